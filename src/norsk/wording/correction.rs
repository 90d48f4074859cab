//! What is said of minutes that are sent, and of what is put right in them.

/// What minutes that are sent, and corrections of them, say.
#[derive(Debug)]
pub struct CorrectionWords {
    /// On the paper, what was put right: `{dato}`, `{hvem}`, `{hva}` and `{grunn}`.
    pub marked: &'static str,
    /// The same where it counts for all of the meeting.
    pub marked_whole: &'static str,
    /// In an extract, before the day and what was put right.
    pub label: &'static str,
    /// `{deler}` of `{sak}`.
    pub of_item: &'static str,
    /// That `{sak}` is there and was not.
    pub added: &'static str,
    /// That `{sak}` was there and is not.
    pub removed: &'static str,
    /// An item that has only a title.
    pub unnumbered: &'static str,
    /// The time, the place and the form of the meeting, who met, the words of the minutes, what is written
    /// of corrections, and the days of the notice.
    pub parts: [&'static str; 7],
    /// What is otherwise in an item, in the order of the parts of papers.
    pub item_parts: [&'static str; 15],
    /// What the mail with the minutes is about: `{referat}`.
    pub subject: &'static str,
    /// The same of corrected minutes.
    pub corrected_subject: &'static str,
    /// That the minutes follow: `{referat}`.
    pub sent: &'static str,
    /// That `{referat}` have been put right and follow in place of what was sent before.
    pub corrected: &'static str,
}
