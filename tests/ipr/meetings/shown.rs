//! What `ipr mote show` and `ipr sak show` tell of quorum, majority, review and substitutes.

use serde_json::{Value, json};

use super::{BOARD, CASE, COUNCIL, Minutes, WRITTEN, folder};
use crate::program::Folder;

const DAY: &str = "2025-09-19";

/// The line of `mote show` that tells how the case was voted on, with single spaces.
fn counted(minutes: Minutes) -> String {
    let folder = folder();
    minutes.written(&folder, DAY);
    let meeting = format!("{DAY}-{}", minutes.body);
    let shown = folder.ok(&["mote", "show", &meeting, "--dato", "2025-11-01"]);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let votes = shown.split("\nAvstemninger\n").nth(1).unwrap_or_else(|| panic!("{shown}"));
    let line = votes.lines().find(|line| line.starts_with("02/25")).unwrap_or_else(|| panic!("{shown}"));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_item_is_counted() {
    let six = &["eli-strand", "finn-bakke", "grete-lund", "jan-aas", "kari-holm", "svein-myhre"];
    let left = Minutes { away: six, rows: &[("nils-berge", "til: \"13:10\"")], ..BOARD };
    let tie =
        "avstemning: {for: 6, mot: [cecilie-moen, eli-strand, finn-bakke, jan-aas, kari-holm, nils-berge]}";
    let cases = [
        (BOARD, "02/25 13 av 13 ja (7 trengs) 13–0–0 for vedtatt"),
        (
            Minutes { item: "kl: \"13:20\", avstemning: enstemmig", ..left },
            "02/25 6 av 13 nei (7 trengs) 6–0–0 for vedtatt",
        ),
        (
            Minutes { item: "kl: \"13:00\", avstemning: enstemmig", ..left },
            "02/25 7 av 13 ja (7 trengs) 7–0–0 for vedtatt",
        ),
        // Who left may have voted or not: what nobody knows is not told as a number.
        (Minutes { item: "avstemning: enstemmig", ..left }, "02/25 6–7 av 13 – – for vedtatt"),
        (Minutes { item: "merknad: ikke ført", ..left }, "02/25 6–7 av 13 – – – vedtatt"),
        (
            Minutes { item: tie, away: &["svein-myhre"], ..BOARD },
            "02/25 12 av 13 ja (7 trengs) 6–6–0 for (leder) vedtatt",
        ),
        (
            Minutes { item: "avstemning: {for: 6, mot: 6}", away: &["svein-myhre"], ..BOARD },
            "02/25 12 av 13 ja (7 trengs) 6–6–0 likt vedtatt",
        ),
        (
            Minutes { item: "valg: {runder: [{dag-haug: 9, oda-ruud: 11}], valgt: oda-ruud}", ..COUNCIL },
            "02/25 20 av 20 ja (10 trengs) – – Oda Ruud (9–11)",
        ),
        (WRITTEN, "02/25 7 av 7 ja (7 trengs) 7–0–0 alle vedtatt"),
        (
            Minutes { item: "avstemning: {for: 6, mot: [mona-dahl]}", ..WRITTEN },
            "02/25 7 av 7 ja (7 trengs) 6–1–0 ikke alle vedtatt",
        ),
    ];
    for (minutes, expected) in cases {
        assert_eq!(counted(minutes), expected, "{}", minutes.item);
    }
}

#[test]
fn nobody_is_counted_out_of_none_where_no_members_are_entered() {
    let folder = folder();
    BOARD.written(&folder, DAY);
    let people = folder.read("members.yaml");
    let (persons, _) = people.split_once("\nverv:").expect("the seats");
    folder.write("members.yaml", format!("{persons}\nverv: []\n"));
    let meeting = format!("{DAY}-{}", BOARD.body);
    let shown = folder.ok(&["mote", "show", &meeting, "--dato", "2025-11-01"]);
    assert!(shown.contains("Avstemninger") && !shown.contains("av 0"), "{shown}");
}

#[test]
fn a_program_reads_the_same() {
    let folder = folder();
    let minutes = Minutes { item: "avstemning: {for: 12, mot: [jan-aas]}", ..BOARD };
    minutes.written(&folder, DAY);
    let shown = |day: &str| -> Value {
        let out = folder.ok(&["mote", "show", "2025-09-19-styret", "--format", "json", "--dato", day]);
        serde_json::from_str::<Value>(&out).expect("JSON")["avstemninger"].clone()
    };
    let expected = json!([{
        "sak": "02/25", "id": CASE, "medlemmer": 13, "til-stede": [13, 13], "stemte": 13, "trengs": 7,
        "vedtaksført": true, "for": 12, "mot": 1, "blanke": 0, "flertall": "for",
        "møtelederen-avgjorde": false, "valg": null, "utfall": "vedtatt",
        "lovlighetskontroll-til": "2025-10-10",
    }]);
    assert_eq!(shown("2025-10-10"), expected);
    assert_eq!(shown("2025-10-11")[0]["lovlighetskontroll-til"], Value::Null);
    let list = folder.ok(&["mote", "list", "--format", "json", "--dato", "2025-10-10"]);
    assert!(!list.contains("avstemninger"), "{list}");
}

#[test]
fn the_deadline_for_review_is_told_while_it_runs() {
    let folder = folder();
    BOARD.written(&folder, DAY);
    let said = |arguments: [&str; 3], day: &str| folder.ok(&[&arguments[..], &["--dato", day]].concat());
    let case = said(["sak", "show", CASE], "2025-10-10");
    let line = "Frister\n- lovlighetskontroll av vedtaket i styret 19. september 2025 kan kreves til\n  \
        fredag 10. oktober 2025\n";
    assert!(case.contains(line) && !case.contains("V04"), "{case}");
    let meeting = said(["mote", "show", "2025-09-19-styret"], "2025-10-10");
    assert!(meeting.contains("\nLovlighetskontroll kan kreves til fredag 10. oktober 2025.\n"), "{meeting}");
    for shown in
        [said(["sak", "show", CASE], "2025-10-11"), said(["mote", "show", "2025-09-19-styret"], "2025-10-11")]
    {
        assert!(!shown.to_lowercase().contains("lovlighetskontroll"), "{shown}");
    }
}

#[test]
fn who_can_be_called_is_told_in_order() {
    let folder = folder();
    let show = |minutes: Minutes| {
        let path = minutes.written(&folder, DAY);
        let file = format!("{path}/meeting.md");
        let called = folder.read(&file).replace("status: avholdt", "status: innkalt");
        folder.write(&file, called);
        folder.ok(&["mote", "show", "2025-09-19-styret", "--dato", "2025-09-10"])
    };
    let away =
        Minutes { away: &["kari-holm", "mona-dahl"], rows: &[("ivar-lunde", "forfall: reise")], ..BOARD };
    let shown = show(away);
    let expected = "\nForfall uten vara\n- Kari Holm: innkall Even Tveit, så Frida Øien (koml. § 7-10)\n\
        - Mona Dahl: innkall Jorid Fjeld (koml. § 7-10)\n";
    assert!(shown.contains(expected), "{shown}");
    let met = Minutes { away: &["kari-holm"], rows: &[("even-tveit", "vara-for: kari-holm")], ..BOARD };
    assert!(!show(met).contains("Forfall uten vara"));
}

/// A folder with a case of the board that stands still, and a meeting on `DAY` that nobody has called.
fn waiting(lines: &str) -> Folder {
    let folder = folder();
    folder.write(
        "cases/2025/2025-001-felles-kollektivplan.md",
        format!(
            "---\nid: 2025-001\ntittel: Felles kollektivplan\nsakstype: prinsippsak\nstatus: utkast\n\
                {lines}saksgang:\n  - {{organ: styret}}\n---\n\n## Forslag til vedtak\n\nJa.\n\n\
                ## Saksfremstilling\n\nNei.\n"
        ),
    );
    folder
}

#[test]
fn a_case_that_stands_still_says_why() {
    let show = |lines: &str| waiting(lines).ok(&["sak", "show", CASE, "--dato", "2025-09-01"]);
    let open = show("venter: {på: svar fra fylkeskommunen, til: 2025-12-31}\n");
    assert!(open.contains("Venter på\n- svar fra fylkeskommunen, til onsdag 31. desember 2025\n"), "{open}");
    let exempt = "unntatt: {hjemmel: offl. § 23 første ledd}\nventer: {på: svar fra Marihønefirmaet}\n";
    let shown = show(exempt);
    assert!(
        !shown.contains("Marihøne") && shown.contains("- det som står under «venter» i saken"),
        "{shown}"
    );
}

#[test]
fn a_meeting_that_is_over_is_not_called() {
    let folder = folder();
    let text = "---\norgan: styret\ndato: 2025-09-19\ntid: 12:00–15:00\nsted: Nordli rådhus\n\
        status: planlagt\nsaksliste:\n  - {tittel: Møteplan}\n---\n";
    folder.write("meetings/2025-09-19-styret/meeting.md", text);
    let call = |day: &str| folder.ipr(&["innkalling", "2025-09-19-styret", "--dato", day]);
    let late = call("2025-09-20");
    assert_eq!(late.code, 2, "{}{}", late.out, late.err);
    assert!(late.err.contains("er over, så det kan ikke kalles inn"), "{}", late.err);
    assert_eq!(folder.read("meetings/2025-09-19-styret/meeting.md"), text);
    assert!(!folder.path().join("meetings/2025-09-19-styret/innkalling.md").exists());
}

#[test]
fn the_law_on_minutes_is_waived_by_nobody() {
    let folder = folder();
    let text = "---\norgan: styret\ndato: 2025-09-19\nstatus: innkalt\nsendt: 2025-09-05\n\
        kunngjort: 2025-09-05\navvik:\n  - {regel: T10, grunn: Vi rekker det ikke., av: styret}\n\
        saksliste:\n  - {sak: 01/25, fast: godkjenning-av-innkalling}\n---\n";
    folder.write("meetings/2025-09-19-styret/meeting.md", text);
    let said = folder.ipr(&["check", "--format", "json", "--dato", "2025-12-01"]);
    let report: Value = serde_json::from_str(&said.out).expect("JSON");
    let codes = |list: &str| -> Vec<String> {
        let found = report[list].as_array().expect("a list").clone();
        found.iter().map(|finding| finding["kode"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes("fraveket"), [""; 0]);
    assert!(
        codes("funn").contains(&"T10".to_owned()) && codes("funn").contains(&"F13".to_owned()),
        "{report}"
    );
}
