//! Who is meant by a name that a secretary has written.

use chrono::NaiveDate;

use crate::model::{BodyId, Meeting, PersonId};
use crate::norsk;
use crate::read::fields::nearest;
use crate::workspace::Workspace;

/// The persons of members.yaml, those nearest to the meeting first.
#[derive(Debug)]
pub struct Register<'a> {
    persons: Vec<KnownPerson<'a>>,
}

/// A person that may be meant.
#[derive(Debug)]
struct KnownPerson<'a> {
    id: &'a PersonId,
    name: &'a str,
    slug: String,
    /// The kommune, the fylkeskommune and the region, by which a member is often called.
    aliases: Vec<String>,
    rank: Rank,
}

/// How near a person is to the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Met with a vote, as far as is known.
    Voter,
    /// Has a seat in the body.
    Seated,
    /// Is in members.yaml.
    Other,
}

/// What a name leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Match<'a> {
    /// One person.
    One(&'a PersonId),
    /// Several could be meant; their names.
    Several(Vec<&'a str>),
    /// Nobody; the name nearest to it, if any is near.
    Nobody(Option<&'a str>),
}

/// Titles that are written before names.
const TITLES: [&str; 9] = [
    "ordforer",
    "varaordforer",
    "fylkesordforer",
    "fylkesvaraordforer",
    "byradsleder",
    "ordforar",
    "varaordforar",
    "radmann",
    "kommunedirektor",
];

/// Ways to write that nobody is meant.
const NOBODY: [&str; 24] = [
    "ingen",
    "inga",
    "ingen-merknader",
    "ingen-merknad",
    "ingen-inhabile",
    "ingen-ugilde",
    "ingen-forslag",
    "ingen-andre-forslag",
    "ingen-framlegg",
    "ingen-meldt",
    "ingen-forfall",
    "ingen-var-inhabile",
    "alle-habile",
    "alle-var-habile",
    "ikke-aktuelt",
    "ikkje-aktuelt",
    "ingen-habilitetssporsmal",
    "ingen-protokolltilforsel",
    "ingen-innvendinger",
    "ingen-innvendingar",
    "nei",
    "0",
    "motet-var-apent",
    "motet-var-ope",
];

/// Whether nothing is written, or that there is nothing to write.
pub fn says_nothing(text: &str) -> bool {
    is_blank(text) || NOBODY.contains(&norsk::slug(text, 60).as_str())
}

/// Whether there are no words: only space, lines to write on, dashes.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || "_–—-.…*|>".contains(character))
}

/// A list in its parts, where a comma in brackets sets nothing apart.
pub fn apart(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '\n' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !is_blank(part));
    parts
}

/// The names in a list, whichever way they are set apart.
pub fn listed(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in text.split([',', ';', '\n', '/', '&']) {
        for part in part.split(" og ") {
            // «og» at the start of what follows a comma.
            let part = part.trim().strip_prefix("og ").unwrap_or(part);
            let name = part
                .trim_start_matches(['-', '*', '+', ' ', '\t', '\r', '_', '«'])
                .trim_end_matches(['.', ' ', '\t', '\r', '*', '_', ':', '»']);
            if !is_blank(name) {
                names.push(name);
            }
        }
    }
    names
}

impl<'a> Register<'a> {
    /// Everybody who may be meant in the minutes of `meeting`; `voters` have met with a vote.
    pub fn new(workspace: &'a Workspace, meeting: &Meeting, voters: &[PersonId]) -> Self {
        let day = meeting.date.value;
        let people = &workspace.people;
        let seats = people.seats_on(&meeting.body.value, day);
        let mut persons: Vec<KnownPerson<'a>> = Vec::with_capacity(people.persons.len());
        for (id, person) in &people.persons {
            let rank = match () {
                () if voters.contains(id) => Rank::Voter,
                () if seats.iter().any(|seat| seat.person.value == *id) => Rank::Seated,
                () => Rank::Other,
            };
            let mut aliases = Vec::new();
            for place in [&person.member, &person.county].into_iter().flatten() {
                aliases.push(norsk::slug(&place.value, 200));
            }
            for region in regions(workspace, &meeting.body.value, id, day) {
                aliases.push(norsk::slug(region, 200));
            }
            persons.push(KnownPerson {
                id,
                name: &person.name,
                slug: norsk::slug(&person.name, 200),
                aliases,
                rank,
            });
        }
        persons.sort_by_key(|known| known.rank);
        Self { persons }
    }

    /// Who is meant by `written`.
    pub fn find(&self, written: &str) -> Match<'a> {
        let bare = written.split('(').next().unwrap_or(written).trim();
        let mut slug = norsk::slug(bare, 200);
        if slug.is_empty() || written.len() > 300 {
            return Match::Nobody(None);
        }
        let found = self.named(&slug);
        if !matches!(found, Match::Nobody(_)) {
            return found;
        }
        while let Some(rest) = TITLES.iter().find_map(|title| slug.strip_prefix(title)?.strip_prefix('-')) {
            slug = rest.to_owned();
        }
        match self.named(&slug) {
            Match::Nobody(_) => self.partly(&slug, bare),
            found => found,
        }
    }

    /// Whether `written` is what the person with this id is called by besides the name.
    pub fn is_alias(&self, id: &PersonId, written: &str) -> bool {
        let slug = norsk::slug(written, 200);
        self.persons.iter().any(|known| known.id == id && known.aliases.contains(&slug))
    }

    /// Those with exactly this name or id.
    fn named(&self, slug: &str) -> Match<'a> {
        for rank in [Rank::Voter, Rank::Seated, Rank::Other] {
            let found = self.of_rank(rank, |known| known.slug == slug || known.id.as_str() == slug);
            if !found.is_empty() {
                return one_of(&found);
            }
        }
        Match::Nobody(None)
    }

    /// Those with a part of the name, or from the place.
    fn partly(&self, slug: &str, written: &str) -> Match<'a> {
        for rank in [Rank::Voter, Rank::Seated, Rank::Other] {
            let parts = self.of_rank(rank, |known| is_part(slug, &known.slug));
            if !parts.is_empty() {
                return one_of(&parts);
            }
            let aliased = self.of_rank(rank, |known| known.aliases.iter().any(|alias| alias == slug));
            if rank != Rank::Other && !aliased.is_empty() {
                return one_of(&aliased);
            }
        }
        Match::Nobody(nearest(written, self.persons.iter().map(|known| known.name)))
    }

    fn of_rank(&self, rank: Rank, is_it: impl Fn(&KnownPerson<'a>) -> bool) -> Vec<&KnownPerson<'a>> {
        self.persons.iter().filter(|known| known.rank == rank && is_it(known)).collect()
    }
}

fn one_of<'a>(found: &[&KnownPerson<'a>]) -> Match<'a> {
    match found {
        [only] => Match::One(only.id),
        several => Match::Several(several.iter().map(|known| known.name).collect()),
    }
}

/// The regions that a person's seats in the body stand for.
fn regions<'a>(
    workspace: &'a Workspace,
    body: &'a BodyId,
    person: &PersonId,
    day: NaiveDate,
) -> Vec<&'a str> {
    let people = &workspace.people;
    let mut regions = Vec::new();
    for seat in people.voting_seats_on(body, day) {
        if let Some(region) = &seat.represents
            && seat.person.value == *person
        {
            regions.push(people.region_name(&region.value));
        }
    }
    regions
}

/// Whether every word of `slug` is a word of `name`, in order; a letter stands for a word that it begins.
fn is_part(slug: &str, name: &str) -> bool {
    let mut words = name.split('-');
    slug.split('-').all(|part| words.any(|word| word == part || (part.len() == 1 && word.starts_with(part))))
        && slug.split('-').any(|part| part.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_however_it_is_set() {
        for text in [
            "Kari Nord, Per Nes og Ola Berg.",
            "- Kari Nord\r\n- Per Nes\r\n- Ola Berg",
            "Kari Nord; Per Nes / Ola Berg",
            "Kari Nord, Per Nes, og Ola Berg",
        ] {
            assert_eq!(listed(text), ["Kari Nord", "Per Nes", "Ola Berg"], "{text}");
        }
        assert!(listed(" , \n–\n____").is_empty());
    }

    #[test]
    fn a_part_of_a_name_is_in_order() {
        for part in ["lae-solberg", "eirik-solberg", "e-solberg", "solberg", "eirik"] {
            assert!(is_part(part, "eirik-lae-solberg"), "{part}");
        }
        for part in ["solberg-eirik", "e-l", "sol", "eirik-berg", "e"] {
            assert!(!is_part(part, "eirik-lae-solberg"), "{part}");
        }
    }

    #[test]
    fn blank_is_told_from_words() {
        assert!(
            ["", "____", " – ", "...", "Ingen.", "Ingen merknader", "\r\n"]
                .iter()
                .all(|text| says_nothing(text))
        );
        assert!(!says_nothing("Kari") && !is_blank("Ingen"));
    }
}
