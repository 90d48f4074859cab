//! The minutes that go with the notice of a meeting.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::Workspace;
use super::looks::{self, Look};
use crate::model::{
    AgendaItem, Body, BodyId, Difference, EnclosureRule, ItemKind, Manifest, Meeting, MeetingId, Row,
    StandingItem,
};
use crate::text::Span;

/// Minutes that are to go with the notice of a meeting.
#[derive(Debug, Clone)]
pub struct EnclosedMinutes<'a> {
    /// The body whose minutes they are.
    pub body: &'a Body,
    /// The meeting they are from: the last that body held before the papers leave.
    pub meeting: &'a Meeting,
    /// The row of bodies.yaml that wants them; none for those the agenda wants approved.
    pub row: Option<&'a Row<EnclosureRule>>,
    /// The item that is to approve them.
    pub item: Option<Span>,
    /// The file, when there is one.
    pub path: Option<String>,
}

impl Workspace {
    /// Adds how the minutes that go with `meeting` differ from those that went with it.
    pub(super) fn compare_minutes(
        &self,
        meeting: &Meeting,
        manifest: &Manifest,
        found: &mut Vec<Difference>,
    ) {
        let enclosed = manifest.enclosed_minutes();
        let of_items = Self::files_of_items(meeting);
        for file in enclosed.iter().filter(|file| !of_items.contains(&file.path)) {
            if let Some(now) = self.seals.get(&file.path)
                && *now != file.seal
            {
                found.push(Difference::Minutes(file.path.clone()));
            }
        }
        for path in BTreeSet::from_iter(self.minutes_to_send(meeting)) {
            // Minutes may have gone as a text and lie there as a PDF now.
            if !enclosed.iter().any(|file| folder(&file.path) == folder(&path)) {
                found.push(Difference::MissedMinutes(path));
            }
        }
    }

    /// The files that go with the items of `meeting` themselves, of which it is told with the item.
    fn files_of_items(meeting: &Meeting) -> Vec<String> {
        let mut files = Vec::new();
        for item in &meeting.agenda {
            for attachment in item.attachments() {
                files.extend(Self::item_file(meeting, &attachment.file.raw().value));
            }
        }
        files
    }

    /// The files with the minutes that are to go with the notice of `meeting`, or with what is sent after it.
    pub(super) fn minutes_to_send(&self, meeting: &Meeting) -> Vec<String> {
        let mut enclosures = self.enclosures(meeting);
        enclosures.extend(self.later_enclosures(meeting));
        enclosures.into_iter().filter_map(|enclosure| enclosure.path).collect()
    }

    /// The minutes that are to go with the notice of `meeting`: those that rows of bodies.yaml want, and
    /// those that its agenda wants approved.
    pub fn enclosures<'a>(&'a self, meeting: &'a Meeting) -> Vec<EnclosedMinutes<'a>> {
        let day = meeting.date.value;
        let written = meeting.sent.unwrap_or(meeting.date);
        // What was held after the papers had left could not go with them.
        let sent = self.notice_sent(meeting).unwrap_or(written.value);
        self.enclosures_before(meeting, sent.min(day))
    }

    /// The minutes that have come since the notice of `meeting` was sealed, of meetings held since: nobody
    /// can ask that they went with it, but they go with the next that is sent.
    fn later_enclosures<'a>(&'a self, meeting: &'a Meeting) -> Vec<EnclosedMinutes<'a>> {
        if meeting.is_held() || self.manifest_of(meeting).is_none() {
            return Vec::new();
        }
        self.enclosures_before(meeting, meeting.date.value)
    }

    /// The minutes of meetings held before `limit` that are to go with the notice of `meeting`.
    fn enclosures_before<'a>(&'a self, meeting: &'a Meeting, limit: NaiveDate) -> Vec<EnclosedMinutes<'a>> {
        let Some(body) = self.council.body(&meeting.body.value) else { return Vec::new() };
        let mut enclosures: Vec<EnclosedMinutes<'a>> = Vec::new();
        let mut add = |enclosure: EnclosedMinutes<'a>| {
            if enclosures.iter().all(|known| known.meeting.id != enclosure.meeting.id) {
                enclosures.push(enclosure);
            }
        };
        for row in body.enclosures.all_on(meeting.date.value) {
            for other in self.council.bodies_named(&row.value.minutes_of.value) {
                if let Some(last) = self.last_minutes(other, limit, Some(row), None)
                    && !self.have_been_sent(&last, meeting)
                {
                    add(last);
                }
            }
        }
        if let Some(item) = meeting.agenda.iter().find(|item| approves_minutes(body, item))
            && let Some(last) = self.last_minutes(body, limit, None, Some(item.span))
        {
            add(last);
        }
        enclosures
    }

    /// Whether an earlier meeting of the body has been held with these minutes enclosed: nobody gets them
    /// again.
    fn have_been_sent(&self, minutes: &EnclosedMinutes<'_>, meeting: &Meeting) -> bool {
        let own = format!("meetings/{}", minutes.meeting.id);
        for earlier in self.meetings_before(&meeting.body.value, meeting.date.value).rev() {
            if earlier.date.value < minutes.meeting.date.value {
                break;
            }
            if earlier.is_held()
                && let Some(manifest) = self.manifest_of(earlier)
                && manifest.enclosed_minutes().iter().any(|file| folder(&file.path) == own)
            {
                return true;
            }
        }
        false
    }

    fn last_minutes<'a>(
        &'a self,
        body: &'a Body,
        limit: NaiveDate,
        row: Option<&'a Row<EnclosureRule>>,
        item: Option<Span>,
    ) -> Option<EnclosedMinutes<'a>> {
        let meeting = self.meetings_before(&body.id, limit).rev().find(|meeting| meeting.is_held())?;
        Some(EnclosedMinutes {
            body,
            meeting,
            row,
            item,
            path: self.minutes_path(meeting).map(str::to_owned),
        })
    }

    /// The file with the minutes of `meeting`: what the public may see, or else the secretary's text.
    pub fn minutes_path(&self, meeting: &Meeting) -> Option<&str> {
        Some(self.minutes_files.get(&meeting.id)?)
    }

    /// Whether the folder has minutes of any meeting that the body has held. A skeleton for one to come is
    /// none.
    pub fn has_minutes_of(&self, body: &Body) -> bool {
        let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
        looks::note(|| Look::Meetings { body: looks::short(body.id.as_str()), first, last });
        self.minutes_files.keys().any(|id| {
            let Some(meeting) = self.meeting(id) else { return false };
            meeting.body.value == body.id && meeting.is_held()
        })
    }

    /// The files with minutes, by the meeting's folder name, of each the one that is best to send.
    pub(super) fn find_minutes(&self) -> HashMap<MeetingId, String> {
        const ENDS: [&str; 3] = [".pdf", ".md", ".docx"];
        let bodies = self.council.bodies.values();
        let stems: HashMap<&BodyId, String> = bodies.map(|body| (&body.id, body.minutes_file())).collect();
        let mut found: HashMap<&MeetingId, (usize, &String)> = HashMap::new();
        for path in self.other_files.iter() {
            let Some(inside) = path.strip_prefix("meetings/") else { continue };
            let Some((folder, file)) = inside.split_once('/') else { continue };
            let Some(meeting) = self.meeting_in(folder) else { continue };
            let Some(stem) = stems.get(&meeting.body.value) else { continue };
            let Some(end) = file.strip_prefix(stem.as_str()) else { continue };
            let Some(rank) = ENDS.iter().position(|known| end == *known) else { continue };
            let best = found.entry(&meeting.id).or_insert((rank, path));
            if rank < best.0 {
                *best = (rank, path);
            }
        }
        found.into_iter().map(|(id, (_, path))| (id.clone(), path.clone())).collect()
    }
}

/// Whether an item approves the minutes of the meeting before: it says so in its title, or stands for an
/// item that names that meeting.
fn approves_minutes(body: &Body, item: &AgendaItem) -> bool {
    let says_so = |title: &str| title.contains(StandingItem::MEETING_BEFORE) || body.names_minutes(title);
    match (&item.kind, &item.title) {
        (ItemKind::Plain, Some(title)) => says_so(title.raw()),
        (ItemKind::Standing(name), _) => {
            let mut rows = body.standing_items.rows.iter();
            rows.any(|row| row.value.name == name.value && says_so(&row.value.title))
        }
        (ItemKind::Case(_) | ItemKind::Plain, _) => false,
    }
}

fn folder(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((folder, _)) => folder,
        None => "",
    }
}
