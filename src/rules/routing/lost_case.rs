use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Case, Meeting, Outcome, Step, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L07",
    name: "lost-case",
    title: "Åpen sak uten vei videre",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("lost_case.md"),
    check: Check::CaseAndMeeting(check, check_cancelled),
    work: Work::CarryOn,
    before_due: "Utfallet i et møte skal føres inn",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if !is_on_its_way(workspace, case) {
        return;
    }
    match case.next_step() {
        None => found.extend(without_next_body(case)),
        Some(step) => match workspace.meeting_of_step(step) {
            Some(meeting) => found.extend(left_behind(workspace, step, meeting)),
            None if step.meeting.is_none() => found.extend(without_day(workspace, case, step)),
            None => {}
        },
    }
}

/// A case whose first meeting was called off has been nowhere, and would lie with the secretariat like
/// any draft: the agenda still has it.
fn check_cancelled(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(status) = meeting.status else { return };
    if !meeting.is_cancelled() {
        return;
    }
    for item in &meeting.agenda {
        let Some(case) = workspace.case_of(item) else { continue };
        let Some(step) = case.next_step() else { continue };
        if !step.is_open()
            || step.body.value != meeting.body.value
            || case.last_done().is_some()
            || !is_on_its_way(workspace, case)
            || has_time(workspace, case, step)
        {
            continue;
        }
        let name = workspace.body_name(&step.body.value, meeting.date.value);
        let message = format!(
            "Saken skulle opp i {name} {}, som er avlyst, og er ikke satt opp på nytt",
            norsk::date(meeting.date.value)
        );
        let finding = RULE.at(step.span, message).with_label(status.span, "møtet er avlyst");
        found.push(super::next_meeting::until_next_meeting(workspace, finding, case, step, workspace.today));
    }
}

/// Whether the secretariat has set itself a day for the case that has not come, or L11 asks for one.
fn has_time(workspace: &Workspace, case: &Case, step: &Step) -> bool {
    case.deadline.is_some_and(|deadline| deadline.value >= workspace.today)
        || is_asked_for_by_hearing(workspace, case, step)
}

/// L11 asks for the day of the body that decides what has a hearing deadline.
fn is_asked_for_by_hearing(workspace: &Workspace, case: &Case, step: &Step) -> bool {
    case.hearing_deadline.is_some() && workspace.deciding_body(case) == Some(&step.body.value)
}

/// Whether the case is open, waits for nothing that is written down, and was not put off: a case put
/// off has a rule of its own.
fn is_on_its_way(workspace: &Workspace, case: &Case) -> bool {
    if !case.is_unsettled() || case.proved_status(workspace.deciding_body(case)).is_settled() {
        return false;
    }
    let waits = case.waiting.as_ref().is_some_and(|waiting| !waiting.is_over(workspace.today));
    let last = case.last_done().and_then(Step::ended);
    !waits && !last.is_some_and(Outcome::comes_back)
}

/// What no body has seen yet lies with the secretariat, which may take the time it needs.
fn without_next_body(case: &Case) -> Option<Diagnostic> {
    let (status, last) = (case.status?, case.last_done()?);
    Some(
        RULE.at(status.span, "Saken er åpen, men har ikke noe neste organ")
            .with_label(last.span, "det siste som er ført inn")
            .with_advice(
                "Før opp organet saken skal til, skriv hva den venter på under «venter», eller avslutt den.",
            ),
    )
}

/// The body has met, and nobody has written what came of it.
fn left_behind(workspace: &Workspace, step: &Step, meeting: &Meeting) -> Option<Diagnostic> {
    let day = step.meeting?;
    let name = workspace.body_name(&step.body.value, day.value);
    let when = norsk::date(day.value);
    if !meeting.takes_place() {
        let status = meeting.status?;
        return Some(
            RULE.at(
                day.span,
                format!(
                    "Møtet i {name} {when} er {}, og saken er ikke satt opp på nytt",
                    status.value.word()
                ),
            )
            .with_label(status.span, "møtets status")
            .with_advice(
                "Sett behandlingen opp i et nytt møte, eller skriv hva saken venter på under «venter».",
            ),
        );
    }
    if day.value >= workspace.today || !meeting.is_held() {
        return None;
    }
    Some(
        RULE.at(day.span, format!("Møtet i {name} {when} er holdt, men saken har ikke fått noe utfall"))
            .with_label(meeting.date.span, "møtet")
            .with_advice("«ipr sak advance» fører inn utfallet.")
            .due_on(calendar::record_day(day.value)),
    )
}

/// The case has been treated, the next body is known, but not when.
fn without_day(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    if is_asked_for_by_hearing(workspace, case, step) {
        return None;
    }
    let name = workspace.body_name(&step.body.value, workspace.today);
    if let Some(deadline) = case.deadline {
        if deadline.value >= workspace.today {
            return None;
        }
        return Some(
            RULE.at(deadline.span, format!("Sakens frist er ute, og den er ikke satt opp i {name}"))
                .with_label(step.span, "den neste behandlingen har ingen dato")
                .with_advice("Sett saken på en saksliste med «ipr sak advance», eller sett en ny frist."),
        );
    }
    let last = case.last_done()?.meeting?;
    let from = last.value.succ_opt()?.max(workspace.today);
    let message = match case.waiting.as_ref().and_then(|waiting| waiting.until) {
        Some(until) => {
            format!("Saken skulle vente til {} og er ikke satt opp i {name}", norsk::date(until.value))
        }
        None => format!("Saken skal til {name}, men har verken møtedato, frist eller noe den venter på"),
    };
    let finding = RULE.at(step.span, message).with_label(last.span, "sist behandlet");
    Some(super::next_meeting::until_next_meeting(workspace, finding, case, step, from))
}
