//! References to provisions of law, as «offl. § 23 første ledd»: how they are written, and which
//! provisions there are.

/// A law by its everyday name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// Offentleglova.
    Openness,
    /// Forvaltningsloven, of 1967 or 2025.
    Administration,
    /// Any other.
    Other,
}

/// A reference to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Provision {
    /// The law.
    pub law: Law,
    /// The paragraph, «§».
    pub section: u16,
    /// A letter after it, as in § 13 b.
    pub section_letter: Option<char>,
    /// The part of it, «ledd».
    pub part: Option<u8>,
    /// The other part, in «første og tredje ledd».
    pub other_part: Option<u8>,
    /// The item, «nr.».
    pub number: Option<u8>,
    /// The item, «bokstav».
    pub letter: Option<char>,
}

/// Why a text is no reference to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It names no law before the «§».
    NoLaw,
    /// It has no «§» with a number after.
    NoSection,
    /// A second provision follows after «jf.».
    HasInViewOf,
    /// Something in it is no part of a reference.
    Rest,
}

/// What is wrong with a provision as a reason to keep something from the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is in another law than offentleglova.
    OtherLaw,
    /// The paragraph allows no exemption that a council can use.
    NoSuchSection,
    /// The paragraph has several parts, and none is named.
    NoPart(u8),
    /// The paragraph has only so many parts.
    NoSuchPart(u8),
}

/// The paragraphs of offentleglova that a council can exempt by, and how many parts («ledd») each has.
const OPENNESS: [(u16, u8); 12] = [
    (5, 4),
    (12, 1),
    (13, 3),
    (14, 3),
    (15, 4),
    (18, 1),
    (20, 3),
    (21, 1),
    (23, 4),
    (24, 3),
    (25, 3),
    (26, 6),
];

const LAWS: [(&str, Law); 9] = [
    ("offl", Law::Openness),
    ("offentleglova", Law::Openness),
    ("offentleglova (offl.)", Law::Openness),
    ("fvl", Law::Administration),
    ("fvl. (1967)", Law::Administration),
    ("fvl. (2025)", Law::Administration),
    ("forvaltningsloven", Law::Administration),
    ("forvaltningslova", Law::Administration),
    ("forvaltningsloven (fvl.)", Law::Administration),
];

const ORDINALS: [&[&str]; 6] =
    [&["første", "fyrste"], &["andre", "annet"], &["tredje"], &["fjerde"], &["femte"], &["sjette"]];

impl Provision {
    /// Reads «offl. § 23 første ledd», «offentleglova § 23, 1. ledd», «fvl § 13 (1) nr. 2».
    ///
    /// # Errors
    /// When it is no such reference; says why.
    pub fn parse(text: &str) -> Result<Self, Unread> {
        let text = text.to_lowercase();
        if ["jf.", "jf ", "jfr"].iter().any(|mark| text.contains(mark)) {
            return Err(Unread::HasInViewOf);
        }
        let (law, rest) = text.split_once('§').ok_or(Unread::NoSection)?;
        let law = law.trim().trim_end_matches('.');
        if law.is_empty() {
            return Err(Unread::NoLaw);
        }
        let law = LAWS.iter().find(|(name, _)| name.trim_end_matches('.') == law);
        let law = law.map_or(Law::Other, |(_, law)| *law);
        let words = rest.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
        Self::of_words(law, &words.collect::<Vec<_>>())
    }

    fn of_words(law: Law, words: &[&str]) -> Result<Self, Unread> {
        let (first, mut rest) = words.split_first().ok_or(Unread::NoSection)?;
        // Kommuneloven has § 11-5; only the chapter matters there, since no such § is in the table.
        let section = first.split('-').next().and_then(|number| number.trim_end_matches('.').parse().ok());
        let section = section.ok_or(Unread::NoSection)?;
        let mut read = Self {
            law,
            section,
            section_letter: None,
            part: None,
            other_part: None,
            number: None,
            letter: None,
        };
        loop {
            rest = match rest {
                [] => return Ok(read),
                [part, word, more @ ..] if matches!(*word, "ledd" | "leddet") => {
                    read.part = Some(ordinal(part).ok_or(Unread::Rest)?);
                    more
                }
                [part, "og", other, word, more @ ..] if matches!(*word, "ledd" | "leddet") => {
                    read.part = Some(ordinal(part).ok_or(Unread::Rest)?);
                    read.other_part = Some(ordinal(other).ok_or(Unread::Rest)?);
                    more
                }
                ["nr." | "nr" | "nummer", number, more @ ..] => {
                    read.number = Some(number.parse().map_err(|_| Unread::Rest)?);
                    more
                }
                ["bokstav", letter, more @ ..] => {
                    read.letter = Some(single_letter(letter).ok_or(Unread::Rest)?);
                    more
                }
                [part, more @ ..] if part.starts_with('(') && read.part.is_none() => {
                    read.part = Some(ordinal(part.trim_matches(['(', ')'])).ok_or(Unread::Rest)?);
                    more
                }
                [letter, more @ ..] if read.part.is_none() && read.section_letter.is_none() => {
                    read.section_letter = Some(single_letter(letter).ok_or(Unread::Rest)?);
                    more
                }
                _ => return Err(Unread::Rest),
            };
        }
    }

    /// What is wrong with it as a reason to keep something from the public; none when it will do.
    pub fn unfit_to_exempt(&self) -> Option<Unfit> {
        if self.law != Law::Openness {
            return Some(Unfit::OtherLaw);
        }
        let Some((_, parts)) = OPENNESS.iter().find(|(section, _)| *section == self.section) else {
            return Some(Unfit::NoSuchSection);
        };
        let is_wrong = |part: u8| part == 0 || part > *parts;
        if self.section_letter.is_some() {
            Some(Unfit::NoSuchSection)
        } else if [self.part, self.other_part].into_iter().flatten().any(is_wrong) {
            Some(Unfit::NoSuchPart(*parts))
        } else {
            // § 13 is as narrow as the duty of secrecy that is named beside it.
            let is_open = self.part.is_none() && *parts > 1 && self.section != 13;
            is_open.then_some(Unfit::NoPart(*parts))
        }
    }

    /// Whether it is this paragraph of offentleglova, and this part of it where one is asked for.
    pub fn is_openness(&self, section: u16, part: Option<u8>) -> bool {
        let has_part = part.is_none() || self.part == part || self.other_part == part;
        self.law == Law::Openness && self.section == section && has_part
    }
}

fn ordinal(word: &str) -> Option<u8> {
    let named = ORDINALS.iter().position(|names| names.contains(&word));
    match named {
        Some(index) => u8::try_from(index + 1).ok(),
        None => word.trim_end_matches('.').parse().ok(),
    }
}

fn single_letter(word: &str) -> Option<char> {
    let mut letters = word.trim_end_matches(')').chars();
    letters.next().filter(|letter| letter.is_ascii_lowercase() && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str) -> Result<Option<Unfit>, Unread> {
        Provision::parse(text).map(|provision| provision.unfit_to_exempt())
    }

    #[test]
    fn every_way_to_write_it() {
        for text in [
            "offl. § 23 første ledd",
            "offl § 23, 1. ledd",
            "offentleglova § 23 fyrste ledd",
            "Offentleglova § 23 (1)",
            "offl.\u{a0}§\u{a0}23 første ledd",
            "offl. §23 første ledd",
            "offl. § 23 tredje og første ledd",
        ] {
            let read = Provision::parse(text).expect(text);
            assert!(read.is_openness(23, Some(1)), "{text}: {read:?}");
            assert_eq!(read.unfit_to_exempt(), None, "{text}");
        }
        let secrecy = Provision::parse("forvaltningslova § 13 fyrste ledd nr. 2").expect("a provision");
        assert_eq!((secrecy.law, secrecy.section, secrecy.part), (Law::Administration, 13, Some(1)));
        assert_eq!(secrecy.number, Some(2));
        let letter = Provision::parse("fvl. § 13 b første ledd nr 4").expect("a provision");
        assert_eq!((letter.section_letter, letter.number), (Some('b'), Some(4)));
        let other = Provision::parse("helsepersonelloven § 21").expect("a provision");
        assert_eq!(other.law, Law::Other);
        assert!(
            Provision::parse("offl. § 20 første ledd bokstav b").is_ok_and(|read| read.letter == Some('b'))
        );
    }

    #[test]
    fn what_there_is_and_is_not() {
        for text in [
            "offl. § 13",
            "offl. § 18",
            "offl. § 26 femte ledd",
            "offl. § 5 fjerde ledd",
            "offl. § 25 andre ledd",
        ] {
            assert_eq!(judged(text), Ok(None), "{text}");
        }
        for (text, unfit) in [
            ("offl. § 23", Unfit::NoPart(4)),
            ("offl. § 23 femte ledd", Unfit::NoSuchPart(4)),
            ("offl. § 23 første og femte ledd", Unfit::NoSuchPart(4)),
            ("offl. § 21 andre ledd", Unfit::NoSuchPart(1)),
            ("offl. § 13 fjerde ledd", Unfit::NoSuchPart(3)),
            ("offl. § 26 0. ledd", Unfit::NoSuchPart(6)),
            ("offl. § 3", Unfit::NoSuchSection),
            ("offl. § 113", Unfit::NoSuchSection),
            ("offl. § 13 a", Unfit::NoSuchSection),
            ("fvl. § 13 første ledd", Unfit::OtherLaw),
            ("kommuneloven § 11-5 andre ledd", Unfit::OtherLaw),
        ] {
            assert_eq!(judged(text), Ok(Some(unfit)), "{text}");
        }
        for (text, unread) in [
            ("offentleglova", Unread::NoSection),
            ("offl. § tretten", Unread::NoSection),
            ("§ 13 første ledd", Unread::NoLaw),
            ("offl. § 13 jf. fvl. § 13", Unread::HasInViewOf),
            ("offl. § 23 siste ledd", Unread::Rest),
            ("offl. § 23 økonomi", Unread::Rest),
            ("", Unread::NoSection),
        ] {
            assert_eq!(judged(text), Err(unread), "{text}");
        }
    }
}
