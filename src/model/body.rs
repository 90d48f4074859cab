//! The council: its bodies, and the rules it has given itself.

use super::{AgendaItem, BodyId, Funding, ItemKind};
use chrono::NaiveDate;

use super::basis::{Dated, Row};
use super::law::{self};
use super::meeting_count::MeetingCount;
use super::member::Role;
use super::number::Numbering;
use super::rotation::Rotation;
use super::wishes::Wish;
use crate::norsk::{self, TextLanguage};
use crate::text::{Placed, Span};

/// Whether a body is elected or only advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// An elected body under the law.
    Elected,
    /// An administrative group: it can neither decide nor recommend.
    Advisory,
}

impl BodyKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 2] =
        [("folkevalgt", Self::Elected), ("rådgivende", Self::Advisory)];
}

/// What a body may do with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// Adopt a decision.
    Decide,
    /// Give the next body its recommendation.
    Recommend,
}

impl Power {
    /// Every power with its word in files.
    pub const WORDS: [(&'static str, Self); 2] = [("vedta", Self::Decide), ("innstille", Self::Recommend)];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// Those who meet.
#[derive(Debug, Clone)]
pub struct Body {
    /// The name other files use.
    pub id: BodyId,
    /// Where it is written.
    pub span: Span,
    /// The name on papers.
    pub name: Dated<String>,
    /// The name in running text, as «administrativ koordineringsgruppe».
    pub running_name: Option<String>,
    /// The short form the secretariat uses, as «IPU».
    pub abbreviation: Option<String>,
    /// What one of its meetings is called: «styremøte», «møte».
    pub meeting_word: String,
    /// What its minutes are called: «referat», «protokoll».
    pub minutes_word: String,
    /// What its own texts are written in, when that is not the council's language.
    pub language: Option<TextLanguage>,
    /// Elected or advisory.
    pub kind: Option<BodyKind>,
    /// The group it belongs to, as «faggruppe».
    pub group: Option<String>,
    /// What it is to do, or where that stands.
    pub mandate: Option<String>,
    /// The body that owns it, or who else does in their own words.
    pub owner: Option<Placed<String>>,
    /// Who pays for it.
    pub funding: Dated<Funding>,
    /// First and last day it exists.
    pub exists: Row<()>,
    /// What it may do.
    pub powers: Dated<Vec<Power>>,
    /// How its cases are numbered.
    pub numbering: Dated<Numbering>,
    /// When its papers must leave.
    pub dispatch: Dated<Dispatch>,
    /// Who gets a copy of its notice.
    pub copies: Dated<Copy>,
    /// What must go with its notice.
    pub enclosures: Dated<EnclosureRule>,
    /// When it may meet on a screen (koml. § 11-7).
    pub remote: Dated<()>,
    /// The focus areas whose cases it hears first.
    pub focus_areas: Vec<Placed<String>>,
    /// What every agenda begins and ends with.
    pub standing_items: Dated<StandingItem>,
    /// How many meetings it holds in a year.
    pub meetings_per_year: Dated<MeetingCount>,
    /// How long before another body's meetings it meets.
    pub meets_before: Dated<MeetsBefore>,
    /// How it prefers to meet.
    pub wishes: Dated<Wish>,
    /// How many members it has at most.
    pub size: Dated<u32>,
    /// Who elects it: another body, or [`MEMBER_COUNCILS`].
    pub elected_by: Dated<Placed<BodyId>>,
    /// The body whose members alone can be elected to it.
    pub elected_among: Dated<Placed<BodyId>>,
    /// The body whose leaders also lead it; itself, where it chooses its own.
    pub led_by: Dated<Placed<BodyId>>,
    /// Whose leaders are invited to its meetings for the cases that are theirs.
    pub invites: Dated<Invitation>,
    /// How its leaders change, where that goes by turns.
    pub rotation: Dated<Rotation>,
    /// How long its members are elected for.
    pub term: Dated<Term>,
    /// The body whose regions it mirrors.
    pub mirrors: Dated<Placed<BodyId>>,
    /// Whether each region has one seat and no more.
    pub one_per_region: Dated<bool>,
    /// Whether who follows a member in an office at home may take over the seat.
    pub passes_to_successor: Dated<bool>,
    /// Whether who cannot come calls the substitute, and not the secretariat.
    pub members_call_substitutes: Dated<bool>,
    /// What those who are not of the council's members may do in it.
    pub outsiders: Dated<Outsiders>,
}

/// Whose leaders are invited to the meetings of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The body, or the group of bodies, for cases in its focus areas.
    pub leaders_of: Placed<String>,
}

/// How long the members of a body are elected for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Years.
    pub years: u32,
    /// Whether the time is only approximate.
    pub about: bool,
}

/// What those who are not of the council's members may do in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outsiders {
    /// Whether kommuner that are not members may take part.
    pub kommuner: bool,
    /// The most that others may be.
    pub others: Option<Role>,
}

/// What `elected_by` says of a body whose members are elected by the members' own councils.
pub const MEMBER_COUNCILS: &str = "kommunestyrene";

impl Body {
    /// The name on papers on `day`; the id when none is in force.
    pub fn name_on(&self, day: NaiveDate) -> &str {
        let row = self.name.on(day).or_else(|| self.name.rows.last());
        row.map_or(self.id.as_str(), |row| row.value.as_str())
    }

    /// The name in running text: «interessepolitisk utvalg», «styret».
    pub fn running_name_on(&self, day: NaiveDate) -> String {
        if let Some(name) = &self.running_name {
            return name.clone();
        }
        norsk::decapitalised(self.name_on(day))
    }

    /// Every name it has had or has in running text.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.running_name.iter().chain(self.name.rows.iter().map(|row| &row.value)).map(String::as_str)
    }

    /// Whether another body's leaders lead it on `day`.
    pub fn is_led_by_another_on(&self, day: NaiveDate) -> bool {
        self.led_by.on(day).is_some_and(|row| row.value.value != self.id)
    }

    /// The row by which it chooses its own leader on `day`.
    pub fn chooses_leader_on(&self, day: NaiveDate) -> Option<&Row<Placed<BodyId>>> {
        self.led_by.on(day).filter(|row| row.value.value == self.id)
    }

    /// Whether it is elected, and does not only advise.
    pub fn is_elected(&self) -> bool {
        self.kind == Some(BodyKind::Elected)
    }

    /// Whether it is elected, and so held to kommuneloven's rules for meetings on `day`.
    pub fn is_held_to_law_on(&self, day: NaiveDate) -> bool {
        self.is_elected() && day >= law::LOCAL_GOVERNMENT_ACT_2018
    }

    /// Whether the members' own councils elect it, which makes it the council's supreme body.
    pub fn is_supreme_on(&self, day: NaiveDate) -> bool {
        self.elected_by.on(day).is_some_and(|row| row.value.value.as_str() == MEMBER_COUNCILS)
    }

    /// Whether the title of an item speaks of minutes, as «Godkjenning av referat» and «Møteprotokollen» do,
    /// and not of what only begins with the word, as «Referatsaker».
    pub fn names_minutes(&self, title: &str) -> bool {
        const ENDINGS: [&str; 8] = ["", "a", "ane", "ar", "en", "ene", "er", "et"];
        let minutes = self.minutes_word.to_lowercase();
        let title = title.to_lowercase();
        title.split(|c: char| !c.is_alphanumeric()).any(|word| {
            let ending = word.rfind(&minutes).map(|at| &word[at + minutes.len()..]);
            ending.is_some_and(|ending| ENDINGS.contains(&ending))
        })
    }

    /// Whether `item` is to have no number: it says so itself, or is a standing item that never has one.
    pub fn leaves_unnumbered(&self, item: &AgendaItem) -> bool {
        let ItemKind::Standing(name) = &item.kind else { return item.has_no_number() };
        let mut rows = self.standing_items.rows.iter();
        item.has_no_number() || rows.any(|row| row.value.is_unnumbered && row.value.name == name.value)
    }

    /// The name, without its ending, of the file that holds the minutes of a meeting, in the meeting's
    /// folder.
    pub fn minutes_file(&self) -> String {
        crate::norsk::slug(&self.minutes_word, 30)
    }

    /// Whether it may do `power` on `day`.
    pub fn can(&self, power: Power, day: NaiveDate) -> bool {
        self.powers.on(day).is_some_and(|row| row.value.contains(&power))
    }
}

/// How long before the meeting the papers must leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dispatch {
    /// Calendar days, counted back from the day of the meeting.
    pub days: u32,
}

/// Somebody besides the members who gets the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Who, as «ordførere».
    pub who: String,
    /// The kind of case that must be pointed out to them in particular.
    pub point_out: Option<Placed<String>>,
}

/// Minutes that must go with a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnclosureRule {
    /// The body, or the group of bodies, whose minutes it is.
    pub minutes_of: Placed<String>,
}

/// That a body meets some days before another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetsBefore {
    /// The body that meets afterwards.
    pub body: Placed<BodyId>,
    /// Calendar days between the two meetings.
    pub days: u32,
    /// Whether the number of days is only approximate.
    pub about: bool,
}

/// Where on the agenda a standing item has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Before the cases.
    First,
    /// After them.
    Last,
}

impl Placement {
    /// Every placement with its word in files.
    pub const WORDS: [(&'static str, Self); 2] = [("først", Self::First), ("sist", Self::Last)];
}

/// An item that comes back on every agenda of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingItem {
    /// The name a meeting file uses.
    pub name: String,
    /// The title; `{forrige}` stands for the meeting before.
    pub title: String,
    /// The proposal, if there is one.
    pub proposal: Option<String>,
    /// Before or after the cases.
    pub placement: Placement,
    /// Whether it has no number on the agenda.
    pub is_unnumbered: bool,
}

impl StandingItem {
    /// What stands for the meeting before in a title.
    pub const MEETING_BEFORE: &str = "{forrige}";
}

/// When a routing rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// To every case.
    Always,
    /// Only to cases with political content.
    Political,
}

impl Condition {
    /// Every condition that is written, with its word in files.
    pub const WORDS: [(&'static str, Self); 1] = [("politisk", Self::Political)];
}

/// What the earlier body must have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Given its recommendation.
    Recommendation,
    /// Discussed the case.
    Discussion,
}

impl Need {
    /// Every need with its word in files.
    pub const WORDS: [(&'static str, Self); 2] =
        [("innstilling", Self::Recommendation), ("drøfting", Self::Discussion)];
}

/// Whether a need is an order or good custom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// «krever»
    Must,
    /// «bør»
    Should,
}

/// One line of the council's order of treatment: before `before`, `by` has done `need`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingRule {
    /// The body that must wait.
    pub before: Placed<BodyId>,
    /// Which cases it concerns.
    pub condition: Condition,
    /// The kinds of case it concerns; none written, all of them.
    pub case_types: Vec<Placed<String>>,
    /// Order or custom.
    pub strength: Strength,
    /// What must have been done.
    pub need: Need,
    /// By which body, or by one of which group of bodies.
    pub by: Placed<String>,
}

/// What the order of treatment looks at in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseTraits<'a> {
    /// Whether it has political content.
    pub political: bool,
    /// Its type; none where it may be of any.
    pub case_type: Option<&'a str>,
}

impl CaseTraits<'_> {
    /// A case of which nothing is known, so that every line may be for it.
    pub const ANY: Self = Self { political: true, case_type: None };
    /// A case that only the lines for all cases are for.
    pub const PLAIN: Self = Self { political: false, case_type: Some("") };
}

impl RoutingRule {
    /// Whether it is for a case of this kind.
    pub fn is_for(&self, kind: CaseTraits<'_>) -> bool {
        let is_of_type = |case_type: &str| self.case_types.iter().any(|known| known.value == case_type);
        (kind.political || self.condition == Condition::Always)
            && (self.case_types.is_empty() || kind.case_type.is_none_or(is_of_type))
    }

    /// Whether it is for all cases.
    pub fn is_for_all(&self) -> bool {
        self.is_for(CaseTraits::PLAIN)
    }
}

/// An area of the council's programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocusArea {
    /// The name case files use.
    pub name: String,
    /// The title on papers.
    pub title: String,
}
