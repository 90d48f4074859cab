//! What the Markdown of a file holds: sections, links, and what no paper shows.

mod everyday;
mod parsed;
mod scanned;

use std::ops::Range;

use crate::text::{SourceId, marks};

pub use scanned::{Scanned, told};

/// Reads the Markdown of `text` in the range `body`.
pub fn scan(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    everyday::scan(id, text, body.clone()).unwrap_or_else(|| parsed::scan(id, &marks::masked(text), body))
}
