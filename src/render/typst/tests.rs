use chrono::NaiveDate;

use super::render;
use crate::document::{Agenda, Block, Column, Document, Inline, Mark, Picture, Table, plain};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Innkalling".to_owned(),
        council: "Rådet IPR".to_owned(),
        language: "nb-NO".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 2, 16).expect("a date"),
        running_head: "Styret".to_owned(),
        restriction: None,
        mark: Mark::default(),
        blocks,
    }
}

/// The lines between the braces.
fn body(blocks: Vec<Block>) -> String {
    let text = render(&document(blocks));
    let (_, body) = text.split_once("#{\n").expect("a body");
    body.strip_suffix("}\n").expect("an end").to_owned()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(plain(text))
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: plain(text), number: None }
}

#[test]
fn a_notice_is_a_list_of_calls() {
    let text = render(&document(vec![
        Block::Masthead {
            kind: "Møteinnkalling".to_owned(),
            facts: vec![("Dato".to_owned(), "16. februar 2024".to_owned())],
        },
        heading(1, "Styremøte"),
        Block::Notice(vec![Inline::Strong(plain("Merk:")), Inline::text(" § 11-5")]),
        Block::Table(Table {
            summary: "Sakene".to_owned(),
            columns: vec![Column::Short, Column::Text],
            header: vec![plain("Sak"), plain("Tittel")],
            rows: vec![vec![plain("01/24"), plain("Regnskap")], vec![plain("02/24")]],
        }),
        Block::FillIn { label: "Leder".to_owned() },
    ]));
    let expected = concat!(
        "#import \"/paper.typ\": *\n",
        "#show: paper.with(title: \"Innkalling\", lang: \"nb\", region: \"NO\", head-words: \"Styret\")\n",
        r#"#{
masthead("Møteinnkalling")
heading(level: 1, "Styremøte")
band(1, ("Dato", "16.\u{a0}februar\u{a0}2024"))
notice({strong("Merk:"); " §\u{a0}11-5"})
grid-of(summary: "Sakene", columns: (auto, 1.0fr,), align: (left, left,), whole: true, head: "#,
        r#"table.header("Sak", "Tittel"),
  row-head("01/24"), row-cell("Regnskap"),
  row-head("02/24"), row-cell(""),
)
fill-in("Leder")
}
"#
    );
    assert_eq!(text, expected);
}

#[test]
fn an_agenda_leads_to_the_papers() {
    let row = |number: &str, title: &str, paper: &str| vec![plain(number), plain(title), plain(paper)];
    let table = Table {
        summary: "Sakene".to_owned(),
        columns: vec![Column::Short, Column::Text, Column::Page],
        header: vec![plain("Nr."), plain("Sak"), plain("Side")],
        rows: vec![row("01/24", "Innkalling", ""), row("02/24", "Regnskap", "Sak 02/24 Regnskap")],
    };
    let text = body(vec![
        heading(1, "Styremøte"),
        heading(2, "Saksliste"),
        Block::Agenda(Agenda { table, news: vec![1] }),
        Block::Part { running_head: "Sak 02/24".to_owned() },
        Block::numbered(1, "Sak 02/24".to_owned(), "Regnskap"),
        heading(2, "Innstilling"),
        Block::Proposal(vec![paragraph("Godkjennes.")]),
    ]);
    let expected = concat!(
        r#"heading(level: 1, "Styremøte")
need(48mm)
heading(level: 2, "Saksliste")
agenda(summary: "Sakene", columns: (34mm, 1fr, auto,), align: (left, left, right,), "#,
        r#"head: ("Nr.", "Sak", "Side",), marked: (2, ),
  agenda-number("01/24"), row-cell("Innkalling"), row-cell[],
  agenda-number("02/24"), row-cell(to-part(() => part-at(0), "Regnskap")), "#,
        r#"row-cell(page-of(() => part-at(0))),
)
part("Sak\u{a0}02/24")
heading(level: 1, numbering: (..) => "Sak\u{a0}02/24", supplement: none, "Regnskap")
proposal(label: heading(level: 2, "Innstilling"), par("Godkjennes."))
"#
    );
    assert_eq!(text, expected);
}

#[test]
fn text_is_never_code() {
    let text = body(vec![paragraph("#panic(\"x\") \\#\\ ] $x$ */ \u{0}\u{7}a\nb")]);
    assert_eq!(text, "par(\"#panic(\\\"x\\\") \\\\#\\\\ ] $x$ */ a b\")\n");
}

#[test]
fn headings_jump_no_level() {
    let levels = [3, 6, 1, 0, 9, 2];
    let text = body(levels.iter().map(|&level| heading(level, "a")).collect());
    let found: Vec<&str> = text.lines().map(|line| &line[15..16]).collect();
    assert_eq!(found, ["1", "2", "1", "1", "2", "2"]);
}

#[test]
fn only_addresses_of_pages_and_mailboxes_are_followed() {
    let link = |address: &str| Inline::Link { address: address.to_owned(), text: plain("x") };
    let text = body(vec![Block::Paragraph(vec![
        link("https://a.no/å b"),
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("mailto:"),
    ])]);
    assert_eq!(text, "par({linked(\"https://a.no/%C3%A5%20b\", \"x\"); \"x\"; \"x\"; \"x\"})\n");
}

#[test]
fn long_runs_get_places_to_break() {
    let text = |mailbox: &str| body(vec![paragraph(&format!("Skriv til {mailbox} i dag"))]);
    let expected = |link: String| format!("par({{\"Skriv til \"; {link}; \" i dag\"}})\n");
    let long = "sekretariatet.for.radet@osloregionen.no";
    let parts = ["sekretariatet.", "for.", "radet@", "osloregionen.", "no"].map(|part| format!("\"{part}\""));
    let link = format!("linked(\"mailto:{long}\", {{{}}})", parts.join("; h(0.001pt); "));
    assert_eq!(text(long), expected(link));
    // What is shorter than a line goes to the next one whole.
    let short = "{\"sekretariatet@\"; h(0.001pt); \"osloregionen.\"; h(0.001pt); \"no\"}";
    let link = format!("box(linked(\"mailto:sekretariatet@osloregionen.no\", {short}))");
    assert_eq!(text("sekretariatet@osloregionen.no"), expected(link));
}

#[test]
fn empty_blocks_leave_no_trace() {
    let text = body(vec![
        Block::Paragraph(vec![]),
        heading(2, " "),
        Block::List { start: None, items: vec![] },
        Block::Proposal(vec![]),
        Block::Facts(vec![]),
        Block::Table(Table { summary: String::new(), columns: vec![], header: vec![], rows: vec![] }),
    ]);
    assert_eq!(text, "");
}

#[test]
fn too_deep_lists_are_laid_flat_with_their_marks() {
    let deep = (0..200).fold(vec![paragraph("innerst")], |inner, _| {
        vec![Block::List { start: Some(2), items: vec![inner] }]
    });
    let text = body(deep);
    assert!(text.contains("\"2. innerst\""), "{text}");
    assert!(text.matches("enum(").count() < 10);
}

#[test]
fn pictures_are_numbered_in_order() {
    let picture =
        |path: &str| Block::Picture(Picture { path: path.to_owned(), alternative: "Kart".to_owned() });
    let source = super::source(&document(vec![picture("a.png"), picture("../b c.svg"), picture("a.png")]));
    assert_eq!(source.pictures, ["a.png", "../b c.svg"]);
    assert!(source.text.contains("picture(\"/picture-1\", \"Kart\")\npicture(\"/picture-2\", \"Kart\")"));
}

#[test]
fn text_read_from_the_right_has_a_box_of_its_own() {
    let text = body(vec![paragraph("Navn: שלום, עולם (Oslo)\u{202e}")]);
    assert_eq!(text, "par({\"Navn: \"; box(\"שלום, עולם\"); \" (Oslo)\"})\n");
}

#[test]
fn short_facts_stand_together_and_long_ones_may_be_broken() {
    let facts = |value: &str| {
        let fact = |label: &str| (label.to_owned(), plain(value));
        render(&document(vec![Block::Facts(vec![fact("Sted"), fact("Utfall")])]))
    };
    assert!(facts("Oslo").contains("whole(facts("));
    assert!(!facts(&"ord ".repeat(200)).contains("whole("));
}

/// The last three cases of an agenda are on one page.
#[test]
fn the_last_rows_of_an_agenda_stand_together() {
    let row = |number: u32| vec![plain(number.to_string()), plain("Sak")];
    let table = Table {
        summary: String::new(),
        columns: vec![Column::Short, Column::Text],
        header: vec![plain("Sak nr."), plain("Sak")],
        rows: (1..=5).map(row).collect(),
    };
    let text = render(&document(vec![Block::Agenda(Agenda { table, news: Vec::new() })]));
    for (number, begins) in [
        (2, "  agenda-number"),
        (3, "  table.header(level: 2, repeat: false, agenda-number"),
        (4, "  table.header(level: 3, repeat: false, agenda-number"),
        (5, "  agenda-number"),
    ] {
        assert!(text.contains(&format!("\n{begins}(\"{number}\")")), "{number}\n{text}");
    }
}

#[test]
fn a_restriction_is_for_every_page() {
    let restricted = Document { restriction: Some("\"Unntatt\" § 13".to_owned()), ..document(Vec::new()) };
    assert!(render(&restricted).contains("restriction: \"\\\"Unntatt\\\" §\\u{a0}13\")"));
}

#[test]
fn an_address_that_stands_by_itself_is_a_link() {
    let text = body(vec![Block::paragraph("Se (https://a.no/b?c=1), «http://d.no» og https://.")]);
    let link = |address: &str| format!("linked(\"{address}\", \"{address}\")");
    for part in [link("https://a.no/b?c=1"), link("http://d.no"), "\"» og https://.\"".to_owned()] {
        assert!(text.contains(&part), "{part}: {text}");
    }
}
