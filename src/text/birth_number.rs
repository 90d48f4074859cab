//! Birth numbers (fødselsnummer and D-numbers) standing in a text.
//!
//! Eleven digits are one when they begin with a date and both check digits agree. Account numbers have
//! as many digits and the last check digit in common with them, so the date and the first check digit
//! must tell the two apart.

use std::ops::Range;

/// Where a birth number stands, and how sure it is that it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BirthNumber {
    /// Its bytes, separators included.
    pub range: Range<usize>,
    /// Whether it is one beyond doubt.
    pub certainty: Certainty,
}

/// How sure it is that eleven digits are a birth number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Date and check digits say so.
    Certain,
    /// It may also be an account number, or it can be given out only from 2032.
    Possible,
}

const DIGITS: usize = 11;

/// Every form of a birth number ends in five digits together.
const LAST: usize = 5;

/// So many bytes before a number are searched for a word that says what number it is.
const CONTEXT: usize = 40;

/// What can stand between the groups of a number; a line may end with a carriage return too.
const SEPARATORS: [char; 11] =
    [' ', '-', '.', '/', '\n', '\r', '\u{a0}', '\u{202f}', '\u{2009}', '\u{2011}', '\u{2013}'];

/// What Markdown can put around a part of a number without its being seen on paper.
const MARKS: [char; 5] = ['*', '_', '`', '~', '\\'];

/// So many letters on each side of some digits are searched for the rest of their number.
const AROUND: usize = 32;

const FIRST_WEIGHTS: [u32; DIGITS] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0];
const SECOND_WEIGHTS: [u32; DIGITS] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// The birth numbers in `text`, in order. Looks at every fifth byte only, for where five digits stand
/// together one of them is met.
pub fn find(text: &str) -> Vec<BirthNumber> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if !has_digits_together(bytes) {
        return found;
    }
    let mut at = LAST - 1;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += LAST;
            continue;
        }
        let start = digits_before(bytes, at);
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = judge_run(text, start, end).or_else(|| broken_up(text, start, end));
        at = number.as_ref().map_or(end, |number| number.range.end) + LAST;
        found.extend(number);
    }
    found
}

/// Whether so many digits stand together as every birth number ends in, which they do in few texts.
/// Without a way out of a piece, so that many bytes are looked at together: first each alone, and then each
/// with those after it, which may stand in the next piece.
fn has_digits_together(bytes: &[u8]) -> bool {
    const PIECE: usize = 256;
    let mut is_digit = [0; PIECE + LAST - 1];
    let mut start = 0;
    while let Some(rest) = bytes.get(start..).filter(|rest| rest.len() >= LAST) {
        let piece = &rest[..rest.len().min(is_digit.len())];
        for (is_digit, byte) in is_digit.iter_mut().zip(piece) {
            *is_digit = u8::from(byte.is_ascii_digit());
        }
        is_digit[piece.len()..].fill(0);
        let [one, two, three, four, five] = [0, 1, 2, 3, 4].map(|from| &is_digit[from..from + PIECE]);
        let together = one.iter().zip(two).zip(three).zip(four).zip(five);
        if together
            .fold(0, |any, ((((one, two), three), four), five)| any | (one & two & three & four & five))
            > 0
        {
            return true;
        }
        start += PIECE;
    }
    false
}

/// The text with stars for the digits of every birth number in it, so that it can be shown to anybody.
pub fn mask(text: String) -> String {
    let found = find(&text);
    if found.is_empty() {
        return text;
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = 0;
    for number in found {
        masked.push_str(&text[rest..number.range.start]);
        rest = number.range.end;
        masked.push_str(&text[number.range].replace(|c: char| c.is_ascii_digit(), "*"));
    }
    masked.push_str(&text[rest..]);
    masked
}

/// The number that the digits from `start` to `end` are a part of, when marks of Markdown stand within it:
/// `010107 **50160**`. On paper nobody sees them.
fn broken_up(text: &str, start: usize, end: usize) -> Option<BirthNumber> {
    if !(LAST..DIGITS).contains(&(end - start)) {
        return None;
    }
    let belongs = |c: &char| c.is_ascii_digit() || MARKS.contains(c) || SEPARATORS.contains(c);
    let length = |c: char| c.len_utf8();
    let before = text[..start].chars().rev().take(AROUND).take_while(belongs).map(length).sum::<usize>();
    let after = text[end..].chars().take(AROUND).take_while(belongs).map(length).sum::<usize>();
    let (from, to) = (start - before, end + after);
    if !text[from..to].contains(MARKS) {
        return None;
    }
    let (mut plain, mut places) = (String::new(), Vec::new());
    for (at, c) in text[from..to].char_indices().filter(|(_, c)| !MARKS.contains(c)) {
        plain.push(c);
        places.extend((at..at + c.len_utf8()).map(|at| from + at));
    }
    let in_text = |number: BirthNumber| BirthNumber {
        range: places[number.range.start]..places[number.range.end - 1] + 1,
        ..number
    };
    let mut numbers = find(&plain).into_iter().map(in_text);
    let mut number = numbers.find(|number| number.range.start <= start && end <= number.range.end)?;
    if is_called_account(text, number.range.start) {
        number.certainty = Certainty::Possible;
    }
    Some(number)
}

/// How the digits are grouped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    /// `01010750160`, `010107 50160`, `01.01.07 50160`
    Birth,
    /// `0101.07.50160`, as account numbers are written.
    Account,
}

/// What the run of digits from `start` to `end` is the last part of.
fn judge_run(text: &str, start: usize, end: usize) -> Option<BirthNumber> {
    let bytes = text.as_bytes();
    let (start, form) = match end - start {
        DIGITS => (start, Grouping::Birth),
        LAST => grouped(bytes, start)?,
        _ => return None,
    };
    let mut digits = [0; DIGITS];
    let written = bytes[start..end].iter().filter(|byte| byte.is_ascii_digit());
    for (digit, byte) in digits.iter_mut().zip(written) {
        *digit = u32::from(byte - b'0');
    }
    let certainty = match (remainder(&digits)?, form == Grouping::Account || is_called_account(text, start)) {
        (0, false) => Certainty::Certain,
        (0, true) | (1..=3, false) => Certainty::Possible,
        _ => return None,
    };
    Some(BirthNumber { range: start..end, certainty })
}

/// The groups of digits before the last five, when they make up a number together with them.
fn grouped(bytes: &[u8], last: usize) -> Option<(usize, Grouping)> {
    let (third, length) = group_before(bytes, last)?;
    if length == 6 {
        return Some((third, Grouping::Birth));
    }
    let (second, next) = group_before(bytes, third).filter(|_| length == 2)?;
    match next {
        4 => Some((second, Grouping::Account)),
        2 => group_before(bytes, second)
            .filter(|(_, length)| *length == 2)
            .map(|(first, _)| (first, Grouping::Birth)),
        _ => None,
    }
}

/// Start and length of the group of digits that one separator parts from what begins at `at`.
fn group_before(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_before = |separator: &&char| {
        let mut buffer = [0; 4];
        bytes[..at].ends_with(separator.encode_utf8(&mut buffer).as_bytes())
    };
    let separator = SEPARATORS.iter().find(is_before)?;
    let end = at - separator.len_utf8();
    let end = if *separator == '\n' && bytes[..end].ends_with(b"\r") { end - 1 } else { end };
    let start = digits_before(bytes, end);
    (start < end).then_some((start, end - start))
}

/// Where the digits that end at `at` begin; a longer run than a number has is not followed to its start.
fn digits_before(bytes: &[u8], at: usize) -> usize {
    at - bytes[..at].iter().rev().take(DIGITS + 1).take_while(|byte| byte.is_ascii_digit()).count()
}

/// What the first check digit leaves, 0 for all numbers given out before 2032 and 0 to 3 for those
/// after; none when the date or the second check digit is wrong.
fn remainder(digits: &[u32; DIGITS]) -> Option<u32> {
    let sum = |weights: [u32; DIGITS]| {
        digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>()
    };
    (is_date(digits) && sum(SECOND_WEIGHTS) % 11 == 0).then(|| sum(FIRST_WEIGHTS) % 11)
}

/// Whether the first six digits are a date: day plus 40 in D-numbers, month plus 40 in numbers that
/// health services give out, plus 80 in made-up ones for testing. The century is not in them.
fn is_date(digits: &[u32; DIGITS]) -> bool {
    let [day, month, year] = [0, 2, 4].map(|at| digits[at] * 10 + digits[at + 1]);
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        81.. => month - 80,
        41.. => month - 40,
        _ => month,
    };
    let days = match month {
        2 if year % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether the words before it on the line speak of an account.
fn is_called_account(text: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(CONTEXT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text[from..start].rsplit('\n').next().unwrap_or("");
    line.to_lowercase().contains("konto")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn certainties(text: &str) -> Vec<Certainty> {
        find(text).into_iter().map(|number| number.certainty).collect()
    }

    #[test]
    fn each_kind_of_number() {
        for number in ["01010750160", "41010199946", "13527248013", "10915596784", "02013299997"] {
            assert_eq!(certainties(number), [Certainty::Certain], "{number}");
        }
        assert_eq!(certainties("30108299939"), [Certainty::Possible], "given out from 2032");
        for other in ["76940512057", "00000000000", "31020750160", "01010750161", "12345678901", "4722334455"]
        {
            assert_eq!(certainties(other), [], "{other}");
        }
    }

    #[test]
    fn each_form_of_writing() {
        for text in [
            "010107 50160",
            "010107-50160",
            "010107\u{a0}50160",
            "010107\u{202f}50160",
            "010107\n50160",
            "010107\r\n50160",
            "01.01.07 50160",
            "01 01 07 50160",
            "Fødselsnummer: 01010750160.",
            "fnr01010750160",
            "(010107 50160)",
        ] {
            assert_eq!(certainties(text), [Certainty::Certain], "{text:?}");
        }
        for text in ["0101.07.50160", "0101 07 50160", "Kontonummer 01010750160", "konto: 010107 50160"] {
            assert_eq!(certainties(text), [Certainty::Possible], "{text:?}");
        }
        for text in [
            "Konto 30108299939",
            "101010750160",
            "010107501601",
            "010107  50160",
            "10107 50160",
            "01010 750160",
        ] {
            assert_eq!(certainties(text), [], "{text:?}");
        }
    }

    #[test]
    fn marks_of_markdown_hide_nothing() {
        for text in [
            "010107 **50160**",
            "**010107** 50160",
            "**010107 50160**",
            "**010107**50160",
            "010107**50160**",
            "01010**750160**",
            "0101075**0160**",
            "`010107`-_50160_",
            "01.01.07 **50160**",
            "~~01~~.**01**.07 *50160*",
            "010107\\-50160",
            "**010107**\r\n50160",
            "(**010107\u{a0}**50160)",
        ] {
            assert_eq!(certainties(text), [Certainty::Certain], "{text:?}");
        }
        assert_eq!(certainties("Konto 010107 **50160**"), [Certainty::Possible]);
        assert_eq!(certainties("010107 **50160** og 410101 _99946_").len(), 2);
        assert_eq!(certainties("010107 50160 **410101 99946**").len(), 2);
        for text in ["010107 **50161**", "12345 **og** 678901", "| 010107 | 50160 |", "**123456**"] {
            assert_eq!(certainties(text), [], "{text:?}");
        }
        assert_eq!(mask("Ola 010107 __50160__.".to_owned()), "Ola ****** __*****__.");
    }

    #[test]
    fn only_its_digits_are_masked() {
        let masked = mask("Ola, 010107 50160, og 41010199946 i sak 12345".to_owned());
        assert_eq!(masked, "Ola, ****** *****, og *********** i sak 12345");
    }

    /// A number of this day, month, year and individual number, with its check digits, if it has any.
    fn complete(first: [u32; 9]) -> Option<String> {
        let mut digits = [0; DIGITS];
        digits[..9].copy_from_slice(&first);
        let sum = |digits: &[u32; DIGITS], weights: [u32; DIGITS]| -> u32 {
            digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
        };
        digits[9] = Some((11 - sum(&digits, FIRST_WEIGHTS) % 11) % 11).filter(|digit| *digit < 10)?;
        digits[10] = Some((11 - sum(&digits, SECOND_WEIGHTS) % 11) % 11).filter(|digit| *digit < 10)?;
        Some(digits.iter().map(u32::to_string).collect())
    }

    proptest! {
        #[test]
        fn a_number_is_found_wherever_it_stands(
            before in "[a-zæøå .,:\n|*-]{0,80}",
            after in "[a-zæøå .,:\n|*-]{0,80}",
            (day, month, year, individual) in (1u32..=28, 1u32..=12, 0u32..100, 0u32..1000),
            separator in prop::sample::select(vec!["", " ", "-", "\u{a0}"]),
        ) {
            let split = |number: u32| [number / 10, number % 10];
            let [[a, b], [c, d], [e, f]] = [day, month, year].map(split);
            let first = [a, b, c, d, e, f, individual / 100, individual / 10 % 10, individual % 10];
            let Some(number) = complete(first) else { return Ok(()) };
            let written = format!("{}{separator}{}", &number[..6], &number[6..]);
            let text = format!("{before}{written}{after}");
            let found = find(&text);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(&text[found[0].range.clone()], written);
            prop_assert!(!mask(text).contains(&number[6..]));
        }

        #[test]
        fn an_account_number_is_at_most_possible(digits in prop::collection::vec(0u32..10, 10)) {
            let mut all = [0; DIGITS];
            all[..10].copy_from_slice(&digits);
            let sum: u32 = all.iter().zip(SECOND_WEIGHTS).map(|(digit, weight)| digit * weight).sum();
            let check = (11 - sum % 11) % 11;
            prop_assume!(check < 10);
            all[10] = check;
            let plain: String = all.iter().map(u32::to_string).collect();
            let dotted = format!("{}.{}.{}", &plain[..4], &plain[4..6], &plain[6..]);
            for text in [dotted, format!("Kontonummer {plain}")] {
                let found = certainties(&text);
                prop_assert!(!found.contains(&Certainty::Certain));
                // Only those that agree also in date and first check digit are left to doubt.
                prop_assert_eq!(found.is_empty(), remainder(&all) != Some(0));
            }
        }

        #[test]
        fn nothing_in_any_text_is_too_much(text in "\\PC{0,60}") {
            for number in find(&text) {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }
}
