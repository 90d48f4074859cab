//! Organ og avtale.

mod contradicting_sources;
mod excluded_office_holder;
mod incomplete_agreement;
mod missing_chair;
mod missing_representative;
mod name_without_required_words;
mod seats_run_out;
mod source_ahead_of_its_day;
mod too_few_substitutes;

use super::Area;
use crate::model::{Body, Member, Role};
use crate::text::Placed;
use crate::workspace::Workspace;

pub(super) static AREA: Area = Area {
    letter: 'K',
    title: "Organ og avtale",
    waivable: false,
    rules: &[
        &name_without_required_words::RULE,
        &missing_representative::RULE,
        &too_few_substitutes::RULE,
        &incomplete_agreement::RULE,
        &excluded_office_holder::RULE,
        &seats_run_out::RULE,
        &missing_chair::RULE,
        &contradicting_sources::RULE,
        &source_ahead_of_its_day::RULE,
    ],
};

/// How many seats of a `wanted` role persons from `member` have in `body` today.
fn seats_of(workspace: &Workspace, body: &Body, member: &Member, wanted: impl Fn(Role) -> bool) -> usize {
    let people = &workspace.people;
    let seats = people.seats.iter().filter(|seat| {
        seat.body.value == body.id
            && wanted(seat.role)
            && seat.is_held_on(workspace.today)
            && people.member_of(seat).is_some_and(|name| name.value == member.name.value)
    });
    seats.count()
}

/// How many representatives `member` shall have: what its own row says, else what the agreement says.
fn representatives(workspace: &Workspace, member: &Member) -> Option<Placed<u32>> {
    member.representatives.or_else(|| workspace.council.agreement.as_ref()?.representatives)
}
