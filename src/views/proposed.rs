//! What others propose for the agenda of a body, and what is to be done with it.

use serde::Serialize;

use crate::action::{Action, CaseAction, NewCase};
use crate::document::Inline;
use crate::model::{CaseId, Meeting, Status};
use crate::norsk;
use crate::workspace::{Proposed, Proposer, Workspace};

/// Something proposed, as a program reads it.
#[derive(Serialize)]
pub struct ProposedOutput {
    #[serde(rename = "sak")]
    case: Option<CaseId>,
    #[serde(rename = "hva")]
    what: String,
    #[serde(rename = "dato")]
    day: String,
    #[serde(rename = "kommando")]
    command: Option<String>,
}

/// What is proposed for `meeting`, which is the next of its body that papers can be made for.
pub fn for_meeting<'a>(workspace: &'a Workspace, meeting: &Meeting) -> Vec<Proposed<'a>> {
    let mut proposed = Vec::new();
    if workspace.next_open_meeting(&meeting.body.value).is_some_and(|next| next.id == meeting.id) {
        proposed = workspace.proposed();
        proposed.retain(|one| *one.to == meeting.body.value);
    }
    proposed
}

/// The same for programs.
pub(super) fn output(workspace: &Workspace, meeting: &Meeting) -> Vec<ProposedOutput> {
    let mut rows = Vec::new();
    for one in for_meeting(workspace, meeting) {
        rows.push(ProposedOutput {
            case: one.case.map(|case| case.id.value.clone()),
            what: one.what.map_or_else(|| title(workspace, &one), str::to_owned),
            day: one.day.to_string(),
            command: action(workspace, &one).map(|action| action.to_string()),
        });
    }
    rows
}

/// What it is, by whom it is proposed and when, and the deed.
pub fn line(workspace: &Workspace, proposed: &Proposed<'_>) -> Vec<Inline> {
    let mut line =
        vec![Inline::text(format!("{} – {}", title(workspace, proposed), told(workspace, proposed)))];
    if let Some(action) = action(workspace, proposed) {
        line.extend([Inline::text(": "), Inline::action(action)]);
    }
    line
}

/// «2024-005 Nattog», as far as everybody may know.
fn title(workspace: &Workspace, proposed: &Proposed<'_>) -> String {
    match (proposed.case, proposed.what) {
        (Some(case), _) => format!("{} {}", case.id.value, case.open_title(workspace.council.language)),
        (None, Some(what)) => format!("«{what}»"),
        (None, None) => "Noe som ikke er offentlig".to_owned(),
    }
}

/// By whom it is proposed to which body, when, and what is to be done with it.
fn told(workspace: &Workspace, proposed: &Proposed<'_>) -> String {
    let (to, day) = (workspace.body_name(proposed.to, workspace.today), norsk::date(proposed.day));
    let who = match proposed.by {
        Proposer::Meeting(meeting) => {
            let body = workspace.body_name(&meeting.body.value, proposed.day);
            format!("foreslått for {to} av {body} {day}")
        }
        Proposer::Person(person) => {
            let name = workspace.people.name_of(person);
            format!("vurdert av {name} {day} uten noe imot, og neste organ er {to}")
        }
    };
    let or_else = match proposed.by {
        Proposer::Meeting(meeting) => {
            let file = &workspace.source(meeting.source).path;
            format!("«avvist: grunnen» på forslaget i {file} legger det bort")
        }
        Proposer::Person(_) => String::new(),
    };
    match (proposed.case, proposed.what) {
        (Some(case), _) if matches!(case.said_status(), Some(Status::Draft | Status::NotTakenUp)) => {
            format!("{who}; ipr sak avvis {} --grunn TEKST legger den bort", case.id.value)
        }
        (Some(_), _) => format!("{who}; {or_else}"),
        (None, Some(what)) => {
            let (title, body) = (what.to_owned(), Some(proposed.to.to_string()));
            let new = NewCase { title, case_type: "TYPE".to_owned(), body, ..NewCase::default() };
            format!("{who}; {} lager saken, og {or_else}", Action::Case(CaseAction::New(new)))
        }
        (None, None) => format!("{who}; lag en sak av det, eller {or_else}"),
    }
}

/// What puts the case on the next agenda of the body, or makes way for that.
fn action(workspace: &Workspace, proposed: &Proposed<'_>) -> Option<Action> {
    let case = &proposed.case?.id.value;
    if proposed.case?.said_status() == Some(Status::NotTakenUp) {
        return Some(Action::take_up(case));
    }
    Some(match workspace.next_open_meeting(proposed.to) {
        Some(meeting) => Action::put_on_agenda(case, &meeting.id),
        None => Action::show_case(case),
    })
}

/// The same as work: in words that stand under the title of the case, with the deed.
pub(super) fn work(workspace: &Workspace, proposed: &Proposed<'_>) -> (String, Vec<Action>) {
    let told = told(workspace, proposed);
    let words = match proposed.case {
        Some(_) => norsk::capitalised(&told),
        None => format!("{} er {told}", title(workspace, proposed)),
    };
    (words, action(workspace, proposed).into_iter().collect())
}
