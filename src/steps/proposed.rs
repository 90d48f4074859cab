//! The words of a proposal, as they are put under another heading.

use crate::model::{Case, Passages, Section};
use crate::text::{Source, marks};

/// The words of a proposal. What is exempt in it still is where it is copied to.
pub(super) fn proposed(case: &Case, section: &Section, original: &Source) -> String {
    let write = |inner: &str| format!("{}\n\n{inner}\n\n{}", marks::OPENING, marks::CLOSING);
    let words = match &case.passages {
        // A passage that goes on under other headings ends here, or begins.
        Passages::Whole(passages) if passages.iter().any(|passage| section.body.parts(*passage)) => {
            marks::replaced(&original.text, section.body, passages, write)
        }
        _ => original.slice(section.body).to_owned(),
    };
    words.trim().to_owned()
}
