//! What stands around the items on the finished paper: who met, the § of a closing, and where it is signed.

use crate::document::{Block, Table, plain, text_of};
use crate::norsk;
use crate::plans::Subject;

/// What the public paper says of who did not come; why is nobody else's business.
const ABSENT: &str = "forfall";
/// The blocks about the meeting without what only helped to fill them in, and without why anybody was absent.
pub fn finished(subject: &Subject<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let substitutes = subject.words().minutes.substitutes;
    let mut kept = Vec::new();
    let mut was_list_title = false;
    for mut block in blocks {
        let is_title = matches!(&block, Block::Paragraph(words) if text_of(words).trim() == substitutes);
        let is_its_list = was_list_title && matches!(block, Block::List { .. });
        was_list_title = is_title;
        if is_title || is_its_list {
            continue;
        }
        if let Block::Table(table) = &mut block {
            without_reasons(table);
        }
        kept.push(block);
    }
    kept
}

/// Leaves nothing of those who did not come but that they did not.
fn without_reasons(table: &mut Table) {
    let is_came = |title: &String| {
        ["motte", "til-sted", "til-stad", "oppmote"].iter().any(|start| title.starts_with(start))
    };
    let titles: Vec<String> = table.header.iter().map(|cell| norsk::slug(&text_of(cell), 60)).collect();
    let Some(column) = titles.iter().position(is_came) else { return };
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
        let slug = norsk::slug(&text_of(cell), 200);
        if !slug.split('-').all(is_about_coming) {
            *cell = plain(ABSENT);
        }
    }
}

/// Whether a word tells that somebody came, or when.
fn is_about_coming(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "", "ja", "j", "x", "v", "ok", "motte", "mott", "stede", "stades", "tilstede", "fra", "til", "kl",
        "kom", "gikk", "gjekk", "nei",
    ];
    WORDS.contains(&word) || word.chars().all(|letter| letter.is_ascii_digit())
}

/// A line to sign on under the heading for it.
pub fn sign(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let words = &subject.words().minutes;
    let is_heading =
        |block: &Block| matches!(block, Block::Heading { text, .. } if text_of(text) == words.signature);
    let at = blocks.iter().rposition(is_heading).unwrap_or_else(|| {
        blocks.push(Block::heading(2, words.signature));
        blocks.len() - 1
    });
    blocks.insert(at + 1, Block::FillIn { label: words.chair.to_owned() });
}
