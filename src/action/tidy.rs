//! What `ipr rydd` takes.

use clap::Args;
use serde::Serialize;

use super::options::Trial;

/// `ipr rydd`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct TidyFiles {
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
