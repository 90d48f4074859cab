use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::Case;
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L11",
    name: "late-for-hearing",
    title: "Høringsfristen går ut før saken er avgjort",
    severity: Severity::Warning,
    basis: "bodies.yaml, sakstyper",
    page: include_str!("late_for_hearing.md"),
    check: Check::Case(check),
    work: Work::Answer,
    before_due: "Saken skal avgjøres før høringsfristen",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if case.hearing_deadline.is_some() && !case.is_withdrawn() {
        found.extend(judge(workspace, case));
    }
}

fn judge(workspace: &Workspace, case: &Case) -> Option<Diagnostic> {
    let deadline = case.hearing_deadline?;
    let deciding = workspace.deciding_body(case)?;
    let step = case.routing.iter().rev().find(|step| step.body.value == *deciding)?;
    let name = workspace.body_name(deciding, deadline.value);
    let finding = |message: String| {
        let row = workspace.type_of(case).and_then(|case_type| case_type.decided_by.on(deadline.value));
        let finding = RULE.at(deadline.span, message);
        match row {
            Some(row) => finding.with_basis(row.basis_text()).with_label(row.span, "organet som avgjør"),
            None => finding,
        }
    };
    let advice = if deadline.value < workspace.today {
        "Be om å få svare etter fristen, og skriv den nye i «høringsfrist».".to_owned()
    } else {
        format!(
            "Be om utsatt frist, sett opp et møte i {name} før {}, eller la saken avgjøres etter koml. § \
             11-8 når den ikke kan vente.",
            norsk::date(deadline.value)
        )
    };
    match step.meeting {
        Some(meeting) if meeting.value > deadline.value && step.outcome.is_some() => Some(
            finding(format!(
                "Saken ble avgjort i {name} {}, etter at høringsfristen var ute",
                norsk::date(meeting.value)
            ))
            .with_label(meeting.span, "møtet som avgjorde saken")
            .with_advice("Ble fristen utsatt, skriv den nye i «høringsfrist»."),
        ),
        Some(meeting) if meeting.value > deadline.value => Some(
            finding(format!("Høringsfristen går ut før {name} møtes {}", norsk::date(meeting.value)))
                .with_label(meeting.span, "møtet som avgjør saken")
                .with_advice(advice),
        ),
        None if case.is_unsettled() => Some(
            finding(format!("Saken har høringsfrist, men ingen møtedato i {name}"))
                .with_label(step.span, "her mangler møtet")
                .with_advice(advice)
                .due_on(deadline.value),
        ),
        _ => None,
    }
}
