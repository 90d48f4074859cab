//! A meeting as an entry in a calendar, without its format.

use chrono::{NaiveDate, NaiveTime};

use super::Mailbox;

/// An entry in a calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// What it is known by in every calendar, also after it has been moved.
    pub id: String,
    /// How often it has been changed. Of two with one id, calendars keep the higher.
    pub sequence: u32,
    /// The day of the newest change.
    pub changed: NaiveDate,
    /// The day it takes place.
    pub day: NaiveDate,
    /// The hours, in Norwegian time; none takes the whole day.
    pub hours: Option<Hours>,
    /// Whether it takes place.
    pub prospect: Prospect,
    /// What it is.
    pub summary: String,
    /// Where it is.
    pub place: Option<String>,
    /// What is to be known of it, line by line; an empty line parts paragraphs.
    pub description: Vec<String>,
    /// Who calls to it; none when the council has written no address.
    pub organizer: Option<Mailbox>,
    /// When its owner is to be reminded of it.
    pub alarms: Vec<Alarm>,
}

/// A reminder: at an hour of a day before the one it is about, or of that day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// How many days before.
    pub days_before: u16,
    /// The hour of that day, from 0 to 23.
    pub hour: u8,
}

/// A calendar that others subscribe to.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// What it is called in the reader's list.
    pub name: String,
    /// What it holds, and that it is made of other files.
    pub description: String,
    /// Its entries, in order.
    pub appointments: Vec<Appointment>,
}

/// From when to when; the end is later than the start, on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The start.
    pub from: NaiveTime,
    /// The end; none when nobody has said how long it takes.
    pub until: Option<NaiveTime>,
}

/// Whether something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prospect {
    /// It is planned, and nobody has been called to it.
    Tentative,
    /// It takes place, or has.
    Confirmed,
    /// It does not take place after all.
    Cancelled,
}
