//! Saksgang.

mod contradictory_status;
mod outcome_without_text;
mod political_without_recommendation;
mod power_not_held;
mod steps_out_of_order;
mod undiscussed_case;
mod without_recommendation;
mod wrong_deciding_body;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'L',
    title: "Saksgang",
    rules: &[
        &political_without_recommendation::RULE,
        &without_recommendation::RULE,
        &power_not_held::RULE,
        &steps_out_of_order::RULE,
        &undiscussed_case::RULE,
        &contradictory_status::RULE,
        &wrong_deciding_body::RULE,
        &outcome_without_text::RULE,
    ],
};
