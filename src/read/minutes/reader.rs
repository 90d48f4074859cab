//! Minutes read from end to end, with everything in them that is not understood.

use std::ops::Range;

use super::heading::plain_number;
use super::item::{self, Item};
use super::label::MinutesLabel;
use super::names::{Register, is_blank};
use super::scan::{self, Scan};
use super::{attendance, numbers, passage, times};
use chrono::NaiveTime;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Attendance, BodyKind, ItemKind, Meeting, Outcome, Record};
use crate::norsk;
use crate::read::fields::{self, nearest};
use crate::text::{Placed, SourceId, Span};
use crate::workspace::Workspace;

/// More rows than this are no table of members.
const MOST_ROWS: usize = 2_000;

/// What minutes were read to be.
#[derive(Debug)]
pub struct Reading {
    /// What they say.
    pub record: Record,
    /// What is not understood.
    pub found: Vec<Diagnostic>,
    /// What is not written yet, while something is.
    pub unwritten: Vec<Diagnostic>,
    /// Whether nothing at all has been filled in.
    pub is_untouched: bool,
}

/// Reads the minutes of `meeting`, which are the text `id` of the workspace.
pub fn read(workspace: &Workspace, meeting: &Meeting, id: SourceId) -> Reading {
    let scan = scan::scan(&workspace.source(id).text, &numbers(meeting));
    let body = workspace.council.bodies.get(&meeting.body.value);
    let mut reader = Reader {
        workspace,
        meeting,
        id,
        text: &scan.text,
        is_elected: body.is_some_and(|body| body.kind == Some(BodyKind::Elected)),
        voters: None,
        register: Register::new(workspace, meeting, &[]),
        is_withheld: false,
        found: Vec::new(),
    };
    let mut record = Record::default();
    if let Some(comment) = &scan.unclosed {
        let place = reader.place(comment.clone());
        reader.wrong(
            place,
            "Kommentaren er ikke avsluttet, og alt etter den blir borte",
            "Avslutt den med -->.",
        );
    }
    reader.meeting_itself(&scan, &mut record);
    let found_items = reader.match_items(&scan);
    let mut unwritten = Vec::new();
    let mut is_begun = !record.attendance.is_empty() || record.chair.is_some() || record.began.is_some();
    for (index, agenda) in meeting.agenda.iter().enumerate() {
        let scanned = found_items.iter().find(|(_, of_agenda)| *of_agenda == index);
        let item = scanned.map(|(at, _)| Item { index, agenda, scanned: &scan.items[*at] });
        let begun = item.filter(|item| item.is_begun(&scan.text));
        is_begun |= begun.is_some();
        match begun {
            Some(item) => record.items.extend(reader.item(&item)),
            None if reader.needs_words(agenda) => unwritten.push((agenda, scanned.map(|(at, _)| *at))),
            None => {}
        }
    }
    let of_item = |at| found_items.iter().find(|(scanned, _)| *scanned == at).map(|(_, index)| *index);
    record.passages = passage::passages(&scan, of_item);
    let missing = reader.unwritten(&scan, &record, &unwritten);
    let is_untouched = !is_begun && reader.found.is_empty();
    let mut found = reader.found;
    found.sort_by_key(|finding| finding.place);
    Reading { record, found, unwritten: missing, is_untouched }
}

/// What every part of the reading needs, and what it has found wrong.
pub struct Reader<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) meeting: &'a Meeting,
    id: SourceId,
    /// The minutes, with spaces for comments.
    pub(super) text: &'a str,
    /// Whether the body is elected, and so decides or recommends.
    pub(super) is_elected: bool,
    /// How many could vote, when all who met were there the whole time.
    pub(super) voters: Option<usize>,
    pub(super) register: Register<'a>,
    /// Whether the item at hand is kept from the public, so that no message may quote it.
    pub(super) is_withheld: bool,
    found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
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
        item.number.as_ref().map_or_else(|| "Saken".to_owned(), |number| format!("Sak {}", number.value))
    }

    /// The outcome that a word of the files, or the same in nynorsk, names.
    pub(super) fn outcome(&mut self, word: &str) -> Option<Placed<Outcome>> {
        let slug = norsk::slug(word, 60);
        let known = Outcome::WORDS.iter().find(|(known, _)| norsk::slug(known, 60) == slug);
        let outcome = known.map(|(_, outcome)| *outcome).or_else(|| match super::ruling::said(word) {
            super::ruling::Said::Outcome(outcome) => Some(outcome),
            _ => None,
        });
        if outcome.is_none() {
            let words: Vec<&str> = Outcome::WORDS.iter().map(|(word, _)| *word).collect();
            let near = nearest(word, words.iter().copied());
            let meant = near.map_or_else(String::new, |near| format!("Mente du «{near}»? "));
            let message = format!("{} er ikke et utfall", self.quoted(word));
            self.wrong(self.span(word), message, format!("{meant}Utfallene er {}.", norsk::list(&words)));
        }
        outcome.map(|outcome| Placed::new(outcome, self.span(word)))
    }

    /// Who met, who chaired, and when.
    fn meeting_itself(&mut self, scan: &Scan, record: &mut Record) {
        if scan.rows.len() > MOST_ROWS {
            let place = self.place(scan.rows[0].first().cloned().unwrap_or(0..0));
            self.wrong(
                place,
                "Tabellen har flere rader enn noe organ har medlemmer",
                "Se etter noe som er limt inn ved en feil.",
            );
            return;
        }
        record.attendance = attendance::read(self, scan);
        let voters: Vec<String> = record
            .attendance
            .iter()
            .filter(|row| row.is_present())
            .map(|row| row.person.value.clone())
            .collect();
        self.register = Register::new(self.workspace, self.meeting, &voters);
        self.voters = self.count_voters(&record.attendance);
        for field in &scan.outside {
            let words = self.text[field.value.clone()].trim();
            if is_blank(words) {
                continue;
            }
            match field.label {
                MinutesLabel::Began => record.began = record.began.or(self.time_of_day(words)),
                MinutesLabel::Ended => record.ended = record.ended.or(self.time_of_day(words)),
                MinutesLabel::Place => record.place = record.place.take().or_else(|| Some(words.to_owned())),
                MinutesLabel::Chair if record.chair.is_none() => {
                    record.chair_elected = ["valgt", "vald"].iter().any(|word| norsk::slug(words, 200).split('-').any(|part| part == *word));
                    let name = words.split(['(', ',', ';', '\n']).next().unwrap_or(words);
                    record.chair = self.person(name.trim().trim_end_matches('.'));
                }
                MinutesLabel::ClosedApart => self.wrong(
                    self.place(field.name.start..field.value.end),
                    "Lukkingen står ikke under noen sak",
                    "Skriv den under saken, som «Lukket: koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig».",
                ),
                label if label.is_of_item() && label != MinutesLabel::Proposed => self.wrong(
                    self.place(field.name.clone()),
                    format!("«{}» står ikke under noen sak på sakslisten", &self.text[field.name.clone()]),
                    "Saken skal ha sin egen overskrift med nummeret, som «### Sak 03/24 Tittel».",
                ),
                _ => {}
            }
        }
        self.hours(scan, record);
    }

    /// The time of day in `words`; a finding when there is none.
    pub(super) fn time_of_day(&mut self, words: &str) -> Option<NaiveTime> {
        let time = times::first(words);
        if time.is_none() {
            let message = format!("{} er ikke et klokkeslett", self.quoted(words));
            self.wrong(self.span(words), message, "Skriv klokkeslettet slik: «10:15».");
        }
        time
    }

    /// Tells when a meeting is said to have ended before it began.
    fn hours(&mut self, scan: &Scan, record: &Record) {
        let (Some(began), Some(ended)) = (record.began, record.ended) else { return };
        let of = |label| scan.outside.iter().find(|field| field.label == label);
        if let (true, Some(first), Some(last)) =
            (ended < began, of(MinutesLabel::Began), of(MinutesLabel::Ended))
        {
            let place = |words: &std::ops::Range<usize>| self.span(self.text[words.clone()].trim());
            let (first, last) = (place(&first.value), place(&last.value));
            let message = "Møtet ble hevet før det ble satt".to_owned();
            self.wrong_with(last, message, "Rett det klokkeslettet som er feil.", (first, "møtet satt"));
        }
    }

    /// How many could vote, when all who met were there the whole time.
    fn count_voters(&self, rows: &[Attendance]) -> Option<usize> {
        let day = self.meeting.date.value;
        let is_member = |person: &str| {
            self.workspace
                .people
                .voting_seats_on(&self.meeting.body.value, day)
                .any(|seat| seat.person.value == person)
        };
        let present = rows.iter().filter(|row| row.is_present());
        let mut voters =
            present.filter(|row| is_member(&row.stands_in_for.as_ref().unwrap_or(&row.person).value));
        voters
            .try_fold(0, |count, row| (row.from.is_none() && row.until.is_none()).then_some(count + 1))
            .filter(|count| *count > 0)
    }

    /// Which item of the agenda each heading is of, by their places.
    fn match_items(&mut self, scan: &Scan) -> Vec<(usize, usize)> {
        let agenda = &self.meeting.agenda;
        let mut matched: Vec<(usize, usize)> = Vec::new();
        for (at, item) in scan.items.iter().enumerate() {
            let place = self.place(
                item.heading.start..item.heading.start + scan.text[item.heading.clone()].trim_end().len(),
            );
            let index = match &item.number {
                None => self.titled(&scan.text[item.heading.clone()], &matched),
                Some(number) => {
                    let plain = plain_number(number);
                    agenda.iter().position(|item| {
                        item.number.as_ref().is_some_and(|known| plain_number(&known.value) == plain)
                    })
                }
            };
            let Some(index) = index else {
                let (message, advice) = self.not_on_agenda(item.number.as_deref());
                self.wrong(place, message, advice);
                continue;
            };
            if let Some((first, _)) = matched.iter().find(|(_, known)| *known == index) {
                let first = self.place(scan.items[*first].heading.clone());
                let message = format!("{} står to ganger", self.name_of(&agenda[index]));
                self.wrong_with(place, message, "La saken stå under én overskrift.", (first, "første gang"));
                continue;
            }
            matched.push((at, index));
        }
        matched
    }

    /// The item without a number that has the title of a heading, and is not taken.
    fn titled(&self, heading: &str, taken: &[(usize, usize)]) -> Option<usize> {
        let slug = norsk::slug(heading, 300);
        let is_it = |item: &AgendaItem| {
            let case = match &item.kind {
                ItemKind::Case(id) => self.workspace.case(&id.value),
                _ => None,
            };
            let standing = match &item.kind {
                ItemKind::Standing(name) => self.workspace.standing_item(self.meeting, &name.value),
                _ => None,
            };
            let own = item.title.as_deref().filter(|_| case.is_none_or(|case| case.exempt.is_none()));
            let title = own
                .or_else(|| Some(case?.open_title(self.workspace.council.language)))
                .or_else(|| Some(standing?.title.as_str()));
            title.is_some_and(|title| match title.split_once('{') {
                // What stands for the meeting before is not known here.
                Some((start, _)) => slug.starts_with(&norsk::slug(start, 300)),
                None => slug == norsk::slug(title, 300),
            })
        };
        let free = |at: &usize| !taken.iter().any(|(_, index)| index == at);
        let agenda = &self.meeting.agenda;
        (0..agenda.len()).filter(free).find(|at| agenda[*at].number.is_none() && is_it(&agenda[*at]))
    }

    fn not_on_agenda(&self, number: Option<&str>) -> (String, String) {
        let Some(number) = number else {
            return (
                "Overskriften er ikke noen sak på sakslisten".to_owned(),
                "Overskriften skal være sakens nummer eller tittel, slik den står på sakslisten.".to_owned(),
            );
        };
        let known: Vec<&str> = self
            .meeting
            .agenda
            .iter()
            .filter_map(|item| item.number.as_ref())
            .map(|number| number.value.as_str())
            .collect();
        let meant = nearest(number, known.iter().copied())
            .map_or_else(String::new, |near| format!("Mente du {near}? "));
        let advice = format!(
            "{meant}En sak som kom til i møtet, settes på sakslisten med «ipr sak advance ID --møte {}».",
            self.meeting.id
        );
        (format!("Sak {number} står ikke på sakslisten"), advice)
    }

    /// What the minutes say of an item.
    fn item(&mut self, item: &Item<'_>) -> Option<crate::model::RecordedItem> {
        let case = match &item.agenda.kind {
            ItemKind::Case(id) => self.workspace.case(&id.value),
            _ => None,
        };
        self.is_withheld = matches!(item.agenda.kind, ItemKind::Case(_))
            && case.is_none_or(|case| self.workspace.withholds(case));
        let proposal = self.workspace.proposal_in(self.meeting, item.agenda);
        let recorded = item::read(self, item, proposal.as_deref());
        if recorded.ruling.is_none()
            && case.is_some()
            && !self.has_found_in(self.place(item.scanned.body.clone()))
        {
            let message = format!("{} har ikke noe vedtak", self.name_of(item.agenda));
            let advice = if self.is_elected {
                "Skriv hva organet kom til, etter «Vedtak:» eller «Innstilling:»."
            } else {
                "Skriv hva gruppen kom til, etter «Oppsummering:»."
            };
            let heading = item.scanned.heading.clone();
            let place = self.place(heading.start..heading.start + self.text[heading].trim_end().len());
            self.wrong(place, message, advice);
        }
        self.is_withheld = false;
        Some(recorded)
    }
}

pub(super) fn finding(place: Span, message: impl Into<String>, advice: impl Into<String>) -> Diagnostic {
    Diagnostic::new("F14", Severity::Error, place, message).with_basis(fields::BASIS).with_advice(advice)
}

/// A finding about what a step could not make of the minutes.
pub fn not_recorded(place: Span, message: impl Into<String>, advice: impl Into<String>) -> Diagnostic {
    finding(place, message, advice)
}
