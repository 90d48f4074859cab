//! What a case is about, where the law asks.

/// What a case is about. A case type says it for all its cases, and a case may add to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Employing somebody.
    Employment,
    /// Electing persons to offices.
    Election,
    /// Deciding the rights or duties of a certain person or undertaking (fvl. § 2).
    IndividualDecision,
    /// Giving grants out of a scheme the council manages.
    Grant,
    /// The council's own house.
    Internal,
    /// Changing the agreement of cooperation.
    Agreement,
}

impl Matter {
    /// Every matter with its word in files.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("ansettelse", Self::Employment),
        ("valg", Self::Election),
        ("enkeltvedtak", Self::IndividualDecision),
        ("tilskudd", Self::Grant),
        ("internt", Self::Internal),
        ("avtale", Self::Agreement),
    ];
}
