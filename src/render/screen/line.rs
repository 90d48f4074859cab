//! Running text, broken into lines.

use crate::document::{Inline, text_of};

/// Stands for a blank at which no line is broken. It is as wide as one, and is of private use: a text that
/// has it shows a blank.
const UNBROKEN: char = '\u{e000}';

/// `inlines` in lines of at most `width` characters. A command is never broken: it is to be copied.
pub(super) fn flowed(inlines: &[Inline], width: usize) -> Vec<String> {
    let mut text = String::new();
    collect(inlines, &mut text);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let wrapped = crate::text::wrap(line, width).replace(UNBROKEN, " ");
        lines.extend(wrapped.split('\n').map(|line| line.trim_end().to_owned()));
    }
    lines
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(&clean(words)),
            Inline::Code(words) => text.push_str(&unbroken(words)),
            Inline::Action(action) => text.push_str(&unbroken(&action.to_string())),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Foreign(_, inner) => collect(inner, text),
            Inline::Link { text: inner, .. } => collect(inner, text),
            Inline::LineBreak => text.push('\n'),
            Inline::Footnote(_) => {}
        }
    }
}

fn unbroken(words: &str) -> String {
    clean(words).replace(' ', &UNBROKEN.to_string())
}

/// `inlines` as one line. Where nothing is broken, a blank need not say that it is unbroken.
pub(super) fn one_line(inlines: &[Inline]) -> String {
    clean(&text_of(inlines)).replace('\u{a0}', " ")
}

/// The text without characters that steer a terminal.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The text, cut at `width` characters with an ellipsis.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_never_broken_and_takes_its_room() {
        let words = [Inline::text("Kjør «"), Inline::Code("ipr plan 2027".to_owned()), Inline::text("» nå.")];
        assert_eq!(flowed(&words, 16), ["Kjør", "«ipr plan 2027»", "nå."]);
        assert_eq!(flowed(&words, 24), ["Kjør «ipr plan 2027» nå."]);
    }
}
