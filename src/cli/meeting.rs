//! `ipr mote`

use anyhow::Result;
use serde::Serialize;

use super::arguments::Global;
use super::count::{self, CountOutput};
use super::sent::{self, VersionOutput};
use super::session::Session;
use super::{Outcome, output};
use crate::action::Format;
use crate::model::Meeting;
use crate::norsk;
use crate::plans::Subject;
use crate::report::plain;
use crate::steps::{find_body, find_meeting};
use crate::text::wrap;
use crate::workspace::Workspace;

/// A meeting as a program reads it.
#[derive(Serialize)]
struct MeetingOutput {
    #[serde(rename = "møte")]
    id: String,
    #[serde(rename = "organ")]
    body: String,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "tid")]
    time: Option<String>,
    #[serde(rename = "sted")]
    place: Option<String>,
    form: Option<&'static str>,
    status: Option<&'static str>,
    #[serde(rename = "sendt")]
    sent: Option<String>,
    #[serde(rename = "oppdatert")]
    updated: Option<String>,
    #[serde(rename = "sendes-senest")]
    send_by: Option<String>,
    #[serde(rename = "flyttet-fra")]
    moved_from: Option<String>,
    #[serde(rename = "flyttet-til")]
    moved_to: Option<String>,
    #[serde(rename = "flyttet-fordi")]
    moved_because: Option<String>,
    #[serde(rename = "avlyst-fordi")]
    cancelled_because: Option<String>,
    #[serde(rename = "felles-med")]
    joint_with: Vec<String>,
    #[serde(rename = "krevd")]
    demanded: bool,
    #[serde(rename = "saksliste")]
    agenda: Vec<ItemOutput>,
    #[serde(rename = "utsending")]
    versions: Vec<VersionOutput>,
    #[serde(rename = "avstemninger", skip_serializing_if = "Option::is_none")]
    counts: Option<Vec<CountOutput>>,
}

#[derive(Serialize)]
struct ItemOutput {
    #[serde(rename = "sak")]
    number: Option<String>,
    id: Option<String>,
    #[serde(rename = "tittel")]
    title: String,
}

fn meeting_output(workspace: &Workspace, meeting: &Meeting) -> MeetingOutput {
    let subject = Subject::new(workspace, meeting);
    let items = meeting.agenda.iter().map(|item| ItemOutput {
        number: item.number.as_ref().map(|number| number.value.clone()),
        id: match &item.kind {
            crate::model::ItemKind::Case(id) => Some(id.value.clone()),
            _ => None,
        },
        title: subject.map_or_else(String::new, |subject| subject.title_of(item)),
    });
    MeetingOutput {
        id: meeting.id.clone(),
        body: meeting.body.value.clone(),
        date: meeting.date.value.to_string(),
        time: meeting.time.clone(),
        place: meeting.place.clone(),
        form: meeting.form.map(|form| form.value.word()),
        status: meeting.status.map(|status| status.value.word()),
        sent: meeting.sent.map(|day| day.value.to_string()),
        updated: meeting.updated.map(|day| day.value.to_string()),
        send_by: send_by(workspace, meeting).map(|day| day.to_string()),
        moved_from: meeting.moved_from().map(|from| from.value.clone()),
        moved_to: moved_to(workspace, meeting).map(|new| new.id.clone()),
        moved_because: meeting.moved_because().map(str::to_owned),
        cancelled_because: meeting.cancelled_because().map(str::to_owned),
        joint_with: workspace.joint_meetings(meeting).iter().map(|other| other.body.value.clone()).collect(),
        demanded: workspace.is_demanded(meeting),
        agenda: items.collect(),
        versions: sent::versions(workspace, meeting),
        counts: None,
    }
}

/// Where a meeting that was moved is now.
fn moved_to<'a>(workspace: &'a Workspace, meeting: &Meeting) -> Option<&'a Meeting> {
    if meeting.is_moved() { workspace.moved_to(meeting) } else { None }
}

/// When the papers leave or left; of a meeting that is not held, the day it has instead.
fn papers_column(workspace: &Workspace, meeting: &Meeting) -> String {
    if !meeting.takes_place() {
        return moved_to(workspace, meeting)
            .map_or_else(|| "–".to_owned(), |new| format!("til {}", norsk::short_date(new.date.value)));
    }
    match workspace.dispatched_on(meeting) {
        Some(sent) => format!("sendt {}", norsk::short_date(sent.value)),
        None => send_by(workspace, meeting)
            .map_or_else(|| "–".to_owned(), |day| format!("innen {}", norsk::short_date(day))),
    }
}

/// The last day the papers can leave, where the council has a rule for it.
fn send_by(workspace: &Workspace, meeting: &Meeting) -> Option<chrono::NaiveDate> {
    let body = workspace.council.bodies.get(&meeting.body.value)?;
    body.dispatch.on(meeting.date.value)?;
    Some(workspace.dispatch_deadline(&body.id, meeting.date.value))
}

/// Lists meetings, oldest first.
pub fn list(global: &Global, body: Option<&str>, format: Format) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let body = body.map(|name| find_body(workspace, name)).transpose()?;
    let meetings =
        workspace.meetings.iter().filter(|meeting| body.is_none_or(|body| meeting.body.value == body.id));
    if format == Format::Json {
        let meetings: Vec<MeetingOutput> =
            meetings.map(|meeting| meeting_output(workspace, meeting)).collect();
        output::print(&output::json(&meetings)?);
        return Ok(Outcome::Clean);
    }
    let rows: Vec<Vec<String>> = meetings
        .map(|meeting| {
            let items = norsk::count(meeting.agenda.len(), "sak", "saker");
            let is_joint = !workspace.joint_meetings(meeting).is_empty();
            vec![
                meeting.status.map_or("–", |status| status.value.word()).to_owned(),
                papers_column(workspace, meeting),
                if is_joint { format!("{items}, felles") } else { items },
                meeting.id.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        output::print("Ingen møter.\n");
    } else {
        output::print(&output::table(&["Status", "Papirer", "Saksliste", "Møte"], &rows));
    }
    Ok(Outcome::Clean)
}

/// The bodies that a meeting is held together with.
fn joint(workspace: &Workspace, meeting: &Meeting) -> Option<String> {
    let day = meeting.date.value;
    let others = workspace.joint_meetings(meeting);
    let names: Vec<String> = others.iter().map(|other| workspace.body_name(&other.body.value, day)).collect();
    (!names.is_empty()).then(|| norsk::list(&names))
}

/// Shows one meeting.
pub fn show(global: &Global, asked: &str, format: Format) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let meeting = find_meeting(workspace, asked)?;
    let data = meeting_output(workspace, meeting);
    if format == Format::Json {
        let data = MeetingOutput { counts: Some(count::of_meeting(workspace, meeting)), ..data };
        output::print(&output::json(&data)?);
        return Ok(Outcome::Clean);
    }
    let mut text = facts(workspace, meeting, &data);
    text.push_str(&agenda(data.agenda));
    text.push_str(&sent::listed(&data.versions));
    text.push_str(&count::text(workspace, meeting));
    let concerned: Vec<_> = session.standing_in(meeting.source).collect();
    if !concerned.is_empty() {
        text.push_str("\nMerk\n");
        for found in concerned {
            let line = wrap(&output::as_note(found, workspace.today), plain::WIDTH - 2);
            text.push_str(&format!("- {}\n", line.replace('\n', "\n  ")));
        }
    }
    output::print(&text);
    Ok(Outcome::Clean)
}

/// Whose meeting it is and when, and what is known of it in a line each.
fn facts(workspace: &Workspace, meeting: &Meeting, data: &MeetingOutput) -> String {
    let day = meeting.date.value;
    let body = workspace.council.bodies.get(&meeting.body.value);
    let name = body.map_or(meeting.body.value.as_str(), |body| body.name_on(day));
    let mut text = format!("{name}, {}\n\n", norsk::full_date(day));
    let facts = [
        ("Tid", data.time.clone()),
        ("Sted", data.place.clone()),
        ("Form", data.form.map(str::to_owned)),
        ("Status", data.status.map(str::to_owned)),
        ("Flyttet fra", workspace.moved_from(meeting).map(|from| norsk::full_date(from.date.value))),
        ("Flyttet fordi", data.moved_because.clone()),
        ("Flyttet til", moved_to(workspace, meeting).map(|new| norsk::full_date(new.date.value))),
        ("Avlyst fordi", data.cancelled_because.clone()),
        ("Felles med", joint(workspace, meeting)),
        ("Krevd av", data.demanded.then(|| "minst en tredel av medlemmene".to_owned())),
        (
            "Sendes senest",
            send_by(workspace, meeting).filter(|_| meeting.takes_place()).map(norsk::full_date),
        ),
        ("Sendt", sent::day(workspace, meeting).map(norsk::full_date)),
        ("Utsendt", sent::last(workspace, meeting)),
        ("Oppdatert", meeting.updated.map(|updated| norsk::full_date(updated.value))),
        ("Fil", Some(workspace.source(meeting.source).path.clone())),
    ];
    for (label, value) in facts {
        if let Some(value) = value {
            text.push_str(&format!("{label:<14} {value}\n"));
        }
    }
    text
}

/// What is treated, in a table.
fn agenda(items: Vec<ItemOutput>) -> String {
    let mut text = "\nSaksliste\n".to_owned();
    let dash = || "–".to_owned();
    let rows: Vec<Vec<String>> = items
        .into_iter()
        .map(|item| vec![item.number.unwrap_or_else(dash), item.id.unwrap_or_else(dash), item.title])
        .collect();
    if rows.is_empty() {
        text.push_str("Ingen saker ennå.\n");
    } else {
        text.push_str(&output::table(&["Sak", "Id", "Tittel"], &rows));
    }
    text
}
