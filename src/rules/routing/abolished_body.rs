use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Body, Case, Meeting, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L19",
    name: "abolished-body",
    title: "Organ brukt utenfor sin tid",
    severity: Severity::Error,
    basis: "bodies.yaml, organer",
    page: include_str!("abolished_body.md"),
    check: Check::CaseAndMeeting(check, check_meeting),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    // Nearly every case is over and done with.
    if !case.is_unsettled() || case.is_withdrawn() {
        return;
    }
    for step in case.routing.iter().filter(|step| step.outcome.is_none()) {
        if let Some(body) = workspace.council.body(&step.body.value) {
            found.extend(judge(workspace, body, step));
        }
    }
}

/// A body that does not exist yet, or no longer, meets and decides nothing.
fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(body) = workspace.council.body(&meeting.body.value) else { return };
    let day = meeting.date.value;
    let (name, when) = (norsk::capitalised(&body.running_name_on(day)), norsk::date(day));
    let message = match (body.exists.from, body.exists.until) {
        (Some(first), _) if day < first => {
            format!("{name} har møte {when}, og ble opprettet {}", norsk::date(first))
        }
        (_, Some(last)) if day > last => {
            format!("{name} har møte {when}, og ble nedlagt {}", norsk::date(last))
        }
        _ => return,
    };
    if meeting.takes_place() {
        found.push(
            RULE.at(meeting.date.span, message)
                .with_basis(body.exists.basis_text())
                .with_label(body.span, "organet med sin første og siste dag")
                .with_advice("Rett møtedagen eller organet, eller «fra» og «til» ved organet i bodies.yaml."),
        );
    }
}

fn judge(workspace: &Workspace, body: &Body, step: &Step) -> Option<Diagnostic> {
    let last = body.exists.until?;
    let name = body.running_name_on(last);
    let when = norsk::date(last);
    let finding = |place, message| {
        RULE.at(place, message)
            .with_basis(body.exists.basis_text())
            .with_label(body.span, "organet med sin siste dag")
            .with_advice(
                "Sett inn organet som har overtatt, eller ta organet ut av saksgangen. Er \
                 organet ikke nedlagt, rett «til» i bodies.yaml.",
            )
    };
    match step.meeting {
        Some(day) if day.value > last => Some(finding(
            day.span,
            format!("Saken er satt opp i {name} {}, som ble nedlagt {when}", norsk::date(day.value)),
        )),
        Some(_) => None,
        None if last < workspace.today => {
            Some(finding(step.body.span, format!("Saken skal til {name}, som ble nedlagt {when}")))
        }
        None => Some(
            finding(
                step.body.span,
                format!("Saken skal til {name}, som legges ned {when}, og er ikke satt opp der"),
            )
            .due_on(last),
        ),
    }
}
