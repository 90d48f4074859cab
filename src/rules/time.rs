//! Tid.

mod annual_cycle_missed;
mod broken_chain;
mod late_papers;
mod meeting_on_day_off;
mod meeting_too_close;
mod meetings_at_once;
mod minutes_not_approved;
mod too_few_meetings;
mod unrecorded_meeting;
mod wrong_weekday;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'T',
    title: "Tid",
    waivable: true,
    rules: &[
        &late_papers::RULE,
        &broken_chain::RULE,
        &meeting_on_day_off::RULE,
        &meeting_too_close::RULE,
        &annual_cycle_missed::RULE,
        &too_few_meetings::RULE,
        &meetings_at_once::RULE,
        &wrong_weekday::RULE,
        &minutes_not_approved::RULE,
        &unrecorded_meeting::RULE,
    ],
};
