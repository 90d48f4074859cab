//! Text as Typst string literals.

use unicode_normalization::char::is_combining_mark;

use crate::norsk::MONTHS;

/// The longest run without a place to break that is left alone.
const LONG: usize = 24;

/// The longest that is not broken where a line goes across the page.
pub(super) const LINE_ROOM: usize = 48;

/// A word of letters alone is left to be hyphenated unless it is longer than this, or a column is so narrow.
const HYPHENATED: (usize, usize) = (40, 8);

/// `text` as a string literal. Line ends and tabs become spaces, other control characters go.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => literal.push(' '),
            // Written out, since it looks like a space to whoever reads the source.
            '\u{a0}' => literal.push_str("\\u{a0}"),
            // Reading order is decided here and not by invisible characters.
            '\u{feff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if character.is_control() => {}
            _ => literal.push(character),
        }
    }
    literal.push('"');
    literal
}

/// `text` as literals, apart at the places where a run too long for a line may be broken.
///
/// An e-mail address has no place to break, and would otherwise stick out of a narrow column, which has
/// `room` for so many letters.
pub(super) fn breakable(text: &str, room: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= room.min(LONG) || is_hyphenated(word.trim_end(), room) {
            piece.push_str(word);
            continue;
        }
        let mut run = 0;
        let mut rest = word.chars().peekable();
        while let Some(character) = rest.next() {
            piece.push(character);
            run += 1;
            let joint = matches!(character, '/' | '.' | '@' | '_' | '&' | '=' | '?' | '-' | '\\');
            let due = (joint && run > 2) || run >= room;
            // A letter must not lose its accents, and no line begins with a sign that ends something.
            let may_begin = |next: char| !is_combining_mark(next) && !"/.,;:!?)]}".contains(next);
            if due && rest.peek().is_some_and(|&next| may_begin(next)) {
                pieces.push(literal(&piece));
                piece.clear();
                run = 0;
            }
        }
    }
    if !piece.is_empty() || pieces.is_empty() {
        pieces.push(literal(&piece));
    }
    pieces
}

/// Whether the typesetter finds places to break a word itself: not in what is no word of a language.
fn is_hyphenated(word: &str, room: usize) -> bool {
    let (longest, narrowest) = HYPHENATED;
    let is_word = word.chars().all(|letter| letter.is_alphabetic() || ",.;:)(«»".contains(letter));
    (narrowest..LINE_ROOM).contains(&room) && is_word && word.chars().count() <= longest
}

/// `text` as stretches that are read from the right, said by true, and those that are not.
pub(super) fn directions(text: &str) -> Vec<(bool, &str)> {
    let mut stretches = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(reads_from_right) {
        let letter = |character: char| character.is_alphabetic() && !reads_from_right(character);
        let reach = rest[start..].find(letter).map_or(rest.len(), |reach| start + reach);
        // The blanks and signs after the last letter are the surrounding text's.
        let (at, last) =
            rest[start..reach].char_indices().rfind(|(_, last)| reads_from_right(*last)).unwrap_or((0, ' '));
        let end = start + at + last.len_utf8();
        stretches.push((false, &rest[..start]));
        stretches.push((true, &rest[start..end]));
        rest = &rest[end..];
    }
    stretches.push((false, rest));
    stretches.retain(|(_, stretch)| !stretch.is_empty());
    stretches
}

/// Whether `character` is of a script that is read from right to left, as Hebrew and Arabic.
fn reads_from_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        || matches!(character, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// `text` as stretches, those said by true being spans of numbers as «2025–2028» and «09:00–12:00».
pub(super) fn spans(text: &str) -> Vec<(bool, &str)> {
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let is_span =
        |word: &str| word.split_once('–').is_some_and(|(from, to)| is_number(from) && is_number(to));
    let mut stretches = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in text.split_inclusive([' ', '\u{a0}']) {
        let bare = word.trim_end_matches([' ', '\u{a0}']);
        if is_span(bare) && bare.len() <= LONG {
            stretches.push((false, &text[start..at]));
            stretches.push((true, &text[at..at + bare.len()]));
            start = at + bare.len();
        }
        at += word.len();
    }
    stretches.push((false, &text[start..]));
    stretches.retain(|(_, stretch)| !stretch.is_empty());
    stretches
}

/// What a number belongs to that comes after it.
const BEFORE_NUMBERS: [&str; 13] =
    ["kl.", "nr.", "NOU", "Meld.", "Prop.", "Innst.", "sak", "Sak", "PS", "pkt.", "side", "kr", "kap."];

/// What belongs to a number that comes before it.
const UNITS: [&str; 9] = ["prosent", "kr", "kroner", "km", "m", "mill", "mrd", "ledd", "år"];

/// `text` with the spaces bound that no line should end with: in «§ 4», «16. februar 2024», «NOU 2023:25» and
/// «1 200 000».
pub(super) fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + 8);
    let mut before = "";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            bound.push(if belong(before, word) { '\u{a0}' } else { ' ' });
        }
        bound.push_str(word);
        before = word;
    }
    bound
}

/// What is called by its number: «2. påskedag», «3. kvartal».
fn is_counted(word: &str) -> bool {
    word == "kvartal" || ["juledag", "påskedag", "pinsedag", "nyttårsdag"].contains(&word)
}

fn belong(before: &str, after: &str) -> bool {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_numeral = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let first = after.split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    before.ends_with('§')
        || BEFORE_NUMBERS.contains(&before.trim_start_matches(['(', '«'])) && is_numeral(after)
        || is_number(before) && UNITS.contains(&first)
        || before.strip_suffix('.').is_some_and(is_number) && (MONTHS.contains(&first) || is_counted(first))
        || MONTHS.contains(&before) && is_number(first)
        || is_number(before) && is_number(first) && first.len() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_broken_to_fit_where_it_stands() {
        for (text, room, count) in [
            ("interkommunalt", LINE_ROOM, 1),
            ("interkommunalt", 10, 1),
            ("interkommunalt", 5, 3),
            ("post.mottak@osloregionen.no", 10, 5),
            ("2024-00123/45678", 5, 3),
            ("2024-00123/45678", 20, 1),
        ] {
            assert_eq!(breakable(text, room).len(), count, "{text} {room}: {:?}", breakable(text, room));
        }
        assert_eq!(breakable(&"x".repeat(120), LINE_ROOM).len(), 3);
    }
}
