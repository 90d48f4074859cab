//! Who met, out of the table and the lines of the minutes.

use super::clauses::before_any;
use super::day_named::{days_of, named_day, with_day};
use super::label::MinutesLabel;
use super::names::{apart, is_blank, listed, says_nothing};
use super::scan::{Field, Scan, TableRow};
use super::times::TimeSpan;
use super::{Reader, times};
use crate::model::{Attendance, PersonId};
use crate::norsk;
use crate::text::Placed;
use chrono::NaiveDate;

/// Ways to write that somebody came.
const CAME: &str = "ja j x motte mott til-stede til-stades tilstede ok hele-motet heile-motet v";
/// Ways to begin the reason why somebody did not.
const ABSENT: &str = "nei n forfall fravaer fravaerende fraver fraverande meldt-forfall \
    meldte-forfall ikke-mott ikkje-mott ikke-til-stede syk sjuk permisjon ferie";
/// What is said before the reason.
const SKIPPED: [&str; 11] =
    ["meldt", "meldte", "nei", "forfall", "fravær", "fråvær", "fråver", "på grunn av", "grunnet", "pga", "n"];
/// What is written of one who did not come, when nobody wrote why.
const NO_REASON: &str = "ikke oppgitt";
const ADVICE: &str = "Skriv «ja», «forfall» og hvorfor, eller klokkeslett som «fra 10:30» eller «til 11:15».";

/// Which column holds what.
struct Columns {
    name: usize,
    came: usize,
    substitute: Option<usize>,
}

impl Columns {
    /// The columns of a header that is one of attendance.
    fn of(header: &[String]) -> Option<Self> {
        let column =
            |wanted: &[&str]| header.iter().position(|cell| wanted.iter().any(|word| cell.starts_with(word)));
        Some(Self {
            name: column(&["navn", "namn", "medlem"])?,
            came: column(&["motte", "til-sted", "til-stad", "oppmote"])?,
            substitute: column(&["vara"]),
        })
    }
}

/// Who met and who did not; empty when nothing is written of it.
pub(super) fn read(reader: &mut Reader<'_>, scan: &Scan) -> Vec<Attendance> {
    let mut rows = table(reader, &scan.rows);
    let is_of_one_day = |field: &Field| named_day(reader.meeting, &reader.text[field.name.clone()]).is_some();
    let mut lists = scan.outside.iter().filter(|field| field.label == MinutesLabel::Present);
    let has_list_for_each_day = lists.any(is_of_one_day);
    for field in &scan.outside {
        let value = reader.text[field.value.clone()].trim();
        if says_nothing(value) {
            continue;
        }
        match field.label {
            MinutesLabel::Present => {
                let day = day_of(reader, field);
                present(reader, value, day, &mut rows);
            }
            MinutesLabel::Absent | MinutesLabel::AbsentSubstitutes => {
                let day = day_of(reader, field);
                for away in absent(reader, value, day) {
                    // Who was away on one day was there on the others, unless those have lists of their own.
                    if day.is_some() && !has_list_for_each_day && away.stands_in_for.is_none() {
                        rows.extend(on_other_days(reader, &away));
                    }
                    rows.push(away);
                }
            }
            MinutesLabel::Substitutes => substitutes(reader, value, &mut rows),
            _ => {}
        }
    }
    rows
}

/// The day that a label is about: «Til stede fredag 3. mai:».
fn day_of(reader: &mut Reader<'_>, field: &Field) -> Option<Placed<NaiveDate>> {
    let label = &reader.text[field.name.clone()];
    let named = named_day(reader.meeting, label);
    if named.is_none()
        && !reader.meeting.arrangement().more_days.is_empty()
        && label.contains(|letter: char| letter.is_ascii_digit())
    {
        let message = format!("Møtet varte ikke den dagen som står i {}", reader.quoted(label));
        let place = reader.span(label);
        reader.wrong(place, message, "Skriv en av dagene i møtet, som under «flere-dager» i meeting.md.");
    }
    let place = reader.span(label);
    named.map(|named| Placed::new(named.day, place))
}

/// «Kari Nord, Per Nes (bare 3. mai)»: those who came, of the meeting or of `day`.
fn present(reader: &mut Reader<'_>, value: &str, day: Option<Placed<NaiveDate>>, rows: &mut Vec<Attendance>) {
    let is_short = reader.meeting.arrangement().more_days.is_empty();
    if is_short || day.is_some() {
        for person in reader.persons(value) {
            rows.push(Attendance { day, ..row(person, None) });
        }
        return;
    }
    for part in apart(value) {
        let Some((names, came)) = with_day(reader.meeting, part) else {
            // «Lene Conradi, Asker» is one person.
            let is_home = |last: &Attendance| reader.register.is_alias(&last.person.value, part.trim());
            if !rows.last().is_some_and(is_home) {
                for person in reader.persons(part) {
                    rows.push(row(person, None));
                }
            }
            continue;
        };
        // «Kari Nord og Per Nes (bare 3. mai)»: the day is the last one's.
        let name = match names.rsplit_once(" og ") {
            Some((others, last)) => {
                for person in reader.persons(others) {
                    rows.push(row(person, None));
                }
                last
            }
            None => names.strip_prefix("og ").unwrap_or(names),
        };
        if let Some(person) = reader.person(name) {
            rows.extend(stays(reader, &person, came, false));
        }
    }
}

/// That somebody who was away on one day was there on the others.
fn on_other_days(reader: &Reader<'_>, away: &Attendance) -> Vec<Attendance> {
    let Some(day) = away.day else { return Vec::new() };
    let mut rows = Vec::new();
    for other in days_of(reader.meeting) {
        if other != day.value {
            let day = Some(Placed::new(other, day.span));
            rows.push(Attendance { day, ..row(away.person.clone(), None) });
        }
    }
    rows
}

fn row(person: Placed<PersonId>, absence: Option<Placed<String>>) -> Attendance {
    Attendance { span: person.span, person, day: None, from: None, until: None, absence, stands_in_for: None }
}

fn table(reader: &mut Reader<'_>, lines: &[TableRow]) -> Vec<Attendance> {
    let text = reader.text;
    let mut columns = None;
    let mut rows = Vec::new();
    let mut empty = Vec::new();
    for line in lines {
        let header: Vec<String> = line.iter().map(|cell| norsk::slug(&text[cell.clone()], 60)).collect();
        if header.first().is_some_and(|first| is_header_of_guests(first)) {
            columns = None;
            continue;
        }
        if let Some(found) = Columns::of(&header) {
            columns = Some(found);
            continue;
        }
        let Some(columns) = &columns else { continue };
        let cell = |at: usize| line.get(at).map_or("", |range| text[range.clone()].trim());
        let (name, came) = (cell(columns.name), cell(columns.came));
        let substitute = columns.substitute.map_or("", cell);
        if is_blank(name) {
            continue;
        }
        if is_blank(came) && is_blank(substitute) {
            empty.push(name);
            continue;
        }
        let Some(member) = reader.person(name) else { continue };
        rows.extend(stays(reader, &member, came, false));
        if !says_nothing(substitute) {
            rows.extend(substitute_of(reader, substitute, &member));
        }
    }
    // The skeleton has what was known beforehand; that alone is nothing that anybody has written.
    if rows.iter().all(|row| is_known_before(reader, row)) && !empty.is_empty() {
        return Vec::new();
    }
    if !rows.is_empty() {
        for name in empty {
            let message = format!("Det står ikke om {} møtte", reader.quoted(name));
            let place = reader.span(name);
            reader.wrong(place, message, ADVICE);
        }
    }
    rows
}

/// Whether the rows say no more than what was filled in beforehand: that all were there, but those who had
/// said that they could not come.
pub(super) fn is_as_drafted(reader: &Reader<'_>, rows: &[Attendance]) -> bool {
    let is_there = |row: &Attendance| {
        row.is_present() && row.from.is_none() && row.until.is_none() && row.stands_in_for.is_none()
    };
    !rows.is_empty() && rows.iter().all(|row| is_there(row) || is_known_before(reader, row))
}

/// Whether a row says no more than the meeting's file: that somebody cannot come, or who is called instead.
fn is_known_before(reader: &Reader<'_>, row: &Attendance) -> bool {
    let person = &row.person.value;
    let Some(member) = &row.stands_in_for else {
        let mut known = reader.meeting.attendance.iter();
        return row.absence.is_some()
            && known.any(|known| known.absence.is_some() && known.person.value == *person);
    };
    for vacancy in reader.workspace.vacancies(reader.meeting) {
        if vacancy.absent.person.value == member.value {
            return vacancy.called.is_some_and(|called| called.person.value == *person);
        }
    }
    false
}

/// What is said of a member: of the whole meeting, or of one day of several; `is_away` when it stands among
/// those who did not come.
fn stays(reader: &mut Reader<'_>, person: &Placed<PersonId>, came: &str, is_away: bool) -> Vec<Attendance> {
    let Some(named) = named_day(reader.meeting, came) else {
        return stay(reader, person.clone(), came, came).into_iter().collect();
    };
    let words = match norsk::slug(&named.left, 200).as_str() {
        _ if is_away => format!("forfall {}", named.left),
        "" => "ja".to_owned(),
        "ikke" | "ikkje" => "forfall".to_owned(),
        _ => named.left.clone(),
    };
    let Some(mut of_day) = stay(reader, person.clone(), &words, came) else { return Vec::new() };
    of_day.day = Some(Placed::new(named.day, reader.span(came)));
    let is_whole_day = of_day.from.is_none() && of_day.until.is_none();
    let is_elsewhere = !named.is_only && (!of_day.is_present() || !is_whole_day);
    // Who came late on one day, or was away, was there on the others.
    let mut rows = if is_elsewhere { on_other_days(reader, &of_day) } else { Vec::new() };
    rows.push(of_day);
    rows.sort_by_key(|row| row.day.map(|day| day.value));
    rows
}

/// What `came` says of a member, as it stands in the text at `written`.
fn stay(reader: &mut Reader<'_>, person: Placed<PersonId>, came: &str, written: &str) -> Option<Attendance> {
    let (times, left) = times::stretch(came);
    let slug = norsk::slug(&left, 200);
    let gives_reason = says_absent(&left);
    let has_times = times != TimeSpan::default();
    let mut stay = row(person, None);
    (stay.from, stay.until) = (times.from, times.until);
    if CAME.split(' ').any(|way| way == slug) || (has_times && slug.is_empty()) {
        return Some(stay);
    }
    // A dash, when a substitute came.
    if !has_times && (is_blank(came) || gives_reason) {
        stay.absence = Some(Placed::new(reason(came), reader.span(written)));
        return Some(stay);
    }
    let place = reader.span(written);
    let message = format!("{} kan ikke tolkes som oppmøte", reader.quoted(written));
    reader.wrong(place, message, ADVICE);
    None
}

/// Whether the header of a table begins as that of those who were only invited.
pub(super) fn is_header_of_guests(first: &str) -> bool {
    first.starts_with("dessuten-") || first.starts_with("dessutan-")
}

/// Whether it says that somebody did not come.
pub(super) fn says_absent(text: &str) -> bool {
    let slug = norsk::slug(text, 200);
    ABSENT.split(' ').any(|word| match slug.strip_prefix(word) {
        Some(rest) => rest.is_empty() || rest.starts_with('-'),
        None => false,
    })
}

/// Why somebody did not come: «forfall (sykdom)» is «sykdom».
fn reason(text: &str) -> String {
    let mut bare = text.trim();
    loop {
        bare = bare.trim_start_matches([' ', ':', ',', '(', '–', '-', '.', ';']);
        let lower = bare.to_lowercase();
        let skipped = SKIPPED.iter().find(|word| match lower.strip_prefix(**word) {
            Some(rest) => !rest.starts_with(char::is_alphanumeric),
            None => false,
        });
        match skipped {
            Some(word) if bare.is_char_boundary(word.len()) => bare = &bare[word.len()..],
            _ => break,
        }
    }
    let bare = bare.trim_end_matches([')', '.', ' ', ';', ',', '|']);
    let words = if is_blank(bare) { NO_REASON.to_owned() } else { norsk::composed(bare).into_owned() };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// «Kari Nord (sykdom), Per Nes, Ola Berg 3. mai»: those who did not come, to the meeting or on `day`.
fn absent(reader: &mut Reader<'_>, text: &str, day: Option<Placed<NaiveDate>>) -> Vec<Attendance> {
    let mut rows = Vec::new();
    for part in apart(text) {
        if day.is_none()
            && let Some((name, came)) = with_day(reader.meeting, part)
        {
            if let Some(person) = reader.person(name) {
                rows.extend(stays(reader, &person, came, true));
            }
            continue;
        }
        let (names, why) = part.split_once(['(', ':']).unwrap_or((part, ""));
        for name in listed(names) {
            let Some(person) = reader.person(name) else { continue };
            let absence = if is_blank(why) || why == name {
                Placed::new(NO_REASON.to_owned(), person.span)
            } else {
                Placed::new(reason(why), reader.span(why))
            };
            rows.push(Attendance { day, ..row(person, Some(absence)) });
        }
    }
    rows
}

/// «Kari Nord for Per Nes, Ola Berg for Anne Lund»
fn substitutes(reader: &mut Reader<'_>, text: &str, rows: &mut Vec<Attendance>) {
    for part in apart(text) {
        let Some((who, for_whom)) = part.split_once(" for ") else {
            let place = reader.span(part.trim());
            let message = format!("Det står ikke hvem {} møtte for", reader.quoted(part.trim()));
            reader.wrong(place, message, "Skriv det slik: «Kari Nord for Per Nes».");
            continue;
        };
        if let Some(name) = listed(for_whom).first()
            && let Some(member) = reader.person(name)
        {
            rows.extend(substitute_of(reader, who, &member));
        }
    }
}

/// The substitute that came for `member`, perhaps for a part of the meeting.
fn substitute_of(reader: &mut Reader<'_>, text: &str, member: &Placed<PersonId>) -> Option<Attendance> {
    let text = text.trim().trim_start_matches(['-', '*', ' ']);
    let (times, _) = times::stretch(text);
    let named = named_day(reader.meeting, text);
    let name = match with_day(reader.meeting, text) {
        Some((name, _)) => name,
        None if times == TimeSpan::default() => text,
        None => {
            let name = before_any(text, &[" fra ", " frå ", " til ", " kl", "(", ","]);
            name.find(|letter: char| letter.is_ascii_digit()).map_or(name, |at| &name[..at])
        }
    };
    let mut stay = row(reader.person(name.trim())?, None);
    (stay.from, stay.until) = (times.from, times.until);
    stay.day = named.map(|named| Placed::new(named.day, reader.span(text)));
    stay.stands_in_for = Some(member.clone());
    Some(stay)
}
