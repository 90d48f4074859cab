//! Text in another language than the paper, marked as that wherever it stands.

use super::{Agenda, Block, Inline};

/// `blocks` as text in the language with this BCP 47 tag.
#[must_use]
pub fn in_language(mut blocks: Vec<Block>, tag: &'static str) -> Vec<Block> {
    mark(&mut blocks, tag);
    blocks
}

fn mark(blocks: &mut [Block], tag: &'static str) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Notice(text) | Block::Heading { text, .. } => foreign(text, tag),
            Block::Proposal(inner) | Block::Quote(inner) | Block::Labelled { blocks: inner, .. } => {
                mark(inner, tag);
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| mark(item, tag)),
            Block::Facts(rows) | Block::Entries(rows) => {
                rows.iter_mut().for_each(|(_, text)| foreign(text, tag));
            }
            Block::Table(table) | Block::Agenda(Agenda { table, .. }) => {
                table.header.iter_mut().for_each(|cell| foreign(cell, tag));
                table.rows.iter_mut().flatten().for_each(|cell| foreign(cell, tag));
            }
            // Drawn, or not read as running text.
            Block::OnePageTable(_)
            | Block::YearWheel(_)
            | Block::OrganisationChart(_)
            | Block::Masthead { .. }
            | Block::Part { .. }
            | Block::Preformatted(_)
            | Block::Picture(_)
            | Block::FillIn { .. }
            | Block::Hint(_)
            | Block::Rule => {}
        }
    }
}

fn foreign(text: &mut Vec<Inline>, tag: &'static str) {
    let inner = std::mem::take(text);
    if !inner.is_empty() {
        text.push(Inline::Foreign(tag, inner));
    }
}
