//! What a step of a case comes to.

use super::NewText;

/// A step that a case has taken.
#[derive(Debug)]
pub struct Advanced {
    /// Its id.
    pub case: String,
    /// What has become of it, as «er satt på sakslisten til styret 16. februar 2024».
    pub fate: String,
    /// The case's and the meeting's new texts.
    pub texts: Vec<NewText>,
    /// What else the secretariat should know.
    pub notes: Vec<String>,
}
