//! The blocks of a paper as Typst code, one call to a line.

use super::literal::{bound, literal};
use crate::document::{Block, Document, Inline, Picture, text_of};

/// Blocks inside blocks deeper than this are set beside one another. Typst stops at 72 layers.
const MAX_DEPTH: usize = 6;

/// Builds the source text.
#[derive(Debug, Default)]
pub(super) struct TypstWriter {
    text: String,
    pictures: Vec<String>,
    /// The level of the heading before, so that none is jumped.
    level: u8,
    /// How many blocks are around this one.
    pub(super) depth: usize,
    /// Whether a footnote is being written.
    pub(super) in_note: bool,
    /// Footnotes that wait for the end of the link they were found in.
    pub(super) notes: Vec<Vec<Block>>,
}

impl TypstWriter {
    /// The finished text.
    pub(super) fn finish(self) -> TypstSource {
        TypstSource { text: self.text, pictures: self.pictures }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The council's own head, above the first masthead.
    pub(super) fn letterhead(&mut self, document: &Document) -> String {
        let council = literal(&document.council);
        match &document.logo {
            Some(picture) => {
                let logo = self.picture("logo", picture);
                format!("letterhead({council}, logo: {logo})")
            }
            None => format!("letterhead({council})"),
        }
    }

    /// `blocks` as they stand on the page itself, where a new page may begin.
    pub(super) fn page(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Part { running_head } => {
                    self.line(&format!("part({})", literal(running_head)));
                }
                Block::Contents { title } => {
                    self.level = self.level.max(1);
                    self.line(&format!("contents({})", literal(title)));
                }
                _ => {
                    if let Some(call) = self.block(block) {
                        if matches!(block, Block::List { .. }) {
                            // Else the list clings to the paragraph before it.
                            self.line("parbreak()");
                        }
                        self.line(&call);
                    }
                }
            }
        }
    }

    /// The front page of a book: as `page`, but with the masthead's facts under the title.
    pub(super) fn cover(&mut self, document: &Document, blocks: &[Block]) {
        let [Block::Masthead { kind, facts }, rest @ ..] = blocks else {
            self.line("cover({");
            self.page(blocks);
            self.line("})");
            return;
        };
        let top = self.letterhead(document);
        self.line(&format!("cover(top: {top}, {{"));
        self.line(&masthead(kind, &[]));
        self.page(rest);
        if !facts.is_empty() {
            self.line(&format!("cover-facts({})", plain_facts(facts).join(", ")));
        }
        self.line("})");
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
            Block::Masthead { kind, facts } => Some(masthead(kind, facts)),
            // A page begins only on the page itself.
            Block::Part { .. } | Block::Contents { .. } => None,
            Block::Heading { level, text, contents_entry } => {
                self.heading(*level, text, contents_entry.as_deref())
            }
            Block::Paragraph(text) => self.paragraph(text),
            Block::Proposal(blocks) => self.container("proposal", blocks),
            Block::Quote(blocks) => self.container("quote", blocks),
            Block::Notice(text) => Some(format!("notice({})", self.running(text))),
            Block::List { start, items } => self.list(*start, items),
            Block::Facts(facts) | Block::Entries(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::OnePageTable(timetable) => self.timetable(timetable),
            Block::YearWheel(wheel) => Some(self.year(wheel)),
            Block::Preformatted(text) => Some(preformatted(text)),
            Block::Picture(picture) => Some(self.picture("picture", picture)),
            Block::FillIn { label } => Some(format!("fill-in({})", literal(label))),
            Block::Hint(_) => None,
            Block::Rule => Some("rule()".to_owned()),
        }
    }

    fn paragraph(&mut self, text: &[Inline]) -> Option<String> {
        // What introduces a list or a table stays on its page.
        let call = if text_of(text).trim_end().ends_with(':') && !self.in_note { "lead" } else { "par" };
        (!is_blank(text)).then(|| format!("{call}({})", self.running(text)))
    }

    fn heading(&mut self, level: u8, text: &[Inline], entry: Option<&str>) -> Option<String> {
        if !is_visible(&text_of(text)) {
            // A heading must have words, but what notes it has are not lost.
            return self.paragraph(text);
        }
        if self.in_note {
            // At the foot of the page it would be a heading out of order.
            return Some(format!("par(strong({}))", self.running(text)));
        }
        self.level = level.clamp(1, 6).min(self.level + 1);
        let entry = entry.map_or_else(|| text_of(text), str::to_owned);
        let body = self.running(text);
        Some(format!("heading(level: {}, supplement: {}, {body})", self.level, literal(&bound(&entry))))
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

    fn facts(&mut self, facts: &[(String, Vec<Inline>)]) -> Option<String> {
        let facts: Vec<String> = facts
            .iter()
            .map(|(label, value)| format!("fact({}, {})", literal(label), self.running(value)))
            .collect();
        (!facts.is_empty()).then(|| format!("facts({})", facts.join(", ")))
    }

    fn picture(&mut self, call: &str, picture: &Picture) -> String {
        let known = self.pictures.iter().position(|path| *path == picture.path);
        let number = known.unwrap_or_else(|| {
            self.pictures.push(picture.path.clone());
            self.pictures.len() - 1
        }) + 1;
        format!("{call}(\"/picture-{number}\", {})", literal(&picture.alternative))
    }
}

fn masthead(kind: &str, facts: &[(String, String)]) -> String {
    let mut arguments = vec![literal(kind)];
    arguments.extend(plain_facts(facts));
    format!("masthead({})", arguments.join(", "))
}

fn plain_facts(facts: &[(String, String)]) -> Vec<String> {
    let fact =
        |(label, value): &(String, String)| format!("fact({}, {})", literal(label), literal(&bound(value)));
    facts.iter().map(fact).collect()
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
    /// The workspace paths of the pictures; the text calls the first of them `/picture-1`.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only a PDF has pictures"))]
    pub(in crate::render) pictures: Vec<String>,
}
