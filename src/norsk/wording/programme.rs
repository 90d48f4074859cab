//! The words of the programme, the budget and the annual report.

/// What only these papers say.
#[derive(Debug)]
pub struct ProgrammeWords {
    /// What kind of paper a programme with its budget is.
    pub kind: &'static str,
    /// What kind of paper a budget is, and over its tables.
    pub budget: &'static str,
    /// The title of the budget of `{år}`.
    pub budget_title: &'static str,
    /// What kind of paper the annual report is.
    pub annual: &'static str,
    /// The title of the report of `{år}`.
    pub annual_title: &'static str,
    /// What it is and holds, of `{år}` as of `{dato}`.
    pub annual_introduction: &'static str,
    /// Before the days it is in force.
    pub applies: &'static str,
    /// Before the guidelines it follows.
    pub builds_on: &'static str,
    /// Before its source.
    pub source: &'static str,
    /// Over what it says first.
    pub frames: &'static str,
    /// The goals of the United Nations, `{mål}`, that all of it works for.
    pub goals: &'static str,
    /// Those, `{mål}`, that the points of an area work for besides.
    pub more_goals: &'static str,
    /// Over goals that belong to no area.
    pub across: &'static str,
    /// How the council works, before a list.
    pub roles: &'static str,
    /// Over the focus areas.
    pub areas: &'static str,
    /// Over what goes first, and over what is to be done.
    pub point_kinds: [&'static str; 2],
    /// What a screen reader says of the points of `{område}`.
    pub points_summary: &'static str,
    /// Over those responsible.
    pub responsible: &'static str,
    /// Over the money of points.
    pub money: &'static str,
    /// A post that several points share.
    pub shared: &'static str,
    /// Below the points, where one of them shares a post.
    pub shared_note: &'static str,
    /// Over the bodies.
    pub organisation: &'static str,
    /// What a screen reader says of the table of bodies.
    pub organisation_summary: &'static str,
    /// Over the bodies, their part, how many members they have at most, and how often they meet.
    pub body_columns: [&'static str; 4],
    /// One that decides, one that recommends, and one that advises.
    pub powers: [&'static str; 3],
    /// Over what comes back each year.
    pub cycle: &'static str,
    /// What a screen reader says of it.
    pub cycle_summary: &'static str,
    /// Over the part of the year, the body and what it treats.
    pub cycle_columns: [&'static str; 3],
    /// That amounts are in thousands.
    pub in_thousands: &'static str,
    /// That they are in kroner.
    pub in_kroner: &'static str,
    /// Over the posts.
    pub post: &'static str,
    /// Over the amounts.
    pub amount: &'static str,
    /// Over what has changed from the year before.
    pub change: &'static str,
    /// Over what became otherwise than it was planned.
    pub deviation: &'static str,
    /// What the five sums are called, in the order of the figures of a budget.
    pub figures: [&'static str; 5],
    /// The heads of columns of `{år}`: a budget, a forecast, and accounts.
    pub columns: [&'static str; 3],
    /// Over what `{post}` is divided into.
    pub divided: &'static str,
    /// Under it.
    pub sum: &'static str,
    /// What a screen reader says of the budget of `{år}`.
    pub budget_summary: &'static str,
    /// Over the fee of the members.
    pub fee: &'static str,
    /// Over money in a report.
    pub economy: &'static str,
    /// Over meetings in a report.
    pub meetings: &'static str,
    /// What a screen reader says of them.
    pub meetings_summary: &'static str,
    /// Over the bodies, how many meetings they held, and how many cases they treated.
    pub meeting_columns: [&'static str; 3],
    /// What a screen reader says of the points in a report.
    pub progress_summary: &'static str,
    /// Over the points, the cases that came of them, and how far they have come.
    pub progress_columns: [&'static str; 3],
}
