//! What of a paper is written in another language than the council's own, and is marked as that. The words of
//! the paper itself are in the council's.

use super::Subject;
use crate::document::{Block, Inline, in_language, plain};
use crate::model::{AgendaItem, Case};
use crate::norsk::TextLanguage;
use crate::workspace::Workspace;

/// The tag of the language that `written` is, when that is not the council's own.
pub(super) fn foreign(workspace: &Workspace, written: Option<TextLanguage>) -> Option<&'static str> {
    let tag = written?.tag();
    (tag != workspace.council.language.tag()).then_some(tag)
}

/// The text of a case, in its language.
pub(super) fn of_case(workspace: &Workspace, case: &Case, blocks: Vec<Block>) -> Vec<Block> {
    match foreign(workspace, case.language) {
        Some(tag) => in_language(blocks, tag),
        None => blocks,
    }
}

/// Running text that is written in `language`.
pub(super) fn running(workspace: &Workspace, language: Option<TextLanguage>, text: &str) -> Vec<Inline> {
    match foreign(workspace, language) {
        Some(tag) => vec![Inline::Foreign(tag, plain(text))],
        None => plain(text),
    }
}

impl Subject<'_> {
    /// What the body has written itself, in its language.
    pub(super) fn of_body(&self, blocks: Vec<Block>) -> Vec<Block> {
        match foreign(self.workspace, self.body.language) {
            Some(tag) => in_language(blocks, tag),
            None => blocks,
        }
    }

    /// Words of an item, in the language of its case or of the body.
    pub(super) fn words_of(&self, item: &AgendaItem, text: &str) -> Vec<Inline> {
        let language = match self.case_of(item) {
            Some(case) => case.language,
            None => self.body.language,
        };
        running(self.workspace, language, text)
    }
}
