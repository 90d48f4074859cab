//! A folder and everything found in it, as the pages are held against it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use ipr::diagnostic::Diagnostic;
use ipr::read::{self, Files};
use ipr::report::{Report, plain};
use ipr::rules;
use ipr::text::Span;
use ipr::workspace::Workspace;

use super::standard::laid_over;
use super::{Section, remedies};

/// A folder and everything found in it on a day.
pub(super) struct Judged {
    pub(super) workspace: Workspace,
    pub(super) found: Vec<Diagnostic>,
}

impl Judged {
    pub(super) fn new(files: Files, today: NaiveDate) -> Self {
        Self::beside(None, files, today)
    }

    /// A section with `files` for its own, beside what it says was before.
    pub(super) fn section(section: &Section, standard: &Files, files: &[(String, String)]) -> Self {
        let before = &section.files_before;
        let before = (!before.is_empty()).then(|| Self::new(laid_over(standard, before), section.day()));
        Self::beside(before, laid_over(standard, files), section.day())
    }

    pub(super) fn beside(before: Option<Self>, files: Files, today: NaiveDate) -> Self {
        let (mut workspace, read) = read::read(files, today);
        workspace.base = before.map(|before| Arc::new(before.workspace));
        let found = rules::check(&workspace, read);
        Self { workspace, found }
    }

    /// The codes of what is outstanding, or of what is due; without what is set aside.
    pub(super) fn codes(&self, outstanding: bool) -> BTreeSet<&str> {
        let today = self.workspace.today;
        let standing = self.found.iter().filter(|diagnostic| diagnostic.waived.is_none());
        let of_kind = standing.filter(|diagnostic| diagnostic.is_outstanding(today) == outstanding);
        of_kind.map(|diagnostic| diagnostic.code).collect()
    }

    /// Whether a finding says everything it must, in the form it must.
    pub(super) fn wrong_wording(&self, diagnostic: &Diagnostic) -> Vec<String> {
        let Diagnostic { code, message, basis, advice, .. } = diagnostic;
        let mut wrong = remedies::wrong(diagnostic);
        for (name, text) in [("message", message), ("basis", basis), ("advice", advice)] {
            if text.trim().is_empty() {
                wrong.push(format!("{code} has no {name}"));
            }
        }
        if message.ends_with('.') {
            wrong.push(format!("the message of {code} ends with a full stop"));
        }
        let source = basis.split([' ', ',']).next().unwrap_or("");
        if !basis.contains('§')
            && !["filformatet", "bodies.yaml"].contains(&source)
            && !self.workspace.council.sources.contains_key(source)
        {
            wrong.push(format!("{code} rests on «{basis}», which this council does not have"));
        }
        let places = diagnostic.labels.iter().map(|label| label.span).chain([diagnostic.place]);
        wrong.extend(
            places
                .filter(|place| !self.is_in_text(*place))
                .map(|place| format!("{code} points outside: {place:?}")),
        );
        wrong
    }

    /// Whether there is text at `place`, and whole characters of it.
    pub(super) fn is_in_text(&self, place: Span) -> bool {
        let source = self.workspace.sources.get(place.source);
        source.and_then(|source| source.text.get(place.range())).is_some_and(|text| !text.trim().is_empty())
    }

    /// The findings as a user reads them.
    pub(super) fn print(&self) -> String {
        let report = Report::new(&self.found, self.workspace.today);
        let mut text = plain::render(&report, &self.workspace.sources, false);
        let _ = write!(text, "(today is {})", self.workspace.today);
        text
    }
}
