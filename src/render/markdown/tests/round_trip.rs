//! What Markdown's own reader makes of what is written.

use proptest::prelude::*;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{markdown, parsed};
use crate::document::{Block, Column, Inline, Table, plain};

/// Each visible character with the marks around it: e for emphasis, s for strong, x for struck,
/// c for code, l for link.
type Marked = Vec<(char, String)>;

fn visible(inlines: &[Inline], marks: &str, seen: &mut Marked) {
    let with = |mark: &str| {
        if marks.contains(mark) { marks.to_owned() } else { format!("{marks}{mark}") }
    };
    for inline in inlines {
        match inline {
            Inline::Text(text) => push(text, marks, seen),
            Inline::Code(text) => push(text, &with("c"), seen),
            Inline::Action(action) => push(&action.to_string(), &with("c"), seen),
            Inline::Emphasis(inner) => visible(inner, &with("e"), seen),
            Inline::Strong(inner) => visible(inner, &with("s"), seen),
            Inline::Struck(inner) => visible(inner, &with("x"), seen),
            Inline::Foreign(_, inner) => visible(inner, marks, seen),
            Inline::Link { text, .. } => visible(text, &with("l"), seen),
            Inline::LineBreak | Inline::Footnote(_) => {}
        }
    }
}

fn push(text: &str, marks: &str, seen: &mut Marked) {
    let mut marks: Vec<char> = marks.chars().collect();
    marks.sort_unstable();
    let marks: String = marks.into_iter().collect();
    let shown = text.chars().filter(|character| !character.is_whitespace() && !character.is_control());
    seen.extend(shown.map(|character| (character, marks.clone())));
}

/// What a reader of `markdown` sees, when it is one paragraph; none when it is something else.
fn read(markdown: &str) -> Option<Marked> {
    let mut seen = Marked::new();
    let mut marks = Vec::new();
    for event in parsed(markdown) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::HardBreak => {}
            Event::Start(Tag::Emphasis) => marks.push('e'),
            Event::Start(Tag::Strong) => marks.push('s'),
            Event::Start(Tag::Strikethrough) => marks.push('x'),
            Event::Start(Tag::Link { .. }) => marks.push('l'),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {
                marks.pop();
            }
            Event::Text(text) => push(&text, &marks.iter().collect::<String>(), &mut seen),
            Event::Code(text) => push(&text, &format!("c{}", marks.iter().collect::<String>()), &mut seen),
            Event::InlineHtml(text) if &*text == "<!-- -->" => {}
            _ => return None,
        }
    }
    Some(seen)
}

fn words() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "a",
        "ord",
        " ",
        "  ",
        ".",
        "*",
        "_",
        "**",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "#",
        "-",
        "+",
        "=",
        "1",
        "16",
        ". ",
        ") ",
        "|",
        "~",
        "~~",
        "!",
        "&",
        "&amp;",
        "\\",
        "«",
        "»",
        "§",
        "\t",
        "\u{0}",
        "\u{a0}",
        ":",
        "---",
        "[x]",
        "<b>",
        "http://a.no",
        "å",
        "\n",
        "^",
        "/",
        "\"",
        "'",
        "{",
        "}",
        "$",
        "e\u{301}",
    ]);
    prop::collection::vec(nasty, 0..7).prop_map(|parts| parts.concat())
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let code = "[a-z`| ]{1,5}".prop_filter("code has text", |text| !text.trim().is_empty());
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::Text),
        1 => code.prop_map(Inline::Code),
        1 => Just(Inline::LineBreak),
    ];
    let inline = leaf.prop_recursive(3, 24, 4, |inner| {
        let inner = prop::collection::vec(inner, 1..4);
        prop_oneof![
            inner.clone().prop_map(Inline::Emphasis),
            inner.clone().prop_map(Inline::Strong),
            inner.clone().prop_map(Inline::Struck),
            inner.prop_map(|text| Inline::Link { address: "https://a.no/b_(c)?d&amp;=e".to_owned(), text }),
        ]
    });
    prop::collection::vec(inline, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a paragraph says, and however it is marked, Markdown's own reader sees the same.
    #[test]
    fn says_the_same(text in inlines()) {
        let mut expected = Marked::new();
        visible(&text, "", &mut expected);
        let written = markdown(vec![Block::Paragraph(text)]);
        // A link without words shows its address.
        let addressed = written.contains("a.no/b\\_") || written.contains("[https:");
        let found = read(&written);
        prop_assert!(addressed || found.as_ref() == Some(&expected), "{written}\n{found:?}\n{expected:?}");
    }

    /// Text in a table's cell stays in its cell.
    #[test]
    fn cells_keep_apart(first in words(), second in words()) {
        let table = Table {
            summary: String::new(),
            columns: vec![Column::Text, Column::Figure],
            header: vec![plain("a"), plain("b")],
            rows: vec![vec![plain(&first), plain(&second)]],
        };
        let written = markdown(vec![Block::Table(table)]);
        let mut cells = Vec::new();
        for event in parsed(&written) {
            match event {
                Event::Start(Tag::TableCell) => cells.push(Marked::new()),
                Event::Text(text) => push(&text, "", cells.last_mut().expect("text in a cell")),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
                other => prop_assert!(false, "{written}\n{other:?}"),
            }
        }
        let mut expected = vec![Marked::new(); 4];
        for (cell, text) in expected.iter_mut().zip(["a", "b", &first, &second]) {
            push(text, "", cell);
        }
        prop_assert_eq!(cells, expected, "{}", written);
    }
}
