//! A vote in its clauses: what is said before the names, and «For:» and «Mot:» with what follows each.

use super::names::is_blank;
use crate::norsk;

/// Which way, as an index into the sides of a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// For the proposal.
    For,
    /// Against it.
    Against,
    /// For nothing.
    Blank,
}

/// The words that announce those who voted one way.
const WAYS: [(&str, Way); 8] = [
    ("for", Way::For),
    ("mot", Way::Against),
    ("imot", Way::Against),
    ("blank", Way::Blank),
    ("blankt", Way::Blank),
    ("blanke", Way::Blank),
    ("blanko", Way::Blank),
    ("avholdende", Way::Blank),
];

/// Which way those voted whom a word in small letters announces.
pub(super) fn way(word: &str) -> Option<Way> {
    let (_, way) = WAYS.iter().find(|(known, _)| *known == word)?;
    Some(*way)
}

/// «3», «tre», «én»
pub(super) fn number(word: &str) -> Option<usize> {
    let word = norsk::composed(word.trim_matches(['.', ',', ';', ':', '(', ')'])).to_lowercase();
    if word.len() <= 4
        && let Ok(number) = word.parse()
    {
        return Some(number);
    }
    match word.as_str() {
        "ingen" | "inga" | "null" => Some(0),
        "en" | "én" | "ein" | "ett" | "ei" => Some(1),
        "sju" | "syv" => Some(7),
        _ => (2..=12).find(|number| norsk::number(*number) == word),
    }
}

/// Where the first of `words` stands in a text.
pub(super) fn first_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
}

/// The text before the first of `words`; all of it when none stands there.
pub(super) fn before_any<'t>(text: &'t str, words: &[&str]) -> &'t str {
    match first_of(text, words) {
        Some(at) => &text[..at],
        None => text,
    }
}

/// Whether a clause says how the chair's vote decided.
pub(super) fn is_about_chair(clause: &str) -> bool {
    // What is long names people; only its beginning can be about the chair.
    let start: String = clause.chars().take(80).collect();
    let slug = norsk::slug(&start, 200);
    const OWNERS: [&str; 8] = [
        "moteleders-",
        "motelederens-",
        "moteleiarens-",
        "moteleiaren-si-",
        "moteleiar-si-",
        "leders-",
        "lederens-",
        "leiaren-si-",
    ];
    let is_vote = |word| matches!(word, "stemme" | "dobbeltstemme" | "royst" | "dobbeltroyst");
    OWNERS.iter().any(|owner| slug.starts_with(owner)) && slug.split('-').any(is_vote)
}

/// The text in clauses: by full stops that do not follow an initial, and before what is about the chair.
pub(super) fn clauses(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut letters = 0;
    for (at, character) in text.char_indices() {
        let next = text[at + character.len_utf8()..].chars().next();
        let is_stop = character == '.' && letters != 1 && next.is_none_or(char::is_whitespace);
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && is_stop {
            parts.push(&text[start..at]);
            start = at + character.len_utf8();
        }
        letters = if character.is_alphabetic() { letters + 1 } else { 0 };
    }
    parts.push(&text[start..]);
    let mut clauses = Vec::new();
    for part in parts {
        // Lines and slashes set names apart too, so they end a clause only before what is about the chair.
        let mut marks = part.match_indices(['\n', '/', ',', ';']);
        let (first, rest) = match marks.find(|(at, _)| is_about_chair(&part[at + 1..])) {
            Some((at, _)) => part.split_at(at + 1),
            None => (part, ""),
        };
        clauses.extend([first.trim_end_matches([',', ';', '/', '\n', ' ']), rest]);
    }
    clauses.retain(|clause| !is_blank(clause));
    clauses
}

/// «For:», «Mot (2):», «Blanke 1:»
pub(super) struct VoteLabel {
    /// Which way.
    pub way: Way,
    /// Its first byte.
    pub start: usize,
    /// The first byte after its colon.
    pub end: usize,
    /// How many it says they are.
    pub count: Option<usize>,
}

/// Every «For:» and its like in a text.
pub(super) fn marks(text: &str) -> Vec<VoteLabel> {
    let mut marks = Vec::new();
    let mut before = ' ';
    for (start, character) in text.char_indices() {
        let is_start = !before.is_alphanumeric() && character.is_alphabetic();
        before = character;
        if !is_start {
            continue;
        }
        let rest = &text[start..];
        let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let Some(way) = way(&word.to_ascii_lowercase()) else { continue };
        let after = &rest[word.len()..];
        let line = after.lines().next().unwrap_or_default();
        let Some((between, _)) = line.split_once(':') else { continue };
        let length = word.len() + between.len() + 1;
        let between = between.trim_matches([' ', '(', ')', '*', '_']);
        let count = number(between);
        if between.is_empty() || count.is_some() {
            marks.push(VoteLabel { way, start, end: start + length, count });
        }
    }
    marks
}
