//! References to provisions of law, as «offl. § 23 første ledd», and how they are written.

/// A law by its everyday name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// Offentleglova.
    Openness,
    /// Forvaltningsloven, of 1967 or 2025.
    Administration,
    /// Kommuneloven.
    LocalGovernment,
    /// Any other.
    Other,
}

/// A reference to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Provision {
    /// The law.
    pub law: Law,
    /// The paragraph, «§»; the chapter in § 11-5.
    pub section: u16,
    /// The paragraph in its chapter, as the 5 in § 11-5.
    pub in_chapter: Option<u16>,
    /// A letter after it, as in § 13 b.
    pub section_letter: Option<char>,
    /// The part of it, «ledd».
    pub part: Option<u8>,
    /// The other part, in «første og tredje ledd».
    pub other_part: Option<u8>,
    /// The sentence, «punktum».
    pub sentence: Option<u8>,
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

/// Short names of the laws, as the last word before «§».
const SHORT: [(&str, Law); 3] =
    [("offl", Law::Openness), ("fvl", Law::Administration), ("koml", Law::LocalGovernment)];

/// What the laws are called, in full or in part.
const NAMES: [(&str, Law); 7] = [
    ("offentleglova", Law::Openness),
    ("innsyn i dokument i offentleg verksemd", Law::Openness),
    ("forvaltningsloven", Law::Administration),
    ("forvaltningslova", Law::Administration),
    ("kommuneloven", Law::LocalGovernment),
    ("kommunelova", Law::LocalGovernment),
    ("kommuner og fylkeskommuner", Law::LocalGovernment),
];

const ORDINALS: [&[&str]; 6] =
    [&["første", "fyrste"], &["andre", "annet"], &["tredje"], &["fjerde"], &["femte"], &["sjette"]];

/// What comes between a provision and the one it must be read with.
const IN_VIEW_OF: [&str; 3] = ["jfr", "jf.", "jf "];

impl Provision {
    /// Reads «offl. § 23 første ledd», «offentleglova § 23, 1. ledd», «fvl § 13 (1) nr. 2».
    ///
    /// # Errors
    /// When it is no such reference; says why.
    pub fn parse(text: &str) -> Result<Self, Unread> {
        let text = text.to_lowercase();
        if IN_VIEW_OF.iter().any(|mark| text.contains(mark)) {
            return Err(Unread::HasInViewOf);
        }
        let (law, rest) = text.split_once('§').ok_or(Unread::NoSection)?;
        if law.trim().is_empty() {
            return Err(Unread::NoLaw);
        }
        let law = law_named(law);
        let rest = spaced(rest);
        let words: Vec<&str> = rest.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
        let (first, words) = words.split_first().ok_or(Unread::NoSection)?;
        let mut read = Self::of_section(law, first).ok_or(Unread::NoSection)?;
        read.take(words)?;
        Ok(read)
    }

    /// Those in a text that may name more than one: «koml. § 11-10, jf. fvl. § 6 andre ledd». What cannot be
    /// read is left out.
    pub fn each(text: &str) -> Vec<Self> {
        let text = text.to_lowercase().replace("jfr.", "jf.");
        let mut read = Vec::new();
        for one in text.split("jf.").flat_map(|part| part.split("jf ")).flat_map(|part| part.split(';')) {
            read.extend(Self::parse(one.trim().trim_matches([',', '(', ')'])));
        }
        read
    }

    /// «13», «13b» or «11-5», with nothing after.
    fn of_section(law: Law, word: &str) -> Option<Self> {
        let (section, in_chapter) = match word.trim_end_matches('.').split_once('-') {
            Some((chapter, section)) => (chapter, Some(section.parse().ok()?)),
            None => (word.trim_end_matches('.'), None),
        };
        let digits = section.trim_end_matches(|c: char| c.is_ascii_lowercase());
        Some(Self {
            law,
            section: digits.parse().ok()?,
            in_chapter,
            section_letter: if digits == section {
                None
            } else {
                Some(single_letter(&section[digits.len()..])?)
            },
            part: None,
            other_part: None,
            sentence: None,
            number: None,
            letter: None,
        })
    }

    /// Takes the words after the paragraph. Of «bokstav a og b» and «nr. 1 og 2» the first is kept.
    fn take(&mut self, words: &[&str]) -> Result<(), Unread> {
        let mut rest = words;
        loop {
            rest = match rest {
                [] => return Ok(()),
                [part, "ledd" | "leddet" | "avsnitt", more @ ..] => {
                    self.add_part(part)?;
                    more
                }
                [part, "og", other, "ledd" | "leddet", more @ ..] => {
                    self.add_part(part)?;
                    self.add_part(other)?;
                    more
                }
                [sentence, "punktum" | "pkt.", more @ ..] => {
                    self.sentence = Some(ordinal(sentence).ok_or(Unread::Rest)?);
                    more
                }
                ["nr." | "nr" | "nummer", number, more @ ..] => {
                    let number = number.parse().map_err(|_| Unread::Rest)?;
                    self.number = self.number.or(Some(number));
                    more
                }
                ["bokstav" | "bokstavene" | "litra", letter, more @ ..] => {
                    let letter = single_letter(letter).ok_or(Unread::Rest)?;
                    self.letter = self.letter.or(Some(letter));
                    more
                }
                ["og", other, more @ ..] if self.is_another(other) => more,
                ["og", more @ ..] if !more.is_empty() => more,
                [part, more @ ..] if part.starts_with('(') && self.part.is_none() => {
                    self.add_part(part.trim_matches(['(', ')']))?;
                    more
                }
                [letter, more @ ..] if self.part.is_none() && self.section_letter.is_none() => {
                    self.section_letter = Some(single_letter(letter).ok_or(Unread::Rest)?);
                    more
                }
                [letter, more @ ..] if self.letter.is_none() => {
                    self.letter = Some(single_letter(letter).ok_or(Unread::Rest)?);
                    more
                }
                _ => return Err(Unread::Rest),
            };
        }
    }

    /// Whether a word after «og» is one more letter or number.
    fn is_another(&self, word: &str) -> bool {
        (self.letter.is_some() && single_letter(word).is_some())
            || (self.number.is_some() && word.parse::<u8>().is_ok())
    }

    fn add_part(&mut self, word: &str) -> Result<(), Unread> {
        let part = ordinal(word).ok_or(Unread::Rest)?;
        if self.part.is_none() {
            self.part = Some(part);
        } else {
            self.other_part = Some(part);
        }
        Ok(())
    }

    /// Whether it is this paragraph of offentleglova, and this part of it where one is asked for.
    pub fn is_openness(&self, section: u16, part: Option<u8>) -> bool {
        let has_part = part.is_none() || self.part == part || self.other_part == part;
        self.law == Law::Openness && self.section == section && has_part
    }

    /// Whether it is this paragraph of kommuneloven.
    pub fn is_local_government(&self, chapter: u16, section: u16) -> bool {
        self.law == Law::LocalGovernment && self.section == chapter && self.in_chapter == Some(section)
    }
}

/// The law that the text before «§» names.
fn law_named(text: &str) -> Law {
    let text = text.trim();
    let last = text.rsplit([' ', '(']).next().unwrap_or(text);
    let short = SHORT.iter().find(|(name, _)| last.trim_matches(['.', ')']) == *name);
    let known = short.or_else(|| NAMES.iter().find(|(name, _)| text.contains(name)));
    // «Fvl. (1967)» and «fvl. (2025)».
    let dated = || SHORT.iter().find(|(name, _)| text.starts_with(name) && text.ends_with(')'));
    known.or_else(dated).map_or(Law::Other, |(_, law)| *law)
}

/// The text with a space after each full stop: «1.ledd» is «1. ledd», and «nr.1» is «nr. 1».
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c.is_alphanumeric() && spaced.ends_with('.') {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
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
            "offl. § 23 1.ledd",
            "offl. § 23 første ledd andre punktum",
            "Lov om rett til innsyn i dokument i offentleg verksemd (offentleglova) § 23 første ledd",
            "lov 19. mai 2006 nr. 16 om rett til innsyn i dokument i offentleg verksemd § 23 (1)",
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
    fn several_in_one_text() {
        let read = Provision::each("koml. § 11-10, jf. fvl. § 6 andre ledd, jfr. kommunelova § 11-5 (3) b");
        let laws = read.iter().map(|one| (one.law, one.section, one.in_chapter, one.part, one.letter));
        let expected = [
            (Law::LocalGovernment, 11, Some(10), None, None),
            (Law::Administration, 6, None, Some(2), None),
            (Law::LocalGovernment, 11, Some(5), Some(3), Some('b')),
        ];
        assert_eq!(laws.collect::<Vec<_>>(), expected);
        assert!(Provision::each("etter loven").is_empty());
    }
}
