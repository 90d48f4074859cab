//! Files to a [`Workspace`] and everything that is wrong with them. The only door between the
//! Norwegian words of the files and the English words of the code.
//!
//! Reading never fails: what cannot be read is a finding, and the rest is read all the same.

mod again;
mod agreement;
mod body;
mod case;
mod circumstances;
mod membership_fee;
pub mod dispatch;
mod exempt;
pub mod fields;
pub mod follow_up;
mod front;
pub mod meeting;
mod member;
pub mod minutes;
mod passages;
mod proceedings;
pub mod schema;
pub mod sections;
pub mod shape;
mod waiver;
mod wishes;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::birth_number::{self, Certainty};
use crate::text::digest::Seal;
use crate::text::{Placed, Source, SourceId, Sources, Span};
use crate::workspace::{BrokenFiles, Workspace};
use crate::yaml::{self, Node};

pub use again::{ReadAgain, again, files_of};
pub use front::{FrontMatter, split};

/// The workspace's root is the folder that holds this file.
pub const BODIES: &str = "bodies.yaml";
/// Who takes part.
pub const MEMBERS: &str = "members.yaml";
/// The folder of cases.
pub const CASES: &str = "cases/";
/// The folder of meetings.
pub const MEETINGS: &str = "meetings/";
/// The file of a meeting, in the meeting's own folder.
pub const MEETING_FILE: &str = "/meeting.md";
/// The papers of a meeting with what the public may not see in them, in the meeting's own folder.
pub const CLOSED_BOOK: &str = "sakspapirer-unntatt.pdf";
/// What at the root belongs to the workspace; of the rest only the names are known.
pub const TOPS: [&str; 4] = [BODIES, MEMBERS, CASES, MEETINGS];

/// The largest text that is read, in bytes. A case of a hundred pages is a fifth of it.
pub const MAX_TEXT: u64 = 2_000_000;

/// The files of a workspace as they lay on disk.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The files that [`is_read`] says are read, with their content, and those of the searched ones
    /// that are [worth keeping](worth_keeping).
    pub texts: Vec<(String, FileContent)>,
    /// Paths of all other files, in composed form.
    pub others: HashSet<String>,
    /// The files that have been sent, by path, and what goes with the cases among them, as they are now.
    /// Those that [`dispatch::sealed_paths`] does not name cost nothing.
    pub seals: HashMap<String, Seal>,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileContent {
    /// Text.
    Text(String),
    /// Not text: what could be made of it, and the first byte that could not.
    NotText(String, usize),
    /// More bytes than a file of this kind has any reason to hold.
    TooLarge(u64),
    /// A symbolic link, which is not followed.
    Link,
    /// It could not be opened, for this reason.
    Unreadable(String),
}

impl FileContent {
    /// What these bytes are.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        // To look many bytes over at a time and then copy them is quicker than to take them as they are.
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => {
                let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
                Self::NotText(String::from_utf8_lossy(bytes).into_owned(), at)
            }
        }
    }
}

/// What kind of file a path is, if it is one that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Bodies,
    Members,
    Case,
    Meeting,
    Manifest,
}

fn kind(path: &str) -> Option<FileKind> {
    if path == BODIES {
        return Some(FileKind::Bodies);
    }
    if path == MEMBERS {
        return Some(FileKind::Members);
    }
    if let Some(inner) = path.strip_prefix(CASES) {
        // Deeper folders hold attachments, which are anybody's format.
        return (inner.ends_with(".md") && inner.matches('/').count() <= 1).then_some(FileKind::Case);
    }
    if dispatch::meeting_of(path).is_some() {
        return Some(FileKind::Manifest);
    }
    let inner = path.strip_prefix(MEETINGS)?.strip_suffix(MEETING_FILE)?;
    (!inner.contains('/')).then_some(FileKind::Meeting)
}

/// Whether the file at `path` is read, and not only known to be there.
pub fn is_read(path: &str) -> bool {
    kind(path).is_some()
}

/// Whether the file at `path`, which is not read, is searched for what must not be published: the
/// papers of a meeting and attachments that are text.
pub fn is_searched(path: &str) -> bool {
    let is_text = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    let is_paper = path.starts_with(MEETINGS) && is_text(&[".md"]);
    !is_read(path) && (is_paper || (path.starts_with(CASES) && is_text(&[".md", ".txt", ".csv"])))
}

/// The text of a searched file in which something is found, or which may be minutes to be read; of the others only the names are kept.
pub fn worth_keeping(content: FileContent) -> Option<String> {
    match content {
        FileContent::Text(text) | FileContent::NotText(text, _) => {
            (minutes::is_worth_reading(&text) || !birth_number::find(&text).is_empty()).then_some(text)
        }
        _ => None,
    }
}

/// Reads everything, on all processors.
pub fn read(mut files: Files, today: NaiveDate) -> (Workspace, Vec<Diagnostic>) {
    files.texts.par_sort_by(|a, b| a.0.cmp(&b.0));
    let mut workspace = Workspace::new(today);
    workspace.other_files = Arc::new(files.others);
    workspace.seals = Arc::new(files.seals);
    let mut found = Vec::new();
    let texts = files.texts.into_iter().enumerate();
    let sources = texts.map(|(place, (path, content))| {
        let text = take_text(Sources::id_at_first(place), content, &mut found);
        Arc::new(Source { path, text })
    });
    let sources: Vec<Arc<Source>> = sources.collect();
    let texts = Texts {
        refused: found.iter().map(|finding| finding.place.source).collect(),
        kinds: sources.par_iter().map(|source| kind(&source.path)).collect(),
        sources: &sources,
    };
    let council = texts.read(FileKind::Bodies, |id, source, found| body::read(id, &source.text, found));
    let people = texts.read(FileKind::Members, |id, source, found| member::read(id, &source.text, found));
    let cases = texts.read(FileKind::Case, case::read);
    let meetings = texts.read(FileKind::Meeting, meeting::read);
    let manifests = texts.read(FileKind::Manifest, dispatch::read);
    if let Some(council) = council.kept(&mut found, |_| ()).pop() {
        workspace.council = council;
        workspace.council_is_broken = false;
    }
    if let Some(people) = people.kept(&mut found, |_| ()).pop() {
        workspace.people = people;
        workspace.people_are_broken = false;
    }
    let mut broken = BrokenFiles::default();
    let mut cases = cases.kept(&mut found, |path| broken.cases.extend([id_in_name(path).to_owned()]));
    workspace.meetings =
        meetings.kept(&mut found, |path| broken.meetings.extend([folder_name(path).to_owned()])).into();
    let manifests = manifests
        .kept(&mut found, |path| broken.manifests.extend(dispatch::meeting_of(path).map(str::to_owned)));
    let manifests = manifests.into_iter().filter_map(Arc::into_inner);
    workspace.manifests = Arc::new(manifests.map(|manifest| (manifest.meeting.clone(), manifest)).collect());
    workspace.sources = Sources::new(sources.clone());
    follow_up::take_in_tables(&workspace, &mut cases, &mut found);
    workspace.cases = cases.into();
    found.extend(missing_members(&workspace.sources));
    found.sort_by_key(|finding| finding.place);
    // While one processor makes the indexes, the others go through the texts.
    let (mut workspace, birth_numbers) =
        rayon::join(|| workspace.indexed(broken), || birth_numbers(&sources));
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
    let is_manifest = kind(&source.path) == Some(FileKind::Manifest);
    let numbers = birth_number::find(if is_manifest { "" } else { &source.text });
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

/// The tree of a file that is YAML from its first line; none, and a finding, when there is none.
fn whole_file(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let unmarked = text.trim_start_matches('\u{feff}');
    let (node, mut faults) = yaml::parse(id, unmarked, text.len() - unmarked.len());
    found.append(&mut faults);
    if node.is_none() && found.is_empty() {
        found.push(
            Diagnostic::new("F02", Severity::Error, Span::new(id, 0..0), "Filen er tom")
                .with_basis(fields::BASIS)
                .with_advice("Hent den tilbake fra git, eller se hva den skal ha i docs/filer.md."),
        );
    }
    node
}

/// A finding, in bodies.yaml, that the file beside it is missing.
fn missing_members(sources: &Sources) -> Option<Diagnostic> {
    let bodies = sources.find(BODIES)?;
    if sources.has(MEMBERS) {
        return None;
    }
    let place = Span::new(bodies, 0..0);
    Some(
        Diagnostic::new("F02", Severity::Error, place, "Mappen mangler members.yaml")
            .with_basis(fields::BASIS)
            .with_advice("Lag filen members.yaml med deltakere, personer og verv."),
    )
}

/// The text of a file, or a finding and as much of it as helps to show the place.
fn take_text(id: SourceId, content: FileContent, found: &mut Vec<Diagnostic>) -> String {
    let start = Span::new(id, 0..0);
    let (text, finding) = match content {
        FileContent::Text(text) => return text,
        FileContent::NotText(text, at) => {
            let place = Span::new(id, at..at + 1);
            let finding = (
                "F10",
                place,
                "Filen er ikke lagret som UTF-8".to_owned(),
                "Lagre den på nytt med tegnkoding UTF-8; ofte er den lagret som «ANSI» eller Latin-1.",
            );
            (text, finding)
        }
        FileContent::TooLarge(bytes) => {
            let message = format!("Filen er på {} MB og leses ikke", bytes / 1_000_000);
            (String::new(), ("F10", start, message, "Legg store vedlegg i mappen ved siden av saken."))
        }
        FileContent::Link => (
            String::new(),
            ("F08", start, "Filen er en symbolsk lenke og leses ikke".to_owned(), "Legg selve filen her."),
        ),
        FileContent::Unreadable(reason) => (
            String::new(),
            (
                "F10",
                start,
                format!("Filen kan ikke åpnes: {reason}"),
                "Se etter om den er åpen i et annet program, og om du har tilgang.",
            ),
        ),
    };
    let (code, place, message, advice) = finding;
    found.push(
        Diagnostic::new(code, Severity::Error, place, message).with_basis(fields::BASIS).with_advice(advice),
    );
    text
}

/// Marks that git leaves when two changes met. What stands between them is not read.
fn has_conflict(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> bool {
    if memchr::memchr2(b'<', b'>', source.text.as_bytes()).is_none() {
        return false;
    }
    let mut offset = 0;
    let mut any = false;
    for line in source.text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || (line.starts_with(">>>>>>> ") && !any) {
            any = true;
            let place = Span::new(id, offset..offset + line.trim_end().len());
            found.push(
                Diagnostic::new(
                    "F09",
                    Severity::Error,
                    place,
                    "Filen har merker etter en flettekonflikt i git",
                )
                .with_basis(fields::BASIS)
                .with_advice(conflict_advice(&source.path)),
            );
        }
        offset += line.len();
    }
    any
}

/// How a conflict is settled. Of what was sent one version is kept whole, with the papers beside it.
fn conflict_advice(path: &str) -> String {
    match dispatch::meeting_of(path) {
        Some(meeting) => format!(
            "To har forseglet møtet hver for seg. Behold én utgave hel: «git checkout --ours {MEETINGS}{meeting}» tar deres egen, «--theirs» den andre."
        ),
        None => "Velg den teksten som gjelder, og fjern linjene med <<<<<<<, ======= og >>>>>>>.".to_owned(),
    }
}

/// The id that a case's file name begins with: `2024-005` of `cases/2024/2024-005-invitasjon.md`.
pub fn id_in_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    match name.match_indices('-').nth(1) {
        Some((at, _)) => &name[..at],
        None => name,
    }
}

/// The folder of a meeting file: `2024-02-16-styret`.
pub fn folder_name(path: &str) -> &str {
    path.trim_start_matches(MEETINGS).trim_end_matches(MEETING_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_is_read() {
        assert!(is_read("cases/2024/2024-005-x.md"));
        assert!(!is_read("cases/2024/2024-005-x/vedlegg.md"));
        assert!(is_read("meetings/2024-02-16-styret/meeting.md"));
        assert!(!is_read("meetings/2024-02-16-styret/referat.md"));
        for searched in ["cases/2024/2024-005-x/vedlegg.md", "cases/a/b/c.csv", "meetings/a/referat.md"] {
            assert!(is_searched(searched), "{searched}");
        }
        assert!(!is_searched("meetings/a/innkalling.pdf") && !is_searched("meetings/a/meeting.md"));
        assert_eq!(id_in_name("cases/2024/2024-005-invitasjon-til.md"), "2024-005");
        assert_eq!(id_in_name("cases/2024/2024-005.md"), "2024-005");
        assert_eq!(folder_name("meetings/2024-02-16-styret/meeting.md"), "2024-02-16-styret");
    }
}
