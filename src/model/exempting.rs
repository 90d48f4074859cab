//! Which provisions of offentleglova a council can exempt by.

use super::provision::{Law, Provision};

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
    /// Only these parts of the paragraph exempt anything; the others bound them.
    ExemptsNothing(&'static [u8]),
    /// The part has no such letter.
    NoSuchLetter,
}

/// A paragraph of offentleglova that a council can exempt by.
struct Exempting {
    section: u16,
    /// How many parts («ledd») it has.
    parts: u8,
    /// Those that exempt something. The others say where these do not hold, or give the Crown powers.
    exempting: &'static [u8],
    /// The part that is divided by letters, and the last of them.
    letters: Option<(u8, char)>,
}

const fn exempting(section: u16, parts: u8, exempting: &'static [u8]) -> Exempting {
    Exempting { section, parts, exempting, letters: None }
}

const OPENNESS: [Exempting; 12] = [
    // The second part is for Riksrevisjonen, but in its second sentence for a kommune's auditor; the third
    // for EOS-utvalget.
    exempting(5, 4, &[1, 4]),
    Exempting { letters: Some((1, 'c')), ..exempting(12, 1, &[1]) },
    exempting(13, 3, &[1, 2]),
    exempting(14, 3, &[1]),
    exempting(15, 4, &[1, 2, 3]),
    exempting(18, 1, &[1]),
    Exempting { letters: Some((1, 'c')), ..exempting(20, 3, &[1, 2, 3]) },
    exempting(21, 1, &[1]),
    exempting(23, 4, &[1, 2, 3, 4]),
    exempting(24, 3, &[1, 2, 3]),
    exempting(25, 3, &[1, 2, 3]),
    exempting(26, 6, &[1, 2, 3, 4, 5, 6]),
];

impl Provision {
    /// What is wrong with it as a reason to keep something from the public; none when it will do.
    pub fn unfit_to_exempt(&self) -> Option<Unfit> {
        if self.law != Law::Openness {
            return Some(Unfit::OtherLaw);
        }
        let is_it = |known: &&Exempting| known.section == self.section && self.section_letter.is_none();
        let Some(known) = OPENNESS.iter().find(is_it) else { return Some(Unfit::NoSuchSection) };
        let is_wrong = |part: u8| part == 0 || part > known.parts;
        let parts = || [self.part, self.other_part].into_iter().flatten();
        if parts().any(is_wrong) {
            return Some(Unfit::NoSuchPart(known.parts));
        }
        let of_auditor = self.section == 5 && self.part == Some(2) && self.sentence == Some(2);
        if !of_auditor && parts().any(|part| !known.exempting.contains(&part)) {
            return Some(Unfit::ExemptsNothing(known.exempting));
        }
        if let Some(letter) = self.letter {
            let part = self.part.unwrap_or(1);
            if !known.letters.is_some_and(|(divided, last)| divided == part && letter <= last) {
                return Some(Unfit::NoSuchLetter);
            }
        }
        // § 13 is as narrow as the duty of secrecy that is named beside it.
        let is_open = self.part.is_none() && known.parts > 1 && self.section != 13;
        is_open.then_some(Unfit::NoPart(known.parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unread;

    fn judged(text: &str) -> Result<Option<Unfit>, Unread> {
        Provision::parse(text).map(|provision| provision.unfit_to_exempt())
    }

    #[test]
    fn what_there_is_and_is_not() {
        for text in [
            "offl. § 13",
            "offl. § 18",
            "offl. § 26 femte ledd",
            "offl. § 5 fjerde ledd",
            "offl. § 25 andre ledd",
            "offl. § 24 tredje ledd andre punktum",
            "offl. § 5 andre ledd andre punktum",
            "offl. § 12 bokstav a og c",
            "offl. § 20 første ledd bokstav c",
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
            ("offl. § 14 andre ledd", Unfit::ExemptsNothing(&[1])),
            ("offl. § 14 tredje ledd", Unfit::ExemptsNothing(&[1])),
            ("offl. § 15 fjerde ledd", Unfit::ExemptsNothing(&[1, 2, 3])),
            ("offl. § 13 tredje ledd", Unfit::ExemptsNothing(&[1, 2])),
            ("offl. § 5 andre ledd", Unfit::ExemptsNothing(&[1, 4])),
            ("offl. § 5 tredje ledd", Unfit::ExemptsNothing(&[1, 4])),
            ("offl. § 12 bokstav d", Unfit::NoSuchLetter),
            ("offl. § 23 første ledd bokstav a", Unfit::NoSuchLetter),
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
