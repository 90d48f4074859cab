//! Going through a paper, whatever lies within what.

use super::{Agenda, Block, ChartNode, Document, Inline, OrganisationChart, Table, plain, text_of};

/// A part of a paper that somebody wrote, or that is drawn.
#[derive(Debug, Clone, Copy)]
pub enum PaperPiece<'a> {
    /// Where a new paper in a book begins: its running head.
    Part(&'a str),
    /// A picture, by its path, and the words for it.
    Picture(&'a str, &'a str),
    /// What stands over something, without its marking.
    Heading(&'a str),
    /// Running text, however it is marked.
    Text(&'a str),
    /// The rows of a table, counted.
    Rows(usize),
    /// The columns of a table, counted.
    Columns(usize),
    /// Where a link leads.
    Address(&'a str),
}

impl Document {
    /// Shows `see` every part of the paper. A picture in a note is seen as well as one on the page.
    pub fn walk(&self, see: &mut dyn FnMut(PaperPiece<'_>)) {
        if let Some(logo) = &self.mark.logo {
            see(PaperPiece::Picture(&logo.path, &logo.alternative));
        }
        for heading in [&self.title, &self.council, &self.running_head].into_iter().chain(&self.restriction) {
            see(PaperPiece::Heading(heading));
        }
        blocks(&self.blocks, see);
    }

    /// Whether several papers stand in it.
    pub fn is_book(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Part { .. }))
    }

    /// The paths of every picture in it, at any depth, each once and in order.
    pub fn pictures(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.walk(&mut |piece| {
            if let PaperPiece::Picture(path, _) = piece {
                paths.push(path.to_owned());
            }
        });
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}

fn blocks(all: &[Block], see: &mut dyn FnMut(PaperPiece<'_>)) {
    for block in all {
        match block {
            Block::Masthead { kind, facts } => {
                see(PaperPiece::Heading(kind));
                for (label, value) in facts {
                    see(PaperPiece::Text(label));
                    see(PaperPiece::Text(value));
                }
            }
            Block::Part { running_head } => {
                see(PaperPiece::Part(running_head));
                see(PaperPiece::Heading(running_head));
            }
            Block::Heading { text, number, .. } => {
                see(PaperPiece::Heading(&text_of(text)));
                if let Some(number) = number {
                    see(PaperPiece::Heading(number));
                }
                inlines(text, see);
            }
            Block::Paragraph(text) | Block::Notice(text) => inlines(text, see),
            Block::Proposal(inner) | Block::Quote(inner) => blocks(inner, see),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, see)),
            Block::Facts(rows) | Block::Entries(rows) => {
                for (label, text) in rows {
                    see(PaperPiece::Text(label));
                    inlines(text, see);
                }
            }
            Block::Labelled { label, blocks: inner } => {
                see(PaperPiece::Text(label));
                blocks(inner, see);
            }
            Block::Table(table) | Block::Agenda(Agenda { table, .. }) => cells(table, see),
            Block::OnePageTable(table) => cells(&table.table, see),
            Block::Preformatted(text) | Block::Hint(text) | Block::FillIn { label: text } => {
                see(PaperPiece::Text(text));
            }
            Block::Picture(picture) => see(PaperPiece::Picture(&picture.path, &picture.alternative)),
            Block::OrganisationChart(chart) => blocks(&[chart.list()], see),
            // It is drawn of days and of titles, which stand in the table beside it too.
            Block::YearWheel(_) | Block::Rule => {}
        }
    }
}

fn cells(table: &Table, see: &mut dyn FnMut(PaperPiece<'_>)) {
    see(PaperPiece::Text(&table.summary));
    see(PaperPiece::Rows(table.rows.len()));
    see(PaperPiece::Columns(table.columns.len().max(table.header.len())));
    for cell in table.header.iter().chain(table.rows.iter().flatten()) {
        inlines(cell, see);
    }
}

/// A text as a whole, since a word may be marked in the middle, and then what lies within it.
fn inlines(text: &[Inline], see: &mut dyn FnMut(PaperPiece<'_>)) {
    see(PaperPiece::Text(&text_of(text)));
    within(text, see);
}

fn within(text: &[Inline], see: &mut dyn FnMut(PaperPiece<'_>)) {
    for inline in text {
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Foreign(_, inner) => within(inner, see),
            Inline::Link { address, text } => {
                see(PaperPiece::Address(address));
                within(text, see);
            }
            Inline::Footnote(inner) => blocks(inner, see),
            Inline::Text(_) | Inline::Code(_) | Inline::Action(_) | Inline::LineBreak => {}
        }
    }
}

impl OrganisationChart {
    /// The same as lists within lists.
    pub fn list(&self) -> Block {
        Block::List { start: None, items: vec![told(&self.top)] }
    }
}

fn told(node: &ChartNode) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(plain(node.told()))];
    let mut items = Vec::new();
    for inner in &node.below {
        items.push(told(inner));
    }
    if !items.is_empty() {
        blocks.push(Block::List { start: None, items });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Mark, Picture};

    #[test]
    fn a_picture_is_found_wherever_it_stands() {
        let picture =
            |path: &str| Block::Picture(Picture { path: path.to_owned(), alternative: "Kart".to_owned() });
        let note = Inline::Emphasis(vec![Inline::Footnote(vec![picture("note.png")])]);
        let document = Document {
            title: String::new(),
            council: String::new(),
            language: "nb-NO".to_owned(),
            date: chrono::NaiveDate::MIN,
            running_head: String::new(),
            restriction: None,
            mark: Mark {
                logo: Some(Picture { path: "logo.png".to_owned(), alternative: "Logo".to_owned() }),
                colour: None,
            },
            blocks: vec![
                Block::Quote(vec![Block::List { start: None, items: vec![vec![picture("liste.png")]] }]),
                Block::Paragraph(vec![note]),
                picture("liste.png"),
            ],
        };
        assert_eq!(document.pictures(), ["liste.png", "logo.png", "note.png"]);
    }
}
