//! What papers say of how a meeting came about, and of how it is arranged.

/// What is said of how a meeting is arranged.
#[derive(Debug)]
pub struct ArrangementWords {
    /// What a meeting is called that has no title of its own.
    pub meeting: &'static str,
    /// Before the number of a meeting.
    pub number: &'static str,
    /// Before the link to it.
    pub link: &'static str,
    /// Instead of the link, where not everybody may have it.
    pub link_of_members: &'static str,
    /// Before whom to ask.
    pub contact: &'static str,
    /// Before the last day to register.
    pub register_by: &'static str,
}

/// What is said of a meeting that is not like any other.
#[derive(Debug)]
pub struct CircumstanceWords {
    /// That it was moved from `{dato}`.
    pub moved: &'static str,
    /// The same with the `{grunn}`.
    pub moved_because: &'static str,
    /// The `{dato}` it was called to first, when it was moved several times.
    pub first_called_to: &'static str,
    /// That it is held together with `{organer}`.
    pub joint: &'static str,
    /// That a third of the members demanded it.
    pub demanded: &'static str,
    /// How and by when (`{dato}`, `{tid}`) to answer `{sekretariat}` in writing.
    pub answer: &'static str,
    /// What the law asks of a decision in writing.
    pub all_must_agree: &'static str,
}
