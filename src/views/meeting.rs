//! One meeting, and the list of meetings.

use chrono::NaiveDate;
use serde::Serialize;

use super::count::{self, CountOutput};
use super::proposed;
use super::sent::{self, VersionOutput};
use super::{View, bullets, heading, note, or_dash, page, paragraph, standing_in, table, title, unread};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Column, Document, plain, text_of};
use crate::model::{BodyId, CaseId, ItemKind, Meeting, MeetingId};
use crate::norsk;
use crate::plans::Subject;
use crate::readiness::unread_meetings;
use crate::steps::{StepError, find_body, find_meeting};
use crate::workspace::Workspace;

/// One meeting: when and where, what is treated, what was sent, and how it was voted.
pub struct MeetingView<'a> {
    workspace: &'a Workspace,
    meeting: &'a Meeting,
    notes: Vec<String>,
}

/// The meeting with this id, in which `found` was found.
///
/// # Errors
/// When there is no such meeting.
pub fn meeting<'a>(
    workspace: &'a Workspace,
    found: &[Diagnostic],
    id: &str,
) -> Result<MeetingView<'a>, StepError> {
    let meeting = find_meeting(workspace, id)?;
    let mut notes = Vec::new();
    for diagnostic in standing_in(found, meeting.source) {
        notes.push(note(diagnostic, workspace.today));
    }
    Ok(MeetingView { workspace, meeting, notes })
}

impl View for MeetingView<'_> {
    fn document(&self) -> Document {
        let (workspace, meeting) = (self.workspace, self.meeting);
        let day = meeting.date.value;
        let body = workspace.council.body(&meeting.body.value);
        let name = body.map_or(meeting.body.value.as_str(), |body| body.name_on(day));
        let name = format!("{name}, {}", norsk::full_date(day));
        let data = meeting_output(workspace, meeting);
        let mut blocks = vec![title(&name), Block::Rule, facts(workspace, meeting, &data)];
        blocks.extend([heading("Saksliste"), agenda(&data.agenda)]);
        let proposed = proposed::for_meeting(workspace, meeting);
        if !proposed.is_empty() {
            blocks.extend([heading("Foreslått, ikke satt opp"), bullets(proposed)]);
        }
        for version in &data.versions {
            blocks.extend(version.blocks());
        }
        blocks.extend(count::blocks(workspace, meeting));
        if !self.notes.is_empty() {
            blocks.extend([heading("Merk"), bullets(self.notes.iter().map(plain))]);
        }
        page(workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        let counts = Some(count::of_meeting(self.workspace, self.meeting));
        let proposed = proposed::for_meeting(self.workspace, self.meeting);
        let proposed = Some(proposed.iter().map(|line| text_of(line)).collect());
        super::json(&MeetingOutput { counts, proposed, ..meeting_output(self.workspace, self.meeting) })
    }
}

/// Meetings, the oldest first.
pub struct MeetingList<'a> {
    workspace: &'a Workspace,
    meetings: Vec<&'a Meeting>,
}

/// The meetings of one body, or all.
///
/// # Errors
/// When there is no such body.
pub fn meetings<'a>(workspace: &'a Workspace, body: Option<&str>) -> Result<MeetingList<'a>, StepError> {
    let body = body.map(|name| find_body(workspace, name)).transpose()?;
    let mut meetings = Vec::new();
    for meeting in &workspace.meetings {
        if body.is_none_or(|body| meeting.body.value == body.id) {
            meetings.push(meeting);
        }
    }
    Ok(MeetingList { workspace, meetings })
}

impl View for MeetingList<'_> {
    fn document(&self) -> Document {
        let rows: Vec<Vec<String>> =
            self.meetings.iter().map(|meeting| row(self.workspace, meeting)).collect();
        let columns = [
            ("Status", Column::Short),
            ("Papirer", Column::Short),
            ("Saksliste", Column::Short),
            ("Møte", Column::Text),
        ];
        let list = if rows.is_empty() { paragraph("Ingen møter.") } else { table("Møter", &columns, rows) };
        let mut blocks = vec![list];
        blocks.extend(unread::note(unread_meetings(self.workspace)));
        page(self.workspace, "Møter", blocks)
    }

    fn is_whole(&self) -> bool {
        unread_meetings(self.workspace).is_empty()
    }

    fn json(&self) -> serde_json::Result<String> {
        let meetings: Vec<MeetingOutput> =
            self.meetings.iter().map(|meeting| meeting_output(self.workspace, meeting)).collect();
        super::json(&meetings)
    }
}

/// A meeting as a program reads it.
#[derive(Serialize)]
struct MeetingOutput {
    #[serde(rename = "møte")]
    id: MeetingId,
    #[serde(rename = "organ")]
    body: BodyId,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "flere-dager", skip_serializing_if = "Vec::is_empty")]
    more_days: Vec<String>,
    #[serde(rename = "tittel", skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(rename = "nummer", skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(rename = "påmelding", skip_serializing_if = "Option::is_none")]
    register_by: Option<String>,
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
    moved_from: Option<MeetingId>,
    #[serde(rename = "flyttet-til")]
    moved_to: Option<MeetingId>,
    #[serde(rename = "flyttet-fordi")]
    moved_because: Option<String>,
    #[serde(rename = "avlyst-fordi")]
    cancelled_because: Option<String>,
    #[serde(rename = "felles-med")]
    joint_with: Vec<BodyId>,
    #[serde(rename = "krevd")]
    demanded: bool,
    #[serde(rename = "saksliste")]
    agenda: Vec<ItemOutput>,
    #[serde(rename = "utsending")]
    versions: Vec<VersionOutput>,
    #[serde(rename = "avstemninger", skip_serializing_if = "Option::is_none")]
    counts: Option<Vec<CountOutput>>,
    #[serde(rename = "foreslått", skip_serializing_if = "Option::is_none")]
    proposed: Option<Vec<String>>,
}

#[derive(Serialize)]
struct ItemOutput {
    #[serde(rename = "sak")]
    number: Option<String>,
    id: Option<CaseId>,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "uten-nummer", skip_serializing_if = "std::ops::Not::not")]
    has_no_number: bool,
    #[serde(rename = "tid", skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(rename = "ettersendes", skip_serializing_if = "Option::is_none")]
    awaited: Option<String>,
    #[serde(rename = "ettersendt", skip_serializing_if = "Option::is_none")]
    followed: Option<String>,
}

fn meeting_output(workspace: &Workspace, meeting: &Meeting) -> MeetingOutput {
    let subject = Subject::new(workspace, meeting);
    let body = workspace.council.body(&meeting.body.value);
    let items = meeting.agenda.iter().map(|item| ItemOutput {
        number: item.number.as_ref().map(|number| number.value.to_string()),
        id: match &item.kind {
            ItemKind::Case(id) => Some(id.value.clone()),
            _ => None,
        },
        title: subject.map_or_else(String::new, |subject| subject.title_of(item)),
        has_no_number: body.map_or(item.has_no_number(), |body| body.leaves_unnumbered(item)),
        time: item.time().map(|time| time.to_string()),
        awaited: item.awaited().map(|day| day.value.to_string()),
        followed: item.followed().map(|day| day.value.to_string()),
    });
    let arrangement = meeting.arrangement();
    MeetingOutput {
        id: meeting.id.clone(),
        body: meeting.body.value.clone(),
        date: meeting.date.value.to_string(),
        more_days: arrangement.more_days.iter().map(|day| day.date.value.to_string()).collect(),
        title: meeting.open_title().map(str::to_owned),
        number: arrangement.number.as_ref().map(|number| number.value.clone()),
        register_by: arrangement.register_by.map(|day| day.value.to_string()),
        time: meeting.time.map(|time| time.to_string()),
        place: meeting.open_place().map(str::to_owned),
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
        proposed: None,
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
fn send_by(workspace: &Workspace, meeting: &Meeting) -> Option<NaiveDate> {
    let body = workspace.council.body(&meeting.body.value)?;
    body.dispatch.on(meeting.date.value)?;
    Some(workspace.dispatch_deadline(&body.id, meeting.date.value))
}

fn row(workspace: &Workspace, meeting: &Meeting) -> Vec<String> {
    let items = norsk::count(meeting.agenda.len(), "sak", "saker");
    let is_joint = !workspace.joint_meetings(meeting).is_empty();
    vec![
        meeting.status.map_or("–", |status| status.value.word()).to_owned(),
        papers_column(workspace, meeting),
        if is_joint { format!("{items}, felles") } else { items },
        meeting.id.to_string(),
    ]
}

/// The bodies that a meeting is held together with.
fn joint(workspace: &Workspace, meeting: &Meeting) -> Option<String> {
    let mut names = Vec::new();
    for other in workspace.joint_meetings(meeting) {
        names.push(workspace.body_name(&other.body.value, meeting.date.value));
    }
    if names.is_empty() { None } else { Some(norsk::list(&names)) }
}

/// What is known of a meeting, in a line each.
fn facts(workspace: &Workspace, meeting: &Meeting, data: &MeetingOutput) -> Block {
    let send_by = send_by(workspace, meeting).filter(|_| meeting.takes_place());
    let demanded = data.demanded.then(|| "minst en tredel av medlemmene".to_owned());
    let known = [
        ("Tittel", data.title.clone()),
        ("Møte nr.", data.number.clone()),
        ("Tid", data.time.clone()),
        ("Varer til", data.more_days.last().map(|_| norsk::full_date(meeting.last_day()))),
        ("Påmelding innen", data.register_by.clone()),
        ("Sted", data.place.clone()),
        ("Form", data.form.map(str::to_owned)),
        ("Status", data.status.map(str::to_owned)),
        ("Flyttet fra", workspace.moved_from(meeting).map(|from| norsk::full_date(from.date.value))),
        ("Flyttet fordi", data.moved_because.clone()),
        ("Flyttet til", moved_to(workspace, meeting).map(|new| norsk::full_date(new.date.value))),
        ("Avlyst fordi", data.cancelled_because.clone()),
        ("Felles med", joint(workspace, meeting)),
        ("Krevd av", demanded),
        ("Sendes senest", send_by.map(norsk::full_date)),
        ("Sendt", sent::day(workspace, meeting).map(norsk::full_date)),
        ("Utsendt", sent::last(workspace, meeting)),
        ("Oppdatert", meeting.updated.map(|updated| norsk::full_date(updated.value))),
        ("Fil", Some(workspace.source(meeting.source).path.clone())),
    ];
    let mut facts = Vec::new();
    for (label, value) in known {
        if let Some(value) = value {
            facts.push((label.to_owned(), plain(value)));
        }
    }
    Block::Facts(facts)
}

/// What is treated, in a table.
fn agenda(items: &[ItemOutput]) -> Block {
    let mut rows = Vec::new();
    for item in items {
        let number = if item.has_no_number { String::new() } else { or_dash(item.number.clone()) };
        let mut title = item.title.clone();
        for (words, value) in [("kl. ", &item.time), ("ettersendes ", &item.awaited)] {
            if let Some(value) = value {
                title.push_str(&format!(" ({words}{value})"));
            }
        }
        rows.push(vec![number, or_dash(item.id.as_ref().map(ToString::to_string)), title]);
    }
    if rows.is_empty() {
        return paragraph("Ingen saker ennå.");
    }
    table("Saksliste", &[("Sak", Column::Short), ("Id", Column::Short), ("Tittel", Column::Text)], rows)
}
