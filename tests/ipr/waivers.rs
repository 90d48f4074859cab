//! What a case or a meeting sets aside: it lets steps and runs pass, is told of, and never covers law.

use crate::program::Folder;

const DAY: &str = "2024-02-05";

/// The base folder with a political case that interessepolitisk utvalg has not heard.
fn folder(waivers: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = format!(
        "---\nid: 2024-004\ntittel: Uttalelse om hurtigbåten\nsakstype: uttalelse\nsaksansvarlig: kari-vik\n\
            status: utkast\n{waivers}saksgang:\n  - {{organ: styret}}\n---\n\n## Forslag til vedtak\n\n\
            Styret vedtar uttalelsen.\n\n## Saksfremstilling\n\nRuten er foreslått lagt ned.\n"
    );
    folder.write("cases/2024/2024-004-uttalelse-om-hurtigbaten.md", case);
    folder
}

fn advance(folder: &Folder) -> crate::program::Said {
    folder.ipr(&["sak", "advance", "2024-004", "--møte", "2024-03-20-styret", "--dato", DAY])
}

fn meeting(folder: &Folder) {
    folder.ok(&["mote", "new", "styret", "2024-03-20", "--dato", DAY]);
}

#[test]
fn a_waived_finding_refuses_no_step() {
    let strict = folder("");
    meeting(&strict);
    let refused = advance(&strict);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.out.contains("feil[L01]"), "{}", refused.out);

    let lenient = folder("avvik:\n  - {regel: L01, grunn: Fristen er i morgen., av: styret}\n");
    meeting(&lenient);
    let taken = advance(&lenient);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    assert!(taken.out.contains("Fraveket:\n  L01  "), "{}", taken.out);
    assert!(taken.out.contains("Fraveket av styret: Fristen er i morgen."), "{}", taken.out);
}

#[test]
fn a_waiver_holds_until_its_day() {
    let folder = folder("avvik:\n  - {regel: L05, grunn: Hastesak., av: kari-vik, til: 2024-02-05}\n");
    let case = folder.read("cases/2024/2024-004-uttalelse-om-hurtigbaten.md");
    let routed = case.replace("- {organ: styret}", "- {organ: styret, møte: 2024-02-16, sak: 06/24}");
    folder.write("cases/2024/2024-004-uttalelse-om-hurtigbaten.md", routed);
    let codes = |day: &str, list: &str| -> Vec<String> {
        let said = folder.ipr(&["check", "cases/2024", "--format", "json", "--dato", day]);
        let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
        let list = report[list].as_array().expect("a list").clone();
        list.iter().map(|finding| finding["kode"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes(DAY, "fraveket"), ["L05"]);
    assert!(!codes(DAY, "funn").contains(&"F13".to_owned()));
    assert_eq!(codes("2024-02-06", "fraveket"), [""; 0]);
    let later = codes("2024-02-06", "funn");
    assert!(later.contains(&"F13".to_owned()) && later.contains(&"L05".to_owned()), "{later:?}");
}

#[test]
fn law_is_waived_by_nobody() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let path = "cases/2023/2023-001-handlingsprogram-og-budsjett.md";
    let case = folder
        .read(path)
        .replace("saksgang:", "avvik:\n  - {regel: L09, grunn: Det hastet., av: styret}\nsaksgang:");
    let decided =
        case.replace("organ: representantskapet", "organ: styret").replace("2023-12-15", "2023-12-01");
    folder.write(path, decided);
    let said = folder.ipr(&["check", path, "--dato", DAY]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.contains("feil[L09]"), "{}", said.out);
    assert!(said.out.contains("L09 bygger her på lov, og kan ikke fravikes"), "{}", said.out);
}

#[test]
fn who_answers_for_a_waiver_is_known() {
    let folder = folder("avvik:\n  - {regel: L01, grunn: Haster., av: kari-wik, grunnlag: ukjent}\n");
    let said = folder.ipr(&["check", "cases/2024", "--dato", DAY]);
    assert!(said.out.contains("«kari-wik» er ikke kjent som organ eller person"), "{}", said.out);
    assert!(said.out.contains("Mente du «kari-vik»?"), "{}", said.out);
    assert!(said.out.contains("«ukjent» er ikke kjent som kilde"), "{}", said.out);
}
