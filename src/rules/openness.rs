//! Offentlighet.

mod doubtful_exemption;
mod exemptions;
mod exempt_on_paper;
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
        &doubtful_exemption::RULE,
        &exempt_on_paper::RULE,
    ],
};
