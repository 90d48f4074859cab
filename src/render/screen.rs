//! A [`Document`] for a terminal of 80 columns.
//!
//! Blocks stand tight under each other; a heading below the title, and a break in the subject, open with an
//! empty line. Nothing here is coloured, and no character of a file reaches the terminal that could steer it.

mod line;
mod table;

use crate::document::{Agenda, Block, ChartNode, Document, Inline, YearWheel, plain};
use line::{clean, flowed};

/// The widest line, unless a single word or a command is wider.
pub const WIDTH: usize = 80;

/// Where the value of a label begins.
const FACT: usize = 16;
/// Where the words of an entry begin, beside its day.
const ENTRY: usize = 12;
/// How far words are set in that are somebody else's.
const QUOTE: usize = 4;

/// `document` as lines, each ended.
pub fn render(document: &Document) -> String {
    blocks(&document.blocks)
}

/// `blocks` as lines, each ended.
pub fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    for line in lines(blocks, WIDTH) {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// One paragraph in lines of at most 80 characters, each ended.
pub fn paragraph(text: &str) -> String {
    let mut lines = flowed(&plain(text), WIDTH).join("\n");
    lines.push('\n');
    lines
}

/// The lines of `blocks`, at most `width` characters wide.
fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let opens = match block {
            Block::Heading { level, .. } => *level > 1,
            Block::Rule | Block::Part { .. } => true,
            _ => false,
        };
        if opens && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(lines_of(block, width));
    }
    lines
}

fn lines_of(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Heading { number: Some(number), text, .. } => {
            let mut words = plain(format!("{number} "));
            words.extend_from_slice(text);
            flowed(&words, width)
        }
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) => flowed(text, width),
        Block::Facts(facts) => labelled(facts, FACT, width),
        Block::Entries(entries) => labelled(entries, ENTRY, width),
        Block::Labelled { label, blocks } => {
            let mut all = flowed(&plain(format!("{label}:")), width);
            all.extend(indented(lines(blocks, width - QUOTE), QUOTE));
            all
        }
        Block::Table(table) | Block::Agenda(Agenda { table, .. }) => table::lines(table, width),
        Block::OnePageTable(pinned) => table::timetable(pinned, width),
        Block::List { start, items } => list(*start, items, width),
        Block::Quote(blocks) | Block::Proposal(blocks) => indented(lines(blocks, width - QUOTE), QUOTE),
        Block::Preformatted(text) => text.lines().map(clean).collect(),
        Block::Masthead { kind, facts } => masthead(kind, facts, width),
        Block::YearWheel(wheel) => in_words(wheel, width),
        Block::OrganisationChart(chart) => hanging(&chart.top, width),
        Block::Picture(picture) => flowed(&plain(&picture.alternative), width),
        Block::FillIn { label } => flowed(&plain(format!("{label}:")), width),
        Block::Part { .. } | Block::Hint(_) | Block::Rule => Vec::new(),
    }
}

/// A label on the left, its words in a column on the right.
fn labelled(entries: &[(String, Vec<Inline>)], column: usize, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, words) in entries {
        let label = clean(label);
        let blanks = column.saturating_sub(label.chars().count()).max(1);
        let mut first = Some(format!("{label}{}", " ".repeat(blanks)));
        for line in flowed(words, width - column) {
            let left = first.take().unwrap_or_else(|| " ".repeat(column));
            lines.push(format!("{left}{line}"));
        }
    }
    lines
}

/// Items after their marks, each item's further lines under its first.
fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut all = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mark = match start {
            Some(first) => format!("{}. ", first + at as u64),
            None => "- ".to_owned(),
        };
        let mut item = indented(lines(item, width - mark.len()), mark.len());
        if let Some(first) = item.first_mut() {
            first.replace_range(..mark.len(), &mark);
        }
        all.extend(item);
    }
    all
}

fn masthead(kind: &str, facts: &[(String, String)], width: usize) -> Vec<String> {
    let mut lines = flowed(&plain(kind), width);
    for (label, value) in facts {
        lines.extend(flowed(&plain(format!("{label}: {value}")), width));
    }
    lines
}

/// What a wheel shows, as it is told to those who cannot see it.
fn in_words(wheel: &YearWheel, width: usize) -> Vec<String> {
    let mut lines = flowed(&plain(&wheel.words_title), width);
    for (month, events) in &wheel.words {
        lines.extend(labelled(&[(month.clone(), plain(events.join("; ")))], ENTRY, width));
    }
    lines
}

/// A body, and what hangs from it after lines that lead to it.
fn hanging(node: &ChartNode, width: usize) -> Vec<String> {
    let mut all = flowed(&plain(node.told()), width);
    for (at, inner) in node.below.iter().enumerate() {
        let is_last = at + 1 == node.below.len();
        let [first, further] = if is_last { ["└─ ", "   "] } else { ["├─ ", "│  "] };
        for (number, line) in hanging(inner, width.saturating_sub(3)).into_iter().enumerate() {
            let left = if number == 0 { first } else { further };
            all.push(format!("{left}{line}"));
        }
    }
    all
}

fn indented(lines: Vec<String>, by: usize) -> Vec<String> {
    let left = " ".repeat(by);
    lines.into_iter().map(|line| format!("{left}{line}")).collect()
}
