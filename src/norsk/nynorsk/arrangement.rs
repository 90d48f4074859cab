//! How meetings are arranged, in nynorsk.

use crate::norsk::wording::ArrangementWords;

pub(super) const ARRANGEMENT: ArrangementWords = ArrangementWords {
    meeting: "møte",
    number: "Møte nr.",
    link: "Lenkje",
    link_of_members: "vert send til medlemene",
    contact: "Kontaktperson",
    register_by: "Påmelding innan",
};
