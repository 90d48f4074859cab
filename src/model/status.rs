//! How a treatment ends, and where a case stands as a whole.

/// How a treatment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Discussed, with advice to the secretariat.
    Discussed,
    /// Recommended to the next body.
    Recommended,
    /// Adopted.
    Adopted,
    /// Voted down.
    Rejected,
    /// Taken as information.
    Noted,
    /// Put off to a later meeting of the same body.
    Postponed,
    /// Sent back to be prepared better.
    SentBack,
    /// Sent to others for their opinion, and comes back.
    SentToHearing,
    /// Taken off by those who raised it.
    Withdrawn,
}

impl serde::Serialize for Outcome {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Outcome {
    /// Every outcome with its word in files.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("drøftet", Self::Discussed),
        ("innstilt", Self::Recommended),
        ("vedtatt", Self::Adopted),
        ("ikke vedtatt", Self::Rejected),
        ("tatt til orientering", Self::Noted),
        ("utsatt", Self::Postponed),
        ("sendt tilbake", Self::SentBack),
        ("sendt på høring", Self::SentToHearing),
        ("trukket", Self::Withdrawn),
    ];

    /// The word in files and on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether it comes of a vote on the proposal.
    pub fn is_voted_on(self) -> bool {
        matches!(self, Self::Recommended | Self::Adopted | Self::Rejected | Self::SentToHearing)
    }

    /// Whether the same body gets the case again.
    pub fn comes_back(self) -> bool {
        matches!(self, Self::Postponed | Self::SentBack | Self::SentToHearing)
    }

    /// Whether the body has heard the case and let it go on.
    pub fn lets_it_go_on(self) -> bool {
        matches!(
            self,
            Self::Discussed | Self::Recommended | Self::Adopted | Self::Noted | Self::SentToHearing
        )
    }
}

/// Where a case stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// On no agenda yet.
    Draft,
    /// On its way through the bodies.
    UnderTreatment,
    /// Recommended, and waiting for the body that decides.
    Recommended,
    /// Put off by the body that had it.
    Postponed,
    /// Adopted by the body that decides.
    Adopted,
    /// Voted down by it.
    Rejected,
    /// Taken as information by it.
    Noted,
    /// Taken off.
    Withdrawn,
    /// Proposed, and not taken up; it may be later.
    NotTakenUp,
    /// Adopted, and being carried out.
    FollowUp,
    /// Nothing is left to do.
    Closed,
}

impl serde::Serialize for Status {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Status {
    /// Every status with its word in files.
    pub const WORDS: [(&'static str, Self); 11] = [
        ("utkast", Self::Draft),
        ("til behandling", Self::UnderTreatment),
        ("innstilt", Self::Recommended),
        ("utsatt", Self::Postponed),
        ("vedtatt", Self::Adopted),
        ("ikke vedtatt", Self::Rejected),
        ("tatt til orientering", Self::Noted),
        ("trukket", Self::Withdrawn),
        ("ikke tatt opp", Self::NotTakenUp),
        ("under oppfølging", Self::FollowUp),
        ("avsluttet", Self::Closed),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether the council has finished with the case.
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Adopted
                | Self::Rejected
                | Self::Noted
                | Self::Withdrawn
                | Self::NotTakenUp
                | Self::FollowUp
                | Self::Closed
        )
    }

    /// Whether a case that is settled so may be treated again as the same case.
    pub fn can_be_treated_again(self) -> bool {
        matches!(self, Self::FollowUp | Self::NotTakenUp)
    }

    /// What a case can become in one step: the table of the way through the council.
    ///
    /// | from | to |
    /// |---|---|
    /// | utkast | til behandling, trukket, ikke tatt opp |
    /// | til behandling | utkast (taken off an agenda that nobody has been called to), innstilt, utsatt, |
    /// | | ikke tatt opp, or settled |
    /// | innstilt | til behandling (sent back, or heard by another body), utsatt, or settled |
    /// | utsatt | til behandling, trukket, ikke tatt opp |
    /// | ikke tatt opp | utkast, til behandling, utsatt |
    /// | vedtatt | under oppfølging, avsluttet |
    /// | ikke vedtatt, tatt til orientering, trukket | avsluttet |
    /// | under oppfølging | avsluttet, or before a body once more |
    /// | avsluttet | nothing |
    ///
    /// What is settled is not reopened, only followed up and closed. A case that is followed up may
    /// be brought back, since that is how a council changes its mind: by a new treatment.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft | Self::Postponed => &[Self::UnderTreatment, Self::Withdrawn, Self::NotTakenUp],
            Self::NotTakenUp => &[Self::Draft, Self::UnderTreatment, Self::Postponed],
            Self::UnderTreatment => &[
                Self::Draft,
                Self::Recommended,
                Self::Postponed,
                Self::Adopted,
                Self::Rejected,
                Self::Noted,
                Self::Withdrawn,
                Self::NotTakenUp,
            ],
            Self::Recommended => &[
                Self::UnderTreatment,
                Self::Postponed,
                Self::Adopted,
                Self::Rejected,
                Self::Noted,
                Self::Withdrawn,
            ],
            Self::Adopted => &[Self::FollowUp, Self::Closed],
            Self::Rejected | Self::Noted | Self::Withdrawn => &[Self::Closed],
            Self::FollowUp => &[
                Self::UnderTreatment,
                Self::Recommended,
                Self::Postponed,
                Self::Adopted,
                Self::Rejected,
                Self::Noted,
                Self::Closed,
            ],
            Self::Closed => &[],
        }
    }

    /// Whether a case can have become `later` by any number of steps that its routing tells of. What
    /// is settled on the way would have been the end of it, so only open statuses lie between.
    pub fn can_become(self, later: Self) -> bool {
        let mut seen = vec![self];
        let mut at = 0;
        while let Some(&status) = seen.get(at) {
            at += 1;
            if status == later {
                return true;
            }
            if status == self || !status.is_settled() {
                let new: Vec<Self> =
                    status.next().iter().copied().filter(|next| !seen.contains(next)).collect();
                seen.extend(new);
            }
        }
        false
    }

    /// Whether this status may be claimed when the routing proves `proved`: what has been decided
    /// may besides be followed up and closed, and what has not been settled may have been withdrawn or not
    /// taken up, which takes no meeting.
    pub fn may_stand_for(self, proved: Self) -> bool {
        self == proved
            || (proved == Self::Adopted && self == Self::FollowUp)
            || (proved.is_settled() && self == Self::Closed)
            || (!proved.is_settled() && self == Self::Withdrawn)
            || (matches!(proved, Self::Draft | Self::UnderTreatment | Self::Postponed)
                && self == Self::NotTakenUp)
    }
}
