//! The user's text and places in it.

pub mod address;
pub mod birth_number;
pub mod digest;
pub mod edit;
pub mod glyphs;
pub mod likeness;
pub mod limits;
pub mod marks;
pub mod raster;
mod sources;
pub mod steering;
pub mod telling;

use std::ops::Range;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

pub use sources::Sources;

/// A file of the workspace as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path from the workspace's root, with forward slashes on every system.
    pub path: String,
    /// The content. Empty when the file could not be taken as text.
    pub text: String,
}

/// Which [`Source`] of the workspace a place is in. Ids stand in the order of paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A file as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Path from the workspace's root, with forward slashes on every system.
    pub path: String,
    /// What it shall hold.
    pub bytes: Vec<u8>,
}

/// What has become of a file since it was last saved in git.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is new.
    New,
    /// It holds something else.
    Changed,
    /// It is gone.
    Gone,
}

/// A file that is not as git has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// Path from the workspace's root.
    pub path: String,
    /// What has become of it.
    pub became: Became,
}

/// A place: a range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place of `range` in `source`. Files are far smaller than 4 GiB, which reading guards.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: clip(range.start), end: clip(range.end) }
    }

    /// The bytes as a range to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this place of the same file.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether this place and `other` in the same file have bytes in common.
    pub fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether some of `other` in the same file, and not all of it, lies within this place.
    pub fn parts(self, other: Self) -> bool {
        self.touches(other) && !self.holds(other)
    }

    /// From the start of this place to the end of `other`, both in the same file.
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }
}

fn clip(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value and where the user wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Placed<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// What `make` makes of the value, written where it is.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: make(self.value), span: self.span }
    }
}

impl Source {
    /// Line and column, both from 1, of the byte at `offset`; columns count characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.floor(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }

    /// The bytes of the line that `offset` is on, without what ends it. Only that line is looked through.
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        let offset = self.floor(offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |newline| offset + newline);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// The text of a place in this source.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[self.floor(span.start as usize)..self.floor(span.end as usize)]
    }

    /// The nearest place at or before `offset` where a character begins, inside the text.
    pub fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// Breaks a text into lines of at most `width` characters, at spaces. A word that is wider stands alone.
pub fn wrap(text: &str, width: usize) -> String {
    let options = Options::new(width)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source { path: "a".into(), text: "råd:\n  navn: æøå\n".into() };
        let offset = source.text.find("øå").expect("in the text");
        assert_eq!(source.line_and_column(offset), (2, 10));
        assert_eq!(source.line_and_column(10_000), (3, 1));
    }

    #[test]
    fn a_line_is_without_its_end() {
        let source = Source { path: "a".into(), text: "råd:\r\n\n  æ\nø".into() };
        let lines = [0, 4, 5, 6, 7, 9, 12, 13, 10_000].map(|at| &source.text[source.line_at(at)]);
        assert_eq!(lines, ["råd:", "råd:", "råd:", "råd:", "", "  æ", "  æ", "ø", "ø"]);
    }
}
