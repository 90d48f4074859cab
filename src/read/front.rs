//! Where the front matter ends and the text begins.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{SourceId, Span};
use crate::yaml::{self, Node};

use super::fields::BASIS;

/// The two parts of a file, as ranges of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// Between the fences, without them.
    pub yaml: Range<usize>,
    /// After the second fence.
    pub body: Range<usize>,
}

/// What looks for a fence, made ready once for all texts.
static FENCE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\n---"));

/// Finds the fences: a first line `---`, and the next line that is `---`. A byte order mark before
/// the first and carriage returns are allowed.
pub fn split(text: &str) -> Option<FrontMatter> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let yaml_start = start + first_line(&text[start..]).filter(|line| is_fence(line))?.len();
    // The line feed before each fence is the last of the first, or of the lines between.
    let mut from = yaml_start - 1;
    loop {
        let fence = from + 1 + FENCE.find(text.as_bytes().get(from..)?)?;
        let line = first_line(&text[fence..]).unwrap_or(&text[fence..]);
        if is_fence(line) {
            return Some(FrontMatter { yaml: yaml_start..fence, body: fence + line.len()..text.len() });
        }
        from = fence;
    }
}

/// The first line, with its line feed; none when there is no line feed.
fn first_line(text: &str) -> Option<&str> {
    memchr::memchr(b'\n', text.as_bytes()).map(|end| &text[..=end])
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The tree of a file's front matter and where the body is; findings when there is none.
pub fn read(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<(Node, Range<usize>)> {
    let Some(front) = split(text) else {
        let end = text.lines().next().map_or(0, str::len);
        found.push(
            Diagnostic::new(
                "F01",
                Severity::Error,
                Span::new(id, 0..end),
                "Filen har ikke felter øverst mellom to linjer med ---",
            )
            .with_basis(BASIS)
            .with_advice("La første linje være ---, så feltene, så --- igjen, så teksten."),
        );
        return None;
    };
    let (node, mut faults) = yaml::parse(id, &text[front.yaml.clone()], front.yaml.start);
    let is_faulty = !faults.is_empty();
    found.append(&mut faults);
    match node {
        Some(node) => Some((node, front.body)),
        None if is_faulty => None,
        None => {
            found.push(
                Diagnostic::new(
                    "F01",
                    Severity::Error,
                    Span::new(id, 0..3),
                    "Det står ingen felter mellom linjene med ---",
                )
                .with_basis(BASIS)
                .with_advice("Fyll inn feltene; «ipr sak new» lager en fil som er klar til å skrive i."),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences() {
        let parts =
            |text: &str| split(text).map(|front| (text[front.yaml].to_owned(), text[front.body].to_owned()));
        assert_eq!(parts("---\na: 1\n---\ntekst"), Some(("a: 1\n".into(), "tekst".into())));
        assert_eq!(parts("\u{feff}---\r\na: 1\r\n---\r\nx\r\n"), Some(("a: 1\r\n".into(), "x\r\n".into())));
        assert_eq!(parts("---\n---\n"), Some((String::new(), String::new())));
        assert_eq!(parts("# Tittel\n"), None);
        assert_eq!(parts("---\na: 1\n"), None);
        assert_eq!(parts(""), None);
    }
}
