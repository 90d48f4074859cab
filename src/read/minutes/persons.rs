//! The persons that the minutes name, and what is told when a name means nobody.

use super::names::{Match, listed, says_nothing};
use super::reader::Reader;
use crate::model::PersonId;
use crate::norsk;
use crate::text::{Placed, Span};

/// More names than this in one place are no list of people.
const MOST_NAMES: usize = 400;

impl Reader<'_> {
    /// The person that a name means, if there is one; no finding if there is none.
    pub(super) fn known(&self, name: &str) -> Option<Placed<PersonId>> {
        match self.register.find(name) {
            Match::One(id) => Some(Placed::new(id.clone(), self.span(name))),
            _ => None,
        }
    }

    /// The person that a name means; a finding when there is none, or several.
    pub(super) fn person(&mut self, name: &str) -> Option<Placed<PersonId>> {
        self.person_called(name, self.span(name))
    }

    /// The same for a name put together from what stands at `place`.
    pub(super) fn person_called(&mut self, name: &str, place: Span) -> Option<Placed<PersonId>> {
        let (message, advice) = match self.register.find(name) {
            Match::One(id) => return Some(Placed::new(id.clone(), place)),
            // What is said of an exempt case is not repeated, so that it is in no log.
            _ if self.is_withheld => (
                "Navnet står ikke i members.yaml, eller kan være flere der".to_owned(),
                "Skriv hele navnet slik det står der.".to_owned(),
            ),
            Match::Several(names) => (
                format!("{} kan være flere", self.quoted(name)),
                format!("Mente du {}? Skriv hele navnet.", norsk::alternatives(&first_few(&names))),
            ),
            Match::Nobody(Some(near)) => (
                format!("Ingen i members.yaml heter {}", self.quoted(name)),
                format!("Mente du {near}? Ellers må personen føres inn i members.yaml."),
            ),
            Match::Nobody(None) => (
                format!("Ingen i members.yaml heter {}", self.quoted(name)),
                "Skriv navnet slik det står i members.yaml, eller før personen inn der. Den som møtte uten \
                 stemme, kan stå under «Dessuten møtte»."
                    .to_owned(),
            ),
        };
        self.wrong(place, message, advice);
        None
    }

    /// The persons in a list of names; a finding for each that is not known.
    pub(super) fn persons(&mut self, text: &str) -> Vec<Placed<PersonId>> {
        let mut persons: Vec<Placed<PersonId>> = Vec::new();
        if says_nothing(text) {
            return persons;
        }
        let names = listed(text);
        if names.len() > MOST_NAMES {
            self.wrong(
                self.span(text.trim()),
                "Listen har flere navn enn noe organ har medlemmer",
                "Se etter noe som er limt inn ved en feil.",
            );
            return persons;
        }
        for name in names {
            // «Lene Conradi, Asker» is one person.
            if let Some(last) = persons.last()
                && self.register.is_alias(&last.value, name)
            {
                continue;
            }
            persons.extend(self.person(name));
        }
        persons
    }
}

fn first_few<'n>(names: &[&'n str]) -> Vec<&'n str> {
    names.iter().copied().take(4).collect()
}
