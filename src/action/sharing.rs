//! What is shared with others, brought in from them, and undone.

use clap::Args;
use serde::Serialize;

use super::options::Trial;

/// `ipr angre`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct UndoDeed {
    /// Det som skal angres: nummeret i listen, eller ord fra det som ble gjort; ellers ditt siste
    #[arg(value_name = "HVA", help_heading = "Argumenter")]
    pub deed: Option<String>,
    /// Vis hva som er gjort, det nyeste først
    #[arg(long = "liste", help_heading = "Valg")]
    pub list: bool,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr del`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShareOut {
    /// Første gang: stedet alle når, som \\server\felles\raad.git eller adressen hos GitHub eller GitLab.
    /// Er det en mappe på en disk, lages lageret der
    #[arg(long = "til", value_name = "STED", help_heading = "Valg")]
    pub to: Option<String>,
    /// How it goes together with what others have done.
    #[command(flatten)]
    #[serde(flatten)]
    pub work: ShareWork,
}

/// `ipr hent` and `ipr del`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShareWork {
    /// Der dere har endret det samme: behold din tekst (min) eller den andres (deres) i saken, møtet eller
    /// filen
    #[arg(long = "behold", num_args = 2, value_names = ["min|deres", "SAK"], help_heading = "Valg")]
    pub keep: Vec<String>,
    /// Ta det inn selv om reglene sier at det ikke går sammen, og rett det etterpå; del også fra en mappe som
    /// er et eksempel
    #[arg(long = "likevel", help_heading = "Valg")]
    pub anyway: bool,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
