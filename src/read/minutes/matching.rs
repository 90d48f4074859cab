//! Which item of the agenda a heading of the minutes is of.

use super::Reader;
use super::heading::plain_number;
use super::scan::Scan;
use crate::model::{AgendaItem, ItemKind};
use crate::norsk;
use crate::read::fields::nearest;

impl Reader<'_> {
    /// Which item of the agenda each heading is of, by its place there.
    pub(super) fn match_items(&mut self, scan: &Scan) -> Vec<Option<usize>> {
        let agenda = &self.meeting.agenda;
        let mut matched: Vec<Option<usize>> = Vec::new();
        for item in &scan.items {
            let place = self.line_place(&item.heading);
            let index = match &item.number {
                Some(number) => position_of(agenda, number),
                None => self.titled(&scan.text[item.heading.clone()], &matched),
            };
            let Some(index) = index else {
                let (message, advice) = self.not_on_agenda(item.number.as_deref());
                self.wrong(place, message, advice);
                matched.push(None);
                continue;
            };
            if let Some(first) = matched.iter().position(|known| *known == Some(index)) {
                let first = self.place(scan.items[first].heading.clone());
                let message = format!("{} står to ganger", self.name_of(&agenda[index]));
                self.wrong_with(place, message, "La saken stå under én overskrift.", (first, "første gang"));
                matched.push(None);
                continue;
            }
            matched.push(Some(index));
        }
        matched
    }

    /// The item without a number that has the title of a heading, and is not taken.
    fn titled(&self, heading: &str, taken: &[Option<usize>]) -> Option<usize> {
        let slug = norsk::slug(heading, 300);
        for (index, item) in self.meeting.agenda.iter().enumerate() {
            if item.number.is_some() || taken.contains(&Some(index)) {
                continue;
            }
            let Some(title) = self.title_of(item) else { continue };
            let is_it = match title.split_once('{') {
                // What stands for the meeting before is not known here.
                Some((start, _)) => slug.starts_with(&norsk::slug(start, 300)),
                None => slug == norsk::slug(title, 300),
            };
            if is_it {
                return Some(index);
            }
        }
        None
    }

    /// The title of an item as the public may see it.
    fn title_of<'i>(&'i self, item: &'i AgendaItem) -> Option<&'i str> {
        let case = self.workspace.case_of(item);
        let is_exempt = matches!(case, Some(case) if case.exempt.is_some());
        if let Some(own) = &item.title
            && !is_exempt
        {
            return Some(own.raw());
        }
        match &item.kind {
            ItemKind::Case(_) => Some(case?.open_title(self.workspace.council.language)),
            ItemKind::Standing(name) => {
                let standing = self.workspace.standing_item(self.meeting, &name.value)?;
                Some(&standing.title)
            }
            ItemKind::Plain => None,
        }
    }

    fn not_on_agenda(&self, number: Option<&str>) -> (String, String) {
        let Some(number) = number else {
            return (
                "Overskriften er ikke noen sak på sakslisten".to_owned(),
                "Overskriften skal være sakens nummer eller tittel, slik den står på sakslisten.".to_owned(),
            );
        };
        let known = self.meeting.numbers().map(|number| number.value.as_str());
        let meant = match nearest(number, known) {
            Some(near) => format!("Mente du {near}? "),
            None => String::new(),
        };
        let advice = format!(
            "{meant}En sak som kom til i møtet, settes på sakslisten med «ipr sak advance ID --møte {}».",
            self.meeting.id
        );
        (format!("{} står ikke på sakslisten", norsk::numbered(number)), advice)
    }
}

/// The place on the agenda of the item with this number, however it is written.
fn position_of(agenda: &[AgendaItem], number: &str) -> Option<usize> {
    let number = plain_number(number);
    agenda.iter().position(|item| match &item.number {
        Some(known) => plain_number(&known.value) == number,
        None => false,
    })
}
