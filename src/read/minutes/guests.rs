//! Those who are invited to single items, and met: neither members nor anybody who votes.

use super::attendance::{is_header_of_guests, says_absent};
use super::heading::plain_number;
use super::label::MinutesLabel;
use super::names::is_blank;
use super::reader::{Reader, finding};
use super::scan::Scan;
use crate::model::Record;
use crate::norsk;
use crate::text::Placed;

/// Puts each of them to the items they were there for: out of the table, and out of lines as «Dessuten møtte:
/// Kari Nord, Bane NOR (sak 4)». Who was there all the time without a vote stands in the text alone.
pub(super) fn read(reader: &mut Reader<'_>, scan: &Scan, record: &mut Record) {
    let text = reader.text;
    let mut is_of_guests = false;
    for row in &scan.rows {
        let cell = |at: usize| row.get(at).map_or("", |range| text[range.clone()].trim());
        let slug = norsk::slug(cell(0), 60);
        if is_header_of_guests(&slug) || slug == "navn" || slug == "namn" {
            is_of_guests = is_header_of_guests(&slug);
        } else if is_of_guests && !is_blank(cell(2)) && !says_absent(cell(2)) {
            put(reader, record, cell(0), cell(1));
        }
    }
    for field in scan.outside.iter().filter(|field| field.label == MinutesLabel::Others) {
        for part in text[field.value.clone()].split([';', '\n']) {
            let Some((name, items)) = part.trim().trim_end_matches([')', '.']).rsplit_once('(') else {
                continue;
            };
            let last = name.rsplit(',').next().unwrap_or(name);
            let name = if reader.known(last.trim()).is_some() { last } else { name };
            put(reader, record, name.trim().trim_start_matches(['-', '*', ' ']), items);
        }
    }
}

/// `name` was there for the items whose numbers stand in `items`. Where something is kept from the public
/// nobody is who was only invited.
fn put(reader: &mut Reader<'_>, record: &mut Record, name: &str, items: &str) {
    if is_blank(name) {
        return;
    }
    let items = plain_number(items);
    for recorded in &mut record.items {
        let item = &reader.meeting.agenda[recorded.index];
        let Some(number) = &item.number else { continue };
        if !has_number(&items, &plain_number(&number.value)) {
            continue;
        }
        let place = reader.span(name);
        if !reader.workspace.openness_of(item).is_open() || recorded.proceedings.closing.is_some() {
            let message = "Den som bare er invitert, var til stede i en sak som ikke er offentlig";
            let advice = "Inviterte går ut før slike saker. Var det likevel slik, så skriv det under saken, \
                under «Behandling», og ta sakens nummer ut her.";
            reader.found.push(finding(place, message, advice).in_private());
            continue;
        }
        let who = reader.known(name).map_or_else(|| name.to_owned(), |person| person.value.to_string());
        let guests = &mut recorded.proceedings.guests;
        if !guests.iter().any(|known| known.value == who) {
            guests.push(Placed::new(who, place));
        }
    }
}

/// Whether `number` stands among `items`, and not as a part of another.
fn has_number(items: &str, number: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '/' || sign == '-';
    for (at, _) in items.match_indices(number) {
        let (before, after) = (&items[..at], &items[at + number.len()..]);
        if !before.ends_with(is_part) && !after.starts_with(is_part) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_among_others_whole() {
        let items = plain_number("AU 03/24, sak 14 og sak 5-24");
        for (number, is_there) in
            [("AU 3/24", true), ("14", true), ("4", false), ("3/24", true), ("5", false)]
        {
            assert_eq!(has_number(&items, &plain_number(number)), is_there, "{number}");
        }
    }
}
