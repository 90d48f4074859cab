//! Telling git what has been written, by us and by people: at once, or by a later command when git would not
//! have it.

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::ledger::AGAIN;
use super::merging::faults_in;
use super::run::Run;
use super::{RunOutcome, output, sharing};
use crate::attempt::JudgedChange;
use crate::disk::PendingCommit;
use crate::git::{Git, Repository};
use crate::norsk;
use crate::render::screen;
use crate::steps::own_work;
use crate::workspace::Workspace;

/// `ipr lagre`
///
/// # Errors
/// When git will not have what it is told, or there is no folder or no git.
pub fn save(global: &Global) -> Result<RunOutcome> {
    let mut run = Run::open_to_write(global)?;
    run.commits = true;
    let git = run.repository(&[])?.context(
        "Mappen ligger ikke i git, så det finnes ikke noe sted å lagre. Den som kan git hos dere, kan kjøre \
         «git init» i mappen.",
    )?;
    run.commit_what_is_owed(true)?;
    let desk = run.desk(global);
    let folder = desk.workspace();
    let saved = run.save_own_work(&git, folder, |_| true)?;
    let (_, ignored) = git.unsaved()?;
    if !ignored.is_empty() {
        output::print(&screen::paragraph(&format!(
            "Git er satt til å overse {} (.gitignore), så det er ikke lagret.",
            own_work::things(folder, ignored.iter().map(String::as_str))
        )));
    }
    match faults_in(&desk) {
        0 => {}
        faults if saved => {
            let faults = norsk::count(faults, "feil", "feil");
            output::print(&format!("Filene har {faults}. «ipr check» viser dem.\n"));
        }
        _ => {}
    }
    match git.left_beside()? {
        0 => output::print("Alt er lagret i git.\n"),
        left => output::print(&screen::paragraph(&format!(
            "Sakene, møtene og rådets filer er lagret i git. {} utenfor dem er ikke med. Vedlegg legges i \
             mappen til saken.",
            norsk::count(left, "fil", "filer")
        ))),
    }
    Ok(RunOutcome::Clean)
}

impl Run {
    /// Saves in git what people have written in the files that are `wanted`, with a sentence made of what it
    /// is; whether there was something.
    ///
    /// # Errors
    /// When git refuses.
    pub(super) fn save_own_work(
        &self,
        git: &Git,
        folder: &Workspace,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<bool> {
        let (mut files, _) = git.unsaved()?;
        files.retain(|file| wanted(&file.path));
        if files.is_empty() {
            return Ok(false);
        }
        let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        if let Some(hindrance) = Repository::hindrance(git, &paths)? {
            bail!("{hindrance}");
        }
        let sentence = own_work::sentence(folder, &files);
        let committed = git.commit(&paths, &sentence)?;
        let name = committed.name.unwrap_or_default();
        output::print(&screen::paragraph(&format!("{sentence}.")));
        output::print(&format!("Lagret i git som {name}.\n"));
        Ok(true)
    }

    /// Saves what people have written in the files that a change touches, or in all that it may rest on.
    ///
    /// # Errors
    /// When git refuses; nothing is written then.
    pub(super) fn save_what_it_rests_on(
        &self,
        git: &Git,
        change: &JudgedChange,
        rests_on_all: bool,
    ) -> Result<()> {
        let paths = change.paths();
        let is_wanted = |path: &str| rests_on_all || paths.iter().any(|touched| touched == path);
        self.save_own_work(git, &change.before, is_wanted).with_context(|| {
            format!(
                "Det du har skrevet selv, ble ikke lagret i git, så kommandoen er ikke kjørt. Rett det git \
                 sier under, og kjør {AGAIN}."
            )
        })?;
        Ok(())
    }

    /// Says what of the folder is in no commit, and was written by people. What is only looked at is no
    /// reason to fail.
    pub fn tell_what_is_unsaved(&self, folder: &Workspace) {
        if !self.commits {
            return;
        }
        let (Ok(Some(git)), Ok(owed)) = (Git::open(&self.session.folder.root), self.session.folder.owed())
        else {
            return;
        };
        let Ok((files, _)) = git.unsaved() else { return };
        let is_owed = |path: &str| owed.commits.iter().any(|commit| commit.paths.iter().any(|of| of == path));
        let mut own = Vec::new();
        for file in &files {
            if !is_owed(&file.path) {
                own.push(file.path.as_str());
            }
        }
        let things = own_work::things(folder, own);
        if !things.is_empty() {
            let told = format!("Ikke lagret i git: {things}. {AGAIN} lagrer det.");
            output::print_error(&screen::paragraph(&told));
        }
    }

    /// Says how far one is from what others have shared.
    pub fn tell_distance(&self) {
        if let Ok(Some(git)) = Git::open(&self.session.folder.root)
            && let Some(told) = sharing::distance_told(&git)
        {
            output::print_error(&screen::paragraph(&told));
        }
    }

    /// The repository that `paths` are to be committed to; none when there is none, or the user wants no
    /// commit.
    pub(super) fn repository(&self, paths: &[String]) -> Result<Option<Git>> {
        if !self.commits {
            return Ok(None);
        }
        let way_out = "Ingenting er skrevet; med --no-commit blir filene skrevet, men ikke lagret i git.";
        let Some(git) = Git::open(&self.session.folder.root).context(way_out)? else { return Ok(None) };
        match Repository::hindrance(&git, paths).context(way_out)? {
            Some(hindrance) => bail!("{hindrance} Er du i tvil, spør den som kan git hos dere. {way_out}"),
            None => Ok(Some(git)),
        }
    }

    /// Says in a line that something is not in git, when something is not. What is only looked at is no
    /// reason to fail.
    pub fn tell_what_is_owed(&self) {
        let owed = match self.session.folder.owed() {
            Ok(owed) if owed.commits.is_empty() || !self.commits => return,
            Ok(owed) => owed,
            Err(error) => return output::complain(&error),
        };
        let git = Git::open(&self.session.folder.root).ok().flatten();
        // Where git cannot answer, all that is noted is owed.
        let is_owed = |commit: &&PendingCommit| match &git {
            Some(git) => self.session.still_owed(git, &owed, commit).map_or(true, |paths| !paths.is_empty()),
            None => true,
        };
        tell(owed.commits.iter().filter(is_owed).count());
    }

    /// Commits what earlier commands have written and git has not been told of, and says what is left of it.
    ///
    /// # Errors
    /// As for [`Session::commit_what_is_owed`](super::Session::commit_what_is_owed).
    pub fn commit_what_is_owed(&self, is_asked: bool) -> Result<()> {
        if !self.commits {
            return Ok(());
        }
        let open = || Git::open(&self.session.folder.root);
        tell(self.session.commit_what_is_owed(&open, is_asked, &mut output::print)?);
        Ok(())
    }
}

/// Says that so many changes are in no commit.
fn tell(left: usize) {
    let changes = match left {
        0 => return,
        1 => "En endring er skrevet".to_owned(),
        _ => format!("{left} endringer er skrevet"),
    };
    output::print_error(&screen::paragraph(&format!(
        "{changes}, men ikke lagret i git. {AGAIN} prøver igjen."
    )));
}
