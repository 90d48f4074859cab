use crate::diagnostic::{Diagnostic, Severity};
use crate::links::target;
use crate::model::Unprinted;
use crate::read::sections::told;
use crate::rules::{Check, Rule};
use crate::text::raster::PictureFault;
use crate::text::{Placed, SourceId};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F12",
    name: "unprinted-text",
    title: "Tekst som ikke kommer på papiret",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("unprinted_text.md"),
    check: Check::CaseAndMeeting(
        |workspace, case, found| {
            judge(&case.unprinted, || !case.withholds(), found);
            judge_pictures(workspace, case.source, &case.links, found);
        },
        |workspace, meeting, found| {
            judge_pictures(workspace, meeting.source, &meeting.links, found);
            let is_open = || meeting.agenda.iter().all(|item| workspace.openness_of(item).is_open());
            judge(&meeting.unprinted, is_open, found);
        },
    ),
    ..Rule::PLAIN
};

/// What is on no paper; which character it is, only where that tells nothing.
fn judge(unprinted: &[Placed<Unprinted>], is_open: impl Fn() -> bool, found: &mut Vec<Diagnostic>) {
    for part in unprinted {
        let (message, advice) = told(part.value);
        let message = match part.value {
            Unprinted::Glyph(character) if is_open() => format!("{message}: {character}"),
            _ => message.to_owned(),
        };
        found.push(RULE.at(part.span, message).with_advice(advice));
    }
}

/// Pictures that no paper can take, so that it would not be made.
fn judge_pictures(
    workspace: &Workspace,
    source: SourceId,
    links: &[Placed<String>],
    found: &mut Vec<Diagnostic>,
) {
    if workspace.pictures.is_empty() {
        return;
    }
    let path = &workspace.source(source).path;
    for link in links {
        let fault = target(path, &link.value).and_then(|picture| workspace.pictures.get(&picture));
        let (message, advice) = match fault {
            Some(PictureFault::Cmyk) => (
                "Bildet har farger for trykkeri (CMYK), og papiret kan ikke lages med det",
                "Lagre det på nytt med vanlige farger (RGB).",
            ),
            Some(PictureFault::Torn) => (
                "Bildet er ikke helt, og papiret kan ikke lages med det",
                "Hent bildet på nytt: filen slutter for tidlig.",
            ),
            None => continue,
        };
        found.push(RULE.at(link.span, message).with_advice(advice));
    }
}
