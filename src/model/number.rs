//! Case numbers: every body has a series and a form of its own.

/// When a series begins again at one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// Each year.
    Year,
    /// Each meeting.
    Meeting,
}

impl Series {
    /// Every series with its word in files.
    pub const WORDS: [(&'static str, Self); 2] = [("år", Self::Year), ("møte", Self::Meeting)];
}

/// How a body numbers its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// When the series begins again.
    pub series: Series,
    /// How a number is written.
    pub form: NumberForm,
}

/// How a number is written: `NN/ÅÅ` is two digits, a slash and the year's last two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberForm {
    parts: Vec<NumberPart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum NumberPart {
    Literal(String),
    /// The running number, with at least so many digits.
    Number(usize),
    /// The year with two or four digits.
    Year(usize),
}

impl NumberForm {
    /// Reads a form such as `NN/ÅÅ`, `N`, `AU NNN/ÅÅÅÅ`. It must hold one run of `N`, at most one of
    /// two or four `Å`, and no digits.
    pub fn parse(form: &str) -> Option<Self> {
        let mut parts: Vec<NumberPart> = Vec::new();
        for character in form.chars() {
            match (character, parts.last_mut()) {
                ('N', Some(NumberPart::Number(width))) | ('Å', Some(NumberPart::Year(width))) => *width += 1,
                ('N', _) => parts.push(NumberPart::Number(1)),
                ('Å', _) => parts.push(NumberPart::Year(1)),
                (other, Some(NumberPart::Literal(text))) => text.push(other),
                (other, _) => parts.push(NumberPart::Literal(other.to_string())),
            }
        }
        let numbers = parts.iter().filter(|part| matches!(part, NumberPart::Number(_))).count();
        let years = parts.iter().filter(|part| matches!(part, NumberPart::Year(_))).count();
        let years_are_whole =
            parts.iter().all(|part| !matches!(part, NumberPart::Year(width) if *width != 2 && *width != 4));
        let has_digits = form.chars().any(|character| character.is_ascii_digit());
        (numbers == 1 && years <= 1 && years_are_whole && !has_digits).then_some(Self { parts })
    }

    /// The number `number` of the year `year`, written in this form.
    pub fn write(&self, number: u32, year: i32) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                NumberPart::Literal(text) => text.clone(),
                NumberPart::Number(width) => format!("{number:0width$}"),
                NumberPart::Year(2) => format!("{:02}", year.rem_euclid(100)),
                NumberPart::Year(_) => format!("{year:04}"),
            })
            .collect()
    }

    /// Whether something stands before the first digit, by which a number is known from other figures.
    pub fn begins_with_words(&self) -> bool {
        matches!(self.parts.first(), Some(NumberPart::Literal(_)))
    }

    /// What stands at the start of `text` in this form, of whatever year and however wide.
    pub fn at_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut rest = text;
        let mut is_after_digits = false;
        for part in &self.parts {
            if let NumberPart::Literal(words) = part {
                rest = rest.strip_prefix(words.as_str())?;
                is_after_digits = false;
                continue;
            }
            // Number and year may stand side by side, as «0124».
            if std::mem::replace(&mut is_after_digits, true) {
                continue;
            }
            let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if after.len() == rest.len() {
                return None;
            }
            rest = after;
        }
        Some(&text[..text.len() - rest.len() + self.part_of(rest)])
    }

    /// How long the letter is that `rest`, what stands after a number, begins with: «24-2025a» and «24-2025b»
    /// are two parts of one.
    fn part_of(&self, rest: &str) -> usize {
        let mut letters = rest.chars();
        let is_letter = letters.next().is_some_and(|letter| letter.is_ascii_lowercase());
        let ends = !letters.next().is_some_and(char::is_alphanumeric);
        let ends_in_digits = !matches!(self.parts.last(), Some(NumberPart::Literal(_)) | None);
        usize::from(is_letter && ends && ends_in_digits)
    }

    /// The running number that `written` holds, if it is written in this form for the year `year`, perhaps
    /// with a letter after it.
    pub fn read(&self, written: &str, year: i32) -> Option<u32> {
        let mut rest = written;
        let mut number = None;
        for (index, part) in self.parts.iter().enumerate() {
            let mut digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if let (NumberPart::Number(_), Some(NumberPart::Year(year))) = (part, self.parts.get(index + 1)) {
                digits = digits.saturating_sub(*year);
            }
            match part {
                NumberPart::Literal(text) => rest = rest.strip_prefix(text.as_str())?,
                NumberPart::Year(width) => {
                    let (read, after) = rest.split_at_checked(*width)?;
                    let expected = if *width == 2 { year.rem_euclid(100) } else { year };
                    if *width > digits || read.parse() != Ok(expected) {
                        return None;
                    }
                    rest = after;
                }
                // Zeros stand before a number only to make it as wide as the form.
                NumberPart::Number(width) => {
                    if digits < *width || (digits > *width && rest.starts_with('0')) {
                        return None;
                    }
                    number = rest[..digits].parse::<u32>().ok();
                    rest = &rest[digits..];
                }
            }
        }
        number.filter(|&number| rest.len() == self.part_of(rest) && number > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the schema lets a council write its numbers like.
        #[test]
        fn what_is_written_in_a_form_is_read_in_it(
            (before, between, after) in ("[A-MO-ZÆØa-zæøå #./-]{0,8}", "[ ./-]{0,2}", "[A-MO-Za-z ./-]{0,4}"),
            (width, year_width, is_year_first) in (1..5_usize, 0..3_usize, any::<bool>()),
            (number, year) in (1..20_000_u32, 2000..2100),
        ) {
            let (running, of_year) = ("N".repeat(width), "Å".repeat(year_width * 2));
            let (first, second) = if is_year_first { (of_year, running) } else { (running, of_year) };
            let text = format!("{before}{first}{between}{second}{after}");
            let form = NumberForm::parse(&text).expect("a form");
            let written = form.write(number, year);
            prop_assert_eq!(form.read(&written, year), Some(number), "{}: {}", text, written);
            let heading = format!("{written} Ferjetakster");
            prop_assert_eq!(form.at_start(&heading), Some(written.as_str()), "{}", text);
        }
    }

    #[test]
    fn forms_of_real_councils() {
        let form = |text| NumberForm::parse(text).expect("a form");
        assert_eq!(form("NN/ÅÅ").write(5, 2024), "05/24");
        assert_eq!(form("NN/ÅÅ").write(105, 2024), "105/24");
        assert_eq!(form("NNN/ÅÅ").write(15, 2012), "015/12");
        assert_eq!(form("N/ÅÅ").write(5, 2023), "5/23");
        assert_eq!(form("AU N/ÅÅÅÅ").write(3, 2011), "AU 3/2011");
        assert_eq!(form("N").write(9, 2024), "9");
    }

    #[test]
    fn only_what_is_written_in_the_form_is_read() {
        let form = NumberForm::parse("NN/ÅÅ").expect("a form");
        assert_eq!(form.read("05/24", 2024), Some(5));
        assert_eq!(form.read("5/24", 2024), None);
        assert_eq!(form.read("05/23", 2024), None);
        assert_eq!(form.read("00/24", 2024), None);
        assert_eq!(form.read("05-24", 2024), None);
        assert_eq!(form.read("99999999999/24", 2024), None);
        for part in ["05/24a", "05/24b"] {
            assert_eq!(form.read(part, 2024), Some(5));
            assert_eq!(form.at_start(&format!("{part} Ferjetakster")), Some(part));
        }
        assert_eq!(form.read("05/24ab", 2024), None);
        assert_eq!(form.read("05/24A", 2024), None);
        assert_eq!(form.at_start("05/24 a"), Some("05/24"));
        for bad in ["", "ÅÅ", "N/Å", "N N", "N1", "N/ÅÅ/ÅÅ"] {
            assert_eq!(NumberForm::parse(bad), None, "{bad}");
        }
    }
}
