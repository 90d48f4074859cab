//! The folder as git keeps it: in a commit, or in a tree that nobody has committed yet.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::{ChildStdin, Output, Stdio};

use anyhow::{Context, Result, bail};

use super::repository::{Git, run};
use crate::norsk;
use crate::read::{self, FileContent, Files, MAX_TEXT};
use crate::text::digest::Seal;

/// A commit or a tree, by its full name in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision(String);

impl Revision {
    /// The one with this name, which git has said.
    ///
    /// # Errors
    /// When it is no name.
    pub(super) fn of_name(name: &str) -> Result<Self> {
        if is_id(name) { Ok(Self(name.to_owned())) } else { bail!("git svarte: {}", name.escape_debug()) }
    }

    /// Its full name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Git {
    /// The commit or tree that `name` stands for; none for a name of zeros only, which git gives its
    /// hooks for a branch that was not there before.
    ///
    /// # Errors
    /// When there is none with that name.
    pub fn revision(&self, name: &str) -> Result<Option<Revision>> {
        if name.len() >= 40 && name.bytes().all(|byte| byte == b'0') {
            return Ok(None);
        }
        // A name that begins with a hyphen would be taken for an option.
        let is_name = !name.starts_with('-') && !name.contains(['\0', '\n']);
        for kind in ["commit", "tree"].into_iter().filter(|_| is_name) {
            let asked = format!("{name}^{{{kind}}}");
            let output = self.command(&["rev-parse", "--quiet", "--verify", &asked]).output();
            if let Some(id) = output.ok().and_then(first_id) {
                return Ok(Some(Revision(id)));
            }
        }
        bail!(
            "Git kjenner ingen commit, gren eller merke «{name}». Ligger den på serveren, hent den først med \
                «git fetch»; i en CI-jobb må hele historien hentes (fetch-depth: 0)."
        )
    }

    /// Where `one` and `other` parted; none when git has no commit that both come from.
    pub fn parting(&self, one: &Revision, other: &Revision) -> Option<Revision> {
        let output = self.command(&["merge-base", &one.0, &other.0]).output().ok()?;
        first_id(output).map(Revision)
    }

    /// Whether `revision` has a file or folder at `path`.
    pub fn has(&self, revision: &Revision, path: &str) -> bool {
        let output = self.command(&["cat-file", "-e", &format!("{}:{path}", revision.0)]).output();
        output.is_ok_and(|output| output.status.success())
    }

    /// The files that `revision` has under `prefix`, with paths from there; what is read, what is searched,
    /// and what is only known by name, is as on disk.
    ///
    /// # Errors
    /// When git fails, or says something that cannot be understood.
    pub fn files(&self, revision: &Revision, prefix: &str) -> Result<Files> {
        let mut command = self.command(&["ls-tree", "-r", "-z", "--full-tree", &revision.0]);
        if !prefix.is_empty() {
            command.args(["--", prefix]);
        }
        let listing = run(command)?.stdout;
        let mut files = Files::default();
        let (mut wanted, mut searched) = (Vec::new(), Vec::new());
        let mut names = HashMap::new();
        let is_named = |name: &&str| memchr::memmem::find(&listing, name.as_bytes()).is_some();
        let has_seals = read::SEALING.iter().any(is_named);
        for entry in listing.split(|&byte| byte == 0).filter(|entry| !entry.is_empty()) {
            let (mode, id, path) = entry_of(entry).context("Git ga en liste som ikke kan leses.")?;
            // As on disk, a name that is not text is nobody's case.
            let Some(path) = std::str::from_utf8(path).ok().and_then(|path| path.strip_prefix(prefix)) else {
                continue;
            };
            let is_ours = is_under_a_top(path);
            if has_seals && is_ours && !matches!(mode, b"160000" | b"120000") {
                names.insert(norsk::composed(path).into_owned(), id.to_owned());
            }
            match mode {
                b"160000" => {}
                b"120000" if is_ours => files.texts.push((path.to_owned(), FileContent::Link)),
                b"120000" => {}
                _ if is_ours && read::is_read(path) => wanted.push((path.to_owned(), id.to_owned())),
                _ if is_ours || is_known_by_name(path) => {
                    files.others.insert(norsk::composed(path).into_owned());
                    if is_ours && read::is_searched(path) {
                        searched.push((path.to_owned(), id.to_owned()));
                    }
                }
                _ => {}
            }
        }
        files.texts.extend(self.answers(wanted, MAX_TEXT, |path, answer| (path, answer.content()))?);
        let kept = self.answers(searched, MAX_TEXT, |path, answer| {
            Some((read::worth_keeping(&path, answer.content())?, path))
        })?;
        files.texts.extend(kept.into_iter().flatten().map(|(text, path)| (path, FileContent::Text(text))));
        let sealed = read::sealed_paths(&files.texts, &files.others);
        let sealed = sealed.into_iter().filter_map(|path| names.remove_entry(&path)).collect();
        let seals = self.answers(sealed, u64::MAX, |path, answer| match answer {
            ObjectContent::Bytes(bytes) => Some((Seal::of(&path, &bytes), path)),
            ObjectContent::TooLarge(_) | ObjectContent::Missing => None,
        })?;
        files.seals = seals.into_iter().flatten().map(|(seal, path)| (path, seal)).collect();
        Ok(files)
    }

    /// What is made of each of the wanted blobs, a path and an object name, through one process. Of one that
    /// has more than `most` bytes only their number is told.
    fn answers<T: Send>(
        &self,
        wanted: Vec<(String, String)>,
        most: u64,
        make: impl Fn(String, ObjectContent) -> T + Sync,
    ) -> Result<Vec<T>> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("Kan ikke kjøre git.")?;
        let (Some(asking), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("Kan ikke snakke med git.");
        };
        let (paths, ids): (Vec<String>, Vec<String>) = wanted.into_iter().unzip();
        let contents = std::thread::scope(|scope| {
            // Asking waits when nobody reads the answers, so the two go on at once. Answers that are
            // given up close their end, and asking ends with it.
            scope.spawn(|| ask(asking, &ids));
            let mut answers = BufReader::with_capacity(1 << 16, answers);
            let one = |(path, id): (String, &String)| {
                let answer = answer_to(id, most, &mut answers);
                Ok(make(path, answer.with_context(|| format!("Git kan ikke lese {id}."))?))
            };
            paths.into_iter().zip(&ids).map(one).collect()
        });
        child.wait().context("Git ble avbrutt.")?;
        contents
    }
}

/// What git answers to a name.
enum ObjectContent {
    Bytes(Vec<u8>),
    TooLarge(u64),
    /// It has not been fetched.
    Missing,
}

impl ObjectContent {
    /// The same, as the content of a file.
    fn content(self) -> FileContent {
        match self {
            Self::Bytes(bytes) => FileContent::from_bytes(&bytes),
            Self::TooLarge(size) => FileContent::TooLarge(size),
            Self::Missing => FileContent::Unreadable("den er ikke hentet fra serveren".to_owned()),
        }
    }
}

/// The one object name that git answered with; none when it answered otherwise.
fn first_id(output: Output) -> Option<String> {
    let text = String::from_utf8(output.stdout).ok()?;
    let id = text.lines().next()?.trim();
    (output.status.success() && is_id(id)).then(|| id.to_owned())
}

fn is_id(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Mode, object name and path of a line of `git ls-tree -z`.
fn entry_of(entry: &[u8]) -> Option<(&[u8], &str, &[u8])> {
    let tab = entry.iter().position(|&byte| byte == b'\t')?;
    let mut words = entry[..tab].split(|&byte| byte == b' ');
    let (mode, _kind, id) = (words.next()?, words.next()?, words.next()?);
    let id = std::str::from_utf8(id).ok().filter(|id| is_id(id))?;
    Some((mode, id, &entry[tab + 1..]))
}

/// Whether it is told of a file that is not read: beside the folders, or in one that somebody took for them.
fn is_known_by_name(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => read::meant_by(folder).is_some(),
        None => true,
    }
}

/// Whether the path is one of the workspace's own files, or in one of its folders.
pub(super) fn is_under_a_top(path: &str) -> bool {
    read::TOPS.into_iter().any(|top| {
        let rest = path.strip_prefix(top.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn ask(asking: ChildStdin, ids: &[String]) {
    let mut asking = BufWriter::new(asking);
    for id in ids {
        // When git has gone, the answers say so.
        if writeln!(asking, "{id}").is_err() {
            return;
        }
    }
    let _ = asking.flush();
}

fn answer_to(id: &str, most: u64, answers: &mut impl BufRead) -> Result<ObjectContent> {
    let mut head = Vec::new();
    answers.take(200).read_until(b'\n', &mut head)?;
    let head = std::str::from_utf8(&head).ok().and_then(|head| head.strip_suffix('\n')).unwrap_or_default();
    let words: Vec<&str> = head.split(' ').collect();
    let size: u64 = match words.as_slice() {
        [name, "missing"] if *name == id => return Ok(ObjectContent::Missing),
        [name, "blob", size] if *name == id => size.parse().context("Svaret har ingen lengde.")?,
        _ => bail!("Svaret var «{}».", head.escape_debug()),
    };
    let answer = if size > most {
        std::io::copy(&mut answers.take(size), &mut std::io::sink())?;
        ObjectContent::TooLarge(size)
    } else {
        let mut bytes = Vec::new();
        answers.take(size).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            bail!("Svaret ble avbrutt.");
        }
        ObjectContent::Bytes(bytes)
    };
    let mut end = [0];
    answers.read_exact(&mut end)?;
    if end != *b"\n" {
        bail!("Svaret var lengre enn det sa.");
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef01234567";

    fn answer(text: &str) -> Result<FileContent> {
        answer_to(ID, MAX_TEXT, &mut text.as_bytes()).map(ObjectContent::content)
    }

    #[test]
    fn nothing_git_says_is_taken_on_trust() {
        let good = answer(&format!("{ID} blob 3\nabc\n"));
        assert_eq!(good.expect("an answer"), FileContent::Text("abc".into()));
        assert!(matches!(answer(&format!("{ID} missing\n")), Ok(FileContent::Unreadable(_))));
        for bad in ["", "x", "\n", "a blob 3\nabc\n"] {
            assert!(answer(bad).is_err(), "{bad:?}");
        }
        for rest in [" blob 4\nabc\n", " blob 2\nabc\n", " tree 3\nabc\n", " blob -1\n\n", " blob 3\nabc"] {
            assert!(answer(&format!("{ID}{rest}")).is_err(), "{rest:?}");
        }
        assert_eq!(entry_of(b"100644 blob xyz\tcases/a.md"), None);
    }

    #[test]
    fn only_the_workspaces_own_files_are_ours() {
        for (path, expected) in [
            ("cases", true),
            ("cases/2024/a.md", true),
            ("casesx/a.md", false),
            ("bodies.yaml", true),
            ("bodies.yaml.bak", false),
            ("src/cases/a.md", false),
        ] {
            assert_eq!(is_under_a_top(path), expected, "{path}");
        }
    }
}
