//! What marks there are.

/// What a line is to a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageMark {
    /// A passage begins after it.
    Opens,
    /// A passage ends before it.
    Closes,
    /// Somebody may have meant it for one of the two, and nobody can tell.
    Doubtful,
    /// It says in words that something is exempt, and not what.
    Stamp,
}
