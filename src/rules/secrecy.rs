//! Which findings are about what the public may not see.
//!
//! A message may name a person, a document or a word of the file it is about. When that file, or the item
//! of an agenda, belongs to a case that is unntatt offentlighet, the finding is marked, and public reports
//! tell no more than its rule. What cannot be read may hold anything, and counts as withheld.

use std::collections::HashMap;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, Case, ItemKind, Meeting};
use crate::norsk;
use crate::read;
use crate::text::{Source, SourceId, Span};
use crate::workspace::Workspace;

/// What of a file the public may not see.
enum WithheldParts {
    /// Nothing, as far as anybody can tell.
    Nothing,
    /// All of it.
    Everything,
    /// These items of an agenda, and what is in none of `open`: people who met, waivers, keys gone astray.
    Items { open: Vec<Span>, withheld: Vec<Span> },
}

/// Marks every finding that has a place in what is withheld. What comes from reading may stand anywhere in
/// the file: its place may be that of the whole list, or of a line that was not understood.
pub fn mark(workspace: &Workspace, found: &mut [Diagnostic], is_of_reading: impl Fn(&str) -> bool) {
    if found.is_empty() {
        return;
    }
    let mut files = FilesOfFindings { workspace, meetings: None, known: HashMap::new() };
    for diagnostic in found {
        // A link that is not followed is found by reading too.
        let comes_from_reading = diagnostic.code == "F08" || is_of_reading(diagnostic.code);
        let mut is_secret = files.is_withheld(diagnostic.place, comes_from_reading);
        for label in &diagnostic.labels {
            is_secret = is_secret || files.is_withheld(label.span, comes_from_reading);
        }
        if let Some(waived) = &diagnostic.waived {
            is_secret = is_secret || files.is_withheld(waived.place, comes_from_reading);
        }
        diagnostic.is_secret = is_secret;
    }
}

/// The files that findings are in, each looked into once.
struct FilesOfFindings<'w> {
    workspace: &'w Workspace,
    meetings: Option<HashMap<SourceId, &'w Meeting>>,
    known: HashMap<SourceId, WithheldParts>,
}

impl FilesOfFindings<'_> {
    fn is_withheld(&mut self, place: Span, is_of_reading: bool) -> bool {
        if !self.known.contains_key(&place.source) {
            let withheld = self.look_into(place.source);
            self.known.insert(place.source, withheld);
        }
        match self.known.get(&place.source) {
            Some(WithheldParts::Nothing) | None => false,
            Some(WithheldParts::Everything) => true,
            Some(WithheldParts::Items { open, withheld }) => {
                let is_in = |items: &[Span]| items.iter().any(|item| holds(*item, place));
                is_of_reading || is_in(withheld) || !is_in(open)
            }
        }
    }

    fn look_into(&mut self, id: SourceId) -> WithheldParts {
        let source = self.workspace.source(id);
        if let Some(meeting) = self.workspace.meeting_with_minutes(&source.path) {
            // Minutes are prose: which of their lines are about an exempt case, is not to be trusted.
            let is_open = matches!(in_agenda(self.workspace, &meeting.agenda), WithheldParts::Nothing);
            return if is_open { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        if !read::is_read(&source.path) {
            return WithheldParts::Nothing;
        }
        if source.path.starts_with(read::CASES) {
            let case = self.workspace.case_in(&source.path);
            let is_open = case.is_some_and(|case| !withholds(self.workspace, case));
            return if is_open { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        if !source.path.starts_with(read::MEETINGS) {
            return WithheldParts::Nothing;
        }
        // A manifest that is whole says nothing of a case but its id.
        if let Some(meeting) = read::dispatch::meeting_of(&source.path) {
            let is_whole = self.workspace.manifests.contains_key(meeting);
            return if is_whole { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        let meetings = &self.workspace.meetings;
        let by_file = || meetings.iter().map(|meeting| (meeting.source, meeting)).collect();
        match self.meetings.get_or_insert_with(by_file).get(&id) {
            Some(meeting) if !names_exemption(source) => in_agenda(self.workspace, &meeting.agenda),
            _ => WithheldParts::Everything,
        }
    }
}

fn in_agenda(workspace: &Workspace, agenda: &[AgendaItem]) -> WithheldParts {
    let (mut open, mut withheld) = (Vec::new(), Vec::new());
    for item in agenda {
        let may_withhold = match &item.kind {
            ItemKind::Case(id) => {
                workspace.is_broken_case(&id.value)
                    || workspace.cases_with(&id.value).any(|case| withholds(workspace, case))
            }
            ItemKind::Standing(_) | ItemKind::Plain => false,
        };
        if may_withhold {
            withheld.push(item.span);
        } else {
            open.push(item.span);
        }
    }
    if withheld.is_empty() { WithheldParts::Nothing } else { WithheldParts::Items { open, withheld } }
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn withholds(workspace: &Workspace, case: &Case) -> bool {
    workspace.withholds(case) || names_exemption(workspace.source(case.source))
}

/// The keys that say so.
const EXEMPTING: [&str; 2] = ["unntatt", "offentlig-tittel"];

/// What looks for them, and for the end of what they stand in, made ready once for all texts.
static KEYS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| EXEMPTING.map(Finder::new));
static END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\n---"));

/// Whether a file has the keys that say that the public may not see something in it, also where they are
/// so placed or so empty that reading makes nothing of them.
fn names_exemption(source: &Source) -> bool {
    let end = END.find(source.text.as_bytes()).unwrap_or(source.text.len());
    let fields = &source.text[..end];
    // Nearly no file has one of them anywhere, however its letters are composed.
    if !KEYS.iter().any(|key| key.find(fields.as_bytes()).is_some()) {
        return false;
    }
    let fields = norsk::composed(fields);
    let is_key = |after: &str| after.trim_start_matches(['"', '\'', ' ', '\r', '\n']).starts_with(':');
    let has = |key: &str| fields.match_indices(key).any(|(at, _)| is_key(&fields[at + key.len()..]));
    EXEMPTING.into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exempt_case_is_known_by_its_keys() {
        let is_closed =
            |text: &str| names_exemption(&Source { path: "cases/2024/x.md".into(), text: text.into() });
        for text in [
            "unntatt: {",
            "\"unntatt\" : x",
            "a: [{fil: x, unntatt: {",
            "offentlig-tittel: x",
            "\tunntatt: {",
        ] {
            assert!(is_closed(&format!("---\n{text}\n---\n")), "{text}");
        }
        assert!(is_closed("unntatt: [") && is_closed("---\r\nunntatt: x\r\n---\r\n"));
        for text in ["merknad: alle, unntatt leder", "a: b\n---\nunntatt: x"] {
            assert!(!is_closed(&format!("---\n{text}\n")), "{text}");
        }
    }
}
