//! The words of the domain, each with one meaning.
//!
//! | Norwegian (files) | English (code) | what it is |
//! |---|---|---|
//! | sak | [`Case`] | a matter carried from body to body until it is decided |
//! | sakstype | [`CaseType`] | what kind of matter, which decides who decides |
//! | saksgang | routing: `Vec<`[`Step`]`>` | the bodies a case has been to and shall go to, in order |
//! | gjelder | [`Matter`] | what a case is about, where the law asks: an election, a grant |
//! | behandling | [`Step`] | one body's treatment of one case |
//! | brev | [`Letter`] | to whom a case sends what was adopted, and what has been sent |
//! | høring | [`Hearing`] | those whom a body asked what they think, and who of them have answered |
//! | utfall | [`Outcome`] | how a treatment ended |
//! | innstilling | recommendation | the text one body asks the next to adopt |
//! | vedtak | decision | the text a body has adopted |
//! | samsvar | [`Concordance`] | whether a body recommended or adopted what was put before it |
//! | id | [`CaseId`], [`MeetingId`], [`BodyId`], [`PersonId`] | what files call a thing; of a name that may mean several kinds, a text |
//! | organ | [`Body`] | those who meet: representantskapet, styret, a faggruppe |
//! | møte | [`Meeting`] | one body, one day |
//! | flyttet, avlyst, fellesmøte, krevd | moved, cancelled, joint, demanded: [`Circumstances`] | how a meeting came about, and what became of it |
//! | saksliste | agenda: `Vec<`[`AgendaItem`]`>` | what a meeting treats, in order |
//! | faste saker | [`StandingItem`] | what every agenda of a body begins and ends with |
//! | sak nr. | case number, [`NumberForm`] | a case's number in one body's own series |
//! | innkalling | notice | the paper that calls a meeting |
//! | utsending | dispatch | the papers leaving the secretariat |
//! | manifest | [`Manifest`] | what was sent of a meeting, each [`Version`] by its letter |
//! | tilleggsinnkalling | supplement | a later version of a notice, which names what changed |
//! | vedlagt | enclosed | minutes of other meetings that go with a dispatch |
//! | referat, protokoll | minutes | what happened in a meeting |
//! | oppmøte | [`Attendance`] | who met, when they came and went, and who did not |
//! | referat lest tilbake | [`Record`] | what the secretary's minutes say, before it is written into the files |
//! | rettelse | [`Correction`] | that what was recorded has been put right afterwards, by whom and why |
//! | møtebok | [`Proceedings`] | what happened with one item, as the minutes must hold it |
//! | avstemning | [`Ballot`] | a vote on one proposal |
//! | inhabil | disqualified: [`Recusal`] | one who may not treat an item, being too near to it |
//! | saksframlegg | case paper | the paper a body reads before it treats a case |
//! | samarbeidsavtale | [`Agreement`] | what the members have agreed, and the law's eight [`Point`]s in it |
//! | årshjul | annual cycle: [`CycleStep`] | the month or quarter of the year in which a body treats a kind of case |
//! | årshjul (oppslaget) | year wheel: [`YearWheel`](crate::document::YearWheel) | a year drawn as a circle, and in words |
//! | møteplan | meeting plan: [`OnePageTable`](crate::document::OnePageTable) | the meetings of a year in a table on one page |
//! | deltaker | [`Member`] | a kommune or fylkeskommune in the council |
//! | kontingent, sats | membership fee, [`Rate`] | what the members pay in a year, and what each inhabitant costs them |
//! | føringer, handlingsprogram | [`Programme`] | what the council has set out to do, in some years or one |
//! | punkt i programmet | [`ProgrammePoint`] | a goal, a priority or something to be done, which cases rest on |
//! | innbyggere | [`Census`] | how many inhabitants the members had on a day |
//! | delregion | [`Region`] | the group of members that a seat represents |
//! | verv | [`Seat`] | a person's place in a body, from a day to a day |
//! | valgperiode | term | how many years a body is elected for |
//! | grunnlag | basis | the § or the council's own source that a value rests on |
//! | kilde | [`SourceDocument`] | a document of the council that rows name as basis |
//! | venter | [`Waiting`] | why a case stands still on purpose |
//! | oppfølging | [`FollowUp`] | what is to be done after a decision, by whom and by when |
//! | unntatt offentlighet | [`Exempt`] | what the public may not see, and by which § |
//! | unntatt avsnitt | passage: [`Passages`] | what of a text the public may not see, between marks in it |
//! | ikke på papiret | unprinted: [`Unprinted`] | what of a text a paper does not show as it was meant |
//! | offentlig og unntatt utgave | [`Edition`] | a paper as the public may see it, and as the body's members do |
//! | innsynskrav | [`AccessRequest`] | that somebody has asked to see a case's papers |
//! | forfall, vara som innkalles | vacancy: [`Vacancy`](crate::workspace::Vacancy) | a member who cannot come, and whom to call instead |
//! | kopi-til | [`Copy`](struct@Copy) | those besides the members who get the notice |
//! | e-post | mail | a draft that the secretary sends: [`Mail`](crate::document::Mail) |
//! | møte i kalenderen | appointment | a meeting as calendars have it: [`Appointment`](crate::document::Appointment) |
//! | kalender | a calendar to subscribe to: [`Calendar`](crate::document::Calendar) |
//! | arbeidsfrister | [`WorkingTimes`] | the working days the secretariat sets aside before dispatch and after a meeting |
//! | kommunevalg, stortingsvalg | [`GeneralElection`] | after which the council's seats are filled anew |
//! | ledd, kjede | link, chain: [`ChainLink`](crate::schedule::ChainLink) | one meeting held against what a later one demands of it, and all of them up to the last |
//! | tidsplan | schedule: [`CaseSchedule`](crate::schedule::CaseSchedule) | the treatments that remain of a case, with the last day of each |
//! | utvei | repair: [`Repair`](crate::schedule::Repair) | what would mend a broken link, tried |
//! | margin | margin | the working days between what must be done and the last day for it |
//! | frist | deadline | the last day for something |
//! | helst | [`Wish`] | the weekdays, time, place and form a body prefers |
//! | unngå | [`Avoidance`] | days on which the council would rather not meet |
//! | fullmakt | [`Authority`], [`AuthorityUse`] | what a body has left to the secretariat to decide, and what was decided |
//! | vurdering | [`Criterion`], [`Assessment`] | what is weighed before a case is taken up, and what was answered |
//! | foreslår | [`AgendaProposal`] | what a body wants another one to take up |
//! | ikke tatt opp, avvist | [`TurnedDown`] | that a proposed case was left, and why |
//! | avvik | [`Waiver`] | a rule set aside for one case or one meeting |

pub mod agreement;
pub mod arrangement;
pub mod attachment;
pub mod attendance;
mod authority;
pub mod basis;
pub mod body;
pub mod budget;
pub mod calendar;
pub mod case;
pub mod case_type;
pub mod census;
pub mod circumstances;
pub mod closing;
pub mod concordance;
pub mod correction;
pub mod council;
pub mod dated_key;
pub mod demand;
pub mod membership_fee;
pub mod dispatch;
mod election;
pub mod exempt;
mod exempting;
pub mod follow_up;
mod fraction;
pub mod general_election;
pub mod guarded;
pub mod headings;
pub mod id;
mod intake;
mod item_name;
mod paper_part;
pub mod law;
pub mod letter;
pub mod matter;
pub mod meeting;
mod meeting_count;
pub mod member;
pub mod number;
pub mod openness;
mod own_words;
pub mod particulars;
pub mod passage;
pub mod people;
pub mod proceedings;
pub mod programme;
pub mod provision;
pub mod record;
pub mod records;
mod report_kind;
mod rotation;
pub mod section;
pub mod status;
pub mod step;
pub mod time_range;
pub mod unprinted;
pub mod waiver;
pub mod wishes;
pub mod working_times;
mod votes;

pub use agreement::{Agreement, AmendedBy, Point, Points};
pub use arrangement::{Arrangement, MeetingDay};
pub use attachment::Attachment;
pub use attendance::{Attendance, Moment};
pub use authority::{Authority, AuthorityUse};
pub use basis::{Claim, Dated, Row, SourceDocument};
pub use body::{
    Body, BodyKind, CaseTraits, Condition, Copy, Dispatch, EnclosureRule, FocusArea, Invitation,
    MEMBER_COUNCILS, MeetsBefore, Need, Outsiders, Placement, Power, RoutingRule, StandingItem, Strength,
    Term,
};
pub use budget::{Budget, BudgetKind, BudgetLine, BudgetPost, Figure, Funding, MoneyUnit, YearBudgets};
pub use case::{Case, Waiting};
pub use case_type::CaseType;
pub use census::Census;
pub use circumstances::Circumstances;
pub use concordance::{Comparison, Concordance, Rewording};
pub use correction::Correction;
pub use council::Council;
pub use dated_key::{DatedKey, Owner, RowValue};
pub use demand::Demand;
pub use dispatch::{
    Difference, Frame, MadeBy, MadePaper, MadePapers, Making, Manifest, SealedFile, SealedItem, SealedKind,
    SealedRecord, Version,
};
pub use election::{Apportionment, Election, ElectionList, ElectionMethod, Round, RoundResult};
pub use exempt::{Edition, Exempt, ExemptDoubt, Scope};
pub use exempting::Unfit;
pub use follow_up::{FollowUp, FollowUpCount};
pub use fraction::Fraction;
pub use general_election::GeneralElection;
pub use guarded::Guarded;
pub use headings::Headings;
pub use id::{BodyId, CaseId, MeetingId, PersonId};
pub use intake::{Assessment, Criterion, Intake, TurnedDown, Verdict};
pub use law::{Laws, Purpose};
pub use letter::{Letter, LetterCorrection};
pub use matter::Matter;
pub use meeting::{AgendaItem, Form, ItemKind, Meeting, MeetingStatus};
pub use meeting_count::MeetingCount;
pub use member::{Member, MemberKind, Person, Region, Role, Seat};
pub use membership_fee::{Counted, Rate};
pub use number::{NumberForm, Numbering, Series};
pub use openness::{CaseDoubt, MeetingDoubt, MeetingWords, Openness};
pub use own_words::Doubts;
pub use paper_part::PaperPart;
pub use particulars::Particulars;
pub use passage::{Doubt, Passages};
pub use people::People;
pub use proceedings::{AgendaProposal, Ballot, Closing, Objections, Proceedings, Recusal, Side, Tally};
pub use programme::{
    PlacedPoint, PointKind, PointStatus, Programme, ProgrammeKind, ProgrammePoint, Programmes,
};
pub use provision::{Law, Provision, Unread};
pub use record::{AsDrafted, Passage, Record, RecordedItem, RecordedTask, Ruling, Words};
pub use records::{AccessRequest, Storage};
pub use report_kind::ReportKind;
pub use rotation::{Rotation, TakingTurns};
pub use section::Section;
pub use status::{Outcome, Status};
pub use step::{BetweenMeetings, Hearing, HearingAnswer, Step};
pub use time_range::TimeRange;
pub use unprinted::Unprinted;
pub use votes::Votes;
pub use waiver::Waiver;
pub use wishes::{Avoidance, CycleStep, CycleYears, Period, Wish, YearPart};
pub use working_times::WorkingTimes;

/// The word that files use for `value`, from the list of all of them.
pub(crate) fn word_for<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| *word)
}
