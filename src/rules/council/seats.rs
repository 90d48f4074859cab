//! The seats that members have, and those they shall have.

use crate::model::{Body, Member, Role};
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
    let seats = people.seats.iter().filter(|seat| {
        seat.body.value == body.id
            && wanted(seat.role)
            && seat.is_held_on(workspace.today)
            && people.member_of(seat).is_some_and(|name| name.value == member.name.value)
    });
    seats.count()
}

/// How many representatives `member` shall have: what its own row says, else what the agreement says.
pub(super) fn representatives(workspace: &Workspace, member: &Member) -> Option<Placed<u32>> {
    member.representatives.or_else(|| workspace.council.agreement.as_ref()?.representatives)
}
