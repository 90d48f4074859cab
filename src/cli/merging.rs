//! What two have done to a folder, put together and judged before any of it lies on disk.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::clashes::{Choice, ClashOver, Replaced};
use super::given_way::texts_of;
use super::moved_twice::{MovedTwice, moved_twice};
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::git::{ClashedFile, Git, Merge, Revision, TreeEntry};
use crate::model::{Case, Meeting};
use crate::read;
use crate::rules::{self, Work};
use crate::steps::Change;
use crate::steps::joined::{ThreeTexts, Whose, hangs_together, joined};
use crate::steps::move_meeting::follow_meeting;
use crate::steps::new_id::{Renumbered, binding, new_id, sharing};
use crate::workspace::Workspace;

/// Two folders that are to be one.
pub struct Merging<'a> {
    /// The repository.
    pub git: &'a Git,
    /// What lies here, as it is saved.
    pub ours: (&'a Revision, &'a Desk),
    /// What others have.
    pub theirs: (&'a Revision, &'a Desk),
    /// What somebody has decided.
    pub choices: &'a [Choice],
    /// Whose papers stand until they are made again.
    pub papers_of: Whose,
    /// The day that everything is judged by.
    pub today: NaiveDate,
}

/// What the two give together.
pub struct MergedFolder {
    /// As git keeps it.
    pub tree: Revision,
    /// Read and judged.
    pub desk: Desk,
    /// What the reader should know, a paragraph each.
    pub notes: Vec<String>,
    /// Files that have got another path, from and to.
    pub moved: Vec<(String, String)>,
    /// Where somebody has decided whose text stands.
    pub replaced: Vec<Replaced>,
}

/// What a file that git cannot put together is to be.
struct Settled {
    entry: TreeEntry,
    /// What was decided about it.
    replaced: Option<Replaced>,
}

impl Settled {
    /// Without that anybody had to decide.
    fn of(entry: TreeEntry) -> Self {
        Self { entry, replaced: None }
    }
}

/// What is to be in the tree, by path from the top of the repository.
pub(super) type TreeChanges = Vec<(String, TreeEntry)>;

impl Merging<'_> {
    /// What the two give together, or where both have changed the same.
    ///
    /// # Errors
    /// When git fails.
    pub fn settle(&self, merge: &Merge) -> Result<Result<MergedFolder, Vec<ClashOver>>> {
        let (mut entries, mut clashes) = (TreeChanges::new(), Vec::new());
        let mut replaced = Vec::new();
        let twice = moved_twice(self.ours.1.workspace(), self.theirs.1.workspace());
        for file in &merge.clashed {
            match self.settle_file(file, &twice)? {
                Ok(settled) => {
                    entries.push((file.path.clone(), settled.entry));
                    replaced.extend(settled.replaced);
                }
                // It is the meeting that they disagree on, which is told below.
                Err(clash) if self.is_of_undecided(&clash.path, &twice) => {}
                Err(clash) => clashes.push(clash),
            }
        }
        for moved in &twice {
            match self.chosen(|choice| choice.names(&moved.name)) {
                Some(whose) => {
                    let left = &moved.folders[usize::from(whose == Whose::Ours)];
                    self.leave_out(&format!("{}{left}", read::MEETINGS), &mut entries)?;
                }
                None => clashes.push(ClashOver::of_move(self.ours.1.workspace(), moved)),
            }
        }
        self.settle_alike(merge, &mut entries, &mut clashes)?;
        if !clashes.is_empty() {
            return Ok(Err(clashes));
        }
        for folder in self.sent_twice(merge) {
            self.keep_whole(&folder, &mut entries)?;
        }
        let mut tree = self.git.tree_with(&merge.tree, &entries)?;
        let (mut notes, mut moved) = (Vec::new(), Vec::new());
        let mut desk = self.read(&tree)?;
        // Each round gives one case another id.
        while let Some(path) = self.yielding(desk.workspace()) {
            if let Some(bond) = binding(desk.workspace(), &path) {
                let clash = ClashOver::of_id(desk.workspace(), &path, &bond);
                return Ok(Err(vec![clash]));
            }
            let sharing = sharing(desk.workspace(), &path)?;
            let old = read::id_in_name(&path).to_owned();
            let given = new_id(desk.workspace(), &sharing, &[])?;
            tree = self.git.tree_with(&tree, &self.renumbered(&tree, &given)?)?;
            notes.push(format!(
                "Både du og noen andre hadde laget en sak {old}. Deres var delt først, så din har fått ny \
                 id. {}.",
                given.change.message
            ));
            notes.extend(given.change.notes);
            moved.extend(given.moved);
            desk = self.read(&tree)?;
        }
        for moved in &twice {
            self.let_follow(moved, &mut tree, &mut desk, &mut notes)?;
        }
        Ok(Ok(MergedFolder { tree, desk, notes, moved, replaced }))
    }

    /// The folders of the meetings of which both have sent something, and one edition was chosen.
    fn sent_twice(&self, merge: &Merge) -> Vec<String> {
        let mut folders = Vec::new();
        for file in &merge.clashed {
            let path = file.path.strip_prefix(self.git.prefix()).unwrap_or_default();
            if let Some(end) = path.find(read::SENT)
                && path.starts_with(read::MEETINGS)
                && self.holder_of_paper(path).is_none()
                && !folders.iter().any(|folder| folder == &path[..end])
            {
                folders.push(path[..end].to_owned());
            }
        }
        folders
    }

    /// Takes all of what one side has in the folder of a meeting: papers and what they were sealed with hang
    /// together.
    fn keep_whole(&self, folder: &str, entries: &mut TreeChanges) -> Result<()> {
        let name = folder.trim_start_matches(read::MEETINGS);
        let Some(whose) = self.chosen(|choice| choice.names(name)) else { return Ok(()) };
        let kept = if whose == Whose::Ours { self.ours.0 } else { self.theirs.0 };
        for file in self.git.differing(self.ours.0, self.theirs.0)? {
            if file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')) {
                let path = format!("{}{}", self.git.prefix(), file.path);
                let entry = self.git.blob(kept, &path)?.map_or(TreeEntry::Gone, TreeEntry::Kept);
                entries.push((path, entry));
            }
        }
        Ok(())
    }

    /// The meeting of whoever's day was not chosen, and the day that was.
    fn lost_meeting(&self, moved: &MovedTwice) -> Option<(&Meeting, NaiveDate)> {
        let mut sides = [(self.ours.1, &moved.folders[0]), (self.theirs.1, &moved.folders[1])];
        if self.chosen(|choice| choice.names(&moved.name))? == Whose::Ours {
            sides.reverse();
        }
        let [(lost, its), (kept, day)] = sides;
        let day = kept.workspace().meeting_in(day)?.date.value;
        Some((lost.workspace().meeting_in(its)?, day))
    }

    /// Puts the cases that only one put on a day which was not chosen, on the day that was.
    fn let_follow(
        &self,
        moved: &MovedTwice,
        tree: &mut Revision,
        desk: &mut Desk,
        notes: &mut Vec<String>,
    ) -> Result<()> {
        let Some((lost, day)) = self.lost_meeting(moved) else { return Ok(()) };
        while let Some(change) = follow_meeting(desk.workspace(), lost, day) {
            *tree = self.git.tree_with(tree, &self.written(&change))?;
            *desk = self.read(tree)?;
            notes.push(change.message);
        }
        Ok(())
    }

    /// The meeting both have moved that the case at `path` stands on.
    fn meeting_of<'t>(&self, path: &str, twice: &'t [MovedTwice]) -> Option<&'t MovedTwice> {
        let folders = [self.ours.1.workspace().as_ref(), self.theirs.1.workspace().as_ref()];
        twice.iter().find(|moved| moved.has(folders, path))
    }

    /// Whether that is a meeting of which nobody has decided.
    fn is_of_undecided(&self, path: &str, twice: &[MovedTwice]) -> bool {
        let moved = self.meeting_of(path, twice);
        moved.is_some_and(|moved| self.chosen(|choice| choice.names(&moved.name)).is_none())
    }

    /// Takes out what one side has in a folder.
    fn leave_out(&self, folder: &str, entries: &mut TreeChanges) -> Result<()> {
        for file in self.git.differing(self.ours.0, self.theirs.0)? {
            if file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')) {
                entries.push((format!("{}{}", self.git.prefix(), file.path), TreeEntry::Gone));
            }
        }
        Ok(())
    }

    /// The folder that git keeps in `tree`, read and judged.
    fn read(&self, tree: &Revision) -> Result<Desk> {
        Ok(Desk::look(self.git.files(tree, self.git.prefix())?, self.today, None, &|_| ()))
    }

    /// What a file that git cannot put together is to be.
    fn settle_file(&self, file: &ClashedFile, twice: &[MovedTwice]) -> Result<Result<Settled, ClashOver>> {
        let taken = |whose: Whose| match (whose, &file.ours, &file.theirs) {
            (Whose::Ours, Some(blob), _) | (Whose::Theirs, _, Some(blob)) => TreeEntry::Kept(blob.clone()),
            _ => TreeEntry::Gone,
        };
        let Some(path) = file.path.strip_prefix(self.git.prefix()) else {
            let whose = self.chosen(|choice| choice.names(&file.path));
            return Ok(whose.map(taken).map(Settled::of).ok_or_else(|| ClashOver::outside(&file.path)));
        };
        let (ours, theirs) = (self.ours.1.workspace(), self.theirs.1.workspace());
        if let Some(whose) = self.holder_of_paper(path) {
            return Ok(Ok(Settled::of(taken(whose))));
        }
        let clash = ClashOver::new(ours, theirs, path);
        let meeting = self.meeting_of(path, twice);
        let named = self.chosen(|choice| clash.is_meant_by(choice));
        let of_meeting = meeting.and_then(|moved| self.chosen(|choice| choice.names(&moved.name)));
        let whose = named.or(of_meeting);
        let decided = whose.map(|whose| Settled {
            entry: taken(whose),
            replaced: Some(Replaced { path: path.to_owned(), places: Vec::new(), whose }),
        });
        if path.starts_with(read::MEETINGS) && path.contains(read::SENT) {
            return Ok(decided.ok_or_else(|| clash.sent_twice()));
        }
        let (Some(our_blob), Some(their_blob)) = (&file.ours, &file.theirs) else {
            return Ok(decided.ok_or_else(|| clash.gone(file.ours.is_none())));
        };
        let texts = [Some(our_blob), Some(their_blob), file.base.as_ref()];
        let Some([our_text, their_text, base]) = texts_of(self.git, path, texts)? else {
            return Ok(decided.ok_or(clash));
        };
        let base = file.base.as_ref().map(|_| base.as_str());
        let texts = ThreeTexts { path, base, ours: &our_text, theirs: &their_text };
        let places = match joined(&texts, None) {
            Ok(text) => return Ok(Ok(Settled::of(TreeEntry::Text(text)))),
            Err(places) => places,
        };
        // Who decides of a meeting, decides of no text.
        if named.is_none() && !places.iter().all(|clash| hangs_together(&clash.place)) {
            return Ok(Err(clash.at(places)));
        }
        let Some(Ok(text)) = whose.map(|whose| joined(&texts, Some(whose))) else {
            return Ok(Err(clash.at(places)));
        };
        let clash = clash.at(places);
        let entry = TreeEntry::Text(text);
        Ok(Ok(Settled { entry, replaced: whose.map(|whose| clash.replaced(whose)) }))
    }

    /// Whose is to stand in what a choice `is_meant` for.
    pub(super) fn chosen(&self, is_meant: impl Fn(&Choice) -> bool) -> Option<Whose> {
        self.choices.iter().find(|choice| is_meant(choice)).map(|choice| choice.whose)
    }

    /// Whose edition of a paper stands: of one that has been sent, that which was; of another nobody's, since
    /// it is made again, and till then the one is as good as the other. None for what is no paper, and for
    /// what both have sent.
    fn holder_of_paper(&self, path: &str) -> Option<Whose> {
        let (ours, theirs) = (self.ours.1.workspace(), self.theirs.1.workspace());
        if let Some((folder, file)) =
            path.strip_prefix(read::MEETINGS).and_then(|inner| inner.split_once('/'))
        {
            if file == "meeting.md" || file == "referat.md" {
                return None;
            }
            let sent = [ours, theirs].map(|folder_of| {
                let versions = |folder_of: &Workspace| {
                    let meeting = folder_of.meeting_in(folder)?;
                    let manifest = folder_of.manifest_of(meeting)?;
                    Some((manifest.versions.len(), manifest.minutes.len()))
                };
                versions(folder_of)
            });
            match sent {
                [None, None] => {}
                [Some(_), None] => return Some(Whose::Ours),
                [None, Some(_)] => return Some(Whose::Theirs),
                [Some(_), Some(_)] if file.starts_with(&read::SENT[1..]) => return None,
                [Some(_), Some(_)] => {}
            }
        }
        let is_made = |folder: &Workspace| {
            let mut papers =
                folder.made_papers.values().flat_map(|made| &made.makings).flat_map(|made| &made.papers);
            papers.any(|paper| paper.file.path == path)
        };
        let is_list = path.ends_with(read::PAPERS_FILE) && read::is_read(path);
        let is_of_year = path.starts_with(read::CALENDARS);
        (is_list || is_of_year || is_made(ours) || is_made(theirs)).then_some(self.papers_of)
    }

    /// The file of a case that shares its id with one that others have, and that only we have made.
    fn yielding(&self, folder: &Workspace) -> Option<String> {
        let has = |desk: &Desk, path: &str| desk.workspace().sources.has(path);
        for cases in folder.duplicates() {
            let path = |case: &&Case| folder.source(case.source).path.clone();
            let (theirs, ours): (Vec<String>, Vec<String>) =
                cases.iter().map(path).partition(|path| has(self.theirs.1, path));
            if let ([_, ..], [only]) = (&theirs[..], &ours[..])
                && !theirs.iter().any(|path| has(self.ours.1, path))
            {
                return Some(only.clone());
            }
        }
        None
    }

    /// What gives a case another id, in the tree.
    fn renumbered(&self, tree: &Revision, given: &Renumbered) -> Result<TreeChanges> {
        let prefix = self.git.prefix();
        let mut entries = TreeChanges::new();
        for (from, to) in &given.moved {
            let Some(blob) = self.git.blob(tree, &format!("{prefix}{from}"))? else {
                bail!("{from} finnes ikke der den skulle vært. Ingenting er endret.");
            };
            entries.push((format!("{prefix}{from}"), TreeEntry::Gone));
            entries.push((format!("{prefix}{to}"), TreeEntry::Kept(blob)));
        }
        entries.extend(self.written(&given.change));
        Ok(entries)
    }

    /// The texts of a change, in the tree.
    fn written(&self, change: &Change) -> TreeChanges {
        let mut entries = TreeChanges::new();
        for text in &change.texts {
            let path = format!("{}{}", self.git.prefix(), text.path);
            entries.push((path, TreeEntry::Text(text.text.clone())));
        }
        entries
    }

    /// What is found in the two together and in neither alone, of what is asked for.
    pub fn brought<'d>(
        &self,
        merged: &'d MergedFolder,
        is_asked: impl Fn(&Diagnostic) -> bool,
    ) -> Vec<&'d Diagnostic> {
        let beside_theirs = self.theirs.1.brought_in(&merged.desk);
        let mut stops = self.ours.1.brought_in(&merged.desk);
        stops.retain(|finding| is_asked(finding));
        stops.retain(|finding| beside_theirs.iter().any(|other| std::ptr::eq(*other, *finding)));
        // What was found in a file that has another name now, is found under that.
        let ours = self.ours.1.workspace();
        stops.retain(|finding| {
            let path = &merged.desk.workspace().source(finding.place.source).path;
            let from = merged.moved.iter().find(|(_, to)| to == path).map(|(from, _)| from);
            let is_known = |known: &Diagnostic, from: &String| {
                known.code == finding.code && ours.source(known.place.source).path == *from
            };
            from.is_none_or(|from| !self.ours.1.found().iter().any(|known| is_known(known, from)))
        });
        stops
    }
}

/// Whether a finding is of something that is wrong now, and that no command made of papers puts right.
pub fn is_fault(finding: &Diagnostic, today: NaiveDate) -> bool {
    finding.severity == Severity::Error
        && finding.waived.is_none()
        && !finding.is_outstanding(today)
        && !matches!(rules::work(finding.code), Work::Supplement | Work::RemakePapers)
}

/// Whether a finding stops nothing, and people should know of it all the same.
pub fn is_odd(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Warning && finding.waived.is_none() && finding.due.is_none()
}

/// How many errors there are in the folder, apart from those that are not due yet.
pub fn faults_in(desk: &Desk) -> usize {
    let today = desk.workspace().today;
    let is_fault = |finding: &&Diagnostic| {
        finding.severity == Severity::Error && finding.waived.is_none() && !finding.is_outstanding(today)
    };
    desk.found().iter().filter(is_fault).count()
}
