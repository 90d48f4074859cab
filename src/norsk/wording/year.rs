//! What the papers of a year say.

/// What the meeting plan and the year wheel say.
#[derive(Debug)]
pub struct YearWords {
    /// The title of the meeting plan of `{råd}` for `{år}`.
    pub plan: &'static str,
    /// The title of the wheel of `{råd}` for `{år}`.
    pub wheel: &'static str,
    /// What a screen reader says of the plan's table for `{år}`.
    pub plan_summary: &'static str,
    /// Over the months.
    pub month: &'static str,
    /// Over the days.
    pub day: &'static str,
    /// Over the last days on which papers are sent.
    pub papers: &'static str,
    /// That no meeting is set up in `{år}`.
    pub nothing: &'static str,
    /// That a meeting has been called off.
    pub cancelled: &'static str,
    /// That a meeting has been moved to `{dato}`.
    pub moved: &'static str,
    /// The last day to answer the hearing of case `{sak}`, called `{tittel}`.
    pub hearing: &'static str,
    /// That `{sakstype}` is to be treated in `{organ}` some time in the month.
    pub due: &'static str,
    /// What all cases that come each year are called.
    pub cycle: &'static str,
    /// What all hearings' last days are called.
    pub hearings: &'static str,
    /// What public holidays are called.
    pub holidays: &'static str,
    /// What days are called on which the council would rather not meet.
    pub kept_free: &'static str,
    /// How the wheel is read.
    pub reading: &'static str,
    /// What is drawn, of `{år}`, before each thing is told.
    pub drawn: &'static str,
    /// That there is `{antall}` more than is told, in the year in words.
    pub more: &'static str,
    /// Over the year in words.
    pub in_words: &'static str,
}
