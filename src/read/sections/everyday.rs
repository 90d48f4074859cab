//! The Markdown that nearly every case is written in, read without the parser, which is ten times
//! slower: headings and lines at the margin, plain lists and tables, and links on one line.
//!
//! At anything else this reader gives up and the parser decides, so it never judges. A test holds
//! the two to the same sections and links.

use std::ops::Range;

use super::scanned::{Scanned, close};
use crate::links::is_local;
use crate::model::{Guarded, Section};
use crate::norsk;
use crate::text::{Placed, SourceId, Span};

/// A case that has been decided has so many or fewer.
const USUAL_SECTIONS: usize = 6;

/// What the Markdown of `text` in the range `body` holds; none when the parser must decide.
pub(super) fn scan(id: SourceId, text: &str, body: Range<usize>) -> Option<Scanned> {
    let bytes = &text.as_bytes()[body.clone()];
    let opens_more =
        memchr::memchr3(b'<', b'`', b'~', bytes).is_some() || memchr::memchr(b'\\', bytes).is_some();
    if opens_more || has_control(bytes) {
        return None;
    }
    let mut scanned = Scanned { sections: Vec::with_capacity(USUAL_SECTIONS), ..Scanned::default() };
    // A heading accounts for its own; one that is left has a meaning in the middle of a line.
    let mut marks = memchr::memchr_iter(b'#', bytes).count();
    let has_brackets = memchr::memchr2(b'[', b']', bytes).is_some();
    let mut next_bar = next(b'|', text, &body, body.start);
    let mut bars = None;
    let mut bare = None;
    let mut start = body.start;
    while start < body.end {
        let end =
            memchr::memchr(b'\n', &text.as_bytes()[start..body.end]).map_or(body.end, |at| start + at + 1);
        let line = TextLine::new(id, text, start..end);
        let is_blank = line.shown == start;
        if next_bar < end {
            if !line.fits(&mut bars) {
                return None;
            }
            next_bar = next(b'|', text, &body, end);
        } else if is_blank {
            // It ends the table; another line may be a row of one cell.
            bars = None;
        }
        match line.kind(has_brackets)? {
            LineKind::Text if is_blank => {}
            LineKind::Text => bare = None,
            LineKind::Linked => {
                bare = None;
                line.links(&mut scanned.links)?;
            }
            LineKind::Heading(level) => {
                if is_left_bare(bare, level) {
                    return None;
                }
                bare = Some(level);
                marks -= level;
                if level <= 2 {
                    close(&mut scanned.sections, text, start);
                    scanned.sections.push(line.section());
                }
            }
        }
        start = end;
    }
    if marks > 0 || is_left_bare(bare, 0) {
        return None;
    }
    close(&mut scanned.sections, text, text.len());
    Some(scanned)
}

/// Whether there is a control character that is no line feed. Without a way out, so that many bytes are
/// looked at together.
fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |any, &byte| any | ((byte < b' ') & (byte != b'\n')))
}

/// Where `byte` stands next in the body of `text`, or where that ends.
fn next(byte: u8, text: &str, body: &Range<usize>, from: usize) -> usize {
    memchr::memchr(byte, &text.as_bytes()[from..body.end]).map_or(body.end, |at| from + at)
}

/// Whether nothing stands under a heading, which is no section of a form, before the next of this level.
fn is_left_bare(heading: Option<usize>, next: usize) -> bool {
    heading.is_some_and(|level| level == 1 || level > 2 && next <= level)
}

/// A line of the text, with its line feed.
struct TextLine<'a> {
    id: SourceId,
    text: &'a str,
    start: usize,
    /// Where the white space at its end begins.
    shown: usize,
    end: usize,
}

/// How many bars a row of a table has, and whether it begins and ends with one.
type Bars = (usize, bool, bool);

/// What a line is to the scan.
enum LineKind {
    /// Nothing that is looked for.
    Text,
    /// Text with brackets in it.
    Linked,
    /// A heading of this level.
    Heading(usize),
}

impl<'a> TextLine<'a> {
    fn new(id: SourceId, text: &'a str, place: Range<usize>) -> Self {
        let bytes = &text.as_bytes()[place.clone()];
        let last = bytes.iter().rposition(|&byte| byte != b'\n' && byte != b' ');
        let shown = place.start + last.map_or(0, |last| last + 1);
        Self { id, text, start: place.start, shown, end: place.end }
    }

    /// The line without white space at its end.
    fn shown(&self) -> &[u8] {
        &self.text.as_bytes()[self.start..self.shown]
    }

    /// None when only the parser can tell.
    fn kind(&self, has_brackets: bool) -> Option<LineKind> {
        let bytes = self.shown();
        if bytes.first() == Some(&b'#') {
            return heading_kind(&self.text[self.start..self.shown]);
        }
        let indent = bytes.iter().position(|&byte| byte != b' ').unwrap_or(0);
        match bytes[indent..] {
            [] | [b'|', ..] => {}
            // A list or emphasis, but no rule and no line under a heading.
            [b'-' | b'*', b' ', first, ..]
            | [b'*', b'*', first, ..]
            | [b'*' | b'_', first, ..]
            | [first, ..]
                if is_word(first) => {}
            _ => return None,
        }
        if !has_brackets || memchr::memchr2(b'[', b']', bytes).is_none() {
            return Some(LineKind::Text);
        }
        // Where a deep indent makes code, or a table drops a cell, a link is no link.
        let line = &self.text[self.start..self.shown];
        let may_be_none = indent > 0 || line.contains('|') || line.contains("    ");
        if may_be_none { None } else { Some(LineKind::Linked) }
    }

    /// Whether the bars in it stand as they do in the line that began its table, if it is in one.
    fn fits(&self, bars: &mut Option<Bars>) -> bool {
        let line = self.shown();
        let count = memchr::memchr_iter(b'|', line).count();
        let these = (count, line.first() == Some(&b'|'), line.last() == Some(&b'|'));
        these == *bars.get_or_insert(these)
    }

    /// Takes every `[text](address)` of the line; none when there is another bracket.
    fn links(&self, links: &mut Vec<Placed<String>>) -> Option<()> {
        let mut at = self.start;
        while let Some(next) = memchr::memchr2(b'[', b']', &self.text.as_bytes()[at..self.end]) {
            let open = at + next;
            // A picture.
            if self.text[self.start..open].ends_with('!') {
                return None;
            }
            let inside = self.text[open..self.end].strip_prefix('[')?;
            let length = inside.find(['[', ']']).filter(|&length| length > 0)?;
            let address = inside[length..].strip_prefix("](")?;
            let address = &address[..address.find(|character| !is_of_address(character))?];
            let end = open + 1 + length + 2 + address.len();
            if address.is_empty() || !self.text[end..].starts_with(')') {
                return None;
            }
            at = end + 1;
            if is_local(address) {
                links.push(Placed::new(address.to_owned(), Span::new(self.id, open..at)));
            }
        }
        Some(())
    }

    fn section(&self) -> Section {
        let heading = self.text[self.start..self.end].trim_start_matches('#').trim();
        Section {
            heading: Guarded::new(norsk::composed(heading).into_owned()),
            heading_span: Span::new(self.id, self.start..self.end),
            body: Span::new(self.id, self.end..self.end),
            is_empty: true,
        }
    }
}

/// A heading in plain words; none when it has marks of its own.
fn heading_kind(line: &str) -> Option<LineKind> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let is_plain = words.starts_with(' ') && !words.contains(['#', '[', ']', '*', '_', '&']);
    if is_plain && level <= 6 { Some(LineKind::Heading(level)) } else { None }
}

/// A byte that a line of plain words begins with.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"([\"'".contains(&byte)
}

/// A character that means itself in an address.
fn is_of_address(character: char) -> bool {
    character.is_alphanumeric() || "/.-_:?=%,".contains(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::sections::parsed;

    /// Whether this reader reads `text`, and then as the parser does.
    fn agrees(text: &str) -> bool {
        let front = "---\n";
        let text = format!("{front}{text}");
        let everyday = scan(SourceId(3), &text, front.len()..text.len());
        if let Some(scanned) = &everyday {
            assert_eq!(*scanned, parsed::scan(SourceId(3), &text, front.len()..text.len()), "{text:?}");
        }
        everyday.is_some()
    }

    #[test]
    fn everyday_texts_are_read() {
        assert!(agrees(
            "\n## Forslag til vedtak\n\n1. Saken tas opp.\n2. Så *her*.\n\n# Én\nto\n## To\n### Tre\nx\n"
        ));
        assert!(agrees("Se [sak 1](../2023/a.md), [nett](https://a.no) og [b](b.pdf).\n- [a](b)"));
        assert!(agrees("| Når | Hva |\n|-----|-----|\n| a | b |\n\n- a\n  - b\n    c\n* d\n\n    kode\n"));
        assert!(agrees("##  x  \n\n«Sitat» & – 5 > 4\n"));
    }

    #[test]
    fn all_else_is_left_to_the_parser() {
        let left = [
            "Tekst\n---\n",
            "Tekst\n===\n",
            "Tekst\n- \n",
            "- a\n  ---\n",
            "- # a\n",
            "1. ## a\n",
            "> ## a\n",
            " ## a\n",
            "    ## a\n",
            "```\n## a\n```\n",
            "<!-- a -->\n",
            "## a ##\n",
            "## *a*\n",
            "##\ta\n",
            "#a\n",
            "![a](b.png)\n",
            "[a]: b\n",
            "[^1]\n",
            "[a](b \"c\")\n",
            "[a](<b>)\n",
            "[a[b](c)](d)\n",
            "1.      [a](b)\n",
            "    [a](b)\n",
            "| a |\n|---|\n| b | [c](d) |\n",
            "| a |\n|---|\n| b | c |\n",
            "### a\n",
            "### a\n\n## b\n",
            "| a |\n|---|\nb | c | d\n",
            "a\r\n",
        ];
        for text in left {
            assert!(!agrees(text), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 6_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn the_two_readers_agree(
            text in "((#{1,3} |##|- |- \\[|\"|\\(|\\*|\\*\\*|_|\\* |[12][.)] |> |  |    |\\||)[a1ø \
                -]{0,3}(\\[[a 1]{1,2}\\]\\([a./:#*_&-]{1,5}\\)|[|#=*_&\\[\\]()!: -]{0,3})[ab ]{0,2}\n){1,6}"
        ) {
            agrees(&text);
        }

        #[test]
        fn the_two_readers_agree_on_rules_and_tables(
            text in "((- |1\\. |\\* \
                |)(a|\\*{1,3}|_{1,3}|[*_]{1,3}a|-{1,3}|={1,3}|\\|-\\||\\|a\\||a\\|b|-\\|-|## a|)( |  |)\n\
                ){1,7}"
        ) {
            agrees(&text);
        }
    }
}
