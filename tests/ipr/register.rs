//! What is found again of a decision: whether it is what was put before the body, the register, the
//! extract, the follow-up and the status report.

mod follow_up;
#[test]
fn a_note_to_oneself_is_in_no_register() {
    let folder = decided_as("Styret vedtar uttalelsen.\n\n<!-- Ring Kari om dette. -->\n\nDen sendes i dag.");
    for format in ["plain", "json", "csv"] {
        let said = folder.ok(&["vedtak", "--format", format, "--dato", "2024-02-20"]);
        assert!(said.contains("Den sendes i dag.") && !said.contains("Kari"), "{format}: {said}");
    }
}

#[cfg(feature = "pdf")]
mod papers;

use crate::program::Folder;

const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";

/// The standard folder after styret has met on 16 February 2024 and adopted these words on the ferries.
fn decided_as(words: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", ""), ("tests/folders/later", "")]);
    let text = folder.read(FERRIES).replace("tatt til orientering", "vedtatt");
    let decision = format!("## Vedtak i styret\n\n{words}\n\n## Saksfremstilling");
    folder.write(FERRIES, text.replace("## Saksfremstilling", &decision));
    folder.git(&["commit", "--quiet", "--all", "--message", "vedtak"]);
    folder
}

#[test]
fn a_case_tells_whether_each_body_followed_what_was_put_before_it() {
    let cases = [
        ("**Styret** vedtar\nuttalelsen.", "vedtatt som innstilt", "som innstilt"),
        ("Styret vedtar ikke uttalelsen.", "vedtatt, endret", "endret"),
        ("Saken oversendes kommunene.", "vedtatt, ikke i samsvar", "ikke i samsvar med innstillingen"),
    ];
    for (words, plain, json) in cases {
        let folder = decided_as(words);
        let said = folder.ok(&["sak", "show", "2024-001", "--dato", "2024-02-20"]);
        assert!(said.contains("innstilt som foreslått  "), "{said}");
        assert!(said.contains(&format!("{plain}  ")), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
        let said = folder.ok(&["sak", "show", "2024-001", "--format", "json"]);
        let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(value["saksgang"][1]["samsvar"], "som foreslått");
        assert_eq!(value["saksgang"][2]["samsvar"], json);
        assert!(value["saksgang"][0].get("samsvar").is_none(), "{said}");
        let said = folder.ok(&["vedtak", "--sak", "2024-001"]);
        assert_eq!(
            said.contains("Vedtatt, ikke i samsvar med innstillingen."),
            json.starts_with("ikke"),
            "{said}"
        );
    }
}

/// What `ipr vedtak` says as JSON.
fn register(folder: &Folder, arguments: &[&str]) -> Vec<serde_json::Value> {
    let said = folder.ok(&[&["vedtak", "--format", "json"], arguments].concat());
    let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    value.as_array().expect("a list").clone()
}

/// The ids it lists.
fn ids(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    register(folder, arguments).iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn decisions_are_listed_and_chosen() {
    let folder = decided_as("Styret vedtar enstemmig uttalelsen.");
    assert_eq!(ids(&folder, &[]), ["2023-001", "2024-001"], "the newest last");
    let with_recommendations = ids(&folder, &["--innstillinger"]);
    assert_eq!(with_recommendations, ["2023-001", "2023-001", "2024-001", "2024-001", "2024-002"]);
    for arguments in [
        ["--organ", "styret"],
        ["--fra", "2024-02-16"],
        ["--sakstype", "uttalelse"],
        ["--sak", "2024-001"],
        ["--søk", "VEDTAR enstemmig"],
        ["--sok", "Ferjetakster"],
    ] {
        assert_eq!(ids(&folder, &arguments), ["2024-001"], "{arguments:?}");
    }
    assert_eq!(ids(&folder, &["--til", "2023-12-15"]), ["2023-001"]);
    assert_eq!(ids(&folder, &["--fra", "2024-02-17"]), [""; 0]);
    assert_eq!(folder.ok(&["vedtak", "--fra", "2024-02-17"]), "Ingen vedtak.\n");
    for wrong in [["--organ", "stire"], ["--sakstype", "uttalele"], ["--sak", "2024-099"], ["--fra", "i går"]]
    {
        assert_eq!(folder.ipr(&[&["vedtak"][..], &wrong].concat()).code, 2, "{wrong:?}");
    }

    let row = &register(&folder, &["--sak", "2024-001"])[0];
    for (key, value) in [
        ("dato", "2024-02-16"),
        ("organ", "styret"),
        ("sak", "03/24"),
        ("utfall", "vedtatt"),
        ("samsvar", "endret"),
        ("tekst", "Styret vedtar enstemmig uttalelsen."),
    ] {
        assert_eq!(row[key], value, "{key}");
    }
    assert_eq!(row["endringer"][0]["tilføyd"], "enstemmig");
    let said = folder.ok(&["vedtak", "--sak", "2024-001"]);
    assert_eq!(
        said,
        "16.02.2024  Styret, sak 03/24\n    2024-001 Høringsuttalelse om ferjetakster\n    Vedtatt, \
            endret.\n\n    Styret vedtar enstemmig uttalelsen.\n"
    );
}

#[test]
fn the_register_opens_in_a_spreadsheet() {
    let long = "langt ".repeat(40);
    let words =
        format!("=HYPERLINK(\"https://a.no\"; \"x\")\n\n1. Styret; «vedtar».\n2. Alt {}", long.trim());
    let folder = decided_as(&words);
    let said = folder.ok(&["vedtak", "--format", "csv"]);
    assert!(said.starts_with('\u{feff}') && said.contains("\r\n"), "{said}");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(said.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    assert_eq!(headings.get(0), Some("dato"), "the mark before it is no part of it");
    let [text, number] =
        ["tekst", "sak"].map(|name| headings.iter().position(|heading| heading == name).expect("a column"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][text], format!("'{words}"));
    assert_eq!(&rows[1][number], "sak 03/24", "not a date");
    let said = folder.ok(&["vedtak"]);
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn a_row_of_a_table_stays_one_line_and_follow_up_is_counted() {
    let long =
        "| Mars | Sende uttalelsen til fylkeskommunen, departementet og alle kommunene i rådet samlet | |";
    let folder = decided_as(&format!("Styret vedtar.\n\n| Når | Hva | Hvem |\n|---|---|---|\n{long}"));
    let said = folder.ok(&["vedtak", "--sak", "2024-001", "--dato", "2024-02-20"]);
    assert!(said.contains(&format!("    {long}\n")) && said.contains("Oppfølging: 1 gjenstår."), "{said}");
    let said = folder.ok(&["vedtak", "--format", "csv", "--dato", "2024-04-20"]);
    assert!(said.contains(";1 gjenstår, 1 forsinket\r\n"), "{said}");
    let done = folder.ok(&["oppfolging", "2024-001", "--gjort", "1", "--dato", "2024-03-20"]);
    assert!(done.contains("Sak 2024-001 er fulgt opp på ett punkt (nr. 1) 20. mars 2024.\n"), "{done}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_quarter_that_is_none_is_told_in_norwegian() {
    let said = decided_as("Styret vedtar.").ipr(&["statusrapport", "--sak", "2024-002", "--kvartal", "5"]);
    let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.code == 2 && flat.contains("et tall fra 1 til 4"), "{flat}");
}

#[test]
fn the_register_shows_the_neutral_face_of_an_exempt_case() {
    let folder = decided_as("Styret vedtar enstemmig uttalelsen om Hemmeligstad.");
    let text = folder.read(FERRIES).replace(
        "tittel: Høringsuttalelse om ferjetakster",
        "tittel: Klage fra Hemmeligstad\noffentlig-tittel: Klagesak\n\
            unntatt: {hjemmel: offl. § 23 første ledd}",
    );
    folder.write(FERRIES, text);
    for format in ["plain", "json", "csv"] {
        let said = folder.ok(&["vedtak", "--innstillinger", "--format", format]);
        assert!(said.contains("Klagesak") && said.contains("offl. § 23"), "{said}");
        assert!(!said.contains("Hemmeligstad") && !said.contains("uttalelsen"), "{said}");
    }
    assert_eq!(ids(&folder, &["--søk", "Hemmeligstad"]), [""; 0]);
    assert!(register(&folder, &["--sak", "2024-001"])[0]["samsvar"].is_null());
}
