//! Times of day as they are written in minutes.

use chrono::NaiveTime;

use crate::norsk;

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
    let has_time = words.iter().any(|word| clock(word).is_some());
    for word in words {
        let bare = word.trim_matches(['.', ',', ';', '(', ')']).to_lowercase();
        match (clock(word), bare.as_str()) {
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
        ] {
            let (found, rest) = stretch(text);
            assert_eq!((found.from, found.until, rest.as_str()), (from, until, left), "{text}");
        }
    }
}
