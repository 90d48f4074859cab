//! The YAML that nearly every case and meeting is written in, read without the parser, which is ten
//! times slower: keys at the margin, each with a text, a `{…}` or `[…]` on the same line, or a list
//! of such indented by two spaces.
//!
//! At anything else this reader gives up and the parser decides, so it never judges. A test holds
//! the two to the same tree.

use ecow::EcoString;
use memchr::{memchr, memchr_iter, memchr2_iter};

use super::{Node, NodeEntry, Value};
use crate::text::{Placed, SourceId, Span};

/// No longer text is tried, so that none can reach the parser's limits.
const LONGEST: usize = 50_000;

/// A case has ten keys or so.
const USUAL_KEYS: usize = 12;

/// The bytes that keys are made of: ASCII letters and digits, hyphens, and parts of other characters.
const IN_KEYS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'-';
        byte += 1;
    }
    table
};

/// The tree of `text`, which starts at byte `offset` of `source`; none when the parser must decide.
pub(super) fn read(source: SourceId, text: &str, offset: usize) -> Option<Node> {
    if text.len() > LONGEST || !is_ordinary(text.as_bytes()) {
        return None;
    }
    let mut entries: Vec<NodeEntry> = Vec::with_capacity(USUAL_KEYS);
    let mut list: Option<(Placed<EcoString>, Vec<Node>)> = None;
    let mut offset = offset;
    let mut left = text;
    while !left.is_empty() {
        let length = memchr(b'\n', left.as_bytes()).map_or(left.len(), |at| at + 1);
        let (line, after) = left.split_at(length);
        left = after;
        let is_shown = |&byte: &u8| byte != b'\n' && byte != b' ';
        let shown = line.bytes().rposition(|byte| is_shown(&byte)).map_or(0, |last| last + 1);
        let mut rest = Rest { source, text: &line[..shown], offset };
        offset += length;
        if rest.text.starts_with("  - ") {
            rest.skip(4);
            if rest.text.starts_with(' ') {
                return None;
            }
            list.as_mut()?.1.push(rest.line_value()?);
            continue;
        }
        if let Some(list) = list.take() {
            entries.push(closed(list)?);
        }
        let key = rest.key()?;
        if entries.iter().any(|(earlier, _)| earlier.value == key.value) {
            return None;
        }
        if rest.text.is_empty() {
            list = Some((key, Vec::new()));
        } else {
            entries.push((key, rest.line_value()?));
        }
    }
    if let Some(list) = list {
        entries.push(closed(list)?);
    }
    let (first, last) = (entries.first()?.0.span, entries.last()?.1.span);
    Some(Node { value: Value::Mapping(entries), span: first.to(last) })
}

/// Whether no character has a meaning of its own to YAML, or only where this reader looks for it. Line
/// feed, printable ASCII without `#` and `\`, and U+00A1 to U+D7FF without the two line separators.
fn is_ordinary(text: &[u8]) -> bool {
    let is_odd = |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, b'#' | b'\\' | 0x7f | 0xed..);
    // Without a way out, so that the whole text is looked over many bytes at a time.
    !text.iter().fold(false, |any, byte| any | is_odd(*byte))
        && memchr2_iter(0xc2, 0xe2, text).all(|at| match text[at..] {
            [0xc2, second, ..] => second > 0xa0,
            [_, 0x80, third, ..] => !matches!(third, 0xa8 | 0xa9),
            _ => true,
        })
}

/// A list under its key, from the first hyphen to the end of the last item.
fn closed((key, items): (Placed<EcoString>, Vec<Node>)) -> Option<NodeEntry> {
    let (first, last) = (items.first()?.span, items.last()?.span);
    let hyphen = Span { start: first.start - 2, ..first };
    Some((key, Node { value: Value::Sequence(items), span: hyphen.to(last) }))
}

/// What is left of a line.
struct Rest<'a> {
    source: SourceId,
    text: &'a str,
    offset: usize,
}

impl Rest<'_> {
    fn skip(&mut self, bytes: usize) {
        self.text = &self.text[bytes..];
        self.offset += bytes;
    }

    fn skip_spaces(&mut self) {
        while self.text.starts_with(' ') {
            self.skip(1);
        }
    }

    /// Takes `bytes` as a text; `around` is how many bytes of quotes stand on each side.
    fn take(&mut self, bytes: usize, around: usize) -> Placed<EcoString> {
        let text = EcoString::from(&self.text[around..bytes - around]);
        let span = Span::new(self.source, self.offset..self.offset + bytes);
        self.skip(bytes);
        Placed::new(text, span)
    }

    /// Takes a key and its colon, which a space or the end of the line follows.
    fn key(&mut self) -> Option<Placed<EcoString>> {
        let length = self.text.bytes().position(|byte| !IN_KEYS[usize::from(byte)])?;
        let key = &self.text[..length];
        let is_word = |sign: char| matches!(sign, 'æ' | 'ø' | 'å' | '-') || sign.is_alphanumeric();
        if length > 100
            || !key.starts_with(char::is_alphabetic)
            || !(key.is_ascii() || key.chars().all(is_word))
        {
            return None;
        }
        let key = self.take(length, 0);
        let after = self.text.strip_prefix(':')?;
        if !after.is_empty() && !after.starts_with(' ') {
            return None;
        }
        self.skip(1);
        self.skip_spaces();
        Some(key)
    }

    /// Takes a value that fills the line.
    fn line_value(&mut self) -> Option<Node> {
        self.skip_spaces();
        let value = match self.text.as_bytes().first()? {
            b'{' | b'[' => self.flow(),
            b'"' | b'\'' => self.quoted(),
            _ => self.plain(self.text.len()),
        };
        if self.text.is_empty() { value } else { None }
    }

    /// Takes `{key: text, …}` or `[text, …]`.
    fn flow(&mut self) -> Option<Node> {
        let start = Span::new(self.source, self.offset..self.offset);
        let is_mapping = self.text.starts_with('{');
        let end = if is_mapping { '}' } else { ']' };
        let mut entries: Vec<NodeEntry> = Vec::with_capacity(if is_mapping { USUAL_KEYS / 3 } else { 0 });
        let mut items = Vec::new();
        loop {
            // An opening bracket or a comma.
            self.skip(1);
            self.skip_spaces();
            if is_mapping {
                let key = self.key()?;
                if entries.iter().any(|(earlier, _)| earlier.value == key.value) {
                    return None;
                }
                entries.push((key, self.flow_value()?));
            } else {
                items.push(self.flow_value()?);
            }
            self.skip_spaces();
            if self.text.starts_with(end) {
                break;
            }
            if !self.text.starts_with(',') {
                return None;
            }
        }
        self.skip(1);
        let span = start.to(Span::new(self.source, self.offset..self.offset));
        let value = if is_mapping { Value::Mapping(entries) } else { Value::Sequence(items) };
        Some(Node { value, span })
    }

    fn flow_value(&mut self) -> Option<Node> {
        if self.text.starts_with(['"', '\'']) {
            return self.quoted();
        }
        let is_end = |byte| matches!(byte, b',' | b'{' | b'}' | b'[' | b']');
        let length = self.text.bytes().position(is_end)?;
        self.plain(self.text[..length].trim_end_matches(' ').len())
    }

    fn quoted(&mut self) -> Option<Node> {
        let quote = *self.text.as_bytes().first()?;
        let length = memchr(quote, &self.text.as_bytes()[1..])? + 2;
        // Two single quotes in a row stand for one.
        if self.text.as_bytes().get(length) == Some(&quote) {
            return None;
        }
        let text = self.take(length, 1);
        Some(Node { value: Value::Scalar { text: text.value, plain: false }, span: text.span })
    }

    fn plain(&mut self, length: usize) -> Option<Node> {
        let text = &self.text[..length];
        let is_safe = text.starts_with(|first: char| first.is_alphanumeric() || !first.is_ascii());
        let ends_key = |colon: usize| text[colon + 1..].bytes().next().is_none_or(|after| after == b' ');
        let has_key = memchr_iter(b':', text.as_bytes()).any(ends_key);
        if !is_safe || has_key {
            return None;
        }
        let text = self.take(length, 0);
        Some(Node { value: Value::Scalar { text: text.value, plain: true }, span: text.span })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml;

    /// Whether this reader reads `text`, and then as the parser does.
    fn agrees(text: &str) -> bool {
        let everyday = read(SourceId(3), text, 7);
        if let Some(tree) = &everyday {
            let (parsed, found) = yaml::parse_fully(SourceId(3), text, 7);
            assert!(found.is_empty(), "{text:?}: {found:?}");
            assert_eq!(Some(tree), parsed.as_ref(), "{text:?}");
        }
        everyday.is_some()
    }

    #[test]
    fn everyday_files_are_read() {
        assert!(agrees("id: 2024-005\ntittel: Råd, [utvalg] og «styre»\n"));
        assert!(agrees("saksgang:\n  - {organ: styret, møte: 2024-01-30, sak: 05/24}\n  - styret\nid: 1"));
        assert!(agrees(
            "a:   \"en: to, tre\"  \nb: 'x \"y\"'\nc: [a b,  c, \"d, e\" ]\nd: { e: f }\nf: 12:00–15:00\n"
        ));
    }

    #[test]
    fn all_else_is_left_to_the_parser() {
        let left = [
            "",
            "a:\n",
            "a: b: c\n",
            "a: b # c\n",
            "a: b\n  c\n",
            "a: b\n  - c\n",
            "a: [\n",
            "a: []\n",
            "a: {b}\n",
            "a: {b: c, b: d}\n",
            "a: 1\na: 2\n",
            "a: 'b''c'\n",
            "a: \"b\\n\"\n",
            "a: |\n  b\n",
            "a: &b c\n",
            "a:b\n",
            "a: b\r\n",
            "a:\n  - b: c\n",
            "a:\n- b\n",
            "a:\n  - b\n   - c\n",
            "- a\n",
            "a: {b: c}}\n",
            "a: -\n",
            "a: {b: c:}\n",
            "---\na: b\n",
            "a: \u{85}\n",
            "a: b\u{2028}c\n",
            "a: \"b\nc: \"\n",
            "a: \u{a0}\n",
            "a: \u{feff}b\n",
            "a: 🎉\n",
            "a\u{b7}b: c\n",
            "a: [b]: c\n",
        ];
        for text in left {
            assert!(!agrees(text), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn the_two_readers_agree(text in "(([a-cøN-]{1,3}|  - |): \
            ?[ab1,:\\[\\]{}\"'&?%@`|>~å*!«–\u{80}\u{a0}\u{a1}\u{2027}\u{2028}\u{2030}\u{d7ff}\u{e000}= \
            -]{0,9}\n){1,4}") {
            agrees(&text);
        }

        #[test]
        fn the_two_readers_agree_on_lists(
            text in "[ab]: ?\n(  - (\\{[ab]: [a1:'\" -]{0,4}(, [cd]: ?[a1:'\"-]{0,4}){0,2}\\}|[ab:{} \
                '\"-]{0,4}) ?\n){1,3}([cd]: [ab]\n)?"
        ) {
            agrees(&text);
        }
    }
}
