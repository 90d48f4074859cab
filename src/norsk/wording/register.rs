//! What papers of what has been decided say.

/// What only the extract of one case's treatments says.
#[derive(Debug)]
pub struct ExtractWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title, of case `{sak}` called `{tittel}`.
    pub title: &'static str,
    /// Before the id of the case.
    pub case: &'static str,
    /// Before where the case stands.
    pub status: &'static str,
    /// Before its number in the journal.
    pub journal: &'static str,
    /// Instead of the text of an exempt case, with its `{hjemmel}`.
    pub exempt: &'static str,
    /// Above the text of a case of which parts are exempt, with its `{hjemmel}`.
    pub partly_exempt: &'static str,
    /// Over a treatment in `{organ}` on `{dato}`.
    pub treatment: &'static str,
    /// That it was settled by e-mail.
    pub by_email: &'static str,
    /// That the leader decided alone.
    pub by_leader: &'static str,
    /// Before how it was settled when not in a meeting.
    pub form: &'static str,
    /// Before the vote.
    pub ballot: &'static str,
    /// That all agreed.
    pub unanimous: &'static str,
    /// How votes fell: `{for}` and `{mot}`.
    pub votes: &'static str,
    /// That so many (`{blanke}`) were blank.
    pub blank: &'static str,
    /// Who voted for, against, and blank.
    pub sides: [&'static str; 3],
    /// Before those who were disqualified.
    pub disqualified: &'static str,
    /// Before those who were excused.
    pub excused: &'static str,
    /// Before who was elected.
    pub elected: &'static str,
    /// That `{person}` was elected by lot.
    pub by_lot: &'static str,
    /// Before the last day to demand that legality be reviewed.
    pub review: &'static str,
    /// What is put before the heading of what a body had before it.
    pub proposal: &'static str,
    /// Over how a text differs from what was proposed.
    pub changes: &'static str,
    /// The words, `{ord}`, that a change stands after.
    pub after: &'static str,
    /// Before words taken out.
    pub removed: &'static str,
    /// Before words put in.
    pub added: &'static str,
    /// That the text is not the one proposed.
    pub otherwise: &'static str,
    /// That a recommendation (`{utfall}`) is that of the body before it, and that of `{organ}`.
    pub agreed: [&'static str; 2],
}

/// What only the status report says.
#[derive(Debug)]
pub struct StatusReportWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title, of quarter `{kvartal}` of `{år}`.
    pub title: &'static str,
    /// Before the day as of which it holds.
    pub as_of: &'static str,
    /// Before what it is made by.
    pub basis: &'static str,
    /// What it is and holds, as of `{dato}` since the beginning of `{år}`.
    pub introduction: &'static str,
    /// Over the figures.
    pub figures: &'static str,
    /// What a screen reader says of the figures.
    pub figures_summary: &'static str,
    /// Over the focus areas.
    pub area: &'static str,
    /// Over what has been decided, in the figures and before a list.
    pub decided: &'static str,
    /// Over what is on its way.
    pub under_way: &'static str,
    /// Over what is late.
    pub late: &'static str,
    /// Over follow-up that has been done.
    pub done: &'static str,
    /// Over follow-up that is open.
    pub open: &'static str,
    /// All areas.
    pub total: &'static str,
    /// The cases that have no focus area.
    pub no_area: &'static str,
    /// That there is nothing to report on an area.
    pub nothing: &'static str,
    /// What a screen reader says of the cases of `{område}`.
    pub cases_summary: &'static str,
    /// What a screen reader says of the follow-up in `{område}`.
    pub follow_up_summary: &'static str,
    /// Over what is followed up.
    pub follow_up: &'static str,
    /// Over the titles of cases.
    pub case_title: &'static str,
    /// Over what is to be done.
    pub what: &'static str,
    /// Over by whom.
    pub who: &'static str,
    /// Over by when.
    pub deadline: &'static str,
    /// Over how far it has come.
    pub state: &'static str,
    /// Done on `{dato}`.
    pub done_on: &'static str,
    /// Not done, and past its day.
    pub overdue: &'static str,
    /// Not done, and not yet due.
    pub not_due: &'static str,
    /// A decision in `{organ}` on `{dato}` that became `{utfall}`.
    pub decided_in: &'static str,
    /// That a case goes to `{organ}` on `{dato}`.
    pub goes_to: &'static str,
    /// That a case goes to `{organ}`, nobody knows when.
    pub goes_to_later: &'static str,
    /// That a case should have been decided on `{dato}`.
    pub should_be_decided: &'static str,
    /// That `{organ}` should have treated a case on `{dato}`.
    pub should_be_treated: &'static str,
    /// Instead of what is to be done in an exempt case.
    pub exempt: &'static str,
}
