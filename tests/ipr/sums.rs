//! Sums and changes in the tables of texts.

use ipr::norsk::number::{WrittenNumber, in_decimals, number};
use ipr::read::{self, FileContent, Files};
use ipr::rules;

/// The main table of the programme of 2023 with the column of changes as it follows from the others.
const BUDGET: &str = "\
| | Budsjett 2022 | Prognose | Forslag 2023 | Endring |
|---|---:|---:|---:|---:|
| Inngående mindreforbruk | 4 017 | 3 740 | 2 727 | −1 290 |
| Inntekter | | | | |
| Kontingenter | 6 034 | 5 981 | 6 283 | 249 |
| Klimasats | | | 900 | 900 |
| Sum inntekter* | 6 034 | | 7 183 | 1 149 |
| Utgifter: | | | | |
| Møteutgifter politiske organer | 50 | 4 | 40 | -10 |
| Møteutgifter administr. organer | 150 | 90 | 130 | -20 |
| Kommunikasjon | 350 | 250 | 250 | -100 |
| Sekretariatet, andre utgifter | 650 | 650 | 770 | 120 |
| Lønn sekretariatet, mv. | 5 000 | 4 500 | 6 100 | 1 100 |
| Prosjekter | 1 700 | 1500 | 1 990 | 290 |
| Sum driftsutgifter* | 7 900 | 6 994 | 9 280 | 1 380 |
| Resultat (neg. resultat = bruk av overførte midler) | -1 866 | -1 013 | -2 097 | -231 |
| Utgående mindreforbruk (overført til neste år) | 2 151 | 2 727 | 630 | -1 521 |
";

/// What F15 says of a case with this text.
pub fn told(text: &str) -> Vec<String> {
    let council = "råd: {navn: Prøverådet IPR}\nsakstyper:\n  sak: {navn: Sak}\norganer:\n\
                   \x20 styret: {navn: Styret, slag: rådgivende, kan: []}\n";
    let case = format!(
        "---\nid: 2026-001\ntittel: Budsjett\nsakstype: sak\nstatus: utkast\n---\n\n\
         ## Saksfremstilling\n\n{text}"
    );
    let mut files = Files::default();
    for (path, text) in [
        ("bodies.yaml", council),
        ("members.yaml", "personer: {}\n"),
        ("cases/2026/2026-001-budsjett.md", &case),
    ] {
        files.texts.push((path.to_owned(), FileContent::Text(text.to_owned())));
    }
    let (workspace, found) = read::read(files, "2026-02-01".parse().expect("a date"));
    let found = rules::check(&workspace, found);
    let mut told = Vec::new();
    for finding in found.into_iter().filter(|one| one.code == "F15") {
        told.push(finding.message.replace('\u{a0}', " "));
    }
    told
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (text, value, places, is_percent) in [
        ("1 990", 19_900_000, 0, false),
        ("1\u{a0}990", 19_900_000, 0, false),
        ("1.990", 19_900_000, 0, false),
        ("1.990,50", 19_905_000, 2, false),
        ("−2 097*", -20_970_000, 0, false),
        ("-10", -100_000, 0, false),
        ("(300)", -3_000_000, 0, false),
        ("+5", 50_000, 0, false),
        ("kr 2,80", 28_000, 2, false),
        ("1500 kr", 15_000_000, 0, false),
        ("kr. 40 000,-", 400_000_000, 0, false),
        ("3,3 %", 33_000, 1, true),
        ("2.5 prosent", 25_000, 1, true),
        ("0", 0, 0, false),
    ] {
        assert_eq!(number(text), Some(WrittenNumber { value, places, is_percent }), "{text}");
    }
    for text in
        ["", "–", "ca. 300", "2,1 mill.", "10 20", "1,", "12.4.2024", "3/24", "1,23456", "10–12", "kr"]
    {
        assert_eq!(number(text), None, "{text}");
    }
    assert_eq!(number("999999999999999999"), None);
    for (value, places, text) in
        [(-12_900_000, 0, "−1\u{a0}290"), (37_037, 1, "3,7"), (5, 0, "0"), (28_000, 2, "2,80")]
    {
        assert_eq!(in_decimals(value, places), text);
    }
}

#[test]
fn a_figure_changed_anywhere_in_a_table_is_caught() {
    assert_eq!(told(BUDGET), Vec::<String>::new());
    let mut changed = 0;
    for (at, _) in BUDGET.match_indices('|') {
        let cell = BUDGET[at + 1..].split('|').next().unwrap_or_default();
        let is_figure = cell.trim().trim_start_matches(['-', '−']).starts_with(|c: char| c.is_ascii_digit());
        if !is_figure {
            continue;
        }
        changed += 1;
        let other = format!("{} 001 ", cell.trim_end());
        let text = format!("{}{other}{}", &BUDGET[..=at], &BUDGET[at + 1 + cell.len()..]);
        assert!(!told(&text).is_empty(), "{cell}");
    }
    assert_eq!(changed, 49);
}

#[test]
fn each_slip_of_the_source_is_told_where_it_is() {
    let source =
        BUDGET.replace("| −1 290 |", "| −1 792 |").replace("| 120 |", "| 220 |").replace("-231", "-211");
    let told = told(&source);
    assert_eq!(told.len(), 3, "{told:#?}");
    for words in ["står −1 792, men fra 4 017 til 2 727 er det −1 290", "220, men fra 650 til 770 er det 120"]
    {
        assert!(told.iter().any(|message| message.contains(words)), "{words}: {told:#?}");
    }
}

/// Tables with how the finding ends that each must give, or nothing where it must give none.
const TABLES: &[(&str, &str)] = &[
    // The sum, in both forms of Norwegian and with all marks.
    (
        "| Post | Beløp |\n|---|---|\n| A | kr 10,50 |\n| B | kr 20 |\n| __Til saman:__ | kr 31,50 |",
        "31,50, men radene gir 30,50",
    ),
    ("Post | Beløp\n---|---\nA | 10\nB | 20\nInntekter i alt | 31", "31, men radene gir 30"),
    ("| | Post | Beløp |\n|---|---|---|\n| 1 | A | 10 |\n| | Totalt | 11 |", "11, men radene gir 10"),
    ("| År | Beløp |\n|---|---|\n| 2022 | 10 |\n| 2023 | 20 |\n| Sum | 31 |", "31, men radene gir 30"),
    // Sums of sums.
    (
        "| P | B |\n|---|---|\n| A | 10 |\n| Sum A | 10 |\n| B | 20 |\n| Sum B | 20 |\n| Totalt | 31 |",
        "31, men radene gir 30",
    ),
    ("| P | B |\n|---|---|\n| A | 10 |\n| Sum A | 10 |\n| B | 20 |\n| Sum B | 20 |\n| Totalt | 30 |", ""),
    ("| P | B |\n|---|---|\n| A | 100 |\n| Sum | 100 |\n| Mva. | 25 |\n| Sum med mva. | 125 |", ""),
    ("| P | B |\n|---|---|\n| A | 100 |\n| Totalt 2023 | 100 |\n| Totalt 2022 | 90 |", ""),
    // A result, from two rows or not at all.
    (
        "| P | B |\n|---|---|\n| Utgifter | 70 |\n| Inntekter | 100 |\n| Resultat | 31 |",
        "31, men radene over gir 30",
    ),
    ("| P | B |\n|---|---|\n| Inntekter | 100 |\n| Utgifter | −70 |\n| Resultat | 30 |", ""),
    ("| P | B |\n|---|---|\n| A | 100 |\n| B | 70 |\n| C | 5 |\n| Resultat | 1 |", ""),
    ("| P | B |\n|---|---|\n| Sum A | 10 |\n| Sum B | 20 |\n| Totalt | 31 |", ""),
    // What is left, with and without signs, and after a result.
    (
        "| P | B |\n|---|---|\n| Inngående saldo | 100 |\n| Avsatt | 25 |\n| Bruk av fond | 30 |\n\
             | Utgående saldo | 94 |",
        "«Utgående saldo», «B»: det står 94, men radene over gir 95",
    ),
    ("|P|B|\n|---|---|\n|Inngåande|100|\n|Avsett|25|\n|Brukt|−30|\n|Utgåande|95|", ""),
    ("|P|B|\n|---|---|\n|Inngående|100|\n|Mindreforbruk|25|\n|Utgående|125|", ""),
    ("|P|B|\n|---|---|\n|Overført|9|\n|Resultat|−2|\n|Overføres til neste år|6|", "6, men radene over gir 7"),
    ("|P|B|\n|---|---|\n|Overført|9|\n|Resultat||\n|Utgående|6|", ""),
    ("|P|B|\n|---|---|\n|Inngående mva.|9|\n|Kjøp|2|\n|Utgående mva.|6|", ""),
    ("|P|B|\n|---|---|\n|Kjøp|2|\n|Utgående saldo|6|", ""),
    ("|P|B|\n|---|---|\n|Inngående:||\n|A|2|\n|Utgående:||\n|B|3|\n|Totalt|5|", ""),
    ("|P|B|\n|---|---|\n|Resultat||\n|A|2|\n|B|3|\n|Totalt|6|", "6, men radene gir 5"),
    // What nobody can add.
    ("| P | B |\n|---|---|\n| A | 100 |\n| B | ca. 70 |\n| Sum | 1 |", ""),
    ("| P | Timepris | Snitt |\n|---|---|---|\n| A | 100 | 3 |\n| B | 70 | 4 |\n| Sum | 85 | 3,5 |", ""),
    ("| P | Andel |\n|---|---|\n| A | 20 % |\n| B | 30 % |\n| Sum | 25 % |", ""),
    ("| P | Andel |\n|---|---|\n| A | 20 % |\n| B | 70 % |\n| Sum | 100 % |", "100, men radene gir 90"),
    ("| P | Del |\n|---|---|\n| A | 20 % |\n| B | 70 % |\n| Sum | 100 % |", "100, men radene gir 90"),
    // Rounded, where the text says so, and where decimals are left out of the sum alone.
    ("| P | B |\n|---|---|\n| A | 1,4 |\n| B | 1,4 |\n| Sum | 3 |", ""),
    ("I hele tusen kroner:\n\n| P | B |\n|---|---|\n| A | 10 |\n| B | 10 |\n| Sum | 21 |", ""),
    // Columns of sums and of products.
    ("|P|A|B|Sum|\n|---|---|---|---|\n|x|1|2|3|\n|y|3|4|7|\n|z|5|6|12|", "12, men rutene foran gir 11"),
    ("| P | Antall | Kroner | Sum |\n|---|---|---|---|\n| x | 2 | 3 | 6 |\n| y | 3 | 4 | 12 |", ""),
    // Changes in per cent, whichever year comes first.
    (
        "||2024|2023|Endring i prosent|\n|---|---|---|---|\n|a|110|100|10|\n|b|90|100|−10|\n|c|50|40|20|",
        "20, men fra 40 til 50 er det 25",
    ),
    ("| | Endring |\n|---|---|\n| a | 10 |\n| Sum | 12 |", ""),
    // Without names of the rows; the first column of figures may also name them.
    ("|2023|2024|Endring|\n|---|---|---|\n|1|3|2|\n|2|5|3|\n|4|9|6|", "6, men fra 4 til 9 er det 5"),
    ("|A|B|Sum|\n|---|---|---|\n|1|3|4|\n|2|5|7|\n|4|9|12|", "12, men rutene foran gir 13"),
    ("|2023|2024|Endring|\n|---|---|---|\n|1|3|7|", ""),
    ("|Konto|2023|2024|Endring|\n|---|---|---|---|\n|100|1|3|2|\n|200|2|5|4|", "4, men fra 2 til 5 er det 3"),
    // What no paper shows as a table, and what is another's.
    ("```\n| P | B |\n|---|---|\n| A | 1 |\n| Sum | 2 |\n```", ""),
    ("> | P | B |\n> |---|---|\n> | A | 1 |\n> | Sum | 2 |", ""),
    ("| P | B |\n|---|---|\n| Sum | 2 |", ""),
    ("| Sum |\n|---|\n| 2 |", ""),
];

#[test]
fn tables_of_every_kind_are_told_of_or_left_alone() {
    for (table, words) in TABLES.iter().copied() {
        let told = told(table);
        let is_right = match words {
            "" => told.is_empty(),
            words => told.iter().any(|message| message.ends_with(words)),
        };
        assert!(is_right, "{table}\n{told:#?}");
    }
}
