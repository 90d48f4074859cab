//! How a run ended.

/// How a run ended, short of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunOutcome {
    /// No error was found.
    Clean,
    /// Errors were found, or a step was refused.
    Found,
}
