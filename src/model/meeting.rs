//! A meeting and its agenda.

use chrono::{NaiveDate, NaiveTime, Weekday};
use ecow::EcoString;

use super::{
    Arrangement, Attachment, Attendance, BodyId, CaseId, Circumstances, Closing, Correction, Demand, Guarded,
    MeetingDoubt, MeetingId, Openness, Particulars, PersonId, Proceedings, TimeRange, Unprinted, Votes,
    Waiver,
};
use crate::text::{Placed, SourceId, Span};

/// One body, one day.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The file it is read from.
    pub source: SourceId,
    /// The folder's name: `2024-02-16-styret`.
    pub id: MeetingId,
    /// The body that meets.
    pub body: Placed<BodyId>,
    /// The day.
    pub date: Placed<NaiveDate>,
    /// The weekday, where the file says it.
    pub weekday: Option<Placed<Weekday>>,
    /// When it begins and ends.
    pub time: Option<TimeRange>,
    /// The place.
    pub place: Option<Guarded<Placed<String>>>,
    /// In a room, on a screen or in writing.
    pub form: Option<Placed<Form>>,
    /// How far it has come.
    pub status: Option<Placed<MeetingStatus>>,
    /// The day the notice was sent.
    pub sent: Option<Placed<NaiveDate>>,
    /// The day the papers were last changed after that.
    pub updated: Option<Placed<NaiveDate>>,
    /// The day the meeting was announced to the public.
    pub announced: Option<Placed<NaiveDate>>,
    /// Who chaired it.
    pub chair: Option<Placed<PersonId>>,
    /// Whether the chair was elected in the meeting.
    pub chair_elected: bool,
    /// Who met, and who did not.
    pub attendance: Vec<Attendance>,
    /// Whether it was called in haste (koml. § 11-8 (2)).
    pub is_urgent: bool,
    /// Those who agreed to treat its cases in writing (koml. § 11-8 (4)).
    pub agreed_to_writing: Option<Votes>,
    /// What of its record has been put right afterwards, in the order it was done.
    pub corrections: Vec<Correction>,
    /// Whether anything is written that belongs in its minutes.
    pub has_record: bool,
    /// Whether the file holds only what is known of an old agenda.
    pub is_extract: bool,
    /// Whether it was moved or cancelled, is joint or was demanded; none when it is like any other.
    pub circumstances: Option<Box<Circumstances>>,
    /// What it is called, its further days and how to take part; none when it is like any other.
    pub arrangement: Option<Box<Arrangement>>,
    /// What is treated, in order.
    pub agenda: Vec<AgendaItem>,
    /// Where `saksliste` stands, or the front matter when it is missing.
    pub agenda_span: Span,
    /// Rules set aside for it.
    pub waivers: Vec<Waiver>,
    /// The text under the front matter, printed on the notice.
    pub text: Span,
    /// Addresses that the text links to, without those on the web.
    pub links: Vec<Placed<String>>,
    /// Places of what no paper shows.
    pub unprinted: Vec<Placed<Unprinted>>,
    /// Where its own words show the title of an exempt case. Until it is settled, nothing shows them.
    pub doubts: Vec<MeetingDoubt>,
}

/// How a meeting is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In a room.
    InPerson,
    /// On a screen.
    Remote,
    /// In writing.
    Written,
}

impl serde::Serialize for Form {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Form {
    /// Every form with its word in files.
    pub const WORDS: [(&'static str, Self); 3] =
        [("fysisk", Self::InPerson), ("digitalt", Self::Remote), ("skriftlig", Self::Written)];

    /// The word in files and on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingStatus {
    /// Has a day, no notice.
    Planned,
    /// Its notice is made.
    Called,
    /// It took place.
    Held,
    /// It was called off.
    Cancelled,
    /// It was moved; another meeting stands in its place.
    Moved,
}

impl MeetingStatus {
    /// Every status with its word in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("planlagt", Self::Planned),
        ("innkalt", Self::Called),
        ("avholdt", Self::Held),
        ("avlyst", Self::Cancelled),
        ("flyttet", Self::Moved),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// One line of an agenda.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    /// Where the whole entry stands.
    pub span: Span,
    /// Its number in the body's series, once it has one.
    pub number: Option<Placed<EcoString>>,
    /// What it is.
    pub kind: ItemKind,
    /// The title at this body, where it is not the case's or the standing item's own.
    pub title: Option<Guarded<String>>,
    /// The proposal, where it is not the case's or the standing item's own.
    pub proposal: Option<Guarded<String>>,
    /// What it says besides; none when it is a line like any other.
    pub particulars: Option<Box<Particulars>>,
    /// What happened with it, once that is written.
    pub record: Option<Box<Proceedings>>,
    /// Where it may say that it is exempt, which only a case can be, or leaves it open which case it treats.
    pub doubt: Option<Span>,
    /// Where its own words show the title of an exempt case.
    pub named: Option<Span>,
}

/// What an agenda item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// A case, by id.
    Case(Placed<CaseId>),
    /// One of the body's standing items, by name.
    Standing(Placed<String>),
    /// Only a title.
    Plain,
}

impl AgendaItem {
    /// Whether it treats the case `id`.
    pub fn is_about(&self, id: &CaseId) -> bool {
        // Ids on one agenda begin alike; nine in ten differ in their last digit.
        let last = id.as_str().as_bytes().last();
        let is_it = |other: &CaseId| other.as_str().as_bytes().last() == last && other == id;
        matches!(&self.kind, ItemKind::Case(case) if is_it(&case.value))
    }

    /// How much the public may see of its own words, when nothing is exempt in the case that it may treat.
    pub fn openness(&self) -> Openness<'static> {
        Openness::of_doubt(self.doubt.or(self.named))
    }

    /// Whether it was not on the agenda that was sent.
    pub fn came_late(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.added_late.is_some())
    }

    /// Whether it is to have no number: a break, a guest, an open session.
    pub fn has_no_number(&self) -> bool {
        self.particulars.as_ref().is_some_and(|particulars| particulars.without_number.is_some())
    }

    /// On which day it was treated, where that is written.
    pub fn day(&self) -> Option<Placed<NaiveDate>> {
        self.particulars.as_ref()?.day
    }

    /// When it begins, where the agenda says it.
    pub fn time(&self) -> Option<TimeRange> {
        self.particulars.as_ref()?.time
    }

    /// What papers say of it under its title.
    pub fn remark(&self) -> Option<&Guarded<Placed<String>>> {
        self.particulars.as_ref()?.remark.as_ref()
    }

    /// Files that go with it, besides those of its case.
    pub fn attachments(&self) -> &[Attachment] {
        self.particulars.as_ref().map_or(&[], |particulars| &particulars.attachments)
    }

    /// The day its papers are to follow the notice, as long as they have not.
    pub fn awaited(&self) -> Option<Placed<NaiveDate>> {
        let particulars = self.particulars.as_ref()?;
        if particulars.followed.is_some() { None } else { particulars.to_follow }
    }

    /// The day its papers followed the notice.
    pub fn followed(&self) -> Option<Placed<NaiveDate>> {
        self.particulars.as_ref()?.followed
    }

    /// Where its number is written; the whole entry while it has none.
    pub fn number_span(&self) -> Span {
        match &self.number {
            Some(number) => number.span,
            None => self.span,
        }
    }

    /// That the doors were closed for it.
    pub fn closing(&self) -> Option<&Closing> {
        self.record.as_ref()?.closing.as_ref()
    }
}

impl Meeting {
    /// The item that treats the case `id`.
    pub fn item_of(&self, id: &CaseId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.is_about(id))
    }

    /// What sets aside the rule with this code for it, as long as that counts.
    pub fn waiver_of(&self, code: &str, today: NaiveDate) -> Option<&Waiver> {
        let sets_aside =
            |waiver: &&Waiver| waiver.rule.value.eq_ignore_ascii_case(code) && !waiver.has_run_out(today);
        self.waivers.iter().find(sets_aside)
    }

    /// How far the file says that it has come.
    pub fn state(&self) -> Option<MeetingStatus> {
        Some(self.status?.value)
    }

    /// Whether the file says that it has been called, or held.
    pub fn is_called_or_held(&self) -> bool {
        matches!(self.state(), Some(MeetingStatus::Called | MeetingStatus::Held))
    }

    /// Whether its notice has been sent, or must have been, and the whole of it is known.
    pub fn is_called(&self) -> bool {
        !self.is_extract && self.is_called_or_held()
    }

    /// How it is arranged.
    pub fn arrangement(&self) -> &Arrangement {
        self.arrangement.as_deref().unwrap_or(&super::arrangement::PLAIN)
    }

    /// The day it ends.
    pub fn last_day(&self) -> NaiveDate {
        self.arrangement().more_days.last().map_or(self.date.value, |day| day.date.value)
    }

    /// Whether it has been held.
    pub fn is_held(&self) -> bool {
        self.state() == Some(MeetingStatus::Held)
    }

    /// The numbers on its agenda, in order.
    pub fn numbers(&self) -> impl Iterator<Item = &Placed<EcoString>> + Clone {
        self.agenda.iter().filter_map(|item| item.number.as_ref())
    }

    /// Every person named in it.
    pub fn persons(&self) -> Vec<&Placed<PersonId>> {
        let mut persons: Vec<&Placed<PersonId>> = self.chair.iter().collect();
        for row in &self.attendance {
            persons.push(&row.person);
            persons.extend(&row.stands_in_for);
        }
        for correction in &self.corrections {
            persons.push(&correction.by);
        }
        if let Some(votes) = &self.agreed_to_writing {
            persons.extend(&votes.persons);
        }
        for item in &self.agenda {
            if let Some(record) = &item.record {
                persons.extend(record.persons());
            }
        }
        persons
    }

    /// Whether it is to be held, or has been.
    pub fn takes_place(&self) -> bool {
        !matches!(self.state(), Some(MeetingStatus::Cancelled | MeetingStatus::Moved))
    }

    /// Whether it is held together with `other`: either says so, or they are in one room in the same hours.
    pub fn is_held_with(&self, other: &Self) -> bool {
        let says_so = self.is_joint_with(&other.body.value) || other.is_joint_with(&self.body.value);
        let is_in_room = |meeting: &Self| meeting.form.is_none_or(|form| form.value == Form::InPerson);
        let is_at_one_place = match (&self.place, &other.place) {
            (Some(one), Some(other)) => one.raw().value == other.raw().value,
            _ => false,
        };
        let is_in_one_room = is_at_one_place && is_in_room(self) && is_in_room(other);
        says_so || (is_in_one_room && self.time == other.time && self.body.value != other.body.value)
    }

    /// Whether `clock` is within its hours on one of its days, as far as they are known.
    pub fn sits_at(&self, clock: NaiveTime) -> bool {
        let more = &self.arrangement().more_days;
        let holds = |time: Option<TimeRange>| time.is_none_or(|time| time.holds(clock));
        holds(self.time) || more.iter().any(|day| holds(day.time))
    }

    /// Whether it is held on `day`, the first or a later one.
    pub fn sits_on(&self, day: NaiveDate) -> bool {
        self.date.value == day || self.arrangement().more_days.iter().any(|more| more.date.value == day)
    }

    /// Whether the hours of both are known to overlap, were they on one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.time.zip(other.time).is_some_and(|(one, other)| one.overlaps(&other))
    }

    /// Whether its notice has been made, and the numbers on its agenda with it.
    pub fn has_been_called(&self) -> bool {
        self.sent.is_some() || self.is_called_or_held()
    }

    /// The day its papers were complete: when they were sent, or changed after that.
    pub fn papers_complete(&self) -> Option<Placed<NaiveDate>> {
        match (self.sent, self.updated) {
            (Some(sent), Some(updated)) if updated.value > sent.value => Some(updated),
            (sent, _) => sent,
        }
    }
}

impl Meeting {
    /// The folder name of the meeting that this one stands in the place of.
    pub fn moved_from(&self) -> Option<&Placed<MeetingId>> {
        self.circumstances.as_ref()?.moved_from.as_ref()
    }

    /// The bodies it is held together with.
    pub fn joint_with(&self) -> &[Placed<BodyId>] {
        self.circumstances.as_ref().map_or(&[], |circumstances| &circumstances.joint_with)
    }

    /// That members have demanded that it be held.
    pub fn demand(&self) -> Option<&Demand> {
        self.circumstances.as_ref()?.demand.as_ref()
    }

    /// Whether it says that it is held together with `body`.
    pub fn is_joint_with(&self, body: &BodyId) -> bool {
        self.joint_with().iter().any(|other| other.value == *body)
    }

    /// Whether it was moved to another day.
    pub fn is_moved(&self) -> bool {
        self.state() == Some(MeetingStatus::Moved)
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.state() == Some(MeetingStatus::Cancelled)
    }

    /// Whether it may be called with a shorter notice than the body's own. One that is elected may in haste
    /// only on a screen or in writing (koml. § 11-8 (2) to (4)).
    pub fn has_short_notice(&self, is_elected: bool) -> bool {
        let is_remote = self.form.is_some_and(|form| form.value == Form::Remote);
        self.is_written() || (self.is_urgent && (is_remote || !is_elected))
    }

    /// Whether its cases are treated in writing.
    pub fn is_written(&self) -> bool {
        matches!(self.form, Some(Placed { value: Form::Written, .. }))
    }
}
