//! Personvern. There is no P02, on names and search engines: no web pages are made.

mod birth_number;
mod exempt_in_public;
mod personal_words;
mod storage_abroad;
mod unredacted_attachment;

use super::Area;

pub(super) static AREA: Area = Area {
    letter: 'P',
    title: "Personvern",
    waivable: false,
    rules: &[
        &birth_number::RULE,
        &personal_words::RULE,
        &exempt_in_public::RULE,
        &unredacted_attachment::RULE,
        &storage_abroad::RULE,
    ],
};
