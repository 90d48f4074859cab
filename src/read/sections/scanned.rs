//! What a pass over the Markdown of a file gives.

use crate::model::Section;
use crate::text::{Placed, Span};

/// What one pass over the Markdown finds.
#[derive(Debug, Default, PartialEq)]
pub struct Scanned {
    /// The headings of level 1 and 2 with the text under each.
    pub sections: Vec<Section>,
    /// Addresses that lead into the folder.
    pub links: Vec<Placed<String>>,
    /// Places of what no paper shows: HTML, and pictures that are not in the folder.
    pub unprinted: Vec<Span>,
}

/// Ends the last section at `end`.
pub(super) fn close(sections: &mut [Section], text: &str, end: usize) {
    let Some(last) = sections.last_mut() else { return };
    last.body = Span::new(last.body.source, last.body.start as usize..end);
    last.is_empty = is_empty(&text[last.body.range()]);
}

/// Whether there is nothing but white space and `<!-- … -->`.
pub(super) fn is_empty(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    rest.is_empty()
}
