//! The secretary's labels as the finished paper has them: what was decided stands apart, under its label, and
//! when, by whom and under whose lead stand at the head.

use crate::document::{Block, Inline, text_of};
use crate::norsk::{self, MinutesWords};

/// A longer note than this does not stand in the margin.
const LONGEST_NOTE: usize = 24;

/// What is said of an item, label by label; `change` is how what was decided is not what was proposed.
pub fn item(words: &MinutesWords, blocks: Vec<Block>, change: Option<&str>) -> Vec<Block> {
    let mut shaped = Vec::new();
    let mut said: Vec<Block> = Vec::new();
    let mut label: Option<String> = None;
    for block in blocks {
        if let Some((next, rest)) = labelled(&block) {
            shaped.extend(entry(words, label.replace(next), std::mem::take(&mut said), change));
            if !text_of(&rest).trim().is_empty() {
                said.push(Block::Paragraph(rest));
            }
        } else {
            said.push(block);
        }
    }
    shaped.extend(entry(words, label, said, change));
    shaped
}

fn entry(
    words: &MinutesWords,
    label: Option<String>,
    mut said: Vec<Block>,
    change: Option<&str>,
) -> Vec<Block> {
    let Some(label) = label else { return said };
    if label != words.decision && label != words.recommendation {
        // What was proposed has its label before it, and need not be set apart once more.
        let said = said.into_iter().flat_map(|block| match block {
            Block::Quote(inner) => inner,
            other => vec![other],
        });
        return vec![Block::Labelled { label, blocks: said.collect() }];
    }
    // «Som innstilt» is a note to what was adopted, where that is written out.
    let mut note = change.map(str::to_owned);
    if let [Block::Paragraph(own), Block::Quote(adopted), rest @ ..] = said.as_slice() {
        let own_words = text_of(own);
        let mut told = adopted.clone();
        if own_words.chars().count() <= LONGEST_NOTE {
            note = Some(norsk::decapitalised(own_words.trim().trim_end_matches('.')));
        } else {
            told.push(Block::Paragraph(vec![Inline::Emphasis(own.clone())]));
        }
        told.extend_from_slice(rest);
        said = told;
    }
    let label = note.map_or(label.clone(), |note| format!("{label}, {note}"));
    vec![Block::heading(4, label), Block::Proposal(said)]
}

/// The label that a paragraph begins with, and the words after it.
pub fn labelled(block: &Block) -> Option<(String, Vec<Inline>)> {
    let Block::Paragraph(words) = block else { return None };
    let [Inline::Strong(label), rest @ ..] = words.as_slice() else { return None };
    let label = text_of(label).trim().strip_suffix(':')?.to_owned();
    let mut rest = rest.to_vec();
    if let Some(Inline::Text(first)) = rest.first_mut() {
        *first = first.trim_start().to_owned();
    }
    Some((label, rest))
}

/// Takes what stands after `label` out of `blocks`, which hold it once or, when nobody has changed it, twice.
pub fn taken(blocks: &mut Vec<Block>, label: &str) -> Option<String> {
    let mut value: Option<String> = None;
    blocks.retain(|block| {
        let Some((found, rest)) = labelled(block) else { return true };
        let said = text_of(&rest).trim().to_owned();
        if found != label || value.as_ref().is_some_and(|value| *value != said) {
            return true;
        }
        value = Some(said);
        false
    });
    value.filter(|value| !value.is_empty())
}
