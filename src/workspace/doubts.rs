//! What may be exempt by what other files say: a case, by an item of an agenda or by an exempt case whose
//! title it shows, and a meeting's own words by such a case. Nobody can get at the text without being told,
//! since the answer lies in the case and the meeting.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Workspace;
use crate::model::{Case, CaseDoubt, Doubts, Guarded, ItemKind, Meeting, MeetingDoubt, MeetingWords};
use crate::norsk;
use crate::text::{SourceId, Span};

/// How many cases are looked into at least before another processor takes a share.
const CHUNK: usize = 1_000;

impl Workspace {
    /// Tells every case and meeting what other files say of it, and gives the files of those of which that is
    /// something else than before.
    pub(crate) fn cast_doubts(&mut self) -> Vec<SourceId> {
        let doubts = Arc::new(self.doubts_now());
        let before = std::mem::replace(&mut self.doubts, Arc::clone(&doubts));
        let mut changed = self.tell_meetings(&before.meetings, &doubts.meetings);
        let concerned: BTreeSet<SourceId> = before.cases.keys().chain(doubts.cases.keys()).copied().collect();
        for source in concerned {
            let cases = self.cases.things();
            let Ok(place) = cases.binary_search_by_key(&source, |case| case.source) else { continue };
            let is = doubts.cases.get(&source).map_or(&[][..], Vec::as_slice);
            if cases[place].doubts != is {
                Arc::make_mut(&mut cases[place]).doubts = is.to_vec();
                changed.push(source);
            }
        }
        changed
    }

    fn tell_meetings(
        &mut self,
        before: &BTreeMap<SourceId, Vec<MeetingDoubt>>,
        doubts: &BTreeMap<SourceId, Vec<MeetingDoubt>>,
    ) -> Vec<SourceId> {
        let mut changed = Vec::new();
        let concerned: BTreeSet<SourceId> = before.keys().chain(doubts.keys()).copied().collect();
        for source in concerned {
            let Some(meeting) = self.meetings.things().iter_mut().find(|meeting| meeting.source == source)
            else {
                continue;
            };
            let is = doubts.get(&source).map_or(&[][..], Vec::as_slice);
            if meeting.doubts == is {
                continue;
            }
            let meeting = Arc::make_mut(meeting);
            meeting.doubts = is.to_vec();
            for (index, item) in meeting.agenda.iter_mut().enumerate() {
                let named = is.iter().find(|doubt| doubt.words == MeetingWords::Item(index));
                item.named = named.map(|doubt| doubt.place);
            }
            changed.push(source);
        }
        changed
    }

    /// Titles and names that nobody may be told: of exempt cases and of items that may be exempt, and a
    /// meeting's own words that show such a title.
    pub fn exempt_words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.cases.iter().filter_map(Case::exempt_title).collect();
        for meeting in self.meetings.iter() {
            for item in meeting.agenda.iter().filter(|item| !item.openness().is_open()) {
                words.extend(item.title.as_ref().map(|title| title.raw().as_str()));
                // The council's own items are called by what stands in bodies.yaml.
                if let ItemKind::Standing(name) = &item.kind
                    && self.standing_item(meeting, &name.value).is_none()
                {
                    words.push(&name.value);
                }
            }
            for (own, text) in meeting.own_words() {
                if !meeting.openness_of(own).is_open() {
                    words.push(&text.raw().value);
                }
            }
        }
        words
    }

    fn doubts_now(&self) -> Doubts {
        let mut doubts = Doubts::default();
        for meeting in self.meetings.unseen() {
            for item in &meeting.agenda {
                if let Some(place) = item.doubt
                    && let Some(case) = self.case_of(item)
                {
                    doubts.cases.entry(case.source).or_default().push(CaseDoubt::Item(place));
                }
            }
            // A case says no more that it was to be in a meeting that is called off; the agenda does.
            if meeting.is_cancelled() {
                for case in meeting.agenda.iter().filter_map(|item| self.case_of(item)) {
                    self.doubt_words(meeting, case, &mut doubts);
                }
            }
        }
        let cases = self.cases.unseen().par_iter().with_min_len(CHUNK);
        let by_cases = cases.fold(Doubts::default, |mut doubts, case| {
            self.doubt_by(case, &mut doubts);
            doubts
        });
        doubts.and(by_cases.reduce(Doubts::default, Doubts::and))
    }

    /// Doubts what shows the title of `case`, if that is exempt.
    fn doubt_by(&self, case: &Case, doubts: &mut Doubts) {
        let (Some(exempt), Some(title)) = (&case.exempt, case.exempt_title()) else { return };
        self.doubt_those_that_name(case, title, exempt.span, doubts);
        for meeting in case.routing.iter().filter_map(|step| self.meeting_of_step(step)) {
            if !meeting.is_cancelled() && meeting.item_of(&case.id.value).is_some() {
                self.doubt_words(meeting, case, doubts);
            }
        }
    }

    /// Doubts those of a meeting's own words that show the title of `case`, if that is exempt.
    fn doubt_words(&self, meeting: &Meeting, case: &Case, doubts: &mut Doubts) {
        let (Some(exempt), Some(title)) = (&case.exempt, case.exempt_title()) else { return };
        for (words, place) in self.words_with_title(meeting, case, title) {
            let doubt = MeetingDoubt { words, place, exempt: exempt.span };
            doubts.meetings.entry(meeting.source).or_default().push(doubt);
        }
    }

    /// Which of a meeting's own words show this title of `case`, and where they stand.
    fn words_with_title(&self, meeting: &Meeting, case: &Case, title: &str) -> Vec<(MeetingWords, Span)> {
        let mut found = Vec::new();
        let text = self.raw_text(meeting.text);
        if !text.trim().is_empty() && has_title(text, title) {
            let line = line_with_title(meeting.source, meeting.text.start as usize, text, title);
            found.push((MeetingWords::Text, line));
        }
        for (words, own) in meeting.own_words() {
            // One word is the name of many places.
            let is_name = words == MeetingWords::Place && !title.trim().contains(char::is_whitespace);
            if !is_name && has_title(&own.raw().value, title) {
                found.push((words, own.raw().span));
            }
        }
        for (index, item) in meeting.agenda.iter().enumerate() {
            if item.is_about(&case.id.value) {
                continue;
            }
            let remark = item.remark().map(|remark| remark.raw().value.as_str());
            let own = item.title.iter().chain(&item.proposal).map(Guarded::raw).map(String::as_str);
            if own.chain(remark).any(|text| has_title(text, title)) {
                found.push((MeetingWords::Item(index), item.span));
            }
        }
        found
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
                doubts.cases.entry(other.source).or_default().push(CaseDoubt::Title { place, exempt });
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
