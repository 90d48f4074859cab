//! Which name of the files is meant by what people call a thing.

use super::Workspace;
use crate::norsk;

/// No name is longer than this.
const LONGEST_NAME: usize = 200;

impl Workspace {
    /// The name of a person or a body that is to do something; words that are neither as they are.
    pub fn name_of_doer<'n>(&'n self, who: &'n str) -> &'n str {
        match self.council.body_named(who) {
            Some(body) => body.name_on(self.today),
            None => self.people.name_for(who),
        }
    }

    /// The one of the `known` names that `written` can mean: a person by their name or a part of it, a body
    /// by what it is called, anything by its own name in other letters. None when several can be meant.
    pub fn meant(&self, written: &str, known: &[&str]) -> Option<String> {
        let wanted = norsk::slug(written, LONGEST_NAME);
        let is_it = |name: &str| norsk::slug(name, LONGEST_NAME) == wanted;
        let mut meant: Vec<&str> = Vec::new();
        for id in self.people.called(written) {
            meant.push(id.as_str());
        }
        for body in self.council.bodies.values() {
            let is_short = body.abbreviation.as_deref().is_some_and(is_it);
            if is_short || body.names().any(is_it) || is_it(&body.running_name_on(self.today)) {
                meant.push(body.id.as_str());
            }
        }
        for name in known {
            if is_it(name) {
                meant.push(name);
            }
        }
        meant.retain(|name| known.contains(name));
        meant.sort_unstable();
        meant.dedup();
        if let [only] = meant[..] { Some(only.to_owned()) } else { None }
    }
}
