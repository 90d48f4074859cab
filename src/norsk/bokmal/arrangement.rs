//! How meetings are arranged, in bokmål.

use crate::norsk::wording::ArrangementWords;

pub(super) const ARRANGEMENT: ArrangementWords = ArrangementWords {
    meeting: "møte",
    number: "Møte nr.",
    link: "Lenke",
    link_of_members: "sendes til medlemmene",
    contact: "Kontaktperson",
    register_by: "Påmelding innen",
};
