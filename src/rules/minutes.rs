//! Møte og møtebok.

mod changed_record;
mod incomplete_minutes;
mod incomplete_recusal;
mod inquorate_vote;
mod invalid_election;
mod irregular_chair;
mod late_item;
mod missing_public_minutes;
mod outcome_against_vote;
mod outside_proposer;
mod recorded;
mod refused_haste;
mod several_elected;
mod unjustified_closing;
mod unnamed_minority;
mod unreported_urgency;
mod votes_miscounted;
mod written_without_all;
mod wrong_substitute;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'M',
    title: "Møte og møtebok",
    waivable: false,
    rules: &[
        &incomplete_minutes::RULE,
        &unnamed_minority::RULE,
        &unjustified_closing::RULE,
        &incomplete_recusal::RULE,
        &inquorate_vote::RULE,
        &votes_miscounted::RULE,
        &outcome_against_vote::RULE,
        &invalid_election::RULE,
        &late_item::RULE,
        &irregular_chair::RULE,
        &wrong_substitute::RULE,
        &outside_proposer::RULE,
        &written_without_all::RULE,
        &refused_haste::RULE,
        &unreported_urgency::RULE,
        &missing_public_minutes::RULE,
        &changed_record::RULE,
    ],
};
