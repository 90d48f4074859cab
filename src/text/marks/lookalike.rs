//! Lines that somebody may have meant for a mark: with other signs that look like colons, signs between them
//! that are not seen, or only the word. And lines that say in words that something is exempt.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use super::kind::PassageMark;
use crate::text::likeness::{self, folded};
use crate::text::telling;

/// The one character before U+02C0 that is not seen.
static SOFT_HYPHEN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\u{ad}"));
/// Its last byte, which few others have.
const SOFT_HYPHEN_ENDS: u8 = 0xad;

/// Words that stand by the word in a mark, where nothing else does.
const BESIDE: [&str; 12] = [
    "slutt",
    "start",
    "begynner",
    "begynnelse",
    "slutter",
    "ende",
    "end",
    "her",
    "på",
    "avsnitt",
    "av",
    "fra",
];

/// How it is stamped on papers.
const STAMPS: [&str; 4] =
    ["unntatt offentlighet", "unntatt fra offentlighet", "unnateke offentlegheit", "unnateken offentlegheit"];

/// Whether any line of a text may be a mark, or look like one. It says no of nearly every text, and quickly.
pub fn is_worth_reading(text: &str) -> bool {
    telling::of_exemption(text) || has_signs(text.as_bytes())
}

/// Whether there are signs that a mark may be made of.
pub fn has_signs(bytes: &[u8]) -> bool {
    memchr2_iter(b':', b';', bytes).any(|at| is_beside_another(bytes, at))
        || has_odd_characters(bytes)
        || (memchr2(b'&', SOFT_HYPHEN_ENDS, bytes).is_some()
            && (has_entity(bytes) || SOFT_HYPHEN.find(bytes).is_some()))
}

/// Whether nothing but what parts them stands between a colon and another, or the start of its line.
fn is_beside_another(bytes: &[u8], at: usize) -> bool {
    for byte in bytes[..at].iter().rev() {
        match byte {
            b' ' | b'\t' | b'>' | b'\\' | b'*' | b'_' | b'[' | b'(' => {}
            byte => return matches!(byte, b':' | b';' | b'\n' | b'\r'),
        }
    }
    true
}

/// Whether a colon may be written by its number or name.
fn has_entity(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = memchr(b'&', rest) {
        rest = &rest[at + 1..];
        if rest.starts_with(b"#") || rest.starts_with(b"colon") || rest.starts_with(b"semi") {
            return true;
        }
    }
    false
}

/// Whether there are characters other than those of everyday Norwegian: signs that look like others begin
/// with U+02D0, and of the usual punctuation only dashes, quotation marks, bullets and dots lie beyond it.
fn has_odd_characters(bytes: &[u8]) -> bool {
    const PUNCTUATION: u8 = 0xe2;
    let is_odd = |byte: u8| (byte >= 0xcb) & (byte != PUNCTUATION);
    // Without a way out, so that many bytes are looked over at once.
    bytes.iter().fold(false, |any, byte| any | is_odd(*byte))
        || memchr_iter(PUNCTUATION, bytes).any(|at| !matches!(bytes[at..], [_, 0x80, 0x90..=0xa7, ..]))
}

/// What a line that is no mark may have been meant for.
pub fn mark(line: &str) -> Option<PassageMark> {
    let bare = plain(line);
    let text = bare.trim_start_matches(is_before);
    if is_only_colons(&bare) || is_word_alone(text) {
        return Some(PassageMark::Doubtful);
    }
    is_stamp(line, text).then_some(PassageMark::Stamp)
}

/// A line as it is seen, in small letters, with every sign like a colon as one.
fn plain(line: &str) -> String {
    let mut text = folded(line).into_owned();
    for entity in ["&#58;", "&#058;", "&#x3a;", "&colon;", "&#59;", "&#x3b;", "&semi;"] {
        if text.contains(entity) {
            text = text.replace(entity, ":");
        }
    }
    text.chars().map(|character| if is_like_colon(character) { ':' } else { character }).collect()
}

fn is_like_colon(character: char) -> bool {
    matches!(
        character,
        ';' | '∶'
            | '∷'
            | 'ː'
            | '˸'
            | '꞉'
            | '׃'
            | '܃'
            | '܄'
            | '։'
            | '፡'
            | '᛬'
            | '⁚'
            | '⁝'
            | '⁞'
            | '⋮'
            | '⸬'
            | '⁏'
            | '؛'
            | '၊'
            | '។'
            | '᠄'
            | '⫶'
            | 'ⵓ'
            | '𒑱'
            | '᠃'
            | '⦂'
            | '·'
    )
}

/// Whether a character may stand before the words of a line and say nothing.
fn is_before(character: char) -> bool {
    !character.is_alphanumeric() && character != ':'
}

/// Whether a line has colons, and besides them nothing but signs that may stand around a mark.
fn is_only_colons(line: &str) -> bool {
    let list = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let after = list.trim_start_matches(['-', '+', '*']);
    let rest = if after.starts_with(char::is_whitespace) { after } else { list };
    let mut colons = 0;
    for character in rest.chars() {
        match character {
            ':' => colons += 1,
            ' ' | '\t' | '>' | '\\' | '*' | '_' | '`' | '[' | ']' | '(' | ')' | '{' | '}' | '/' | '.'
            | ',' => {}
            _ => return false,
        }
    }
    colons > 0
}

/// Whether the word is all that a line says, or the line begins as a key or a mark does.
fn is_word_alone(line: &str) -> bool {
    let is_marked = line.starts_with(':');
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let is_word = |word: &str| matches!(word, "unntatt" | "untatt" | "unntat" | "unnateke" | "unnateken");
    if is_word(first)
        && line.trim_start_matches(':').trim_start()[first.len()..].trim_start().starts_with(':')
    {
        return true;
    }
    if is_marked && (is_word(first) || likeness::is_exempting(first)) {
        return true;
    }
    let rest = words.iter().filter(|word| !BESIDE.contains(word));
    words.len() <= 4 && rest.clone().count() == 1 && rest.clone().all(|word| is_word(word))
}

/// Whether a line is a stamp: in large letters wherever they stand, or first in what it says.
fn is_stamp(line: &str, text: &str) -> bool {
    if !STAMPS.iter().any(|stamp| text.contains(stamp)) && !text.starts_with("u.off") {
        return false;
    }
    // A line of running text that goes on from the one before begins with a small letter.
    let begins = line.chars().find(|character| character.is_alphabetic());
    let is_first = STAMPS.iter().any(|stamp| text.starts_with(stamp)) || text.starts_with("u.off");
    let is_alone = STAMPS.iter().any(|stamp| text.trim_end_matches(is_before) == *stamp);
    let is_large = STAMPS.iter().any(|stamp| line.contains(&stamp.to_uppercase()));
    is_large || is_alone || (is_first && begins.is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::marks::marks;

    fn kind(line: &str) -> Option<PassageMark> {
        let text = format!("En linje.\n{line}\nEn linje til.\n");
        marks(&text).first().map(|(place, mark)| {
            assert_eq!(&text[place.clone()], line.trim_end());
            *mark
        })
    }

    #[test]
    fn what_looks_like_a_mark_is_doubtful() {
        for line in [
            "：：：",
            "：：： unntatt",
            "∶∶∶",
            "∷∶ unntatt",
            "꞉꞉꞉",
            ":\u{200b}:\u{200b}:",
            ":\u{200b}:\u{200b}: unntatt",
            ":\u{ad}:\u{ad}: unntatt",
            ": : : unntatt",
            ": : :",
            "> ::",
            "> : : :",
            "- : : :",
            "&#58;&#58;&#58;",
            "&#x3A;&colon;&#58; unntatt",
            "\\:\\:\\: unntatt",
            ";;;",
            ";;; unntatt",
            "；；；",
            "[unntatt]",
            "[/unntatt]",
            "[slutt unntatt]",
            "<unntatt>",
            "**Unntatt**",
            "## Unntatt",
            "unntatt",
            "UNNTATT",
            "un\u{200b}ntatt",
            "ｕｎｎｔａｔｔ",
            "unntаtt",
            "unntatt: offl. § 13",
            "- unntatt : ja",
            ": unntat her begynner det",
            ":",
        ] {
            assert_eq!(kind(line), Some(PassageMark::Doubtful), "{line:?}");
        }
    }

    #[test]
    fn what_says_so_in_words_is_a_stamp() {
        for line in [
            "UNNTATT OFFENTLIGHET",
            "Dette er UNNTATT OFFENTLIGHET etter offl. § 13.",
            "Unntatt offentlighet, offl. § 23",
            "**Unntatt offentlighet**",
            "## Unntatt offentlighet",
            "unntatt offentlighet",
            "UNNATEKE OFFENTLEGHEIT",
            "U.off. § 13",
        ] {
            assert_eq!(kind(line), Some(PassageMark::Stamp), "{line:?}");
        }
    }

    proptest! {
        /// So that one look at a whole file is enough for each of its parts.
        #[test]
        fn what_a_line_says_the_whole_text_says(
            before in "[ab&:;>-]{0,40}\n",
            line in "[a:;*\\[\\(> &#\u{ad}–é✓-]{0,6}|nnat|\\.off",
            after in "(\n[ab:&-]{0,40})?",
        ) {
            let whole = format!("{before}{line}{after}");
            prop_assert!(is_worth_reading(&whole) || !is_worth_reading(&line), "{:?}", whole);
        }
    }

    #[test]
    fn running_text_is_neither() {
        for line in [
            "Alle kommunene er med, unntatt to.",
            "unntatt offentlighet etter offl. § 13, og skal ikke spres",
            "Dokumentet er unntatt offentlighet.",
            "|:---|---:|:-:|",
            ":---|---:",
            "kl. 10: møte",
            "## Unntak",
            "Se punkt 3; det gjelder også her.",
            "«Vedtatt» – og så videre … 🎉",
            "- representativt utvalg",
            "Inntatt",
            "a &amp; b",
        ] {
            assert_eq!(kind(line), None, "{line:?}");
        }
    }
}
