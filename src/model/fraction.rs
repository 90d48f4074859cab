//! A part of a whole, exactly.

/// A fraction of a whole, from nothing to all of it, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    part: u64,
    of: u64,
}

impl Fraction {
    /// Nothing.
    pub const NOTHING: Self = Self { part: 0, of: 1 };
    /// The whole.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// `part` of `of`; none when that is more than the whole.
    pub const fn new(part: u64, of: u64) -> Option<Self> {
        if part > of { None } else { Self::reduced(part, of) }
    }

    const fn reduced(part: u64, of: u64) -> Option<Self> {
        let divisor = greatest_common_divisor(part, of);
        if of == 0 { None } else { Some(Self { part: part / divisor, of: of / divisor }) }
    }

    /// «1/3», as it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let (part, of) = text.split_once('/')?;
        let is_number = |text: &str| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(part) || !is_number(of) {
            return None;
        }
        Self::new(part.parse().ok()?, of.parse().ok()?)
    }

    /// Whether `votes` of `all` are at least so many.
    pub fn is_reached(self, votes: usize, all: usize) -> bool {
        votes as u128 * u128::from(self.of) >= all as u128 * u128::from(self.part)
    }

    /// Both together, which may be more than the whole; none when no number is large enough.
    pub fn plus(self, other: Self) -> Option<Self> {
        let part = self.part.checked_mul(other.of)?.checked_add(other.part.checked_mul(self.of)?)?;
        Self::reduced(part, self.of.checked_mul(other.of)?)
    }

    /// In hundredths of a percent, rounded down.
    pub fn hundredths_of_percent(self) -> u64 {
        let hundredths = u128::from(self.part) * 10_000 / u128::from(self.of);
        u64::try_from(hundredths).unwrap_or(u64::MAX)
    }
}

const fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    match (a, b) {
        (0, 0) => 1,
        (_, 0) => a,
        _ => greatest_common_divisor(b, a % b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_of_the_votes() {
        let two_thirds = Fraction::parse("2/3").expect("a fraction");
        for (votes, of, expected) in [
            (2, 3, true),
            (1, 2, false),
            (3, 4, true),
            (3, 5, false),
            (4, 6, true),
            (10, 15, true),
            (9, 15, false),
            (43, 64, true),
            (42, 64, false),
        ] {
            assert_eq!(two_thirds.is_reached(votes, of), expected, "{votes} of {of}");
        }
        for wrong in ["2", "2/", "/3", "3/2", "2/0", "-1/2", "1/99999"] {
            assert_eq!(Fraction::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn three_thirds_are_the_whole() {
        let sum = |parts: &[(u64, u64)]| {
            let mut sum = Some(Fraction::NOTHING);
            for (part, of) in parts {
                sum = sum.and_then(|sum| sum.plus(Fraction::new(*part, *of)?));
            }
            sum
        };
        assert_eq!(sum(&[(1, 3), (1, 3), (1, 3)]), Some(Fraction::WHOLE));
        assert_eq!(sum(&[(3333, 10_000), (3333, 10_000), (3334, 10_000)]), Some(Fraction::WHOLE));
        assert_ne!(sum(&[(3333, 10_000), (3333, 10_000), (3333, 10_000)]), Some(Fraction::WHOLE));
        assert_eq!(sum(&[(4, 3)]), None);
        assert_eq!(sum(&[(0, 0)]), None);
        assert_eq!(sum(&[(2, 3), (2, 3)]).map(Fraction::hundredths_of_percent), Some(13_333));
        let large = Fraction::new(1, u64::MAX).and_then(|one| one.plus(Fraction::new(1, u64::MAX - 1)?));
        assert_eq!(large, None);
    }
}
