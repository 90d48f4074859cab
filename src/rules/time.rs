//! Tid.

mod late_papers;
mod meeting_on_day_off;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'T',
    title: "Tid",
    waivable: true,
    rules: &[&late_papers::RULE, &meeting_on_day_off::RULE],
};
