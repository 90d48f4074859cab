//! Cases are made and taken further: as many as are asked for, judged together, and all of them or none.

use anyhow::{Result, bail};

use super::judge::{Judged, judged, unjudged};
use super::outcome::{Attempt, Shown};
use crate::action::{Action, Advance, CaseAction, DeleteCase, ListCases, NewCase};
use crate::desk::Desk;
use crate::model::CaseId;
use crate::norsk;
use crate::steps::advance::{self, Advanced};
use crate::steps::delete_case::delete_case;
use crate::steps::intake;
use crate::steps::new_case::{new_case, next_id};
use crate::steps::{Change, NewText, Refusals};
use crate::views;
use crate::views::timetable::Timetable;
use crate::workspace::Workspace;
use chrono::Datelike;

/// Makes a case, puts it on an agenda when one is named, and tells what its deadline asks for.
pub fn new(desk: &Desk, asked: &NewCase) -> Result<Attempt> {
    let folder = desk.workspace();
    let mut change = new_case(folder, asked)?;
    let id = next_id(folder, folder.today.year());
    change.notes.extend(intake::told_of_like(folder, &asked.title));
    if asked.assess && asked.answers.is_empty() {
        change
            .notes
            .push(format!("Saken er ikke vurdert ennå: «{}» stiller spørsmålene.", Action::assess(&id)));
    }
    if asked.meeting.is_some() {
        let step = Advance { meeting: asked.meeting.clone(), ..Advance::default() };
        let put = advance::advance(desk.with(&change.texts).workspace(), &step, &id)?;
        change.message = format!("{}, {}", change.message, put.fate.trim_start_matches("er "));
        lay_over(&mut change.texts, put.texts);
        change.notes.extend(put.notes);
    }
    let judged = match Judged::of(desk, &change.texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let after = judged.after.workspace();
    let answer = after.case(&id).and_then(|case| Timetable::of(after, case).answer());
    let answer = answer.map(|blocks| Shown::blocks(after, blocks));
    Ok(judged.into_change(change, Vec::new()).answering(answer))
}

/// The cases that are asked for; what is proposed, in the order in which it is to be taken up.
fn list(desk: &Desk, asked: &ListCases) -> Result<Attempt> {
    let folder = desk.workspace();
    if asked.proposed {
        return Attempt::look(&views::proposed_cases::proposed(folder, asked)?);
    }
    Attempt::look(&views::case::cases(folder, asked)?)
}

/// Lists cases, or weighs a proposed one, leaves it or takes it up again, or shows how it was weighed.
pub fn rest(desk: &Desk, asked: &CaseAction) -> Result<Attempt> {
    let folder = desk.workspace();
    match asked {
        CaseAction::List(asked) => list(desk, asked),
        CaseAction::Assess(asked) if asked.is_change() => judged(desk, intake::assess(folder, asked)?),
        CaseAction::Assess(asked) => Attempt::look(&views::intake::assessment(folder, &asked.case)?),
        CaseAction::TurnDown(asked) => judged(desk, intake::turn_down(folder, asked)?),
        CaseAction::Authority(asked) => judged(desk, intake::use_authority(folder, asked)?),
        CaseAction::TakeUp(asked) => judged(desk, intake::take_up(folder, asked)?),
        _ => bail!("Kommandoen gjør noe annet med saker."),
    }
}

/// Takes each case a step, one after the other, and asks the rules of all of it at once.
pub fn advance(desk: &Desk, asked: &Advance) -> Result<Attempt> {
    let mut texts = Vec::new();
    let mut taken: Vec<Advanced> = Vec::new();
    let mut laid: Option<Desk> = None;
    let mut refused = Refusals::default();
    let ids = distinct(desk.workspace(), &asked.cases, &mut refused);
    for id in &ids {
        let folder = laid.as_ref().unwrap_or(desk).workspace();
        let tried = advance::advance(folder, asked, id);
        let Some(mut step) = refused.unless(Some(id), tried) else { continue };
        lay_over(&mut texts, std::mem::take(&mut step.texts));
        taken.push(step);
        if taken.len() < asked.cases.len() {
            laid = Some(desk.with(&texts));
        }
    }
    refused.end(ids.len())?;
    let change = Change { texts, message: advance::sentence(&taken), notes: notes(&taken) };
    Ok(match Judged::of(desk, &change.texts) {
        Ok(judged) => judged.into_change(change, Vec::new()),
        Err(refusal) => Attempt::Refused(refusal),
    })
}

/// Takes a draft out of the folder.
pub fn delete(desk: &Desk, asked: &DeleteCase) -> Result<Attempt> {
    let (path, message) = delete_case(desk.workspace(), &asked.case)?;
    Ok(unjudged(desk, message, Vec::new(), Vec::new()).leaving(vec![path]))
}

/// The ids of the cases that are meant, each once, in the order they were named.
fn distinct(workspace: &Workspace, asked: &[CaseId], refused: &mut Refusals) -> Vec<CaseId> {
    let mut ids: Vec<CaseId> = Vec::new();
    for id in asked {
        let Some(case) = refused.unless(None, advance::find_case(workspace, id)) else { continue };
        if !ids.contains(&case.id.value) {
            ids.push(case.id.value.clone());
        }
    }
    ids
}

/// Puts `new` in the place of what there was of the same files.
pub(super) fn lay_over(texts: &mut Vec<NewText>, new: Vec<NewText>) {
    for text in new {
        match texts.iter_mut().find(|old| old.path == text.path) {
            Some(old) => *old = text,
            None => texts.push(text),
        }
    }
}

/// What is to be known of all the cases once, and of some of them by their ids.
fn notes(taken: &[Advanced]) -> Vec<String> {
    let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
    for step in taken {
        for note in &step.notes {
            match notes.iter_mut().find(|(known, _)| known == note) {
                Some((_, ids)) => ids.push(&step.case),
                None => notes.push((note, vec![&step.case])),
            }
        }
    }
    let mut told = Vec::new();
    for (note, ids) in notes {
        told.push(if ids.len() == taken.len() {
            note.to_owned()
        } else {
            format!("{} {}: {note}", if ids.len() == 1 { "Sak" } else { "Sakene" }, norsk::list(&ids))
        });
    }
    told
}
