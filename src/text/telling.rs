//! Letters that tell that a text may hold what few texts do, and must be looked at closely: words by which
//! something is exempt, words that say something of a person, and words of nynorsk. All are looked for in
//! one go, many letters at a time, so that a text with none of them costs next to nothing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Letters that every way to write «unntatt» or «unnateke» has, in small and in large, and its abbreviation.
const OF_EXEMPTION: [&str; 6] = ["ntat", "NTAT", "nnat", "NNAT", ".off", ".OFF"];

/// Words of health, crime, belief and wages, in both written standards, without their first letter,
/// which may be a capital; «kmeld» is of «sykmeldt» and «sjukmeldt».
const OF_PERSONS: [&str; 8] =
    ["kmeld", "ykemeld", "iagnose", "føretrygd", "traffedøm", "agforeningsmedlem", "ønnskrav", "rsløn"];

/// One of these has every text with so much nynorsk in it that somebody may have mixed it with bokmål.
const OF_NYNORSK: [&str; 3] = ["ikkje", "korleis", "mykje"];

/// Each of them makes ready once what looks for its letters; none if it cannot be made, and then every text
/// may hold them.
static EXEMPTION: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&OF_EXEMPTION));
static PERSONS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&OF_PERSONS));
static NYNORSK: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&OF_NYNORSK));
static ANY: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(&[&OF_EXEMPTION[..], &OF_PERSONS, &OF_NYNORSK].concat()));

/// Of matches that begin at one place the first pattern counts, which is what many letters can be looked at
/// together for.
fn finder(letters: &[&str]) -> Option<AhoCorasick> {
    let builder = &mut AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::ContiguousNFA)).match_kind(MatchKind::LeftmostFirst);
    builder.build(letters).ok()
}

fn is_in(finder: &Option<AhoCorasick>, text: &str) -> bool {
    finder.as_ref().is_none_or(|finder| finder.is_match(text))
}

/// Which of the letters a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// Some of a word by which something is exempt.
    pub exemption: bool,
    /// One of the words that [`of_persons`] finds.
    pub persons: bool,
    /// One of the words of nynorsk that no longer text in it does without.
    pub nynorsk: bool,
}

impl Telling {
    /// Those that `text` has; nearly always none.
    pub fn of(text: &str) -> Self {
        let has_letters = is_in(&ANY, text);
        Self {
            exemption: has_letters && of_exemption(text),
            persons: has_letters && is_in(&PERSONS, text),
            nynorsk: has_letters && of_nynorsk(text),
        }
    }
}

/// Whether `text` has one of the words of nynorsk that no longer text in it does without.
pub fn of_nynorsk(text: &str) -> bool {
    is_in(&NYNORSK, text)
}

/// Whether `text` has letters of a word by which something is exempt.
pub fn of_exemption(text: &str) -> bool {
    is_in(&EXEMPTION, text)
}

/// Where words stand that may say something of a person, without their first letter. Of two that share
/// letters the first is given.
pub fn of_persons(text: &str) -> impl Iterator<Item = usize> {
    let found = PERSONS.as_ref().map(|finder| finder.find_iter(text));
    found.into_iter().flatten().map(|found| found.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_wherever_they_stand_and_whatever_stands_around() {
        assert!(EXEMPTION.is_some() && PERSONS.is_some() && NYNORSK.is_some() && ANY.is_some());
        let kinds: [(&[&str], Telling); 4] = [
            (&OF_EXEMPTION, Telling { exemption: true, ..NONE }),
            (&OF_PERSONS, Telling { persons: true, ..NONE }),
            (&OF_NYNORSK, Telling { nynorsk: true, ..NONE }),
            (&["vanlige ord"], NONE),
        ];
        for around in [0, 1, 15, 16, 31, 40, 200] {
            let (before, after) = ("å".repeat(around), "x".repeat(200 - around));
            for (words, telling) in kinds {
                for letters in words {
                    let text = format!("{before}{letters}{after}");
                    assert_eq!(Telling::of(&text), telling, "{text}");
                    let places: Vec<usize> = of_persons(&text).collect();
                    assert_eq!(places, if telling.persons { vec![before.len()] } else { vec![] });
                }
            }
        }
    }

    const NONE: Telling = Telling { exemption: false, persons: false, nynorsk: false };

    #[test]
    fn letters_that_are_shared_hide_neither_kind() {
        // The end of the one is the start of the other.
        assert_eq!(Telling::of("ntatraffedøm"), Telling { exemption: true, persons: true, nynorsk: false });
    }
}
