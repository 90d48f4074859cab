//! Times of day as they are written in minutes.

use chrono::NaiveTime;

use crate::norsk;

/// What comes before a time.
const ANNOUNCING: [&str; 9] = ["kl", "klokken", "klokka", "fra", "frå", "til", "kom", "gikk", "gjekk"];

/// A stay, or a time when doors were closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeSpan {
    /// Its beginning, where one is written.
    pub from: Option<NaiveTime>,
    /// Its end, where one is written.
    pub until: Option<NaiveTime>,
}

/// The time of day in a word: «10:15», «10.15».
pub fn clock(word: &str) -> Option<NaiveTime> {
    let word = word.trim_matches(['.', ',', ';', '(', ')', '"', '»', '«']);
    let (hours, minutes) = word.split_once([':', '.'])?;
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 {
        return None;
    }
    NaiveTime::parse_from_str(&format!("{hours}:{minutes}"), "%H:%M").ok()
}

/// The first time of day in a text.
pub fn first(text: &str) -> Option<NaiveTime> {
    text.split(|character: char| character.is_whitespace() || "–—-".contains(character)).find_map(clock)
}

/// The hour that is all of a text: «9», «kl. 9».
pub fn hour_alone(text: &str) -> Option<NaiveTime> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.retain(|word| !matches!(bare(word).as_str(), "kl" | "klokken" | "klokka"));
    if let [word] = words[..] { hour(word.trim_end_matches('.')) } else { None }
}

/// The full hour that a word is.
fn hour(word: &str) -> Option<NaiveTime> {
    let is_number = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { NaiveTime::from_hms_opt(word.parse().ok()?, 0, 0) } else { None }
}

/// A word in small letters, without what stands around it.
fn bare(word: &str) -> String {
    word.trim_matches(['.', ',', ';', '(', ')']).to_lowercase()
}

/// The time that each of the words is. A bare hour is one after «kl.», «fra» and the like, and on the other
/// side of a dash from one; «3-1» may be votes, and «fra 3. mai» is a day.
fn times(words: &[&str]) -> Vec<Option<NaiveTime>> {
    let mut times: Vec<Option<NaiveTime>> = Vec::with_capacity(words.len());
    let is_dash = |at: usize| words.get(at).is_some_and(|word| matches!(*word, "–" | "—" | "-"));
    for (at, word) in words.iter().enumerate() {
        let is_announced = at > 0 && ANNOUNCING.contains(&bare(words[at - 1]).as_str());
        let goes_on = at > 1 && is_dash(at - 1) && times[at - 2].is_some();
        let begins = is_dash(at + 1) && words.get(at + 2).is_some_and(|word| clock(word).is_some());
        let is_whole = at + 1 == words.len() || is_dash(at + 1) || bare(words[at + 1]) == "til";
        let of_hour = if is_whole && (is_announced || goes_on || begins) { hour(word) } else { None };
        times.push(clock(word).or(of_hour));
    }
    times
}

/// «fra 10:30», «til 11:15», «kl. 10:30–11:15», «10:30–»: the times, and the words that are left.
pub fn stretch(text: &str) -> (TimeSpan, String) {
    let mut found = TimeSpan::default();
    let mut left: Vec<&str> = Vec::new();
    let mut is_end = false;
    let mut spaced = String::with_capacity(text.len());
    for character in norsk::composed(text).chars() {
        match character {
            '–' | '—' | '-' => spaced.extend([' ', character, ' ']),
            _ => spaced.push(character),
        }
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let times = times(&words);
    let has_time = times.iter().any(Option::is_some);
    for (word, time) in words.into_iter().zip(times) {
        match (time, bare(word).as_str()) {
            (Some(time), _) if is_end || found.from.is_some() => found.until = Some(time),
            (Some(time), _) => found.from = Some(time),
            (None, "til" | "gikk" | "gjekk" | "–" | "—" | "-") if has_time => is_end = true,
            (None, "fra" | "frå" | "kl" | "kom" | "klokken" | "klokka" | "møtte" | "") if has_time => {}
            _ => left.push(word),
        }
    }
    // A dash within a name stays there.
    (found, left.join(" ").replace(" - ", "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(text, "%H:%M").ok()
    }

    #[test]
    fn times_are_read_however_they_are_written() {
        for (text, from, until, left) in [
            ("fra 10:30", at("10:30"), None, ""),
            ("kom kl. 10.30", at("10:30"), None, ""),
            ("til 11:15", None, at("11:15"), ""),
            ("gikk kl. 11:15", None, at("11:15"), ""),
            ("10:30–11:15", at("10:30"), at("11:15"), ""),
            ("10.30 - 11.15", at("10:30"), at("11:15"), ""),
            ("10:30-", at("10:30"), None, ""),
            ("–11:15", None, at("11:15"), ""),
            ("ja, fra kl. 10:30 til 11:15", at("10:30"), at("11:15"), "ja,"),
            ("Kari Nord fra 11:15", at("11:15"), None, "Kari Nord"),
            ("Bengt Nøst-Klemmetsen", None, None, "Bengt Nøst-Klemmetsen"),
            ("ja", None, None, "ja"),
            ("25:70", None, None, "25:70"),
            ("fra 10", at("10:00"), None, ""),
            ("ja, til kl. 11", None, at("11:00"), "ja,"),
            ("kl. 10–11", at("10:00"), at("11:00"), ""),
            ("fra 9 til 11:15", at("09:00"), at("11:15"), ""),
            ("kl. 10-10:40", at("10:00"), at("10:40"), ""),
            ("10-10:40", at("10:00"), at("10:40"), ""),
            ("3-1", None, None, "3-1"),
            ("fra 3. mai", None, None, "fra 3. mai"),
            ("fra 31", None, None, "fra 31"),
        ] {
            let (found, rest) = stretch(text);
            assert_eq!((found.from, found.until, rest.as_str()), (from, until, left), "{text}");
        }
    }
}
