//! What minutes say that a body recommended or adopted, item by item.
//!
//! Minutes are prose that a secretary writes; only what stands under an item's heading, after one of the
//! known labels and a colon, is taken to be the body's own words.

use std::ops::Range;

use crate::text::marks;

/// What stands before the words of a recommendation or a decision, in both forms of Norwegian.
const DECISION: [&str; 2] = ["Vedtak", "Innstilling"];
/// What ends them: the labels of what may come after.
const OTHER: [&str; 12] = [
    "Habilitet",
    "Behandling",
    "Handsaming",
    "Avstemning",
    "Røysting",
    "Drøfting",
    "Oppsummering",
    "Forslag til vedtak",
    "Framlegg til vedtak",
    "Protokolltilførsel",
    "Møtet",
    "Møteleder",
];

/// Whether there is anything here for [`decision`] to find.
pub fn has_decisions(text: &str) -> bool {
    text.lines().any(|line| DECISION.iter().any(|label| after_label(line, label).is_some()))
}

/// The words that the item with this number ended in, by their bytes; none when the minutes have no such
/// item, or nothing is written there yet.
pub fn decision(text: &str, number: &str) -> Option<Range<usize>> {
    let mut level = None;
    let mut range: Option<Range<usize>> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        offset += line.len();
        if let Some(depth) = heading_depth(line) {
            if range.is_some() || level.is_some_and(|level| depth <= level) {
                break;
            }
            level = level.or_else(|| is_numbered(line, number).then_some(depth));
            continue;
        }
        if level.is_none() {
            continue;
        }
        match (&mut range, DECISION.iter().find_map(|label| after_label(line, label))) {
            (None, Some(rest)) => range = Some(offset - rest.len()..offset),
            (Some(_), Some(_)) => break,
            (Some(range), None) if !ends(line) => range.end = offset,
            (Some(_), None) => break,
            (None, None) => {}
        }
    }
    range.filter(|range| words(&text[range.clone()]).next().is_some())
}

/// The words of a text without what only marks them up: quotation, emphasis, lines to write on, and lines
/// between which something is exempt.
pub fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    marks::unmarked_lines(text)
        .flat_map(str::split_whitespace)
        .map(|word| word.trim_matches(['*', '_', '«', '»']))
        .filter(|word| !word.is_empty() && *word != ">")
}

/// What follows `label` and a colon on a line that begins with them.
fn after_label<'t>(line: &'t str, label: &str) -> Option<&'t str> {
    let rest = line.trim_start_matches([' ', '*', '-']).strip_prefix(label)?;
    rest.trim_start_matches('*').strip_prefix(':').map(|rest| rest.strip_prefix("**").unwrap_or(rest))
}

/// Whether the line begins something else than the words of a decision.
fn ends(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '*', '-']);
    OTHER.iter().any(|label| {
        line.strip_prefix(label).is_some_and(|rest| rest.trim_start_matches('*').starts_with([':', ' ', '(']))
            && line.contains(':')
    })
}

fn heading_depth(line: &str) -> Option<usize> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=6).contains(&depth) && line[depth..].starts_with(' ')).then_some(depth)
}

/// Whether the heading is that of the item: «Sak 05/24 Tittel», «05/24: Tittel».
fn is_numbered(heading: &str, number: &str) -> bool {
    let line = heading.trim_start_matches('#').trim_start();
    let line =
        ["Sak nr. ", "Sak nr ", "Sak "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let rest = line.strip_prefix(number);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTES: &str = "# Referat\n\n### Sak 01/24 Godkjenning\n\nVedtak: Godkjent.\n\n### Sak 02/24 Høring\n\n**Forslag til vedtak:**\n\n> Styret vedtar uttalelsen.\n\nAvstemning (for, mot, hvem): enstemmig\n\n**Vedtak:** Styret vedtar\nuttalelsen.\n\nDen sendes i dag.\n\nProtokolltilførsel: ingen\n\n### Sak 03/24 Neste\n\nVedtak: ______\n";

    fn found(number: &str) -> Option<String> {
        decision(MINUTES, number).map(|range| words(&MINUTES[range]).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn an_item_s_own_words() {
        assert_eq!(found("01/24").as_deref(), Some("Godkjent."));
        assert_eq!(found("02/24").as_deref(), Some("Styret vedtar uttalelsen. Den sendes i dag."));
        assert_eq!(found("03/24"), None, "nothing is written");
        assert_eq!(found("2/24"), None, "another number");
        assert_eq!(found("02/2"), None, "a part of a number");
        assert!(has_decisions(MINUTES) && !has_decisions("# Innkalling\n\n**Forslag til vedtak:**\n"));
    }
}
