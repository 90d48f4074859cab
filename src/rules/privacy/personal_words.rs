use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Case;
use crate::text::{Span, telling};
pub(super) static RULE: Rule = Rule {
    code: "P03",
    name: "personal-words",
    title: "Opplysninger om en person i en åpen sak",
    severity: Severity::Hint,
    basis: "offentlegforskrifta § 7 og personvernforordningen art. 9 og 10",
    page: include_str!("personal_words.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

/// Words that say that a paragraph is about one person. A report on public health says «diagnose»
/// too, but not of somebody.
const PERSONS: [&str; 12] = [
    "han",
    "hun",
    "ho",
    "hennar",
    "hans",
    "hennes",
    "vedkommende",
    "søkeren",
    "søkjaren",
    "arbeidstakeren",
    "arbeidstakaren",
    "medarbeideren",
];

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if case.may_tell_of_persons && !case.openness().is_withheld() {
        found.extend(judge(workspace, case));
    }
}

/// The first such place in a case: one is enough to make somebody look.
fn judge(workspace: &Workspace, case: &Case) -> Option<Diagnostic> {
    let text = &workspace.source(case.source).text;
    let at = first_place(case, text)?;
    let is_outside = |c: char| !c.is_alphanumeric();
    let start = match text[..at].rfind(is_outside) {
        Some(before) => text.ceil_char_boundary(before + 1),
        None => 0,
    };
    let length = text[at..].find(is_outside).unwrap_or(text.len() - at);
    Some(
        RULE.at(
            Span::new(case.source, start..at + length),
            "Her kan det stå noe om en persons helse, straff, tro eller lønn",
        )
        .with_advice(
            "Se etter om opplysningen må være med. Må den det, skal den unntas med «unntatt:»; ellers \
             tas den ut.",
        )
        .in_private(),
    )
}

/// Where the first of the words stands that is open and said of a person.
fn first_place(case: &Case, text: &str) -> Option<usize> {
    for at in telling::of_persons(text) {
        if !case.passages.hold(Span::new(case.source, at..at + 1)) && is_of_a_person(text, at) {
            return Some(at);
        }
    }
    None
}

/// What parts paragraphs, however the editor ends its lines.
const BLANK_LINES: [&str; 2] = ["\n\n", "\n\r\n"];

fn is_of_a_person(text: &str, at: usize) -> bool {
    let start = BLANK_LINES.iter().filter_map(|blank| text[..at].rfind(blank)).max().unwrap_or(0);
    let length = BLANK_LINES.iter().filter_map(|blank| text[at..].find(blank)).min();
    let end = length.map_or(text.len(), |length| at + length);
    let mut words = text[start..end].split(|c: char| !c.is_alphanumeric());
    words.any(|word| PERSONS.contains(&word.to_lowercase().as_str()))
}
