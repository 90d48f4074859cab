//! Offentlighet.

mod expired_exemption;
mod internal_document_basis;
mod invalid_legal_basis;
mod open_employment;
mod secrecy_without_duty;
mod secrets_in_open_meeting;
mod telling_title;
mod unanswered_access_request;
mod unclear_passages;
mod unjournalled_case;

use super::Area;
use crate::model::{AgendaItem, Attachment, BodyKind, Case, Exempt, Meeting, Provision};
use crate::workspace::Workspace;

pub(super) static AREA: Area = Area {
    letter: 'O',
    title: "Offentlighet",
    waivable: false,
    rules: &[
        &invalid_legal_basis::RULE,
        &secrecy_without_duty::RULE,
        &internal_document_basis::RULE,
        &secrets_in_open_meeting::RULE,
        &expired_exemption::RULE,
        &open_employment::RULE,
        &unjournalled_case::RULE,
        &unanswered_access_request::RULE,
        &telling_title::RULE,
        &unclear_passages::RULE,
    ],
};

/// Everything exempt in a case: the case itself, then its attachments.
fn exemptions(case: &Case) -> impl Iterator<Item = (&Exempt, Option<&Attachment>)> {
    let attached = case.attachments.iter();
    let attached = attached.filter_map(|attachment| Some((attachment.exempt.as_ref()?, Some(attachment))));
    case.exempt.iter().map(|exempt| (exempt, None)).chain(attached)
}

/// The provision something is exempt by, where it is written so that it can be read.
fn provision(exempt: &Exempt) -> Option<Provision> {
    Provision::parse(&exempt.legal_basis.as_ref()?.value).ok()
}

/// «Saken» or «Vedlegget»: an attachment's name may tell what is exempt, and is not said.
fn subject(attachment: Option<&Attachment>) -> &'static str {
    attachment.map_or("Saken", |_| "Vedlegget")
}

/// Where an elected body treats the case behind open doors, or is to.
fn open_treatments<'a>(
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
