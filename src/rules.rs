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
mod rule;
mod time;
mod secrecy;
mod waivers;
mod work;

use std::collections::HashMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::norsk;
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

pub use comparison::KnownFindings;
pub use rule::{Area, CaseCheck, Check, MeetingCheck, Rule};
pub use work::Work;

/// So many cases or meetings at least are judged in one go, so that sharing them out costs nothing.
const CHUNK: usize = 256;

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
    let (mut of_all, mut of_cases, mut of_meetings, mut of_findings) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for rule in all() {
        match rule.check {
            Check::Reading => {}
            Check::Findings(check) => of_findings.push(check),
            Check::Workspace(check) => of_all.push(check),
            Check::Case(check) => of_cases.push(check),
            Check::Meeting(check) => of_meetings.push(check),
            Check::CaseAndMeeting(of_case, of_meeting) => {
                of_cases.push(of_case);
                of_meetings.push(of_meeting);
            }
            Check::Everywhere(of_rest, of_case, of_meeting) => {
                of_all.push(of_rest);
                of_cases.push(of_case);
                of_meetings.push(of_meeting);
            }
        }
    }
    let ask_all = || {
        let asked = of_all.par_iter().with_max_len(1);
        asked.flat_map_iter(|check| gather(|found| check(workspace, found))).collect::<Vec<_>>()
    };
    let ask_cases = || ask_each(workspace, &workspace.cases, &of_cases);
    let ask_meetings = || ask_each(workspace, &workspace.meetings, &of_meetings);
    let (mut found, in_each) = rayon::join(ask_all, || rayon::join(ask_cases, ask_meetings));
    found.extend(in_each.0);
    found.extend(in_each.1);
    found.extend(read);
    in_order(&mut found);
    waivers::apply(workspace, &AREAS, &mut found);
    let last = gather(|last| of_findings.iter().for_each(|check| check(workspace, &AREAS, &found, last)));
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
            "Herfra er {more} til ikke vist. Rett det som er vist, og kjør på nytt. Er alt galt, hent filen tilbake fra git."
        ))
}

/// Asks every one of `checks` of a thing while it is at hand, so that one pass over memory serves them
/// all, in chunks on all processors.
fn ask_each<T: Sync>(
    workspace: &Workspace,
    things: &[T],
    checks: &[fn(&Workspace, &T, &mut Vec<Diagnostic>)],
) -> Vec<Diagnostic> {
    let ask = |thing| gather(|found| checks.iter().for_each(|check| check(workspace, thing, found)));
    things.par_iter().with_min_len(CHUNK).flat_map_iter(ask).collect()
}

fn gather(look: impl FnOnce(&mut Vec<Diagnostic>)) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    look(&mut found);
    found
}
