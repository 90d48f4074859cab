//! What a supplement to a notice says.

/// What only a supplement to a notice says.
#[derive(Debug)]
pub struct SupplementWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title: `{versjon}` and `{møte}`.
    pub title: &'static str,
    /// The title of its book of papers.
    pub book_title: &'static str,
    /// The first sentence: `{sendt}` says when the notice was sent, `{møte}` which.
    pub opening: &'static str,
    /// That the time is another now: `{nå}`.
    pub time: &'static str,
    /// That the place is another now: `{nå}`.
    pub place: &'static str,
    /// That it is held in another way now: `{nå}`.
    pub form: &'static str,
    /// A time or a place as it is now (`{nå}`), with what was last sent (`{før}`).
    pub instead_of: &'static str,
    /// Instead of a time or a place, where there is none any more.
    pub unknown: &'static str,
    /// That the text about the meeting is another.
    pub about: &'static str,
    /// That how it is arranged is another.
    pub arrangement: &'static str,
    /// That `{sak}` is new.
    pub added: &'static str,
    /// That `{sak}` is another in `{deler}`.
    pub changed: &'static str,
    /// Before a title on the agenda: that the item is new, and that something in it is.
    pub marks: [&'static str; 2],
    /// That `{sak}` is taken off.
    pub removed: &'static str,
    /// That the order is another.
    pub order: &'static str,
    /// That `{referater}` come with it.
    pub minutes: &'static str,
    /// What is changed, in the order of the parts of papers.
    pub parts: [&'static str; 9],
    /// The proposal of an item without a case paper: `{forslag}`.
    pub proposal: &'static str,
    /// What governs whether `{saker}` may be decided in an elected body.
    pub late_items: &'static str,
    /// The same of one that advises.
    pub late_items_advisory: &'static str,
    /// That the papers come with it.
    pub papers: &'static str,
    /// That the rest of the notice of `{sendt}` stands, and of the supplements to it (`{tillegg}`).
    pub rest: &'static str,
    /// A supplement `{versjon}`, sent on `{sendt}`.
    pub earlier: &'static str,
}
