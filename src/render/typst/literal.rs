//! Text as Typst string literals.

use unicode_normalization::char::is_combining_mark;

use crate::norsk::MONTHS;

/// The longest run without a place to break that is left alone.
const LONG: usize = 24;

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
/// An e-mail address has no place to break, and would otherwise stick out of a narrow column.
pub(super) fn breakable(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= LONG {
            piece.push_str(word);
            continue;
        }
        let mut run = 0;
        let mut rest = word.chars().peekable();
        while let Some(character) = rest.next() {
            piece.push(character);
            run += 1;
            let joint = matches!(character, '/' | '.' | '@' | '_' | '&' | '=' | '?' | '-' | '\\');
            let due = (joint && run > 2) || run >= LONG * 2;
            // A letter must not lose its accents.
            if due && rest.peek().is_some_and(|&next| !is_combining_mark(next)) {
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

/// `text` with the spaces bound that no line should end with: in «§ 4», «16. februar 2024» and
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

fn belong(before: &str, after: &str) -> bool {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let first = after.split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    before.ends_with('§')
        || matches!(before, "kl." | "nr.")
        || before.strip_suffix('.').is_some_and(is_number) && MONTHS.contains(&first)
        || MONTHS.contains(&before) && is_number(first)
        || is_number(before) && is_number(first) && first.len() == 3
}
