//! Which parts of a text its marks withhold from the public.
//!
//! What is asked of the marks is strict, since a mark that is taken for text lets a secret out: each on a
//! line of its own, in pairs, at the margin, and not in code, where it may be an example.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::model::{Doubt, Passages, Section};
use crate::text::marks::{self, PassageMark};
use crate::text::{Placed, SourceId, Span};

/// Reads the marks of `text` in the range `body`, which has these sections.
pub fn read(id: SourceId, text: &str, body: Range<usize>, sections: &[Section]) -> Passages {
    let base = body.start;
    let mut marks: Vec<(Span, PassageMark)> = Vec::new();
    for (line, mark) in marks::marks(&text[body.clone()]) {
        marks.push((Span::new(id, base + line.start..base + line.end), mark));
    }
    if marks.is_empty() {
        return Passages::Unmarked;
    }
    let stamps: Vec<Span> =
        marks.iter().filter(|(_, mark)| *mark == PassageMark::Stamp).map(|(place, _)| *place).collect();
    marks.retain(|(_, mark)| *mark != PassageMark::Stamp);
    let passages = match pairs(&marks) {
        Ok(passages) => passages,
        Err(doubt) => return Passages::Doubtful(doubt),
    };
    // Within a passage it says no more than the marks do.
    let is_within = |stamp: &Span| passages.iter().any(|passage| passage.holds(*stamp));
    if let Some(stamp) = stamps.iter().find(|stamp| !is_within(stamp)) {
        return Passages::Doubtful(Placed::new(Doubt::Stamp, *stamp));
    }
    if let Some(doubt) = unseen(text, body, &marks) {
        return Passages::Doubtful(doubt);
    }
    for passage in &passages {
        if let Some(doubt) = split(text, *passage, sections) {
            return Passages::Doubtful(doubt);
        }
    }
    Passages::Whole(passages)
}

/// Each opening mark to its closing one.
fn pairs(marks: &[(Span, PassageMark)]) -> Result<Vec<Span>, Placed<Doubt>> {
    let mut passages = Vec::new();
    let mut open: Option<Span> = None;
    for &(place, mark) in marks {
        let doubt = match (mark, open) {
            (PassageMark::Opens, None) => {
                open = Some(place);
                continue;
            }
            (PassageMark::Closes, Some(start)) => {
                passages.push(start.to(place));
                open = None;
                continue;
            }
            (PassageMark::Opens, Some(_)) => Doubt::Nested,
            (PassageMark::Closes, None) => Doubt::Unopened,
            (PassageMark::Doubtful, _) => Doubt::Unreadable,
            (PassageMark::Stamp, _) => Doubt::Stamp,
        };
        return Err(Placed::new(doubt, place));
    }
    match open {
        Some(place) => Err(Placed::new(Doubt::Unclosed, place)),
        None => Ok(passages),
    }
}

/// What a mark is while the text is parsed to see where it stands: a rule, which code and comments hide.
const RULE: &str = "***";

/// The first mark that the Markdown around it takes into something else than the page itself.
fn unseen(text: &str, body: Range<usize>, marks: &[(Span, PassageMark)]) -> Option<Placed<Doubt>> {
    let mut ruled = String::with_capacity(text.len());
    let mut rules = Vec::with_capacity(marks.len());
    let mut start = body.start;
    for (place, _) in marks {
        ruled.push_str(&text[start..place.start as usize]);
        ruled.push_str("\n\n");
        rules.push(ruled.len());
        ruled.push_str(&format!("{RULE}\n\n"));
        start = place.end as usize;
    }
    ruled.push_str(&text[start..body.end]);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut depth = 0;
    let mut seen = Vec::new();
    for (event, range) in Parser::new_ext(&ruled, options).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Rule if depth == 0 => seen.push(range.start),
            _ => {}
        }
    }
    let missing = rules.iter().position(|rule| seen.binary_search(rule).is_err())?;
    Some(Placed::new(Doubt::InCode, marks[missing].0))
}

/// That a passage parts what belongs together.
fn split(text: &str, passage: Span, sections: &[Section]) -> Option<Placed<Doubt>> {
    let is_row = |line: Option<&str>| line.is_some_and(|line| line.trim_start().starts_with('|'));
    let before = text[..passage.start as usize].strip_suffix('\n').unwrap_or_default();
    let mut after = text[passage.end as usize..].lines();
    after.next();
    if is_row(before.lines().next_back()) && is_row(after.next()) {
        return Some(Placed::new(Doubt::InTable, passage));
    }
    for section in sections {
        let rest = passage.end as usize..section.body.end as usize;
        let has_more = !text.get(rest).unwrap_or_default().trim().is_empty();
        if passage.holds(section.heading_span) && has_more {
            return Some(Placed::new(Doubt::SplitsSection, section.heading_span));
        }
    }
    None
}

/// What is said of a doubt, and what to do about it.
pub fn told(doubt: Doubt) -> (&'static str, &'static str) {
    match doubt {
        Doubt::Unreadable => (
            "Linjen ligner et merke for et unntatt avsnitt, men er ikke skrevet slik",
            "Skriv ::: unntatt foran og ::: etter, hvert på sin egen linje helt til venstre.",
        ),
        Doubt::Nested => (
            "Et unntatt avsnitt begynner før det forrige er slutt",
            "Avslutt hvert avsnitt med en linje med ::: før det neste begynner.",
        ),
        Doubt::Unopened => (
            "Et unntatt avsnitt slutter her, men begynner ikke noe sted",
            "Sett en linje med ::: unntatt der det begynner, eller fjern denne.",
        ),
        Doubt::Unclosed => {
            ("Et unntatt avsnitt begynner her, men slutter ikke", "Sett en linje med ::: der det slutter.")
        }
        Doubt::InCode => {
            ("Merket står i kode eller HTML og virker ikke der", "Sett begge merkene utenfor koden.")
        }
        Doubt::InTable => (
            "Et unntatt avsnitt begynner og slutter midt i en tabell",
            "Sett merkene rundt hele tabellen, eller del den i to.",
        ),
        Doubt::Stamp => (
            "Teksten sier at noe er unntatt offentlighet, men ikke hva",
            "Legg til «unntatt:» med hjemmelen øverst i saken, eller sett ::: unntatt og ::: rundt det som \
             er unntatt. Er ingenting unntatt, skriv det om.",
        ),
        Doubt::SplitsSection => (
            "Overskriften er unntatt, men ikke alt som står under den",
            "La avsnittet gå til neste overskrift, eller begynne etter denne.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::sections::scan;

    fn passages(text: &str) -> Result<Vec<&str>, Doubt> {
        let sections = scan(SourceId(0), text, 0..text.len()).sections;
        match read(SourceId(0), text, 0..text.len(), &sections) {
            Passages::Unmarked => Ok(Vec::new()),
            Passages::Whole(passages) => Ok(passages.iter().map(|passage| &text[passage.range()]).collect()),
            Passages::Doubtful(doubt) => Err(doubt.value),
        }
    }

    #[test]
    fn whole_passages_are_found_around_anything() {
        for inner in [
            "hemmelig",
            "\n| a | b |\n|---|---|\n| c | d |",
            "- a\n- b\n",
            "### Om søkerne\n\nhemmelig\n",
            "> sitat",
            "```\nkode\n```",
            "[^1]: note",
            "---",
        ] {
            for before in ["", "Tekst\n", "- a\n- b\n", "| a |\n|---|\n| b |\n", "> sitat\n"] {
                let text = format!("## Én\n\n{before}::: unntatt\n{inner}\n:::\nmer\n\n## To\n\nx\n");
                assert_eq!(passages(&text), Ok(vec![&*format!("::: unntatt\n{inner}\n:::")]), "{text}");
            }
        }
        let sections = "a\n\n::: unntatt\n\n## Én\n\nx\n\n## To\n\ny\n\n:::\n\n## Tre\n\nz\n";
        assert_eq!(passages(sections).map(|passages| passages.len()), Ok(1));
        assert_eq!(passages("::: unntatt\r\na\r\n:::\r\n"), Ok(vec!["::: unntatt\r\na\r\n:::"]));
    }

    #[test]
    fn a_heading_is_no_part_of_a_line_under_a_mark() {
        let text = "::: unntatt\nhemmelig\n:::\n---\n\n## Én\n";
        let headings = scan(SourceId(0), text, 0..text.len()).sections;
        assert_eq!(headings.iter().map(|section| section.heading.raw().as_str()).collect::<Vec<_>>(), ["Én"]);
    }

    #[test]
    fn what_is_not_certain_is_in_doubt() {
        for (text, doubt) in [
            ("::: unntatt\na\n", Doubt::Unclosed),
            ("a\n:::\n", Doubt::Unopened),
            ("::: unntatt\n::: unntatt\na\n:::\n:::\n", Doubt::Nested),
            ("::: unntat\na\n:::\n", Doubt::Unreadable),
            ("- a\n  ::: unntatt\n  b\n  :::\n", Doubt::Unreadable),
            ("```\n::: unntatt\na\n:::\n```\n", Doubt::InCode),
            ("::: unntatt\n```\na\n:::\n```\n", Doubt::InCode),
            ("```\na\n::: unntatt\n```\nb\n:::\n", Doubt::InCode),
            ("<!--\n::: unntatt\na\n:::\n-->\n", Doubt::InCode),
            ("<script>\n\n::: unntatt\na\n:::\n</script>\n", Doubt::InCode),
            ("| a |\n|---|\n::: unntatt\n| b |\n:::\n| c |\n", Doubt::InTable),
            ("::: unntatt\n## Én\na\n:::\nb\n", Doubt::SplitsSection),
        ] {
            assert_eq!(passages(text), Err(doubt), "{text}");
        }
    }
}
