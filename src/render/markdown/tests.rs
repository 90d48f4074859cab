mod round_trip;

use chrono::NaiveDate;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::render;
use crate::document::{Agenda, Block, Column, Document, Inline, Mark, Table, plain};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Referat".to_owned(),
        council: "Rådet IPR".to_owned(),
        language: "nb-NO".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 2, 16).expect("a date"),
        running_head: "Referat".to_owned(),
        restriction: None,
        mark: Mark::default(),
        blocks,
    }
}

fn markdown(blocks: Vec<Block>) -> String {
    render(&document(blocks))
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(plain(text))
}

fn parsed(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options)
}

#[test]
fn plain_norwegian_is_left_alone() {
    let text = "Styret (jf. § 11-5) møttes 16. februar 2024 kl. 09.00–12.00; R&D, ola_nordmann@oslo.no, 5 * \
        3 = 15 – «ja»!";
    assert_eq!(markdown(vec![paragraph(text)]), format!("{text}\n"));
}

#[test]
fn what_begins_a_line_is_text() {
    let cases = [
        ("16. februar", "16\\. februar"),
        ("1) først", "1\\) først"),
        ("- strek", "\\- strek"),
        ("-5 grader", "-5 grader"),
        ("# nummer", "\\# nummer"),
        ("#emneknagg", "#emneknagg"),
        ("> større", "\\> større"),
        ("+ pluss", "\\+ pluss"),
        ("2024 var godt", "2024 var godt"),
    ];
    for (text, written) in cases {
        assert_eq!(markdown(vec![paragraph(text)]), format!("{written}\n"));
    }
}

fn paper() -> Vec<Block> {
    vec![
        Block::Masthead {
            kind: "Referat".to_owned(),
            facts: vec![("Dato".to_owned(), "16. februar 2024".to_owned())],
        },
        Block::Heading { level: 1, text: plain("Styremøte #"), number: None },
        Block::Heading { level: 4, text: plain("Sak 1"), number: None },
        Block::Proposal(vec![
            paragraph("Styret vedtar:"),
            Block::List { start: Some(1), items: vec![vec![paragraph("ja")], vec![paragraph("nei")]] },
        ]),
        Block::List {
            start: None,
            items: vec![vec![paragraph("a"), Block::List { start: None, items: vec![vec![paragraph("b")]] }]],
        },
        Block::Facts(vec![("Leder".to_owned(), plain("Kari"))]),
        Block::Table(Table {
            summary: "Sakene".to_owned(),
            columns: vec![Column::Short, Column::Figure],
            header: vec![plain("Sak"), plain("Sum")],
            rows: vec![vec![plain("01/24"), plain("1|2")]],
        }),
        Block::Paragraph(vec![
            Inline::text("Se"),
            Inline::Footnote(vec![paragraph("Note."), paragraph("Mer.")]),
            Inline::text(" "),
            Inline::Link { address: "https://a.no".to_owned(), text: plain("a [1]") },
            Inline::Link { address: "javascript:x".to_owned(), text: plain(" b") },
        ]),
        Block::Preformatted("a ``` b\n  c".to_owned()),
        Block::Rule,
        Block::FillIn { label: "Leder".to_owned() },
        Block::Hint("Skriv her --> ikke der".to_owned()),
    ]
}

#[test]
fn a_paper_reads_well() {
    let expected = "\
Rådet IPR

**Referat**

- **Dato:** 16. februar 2024

# Styremøte \\#

## Sak 1

> Styret vedtar:
>
> 1. ja
> 2. nei

- a
  - b

* **Leder:** Kari

| Sak   | Sum  |
| ----- | ---: |
| 01/24 | 1\\|2 |

Se[^1] [a \\[1\\]](https://a.no) b

````
a ``` b
  c
````

___

Leder:

<!-- Skriv her -- > ikke der -->

[^1]: Note.

    Mer.
";
    assert_eq!(markdown(paper()), expected);
}

#[test]
fn an_agenda_has_no_pages_and_a_number_stands_before_its_title() {
    let row =
        |number: &str, title: &str| vec![plain(number), plain(title), plain(format!("Sak {number} {title}"))];
    let table = Table {
        summary: "Sakene".to_owned(),
        columns: vec![Column::Short, Column::Text, Column::Page],
        header: vec![plain("Nr."), plain("Sak"), plain("Side")],
        rows: vec![row("1", "A"), row("2", "B")],
    };
    let written = markdown(vec![
        Block::Agenda(Agenda { table, news: vec![1] }),
        Block::Part { running_head: "A".to_owned() },
        Block::numbered(1, "Sak 1".to_owned(), "A"),
        Block::Labelled { label: "Vedtak".to_owned(), blocks: vec![paragraph("Ja."), paragraph("Nei.")] },
    ]);
    let table = "| Nr. | Sak |\n| --- | --- |\n| 1   | A   |\n| 2   | B   |";
    assert_eq!(written, format!("{table}\n\n---\n\n# Sak 1 A\n\n**Vedtak:** Ja.\n\nNei.\n"));
}

#[test]
fn lists_keep_their_depth() {
    let deep = (0..200)
        .fold(vec![paragraph("innerst")], |inner, _| vec![Block::List { start: None, items: vec![inner] }]);
    let written = markdown(deep);
    let depth = parsed(&written).filter(|event| matches!(event, Event::Start(Tag::List(_)))).count();
    assert_eq!(depth, 200);
    assert!(written.ends_with("- innerst\n"));
}

#[test]
fn a_list_is_not_swallowed_by_the_text_before_it() {
    let inner = Block::List { start: Some(3), items: vec![vec![paragraph("tre")]] };
    let written = markdown(vec![Block::List { start: None, items: vec![vec![paragraph("a"), inner]] }]);
    let lists = parsed(&written).filter(|event| matches!(event, Event::Start(Tag::List(_)))).count();
    assert_eq!((lists, written.as_str()), (2, "- a\n\n  3. tre\n"));
}

#[test]
fn a_restriction_comes_first() {
    let restricted = Document { restriction: Some("Unntatt [§ 13]".to_owned()), ..document(Vec::new()) };
    assert!(render(&restricted).starts_with("Unntatt \\[§ 13]\n"), "{}", render(&restricted));
}
