//! Mistakes on the command line, told in Norwegian.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output;
use crate::norsk;

/// Prints help or version, or says what was wrong; the exit code is 0 or 2.
pub fn report(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::print(&error.to_string().replace("[OPTIONS]", "[VALG]"));
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output::print_error(&error.to_string().replace("[OPTIONS]", "[VALG]"));
        return ExitCode::from(2);
    }
    output::print_error(&format!("{}\n", message(error)));
    ExitCode::from(2)
}

fn message(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join("» eller «")),
        _ => None,
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "Det finnes ingen kommando «{}».",
                text(ContextKind::InvalidSubcommand).unwrap_or_default()
            )
        }
        ErrorKind::UnknownArgument => format!("Det finnes ikke noe valg eller argument «{argument}» her."),
        ErrorKind::MissingRequiredArgument => format!("Det mangler noe: {argument}."),
        ErrorKind::MissingSubcommand => "Det mangler en kommando.".to_owned(),
        ErrorKind::ArgumentConflict => format!("«{argument}» kan ikke brukes sammen med det andre valget."),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} mangler en verdi."),
        ErrorKind::InvalidValue => {
            let legal = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(legal)) if !legal.is_empty() => {
                    format!(" Velg {}.", norsk::alternatives(legal))
                }
                _ => String::new(),
            };
            format!("«{value}» er ikke en lovlig verdi for {argument}.{legal}")
        }
        ErrorKind::ValueValidation => {
            let reason =
                std::error::Error::source(error).map_or_else(String::new, |source| format!(": {source}"));
            format!("«{value}» er ikke en lovlig verdi for {argument}{reason}.")
        }
        _ => "Kommandoen er skrevet på en måte ipr ikke forstår.".to_owned(),
    };
    let suggestion =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(text)
            .map_or_else(String::new, |near| format!(" Mente du «{near}»?"));
    format!("{said}{suggestion}\n«ipr --help» viser hva som finnes.")
}
