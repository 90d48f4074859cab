//! Everything `ipr` can do, as data: one value for each deed.
//!
//! An [`Action`] is read from a command line and written as one; a finding carries those that would mend it,
//! and a list of work those that do it. The help is what the secretariat reads.

mod case;
mod check;
mod deeds;
mod examples;
mod formats;
mod init;
mod intake;
mod meeting;
mod open;
mod options;
mod papers;
mod people;
mod plan;
mod register;
mod sharing;
mod status;
mod tidy;
mod written;

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

pub use case::{Advance, CaseAction, DeleteCase, ListCases, NewCase, NewId, NewName};
pub use check::{CheckFolder, ReportFormat};
pub use examples::examples;
pub use init::{CouncilBodies, NewCouncil, WrittenLanguage};
pub use intake::{AssessCase, TakeUpCase, TurnDownCase, UseAuthority};
pub use meeting::{
    CancelMeeting, CorrectMeeting, MeetingAction, MoveMeeting, NewMeeting, PlaceItem, TakeOffItem,
};
pub use open::Open;
pub use options::{Answer, Format, TEMPLATE, Trial, date};
pub use papers::{MakeMinutes, MakeNotice, MakePapers};
pub use people::{
    ChangePerson, EndPerson, EndSeat, NewPerson, NewSeat, PersonAction, PersonFacts, ReplaceSeat, SeatAction,
};
pub use plan::{MakeCalendars, ShowYear};
pub use register::{
    FollowUpCases, ListDecisions, ListMembers, MakeExtract, MakeLetter, ReckonFees, RegisterFormat,
    ReportStatus, Search, ShowBudget, ShowProgramme,
};
pub use sharing::{ShareOut, ShareWork, UndoDeed};
pub use status::{ShowStatus, Week};
pub use tidy::TidyFiles;
pub use written::{read, split};

/// A deed.
#[derive(Debug, Clone, PartialEq, Subcommand, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Se etter feil i rådets filer
    #[command(visible_alias = "sjekk", help_template = TEMPLATE)]
    Check(CheckFolder),
    /// Forklar en kode, som L01; uten kode listes alle
    #[command(visible_alias = "forklar", help_template = TEMPLATE)]
    Explain {
        /// Koden
        #[arg(value_name = "KODE", help_heading = "Argumenter")]
        code: Option<String>,
    },
    /// List reglene med alvor og grunnlag
    #[command(name = "regler", help_template = TEMPLATE)]
    #[serde(rename = "regler")]
    Rules {
        /// Bare reglene i ett område, som L eller saksgang
        #[arg(value_name = "OMRÅDE", help_heading = "Argumenter")]
        area: Option<String>,
        /// How it answers.
        #[command(flatten)]
        #[serde(flatten)]
        answer: Answer,
    },
    /// Skriv et JSON Schema for en av filene, til bruk i et redigeringsprogram
    #[command(name = "skjema", help_template = TEMPLATE)]
    #[serde(rename = "skjema")]
    Schema {
        /// Hvilken fil: sak, mote, organer, medlemmer, budsjett eller program
        #[arg(value_name = "FIL", help_heading = "Argumenter")]
        file: String,
    },
    /// Lag, før videre, list og vis saker
    #[command(
        name = "sak",
        subcommand,
        help_template = TEMPLATE,
        subcommand_help_heading = "Kommandoer",
        subcommand_value_name = "KOMMANDO",
        disable_help_subcommand = true
    )]
    #[serde(rename = "sak")]
    Case(CaseAction),
    /// Lag, list og vis møter
    #[command(
        name = "mote",
        subcommand,
        visible_alias = "møte",
        help_template = TEMPLATE,
        subcommand_help_heading = "Kommandoer",
        subcommand_value_name = "KOMMANDO",
        disable_help_subcommand = true
    )]
    #[serde(rename = "mote")]
    Meeting(MeetingAction),
    /// Før inn, endre og avslutt personer
    #[command(
        name = "person",
        subcommand,
        help_template = TEMPLATE,
        subcommand_help_heading = "Kommandoer",
        subcommand_value_name = "KOMMANDO",
        disable_help_subcommand = true
    )]
    #[serde(rename = "person")]
    Person(PersonAction),
    /// Gi, avslutt og bytt verv
    #[command(
        name = "verv",
        subcommand,
        help_template = TEMPLATE,
        subcommand_help_heading = "Kommandoer",
        subcommand_value_name = "KOMMANDO",
        disable_help_subcommand = true
    )]
    #[serde(rename = "verv")]
    Seat(SeatAction),
    /// Gi sakene nummer, og lag innkalling og sakspapirer
    #[command(name = "innkalling", help_template = TEMPLATE)]
    #[serde(rename = "innkalling")]
    Notice(MakeNotice),
    /// Forsegl det som sendes ut: innkalling, tilleggsinnkalling, og referat når møtet er holdt
    #[command(name = "utsending", help_template = TEMPLATE)]
    #[serde(rename = "utsending")]
    Dispatch(MakePapers),
    /// Lag et utkast til referat, og les det inn i sakene når det er skrevet
    #[command(name = "referat", help_template = TEMPLATE)]
    #[serde(rename = "referat")]
    Minutes(MakeMinutes),
    /// Samle det alle organene har gjort i en sak, på ett papir
    #[command(name = "utskrift", visible_alias = "saksprotokoll", help_template = TEMPLATE)]
    #[serde(rename = "utskrift")]
    Extract(MakeExtract),
    /// Lag brevet som sender en vedtatt uttalelse eller et høringssvar
    #[command(name = "brev", help_template = TEMPLATE)]
    #[serde(rename = "brev")]
    Letter(MakeLetter),
    /// List vedtakene, de nyeste til slutt
    #[command(name = "vedtak", help_template = TEMPLATE)]
    #[serde(rename = "vedtak")]
    Decisions(ListDecisions),
    /// Let etter ord i saker, vedtak og referater
    #[command(name = "sok", visible_alias = "søk", help_template = TEMPLATE)]
    #[serde(rename = "sok")]
    Search(Search),
    /// List det som skal gjøres etter vedtakene, og før inn det som er gjort
    #[command(name = "oppfolging", visible_alias = "oppfølging", help_template = TEMPLATE)]
    #[serde(rename = "oppfolging")]
    FollowUp(FollowUpCases),
    /// Lag en rapport til et organ om hvor sakene og oppfølgingen står
    #[command(name = "statusrapport", help_template = TEMPLATE)]
    #[serde(rename = "statusrapport")]
    StatusReport(ReportStatus),
    /// Vis et år på én side: møter, utsendinger og frister
    #[command(name = "plan", help_template = TEMPLATE)]
    #[serde(rename = "plan")]
    Plan(ShowYear),
    /// Vis hva som er forsinket, og hva som skal gjøres denne uken og den neste
    #[command(name = "status", help_template = TEMPLATE)]
    #[serde(rename = "status")]
    Status(ShowStatus),
    /// Vis organene med medlemmer og ledige plasser, eller lag medlemslisten med organisasjonskart
    #[command(name = "medlemmer", help_template = TEMPLATE)]
    #[serde(rename = "medlemmer")]
    Members(ListMembers),
    /// Regn ut hva hver deltaker skal betale i kontingent
    #[command(name = "kontingent", help_template = TEMPLATE)]
    #[serde(rename = "kontingent")]
    MembershipFee(ReckonFees),
    /// Vis budsjettet for et år ved siden av året før, med summene regnet ut
    #[command(name = "budsjett", help_template = TEMPLATE)]
    #[serde(rename = "budsjett")]
    Budget(ShowBudget),
    /// Vis programmet for et år, eller ett punkt, med saker, vedtak, midler og oppfølging
    #[command(name = "program", help_template = TEMPLATE)]
    #[serde(rename = "program")]
    Programme(ShowProgramme),
    /// Lag kalendere å abonnere på: alle møter, hvert organ, og sekretariatets frister
    #[command(name = "kalender", help_template = TEMPLATE)]
    #[serde(rename = "kalender")]
    Calendar(MakeCalendars),
    /// Begynn et nytt råd i en tom mappe
    #[command(name = "init", visible_alias = "nytt", help_template = TEMPLATE)]
    #[serde(rename = "init")]
    Init(NewCouncil),
    /// Skriv om dager og navn til det filene skal ha, der bare én ting kan være ment
    #[command(name = "rydd", help_template = TEMPLATE)]
    #[serde(rename = "rydd")]
    Tidy(TidyFiles),
    /// Åpne en sak eller et møte i redigeringsprogrammet
    #[command(name = "apne", visible_alias = "åpne", help_template = TEMPLATE)]
    #[serde(rename = "apne")]
    Open(Open),
    /// Skriv det et skall trenger for å fullføre kommandoer, saker, møter og navn med tabulator
    #[command(name = "fullforing", visible_alias = "fullføring", help_template = TEMPLATE)]
    #[serde(rename = "fullforing")]
    Completion {
        /// Skallet: bash, zsh, fish eller powershell
        #[arg(value_name = "SKALL", help_heading = "Argumenter")]
        shell: String,
    },
    /// Skriv en manualside for hver kommando, til man(1)
    #[command(name = "manualsider", help_template = TEMPLATE)]
    #[serde(rename = "manualsider")]
    Manual {
        /// Mappen de skrives i
        #[arg(value_name = "MAPPE", help_heading = "Argumenter")]
        folder: PathBuf,
    },
    /// Lagre i git det dere har skrevet selv: saker, vedlegg, referater, medlemmer og organer
    #[command(name = "lagre", help_template = TEMPLATE)]
    #[serde(rename = "lagre")]
    Save {},
    /// Hent det de andre har delt, når det går sammen med ditt
    #[command(name = "hent", help_template = TEMPLATE)]
    #[serde(rename = "hent")]
    Fetch(ShareWork),
    /// Hent det de andre har delt, og del det du har gjort
    #[command(name = "del", visible_alias = "synk", help_template = TEMPLATE)]
    #[serde(rename = "del")]
    Share(ShareOut),
    /// Angre det siste du gjorde, eller noe bestemt
    #[command(name = "angre", help_template = TEMPLATE)]
    #[serde(rename = "angre")]
    Undo(UndoDeed),
}

impl Action {
    /// Whether it changes the folder, and does not only look.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Case(
                CaseAction::New(_)
                | CaseAction::Advance(_)
                | CaseAction::NewId(_)
                | CaseAction::NewName(_)
                | CaseAction::TurnDown(_)
                | CaseAction::TakeUp(_)
                | CaseAction::Authority(_)
                | CaseAction::Delete(_),
            )
            | Self::Meeting(
                MeetingAction::New(_)
                | MeetingAction::Move(_)
                | MeetingAction::Cancel(_)
                | MeetingAction::Correct(_)
                | MeetingAction::Place(_)
                | MeetingAction::TakeOff(_),
            )
            | Self::Person(_)
            | Self::Seat(_)
            | Self::Tidy(_)
            | Self::Notice(_)
            | Self::Dispatch(_)
            | Self::Minutes(_)
            | Self::Extract(_)
            | Self::Letter(_)
            | Self::StatusReport(_)
            | Self::Calendar(_)
            | Self::Init(_) => true,
            Self::FollowUp(asked) => asked.is_change(),
            Self::Case(CaseAction::Assess(asked)) => asked.is_change(),
            Self::Plan(asked) => asked.write,
            Self::MembershipFee(asked) => asked.paper,
            Self::Members(asked) => asked.paper,
            Self::Budget(asked) => asked.case.is_some(),
            Self::Programme(asked) => asked.case.is_some(),
            Self::Check(_)
            | Self::Explain { .. }
            | Self::Rules { .. }
            | Self::Schema { .. }
            | Self::Case(_)
            | Self::Meeting(_)
            | Self::Decisions(_)
            | Self::Search(_)
            | Self::Status(_)
            | Self::Open(_)
            | Self::Completion { .. }
            | Self::Manual { .. }
            | Self::Fetch(_)
            | Self::Share(_)
            | Self::Undo(_)
            | Self::Save {} => false,
        }
    }

    /// Whether it is only tried.
    pub fn is_trial(&self) -> bool {
        let trial = match self {
            Self::Case(CaseAction::New(asked)) => asked.trial,
            Self::Case(CaseAction::Advance(asked)) => asked.trial,
            Self::Case(CaseAction::NewId(asked)) => asked.trial,
            Self::Case(CaseAction::NewName(asked)) => asked.trial,
            Self::Case(CaseAction::Delete(asked)) => asked.trial,
            Self::Case(CaseAction::Assess(asked)) => asked.trial,
            Self::Case(CaseAction::TurnDown(asked)) => asked.trial,
            Self::Case(CaseAction::TakeUp(asked)) => asked.trial,
            Self::Case(CaseAction::Authority(asked)) => asked.trial,
            Self::Meeting(MeetingAction::New(asked)) => asked.trial,
            Self::Meeting(MeetingAction::Move(asked)) => asked.trial,
            Self::Meeting(MeetingAction::Cancel(asked)) => asked.trial,
            Self::Meeting(MeetingAction::Correct(asked)) => asked.trial,
            Self::Meeting(MeetingAction::Place(asked)) => asked.trial,
            Self::Meeting(MeetingAction::TakeOff(asked)) => asked.trial,
            Self::Notice(asked) => asked.papers.trial,
            Self::Dispatch(asked) => asked.trial,
            Self::Person(asked) => asked.trial(),
            Self::Seat(asked) => asked.trial(),
            Self::Tidy(asked) => asked.trial,
            Self::Minutes(asked) => asked.trial,
            Self::Extract(asked) => asked.trial,
            Self::Letter(asked) => asked.trial,
            Self::StatusReport(asked) => asked.trial,
            Self::Calendar(asked) => asked.trial,
            Self::FollowUp(asked) => asked.trial,
            Self::Plan(asked) => asked.trial,
            Self::MembershipFee(asked) => asked.trial,
            Self::Members(asked) => asked.trial,
            Self::Init(asked) => asked.trial,
            Self::Fetch(asked) => asked.trial,
            Self::Share(asked) => asked.work.trial,
            Self::Undo(asked) => asked.trial,
            Self::Budget(asked) => asked.trial,
            Self::Programme(asked) => asked.trial,
            Self::Check(_)
            | Self::Explain { .. }
            | Self::Rules { .. }
            | Self::Schema { .. }
            | Self::Case(CaseAction::List(_) | CaseAction::Show { .. })
            | Self::Meeting(MeetingAction::List { .. } | MeetingAction::Show { .. })
            | Self::Decisions(_)
            | Self::Search(_)
            | Self::Status(_)
            | Self::Open(_)
            | Self::Completion { .. }
            | Self::Manual { .. }
            | Self::Save {} => Trial::default(),
        };
        trial.dry_run
    }
}
