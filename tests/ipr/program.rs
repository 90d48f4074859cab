//! The program, run as the secretariat runs it, in a folder of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A temporary folder in git.
pub struct Folder {
    folder: tempfile::TempDir,
}

/// What a run said.
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder in git with copies of `parts` of the repository, each to the place beside it.
    pub fn with(parts: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (from, to) in parts {
            copy(&repository().join(from), &folder.path().join(to));
        }
        folder.git(&["init", "--quiet", "--initial-branch=main"]);
        folder.git(&["config", "user.name", "Prøve"]);
        folder.git(&["config", "user.email", "prove@ipr.example"]);
        folder.git(&["config", "core.autocrlf", "false"]);
        folder.git(&["add", "--all"]);
        folder.git(&["commit", "--quiet", "--message", "start"]);
        folder
    }

    /// Osloregionen with its meetings of January 2024 still to be called, and no cases.
    pub fn at_the_start() -> Self {
        Self::with(&[
            ("bodies.yaml", "bodies.yaml"),
            ("members.yaml", "members.yaml"),
            ("tests/folders/story/start", ""),
        ])
    }

    /// A clone of a repository, in which `name` works.
    pub fn clone_of(hub: &Path, name: &str) -> Self {
        let folder = Self::new();
        let hub = hub.to_string_lossy();
        folder.git(&["clone", "--quiet", &hub, "."]);
        folder.git(&["config", "user.name", name]);
        folder.git(&["config", "user.email", &format!("{}@ipr.example", name.to_lowercase())]);
        folder.git(&["config", "core.autocrlf", "false"]);
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `ipr` in it.
    pub fn ipr(&self, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
        // Whose machine it is makes no difference.
        command.env_remove("VISUAL").env_remove("EDITOR").env_remove("IPR_COMPLETE");
        said(command.current_dir(self.path()).args(arguments).output().expect("ipr runs"))
    }

    /// Runs `ipr`, which must succeed; its output.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let said = self.ipr(arguments);
        assert_eq!(said.code, 0, "ipr {arguments:?}\n{}{}", said.out, said.err);
        said.out
    }

    /// Reads the minutes of a meeting on a day, and again with what it asks to have confirmed, which must
    /// succeed; the output.
    pub fn records(&self, meeting: &str, day: &str) -> String {
        let read = ["referat", "--les", meeting, "--dato", day];
        let said = self.ipr(&read);
        match asked_to_confirm(&said.out) {
            Some(count) => self.ok(&[&read[..], &["--bekreft", &count]].concat()),
            None => {
                assert_eq!(said.code, 0, "{}{}", said.out, said.err);
                said.out
            }
        }
    }

    /// Runs git in it, which must succeed; its output.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git").current_dir(self.path()).args(arguments).output().expect("git runs");
        let said = said(output);
        assert_eq!(said.code, 0, "git {arguments:?}\n{}", said.err);
        said.out
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }

    /// Writes a file with the first `was` in it replaced; it must be there.
    pub fn replace(&self, path: &str, was: &str, is: &str) {
        let text = self.read(path);
        assert!(text.contains(was), "{path} has no «{was}»");
        self.write(path, text.replacen(was, is, 1));
    }
}

/// How much of the minutes is asked to be confirmed, when something is.
pub fn asked_to_confirm(said: &str) -> Option<String> {
    let words = said.split_whitespace().skip_while(|word| *word != "--bekreft").nth(1)?;
    Some(words.chars().take_while(char::is_ascii_digit).collect())
}

/// Every command without commands of its own, by its words.
pub fn leaves_of(command: &clap::Command) -> BTreeSet<String> {
    let mut leaves = BTreeSet::new();
    for inner in command.get_subcommands() {
        if !inner.has_subcommands() {
            leaves.insert(inner.get_name().to_owned());
        }
        for words in leaves_of(inner) {
            leaves.insert(format!("{} {words}", inner.get_name()));
        }
    }
    leaves
}

/// The top of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder`, by path with forward slashes; what git and ipr keep for themselves apart.
pub fn files(folder: &Path) -> Vec<String> {
    let mut paths: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != ".ipr")
        .map(|entry| entry.expect("a folder that can be listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/"))
        .collect();
    paths.sort();
    paths
}

/// Copies a file or a folder.
pub fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().expect("a parent")).expect("folders");
        fs::copy(from, to).expect("copied");
        return;
    }
    for path in files(from) {
        copy(&from.join(&path), &to.join(&path));
    }
}

/// What a finished process said.
pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

#[test]
fn papers_with_a_hole_are_not_made() {
    let folder = Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
    let case = "cases/2024/2024-005-forslag-til-prosess-for-invitasjon-til-fylkeskommuner.md";
    for (path, was, is) in
        [(case, "\nsakstype:", "\nsakstype: ["), ("members.yaml", "\npersoner:", "\npersoner: [")]
    {
        let before = folder.read(path);
        folder.write(path, before.replacen(was, is, 1));
        for command in ["innkalling", "referat"] {
            let said = folder.ipr(&[command, "2024-02-16-styret", "--dato", "2024-02-09"]);
            assert_eq!(said.code, 1, "{command} {path}: {}{}", said.out, said.err);
            assert!(said.out.contains("F01") && said.out.contains("ingenting er endret"), "{}", said.out);
        }
        folder.write(path, before);
        assert_eq!(folder.git(&["status", "--porcelain"]), "");
    }
}
