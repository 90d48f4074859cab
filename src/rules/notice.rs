//! Innkalling.

mod disagreeing_meetings;
mod broken_seal;
mod exempt_text_in_meeting;
mod ignored_demand;
mod incomplete_notice;
mod missing_enclosure;
mod other_day_in_text;
mod remote_meeting;
mod stale_papers;
mod unannounced_meeting;

use super::Area;

// I01, that the notice goes out in time, is T01.
pub(super) static AREA: Area = Area {
    letter: 'I',
    title: "Innkalling",
    waivable: false,
    rules: &[
        &incomplete_notice::RULE,
        &unannounced_meeting::RULE,
        &exempt_text_in_meeting::RULE,
        &ignored_demand::RULE,
        &remote_meeting::RULE,
        &broken_seal::RULE,
        &missing_enclosure::RULE,
        &disagreeing_meetings::RULE,
        &stale_papers::RULE,
        &other_day_in_text::RULE,
    ],
};
