//! What the letter says that sends what was adopted.

/// What only such a letter says, and the mail that carries it.
#[derive(Debug)]
pub struct LetterWords {
    /// What kind of paper an opinion is.
    pub opinion: &'static str,
    /// The same of the answer to a hearing.
    pub answer: &'static str,
    /// The same of a decision.
    pub decision: &'static str,
    /// Before whom it is to.
    pub to: &'static str,
    /// Before their reference.
    pub their_reference: &'static str,
    /// Before the council's own.
    pub our_reference: &'static str,
    /// That it was adopted in `{organ}` on `{dato}`.
    pub adopted: &'static str,
    /// That it has been put right on `{dato}`, why (`{grunn}`), and the day of the one before (`{før}`).
    pub corrected: &'static str,
    /// `{navn}`, who leads `{organ}`.
    pub leader: &'static str,
    /// Before those who get a copy.
    pub copies: &'static str,
    /// In the mail, that it is enclosed: `{emne}` from `{råd}`.
    pub enclosed: &'static str,
    /// The same of one that puts another right, sent on `{før}`.
    pub enclosed_corrected: &'static str,
}
