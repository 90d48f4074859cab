//! How a meeting is arranged: a title of its own, more days, and how to take part.

use chrono::NaiveDate;

use super::fields::{self, Fields};
use super::hours::time;
use crate::model::{Arrangement, Guarded, MeetingDay};
use crate::norsk;
use crate::text::Placed;

/// Reads it; none when the meeting is like any other. `first` is its first day.
pub fn arrangement(fields: &mut Fields<'_>, first: Option<Placed<NaiveDate>>) -> Option<Box<Arrangement>> {
    let read = Arrangement {
        title: fields.text("tittel").map(Guarded::new),
        number: fields.text("nummer"),
        more_days: more_days(fields, first),
        link: link(fields).map(Guarded::new),
        contact: fields.id("kontakt"),
        register_by: fields.date("påmelding"),
    };
    if let (Some(day), Some(first)) = (read.register_by, first)
        && day.value > first.value
    {
        let message = format!("Påmeldingsfristen er etter møtet {}", norsk::date(first.value));
        fields.found.push(fields::wrong(day.span, message, "Rett «påmelding» eller «dato»."));
    }
    (!read.is_empty()).then(|| Box::new(read))
}

/// An address that a browser opens.
fn link(fields: &mut Fields<'_>) -> Option<Placed<String>> {
    let text = fields.text("lenke")?;
    let is_address = |address: &str| {
        let rest = address.strip_prefix("https://").or(address.strip_prefix("http://"));
        rest.is_some_and(|rest| !rest.is_empty()) && !address.contains(char::is_whitespace)
    };
    let address = is_address(&text.value).then(|| text.clone());
    fields::understood(address, &text, "en lenke", "Skriv hele adressen, som https://….", fields.found)
}

/// The days after the first, in order.
fn more_days(fields: &mut Fields<'_>, first: Option<Placed<NaiveDate>>) -> Vec<MeetingDay> {
    let mut days: Vec<MeetingDay> = Vec::new();
    let Some(node) = fields.optional("flere-dager") else { return days };
    for node in fields::short_list(node, fields.found) {
        let Some(mut inner) = Fields::of("dagen", node, fields.found) else { continue };
        let date = inner.required_date("dato");
        let hours = inner.text("tid").and_then(|text| time(&text, inner.found));
        inner.reject_rest();
        let Some(date) = date else { continue };
        if let Some(first) = first
            && date.value < first.value
        {
            let message = format!("Dagen er før den første, {}", norsk::date(first.value));
            fields.found.push(fields::wrong(date.span, message, "Rett dagen, eller «dato»."));
        } else if first.is_none_or(|first| first.value != date.value) {
            days.push(MeetingDay { date, time: hours });
        }
    }
    days.sort_by_key(|day| day.date.value);
    days.dedup_by_key(|day| day.date.value);
    days
}
