use ecow::EcoString;

use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, CaseId, ItemKind, Meeting, Outcome, Step};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "N04",
    name: "double-entry-disagrees",
    title: "Sak og møte er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("double_entry_disagrees.md"),
    check: Check::CaseAndMeeting(check_case, check_meeting),
    ..Rule::PLAIN
};

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if workspace.is_duplicated(&case.id.value) {
        return;
    }
    for step in &case.routing {
        // What is planned for a case that has been taken back does not happen.
        if step.outcome.is_none() && case.is_withdrawn() {
            continue;
        }
        if let Some(meeting) = workspace.meeting_of_step(step)
            && meeting.takes_place()
        {
            judge_step(workspace, case, step, meeting, found);
        }
    }
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.takes_place() {
        return;
    }
    for item in &meeting.agenda {
        let ItemKind::Case(id) = &item.kind else { continue };
        match meeting.item_of(&id.value).map(|first| &first.kind) {
            Some(ItemKind::Case(first)) if first.span != id.span => found.push(
                RULE.at(id.span, format!("Sak {} står to ganger på sakslisten", id.value))
                    .with_label(first.span, "første gang her")
                    .with_advice("Ta bort den ene."),
            ),
            _ => judge_item(workspace, meeting, id, found),
        }
    }
}

/// A case says it is on an agenda: the agenda says so too, with the same number.
fn judge_step(
    workspace: &Workspace,
    case: &Case,
    step: &Step,
    meeting: &Meeting,
    found: &mut Vec<Diagnostic>,
) {
    let Some(item) = meeting.item_of(&case.id.value) else {
        if step.ended() == Some(Outcome::Withdrawn) {
            return;
        }
        let name = meeting_name(workspace, meeting);
        found.push(
            RULE.at(step.span, format!("Saken viser til {name}, men står ikke på sakslisten der"))
                .with_label(meeting.agenda_span, "møtets saksliste")
                .with_advice(format!(
                    "Sett {} på sakslisten, eller ta møtet bort fra behandlingen.",
                    case.id.value
                )),
        );
        return;
    };
    let place = match (&step.number, &item.number) {
        (None, None) => return,
        (Some(in_case), Some(in_meeting)) if in_case.value == in_meeting.value => return,
        (Some(in_case), _) => in_case.span,
        (None, Some(_)) => step.span,
    };
    let name = meeting_name(workspace, meeting);
    let written = |number: &Option<Placed<EcoString>>| match number {
        Some(number) => format!("sak {}", number.value),
        None => "uten nummer".to_owned(),
    };
    let (in_case, in_meeting) = (written(&step.number), written(&item.number));
    found.push(
        RULE.at(place, format!("Saken står som {in_case}, men på sakslisten til {name} {in_meeting}"))
            .with_label(item.number_span(), "slik står det på sakslisten")
            .with_advice("Sakslisten avgjør når innkallingen er sendt; rett den andre."),
    );
}

/// An agenda lists a case: the case says so too.
fn judge_item(workspace: &Workspace, meeting: &Meeting, id: &Placed<CaseId>, found: &mut Vec<Diagnostic>) {
    // Of two cases with one id nobody knows which is meant.
    let Some(case) = workspace.case(&id.value) else { return };
    if case.is_withdrawn() || case.routing.iter().any(|step| step.is_in(meeting)) {
        return;
    }
    if !case.routing.iter().any(|step| may_be_in(workspace, step, meeting)) {
        let action = Action::put_on_agenda(&id.value, &meeting.id);
        found.push(
            RULE.at(
                id.span,
                format!("Sak {} står på sakslisten, men saken viser ikke til dette møtet", id.value),
            )
            .with_label(case.routing_span, "sakens saksgang")
            .with_advice(format!("«{action}» fører det inn begge steder."))
            .with_remedies([action]),
        );
    }
}

/// Whether a step may well be the one in `meeting`, but for a day or a body that is written so that nobody
/// knows it, which is told already.
fn may_be_in(workspace: &Workspace, step: &Step, meeting: &Meeting) -> bool {
    match step.meeting {
        Some(day) => {
            day.value == meeting.date.value && !workspace.council.bodies.contains_key(&step.body.value)
        }
        None => step.outcome.is_some() && step.body.value == meeting.body.value,
    }
}

fn meeting_name(workspace: &Workspace, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    format!("{} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day))
}
