//! The lines of an agenda: their order, taking one off, and papers that follow the notice.

use chrono::{Datelike, NaiveDate};

use super::edited::edited;
use super::front_matter::FieldChange;
use super::routing_plan::RoutingPlan;
use super::shared_id::refuse_shared_on;
use super::tree::Tree;
use super::{Change, NewText, Refusals, StepError, call, find_meeting, planned, refuse, will_be_held};
use crate::action::{PlaceItem, TakeOffItem};
use crate::model::{AgendaItem, ItemKind, Meeting};
use crate::norsk;
use crate::read::fields::nearest;
use crate::workspace::Workspace;

const LIST: &str = "saksliste";

/// The meeting's new text with an item in another place. Numbers stay with their items.
///
/// # Errors
/// When there is no such meeting or item, or the meeting is over.
pub fn place(workspace: &Workspace, asked: &PlaceItem) -> Result<Change, StepError> {
    let meeting = open_meeting(workspace, &asked.meeting)?;
    let index = find_item(workspace, meeting, &asked.item)?;
    let to = match &asked.before {
        Some(before) => {
            let before = find_item(workspace, meeting, before)?;
            if before > index { before - 1 } else { before }
        }
        None => meeting.agenda.len() - 1,
    };
    let item = &meeting.agenda[index];
    let name = norsk::capitalised(&item.known_as());
    if asked.before.as_ref().is_some_and(|before| find_item(workspace, meeting, before) == Ok(index)) {
        return refuse(format!("{name} kan ikke stå foran seg selv."));
    }
    if to == index {
        return refuse(format!("{name} står der allerede."));
    }
    let text = edited(workspace, meeting.source, &[FieldChange::Move { list: LIST, index, to }])?;
    let mut notes = Vec::new();
    if meeting.numbers().next().is_some() {
        notes.push("Sakene har fått nummer og beholder det.".to_owned());
    }
    notes.extend(how_to_tell(workspace, meeting));
    let message = format!("{name} har fått en annen plass på sakslisten til {}", named(workspace, meeting));
    Ok(Change { texts: vec![text], message, notes })
}

/// The places of the items that are asked for, the last first, so that those before one stay where they are
/// when it is taken off.
///
/// # Errors
/// When there is no such meeting or item, or it is too late to take it off.
pub fn to_take_off(workspace: &Workspace, asked: &TakeOffItem) -> Result<Vec<usize>, StepError> {
    let meeting = open_meeting(workspace, &asked.meeting)?;
    let mut places = Vec::new();
    let mut refused = Refusals::default();
    for item in &asked.items {
        let Some(index) = refused.unless(None, find_item(workspace, meeting, item)) else { continue };
        refused.unless(None, refuse_sent(workspace, meeting, &meeting.agenda[index]));
        places.push(index);
    }
    refused.end(0)?;
    places.sort_unstable();
    places.dedup();
    places.reverse();
    Ok(places)
}

/// The new texts of a meeting without the item at `index`, and of the case that waits for a day again; and
/// whether items after it get new numbers.
///
/// # Errors
/// When a file cannot be changed.
pub fn take_off(
    workspace: &Workspace,
    asked: &TakeOffItem,
    index: usize,
) -> Result<(Vec<NewText>, bool), StepError> {
    let meeting = open_meeting(workspace, &asked.meeting)?;
    let (mut texts, has_new_numbers) = without(workspace, meeting, index)?;
    if let Some(case) = workspace.case_of(&meeting.agenda[index]) {
        let mut plan = RoutingPlan::new(case);
        planned::put_off(workspace, &mut plan, &[meeting]);
        plan.settle_status(workspace.deciding_body(case));
        texts.extend(planned::rewritten(workspace, &plan)?);
    }
    Ok((texts, has_new_numbers))
}

/// What is said of items that have been taken off: the sentence, and what to know of it.
///
/// # Errors
/// When there is no such meeting.
pub fn taken_off(
    workspace: &Workspace,
    asked: &TakeOffItem,
    places: &[usize],
    has_new_numbers: bool,
) -> Result<(String, Vec<String>), StepError> {
    let meeting = open_meeting(workspace, &asked.meeting)?;
    let (mut names, mut cases) = (Vec::new(), Vec::new());
    for item in places.iter().rev().map(|place| &meeting.agenda[*place]) {
        names.push(item.known_as());
        if let ItemKind::Case(id) = &item.kind {
            cases.push(id.value.as_str());
        }
    }
    let mut notes = Vec::new();
    if !cases.is_empty() {
        let (what, them) = if cases.len() == 1 { ("Saken har", "den") } else { ("Sakene har", "dem") };
        let cases = cases.join(" ");
        notes.push(format!(
            "{what} ikke noen dag lenger. «ipr sak advance {cases} --møte MØTE» setter {them} opp på nytt."
        ));
    }
    if has_new_numbers {
        let them = if names.len() == 1 { "den" } else { "dem" };
        notes.push(format!("Sakene etter {them} har fått nye numre, så det ikke blir hull i serien."));
    }
    notes.extend(how_to_tell(workspace, meeting));
    let names = norsk::capitalised(&norsk::list(&names));
    Ok((format!("{names} er tatt av sakslisten til {}", named(workspace, meeting)), notes))
}

/// The new texts of a meeting without the item at `index`, and of the cases after it that get new numbers;
/// and whether any item does.
///
/// # Errors
/// When the file of one of them cannot be changed.
pub(super) fn without(
    workspace: &Workspace,
    meeting: &Meeting,
    index: usize,
) -> Result<(Vec<NewText>, bool), StepError> {
    let numbers = numbers_without(workspace, meeting, index);
    let mut changes = vec![FieldChange::Remove { list: LIST, index }];
    let mut texts = Vec::new();
    for (at, number) in &numbers {
        let value = Tree::text(number.as_str());
        changes.push(FieldChange::SetIn { list: LIST, index: at - 1, key: "sak", value });
        if let ItemKind::Case(id) = &meeting.agenda[*at].kind {
            texts.extend(call::numbered_case(workspace, meeting, &id.value, number)?);
        }
    }
    texts.insert(0, edited(workspace, meeting.source, &changes)?);
    Ok((texts, !numbers.is_empty()))
}

/// The meeting's new text when the papers of the items that are asked for leave on `day`; none when none are.
///
/// # Errors
/// When an item is not on the agenda, or its papers do not wait to be sent.
pub fn send_awaited(
    workspace: &Workspace,
    meeting: &Meeting,
    asked: &[String],
    day: NaiveDate,
) -> Result<Option<NewText>, StepError> {
    let mut changes = Vec::new();
    for asked in asked {
        let index = find_item(workspace, meeting, asked)?;
        let item = &meeting.agenda[index];
        let name = norsk::capitalised(&item.known_as());
        if let Some(sent) = item.followed() {
            return refuse(format!("{name} ble ettersendt {}.", norsk::date(sent.value)));
        }
        if item.awaited().is_none() {
            return refuse(format!("{name} skal ikke ettersendes: sakslisten sier ikke «ettersendes»."));
        }
        if !meeting.has_been_called() {
            return refuse(format!(
                "Innkallingen til {} er ikke sendt ennå. Er papirene ferdige, fjern «ettersendes», så følger \
                 de den.",
                meeting.id
            ));
        }
        let value = Tree::text(day.to_string());
        changes.push(FieldChange::SetIn { list: LIST, index, key: "ettersendt", value });
        if !item.came_late() {
            let value = Tree::text("ja");
            changes.push(FieldChange::SetIn { list: LIST, index, key: "tillegg", value });
        }
    }
    if changes.is_empty() {
        return Ok(None);
    }
    Ok(Some(edited(workspace, meeting.source, &changes)?))
}

/// The place on the agenda of the item somebody means: by the id of a case, by number, by the name of a
/// standing item, or by title.
///
/// # Errors
/// When there is none.
fn find_item(workspace: &Workspace, meeting: &Meeting, asked: &str) -> Result<usize, StepError> {
    let wanted = asked.trim().to_lowercase();
    let number = bare(wanted.strip_prefix("sak ").unwrap_or(&wanted));
    let is_meant = |item: &AgendaItem| {
        item.asked_for().is_some_and(|name| name.to_lowercase() == wanted)
            || item.number.as_ref().is_some_and(|written| bare(&written.value.to_lowercase()) == number)
            || item
                .title
                .as_ref()
                .is_some_and(|title| norsk::slug(title.raw(), 300) == norsk::slug(asked, 300))
    };
    if let Some(index) = meeting.agenda.iter().position(is_meant) {
        return Ok(index);
    }
    let hint = match nearest(&wanted, meeting.agenda.iter().filter_map(AgendaItem::asked_for)) {
        Some(near) => format!("Mente du {near}?"),
        None => format!("«ipr mote show {}» viser den.", meeting.id),
    };
    refuse(format!("«{asked}» står ikke på sakslisten til {}. {hint}", named(workspace, meeting)))
}

/// A number without the zeros in front of it.
fn bare(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// The meeting, as long as its agenda can still be another.
fn open_meeting<'a>(workspace: &'a Workspace, asked: &str) -> Result<&'a Meeting, StepError> {
    let meeting = find_meeting(workspace, asked)?;
    will_be_held(workspace, meeting)?;
    refuse_shared_on(workspace, meeting)?;
    if meeting.is_held() {
        return refuse(format!("Møtet {} er avholdt, så sakslisten er som den var.", meeting.id));
    }
    Ok(meeting)
}

/// Refuses to take off what stands on the agenda that an elected body has been sent: from then on it is for
/// the body to put it off (koml. § 11-3 (4)).
fn refuse_sent(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem) -> Result<(), StepError> {
    let is_elected = workspace.elected_body(meeting).is_some();
    let is_matter = matches!(item.kind, ItemKind::Case(_)) || item.number.is_some();
    if !(is_elected && is_matter && workspace.is_sent(meeting)) {
        return Ok(());
    }
    let name = norsk::capitalised(&item.known_as());
    let how = match &item.kind {
        ItemKind::Case(id) => format!(
            " Da fører «ipr sak advance {0} --utfall utsatt» det inn. Trekkes saken før møtet, skriv \
             «ipr sak advance {0} --utfall trukket»; den blir stående på sakslisten som trukket.",
            id.value
        ),
        ItemKind::Standing(_) | ItemKind::Plain => String::new(),
    };
    refuse(format!(
        "{name} står på sakslisten som er sendt, og kan ikke tas av. Møtet kan med alminnelig flertall \
         utsette den (koml. § 11-3 fjerde ledd).{how}"
    ))
}

/// The numbers of the items after `index` when that is taken off, each by its place now: every one moves up,
/// as long as nobody has been sent them and no later meeting goes on from them.
fn numbers_without(workspace: &Workspace, meeting: &Meeting, index: usize) -> Vec<(usize, String)> {
    let day = meeting.date.value;
    let numbered = |of: &Meeting| of.date.value.year() == day.year() && of.numbers().next().is_some();
    let mut later = workspace.meetings_between(&meeting.body.value, day, NaiveDate::MAX);
    if workspace.is_sent(meeting) || later.any(|other| other.id != meeting.id && numbered(other)) {
        return Vec::new();
    }
    let mut numbers = Vec::new();
    let mut free = meeting.agenda[index].number.as_ref();
    for (at, item) in meeting.agenda.iter().enumerate().skip(index + 1) {
        if let (Some(number), Some(before)) = (&item.number, free) {
            numbers.push((at, before.value.to_string()));
            free = Some(number);
        }
    }
    numbers
}

/// How those who have been sent the notice are told.
fn how_to_tell(workspace: &Workspace, meeting: &Meeting) -> Option<String> {
    if workspace.manifest_of(meeting).is_some() {
        return Some(format!(
            "Innkallingen er sendt. «ipr utsending {}» lager en tilleggsinnkalling som dere sender.",
            meeting.id
        ));
    }
    if !meeting.has_been_called() {
        return None;
    }
    Some(format!("Innkallingen er allerede laget. «ipr innkalling {}» lager den på nytt.", meeting.id))
}

/// «styret 16. februar 2024»
fn named(workspace: &Workspace, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    format!("{} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day))
}
