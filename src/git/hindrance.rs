//! What is under way in a repository, during which nothing should be written in it.

#![allow(clippy::disallowed_methods, reason = "it looks in git's own folder")]

use std::fmt;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::answer::told_paths;
use super::history::is_under_a_top;
use super::repository::{Git, run};
use crate::norsk;

/// Why nothing should be written now: what would be committed could not be, or would be lost or end up
/// somewhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// Something that somebody began and has not finished.
    UnderWay(Deed),
    /// Files that two have changed, and nobody has settled.
    Unsettled(Vec<String>),
    /// No branch is checked out.
    Detached,
    /// Git has locked the repository: it is at work, or was cut off.
    Locked(PathBuf),
    /// Files of the council that git keeps, and that it was told not to lay in the folder.
    NotHere(Vec<String>),
    /// Files that are to be written, and that git was told not to look at.
    LookedAwayFrom(Vec<String>),
}

/// What git can be in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// `git merge`
    Merge,
    /// `git rebase`
    Rebase,
    /// `git am`
    Mailbox,
    /// `git cherry-pick`
    CherryPick,
    /// `git revert`
    Revert,
    /// Several commits, picked or reverted one by one.
    Sequence,
    /// `git bisect`
    Bisect,
}

/// The file or folder in git's own folder that tells that a deed is under way. The first that is there is
/// told: a rebase makes others' marks while it goes on.
const MARKS: [(&str, Deed); 8] = [
    ("rebase-merge", Deed::Rebase),
    ("rebase-apply/applying", Deed::Mailbox),
    ("rebase-apply", Deed::Rebase),
    ("MERGE_HEAD", Deed::Merge),
    ("CHERRY_PICK_HEAD", Deed::CherryPick),
    ("REVERT_HEAD", Deed::Revert),
    ("sequencer", Deed::Sequence),
    ("BISECT_LOG", Deed::Bisect),
];

/// The same as names, which git may keep otherwise than as files.
const NAMES: [(&str, Deed); 2] = [("CHERRY_PICK_HEAD", Deed::CherryPick), ("REVERT_HEAD", Deed::Revert)];

impl Git {
    /// What stands in the way of writing and committing `paths`, given from the folder.
    ///
    /// # Errors
    /// When git finds its repository broken, or says something that cannot be understood.
    pub fn hindrance(&self, paths: &[String]) -> Result<Option<Hindrance>> {
        let marked = MARKS.into_iter().find(|(name, _)| self.own.join(name).symlink_metadata().is_ok());
        if let Some(deed) = marked.map(|(_, deed)| deed).or(self.named_deed()?) {
            return Ok(Some(Hindrance::UnderWay(deed)));
        }
        let unsettled = run(self.command(&UNSETTLED))?.stdout;
        if !unsettled.is_empty() {
            return Ok(Some(Hindrance::Unsettled(names(&unsettled))));
        }
        // Git fails here for one reason alone: HEAD is no branch.
        if !self.command(&["symbolic-ref", "--quiet", "HEAD"]).output()?.status.success() {
            return Ok(Some(Hindrance::Detached));
        }
        let locks = ["index.lock", "HEAD.lock"].map(|name| self.own.join(name));
        if let Some(lock) = locks.into_iter().find(|lock| lock.symlink_metadata().is_ok()) {
            return Ok(Some(Hindrance::Locked(lock)));
        }
        self.left_alone(paths)
    }

    /// A deed that git has a name for; the branch we are on is looked up at the same time.
    fn named_deed(&self) -> Result<Option<Deed>> {
        let asked = NAMES.map(|(name, _)| name).join("\n");
        let answer = self.answer_to(&["cat-file", "--batch-check"], &format!("HEAD\n{asked}\n"))?;
        let mut lines = answer.lines().map(|line| !line.ends_with(" missing"));
        if lines.next() != Some(true) {
            self.check_new()?;
        }
        let deed = NAMES.into_iter().zip(lines).find(|(_, is_there)| *is_there);
        Ok(deed.map(|((_, deed), _)| deed))
    }

    /// Where HEAD has no commit, the branch must be one that has none yet, and not one that is broken.
    fn check_new(&self) -> Result<()> {
        let known = self.command(&["rev-parse", "--quiet", "--verify", "HEAD"]).output()?;
        let branch = self.command(&["symbolic-ref", "--quiet", "HEAD"]).output()?;
        let branch = String::from_utf8_lossy(&branch.stdout).trim().to_owned();
        let file = run(self.command(&["rev-parse", "--git-path", &branch]))?.stdout;
        let file = self.folder.join(String::from_utf8_lossy(&file).trim_end());
        if known.status.success() || (!branch.is_empty() && file.symlink_metadata().is_ok()) {
            bail!(
                "Git-lageret er skadet: git finner ikke det som sist ble lagret på grenen. Hent det på nytt \
                 fra serveren eller en kopi."
            );
        }
        Ok(())
    }

    /// Files that git has been told to leave alone, and that this would need.
    fn left_alone(&self, paths: &[String]) -> Result<Option<Hindrance>> {
        let listing = run(self.command(&["ls-files", "-v", "-z"]))?.stdout;
        let (mut not_here, mut looked_away_from) = (Vec::new(), Vec::new());
        for entry in listing.split(|&byte| byte == 0) {
            let [tag, b' ', path @ ..] = entry else { continue };
            if *tag != b'S' && !tag.is_ascii_lowercase() {
                continue;
            }
            let path = String::from_utf8_lossy(path).into_owned();
            if paths.contains(&path) {
                looked_away_from.push(path);
            } else if tag.eq_ignore_ascii_case(&b'S')
                && is_under_a_top(&path)
                && self.folder.join(&path).symlink_metadata().is_err()
            {
                not_here.push(path);
            }
        }
        if !not_here.is_empty() {
            return Ok(Some(Hindrance::NotHere(not_here)));
        }
        Ok((!looked_away_from.is_empty()).then_some(Hindrance::LookedAwayFrom(looked_away_from)))
    }
}

/// Asks for the files that are not settled, wherever in the repository, without looking at a file.
const UNSETTLED: [&str; 5] = ["diff", "--cached", "--name-only", "--diff-filter=U", "-z"];

fn names(answer: &[u8]) -> Vec<String> {
    let mut names: Vec<String> = answer
        .split(|&byte| byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    names.dedup();
    names
}

impl fmt::Display for Hindrance {
    /// What it is and what to do, for somebody who did not begin it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnderWay(deed) => formatter.write_str(deed.words()),
            Self::Unsettled(files) => write!(
                formatter,
                "Git venter på at noen velger mellom to utgaver av {}. Velg den teksten som gjelder i {}, og \
                 kjør «git add» på {}.",
                some(files),
                if files.len() == 1 { "filen" } else { "hver fil" },
                if files.len() == 1 { "den" } else { "dem" }
            ),
            Self::Detached => formatter.write_str(
                "Mappen viser én bestemt utgave fra git og ikke en gren («detached HEAD»), og det som lagres \
                 slik, blir lett borte. «git switch» med navnet på grenen, som «git switch main», går \
                 tilbake til den.",
            ),
            Self::Locked(lock) => write!(
                formatter,
                "Git er opptatt i mappen. Vent litt og prøv igjen. Er ingen andre i gang, ble git avbrutt en \
                 gang; da kan filen {} slettes.",
                lock.display()
            ),
            Self::NotHere(files) => write!(
                formatter,
                "Git er satt til å ikke hente alle filene («sparse checkout»), så mappen mangler {}. «git \
                 sparse-checkout disable» henter dem.",
                some(files)
            ),
            Self::LookedAwayFrom(files) => write!(
                formatter,
                "Git er bedt om å ikke se på endringer i {}. «git update-index --no-skip-worktree \
                 --no-assume-unchanged» med {} etter gjør det om.",
                some(files),
                if files.len() == 1 { "filen" } else { "filene" }
            ),
        }
    }
}

impl Deed {
    fn words(self) -> &'static str {
        match self {
            Self::Merge => {
                "En fletting er ikke ferdig i git: to sett med endringer er i ferd med å bli ett. «git \
                 commit» fullfører den når konfliktene er løst, og «git merge --abort» går tilbake."
            }
            Self::Rebase => {
                "Git er midt i å flytte endringer over på en annen utgave (rebase). «git rebase --continue» \
                 går videre når konfliktene er løst, og «git rebase --abort» går tilbake."
            }
            Self::Mailbox => {
                "Git er midt i å legge inn endringer fra e-post (am). «git am --continue» går videre, og \
                 «git am --abort» går tilbake."
            }
            Self::CherryPick => {
                "Git er midt i å hente en endring fra et annet sted (cherry-pick). «git cherry-pick \
                 --continue» går videre når konfliktene er løst, og «git cherry-pick --abort» går tilbake."
            }
            Self::Revert => {
                "Git er midt i å ta tilbake en endring (revert). «git revert --continue» går videre når \
                 konfliktene er løst, og «git revert --abort» går tilbake."
            }
            Self::Sequence => {
                "Git er midt i en rekke endringer som hentes eller tas tilbake en for en. «git status» viser \
                 hvilke og hva som fullfører dem; «git cherry-pick --abort» eller «git revert --abort» går \
                 tilbake."
            }
            Self::Bisect => {
                "Noen leter etter når en feil kom inn (bisect), og mappen viser en gammel utgave. «git \
                 bisect reset» går tilbake til den nye."
            }
        }
    }
}

/// The first few of `files`, as they may be told.
fn some(files: &[String]) -> String {
    let told = told_paths(files);
    norsk::some(&told.iter().map(String::as_str).collect::<Vec<_>>())
}
