use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashMap;

use crate::model::{AgendaItem, Case, ItemKind, Meeting, Outcome, PaperPart, Status, Step};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "L15",
    name: "disallowed-transition",
    title: "Saken eller møtet kan ikke endres slik",
    severity: Severity::Error,
    basis: "koml. § 11-4",
    page: include_str!("disallowed_transition.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let Some(base) = &workspace.base else { return };
    for (before, case) in workspace.changed_cases(base) {
        if let Some(before) = before {
            judge_record(workspace, base, before, case, found);
        }
        judge_new_outcomes(workspace, base, before, case, found);
        judge_status(workspace, base, before, case, found);
    }
    for case in workspace.lost_cases(base) {
        judge_loss(workspace, base, case, found);
    }
    for meeting in &base.meetings {
        if meeting.has_been_called() {
            judge_agenda(workspace, base, meeting, found);
        }
    }
}

/// An outcome that has been recorded stands as it was.
fn judge_record(
    workspace: &Workspace,
    base: &Workspace,
    before: &Case,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    for step in &before.routing {
        let (Some(outcome), Some(day)) = (step.ended(), step.day()) else { continue };
        let now = case.same_step(step);
        let is = now.and_then(|step| step.outcome);
        if is.is_some_and(|is| is.value == outcome)
            || workspace.is_step_corrected(base, case, step, PaperPart::Outcome)
        {
            continue;
        }
        let treatment = treatment(workspace, step);
        let was = outcome.word();
        let (place, message) = match (now, is) {
            (_, Some(is)) => (
                is.span,
                format!("Utfallet {treatment} var «{was}» og er gjort om til «{}»", is.value.word()),
            ),
            (Some(step), None) => (step.span, format!("Utfallet «{was}» {treatment} er tatt bort")),
            (None, None) => {
                (case.routing_span, format!("Behandlingen {treatment}, «{was}», er tatt ut av saksgangen"))
            }
        };
        found.push(RULE.at(place, message).with_advice(format!(
            "Sett tilbake «{{organ: {}, møte: {day}, utfall: {was}}}». Var det en skrivefeil, skriv hvorfor \
             i et avvik fra L15 i saken.",
            step.body.value
        )));
    }
}

/// An outcome that is new belongs to a treatment that was on an agenda, or to a meeting that has been held
/// with the case on its agenda. To withdraw a case takes no meeting.
fn judge_new_outcomes(
    workspace: &Workspace,
    base: &Workspace,
    before: Option<&Case>,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    for step in &case.routing {
        let Some(outcome) = step.outcome else { continue };
        let was_planned = before.is_some_and(|before| before.same_step(step).is_some());
        if outcome.value == Outcome::Withdrawn || was_planned {
            continue;
        }
        // A meeting that has no file is a fault of its own.
        let Some(meeting) = workspace.meeting_of_step(step) else { continue };
        let is_listed = meeting.item_of(&case.id.value).is_some();
        if meeting.is_held() && is_listed {
            continue;
        }
        let from = match before {
            Some(before) => status_before(base, before),
            None => Status::Draft,
        };
        let missing =
            if is_listed { "møtet ikke er ført som avholdt" } else { "saken ikke sto på sakslisten" };
        let message = format!(
            "Saken går rett fra «{}» til «{}» {}, der {missing}",
            from.word(),
            outcome.value.word(),
            treatment(workspace, step)
        );
        let place = match meeting.status {
            Some(status) if is_listed => status.span,
            _ => meeting.agenda_span,
        };
        found.push(RULE.at(outcome.span, message).with_label(place, "møtet slik det står").with_advice(
            "Er møtet holdt, så sett status til avholdt og saken på sakslisten der. Ellers \
             ta bort utfallet til møtet har behandlet saken.",
        ));
    }
}

/// The status is one that the status before it can lead to.
fn judge_status(
    workspace: &Workspace,
    base: &Workspace,
    before: Option<&Case>,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(before), Some(status)) = (before, case.status) else { return };
    let proved = case.proved_status(workspace.deciding_body(case));
    // A status that the routing contradicts is a fault of its own.
    if !status.value.may_stand_for(proved) {
        return;
    }
    let was = status_before(base, before);
    if was.is_settled()
        && !was.can_be_treated_again()
        && let Some(outcome) = reopening(before, case)
    {
        found.push(
            RULE.at(outcome, format!("Saken var «{}», men har fått en ny behandling", was.word()))
                .with_basis("filformatet")
                .with_advice(
                    "En avgjort sak tas ikke opp igjen: lag en ny sak og la de to høre sammen. Skal \
                     vedtaket følges opp i organet, push status «under oppfølging» først.",
                ),
        );
        return;
    }
    if was.can_become(status.value) || was.can_become(proved) {
        return;
    }
    let advice = if was.is_settled() {
        format!(
            "Sett tilbake «status: {}». En avgjort sak følges opp eller avsluttes; skal spørsmålet opp \
             igjen, lag en ny sak og la de to høre sammen.",
            was.word()
        )
    } else {
        format!("Sett tilbake «status: {}», eller før inn behandlingene mellom.", was.word())
    };
    let message = format!("En sak som er «{}», kan ikke bli «{}»", was.word(), status.value.word());
    found.push(RULE.at(status.span, message).with_basis("filformatet").with_advice(advice));
}

/// The outcome of a treatment later than all that a case had had.
fn reopening(before: &Case, case: &Case) -> Option<Span> {
    let last = before.last_done()?.day()?;
    for step in &case.routing {
        if let (Some(day), Some(outcome)) = (step.day(), step.outcome)
            && day > last
        {
            return Some(outcome.span);
        }
    }
    None
}

/// The status a case had: what the file said, unless its routing then proved something else.
fn status_before(base: &Workspace, case: &Case) -> Status {
    let proved = case.proved_status(base.deciding_body(case));
    match case.said_status() {
        Some(said) if said.may_stand_for(proved) => said,
        _ => proved,
    }
}

/// A case that a body has treated is not deleted.
fn judge_loss(workspace: &Workspace, base: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(step) = case.last_done() else { return };
    let id = &case.id.value;
    let path = &base.source(case.source).path;
    let (place, message) = if let Some(other) = workspace.case_in(path) {
        (other.id.span, format!("Sak {id} har fått id {} etter at den ble behandlet", other.id.value))
    } else {
        let Some(place) = place_of_loss(workspace, case) else { return };
        (place, format!("Sak {id} er slettet, men ble behandlet {}", treatment(base, step)))
    };
    found.push(RULE.at(place, message).with_advice(format!(
        "Hent filen tilbake fra git: «git checkout HEAD~1 -- {path}», eller fra commiten som hadde den."
    )));
}

/// Where to say that a case is gone: in a meeting that treated it, or at the body whose meeting is gone too.
fn place_of_loss(workspace: &Workspace, case: &Case) -> Option<Span> {
    let treated = || case.routing.iter().rev().filter(|step| step.outcome.is_some());
    for step in treated() {
        if let Some(meeting) = workspace.meeting_of_step(step) {
            return Some(match meeting.item_of(&case.id.value) {
                Some(item) => item.span,
                None => meeting.agenda_span,
            });
        }
    }
    let body = treated().find_map(|step| workspace.council.body(&step.body.value))?;
    Some(body.span)
}

/// The numbers on an agenda stand once people have been called to it, as long as the meeting does.
fn judge_agenda(workspace: &Workspace, base: &Workspace, before: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(meeting) = workspace.meeting_on(&before.body.value, before.date.value) else {
        if !workspace.is_broken_meeting(&before.id) {
            found.extend(lost_meeting(workspace, before));
        }
        return;
    };
    let is_same = base.source(before.source).text == workspace.source(meeting.source).text;
    if is_same || !meeting.takes_place() {
        return;
    }
    let mut by_number: HashMap<&str, &AgendaItem> = HashMap::new();
    let mut by_subject: HashMap<(char, &str), &AgendaItem> = HashMap::new();
    for item in &meeting.agenda {
        if let Some(number) = &item.number {
            by_number.insert(&number.value, item);
        }
        if let Some(subject) = subject(&item.kind) {
            by_subject.insert(subject, item);
        }
    }
    for item in &before.agenda {
        let Some(number) = &item.number else { continue };
        let number = number.value.as_str();
        let was = subject(&item.kind);
        let holder = by_number.get(number);
        if holder.is_some_and(|holder| subject(&holder.kind) == was) {
            continue;
        }
        let place = match (was.and_then(|was| by_subject.get(&was)), holder) {
            (Some(item), _) => item.number_span(),
            (None, Some(holder)) => holder.span,
            (None, None) => meeting.agenda_span,
        };
        let what = was.map_or("en sak uten id", |(_, name)| name);
        let message = format!(
            "{} {} var {what}, og er det ikke lenger",
            norsk::numbered(number),
            place_of(workspace, before)
        );
        found.push(RULE.at(place, message).with_basis("filformatet").with_advice(
            "Gi saken tilbake nummeret den ble innkalt med. En sak som trekkes eller utsettes, beholder \
             plass og nummer på sakslisten.",
        ));
    }
}

/// What an item is, in a form that can be known again; a title alone may be mended.
fn subject(kind: &ItemKind) -> Option<(char, &str)> {
    match kind {
        ItemKind::Case(id) => Some(('c', id.value.as_str())),
        ItemKind::Standing(name) => Some(('s', &name.value)),
        ItemKind::Plain => None,
    }
}

/// That a meeting is gone that people had been called to: said in a case it had, or at its body.
fn lost_meeting(workspace: &Workspace, before: &Meeting) -> Option<Diagnostic> {
    let place = match before.agenda.iter().find_map(|item| workspace.case_of(item)) {
        Some(case) => match case.routing.iter().find(|step| step.is_in(before)) {
            Some(step) => step.span,
            None => case.routing_span,
        },
        None => workspace.council.body(&before.body.value)?.span,
    };
    let message = format!("Møtet {} er borte, men det var innkalt", place_of(workspace, before));
    Some(RULE.at(place, message).with_basis("filformatet").with_advice(format!(
        "Hent tilbake mappen meetings/{}. Et møte som ikke blir holdt, får status avlyst eller flyttet.",
        before.id
    )))
}

fn place_of(workspace: &Workspace, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    format!("i {} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day))
}

/// «i styret 16. februar 2024»
fn treatment(workspace: &Workspace, step: &Step) -> String {
    let day = workspace.day_of(step);
    format!("i {} {}", workspace.body_name(&step.body.value, day), norsk::date(day))
}
