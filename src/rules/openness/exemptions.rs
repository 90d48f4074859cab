//! What is exempt in a case, by which provision, and where it is treated behind open doors.

use crate::model::{AgendaItem, Attachment, Case, Exempt, Meeting, Provision};
use crate::workspace::Workspace;

/// Everything exempt in a case: the case itself, then its attachments.
pub(super) fn exemptions(case: &Case) -> Vec<(&Exempt, Option<&Attachment>)> {
    let mut exemptions = Vec::new();
    if let Some(exempt) = case.exempt.as_deref() {
        exemptions.push((exempt, None));
    }
    for attachment in &case.attachments {
        if let Some(exempt) = attachment.exempt.as_deref() {
            exemptions.push((exempt, Some(attachment)));
        }
    }
    exemptions
}

/// The provision something is exempt by, where it is written so that it can be read.
pub(super) fn provision(exempt: &Exempt) -> Option<Provision> {
    Provision::parse(&exempt.legal_basis.as_ref()?.value).ok()
}

/// «Saken» or «Vedlegget»: an attachment's name may tell what is exempt, and is not said.
pub(super) fn subject(attachment: Option<&Attachment>) -> &'static str {
    if attachment.is_some() { "Vedlegget" } else { "Saken" }
}

/// Where an elected body treats the case behind open doors, or is to.
pub(super) fn open_treatments<'a>(
    workspace: &'a Workspace,
    case: &'a Case,
) -> Vec<(&'a Meeting, &'a AgendaItem)> {
    let mut open = Vec::new();
    for step in &case.routing {
        let Some(meeting) = workspace.meeting_of_step(step) else { continue };
        let Some(body) = workspace.council.body(&meeting.body.value) else { continue };
        if !meeting.takes_place() || !body.is_elected() {
            continue;
        }
        if let Some(item) = meeting.item_of(&case.id.value)
            && item.closing().is_none()
        {
            open.push((meeting, item));
        }
    }
    open
}
