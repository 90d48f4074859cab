//! A case takes its next step: onto a meeting's agenda, or to its outcome there.

use chrono::Datelike;

pub use super::advanced::Advanced;
use super::edited::edited;
use super::front_matter::{FieldChange, scalar};
use super::held::held;
use super::numbers::Counter;
use super::routing_plan::RoutingPlan;
use super::settle::{self, Ending, TextSource};
use super::shared_id::{refuse_shared, refuse_twin};
use super::{NewText, StepError, find_meeting, refuse, withdraw};
use crate::action::{Action, Advance};
use crate::model::{
    AgendaItem, BodyId, Case, CaseId, ItemKind, Meeting, MeetingStatus, Need, Outcome, Placement, Status,
    Step,
};
use crate::norsk;
use crate::read::fields::nearest;
use crate::read::name_in_path;
use crate::text::Placed;
use crate::workspace::Workspace;

/// Takes the case `id` the step that is asked for.
///
/// # Errors
/// When the case or the meeting does not exist, or the step makes no sense there. Whether it is
/// allowed is for the rules to say.
pub fn advance(workspace: &Workspace, asked: &Advance, id: &CaseId) -> Result<Advanced, StepError> {
    if asked.cases.len() > 1 && asked.text.is_some() {
        return refuse(
            "--tekst er ordlyden i én sak. Før sakene inn hver for seg, eller bruk --som-foreslått.",
        );
    }
    let case = find_case(workspace, id)?;
    refuse_settled(case)?;
    if asked.outcome == Some(Outcome::Withdrawn) && withdraw::before_meeting(workspace, case, asked)? {
        return withdraw::withdraw(workspace, case, asked);
    }
    let mut plan = RoutingPlan::new(case);
    let mut agenda = None;
    let mut notes = Vec::new();
    let index = match &asked.meeting {
        Some(name) => {
            let meeting = find_meeting(workspace, name)?;
            refuse_twin(workspace, meeting)?;
            let index = place(workspace, &mut plan, meeting, &mut notes);
            agenda =
                put_on_agenda(workspace, &mut plan, index, meeting, asked.outcome.is_some(), &mut notes)?;
            index
        }
        None => {
            let index = waiting(workspace, case, asked.outcome)?;
            if let Some(meeting) = case.routing.get(index).and_then(|step| workspace.meeting_of_step(step)) {
                refuse_twin(workspace, meeting)?;
            }
            index
        }
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
    if !matches!(asked.outcome, None | Some(Outcome::Withdrawn)) {
        agenda = held(workspace, &plan.case.routing[index], agenda)?;
    }
    notes.extend(remaining(workspace, &plan.case, index));
    if let (Some(name), None) = (&asked.meeting, asked.outcome) {
        notes.extend(unlike(workspace, case, find_meeting(workspace, name)?));
    }
    let mut texts = vec![treated];
    texts.extend(agenda);
    let fate = fate(workspace, &plan, index, asked.outcome);
    Ok(Advanced { case: scalar(case.id.value.as_str()).to_string(), fate, texts, notes })
}

/// Says no to a case that is settled, and not followed up.
fn refuse_settled(case: &Case) -> Result<(), StepError> {
    let id = &case.id.value;
    match case.said_status() {
        Some(status @ Status::NotTakenUp) => {
            refuse(format!("Sak {id} er {}. «{}» tar den opp igjen.", status.word(), Action::take_up(id)))
        }
        Some(status) if status.is_settled() && status != Status::FollowUp => {
            refuse(format!("Sak {id} er {} og kan ikke føres videre.", status.word()))
        }
        _ => Ok(()),
    }
}

/// The case somebody means.
///
/// # Errors
/// When there is none, several have the id, or a file named by it cannot be read.
pub fn find_case<'a>(workspace: &'a Workspace, id: &CaseId) -> Result<&'a Case, StepError> {
    let id = &CaseId::from(name_in_path(id.as_str()).as_str());
    refuse_shared(workspace, id)?;
    if workspace.is_broken_case(id) {
        return refuse(format!("Sak {id} har feil som må rettes først; «ipr check» viser dem."));
    }
    if let Some(case) = workspace.case(id) {
        return Ok(case);
    }
    let alike: Vec<&Case> = workspace.cases.iter().filter(|case| case.id.value.is_like(id)).collect();
    match alike[..] {
        [] => {}
        [case] => return find_case(workspace, &case.id.value),
        _ => {
            for case in &alike {
                refuse_shared(workspace, &case.id.value)?;
            }
            let ids: Vec<&str> = alike.iter().map(|case| case.id.value.as_str()).collect();
            return refuse(format!("«{id}» kan være flere saker: {}.", norsk::alternatives(&ids)));
        }
    }
    let this_year = CaseId::from(format!("{}-{id}", workspace.today.year()).as_str());
    let meant = workspace.cases.iter().find(|case| case.id.value.is_like(&this_year));
    let known = workspace.cases.iter().map(|case| case.id.value.as_str());
    let hint = match meant.map(|case| case.id.value.as_str()).or_else(|| nearest(id.as_str(), known)) {
        Some(near) => format!("Mente du {near}?"),
        None => "«ipr sak list» viser sakene.".to_owned(),
    };
    refuse(format!("Det finnes ingen sak {id}. {hint}"))
}

/// The step that waits for an outcome.
fn waiting(workspace: &Workspace, case: &Case, outcome: Option<Outcome>) -> Result<usize, StepError> {
    if outcome.is_none() {
        return refuse(
            "Si hvor saken skal: --møte MØTE setter den på en saksliste, --utfall UTFALL fører inn hva møtet \
             gjorde.",
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
            "Alle behandlingene i saksgangen har et utfall. Legg til --møte for å føre saken til et nytt \
             møte.",
        ),
    }
}

/// The step for `meeting`, made if need be. Planned steps before it that nobody has taken are passed
/// over; whether that is allowed, the rules will say.
fn place(workspace: &Workspace, plan: &mut RoutingPlan, meeting: &Meeting, notes: &mut Vec<String>) -> usize {
    let (body, day) = (&meeting.body.value, meeting.date.value);
    let routing = &plan.case.routing;
    if let Some(index) = routing.iter().position(|step| step.is_in(meeting)) {
        return index;
    }
    let is_begun = |step: &Step| step.outcome.is_some() || step.day().is_some_and(|placed| placed <= day);
    let started = match routing.iter().rposition(is_begun) {
        Some(last) => last + 1,
        None => 0,
    };
    let is_waiting = |index: &usize| routing[*index].is_open() && routing[*index].body.value == *body;
    let Some(mut index) = (started..routing.len()).find(is_waiting) else {
        drop_retake(workspace, plan, started, body, notes);
        plan.insert(started, body);
        plan.set_meeting(started, day);
        return started;
    };
    let mut before = started;
    while before < index {
        let step = &plan.case.routing[before];
        if step.is_open() {
            let name = norsk::capitalised(&workspace.body_name(&step.body.value, workspace.today));
            notes.push(format!("{name} er tatt ut av saksgangen."));
            plan.remove(before);
            index -= 1;
        } else {
            before += 1;
        }
    }
    plan.set_meeting(index, day);
    index
}

/// A case that was put off in one body and goes to another does not wait for the first any more, unless the
/// first has the last word, or the other is to be heard before it.
fn drop_retake(
    workspace: &Workspace,
    plan: &mut RoutingPlan,
    index: usize,
    body: &BodyId,
    notes: &mut Vec<String>,
) {
    let case = &plan.case;
    let (Some(last), Some(next)) = (case.routing[..index].last(), case.routing.get(index)) else { return };
    let waiting = &next.body.value;
    if !next.is_open() || *waiting != last.body.value || !last.ended().is_some_and(Outcome::comes_back) {
        return;
    }
    let day = workspace.day_of(last);
    let decides = workspace.type_of(case).and_then(|case_type| case_type.decided_by.on(day));
    let has_last_word = decides.is_some_and(|row| row.value.value == *waiting);
    let before = workspace.routing_for(waiting, workspace.traits_of(case), &case.focus_areas, day);
    if !has_last_word && !before.contains(body) {
        notes.push("Saken går til et annet organ enn det som utsatte den.".to_owned());
        plan.remove(index);
    }
}

/// The meeting's new text with the case on its agenda, before the standing items that end it.
pub(super) fn put_on_agenda(
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
    match meeting.state() {
        Some(status @ (MeetingStatus::Cancelled | MeetingStatus::Moved)) => {
            return refuse(format!("Møtet {} er {}.", meeting.id, status.word()));
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
    if meeting.is_called_or_held() {
        if let Some(mut counter) = Counter::new(workspace, meeting)
            && let Some(number) = counter.next()
        {
            plan.set_number(index, &number);
            entry.push(("sak", number));
        }
        let how = match workspace.manifest_of(meeting) {
            Some(_) => {
                format!("sendt: «ipr utsending {}» lager en tilleggsinnkalling som dere sender", meeting.id)
            }
            None => format!("laget: «ipr innkalling {}» lager den på nytt", meeting.id),
        };
        notes.push(format!(
            "Innkallingen er allerede {how}. Saken kan bare avgjøres hvis verken møtelederen eller en tredel \
             av de møtende setter seg imot det (koml. § 11-3 femte ledd)."
        ));
    }
    entry.push(("id", plan.case.id.value.to_string()));
    let at = match meeting.agenda.iter().rposition(|item| !ends_agenda(workspace, meeting, item)) {
        Some(last) => last + 1,
        None => 0,
    };
    let insert = FieldChange::Insert { list: "saksliste", index: at, entry };
    Ok(Some(edited(workspace, meeting.source, &[insert])?))
}

/// What looks like a slip when the case is put before `meeting`: it belongs to the field of another group, or
/// the agenda has a case with the same title.
fn unlike(workspace: &Workspace, case: &Case, meeting: &Meeting) -> Vec<String> {
    let mut notes = Vec::new();
    let id = &case.id.value;
    if let Some(body) = workspace.council.body(&meeting.body.value)
        && !body.focus_areas.is_empty()
        && !case.focus_areas.iter().any(|area| body.focus_areas.iter().any(|its| its.value == area.value))
    {
        let name = norsk::capitalised(&body.running_name_on(meeting.date.value));
        let of = |areas: &[Placed<String>]| {
            let areas: Vec<&str> = areas.iter().map(|area| area.value.as_str()).collect();
            norsk::list(&areas)
        };
        let its = match case.focus_areas.is_empty() {
            true => format!("sak {id} sier ikke hvilket innsatsområde den hører til"),
            false => format!("sak {id} hører til {}", of(&case.focus_areas)),
        };
        notes.push(format!("{name} har {}, og {its}. Se om det er riktig møte.", of(&body.focus_areas)));
    }
    let language = workspace.council.language;
    for other in meeting.agenda.iter().filter_map(|item| workspace.case_of(item)) {
        if other.id.value != *id
            && other.open_title(language) == case.open_title(language)
            && case.openness().is_open()
        {
            notes.push(format!(
                "Sak {} på sakslisten har samme tittel. Er det den samme saken, ta den ene av.",
                other.id.value
            ));
        }
    }
    notes
}

/// What another body is to do with the case before the treatment at `index`, on a day that is set.
fn remaining(workspace: &Workspace, case: &Case, index: usize) -> Vec<String> {
    let mut notes = Vec::new();
    for unmet in workspace.unmet_needs(case, |_| true) {
        let is_here = case.routing.get(index).is_some_and(|step| step.span == unmet.step.span);
        if let Some(step) = unmet.planned.filter(|_| is_here && unmet.step.outcome.is_none())
            && let Some(day) = step.day().filter(|day| *day < unmet.day)
        {
            let body = workspace.body_name(&step.body.value, day);
            let what = match unmet.rule.value.need {
                Need::Recommendation => "Innstillingen fra",
                Need::Discussion => "Drøftingen i",
            };
            notes.push(format!("{what} {body} {} gjenstår før det.", norsk::date(day)));
        }
    }
    notes
}

/// Whether an item is one of the body's standing items that come last.
fn ends_agenda(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem) -> bool {
    let ItemKind::Standing(name) = &item.kind else { return false };
    let Some(body) = workspace.council.body(&meeting.body.value) else { return false };
    let mut rows = body.standing_items.rows.iter();
    rows.any(|row| row.value.name == name.value && row.value.placement == Placement::Last)
}

fn fate(workspace: &Workspace, plan: &RoutingPlan, index: usize, outcome: Option<Outcome>) -> String {
    let step = &plan.case.routing[index];
    let day = workspace.day_of(step);
    let name = workspace.body_name(&step.body.value, day);
    let date = norsk::date(day);
    match outcome {
        Some(outcome) => format!("er {} i {name} {date}", outcome.word()),
        None => format!("er satt på sakslisten til {name} {date}"),
    }
}

/// What has become of all of them: «Sakene 2024-001 og 2024-002 er satt på sakslisten til styret 16. februar
/// 2024».
pub fn sentence(taken: &[Advanced]) -> String {
    let mut fates: Vec<(&str, Vec<&str>)> = Vec::new();
    for step in taken {
        match fates.iter_mut().find(|(fate, _)| *fate == step.fate) {
            Some((_, ids)) => ids.push(&step.case),
            None => fates.push((&step.fate, vec![&step.case])),
        }
    }
    let mut told = Vec::new();
    for (fate, ids) in fates {
        let what = if ids.len() == 1 { "sak" } else { "sakene" };
        told.push(format!("{what} {} {fate}", norsk::list(&ids)));
    }
    norsk::capitalised(&told.join("; "))
}
