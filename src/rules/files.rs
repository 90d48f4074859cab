//! Filer.

mod broken_link;
mod duplicate_id;
mod duplicate_key;
mod idle_waiver;
mod merge_conflict;
mod misnamed_file;
mod missing_key;
mod sum_of_rows;
mod unknown_key;
mod unknown_name;
mod unreadable_file;
mod unprinted_text;
mod unread_minutes;
mod unreadable_yaml;
mod value_not_allowed;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'F',
    title: "Filer",
    waivable: false,
    rules: &[
        &unreadable_yaml::RULE,
        &missing_key::RULE,
        &unknown_key::RULE,
        &value_not_allowed::RULE,
        &duplicate_key::RULE,
        &duplicate_id::RULE,
        &misnamed_file::RULE,
        &broken_link::RULE,
        &merge_conflict::RULE,
        &unreadable_file::RULE,
        &unknown_name::RULE,
        &unprinted_text::RULE,
        &idle_waiver::RULE,
        &unread_minutes::RULE,
        &sum_of_rows::RULE,
    ],
};
