//! The text of footnotes, put where they are called.

use crate::document::{Block, Inline};

/// A footnote is read before its text is known: here each mark gets the text that belongs to it. A
/// mark within a footnote is dropped, since notes do not nest on paper.
pub(super) fn fill(blocks: &mut [Block], notes: &[(String, Vec<Block>)]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Notice(inlines) => fill_inlines(inlines, notes),
            Block::Heading { text, .. } => fill_inlines(text, notes),
            Block::List { items, .. } => items.iter_mut().for_each(|item| fill(item, notes)),
            Block::Quote(blocks) | Block::Proposal(blocks) => fill(blocks, notes),
            Block::Table(table) => {
                let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| fill_inlines(cell, notes));
            }
            _ => {}
        }
    }
}

fn fill_inlines(inlines: &mut Vec<Inline>, notes: &[(String, Vec<Block>)]) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Footnote(note) => {
                let name = match note.first() {
                    Some(Block::Preformatted(name)) => name.clone(),
                    _ => String::new(),
                };
                let found = notes.iter().find(|(known, _)| *known == name);
                *note = found.map(|(_, blocks)| blocks.clone()).unwrap_or_default();
                fill(note, &[]);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                fill_inlines(inner, notes)
            }
            Inline::Link { text, .. } => fill_inlines(text, notes),
            _ => {}
        }
    }
    inlines.retain(|inline| !matches!(inline, Inline::Footnote(blocks) if blocks.is_empty()));
}
