//! A year wheel as Markdown: its words, since there is no picture.

use super::BlockWriter;
use crate::document::{Block, Inline, YearWheel, plain};

impl BlockWriter {
    /// A list of the months that something happens in, under a heading of its own.
    pub(super) fn year_in_words(&mut self, wheel: &YearWheel) -> String {
        let items = wheel.words.iter().map(|(month, lines)| {
            let lines = lines.iter().map(|line| vec![Block::paragraph(line)]).collect();
            let month = Block::Paragraph(vec![Inline::Strong(plain(month))]);
            vec![month, Block::List { start: None, items: lines }]
        });
        let list = Block::List { start: None, items: items.collect() };
        let heading = Block::heading(2, &wheel.words_title);
        self.blocks(&[heading, list]).join("\n\n")
    }
}
