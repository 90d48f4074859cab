//! The letter in which a case sends what has been adopted: an opinion, or the answer to a hearing.

use chrono::NaiveDate;

use super::{Guarded, PersonId};
use crate::text::{Placed, Span};

/// To whom a case writes, and what has been sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where it is written.
    pub span: Span,
    /// Who it is to.
    pub to: Option<Guarded<Placed<String>>>,
    /// The mailbox it is sent to.
    pub email: Option<Guarded<Placed<String>>>,
    /// The reference of those it is to.
    pub reference: Option<Guarded<Placed<String>>>,
    /// What it is about, when that is another thing than the title of the case.
    pub subject: Option<Guarded<Placed<String>>>,
    /// Those who get a copy.
    pub copies: Vec<Guarded<Placed<String>>>,
    /// Those who sign; when nobody is named, whoever led the body.
    pub signed_by: Vec<Placed<PersonId>>,
    /// The day it was sent.
    pub sent: Option<Placed<NaiveDate>>,
    /// What has been put right since, each time it was sent again.
    pub corrections: Vec<LetterCorrection>,
}

/// That a letter was sent again, put right.
#[derive(Debug, Clone)]
pub struct LetterCorrection {
    /// The day.
    pub day: Placed<NaiveDate>,
    /// Why.
    pub reason: Guarded<Placed<String>>,
}

impl Letter {
    /// The letter of the version: A for the first, B when it has been put right once. None after Z.
    pub fn version(&self) -> Option<char> {
        ('A'..='Z').nth(self.corrections.len())
    }

    /// The day of the version that was sent last.
    pub fn last_sent(&self) -> Option<NaiveDate> {
        let corrected = self.corrections.last().map(|correction| correction.day.value);
        corrected.or(self.sent.map(|sent| sent.value))
    }
}
