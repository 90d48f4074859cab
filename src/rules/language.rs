//! Språk.

mod mixed_standards;

use super::Area;

pub(super) static AREA: Area =
    Area { letter: 'S', title: "Språk", waivable: false, rules: &[&mixed_standards::RULE] };
