//! What has been done, commit by commit.

use std::collections::HashMap;

use anyhow::{Context, Result};

use super::history::Revision;
use super::repository::{Git, run};
use crate::text::{Became, ChangedFile};

/// A commit, as somebody would tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDeed {
    /// Which it is.
    pub commit: Revision,
    /// Who did it.
    pub author: String,
    /// Their address.
    pub email: String,
    /// On which day, as `2024-02-16`.
    pub day: String,
    /// What was done, in a sentence. It was written when it was done, and may tell of what is exempt now.
    pub subject: String,
    /// The commit that it undoes.
    pub undoes: Option<String>,
    /// Where somebody decided by it whose text stands, as it was noted.
    pub replaced: Vec<String>,
    /// Whether it puts together what several have done.
    pub is_merge: bool,
    /// The files of the folder that it changed, as they were called then.
    pub files: Vec<ChangedFile>,
    /// The same files, as they are called in the last of the commits.
    pub called_now: Vec<String>,
}

/// What git tells of each commit, after a mark; its files follow.
const TOLD: &str = "--format=%x01%H%x00%an%x00%ae%x00%as%x00%s%x00%(trailers:key=Angrer,valueonly,separator=)\
    %x00%(trailers:key=Erstattet,valueonly,separator=%x02)%x00%P";

impl Git {
    /// What was done between `since` and `until`, the newest first, in files at `paths` from the top of the
    /// repository, or anywhere.
    ///
    /// # Errors
    /// When git fails.
    pub fn deeds(
        &self,
        since: Option<&Revision>,
        until: &Revision,
        paths: &[String],
        most: usize,
    ) -> Result<Vec<PastDeed>> {
        let most = format!("--max-count={most}");
        let mut command = self.command(&["log", "-z", "--name-status", "--find-renames", TOLD, &most]);
        command.arg(until.name());
        if let Some(since) = since {
            command.arg(format!("^{since}"));
        }
        command.arg("--");
        for path in paths {
            command.arg(format!(":(top,literal){path}"));
        }
        command.env_remove("GIT_LITERAL_PATHSPECS");
        let log = String::from_utf8_lossy(&run(command)?.stdout).into_owned();
        let mut deeds: Vec<PastDeed> = Vec::new();
        let mut names = HashMap::new();
        let mut words = log.split('\0');
        while let Some(word) = words.next() {
            let word = word.trim_start();
            if let Some(commit) = word.strip_prefix('\u{1}') {
                deeds.push(deed(commit, &mut words)?);
            } else if let Some(deed) = deeds.last_mut()
                && !word.is_empty()
            {
                self.take_file(deed, (word, &mut words), &mut names)?;
            }
        }
        Ok(deeds)
    }

    /// Notes a file that a commit changed. `names` has what files that were called otherwise are called now.
    fn take_file<'l>(
        &self,
        deed: &mut PastDeed,
        (letter, words): (&str, &mut impl Iterator<Item = &'l str>),
        names: &mut HashMap<String, String>,
    ) -> Result<()> {
        let mut next = || words.next().context("Git ga en historie som ikke kan leses.");
        let first = next()?;
        let second = if letter.starts_with(['R', 'C']) { Some(next()?) } else { None };
        let path = second.unwrap_or(first);
        let now = names.get(path).cloned().unwrap_or_else(|| path.to_owned());
        if letter.starts_with('R') {
            names.insert(first.to_owned(), now.clone());
        }
        let inner = |path: &str| path.strip_prefix(&self.prefix).map(str::to_owned);
        let became = match letter.chars().next() {
            Some('A' | 'C') => Became::New,
            Some('D') => Became::Gone,
            _ => Became::Changed,
        };
        if let Some(path) = inner(path) {
            deed.files.push(ChangedFile { path, became });
        }
        deed.called_now.extend(inner(&now));
        Ok(())
    }
}

/// A commit of which git tells the rest in the next words.
fn deed<'l>(commit: &str, words: &mut impl Iterator<Item = &'l str>) -> Result<PastDeed> {
    let mut next = || words.next().map(str::to_owned).context("Git ga en historie som ikke kan leses.");
    let (author, email, day, subject) = (next()?, next()?, next()?, next()?);
    let (undoes, replaced, parents) = (next()?, next()?, next()?);
    let mut replacements = Vec::new();
    for noted in replaced.split('\u{2}').filter(|noted| !noted.trim().is_empty()) {
        replacements.push(noted.trim().to_owned());
    }
    Ok(PastDeed {
        commit: Revision::of_name(commit)?,
        author,
        email,
        day,
        subject,
        undoes: if undoes.trim().is_empty() { None } else { Some(undoes.trim().to_owned()) },
        replaced: replacements,
        is_merge: parents.contains(' '),
        files: Vec::new(),
        called_now: Vec::new(),
    })
}
