//! Minutes read from end to end, with everything in them that is not understood.

use super::agenda_proposals::agenda_proposals;
use super::heading::Numbers;
use super::item::{self, Item};
use super::label::MinutesLabel;
use super::names::{Register, is_blank};
use super::reader::Reader;
use super::scan::{self, Scan};
use super::tasks::tasks;
use super::{attendance, drafted, guests, passage};
use super::{is_all_written, is_prefilled};
use crate::diagnostic::Diagnostic;
use crate::model::{Attendance, ItemKind, Meeting, Record, RecordedItem, Unprinted};
use crate::norsk;
use crate::read::sections;
use crate::text::SourceId;
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
    let scan = scan::scan(&workspace.source(id).text, &Numbers::of(workspace, meeting));
    let mut reader = Reader::new(workspace, meeting, id, &scan);
    let mut record = Record::default();
    if let Some(comment) = &scan.unclosed {
        let place = reader.place(comment.clone());
        reader.wrong(
            place,
            "Kommentaren er ikke avsluttet, og alt etter den blir borte",
            "Avslutt den med -->.",
        );
    }
    for part in sections::scan(id, &scan.marked, 0..scan.marked.len()).unprinted {
        // What is not written yet is no fault.
        if part.value != Unprinted::EmptyHeading {
            let (message, advice) = sections::told(part.value);
            reader.wrong(part.span, message, advice);
        }
    }
    reader.meeting_itself(&scan, &mut record);
    let matched = reader.match_items(&scan);
    let words = &workspace.council.language.wording().minutes;
    let mut unwritten = Vec::new();
    // What stands in a draft beforehand is nothing that anybody has written.
    let text = &workspace.source(id).text;
    let (may_be_drafted, is_prefilled) = (!is_all_written(text), is_prefilled(text));
    record.as_drafted.attendance = may_be_drafted && attendance::is_as_drafted(&reader, &record.attendance);
    let is_known_before = is_prefilled && record.as_drafted.attendance;
    let has_attendance = !is_known_before && !record.attendance.is_empty();
    let mut is_begun = has_attendance || record.chair.is_some() || record.began.is_some();
    for (index, agenda) in meeting.agenda.iter().enumerate() {
        let at = matched.iter().position(|matched| *matched == Some(index));
        if let Some(at) = at {
            let item = Item { index, agenda, scanned: &scan.items[at] };
            if item.is_begun(&scan.text) {
                let is_as_drafted = may_be_drafted && drafted::is_as_drafted(item.scanned, &scan.text, words);
                if is_as_drafted {
                    record.as_drafted.items.push(index);
                }
                is_begun |= !(is_prefilled && is_as_drafted);
                record.items.push(reader.item(&item));
                continue;
            }
        }
        if reader.needs_words(agenda) {
            unwritten.push((agenda, at));
        }
    }
    guests::read(&mut reader, &scan, &mut record);
    record.passages = passage::passages(id, &scan, &matched);
    reader.marks(&scan, &matched, &record);
    reader.exempt_titles(&scan, &matched);
    reader.mistyped_labels(&scan, &matched);
    let missing = reader.unwritten(&scan, &record, &unwritten);
    let is_untouched = !is_begun && reader.found.is_empty();
    let mut found = reader.found;
    found.sort_by_key(|finding| finding.place);
    Reading { record, found, unwritten: missing, is_untouched }
}

impl Reader<'_> {
    /// Who met, who chaired, and when.
    fn meeting_itself(&mut self, scan: &Scan, record: &mut Record) {
        if scan.rows.len() > MOST_ROWS {
            let place = self.place(scan.rows[0].first().cloned().unwrap_or_default());
            self.wrong(
                place,
                "Tabellen har flere rader enn noe organ har medlemmer",
                "Se etter noe som er limt inn ved en feil.",
            );
            return;
        }
        record.attendance = attendance::read(self, scan);
        let mut voters = Vec::new();
        for row in &record.attendance {
            if row.is_present() {
                voters.push(row.person.value.clone());
            }
        }
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
                MinutesLabel::Place if record.place.is_none() => record.place = Some(words.to_owned()),
                MinutesLabel::Chair if record.chair.is_none() => {
                    let slug = norsk::slug(words, 200);
                    record.chair_elected = slug.split('-').any(|word| matches!(word, "valgt" | "vald"));
                    let name = words.split(['(', ',', ';', '\n']).next().unwrap_or(words);
                    record.chair = self.person(name.trim().trim_end_matches('.'));
                }
                MinutesLabel::ClosedApart => self.wrong(
                    self.place(field.name.start..field.value.end),
                    "Lukkingen står ikke under noen sak",
                    "Skriv den under saken, som «Lukket: koml. § 11-5 andre ledd, kl. 10:15–10:40, \
                     enstemmig».",
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

    /// Tells when a meeting is said to have ended before it began.
    fn hours(&mut self, scan: &Scan, record: &Record) {
        let (Some(began), Some(ended)) = (record.began, record.ended) else { return };
        let place = |label| {
            let field = scan.outside.iter().find(|field| field.label == label)?;
            Some(self.span(self.text[field.value.clone()].trim()))
        };
        if let (true, Some(first), Some(last)) =
            (ended < began, place(MinutesLabel::Began), place(MinutesLabel::Ended))
        {
            let message = "Møtet ble hevet før det ble satt".to_owned();
            self.wrong_with(last, message, "Rett det klokkeslettet som er feil.", (first, "møtet satt"));
        }
    }

    /// How many could vote, when all who met were there the whole time.
    fn count_voters(&self, rows: &[Attendance]) -> Option<usize> {
        let seats = || {
            let people = &self.workspace.people;
            people.voting_seats_on(&self.meeting.body.value, self.meeting.date.value)
        };
        let mut voters = 0;
        for row in rows {
            if !row.is_present() || !seats().any(|seat| seat.person.value == row.seat().value) {
                continue;
            }
            if row.from.is_some() || row.until.is_some() || row.day.is_some() {
                return None;
            }
            voters += 1;
        }
        if voters > 0 { Some(voters) } else { None }
    }

    /// What the minutes say of an item.
    fn item(&mut self, item: &Item<'_>) -> RecordedItem {
        let case = self.workspace.case_of(item.agenda);
        self.is_withheld = match (case, &item.agenda.kind) {
            (Some(case), _) => self.workspace.withholds(case),
            (None, ItemKind::Case(_)) => true,
            (None, ItemKind::Standing(_) | ItemKind::Plain) => false,
        };
        let proposal = self.workspace.proposal_in(self.meeting, item.agenda);
        let mut recorded = item::read(self, item, proposal.as_deref());
        recorded.tasks = tasks(self, item);
        recorded.proceedings.agenda_proposals = agenda_proposals(self, item);
        let is_undecided = recorded.ruling.is_none() && case.is_some();
        if is_undecided && !self.has_found_in(self.place(item.scanned.body.clone())) {
            let message = format!("{} har ikke noe vedtak", self.name_of(item.agenda));
            let advice = if self.is_elected {
                "Skriv hva organet kom til, etter «Vedtak:» eller «Innstilling:»."
            } else {
                "Skriv hva gruppen kom til, etter «Oppsummering:»."
            };
            self.wrong(self.line_place(&item.scanned.heading), message, advice);
        }
        self.is_withheld = false;
        recorded
    }
}
