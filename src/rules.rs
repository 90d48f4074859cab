//! The rules, and the one function that asks them all.
//!
//! A rule is a value and a function. Its page is its documentation, what `ipr explain` prints, and
//! its test: the page's *Feiler* block must be found wrong by this rule alone, its *Går bra* block
//! must be silent.

mod answers;
mod asked;
mod council;
mod comparison;
mod decisions;
mod files;
mod minutes;
mod made_again;
mod notice;
mod language;
mod numbers;
mod openness;
mod privacy;
mod participation;
mod routing;
mod rule;
pub mod sentences;
mod time;
mod secrecy;
mod waivers;
mod work;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Severity};
use crate::norsk;
use crate::text::{SourceId, Span};
use crate::workspace::{Touched, Workspace};

use asked::Checks;

pub use answers::Answers;
pub use comparison::KnownFindings;
pub use rule::{Area, CaseCheck, Check, MeetingCheck, Rule};
pub use secrecy::{WithheldParts, withheld_parts};
pub use work::Work;

/// So much is told of one file.
const MOST_IN_A_FILE: usize = 500;

/// The rules on the files themselves.
pub static FILES: &Area = &files::AREA;

/// The rules on when meetings are held and papers leave.
pub static TIME: &Area = &time::AREA;

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
    AREAS.iter().find_map(|area| area.find(code))
}

/// What a finding with this code asks somebody to do.
pub fn work(code: &str) -> Work {
    find(code).map_or(Work::Mend, |rule| rule.work)
}

/// What is told of a finding when its own words must not be, on the day `today`.
pub fn title_of(finding: &Diagnostic, today: NaiveDate) -> &'static str {
    find(finding.code).map_or("", |rule| rule.title_of(finding.is_outstanding(today)))
}

/// Asks every rule. `read` is what reading found already; all of it comes back together, in order of
/// file, place and code, and marked where the files set it aside or withhold it from the public.
pub fn check(workspace: &Workspace, read: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let checks = Checks::of(all());
    let (mut found, in_each) = rayon::join(|| checks.ask_of_all(workspace), || checks.ask_of_each(workspace));
    found.extend(in_each);
    settle(workspace, &checks, found, read)
}

/// What the rules that look at one case or meeting at a time say of every one of them.
pub fn answers(workspace: &Workspace) -> Answers {
    Answers::of(workspace, &Checks::of(all()))
}

/// `before` where the files have `changed`, and what was `touched` was looked at, asked again of `workspace`.
pub fn answers_again(
    before: &Answers,
    workspace: &Workspace,
    touched: &Touched,
    changed: &[SourceId],
) -> Answers {
    before.again(workspace, &Checks::of(all()), touched, changed)
}

/// Asks every rule, but for those that have given their `answers`.
pub fn check_beside(workspace: &Workspace, read: Vec<Diagnostic>, answers: &Answers) -> Vec<Diagnostic> {
    let checks = Checks::of(all());
    let mut found = checks.ask_of_all(workspace);
    found.extend(answers.found().cloned());
    settle(workspace, &checks, found, read)
}

/// Everything that was found, in order and marked, with what is found in it.
fn settle(
    workspace: &Workspace,
    checks: &Checks,
    mut found: Vec<Diagnostic>,
    read: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    found.extend(read);
    in_order(&mut found);
    waivers::apply(workspace, &AREAS, &mut found);
    let last = checks.ask_of_findings(workspace, &AREAS, &found);
    if !last.is_empty() {
        found.extend(last);
        in_order(&mut found);
    }
    let mut found = shortened(found);
    let is_of_reading = |code: &str| FILES.rules.iter().any(|rule| rule.code == code && rule.is_of_reading());
    secrecy::mark(workspace, &mut found, is_of_reading);
    found
}

/// By file, place and code, each finding once.
fn in_order(found: &mut Vec<Diagnostic>) {
    found.sort_by(|a, b| (a.place, a.code, &a.message).cmp(&(b.place, b.code, &b.message)));
    found.dedup();
}

/// `found`, in order of file, without what no one would read: a file that is wrong all through says so
/// once, and how much is left out. A report then costs what the folder costs, however much is wrong in
/// one file.
fn shortened(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: HashMap<SourceId, usize> = HashMap::new();
    for finding in &found {
        *counts.entry(finding.place.source).or_default() += 1;
    }
    counts.retain(|_, count| *count > MOST_IN_A_FILE);
    if counts.is_empty() {
        return found;
    }
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    let mut first_of_file = 0;
    for finding in found {
        let source = finding.place.source;
        if kept.get(first_of_file).is_some_and(|first| first.place.source != source) {
            first_of_file = kept.len();
        }
        match (kept.len() - first_of_file, counts.get(&source)) {
            (..MOST_IN_A_FILE, _) | (_, None) => kept.push(finding),
            (MOST_IN_A_FILE, Some(count)) => kept.push(too_many(finding.place, *count)),
            _ => {}
        }
    }
    kept
}

/// That a file has `count` findings. How many is no part of the message: it would be news each time one
/// of them is mended.
fn too_many(place: Span, count: usize) -> Diagnostic {
    let more = norsk::count(count - MOST_IN_A_FILE, "funn", "funn");
    Diagnostic::new("F10", Severity::Error, place, "Filen har mer enn 500 funn")
        .with_basis("filformatet")
        .with_advice(format!(
            "Herfra er {more} til ikke vist. Rett det som er vist, og kjør på nytt. Er alt galt, hent filen \
             tilbake fra git."
        ))
}
