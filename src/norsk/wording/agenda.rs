//! What papers say of the lines of an agenda.

/// What is said of a line of an agenda besides its number and title.
#[derive(Debug)]
pub struct AgendaWords {
    /// The `{tittel}` of an item with the `{tid}` it begins.
    pub at: &'static str,
    /// That the papers of an item follow on `{dato}`.
    pub to_follow: &'static str,
    /// The same instead of a case paper.
    pub paper_to_follow: &'static str,
    /// That the papers come with the notice, but for those that follow.
    pub papers_but: &'static str,
    /// The `{filer}` that go with an item.
    pub attachments: &'static str,
    /// That the papers of `{sak}` are here now.
    pub followed: &'static str,
    /// That those of `{sak}` follow on another day: `{dato}`.
    pub follows_later: &'static str,
}
