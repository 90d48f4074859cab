//! Running text as Markdown.
//!
//! Marks that are nested in a [`Document`](crate::document::Document) are first laid flat, as runs
//! of text that each know their marks. Then blanks can be kept outside the marks and equal
//! neighbours be joined, without which Markdown would not read them as marks.

use super::BlockWriter;
use super::escape::printable;
use super::line::written;
use super::run::{Markup, Piece, TextRun, encoded};
use crate::document::{Inline, may_be_followed, text_of};

impl BlockWriter {
    /// `inlines` as a paragraph of its own.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        self.text(inlines, false)
    }

    /// `inlines` as the cell of a table.
    pub(super) fn cell(&mut self, inlines: &[Inline]) -> String {
        self.text(inlines, true)
    }

    fn text(&mut self, inlines: &[Inline], table: bool) -> String {
        let mut runs = Vec::new();
        self.flatten(inlines, &mut Vec::new(), &mut runs);
        written(&tidied(runs), table)
    }

    fn flatten(&mut self, inlines: &[Inline], marks: &mut Vec<Markup>, runs: &mut Vec<TextRun>) {
        for inline in inlines {
            let piece = match inline {
                Inline::Emphasis(inner) => {
                    self.marked(Markup::Emphasis, inner, marks, runs);
                    continue;
                }
                Inline::Strong(inner) => {
                    self.marked(Markup::Strong, inner, marks, runs);
                    continue;
                }
                Inline::Struck(inner) => {
                    self.marked(Markup::Struck, inner, marks, runs);
                    continue;
                }
                // Markdown has no mark for a language.
                Inline::Foreign(_, inner) => {
                    self.flatten(inner, marks, runs);
                    continue;
                }
                Inline::Link { address, text } => {
                    self.link(address, text, marks, runs);
                    continue;
                }
                Inline::Text(text) => Piece::Text(printable(text)),
                Inline::Code(text) => Piece::Code(printable(text)),
                Inline::Action(action) => Piece::Code(printable(&action.to_string())),
                Inline::LineBreak => Piece::Break,
                Inline::Footnote(blocks) => {
                    self.notes.push(blocks.clone());
                    Piece::Note(self.notes.len())
                }
            };
            let mut marks = marks.clone();
            if matches!(piece, Piece::Note(_)) {
                // A note in a link would be a link in a link.
                marks.retain(|mark| !matches!(mark, Markup::Link(_)));
            }
            runs.push(TextRun { marks, piece });
        }
    }

    fn marked(&mut self, mark: Markup, inner: &[Inline], marks: &mut Vec<Markup>, runs: &mut Vec<TextRun>) {
        let new = !marks.contains(&mark);
        if new {
            marks.push(mark);
        }
        self.flatten(inner, marks, runs);
        if new {
            marks.pop();
        }
    }

    fn link(&mut self, address: &str, text: &[Inline], marks: &mut Vec<Markup>, runs: &mut Vec<TextRun>) {
        let address_text = [Inline::text(address)];
        let text = if text_of(text).trim().is_empty() { &address_text } else { text };
        let within = marks.iter().any(|mark| matches!(mark, Markup::Link(_)));
        if within || !may_be_followed(address) {
            self.flatten(text, marks, runs);
        } else {
            self.marked(Markup::Link(encoded(address)), text, marks, runs);
        }
    }
}

/// Runs with the blanks outside the marks, and equal neighbours joined.
fn tidied(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut apart: Vec<TextRun> = Vec::new();
    for run in runs {
        apart.extend(split(run));
    }
    apart.retain(|run| !matches!(&run.piece, Piece::Text(text) | Piece::Code(text) if text.is_empty()));
    let solid: Vec<usize> = (0..apart.len()).filter(|&at| !apart[at].is_blank()).collect();
    for at in 0..apart.len() {
        if apart[at].is_blank() {
            let after = solid.partition_point(|&solid| solid < at);
            let mut shared = Vec::new();
            if after > 0 && after < solid.len() {
                shared = apart[solid[after - 1]].marks.clone();
                shared.retain(|mark| apart[solid[after]].marks.contains(mark));
            }
            apart[at].marks = shared;
        }
    }
    trimmed(joined(apart))
}

/// A run of text as its blanks before, its words, and its blanks after.
fn split(run: TextRun) -> Vec<TextRun> {
    let Piece::Text(text) = &run.piece else {
        return vec![run];
    };
    let words = text.trim();
    if words.is_empty() {
        return vec![run];
    }
    let lead = text.len() - text.trim_start().len();
    let parts = [&text[..lead], words, &text[lead + words.len()..]];
    parts
        .iter()
        .map(|part| TextRun { marks: run.marks.clone(), piece: Piece::Text((*part).to_owned()) })
        .collect()
}

fn joined(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut joined: Vec<TextRun> = Vec::new();
    for run in runs {
        let same = |last: &TextRun| {
            last.marks.len() == run.marks.len() && last.marks.iter().all(|mark| run.marks.contains(mark))
        };
        match (joined.last_mut().filter(|last| same(last)), &run.piece) {
            (Some(TextRun { piece: Piece::Text(text), .. }), Piece::Text(more))
            | (Some(TextRun { piece: Piece::Code(text), .. }), Piece::Code(more)) => text.push_str(more),
            _ => joined.push(run),
        }
    }
    joined
}

/// Runs without breaks at the ends, where Markdown has no lines to break.
fn trimmed(mut runs: Vec<TextRun>) -> Vec<TextRun> {
    while runs.last().is_some_and(TextRun::is_blank) {
        runs.pop();
    }
    let first = runs.iter().position(|run| !run.is_blank()).unwrap_or(runs.len());
    runs.drain(..first);
    runs
}
