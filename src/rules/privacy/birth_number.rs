use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::norsk;
use crate::read;
use crate::text::Span;
use crate::text::birth_number::{self, Certainty};
pub(super) static RULE: Rule = Rule {
    code: "P01",
    name: "birth-number",
    title: "Fødselsnummer i en tekst eller et filnavn",
    severity: Severity::Error,
    basis: "personopplysningsloven § 12 og offl. § 26 (5)",
    page: include_str!("birth_number.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

/// So many places in one file are told one by one: a list of persons has thousands.
const PLACES: usize = 5;

/// Reading has searched the texts. Nothing here says the number, or shows the line it stands on.
fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for in_file in workspace.birth_numbers.chunk_by(|one, next| one.span.source == next.span.source) {
        let (shown, rest) = in_file.split_at(in_file.len().min(PLACES));
        for number in shown {
            found.push(finding(number.value, number.span, "Her"));
        }
        if let Some(first) = rest.first() {
            let is_certain = rest.iter().any(|number| number.value == Certainty::Certain);
            let certainty = if is_certain { Certainty::Certain } else { Certainty::Possible };
            let more = norsk::count(rest.len(), "gang til", "ganger til");
            found.push(finding(certainty, first.span, &format!("Herfra, {more} i filen,")));
        }
    }
    for source in workspace.sources.iter() {
        let path = &source.path;
        if !birth_number::find(path).is_empty() && read::is_read(path) {
            judge_name(workspace, path, path, 0, found);
        }
    }
    for path in workspace.other_files.iter() {
        if !birth_number::find(path).is_empty() {
            let (owner, folder) = owner(path, |path| workspace.source_at(path).is_some());
            judge_name(workspace, path, &owner, folder, found);
        }
    }
}

/// A number in `path` after its first `from` bytes, told in the file `owner`.
fn judge_name(workspace: &Workspace, path: &str, owner: &str, from: usize, found: &mut Vec<Diagnostic>) {
    let numbers = birth_number::find(&path[from..]);
    let Some(number) = numbers.first() else { return };
    let place = workspace.first_line(owner).or_else(|| workspace.first_line(read::BODIES));
    let name = birth_number::mask(path.to_owned());
    if let Some(place) = place {
        found.push(finding(number.certainty, place, &format!("I navnet {name}")));
    }
}

/// The file in which a fault in the name of `path` is told, a case or a meeting if it belongs to one,
/// and how much of the path is that one's own name.
fn owner(path: &str, exists: impl Fn(&str) -> bool) -> (String, usize) {
    for (at, _) in path.match_indices('/') {
        let folder = &path[..at];
        for owner in [format!("{folder}.md"), format!("{folder}{}", read::MEETING_FILE)] {
            if exists(&owner) {
                return (owner, at);
            }
        }
    }
    (read::BODIES.to_owned(), 0)
}

fn finding(certainty: Certainty, place: Span, place_in_words: &str) -> Diagnostic {
    let advice = "Ta det ut nå. Er filen delt eller lagt i git, blir nummeret liggende i historikken; meld \
        fra til den som har ansvar for personvern.";
    let diagnostic = match certainty {
        Certainty::Certain => RULE
            .at(place, format!("{place_in_words} står et fødselsnummer eller D-nummer"))
            .with_advice(advice),
        Certainty::Possible => Diagnostic {
            severity: Severity::Warning,
            refuses_step: false,
            ..RULE.at(place, format!("{place_in_words} står et tall som kan være et fødselsnummer"))
        }
        .with_advice("Er det et kontonummer, kan det stå, men eInnsyn tar ikke imot det. Ellers må det ut."),
    };
    diagnostic.in_private()
}
