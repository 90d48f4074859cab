//! A repository, and how git is asked something there.

#![allow(clippy::disallowed_methods, reason = "it runs git, and looks where there is a repository")]

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use super::{answer, environment};

/// A repository, seen from a folder.
#[derive(Debug)]
pub struct Git {
    pub(super) folder: PathBuf,
    /// Git's own folder for this work tree.
    pub(super) own: PathBuf,
    /// The path of the folder seen from the top of the work tree, ending in a stroke unless it is the top.
    pub(super) prefix: String,
    /// Whether the environment may say which repository is meant, as it does where a hook runs us.
    obeys_environment: bool,
}

impl Git {
    /// The work tree that holds `folder`; none when the folder is in no repository.
    ///
    /// # Errors
    /// When there is a repository, and git is missing, will not use it, or finds it broken.
    pub fn open(folder: &Path) -> Result<Option<Self>> {
        let git = Self {
            folder: folder.to_owned(),
            own: PathBuf::new(),
            prefix: String::new(),
            obeys_environment: false,
        };
        let asked = ["rev-parse", "--is-inside-work-tree", "--git-dir", "--show-prefix"];
        let output = match git.command(&asked).output() {
            Ok(output) => output,
            Err(error) if top_above(folder).is_some() => {
                return Err(not_run(error)).context("Mappen ligger i git, men git kan ikke kjøres.");
            }
            Err(_) => return Ok(None),
        };
        if output.status.success() {
            return git.placed(&output.stdout).map(Some);
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if said.contains("dubious ownership") {
            bail!(
                "Git bruker ikke mappen, for den eies av en annen bruker på maskinen. Er mappen deres, sier \
                 git under hva som må kjøres én gang.\n{said}"
            );
        }
        if !said.contains("not a git repository") {
            bail!("git svarte: {}", answer::told(&said));
        }
        let Some(top) = top_above(folder) else { return Ok(None) };
        bail!(
            "Mappen {} har en .git, men git finner ikke noe brukbart lager der. Er det skadet, kan det \
             hentes på nytt; filene i rådets mappe er ikke rørt.\ngit svarte: {}",
            top.display(),
            answer::told(&said)
        )
    }

    /// Makes `folder` a repository.
    ///
    /// # Errors
    /// When git is missing or refuses.
    pub fn create(folder: &Path) -> Result<()> {
        let git = Self {
            folder: folder.to_owned(),
            own: PathBuf::new(),
            prefix: String::new(),
            obeys_environment: false,
        };
        run(git.command(&["init", "--quiet", "--initial-branch=main"]))?;
        Ok(())
    }

    /// The repository where we stand, bare or not: the one that a hook runs in, with what a push has
    /// brought and nobody has accepted yet.
    ///
    /// # Errors
    /// When git is missing or will not use it, or we stand in none.
    pub fn here() -> Result<Self> {
        let mut git = Self {
            folder: PathBuf::from("."),
            own: PathBuf::new(),
            prefix: String::new(),
            obeys_environment: true,
        };
        let output = run(git.command(&["rev-parse", "--show-prefix"]));
        let output = output.context("Vi står ikke i noe git-lager.")?;
        git.prefix = one_line(output.stdout)?;
        Ok(git)
    }

    /// The path of the folder seen from the top of its repository, ending in a stroke unless it is the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The same, knowing where it is: three lines that git answered.
    fn placed(mut self, answer: &[u8]) -> Result<Self> {
        let text = String::from_utf8(answer.to_owned()).context("Mappens navn er ikke UTF-8.")?;
        let mut lines = text.lines();
        if lines.next() != Some("true") {
            bail!("Mappen ligger i et git-lager uten arbeidsmappe (bare). Klon det, og arbeid i klonen.");
        }
        let own = lines.next().context("git svarte ikke hvor lageret ligger.")?;
        self.own = self.folder.join(own);
        self.prefix = lines.next().unwrap_or_default().to_owned();
        Ok(self)
    }

    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).args(SETTINGS).args(arguments);
        environment::prepare(&mut command, self.obeys_environment);
        command
    }

    /// A commit of `paths` alone. Its hooks run as if the user had begun it, so that here each path says for
    /// itself that it is no pattern.
    pub(super) fn committing(&self, paths: &[String], message: &str) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder);
        command.args(["commit", "--quiet", "--only", "--message", message, "--"]);
        for path in paths {
            command.arg(format!(":(literal){path}"));
        }
        environment::prepare_for_hooks(&mut command);
        command
    }

    /// Removes a file of our own in git's folder, and git's lock on it.
    pub(super) fn forget_own(&self, path: &str) {
        for path in [path.to_owned(), format!("{path}.lock")] {
            let _ = std::fs::remove_file(path);
        }
    }

    /// Git as a person would run it, whose own hooks may run.
    pub(super) fn hooked(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).args(arguments).stdin(Stdio::null());
        environment::prepare_for_hooks(&mut command);
        command.env("LC_ALL", "C");
        command
    }

    /// What git answers to a command that is given something to read.
    pub(super) fn answer_to(&self, arguments: &[&str], input: &str) -> Result<String> {
        run_with(self.command(arguments), input)
    }
}

/// How names and lists are written, whatever the user likes to see; an old git passes over what it does not
/// know.
const SETTINGS: [&str; 6] =
    ["-c", "core.quotepath=off", "-c", "status.renames=false", "-c", "diff.relative=false"];

/// The nearest folder, from `folder` upwards, in which something is called `.git`.
fn top_above(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let top = folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok());
    top.map(Path::to_owned)
}

pub(super) fn run(mut command: Command) -> Result<Output> {
    succeeded(command.output().map_err(not_run)?)
}

/// What a command answers that is given something to read.
pub(super) fn run_with(mut command: Command, input: &str) -> Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(not_run)?;
    if let Some(mut asking) = child.stdin.take() {
        // When git has gone, its answer says so.
        let _ = asking.write_all(input.as_bytes());
    }
    let output = succeeded(child.wait_with_output().context("Git ble avbrutt.")?)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn not_run(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("Programmet git finnes ikke på maskinen."),
        _ => anyhow::Error::from(error).context("Kan ikke kjøre git."),
    }
}

fn succeeded(output: Output) -> Result<Output> {
    if output.status.success() {
        return Ok(output);
    }
    let mut said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if said.is_empty() {
        said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    }
    if NAMELESS.iter().any(|words| said.contains(words)) {
        bail!(
            "Git vet ikke hvem du er. Skriv dette én gang, med ditt navn og din adresse:\n  git config \
             --global user.name \"Kari Nordmann\"\n  git config --global user.email kari@kommune.no"
        );
    }
    bail!("git svarte: {}", answer::told(&said))
}

/// What git says when it has not been told whose work it is.
const NAMELESS: [&str; 3] = ["Please tell me who you are", "empty ident name", "unable to auto-detect email"];

fn one_line(answer: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(answer).context("Mappens navn er ikke UTF-8.")?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
