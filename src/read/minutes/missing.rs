//! What is still to be written in minutes that somebody wants read.

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
        let top = match scan.items.first() {
            Some(item) => &item.heading,
            None => &(0..0),
        };
        let mut missing = Vec::new();
        let members =
            self.workspace.people.voting_seats_on(&self.meeting.body.value, self.meeting.date.value);
        if self.is_elected && record.attendance.is_empty() && members.count() > 0 {
            let header = match scan.rows.first().map(Vec::as_slice) {
                Some([first, .., last]) => first.start..last.end,
                Some([only]) => only.clone(),
                Some([]) | None => top.clone(),
            };
            missing.push(finding(
                self.line_place(&header),
                "Det står ikke hvem som møtte",
                "Fyll ut «Møtte» for alle medlemmene.",
            ));
        }
        for (item, at) in items {
            let (heading, message, advice) = match at {
                Some(at) => (
                    &scan.items[*at].heading,
                    format!("{} er ikke skrevet ennå", self.name_of(item)),
                    "Skriv hva som skjedde, eller «Saken utsettes» om den ikke ble behandlet.",
                ),
                None => (
                    top,
                    format!("{} står på sakslisten, men ikke i referatet", self.name_of(item)),
                    "Skriv den inn med overskrift og vedtak.",
                ),
            };
            missing.push(finding(self.line_place(heading), message, advice));
        }
        missing
    }
}
