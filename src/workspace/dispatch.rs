//! What a meeting's papers are made of, held against what was sent; and the minutes that go with them.

use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

use super::Workspace;
use crate::model::{
    AgendaItem, Attachment, Body, Case, Difference, EnclosureRule, Frame, ItemKind, Manifest, Meeting,
    PaperPart, Row, SealedItem, SealedKind, Section, StandingItem, Step,
};
use crate::norsk;
use crate::text::digest::Digest;
use crate::text::{Placed, Span};

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
    /// What was sent of `meeting`.
    pub fn manifest_of(&self, meeting: &Meeting) -> Option<&Manifest> {
        self.manifests.get(&meeting.id)
    }

    /// The day the papers of `meeting` were complete: when the notice was sealed, or for a meeting that never
    /// was, when the papers were sent or last changed. What a supplement brings is governed by
    /// koml. § 11-3 (5), not by the time of the notice.
    pub fn dispatched_on(&self, meeting: &Meeting) -> Option<Placed<NaiveDate>> {
        match self.manifest_of(meeting).and_then(Manifest::first_sent) {
            Some(sent) => Some(Placed::new(sent, meeting.sent.map_or(meeting.date.span, |sent| sent.span))),
            None => meeting.papers_complete(),
        }
    }

    /// The treatments of `case` before that in `meeting`, of which something is known.
    pub fn treatments_before<'c>(&self, case: &'c Case, meeting: &Meeting) -> Vec<&'c Step> {
        let here = case.routing.iter().position(|step| step.is_in(meeting)).unwrap_or(case.routing.len());
        Self::steps_before(case, here)
    }

    /// Whether a section is part of the presentation, and not a proposal or what a body has said.
    pub fn is_presentation(&self, case: &Case, section: &Section) -> bool {
        let spoken = case.routing.iter().filter_map(|step| self.text_heading(step));
        let heading = section.heading.to_lowercase();
        !section.is_empty
            && !self.council.headings.is_proposal(&heading)
            && !spoken.into_iter().any(|spoken| spoken.to_lowercase() == heading)
    }

    /// When, where and how a meeting is to be held.
    pub fn frame_of(&self, meeting: &Meeting) -> Frame {
        let about = normal(self.text(meeting.text));
        Frame {
            time: meeting.time.clone(),
            place: meeting.place.clone(),
            form: meeting.form.map(|form| form.value),
            about: (!about.is_empty()).then(|| Digest::of(about.as_bytes())),
        }
    }

    /// The agenda as it would be sealed now.
    pub fn agenda_to_seal(&self, meeting: &Meeting) -> Vec<SealedItem> {
        let item = |item: &AgendaItem| SealedItem {
            number: item.number.as_ref().map(|number| number.value.clone()),
            kind: kind_of(item),
            parts: self.parts_of(meeting, item),
        };
        meeting.agenda.iter().map(item).collect()
    }

    /// In what ways `meeting` is not what was last sent of it.
    pub fn differences(&self, meeting: &Meeting, manifest: &Manifest) -> Vec<Difference> {
        let Some(last) = manifest.last() else { return Vec::new() };
        let mut differences = Vec::new();
        let frame = self.frame_of(meeting);
        let mut add = |is_other: bool, difference| differences.extend(is_other.then_some(difference));
        add(frame.time != last.frame.time, Difference::Time);
        add(frame.place != last.frame.place, Difference::Place);
        add(frame.form != last.frame.form, Difference::Form);
        add(frame.about != last.frame.about, Difference::About);
        self.compare_agendas(meeting, &last.agenda, &mut differences);
        self.compare_minutes(meeting, manifest, &mut differences);
        differences
    }

    fn compare_agendas(&self, meeting: &Meeting, sealed: &[SealedItem], found: &mut Vec<Difference>) {
        let now = self.agenda_to_seal(meeting);
        let mut is_taken = vec![false; sealed.len()];
        let mut order = Vec::new();
        for (index, item) in now.iter().enumerate() {
            let twin = (0..sealed.len()).find(|&at| !is_taken[at] && sealed[at].kind == item.kind);
            let Some(at) = twin else {
                found.push(Difference::Added(index));
                continue;
            };
            is_taken[at] = true;
            order.push(at);
            let is_unread = matches!(&item.kind, SealedKind::Case(id) if self.case(id).is_none() || self.is_duplicated(id));
            let parts = changed_parts(&sealed[at], item, is_unread);
            if !parts.is_empty() {
                found.push(Difference::Changed(index, parts));
            }
        }
        let left = sealed.iter().zip(&is_taken).filter(|(_, is_taken)| !**is_taken);
        found.extend(left.map(|(item, _)| Difference::Removed(item.clone())));
        if !order.is_sorted() {
            found.push(Difference::Order);
        }
    }

    fn compare_minutes(&self, meeting: &Meeting, manifest: &Manifest, found: &mut Vec<Difference>) {
        let enclosed = manifest.enclosed_minutes();
        for file in &enclosed {
            if self.seals.get(&file.path).is_some_and(|now| *now != file.seal) {
                found.push(Difference::Minutes(file.path.clone()));
            }
        }
        let due = self.enclosures(meeting).into_iter().filter_map(|enclosure| enclosure.path);
        let paths: BTreeSet<String> = due.chain(self.later_minutes(meeting)).collect();
        for path in paths {
            // Minutes may have gone as a text and lie there as a PDF now.
            if !enclosed.iter().any(|file| folder(&file.path) == folder(&path)) {
                found.push(Difference::MissedMinutes(path));
            }
        }
    }

    /// What the paper of an item is made of, part by part. What is written when the item has been treated
    /// is no part of it.
    fn parts_of(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<(PaperPart, Digest)> {
        let ItemKind::Case(id) = &item.kind else {
            let of = |part, text: &Option<String>| text.as_ref().map(|text| (part, digest_of(&[text])));
            let title = matches!(item.kind, ItemKind::Standing(_)).then(|| of(PaperPart::Title, &item.title));
            return title.flatten().into_iter().chain(of(PaperPart::Proposal, &item.proposal)).collect();
        };
        let Some(case) = self.case(&id.value) else { return Vec::new() };
        let before = self.treatments_before(case, meeting);
        let proposal = self.proposal_after(case, &before);
        let proposal = proposal.map_or("", |proposal| self.text(proposal.section.body));
        let mut presentation = vec![self.text(case.preamble)];
        for section in case.sections.iter().filter(|section| self.is_presentation(case, section)) {
            presentation.extend([section.heading.as_str(), self.text(section.body)]);
        }
        let attachments = self.attachments_of(case);
        let own = item.title.as_deref();
        if case.exempt.is_some() {
            let open = case.open_title(self.council.language);
            let mut whole = vec![case.title.value.as_str(), open, own.unwrap_or_default(), proposal];
            whole.extend(presentation);
            whole.extend(attachments.iter().map(String::as_str));
            return vec![(PaperPart::Whole, digest_of(&whole))];
        }
        let title = own.unwrap_or_else(|| case.open_title(self.council.language));
        let mut parts = vec![
            (PaperPart::Title, digest_of(&[title])),
            (PaperPart::Proposal, digest_of(&[proposal])),
            (PaperPart::Presentation, digest_of(&presentation)),
        ];
        if !attachments.is_empty() {
            parts.push((PaperPart::Attachments, digest_of(&attachments)));
        }
        parts
    }

    /// Names of the attachments, with what the files hold.
    fn attachments_of(&self, case: &Case) -> Vec<String> {
        let path = |file: &Placed<String>| self.attachment_path(case, &file.value);
        let seal = |path: Option<String>| {
            let seal = path.and_then(|path| self.seals.get(norsk::composed(&path).as_ref()));
            seal.map_or_else(String::new, |seal| seal.digest.to_string())
        };
        let lines = |attachment: &Attachment| {
            let public = attachment.public_file.as_ref();
            [
                attachment.file.value.clone(),
                attachment.title.clone().unwrap_or_default(),
                attachment.exempt.as_ref().map_or_else(String::new, |exempt| exempt.reason()),
                seal(path(&attachment.file)),
                public.map_or_else(String::new, |file| file.value.clone()),
                public.map_or_else(String::new, |file| seal(path(file))),
            ]
        };
        case.attachments.iter().flat_map(lines).collect()
    }

    /// The workspace path of an attachment of `case`; none when it would lead out of the workspace.
    fn attachment_path(&self, case: &Case, file: &str) -> Option<String> {
        crate::links::resolve(&self.attachment_folder(case), file)
    }

    /// The files, besides the papers themselves, that a seal of `meeting` rests on: attachments and minutes.
    pub fn files_under_seal(&self, meeting: &Meeting) -> Vec<String> {
        let cases = meeting.agenda.iter().filter_map(|item| match &item.kind {
            ItemKind::Case(id) => self.case(&id.value),
            _ => None,
        });
        let attached = cases.flat_map(|case| {
            let files = case.attachments.iter();
            let files = files.flat_map(|file| [Some(&file.file), file.public_file.as_ref()]).flatten();
            files.filter_map(|file| self.attachment_path(case, &file.value)).collect::<Vec<_>>()
        });
        let minutes = self.enclosures(meeting).into_iter().filter_map(|enclosure| enclosure.path);
        attached.chain(minutes).chain(self.later_minutes(meeting)).collect()
    }

    /// The minutes that are to go with the notice of `meeting`: those that rows of bodies.yaml want, and
    /// those that its agenda wants approved.
    pub fn enclosures<'a>(&'a self, meeting: &'a Meeting) -> Vec<EnclosedMinutes<'a>> {
        let day = meeting.date.value;
        let sent = self.manifest_of(meeting).and_then(Manifest::first_sent);
        // What was held after the papers had left could not go with them.
        let limit = sent.or(meeting.sent.map(|sent| sent.value)).map_or(day, |sent| sent.min(day));
        self.enclosures_before(meeting, limit)
    }

    /// The minutes that have come since the notice of `meeting` was sealed, of meetings held since: nobody
    /// can ask that they went with it, but they go with the next that is sent.
    fn later_minutes(&self, meeting: &Meeting) -> Vec<String> {
        if meeting.is_held() || self.manifest_of(meeting).is_none() {
            return Vec::new();
        }
        let enclosures = self.enclosures_before(meeting, meeting.date.value);
        enclosures.into_iter().filter_map(|enclosure| enclosure.path).collect()
    }

    /// The minutes of meetings held before `limit` that are to go with the notice of `meeting`.
    fn enclosures_before<'a>(&'a self, meeting: &'a Meeting, limit: NaiveDate) -> Vec<EnclosedMinutes<'a>> {
        let Some(body) = self.council.bodies.get(&meeting.body.value) else { return Vec::new() };
        let day = meeting.date.value;
        let mut enclosures: Vec<EnclosedMinutes<'a>> = Vec::new();
        for row in body.enclosures.all_on(day) {
            for other in self.council.bodies_named(&row.value.minutes_of.value) {
                let last = self.last_minutes(other, limit, Some(row), None);
                enclosures.extend(last.filter(|last| !self.have_been_sent(last, meeting)));
            }
        }
        let own = meeting.agenda.iter().find(|item| approves_minutes(body, item));
        if let Some(item) = own {
            enclosures.extend(self.last_minutes(body, limit, None, Some(item.span)));
        }
        let mut seen: Vec<&str> = Vec::new();
        enclosures.retain(|enclosure| {
            let id = enclosure.meeting.id.as_str();
            let is_new = !seen.contains(&id);
            seen.push(id);
            is_new
        });
        enclosures
    }

    /// Whether an earlier meeting of the body has been held with these minutes enclosed: nobody gets them again.
    fn have_been_sent(&self, minutes: &EnclosedMinutes<'_>, meeting: &Meeting) -> bool {
        let earlier = self.meetings_of(&meeting.body.value).rev();
        let since = earlier.take_while(|earlier| earlier.date.value >= minutes.meeting.date.value);
        let manifests = since
            .filter(|earlier| earlier.date.value < meeting.date.value && earlier.is_held())
            .filter_map(|earlier| self.manifest_of(earlier));
        let own = format!("meetings/{}", minutes.meeting.id);
        manifests.flat_map(Manifest::enclosed_minutes).any(|file| folder(&file.path) == own)
    }

    fn last_minutes<'a>(
        &'a self,
        body: &'a Body,
        limit: NaiveDate,
        row: Option<&'a Row<EnclosureRule>>,
        item: Option<Span>,
    ) -> Option<EnclosedMinutes<'a>> {
        let is_before = |meeting: &&Meeting| meeting.date.value < limit && meeting.is_held();
        let meeting = self.meetings_of(&body.id).rev().find(is_before)?;
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
        self.minutes_files.get(&meeting.id).map(String::as_str)
    }

    /// Whether the folder has minutes of any meeting that the body has held. A skeleton for one to come is none.
    pub fn has_minutes_of(&self, body: &Body) -> bool {
        self.minutes_files
            .keys()
            .filter_map(|id| self.meeting(id))
            .any(|meeting| meeting.body.value == body.id && meeting.is_held())
    }

    /// The files with minutes, by the folder's name of the meeting, of each the one that is best to send.
    pub(super) fn find_minutes(&self) -> HashMap<String, String> {
        const ENDS: [&str; 3] = [".pdf", ".md", ".docx"];
        let stems: HashMap<&str, String> =
            self.council.bodies.values().map(|body| (body.id.as_str(), body.minutes_file())).collect();
        let mut found: HashMap<String, (usize, &String)> = HashMap::new();
        for path in &self.other_files {
            let Some((id, file)) = path.strip_prefix("meetings/").and_then(|path| path.split_once('/'))
            else {
                continue;
            };
            let Some(stem) = self.meeting(id).and_then(|meeting| stems.get(meeting.body.value.as_str()))
            else {
                continue;
            };
            let end = file.strip_prefix(stem.as_str());
            let Some(rank) = ENDS.iter().position(|known| end == Some(known)) else { continue };
            let best = found.entry(id.to_owned()).or_insert((rank, path));
            if rank < best.0 {
                *best = (rank, path);
            }
        }
        found.into_iter().map(|(id, (_, path))| (id, path.clone())).collect()
    }
}

/// Whether an item approves the minutes of the meeting before: it says so in its title, or stands for an
/// item that names that meeting.
fn approves_minutes(body: &Body, item: &AgendaItem) -> bool {
    let says_so = |title: &str| {
        title.contains(StandingItem::MEETING_BEFORE) || title.to_lowercase().contains(&body.minutes_word)
    };
    match &item.kind {
        ItemKind::Case(_) => false,
        ItemKind::Plain => item.title.as_deref().is_some_and(says_so),
        ItemKind::Standing(name) => {
            let mut rows = body.standing_items.rows.iter();
            rows.any(|row| row.value.name == name.value && says_so(&row.value.title))
        }
    }
}

fn kind_of(item: &AgendaItem) -> SealedKind {
    match &item.kind {
        ItemKind::Case(id) => SealedKind::Case(id.value.clone()),
        ItemKind::Standing(name) => SealedKind::Standing(name.value.clone()),
        ItemKind::Plain => SealedKind::Plain(item.title.clone().unwrap_or_else(|| "–".to_owned())),
    }
}

/// The parts in which an item is another than it was. Of a case that cannot be read nobody knows.
fn changed_parts(was: &SealedItem, is: &SealedItem, is_unread: bool) -> Vec<PaperPart> {
    let mut changed = Vec::new();
    if was.number.is_some() && was.number != is.number {
        changed.push(PaperPart::Number);
    }
    if is_unread {
        return changed;
    }
    let of =
        |item: &SealedItem, part: PaperPart| item.parts.iter().find(|(other, _)| *other == part).copied();
    let is_whole = |item: &SealedItem| of(item, PaperPart::Whole).is_some();
    if is_whole(was) != is_whole(is) {
        changed.push(PaperPart::Whole);
        return changed;
    }
    let parts = PaperPart::WORDS.into_iter().map(|(_, part)| part);
    changed.extend(parts.filter(|part| of(was, *part) != of(is, *part)));
    changed
}

/// The digest of texts, however their letters are stored and their lines are ended.
fn digest_of<T: AsRef<str>>(texts: &[T]) -> Digest {
    let texts: Vec<String> = texts.iter().map(|text| normal(text.as_ref())).collect();
    Digest::of_parts(&texts)
}

fn normal(text: &str) -> String {
    norsk::composed(&text.replace("\r\n", "\n")).trim().to_owned()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
