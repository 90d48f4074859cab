//! What a finding asks somebody to do.

/// The kind of work that a rule's findings are, for lists of what is to be done: how a finding is told there,
/// by which day, and for how long anybody can still do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// To mend what it says: so with most.
    Mend,
    /// To treat the case in another body first. The secretariat waits for it.
    AwaitBody,
    /// To find the next step of a case that lies still, or to write down the outcome it got.
    CarryOn,
    /// To take up again a case that was put off.
    TakeUp,
    /// To decide a case before its hearing ends.
    Answer,
    /// To write a text that is to stand in a paper.
    WriteText,
    /// To do what a decision asks for.
    FollowUp,
    /// To send the papers of a meeting.
    Dispatch,
    /// To send what has been changed after the papers left.
    Supplement,
    /// To make papers again that are older than what they were made of.
    RemakePapers,
    /// To announce a meeting.
    Announce,
    /// To write the minutes of a meeting.
    Minutes,
    /// To move meetings that lie so that the papers of one cannot hold what the other makes. There is no day
    /// for it, and it is too late when the meeting has been.
    MoveMeetings,
    /// To hold a meeting before another. It is too late when that has been.
    MeetBefore,
    /// To set up what a year demands. It is too late when the year is over.
    PlanYear,
    /// To find a title that tells nothing exempt.
    Retitle,
    /// Nothing: until its day others may do something.
    LetOthers,
}

impl Work {
    /// Whether it is to be done also when the finding has no day.
    pub fn needs_no_day(self) -> bool {
        matches!(self, Self::CarryOn | Self::TakeUp | Self::MoveMeetings | Self::RemakePapers)
    }
}
