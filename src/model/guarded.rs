//! Words that may be exempt, which nothing can show without asking.

use super::{Edition, Openness};

/// Words that may be exempt. They are no text: they come out as a paper of an edition may show them, or whole
/// for those who read, judge and edit. `tests/ipr/house/guarded.rs` holds who may ask for them whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guarded<T>(T);

impl<T> Guarded<T> {
    /// These words.
    pub fn new(words: T) -> Self {
        Self(words)
    }

    /// The words, when everybody may see all of what they belong to. What has no edition of its own, as a
    /// list, a look at a case or a calendar, gets them in no other way.
    pub fn open(&self, openness: Openness<'_>) -> Option<&T> {
        openness.is_open().then_some(&self.0)
    }

    /// The words as `edition` shows them, when the public may see so much of what they belong to; none when
    /// it does not.
    pub fn shown(&self, edition: Edition, openness: Openness<'_>) -> Option<&T> {
        (edition == Edition::Closed || openness.is_open()).then_some(&self.0)
    }

    /// The words whole, for reading, rules and steps.
    pub fn raw(&self) -> &T {
        &self.0
    }
}
