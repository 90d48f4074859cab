//! Organ og avtale.

mod contradicting_sources;
mod elected_by_another;
mod excluded_office_holder;
mod figures_disagree;
mod incomplete_agreement;
mod missing_chair;
mod missing_representative;
mod name_without_required_words;
mod programme_disagrees;
mod seats;
mod seats_run_out;
mod source_ahead_of_its_day;
mod too_few_substitutes;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'K',
    title: "Organ og avtale",
    waivable: false,
    rules: &[
        &name_without_required_words::RULE,
        &missing_representative::RULE,
        &too_few_substitutes::RULE,
        &incomplete_agreement::RULE,
        &excluded_office_holder::RULE,
        &seats_run_out::RULE,
        &missing_chair::RULE,
        &contradicting_sources::RULE,
        &source_ahead_of_its_day::RULE,
        &figures_disagree::RULE,
        &programme_disagrees::RULE,
        &elected_by_another::RULE,
    ],
};
