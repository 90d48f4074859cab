//! Who is meant by a name that a secretary has written.

use chrono::NaiveDate;

use crate::model::Meeting;
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
    id: &'a str,
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
    One(&'a str),
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

/// The names in a list, whichever way they are set apart.
pub fn listed(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '\n', '/', '&']).flat_map(|part| part.split(" og ")).flat_map(|part| {
        // «og» at the start of what follows a comma.
        std::iter::once(part.trim().strip_prefix("og ").unwrap_or(part))
    });
    let bare = |part: &'_ str| -> std::ops::Range<usize> {
        let start = part.len() - part.trim_start_matches(['-', '*', '+', ' ', '\t', '\r', '_', '«']).len();
        let end = part.trim_end_matches(['.', ' ', '\t', '\r', '*', '_', ':', '»']).len();
        start..end.max(start)
    };
    parts.map(move |part| &part[bare(part)]).filter(|part| !is_blank(part))
}

impl<'a> Register<'a> {
    /// Everybody who may be meant in the minutes of `meeting`; `voters` have met with a vote.
    pub fn new(workspace: &'a Workspace, meeting: &Meeting, voters: &[String]) -> Self {
        let day = meeting.date.value;
        let people = &workspace.people;
        let seated: Vec<&str> =
            people.seats_on(&meeting.body.value, day).iter().map(|seat| seat.person.value.as_str()).collect();
        let mut persons: Vec<KnownPerson<'a>> = people
            .persons
            .iter()
            .map(|(id, person)| {
                let rank = match () {
                    () if voters.contains(id) => Rank::Voter,
                    () if seated.contains(&id.as_str()) => Rank::Seated,
                    () => Rank::Other,
                };
                let mut aliases: Vec<&str> =
                    person.member.iter().chain(&person.county).map(|place| place.value.as_str()).collect();
                aliases.extend(regions(workspace, &meeting.body.value, id, day));
                let aliases = aliases.into_iter().map(|alias| norsk::slug(alias, 200)).collect();
                KnownPerson { id, name: &person.name, slug: norsk::slug(&person.name, 200), aliases, rank }
            })
            .collect();
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
    pub fn is_alias(&self, id: &str, written: &str) -> bool {
        let slug = norsk::slug(written, 200);
        self.persons.iter().any(|known| known.id == id && known.aliases.contains(&slug))
    }

    /// Those with exactly this name or id.
    fn named(&self, slug: &str) -> Match<'a> {
        self.nearest_of(|known| known.slug == slug || known.id == slug)
    }

    /// Those with a part of the name, or from the place.
    fn partly(&self, slug: &str, written: &str) -> Match<'a> {
        for rank in [Rank::Voter, Rank::Seated, Rank::Other] {
            let parts = self.of_rank(rank, |known| is_part(slug, &known.slug));
            if !parts.is_empty() {
                return self.one_of(&parts);
            }
            let aliased = self.of_rank(rank, |known| known.aliases.iter().any(|alias| alias == slug));
            if rank != Rank::Other && !aliased.is_empty() {
                return self.one_of(&aliased);
            }
        }
        Match::Nobody(nearest(written, self.persons.iter().map(|known| known.name)))
    }

    fn of_rank(&self, rank: Rank, is_it: impl Fn(&KnownPerson<'a>) -> bool) -> Vec<&KnownPerson<'a>> {
        self.persons.iter().filter(|known| known.rank == rank && is_it(known)).collect()
    }

    fn nearest_of(&self, is_it: impl Fn(&KnownPerson<'a>) -> bool) -> Match<'a> {
        for rank in [Rank::Voter, Rank::Seated, Rank::Other] {
            let found = self.of_rank(rank, &is_it);
            if !found.is_empty() {
                return self.one_of(&found);
            }
        }
        Match::Nobody(None)
    }

    fn one_of(&self, found: &[&KnownPerson<'a>]) -> Match<'a> {
        match found {
            [only] => Match::One(only.id),
            several => Match::Several(several.iter().map(|known| known.name).collect()),
        }
    }
}

/// The regions that a person's seats in the body stand for.
fn regions<'a>(
    workspace: &'a Workspace,
    body: &'a str,
    person: &'a str,
    day: NaiveDate,
) -> impl Iterator<Item = &'a str> {
    let people = &workspace.people;
    let held = people.voting_seats_on(body, day).filter(move |seat| seat.person.value == person);
    held.filter_map(|seat| Some(people.region_name(&seat.represents.as_ref()?.value)))
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
            assert_eq!(listed(text).collect::<Vec<_>>(), ["Kari Nord", "Per Nes", "Ola Berg"], "{text}");
        }
        assert_eq!(listed(" , \n–\n____").count(), 0);
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
