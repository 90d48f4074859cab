//! Every dated row of bodies.yaml and members.yaml, whatever it holds, for rules on all of them.
//!
//! A new dated key is a line in [`each`] and a [`RowValue`]; the compiler then asks each of those rules what
//! it makes of the value.

use super::BodyId;
use super::authority::Authority;
use super::basis::{Dated, Row};
use super::body::{
    Body, Copy, Dispatch, EnclosureRule, FocusArea, Invitation, MeetsBefore, Outsiders, Power, RoutingRule,
    StandingItem, Term,
};
use super::case_type::CaseType;
use super::council::Council;
use super::intake::Criterion;
use super::meeting_count::MeetingCount;
use super::member::{Member, Seat};
use super::membership_fee::Rate;
use super::number::Numbering;
use super::people::People;
use super::records::Storage;
use super::rotation::Rotation;
use super::wishes::{Avoidance, CycleStep, Wish};
use super::working_times::WorkingTimes;
use crate::text::Placed;

/// All rows of one key, with what they are of.
#[derive(Debug)]
pub struct DatedKey<'a> {
    /// Whose key it is.
    pub of: Owner<'a>,
    /// Its rows in the order written.
    pub rows: Vec<Row<RowValue<'a>>>,
}

/// What a dated key belongs to.
#[derive(Debug, Clone, Copy)]
pub enum Owner<'a> {
    /// The council, or those who take part in it.
    Council,
    /// One of its bodies.
    Body(&'a Body),
    /// One of its kinds of case.
    CaseType(&'a CaseType),
}

/// What a row holds.
#[derive(Debug, Clone, Copy)]
pub enum RowValue<'a> {
    /// Nothing but its days: a journal is kept, a body exists or may meet on a screen, cases must be
    /// anchored.
    Holds,
    /// How many advisory groups there are.
    AdvisoryGroups(u32),
    /// The working days the secretariat sets aside.
    WorkingTimes(&'a WorkingTimes),
    /// Days to avoid.
    Avoidance(&'a Avoidance),
    /// Where files are kept.
    Storage(&'a Storage),
    /// What an inhabitant costs.
    MembershipFee(&'a Rate),
    /// What a body has left to others to decide.
    Authority(&'a Authority),
    /// What must have been done before a body treats a case.
    RoutingRule(&'a RoutingRule),
    /// An area of the programme.
    FocusArea(&'a FocusArea),
    /// What is weighed before a case is taken up.
    Criterion(&'a Criterion),
    /// Who decides cases of a type.
    DecidedBy(&'a Placed<BodyId>),
    /// When in the year a body treats cases of a type.
    CycleStep(&'a CycleStep),
    /// A body's name.
    Name(&'a str),
    /// What a body may do.
    Powers(&'a [Power]),
    /// How a body's cases are numbered.
    Numbering(&'a Numbering),
    /// When a body's papers must leave.
    Dispatch(&'a Dispatch),
    /// Who gets a copy of a body's notice.
    Copy(&'a Copy),
    /// What goes with a body's notice.
    Enclosure(&'a EnclosureRule),
    /// What stands on each of a body's agendas.
    StandingItem(&'a StandingItem),
    /// How many meetings a body holds in a year.
    MeetingsPerYear(MeetingCount),
    /// How long before another body's meetings a body meets.
    MeetsBefore(&'a MeetsBefore),
    /// How a body prefers to meet.
    Wish(&'a Wish),
    /// How many members a body has at most.
    Size(u32),
    /// Who elects a body.
    ElectedBy(&'a Placed<BodyId>),
    /// Among whom a body is elected.
    ElectedAmong(&'a Placed<BodyId>),
    /// Whose leaders lead a body.
    LedBy(&'a Placed<BodyId>),
    /// Whose leaders a body invites.
    Invitation(&'a Invitation),
    /// How the leaders of a body change.
    Rotation(&'a Rotation),
    /// How long the members of a body are elected for.
    Term(&'a Term),
    /// Which body a body mirrors.
    Mirrors(&'a Placed<BodyId>),
    /// Whether each region has one seat in a body.
    OnePerRegion(bool),
    /// Whether a successor at home may take over a seat in a body.
    PassesToSuccessor(bool),
    /// Whether the members of a body call their substitutes themselves.
    CallSubstitutes(bool),
    /// What others may do in a body.
    Outsiders(&'a Outsiders),
    /// A member of the council.
    Member(&'a Member),
    /// A seat in a body.
    Seat(&'a Seat),
}

/// Every dated key, those of the council first.
pub fn each<'a>(council: &'a Council, people: &'a People) -> Vec<DatedKey<'a>> {
    let mut keys = of_council(council, people);
    for case_type in council.case_types.values() {
        let mut of_type = |rows| keys.push(DatedKey { of: Owner::CaseType(case_type), rows });
        of_type(rows(&case_type.decided_by, RowValue::DecidedBy));
        of_type(rows(&case_type.anchored, |()| RowValue::Holds));
        of_type(rows(&case_type.annual_cycle, RowValue::CycleStep));
    }
    for body in council.bodies.values() {
        keys.extend(of_body(body).map(|rows| DatedKey { of: Owner::Body(body), rows }));
    }
    keys
}

fn of_council<'a>(council: &'a Council, people: &'a People) -> Vec<DatedKey<'a>> {
    let members = people.members.iter().map(|member| Row {
        from: member.from,
        until: member.until,
        basis: member.basis.clone(),
        span: member.name.span,
        value: RowValue::Member(member),
    });
    let seats = people.seats.iter().map(|seat| Row {
        from: seat.from,
        until: seat.until,
        basis: seat.basis.clone(),
        span: seat.span,
        value: RowValue::Seat(seat),
    });
    let keys = [
        rows(&council.advisory_groups, |count| RowValue::AdvisoryGroups(*count)),
        rows(&council.working_times, RowValue::WorkingTimes),
        rows(&council.avoidances, RowValue::Avoidance),
        rows(&council.journal, |()| RowValue::Holds),
        rows(&council.storage, RowValue::Storage),
        rows(&council.membership_fee, RowValue::MembershipFee),
        rows(&council.authorities, RowValue::Authority),
        listed(&council.routing_rules, RowValue::RoutingRule),
        listed(&council.focus_areas, RowValue::FocusArea),
        listed(&council.criteria, RowValue::Criterion),
        members.collect(),
        seats.collect(),
    ];
    keys.into_iter().map(|rows| DatedKey { of: Owner::Council, rows }).collect()
}

fn of_body(body: &Body) -> impl Iterator<Item = Vec<Row<RowValue<'_>>>> {
    let keys = [
        listed(std::slice::from_ref(&body.exists), |()| RowValue::Holds),
        rows(&body.name, |name| RowValue::Name(name)),
        rows(&body.powers, |powers| RowValue::Powers(powers)),
        rows(&body.numbering, RowValue::Numbering),
        rows(&body.dispatch, RowValue::Dispatch),
        rows(&body.copies, RowValue::Copy),
        rows(&body.enclosures, RowValue::Enclosure),
        rows(&body.remote, |()| RowValue::Holds),
        rows(&body.standing_items, RowValue::StandingItem),
        rows(&body.meetings_per_year, |count| RowValue::MeetingsPerYear(*count)),
        rows(&body.meets_before, RowValue::MeetsBefore),
        rows(&body.wishes, RowValue::Wish),
        rows(&body.size, |size| RowValue::Size(*size)),
        rows(&body.elected_by, RowValue::ElectedBy),
        rows(&body.elected_among, RowValue::ElectedAmong),
        rows(&body.led_by, RowValue::LedBy),
        rows(&body.invites, RowValue::Invitation),
        rows(&body.funding, |_| RowValue::Holds),
        rows(&body.rotation, RowValue::Rotation),
        rows(&body.term, RowValue::Term),
        rows(&body.mirrors, RowValue::Mirrors),
        rows(&body.one_per_region, |is_so| RowValue::OnePerRegion(*is_so)),
        rows(&body.passes_to_successor, |is_so| RowValue::PassesToSuccessor(*is_so)),
        rows(&body.members_call_substitutes, |is_so| RowValue::CallSubstitutes(*is_so)),
        rows(&body.outsiders, RowValue::Outsiders),
    ];
    keys.into_iter()
}

fn rows<'a, T>(dated: &'a Dated<T>, value: impl Fn(&'a T) -> RowValue<'a>) -> Vec<Row<RowValue<'a>>> {
    listed(&dated.rows, value)
}

fn listed<'a, T>(rows: &'a [Row<T>], value: impl Fn(&'a T) -> RowValue<'a>) -> Vec<Row<RowValue<'a>>> {
    let as_value = |row: &'a Row<T>| Row {
        from: row.from,
        until: row.until,
        basis: row.basis.clone(),
        span: row.span,
        value: value(&row.value),
    };
    rows.iter().map(as_value).collect()
}
