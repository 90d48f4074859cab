//! The Markdown that people write, as blocks of a document. HTML in it is dropped, links keep only
//! addresses that are safe to follow, and pictures only those that lie in the workspace.

mod notes;
mod points;
mod table;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use crate::document::{Block, Column, Inline, Picture, Table, may_be_followed, plain, text_of};
use crate::links;
use crate::model::unprinted::is_line_break;
use crate::norsk::{Language, fill};
use notes::OPTIONS;
pub use notes::definitions;
use points::PointLines;

/// How deep lists and quotes may nest on paper; what is deeper is set on the last level. So it is with marks
/// within marks, three times as deep.
const MAX_DEPTH: usize = 12;

/// The blocks of `markdown`, which stands in the file at `path`. Headings are set no higher than
/// `top`.
pub fn blocks(markdown: &str, path: &str, top: u8, language: Language) -> Vec<Block> {
    sealed_blocks(markdown, path, top, language, &[])
}

/// The same of a text with [seals](SEALS), each of which is printed as a paragraph of `words`.
pub fn sealed_blocks(
    markdown: &str,
    path: &str,
    top: u8,
    language: Language,
    words: &[String],
) -> Vec<Block> {
    let mut builder = ProseBuilder { seal_words: words, ..ProseBuilder::new(path, top, language) };
    let mut points = PointLines::default();
    let mut events = Parser::new_ext(markdown, OPTIONS).peekable();
    while let Some(event) = events.next() {
        let next = events.peek();
        builder.take(if points.begins(&event, next) { Event::HardBreak } else { event });
    }
    builder.finish()
}

/// What is open: a container waits for its end and then becomes part of the one around it.
enum OpenPart {
    Blocks {
        kind: ContainerKind,
        blocks: Vec<Block>,
        inlines: Vec<Inline>,
    },
    Inlines {
        kind: InlineKind,
        inlines: Vec<Inline>,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Table {
        header: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
        row: Vec<Vec<Inline>>,
        columns: Vec<Column>,
    },
}

#[derive(Clone, PartialEq)]
enum ContainerKind {
    Root,
    Item,
    Quote,
    Footnote(String),
    Dropped,
}

enum InlineKind {
    Paragraph,
    Heading(u8),
    Cell,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Picture(String),
    Code,
}

struct ProseBuilder<'a> {
    folder: &'a str,
    top: u8,
    language: Language,
    open: Vec<OpenPart>,
    notes: Vec<(String, Vec<Block>)>,
    /// What is printed for each seal.
    seal_words: &'a [String],
    /// The seal that was met, until the block it stands in is closed.
    seal: Option<usize>,
    /// Containers that were too deep to open, and whose ends are to be passed over.
    passed: usize,
    /// The same of marks within a text.
    marks_passed: usize,
}

impl<'a> ProseBuilder<'a> {
    fn new(path: &'a str, top: u8, language: Language) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let root = OpenPart::Blocks { kind: ContainerKind::Root, blocks: Vec::new(), inlines: Vec::new() };
        Self {
            folder,
            top,
            language,
            open: vec![root],
            notes: Vec::new(),
            seal_words: &[],
            seal: None,
            passed: 0,
            marks_passed: 0,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.inline(Inline::Text(printable(&text))),
            Event::Code(text) => self.inline(Inline::Code(printable(&text))),
            Event::SoftBreak => self.inline(Inline::text(" ")),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => self.block(Block::Rule),
            Event::FootnoteReference(name) => {
                self.inline(Inline::Footnote(vec![Block::Preformatted(name.to_string())]))
            }
            Event::TaskListMarker(done) => self.inline(Inline::text(if done { "☑ " } else { "☐ " })),
            Event::Html(html) => self.seal = SEALS.iter().position(|seal| *seal == html.trim()).or(self.seal),
            Event::InlineHtml(html) if is_line_break(&html) => self.inline(Inline::LineBreak),
            Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let nests = matches!(tag, Tag::List(_) | Tag::Item | Tag::BlockQuote(_));
        if nests && (self.passed > 0 || self.open.len() >= 2 * MAX_DEPTH) {
            self.passed += 1;
            return;
        }
        let marks = matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. });
        if marks && self.open.len() >= 3 * MAX_DEPTH {
            self.marks_passed += 1;
            return;
        }
        let blocks = |kind| OpenPart::Blocks { kind, blocks: Vec::new(), inlines: Vec::new() };
        let inlines = |kind| OpenPart::Inlines { kind, inlines: Vec::new() };
        let open = match tag {
            Tag::Paragraph => inlines(InlineKind::Paragraph),
            Tag::Heading { level, .. } => inlines(InlineKind::Heading(self.level(level))),
            Tag::Emphasis => inlines(InlineKind::Emphasis),
            Tag::Strong => inlines(InlineKind::Strong),
            Tag::Strikethrough => inlines(InlineKind::Struck),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                inlines(InlineKind::Link(format!("mailto:{dest_url}")))
            }
            Tag::Link { dest_url, .. } => inlines(InlineKind::Link(dest_url.to_string())),
            Tag::Image { dest_url, .. } => inlines(InlineKind::Picture(dest_url.to_string())),
            Tag::CodeBlock(_) => inlines(InlineKind::Code),
            Tag::TableCell => inlines(InlineKind::Cell),
            Tag::List(start) => OpenPart::List { start, items: Vec::new() },
            Tag::Item => blocks(ContainerKind::Item),
            Tag::BlockQuote(_) => blocks(ContainerKind::Quote),
            Tag::FootnoteDefinition(name) => blocks(ContainerKind::Footnote(name.to_string())),
            Tag::Table(columns) => OpenPart::Table {
                header: Vec::new(),
                rows: Vec::new(),
                row: Vec::new(),
                columns: columns.iter().map(|alignment| table::column(*alignment)).collect(),
            },
            Tag::TableHead | Tag::TableRow => return,
            _ => blocks(ContainerKind::Dropped),
        };
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead => {
                if let Some(OpenPart::Table { header, row, .. }) = self.open.last_mut() {
                    *header = std::mem::take(row);
                }
                return;
            }
            TagEnd::TableRow => {
                if let Some(OpenPart::Table { rows, row, .. }) = self.open.last_mut() {
                    rows.push(std::mem::take(row));
                }
                return;
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) if self.passed > 0 => {
                self.passed -= 1;
                return;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
                if self.marks_passed > 0 =>
            {
                self.marks_passed -= 1;
                return;
            }
            _ => {}
        }
        if self.open.len() > 1
            && let Some(open) = self.open.pop()
        {
            self.close(open);
        }
        if tag == TagEnd::HtmlBlock
            && let Some(words) = self.seal.take().and_then(|seal| self.seal_words.get(seal))
        {
            self.block(Block::Paragraph(vec![Inline::Emphasis(plain(words.clone()))]));
        }
    }

    fn close(&mut self, open: OpenPart) {
        match open {
            OpenPart::Blocks { kind, mut blocks, inlines } => {
                if !inlines.is_empty() {
                    blocks.push(Block::Paragraph(inlines));
                }
                match kind {
                    ContainerKind::Item => match self.open.last_mut() {
                        Some(OpenPart::List { items, .. }) => items.push(blocks),
                        _ => blocks.into_iter().for_each(|block| self.block(block)),
                    },
                    ContainerKind::Quote => self.block(Block::Quote(blocks)),
                    ContainerKind::Footnote(name) => self.notes.push((name, blocks)),
                    ContainerKind::Root | ContainerKind::Dropped => {}
                }
            }
            OpenPart::List { start, items } => self.block(Block::List { start, items }),
            OpenPart::Table { header, rows, columns, .. } => {
                let names = table::names_of(&header);
                let words = &self.language.wording().common;
                let summary = fill(words.table_summary, &[("kolonner", &names)]);
                self.block(Block::Table(Table {
                    summary,
                    columns: table::widths(columns, &header, &rows),
                    header,
                    rows,
                }));
            }
            OpenPart::Inlines { kind, inlines } => self.close_inlines(kind, inlines),
        }
    }

    fn close_inlines(&mut self, kind: InlineKind, inlines: Vec<Inline>) {
        match kind {
            InlineKind::Paragraph => self.block(Block::Paragraph(inlines)),
            InlineKind::Heading(level) => self.block(Block::Heading { level, text: inlines, number: None }),
            InlineKind::Cell => {
                if let Some(OpenPart::Table { row, .. }) = self.open.last_mut() {
                    row.push(inlines);
                }
            }
            InlineKind::Emphasis => self.inline(Inline::Emphasis(inlines)),
            InlineKind::Strong => self.inline(Inline::Strong(inlines)),
            InlineKind::Struck => self.inline(Inline::Struck(inlines)),
            InlineKind::Link(address) if may_be_followed(&address) => {
                self.inline(Inline::Link { address, text: inlines })
            }
            InlineKind::Link(address) if text_of(&inlines).trim().is_empty() => {
                self.inline(Inline::Code(address));
            }
            InlineKind::Link(_) => inlines.into_iter().for_each(|inline| self.inline(inline)),
            InlineKind::Picture(address) => self.picture(&address, &text_of(&inlines)),
            InlineKind::Code => self.block(Block::Preformatted(text_of(&inlines))),
        }
    }

    /// A picture in the folder becomes a block of its own after the paragraph; any other is its text.
    fn picture(&mut self, address: &str, words: &str) {
        let path = links::resolve(self.folder, &links::decode(address));
        let Some(path) = path.filter(|_| links::is_picture(address)) else {
            self.inline(Inline::text(words));
            return;
        };
        let alternative = if words.trim().is_empty() {
            let file = path.rsplit('/').next().unwrap_or(&path);
            fill(self.language.wording().common.wordless_picture, &[("fil", file)])
        } else {
            words.to_owned()
        };
        self.block_outside(Block::Picture(Picture { path, alternative }));
    }

    fn level(&self, level: HeadingLevel) -> u8 {
        (level as u8).max(self.top).min(6)
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(OpenPart::Blocks { inlines, .. } | OpenPart::Inlines { inlines, .. }) =
            self.open.last_mut()
        {
            inlines.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(OpenPart::Blocks { blocks, inlines, .. }) => {
                if !inlines.is_empty() {
                    blocks.push(Block::Paragraph(std::mem::take(inlines)));
                }
                blocks.push(block);
            }
            Some(OpenPart::List { items, .. }) => items.push(vec![block]),
            _ => self.block_outside(block),
        }
    }

    fn block_outside(&mut self, block: Block) {
        let around = self.open.iter_mut().rev().find_map(|open| match open {
            OpenPart::Blocks { blocks, .. } => Some(blocks),
            _ => None,
        });
        if let Some(blocks) = around {
            blocks.push(block);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while self.open.len() > 1 {
            if let Some(open) = self.open.pop() {
                self.close(open);
            }
        }
        let mut blocks = match self.open.pop() {
            Some(OpenPart::Blocks { mut blocks, inlines, .. }) => {
                if !inlines.is_empty() {
                    blocks.push(Block::Paragraph(inlines));
                }
                blocks
            }
            _ => Vec::new(),
        };
        blocks.retain(|block| !matches!(block, Block::Paragraph(inlines) if inlines.is_empty()));
        notes::fill(&mut blocks, &self.notes);
        blocks
    }
}

/// The text without characters that no paper can show.
fn printable(text: &CowStr<'_>) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect()
}

/// What stands in an edited text: where a passage is left out, and where one begins and ends.
pub(super) const SEALS: [&str; 3] = ["<!--:::-->", "<!--:::(-->", "<!--:::)-->"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write() {
        let markdown = "Det vises til [planen](https://a.no)[^1].\n\n- én\n- *to*\n\n| Når | Hva |\n\
            |---|---|\n| Mai | Noe |\n\n[^1]: Jf. sak.\n";
        let blocks = blocks(markdown, "cases/2024/a.md", 3, Language::Bokmal);
        assert!(matches!(&blocks[0], Block::Paragraph(inlines)
            if inlines.contains(&Inline::Footnote(vec![Block::paragraph("Jf. sak.")]))));
        assert!(matches!(&blocks[1], Block::List { start: None, items } if items.len() == 2));
        assert!(
            matches!(&blocks[2], Block::Table(table) if table.rows.len() == 1 && table.header.len() == 2)
        );
        assert_eq!(blocks.len(), 3);
    }

    #[test]
    fn nothing_harmful_gets_through() {
        let markdown = "<script>x</script>\n\n[a](javascript:alert(1)) [b](file:///etc/passwd) \
            ![](../../../etc/passwd) ![kart](../../../a.png)\n";
        let blocks = blocks(markdown, "cases/2024/a.md", 3, Language::Bokmal);
        assert_eq!(blocks.len(), 1);
        let Block::Paragraph(inlines) = &blocks[0] else { panic!("{blocks:?}") };
        assert!(inlines.iter().all(|inline| matches!(inline, Inline::Text(_))), "{inlines:?}");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}slutt", "> ".repeat(500));
        assert!(format!("{:?}", blocks(&deep, "a.md", 3, Language::Bokmal)).contains("slutt"));
        let lists: String = (0..300).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
        assert!(!blocks(&lists, "a.md", 3, Language::Bokmal).is_empty());
    }
}
