//! What stands around the items on the finished paper: who met, the § of a closing, and where it is signed.

use super::shape;
use crate::document::{Block, Inline, Table, plain, text_of};
use crate::model::Role;
use crate::norsk::written::WEEKDAYS;
use crate::norsk::{self, Language};
use crate::plans::{Subject, minutes};

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
        if let Some((label, rest)) = shape::labelled(&block)
            && label == subject.words().minutes.others
        {
            let named = Inline::text(format!(" {}", in_full(subject, &text_of(&rest))));
            block = Block::Paragraph(vec![Inline::Strong(plain(format!("{label}:"))), named]);
        }
        if let Block::Table(table) = &mut block {
            without_reasons(subject, table);
            let absent = present(subject, table);
            kept.push(block);
            kept.extend(absent);
        } else {
            kept.push(block);
        }
    }
    kept
}

/// Names as members.yaml has them: who is called «Elin» where it was written is somebody else to a reader.
pub fn in_full(subject: &Subject<'_>, said: &str) -> String {
    let people = &subject.workspace.people;
    let mut parts = Vec::new();
    for part in said.trim().split(", ") {
        let mut names = Vec::new();
        for name in part.split(" og ") {
            names.push(match people.called(name.trim())[..] {
                [id] if !name.trim().contains(' ') => people.name_of(id),
                _ => name,
            });
        }
        parts.push(names.join(" og "));
    }
    parts.join(", ")
}

/// Leaves nothing of those who did not come but that they did not.
fn without_reasons(subject: &Subject<'_>, table: &mut Table) {
    let is_came = |title: &String| {
        ["motte", "til-sted", "til-stad", "oppmote"].iter().any(|start| title.starts_with(start))
    };
    let titles: Vec<String> = table.header.iter().map(|cell| norsk::slug(&text_of(cell), 60)).collect();
    let Some(column) = titles.iter().position(is_came) else { return };
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
        let words = text_of(cell);
        let slug = norsk::slug(&words, 200);
        if !slug.split('-').all(is_about_coming) {
            *cell = plain(away_on_one_day(subject, &words).unwrap_or_else(|| ABSENT.to_owned()));
        }
    }
}

/// «ikke 16. februar», of one who was there on another day of the meeting, and «bare 16. februar».
fn away_on_one_day(subject: &Subject<'_>, words: &str) -> Option<String> {
    if subject.meeting.arrangement().more_days.is_empty() {
        return None;
    }
    let mut kept = Vec::new();
    let mut has_day = false;
    for word in words.split_whitespace() {
        let slug = norsk::slug(word, 60);
        let is_day = norsk::MONTHS.contains(&slug.as_str()) || WEEKDAYS.iter().any(|(day, _)| *day == slug);
        has_day |= is_day || word.contains('.');
        let is_only = ["bare", "berre", "kun"].contains(&slug.as_str());
        if !slug.is_empty() && slug != "nei" && (is_day || is_only || is_about_coming(&slug)) {
            kept.push(word.trim_matches(['(', ')', ',', ';']));
        }
    }
    if !has_day {
        return None;
    }
    let is_there = |word: &&str| ["bare", "berre", "kun", "fra", "frå", "til", "kl", "kl."].contains(word);
    if !kept.iter().any(is_there) {
        kept.insert(0, if subject.language() == Language::Nynorsk { "ikkje" } else { "ikke" });
    }
    Some(kept.join(" "))
}

/// Leaves in the list who came, with a remark where that was not the whole meeting, and after each whoever
/// came instead. Those who did not come stand under it.
fn present(subject: &Subject<'_>, table: &mut Table) -> Option<Block> {
    let words = &subject.words().minutes;
    let common = &subject.words().common;
    let at = |title: &str| table.header.iter().position(|cell| text_of(cell) == title);
    let (came, instead, seat) = (at(words.came)?, at(words.substitute)?, at(common.seat)?);
    let represents = at(common.represents);
    let (mut rows, mut absent) = (Vec::new(), Vec::new());
    for mut row in std::mem::take(&mut table.rows) {
        row.resize(table.header.len(), Vec::new());
        let name = text_of(&row[0]);
        let stand_in = plain(in_full(subject, &text_of(&std::mem::take(&mut row[instead]))));
        let mut other = row.clone();
        let slug = norsk::slug(&text_of(&row[came]), 200);
        if slug == ABSENT {
            let region = represents.map(|at| text_of(&row[at])).filter(|region| !region.is_empty());
            absent.push(match region {
                Some(region) => format!("{name} ({region})"),
                None => name.clone(),
            });
        } else {
            if ["ja", "j", "x", "v", "ok", "motte", "mott", "til-stede", "til-stades"]
                .contains(&slug.as_str())
            {
                row[came] = Vec::new();
            }
            rows.push(row);
        }
        if !text_of(&stand_in).trim().is_empty() {
            other[0] = stand_in;
            other[seat] = plain(subject.language().of_file_word(Role::Substitute.word()));
            other[came] = plain(format!("for {name}"));
            rows.push(other);
        }
    }
    table.rows = rows;
    table.header[came] = plain(words.remark);
    let [_, label, _] = words.attendance_lines;
    let names = norsk::list(&absent);
    (!absent.is_empty())
        .then(|| Block::Labelled { label: label.to_owned(), blocks: vec![Block::paragraph(names)] })
}

/// Whether a word tells that somebody came, or when.
fn is_about_coming(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "", "ja", "j", "x", "v", "ok", "motte", "mott", "stede", "stades", "tilstede", "fra", "til", "kl",
        "kom", "gikk", "gjekk", "nei",
    ];
    WORDS.contains(&word) || word.chars().all(|letter| letter.is_ascii_digit())
}

/// Whoever signs, last of all: over nothing that is read, and under all that is signed. Until when somebody
/// may complain has a heading of its own.
pub fn sign(subject: &Subject<'_>, chair: Option<String>, blocks: &mut Vec<Block>) {
    let words = &subject.words().minutes;
    let mut names = vec![match chair {
        Some(name) => format!("{name}, {}", words.chair.to_lowercase()),
        None => words.chair.to_owned(),
    }];
    if let Some(name) = shape::taken(blocks, words.secretary) {
        let name = in_full(subject, &name);
        names.push(format!("{name}, {}", words.secretary.to_lowercase()));
    }
    let is_signature =
        |block: &Block| matches!(block, Block::Heading { text, .. } if text_of(text) == words.signature);
    let mut below = match blocks.iter().position(is_signature) {
        Some(at) => blocks.split_off(at),
        None => Vec::new(),
    };
    below.retain(|block| !is_signature(block));
    if let Some(review) = minutes::review(subject) {
        // Where its own heading is gone, it stands with the last item.
        let count = blocks.len() + below.len();
        blocks.retain(|block| *block != review);
        below.retain(|block| *block != review);
        if blocks.len() + below.len() < count {
            blocks.extend([Block::heading(2, subject.words().extract.review), review]);
        }
    }
    // What else was written there stays over the names, and other sections before them.
    let other = below.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(below.len());
    blocks.extend(below.split_off(other));
    blocks.push(Block::heading(2, words.signature));
    blocks.extend(below);
    blocks.extend(names.into_iter().map(|label| Block::FillIn { label }));
}
