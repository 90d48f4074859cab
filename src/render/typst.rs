//! A [`Document`] as Typst source text.
//!
//! The text is code, not markup: a list of calls to the functions of `paper.typ`, in which
//! everything a user wrote is a string literal. There is nothing to escape out of.

mod blocks;
mod inline;
mod literal;
mod table;
mod timetable;
#[cfg(test)]
mod tests;
mod wheel;

use crate::document::{Block, Document};
use blocks::{TypstSource, TypstWriter};
use literal::{bound, literal};

/// The functions that a rendered text calls, by the name it imports them under.
#[cfg(feature = "pdf")]
pub(super) const TEMPLATE: (&str, &str) = ("/paper.typ", include_str!("typst/paper.typ"));

/// The source text of `document`, which needs `paper.typ` beside it.
pub fn render(document: &Document) -> String {
    source(document).text
}

/// The source text of `document` and the pictures it refers to.
pub(super) fn source(document: &Document) -> TypstSource {
    let mut writer = TypstWriter::default();
    let contents = document.blocks.iter().position(|block| matches!(block, Block::Contents { .. }));
    let cover = contents.filter(|&at| at > 0);
    let poster =
        document.blocks.iter().any(|block| matches!(block, Block::OnePageTable(_) | Block::YearWheel(_)));
    writer.line("#import \"/paper.typ\": *");
    writer.line(&format!("#show: paper.with({})", settings(document, cover.is_some(), poster)));
    writer.line("#{");
    let (front, rest) = document.blocks.split_at(cover.unwrap_or(0));
    if cover.is_some() {
        writer.cover(document, front);
    } else if matches!(rest.first(), Some(Block::Masthead { .. })) {
        let letterhead = writer.letterhead(document);
        writer.line(&letterhead);
    }
    writer.page(rest);
    writer.line("}");
    writer.finish()
}

fn settings(document: &Document, cover: bool, poster: bool) -> String {
    let (lang, region) = language(&document.language);
    // A PDF/UA without a title is none.
    let titles = [document.title.as_str(), document.council.as_str(), "Uten tittel"];
    let title = titles.into_iter().find(|title| title.contains(char::is_alphanumeric)).unwrap_or_default();
    let restriction = document.restriction.as_ref();
    let restriction =
        restriction.map_or_else(String::new, |words| format!(", restriction: {}", literal(&bound(words))));
    let poster = if poster { ", poster: true" } else { "" };
    format!(
        "title: {}, council: {}, lang: \"{lang}\", region: \"{region}\", head-words: {}, cover: \
            {cover}{restriction}{poster}",
        literal(title),
        literal(&document.council),
        literal(&document.running_head),
    )
}

/// The language and region of a BCP 47 tag; bokmål in Norway when it is not such a tag.
fn language(tag: &str) -> (&str, &str) {
    let (lang, region) = tag.split_once('-').unwrap_or((tag, "NO"));
    let known = matches!(lang.len(), 2 | 3)
        && lang.bytes().all(|byte| byte.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|byte| byte.is_ascii_uppercase());
    if known { (lang, region) } else { ("nb", "NO") }
}
