//! The headings of minutes: which of them are of an item, and which number they give it.

use crate::model::{Meeting, NumberForm};
use crate::workspace::Workspace;

/// What two ways to write a number have in common: no zeros in front of digits, no capitals, one blank for
/// several. «3/24» for «03/24», «ps 3/24» for «PS  03/24».
pub fn plain_number(number: &str) -> String {
    let mut plain = String::new();
    let mut rest = number.trim();
    while let Some(next) = next_part(&mut rest) {
        plain.push_str(&next);
    }
    plain
}

/// Takes the next part from `rest`: some digits, some blanks or one letter.
fn next_part(rest: &mut &str) -> Option<String> {
    let first = rest.chars().next()?;
    let is_alike = |c: char| match first {
        _ if first.is_ascii_digit() => c.is_ascii_digit(),
        _ => first.is_whitespace() && c.is_whitespace(),
    };
    let end = rest.find(|c| !is_alike(c)).unwrap_or(rest.len()).max(first.len_utf8());
    let (part, after) = rest.split_at(end);
    *rest = after;
    if first.is_whitespace() {
        return Some(" ".to_owned());
    }
    let bare = part.trim_start_matches('0');
    Some(if bare.is_empty() { part.to_owned() } else { bare.to_lowercase() })
}

/// Whether `text` begins with `number`, however both are written, and with no longer one.
fn begins_with(text: &str, number: &str) -> bool {
    let (mut rest, mut number) = (text, number.trim());
    while let Some(part) = next_part(&mut number) {
        if next_part(&mut rest) != Some(part) {
            return false;
        }
    }
    let mut after = rest.chars();
    match after.next() {
        Some('/' | '-' | '.') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(next) => !next.is_alphanumeric(),
        None => true,
    }
}

/// The numbers on an agenda, and whether some items have none.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Each number as the agenda has it.
    pub known: Vec<String>,
    /// Whether headings without a number may be items.
    pub some_have_none: bool,
    /// How the body writes its numbers, when that can be told from other words.
    pub form: Option<NumberForm>,
}

impl Numbers {
    /// The numbers on the agenda of `meeting`.
    pub fn of(workspace: &Workspace, meeting: &Meeting) -> Self {
        let known: Vec<String> = meeting.numbers().map(|number| number.value.to_string()).collect();
        let numbering = workspace.council.body(&meeting.body.value).map(|body| &body.numbering);
        let form = numbering.and_then(|numbering| numbering.on(meeting.date.value));
        let form = form.map(|row| row.value.form.clone()).filter(NumberForm::begins_with_words);
        Self { some_have_none: known.len() < meeting.agenda.len(), known, form }
    }
}

/// What stands for the level of a line in bold that is used as a heading.
const BOLD: usize = 3;

/// The level and the words of a heading, and whether it is a line in bold that begins as one.
pub(super) fn heading(line: &str) -> Option<(usize, &str, bool)> {
    let trimmed = line.trim_start();
    if line.len() - trimmed.len() > 3 {
        return None;
    }
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    let title = trimmed[level..].trim().trim_end_matches('#').trim();
    match level {
        0 => {
            let bold = trimmed.trim_end().strip_prefix("**")?.strip_suffix("**")?;
            starts_with_case(bold)?;
            Some((BOLD, bold, true))
        }
        1..=6 if trimmed[level..].starts_with([' ', '\t']) || starts_with_case(title).is_some() => {
            Some((level, title, false))
        }
        _ => None,
    }
}

/// What follows «Sak» or «Sak nr.» at the start of a heading.
fn starts_with_case(title: &str) -> Option<&str> {
    let title = title.trim_start_matches(['*', '_', ' ']);
    let rest = after_word(title, "sak")?;
    let rest = rest.strip_prefix("snr").unwrap_or(rest);
    let rest = rest.trim_start_matches('.');
    if !rest.starts_with([' ', '\t', ':']) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '\t', ':']);
    match after_word(rest, "nr") {
        Some(rest) => Some(rest.trim_start_matches(['.', ':', ' '])),
        None => Some(rest),
    }
}

/// What follows `word` at the start of a text, whichever letters are capitals.
pub(super) fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    if start.eq_ignore_ascii_case(word) { Some(rest) } else { None }
}

/// The number of the item that a heading is of: «Sak 05/24 Tittel», «05/24: Tittel», «PS 05/24 Tittel».
pub(super) fn item_number(title: &str, numbers: &Numbers) -> Option<String> {
    let title = title.trim_start_matches(['*', '_', ' ']);
    let of_case = starts_with_case(title);
    let rest = of_case.unwrap_or(title);
    for number in &numbers.known {
        if begins_with(rest, number) || begins_with(title, number) {
            return Some(number.clone());
        }
    }
    // A number that is not on the agenda is told of, when it is certain that it is one.
    if let Some(number) = numbers.form.as_ref().and_then(|form| form.at_start(rest)) {
        return Some(number.to_owned());
    }
    let word = of_case?.split([' ', '\t', ':', '–', '*']).next()?.trim_end_matches(['.', ',', '-']);
    let is_number = word.starts_with(|first: char| first.is_ascii_digit()) && word.len() <= 20;
    if is_number { Some(word.to_owned()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::norsk;
    use proptest::prelude::*;

    proptest! {
        /// The heading that a draft has for an item is read as that item's, in every form of numbers.
        #[test]
        fn a_heading_of_a_draft_is_of_its_item(
            (before, between, after) in ("[A-MO-ZÆØa-zæøå #./-]{0,8}", "[ ./-]{0,2}", "[A-MO-Za-z./-]{0,4}"),
            (width, year_width, number) in (1..5_usize, 0..3_usize, 1..2_000_u32),
        ) {
            let (running, year) = ("N".repeat(width), "Å".repeat(year_width * 2));
            let text = format!("{before}{running}{between}{year}{after}");
            let form = NumberForm::parse(&text).expect("a form");
            let known: Vec<String> = [number + 1, number, number * 10].map(|of| form.write(of, 2024)).into();
            let own = known[1].clone();
            let form = Some(form).filter(NumberForm::begins_with_words);
            let numbers = Numbers { known, some_have_none: false, form };
            let title = format!("{} Ferjetakster", norsk::numbered(&own));
            prop_assert_eq!(item_number(title.trim(), &numbers), Some(own), "{}", title);
        }
    }
}
