//! What a line of an agenda is called by those who may not tell its title.

use super::{AgendaItem, ItemKind};
use crate::norsk::numbered_in_text as numbered;

impl AgendaItem {
    /// What findings and commands call it: «sak 05/24 (2024-005)». They tell no title, which may be exempt.
    pub fn known_as(&self) -> String {
        let number = self.number.as_ref().map(|number| numbered(&number.value));
        match (number, &self.kind) {
            (Some(number), ItemKind::Case(id)) => format!("{number} ({})", id.value),
            (Some(number), ItemKind::Standing(_) | ItemKind::Plain) => number,
            (None, ItemKind::Case(id)) => format!("sak {}", id.value),
            (None, ItemKind::Standing(name)) => format!("punktet «{}»", name.value),
            (None, ItemKind::Plain) => "punktet uten nummer".to_owned(),
        }
    }

    /// What somebody calls it on a command line: the id of its case, its name, or its number.
    pub fn asked_for(&self) -> Option<&str> {
        match &self.kind {
            ItemKind::Case(id) => Some(id.value.as_str()),
            ItemKind::Standing(name) => Some(&name.value),
            ItemKind::Plain => self.number.as_ref().map(|number| number.value.as_str()),
        }
    }
}
