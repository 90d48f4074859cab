//! What somebody has written that a paper does not show, or does not show to everybody.

/// Why a part of a text is not on the paper as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unprinted {
    /// It is HTML.
    Html,
    /// It is a comment that nothing ends, and all that follows is in it.
    OpenComment,
    /// It is a picture that lies elsewhere, or of a kind that no paper takes.
    ForeignPicture,
    /// It is a picture without words for those who do not see it.
    WordlessPicture,
    /// It is a heading within a section, and nothing stands under it.
    EmptyHeading,
    /// It stands in cells that the table has no column for.
    SurplusCells,
    /// It is a footnote that nothing in the text calls.
    UncalledNote,
    /// It is a footnote whose name another has taken before it.
    SecondNote,
    /// It is a character that no face of the papers has.
    Glyph(char),
}

/// Whether it is the HTML of a new line, the only one that papers show.
pub fn is_line_break(html: &str) -> bool {
    let inner = html.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    inner.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br")
}
