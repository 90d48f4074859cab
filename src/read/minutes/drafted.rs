//! Whether minutes say what stood in them before anybody wrote.

use super::label::MinutesLabel;
use super::names::is_blank;
use super::scan::ScannedItem;
use crate::norsk::{self, MinutesWords};

/// Whether an item says no more than what was filled in beforehand: that all agreed to what was proposed.
pub(super) fn is_as_drafted(item: &ScannedItem, text: &str, words: &MinutesWords) -> bool {
    let is_one_of = |known: &[&str], said: &str| {
        let said = norsk::slug(said, 60);
        known.iter().any(|known| norsk::slug(known, 60) == said)
    };
    let mut has_ended = false;
    for field in &item.fields {
        let said = text[field.value.clone()].trim();
        match field.label {
            MinutesLabel::Proposed => {}
            _ if is_blank(said) => {}
            MinutesLabel::Ballot if is_one_of(&[words.unanimous], said) => {}
            MinutesLabel::Decision | MinutesLabel::Recommendation if is_one_of(&words.followed, said) => {
                has_ended = true;
            }
            _ => return false,
        }
    }
    has_ended
}
