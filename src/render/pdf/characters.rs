//! Characters that no embedded font can show. PDF/A has no place for them, so they are replaced.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::is_default_ignorable;
use typst_layout::PagedDocument;
use unicode_normalization::char::is_combining_mark;

use super::world::fonts;

/// Shown in place of a character; one of the embedded fonts has it.
const SUBSTITUTE: char = '□';

/// The characters of `text` that no font has.
pub(super) fn unknown(text: &str) -> BTreeSet<char> {
    let foreign: BTreeSet<char> = text.chars().filter(|character| !character.is_ascii()).collect();
    foreign.into_iter().filter(|&character| !is_known(character)).collect()
}

fn is_known(character: char) -> bool {
    if is_private(character) {
        return false;
    }
    is_default_ignorable(character)
        || fonts().iter().any(|font| font.info().coverage.contains(u32::from(character)))
}

/// Every character that is known.
pub(super) fn known() -> BTreeSet<char> {
    let covered = fonts().iter().flat_map(|font| font.info().coverage.iter()).filter_map(char::from_u32);
    let mut known: BTreeSet<char> = covered.filter(|&character| !is_private(character)).collect();
    known.extend(('\0'..=char::MAX).filter(|&character| is_default_ignorable(character)));
    known
}

/// Whether a PDF/A refuses the character even where a font has it: it means nothing to others.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` with each of `characters` replaced by something that can be shown.
pub(super) fn replace(text: &str, characters: &BTreeSet<char>) -> String {
    if characters.is_empty() {
        return text.to_owned();
    }
    let shown = |character: char| match character {
        _ if !characters.contains(&character) => character,
        _ if character.is_whitespace() => ' ',
        _ => SUBSTITUTE,
    };
    text.chars().map(shown).collect()
}

/// The characters that were typeset without a glyph.
///
/// A font may have a letter and another font its accent; only the typesetter finds out that no font
/// has both. Then the accent goes and the letter stays.
pub(super) fn missing(paged: &PagedDocument) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for page in paged.pages() {
        search(&page.frame, &mut missing);
    }
    missing
}

fn search(frame: &Frame, missing: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => search(&group.frame, missing),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    missing.extend(culprits(cluster));
                }
            }
            _ => {}
        }
    }
}

fn culprits(cluster: &str) -> Vec<char> {
    let foreign: Vec<char> = cluster.chars().filter(|character| !character.is_ascii()).collect();
    let marks: Vec<char> =
        foreign.iter().copied().filter(|&character| is_combining_mark(character)).collect();
    if marks.is_empty() { foreign } else { marks }
}
