//! What a meeting says in words of its own, which stands on public paper unless it shows the title of an
//! exempt case.

use std::collections::BTreeMap;

use super::{CaseDoubt, Guarded, Meeting, MeetingDoubt, MeetingWords, Openness};
use crate::text::{Placed, SourceId};

/// What others say of each file.
#[derive(Debug, Clone, Default)]
pub struct Doubts {
    /// Of those with cases.
    pub cases: BTreeMap<SourceId, Vec<CaseDoubt>>,
    /// Of those with meetings.
    pub meetings: BTreeMap<SourceId, Vec<MeetingDoubt>>,
}

impl Doubts {
    /// These and those.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        for (file, doubts) in others.cases {
            self.cases.entry(file).or_default().extend(doubts);
        }
        for (file, doubts) in others.meetings {
            self.meetings.entry(file).or_default().extend(doubts);
        }
        self
    }
}

impl Meeting {
    /// How much everybody may see of these words of its own.
    pub fn openness_of(&self, words: MeetingWords) -> Openness<'static> {
        let doubt = self.doubts.iter().find(|doubt| doubt.words == words);
        Openness::of_doubt(doubt.map(|doubt| doubt.place))
    }

    fn open<'a>(&'a self, words: MeetingWords, text: Option<&'a Guarded<Placed<String>>>) -> Option<&'a str> {
        Some(text?.open(self.openness_of(words))?.value.as_str())
    }

    /// The place, as everybody may see it.
    pub fn open_place(&self) -> Option<&str> {
        self.open(MeetingWords::Place, self.place.as_ref())
    }

    /// What it is called instead of a meeting of its body, as everybody may see it.
    pub fn open_title(&self) -> Option<&str> {
        self.open(MeetingWords::Title, self.arrangement().title.as_ref())
    }

    /// Why it was moved to this day, as everybody may see it.
    pub fn moved_because(&self) -> Option<&str> {
        self.open(MeetingWords::Reason, self.circumstances.as_ref()?.moved_because.as_ref())
    }

    /// Why it was called off, as everybody may see it.
    pub fn cancelled_because(&self) -> Option<&str> {
        self.open(MeetingWords::Reason, self.circumstances.as_ref()?.cancelled_because.as_ref())
    }

    /// Whether everybody may see all that it says itself, its cases apart.
    pub fn has_open_words(&self) -> bool {
        self.doubts.is_empty() && self.agenda.iter().all(|item| item.openness().is_open())
    }

    /// Every text it has of its own besides that under its fields, with whose words it is.
    pub fn own_words(&self) -> Vec<(MeetingWords, &Guarded<Placed<String>>)> {
        let mut texts = Vec::new();
        texts.extend(self.place.as_ref().map(|place| (MeetingWords::Place, place)));
        texts.extend(self.arrangement().title.as_ref().map(|title| (MeetingWords::Title, title)));
        if let Some(circumstances) = &self.circumstances {
            for reason in [&circumstances.moved_because, &circumstances.cancelled_because] {
                texts.extend(reason.as_ref().map(|reason| (MeetingWords::Reason, reason)));
            }
        }
        texts
    }
}
