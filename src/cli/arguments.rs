//! The commands and their arguments, with the help that the secretariat reads.

mod case;
mod meeting;
mod papers;
mod plan;
mod register;
mod status;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::read::fields::{date_advice, parse_date};

pub use case::{AdvanceArguments, CaseCommand, ListArguments, NewCaseArguments};
pub use meeting::{CancelArguments, MeetingCommand, MoveArguments, NewMeetingArguments};
pub use papers::{MinutesArguments, NoticeArguments};
pub use plan::{CalendarArguments, PlanArguments};
pub use register::{
    DecisionArguments, ExtractArguments, FollowUpArguments, MembershipFeeArguments, RegisterFormat,
    StatusReportArguments,
};
pub use status::StatusArguments;

const TEMPLATE: &str = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}";

/// Fører saker gjennom et interkommunalt politisk råd, fra utkast til vedtak.
#[derive(Debug, Parser)]
#[command(
    name = "ipr",
    version,
    about = "Fører saker gjennom et interkommunalt politisk råd, fra utkast til vedtak.",
    help_template = TEMPLATE,
    max_term_width = 80,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Kommandoer",
    subcommand_value_name = "KOMMANDO",
    after_help = "«ipr KOMMANDO --help» forteller mer om en kommando."
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Rådets mappe; ellers den nærmeste oppover med en bodies.yaml
    #[arg(long = "mappe", global = true, value_name = "MAPPE", help_heading = "Felles valg")]
    pub folder: Option<PathBuf>,
    /// Regn som om det var denne dagen; --per er det samme
    #[arg(long = "dato", alias = "per", global = true, value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Felles valg")]
    pub date: Option<NaiveDate>,
    /// Skriv filene, men lagre dem ikke i git
    #[arg(long, global = true, alias = "ikke-git", help_heading = "Felles valg")]
    pub no_commit: bool,
    /// Vis denne hjelpen
    #[arg(long, short = 'h', global = true, action = clap::ArgAction::Help, help_heading = "Felles valg")]
    help: Option<bool>,
    /// Vis versjonen
    #[arg(long, short = 'V', action = clap::ArgAction::Version, help_heading = "Felles valg")]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Se etter feil i rådets filer
    #[command(visible_alias = "sjekk", help_template = TEMPLATE)]
    Check(CheckArguments),
    /// Forklar en kode, som L01; uten kode listes alle
    #[command(visible_alias = "forklar", help_template = TEMPLATE)]
    Explain {
        /// Koden
        #[arg(value_name = "KODE", help_heading = "Argumenter")]
        code: Option<String>,
    },
    /// List reglene med alvor og grunnlag
    #[command(name = "regler", help_template = TEMPLATE)]
    Rules {
        /// Bare reglene i ett område, som L eller saksgang
        #[arg(value_name = "OMRÅDE", help_heading = "Argumenter")]
        area: Option<String>,
        #[command(flatten)]
        answer: Answer,
    },
    /// Skriv et JSON Schema for en av filene, til bruk i et redigeringsprogram
    #[command(name = "skjema", help_template = TEMPLATE)]
    Schema {
        /// Hvilken fil: sak, mote, organer eller medlemmer
        #[arg(value_name = "FIL", help_heading = "Argumenter")]
        file: String,
    },
    /// Lag, før videre, list og vis saker
    #[command(name = "sak", subcommand, help_template = TEMPLATE, subcommand_help_heading = "Kommandoer", subcommand_value_name = "KOMMANDO", disable_help_subcommand = true)]
    Case(CaseCommand),
    /// Lag, list og vis møter
    #[command(name = "mote", subcommand, visible_alias = "møte", help_template = TEMPLATE, subcommand_help_heading = "Kommandoer", subcommand_value_name = "KOMMANDO", disable_help_subcommand = true)]
    Meeting(MeetingCommand),
    /// Gi sakene nummer, og lag innkalling og sakspapirer
    #[command(name = "innkalling", help_template = TEMPLATE)]
    Notice(NoticeArguments),
    /// Forsegl det som sendes ut, og lag tilleggsinnkalling når noe er endret siden
    #[command(name = "utsending", help_template = TEMPLATE)]
    Dispatch(NoticeArguments),
    /// Lag et utkast til referat, og les det inn i sakene når det er skrevet
    #[command(name = "referat", help_template = TEMPLATE)]
    Minutes(MinutesArguments),
    /// Samle det alle organene har gjort i en sak, på ett papir
    #[command(name = "utskrift", visible_alias = "saksprotokoll", help_template = TEMPLATE)]
    Extract(ExtractArguments),
    /// List vedtakene, de nyeste til slutt
    #[command(name = "vedtak", help_template = TEMPLATE)]
    Decisions(DecisionArguments),
    /// List det som skal gjøres etter vedtakene, og før inn det som er gjort
    #[command(name = "oppfolging", visible_alias = "oppfølging", help_template = TEMPLATE)]
    FollowUp(FollowUpArguments),
    /// Lag en rapport til et organ om hvor sakene og oppfølgingen står
    #[command(name = "statusrapport", help_template = TEMPLATE)]
    StatusReport(StatusReportArguments),
    /// Vis et år på én side: møter, utsendinger og frister
    #[command(name = "plan", help_template = TEMPLATE)]
    Plan(PlanArguments),
    /// Vis hva som er forsinket, og hva som skal gjøres denne uken og den neste
    #[command(name = "status", help_template = TEMPLATE)]
    Status(StatusArguments),
    /// Regn ut hva hver deltaker skal betale i kontingent
    #[command(name = "kontingent", help_template = TEMPLATE)]
    MembershipFee(MembershipFeeArguments),
    /// Lag kalendere å abonnere på: alle møter, hvert organ, og sekretariatets frister
    #[command(name = "kalender", help_template = TEMPLATE)]
    Calendar(CalendarArguments),
}

/// How a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people.
    Plain,
    /// JSON for programs.
    Json,
}

/// How `check` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Text for people.
    Plain,
    /// A line for each finding, which may be shown to anybody.
    #[value(name = "kort")]
    Short,
    /// JSON for programs.
    Json,
    /// Workflow commands of GitHub's runner.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

/// The choice of how a command answers.
#[derive(Debug, Clone, Copy, Args)]
pub struct Answer {
    /// Vis som tekst (plain) eller for programmer (json)
    #[arg(
        long,
        value_enum,
        default_value_t = Format::Plain,
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORMAT",
        help_heading = "Valg"
    )]
    pub format: Format,
}

/// The choice to see what a command would do.
#[derive(Debug, Clone, Copy, Args)]
pub struct Trial {
    /// Vis hva som ville blitt endret, og skriv ingenting
    #[arg(long, visible_alias = "tørr", alias = "torr", help_heading = "Valg")]
    pub dry_run: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Vis bare funn i disse filene eller mappene
    #[arg(value_name = "STI", help_heading = "Argumenter")]
    pub paths: Vec<PathBuf>,
    /// Regn bare det som er nytt siden denne commiten, grenen eller merket, som feil
    #[arg(long = "siden", value_name = "REF", help_heading = "Valg")]
    pub since: Option<String>,
    /// Les mappen slik den er i denne commiten i git, og ikke fra disken
    #[arg(long = "fra-git", alias = "commit", value_name = "REF", help_heading = "Valg")]
    pub at: Option<String>,
    /// Regn også advarsler som feil
    #[arg(long = "streng", help_heading = "Valg")]
    pub strict: bool,
    /// Vis som tekst (plain), med én linje for hvert funn (kort), for programmer (json, sarif) eller for en kjøring i github eller gitlab
    #[arg(
        long,
        value_enum,
        default_value_t = ReportFormat::Plain,
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORMAT",
        help_heading = "Valg"
    )]
    pub format: ReportFormat,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| {
        let advice = date_advice(text);
        advice.trim_end_matches('.').replacen("Datoer", "datoer", 1)
    })
}

fn year(text: &str) -> Result<i32, String> {
    let number = text.parse().ok().filter(|number| (1990..2200).contains(number));
    number.ok_or_else(|| "året skrives med fire sifre, som 2027".to_owned())
}

fn outcome(text: &str) -> Result<crate::model::Outcome, String> {
    word(text, &crate::model::Outcome::WORDS)
}

fn status(text: &str) -> Result<crate::model::Status, String> {
    word(text, &crate::model::Status::WORDS)
}

fn form(text: &str) -> Result<crate::model::Form, String> {
    word(text, &crate::model::Form::WORDS)
}

/// One of the words that files use; a hyphen may stand for a space, and o for ø.
fn word<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Result<T, String> {
    let simple = |text: &str| crate::norsk::slug(text, 80);
    let found = words.iter().find(|(word, _)| simple(word) == simple(text));
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    found.map(|(_, value)| *value).ok_or_else(|| format!("velg blant {}", crate::norsk::list(&known)))
}
