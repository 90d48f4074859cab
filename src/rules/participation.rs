//! Deltakelse.

mod kommune_outside;
mod leader_out_of_turn;
mod mirror_broken;
mod not_elected_among;
mod outsider_not_observer;
mod speaker_without_law;
mod stale_seat;
mod successor_in_office;
mod unentered_winner;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'D',
    title: "Deltakelse",
    waivable: true,
    rules: &[
        &kommune_outside::RULE,
        &mirror_broken::RULE,
        &stale_seat::RULE,
        &not_elected_among::RULE,
        &outsider_not_observer::RULE,
        &successor_in_office::RULE,
        &leader_out_of_turn::RULE,
        &speaker_without_law::RULE,
        &unentered_winner::RULE,
    ],
};
