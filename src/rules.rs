//! The rules, and the one function that asks them all.
//!
//! A rule is a value and a function. Its page is its documentation, what `ipr explain` prints, and
//! its test: the page's *Feiler* block must be found wrong by this rule alone, its *Går bra* block
//! must be silent.

mod council;
mod comparison;
mod decisions;
mod files;
mod minutes;
mod notice;
mod language;
mod numbers;
mod openness;
mod privacy;
mod participation;
mod routing;
mod time;
mod waivers;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;
use crate::workspace::Workspace;

pub use comparison::Known;

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// The code, for ever the same: `L01`.
    pub code: &'static str,
    /// The wrong, in English, for readers of the code.
    pub name: &'static str,
    /// The wrong, in Norwegian, for the table of rules.
    pub title: &'static str,
    /// How grave it is unless the case at hand says otherwise.
    pub severity: Severity,
    /// The § or the council's own source.
    pub basis: &'static str,
    /// The page, in Markdown.
    pub page: &'static str,
    /// What looks for it.
    pub check: Check,
}

/// What looks for a wrong.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Reading itself: the file cannot be made sense of.
    Reading,
    /// A function of the whole workspace.
    Workspace(fn(&Workspace, &mut Vec<Diagnostic>)),
    /// A function of the workspace and of what all others found.
    Findings(fn(&Workspace, &[Diagnostic], &mut Vec<Diagnostic>)),
}

impl Rule {
    /// A finding of this rule at `place`.
    pub fn at(&self, place: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, place, message).with_basis(self.basis)
    }
}

/// Rules that belong together.
#[derive(Debug)]
pub struct Area {
    /// The letter its codes begin with.
    pub letter: char,
    /// What it is about, in Norwegian.
    pub title: &'static str,
    /// Whether a council may set its rules aside in one case: what it has decided itself, it may; law
    /// and the form of the files, it may not.
    pub waivable: bool,
    /// Its rules, in order of code.
    pub rules: &'static [&'static Rule],
}

/// Every area, in the order they are listed.
pub static AREAS: [&Area; 12] = [
    &files::AREA,
    &routing::AREA,
    &numbers::AREA,
    &time::AREA,
    &participation::AREA,
    &council::AREA,
    &notice::AREA,
    &openness::AREA,
    &privacy::AREA,
    &language::AREA,
    &minutes::AREA,
    &decisions::AREA,
];

/// Every rule, in order of area and code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|area| area.rules.iter().copied())
}

/// The rule with this code, in any case of letters.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Whether a council may set this rule aside in one case.
pub fn may_be_waived(rule: &Rule) -> bool {
    AREAS.iter().any(|area| area.waivable && rule.code.starts_with(area.letter))
}

/// Asks every rule. `read` is what reading found already; all of it comes back together, in order of
/// file, place and code, and marked where the files set it aside.
pub fn check(workspace: &Workspace, read: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rules: Vec<&Rule> = all().collect();
    let mut found: Vec<Diagnostic> = rules
        .par_iter()
        // Some rules take ten times as long as others.
        .with_max_len(1)
        .flat_map_iter(|rule| {
            let mut found = Vec::new();
            if let Check::Workspace(check) = rule.check {
                check(workspace, &mut found);
            }
            found
        })
        .collect();
    found.extend(read);
    in_order(&mut found);
    waivers::apply(workspace, &mut found);
    let mut of_findings = Vec::new();
    for rule in rules {
        if let Check::Findings(check) = rule.check {
            check(workspace, &found, &mut of_findings);
        }
    }
    if !of_findings.is_empty() {
        found.append(&mut of_findings);
        in_order(&mut found);
    }
    found
}

/// By file, place and code, each finding once.
fn in_order(found: &mut Vec<Diagnostic>) {
    found.sort_by(|a, b| (a.place, a.code, &a.message).cmp(&(b.place, b.code, &b.message)));
    found.dedup();
}
