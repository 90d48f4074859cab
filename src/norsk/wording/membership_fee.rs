//! The words of the membership fee.

/// What only the membership fee says.
#[derive(Debug)]
pub struct MembershipFeeWords {
    /// What kind of paper it is, and over what is paid.
    pub kind: &'static str,
    /// The title, of `{år}`.
    pub title: &'static str,
    /// Before the rate.
    pub rate: &'static str,
    /// The rate, `{sats}` for each inhabitant.
    pub each: &'static str,
    /// The rates, `{sats}` in a kommune and `{fylke}` in a fylkeskommune.
    pub each_county: &'static str,
    /// Before who decided it, and when.
    pub decided: &'static str,
    /// Before what it rests on.
    pub basis: &'static str,
    /// Before the day as of which inhabitants are counted.
    pub counted: &'static str,
    /// The day, `{dato}`, and where the figures come from, `{kilde}`.
    pub counted_on: &'static str,
    /// How it is worked out, from those who are members on `{dato}`.
    pub introduction: &'static str,
    /// What a screen reader says of the table of `{år}`.
    pub summary: &'static str,
    /// Over the members.
    pub member: &'static str,
    /// Over the inhabitants.
    pub inhabitants: &'static str,
    /// Over what is paid.
    pub amount: &'static str,
    /// The sum.
    pub total: &'static str,
    /// The sum, `{sum}`, of so many members, `{antall}`.
    pub in_all: &'static str,
    /// That `{deltaker}` becomes a member on `{dato}`, and pays nothing here.
    pub joins: &'static str,
    /// That `{deltaker}` is a member until `{dato}`, and pays for all of the year.
    pub leaves: &'static str,
}
