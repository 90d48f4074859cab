//! Names of persons in the titles of cases that are exempt.

use super::Workspace;
use crate::model::Case;
use crate::norsk;

/// The names in a title, as the words of a file name have them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NamesInTitle {
    /// Every part of a name.
    pub all: Vec<String>,
    /// The last part of each name.
    pub surnames: Vec<String>,
}

/// A name has at least so many letters.
const SHORTEST: usize = 3;

impl Workspace {
    /// The names in the title of `case` that nobody but those who may see it should know. The council's own
    /// name and its members', which any title may hold, are none.
    pub fn names_in_title(&self, case: &Case) -> NamesInTitle {
        let public = case.public_title.as_ref().map_or("", |public| public.value.as_str());
        let mut names = names(&case.title.raw().value, public);
        let mut known = words(&self.council.name);
        known.extend(words(&self.council.short_name));
        for member in &self.people.members {
            known.extend(words(&member.name.value));
        }
        names.all.retain(|name| !known.contains(name));
        names.surnames.retain(|name| !known.contains(name));
        names
    }
}

/// The words of a text that are long enough to be a name.
fn words(text: &str) -> Vec<String> {
    let slug = norsk::slug(text, usize::MAX);
    slug.split('-').filter(|word| word.len() >= SHORTEST).map(str::to_owned).collect()
}

/// Whether a word begins like a name: «Moe», and not «moe» or «NAV».
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
}

/// The names in `title`. Its first word has a capital letter anyhow: it is part of a name when the next word
/// has one too, or when `public`, which the public sees, has it with one in the middle of a sentence.
fn names(title: &str, public: &str) -> NamesInTitle {
    let mut names = NamesInTitle::default();
    let written: Vec<&str> = title.split_whitespace().collect();
    let first_of_public = words(public.split_whitespace().next().unwrap_or_default());
    for (at, word) in written.iter().enumerate() {
        let goes_on = written.get(at + 1).is_some_and(|next| is_capitalised(next));
        let is_name = is_capitalised(word)
            && (at > 0 || (goes_on && words(word) != first_of_public) || is_told_in(public, word));
        if !is_name {
            continue;
        }
        let parts = words(word);
        if !goes_on {
            names.surnames.extend(parts.last().cloned());
        }
        names.all.extend(parts);
    }
    names
}

/// Whether `public` has the word with a capital letter after its first word.
fn is_told_in(public: &str, word: &str) -> bool {
    let asked = words(word);
    public.split_whitespace().skip(1).any(|said| is_capitalised(said) && words(said) == asked)
}

/// Whether a text has one of these names as a word with a capital letter, also in the genitive.
pub fn names_one_of(text: &str, names: &[String]) -> bool {
    let mut said = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| is_capitalised(word));
    said.any(|word| {
        let parts = words(word);
        names.iter().any(|name| parts.iter().any(|part| part == name || part.strip_suffix('s') == Some(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_other_words() {
        type Expected = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);
        let cases: [Expected; 7] = [
            ("Klage fra Kari Nordmann", "Klage", &["kari", "nordmann"], &["nordmann"]),
            ("Kari Nordmann klager", "Klage", &["kari", "nordmann"], &["nordmann"]),
            ("Nordmann mot kommunen", "Sak om Nordmann", &["nordmann"], &["nordmann"]),
            ("Nordmann mot kommunen", "Personalsak", &[], &[]),
            ("Klage på NAV", "Klage på NAV", &[], &[]),
            ("Varsel om Ola Moe", "Varsel", &["ola", "moe"], &["moe"]),
            ("Varsel om Bo By", "Varsel", &[], &[]),
        ];
        for (title, public, all, surnames) in cases {
            let found = names(title, public);
            assert_eq!(found.all, all, "{title}");
            assert_eq!(found.surnames, surnames, "{title}");
        }
    }

    #[test]
    fn a_name_is_found_alone() {
        let names = ["moe".to_owned()];
        assert!(names_one_of("Moe møter kl. 10.", &names) && names_one_of("Saken til Moes kontor", &names));
        assert!(!names_one_of("Den moe veien", &names) && !names_one_of("Moen kommer", &names));
    }
}
