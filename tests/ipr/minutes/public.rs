//! The words of the minutes that everybody may read.

use std::fs;

use super::{MEETING, MINUTES, PARKING, SMOOTH, STYRET, blank, filled};
use crate::program::{Folder, files};

/// What stands where nobody but the secretary may see it.
const SECRETS: [&str; 3] = ["Hemmeligstad", "Hemmeligord", "sykdom"];
const PERSONAL: &str = "---\nid: 2024-004\ntittel: Klage fra Hemmeligstad\noffentlig-tittel: Personalsak\n\
    unntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1, omfang: hele, \
    vurdert: 2024-01-10, av: kari-vik}\nsakstype: prinsippsak\ninnsatsområde: areal-og-transport\n\
    saksansvarlig: kari-vik\nstatus: til behandling\nsaksgang:\n  \
    - {organ: faggruppe-areal-og-transport, møte: 2024-01-16, utfall: drøftet}\n  \
    - {organ: styret, møte: 2024-02-16, sak: 06/24}\n---\n\n## Forslag til vedtak\n\n\
    Styret gir Hemmeligstad medhold.\n\n## Saksfremstilling\n\nHemmeligstad har klaget.\n";
/// What a secretary writes below the place for names.
const NEXT: &str = "\n## Neste møte\n\nStyret møtes igjen 12. april.\n";

/// The minutes of two days as they were sent: with an exempt case, and an item behind closed doors.
fn sent(change: impl Fn(String) -> String) -> (Folder, String) {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write("cases/2024/2024-004-klage.md", PERSONAL);
    let two = "dato: 2024-02-16\nflere-dager: [{dato: 2024-02-19, tid: 09:00–12:00}]\n";
    folder.replace(MEETING, "dato: 2024-02-16\n", two);
    let items = "  - {sak: 06/24, id: 2024-004}\n  - {sak: 07/24, tittel: Orientering om sikkerhet}\n  \
        - {sak: 08/24, tittel: Studietur}\n  - {sak: 09/24, fast: eventuelt}\n";
    folder.replace(MEETING, "  - {sak: 06/24, fast: eventuelt}\n", items);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    let mut entries = SMOOTH.to_vec();
    entries[1].1 =
        &[("Ola Berg", "ja | "), ("Anne Lund", "ja | "), ("Per Nes", "forfall 19. februar (sykdom) | ")];
    entries[4].1 = &[("Avstemning", "2 mot 1 (Nes)"), ("Vedtak", "Som innstilt")];
    entries[6].1 = &[("Avstemning", "Enstemmig"), ("Vedtak", "Styret slutter seg til prinsippene fra mai.")];
    entries.push((
        "Sak 06/24",
        &[
            ("Lukket", "koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig"),
            ("Behandling", "Hemmeligstad er kjent."),
            ("Avstemning", "3 mot 0"),
            ("Vedtak", "Styret gir Hemmeligstad medhold."),
        ],
    ));
    let closed = "Lukket: koml. § 11-5 andre ledd, kl. 10:40–10:50, enstemmig\n\nBehandling: Hemmeligord.";
    entries.push(("Sak 08/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Saken utsettes.")]));
    entries.push(("Underskrift", &[("Møtet hevet kl.", "11:30"), ("Referent", "Kari Vik")]));
    let text = filled(&blank(&folder.read(MINUTES)), &entries);
    let (before, item) = text.split_once("### Sak 07/24").expect("the item");
    let text = format!("{before}### Sak 07/24{}", item.replacen("Behandling:", closed, 1));
    folder.write(MINUTES, change(text));
    folder.records(STYRET, "2024-02-20");
    folder.ok(&["utsending", STYRET, "--dato", "2024-02-21"]);
    let paper = folder.read("meetings/2024-02-16-styret/utsending/referat.md");
    (folder, paper)
}

#[test]
fn the_public_minutes_say_what_happened_and_no_more() {
    let (folder, paper) = sent(|text| text);
    for part in [
        "| Anne Lund | Ytre Fjord    | nestleder |                  |",
        "| Per Nes   | Ytre Fjord    | medlem    | ikke 19. februar |",
        "**Avstemning:** 2 for og 1 mot. Mot: Per Nes\n\n#### Vedtak, som innstilt\n",
        "#### Innstilling, som foreslått\n",
        "#### Vedtak, endret fra forslaget\n\n> Styret slutter seg til prinsippene fra mai.",
        "### Sak 06/24 Personalsak\n\n> Saken er unntatt offentlighet, offl. § 13 første ledd",
        "kl. 10:15–10:40, jf. koml. § 11-5 andre ledd.\n\n### Sak 07/24 Orientering om sikkerhet\n\n> ",
    ] {
        assert!(paper.contains(part), "{part}\n{paper}");
    }
    let (_, short) = paper.split_once("## Sakene i korte trekk\n\n").expect("the overview");
    let (short, _) = short.split_once("\n\n").expect("a table");
    let mut rows = Vec::new();
    for row in short.lines().skip(2) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        rows.push(cells[1..4].join(" | "));
    }
    assert_eq!(
        rows,
        [
            "03/24 | Høringsuttalelse om ferjetakster | **Vedtatt (2 mot 1)**",
            "04/24 | Kontingent for 2025 | Innstilt (enstemmig)",
            "05/24 | Felles prinsipper for parkering ved stasjonene | **Vedtatt, endret (enstemmig)**",
            "06/24 | Personalsak | –",
            "07/24 | Orientering om sikkerhet | –",
            "08/24 | Studietur | **Utsatt (enstemmig)**",
        ]
    );
    let papers = folder.path().join("meetings/2024-02-16-styret/utsending");
    for path in files(&papers) {
        let bytes = fs::read(papers.join(&path)).expect("a file that can be read");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "{path}\n{text}");
    }
    assert!(folder.read(PARKING).contains("prinsippene fra mai"));
}

/// The place for names is last on the paper, whatever the secretary did with its heading.
#[test]
fn names_are_signed_under_all_that_is_signed() {
    let names = "## Underskrift\n\nOla Berg, møteleder:\n\nKari Vik, referent:\n";
    for change in [
        (|text| text + NEXT) as fn(String) -> String,
        |text| text.replace("## Underskrift\n", ""),
        |text| text.replace("## Underskrift\n", "") + NEXT,
    ] {
        let (_, paper) = sent(change);
        assert!(paper.ends_with(names), "{paper}");
        assert_eq!(paper.matches("## Underskrift").count(), 1, "{paper}");
        let has_next = paper.contains(NEXT.trim());
        assert_eq!(has_next, paper.contains("12. april"), "{paper}");
        let review = paper.find("## Lovlighetskontroll").expect("until when to complain");
        assert!(review < paper.find("## Underskrift").expect("the names"), "{paper}");
    }
}
