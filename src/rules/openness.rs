//! Offentlighet.

mod expired_exemption;
mod internal_document_basis;
mod invalid_legal_basis;
mod secrecy_without_duty;
mod telling_title;
mod unanswered_access_request;
mod unjournalled_case;

use super::Area;
use crate::model::{Attachment, Case, Exempt, Provision};

pub(super) static AREA: Area = Area {
    letter: 'O',
    title: "Offentlighet",
    waivable: false,
    rules: &[
        &invalid_legal_basis::RULE,
        &secrecy_without_duty::RULE,
        &internal_document_basis::RULE,
        &expired_exemption::RULE,
        &unjournalled_case::RULE,
        &unanswered_access_request::RULE,
        &telling_title::RULE,
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
