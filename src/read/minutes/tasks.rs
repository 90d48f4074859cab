//! What is to be done after an item: «Sende svaret (Kari Nord, 1. mars)», a line for each.

use super::item::Item;
use super::label::MinutesLabel;
use super::names::{Match, says_nothing};
use super::reader::Reader;
use crate::model::{ItemKind, PersonId, RecordedTask};
use crate::norsk;
use crate::read::follow_up::{Meaning, last_day};
use crate::text::Placed;

/// What the minutes say is to be done.
pub(super) fn tasks(reader: &mut Reader<'_>, item: &Item<'_>) -> Vec<RecordedTask> {
    let text = reader.text;
    let mut tasks = Vec::new();
    for (field, words) in item.written(text, MinutesLabel::FollowUp) {
        if says_nothing(words) {
            continue;
        }
        if !matches!(item.agenda.kind, ItemKind::Case(_)) {
            let message = format!(
                "{} er ikke en sak, så det kan ikke føres oppfølging på den",
                reader.name_of(item.agenda)
            );
            let advice = "Skriv det under «Behandling», eller lag en sak av det.";
            reader.wrong(reader.place(field.name.clone()), message, advice);
            continue;
        }
        for entry in entries(words) {
            tasks.extend(task(reader, entry));
        }
    }
    tasks
}

/// The entries of a list: each begins with a mark, or after a line that ended with its bracket.
pub(super) fn entries(words: &str) -> Vec<&str> {
    let mut entries: Vec<&str> = Vec::new();
    let mut has_ended = true;
    for line in words.lines() {
        let bare = line.trim();
        let unmarked = bare.strip_prefix(['-', '*', '+']).map_or(bare, str::trim_start);
        if bare.is_empty() {
            has_ended = true;
        } else if has_ended || unmarked.len() < bare.len() {
            entries.push(unmarked);
            has_ended = ends_with_bracket(bare);
        } else if let Some(last) = entries.last_mut() {
            // It goes on: both are parts of the same text.
            let start = last.as_ptr() as usize - words.as_ptr() as usize;
            let end = bare.as_ptr() as usize - words.as_ptr() as usize + bare.len();
            *last = &words[start..end];
            has_ended = ends_with_bracket(bare);
        }
    }
    entries
}

fn ends_with_bracket(line: &str) -> bool {
    line.trim_end_matches('.').ends_with(')')
}

/// What is to be done, and in brackets after it by whom and until when.
fn task(reader: &mut Reader<'_>, entry: &str) -> Option<RecordedTask> {
    let (what, within) =
        match entry.trim_end_matches('.').strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
            Some((what, within)) => (what.trim_end(), within),
            None => (entry, ""),
        };
    let words = norsk::composed(&what.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    if words.is_empty() {
        let advice = "Skriv det slik: «Sende svaret (Kari Nord, 1. mars)».";
        reader.wrong(reader.span(entry), "Det står ikke hva som skal gjøres", advice);
        return None;
    }
    let mut task = RecordedTask { what: Placed::new(words, reader.span(what)), who: None, deadline: None };
    let mut persons: Vec<Who<'_>> = Vec::new();
    for part in within.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        persons.extend(who_or_when(reader, part, &mut task));
    }
    task.who = match &persons[..] {
        [] => None,
        [Who { id: Some(id), .. }] => Some(id.to_string()),
        several => Some(several.iter().map(|who| who.written).collect::<Vec<_>>().join(", ")),
    };
    Some(task)
}

/// Somebody who is to do it.
struct Who<'w> {
    /// Who it is in members.yaml.
    id: Option<PersonId>,
    /// As the minutes have it.
    written: &'w str,
}

/// What one part of the brackets says: a person, a time, or who with other words.
fn who_or_when<'w>(reader: &mut Reader<'_>, part: &'w str, task: &mut RecordedTask) -> Option<Who<'w>> {
    let place = reader.span(part);
    let is_nobody_near = match reader.register.find(part) {
        Match::One(id) => return Some(Who { id: Some(id.clone()), written: part }),
        Match::Nobody(None) => true,
        Match::Nobody(Some(_)) | Match::Several(_) => false,
    };
    match last_day(part, reader.meeting.date.value) {
        Meaning::Day(day) if task.deadline.is_none() => task.deadline = Some(day),
        Meaning::Day(_) => {
            reader.wrong(place, "Oppfølgingen har to frister", "La den ene stå.");
        }
        Meaning::Always => {}
        Meaning::Unknown if part.contains(|letter: char| letter.is_ascii_digit()) => {
            let message = format!("{} kan ikke tolkes som en frist", reader.quoted(part));
            reader.wrong(place, message, "Skriv dagen, som «1. mars» eller «1. mars 2025».");
        }
        Meaning::Unknown if is_nobody_near => return Some(Who { id: None, written: part }),
        // A slip of the pen, or one of several.
        Meaning::Unknown => return reader.person(part).map(|id| Who { id: Some(id.value), written: part }),
    }
    None
}
