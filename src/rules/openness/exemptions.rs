//! What is exempt in a case, by which provision, and where it is treated behind open doors.

use crate::model::{AgendaItem, Attachment, BodyKind, Case, Exempt, Meeting, Provision};
use crate::workspace::Workspace;

/// Everything exempt in a case: the case itself, then its attachments.
pub(super) fn exemptions(case: &Case) -> impl Iterator<Item = (&Exempt, Option<&Attachment>)> {
    let attached = case.attachments.iter();
    let attached = attached.filter_map(|attachment| Some((attachment.exempt.as_ref()?, Some(attachment))));
    case.exempt.iter().map(|exempt| (exempt, None)).chain(attached)
}

/// The provision something is exempt by, where it is written so that it can be read.
pub(super) fn provision(exempt: &Exempt) -> Option<Provision> {
    Provision::parse(&exempt.legal_basis.as_ref()?.value).ok()
}

/// «Saken» or «Vedlegget»: an attachment's name may tell what is exempt, and is not said.
pub(super) fn subject(attachment: Option<&Attachment>) -> &'static str {
    attachment.map_or("Saken", |_| "Vedlegget")
}

/// Where an elected body treats the case behind open doors, or is to.
pub(super) fn open_treatments<'a>(
    workspace: &'a Workspace,
    case: &'a Case,
) -> impl Iterator<Item = (&'a Meeting, &'a AgendaItem)> {
    let meetings = case.routing.iter().filter_map(|step| workspace.meeting_of_step(step));
    let of_elected = meetings.filter(|meeting| {
        let body = workspace.council.bodies.get(&meeting.body.value);
        meeting.takes_place() && body.is_some_and(|body| body.kind == Some(BodyKind::Elected))
    });
    let items = of_elected.filter_map(|meeting| Some((meeting, meeting.item_of(&case.id.value)?)));
    items.filter(|(_, item)| item.record.as_ref().is_none_or(|record| record.closing.is_none()))
}
