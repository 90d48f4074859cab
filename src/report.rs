//! Findings as people and programs read them.

pub mod github;
pub mod gitlab;
pub mod json;
pub mod plain;
mod public;
pub mod sarif;
pub mod short;
pub mod veil;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::steering::{SIGN, is_steering};

/// A text as a part of one line: what breaks lines, steers a terminal or turns the reading order is shown as
/// `·`, and what a runner takes for a command anywhere in a line is broken up.
pub fn on_one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_steering(c) { SIGN } else { c }).collect();
    text.replace("##[", "#·#[")
}

/// The findings of a run, sorted by what they mean for it.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// What is wrong now, in order of file and place.
    pub found: Vec<&'a Diagnostic>,
    /// What is not yet due, the nearest day first.
    pub outstanding: Vec<&'a Diagnostic>,
    /// What the files set aside, in order of file and place.
    pub waived: Vec<&'a Diagnostic>,
    /// What was there before the change that is judged, and fails nothing.
    pub earlier: Vec<&'a Diagnostic>,
    /// Whether it may quote lines that the public may not see: what `ipr check` says to those who have the
    /// folder. What other commands say may end anywhere.
    pub quotes_exempt: bool,
}

impl<'a> Report<'a> {
    /// Sorts `diagnostics` as they stand on `today`.
    pub fn new(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, today: NaiveDate) -> Self {
        let (waived, standing): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|diagnostic| diagnostic.waived.is_some());
        let (mut outstanding, found): (Vec<_>, Vec<_>) =
            standing.into_iter().partition(|diagnostic| diagnostic.is_outstanding(today));
        outstanding.sort_by_key(|diagnostic| diagnostic.due);
        Self { found, outstanding, waived, quotes_exempt: true, ..Self::default() }
    }

    /// The same without what is not yet due, for a step that has been taken.
    pub fn of_due(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, today: NaiveDate) -> Self {
        Self { outstanding: Vec::new(), quotes_exempt: false, ..Self::new(diagnostics, today) }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && self.outstanding.is_empty() && self.waived.is_empty()
    }

    /// How many findings of this severity are due.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether the run fails: on errors, and when `strict` on warnings too.
    pub fn fails(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_and_no_command() {
        assert_eq!(on_one_line("a\r\n::error::b\u{1b}[2J\u{2028}c\u{202e}"), "a··::error::b·[2J·c·");
        assert_eq!(on_one_line("###[error]x ## Vedtak"), "##·#[error]x ## Vedtak");
    }
}
