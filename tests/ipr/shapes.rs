//! Councils of other shapes than the one in this repository, from what bodies.yaml says alone.

use ipr::plans::{self, Subject};
use ipr::read::{self, FileContent, Files};
use ipr::render;

use crate::program::Folder;

const AREAS: [&str; 2] = ["klima-og-miljo", "konkurransekraft-og-attraktivitet"];

/// Osloregionen on its example day, without cases and meetings.
fn council() -> Folder {
    Folder::with(&[("bodies.yaml", "bodies.yaml"), ("members.yaml", "members.yaml")])
}

#[test]
fn a_case_of_two_focus_areas_goes_to_the_groups_of_both() {
    let folder = council();
    let said = folder.ok(&[
        "sak",
        "new",
        "Grønn næring",
        "--type",
        "uttalelse",
        "--innsatsområde",
        AREAS[0],
        "--innsatsområde",
        "Konkurransekraft og attraktivitet",
    ]);
    for group in ["faggruppe for klima og miljø", "faggruppe for næringssamarbeid", "koordineringsgruppe"] {
        assert!(said.contains(group), "{group} in {said}");
    }
    let path = "cases/2024/2024-001-gronn-naering.md";
    assert!(folder.read(path).contains("innsatsområde:\n  - klima-og-miljo\n"), "{}", folder.read(path));
    for area in AREAS {
        let list = folder.ok(&["sak", "list", "--innsatsområde", area]);
        assert!(list.contains("Grønn næring"), "{list}");
    }
    let other = folder.ok(&["sak", "list", "--innsatsområde", "fellesskap-og-samarbeid"]);
    assert!(!other.contains("Grønn næring"), "{other}");
    let shown = folder.ok(&["sak", "show", "2024-001"]);
    assert!(shown.contains("Klima og miljø; Konkurransekraft og attraktivitet"), "{shown}");
    let json = folder.ok(&["sak", "show", "2024-001", "--format", "json"]);
    assert!(json.contains("\"innsatsområde\": \"klima-og-miljo\""), "{json}");
    assert!(json.contains("\"konkurransekraft-og-attraktivitet\""), "{json}");
}

/// One of two groups has discussed the case: the other is missed, and neither when both have.
#[test]
fn a_case_of_two_focus_areas_is_discussed_in_both() {
    let folder = council();
    let case = |groups: &str, areas: &str| {
        format!(
            "---\nid: 2024-001\ntittel: Grønn næring\nsakstype: uttalelse\ninnsatsområde: {areas}\n\
             status: til behandling\nsaksgang:\n{groups}  - {{organ: koordineringsgruppen, møte: 2024-01-30, \
             utfall: drøftet}}\n  - {{organ: interessepolitisk-utvalg}}\n  - {{organ: styret}}\n---\n\n\
             ## Forslag til vedtak\n\nDet vedtas.\n\n## Saksfremstilling\n\nSaken.\n"
        )
    };
    let discussed = |group: &str| format!("  - {{organ: {group}, møte: 2024-01-10, utfall: drøftet}}\n");
    let climate = discussed("faggruppe-klima-miljo-og-natur");
    let business = discussed("faggruppe-naeringssamarbeid");
    let both = format!("[{}, {}]", AREAS[0], AREAS[1]);
    let missed = |case: String| {
        folder.write("cases/2024/2024-001-gronn-naering.md", case);
        let said = folder.ipr(&["check", "--format", "kort"]).out;
        let lines = said.lines().filter(|line| line.contains("uten å være drøftet"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let found = missed(case(&climate, &both));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("uten å være drøftet i faggruppe for næringssamarbeid"), "{found:?}");
    assert_eq!(missed(case(&(climate.clone() + &business), &both)), [""; 0]);
    assert_eq!(missed(case(&climate, AREAS[0])), [""; 0]);
}

/// What only some kinds of case need of another body is told as that, and a new case of the kind goes there.
#[test]
fn a_kind_of_case_may_need_more_than_others() {
    let folder = council();
    folder.replace(
        "bodies.yaml",
        "saksgang:\n",
        "saksgang:\n  - {før: styret, sakstype: prinsippsak, av: [interessepolitisk-utvalg, \
         koordineringsgruppen], krever: innstilling, grunnlag: antatt}\n",
    );
    let route = |kind: &str, title: &str| folder.ok(&["sak", "new", title, "--type", kind]);
    assert!(route("prinsippsak", "Et prinsipp").contains("interessepolitisk utvalg → styret"));
    assert!(!route("administrativ-sak", "En ordning").contains("interessepolitisk"));
}

/// A quarter is one entry of the year, in the month in which the body meets.
#[test]
fn a_quarter_is_asked_for_once() {
    let folder = council();
    folder.replace(
        "bodies.yaml",
        "    årshjul: {fra: 2023-01-01, organ: styret, kvartal: 3, grunnlag: handlingsprogram-2023 \
         pkt. 5.3}\n",
        "    årshjul: {organ: styret, kvartal: [1, 3], grunnlag: antatt}\n",
    );
    folder.ok(&["mote", "new", "styret", "2024-09-06"]);
    let year = folder.ok(&["plan", "2024"]);
    assert!(year.contains("1. kvartal") && year.contains("3. kvartal"), "{year}");
    let json = folder.ok(&["plan", "2024", "--format", "json"]);
    assert!(json.contains("\"måned\": 7,\n      \"siste-måned\": 9"), "{json}");
    let said = folder.ipr(&["check"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("«Statusrapport» går til styret i 3. kvartal 2024"), "{said}");
}

/// Four to five meetings: a plan of four is what was asked for, and so is one of five.
#[test]
fn a_plan_holds_a_count_from_and_to() {
    let folder = council();
    let text = folder.read("bodies.yaml");
    folder.write("bodies.yaml", text.replace("antall: 5,", "antall: 4–5,"));
    let year = folder.ok(&["plan", "2024"]);
    assert!(year.contains("av 4–5"), "{year}");
    let proposal = folder.ok(&["plan", "2025", "--foreslå"]);
    assert!(!proposal.contains("møter, ikke fire til fem"), "{proposal}");
}

/// The words of the paper are the council's, and what is written in Sami is marked as that: for those who
/// hear it read, and so that no word is broken as Norwegian ones are.
#[test]
fn text_in_another_language_is_marked_as_that() {
    let case = "---\nid: 2026-001\ntittel: Gulahallan\nsakstype: sak\nspråk: nordsamisk\n\
                status: til behandling\nsaksgang:\n  - {organ: styret, møte: 2026-03-10}\n---\n\n\
                ## Forslag til vedtak\n\nStivra *mearrida* ášši.\n\n## Saksfremstilling\n\n- Álgu\n\n\
                | Jahki | Submi |\n|---|---|\n| 2026 | 5 |\n";
    let meeting = "---\norgan: styret\ndato: 2026-03-10\nstatus: planlagt\nsaksliste:\n\
                   \x20 - {fast: rahpan}\n  - {id: 2026-001}\n  - {tittel: Rasten}\n---\n\n\
                   Bures boahtin.\n";
    let council = "råd: {navn: Prøverådet IPR}\norganer:\n  styret:\n    navn: Styret\n\
                   \x20   språk: sma\n    slag: rådgivende\n    kan: []\n    faste-saker:\n\
                   \x20     - {navn: rahpan, tittel: Rahpan, forslag: Dohkkehuvvo., plass: først}\n\
                   sakstyper:\n  sak: {navn: Sak}\n";
    let texts = [
        ("bodies.yaml", council),
        ("members.yaml", "personer: {}\n"),
        ("cases/2026/2026-001-gulahallan.md", case),
        ("meetings/2026-03-10-styret/meeting.md", meeting),
    ];
    let mut files = Files::default();
    for (path, text) in texts {
        files.texts.push((path.to_owned(), FileContent::Text(text.to_owned())));
    }
    let (workspace, found) = read::read(files, "2026-02-01".parse().expect("a date"));
    assert!(found.is_empty(), "{found:?}");
    let meeting = workspace.meetings.iter().next().expect("a meeting");
    let subject = Subject::new(&workspace, meeting).expect("a body");
    let notice = render::typst::render(&plans::notice::notice(&subject));
    let book = render::typst::render(&plans::book::book(&subject));
    let minutes = render::typst::render(&plans::minutes::minutes(&subject));
    for (paper, of_case, of_body) in [
        (&notice, &["Gulahallan"][..], &["Rahpan", "Rasten", "Bures boahtin."][..]),
        (&book, &["Gulahallan", "Stivra ", "mearrida", "Álgu", "Jahki", "2026"], &["Rahpan", "Dohkkehuvvo."]),
        (&minutes, &["Gulahallan"], &["Rahpan", "Rasten"]),
    ] {
        assert!(paper.contains("lang: \"nb\""), "the paper itself is in bokmål\n{paper}");
        for (lang, words) in [("se", of_case), ("sma", of_body)] {
            for word in words {
                let marked = format!("text(lang: \"{lang}\", region: \"NO\", ");
                let is_marked = paper.split(&marked).skip(1).any(|after| {
                    after.split('\n').next().is_some_and(|line| line.contains(&format!("\"{word}")))
                });
                assert!(is_marked, "«{word}» is not marked as {lang} in\n{paper}");
            }
        }
    }
    let markdown = render::markdown::render(&plans::book::book(&subject));
    assert!(markdown.contains("Stivra *mearrida* ášši."), "{markdown}");
}
