//! A file that goes with a case, or with an item of an agenda.

use super::{Exempt, Guarded, Openness, Passages};
use crate::text::Placed;

/// A paper that goes with a case and lies in the folder beside it.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The file's name in that folder.
    pub file: Guarded<Placed<String>>,
    /// What it is called on papers.
    pub title: Option<Guarded<String>>,
    /// What the public may not see of it.
    pub exempt: Option<Box<Exempt>>,
    /// The file that the public may see instead, without what is exempt.
    pub public_file: Option<Placed<String>>,
}

impl Attachment {
    /// How much of it the public may see: it has no marks that could tell its parts from each other.
    pub fn openness(&self) -> Openness<'static> {
        Openness::of(self.exempt.as_deref(), &Passages::Unmarked)
    }
}
