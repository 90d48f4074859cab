//! Saksgang.

mod abolished_body;
mod contradictory_status;
mod forgotten_postponement;
mod late_for_hearing;
mod lost_case;
mod disallowed_transition;
mod next_meeting;
mod order;
mod outside_authority;
mod outcome_without_text;
mod outdated_point;
mod overdue_follow_up;
mod political_without_recommendation;
mod power_not_held;
mod reworded_decision;
mod steps_out_of_order;
mod text_without_treatment;
mod unanchored_case;
mod unassessed_case;
mod unfinished_follow_up;
mod unfinished_hearing;
mod unrecommended_proposal;
mod undiscussed_case;
mod unreported_email_treatment;
mod withdrawn_case_on_agenda;
mod without_recommendation;
mod wrong_deciding_body;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'L',
    title: "Saksgang",
    waivable: true,
    rules: &[
        &political_without_recommendation::RULE,
        &without_recommendation::RULE,
        &power_not_held::RULE,
        &steps_out_of_order::RULE,
        &undiscussed_case::RULE,
        &contradictory_status::RULE,
        &lost_case::RULE,
        &forgotten_postponement::RULE,
        &wrong_deciding_body::RULE,
        &unreported_email_treatment::RULE,
        &late_for_hearing::RULE,
        &outcome_without_text::RULE,
        &unanchored_case::RULE,
        &reworded_decision::RULE,
        &disallowed_transition::RULE,
        &overdue_follow_up::RULE,
        &unfinished_follow_up::RULE,
        &withdrawn_case_on_agenda::RULE,
        &abolished_body::RULE,
        &text_without_treatment::RULE,
        &unfinished_hearing::RULE,
        &unrecommended_proposal::RULE,
        &outdated_point::RULE,
        &unassessed_case::RULE,
        &outside_authority::RULE,
    ],
};
