//! What stands on the page itself: where papers begin, and what must not stand alone at the end of a page.

use super::blocks::{KEPT_LETTERS, LETTERS_IN_LINE, TypstWriter, letters, pair};
use super::literal::{bound, literal};
use super::table::is_small;
use crate::document::{Block, Document, Inline, Mark, text_of};

/// Room for a heading, the head of a table under it, and its first rows; and for who signs.
const HEADED: &str = "need(48mm)";

/// Room for the head of a table and its first rows.
const TABLE: &str = "need(30mm)";

/// A paper whose end has no more than so many blocks, and each of them so many rows, has a small end.
const MOST_BLOCKS: usize = 4;
const MOST_ROWS: usize = 6;

/// So short is what somebody says before a name.
const SHORT: usize = 40;

/// A fact of no more letters than this stands in a row with others.
const IN_BAND: usize = 56;

impl TypstWriter {
    /// The paper, as it stands on the page itself, where a new page may begin.
    pub(super) fn page(&mut self, document: &Document) {
        let mut logo = Some(&document.mark);
        for (at, block) in document.blocks.iter().enumerate() {
            let after = &document.blocks[at + 1..];
            match block {
                Block::Part { running_head } => {
                    self.line(&format!("part({})", literal(&bound(running_head))));
                }
                Block::Masthead { kind, facts } => {
                    let call = self.masthead(kind, logo.take());
                    self.line(&call);
                    self.facts.clone_from(facts);
                    // Without a title to stand under they stand where they are.
                    if !matches!(after.first(), Some(Block::Heading { level: 1, .. })) {
                        self.band();
                    }
                }
                Block::Heading { level: 1, .. } => {
                    self.flow(block, after);
                    self.band();
                }
                _ => self.flow(block, after),
            }
        }
    }

    fn flow(&mut self, block: &Block, after: &[Block]) {
        // A heading in the frame of a proposal is its label.
        if let (Block::Heading { level: 2.., .. }, Some(Block::Proposal(inner))) = (block, after.first())
            && !inner.is_empty()
        {
            self.label = self.block(block);
            return;
        }
        let Some(mut call) = self.block(block) else { return };
        match (block, after) {
            // A table that is kept whole takes the heading before it along.
            (Block::Heading { .. }, [Block::Table(table), ..]) if is_small(table) => {}
            (Block::Table(table), _) if is_small(table) => {}
            // Else the list clings to the paragraph before it.
            (Block::List { .. }, _) => self.line("parbreak()"),
            (Block::Heading { .. }, [Block::Table(_) | Block::Agenda(_) | Block::FillIn { .. }, ..]) => {
                self.line(HEADED);
                self.has_room = true;
            }
            (Block::Table(_) | Block::Agenda(_), _) if !std::mem::take(&mut self.has_room) => {
                self.line(TABLE);
            }
            _ => {}
        }
        // Nobody signs on a page by itself, and no small table ends a paper on one of its own.
        // What was decided stands with how it came to that.
        if is_kept(block) && (is_small_end(after) || leads_to_decision(block, after)) {
            call = format!("keep({call})");
        } else if is_short_facts(block) {
            call = format!("whole({call})");
        }
        self.line(&call);
    }

    fn masthead(&mut self, kind: &str, mark: Option<&Mark>) -> String {
        match mark.and_then(|mark| mark.logo.as_ref()) {
            Some(picture) => {
                let logo = self.picture("logo", picture);
                format!("masthead({}, logo: {logo})", literal(kind))
            }
            None => format!("masthead({})", literal(kind)),
        }
    }

    /// What waits for the title: that the paper is not for everybody, and its facts, the short side by side.
    fn band(&mut self) {
        if let Some(words) = self.restriction.take() {
            self.line(&format!("closed-notice({})", literal(&bound(&words))));
        }
        let facts = std::mem::take(&mut self.facts);
        let (short, long): (Vec<_>, Vec<_>) =
            facts.into_iter().partition(|(_, value)| value.chars().count() <= IN_BAND);
        if !short.is_empty() {
            let columns = match short.len() {
                count @ 1..=3 => count,
                4 => 2,
                _ => 3,
            };
            let mut cells = Vec::new();
            for (label, value) in &short {
                cells.push(pair(label, &self.running(&[Inline::text(value)])));
            }
            self.line(&format!("band({columns}, {})", cells.join(", ")));
        }
        let long: Vec<_> =
            long.into_iter().map(|(label, value)| (label, vec![Inline::text(value)])).collect();
        if let Some(call) = self.facts_of(&long) {
            self.line(&call);
        }
    }
}

/// Whether a block can be taken over to the next page with what comes after it.
fn is_kept(block: &Block) -> bool {
    match block {
        Block::Paragraph(_)
        | Block::Labelled { .. }
        | Block::Facts(_)
        | Block::Notice(_)
        | Block::List { .. } => letters(std::slice::from_ref(block)) <= KEPT_LETTERS,
        Block::Proposal(blocks) | Block::Quote(blocks) => letters(blocks) <= KEPT_LETTERS,
        _ => false,
    }
}

/// Whether a block is facts that are read at a glance, none of which belongs on the next page.
fn is_short_facts(block: &Block) -> bool {
    let Block::Facts(facts) = block else { return false };
    let mut height = 0;
    for (_, value) in facts {
        height += LETTERS_IN_LINE + text_of(value).chars().count();
    }
    facts.len() > 1 && height <= KEPT_LETTERS
}

/// Whether a decision comes after, with no more than a vote or the like before it.
fn leads_to_decision(block: &Block, after: &[Block]) -> bool {
    let mut height = 0;
    for block in std::iter::once(block).chain(after) {
        match block {
            Block::Labelled { blocks, .. } => height += letters(blocks),
            Block::Heading { level: 4.., .. } if height > 0 => {}
            Block::Proposal(_) => return height > 0 && height <= KEPT_LETTERS,
            _ => return false,
        }
    }
    false
}

/// Whether what comes after is a heading and something short under it, perhaps another, and then the end of
/// the paper.
fn is_small_end(after: &[Block]) -> bool {
    let end = after.iter().position(|block| matches!(block, Block::Part { .. })).unwrap_or(after.len());
    let rest = &after[..end];
    let is_small = |block: &Block| match block {
        Block::Heading { level, .. } => *level > 1,
        Block::FillIn { .. } => true,
        Block::Paragraph(text) => text_of(text).chars().count() <= SHORT,
        Block::Table(table) => table.rows.len() <= MOST_ROWS,
        Block::List { items, .. } => items.len() <= MOST_ROWS,
        Block::Labelled { blocks, .. } => letters(blocks) <= KEPT_LETTERS,
        _ => false,
    };
    let is_end = matches!(
        rest,
        [Block::Heading { .. } | Block::FillIn { .. }, ..] | [Block::Paragraph(_), Block::FillIn { .. }, ..]
    );
    is_end && rest.len() <= MOST_BLOCKS && rest.iter().all(is_small)
}
