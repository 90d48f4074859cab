//! A [`Document`] as Typst source text.
//!
//! The text is code, not markup: a list of calls to the functions of `paper.typ`, in which
//! everything a user wrote is a string literal. There is nothing to escape out of.

mod blocks;
mod chart;
mod families;
mod inline;
mod literal;
mod page;
mod table;
mod timetable;
#[cfg(test)]
mod tests;
mod wheel;

use crate::document::{Block, Document};
pub(super) use blocks::TypstSource;
use blocks::TypstWriter;
use literal::{bound, literal};

/// The functions that a rendered text calls, by the name it imports them under.
#[cfg(feature = "pdf")]
pub(super) const TEMPLATE: (&str, &str) = ("/paper.typ", include_str!("typst/paper.typ"));

/// What `paper.typ` imports of the council whose paper it is.
#[cfg(feature = "pdf")]
pub(super) const MARK: &str = "/mark.typ";

/// The colour of a council that has said none.
const QUIET_BLUE: &str = "#143f6b";

/// The source text of `document`, which needs `paper.typ` beside it.
pub fn render(document: &Document) -> String {
    source(document).text
}

/// The source text of `document` and what it refers to.
pub(super) fn source(document: &Document) -> TypstSource {
    let mut writer = TypstWriter::new(document);
    writer.line("#import \"/paper.typ\": *");
    writer.line(&format!("#show: paper.with({})", settings(document)));
    writer.line("#{");
    writer.page(document);
    writer.line("}");
    writer.finish(mark(document))
}

/// Whose paper it is, and how that looks.
fn mark(document: &Document) -> String {
    // What hangs on a wall has it first; in other papers it is one section of them.
    let is_drawn = |block: &Block| matches!(block, Block::OnePageTable(_) | Block::YearWheel(_));
    let is_section = |block: &Block| matches!(block, Block::Heading { level: 2.., .. });
    let poster =
        document.blocks.iter().find(|block| is_drawn(block) || is_section(block)).is_some_and(is_drawn);
    let colour = document.mark.colour.as_deref().unwrap_or(QUIET_BLUE);
    format!(
        "#let accent = rgb({})\n#let council = {}\n#let poster = {poster}\n",
        literal(colour),
        literal(&document.council)
    )
}

fn settings(document: &Document) -> String {
    let (lang, region) = language(&document.language);
    // A PDF/UA without a title is none.
    let titles = [document.title.as_str(), document.council.as_str(), "Uten tittel"];
    let title = titles.into_iter().find(|title| title.contains(char::is_alphanumeric)).unwrap_or_default();
    let restriction = document.restriction.as_ref();
    let restriction =
        restriction.map_or_else(String::new, |words| format!(", restriction: {}", literal(&bound(words))));
    format!(
        "title: {}, lang: \"{lang}\", region: \"{region}\", head-words: {}{restriction}",
        literal(title),
        literal(&bound(&document.running_head)),
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
