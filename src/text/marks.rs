//! Lines in Markdown between which stands what the public may not see: `::: unntatt` and `:::`.

mod kind;
mod lookalike;

use std::borrow::Cow;
use std::ops::Range;

use super::Span;

pub use kind::PassageMark;

/// The line that opens a passage.
pub const OPENING: &str = "::: unntatt";
/// The line that closes it.
pub const CLOSING: &str = ":::";

/// The marks in `text`, each with the bytes of its line without what ends it.
pub fn marks(text: &str) -> Vec<(Range<usize>, PassageMark)> {
    // Nearly every text has none.
    if !lookalike::is_worth_reading(text) {
        return Vec::new();
    }
    let mut marks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        marks.extend(mark(words).map(|mark| (start..start + words.len(), mark)));
        start += line.len();
    }
    marks
}

/// The mark on a line without white space at its end. Colons further in are doubtful too: they may stand
/// in a list or a quotation, where a mark is none.
fn mark(line: &str) -> Option<PassageMark> {
    match exact(line) {
        None if line.contains(CLOSING) || line.trim_start().starts_with("::") => Some(PassageMark::Doubtful),
        None => lookalike::mark(line),
        mark => mark,
    }
}

/// The mark on a line that is written as one is.
fn exact(line: &str) -> Option<PassageMark> {
    match line {
        OPENING | ":::unntatt" => Some(PassageMark::Opens),
        CLOSING => Some(PassageMark::Closes),
        _ => None,
    }
}

/// Whether a text that is no running text, but a value or a note, says that something is exempt.
pub fn says_exempt(text: &str) -> bool {
    !marks(text).is_empty()
}

/// Whether any part of `text` may [say so](says_exempt): it is looked over quickly, and nearly always the
/// answer is no.
pub fn may_say_exempt(text: &str) -> bool {
    lookalike::is_worth_reading(text)
}

/// Whether `text` has signs that a mark may be made of, whatever its letters are.
pub fn has_signs(text: &str) -> bool {
    lookalike::has_signs(text.as_bytes())
}

/// The lines of `text` that are no marks, as they stand.
pub fn unmarked_lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.lines().filter(|line| exact(line.trim_end()).is_none())
}

/// The text with a rule of stars over each mark: it ends what is open before it as a mark must, and every
/// other byte stands where it stood.
pub fn masked(text: &str) -> Cow<'_, str> {
    let marks = marks(text);
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    for (line, mark) in marks {
        if matches!(mark, PassageMark::Opens | PassageMark::Closes) {
            let stars = format!("{:1$}", "***", line.len());
            masked.replace_range(line, &stars);
        }
    }
    Cow::Owned(masked)
}

/// The text with spaces over each mark, and every other byte where it stood.
pub fn blanked(text: &str) -> Cow<'_, str> {
    let mut blanked = Cow::Borrowed(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if exact(words).is_some() {
            blanked.to_mut().replace_range(start..start + words.len(), &" ".repeat(words.len()));
        }
        start += line.len();
    }
    blanked
}

/// What stands at `place` in `text`, with each passage in whole marks, also one that begins before the place
/// or ends after it.
pub fn marked(text: &str, place: Span, passages: &[Span]) -> String {
    replaced(text, place, passages, |inner| format!("{OPENING}\n{inner}\n{CLOSING}")).trim().to_owned()
}

/// What stands at `place` in `text`, with what `write` makes of each of the passages instead of it. Of a
/// passage that goes beyond the place, only what is within it counts.
pub fn replaced(text: &str, place: Span, passages: &[Span], write: impl Fn(&str) -> String) -> String {
    let mut replaced = String::new();
    let mut start = place.start;
    for passage in passages.iter().filter(|passage| passage.touches(place)) {
        let (from, to) = (passage.start.max(place.start), passage.end.min(place.end));
        replaced.push_str(&text[start as usize..from as usize]);
        let inner: Vec<&str> = unmarked_lines(&text[from as usize..to as usize]).collect();
        let inner = inner.join("\n");
        if !inner.trim().is_empty() {
            replaced.push_str(&format!("\n\n{}\n\n", write(inner.trim_matches('\n'))));
        }
        start = to;
    }
    replaced.push_str(&text[start as usize..place.end as usize]);
    replaced
}

/// What is `shown` of a text, without the marks of footnotes whose text stands only in its `passages`.
pub fn without_lost_notes(shown: String, text: &str, passages: &[Span]) -> String {
    let inner = passages.iter().map(|passage| &text[passage.start as usize..passage.end as usize]);
    let kept: Vec<String> = defined_notes(&shown).collect();
    let lost: Vec<String> = inner.flat_map(defined_notes).filter(|name| !kept.contains(name)).collect();
    if lost.is_empty() {
        return shown;
    }
    let mut left = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    while let Some(start) = rest.find("[^") {
        let end = rest[start..].find(']').map_or(rest.len(), |length| start + length + 1);
        let is_lost = lost.contains(&rest[start..end].to_lowercase());
        left.push_str(&rest[..if is_lost { start } else { end }]);
        rest = &rest[end..];
    }
    left + rest
}

/// What stands at `place` in `text`: with the passages between the last two seals when they are shown, and
/// else with the first of the seals instead of each.
pub fn sealed(text: &str, place: Span, passages: &[Span], are_shown: bool, seals: [&str; 3]) -> String {
    let [instead, before, after] = seals;
    if are_shown {
        return replaced(text, place, passages, |inner| format!("{before}\n\n{inner}\n\n{after}"));
    }
    let shown = replaced(text, place, passages, |_| instead.to_owned());
    without_lost_notes(shown, text, passages)
}

/// The footnotes whose text is here, each as `[^name]` in small letters.
fn defined_notes(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(|line| {
        let start = line.find("[^")?;
        let end = start + line[start..].find("]:")?;
        // Only signs of a list or a quotation can stand before it.
        let is_first = line[..start].chars().all(|c| !c.is_alphabetic());
        is_first.then(|| line[start..=end].to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceId;

    #[test]
    fn a_mark_is_a_line_of_its_own() {
        let kinds = |text: &str| marks(text).into_iter().map(|(_, mark)| mark).collect::<Vec<_>>();
        assert_eq!(kinds("a\n::: unntatt \r\nb\n:::\n"), [PassageMark::Opens, PassageMark::Closes]);
        assert_eq!(kinds(":::unntatt"), [PassageMark::Opens]);
        for doubtful in [
            " ::: unntatt",
            "- ::: unntatt",
            "> :::",
            ":: unntatt",
            "::::",
            ":::unntatt offl. § 13",
            "::: Unntatt",
            "a :::",
            "a\r:::\rb",
        ] {
            assert_eq!(kinds(doubtful), [PassageMark::Doubtful], "{doubtful:?}");
        }
        assert_eq!(kinds("kl. 10: a\nstd::fmt\n"), []);
    }

    #[test]
    fn what_is_masked_keeps_its_places() {
        let text = "æ\n::: unntatt\nb\n:::\r\nc";
        let masked = masked(text);
        assert_eq!(masked, "æ\n***        \nb\n***\r\nc");
        assert_eq!(unmarked_lines(text).collect::<Vec<_>>(), ["æ", "b", "c"]);
        let span = |start, end| Span::new(SourceId(0), start..end);
        let write = |inner: &str| format!("<{inner}>");
        assert_eq!(replaced(text, span(0, text.len()), &[span(3, 20)], write), "æ\n\n\n<b>\n\n\r\nc");
        let notes = "a[^x] b[^1] c[^Y]\n[^1]: her\n::: unntatt\n[^X]: der\n> [^y]: der\n[^1]: to\n:::\n[^";
        let passage = [span(28, notes.len() - 2)];
        let shown = without_lost_notes(notes[..28].to_owned() + "[^", notes, &passage);
        assert_eq!(shown, "a b[^1] c\n[^1]: her\n[^");
        assert_eq!(replaced(text, span(0, 15), &[span(3, 20)], write), "æ\n", "the rest is elsewhere");
    }
}
