//! Committing what has been written, and asking what has been committed.

use anyhow::Result;

use super::repository::{Git, run};
use crate::norsk;
use crate::read;
use crate::text::{Became, ChangedFile, steering};

/// What came of a commit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// The short name of the commit; none when there was nothing to commit.
    pub name: Option<String>,
    /// Files that git has been told to leave alone, and that are in no commit.
    pub ignored: Vec<String>,
    /// Files that are not on disk as they were committed: something changed them meanwhile.
    pub unlike: Vec<String>,
}

/// What `git status` says of a file.
#[derive(Debug, PartialEq, Eq)]
struct StatusLine {
    is_new: bool,
    is_ignored: bool,
    became: Became,
    /// From the folder; ends in a stroke when it is all of a folder.
    path: String,
}

const STATUS: [&str; 5] = ["status", "--porcelain", "-z", "--untracked-files=all", "--ignored"];
/// What says how git is to treat files.
const GIT_ATTRIBUTES: &str = ".gitattributes";
/// What is the council's too at the top of its folder: the logo on its papers is one of these.
const BESIDE: [&str; 4] = [":(glob,icase)*.png", ":(glob,icase)*.jpg", ":(glob,icase)*.jpeg", GIT_ATTRIBUTES];

impl Git {
    /// Commits `paths`, given from the folder, as they lie on disk, and nothing else: what is staged
    /// or changed elsewhere stays as it is.
    ///
    /// # Errors
    /// When git refuses; the files stay written, and git knows no more of them than before.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<Committed> {
        let entries = self.entries(paths)?;
        let is_ignored = |path: &&String| entries.iter().any(|entry| entry.is_ignored && entry.covers(path));
        let ignored: Vec<String> = paths.iter().filter(is_ignored).cloned().collect();
        // A file that is gone, and that git never had, is nothing to it.
        let is_kept = |path: &&String| entries.iter().any(|entry| !entry.is_ignored && entry.covers(path));
        let kept: Vec<String> = paths.iter().filter(is_kept).cloned().collect();
        if entries.iter().all(|entry| entry.is_ignored) {
            return Ok(Committed { ignored, ..Committed::default() });
        }
        let new: Vec<String> =
            entries.into_iter().filter(|entry| entry.is_new).map(|entry| entry.path).collect();
        if !new.is_empty() {
            // New files must be known to git before they can be committed by name.
            run(self.command_on(&["add", "--intent-to-add"], &new))?;
        }
        let committed = run(self.committing(&kept, &steering::shown(message)));
        if let Err(refused) = committed {
            // A git that was killed may have made the commit, and not noted in its index that it had.
            if run(self.command_on(&["diff", "--quiet", "HEAD"], &kept)).is_ok() {
                run(self.command_on(&["reset", "--quiet"], &kept))?;
                return Ok(Committed { ignored, ..Committed::default() });
            }
            if !new.is_empty() {
                let _ = run(self.command_on(&["rm", "--cached", "--quiet", "--force"], &new));
            }
            return Err(refused);
        }
        let name = run(self.command(&["rev-parse", "--short", "HEAD"]))?;
        let name = Some(String::from_utf8_lossy(&name.stdout).trim().to_owned());
        Ok(Committed { name, ignored, unlike: self.uncommitted(&kept)? })
    }

    /// Those of `paths` that git has otherwise, or not at all, and that it has not been told to leave alone.
    ///
    /// # Errors
    /// When git fails.
    pub fn uncommitted(&self, paths: &[String]) -> Result<Vec<String>> {
        let entries = self.entries(paths)?;
        let is_other = |path: &&String| entries.iter().any(|entry| !entry.is_ignored && entry.covers(path));
        Ok(paths.iter().filter(is_other).cloned().collect())
    }

    /// The files of the council that are not as git has them, whoever wrote them; and those that git has been
    /// told to leave alone. What programs leave beside them is neither.
    ///
    /// # Errors
    /// When git fails.
    pub fn unsaved(&self) -> Result<(Vec<ChangedFile>, Vec<String>)> {
        let (mut changed, mut ignored) = (Vec::new(), Vec::new());
        let mut asked: Vec<String> = BESIDE.map(str::to_owned).to_vec();
        asked.extend(read::TOPS.map(|top| top.trim_end_matches('/').to_owned()));
        let mut command = self.command_on(&STATUS, &asked);
        command.env_remove("GIT_LITERAL_PATHSPECS");
        for entry in self.lines(command)? {
            match entry {
                StatusLine { path, .. } if read::is_leftover(&path) && path != GIT_ATTRIBUTES => {}
                StatusLine { path, is_ignored: true, .. } => ignored.push(path),
                StatusLine { path, became, .. } => changed.push(ChangedFile { path, became }),
            }
        }
        Ok((changed, ignored))
    }

    /// How many other files lie in the folder that are not as git has them.
    ///
    /// # Errors
    /// When git fails.
    pub fn left_beside(&self) -> Result<usize> {
        let mut left = 0;
        // Without those that git has been told to leave alone, which may be very many.
        for entry in self.lines(self.command_on(&STATUS[..4], &[".".to_owned()]))? {
            left += usize::from(!read::is_leftover(&entry.path));
        }
        Ok(left)
    }

    /// What the last commit would lay in the folder at `path`; none when it has no such file.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn last_committed(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let name = format!("HEAD:{}{path}", self.prefix);
        let output = self.command(&["cat-file", "--filters", &name]).output()?;
        Ok(output.status.success().then_some(output.stdout))
    }

    fn entries(&self, paths: &[String]) -> Result<Vec<StatusLine>> {
        self.lines(self.command_on(&STATUS, paths))
    }

    fn lines(&self, status: std::process::Command) -> Result<Vec<StatusLine>> {
        let answer = run(status)?.stdout;
        let lines = answer.split(|&byte| byte == 0).filter_map(|entry| StatusLine::of(entry, &self.prefix));
        Ok(lines.collect())
    }

    fn command_on(&self, first: &[&str], paths: &[String]) -> std::process::Command {
        let mut command = self.command(first);
        command.arg("--").args(paths);
        command
    }
}

impl StatusLine {
    /// Two letters, a blank, and a path from the top of the work tree, in which the folder is at `prefix`.
    fn of(entry: &[u8], prefix: &str) -> Option<Self> {
        let [index, disk, b' ', path @ ..] = entry else { return None };
        let path = String::from_utf8_lossy(path);
        // All of a folder above may be one entry.
        let path = path.strip_prefix(prefix).unwrap_or_default();
        let (is_new, is_ignored) = ([*index, *disk] == *b"??", [*index, *disk] == *b"!!");
        let became = match (*index, *disk) {
            (b'?' | b'A', b'?' | b' ' | b'M' | b'A') | (b' ', b'A') => Became::New,
            (_, b'D') | (b'D', _) => Became::Gone,
            _ => Became::Changed,
        };
        Some(Self { is_new, is_ignored, became, path: path.to_owned() })
    }

    /// Whether it speaks of the file at `path`, however the letters of its name are put together.
    fn covers(&self, path: &str) -> bool {
        let (own, path) = (norsk::composed(&self.path), norsk::composed(path));
        own == path || ((own.is_empty() || own.ends_with('/')) && path.starts_with(&*own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_of_a_file_is_read_from_the_folder() {
        let entry = |text: &str, prefix| StatusLine::of(text.as_bytes(), prefix).expect("an entry");
        let new = entry("?? raad/cases/a\u{30a}.md", "raad/");
        assert!(new.is_new && new.covers("cases/\u{e5}.md") && !new.covers("cases/b.md"));
        let ignored = entry("!! kalender/", "");
        assert!(ignored.is_ignored && ignored.covers("kalender/styret.ics") && !ignored.covers("kalender"));
        assert!(entry("!! raad/", "raad/").covers("cases/a.md"));
        assert_eq!(StatusLine::of(b"", ""), None);
        for (letters, became) in [
            ("??", Became::New),
            (" A", Became::New),
            ("A ", Became::New),
            ("AM", Became::New),
            (" M", Became::Changed),
            ("M ", Became::Changed),
            ("MM", Became::Changed),
            (" D", Became::Gone),
            ("D ", Became::Gone),
        ] {
            assert_eq!(entry(&format!("{letters} cases/a.md"), "").became, became, "{letters}");
        }
    }
}
