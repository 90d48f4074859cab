//! A decision is followed up: something is to be done, has been done, or nothing is left to do.

use chrono::NaiveDate;

use super::advance::find_case;
use super::edited::edited;
use super::front_matter::FieldChange;
use super::new_case::find_person;
use super::tree::Tree;
use super::{Change, NewText, Refusals, StepError, find_body, refuse};
use crate::action::FollowUpCases;
use crate::model::{Case, FollowUp, Status};
use crate::norsk;
use crate::read::follow_up::is_same;
use crate::workspace::Workspace;

/// Where a case lists what is to be done.
pub(super) const LIST: &str = "oppfølging";

/// The cases' new texts, in the order they are named.
///
/// # Errors
/// When a case, or what is said to be done, does not exist, or nobody can follow it up.
pub fn follow_up(workspace: &Workspace, asked: &FollowUpCases) -> Result<Change, StepError> {
    let mut cases: Vec<&Case> = Vec::new();
    let mut refused = Refusals::default();
    for id in &asked.cases {
        let Some(case) = refused.unless(None, find_case(workspace, id)) else { continue };
        if cases.iter().all(|known| known.id.value != case.id.value) {
            cases.push(case);
        }
    }
    if asked.cases.is_empty() {
        return refuse("Si hvilken sak det gjelder, som «ipr oppfolging 2024-005 --gjort 1».");
    }
    if cases.len() > 1 && !asked.done.is_empty() {
        return refuse(
            "Hver sak har sine egne numre, så --gjort gjelder én sak om gangen. «ipr oppfolging» viser \
             numrene.",
        );
    }
    let mut texts = Vec::new();
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for case in cases {
        let tried = followed_up(workspace, case, asked);
        let Some((text, said)) = refused.unless(None, tried) else { continue };
        texts.push(text);
        match told.iter_mut().find(|(known, _)| *known == said) {
            Some((_, ids)) => ids.push(case.id.value.as_str()),
            None => told.push((said, vec![case.id.value.as_str()])),
        }
    }
    refused.end(0)?;
    let mut message = String::new();
    for (said, ids) in told {
        let (between, word) = match (message.is_empty(), ids.len()) {
            (true, 1) => ("", "Sak"),
            (true, _) => ("", "Sakene"),
            (false, 1) => ("; ", "sak"),
            (false, _) => ("; ", "sakene"),
        };
        message.push_str(&format!("{between}{word} {} {said}", norsk::list(&ids)));
    }
    Ok(Change { texts, message, notes: Vec::new() })
}

/// The new text of a case, and what is said of it.
fn followed_up(
    workspace: &Workspace,
    case: &Case,
    asked: &FollowUpCases,
) -> Result<(NewText, String), StepError> {
    let mut changes = Vec::new();
    let mut said = Vec::new();
    let mut status = case.said_status();
    if let Some(what) = &asked.what {
        said.push(add(workspace, case, asked, what, &mut changes)?);
        if status == Some(Status::Adopted) && !changes.is_empty() {
            status = Some(Status::FollowUp);
        }
    }
    let mut numbers = asked.done.clone();
    numbers.sort_unstable();
    numbers.dedup();
    let mut finished: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for number in numbers {
        let day = finish(workspace, case, number, &mut changes)?;
        match finished.iter_mut().find(|(known, _)| *known == day) {
            Some((_, numbers)) => numbers.push(number.to_string()),
            None => finished.push((day, vec![number.to_string()])),
        }
    }
    for (day, numbers) in finished {
        let count = norsk::number(numbers.len()).replace("én", "ett");
        let points = if numbers.len() == 1 { "punkt" } else { "punkter" };
        let (numbers, day) = (norsk::list(&numbers), norsk::date(day));
        said.push(format!("er fulgt opp på {count} {points} (nr. {numbers}) {day}"));
    }
    if asked.close {
        if !status.is_some_and(Status::is_settled) {
            return refuse(format!("Sak {} er ikke avgjort og kan ikke avsluttes.", case.id.value));
        }
        status = Some(Status::Closed);
        said.push("er avsluttet".to_owned());
    }
    if status != case.said_status()
        && let Some(status) = status
    {
        let value = Tree::text(status.word());
        changes.push(FieldChange::Set { key: "status", value });
    }
    Ok((edited(workspace, case.source, &changes)?, norsk::list(&said)))
}

/// Something is to be done. What is in the list already is not put there again.
fn add(
    workspace: &Workspace,
    case: &Case,
    asked: &FollowUpCases,
    what: &str,
    changes: &mut Vec<FieldChange>,
) -> Result<String, StepError> {
    if let Some(status @ (Status::Closed | Status::Withdrawn | Status::NotTakenUp)) = case.said_status() {
        return refuse(format!("Sak {} er {} og følges ikke opp.", case.id.value, status.word()));
    }
    let what = on_one_line(what);
    if what.is_empty() {
        return refuse("Si hva som skal gjøres.");
    }
    let who = asked.who.as_deref().map(|who| name_in_files(workspace, who));
    let message = match asked.deadline {
        Some(day) => format!("skal følges opp innen {}", norsk::date(day)),
        None => "skal følges opp".to_owned(),
    };
    if let Some(index) = case.follow_up.iter().position(|item| is_same(&item.what.raw().value, &what)) {
        let item = &case.follow_up[index];
        let is_who = item.who.as_ref().map(|who| &who.raw().value) == who.as_ref();
        let is_when = item.deadline.map(|deadline| deadline.value) == asked.deadline;
        if is_who && is_when {
            return Ok(message);
        }
        return refuse(format!(
            "Sak {} har allerede dette som oppfølging nr. {}, med en annen frist eller en annen til å gjøre \
             det. Endre det i filen.",
            case.id.value,
            index + 1
        ));
    }
    changes.push(FieldChange::Insert {
        list: LIST,
        index: FieldChange::LAST,
        entry: entry(what, who, asked.deadline),
    });
    Ok(message)
}

/// The row of what is to be done, by whom and when.
pub(super) fn entry(
    what: String,
    who: Option<String>,
    deadline: Option<NaiveDate>,
) -> Vec<(&'static str, String)> {
    let mut entry = vec![("hva", what)];
    if let Some(who) = who {
        entry.push(("hvem", who));
    }
    if let Some(day) = deadline {
        entry.push(("frist", day.to_string()));
    }
    entry
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person's or a body's name in files, when there is one; else the words as they are.
pub fn name_in_files(workspace: &Workspace, who: &str) -> String {
    if let Ok(person) = find_person(workspace, who) {
        return person.to_string();
    }
    match find_body(workspace, who) {
        Ok(body) => body.id.to_string(),
        Err(_) => on_one_line(who),
    }
}

/// Something has been done, and on which day. What stands in a table is told in the case's own list, since a
/// decision is not rewritten.
fn finish(
    workspace: &Workspace,
    case: &Case,
    number: usize,
    changes: &mut Vec<FieldChange>,
) -> Result<NaiveDate, StepError> {
    let Some(item) = number.checked_sub(1).and_then(|index| case.follow_up.get(index)) else {
        let count = case.follow_up.len();
        return refuse(format!(
            "Sak {} har ingen oppfølging nr. {number}. Den har {}; «ipr oppfolging {}» viser dem.",
            case.id.value,
            if count == 0 { "ingen".to_owned() } else { norsk::number(count) },
            case.id.value
        ));
    };
    let day = match item.done {
        Some(done) => done.value,
        None => workspace.today,
    };
    if item.is_open() {
        changes.push(done_on(workspace, item, day));
    }
    Ok(day)
}

fn done_on(workspace: &Workspace, item: &FollowUp, day: NaiveDate) -> FieldChange {
    let done = day.to_string();
    if let Some(index) = item.listed {
        return FieldChange::SetIn { list: LIST, index, key: "gjort", value: Tree::text(done) };
    }
    let who = item.who.as_ref().map(|who| name_in_files(workspace, &who.raw().value));
    let deadline = item.deadline.map(|deadline| deadline.value);
    let mut entry = entry(item.what.raw().value.clone(), who, deadline);
    entry.push(("gjort", done));
    FieldChange::Insert { list: LIST, index: FieldChange::LAST, entry }
}
