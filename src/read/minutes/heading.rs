//! The headings of minutes: which of them are of an item, and which number they give it.

use crate::model::Meeting;

/// The number without zeros in front: «3/24» for «03/24».
pub fn plain_number(number: &str) -> String {
    let part = |part: &str| {
        let bare = part.trim_start_matches('0');
        if bare.is_empty() { part.to_owned() } else { bare.to_owned() }
    };
    number.trim().split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The numbers on an agenda, and whether some items have none.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Each number as [`plain_number`] has it.
    pub known: Vec<String>,
    /// Whether headings without a number may be items.
    pub some_have_none: bool,
}

impl Numbers {
    /// The numbers on the agenda of `meeting`.
    pub fn of(meeting: &Meeting) -> Self {
        let known: Vec<String> = meeting.numbers().map(|number| plain_number(&number.value)).collect();
        Self { some_have_none: known.len() < meeting.agenda.len(), known }
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

/// The number of the item that a heading is of: «Sak 05/24 Tittel», «05/24: Tittel».
pub(super) fn item_number(title: &str, numbers: &Numbers) -> Option<String> {
    let of_case = starts_with_case(title);
    let rest = of_case.unwrap_or(title.trim_start_matches(['*', '_', ' ']));
    let word = rest.split([' ', '\t', ':', '–', '*']).next()?.trim_end_matches(['.', ',', '-']);
    let is_number = word.starts_with(|first: char| first.is_ascii_digit()) && word.len() <= 20;
    let is_meant = of_case.is_some() || numbers.known.contains(&plain_number(word));
    if is_number && is_meant { Some(word.to_owned()) } else { None }
}
