//! A [`Document`] as CommonMark with GitHub's tables, footnotes and strikethrough.
//!
//! A secretary edits what comes out, so it is written as a person would write it: one line to a
//! paragraph, and a backslash only where the text would otherwise become markup.

mod escape;
mod inline;
mod line;
mod run;
mod table;
mod year;
#[cfg(test)]
mod tests;

use crate::document::{Agenda, Block, Document, Inline};
use escape::{Place, escaped};

/// Between the papers of a book. In a list it would be read as the list's own marks, so a rule
/// inside a paper is written otherwise.
const PART: &str = "---";

/// `document` as Markdown. The first line is the council's or the paper's own.
pub fn render(document: &Document) -> String {
    let mut writer = BlockWriter::default();
    let mut pieces = Vec::new();
    pieces.extend(document.restriction.iter().map(|words| writer.running(&[Inline::text(words)])));
    if matches!(document.blocks.first(), Some(Block::Masthead { .. })) {
        pieces.push(escaped(&document.council, Place::LINE));
    }
    pieces.extend(writer.blocks(&document.blocks));
    pieces.extend(writer.notes());
    pieces.retain(|piece| !piece.is_empty());
    let mut text = pieces.join("\n\n");
    text.push('\n');
    text
}

/// Writes blocks, and remembers what must come later.
#[derive(Debug, Default)]
struct BlockWriter {
    /// The footnotes in the order they were met.
    notes: Vec<Vec<Block>>,
    level: u8,
    /// How many layers of blocks are being written: 1 on the page itself.
    depth: usize,
}

impl BlockWriter {
    /// Each block's Markdown; a list is marked otherwise than the list right before it.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        let mut other = false;
        let mut after_list = false;
        self.depth += 1;
        for block in blocks {
            let is_list = matches!(
                block,
                Block::List { .. } | Block::OrganisationChart(_) | Block::Facts(_) | Block::Entries(_)
            );
            let turned = is_list && after_list && !other;
            let piece = self.block(block, turned);
            if !piece.is_empty() {
                other = turned;
                after_list = is_list || matches!(block, Block::Masthead { .. });
                pieces.push(piece);
            }
        }
        self.depth -= 1;
        pieces
    }

    fn block(&mut self, block: &Block, other: bool) -> String {
        match block {
            Block::Masthead { kind, facts } => self.masthead(kind, facts),
            // A paper begins only on the page itself.
            Block::Part { .. } if self.depth > 1 => String::new(),
            Block::Part { .. } => PART.to_owned(),
            Block::Heading { level, number: None, text } => self.heading(*level, text),
            Block::Heading { level, number: Some(number), text } => {
                let mut words = vec![Inline::text(format!("{number} "))];
                words.extend_from_slice(text);
                self.heading(*level, &words)
            }
            Block::Paragraph(text) => self.running(text),
            Block::Notice(text) => quoted(&self.running(text)),
            Block::Proposal(blocks) | Block::Quote(blocks) => quoted(&self.blocks(blocks).join("\n\n")),
            Block::List { start, items } => self.list(*start, items, other),
            Block::Facts(facts) | Block::Entries(facts) => self.facts(facts, other),
            Block::Labelled { label, blocks } => self.labelled(label, blocks),
            Block::Table(table) | Block::Agenda(Agenda { table, .. }) => self.table(table),
            Block::OnePageTable(timetable) => self.table(&timetable.table),
            Block::YearWheel(wheel) => self.year_in_words(wheel),
            Block::OrganisationChart(chart) => self.block(&chart.list(), other),
            Block::Preformatted(text) => fenced(text),
            Block::Picture(picture) => run::picture(picture),
            // A line to write on is where a person writes with a pen; in a text editor it is in the way.
            Block::FillIn { label } => format!("{}:", escaped(label, Place::LINE)),
            Block::Hint(text) => hint(text),
            Block::Rule => "___".to_owned(),
        }
    }

    fn masthead(&mut self, kind: &str, facts: &[(String, String)]) -> String {
        let facts: Vec<(String, Vec<Inline>)> =
            facts.iter().map(|(label, value)| (label.clone(), vec![Inline::text(value)])).collect();
        let kind = self.running(&[Inline::Strong(vec![Inline::text(kind)])]);
        [kind, self.facts(&facts, false)].join("\n\n").trim().to_owned()
    }

    fn heading(&mut self, level: u8, text: &[Inline]) -> String {
        let text = run::on_one_line(text);
        let text = self.running(&text);
        if text.is_empty() {
            return text;
        }
        self.level = level.clamp(1, 6).min(self.level + 1);
        let marks = "#".repeat(usize::from(self.level));
        // Number signs at the end would be read as the heading's closing mark.
        match text.strip_suffix('#') {
            Some(rest) if !rest.ends_with('\\') => format!("{marks} {rest}\\#"),
            _ => format!("{marks} {text}"),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], other: bool) -> String {
        let gap = if items.iter().all(|item| is_tight(item)) { "\n" } else { "\n\n" };
        let mut pieces = Vec::new();
        for (at, item) in (0..).zip(items) {
            let mark = match (start, other) {
                (None, false) => "-".to_owned(),
                (None, true) => "*".to_owned(),
                (Some(first), _) => {
                    // CommonMark reads nine digits.
                    let number = first.saturating_add(at).min(999_999_999);
                    format!("{number}{}", if other { ')' } else { '.' })
                }
            };
            pieces.push(marked(&mark, &self.blocks(item).join(gap)));
        }
        pieces.join(gap)
    }

    fn facts(&mut self, facts: &[(String, Vec<Inline>)], other: bool) -> String {
        let mark = if other { "*" } else { "-" };
        let mut lines = Vec::new();
        for (label, value) in facts {
            let mut text = vec![Inline::Strong(vec![Inline::text(format!("{label}:"))]), Inline::text(" ")];
            text.extend_from_slice(value);
            lines.push(marked(mark, &self.running(&text)));
        }
        lines.join("\n")
    }

    /// A label before the first paragraph of what it says, and the rest under it.
    fn labelled(&mut self, label: &str, blocks: &[Block]) -> String {
        let mut words = vec![Inline::Strong(vec![Inline::text(format!("{label}:"))])];
        let mut rest = blocks;
        if let [Block::Paragraph(first), others @ ..] = blocks {
            words.push(Inline::text(" "));
            words.extend_from_slice(first);
            rest = others;
        }
        let mut pieces = vec![self.running(&words)];
        pieces.extend(self.blocks(rest));
        pieces.join("\n\n")
    }

    /// The footnotes, also those that are met while footnotes are written.
    fn notes(&mut self) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut at = 0;
        self.depth += 1;
        while let Some(blocks) = self.notes.get(at).cloned() {
            at += 1;
            let body = self.blocks(&blocks).join("\n\n");
            pieces.push(format!("[^{at}]: {}", indented(&body, 4)));
        }
        self.depth -= 1;
        pieces
    }
}

/// Whether an item needs no blank lines: one block, and then at most lists that may come right
/// after a paragraph.
fn is_tight(item: &[Block]) -> bool {
    let follows = |block: &Block| match block {
        Block::List { start, items } => {
            start.is_none_or(|first| first == 1)
                && items.first().is_some_and(|item| matches!(item.first(), Some(Block::Paragraph(_))))
        }
        _ => false,
    };
    item.iter().skip(1).all(follows)
}

/// A list item: `mark`, and `body` set in under it.
fn marked(mark: &str, body: &str) -> String {
    if body.is_empty() { mark.to_owned() } else { format!("{mark} {}", indented(body, mark.len() + 1)) }
}

/// `body` with every line but the first set in.
fn indented(body: &str, width: usize) -> String {
    let margin = " ".repeat(width);
    let mut lines = body.split('\n');
    let mut text = lines.next().unwrap_or("").to_owned();
    for line in lines {
        text.push('\n');
        if !line.is_empty() {
            text.push_str(&margin);
            text.push_str(line);
        }
    }
    text
}

fn quoted(body: &str) -> String {
    let line = |line: &str| {
        if line.is_empty() { ">".to_owned() } else { format!("> {line}") }
    };
    if body.is_empty() { String::new() } else { body.split('\n').map(line).collect::<Vec<_>>().join("\n") }
}

/// A comment, which an editor shows and nothing else does.
fn hint(text: &str) -> String {
    let text = text.replace("-->", "-- >");
    if text.contains('\n') { format!("<!--\n{text}\n-->") } else { format!("<!-- {text} -->") }
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(run::longest_run(text, '`').max(2) + 1);
    let lines: Vec<String> = text.lines().map(escape::printable).collect();
    format!("{fence}\n{}\n{fence}", lines.join("\n"))
}
