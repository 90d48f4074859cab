//! Documents that nobody wrote.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{document, paragraph, render};
use crate::document::{
    Agenda, Block, Column, FreeTime, Inline, MarkSeries, OnePageTable, Ring, Table, When, YearMark, YearWheel,
};

/// Text of any kind: letters, marks, signs, emoji, unassigned and private characters.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        any::<String>(),
        "[a-zæøå ]{0,40}",
        "[אבد ab0-9.(]{0,12}",
        "[#\\[\\]{}()\\\\\"$*/_<>@=~`.-]{0,12}"
    ]
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        5 => any_text().prop_map(Inline::Text),
        1 => any_text().prop_map(Inline::Code),
        1 => Just(Inline::LineBreak),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, |inner| {
        let inner = prop::collection::vec(inner, 0..3);
        prop_oneof![
            inner.clone().prop_map(Inline::Emphasis),
            inner.clone().prop_map(Inline::Strong),
            inner.clone().prop_map(Inline::Struck),
            inner.clone().prop_map(|inner| Inline::Foreign("sma-NO", inner)),
            (any_text(), inner.clone())
                .prop_map(|(end, text)| Inline::Link { address: format!("https://{end}"), text }),
            inner.prop_map(|text| Inline::Footnote(vec![Block::Paragraph(text)])),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![4 => 738_000..738_800i32, 1 => -90_000..900_000i32]
        .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).expect("a day"))
}

fn any_wheel() -> impl Strategy<Value = YearWheel> {
    let when = prop_oneof![any_day().prop_map(When::Day), any::<u32>().prop_map(When::Month)];
    let mark = (when, any_text(), proptest::option::of(any_text()))
        .prop_map(|(when, label, meaning)| YearMark { when, label, meaning });
    let series =
        (any_text(), prop::collection::vec(mark, 0..6)).prop_map(|(name, marks)| MarkSeries { name, marks });
    let ring = prop::collection::vec(series, 0..3).prop_map(|series| Ring { series });
    let free = (any_day(), any_day(), any_text(), any::<bool>())
        .prop_map(|(from, until, name, is_holiday)| FreeTime { from, until, name, is_holiday });
    let year = prop_oneof![4 => Just(2021), 1 => any::<i32>()];
    let words = prop::collection::vec((any_text(), prop::collection::vec(any_text(), 0..3)), 0..3);
    let free = prop::collection::vec(free, 0..3);
    (year, any_text(), prop::collection::vec(ring, 0..5), free, any_text(), any_text(), words).prop_map(
        |(year, owner, rings, free, reading, alternative, words)| YearWheel {
            year,
            words_title: owner.clone(),
            owner,
            rings,
            free,
            reading,
            alternative,
            words,
        },
    )
}

fn any_timetable() -> impl Strategy<Value = OnePageTable> {
    let cells = |range| prop::collection::vec(any_inlines(), range);
    let rows = prop::collection::vec(cells(0..5usize), 0..5);
    (any_text(), cells(0..4usize), rows, prop::collection::vec(0..6usize, 0..3)).prop_map(
        |(summary, header, rows, quiet)| OnePageTable {
            table: Table { summary, columns: vec![Column::Short, Column::Text, Column::Short], header, rows },
            quiet,
        },
    )
}

fn any_agenda() -> impl Strategy<Value = Agenda> {
    let cells = |range| prop::collection::vec(any_inlines(), range);
    let rows = prop::collection::vec(cells(0..5usize), 0..5);
    (any_text(), cells(0..4usize), rows, prop::collection::vec(0..6usize, 0..3)).prop_map(
        |(summary, header, rows, news)| Agenda {
            table: Table { summary, columns: vec![Column::Short, Column::Text, Column::Page], header, rows },
            news,
        },
    )
}

fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let rows = prop::collection::vec(prop::collection::vec(any_inlines(), 0..4), 0..4);
    let table =
        (any_text(), prop::collection::vec(any_inlines(), 0..3), rows).prop_map(|(summary, header, rows)| {
            Table { summary, columns: vec![Column::Figure, Column::Short], header, rows }
        });
    let leaf = prop_oneof![
        any_inlines().prop_map(Block::Paragraph),
        any_inlines().prop_map(Block::Notice),
        (any::<u8>(), any_inlines(), proptest::option::of(any_text()))
            .prop_map(|(level, text, number)| Block::Heading { level, number, text }),
        (any_text(), any_text(), any_text())
            .prop_map(|(kind, label, value)| Block::Masthead { kind, facts: vec![(label, value)] }),
        any_text().prop_map(|running_head| Block::Part { running_head }),
        (any_text(), any_inlines()).prop_map(|fact| Block::Facts(vec![fact])),
        any_agenda().prop_map(Block::Agenda),
        table.prop_map(Block::Table),
        any_text().prop_map(Block::Preformatted),
        any_text().prop_map(|label| Block::FillIn { label }),
        any_text().prop_map(Block::Hint),
        any_wheel().prop_map(|wheel| Block::YearWheel(Box::new(wheel))),
        any_timetable().prop_map(Block::OnePageTable),
        Just(Block::Rule),
    ];
    let block = leaf.prop_recursive(3, 16, 4, |inner| {
        let inner = prop::collection::vec(inner, 0..4);
        prop_oneof![
            inner.clone().prop_map(Block::Proposal),
            inner.clone().prop_map(Block::Quote),
            (any_text(), inner.clone()).prop_map(|(label, blocks)| Block::Labelled { label, blocks }),
            (proptest::option::of(any::<u64>()), prop::collection::vec(inner, 0..3))
                .prop_map(|(start, items)| Block::List { start, items }),
        ]
    });
    prop::collection::vec(block, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// No text and no order of blocks can stop a paper from being made.
    #[test]
    fn every_document_makes_a_paper(mut blocks in any_blocks()) {
        // Where all else fails only plain letters are kept, and that must not come to pass either.
        blocks.push(paragraph("Sami: ŋ"));
        let made = render(&document(blocks), &BTreeMap::new());
        let replaced = made.map(|pdf| pdf.replaced);
        prop_assert!(replaced.as_ref().is_ok_and(|signs| !signs.contains(&'ŋ')), "{replaced:?}");
    }
}
