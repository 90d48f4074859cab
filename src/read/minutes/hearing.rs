//! That a body sends something to others for their opinion, to whom and until when.

use chrono::NaiveDate;

use super::phrase;
use crate::norsk;
use crate::norsk::written::WEEKDAYS;
use crate::read::follow_up::{Meaning, last_day};
use crate::text::marks::marks;

/// Verbs with which a body sends something, or wants it sent.
const SENDS: [&str; 12] = [
    "sender", "sendte", "sendes", "sendast", "sendt", "send", "sende", "legger", "legges", "lagt", "legg",
    "leggast",
];
/// Where it is sent.
const HEARINGS: [&str; 4] = ["pa horing", "pa hoyring", "ut pa horing", "ut pa hoyring"];
/// How the sentence begins when a body decides it and nobody else.
const DECIDES: [&str; 8] =
    ["vedtar", "vedtok", "vedtek", "beslutter", "besluttet", "vedtas", "vedtatt", "godkjenner"];
/// More words than this before the hearing are about something else.
const LONGEST_SENT: usize = 20;

/// Whether a body says in `words`, which tell of no body any more, that it sends something on a hearing:
/// «sender forslaget på høring», «saken sendes på høring», «vedtar å sende utkastet på høring».
pub fn is_sent(words: &[String]) -> bool {
    let is_sending = |word: &String| SENDS.contains(&word.as_str());
    let Some(at) = words.iter().position(is_sending) else { return false };
    let is_own = at <= 1
        || DECIDES.contains(&words[0].as_str())
        || matches!(words[at].as_str(), "sendes" | "sendast" | "legges" | "leggast")
        || matches!(words[at - 1].as_str(), "ble" | "blir" | "vart" | "vert");
    let sent = words[at + 1..].join(" ");
    let Some(to) = HEARINGS.iter().filter_map(|hearing| sent.find(hearing)).min() else { return false };
    let sent: Vec<&str> = sent[..to].split_whitespace().collect();
    // What others are asked to do, or have done, is no doing of the body's.
    let is_other = |word: &str| {
        matches!(word, "ber" | "oppfordrer" | "orientering" | "at" | "ikke" | "ikkje" | "har" | "var")
    };
    let others = words[..at].iter().map(String::as_str).chain(sent.iter().copied()).any(is_other);
    is_own && !others && sent.len() <= LONGEST_SENT
}

/// What comes before those who are asked.
const ASKS: [&str; 4] = ["på høring til ", "på høyring til ", "på høring hos ", "på høyring hos "];
/// Where the words of who is asked end.
const ENDS: [&str; 10] =
    [" med ", " innen ", " innan ", " for ", " før ", " til ", " fram ", " frem ", " slik ", " etter "];
/// Words that tell that more than those who are asked has been said.
const MORE: [&str; 7] = ["som", "å", "at", "ber", "skal", "legges", "legger"];
/// What a sentence of its own about the time begins with.
const TIMES: [&str; 6] =
    ["fristen", "høringsfristen", "svarfristen", "høyringsfristen", "høringsfrist", "frist"];
/// What may stand between that the time is told and the day.
const BEFORE_DAY: [&str; 16] = [
    "er",
    "blir",
    "vert",
    "settes",
    "setjast",
    "sett",
    "satt",
    "til",
    "den",
    "for",
    "å",
    "svare",
    "svar",
    "uttale",
    "uttalelse",
    "seg",
];
/// Nobody is asked for longer than this.
const LONGEST_HEARING: i64 = 200;

/// Who is asked in `text`, in its own words, and until when, where both are said plainly on the `day` that it
/// was decided. Words that are exempt are not taken out of their marks.
pub fn asked(text: &str, day: NaiveDate) -> Option<(String, NaiveDate)> {
    if !marks(text).is_empty() {
        return None;
    }
    let text = norsk::composed(text);
    let (mut who, mut until): (Option<String>, Vec<NaiveDate>) = (None, Vec::new());
    for sentence in phrase::sentences(&text) {
        let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.trim_start_matches(|first: char| !first.is_alphabetic());
        for asks in ASKS {
            let Some((_, rest)) = words.split_once(asks) else { continue };
            if who.is_some() {
                return None;
            }
            who = Some(those_asked(rest)?);
            until.extend(days_told(rest, &["frist", "innen", "innan"], day));
        }
        if let Some(first) = words.split([' ', ':']).next()
            && TIMES.contains(&first.to_lowercase().as_str())
        {
            until.extend(days_told(words, &[first], day));
        }
    }
    until.dedup();
    match until[..] {
        [only] if only >= day && (only - day).num_days() <= LONGEST_HEARING => Some((who?, only)),
        _ => None,
    }
}

/// «medlemskommunene og fylkeskommunen»
fn those_asked(rest: &str) -> Option<String> {
    let rest = rest.trim_end_matches('.');
    let mut who = rest;
    for end in ENDS {
        if let Some((before, _)) = who.split_once(end) {
            who = before;
        }
    }
    let who = who.trim_end_matches([',', ' ']);
    let is_more = |word: &str| MORE.contains(&word.trim_end_matches(','));
    if who.is_empty() || who.contains(|letter: char| letter.is_ascii_digit()) || who.split(' ').any(is_more) {
        return None;
    }
    Some(who.to_owned())
}

/// The days that follow one of `leads`, by the words between alone.
fn days_told(text: &str, leads: &[&str], from: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let words: Vec<&str> = text.split([' ', ':', ',']).collect();
    for (at, word) in words.iter().enumerate() {
        if !leads.iter().any(|lead| word.ends_with(lead)) {
            continue;
        }
        let mut rest = &words[at + 1..];
        let is_before = |word: &str| {
            word.is_empty()
                || BEFORE_DAY.contains(&word)
                || WEEKDAYS.iter().any(|(weekday, _)| *weekday == word)
        };
        while let [first, after @ ..] = rest
            && is_before(first)
        {
            rest = after;
        }
        for length in (1..=3.min(rest.len())).rev() {
            if rest[0].starts_with(|digit: char| digit.is_ascii_digit())
                && let Meaning::Day(day) = last_day(&rest[..length].join(" "), from)
            {
                days.push(day);
                break;
            }
        }
    }
    days
}
