//! A meeting as an entry in a calendar: what the public notice says of it, and no more.

use chrono::{Datelike, NaiveDate};

use super::{Subject, circumstances};
use crate::document::{Appointment, Hours, Mailbox, Prospect};
use crate::model::{Meeting, MeetingId, MeetingStatus, TimeRange};
use crate::norsk::{self, fill};
use crate::workspace::Workspace;

/// What has become of a meeting since it was first set up, which its own file does not say.
#[derive(Debug, Clone, Default)]
pub struct MeetingHistory {
    /// The ids of the meetings it was before it was moved, oldest first.
    pub earlier: Vec<MeetingId>,
    /// How many versions of its notice have been sent, those of the meetings it was before among them.
    pub versions: u32,
    /// The day of the newest change, where another than that of its papers is known: it was moved, or called
    /// off.
    pub changed: Option<NaiveDate>,
    /// The number that the calendar others subscribe to has for it, which an invitation does not go below.
    pub published: u32,
}

impl MeetingHistory {
    /// What the files tell of it: what it was before it was moved, and all that has been sealed.
    pub fn sealed(workspace: &Workspace, meeting: &Meeting) -> Self {
        let mut history = Self::default();
        let earlier = workspace.earlier_meetings(meeting);
        for of in earlier.iter().copied().chain([meeting]) {
            let Some(manifest) = workspace.manifest_of(of) else { continue };
            let sent = u32::try_from(manifest.versions.len()).unwrap_or(u32::MAX);
            history.versions = history.versions.saturating_add(sent);
            history.changed = history.changed.max(manifest.last().map(|version| version.sent));
        }
        history.earlier = earlier.into_iter().map(|meeting| meeting.id.clone()).collect();
        history
    }

    /// The same, with a cancellation that was sent of a meeting whose notice was never sealed.
    pub fn until_now(workspace: &Workspace, meeting: &Meeting) -> Self {
        let mut history = Self::sealed(workspace, meeting);
        let was_called = workspace.earlier_meetings(meeting).iter().any(|earlier| earlier.has_been_called());
        let is_told = was_called || meeting.has_been_called();
        if meeting.is_cancelled() && is_told && workspace.manifest_of(meeting).is_none() {
            history.versions = history.versions.saturating_add(1);
        }
        history
    }
}

/// What calendars know the meeting by that was first in the folder `first`.
fn entry_id(council: &str, first: &MeetingId) -> String {
    format!("{first}@{}", norsk::slug(council, 40))
}

/// What calendars know `meeting` by.
pub fn id_of(subject: &Subject<'_>, history: &MeetingHistory) -> String {
    let first = history.earlier.first().unwrap_or(&subject.meeting.id);
    entry_id(&subject.workspace.council.short_name, first)
}

/// The entry of a meeting in a calendar.
///
/// Its id is that of the first meeting it was, so that moving it moves the entry; a meeting that has been
/// moved is spoken for by the one that stands in its place, and is itself called off.
pub fn appointment(subject: &Subject<'_>, history: &MeetingHistory) -> Appointment {
    let meeting = subject.meeting;
    let council = &subject.workspace.council;
    let first = history.earlier.first().unwrap_or(&meeting.id);
    let prospect = match meeting.status.map(|status| status.value) {
        Some(MeetingStatus::Cancelled | MeetingStatus::Moved) => Prospect::Cancelled,
        Some(MeetingStatus::Called | MeetingStatus::Held) => Prospect::Confirmed,
        Some(MeetingStatus::Planned) | None if meeting.sent.is_some() => Prospect::Confirmed,
        Some(MeetingStatus::Planned) | None => Prospect::Tentative,
    };
    let moves = u32::try_from(history.earlier.len()).unwrap_or(u32::MAX);
    let changes = moves.saturating_add(history.versions);
    Appointment {
        id: entry_id(&council.short_name, first),
        sequence: changes.saturating_add(u32::from(prospect == Prospect::Cancelled)).max(history.published),
        changed: changed(subject, history),
        day: meeting.date.value,
        hours: meeting.time.map(|time| Hours { from: time.from, until: time.until }),
        prospect,
        summary: summary(subject, prospect),
        place: meeting.open_place().map(str::to_owned),
        description: description(subject),
        organizer: secretariat(subject.workspace),
        alarms: Vec::new(),
    }
}

/// The entries of a meeting in a calendar, one for each of its days.
pub fn appointments(subject: &Subject<'_>, history: &MeetingHistory) -> Vec<Appointment> {
    let first = appointment(subject, history);
    let mut entries = Vec::new();
    for (number, day) in (2..).zip(&subject.meeting.arrangement().more_days) {
        entries.push(Appointment {
            id: format!("dag-{number}.{}", first.id),
            day: day.date.value,
            hours: day.time.map(|time| Hours { from: time.from, until: time.until }),
            ..first.clone()
        });
    }
    entries.insert(0, first);
    entries
}

/// The secretariat with its address.
pub(super) fn secretariat(workspace: &Workspace) -> Option<Mailbox> {
    let council = &workspace.council;
    Mailbox::new(&council.secretariat, council.email.as_ref()?)
}

/// The newest day that the files know of before the meeting. When they know none it is a day that is surely
/// past when a meeting is set up, and the same tomorrow.
fn changed(subject: &Subject<'_>, history: &MeetingHistory) -> NaiveDate {
    let meeting = subject.meeting;
    let papers = meeting.papers_complete().map(|day| day.value);
    let newest = history.changed.max(papers).or(meeting.announced.map(|day| day.value));
    newest.unwrap_or_else(|| long_past(meeting.date.value))
}

/// A day of which nobody asks when something before `day` was written: plans are made a year ahead, or two.
pub(super) fn long_past(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() - 2, 1, 1).unwrap_or(day)
}

/// «Styremøte i Osloregionen»
fn summary(subject: &Subject<'_>, prospect: Prospect) -> String {
    let words = &subject.words().appointment;
    let word = &subject.body.meeting_word;
    let council = &subject.workspace.council.short_name;
    let summary = if let Some(title) = subject.meeting.open_title() {
        format!("{title}, {council}")
    } else if word == "møte" {
        let body = subject.body.running_name_on(subject.meeting.date.value);
        let meeting = fill(words.meeting, &[("organ", &body)]);
        if body.contains(council.as_str()) { meeting } else { format!("{meeting}, {council}") }
    } else {
        fill(words.summary, &[("møte", &norsk::capitalised(word)), ("råd", council)])
    };
    if prospect == Prospect::Cancelled { fill(words.cancelled, &[("møte", &summary)]) } else { summary }
}

/// The public agenda, and where its papers are.
fn description(subject: &Subject<'_>) -> Vec<String> {
    let words = subject.words();
    let mut lines = Vec::new();
    let mut paragraph = |added: Vec<String>| {
        if !added.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(added);
    };
    if let Some(TimeRange { until: None, .. }) = subject.meeting.time {
        paragraph(vec![words.appointment.open_end.to_owned()]);
    }
    paragraph(circumstances::joint(subject).into_iter().collect());
    let ways = subject.public().ways_in();
    paragraph(ways.iter().map(|(label, value)| format!("{label}: {value}")).collect());
    // Until the notice is made, the agenda is the secretariat's own draft.
    if subject.meeting.has_been_called() {
        paragraph(agenda(subject));
    }
    if let Some(site) = &subject.workspace.council.website {
        paragraph(vec![fill(words.appointment.papers, &[("nettsted", site)])]);
    }
    lines
}

/// The agenda as the public may see it, under its heading; nothing when nothing is on it.
pub(super) fn agenda(subject: &Subject<'_>) -> Vec<String> {
    let items = &subject.meeting.agenda;
    if items.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("{}:", subject.words().common.agenda)];
    lines.extend(items.iter().map(|item| subject.line_of(item)));
    lines
}
