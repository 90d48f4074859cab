mod any;
mod limits;

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Command;

use chrono::NaiveDate;

use super::{Pdf, PdfError, forget, render, source, world};
use crate::document::{Block, Document, Inline, Mark, Picture, plain};

const DOT: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>"#;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Prøve".to_owned(),
        council: "Rådet IPR".to_owned(),
        language: "nb-NO".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 2, 16).expect("a date"),
        running_head: "Prøve".to_owned(),
        restriction: None,
        mark: Mark::default(),
        blocks,
    }
}

fn made(blocks: Vec<Block>) -> Pdf {
    render(&document(blocks), &BTreeMap::new()).expect("a paper")
}

#[expect(clippy::disallowed_methods, reason = "another program's reading of the file is the test")]
/// The text of a PDF as poppler reads it, on one line; none where poppler is not installed.
fn read(pdf: &Pdf) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(&pdf.bytes).expect("a full file");
    let output = Command::new("pdftotext").arg(file.path()).arg("-").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn assert_says(pdf: &Pdf, words: &[&str]) {
    if let Some(text) = read(pdf) {
        for word in words {
            assert!(text.contains(word), "{word} is not in {text}");
        }
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(plain(text))
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: plain(text), number: None }
}

fn book() -> Document {
    let mut book = document(vec![
        Block::Masthead { kind: "Sakspapirer".to_owned(), facts: vec![] },
        heading(1, "Styremøte"),
        Block::Part { running_head: "Sak en".to_owned() },
        heading(1, "Regnskap"),
        Block::Paragraph(vec![Inline::text("Se"), Inline::Footnote(vec![paragraph("Noten.")])]),
        Block::Picture(Picture { path: "kart.svg".to_owned(), alternative: "Kart".to_owned() }),
        Block::Part { running_head: "Sak to".to_owned() },
        heading(1, "Møteplan"),
        paragraph("Mai."),
    ]);
    book.mark.logo = Some(Picture { path: "logo.svg".to_owned(), alternative: "Logo".to_owned() });
    book
}

fn pictures() -> BTreeMap<String, Vec<u8>> {
    ["kart.svg", "logo.svg"].map(|path| (path.to_owned(), DOT.as_bytes().to_vec())).into()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = render(&book(), &pictures()).expect("a paper");
    let second = render(&book(), &pictures()).expect("a paper");
    assert!(first == second);
    assert!(first.bytes.starts_with(b"%PDF-1.7"));
    assert_says(&first, &["Sakspapirer Styremøte", "Regnskap", "3", "Noten.", "Side 3 av 3"]);
}

/// The paper of a case and its part in a book differ in their tops alone; what is under them is one file to
/// the typesetter, which has then set it, and gives the same bytes whatever was set before.
#[test]
fn what_a_book_and_a_paper_both_say_is_set_once() {
    let text = || vec![heading(1, "Regnskap"), paragraph("Styret vedtar regnskapet."), heading(2, "Sum")];
    let top = || Block::Masthead { kind: "Saksframlegg".to_owned(), facts: vec![] };
    let mut blocks = vec![heading(1, "Styremøte"), Block::Part { running_head: "Sak en".to_owned() }, top()];
    blocks.extend(text());
    let book = document(blocks);
    let alone = Document { running_head: "Sak to".to_owned(), ..document([vec![top()], text()].concat()) };
    let pieces = |document: &Document| world::in_pieces(&source::source(document).text).1;
    let (of_book, of_paper) = (pieces(&book), pieces(&alone));
    assert_eq!((of_book.len(), of_paper.len()), (2, 1));
    assert_eq!((of_book[1].id(), of_book[1].text()), (of_paper[0].id(), of_paper[0].text()));
    let (first, again) = (made_alone(&alone), made_alone(&alone));
    forget();
    assert!(render(&book, &BTreeMap::new()).is_ok());
    assert!(first == again && first == made_alone(&alone));
}

fn made_alone(document: &Document) -> Pdf {
    render(document, &BTreeMap::new()).expect("a paper")
}

#[test]
fn a_book_says_what_it_is() {
    let pdf = render(&book(), &pictures()).expect("a paper");
    let text = String::from_utf8_lossy(&pdf.bytes);
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<rdf:li>nb-NO</rdf:li>",
        "<rdf:li>Rådet IPR</rdf:li>",
        "<xmp:CreateDate>2024-02-16T00:00:00",
    ] {
        assert!(text.contains(mark), "{mark} is not in the metadata");
    }
}

#[test]
fn hostile_text_is_text() {
    let texts = [
        "#panic(\"x\")",
        "\\#panic()",
        "]",
        "$x$",
        "#import \"@preview/a:1.0.0\": *",
        "*/",
        "//",
        "\\u{41}",
        "`raw`",
        "\"",
        "\\",
        "{",
        "}",
        ");",
        "#{",
        "= Overskrift",
        "<merke>",
        "@ref",
    ];
    let mut blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
    for text in texts {
        blocks.push(heading(2, text));
        blocks.push(Block::Preformatted(text.to_owned()));
        blocks.push(Block::FillIn { label: text.to_owned() });
        blocks.push(Block::Facts(vec![(text.to_owned(), vec![Inline::Code(text.to_owned())])]));
        blocks.push(Block::Paragraph(vec![Inline::Link {
            address: format!("https://a.no/{text}"),
            text: plain(text),
        }]));
    }
    let pdf = made(blocks);
    assert!(pdf.replaced.is_empty(), "{:?}", pdf.replaced);
    assert_says(&pdf, &texts);
}

#[test]
fn characters_without_a_glyph_are_replaced_and_told() {
    let pdf = made(vec![
        paragraph("Fest 🎉 og \u{1f468}\u{200d}\u{1f469}\u{fe0f} slutt \u{e000}\u{0}\u{1b}\u{feff}."),
        paragraph(
            "עברית و العربية 中文 x\u{0323}\u{0360}\u{20dd}\u{1ab0} e\u{301} \u{202e}snudd\u{202c} č đ ŋ š ŧ ž",
        ),
        paragraph("\u{301}\u{301} \u{ad} \u{200b}\u{2060} \u{fffe} \u{2028} \u{3000} \u{1d400}"),
    ]);
    assert!(pdf.replaced.contains(&'🎉'), "{:?}", pdf.replaced);
    assert!(!pdf.replaced.contains(&'č'));
    assert_says(&pdf, &["Fest □ og", "č đ ŋ š ŧ ž"]);
}

#[test]
fn headings_in_any_order_make_a_paper() {
    let levels = [6, 2, 1, 5, 0, 200, 3];
    let mut blocks: Vec<Block> = levels.iter().map(|&level| heading(level, "Tittel")).collect();
    blocks.push(Block::Quote(vec![heading(5, "I sitat")]));
    blocks.push(Block::List { start: None, items: vec![vec![heading(6, "I liste")], vec![]] });
    blocks.push(Block::Paragraph(vec![Inline::Footnote(vec![heading(1, "I note")])]));
    blocks.push(Block::Proposal(vec![
        Block::Part { running_head: "Inni".to_owned() },
        Block::Masthead { kind: "Inni".to_owned(), facts: vec![] },
        heading(4, "I forslag"),
    ]));
    assert_says(&made(blocks), &["I sitat", "I liste", "I note", "I forslag"]);
}

#[test]
fn a_picture_that_is_none_is_the_users_to_mend() {
    let error = |bytes: Option<&[u8]>| {
        let pictures = bytes.map(|bytes| ("kart.png".to_owned(), bytes.to_vec())).into_iter().collect();
        let picture = Picture { path: "kart.png".to_owned(), alternative: String::new() };
        render(&document(vec![Block::Picture(picture)]), &pictures).expect_err("no paper").to_string()
    };
    let said = "kan ikke lage PDF av «Prøve»: bildet kart.png";
    assert_eq!(error(None), format!("{said} finnes ikke"));
    assert_eq!(error(Some(b"tekst")), format!("{said} må være PNG, JPEG, GIF, WebP eller SVG"));
    assert_eq!(error(Some(b"%PDF-1.7")), format!("{said} må være PNG, JPEG, GIF, WebP eller SVG"));
    assert_eq!(error(Some(b"\x89PNG\r\n\x1a\nknekt")), format!("{said} er skadet"));
}

#[test]
fn the_programs_own_failure_is_called_so() {
    let error = PdfError::Typesetting { paper: "Prøve".to_owned(), reasons: vec!["x".to_owned()] };
    assert_eq!(error.to_string(), "feil i programmet: kunne ikke sette «Prøve» som PDF (x)");
}
