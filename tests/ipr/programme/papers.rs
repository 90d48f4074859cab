//! The programme, the budget and the reports as papers: the figures of the source, with sums that hold.

use ipr::model::ReportKind;
use ipr::papers::elsewhere::of_report;
use ipr::plans::report::ReportScope;
use ipr::read::FileContent;
use ipr::workspace::Workspace;
use ipr::{disk, read};

use crate::program::repository;

const CARRIER: &str = "---\nid: 2022-001\ntittel: Handlingsprogram og budsjett\nsakstype: \
    handlingsprogram-og-budsjett\nstatus: utkast\nsaksgang:\n  - {organ: styret}\n---\n";

/// The folder at this place of the repository on `day`, with these files in place of its own.
fn folder(place: &str, day: &str, with: &[(&str, String)]) -> Workspace {
    let mut files = disk::load(&repository().join(place), &|_, _| {});
    let own = [("cases/2022/2022-001-papir.md", CARRIER.to_owned())];
    for (path, text) in own.iter().chain(with) {
        files.texts.retain(|(known, _)| known != path);
        files.texts.push(((*path).to_owned(), FileContent::Text(text.clone())));
    }
    read::read(files, day.parse().expect("a date")).0
}

/// The paper as text, with plain blanks and one blank in a row.
fn text(workspace: &Workspace, kind: ReportKind, year: i32) -> Option<String> {
    let carrier = workspace.case_in("cases/2022/2022-001-papir.md").expect("the case");
    let made = of_report(workspace, &ReportScope { year, kind, carrier })?;
    let text = made.papers[0].text().replace('\u{a0}', " ");
    if let Ok(folder) = std::env::var("IPR_SHOW") {
        std::fs::write(format!("{folder}/{}.md", kind.stem(year)), &text).expect("written");
    }
    Some(text)
}

fn has_all(text: &str, parts: &[&str]) {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = plain(text);
    for part in parts {
        assert!(text.contains(&plain(part)), "{part}\n{text}");
    }
}

/// Table 5.2.1 of the source, with the change as its own figures give it.
const FIGURES: [&str; 13] = [
    "| **Overført fra tidligere år** | **4 017** | **3 740** | **2 727** | **−1 290** |",
    "| Kontingenter | 6 034 | 5 981 | 6 283 | 249 |",
    "| Klimasats | – | – | 900 | 900 |",
    "| **Sum inntekter** | **6 034** | **5 981** | **7 183** | **1 149** |",
    "| Møteutgifter politiske organer | 50 | 4 | 40 | −10 |",
    "| Møteutgifter administrative organer | 150 | 90 | 130 | −20 |",
    "| Kommunikasjon | 350 | 250 | 250 | −100 |",
    "| Sekretariatet, andre utgifter | 650 | 650 | 770 | 120 |",
    "| Lønn sekretariatet m.m. | 5 000 | 4 500 | 6 100 | 1 100 |",
    "| Prosjekter | 1 700 | 1 500 | 1 990 | 290 |",
    "| **Sum utgifter** | **7 900** | **6 994** | **9 280** | **1 380** |",
    "| **Resultat** | **−1 866** | **−1 013** | **−2 097** | **−231** |",
    "| **Overført til neste år** | **2 151** | **2 727** | **630** | **−1 521** |",
];

#[test]
fn the_programme_of_2023_has_the_figures_of_its_source() {
    let workspace = folder("", "2022-12-01", &[]);
    let paper = text(&workspace, ReportKind::Programme, 2023).expect("a paper");
    has_all(&paper, &FIGURES);
    has_all(
        &paper,
        &[
            "# Handlingsprogram med budsjett 2023",
            "Strategiske føringer for Osloregionen 2021–2024",
            "FNs bærekraftsmål 9, 11, 12, 13 og 17.",
            "### Klima og miljø",
            "Energistasjoner for grønn næringstransport | Faggruppe for areal og transport | 800 |",
            "bærekraftsmål 7, 14 og 15.",
            "«Delt» betyr at beløpet i budsjettet er felles for flere av punktene.",
            "| Representantskapet | vedtar |",
            "| Desember | Representantskapet | Handlingsprogram og budsjett |",
            "| BEST-konferansen | 120 |",
            "| **Sum** | **1 990** |",
            "6 283 009,60 kroner",
        ],
    );
    assert!(!paper.contains("Invitasjon til fylkeskommunene"), "{paper}");
    let budget = text(&workspace, ReportKind::Budget, 2023).expect("a paper");
    has_all(&budget, &FIGURES);
    has_all(&budget, &["# Budsjett 2023", "Beløpene er i hele tusen kroner.", "| **Sum** | **1 990** |"]);
    for paper in [&paper, &budget] {
        assert_eq!(crate::sums::told(paper), Vec::<String>::new(), "sums that hold");
    }
    for (kind, year) in [(ReportKind::Programme, 2030), (ReportKind::Budget, 2030)] {
        assert_eq!(text(&workspace, kind, year), None);
    }
}

/// A year that is planned, spent and worked through.
fn year(language: &str) -> Workspace {
    let bodies = std::fs::read_to_string(repository().join("tests/folders/standard/bodies.yaml"));
    let bodies = bodies.expect("bodies").replacen("målform: bokmål", &format!("målform: {language}"), 1);
    let budget = "budsjett:
  - {år: 2024, slag: budsjett, inntekter: {Avgift: \"1 000,50\"}, utgifter: {Lønn: 900}}
  - {år: 2024, slag: prognose, per: 2024-01-20, inntekter: {Avgift: 1000}, utgifter: {Lønn: 950, Leie: 10}}
";
    let programme = "program:
  - slag: handlingsprogram
    tittel: Handlingsprogram 2024
    fra: 2024-01-01
    til: 2024-12-31
    punkter:
      - {navn: stasjoner, slag: tiltak, tittel: Parkering ved stasjonene, status: pågår}
      - {navn: hemmelig, slag: tiltak, tittel: Annet}
";
    let case = |id: &str, basis: &str, more: &str| {
        format!("---\nid: {id}\ntittel: Sak {id}\nstatus: utkast\ngrunnlag: {basis}\n{more}---\n")
    };
    let exempt = "unntatt: {hjemmel: offl. § 23 første ledd}\noffentlig-tittel: Avtale\n";
    folder(
        "tests/folders/standard",
        "2024-02-06",
        &[
            (read::BODIES, bodies),
            (read::BUDGETS, budget.to_owned()),
            (read::PROGRAMMES, programme.to_owned()),
            ("cases/2024/2024-008-a.md", case("2024-008", "stasjoner", "")),
            ("cases/2024/2024-009-b.md", case("2024-009", "hemmelig", exempt)),
        ],
    )
}

#[test]
fn a_report_holds_what_was_planned_against_what_was_done() {
    for kind in [ReportKind::Annual, ReportKind::Quarter(3)] {
        let paper = text(&year("bokmål"), kind, 2024).expect("a paper");
        has_all(
            &paper,
            &[
                "## Handlingsprogram 2024",
                "| Parkering ved stasjonene | 2024-008 | pågår |",
                "| Annet | – |  |",
                "## Økonomi",
                "| Post | Budsjett 2024 | Prognose 2024 | Avvik |",
                "| Avgift | 1 000,50 | 1 000 | −0,50 |",
                "| Leie | – | 10 | 10 |",
                "| **Resultat** | **100,50** | **40** | **−60,50** |",
                "20. januar 2024",
            ],
        );
        assert_eq!(paper.contains("## Møter"), kind == ReportKind::Annual, "{paper}");
    }
    let paper = text(&year("bokmål"), ReportKind::Annual, 2024).expect("a paper");
    has_all(&paper, &["# Årsrapport 2024", "| Organ | Møter | Saker |", "| Sum | 3 |"]);
    let last = text(&year("bokmål"), ReportKind::Annual, 2023).expect("a paper");
    assert!(!last.contains("## Økonomi") && !last.contains("2024-008"), "{last}");
}

#[test]
fn papers_are_written_in_nynorsk_too() {
    let workspace = year("nynorsk");
    let paper = text(&workspace, ReportKind::Programme, 2024).expect("a paper");
    has_all(&paper, &["Gjeld", "| Organ | Oppgåve |", "Beløpa er i kroner."]);
    let report = text(&workspace, ReportKind::Annual, 2024).expect("a paper");
    has_all(&report, &["# Årsrapport 2024", "korleis vedtaka er følgde opp", "| Organ | Møte | Saker |"]);
    for bokmal in ["Hvordan", "møtene", "Beløpene", "Regnskap", "fra tidligere"] {
        assert!(!paper.contains(bokmal) && !report.contains(bokmal), "{bokmal}");
    }
}
