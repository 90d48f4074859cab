//! What is known of a whole paper before any of it is written: its parts, and tables with the same columns.

use std::collections::HashMap;

use crate::document::{Block, Inline, Table, text_of};

/// What each paper in a book is called: the number and the title it has under its head.
pub(super) fn parts(blocks: &[Block]) -> Vec<Option<String>> {
    let mut parts: Vec<Option<String>> = Vec::new();
    for block in blocks {
        match block {
            Block::Part { .. } => parts.push(None),
            Block::Heading { level: 1, number, text } => {
                if let Some(part @ None) = parts.last_mut() {
                    let number = number.as_deref().unwrap_or_default();
                    *part = Some(format!("{number} {}", text_of(text)).trim().to_owned());
                }
            }
            _ => {}
        }
    }
    parts
}

/// The headings with a number, which the items of minutes have.
pub(super) fn numbered(blocks: &[Block]) -> Vec<String> {
    let mut numbered = Vec::new();
    for block in blocks {
        if let Block::Heading { level: 2.., number: Some(number), text } = block {
            numbered.push(format!("{number} {}", text_of(text)).trim().to_owned());
        }
    }
    numbered
}

/// The tables on the page itself, by what stands over their columns.
pub(super) fn families(blocks: &[Block]) -> HashMap<String, (Vec<usize>, usize)> {
    let mut families: HashMap<String, (Vec<usize>, usize)> = HashMap::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let count = table.columns.len().max(table.header.len());
        let (widest, tables) = families.entry(family(table)).or_insert_with(|| (vec![0; count], 0));
        *tables += 1;
        for (at, length) in widest.iter_mut().enumerate() {
            *length = longest(table, at).max(*length);
        }
    }
    families
}

pub(super) fn family(table: &Table) -> String {
    let titles: Vec<String> = table.header.iter().map(|cell| text_of(cell)).collect();
    format!("{:?} {}", table.columns, titles.join(" | "))
}

pub(super) fn longest(table: &Table, at: usize) -> usize {
    let length = |row: &[Vec<Inline>]| row.get(at).map_or(0, |cell| text_of(cell).chars().count());
    let mut longest = length(&table.header);
    for row in &table.rows {
        longest = longest.max(length(row));
    }
    longest
}
