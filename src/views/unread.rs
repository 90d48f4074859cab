//! What is said of files that could not be read, and so are in no list.

use crate::action::{Action, CheckFolder};
use crate::document::{Block, Inline};
use crate::norsk;

/// That what is in these files is not there; nothing when there are none.
pub fn note(files: Vec<String>) -> Option<Block> {
    if files.is_empty() {
        return None;
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let files = norsk::some(&files);
    Some(Block::Paragraph(vec![
        Inline::text(format!("{files} kan ikke leses, og det som står der, er ikke med. «")),
        Inline::action(Action::Check(CheckFolder::default())),
        Inline::text("» viser hva som er galt."),
    ]))
}
