//! The list for programs.

use chrono::Datelike;
use serde::Serialize;

use super::chosen::Status;
use super::words;
use crate::action::Action;
use crate::model::{Case, CaseId, MeetingId};

/// The list as a program reads it.
#[derive(Serialize)]
pub struct Json {
    dato: String,
    #[serde(rename = "uke")]
    week: String,
    #[serde(rename = "fra")]
    from: String,
    #[serde(rename = "til")]
    until: String,
    #[serde(rename = "oppgaver")]
    tasks: Vec<TaskOutput>,
    #[serde(rename = "venter")]
    waiting: Vec<WaitingOutput>,
    #[serde(rename = "feil")]
    faults: usize,
}

#[derive(Serialize)]
struct TaskOutput {
    #[serde(rename = "gruppe")]
    group: &'static str,
    #[serde(rename = "dag")]
    day: Option<String>,
    #[serde(rename = "hva")]
    what: String,
    #[serde(rename = "hvem")]
    who: String,
    #[serde(rename = "navn")]
    name: String,
    #[serde(rename = "sak")]
    case: Option<CaseId>,
    #[serde(rename = "tittel")]
    title: Option<String>,
    #[serde(rename = "møte")]
    meeting: Option<MeetingId>,
    #[serde(rename = "kommando")]
    command: Option<String>,
    fil: String,
    #[serde(rename = "kode")]
    code: Option<&'static str>,
}

#[derive(Serialize)]
struct WaitingOutput {
    sak: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "på")]
    reason: Option<String>,
    #[serde(rename = "til")]
    until: Option<String>,
    #[serde(rename = "hvem")]
    who: String,
}

/// All that is told, for programs.
pub fn output(status: &Status<'_>) -> Json {
    let week = status.weeks.monday.iso_week();
    let title = |case: &Case| case.open_title(status.workspace.council.language).to_owned();
    let tasks = status.entries.iter().map(|(group, task)| {
        let who = task.who.as_deref().unwrap_or(words::SECRETARIAT);
        TaskOutput {
            group: status.weeks.heading(*group).0,
            day: task.day.map(|day| day.to_string()),
            what: task.what.clone(),
            who: who.to_owned(),
            name: status.name_of(who).to_owned(),
            case: task.case.map(|case| case.id.value.clone()),
            title: task.case.map(title),
            meeting: task.meeting.map(|meeting| meeting.id.clone()),
            command: command(&task.actions),
            fil: task.file.clone(),
            code: task.code,
        }
    });
    let waiting = status.waiting.iter().map(|case| WaitingOutput {
        sak: case.id.value.clone(),
        title: title(case),
        reason: words::waits_for(case).map(str::to_owned),
        until: case.waiting.as_ref().and_then(|waiting| waiting.until).map(|day| day.value.to_string()),
        who: case
            .responsible
            .as_ref()
            .map_or_else(|| words::SECRETARIAT.to_owned(), |who| who.value.to_string()),
    });
    Json {
        dato: status.weeks.today.to_string(),
        week: format!("{}-W{:02}", week.year(), week.week()),
        from: status.weeks.monday.to_string(),
        until: status.weeks.last().to_string(),
        tasks: tasks.collect(),
        waiting: waiting.collect(),
        faults: status.faults,
    }
}

/// The commands in one line.
fn command(actions: &[Action]) -> Option<String> {
    let commands: Vec<String> = actions.iter().map(Action::to_string).collect();
    if commands.is_empty() { None } else { Some(commands.join(" og ")) }
}
