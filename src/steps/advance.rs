//! A case takes its next step: onto a meeting's agenda, or to its outcome there.

use super::front_matter::{self, FieldChange, scalar};
use super::held::held;
use super::numbers::Counter;
use super::routing_plan::RoutingPlan;
use super::settle::{self, Ending, TextSource};
use super::{Change, NewText, StepError, find_meeting, refuse};
use crate::action::Advance;
use crate::model::{Case, ItemKind, Meeting, MeetingStatus, Outcome, Placement, Status};
use crate::norsk;
use crate::read::fields::nearest;
use crate::workspace::Workspace;

/// The case's and the meeting's new texts.
///
/// # Errors
/// When the case or the meeting does not exist, or the step makes no sense there. Whether it is
/// allowed is for the rules to say.
pub fn advance(workspace: &Workspace, asked: &Advance) -> Result<Change, StepError> {
    let case = find_case(workspace, &asked.case)?;
    if case.status.is_some_and(|status| status.value.is_settled() && status.value != Status::FollowUp) {
        let word = case.status.map_or("", |status| status.value.word());
        return refuse(format!("Sak {} er {word} og kan ikke føres videre.", case.id.value));
    }
    let is_planned = case.routing.iter().any(|step| step.outcome.is_none() && step.meeting.is_some());
    if asked.outcome == Some(Outcome::Withdrawn) && asked.meeting.is_none() && !is_planned {
        return withdraw(workspace, case, asked);
    }
    let mut plan = RoutingPlan::new(case);
    let mut agenda = None;
    let mut notes = Vec::new();
    let index = match &asked.meeting {
        Some(name) => {
            let meeting = find_meeting(workspace, name)?;
            let index = place(workspace, &mut plan, meeting, &mut notes);
            agenda =
                put_on_agenda(workspace, &mut plan, index, meeting, asked.outcome.is_some(), &mut notes)?;
            index
        }
        None => waiting(workspace, case, asked.outcome)?,
    };
    let wording = match &asked.text {
        Some(text) => Some(TextSource::Given(text.clone())),
        None if asked.as_proposed => Some(TextSource::AsProposed),
        None => None,
    };
    let ending = Ending {
        index,
        outcome: asked.outcome,
        wording: wording.as_ref(),
        deciding: workspace.deciding_body(case),
    };
    let treated = settle::treated(workspace, &mut plan, ending, &mut notes)?;
    if asked.outcome.is_some_and(|outcome| outcome != Outcome::Withdrawn) {
        agenda = held(workspace, &plan.case.routing[index], agenda)?;
    }
    let mut texts = vec![treated];
    texts.extend(agenda);
    Ok(Change { texts, message: sentence(workspace, &plan, index, asked), notes })
}

/// The case is taken back before any meeting has it on its agenda.
fn withdraw(workspace: &Workspace, case: &Case, asked: &Advance) -> Result<Change, StepError> {
    if asked.text.is_some() || asked.as_proposed {
        return refuse(format!("Utfallet «{}» har ingen tekst.", Outcome::Withdrawn.word()));
    }
    let mut plan = RoutingPlan::new(case);
    plan.set_status(Status::Withdrawn);
    let source = workspace.source(case.source);
    let text = front_matter::change(&source.text, &plan.changes)?;
    let message = format!("Sak {} er trukket", scalar(&case.id.value));
    Ok(Change { texts: vec![NewText { path: source.path.clone(), text }], message, notes: Vec::new() })
}

/// The case somebody means.
///
/// # Errors
/// When there is none.
pub fn find_case<'a>(workspace: &'a Workspace, id: &str) -> Result<&'a Case, StepError> {
    if let Some(case) = workspace.case(id) {
        return Ok(case);
    }
    if workspace.broken_cases.contains(id) {
        return refuse(format!("Sak {id} har feil som må rettes først; «ipr check» viser dem."));
    }
    let hint = nearest(id, workspace.cases.iter().map(|case| case.id.value.as_str()))
        .map_or_else(|| "«ipr sak list» viser sakene.".to_owned(), |near| format!("Mente du {near}?"));
    refuse(format!("Det finnes ingen sak {id}. {hint}"))
}

/// The step that waits for an outcome.
fn waiting(workspace: &Workspace, case: &Case, outcome: Option<Outcome>) -> Result<usize, StepError> {
    if outcome.is_none() {
        return refuse(
            "Si hvor saken skal: --møte MØTE setter den på en saksliste, --utfall UTFALL fører inn hva møtet gjorde.",
        );
    }
    if outcome == Some(Outcome::Withdrawn)
        && let Some(index) =
            case.routing.iter().position(|step| step.outcome.is_none() && step.meeting.is_some())
    {
        return Ok(index);
    }
    match case.routing.iter().position(|step| step.outcome.is_none()) {
        Some(index) if case.routing[index].meeting.is_some() => Ok(index),
        Some(index) => refuse(format!(
            "Saken er ikke på noen saksliste ennå; neste er {}. Legg til --møte.",
            workspace.body_name(&case.routing[index].body.value, workspace.today)
        )),
        None => refuse(
            "Alle behandlingene i saksgangen har et utfall. Legg til --møte for å føre saken til et nytt møte.",
        ),
    }
}

/// The step for `meeting`, made if need be. Planned steps before it that nobody has taken are passed
/// over; whether that is allowed, the rules will say.
fn place(workspace: &Workspace, plan: &mut RoutingPlan, meeting: &Meeting, notes: &mut Vec<String>) -> usize {
    let (body, day) = (&meeting.body.value, meeting.date.value);
    if let Some(index) = plan.case.routing.iter().position(|step| step.is_in(meeting)) {
        return index;
    }
    let started = plan
        .case
        .routing
        .iter()
        .rposition(|step| step.outcome.is_some() || step.meeting.is_some_and(|placed| placed.value <= day))
        .map_or(0, |index| index + 1);
    let waiting = (started..plan.case.routing.len())
        .find(|&index| plan.case.routing[index].body.value == *body && plan.case.routing[index].is_open());
    let Some(mut index) = waiting else {
        drop_retake(plan, started, notes);
        plan.insert(started, body);
        plan.set_meeting(started, day);
        return started;
    };
    let mut before = started;
    while before < index {
        if plan.case.routing[before].is_open() {
            notes.push(format!(
                "{} er tatt ut av saksgangen.",
                norsk::capitalised(
                    &workspace.body_name(&plan.case.routing[before].body.value, workspace.today)
                )
            ));
            plan.remove(before);
            index -= 1;
        } else {
            before += 1;
        }
    }
    plan.set_meeting(index, day);
    index
}

/// A case that was put off in one body and goes to another does not wait for the first any more.
fn drop_retake(plan: &mut RoutingPlan, index: usize, notes: &mut Vec<String>) {
    let routing = &plan.case.routing;
    let was_put_off =
        index > 0 && matches!(routing[index - 1].ended(), Some(Outcome::Postponed | Outcome::SentBack));
    if was_put_off
        && routing
            .get(index)
            .is_some_and(|step| step.is_open() && step.body.value == routing[index - 1].body.value)
    {
        notes.push("Saken går til et annet organ enn det som utsatte den.".to_owned());
        plan.remove(index);
    }
}

/// The meeting's new text with the case on its agenda, before the standing items that end it.
fn put_on_agenda(
    workspace: &Workspace,
    plan: &mut RoutingPlan,
    index: usize,
    meeting: &Meeting,
    is_record: bool,
    notes: &mut Vec<String>,
) -> Result<Option<NewText>, StepError> {
    if let Some(item) = meeting.item_of(&plan.case.id.value) {
        if let (Some(number), None) = (&item.number, &plan.case.routing[index].number) {
            plan.set_number(index, &number.value);
        }
        return Ok(None);
    }
    let status = meeting.state();
    match status {
        Some(MeetingStatus::Cancelled | MeetingStatus::Moved) => {
            return refuse(format!("Møtet {} er {}.", meeting.id, status.map_or("", MeetingStatus::word)));
        }
        Some(MeetingStatus::Held) if !is_record => {
            return refuse(format!(
                "Møtet {} er avholdt, så saken kan ikke settes på sakslisten nå.",
                meeting.id
            ));
        }
        _ => {}
    }
    let mut entry = Vec::new();
    if matches!(status, Some(MeetingStatus::Called | MeetingStatus::Held)) {
        if let Some(number) = Counter::new(workspace, meeting).and_then(|mut counter| counter.next()) {
            plan.set_number(index, &number);
            entry.push(("sak", number));
        }
        let how = match workspace.manifest_of(meeting) {
            Some(_) => format!("sendt: «ipr utsending {}» sender en tilleggsinnkalling", meeting.id),
            None => format!("laget: «ipr innkalling {}» lager den på nytt", meeting.id),
        };
        notes.push(format!(
            "Innkallingen er alt {how}. Saken kan bare avgjøres hvis verken møtelederen eller en tredel av de møtende setter seg imot det (koml. § 11-3 femte ledd)."
        ));
    }
    entry.push(("id", plan.case.id.value.clone()));
    let closing = |kind: &ItemKind| {
        let ItemKind::Standing(name) = kind else { return false };
        workspace.council.bodies.get(&meeting.body.value).is_some_and(|body| {
            body.standing_items
                .rows
                .iter()
                .any(|row| row.value.name == name.value && row.value.placement == Placement::Last)
        })
    };
    let at = meeting.agenda.iter().rposition(|item| !closing(&item.kind)).map_or(0, |last| last + 1);
    let source = workspace.source(meeting.source);
    let text =
        front_matter::change(&source.text, &[FieldChange::Insert { list: "saksliste", index: at, entry }])?;
    Ok(Some(NewText { path: source.path.clone(), text }))
}

fn sentence(workspace: &Workspace, plan: &RoutingPlan, index: usize, asked: &Advance) -> String {
    let step = &plan.case.routing[index];
    let day = workspace.day_of(step);
    let name = workspace.body_name(&step.body.value, day);
    let date = norsk::date(day);
    let id = scalar(&plan.case.id.value);
    match asked.outcome {
        Some(outcome) => format!("Sak {id} er {} i {name} {date}", outcome.word()),
        None => format!("Sak {id} er satt på sakslisten til {name} {date}"),
    }
}
