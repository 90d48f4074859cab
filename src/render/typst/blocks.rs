//! The blocks of a paper as Typst code, one call to a line.

use std::collections::HashMap;

use super::families::{families, numbered, parts};
use super::literal::{bound, literal};
use crate::document::{Block, Document, Inline, Picture, text_of};

/// Blocks inside blocks deeper than this are set beside one another. Typst stops at 72 layers.
const MAX_DEPTH: usize = 6;

/// A proposal of no more letters than this is kept on one page.
pub(super) const KEPT_LETTERS: usize = 1_200;

/// About how many letters a line has.
pub(super) const LETTERS_IN_LINE: usize = 66;

/// Builds the source text.
#[derive(Debug, Default)]
pub(super) struct TypstWriter {
    text: String,
    pictures: Vec<String>,
    /// What each paper in a book is called, in the order they begin.
    pub(super) parts: Vec<Option<String>>,
    /// What the numbered items on its pages are called.
    pub(super) items: Vec<String>,
    /// The facts that wait for the title they stand under.
    pub(super) facts: Vec<(String, String)>,
    /// What stands on the first page of a paper that is not for everybody.
    pub(super) restriction: Option<String>,
    /// Whether the paper is not for everybody.
    is_closed: bool,
    /// The level of the heading before, so that none is jumped.
    level: u8,
    /// The heading that waits for the proposal it is the label of.
    pub(super) label: Option<String>,
    /// Whether there is room already for the table that comes.
    pub(super) has_room: bool,
    /// Tables of one family, by what stands over their columns: the longest text in each, and how many.
    pub(super) families: HashMap<String, (Vec<usize>, usize)>,
    /// How many blocks are around this one.
    pub(super) depth: usize,
    /// Whether a footnote is being written.
    pub(super) in_note: bool,
    /// Footnotes that wait for the end of the link they were found in.
    pub(super) notes: Vec<Vec<Block>>,
}

impl TypstWriter {
    /// Nothing yet of the text of `document`.
    pub(super) fn new(document: &Document) -> Self {
        Self {
            parts: parts(&document.blocks),
            items: numbered(&document.blocks),
            families: families(&document.blocks),
            restriction: document.restriction.clone(),
            is_closed: document.restriction.is_some(),
            ..Self::default()
        }
    }

    /// The finished text of a paper with this `mark`.
    pub(super) fn finish(self, mark: String) -> TypstSource {
        TypstSource { text: self.text, mark, pictures: self.pictures }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// `blocks` as the body of another block: one expression.
    fn body(&mut self, blocks: &[Block]) -> String {
        self.depth += 1;
        let calls: Vec<String> = blocks.iter().filter_map(|block| self.block(block)).collect();
        self.depth -= 1;
        braced(&calls)
    }

    /// One block, or none where it would be empty.
    pub(super) fn block(&mut self, block: &Block) -> Option<String> {
        match block {
            // A page begins only on the page itself.
            Block::Masthead { .. } | Block::Part { .. } => None,
            Block::Heading { level, number, text } => self.heading(*level, number.as_deref(), text),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Proposal(blocks) => self.proposal(blocks),
            Block::Quote(blocks) => self.container("quote", blocks),
            Block::Notice(text) => {
                let call = if self.is_closed { "closed-notice" } else { "notice" };
                Some(format!("{call}({}{})", self.hung(), self.running(text)))
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Facts(facts) | Block::Entries(facts) => self.facts_of(facts),
            Block::Labelled { label, blocks } => self.labelled(label, blocks),
            Block::Table(table) => self.table(table),
            Block::Agenda(agenda) => self.agenda(agenda),
            Block::OnePageTable(timetable) => self.timetable(timetable),
            Block::YearWheel(wheel) => Some(self.year(wheel)),
            Block::OrganisationChart(chart) => Some(self.organisation(chart)),
            Block::Preformatted(text) => Some(preformatted(text)),
            Block::Picture(picture) => Some(self.picture("picture", picture)),
            Block::FillIn { label } => Some(format!("fill-in({})", literal(label))),
            Block::Hint(_) => None,
            Block::Rule => Some("rule()".to_owned()),
        }
    }

    fn paragraph(&mut self, text: &[Inline]) -> Option<String> {
        // What introduces a list or a table stays on its page.
        let call = match text_of(text).trim_end().ends_with(':') {
            true if !self.in_note => "lead",
            // A name, an office and whom they stand for.
            _ if self.depth == 0 && text.contains(&Inline::LineBreak) => "unbroken",
            _ => "par",
        };
        (!is_blank(text)).then(|| format!("{call}({})", self.running(text)))
    }

    fn heading(&mut self, level: u8, number: Option<&str>, text: &[Inline]) -> Option<String> {
        if !is_visible(&text_of(text)) {
            // A heading must have words, but what notes it has are not lost.
            return self.paragraph(text);
        }
        let body = self.running(text);
        if self.in_note {
            // At the foot of the page it would be a heading out of order.
            return Some(format!("par(strong({body}))"));
        }
        self.level = level.clamp(1, 6).min(self.level + 1);
        let number = number.filter(|number| is_visible(number)).map_or_else(String::new, |number| {
            format!("numbering: (..) => {}, supplement: none, ", literal(&bound(number)))
        });
        Some(format!("heading(level: {}, {number}{body})", self.level))
    }

    /// What is proposed or decided, with the heading before it as its label.
    fn proposal(&mut self, blocks: &[Block]) -> Option<String> {
        if blocks.is_empty() {
            return None;
        }
        let label = self.label.take().map_or_else(String::new, |label| format!("label: {label}, "));
        let hung = self.hung();
        let body = self.body(blocks);
        let whole = if letters(blocks) > KEPT_LETTERS { "whole: false, " } else { "" };
        Some(if self.depth >= MAX_DEPTH { body } else { format!("proposal({hung}{label}{whole}{body})") })
    }

    /// What is said of whether something stands over both columns: not inside of something else.
    pub(super) fn hung(&self) -> &'static str {
        if self.depth == 0 && !self.in_note { "" } else { "hung: false, " }
    }

    fn labelled(&mut self, label: &str, blocks: &[Block]) -> Option<String> {
        let hung = self.hung();
        // One paragraph begins on the line of the label.
        let body = match blocks {
            [Block::Paragraph(text)] => self.running(text),
            _ => self.body(blocks),
        };
        Some(format!("facts({hung}{})", pair(label, &body)))
    }

    fn container(&mut self, call: &str, blocks: &[Block]) -> Option<String> {
        if blocks.is_empty() {
            return None;
        }
        let body = self.body(blocks);
        Some(if self.depth >= MAX_DEPTH { body } else { format!("{call}({body})") })
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) -> Option<String> {
        if items.is_empty() {
            return None;
        }
        if self.depth >= MAX_DEPTH {
            return Some(self.flat_list(start, items));
        }
        let tight = items.iter().all(|item| is_tight(item));
        let bodies: Vec<String> = items.iter().map(|item| self.item(item, tight)).collect();
        let bodies = bodies.join(", ");
        Some(match start {
            // Markdown has no longer numbers either.
            Some(first) => {
                format!("enum(tight: {tight}, start: {}, {bodies})", first.min(999_999_999))
            }
            None => format!("list(tight: {tight}, {bodies})"),
        })
    }

    /// The items one after another, each with its mark, where the list is too deep to be set in.
    fn flat_list(&mut self, start: Option<u64>, items: &[Vec<Block>]) -> String {
        let mut calls = Vec::new();
        for (at, item) in (0..).zip(items) {
            let mark = start.map_or("– ".to_owned(), |first| format!("{}. ", first.saturating_add(at)));
            let mut blocks = item.as_slice();
            let mut text = vec![Inline::text(mark)];
            if let [Block::Paragraph(first), rest @ ..] = item.as_slice() {
                text.extend_from_slice(first);
                blocks = rest;
            }
            calls.push(format!("par({})", self.running(&text)));
            calls.push(self.body(blocks));
        }
        braced(&calls)
    }

    fn item(&mut self, blocks: &[Block], tight: bool) -> String {
        self.depth += 1;
        let mut calls = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(text) if tight => calls.push(self.running(text)),
                _ => calls.extend(self.block(block)),
            }
        }
        self.depth -= 1;
        braced(&calls)
    }

    /// The blocks of a footnote; the first paragraph begins on the line of the note's number.
    pub(super) fn note_text(&mut self, blocks: &[Block]) -> String {
        self.depth += 1;
        let mut calls = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(text) => {
                    if !calls.is_empty() {
                        calls.push("parbreak()".to_owned());
                    }
                    calls.push(self.running(text));
                }
                _ => calls.extend(self.block(block)),
            }
        }
        self.depth -= 1;
        braced(&calls)
    }

    pub(super) fn facts_of(&mut self, facts: &[(String, Vec<Inline>)]) -> Option<String> {
        let hung = self.hung();
        let facts: Vec<String> =
            facts.iter().map(|(label, value)| pair(label, &self.running(value))).collect();
        (!facts.is_empty()).then(|| format!("facts({hung}{})", facts.join(", ")))
    }

    pub(super) fn picture(&mut self, call: &str, picture: &Picture) -> String {
        let known = self.pictures.iter().position(|path| *path == picture.path);
        let number = known.unwrap_or_else(|| {
            self.pictures.push(picture.path.clone());
            self.pictures.len() - 1
        }) + 1;
        format!("{call}(\"/picture-{number}\", {})", literal(&picture.alternative))
    }
}

/// A label and what it says.
pub(super) fn pair(label: &str, value: &str) -> String {
    format!("({}, {value})", literal(&bound(label)))
}

/// How much is written in `blocks`.
pub(super) fn letters(blocks: &[Block]) -> usize {
    let mut letters = 0;
    for block in blocks {
        letters += match block {
            Block::Paragraph(text) | Block::Notice(text) | Block::Heading { text, .. } => {
                text_of(text).chars().count()
            }
            Block::List { items, .. } => items.iter().map(|item| letters_of_item(item)).sum(),
            // Nobody knows how high the others are.
            _ => KEPT_LETTERS,
        };
    }
    letters
}

fn letters_of_item(item: &[Block]) -> usize {
    LETTERS_IN_LINE + letters(item)
}

/// `text` with its lines and its spaces.
fn preformatted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let quoted = literal(&line.replace('\t', "    "));
            quoted[1..quoted.len() - 1].to_owned()
        })
        .collect();
    format!("raw(block: true, \"{}\")", lines.join("\\n"))
}

/// Calls as the statements of one block of code.
pub(super) fn braced(calls: &[String]) -> String {
    match calls {
        [] => "\"\"".to_owned(),
        [call] => call.clone(),
        _ => format!("{{{}}}", calls.join("; ")),
    }
}

/// Whether the items need no air between them: a line each, and lists of such.
fn is_tight(item: &[Block]) -> bool {
    let paragraphs = item.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
    paragraphs <= 1 && item.iter().all(|block| matches!(block, Block::Paragraph(_) | Block::List { .. }))
}

fn is_blank(text: &[Inline]) -> bool {
    let noted = text.iter().any(|inline| !matches!(inline, Inline::Text(_) | Inline::LineBreak));
    !noted && !is_visible(&text_of(text))
}

fn is_visible(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace() && !character.is_control())
}

/// A source text and what it refers to.
pub(in crate::render) struct TypstSource {
    pub(in crate::render) text: String,
    /// What `paper.typ` imports of whose paper it is.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only a PDF is typeset"))]
    pub(in crate::render) mark: String,
    /// The workspace paths of the pictures; the text calls the first of them `/picture-1`.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only a PDF has pictures"))]
    pub(in crate::render) pictures: Vec<String>,
}
