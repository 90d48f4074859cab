//! The seats that members have, and those they shall have.

use crate::model::{Body, Member, Role, Seat};
use crate::text::Placed;
use crate::workspace::Workspace;

/// How many seats of a `wanted` role persons from `member` have in `body` today.
pub(super) fn seats_of(
    workspace: &Workspace,
    body: &Body,
    member: &Member,
    wanted: impl Fn(Role) -> bool,
) -> usize {
    let people = &workspace.people;
    let mut count = 0;
    for seat in &people.seats {
        if seat.body.value == body.id
            && wanted(seat.role)
            && seat.is_held_on(workspace.today)
            && let Some(name) = people.member_of(seat)
            && name.value == member.name.value
        {
            count += 1;
        }
    }
    count
}

/// The seats of a body that have a vote, whenever they are held.
pub(super) fn voting_seats<'a>(workspace: &'a Workspace, body: &Body) -> Vec<&'a Seat> {
    let mut seats: Vec<&Seat> = workspace.people.seats.iter().collect();
    seats.retain(|seat| seat.body.value == body.id && seat.role.votes());
    seats
}

/// How many representatives `member` shall have: what its own row says, else what the agreement says.
pub(super) fn representatives(workspace: &Workspace, member: &Member) -> Option<Placed<u32>> {
    member.representatives.or_else(|| workspace.council.agreement.as_ref()?.representatives)
}
