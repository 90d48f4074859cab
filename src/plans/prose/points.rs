//! Points that somebody has written each on its own line, where Markdown knows no list: `a)`, `•`, `1.1`.

use pulldown_cmark::{Event, Tag};

/// How a line shows that it is a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PointMark {
    /// It can be nothing else: «a)», «•».
    Certain,
    /// It may be: «–», «1.1», «§ 3», «(a)». It is when the paragraph begins so, or a colon came before.
    Possible,
}

/// Finds the lines of a paragraph that are points, and so begin on a line of their own.
#[derive(Debug, Default)]
pub(super) struct PointLines {
    /// Whether the paragraph has such lines already.
    has_some: bool,
    /// Whether the last text ended in a colon.
    after_colon: bool,
    /// Whether the next text begins the paragraph.
    is_first: bool,
}

impl PointLines {
    /// Whether `event` is the end of a line, and a point begins with `next`.
    pub(super) fn begins(&mut self, event: &Event<'_>, next: Option<&Event<'_>>) -> bool {
        match (event, next) {
            (Event::Start(Tag::Paragraph | Tag::Item | Tag::FootnoteDefinition(_)), _) => {
                *self = Self { is_first: true, ..Self::default() };
            }
            (Event::Text(text), _) => {
                if self.is_first {
                    self.has_some = mark_of(text).is_some();
                }
                self.is_first = false;
                self.after_colon = text.trim_end().ends_with(':');
            }
            (Event::SoftBreak, Some(Event::Text(text))) => {
                let begins = match mark_of(text) {
                    Some(PointMark::Certain) => true,
                    Some(PointMark::Possible) => self.has_some || self.after_colon,
                    None => false,
                };
                self.has_some |= begins;
                return begins;
            }
            _ => {}
        }
        false
    }
}

/// The mark that a line begins with, when words follow it.
fn mark_of(line: &str) -> Option<PointMark> {
    let (mark, _) = line.split_once([' ', '\u{a0}'])?;
    let is_one_letter = |text: &str| {
        let mut letters = text.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let is_roman = |text: &str| !text.is_empty() && text.chars().all(|digit| "ivx".contains(digit));
    let is_number = |text: &str| {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        text.trim_end_matches('.').split('.').all(is_part)
    };
    if matches!(mark, "•" | "·" | "▪" | "●" | "◦" | "‣" | "○" | "■" | "\u{f0b7}") {
        return Some(PointMark::Certain);
    }
    if let Some(inner) = mark.strip_suffix(')') {
        if is_one_letter(inner) || is_roman(inner) {
            return Some(PointMark::Certain);
        }
        let inner = inner.strip_prefix('(').unwrap_or(inner);
        let is_point = is_one_letter(inner) || is_roman(inner) || is_number(inner);
        return is_point.then_some(PointMark::Possible);
    }
    let is_letter = mark.strip_suffix('.').is_some_and(is_one_letter);
    let is_point =
        matches!(mark, "–" | "—" | "-" | "§") || is_letter || is_number(mark) && mark.contains('.');
    is_point.then_some(PointMark::Possible)
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, Inline};
    use crate::norsk::Language;
    use crate::plans::prose;

    fn lines(markdown: &str) -> usize {
        let blocks = prose::blocks(markdown, "cases/2024/a.md", 3, Language::Bokmal);
        let [Block::Paragraph(inlines)] = blocks.as_slice() else { panic!("{blocks:?}") };
        1 + inlines.iter().filter(|inline| **inline == Inline::LineBreak).count()
    }

    #[test]
    fn points_stand_on_lines_of_their_own() {
        for (text, count) in [
            ("Styret vedtar:\na) en\nog to\nb) tre\n", 3),
            ("a) en\nb) **to**\n", 2),
            ("Noe\n• en\n• to\n", 3),
            ("i) en\nii) to\niii) tre\n", 3),
            ("Slik:\n– en\n– to\n", 3),
            ("1.1 En\n1.2 To\n", 2),
            ("§ 1 En\n§ 2 To\n", 2),
            ("Til stede:\nA. Berg\nB. Dal\n", 3),
        ] {
            assert_eq!(lines(text), count, "{text}");
        }
    }

    #[test]
    fn lines_that_only_go_on_do_not() {
        for text in [
            "Styret mener\n– som før –\nat det går\n",
            "Se koml.\n§ 11-3 her\n",
            "a\nb\n",
            "Møtet 1.1\n2024 var\n",
        ] {
            assert_eq!(lines(text), 1, "{text}");
        }
    }
}
