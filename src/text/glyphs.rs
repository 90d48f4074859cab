//! Which characters the faces of the papers have. The table is made of the faces themselves and held to them,
//! so that a program without PDF knows as much as one with it.

use std::sync::LazyLock;

/// The characters that some face has, as spans of code points: «20-7e a0-17f».
const TABLE: &str = include_str!("glyphs.txt");

static SPANS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let mut spans = Vec::new();
    for span in TABLE.split_whitespace() {
        let (first, last) = span.split_once('-').unwrap_or((span, span));
        let code = |text| u32::from_str_radix(text, 16).unwrap_or_default();
        spans.push((code(first), code(last)));
    }
    spans
});

/// Whether papers can show `character`, or need nothing to do so.
pub fn has(character: char) -> bool {
    let code = u32::from(character);
    let at = SPANS.partition_point(|(_, last)| *last < code);
    character.is_control() || SPANS.get(at).is_some_and(|(first, _)| *first <= code)
}

/// So many different characters are told of one text.
const MOST: usize = 10;

/// The characters of `text` that no paper can show, each where it first stands in a place that `is_shown`.
pub fn unknown(text: &str, is_shown: impl Fn(usize) -> bool) -> Vec<(usize, char)> {
    let mut unknown: Vec<(usize, char)> = Vec::new();
    if !may_be_unknown(text.as_bytes()) {
        return unknown;
    }
    for (at, character) in text.char_indices() {
        let is_told = || unknown.iter().any(|(_, known)| *known == character);
        if character > '\u{17f}' && !has(character) && !is_told() && is_shown(at) {
            unknown.push((at, character));
            if unknown.len() == MOST {
                break;
            }
        }
    }
    unknown
}

/// Whether there is anything beyond the letters of Europe and the marks of punctuation, which all texts have
/// and all faces. Without a way out, so that many bytes are looked at together.
fn may_be_unknown(bytes: &[u8]) -> bool {
    let is_far = bytes.iter().fold(false, |any, &byte| any | ((byte > 0xc5) & (byte != 0xe2)));
    is_far || memchr::memchr_iter(0xe2, bytes).any(|at| bytes.get(at + 1) != Some(&0x80))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_face_has_is_found_where_it_stands_first() {
        let unknown = |text: &str| super::unknown(text, |_| true);
        assert_eq!(unknown("Ærlig talt – «ja», § 5 … č ŋ đ ŧ ž → ✓ Ω Я"), []);
        assert_eq!(unknown("Møte 🙂 og 🙂 og 中"), [(6, '🙂'), (22, '中')]);
        assert_eq!(unknown("a\u{ad}b\u{200b}c\u{2060}d\u{fe0f}"), []);
        assert!(!has('\u{e000}') && has('\u{a0}') && has('a'));
        let many: String = ('\u{4e00}'..'\u{4e40}').collect();
        assert_eq!(unknown(&many).len(), MOST);
        assert_eq!(super::unknown("中 og 中", |at| at > 0), [(7, '中')]);
    }
}
