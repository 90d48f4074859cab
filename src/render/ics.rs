//! Calendars as iCalendar (RFC 5545, RFC 5546).
//!
//! A writer of our own: what a meeting needs are a dozen lines, and the crate at hand writes a time zone
//! without saying what it is. Nothing here looks at the clock, so the same entries are the same bytes.

mod succession;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::document::{Alarm, Appointment, Calendar, Hours, Prospect};
use crate::text::address::one_line;

pub use succession::{sequence_in, succeeding};

/// The most bytes of a line (RFC 5545 § 3.1).
const WIDTH: usize = 75;

/// Norwegian time as it has been since 1996: it changes at 01:00 UTC on the last Sundays of March and
/// October.
const EUROPE_OSLO: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
];

/// How often a subscriber looks for what is new: twice a day.
const REFRESH: &str = "PT12H";

/// What a meeting takes when nobody has said when it ends: what calendars give a new entry.
const UNTOLD: TimeDelta = TimeDelta::hours(1);

/// What the file does to the calendar it is opened in: `PUBLISH`, or `CANCEL` when all it holds is one entry
/// that does not take place. None when an entry has nobody who calls to it, whom RFC 5546 wants named.
pub fn method(appointments: &[Appointment]) -> Option<&'static str> {
    let is_called = |appointment: &Appointment| appointment.organizer.is_some();
    if appointments.is_empty() || !appointments.iter().all(is_called) {
        return None;
    }
    match appointments {
        all if all.iter().all(|one| one.prospect == Prospect::Cancelled) => Some("CANCEL"),
        _ => Some("PUBLISH"),
    }
}

/// Who made a calendar: a file that does not say this was made or changed by another program.
pub const MAKER: &str = "PRODID:-//ipr//ipr//NO";

/// A calendar of these entries, in their order.
pub fn render(appointments: &[Appointment]) -> String {
    let mut calendar = FoldedLines::begun();
    if let Some(method) = method(appointments) {
        calendar.add(&format!("METHOD:{method}"));
    }
    if appointments.iter().any(|appointment| appointment.hours.is_some()) {
        EUROPE_OSLO.iter().for_each(|line| calendar.add(line));
    }
    appointments.iter().for_each(|appointment| event(appointment, &mut calendar));
    calendar.add("END:VCALENDAR");
    calendar.text
}

/// A calendar to subscribe to. It tells its name the way RFC 7986 does and the way programs did before, and
/// how often to look for a new one. It never cancels anything: what is called off is an entry that says so.
pub fn render_feed(feed: &Calendar) -> String {
    let mut calendar = FoldedLines::begun();
    if feed.appointments.iter().all(|appointment| appointment.organizer.is_some()) {
        calendar.add("METHOD:PUBLISH");
    }
    for name in ["NAME", "X-WR-CALNAME"] {
        calendar.add(&text(name, &feed.name));
    }
    for name in ["DESCRIPTION", "X-WR-CALDESC"] {
        calendar.add(&text(name, &feed.description));
    }
    calendar.add(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    calendar.add(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    // There is always one component, since the standard wants that also of a calendar without entries.
    EUROPE_OSLO.iter().for_each(|line| calendar.add(line));
    feed.appointments.iter().for_each(|appointment| event(appointment, &mut calendar));
    calendar.add("END:VCALENDAR");
    calendar.text
}

fn text(name: &str, value: &str) -> String {
    format!("{name}:{}", escaped(&one_line(value)))
}

fn event(appointment: &Appointment, calendar: &mut FoldedLines) {
    // There is only a day to go by, and noon in UTC is that day here, summer and winter.
    let changed = format!("{}T120000Z", appointment.changed.format("%Y%m%d"));
    calendar.add("BEGIN:VEVENT");
    calendar.add(&text("UID", &appointment.id));
    calendar.add(&format!("DTSTAMP:{changed}"));
    calendar.add(&format!("LAST-MODIFIED:{changed}"));
    calendar.add(&format!("SEQUENCE:{}", appointment.sequence));
    calendar.add(match appointment.prospect {
        Prospect::Tentative => "STATUS:TENTATIVE",
        Prospect::Confirmed => "STATUS:CONFIRMED",
        Prospect::Cancelled => "STATUS:CANCELLED",
    });
    match appointment.hours {
        Some(hours) => time(appointment.day, hours, calendar),
        None => day(appointment.day, calendar),
    }
    // A day whose hour nobody has said, and a meeting that is off, leave the reader free.
    if appointment.hours.is_none() || appointment.prospect == Prospect::Cancelled {
        calendar.add("TRANSP:TRANSPARENT");
    }
    calendar.add(&text("SUMMARY", &appointment.summary));
    if let Some(place) = &appointment.place {
        calendar.add(&text("LOCATION", place));
    }
    if !appointment.description.is_empty() {
        let lines: Vec<String> = appointment.description.iter().map(|line| one_line(line)).collect();
        calendar.add(&format!("DESCRIPTION:{}", escaped(&lines.join("\n"))));
    }
    if let Some(organizer) = &appointment.organizer {
        // No quotation mark can stand within a parameter.
        let name = organizer.name().replace('"', "'");
        calendar.add(&format!("ORGANIZER;CN=\"{name}\":mailto:{}", organizer.address()));
    }
    for reminder in &appointment.alarms {
        alarm(*reminder, appointment, calendar);
    }
    calendar.add("END:VEVENT");
}

/// A reminder, which is counted from the midnight that the day begins with. Only a day without hours has any.
fn alarm(alarm: Alarm, appointment: &Appointment, calendar: &mut FoldedLines) {
    let hours = i32::from(alarm.hour) - 24 * i32::from(alarm.days_before);
    let sign = if hours < 0 { "-" } else { "" };
    let trigger = match (hours.abs() / 24, hours.abs() % 24) {
        (0, hours) => format!("{sign}PT{hours}H"),
        (days, 0) => format!("{sign}P{days}D"),
        (days, hours) => format!("{sign}P{days}DT{hours}H"),
    };
    calendar.add("BEGIN:VALARM");
    calendar.add("ACTION:DISPLAY");
    calendar.add(&text("DESCRIPTION", &appointment.summary));
    calendar.add(&format!("TRIGGER:{trigger}"));
    calendar.add("END:VALARM");
}

fn time(day: NaiveDate, hours: Hours, calendar: &mut FoldedLines) {
    let from = day.and_time(hours.from);
    let until = hours.until.filter(|until| *until > hours.from);
    let until =
        until.map_or_else(|| from.checked_add_signed(UNTOLD).unwrap_or(from), |until| day.and_time(until));
    for (name, moment) in [("DTSTART", from), ("DTEND", until)] {
        calendar.add(&format!("{name};TZID=Europe/Oslo:{}", moment.format("%Y%m%dT%H%M%S")));
    }
}

/// The whole of a day: the end is the first day that is not part of it.
fn day(day: NaiveDate, calendar: &mut FoldedLines) {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    for (name, day) in [("DTSTART", day), ("DTEND", next)] {
        calendar.add(&format!("{name};VALUE=DATE:{}", day.format("%Y%m%d")));
    }
}

/// The lines of a file, each folded and ended as the standard wants.
#[derive(Default)]
struct FoldedLines {
    text: String,
}

impl FoldedLines {
    /// A calendar with what every calendar begins with.
    fn begun() -> Self {
        let mut calendar = Self::default();
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", MAKER, "CALSCALE:GREGORIAN"] {
            calendar.add(line);
        }
        calendar
    }

    /// Adds a line; what is too long goes on after a space on the next, and no letter is parted.
    fn add(&mut self, line: &str) {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > WIDTH {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(letter);
            width += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// The text as a value: what would end it or part it stands after a backslash, and of control characters only
/// the break of a line is kept (RFC 5545 § 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests;
