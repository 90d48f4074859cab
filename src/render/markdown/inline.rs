//! Running text as Markdown.
//!
//! Marks that are nested in a [`Document`](crate::document::Document) are first laid flat, as runs
//! of text that each know their marks. Then blanks can be kept outside the marks and equal
//! neighbours be joined, without which Markdown would not read them as marks.

use super::Writer;
use super::escape::{Place, escaped, is_entity, printable};
use crate::document::{Inline, Picture, text_of};

/// A mark around text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Link(String),
    Strong,
    Emphasis,
    Struck,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Code(String),
    Note(usize),
    Break,
}

/// A piece of text and the marks around it.
#[derive(Debug, Clone)]
struct Run {
    marks: Vec<Mark>,
    piece: Piece,
}

impl Run {
    fn is_blank(&self) -> bool {
        match &self.piece {
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Break => true,
            Piece::Code(_) | Piece::Note(_) => false,
        }
    }
}

impl Writer {
    /// `inlines` as a paragraph of its own.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        self.text(inlines, false)
    }

    /// `inlines` as the cell of a table.
    pub(super) fn cell(&mut self, inlines: &[Inline]) -> String {
        self.text(inlines, true)
    }

    fn text(&mut self, inlines: &[Inline], table: bool) -> String {
        let mut runs = Vec::new();
        self.flatten(inlines, &mut Vec::new(), &mut runs);
        let runs = tidied(runs);
        let mut line = Line { text: String::new(), table, open: Vec::new(), closed: false };
        for at in 0..runs.len() {
            line.run(&runs, at);
        }
        line.close(0, None);
        line.text.trim_matches(' ').to_owned()
    }

    fn flatten(&mut self, inlines: &[Inline], marks: &mut Vec<Mark>, runs: &mut Vec<Run>) {
        for inline in inlines {
            let piece = match inline {
                Inline::Emphasis(inner) => {
                    self.marked(Mark::Emphasis, inner, marks, runs);
                    continue;
                }
                Inline::Strong(inner) => {
                    self.marked(Mark::Strong, inner, marks, runs);
                    continue;
                }
                Inline::Struck(inner) => {
                    self.marked(Mark::Struck, inner, marks, runs);
                    continue;
                }
                Inline::Link { address, text } => {
                    self.link(address, text, marks, runs);
                    continue;
                }
                Inline::Text(text) => Piece::Text(printable(text)),
                Inline::Code(text) => Piece::Code(printable(text)),
                Inline::LineBreak => Piece::Break,
                Inline::Footnote(blocks) => {
                    self.notes.push(blocks.clone());
                    Piece::Note(self.notes.len())
                }
            };
            // A note in a link would be a link in a link.
            let outside = matches!(piece, Piece::Note(_));
            let around = marks.iter().filter(|mark| !(outside && matches!(mark, Mark::Link(_))));
            runs.push(Run { marks: around.cloned().collect(), piece });
        }
    }

    fn marked(&mut self, mark: Mark, inner: &[Inline], marks: &mut Vec<Mark>, runs: &mut Vec<Run>) {
        let new = !marks.contains(&mark);
        if new {
            marks.push(mark);
        }
        self.flatten(inner, marks, runs);
        if new {
            marks.pop();
        }
    }

    fn link(&mut self, address: &str, text: &[Inline], marks: &mut Vec<Mark>, runs: &mut Vec<Run>) {
        let address_text = [Inline::text(address)];
        let text = if text_of(text).trim().is_empty() { &address_text } else { text };
        let within = marks.iter().any(|mark| matches!(mark, Mark::Link(_)));
        if within || !may_be_followed(address) {
            self.flatten(text, marks, runs);
        } else {
            self.marked(Mark::Link(encoded(address)), text, marks, runs);
        }
    }
}

/// The line being written, and the marks that are open in it.
struct Line {
    text: String,
    table: bool,
    open: Vec<Mark>,
    /// Whether the last thing written was the end of a mark.
    closed: bool,
}

/// Nothing to the reader, but a punctuation mark to the rules of where a mark may begin and end.
const SEPARATOR: &str = "<!-- -->";

impl Line {
    fn run(&mut self, runs: &[Run], at: usize) {
        let run = &runs[at];
        let kept = self.open.iter().take_while(|mark| run.marks.contains(mark)).count();
        let first = self.first_character(run);
        self.close(kept, Some(first));
        let mut opened: Vec<&Mark> = run.marks.iter().filter(|mark| !self.open.contains(mark)).collect();
        // What lasts longest goes outermost.
        let lasts = |mark: &Mark| runs[at..].iter().take_while(|run| run.marks.contains(mark)).count();
        opened.sort_by_key(|mark| std::cmp::Reverse(lasts(mark)));
        let opened: Vec<Mark> = opened.into_iter().cloned().collect();
        match &run.piece {
            Piece::Text(text) if !opened.is_empty() && text.starts_with(char::is_whitespace) => {
                // A mark cannot begin before a blank.
                let words = text.trim_start();
                self.piece(&Piece::Text(text[..text.len() - words.len()].to_owned()));
                self.begin(&opened, words.chars().next().unwrap_or(' '));
                self.piece(&Piece::Text(words.to_owned()));
            }
            piece => {
                self.begin(&opened, first);
                self.piece(piece);
            }
        }
    }

    /// Ends all marks but the outermost `kept`; `next` is what comes after.
    fn close(&mut self, kept: usize, next: Option<char>) {
        if self.open.len() == kept {
            return;
        }
        let last = self.text.chars().next_back();
        let mut within_word = false;
        while self.open.len() > kept {
            let delimiter = self.delimiter(self.open.len() - 1);
            within_word |= delimiter.starts_with('_');
            if let Some(Mark::Link(address)) = self.open.pop() {
                self.text.push_str(&format!("]({address})"));
            } else {
                self.text.push_str(delimiter);
            }
        }
        self.closed = true;
        let sticks = within_word || last.is_some_and(may_be_sign);
        if sticks && next.is_some_and(|next| !sets_apart(next)) {
            self.text.push_str(SEPARATOR);
        }
    }

    fn begin(&mut self, marks: &[Mark], next: char) {
        let outer = self.open.len();
        self.open.extend_from_slice(marks);
        let delimiters: Vec<&str> = (outer..self.open.len()).map(|at| self.delimiter(at)).collect();
        let within_word = delimiters.iter().any(|delimiter| delimiter.starts_with('_'));
        let last = self.text.chars().next_back();
        let stuck = last.is_some_and(|last| !sets_apart(last));
        let delimited = marks.iter().any(|mark| !matches!(mark, Mark::Link(_)));
        if delimited && (self.closed || stuck && (within_word || may_be_sign(next))) {
            self.text.push_str(SEPARATOR);
        }
        for delimiter in delimiters {
            if delimiter == "[" { self.bracket() } else { self.text.push_str(delimiter) }
        }
    }

    /// How the open mark number `at` begins. Emphasis in emphasis has signs of its own, since
    /// asterisks between signs could be read as either end.
    fn delimiter(&self, at: usize) -> &'static str {
        let stressed = |mark: &Mark| matches!(mark, Mark::Strong | Mark::Emphasis);
        let inner = self.open[..at].iter().any(stressed);
        match (&self.open[at], inner) {
            (Mark::Link(_), _) => "[",
            (Mark::Struck, _) => "~~",
            (Mark::Strong, false) => "**",
            (Mark::Strong, true) => "__",
            (Mark::Emphasis, false) => "*",
            (Mark::Emphasis, true) => "_",
        }
    }

    fn piece(&mut self, piece: &Piece) {
        self.closed = false;
        let line = self.text.is_empty() || self.text.ends_with('\n');
        match piece {
            Piece::Text(text) => {
                let link = self.open.iter().any(|mark| matches!(mark, Mark::Link(_)));
                if text.starts_with(':') && self.text.ends_with(']') {
                    // Else the note before would become a note's own text.
                    self.text.push('\\');
                }
                let place = Place { line, table: self.table, link };
                self.text.push_str(&escaped(text, place));
            }
            Piece::Code(text) => self.text.push_str(&code(text, self.table)),
            Piece::Note(number) => {
                self.bracket();
                self.text.push_str(&format!("^{number}]"));
            }
            Piece::Break if self.table => self.text.push_str("<br>"),
            Piece::Break => {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push_str("\\\n");
            }
        }
    }

    /// A bracket; an exclamation mark before it would make a picture of it.
    fn bracket(&mut self) {
        if self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        self.text.push('[');
    }

    /// The first character that `run` will write, its marks aside.
    fn first_character(&self, run: &Run) -> char {
        match &run.piece {
            Piece::Text(text) => {
                let first = text.chars().next().unwrap_or(' ');
                if run.marks.iter().any(|mark| matches!(mark, Mark::Link(_)) && !self.open.contains(mark)) {
                    '['
                } else {
                    first
                }
            }
            Piece::Code(_) => '`',
            Piece::Note(_) => '[',
            Piece::Break => '\\',
        }
    }
}

/// Whether Markdown may count `character` as punctuation: anything but letters, digits and blanks.
fn may_be_sign(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

/// Whether Markdown surely counts `character` as punctuation or as a blank.
fn sets_apart(character: char) -> bool {
    character.is_ascii_punctuation() || character.is_whitespace() || "«»–—“”‘’…".contains(character)
}

/// Runs with the blanks outside the marks, and equal neighbours joined.
fn tidied(runs: Vec<Run>) -> Vec<Run> {
    let mut apart: Vec<Run> = runs.into_iter().flat_map(split).collect();
    apart.retain(|run| !matches!(&run.piece, Piece::Text(text) | Piece::Code(text) if text.is_empty()));
    let solid: Vec<usize> = (0..apart.len()).filter(|&at| !apart[at].is_blank()).collect();
    for at in 0..apart.len() {
        if apart[at].is_blank() {
            let after = solid.partition_point(|&solid| solid < at);
            let before = after.checked_sub(1).and_then(|before| solid.get(before));
            let shared = match (before, solid.get(after)) {
                (Some(&before), Some(&after)) => {
                    let next = apart[after].marks.clone();
                    apart[before].marks.iter().filter(|mark| next.contains(mark)).cloned().collect()
                }
                _ => Vec::new(),
            };
            apart[at].marks = shared;
        }
    }
    trimmed(joined(apart))
}

/// A run of text as its blanks before, its words, and its blanks after.
fn split(run: Run) -> Vec<Run> {
    let Piece::Text(text) = &run.piece else { return vec![run] };
    let words = text.trim();
    if words.is_empty() {
        return vec![run];
    }
    let lead = text.len() - text.trim_start().len();
    let parts = [&text[..lead], words, &text[lead + words.len()..]];
    parts.iter().map(|part| Run { marks: run.marks.clone(), piece: Piece::Text((*part).to_owned()) }).collect()
}

fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        let same = |last: &Run| last.marks.len() == run.marks.len() && last.marks.iter().all(|mark| run.marks.contains(mark));
        match (joined.last_mut().filter(|last| same(last)), &run.piece) {
            (Some(Run { piece: Piece::Text(text), .. }), Piece::Text(more))
            | (Some(Run { piece: Piece::Code(text), .. }), Piece::Code(more)) => text.push_str(more),
            _ => joined.push(run),
        }
    }
    joined
}

/// Runs without breaks at the ends, where Markdown has no lines to break.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    while runs.last().is_some_and(Run::is_blank) {
        runs.pop();
    }
    let first = runs.iter().position(|run| !run.is_blank()).unwrap_or(runs.len());
    runs.drain(..first);
    runs
}

/// `inlines` with their line breaks as spaces, for a heading.
pub(super) fn on_one_line(inlines: &[Inline]) -> Vec<Inline> {
    let line = |inline: &Inline| match inline {
        Inline::LineBreak => Inline::text(" "),
        Inline::Emphasis(inner) => Inline::Emphasis(on_one_line(inner)),
        Inline::Strong(inner) => Inline::Strong(on_one_line(inner)),
        Inline::Struck(inner) => Inline::Struck(on_one_line(inner)),
        Inline::Link { address, text } => Inline::Link { address: address.clone(), text: on_one_line(text) },
        other => other.clone(),
    };
    inlines.iter().map(line).collect()
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

fn code(text: &str, table: bool) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let text = if table { text.replace('|', "\\|") } else { text.to_owned() };
    let padded = text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    if padded && !text.trim().is_empty() { format!("{fence} {text} {fence}") } else { format!("{fence}{text}{fence}") }
}

/// Whether an address leads to a page or a mailbox, and to nothing that a reader could run.
fn may_be_followed(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// `address` with what would end or change it percent-encoded; letters stay readable.
fn encoded(address: &str) -> String {
    let address = address.trim();
    let mut encoded = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        let ends = character.is_whitespace() || character.is_control() || "<>()\\|`".contains(character);
        if ends {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
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
