//! A case and where it has been.

use chrono::NaiveDate;

use super::{
    AccessRequest, Assessment, Attachment, AuthorityUse, BodyId, CaseDoubt, CaseId, Demand, Edition, Exempt,
    ExemptDoubt, FollowUp, FollowUpCount, Guarded, Intake, Letter, Matter, Meeting, Openness, Outcome,
    Passages, PersonId, Section, Status, Step, TurnedDown, Unprinted, Waiver,
};
use crate::norsk::{Language, TextLanguage};
use crate::text::{Placed, SourceId, Span};

/// A matter carried from body to body until it is decided.
#[derive(Debug, Clone)]
pub struct Case {
    /// The file it is read from.
    pub source: SourceId,
    /// `2024-005`, unique in the workspace.
    pub id: Placed<CaseId>,
    /// The title as the secretariat writes it.
    pub title: Guarded<Placed<String>>,
    /// The title the public sees when the title itself is exempt.
    pub public_title: Option<Placed<String>>,
    /// The name of its [`CaseType`](super::CaseType).
    pub case_type: Option<Placed<String>>,
    /// What it is about, besides what its type says.
    pub matters: Vec<Placed<Matter>>,
    /// What the file says of political content; none leaves it to the type.
    pub political: Option<Placed<bool>>,
    /// The names of its focus areas, the one that is most its own first.
    pub focus_areas: Vec<Placed<String>>,
    /// What it is written in, when that is not the council's language.
    pub language: Option<TextLanguage>,
    /// What it is based on: points of the programme by name, or words as «Handlingsprogram og budsjett 2024».
    pub bases: Guarded<Vec<Placed<String>>>,
    /// The person responsible, by name in members.yaml.
    pub responsible: Option<Placed<PersonId>>,
    /// The status the file claims.
    pub status: Option<Placed<Status>>,
    /// The last day to answer a hearing.
    pub hearing_deadline: Option<Placed<NaiveDate>>,
    /// The day the secretariat has set itself for the decision.
    pub deadline: Option<Placed<NaiveDate>>,
    /// Why it stands still, when it does so on purpose.
    pub waiting: Option<Waiting>,
    /// How it was weighed before it was taken up.
    pub intake: Option<Box<Intake>>,
    /// What was decided in it by authority, without a body.
    pub authority_uses: Vec<AuthorityUse>,
    /// What is to be done after it was decided, in the order of its tables and then of its own list.
    pub follow_up: Vec<FollowUp>,
    /// The bodies it has been to and shall go to, in order.
    pub routing: Vec<Step>,
    /// Where `saksgang` stands, or the front matter when it is missing.
    pub routing_span: Span,
    /// Papers that go with it.
    pub attachments: Vec<Attachment>,
    /// Other cases it belongs with.
    pub related: Vec<Placed<CaseId>>,
    /// The letters of koml. § 18-4 (4) that it changes in the agreement of cooperation.
    pub amends: Vec<Placed<String>>,
    /// The members whose councils have adopted it, and when.
    pub member_decisions: Vec<(Placed<String>, Option<Placed<NaiveDate>>)>,
    /// That members have demanded it.
    pub demand: Option<Box<Demand>>,
    /// What the public may not see.
    pub exempt: Option<Box<Exempt>>,
    /// Rules set aside for it.
    pub waivers: Vec<Waiver>,
    /// To whom it sends what has been adopted.
    pub letter: Option<Box<Letter>>,
    /// Its number in the archive's journal, as `2024/00123`.
    pub journal_number: Option<Placed<String>>,
    /// Those who have asked to see it.
    pub access_requests: Vec<AccessRequest>,
    /// The public list of applicants, in the folder beside the case.
    pub applicants: Option<Placed<String>>,
    /// The text before the first heading.
    pub preamble: Span,
    /// The sections of the text, in order.
    pub sections: Vec<Section>,
    /// Where it says itself that parts of it are exempt.
    pub passages: Passages,
    /// Whether a word stands in the file that may say something of a person.
    pub may_tell_of_persons: bool,
    /// Whether any of it may be in nynorsk; the others need not be looked over word by word.
    pub may_be_nynorsk: bool,
    /// What other files say by which it may be exempt as a whole.
    pub doubts: Vec<CaseDoubt>,
    /// Addresses that the text links to, without those on the web.
    pub links: Vec<Placed<String>>,
    /// Places of what no paper shows.
    pub unprinted: Vec<Placed<Unprinted>>,
}

/// Why a case stands still, as the secretariat has written it down.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Where it is written.
    pub span: Span,
    /// What it waits for.
    pub reason: Guarded<String>,
    /// The last day it may wait without being looked at again.
    pub until: Option<Placed<NaiveDate>>,
}

impl Waiting {
    /// Whether it has waited longer than it may without being looked at again.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.until.is_some_and(|until| until.value < today)
    }
}

impl Attachment {
    /// The file that the public may see instead of this attachment of `case`; none when there is none, when
    /// it is not certain which, or it is one that is exempt after all.
    pub fn open_file(&self, case: &Case) -> Option<&str> {
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        if self.exempt.as_ref().is_some_and(|exempt| exempt.doubt.is_some()) {
            return None;
        }
        let file = &self.public_file.as_ref()?.value;
        let mut exempt = case.attachments.iter().filter(|attachment| !attachment.openness().is_open());
        let is_exempt = exempt.any(|attachment| same(&attachment.file.raw().value, file));
        (!is_exempt).then_some(file.as_str())
    }
}

impl Case {
    /// Whether it says that the public may not see something in it.
    pub fn withholds(&self) -> bool {
        self.public_title.is_some() || !self.doubts.is_empty() || self.has_closed_parts()
    }

    /// The title, when it is exempt as far as the case's own file says.
    pub fn exempt_title(&self) -> Option<&str> {
        let title = self.title.raw().value.as_str();
        match &self.public_title {
            Some(open) => (open.value != title).then_some(title),
            None => self.own_openness().is_withheld().then_some(title),
        }
    }

    /// The title the public may see, in the council's language. When marks say what is exempt in the
    /// text, the title is not, unless there is another for the public.
    pub fn open_title(&self, language: Language) -> &str {
        match &self.public_title {
            Some(title) => &title.value,
            None if self.openness().is_withheld() => language.wording().common.exempt_title,
            None => &self.title.raw().value,
        }
    }

    /// The title as a paper of `edition` has it.
    pub fn title_in(&self, edition: Edition, language: Language) -> &str {
        match edition {
            Edition::Public => self.open_title(language),
            Edition::Closed => &self.title.raw().value,
        }
    }

    /// Whether one of some texts, in small letters, holds the title that the public may not see.
    pub fn title_is_told_by(&self, texts: &[String], language: Language) -> bool {
        let title = &self.title.raw().value;
        if title.is_empty() || self.open_title(language) == title {
            return false;
        }
        let title = title.to_lowercase();
        texts.iter().any(|text| text.contains(&title))
    }

    /// Whether a file is one of its attachments.
    pub fn has_attachment(&self, file: &str) -> bool {
        self.attachments.iter().any(|attachment| attachment.file.raw().value == file)
    }

    /// Where it may say that more is exempt than its exemption does, and why that is not certain.
    pub fn doubt(&self) -> Option<Placed<ExemptDoubt>> {
        self.exempt.as_ref()?.doubt
    }

    /// By what the public may not see all of it; none when it may.
    pub fn withheld_by(&self) -> Option<String> {
        if self.openness().is_open() {
            return None;
        }
        Some(self.exempt.as_ref().map_or_else(|| Exempt::UNSETTLED.to_owned(), |exempt| exempt.reason()))
    }

    /// The section with this heading, or else with one that differs from it only in case.
    pub fn section(&self, heading: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.heading.raw() == heading).or_else(|| {
            let wanted = heading.to_lowercase();
            self.sections.iter().find(|section| section.heading.raw().to_lowercase() == wanted)
        })
    }

    /// Whether its letter has been sent, and is not made again.
    pub fn has_sent_letter(&self) -> bool {
        self.letter.as_ref().is_some_and(|letter| letter.sent.is_some())
    }

    /// Whether it belongs to the focus area of this name.
    pub fn has_area(&self, name: &str) -> bool {
        self.focus_areas.iter().any(|area| area.value == name)
    }

    /// The first step without an outcome: where the case is now, or goes next.
    pub fn next_step(&self) -> Option<&Step> {
        self.routing.iter().find(|step| step.outcome.is_none())
    }

    /// Which of its treatments is the one in this meeting.
    pub fn step_in(&self, meeting: &Meeting) -> Option<usize> {
        self.routing.iter().position(|step| step.is_in(meeting))
    }

    /// The treatment here that `step` was before: the same body on the same day.
    pub fn same_step(&self, step: &Step) -> Option<&Step> {
        let day = step.day()?;
        let mut first = None;
        for other in &self.routing {
            if other.body.value != step.body.value || other.day() != Some(day) {
                continue;
            }
            // Of several on one day, the one that still says what it said.
            if other.ended() == step.ended() {
                return Some(other);
            }
            first = first.or(Some(other));
        }
        first
    }

    /// The last step that has an outcome.
    pub fn last_done(&self) -> Option<&Step> {
        self.routing.iter().rev().find(|step| step.outcome.is_some())
    }

    /// The status the file claims.
    pub fn said_status(&self) -> Option<Status> {
        Some(self.status?.value)
    }

    /// Whether it has a status that settles it.
    pub fn is_settled(&self) -> bool {
        self.status.is_some_and(|status| status.value.is_settled())
    }

    /// Whether it says that it is still to be settled. A case without a status says nothing.
    pub fn is_unsettled(&self) -> bool {
        match self.said_status() {
            Some(status) => !status.is_settled(),
            None => false,
        }
    }

    /// Whether the case has been taken back, in a meeting or without one, or was never taken up: what is
    /// still planned for it does not happen.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self.said_status(), Some(Status::Withdrawn | Status::NotTakenUp))
            || self.routing.iter().any(|step| step.ended() == Some(Outcome::Withdrawn))
    }

    /// Whether `last` only took note of what `deciding` had adopted before.
    fn is_reported(&self, last: &Step, deciding: Option<&BodyId>) -> bool {
        deciding != Some(&last.body.value)
            && self
                .routing
                .iter()
                .any(|step| Some(&step.body.value) == deciding && step.ended() == Some(Outcome::Adopted))
    }

    /// What the routing proves of the status. `deciding` is the body whose word is the last.
    pub fn proved_status(&self, deciding: Option<&BodyId>) -> Status {
        let Some(last) = self.last_done() else {
            let started = self.routing.iter().any(|step| step.meeting.is_some());
            return if started { Status::UnderTreatment } else { Status::Draft };
        };
        let goes_on = self.next_step().is_some();
        let is_last_word = match deciding {
            Some(body) => last.body.value == *body || !goes_on,
            None => !goes_on,
        };
        match last.ended() {
            Some(Outcome::Withdrawn) => Status::Withdrawn,
            Some(Outcome::Postponed) => match self.next_step() {
                Some(next) if next.meeting.is_some() => Status::UnderTreatment,
                _ => Status::Postponed,
            },
            Some(Outcome::Recommended) => Status::Recommended,
            Some(Outcome::Adopted) if is_last_word => Status::Adopted,
            Some(Outcome::Rejected) if is_last_word => Status::Rejected,
            Some(Outcome::Noted) if is_last_word && self.is_reported(last, deciding) => Status::Adopted,
            Some(Outcome::Noted) if is_last_word => Status::Noted,
            _ => Status::UnderTreatment,
        }
    }
}

impl Case {
    /// How its follow-up stands on `today`.
    pub fn follow_up_count(&self, today: NaiveDate) -> FollowUpCount {
        let count = |is: &dyn Fn(&FollowUp) -> bool| self.follow_up.iter().filter(|one| is(one)).count();
        FollowUpCount {
            done: count(&|one| !one.is_open()),
            open: count(&FollowUp::is_open),
            late: count(&|one| one.is_late(today)),
        }
    }
}

impl Case {
    /// How much of its text the public may see. Where it is not certain what is exempt, nothing.
    pub fn openness(&self) -> Openness<'_> {
        if self.doubts.is_empty() { self.own_openness() } else { Openness::Withheld }
    }

    /// The same, as far as its own file says.
    pub fn own_openness(&self) -> Openness<'_> {
        Openness::of(self.exempt.as_deref(), &self.passages)
    }

    /// Whether a place in the text is withheld from the public.
    pub fn withholds_at(&self, place: Span) -> bool {
        match self.openness() {
            Openness::Open => false,
            Openness::Outside(passages) => passages.iter().any(|passage| passage.touches(place)),
            Openness::Withheld => true,
        }
    }

    /// Whether the heading of `section` lies in a passage, and with it all that is under it.
    pub fn encloses(&self, section: &Section) -> bool {
        self.passages.hold(section.heading_span)
    }

    /// How much of the words over `section` everybody may see. A heading goes with its text into a passage,
    /// and else says only what the text is.
    pub fn openness_of_heading(&self, section: &Section) -> Openness<'_> {
        if self.encloses(section) || self.openness().is_withheld() {
            Openness::Withheld
        } else {
            Openness::Open
        }
    }

    /// Everything exempt in it: the case itself, then its attachments.
    pub fn exemptions(&self) -> impl Iterator<Item = &Exempt> {
        let attached = self.attachments.iter().filter_map(|attachment| attachment.exempt.as_deref());
        self.exempt.as_deref().into_iter().chain(attached)
    }

    /// Whether there is anything in it for a closed edition to show.
    pub fn has_closed_parts(&self) -> bool {
        self.passages != Passages::Unmarked || self.exemptions().next().is_some()
    }
}

impl Case {
    /// The answer that counts to the question of this name: that of the latest day, and of several on one day
    /// the last.
    pub fn assessment(&self, criterion: &str) -> Option<&Assessment> {
        let assessments = &self.intake.as_ref()?.assessments;
        let mut latest: Option<&Assessment> = None;
        for assessment in assessments {
            if assessment.criterion.value == criterion && latest.is_none_or(|was| was.day <= assessment.day) {
                latest = Some(assessment);
            }
        }
        latest
    }

    /// The last time it was not taken up.
    pub fn last_turned_down(&self) -> Option<&TurnedDown> {
        self.intake.as_ref()?.turned_down.last()
    }
}

#[cfg(test)]
mod tests;
