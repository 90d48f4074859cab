//! Files to a [`Workspace`] and everything that is wrong with them. The only door between the
//! Norwegian words of the files and the English words of the code.
//!
//! Reading never fails: what cannot be read is a finding, and the rest is read all the same.

mod again;
mod agreement;
mod arrangement;
mod authority;
mod body;
mod budget;
mod case;
mod case_type;
mod circumstances;
mod colour;
mod conflict;
mod correction;
mod membership_fee;
pub mod dispatch;
mod exempt;
pub mod fields;
mod files;
pub mod follow_up;
mod front;
mod hours;
mod intake;
pub mod made_papers;
pub mod meeting;
mod member;
pub mod minutes;
mod particulars;
pub mod passages;
mod proceedings;
mod programme;
pub mod schema;
mod sealed;
mod pictures;
mod seals;
pub mod sections;
pub mod shape;
pub mod tables;
mod waiver;
mod whole;
mod wishes;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::MeetingId;
use crate::text::birth_number::{self, Certainty};
use crate::text::{Placed, Source, SourceId, Sources, Span};
use crate::workspace::{BrokenFiles, Workspace};
use conflict::has_conflict;
use files::{FileKind, kind};
use whole::{missing_members, take_text};

pub use again::{ReadAgain, again, files_of};
pub use files::{
    BODIES, BUDGETS, CALENDARS, CASES, CLOSED_BOOK, EXTRACT, FEES, FileContent, Files, LETTER, MAX_TEXT,
    MEETING_FILE, MEETINGS, MEMBER_LISTS, MEMBERS, PAPERS_FILE, PROGRAMMES, SENT, SENT_FILES, TOPS,
    case_file_of, folder_name, id_in_name, is_extract, is_leftover, is_plain_name, is_pointer, is_read,
    is_searched, is_shared, is_written, is_written_once, meant_by, name_in_path, stem,
};
pub use front::{FrontMatter, split};
pub use pictures::shown_pictures;
pub use seals::{SEALING, sealed_paths};
pub use whole::worth_keeping;

/// Reads everything, on all processors.
pub fn read(mut files: Files, today: NaiveDate) -> (Workspace, Vec<Diagnostic>) {
    files.texts.par_sort_by(|a, b| a.0.cmp(&b.0));
    let mut workspace = Workspace::new(today);
    workspace.other_files = Arc::new(files.others);
    (workspace.seals, workspace.pictures) = (Arc::new(files.seals), Arc::new(files.pictures));
    let mut found = Vec::new();
    let texts = files.texts.into_par_iter().enumerate();
    let sources = texts.map(|(place, (path, content))| {
        let mut found = Vec::new();
        let text = take_text(Sources::id_at_first(place), content, &mut found);
        (Arc::new(Source { path, text }), found)
    });
    let (sources, refused): (Vec<Arc<Source>>, Vec<Vec<Diagnostic>>) = sources.unzip();
    found.extend(refused.into_iter().flatten());
    let texts = Texts {
        refused: found.iter().map(|finding| finding.place.source).collect(),
        kinds: sources.par_iter().map(|source| kind(&source.path)).collect(),
        sources: &sources,
    };
    let council = texts.read(FileKind::Bodies, |id, source, found| body::read(id, &source.text, found));
    let people = texts.read(FileKind::Members, |id, source, found| member::read(id, &source.text, found));
    let budgets = texts.read(FileKind::Budgets, |id, source, found| budget::read(id, &source.text, found));
    let programmes = texts.read(FileKind::Programmes, programme::read);
    let cases = texts.read(FileKind::Case, case::read);
    let meetings = texts.read(FileKind::Meeting, meeting::read);
    let manifests = texts.read(FileKind::Manifest, dispatch::read);
    let made_papers = texts.read(FileKind::Papers, made_papers::read);
    if let Some(council) = council.kept(&mut found, |_| ()).pop() {
        workspace.council = council;
        workspace.council_is_broken = false;
    }
    if let Some(people) = people.kept(&mut found, |_| ()).pop() {
        workspace.people = people;
        workspace.people_are_broken = false;
    }
    workspace.budgets = budgets.kept(&mut found, |_| ()).pop().unwrap_or_default();
    workspace.programmes = programmes.kept(&mut found, |_| ()).pop().unwrap_or_default();
    let mut broken = BrokenFiles::default();
    let mut cases = cases.kept(&mut found, |path| broken.cases.extend([id_in_name(path).into()]));
    workspace.meetings =
        meetings.kept(&mut found, |path| broken.meetings.extend([folder_name(path).into()])).into();
    let manifests = manifests
        .kept(&mut found, |path| broken.manifests.extend(files::meeting_of(path).map(MeetingId::from)));
    let manifests = manifests.into_iter().filter_map(Arc::into_inner);
    workspace.manifests = Arc::new(manifests.map(|manifest| (manifest.meeting.clone(), manifest)).collect());
    let made_papers = made_papers.kept(&mut found, |_| ()).into_iter().filter_map(Arc::into_inner);
    workspace.made_papers = Arc::new(made_papers.map(|made| (made.folder.clone(), made)).collect());
    workspace.sources = Sources::new(sources.clone());
    follow_up::take_in_tables(&workspace, &mut cases, &mut found);
    workspace.cases = cases.into();
    found.extend(missing_members(&workspace.sources));
    texts.conflicts_elsewhere(&mut found);
    found.sort_by_key(|finding| finding.place);
    // While one processor makes the indexes, the others go through the texts.
    let (mut workspace, birth_numbers) =
        rayon::join(|| workspace.indexed(broken), || birth_numbers(&sources));
    workspace.cast_doubts();
    workspace.birth_numbers = birth_numbers;
    (workspace, found)
}

/// What looks like a birth number in any of the texts, in order.
fn birth_numbers(sources: &[Arc<Source>]) -> Vec<Placed<Certainty>> {
    let by_file = sources.par_iter().enumerate().with_min_len(CHUNK);
    by_file.flat_map_iter(|(place, source)| birth_numbers_in(Sources::id_at_first(place), source)).collect()
}

/// What looks like one in the text `id`. A digest may well hold eleven digits that look so.
fn birth_numbers_in(id: SourceId, source: &Source) -> impl Iterator<Item = Placed<Certainty>> + use<> {
    let holds_digests = matches!(kind(&source.path), Some(FileKind::Manifest | FileKind::Papers))
        || source.path.starts_with(files::CALENDARS);
    let numbers = birth_number::find(if holds_digests { "" } else { &source.text });
    numbers.into_iter().map(move |number| Placed::new(number.certainty, Span::new(id, number.range)))
}

/// The texts of the folder, and which of them are whole.
struct Texts<'a> {
    sources: &'a [Arc<Source>],
    kinds: Vec<Option<FileKind>>,
    refused: HashSet<SourceId>,
}

/// What the files of one kind gave, each with what is wrong with it.
struct Readings<'a, T> {
    files: Vec<Reading<'a, T>>,
}

/// A file, what it holds when it is whole, and what is wrong with it.
type Reading<'a, T> = (&'a Source, Option<Arc<T>>, Vec<Diagnostic>);

impl<'a> Texts<'a> {
    /// Finds what a merge left in files that are only searched.
    fn conflicts_elsewhere(&self, found: &mut Vec<Diagnostic>) {
        for (place, source) in self.sources.iter().enumerate() {
            if self.kinds[place].is_none() {
                has_conflict(Sources::id_at_first(place), source, found);
            }
        }
    }

    /// Reads every file of a kind.
    fn read<T: Send + Sync>(
        &self,
        wanted: FileKind,
        read: impl Fn(SourceId, &Source, &mut Vec<Diagnostic>) -> Option<T> + Sync,
    ) -> Readings<'a, T> {
        let of_kind = self.kinds.iter().enumerate().filter(|(_, kind)| **kind == Some(wanted));
        let of_kind: Vec<usize> = of_kind.map(|(place, _)| place).collect();
        let files = of_kind.into_par_iter().with_min_len(CHUNK).map(|place| {
            let (id, source) = (Sources::id_at_first(place), &*self.sources[place]);
            let mut found = Vec::new();
            let is_whole = !self.refused.contains(&id) && !has_conflict(id, source, &mut found);
            let value = if is_whole { read(id, source, &mut found) } else { None };
            (source, value.map(Arc::new), found)
        });
        Readings { files: files.collect() }
    }
}

impl<T> Readings<'_, T> {
    /// What could be read; `broken` is told the path of each other file.
    fn kept(self, found: &mut Vec<Diagnostic>, mut broken: impl FnMut(&str)) -> Vec<Arc<T>> {
        let kept = self.files.into_iter().filter_map(|(source, value, mut faults)| {
            found.append(&mut faults);
            if value.is_none() {
                broken(&source.path);
            }
            value
        });
        kept.collect()
    }
}

/// So many files at least are read in one go.
const CHUNK: usize = 64;
