//! How a vote fell, in one form on all papers.

use crate::model::{Ballot, People, Votes};
use crate::norsk::{self, Language, fill, fill_owned};

/// «4 for og 1 mot. Mot: Ola Berg»
pub fn told(people: &People, ballot: &Ballot, language: Language) -> String {
    let words = &language.wording().extract;
    let Some(tally) = &ballot.tally else { return words.unanimous.to_owned() };
    let number = |votes: &Votes| votes.number.to_string();
    let values = [("for", number(&tally.in_favour)), ("mot", number(&tally.against))];
    let mut parts = vec![fill_owned(words.votes, &values)];
    if tally.blank.number > 0 {
        parts.push(fill(words.blank, &[("blanke", &number(&tally.blank))]));
    }
    for (side, votes) in words.sides.iter().zip(tally.sides()) {
        if !votes.persons.is_empty() {
            let names: Vec<&str> = votes.persons.iter().map(|person| people.name_of(&person.value)).collect();
            parts.push(format!("{side}: {}", norsk::list(&names)));
        }
    }
    parts.join(". ")
}

/// Whether `said` is no more than the votes: numbers, the sides, and names of those who voted.
pub fn is_all_of(said: &str, people: &People, ballot: &Ballot) -> bool {
    const WORDS: [&str; 12] = [
        "for", "mot", "imot", "og", "stemmer", "stemte", "stemme", "roysta", "royster", "blank", "blanke",
        "blankt",
    ];
    let Some(tally) = &ballot.tally else { return false };
    let mut names = Vec::new();
    for person in tally.sides().into_iter().flat_map(|votes| &votes.persons) {
        names.push(norsk::slug(people.name_of(&person.value), 200));
    }
    let is_of_name = |word: &str| names.iter().any(|name| name.split('-').any(|part| part == word));
    let is_number = |word: &str| word.chars().all(|sign| sign.is_ascii_digit());
    let slug = norsk::slug(said, 2_000);
    !names.is_empty()
        && slug.split('-').all(|word| is_number(word) || WORDS.contains(&word) || is_of_name(word))
}
