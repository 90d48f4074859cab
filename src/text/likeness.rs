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

/// So many letters have the shortest of them at least, and what is like one of the others.
const SHORTEST: usize = 4;

/// The keys that do say so.
const EXEMPTING: [&str; 2] = ["unntatt", "offentligtittel"];

/// The fewest letters of «unntatt» in a word that is as like it as what [`is_like`] takes for it.
const SHARED: u8 = 5;

/// Whether a key may be one that says that something is exempt: one of them, one so like that somebody may
/// have meant it, or another word for the same.
pub fn is_exempting(key: &str) -> bool {
    let letters = Letters::of(key);
    if letters.are_everyday() && !may_be_like(key, letters) {
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
    let letters = Letters::of(key);
    let may_hold = |pair: &&str| letters.have(Letters::of(pair)) && key.contains(*pair);
    if letters.are_everyday() && !["lu", "uk", "kk"].iter().any(may_hold) {
        return false;
    }
    let mut letters = folded(key).into_owned();
    letters.retain(char::is_alphanumeric);
    letters.starts_with("lukk") || is_like(&letters, "lukket")
}

/// Whether a key of everyday letters is worth looking at: nearly none is.
fn may_be_like(key: &str, letters: Letters) -> bool {
    if key.len() < SHORTEST {
        return false;
    }
    let may_tell = TELLING_LETTERS.iter().fold(false, |any, of| any | letters.have(*of));
    if may_tell && TELLING.iter().any(|word| key.contains(word)) {
        return true;
    }
    let is_long_title = key.len() >= 9 && letters.have(Letters::of("tittel")) && key.contains("tittel");
    // With neither of these it has too few of them, however often it has the others.
    let has_enough = letters.have(Letters::of("tn")) || letters.have(Letters::of("tua"));
    is_long_title || (has_enough && shared_letters(key) >= SHARED)
}

/// How many letters of «unntatt» a key has, whatever their order.
fn shared_letters(key: &str) -> u8 {
    let (mut u, mut n, mut t, mut a) = (0, 0, 0, 0);
    for byte in key.bytes().take(usize::from(u8::MAX)) {
        u += u8::from(byte == b'u');
        n += u8::from(byte == b'n');
        t += u8::from(byte == b't');
        a += u8::from(byte == b'a');
    }
    u.min(1) + n.min(2) + t.min(3) + a.min(1)
}

/// The letters of [`TELLING`], word by word.
const TELLING_LETTERS: [Letters; TELLING.len()] = {
    let mut letters = [Letters(0); TELLING.len()];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = Letters::of(TELLING[at]);
        at += 1;
    }
    letters
};

/// Which letters stand in a word: a bit for each of a to z, and one for what is none of ours.
#[derive(Clone, Copy)]
struct Letters(u32);

impl Letters {
    const OTHERS: u32 = 1 << 31;

    const fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut letters, mut at) = (0, 0);
        while at < bytes.len() {
            letters |= match bytes[at] {
                letter @ b'a'..=b'z' => 1 << (letter - b'a'),
                // Hyphens, and the bytes of æ, ø and å.
                b'-' | b'_' | 0xc3 | 0xa6 | 0xb8 | 0xa5 => 0,
                _ => Self::OTHERS,
            };
            at += 1;
        }
        Self(letters)
    }

    /// Whether all of `others` are among them.
    const fn have(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether a word is written in small letters of ours.
    const fn are_everyday(self) -> bool {
        self.0 & Self::OTHERS == 0
    }
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
