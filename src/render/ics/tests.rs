use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::document::Mailbox;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

fn meeting() -> Appointment {
    Appointment {
        id: "2024-02-16-styret@fjordregionen".to_owned(),
        sequence: 3,
        changed: date(2024, 2, 6),
        day: date(2024, 2, 16),
        hours: Some(Hours { from: clock(9, 0), until: Some(clock(12, 0)) }),
        prospect: Prospect::Confirmed,
        summary: "Styremøte i Fjordregionen".to_owned(),
        place: Some("Rådhuset; sal 2, 3. etasje".to_owned()),
        description: vec!["Saksliste".to_owned(), String::new(), "01/24 Høring: «Ås, Ærø»".to_owned()],
        organizer: Mailbox::new("Sekretariatet for \"Fjordregionen\"", "post@fjordregionen.example"),
        alarms: Vec::new(),
    }
}

/// The lines of a calendar, put together again; each is first held to the width and the end of the standard.
fn lines(calendar: &str) -> Vec<String> {
    let ended = calendar.strip_suffix("\r\n").expect("the last line has an end");
    let mut lines: Vec<String> = Vec::new();
    for line in ended.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().expect("something is escaped") {
                'n' => text.push('\n'),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    text
}

/// The one line that begins with `name`.
fn line(calendar: &str, name: &str) -> String {
    let found: Vec<String> = lines(calendar).into_iter().filter(|line| line.starts_with(name)).collect();
    assert_eq!(found.len(), 1, "{name} in {calendar}");
    found[0].clone()
}

#[test]
fn a_meeting_is_an_entry() {
    let calendar = render(&[meeting()]);
    assert_eq!(line(&calendar, "DTSTART;TZID"), "DTSTART;TZID=Europe/Oslo:20240216T090000");
    assert_eq!(line(&calendar, "DTEND"), "DTEND;TZID=Europe/Oslo:20240216T120000");
    assert_eq!(line(&calendar, "SEQUENCE"), "SEQUENCE:3");
    assert_eq!((sequence_in(&calendar, &meeting().id), sequence_in(&calendar, "annet@x")), (3, 0));
    assert_eq!(line(&calendar, "DTSTAMP"), "DTSTAMP:20240206T120000Z");
    assert_eq!(line(&calendar, "LOCATION"), "LOCATION:Rådhuset\\; sal 2\\, 3. etasje");
    assert_eq!(line(&calendar, "DESCRIPTION"), "DESCRIPTION:Saksliste\\n\\n01/24 Høring: «Ås\\, Ærø»");
    let organizer = "ORGANIZER;CN=\"Sekretariatet for 'Fjordregionen'\":mailto:post@fjordregionen.example";
    assert_eq!(line(&calendar, "ORGANIZER"), organizer);
    assert_eq!(line(&calendar, "METHOD"), "METHOD:PUBLISH");
    assert!(!calendar.contains("TRANSP") && !calendar.contains("ATTENDEE"));
    assert_eq!(calendar, render(&[meeting()]));
}

#[test]
fn a_meeting_without_a_time_takes_the_day() {
    let last = Appointment { hours: None, day: date(2024, 12, 31), ..meeting() };
    let calendar = render(&[last]);
    assert_eq!(line(&calendar, "DTSTART"), "DTSTART;VALUE=DATE:20241231");
    assert_eq!(line(&calendar, "DTEND"), "DTEND;VALUE=DATE:20250101");
    assert_eq!(line(&calendar, "TRANSP"), "TRANSP:TRANSPARENT");
    assert!(!calendar.contains("VTIMEZONE"), "no time, no time zone");
}

#[test]
fn a_start_alone_gets_an_hour() {
    let open = Appointment { hours: Some(Hours { from: clock(23, 30), until: None }), ..meeting() };
    assert_eq!(line(&render(&[open]), "DTEND"), "DTEND;TZID=Europe/Oslo:20240217T003000");
}

#[test]
fn what_is_off_is_cancelled() {
    let off = Appointment { prospect: Prospect::Cancelled, ..meeting() };
    let calendar = render(std::slice::from_ref(&off));
    assert_eq!(line(&calendar, "METHOD"), "METHOD:CANCEL");
    assert_eq!(line(&calendar, "STATUS"), "STATUS:CANCELLED");
    assert_eq!(line(&calendar, "TRANSP"), "TRANSP:TRANSPARENT");
    let year = render(&[off.clone(), meeting()]);
    assert_eq!(line(&year, "METHOD"), "METHOD:PUBLISH");
    assert_eq!(year.matches("BEGIN:VEVENT\r\n").count(), 2);
    assert_eq!(year.matches("BEGIN:VTIMEZONE\r\n").count(), 1);
    let unsigned = Appointment { organizer: None, ..off };
    let calendar = render(&[unsigned]);
    assert!(!calendar.contains("METHOD") && calendar.contains("STATUS:CANCELLED\r\n"));
}

fn feed(appointments: Vec<Appointment>) -> Calendar {
    let description = "Laget av ipr; ikke rett her".to_owned();
    Calendar { name: "Møter i Fjordregionen, alle".to_owned(), description, appointments }
}

#[test]
fn a_feed_says_what_it_is_and_cancels_nothing() {
    let off = Appointment { prospect: Prospect::Cancelled, ..meeting() };
    let calendar = render_feed(&feed(vec![off.clone()]));
    assert_eq!(line(&calendar, "METHOD"), "METHOD:PUBLISH");
    assert_eq!(line(&calendar, "STATUS"), "STATUS:CANCELLED");
    for name in ["NAME", "X-WR-CALNAME"] {
        assert_eq!(line(&calendar, name), format!("{name}:Møter i Fjordregionen\\, alle"));
    }
    assert_eq!(line(&calendar, "X-WR-CALDESC"), "X-WR-CALDESC:Laget av ipr\\; ikke rett her");
    assert_eq!(line(&calendar, "REFRESH-INTERVAL"), "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    assert_eq!(line(&calendar, "X-PUBLISHED-TTL"), "X-PUBLISHED-TTL:PT12H");
    let unsigned = feed(vec![meeting(), Appointment { organizer: None, ..off }]);
    assert!(!render_feed(&unsigned).contains("METHOD"));
    let empty = render_feed(&feed(Vec::new()));
    assert!(empty.contains("BEGIN:VTIMEZONE\r\n") && !empty.contains("VEVENT"), "one component at least");
}

#[test]
fn reminders_are_counted_from_the_midnight_of_the_day() {
    let at = |days_before, hour| {
        let alarms = vec![Alarm { days_before, hour }];
        let calendar = render(&[Appointment { hours: None, alarms, ..meeting() }]);
        assert!(
            calendar.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Styremøte i Fjordregionen\r\n")
        );
        line(&calendar, "TRIGGER")
    };
    assert_eq!(at(0, 8), "TRIGGER:PT8H");
    assert_eq!(at(1, 9), "TRIGGER:-PT15H");
    assert_eq!(at(1, 0), "TRIGGER:-P1D");
    assert_eq!(at(5, 8), "TRIGGER:-P4DT16H");
}

#[test]
fn no_text_begins_a_line() {
    let evil = "Møte\r\nEND:VEVENT\nATTENDEE:mailto:ola@b.no\u{2028}X:1\u{85}\0";
    let appointment = Appointment {
        id: evil.to_owned(),
        summary: evil.to_owned(),
        place: Some(evil.to_owned()),
        description: vec![evil.to_owned(), "\\".to_owned()],
        organizer: Mailbox::new(&format!("{evil}\":mailto:x@b.no"), "post@b.no"),
        ..meeting()
    };
    let calendar = render(&[appointment]);
    let begins = |start: &str| lines(&calendar).iter().filter(|line| line.starts_with(start)).count();
    assert_eq!((begins("END:VEVENT"), begins("ATTENDEE"), begins("X:")), (1, 0, 0), "{calendar}");
    assert!(
        calendar.chars().all(|letter| !letter.is_control() || matches!(letter, '\r' | '\n')),
        "{calendar:?}"
    );
    assert_eq!(line(&calendar, "SUMMARY"), "SUMMARY:Møte END:VEVENT ATTENDEE:mailto:ola@b.no X:1");
    assert!(line(&calendar, "ORGANIZER").ends_with("X:1 ':mailto:x@b.no\":mailto:post@b.no"), "{calendar}");
}

#[test]
fn a_line_is_parted_between_letters() {
    for before in 60..80 {
        let long = format!("{}🎉øæå{}", "a".repeat(before), "å".repeat(100));
        let mut folded = FoldedLines::default();
        folded.add(&long);
        assert_eq!(lines(&folded.text), [long]);
    }
    let mut exact = FoldedLines::default();
    exact.add(&"a".repeat(75));
    assert_eq!(exact.text, format!("{}\r\n", "a".repeat(75)));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let mut folded = FoldedLines::default();
        folded.add(&format!("X:{}", escaped(&text)));
        let read = lines(&folded.text);
        prop_assert_eq!(read.len(), 1);
        let kept: String = text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        prop_assert_eq!(unescaped(&read[0][2..]), kept);
    }

    #[test]
    fn letters_of_every_width_come_back(text in "[ -~æøåÆØÅ—🎉\\\\;,\n\r\t]{0,400}") {
        let mut folded = FoldedLines::default();
        folded.add(&escaped(&text));
        let kept: String = text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        prop_assert_eq!(unescaped(&lines(&folded.text).concat()), kept);
    }

    #[test]
    fn any_entry_is_lines_of_the_standard(
        summary in any::<String>(),
        place in any::<String>(),
        line in any::<String>(),
    ) {
        let made = Appointment { summary, place: Some(place), description: vec![line], ..meeting() };
        let calendar = render(&[made]);
        let lines = lines(&calendar).into_iter();
        let names: Vec<String> =
            lines.map(|line| line.split([':', ';']).next().unwrap_or("").to_owned()).collect();
        prop_assert_eq!(names.iter().filter(|name| *name == "BEGIN").count(), 5);
        let is_name = |name: &String| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
        prop_assert!(names.iter().all(is_name));
    }
}
