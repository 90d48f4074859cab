//! Saksnumre.

mod double_entry_disagrees;
mod gap_in_series;
mod misformed_number;
mod number_used_twice;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'N',
    title: "Saksnumre",
    waivable: true,
    rules: &[
        &number_used_twice::RULE,
        &gap_in_series::RULE,
        &misformed_number::RULE,
        &double_entry_disagrees::RULE,
    ],
};
