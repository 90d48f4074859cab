//! What the list of members and the organisation chart say.

/// The words of the list of members.
#[derive(Debug)]
pub struct MemberWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// What kind the one with addresses is.
    pub contact_kind: &'static str,
    /// That the addresses are not for everybody, on every page.
    pub contact_notice: &'static str,
    /// The title, of `{råd}`.
    pub title: &'static str,
    /// Before the day.
    pub as_of: &'static str,
    /// Over how the council is organised.
    pub organisation: &'static str,
    /// The beginning of what is drawn, of `{råd}`.
    pub drawn: &'static str,
    /// What hangs (`{liste}`) from `{navn}`.
    pub under: &'static str,
    /// Over those who take part.
    pub participants: &'static str,
    /// Over the regions they are of.
    pub region: &'static str,
    /// Those of no region.
    pub of_no_region: &'static str,
    /// How many (`{antall}`) they are.
    pub count: &'static str,
    /// What advisory bodies without a group are called together.
    pub others: &'static str,
    /// That a body only advises.
    pub advises: &'static str,
    /// That the members' own councils elect a body.
    pub of_members: &'static str,
    /// That `{organ}` elects it.
    pub elected_by: &'static str,
    /// That it decides.
    pub decides: &'static str,
    /// That it recommends.
    pub recommends: &'static str,
    /// That it mirrors `{organ}`.
    pub mirrors: &'static str,
    /// That it meets so many times (`{antall}`) a year.
    pub meets: &'static str,
    /// Who owns a group, who pays for it, what it is to do, and its last day (`{verdi}`).
    pub of_group: [&'static str; 4],
    /// How much is paid for a group (`{beløp}`), in which year, and all of it.
    pub funded: [&'static str; 3],
    /// Who is invited to a meeting for single cases (`{liste}`).
    pub invited: &'static str,
    /// `{navn}`, who leads `{organ}`, to `{saker}`.
    pub invited_to: [&'static str; 2],
    /// That nobody is entered in the bodies of `{liste}`.
    pub unknown: &'static str,
    /// The heading over that.
    pub other_bodies: &'static str,
    /// What nobody has a seat for (`{liste}`).
    pub vacant: &'static str,
    /// The office of leader, when nobody has it.
    pub leader: &'static str,
    /// What a screen reader says of the members of `{organ}`.
    pub summary: &'static str,
    /// Over the time somebody sits.
    pub sits: &'static str,
    /// From, and until, `{dag}`.
    pub period: [&'static str; 2],
    /// Over the addresses.
    pub contact: &'static str,
}
