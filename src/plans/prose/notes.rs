//! The text of footnotes, put where they are called.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::document::{Block, Inline};

/// What may stand in a text besides plain CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// A footnote is read before its text is known: here each mark gets the text that belongs to it.
pub(super) fn fill(blocks: &mut [Block], notes: &[(String, Vec<Block>)]) {
    let mut filler = NoteFiller { notes, is_within: false, spent: Vec::new() };
    filler.blocks(blocks);
}

struct NoteFiller<'a> {
    notes: &'a [(String, Vec<Block>)],
    /// Whether the text of a note is being filled.
    is_within: bool,
    /// The notes that stand within others. Each stands there once, or two that call each other would
    /// never end.
    spent: Vec<String>,
}

impl NoteFiller<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Notice(inlines) => self.inlines(inlines),
                Block::Heading { text, .. } => self.inlines(text),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) | Block::Proposal(blocks) => self.blocks(blocks),
                Block::Table(table) => {
                    let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| self.inlines(cell));
                }
                _ => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines.iter_mut() {
            match inline {
                Inline::Footnote(note) => *note = self.text_of(note),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.inlines(inner);
                }
                Inline::Link { text, .. } => self.inlines(text),
                _ => {}
            }
        }
        inlines.retain(|inline| !matches!(inline, Inline::Footnote(blocks) if blocks.is_empty()));
    }

    /// The text of the note that `mark` names; names are alike whatever the size of their letters.
    fn text_of(&mut self, mark: &[Block]) -> Vec<Block> {
        let [Block::Preformatted(name)] = mark else { return Vec::new() };
        let name = name.to_lowercase();
        let notes = self.notes;
        let Some((_, text)) = notes.iter().find(|(known, _)| known.to_lowercase() == name) else {
            return Vec::new();
        };
        if self.is_within && self.spent.contains(&name) {
            return Vec::new();
        }
        self.spent.push(name);
        let was_within = std::mem::replace(&mut self.is_within, true);
        let mut text = text.clone();
        self.blocks(&mut text);
        self.is_within = was_within;
        text
    }
}

/// The footnotes and the addresses of links that `markdown` holds for the whole of a text, and nothing else
/// of it: what is printed part by part needs them in each.
pub fn definitions(markdown: &str) -> String {
    let mut definitions = String::new();
    let mut add = |definition: &str| {
        definitions.push_str("\n\n");
        definitions.push_str(definition.trim_end());
    };
    let parser = Parser::new_ext(markdown, OPTIONS);
    let addresses: Vec<_> = parser.reference_definitions().iter().map(|(_, of)| of.span.clone()).collect();
    for (event, range) in parser.into_offset_iter() {
        if let Event::Start(Tag::FootnoteDefinition(_)) = event {
            add(&markdown[range]);
        }
    }
    for range in addresses {
        add(&markdown[range]);
    }
    definitions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::norsk::Language;
    use crate::plans::prose;

    fn printed(markdown: &str) -> String {
        format!("{:?}", prose::blocks(markdown, "cases/2024/a.md", 3, Language::Bokmal))
    }

    #[test]
    fn a_note_within_a_note_is_printed() {
        let text = printed("a[^Én] b\n\n[^én]: c[^2]\n\n[^2]: d[^én] e[^2]\n");
        for word in ["c", "d", " e"] {
            assert!(text.contains(&format!("\"{word}\"")), "{word} in {text}");
        }
    }

    #[test]
    fn what_is_defined_for_the_whole_text_is_found() {
        let text = "Før [a].\n\n[^1]: b\n    c\n\n[a]: https://a.no \"d\"\n\nEtter.\n";
        assert_eq!(definitions(text), "\n\n[^1]: b\n    c\n\n[a]: https://a.no \"d\"");
        assert_eq!(definitions("```\n[^1]: b\n```\n"), "");
    }
}
