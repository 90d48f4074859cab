//! Text and the marks around it, before it is written on a line.

use percent_encoding::percent_encode_byte;

use super::escape::{Place, escaped, is_entity};
use crate::document::{Inline, Picture};

/// A mark around text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Markup {
    Link(String),
    Strong,
    Emphasis,
    Struck,
}

/// What stands between marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    /// A footnote, by its number.
    Note(usize),
    Break,
}

/// A piece of text and the marks around it.
#[derive(Debug, Clone)]
pub(super) struct TextRun {
    pub(super) marks: Vec<Markup>,
    pub(super) piece: Piece,
}

impl TextRun {
    pub(super) fn is_blank(&self) -> bool {
        match &self.piece {
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Break => true,
            Piece::Code(_) | Piece::Note(_) => false,
        }
    }
}

/// A picture, by its workspace path.
pub(super) fn picture(picture: &Picture) -> String {
    let place = Place { link: true, ..Place::LINE };
    format!("![{}]({})", escaped(&picture.alternative, place), encoded(&picture.path))
}

/// How many `character` there are at most after one another in `text`.
pub(super) fn longest_run(text: &str, character: char) -> usize {
    text.split(|other| other != character).map(str::len).max().unwrap_or(0)
}

/// Literal text; a bar in a table is escaped even here.
pub(super) fn code(text: &str, table: bool) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let text = if table { text.replace('|', "\\|") } else { text.to_owned() };
    let padded =
        text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    if padded && !text.trim().is_empty() {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// `address` with what would end or change it percent-encoded; letters stay readable.
pub(super) fn encoded(address: &str) -> String {
    let address = address.trim();
    let mut encoded = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        let ends = character.is_whitespace() || character.is_control() || "<>()\\|`".contains(character);
        if ends {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(percent_encode_byte(byte));
            }
            continue;
        }
        if character == '&' && is_entity(&address[at + 1..]) {
            encoded.push('\\');
        }
        encoded.push(character);
    }
    encoded
}

/// `inlines` with their line breaks as spaces, for a heading.
pub(super) fn on_one_line(inlines: &[Inline]) -> Vec<Inline> {
    let line = |inline: &Inline| match inline {
        Inline::LineBreak => Inline::text(" "),
        Inline::Emphasis(inner) => Inline::Emphasis(on_one_line(inner)),
        Inline::Strong(inner) => Inline::Strong(on_one_line(inner)),
        Inline::Struck(inner) => Inline::Struck(on_one_line(inner)),
        Inline::Foreign(tag, inner) => Inline::Foreign(tag, on_one_line(inner)),
        Inline::Link { address, text } => Inline::Link { address: address.clone(), text: on_one_line(text) },
        other => other.clone(),
    };
    inlines.iter().map(line).collect()
}
