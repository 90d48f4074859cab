//! What a meeting has done, held against what was sealed and recorded of it.

use chrono::NaiveDate;

use super::Workspace;
use super::dispatch::{compare_items, digest_of};
use super::record_lines::{attendance, corrections, proceedings};
use crate::model::record::is_skeleton;
use crate::model::{
    AgendaItem, Case, Correction, Difference, Frame, ItemKind, Meeting, Outcome, PaperPart, SealedItem,
    SealedKind, SealedRecord, Section, Step, Version,
};
use crate::norsk::{self, Language, fill};
use crate::text::digest::Digest;

/// What of a meeting must not be otherwise any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenMeeting {
    /// When, where and how.
    pub frame: Frame,
    /// Who met, and the corrections.
    pub record: SealedRecord,
    /// The agenda, with what became of each item.
    pub agenda: Vec<SealedItem>,
}

impl Workspace {
    /// The minutes of `meeting` as they were sent last.
    pub fn sealed_minutes(&self, meeting: &Meeting) -> Option<&Version> {
        self.manifests.get(&meeting.id)?.minutes.last()
    }

    /// What minutes of `meeting` hold, as it would be sealed now.
    pub fn record_to_seal(&self, meeting: &Meeting) -> FrozenMeeting {
        let mut agenda = self.agenda_to_seal(meeting);
        for (item, sealed) in meeting.agenda.iter().zip(&mut agenda) {
            sealed.parts.extend(self.record_parts(meeting, item));
        }
        FrozenMeeting {
            frame: Frame { about: None, called: days_of_call(meeting), ..self.frame_of(meeting) },
            record: SealedRecord {
                attendance: attendance(meeting),
                corrections: digest_of(&corrections(&meeting.corrections)),
            },
            agenda,
        }
    }

    /// How `meeting`, which has been held, differs from what was sealed of it last: its minutes, or else its
    /// notice.
    pub fn changed_since_held(&self, meeting: &Meeting) -> Vec<Difference> {
        let mut differences = Vec::new();
        if let Some(minutes) = self.sealed_minutes(meeting) {
            let now = self.record_to_seal(meeting);
            let mut was = minutes.frame.clone();
            was.called[0] = was.called[0].or(self.notice_sent(meeting));
            compare_frames(&was, &now.frame, &mut differences);
            if let Some(record) = &minutes.record {
                for (is_other, difference) in [
                    (record.attendance != now.record.attendance, Difference::Attendance),
                    (record.corrections != now.record.corrections, Difference::Corrections),
                ] {
                    if is_other {
                        differences.push(difference);
                    }
                }
            }
            self.compare_held(meeting, &minutes.agenda, &now.agenda, &mut differences);
        } else if let Some(notice) = self.manifest_of(meeting).and_then(|manifest| manifest.last()) {
            self.compare_held(meeting, &notice.agenda, &self.agenda_to_seal(meeting), &mut differences);
            // What the meeting took up itself is told where it is recorded.
            let is_late = |index: &usize| meeting.agenda.get(*index).is_some_and(AgendaItem::came_late);
            differences.retain(|difference| difference.item().is_none_or(|index| !is_late(&index)));
            if self.notice_sent(meeting) != meeting.sent.map(|sent| sent.value) {
                differences.push(Difference::Called);
            }
        }
        // In which order it was done is up to the meeting.
        differences.retain(|difference| *difference != Difference::Order);
        differences
    }

    /// How what was recorded in `base` of the meeting `before` is otherwise in `meeting`. Of what nothing was
    /// recorded, it may be now.
    pub fn changed_since_recorded(
        &self,
        base: &Self,
        before: &Meeting,
        meeting: &Meeting,
    ) -> Vec<Difference> {
        let (was, now) = (base.record_to_seal(before), self.record_to_seal(meeting));
        let mut differences = Vec::new();
        compare_frames(&was.frame, &now.frame, &mut differences);
        let has_attendance = !before.attendance.is_empty() || before.chair.is_some();
        if has_attendance && was.record.attendance != now.record.attendance {
            differences.push(Difference::Attendance);
        }
        let is_kept = |old: &Correction| meeting.corrections.iter().any(|new| new.is_same(old));
        if !before.corrections.iter().all(is_kept) {
            differences.push(Difference::Corrections);
        }
        compare_items(&was.agenda, &now.agenda, &mut differences, |_, was, is| {
            if self.is_unread(is) || base.is_unread(was) {
                return Vec::new();
            }
            // Whether a case is exempt is asked of the case.
            let is_exempt = |item: &SealedItem| item.digest(PaperPart::Whole).is_some();
            let is_recorded = was.parts.iter().any(|(part, _)| part.is_of_record());
            if !is_recorded || is_exempt(was) != is_exempt(is) {
                return Vec::new();
            }
            parts_that_differ(was, is, |part| part.is_of_record())
        });
        differences.retain(|difference| *difference != Difference::Order);
        differences
    }

    /// The same for two agendas of `meeting`, asking of each item only what cannot be otherwise any more.
    fn compare_held(
        &self,
        meeting: &Meeting,
        was: &[SealedItem],
        now: &[SealedItem],
        found: &mut Vec<Difference>,
    ) {
        compare_items(was, now, found, |index, was, is| {
            let mut changed = Vec::new();
            if was.number.is_some() && was.number != is.number {
                changed.push(PaperPart::Number);
            }
            if self.is_unread(is) {
                return changed;
            }
            match (was.digest(PaperPart::Whole), is.digest(PaperPart::Whole)) {
                (Some(_), None) => changed.push(PaperPart::Whole),
                (None, Some(_)) => {}
                _ => {
                    let frozen = self.frozen_papers(meeting, &meeting.agenda[index]);
                    let has_record = self.sealed_minutes(meeting).is_some();
                    changed.extend(parts_that_differ(was, is, |part| {
                        if part.is_of_record() { has_record } else { frozen.contains(&part) }
                    }));
                }
            }
            changed
        });
    }

    /// What of the paper of `item` cannot be otherwise once `meeting` has been held. A case goes on: what a
    /// body has only talked about may be written anew for the next. What the last body had before it stays.
    fn frozen_papers(&self, meeting: &Meeting, item: &AgendaItem) -> &'static [PaperPart] {
        const ALL: &[PaperPart] = &[
            PaperPart::Title,
            PaperPart::Proposal,
            PaperPart::Presentation,
            PaperPart::Attachments,
            PaperPart::Whole,
        ];
        // What is to follow, and who answered a hearing, may be written in afterwards, and of it all only one
        // digest was sealed.
        const BUT_PRESENTATION: &[PaperPart] =
            &[PaperPart::Title, PaperPart::Proposal, PaperPart::Attachments];
        let ItemKind::Case(id) = &item.kind else { return BUT_PRESENTATION };
        let Some(case) = self.case(&id.value) else { return &[] };
        let Some(at) = case.step_in(meeting) else { return &[] };
        let later = &case.routing[at + 1..];
        let is_again = |step: &Step| {
            step.body.value == meeting.body.value
                || matches!(
                    step.ended(),
                    Some(Outcome::SentBack | Outcome::Postponed | Outcome::SentToHearing)
                )
        };
        match case.routing[at].ended() {
            None if later.is_empty() => ALL,
            None => &[PaperPart::Proposal],
            Some(outcome) if outcome != Outcome::Noted && !outcome.is_voted_on() => &[],
            Some(_) if later.iter().any(is_again) => &[],
            Some(_) if later.is_empty() && grows(case) => BUT_PRESENTATION,
            Some(_) if later.is_empty() => ALL,
            Some(Outcome::Noted) => &[],
            Some(_) => &[PaperPart::Proposal],
        }
    }

    /// What of the papers that a case was decided on, in the meeting of `step`, is otherwise than it was in
    /// `base`. What is to follow is no part of them.
    pub fn papers_changed_since_decided(
        &self,
        base: &Self,
        (before, case): (&Case, &Case),
        step: &Step,
    ) -> Vec<PaperPart> {
        let (Some(was_in), Some(is_in)) = (base.meeting_of_step(step), self.meeting_of_step(step)) else {
            return Vec::new();
        };
        let (was, is) = (base.decided_papers(before, was_in), self.decided_papers(case, is_in));
        let mut parts = Vec::new();
        for ((part, was), (_, is)) in was.into_iter().zip(is) {
            if was != is {
                parts.push(part);
            }
        }
        match (before.openness().is_open(), case.openness().is_open()) {
            (true, true) => parts,
            (false, false) if !parts.is_empty() => vec![PaperPart::Whole],
            _ => Vec::new(),
        }
    }

    fn decided_papers(&self, case: &Case, meeting: &Meeting) -> [(PaperPart, Digest); 3] {
        let proposal = self.proposal_at(case, meeting).map_or("", |found| self.raw_text(found.section.body));
        let mut presentation = vec![self.raw_text(case.preamble)];
        for section in &case.sections {
            if self.is_presentation(case, section) && !section.is_follow_up() {
                presentation.extend([section.heading.raw().as_str(), self.raw_text(section.body)]);
            }
        }
        [
            (PaperPart::Proposal, digest_of(&[proposal])),
            (PaperPart::Presentation, digest_of(&presentation)),
            (PaperPart::Attachments, digest_of(&self.attachments_of(case))),
        ]
    }

    /// What minutes hold of an item, part by part; of an exempt case in one, so that nobody can try out what
    /// a part may be.
    fn record_parts(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<(PaperPart, Digest)> {
        let case = self.case_of(item);
        let mut parts = item.record.as_deref().map_or_else(Vec::new, proceedings);
        if let Some(case) = case {
            parts.extend(self.ended_with(meeting, case));
        }
        parts.sort_by_key(|(part, _)| part.place());
        if parts.is_empty() || case.is_none_or(|case| case.openness().is_open()) {
            return parts.into_iter().map(|(part, lines)| (part, digest_of(&lines))).collect();
        }
        let mut whole: Vec<String> = case.map(|case| case.title.raw().value.clone()).into_iter().collect();
        for (part, lines) in parts {
            whole.push(part.word().to_owned());
            whole.extend(lines);
        }
        vec![(PaperPart::Treatment, digest_of(&whole))]
    }

    /// How `meeting` ended its treatment of `case`, and its words.
    fn ended_with(&self, meeting: &Meeting, case: &Case) -> Vec<(PaperPart, Vec<String>)> {
        let Some(index) = case.step_in(meeting) else { return Vec::new() };
        let Some(outcome) = case.routing[index].ended() else { return Vec::new() };
        let mut parts = vec![(PaperPart::Outcome, vec![outcome.word().to_owned()])];
        if let Some(section) = self.text_of(case, index).filter(|section| !section.is_empty) {
            let words: Vec<&str> = self.raw_text(section.body).split_whitespace().collect();
            parts.push((PaperPart::Decision, vec![words.join(" ")]));
        }
        parts
    }

    /// Whether the minutes of `meeting` are written in a draft that `ipr` made, which can be read.
    pub fn has_readable_minutes(&self, meeting: &Meeting) -> bool {
        let Some(body) = self.council.body(&meeting.body.value) else { return false };
        let path = format!("meetings/{}/{}.md", meeting.id, body.minutes_file());
        match self.source_at(&path) {
            Some(id) => is_skeleton(&self.source(id).text),
            None => false,
        }
    }

    /// Whether a correction that was not there in `base` says that it is about `difference`. Whatever is put
    /// right, the words of the minutes follow.
    pub fn is_corrected(&self, base: &Self, meeting: &Meeting, difference: &Difference) -> bool {
        let before = base.meeting(&meeting.id);
        meeting.corrections.iter().any(|new| {
            let is_known = |meeting: &Meeting| meeting.corrections.iter().any(|old| old.is_same(new));
            let is_text = matches!(difference, Difference::Minutes(_));
            let is_told = || self.each_called(meeting, difference).iter().all(|what| new.covers(what));
            !before.is_some_and(is_known) && (is_text || is_told())
        })
    }

    /// The same of a part of one treatment of `case`. What is sealed of an exempt case is one.
    pub fn is_step_corrected(&self, base: &Self, case: &Case, step: &Step, part: PaperPart) -> bool {
        let Some(meeting) = self.meeting_of_step(step) else { return false };
        let is_it = |item: &AgendaItem| self.case_of(item).is_some_and(|own| own.source == case.source);
        let Some(index) = meeting.agenda.iter().position(is_it) else { return false };
        let is_told = |part| self.is_corrected(base, meeting, &Difference::Changed(index, vec![part]));
        is_told(part) || (case.withholds() && is_told(PaperPart::Treatment))
    }

    /// Each thing that differs, as the papers call it.
    pub fn each_called(&self, meeting: &Meeting, difference: &Difference) -> Vec<String> {
        let language = self.council.language;
        match difference {
            Difference::Changed(index, parts) => {
                let alone = |part: &PaperPart| Difference::Changed(*index, vec![*part]);
                parts.iter().map(|part| self.called(meeting, &alone(part), language)).collect()
            }
            other => vec![self.called(meeting, other, language)],
        }
    }

    /// What differs, as the secretary and the papers call it: «avstemningen i sak 05/24». A case is called by
    /// its number and id, never by its title.
    pub fn called(&self, meeting: &Meeting, difference: &Difference, language: Language) -> String {
        let words = &language.wording().correction;
        let sealed = self.agenda_to_seal(meeting);
        let name =
            |index: usize| sealed.get(index).map(|item| name_of(item, words.unnumbered)).unwrap_or_default();
        let place = match difference {
            Difference::Added(index) => return fill(words.added, &[("sak", &name(*index))]),
            Difference::Removed(item) => {
                return fill(words.removed, &[("sak", &name_of(item, words.unnumbered))]);
            }
            Difference::Changed(index, parts) => {
                let parts: Vec<&str> = parts.iter().map(|part| words.item_parts[part.place()]).collect();
                return fill(words.of_item, &[("deler", &norsk::list(&parts)), ("sak", &name(*index))]);
            }
            Difference::Time | Difference::Arrangement => 0,
            Difference::Place => 1,
            Difference::Form => 2,
            Difference::Attendance => 3,
            Difference::Corrections => 5,
            Difference::Called => 6,
            Difference::About | Difference::Order | Difference::Minutes(_) | Difference::MissedMinutes(_) => {
                4
            }
        };
        words.parts[place].to_owned()
    }
}

/// «sak 05/24», and the name of a case or a standing item that has no number. What else is on an agenda has
/// only a title, which may tell too much.
fn name_of(item: &SealedItem, unnumbered: &str) -> String {
    match (&item.number, &item.kind) {
        (Some(number), _) => {
            let name = norsk::numbered(number);
            if name.starts_with("Sak ") { norsk::decapitalised(&name) } else { name }
        }
        (None, SealedKind::Case(id)) => format!("sak {id}"),
        (None, SealedKind::Standing(name)) => name.clone(),
        (None, SealedKind::Plain(_)) => unnumbered.to_owned(),
    }
}

/// Whether more may be written of a case that has been decided in what its presentation is made of.
fn grows(case: &Case) -> bool {
    case.sections.iter().any(Section::is_follow_up) || case.routing.iter().any(|step| step.hearing.is_some())
}

/// When the notice of `meeting` was sent, its papers last changed, and it was announced.
fn days_of_call(meeting: &Meeting) -> [Option<NaiveDate>; 3] {
    [meeting.sent, meeting.updated, meeting.announced].map(|day| day.map(|day| day.value))
}

/// Of what was not written before, it may be now.
fn compare_frames(was: &Frame, is: &Frame, found: &mut Vec<Difference>) {
    let is_other_day = |index: usize| was.called[index].is_some() && was.called[index] != is.called[index];
    for (is_other, difference) in [
        (was.time.is_some() && was.time != is.time, Difference::Time),
        (was.place.is_some() && was.place != is.place, Difference::Place),
        (was.form.is_some() && was.form != is.form, Difference::Form),
        ((0..was.called.len()).any(is_other_day), Difference::Called),
    ] {
        if is_other {
            found.push(difference);
        }
    }
}

/// Those of the wanted parts in which an item is not what it was.
fn parts_that_differ(
    was: &SealedItem,
    is: &SealedItem,
    is_wanted: impl Fn(PaperPart) -> bool,
) -> Vec<PaperPart> {
    let mut parts = Vec::new();
    for (_, part) in PaperPart::WORDS {
        if is_wanted(part) && was.digest(part) != is.digest(part) {
            parts.push(part);
        }
    }
    parts
}
