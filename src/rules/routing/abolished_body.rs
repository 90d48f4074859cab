use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Body, Case, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L19",
    name: "abolished-body",
    title: "Åpen sak skal til et organ som er nedlagt",
    severity: Severity::Error,
    basis: "bodies.yaml, organer",
    page: include_str!("abolished_body.md"),
    check: Check::Case(check),
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

fn judge(workspace: &Workspace, body: &Body, step: &Step) -> Option<Diagnostic> {
    let last = body.exists.until?;
    let name = body.running_name_on(last);
    let when = norsk::date(last);
    let finding = |place, message| {
        RULE.at(place, message)
            .with_basis(body.exists.basis_text())
            .with_label(body.span, "organet med sin siste dag")
            .with_advice(
                "Sett inn organet som har overtatt, eller skriv saken ut av saksgangen der. Er \
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
