//! Signs that steer a terminal or turn the reading order, and are never shown as they are.

use std::borrow::Cow;

/// What is shown in place of one.
pub const SIGN: char = '·';

/// Whether a sign steers what shows it: controls, what breaks lines unseen, and what turns the reading order.
/// The breaks of a text's own lines do too.
pub fn is_steering(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text as it can be shown: its lines and tabs stay, and anything else that steers becomes visible.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(|sign| is_steering(sign) && !matches!(sign, '\n' | '\t')) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_line_end = sign == '\r' && signs.peek() == Some(&'\n');
        let stays = matches!(sign, '\n' | '\t') || is_line_end || !is_steering(sign);
        shown.push(if stays { sign } else { SIGN });
    }
    Cow::Owned(shown)
}

/// A text with nothing that steers it but the colours that a renderer has given it: what it is made of has
/// been [`shown`] before.
pub fn shown_in_colour(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut coloured = shown(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let is_of_colour = |sign: char| sign.is_ascii_digit() || sign == ';';
        let rest = part.trim_start_matches(is_of_colour);
        if rest.starts_with('m') {
            coloured.push_str("\x1b[");
        } else {
            coloured.push(SIGN);
            coloured.push('[');
        }
        coloured.push_str(&shown(part));
    }
    coloured
}

/// JSON in which what steers is written as JSON writes it, so that it is the same to who reads it.
pub fn in_json(json: &str) -> Cow<'_, str> {
    if !json.contains(|sign| is_steering(sign) && sign != '\n') {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for sign in json.chars() {
        if is_steering(sign) && sign != '\n' {
            escaped.push_str(&format!("\\u{:04x}", u32::from(sign)));
        } else {
            escaped.push(sign);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_seen() {
        assert_eq!(shown("a\tb\r\nc\u{1b}]0;x\u{7}\r\u{9b}2J\u{202e}d"), "a\tb\r\nc·]0;x···2J·d");
        assert_eq!(shown("æøå – «x»\n"), "æøå – «x»\n");
        assert_eq!(
            shown_in_colour("\x1b[1m\x1b[31mfeil\x1b[0m \x1b[2Jx\x1b]0;"),
            "\x1b[1m\x1b[31mfeil\x1b[0m ·[2Jx·]0;"
        );
        assert_eq!(in_json("{\n\"a\": \"\u{9b}\u{202e}\"}"), "{\n\"a\": \"\\u009b\\u202e\"}");
    }
}
