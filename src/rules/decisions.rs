//! Vedtak.

mod agreement_amendment;
mod individual_decision;
mod review_deadline;

use super::Area;

// V03, that budget and accounts are decided by representantskapet, is L09.
pub(super) static AREA: Area = Area {
    letter: 'V',
    title: "Vedtak",
    waivable: false,
    rules: &[&individual_decision::RULE, &agreement_amendment::RULE, &review_deadline::RULE],
};
