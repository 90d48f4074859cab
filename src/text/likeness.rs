//! What somebody may have meant for a word that exempts, however it is spelt or its letters are made.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Words that begin or stand within keys by which people say that something is not for everybody.
const TELLING: [&str; 17] = [
    "unnt",
    "unnat",
    "untatt",
    "offentlig",
    "offentleg",
    "uoff",
    "hemmelig",
    "hemmeleg",
    "fortrolig",
    "fortruleg",
    "konfidens",
    "gradert",
    "gradering",
    "skjerm",
    "sladd",
    "taushet",
    "teieplikt",
];

/// The keys that do say so.
const EXEMPTING: [&str; 2] = ["unntatt", "offentligtittel"];

/// The fewest letters of «unntatt» in a word that is as like it as what [`is_like`] takes for it.
const SHARED: usize = 5;

/// Whether a key may be one that says that something is exempt: one of them, one so like that somebody may
/// have meant it, or another word for the same.
pub fn is_exempting(key: &str) -> bool {
    if is_everyday(key) && !may_be_like(key) {
        return false;
    }
    let mut letters = folded(key).into_owned();
    letters.retain(char::is_alphanumeric);
    if TELLING.iter().any(|word| letters.contains(word)) {
        return true;
    }
    EXEMPTING.iter().any(|word| is_like(&letters, word))
}

/// Whether a key may be one that says that the doors of a meeting were closed.
pub fn is_closing(key: &str) -> bool {
    let letters = letters_of(key);
    let may_hold = |pair: &&str| has_letters(letters, pair) && key.contains(*pair);
    if is_everyday(key) && !["lu", "uk", "kk"].iter().any(may_hold) {
        return false;
    }
    let mut letters = folded(key).into_owned();
    letters.retain(char::is_alphanumeric);
    letters.starts_with("lukk") || is_like(&letters, "lukket")
}

/// Whether a key is written in small letters of ours.
fn is_everyday(key: &str) -> bool {
    let is_ours = |letter: char| matches!(letter, 'a'..='z' | '-' | '_' | 'æ' | 'ø' | 'å');
    key.chars().all(is_ours)
}

/// Whether a key of everyday letters is worth looking at: nearly none is.
fn may_be_like(key: &str) -> bool {
    let letters = letters_of(key);
    if TELLING_LETTERS.iter().zip(TELLING).any(|(of, word)| letters & of == *of && key.contains(word)) {
        return true;
    }
    let is_long_title = key.len() >= 9 && has_letters(letters, "tittel") && key.contains("tittel");
    is_long_title || (has_letters(letters, "t") && shared_letters(key) >= SHARED)
}

/// How many letters of «unntatt» a key has, whatever their order.
fn shared_letters(key: &str) -> usize {
    let of = |letter: u8, most: usize| key.bytes().filter(|byte| *byte == letter).count().min(most);
    of(b'u', 1) + of(b'n', 2) + of(b't', 3) + of(b'a', 1)
}

/// The letters of [`TELLING`], word by word.
const TELLING_LETTERS: [u32; TELLING.len()] = {
    let mut letters = [0; TELLING.len()];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = letters_of(TELLING[at]);
        at += 1;
    }
    letters
};

/// Which of the letters a to z stand in `word`, a bit for each.
const fn letters_of(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let (mut letters, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_lowercase() {
            letters |= 1 << (bytes[at] - b'a');
        }
        at += 1;
    }
    letters
}

/// Whether all letters of `word` are among `letters`.
fn has_letters(letters: u32, word: &str) -> bool {
    let of_word = letters_of(word);
    letters & of_word == of_word
}

/// As «Mente du …?» reckons.
fn is_like(written: &str, word: &str) -> bool {
    strsim::normalized_damerau_levenshtein(written, word) >= 0.6
}

/// `text` in small letters as the eye takes them: each in its usual form, letters of other alphabets that
/// look the same as ours, and without what is not seen.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkc().flat_map(char::to_lowercase) {
        if !is_unseen(character) {
            folded.push(seen_as(character));
        }
    }
    Cow::Owned(folded)
}

/// Whether a character takes no room: joiners, marks of direction, soft hyphens, marks over nothing.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    ) || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
}

/// The character of ours that one of another alphabet looks like.
fn seen_as(character: char) -> char {
    match character {
        'α' | 'а' | 'ɑ' => 'a',
        'ո' | 'п' | 'ή' | 'η' => 'n',
        'т' | 'τ' => 't',
        'υ' | 'ս' | 'ц' | 'и' | 'ʋ' => 'u',
        'о' | 'ο' => 'o',
        'е' | 'ε' => 'e',
        'і' | 'ι' | 'ı' => 'i',
        'ѕ' => 's',
        'ɡ' => 'g',
        'ⅼ' | 'ӏ' => 'l',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_key_is_seen() {
        for key in [
            "unntatt",
            "untatt",
            "unntat",
            "unntattt",
            "unnttat",
            "nuntatt",
            "Unntatt",
            "UNNTATT",
            "unntatt ",
            "u\u{200b}nntatt",
            "ｕｎｎｔａｔｔ",
            "unntаtt",
            "unntak",
            "unnateke",
            "unntatt-offentlighet",
            "u.off",
            "offentlig",
            "offentligtittel",
            "offentlig tittel",
            "Offentlig-tittel",
            "ofentlig-tittel",
            "hemmelig",
            "taushetsplikt",
        ] {
            assert!(is_exempting(key), "{key}");
        }
    }

    #[test]
    fn other_keys_are_not() {
        for key in
            ["tittel", "status", "utfall", "fritatt", "kontakt", "avtatt", "notat", "undertittel", "gjelder"]
        {
            assert!(!is_exempting(key), "{key}");
        }
    }
}
