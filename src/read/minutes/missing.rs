//! What is still to be written in minutes that somebody wants read.

use std::ops::Range;

use super::reader::{Reader, finding};
use super::scan::Scan;
use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, ItemKind, Record};

impl Reader<'_> {
    /// Whether something must be written of an item: a case, or what an elected body was asked to decide.
    pub(super) fn needs_words(&self, item: &AgendaItem) -> bool {
        let is_case = matches!(item.kind, ItemKind::Case(_));
        is_case || (self.is_elected && self.workspace.proposal_in(self.meeting, item).is_some())
    }

    /// What is still to be written.
    pub(super) fn unwritten(
        &self,
        scan: &Scan,
        record: &Record,
        items: &[(&AgendaItem, Option<usize>)],
    ) -> Vec<Diagnostic> {
        let top = scan.items.first().map_or(0..0, |item| item.heading.clone());
        let line =
            |range: Range<usize>| self.place(range.start..range.start + scan.text[range].trim_end().len());
        let mut missing = Vec::new();
        let members =
            self.workspace.people.voting_seats_on(&self.meeting.body.value, self.meeting.date.value);
        if self.is_elected && record.attendance.is_empty() && members.count() > 0 {
            let row = scan.rows.first().and_then(|row| Some(row.first()?.start..row.last()?.end));
            missing.push(finding(
                line(row.unwrap_or(top.clone())),
                "Det står ikke hvem som møtte",
                "Fyll ut «Møtte» for alle medlemmene.",
            ));
        }
        for (item, at) in items {
            let place = line(at.map_or(top.clone(), |at| scan.items[at].heading.clone()));
            let (message, advice) = match at {
                Some(_) => (
                    format!("{} er ikke skrevet ennå", self.name_of(item)),
                    "Skriv hva som skjedde, eller «Saken utsettes» om den ikke ble behandlet.",
                ),
                None => (
                    format!("{} står på sakslisten, men ikke i referatet", self.name_of(item)),
                    "Skriv den inn med overskrift og vedtak.",
                ),
            };
            missing.push(finding(place, message, advice));
        }
        missing
    }
}
