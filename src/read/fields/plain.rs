//! Values without their places.

use chrono::NaiveDate;

use super::Fields;

impl Fields<'_> {
    /// The text of `key`, if written, without its place.
    pub fn plain_text(&mut self, key: &'static str) -> Option<String> {
        Some(self.text(key)?.value)
    }

    /// The text of `key`, or what is usual when it is not written.
    pub fn text_or(&mut self, key: &'static str, usual: &str) -> String {
        match self.text(key) {
            Some(text) => text.value,
            None => usual.to_owned(),
        }
    }

    /// The date of `key`, if written, without its place.
    pub fn day(&mut self, key: &'static str) -> Option<NaiveDate> {
        Some(self.date(key)?.value)
    }

    /// One of a list of words, if written, without its place.
    pub fn plain_word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        Some(self.word(key, words)?.value)
    }

    /// Whether `key` says `ja`.
    pub fn says_yes(&mut self, key: &'static str) -> bool {
        self.yes_no(key).is_some_and(|answer| answer.value)
    }
}
