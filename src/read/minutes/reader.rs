//! What every part of the reading of minutes asks for, and where it tells what is not understood.

use std::ops::Range;

use chrono::{NaiveTime, Timelike};

use super::names::Register;
use super::phrase::Said;
use super::scan::Scan;
use super::{ruling, times};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Meeting, Outcome, Passages, Power};
use crate::norsk;
use crate::read::fields::{self, nearest};
use crate::read::passages;
use crate::text::{Placed, SourceId, Span};
use crate::workspace::Workspace;

/// What every part of the reading needs, and what it has found wrong.
pub struct Reader<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) meeting: &'a Meeting,
    id: SourceId,
    /// The minutes, with spaces for comments and marks.
    pub(super) text: &'a str,
    /// The same with marks, and the places of the passages between them.
    pub(super) marked: (&'a str, Passages),
    /// Whether the body is elected, and so decides or recommends.
    pub(super) is_elected: bool,
    /// Whether the body can decide, and not only recommend or advise.
    pub(super) can_decide: bool,
    /// How many could vote, when all who met were there the whole time.
    pub(super) voters: Option<usize>,
    pub(super) register: Register<'a>,
    /// Whether the item at hand is kept from the public, so that no message may quote it.
    pub(super) is_withheld: bool,
    /// What is not understood.
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of the minutes of `meeting`, which are the text `id`.
    pub(super) fn new(workspace: &'a Workspace, meeting: &'a Meeting, id: SourceId, scan: &'a Scan) -> Self {
        let exempt = passages::read(id, &scan.marked, 0..scan.marked.len(), &[]);
        let body = workspace.council.body(&meeting.body.value);
        Self {
            workspace,
            meeting,
            id,
            text: &scan.text,
            marked: (&scan.marked, exempt),
            is_elected: matches!(body, Some(body) if body.is_elected()),
            can_decide: body.is_some_and(|body| body.can(Power::Decide, meeting.date.value)),
            voters: None,
            register: Register::new(workspace, meeting, &[]),
            is_withheld: false,
            found: Vec::new(),
        }
    }

    /// The place of a part of the minutes.
    pub(super) fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        self.place(start..(start + part.len()).min(self.text.len()))
    }

    /// The place of these bytes.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range)
    }

    /// A finding: something is not understood.
    pub(super) fn wrong(&mut self, place: Span, message: impl Into<String>, advice: impl Into<String>) {
        let finding = finding(place, message, advice);
        self.found.push(if self.is_withheld { finding.in_private() } else { finding });
    }

    /// The same with a second place.
    pub(super) fn wrong_with(&mut self, place: Span, message: String, advice: &str, label: (Span, &str)) {
        let finding = finding(place, message, advice).with_label(label.0, label.1);
        self.found.push(if self.is_withheld { finding.in_private() } else { finding });
    }

    /// Whether something within `span` has been found wrong.
    pub(super) fn has_found_in(&self, span: Span) -> bool {
        self.found.iter().any(|found| span.start <= found.place.start && found.place.end <= span.end)
    }

    /// A few of the words, to be told of; none of those that are kept from the public.
    pub(super) fn quoted(&self, words: &str) -> String {
        if self.is_withheld {
            return "her".to_owned();
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = words.chars().take(60).collect();
        if short.len() < words.len() {
            format!("«{} …»", short.trim_end())
        } else {
            format!("«{words}»")
        }
    }

    /// «Sak 03/24», or the title before it has a number.
    pub(super) fn name_of(&self, item: &AgendaItem) -> String {
        match &item.number {
            Some(number) => norsk::numbered(&number.value),
            None => "Saken".to_owned(),
        }
    }

    /// The outcome that a word of the files, or the same in nynorsk, names.
    pub(super) fn outcome(&mut self, word: &str) -> Option<Placed<Outcome>> {
        let slug = norsk::slug(word, 60);
        for (known, outcome) in Outcome::WORDS {
            if norsk::slug(known, 60) == slug {
                return Some(Placed::new(outcome, self.span(word)));
            }
        }
        if let Said::Outcome(outcome) = ruling::said(word) {
            return Some(Placed::new(outcome, self.span(word)));
        }
        let words: Vec<&str> = Outcome::WORDS.iter().map(|(word, _)| *word).collect();
        let meant = match nearest(word, words.iter().copied()) {
            Some(near) => format!("Mente du «{near}»? "),
            None => String::new(),
        };
        let message = format!("{} er ikke et utfall", self.quoted(word));
        self.wrong(self.span(word), message, format!("{meant}Utfallene er {}.", norsk::list(&words)));
        None
    }

    /// The time of day in `words`; a finding when there is none. A bare hour is one about when the
    /// meeting was to be: «1» may be half of «11».
    pub(super) fn time_of_day(&mut self, words: &str) -> Option<NaiveTime> {
        let hours = self.meeting.time;
        let is_about_then = |time: &NaiveTime| {
            hours.is_none_or(|hours| {
                let last = hours.until.unwrap_or(hours.from);
                (hours.from.hour()..=last.hour() + 4).contains(&(time.hour() + 1))
            })
        };
        let time = times::first(words).or(times::hour_alone(words).filter(is_about_then));
        if time.is_none() {
            let message = format!("{} er ikke et klokkeslett", self.quoted(words));
            self.wrong(self.span(words), message, "Skriv klokkeslettet slik: «10:15».");
        }
        time
    }

    /// The place of a line, without what is blank at its end.
    pub(super) fn line_place(&self, line: &Range<usize>) -> Span {
        self.place(line.start..line.start + self.text[line.clone()].trim_end().len())
    }
}

pub(super) fn finding(place: Span, message: impl Into<String>, advice: impl Into<String>) -> Diagnostic {
    Diagnostic::new("F14", Severity::Error, place, message).with_basis(fields::BASIS).with_advice(advice)
}

/// A finding about what a step could not make of the minutes.
pub fn not_recorded(place: Span, message: impl Into<String>, advice: impl Into<String>) -> Diagnostic {
    finding(place, message, advice)
}
