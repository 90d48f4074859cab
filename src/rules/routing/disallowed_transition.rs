use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashMap;

use crate::model::{AgendaItem, Case, ItemKind, Meeting, Outcome, Status, Step};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "L15",
    name: "disallowed-transition",
    title: "Steget er ikke lov fra det som var",
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
            judge_record(workspace, before, case, found);
        }
        judge_new_outcomes(workspace, base, before, case, found);
        judge_status(workspace, base, before, case, found);
    }
    for case in workspace.lost_cases(base) {
        judge_loss(workspace, base, case, found);
    }
    for meeting in base.meetings.iter().filter(|meeting| meeting.has_been_called()) {
        judge_agenda(workspace, base, meeting, found);
    }
}

/// An outcome that has been recorded stands as it was.
fn judge_record(workspace: &Workspace, before: &Case, case: &Case, found: &mut Vec<Diagnostic>) {
    for step in &before.routing {
        let (Some(outcome), Some(day)) = (step.outcome, step.meeting) else { continue };
        let now = case.same_step(step);
        let is = now.and_then(|step| step.outcome);
        if is.is_some_and(|is| is.value == outcome.value) {
            continue;
        }
        let treatment = treatment(workspace, step);
        let was = outcome.value.word();
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
            "Sett tilbake «{{organ: {}, møte: {}, utfall: {was}}}». Var det en skrivefeil, skriv hvorfor i et avvik fra L15 i saken.",
            step.body.value, day.value
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
        let Some(outcome) = step.outcome.filter(|outcome| outcome.value != Outcome::Withdrawn) else {
            continue;
        };
        let was_planned = before.and_then(|before| before.same_step(step)).is_some();
        // A meeting that has no file is a fault of its own.
        let Some(meeting) = workspace.meeting_of_step(step).filter(|_| !was_planned) else { continue };
        let is_held = meeting.is_held();
        let is_listed = meeting.item_of(&case.id.value).is_some();
        if is_held && is_listed {
            continue;
        }
        let from = before.map_or(Status::Draft, |before| status_before(base, before));
        let missing =
            if is_listed { "møtet ikke er ført som avholdt" } else { "saken ikke sto på sakslisten" };
        let message = format!(
            "Saken går rett fra «{}» til «{}» {}, der {missing}",
            from.word(),
            outcome.value.word(),
            treatment(workspace, step)
        );
        let place = meeting.status.filter(|_| is_listed).map_or(meeting.agenda_span, |status| status.span);
        found.push(
            RULE.at(outcome.span, message)
                .with_label(place, "møtet slik det står")
                .with_advice("Er møtet holdt, så sett status til avholdt og saken på sakslisten der. Ellers ta bort utfallet til møtet har behandlet saken."),
        );
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
    if let Some(outcome) = reopening(before, case).filter(|_| was.is_settled() && was != Status::FollowUp) {
        found.push(
            RULE.at(outcome, format!("Saken var «{}», men har fått en ny behandling", was.word()))
                .with_basis("filformatet")
                .with_advice("En avgjort sak tas ikke opp igjen: lag en ny sak og la de to høre sammen. Skal vedtaket følges opp i organet, push status «under oppfølging» først."),
        );
        return;
    }
    if was.can_become(status.value) || was.can_become(proved) {
        return;
    }
    let advice = if was.is_settled() {
        format!(
            "Sett tilbake «status: {}». En avgjort sak følges opp eller avsluttes; skal spørsmålet opp igjen, lag en ny sak og la de to høre sammen.",
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
    let last = before.last_done()?.meeting?.value;
    let is_later = |step: &&Step| step.meeting.is_some_and(|day| day.value > last);
    case.routing.iter().filter(is_later).find_map(|step| step.outcome).map(|outcome| outcome.span)
}

/// The status a case had: what the file said, unless its routing then proved something else.
fn status_before(base: &Workspace, case: &Case) -> Status {
    let proved = case.proved_status(base.deciding_body(case));
    case.said_status().filter(|status| status.may_stand_for(proved)).unwrap_or(proved)
}

/// A case that a body has treated is not deleted.
fn judge_loss(workspace: &Workspace, base: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(step) = case.last_done() else { return };
    let id = &case.id.value;
    let path = &base.source(case.source).path;
    let Some((place, message)) = place_of_loss(workspace, case, path) else { return };
    let message = message
        .unwrap_or_else(|| format!("Sak {id} er slettet, men ble behandlet {}", treatment(base, step)));
    found.push(RULE.at(place, message).with_advice(format!(
        "Hent filen tilbake fra git: «git checkout HEAD~1 -- {path}», eller fra commiten som hadde den."
    )));
}

/// Where to say that a case is gone, and in what words if it has only got another id: in the file that
/// was its own, a meeting that treated it, or the body whose meeting is gone too.
fn place_of_loss(workspace: &Workspace, case: &Case, path: &str) -> Option<(Span, Option<String>)> {
    if let Some(other) = workspace.case_in(path) {
        let message =
            format!("Sak {} har fått id {} etter at den ble behandlet", case.id.value, other.id.value);
        return Some((other.id.span, Some(message)));
    }
    let treated = || case.routing.iter().rev().filter(|step| step.outcome.is_some());
    let in_meeting = treated().find_map(|step| workspace.meeting_of_step(step)).map(|meeting: &Meeting| {
        meeting.item_of(&case.id.value).map_or(meeting.agenda_span, |item| item.span)
    });
    let in_council =
        || treated().find_map(|step| workspace.council.bodies.get(&step.body.value)).map(|body| body.span);
    in_meeting.or_else(in_council).map(|place| (place, None))
}

/// The numbers on an agenda stand once people have been called to it, as long as the meeting does.
fn judge_agenda(workspace: &Workspace, base: &Workspace, before: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(meeting) = workspace.meeting_on(&before.body.value, before.date.value) else {
        if !workspace.broken_meetings.contains(&before.id) {
            found.extend(lost_meeting(workspace, before));
        }
        return;
    };
    let is_same = base.source(before.source).text == workspace.source(meeting.source).text;
    if is_same || !meeting.takes_place() {
        return;
    }
    let by_number: HashMap<&str, &AgendaItem> =
        meeting.agenda.iter().filter_map(|item| Some((item.number.as_ref()?.value.as_str(), item))).collect();
    let by_subject: HashMap<(char, &str), &AgendaItem> =
        meeting.agenda.iter().filter_map(|item| Some((subject(&item.kind)?, item))).collect();
    for item in &before.agenda {
        let Some(number) = item.number.as_ref().map(|number| number.value.as_str()) else { continue };
        let was = subject(&item.kind);
        let holder = by_number.get(number);
        if holder.is_some_and(|holder| subject(&holder.kind) == was) {
            continue;
        }
        let place = match (was.and_then(|was| by_subject.get(&was)), holder) {
            (Some(item), _) => item.number.as_ref().map_or(item.span, |number| number.span),
            (None, Some(holder)) => holder.span,
            (None, None) => meeting.agenda_span,
        };
        let what = was.map_or("en sak uten id", |(_, name)| name);
        let message =
            format!("Sak {number} {} var {what}, og er det ikke lenger", place_of(workspace, before));
        found.push(RULE.at(place, message).with_basis("filformatet").with_advice(
            "Gi saken tilbake nummeret den ble innkalt med. En sak som trekkes eller utsettes, beholder plass og nummer på sakslisten.",
        ));
    }
}

/// What an item is, in a form that can be known again; a title alone may be mended.
fn subject(kind: &ItemKind) -> Option<(char, &str)> {
    match kind {
        ItemKind::Case(id) => Some(('c', &id.value)),
        ItemKind::Standing(name) => Some(('s', &name.value)),
        ItemKind::Plain => None,
    }
}

/// That a meeting is gone that people had been called to: said in a case it had, or at its body.
fn lost_meeting(workspace: &Workspace, before: &Meeting) -> Option<Diagnostic> {
    let in_case = before.agenda.iter().find_map(|item| match &item.kind {
        ItemKind::Case(id) => workspace.case(&id.value).map(|case| {
            case.routing.iter().find(|step| step.is_in(before)).map_or(case.routing_span, |step| step.span)
        }),
        _ => None,
    });
    let body = || workspace.council.bodies.get(&before.body.value).map(|body| body.span);
    let message = format!("Møtet {} er borte, men det var innkalt", place_of(workspace, before));
    Some(RULE.at(in_case.or_else(body)?, message).with_basis("filformatet").with_advice(format!(
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
