//! Plain text that stays plain in Markdown, with no more backslashes than that takes.

/// Where a text stands, which decides what in it could be markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Whether it begins a line, where a list, a heading or a quote could begin.
    pub(super) line: bool,
    /// Whether it stands in a table, where a bar ends the cell.
    pub(super) table: bool,
    /// Whether it is the text of a link, which a bracket ends.
    pub(super) link: bool,
}

impl Place {
    /// The start of a line of running text.
    pub(super) const LINE: Self = Self { line: true, table: false, link: false };
}

/// `text` without what cannot be printed: line ends and tabs are spaces.
pub(super) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => printable.push(' '),
            '\u{feff}' => {}
            _ if character.is_control() => {}
            _ => printable.push(character),
        }
    }
    printable
}

/// `text` escaped so that it is read as itself.
pub(super) fn escaped(text: &str, place: Place) -> String {
    let text = printable(text);
    let text = if place.line { text.trim_start_matches(' ') } else { &text };
    // A cell begins no block, for its row has begun with a bar.
    let opening = if place.line && !place.table { opening(text) } else { None };
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = None;
    for (at, character) in text.char_indices() {
        let after = &text[at + character.len_utf8()..];
        if opening == Some(at) || becomes_markup(character, before, after, place) {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

/// Whether `character` could begin or end markup where it stands. Anything may follow the text.
fn becomes_markup(character: char, before: Option<char>, rest: &str, place: Place) -> bool {
    let after = rest.chars().next();
    // Blanks at the end may be trimmed, and then it stands alone no more.
    let alone = before == Some(' ') && after == Some(' ') && !rest.trim_start().is_empty();
    let is_letter = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    match character {
        '\\' => after.is_none_or(|next| next == ' ' || next.is_ascii_punctuation()),
        '`' | '[' => true,
        ']' => place.link,
        '|' => place.table,
        '*' | '~' => !alone,
        '_' => !(alone || is_letter(before) && is_letter(after)),
        '<' => after.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => is_entity(rest),
        _ => false,
    }
}

/// Whether `rest` makes a named character of the ampersand before it, as in `&amp;`.
pub(super) fn is_entity(rest: &str) -> bool {
    let name = |character: char| character.is_ascii_alphanumeric() || character == '#';
    rest.split_once(';').is_some_and(|(entity, _)| !entity.is_empty() && entity.chars().all(name))
}

/// Which character of a line's `text` must be escaped for it not to begin a block.
fn opening(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let ends_mark = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let run_of = |digits: fn(char) -> bool| text.len() - text.trim_start_matches(digits).len();
    let opens = match first {
        '>' | '=' | '|' => true,
        '#' => ends_mark(&text[run_of(|mark| mark == '#')..]),
        '-' => ends_mark(rest) || rest.starts_with('-'),
        '+' => ends_mark(rest),
        ':' => rest.starts_with('-'),
        '0'..='9' => {
            // It is the full stop or the bracket after the number that makes a list of it.
            let digits = run_of(|digit| digit.is_ascii_digit());
            let after = &text[digits..];
            let opens = after.starts_with(['.', ')']) && ends_mark(&after[1..]);
            return if opens { Some(digits) } else { None };
        }
        _ => false,
    };
    if opens { Some(0) } else { None }
}
