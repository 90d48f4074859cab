//! What a case says of the letter that sends what was adopted.

use super::tree::Tree;
use crate::action::MakeLetter;
use crate::model::{Case, Letter};
use crate::text::Placed;
use crate::workspace::Workspace;

/// What stands under `brev` once `asked` is done today; none when nobody is said to get it.
pub fn letter_entry(folder: &Workspace, case: &Case, asked: &MakeLetter) -> Option<Tree> {
    let today = folder.today.to_string();
    let mut entry = LetterFields::default();
    if let Some(was) = &case.letter {
        entry.as_it_was(was);
    }
    for (key, said) in [
        ("til", &asked.to),
        ("epost", &asked.email),
        ("deres-ref", &asked.reference),
        ("emne", &asked.subject),
    ] {
        if let Some(said) = said {
            entry.put(key, Tree::text(said));
        }
    }
    if !asked.copies.is_empty() {
        entry.put("kopi", Tree::texts(asked.copies.iter().map(String::as_str)));
    }
    if asked.send {
        entry.put("sendt", Tree::text(&today));
    }
    if let Some(reason) = &asked.correct {
        entry.correct(&today, reason.trim());
    }
    if entry.has("til") { Some(Tree::Map(entry.values)) } else { None }
}

/// Keys and values, each key once.
#[derive(Default)]
struct LetterFields {
    values: Vec<(String, Tree)>,
}

impl LetterFields {
    fn has(&self, key: &str) -> bool {
        self.values.iter().any(|(known, _)| known == key)
    }

    fn put(&mut self, key: &str, value: Tree) {
        match self.values.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.values.push((key.to_owned(), value)),
        }
    }

    fn as_it_was(&mut self, was: &Letter) {
        for (key, field) in
            [("til", &was.to), ("epost", &was.email), ("deres-ref", &was.reference), ("emne", &was.subject)]
        {
            if let Some(field) = field {
                self.put(key, Tree::text(&field.raw().value));
            }
        }
        let mut copies = Vec::new();
        for copy in &was.copies {
            copies.push(copy.raw().value.as_str());
        }
        if !copies.is_empty() {
            self.put("kopi", Tree::texts(copies));
        }
        let mut signed_by = Vec::new();
        for person in &was.signed_by {
            signed_by.push(person.value.as_str());
        }
        if !signed_by.is_empty() {
            self.put("underskrives-av", Tree::texts(signed_by));
        }
        if let Some(Placed { value: sent, .. }) = &was.sent {
            self.put("sendt", Tree::text(sent.to_string()));
        }
        for correction in &was.corrections {
            self.correct(&correction.day.value.to_string(), &correction.reason.raw().value);
        }
    }

    fn correct(&mut self, day: &str, reason: &str) {
        let row = vec![("dato".to_owned(), Tree::text(day)), ("grunn".to_owned(), Tree::text(reason))];
        let row = Tree::Map(row);
        for (key, value) in &mut self.values {
            if let ("rettelser", Tree::List(rows)) = (key.as_str(), value) {
                rows.push(row);
                return;
            }
        }
        self.put("rettelser", Tree::List(vec![row]));
    }
}
