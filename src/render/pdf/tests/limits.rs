//! Papers deeper, emptier and larger than anyone writes.

use std::collections::BTreeMap;

use super::{assert_says, document, made, paragraph, render};
use crate::document::{Block, Column, Inline, Table, plain};

#[test]
fn depth_has_no_end() {
    let list = |start| {
        (0..200).fold(vec![paragraph("innerst")], |inner, _| {
            vec![paragraph("ytre"), Block::List { start, items: vec![inner] }]
        })
    };
    let mut blocks = list(None);
    blocks.extend(list(Some(u64::MAX)));
    blocks.extend((0..200).fold(vec![paragraph("sitert")], |inner, at| {
        vec![if at % 2 == 0 { Block::Quote(inner) } else { Block::Proposal(inner) }]
    }));
    blocks.push(Block::Paragraph((0..200).fold(plain("dypt"), |inner, at| {
        vec![if at % 2 == 0 { Inline::Emphasis(inner) } else { Inline::Strong(inner) }]
    })));
    blocks.push(Block::Paragraph((0..50).fold(plain("note"), |inner, _| {
        vec![Inline::text("x"), Inline::Footnote(vec![Block::Paragraph(inner)])]
    })));
    assert_says(&made(blocks), &["innerst", "sitert", "dypt", "note"]);
}

#[test]
fn empty_things_make_a_paper() {
    let pdf = made(vec![
        Block::Paragraph(vec![]),
        Block::Notice(vec![]),
        Block::Masthead { kind: String::new(), facts: vec![(String::new(), String::new())] },
        Block::List { start: Some(0), items: vec![vec![], vec![Block::Paragraph(vec![])]] },
        Block::Facts(vec![(String::new(), vec![])]),
        Block::Preformatted(String::new()),
        Block::Part { running_head: String::new() },
        Block::Part { running_head: String::new() },
        Block::Rule,
        Block::FillIn { label: String::new() },
        Block::Paragraph(vec![
            Inline::Code(String::new()),
            Inline::Emphasis(vec![]),
            Inline::Footnote(vec![]),
            Inline::LineBreak,
            Inline::Link { address: "https://a.no".to_owned(), text: vec![] },
        ]),
    ]);
    assert!(!pdf.bytes.is_empty());
    let mut nameless = document(vec![]);
    nameless.title = String::new();
    nameless.council = String::new();
    nameless.language = "../..".to_owned();
    assert!(render(&nameless, &BTreeMap::new()).is_ok());
}

#[test]
fn tables_hold_whatever_they_are_given() {
    let table = |columns: usize, rows: Vec<Vec<Vec<Inline>>>| {
        Block::Table(Table {
            summary: "Tall".to_owned(),
            columns: vec![Column::Short; columns],
            header: (0..columns).map(|at| plain(format!("Kolonne {at}"))).collect(),
            rows,
        })
    };
    let noted = vec![Inline::text("a"), Inline::Footnote(vec![paragraph("i celle")])];
    let long = plain("ord ".repeat(6000));
    let word = plain("Å".repeat(400));
    let mut header_note = Table {
        summary: String::new(),
        columns: vec![Column::Text],
        header: vec![vec![Inline::text("T"), Inline::Footnote(vec![paragraph("i hode")])]],
        rows: (0..80).map(|at| vec![plain(at.to_string())]).collect(),
    };
    header_note.rows.push(vec![]);
    let pdf = made(vec![
        table(4, (0..3000).map(|at| vec![plain(format!("rad-{at}")); 4]).collect()),
        table(2, vec![vec![noted, long], vec![word, vec![], plain("for mye")], vec![]]),
        table(14, vec![vec![plain("kommunestyrerepresentant"); 14]]),
        Block::Table(header_note),
        Block::Quote(vec![table(1, vec![vec![plain("sitert")]])]),
        Block::Notice(plain("merk ".repeat(1500))),
    ]);
    assert_says(&pdf, &["rad-0", "rad-2999", "i celle", "for mye", "i hode", "sitert"]);
}
