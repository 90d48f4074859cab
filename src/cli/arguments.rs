//! What holds for every command, and which command it is.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser};

use crate::action::{Action, TEMPLATE, date};

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
    pub action: Action,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Rådets mappe; ellers den nærmeste oppover med en bodies.yaml
    #[arg(long = "mappe", global = true, value_name = "MAPPE", help_heading = "Felles valg")]
    pub folder: Option<PathBuf>,
    /// Regn som om det var denne dagen; --per er det samme
    #[arg(
        long = "dato", alias = "per", global = true, value_name = "ÅÅÅÅ-MM-DD", value_parser = date,
        help_heading = "Felles valg"
    )]
    pub date: Option<NaiveDate>,
    /// Skriv filene, men lagre dem ikke i git
    #[arg(long, global = true, alias = "ikke-git", help_heading = "Felles valg")]
    pub no_commit: bool,
    /// Vis denne hjelpen
    #[arg(
        long, short = 'h', alias = "hjelp", global = true, action = clap::ArgAction::Help,
        help_heading = "Felles valg"
    )]
    help: Option<bool>,
    /// Vis versjonen
    #[arg(long, short = 'V', action = clap::ArgAction::Version, help_heading = "Felles valg")]
    version: Option<bool>,
}
