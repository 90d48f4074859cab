//! What a meeting's papers are made of, held against what was sent.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{
    AgendaItem, Arrangement, Attachment, Case, Difference, Exempt, Frame, ItemKind, Manifest, Meeting,
    PaperPart, SealedItem, SealedKind, Step,
};
use crate::norsk;
use crate::text::Placed;
use crate::text::digest::{Digest, Seal};

impl Workspace {
    /// What was sent of the notice of `meeting`.
    pub fn manifest_of(&self, meeting: &Meeting) -> Option<&Manifest> {
        self.manifests.get(&meeting.id).filter(|manifest| !manifest.versions.is_empty())
    }

    /// Whether the notice of `meeting` has reached people: it is sealed, or was sent before today.
    pub fn is_sent(&self, meeting: &Meeting) -> bool {
        self.manifest_of(meeting).is_some() || meeting.sent.is_some_and(|sent| sent.value < self.today)
    }

    /// The day the papers of `meeting` were complete: when the notice was sealed, or for a meeting that never
    /// was, when the papers were sent or last changed. What a supplement brings is governed by
    /// koml. § 11-3 (5), not by the time of the notice.
    pub fn dispatched_on(&self, meeting: &Meeting) -> Option<Placed<NaiveDate>> {
        let Some(sent) = self.notice_sent(meeting) else { return meeting.papers_complete() };
        let written = meeting.sent.unwrap_or(meeting.date);
        Some(Placed::new(sent, written.span))
    }

    /// The day the notice of `meeting` was sealed.
    pub(super) fn notice_sent(&self, meeting: &Meeting) -> Option<NaiveDate> {
        self.manifest_of(meeting)?.first_sent()
    }

    /// The treatments of `case` before that in `meeting`, of which something is known.
    pub fn treatments_before<'c>(&self, case: &'c Case, meeting: &Meeting) -> Vec<&'c Step> {
        let here = case.step_in(meeting).unwrap_or(case.routing.len());
        let is_done = |step: &&Step| step.outcome.is_some() && step.meeting.is_some();
        case.routing[..here].iter().filter(is_done).collect()
    }

    /// When, where and how a meeting is to be held.
    pub fn frame_of(&self, meeting: &Meeting) -> Frame {
        let about = normal(self.raw_text(meeting.text));
        Frame {
            time: meeting.time.map(|time| time.to_string()),
            place: meeting.place.as_ref().map(|place| place.raw().value.clone()),
            form: meeting.form.map(|form| form.value),
            about: if about.is_empty() { None } else { Some(Digest::of(about.as_bytes())) },
            arrangement: meeting.arrangement.as_deref().map(digest_of_arrangement),
            called: [None; 3],
        }
    }

    /// The agenda as it would be sealed now.
    pub fn agenda_to_seal(&self, meeting: &Meeting) -> Vec<SealedItem> {
        let mut sealed = Vec::with_capacity(meeting.agenda.len());
        for item in &meeting.agenda {
            let number = item.number.as_ref().map(|number| number.value.to_string());
            sealed.push(SealedItem {
                number,
                kind: SealedKind::of(item),
                parts: self.parts_of(meeting, item),
            });
        }
        sealed
    }

    /// How `meeting` differs from what was last sent of it.
    pub fn differences(&self, meeting: &Meeting, manifest: &Manifest) -> Vec<Difference> {
        let Some(last) = manifest.last() else { return Vec::new() };
        let frame = self.frame_of(meeting);
        let mut differences = Vec::new();
        for (is_other, difference) in [
            (frame.time != last.frame.time, Difference::Time),
            (frame.place != last.frame.place, Difference::Place),
            (frame.form != last.frame.form, Difference::Form),
            (frame.about != last.frame.about, Difference::About),
            (frame.arrangement != last.frame.arrangement, Difference::Arrangement),
        ] {
            if is_other {
                differences.push(difference);
            }
        }
        self.compare_agendas(meeting, &last.agenda, &mut differences);
        self.compare_minutes(meeting, manifest, &mut differences);
        differences
    }

    pub(super) fn compare_agendas(
        &self,
        meeting: &Meeting,
        sealed: &[SealedItem],
        found: &mut Vec<Difference>,
    ) {
        compare_items(sealed, &self.agenda_to_seal(meeting), found, |_, was, is| {
            changed_parts(was, is, self.is_unread(is))
        });
    }

    /// Whether an item is a case that cannot be read.
    pub(super) fn is_unread(&self, item: &SealedItem) -> bool {
        match &item.kind {
            SealedKind::Case(id) => self.case(id).is_none(),
            SealedKind::Standing(_) | SealedKind::Plain(_) => false,
        }
    }

    /// What the paper of an item is made of, part by part. What is written when the item has been treated
    /// is no part of it.
    fn parts_of(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<(PaperPart, Digest)> {
        let mut parts = self.papers_of(meeting, item);
        if let Some(time) = item.time() {
            parts.push((PaperPart::Time, digest_of(&[time.to_string()])));
        }
        // What an exempt case has is all in one.
        if let (Some(remark), true) = (item.remark(), self.openness_of(item).is_open()) {
            parts.push((PaperPart::Remark, digest_of(&[&remark.raw().value])));
        }
        if let Some(day) = item.awaited() {
            parts.push((PaperPart::Awaited, digest_of(&[day.value.to_string()])));
        }
        parts
    }

    /// The same of its papers alone, as far as they have not been left to follow.
    fn papers_of(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<(PaperPart, Digest)> {
        match &item.kind {
            ItemKind::Case(id) => match self.case(&id.value) {
                Some(case) => self.parts_of_case(case, meeting, item),
                None => Vec::new(),
            },
            ItemKind::Standing(_) | ItemKind::Plain => {
                let mut parts = Vec::new();
                if let (ItemKind::Standing(_), Some(title)) = (&item.kind, &item.title) {
                    parts.push((PaperPart::Title, digest_of(&[title.raw()])));
                }
                if item.awaited().is_some() {
                    return parts;
                }
                if let Some(proposal) = &item.proposal {
                    parts.push((PaperPart::Proposal, digest_of(&[proposal.raw()])));
                }
                let attachments = self.attachments_of_item(meeting, item);
                if !attachments.is_empty() {
                    parts.push((PaperPart::Attachments, digest_of(&attachments)));
                }
                parts
            }
        }
    }

    fn parts_of_case(&self, case: &Case, meeting: &Meeting, item: &AgendaItem) -> Vec<(PaperPart, Digest)> {
        let own = item.title.as_ref().map(|title| title.raw().as_str());
        let open = case.open_title(self.council.language);
        if item.awaited().is_some() {
            return vec![match case.openness().is_open() {
                true => (PaperPart::Title, digest_of(&[own.unwrap_or(open)])),
                false => (PaperPart::Whole, digest_of(&[case.title.raw().value.as_str(), open])),
            }];
        }
        let proposal = match self.proposal_at(case, meeting) {
            Some(proposal) => self.raw_text(proposal.section.body),
            None => "",
        };
        let weighed = self.assessment_lines(case, &meeting.body.value, meeting.date.value);
        let mut presentation = vec![self.raw_text(case.preamble)];
        presentation.extend(weighed.iter().map(String::as_str));
        for section in &case.sections {
            if self.is_presentation(case, section) {
                presentation.extend([section.heading.raw().as_str(), self.raw_text(section.body)]);
            }
        }
        let hearings = hearings_before(case, meeting);
        presentation.extend(hearings.iter().map(String::as_str));
        let mut attachments = self.attachments_of(case);
        attachments.extend(self.attachments_of_item(meeting, item));
        if !case.openness().is_open() {
            let mut whole = vec![case.title.raw().value.as_str(), open, own.unwrap_or_default(), proposal];
            whole.extend(presentation);
            whole.extend(attachments.iter().map(String::as_str));
            whole.extend(item.remark().map(|remark| remark.raw().value.as_str()));
            return vec![(PaperPart::Whole, digest_of(&whole))];
        }
        let mut parts = vec![
            (PaperPart::Title, digest_of(&[own.unwrap_or(open)])),
            (PaperPart::Proposal, digest_of(&[proposal])),
            (PaperPart::Presentation, digest_of(&presentation)),
        ];
        if !attachments.is_empty() {
            parts.push((PaperPart::Attachments, digest_of(&attachments)));
        }
        parts
    }

    /// Names of the attachments, with what the files hold.
    pub(super) fn attachments_of(&self, case: &Case) -> Vec<String> {
        let mut lines = Vec::new();
        for attachment in &case.attachments {
            let reason = attachment.exempt.as_deref().map(Exempt::reason);
            let public = attachment.public_file.as_ref();
            lines.extend([
                attachment.file.raw().value.clone(),
                attachment.title.as_ref().map(|title| title.raw().clone()).unwrap_or_default(),
                reason.unwrap_or_default(),
                self.digest_in(case, Some(attachment.file.raw())),
                public.map(|file| file.value.clone()).unwrap_or_default(),
                self.digest_in(case, public),
            ]);
        }
        lines
    }

    /// The same of the files that go with an item itself.
    fn attachments_of_item(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<String> {
        let mut lines = Vec::new();
        for attachment in item.attachments() {
            let path = Self::item_file(meeting, &attachment.file.raw().value);
            let seal = path.and_then(|path| self.seals.get(norsk::composed(&path).as_ref()));
            lines.extend([
                attachment.file.raw().value.clone(),
                attachment.title.as_ref().map(|title| title.raw().clone()).unwrap_or_default(),
                seal.map(|seal| seal.digest.to_string()).unwrap_or_default(),
            ]);
        }
        lines
    }

    /// The digest of a file beside `case`; nothing when there is none.
    fn digest_in(&self, case: &Case, file: Option<&Placed<String>>) -> String {
        let path = file.and_then(|file| self.attachment_path(case, &file.value));
        let Some(path) = path else { return String::new() };
        match self.seals.get(norsk::composed(&path).as_ref()) {
            Some(seal) => seal.digest.to_string(),
            None => String::new(),
        }
    }

    /// Whether the file for the public holds the same, byte for byte, as the one that is exempt, and holds
    /// anything. Of files whose seals are not known, nobody knows.
    pub fn is_public_file_the_same(&self, case: &Case, attachment: &Attachment) -> bool {
        let Some(public) = &attachment.public_file else { return false };
        let [Some(whole), Some(open)] = [attachment.file.raw(), public].map(|file| self.seal_in(case, file))
        else {
            return false;
        };
        whole.bytes > 0 && whole == open
    }

    fn seal_in(&self, case: &Case, file: &Placed<String>) -> Option<&Seal> {
        let path = self.attachment_path(case, &file.value)?;
        self.seals.get(norsk::composed(&path).as_ref())
    }

    /// The workspace path of an attachment of `case`; none when it would lead out of the workspace.
    fn attachment_path(&self, case: &Case, file: &str) -> Option<String> {
        crate::links::resolve(&self.attachment_folder(case), file)
    }

    /// The files, besides the papers themselves, that a seal of `meeting` rests on: attachments and minutes.
    pub fn files_under_seal(&self, meeting: &Meeting) -> Vec<String> {
        let mut files = Vec::new();
        for item in &meeting.agenda {
            for attachment in item.attachments() {
                files.extend(Self::item_file(meeting, &attachment.file.raw().value));
            }
            let Some(case) = self.case_of(item) else { continue };
            for attachment in &case.attachments {
                files.extend(self.attachment_path(case, &attachment.file.raw().value));
                if let Some(public) = &attachment.public_file {
                    files.extend(self.attachment_path(case, &public.value));
                }
            }
        }
        files.extend(self.minutes_to_send(meeting));
        files
    }
}

/// Those who were asked for their opinion before `meeting`, and those who had answered.
fn hearings_before(case: &Case, meeting: &Meeting) -> Vec<String> {
    let mut lines = Vec::new();
    for hearing in
        case.routing.iter().take_while(|step| !step.is_in(meeting)).filter_map(|step| step.hearing.as_deref())
    {
        lines.extend(hearing.to.iter().map(|asked| asked.raw().value.clone()));
        lines.extend(hearing.deadline.map(|deadline| deadline.value.to_string()));
        for answer in &hearing.answers {
            let day = answer.day.map(|day| day.value.to_string());
            lines.push(format!("{} {}", answer.from.raw().value, day.unwrap_or_default()));
        }
    }
    lines
}

/// How one agenda differs from another; `parts` tells in what an item that stands on both does.
pub(super) fn compare_items(
    before: &[SealedItem],
    now: &[SealedItem],
    found: &mut Vec<Difference>,
    parts: impl Fn(usize, &SealedItem, &SealedItem) -> Vec<PaperPart>,
) {
    let mut is_taken = vec![false; before.len()];
    let mut order = Vec::new();
    for (index, item) in now.iter().enumerate() {
        let twin = (0..before.len()).find(|&at| !is_taken[at] && before[at].kind == item.kind);
        let Some(at) = twin else {
            found.push(Difference::Added(index));
            continue;
        };
        is_taken[at] = true;
        order.push(at);
        let changed = parts(index, &before[at], item);
        if !changed.is_empty() {
            found.push(Difference::Changed(index, changed));
        }
    }
    for (at, item) in before.iter().enumerate() {
        if !is_taken[at] {
            found.push(Difference::Removed(item.clone()));
        }
    }
    if !order.is_sorted() {
        found.push(Difference::Order);
    }
}

/// The parts in which an item differs from what was sent; of a case that cannot be read, only its number.
fn changed_parts(was: &SealedItem, is: &SealedItem, is_unread: bool) -> Vec<PaperPart> {
    let mut changed = Vec::new();
    if was.number.is_some() && was.number != is.number {
        changed.push(PaperPart::Number);
    }
    if is_unread {
        return changed;
    }
    let [was_awaited, is_awaited] = [was, is].map(|item| item.digest(PaperPart::Awaited).is_some());
    // Papers that have come, or are left to follow, are that one change.
    if was_awaited != is_awaited {
        changed.push(PaperPart::Awaited);
        return changed;
    }
    if was.digest(PaperPart::Whole).is_some() != is.digest(PaperPart::Whole).is_some() {
        changed.push(PaperPart::Whole);
        return changed;
    }
    for (_, part) in PaperPart::WORDS {
        if was.digest(part) != is.digest(part) {
            changed.push(part);
        }
    }
    changed
}

/// The digest of all that a meeting says of how it is arranged.
fn digest_of_arrangement(arrangement: &Arrangement) -> Digest {
    let title = arrangement.title.as_ref().map(|title| title.raw().value.clone());
    let number = arrangement.number.as_ref().map(|number| number.value.clone());
    let mut texts = vec![title.unwrap_or_default(), number.unwrap_or_default()];
    texts.push(arrangement.link.as_ref().map(|link| link.raw().value.clone()).unwrap_or_default());
    texts.push(arrangement.contact.as_ref().map(|contact| contact.value.to_string()).unwrap_or_default());
    texts.push(arrangement.register_by.map(|day| day.value.to_string()).unwrap_or_default());
    for day in &arrangement.more_days {
        texts.push(day.date.value.to_string());
        texts.push(day.time.map(|time| time.to_string()).unwrap_or_default());
    }
    digest_of(&texts)
}

/// The digest of texts, however their letters are stored and their lines are ended.
pub(super) fn digest_of<T: AsRef<str>>(texts: &[T]) -> Digest {
    let texts: Vec<String> = texts.iter().map(|text| normal(text.as_ref())).collect();
    Digest::of_parts(&texts)
}

fn normal(text: &str) -> String {
    norsk::composed(&text.replace("\r\n", "\n")).trim().to_owned()
}
