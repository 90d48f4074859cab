//! Personvern. There is no P02, on names and search engines: no web pages are made.

mod birth_number;

use super::Area;

pub(super) static AREA: Area = Area { letter: 'P', title: "Personvern", rules: &[&birth_number::RULE] };
