//! Cases that may be exempt by what other files say: an item of an agenda, or an exempt case whose title they
//! show. Nobody can get at their text without being told, since the answer lies in the case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Workspace;
use crate::model::{Case, CaseDoubt};
use crate::norsk;
use crate::text::{SourceId, Span};

type Doubts = BTreeMap<SourceId, Vec<CaseDoubt>>;

impl Workspace {
    /// Tells every case what other files say of it, and gives the files of those of which that is something
    /// else than before.
    pub(crate) fn cast_doubts(&mut self) -> Vec<SourceId> {
        let doubts = Arc::new(self.doubts_now());
        let before = std::mem::replace(&mut self.doubts, Arc::clone(&doubts));
        let concerned: BTreeSet<SourceId> = before.keys().chain(doubts.keys()).copied().collect();
        let mut changed = Vec::new();
        for source in concerned {
            let cases = self.cases.things();
            let Ok(place) = cases.binary_search_by_key(&source, |case| case.source) else { continue };
            let is = doubts.get(&source).map_or(&[][..], Vec::as_slice);
            if cases[place].doubts != is {
                Arc::make_mut(&mut cases[place]).doubts = is.to_vec();
                changed.push(source);
            }
        }
        changed
    }

    fn doubts_now(&self) -> Doubts {
        let mut doubts = Doubts::new();
        for meeting in self.meetings.unseen() {
            for item in &meeting.agenda {
                if let Some(place) = item.doubt
                    && let Some(case) = self.case_of(item)
                {
                    doubts.entry(case.source).or_default().push(CaseDoubt::Item(place));
                }
            }
        }
        for case in self.cases.unseen() {
            if let (Some(exempt), Some(title)) = (&case.exempt, case.exempt_title()) {
                self.doubt_those_that_name(case, title, exempt.span, &mut doubts);
            }
        }
        doubts
    }

    /// Those that are on an agenda with `case`, or belong together with it, and show its title.
    fn doubt_those_that_name(&self, case: &Case, title: &str, exempt: Span, doubts: &mut Doubts) {
        // One word is a name of many cases.
        if !title.trim().contains(char::is_whitespace) {
            return;
        }
        let mut others = Vec::with_capacity(40);
        for step in &case.routing {
            let Some(meeting) = self.meeting_of_step(step) else { continue };
            for item in &meeting.agenda {
                others.extend(self.case_of(item).filter(|other| other.source != case.source));
            }
        }
        others.extend(case.related.iter().filter_map(|related| self.case(&related.value)));
        others.sort_by_key(|other| other.source);
        others.dedup_by_key(|other| other.source);
        for other in others {
            if let Some(place) = self.place_of_title(other, title) {
                doubts.entry(other.source).or_default().push(CaseDoubt::Title { place, exempt });
            }
        }
    }

    /// Where `case` shows this title to everybody.
    fn place_of_title(&self, case: &Case, title: &str) -> Option<Span> {
        if case.own_openness().is_withheld() {
            return None;
        }
        let open = case.public_title.as_ref().unwrap_or(case.title.raw());
        let start = case.preamble.start;
        let end = self.source(case.source).text.len();
        let text = self.raw_text(Span::new(case.source, start as usize..end));
        let place = if has_title(&open.value, title) {
            case.id.span
        } else if has_title(text, title) {
            line_with_title(case.source, start as usize, text, title)
        } else {
            return None;
        };
        (!case.passages.hold(place)).then_some(place)
    }
}

/// Whether `text` has `title`, however its letters are stored and its lines are broken.
pub fn has_title(text: &str, title: &str) -> bool {
    let Some(first) = title.split_whitespace().next() else { return false };
    let text = norsk::composed(text);
    text.match_indices(first).any(|(at, _)| begins_with(&text[at..], title))
}

/// Whether `text` begins with the words of `title`, with any white space between them.
fn begins_with(text: &str, title: &str) -> bool {
    let mut rest = text;
    for (index, word) in title.split_whitespace().enumerate() {
        let next = rest.trim_start();
        let is_apart = index == 0 || next.len() < rest.len();
        match next.strip_prefix(word) {
            Some(after) if is_apart => rest = after,
            _ => return false,
        }
    }
    true
}

/// The line of `text`, which begins at byte `start` of a file, that has the title; the whole text where it
/// runs over two.
pub fn line_with_title(source: SourceId, start: usize, text: &str, title: &str) -> Span {
    let mut at = start;
    for line in text.split_inclusive('\n') {
        if has_title(line, title) {
            return Span::new(source, at..at + line.trim_end().len());
        }
        at += line.len();
    }
    let start = at - text.trim_start().len();
    Span::new(source, start..start + text.trim().len())
}
