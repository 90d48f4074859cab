//! Which files must be known by what they hold, beside those that are read.

use std::collections::HashSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::files::{
    CASES, EXTRACT, FileContent, MANIFEST_FILE, MEETING_FILE, MEETINGS, PAPERS_FILE, id_in_name, is_extract,
    meeting_of,
};
use super::{dispatch, made_papers};
use crate::links;
use crate::model::{CaseId, MadeBy, Making, Manifest, PaperPart, SealedItem, SealedKind};
use crate::text::{Source, SourceId};

/// The paths of the files whose seals are needed to judge what was sent, and what papers that are not sent
/// were made of: those that the manifests and the lists of papers among `texts` name, and the attachments of
/// the cases in them whose meetings are not over, or that had any there, pictures among them; and the
/// extracts of cases and the calendar that names cases, which are held against what they would say now. Only
/// files that lie in the folder are looked at, among `others` and `texts` by their names.
pub fn sealed_paths(texts: &[(String, FileContent)], others: &HashSet<String>) -> Vec<String> {
    let is_list = |path: &str| meeting_of(path).is_some() || made_papers::folder_of(path).is_some();
    let lists: Vec<&(String, FileContent)> = texts.par_iter().filter(|(path, _)| is_list(path)).collect();
    let cases = texts.par_iter().filter_map(with_public_file).collect();
    let mut wanted = WantedSeals { cases, ..WantedSeals::default() };
    if !lists.is_empty() {
        let over: HashSet<&str> = texts.par_iter().filter_map(meeting_that_is_over).collect();
        for (path, content) in lists {
            let FileContent::Text(text) = content else { continue };
            wanted.list(Source { path: path.clone(), text: text.clone() }, &over);
        }
    }
    let among_texts = texts.par_iter().map(|(path, _)| path).filter(|path| wanted.is_wanted(path));
    let among_others = others.par_iter().filter(|path| wanted.is_wanted(path));
    let mut paths: Vec<String> = among_texts.chain(among_others).cloned().collect();
    paths.par_sort_unstable();
    paths.dedup();
    paths
}

/// The calendar that names cases.
const SECRETARIAT: &str = "kalender/sekretariatet.ics";

/// A folder without any of these has nothing whose seal is needed.
pub const SEALING: [&str; 4] = [MANIFEST_FILE, PAPERS_FILE, EXTRACT, SECRETARIAT];

/// What is to be known.
#[derive(Default)]
struct WantedSeals {
    files: HashSet<String>,
    /// The cases beside which everything is wanted.
    cases: HashSet<CaseId>,
    /// Whether a picture at the head of papers is.
    logo: bool,
}

impl WantedSeals {
    /// What a manifest, or a list of papers, names; `over` are the meetings that have been held.
    fn list(&mut self, source: Source, over: &HashSet<&str>) {
        // Nobody is told what is wrong in it: that is for reading.
        let (id, found) = (SourceId(0), &mut Vec::new());
        if let Some(meeting) = meeting_of(&source.path) {
            if let Some(manifest) = dispatch::read(id, &source, found) {
                self.sent(manifest, over.contains(meeting));
            }
        } else if let Some(made) = made_papers::read(id, &source, found) {
            let meeting = made.folder.strip_prefix(MEETINGS).map(|folder| folder.trim_end_matches('/'));
            self.made(made.makings, meeting.is_some_and(|meeting| over.contains(meeting)));
        }
    }

    fn sent(&mut self, manifest: Manifest, is_over: bool) {
        for version in manifest.minutes {
            self.files.extend(version.files.into_iter().map(|file| file.path));
            self.files.extend(version.enclosed.into_iter().map(|file| file.path));
            self.cases_of(version.agenda.into_iter().filter(has_attachments));
        }
        for version in manifest.versions {
            self.files.extend(version.files.into_iter().map(|file| file.path));
            self.files.extend(version.enclosed.into_iter().map(|file| file.path));
            let has_more = |item: &SealedItem| !is_over || has_attachments(item);
            self.cases_of(version.agenda.into_iter().filter(has_more));
        }
    }

    /// Of a meeting that is over, only the minutes can still be made otherwise.
    fn made(&mut self, makings: Vec<Making>, is_over: bool) {
        for making in makings {
            let is_of_agenda = matches!(making.by, MadeBy::Notice | MadeBy::Minutes);
            if is_of_agenda && is_over != (making.by == MadeBy::Minutes) {
                continue;
            }
            self.files.extend(making.papers.into_iter().map(|paper| paper.file.path));
            if is_of_agenda {
                self.cases_of(making.agenda.into_iter());
            }
            self.logo = true;
        }
    }

    fn cases_of(&mut self, agenda: impl Iterator<Item = SealedItem>) {
        for item in agenda {
            if let SealedKind::Case(id) = item.kind {
                self.cases.insert(id);
            }
        }
    }

    fn is_wanted(&self, path: &str) -> bool {
        self.files.contains(path)
            || is_extract(path)
            || path == SECRETARIAT
            || attached_to(path).is_some_and(|id| self.cases.contains(id))
            || (self.logo && !path.contains('/') && links::is_picture(path))
    }
}

/// Whether files beside its case are a part of what was sealed of it, and so of what was decided on.
fn has_attachments(item: &SealedItem) -> bool {
    item.digest(PaperPart::Attachments).is_some() || item.digest(PaperPart::Whole).is_some()
}

/// How a case says which file everybody may see instead of one that is exempt.
static PUBLIC_FILE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("offentlig-fil"));

/// The case of this file when it names a public file: whether that and the one that is exempt are one and the
/// same is asked.
fn with_public_file((path, content): &(String, FileContent)) -> Option<CaseId> {
    let name = path.strip_prefix(CASES)?;
    match content {
        FileContent::Text(text) if PUBLIC_FILE.find(text.as_bytes()).is_some() => {
            Some(CaseId::from(id_in_name(name)))
        }
        _ => None,
    }
}

/// The meeting of this file, when it says that it has been held. Of such a one it is asked only what its
/// cases were decided on.
fn meeting_that_is_over((path, content): &(String, FileContent)) -> Option<&str> {
    let id = path.strip_prefix(MEETINGS)?.strip_suffix(MEETING_FILE)?;
    match content {
        FileContent::Text(text) if text.contains("\nstatus: avholdt") => Some(id),
        _ => None,
    }
}

/// The id of the case beside which a file lies: `2024-005` of `cases/2024/2024-005-x/kart.png`.
fn attached_to(path: &str) -> Option<&str> {
    let folders = path.strip_prefix(CASES)?.rsplit_once('/')?.0;
    folders.split('/').find(|folder| folder.len() > 4).map(id_in_name)
}
