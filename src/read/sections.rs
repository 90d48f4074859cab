//! What the Markdown of a file holds: sections, links, and what no paper shows.

mod everyday;
mod parsed;
mod scanned;

use std::ops::Range;

use crate::model::Unprinted;
use crate::text::{Placed, SourceId, Span, glyphs, marks};

pub use scanned::{Scanned, told};

/// Reads the Markdown of `text` in the range `body`.
pub fn scan(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    everyday::scan(id, text, body.clone()).unwrap_or_else(|| parsed::scan(id, &marks::masked(text), body))
}

/// The same of a file that papers are made of, with the characters that they have no face for.
pub fn scan_paper(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    let start = body.start;
    let mut scanned = scan(id, text, body);
    for (at, character) in glyphs::unknown(text, |at| is_on_paper(text, start, at)) {
        let place = Span::new(id, at..at + character.len_utf8());
        scanned.unprinted.push(Placed::new(Unprinted::Glyph(character), place));
    }
    scanned
}

/// Whether what stands `at` a place is to be on paper: not in a comment, nor in what is only noted. What is
/// meant as a mark of a passage is told as that.
fn is_on_paper(text: &str, body: usize, at: usize) -> bool {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start();
    let is_noted = at < body && (line.starts_with("merknad:") || line.starts_with('#'));
    let is_mark = text[at..].starts_with('：') && line.trim_start_matches('：').is_empty();
    let is_in_comment = match before.rfind("<!--") {
        Some(opened) => !before[opened..].contains("-->"),
        None => false,
    };
    !is_noted && !is_mark && !is_in_comment
}
