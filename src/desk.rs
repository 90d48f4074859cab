//! The folder, read and judged, over which texts can be laid.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::read::{self, FileContent, Files};
use crate::rules::{self, Answers, KnownFindings};
use crate::steps::NewText;
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// A folder as it was read, and everything that was found in it. Another can be had from it with some texts
/// changed, which reads only those and asks the rules only where the change can matter; what that gives is
/// always what a folder with these texts in it would give when it is opened.
#[derive(Debug, Clone)]
pub struct Desk {
    workspace: Arc<Workspace>,
    /// What reading said of the files.
    read: Vec<Diagnostic>,
    found: Arc<Vec<Diagnostic>>,
    /// What the rules answered, when texts are to be laid over the folder.
    answers: Option<Answers>,
    /// The files that were read and are no texts.
    unread: Arc<Vec<(String, FileContent)>>,
}

/// How far the opening of a folder has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Its files are being read.
    Reading,
    /// The rules are being asked.
    Judging,
}

impl Desk {
    /// Reads and judges a folder that is to be changed; `tell` hears of each stage.
    pub fn open_telling(files: Files, today: NaiveDate, tell: &dyn Fn(Stage)) -> Self {
        Self::judged(files, today, None, tell, |workspace, read| {
            let answers = rules::answers(workspace);
            (rules::check_beside(workspace, read, &answers), Some(answers))
        })
    }

    /// Reads and judges a folder that is only looked at, beside `base`, which it is compared with. Texts can
    /// be laid over it too, and cost more.
    pub fn look(files: Files, today: NaiveDate, base: Option<Arc<Workspace>>, tell: &dyn Fn(Stage)) -> Self {
        Self::judged(files, today, base, tell, |workspace, read| (rules::check(workspace, read), None))
    }

    fn judged(
        files: Files,
        today: NaiveDate,
        base: Option<Arc<Workspace>>,
        tell: &dyn Fn(Stage),
        judge: impl FnOnce(&Workspace, Vec<Diagnostic>) -> (Vec<Diagnostic>, Option<Answers>),
    ) -> Self {
        tell(Stage::Reading);
        let is_no_text = |content: &FileContent| !matches!(content, FileContent::Text(_));
        let unread = files.texts.iter().filter(|(_, content)| is_no_text(content)).cloned().collect();
        let (mut workspace, read) = read::read(files, today);
        workspace.base = base;
        tell(Stage::Judging);
        let (found, answers) = judge(&workspace, read.clone());
        let (workspace, found) = (Arc::new(workspace), Arc::new(found));
        Self { workspace, read, found, answers, unread: Arc::new(unread) }
    }

    /// The folder.
    pub fn workspace(&self) -> &Arc<Workspace> {
        &self.workspace
    }

    /// Everything wrong with it.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// How many cases and meetings the rules have been asked about again, for all that was laid over the
    /// folder since it was opened.
    pub fn asked_again(&self) -> usize {
        self.answers.as_ref().map_or(0, Answers::asked_again)
    }

    /// The folder as it would be with these texts in it, judged.
    #[must_use]
    pub fn with(&self, texts: &[NewText]) -> Self {
        let new = texts.iter().map(|new| (new.path.as_str(), new.text.as_str()));
        let Some(again) = read::again(&self.workspace, &self.read, new) else {
            return self.opened_with(texts, &[]);
        };
        let workspace = again.workspace;
        let ask_again = |before| rules::answers_again(before, &workspace, &again.touched, &again.changed);
        let answers = self.answers.as_ref().map(ask_again);
        let found = match &answers {
            Some(answers) => rules::check_beside(&workspace, again.found.clone(), answers),
            None => rules::check(&workspace, again.found.clone()),
        };
        let (workspace, found) = (Arc::new(workspace), Arc::new(found));
        Self { workspace, read: again.found, found, answers, unread: Arc::clone(&self.unread) }
    }

    /// The folder as it would be with these texts in it, and with the files at these paths called something
    /// else, from and to; judged.
    #[must_use]
    pub fn moved(&self, texts: &[NewText], moved: &[(String, String)]) -> Self {
        self.opened_with(texts, moved)
    }

    /// The same where everything may depend on the change.
    fn opened_with(&self, texts: &[NewText], moved: &[(String, String)]) -> Self {
        let mut files = read::files_of(&self.workspace, &self.unread);
        for (from, to) in moved {
            for (path, _) in &mut files.texts {
                if path == from {
                    path.clone_from(to);
                }
            }
            if files.others.remove(from) {
                files.others.insert(to.clone());
            }
        }
        for new in texts {
            let content = FileContent::Text(new.text.clone());
            match files.texts.iter_mut().find(|(path, _)| *path == new.path) {
                Some((_, old)) => *old = content,
                None => files.texts.push((new.path.clone(), content)),
            }
        }
        let today = self.workspace.today;
        match &self.workspace.base {
            None if self.answers.is_some() => Self::open_telling(files, today, &|_| ()),
            base => Self::look(files, today, base.clone(), &|_| ()),
        }
    }

    /// What is found in `after` that was not found here: what is new, and what stands on a line that has been
    /// touched.
    pub fn brought_in<'a>(&self, after: &'a Self) -> Vec<&'a Diagnostic> {
        KnownFindings::new(&self.workspace, &self.found).divide(&after.workspace, &after.found).0
    }

    /// Learns what these files, which are no texts, hold. What the rules have answered may rest on that.
    pub fn know(&mut self, seals: impl IntoIterator<Item = (String, Seal)>) {
        let mut learned = Vec::new();
        for (path, seal) in seals {
            if self.workspace.seals.get(&path) != Some(&seal) {
                learned.push((path, seal));
            }
        }
        if learned.is_empty() {
            return;
        }
        let workspace = Arc::make_mut(&mut self.workspace);
        Arc::make_mut(&mut workspace.seals).extend(learned);
        self.answers = None;
    }
}
