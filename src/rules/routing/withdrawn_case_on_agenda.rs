use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::action::Action;
use crate::model::{AgendaItem, Case, Meeting, Outcome, Step};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "L18",
    name: "withdrawn-case-on-agenda",
    title: "Trukket sak står fortsatt på en saksliste",
    basis: "bodies.yaml, saksgang",
    page: include_str!("withdrawn_case_on_agenda.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if meeting.date.value < workspace.today || !meeting.takes_place() || meeting.is_extract {
        return;
    }
    for item in &meeting.agenda {
        if let Some(case) = workspace.case_of(item)
            && case.is_withdrawn()
        {
            found.extend(judge(workspace, meeting, item, case));
        }
    }
}

fn judge(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem, case: &Case) -> Option<Diagnostic> {
    let day = meeting.date.value;
    // What is withdrawn in the meeting itself was on its agenda by right.
    let step = case.routing.iter().find(|step| step.is_in(meeting));
    if step.and_then(Step::ended).is_some() {
        return None;
    }
    let name = workspace.body_name(&meeting.body.value, day);
    let message = format!("Saken er trukket, men står på sakslisten til {name} {}", norsk::date(day));
    let finding = RULE.at(item.span, message).with_label(withdrawn(case)?, "her er den trukket");
    let off = Action::take_off(&meeting.id, &case.id.value);
    Some(if workspace.is_sent(meeting) {
        finding
            .with_advice(
                "Si fra til medlemmene at saken ikke skal behandles, og før inn «trukket» som \
                 utfall når møtet er holdt.",
            )
            .due_on(day)
    } else {
        finding
            .with_advice(format!("Ta saken av sakslisten: «{off}»."))
            .with_remedies([off])
            .due_on(workspace.dispatch_deadline(&meeting.body.value, day))
    })
}

/// Where it is written that the case is withdrawn.
fn withdrawn(case: &Case) -> Option<Span> {
    for outcome in case.routing.iter().filter_map(|step| step.outcome) {
        if outcome.value == Outcome::Withdrawn {
            return Some(outcome.span);
        }
    }
    Some(case.status?.span)
}
