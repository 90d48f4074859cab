//! What is found again of a decision: whether it is what was put before the body, the register, the
//! extract, the follow-up and the status report.

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
        ("Saken oversendes kommunene.", "vedtatt, ikke i samsvar", "ikke i samsvar"),
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
        "16.02.2024  Styret, sak 03/24\n    2024-001 Høringsuttalelse om ferjetakster\n    Vedtatt, endret.\n\n    Styret vedtar enstemmig uttalelsen.\n"
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
    let [text, number] = ["tekst", "saksnummer"]
        .map(|name| headings.iter().position(|heading| heading == name).expect("a column"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][text], format!("'{words}"));
    assert_eq!(&rows[1][number], "sak 03/24", "not a date");
    let said = folder.ok(&["vedtak"]);
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn the_register_shows_the_neutral_face_of_an_exempt_case() {
    let folder = decided_as("Styret vedtar enstemmig uttalelsen om Hemmeligstad.");
    let text = folder.read(FERRIES).replace(
        "tittel: Høringsuttalelse om ferjetakster",
        "tittel: Klage fra Hemmeligstad\noffentlig-tittel: Klagesak\nunntatt: {hjemmel: offl. § 23 første ledd}",
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

/// What `ipr oppfolging` lists, as JSON.
fn follow_up(folder: &Folder, arguments: &[&str]) -> Vec<serde_json::Value> {
    let said = folder.ok(&[&["oppfolging", "--format", "json"], arguments].concat());
    let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    value.as_array().expect("a list").clone()
}

#[test]
fn a_decision_is_followed_up_until_it_is_done() {
    let table = "Styret vedtar uttalelsen.\n\n| Når | Hva | Hvem |\n|---|---|---|\n| Mars | Sende uttalelsen | kari-vik |\n| Løpende | Orientere styret | |";
    let folder = decided_as(table);
    let day = "--dato=2024-02-20";
    assert_eq!(folder.ok(&["oppfolging", day]).matches("2024-001 nr.").count(), 2);

    let new = [
        "oppfolging",
        "2024-001",
        "--ny",
        "Følge  med på svaret",
        "--hvem",
        "IPU",
        "--frist",
        "2024-02-28",
        day,
    ];
    let said = folder.ok(&new);
    assert!(said.contains("Sak 2024-001 skal følges opp innen 28. februar 2024.\nLagret i git"), "{said}");
    let text = folder.read(FERRIES);
    assert!(text.contains("status: under oppfølging\n"), "{text}");
    let entry =
        "oppfølging:\n  - {hva: Følge med på svaret, hvem: interessepolitisk-utvalg, frist: 2024-02-28}\n---";
    assert!(text.contains(entry), "{text}");
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&new);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log, "a second run changes nothing");
    let other = folder.ipr(&["oppfolging", "2024-001", "--ny", "følge med på svaret", day]);
    assert!(other.code == 2 && other.err.contains("nr. 3"), "{}", other.err);

    let rows = follow_up(&folder, &["--dato", "2024-03-15"]);
    let told: Vec<_> = rows.iter().map(|row| (row["nr"].clone(), row["forsinket"].clone())).collect();
    assert_eq!(told, [(3.into(), true.into()), (1.into(), false.into()), (2.into(), false.into())]);
    assert_eq!(rows[0]["navn"], "Interessepolitisk utvalg");
    assert_eq!(rows[1]["frist"], "2024-03-31");
    let kari = follow_up(&folder, &["--ansvarlig", "Kari Vik"]);
    assert_eq!(kari.len(), 2, "hers, and what nobody else is named for in her case");
    let shown = folder.ok(&["oppfolging", "--dato", "2024-03-15"]);
    assert!(
        shown.starts_with("Forsinket\n28.02.2024  2024-001 nr. 3, Interessepolitisk utvalg\n"),
        "{shown}"
    );
    let checked = folder.ipr(&["check", "--dato", "2024-03-15"]).out;
    assert!(checked.contains("advarsel[L16]") && checked.contains("31.03.2024  L16"), "{checked}");

    let closing = folder.ipr(&["oppfolging", "2024-001", "--avslutt", day]);
    assert!(closing.code == 1 && closing.out.contains("feil[L17]"), "{}", closing.out);
    for number in ["1", "2", "3"] {
        folder.ok(&["oppfolging", "2024-001", "--gjort", number, "--dato", "2024-02-27"]);
    }
    let text = folder.read(FERRIES);
    assert!(text.contains(table), "the decision stands as it was\n{text}");
    assert!(
        text.contains("  - {hva: Sende uttalelsen, hvem: kari-vik, frist: 2024-03-31, gjort: 2024-02-27}\n"),
        "{text}"
    );
    assert!(text.contains("frist: 2024-02-28, gjort: 2024-02-27}\n"), "{text}");
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&["oppfolging", "2024-001", "--gjort", "1", "--dato", "2024-03-09"]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log, "what is done is done");
    assert_eq!(folder.ok(&["oppfolging", day]), "Ingen oppfølging.\n");
    assert_eq!(follow_up(&folder, &["--alle"]).len(), 3);
    assert!(folder.ok(&["check", "--dato", "2024-03-15"]).contains("tips[L17]"));
    folder.ok(&["oppfolging", "2024-001", "--avslutt", day]);
    assert!(folder.read(FERRIES).contains("status: avsluttet\n"));
    assert!(!folder.ok(&["check", "--siden", "HEAD~5", "--dato", "2024-03-15"]).contains("feil"));
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&["oppfolging", "2024-001", "--avslutt", day]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
    let late = folder.ipr(&["oppfolging", "2024-001", "--ny", "Noe", day]);
    assert!(late.code == 2 && late.err.contains("avsluttet"), "{}", late.err);
}

#[test]
fn what_cannot_be_followed_up_is_said() {
    let folder = decided_as(
        "Styret vedtar.\n\n| Når | Hva | Gjort |\n|---|---|---|\n| Snarest | Ringe | ja |\n| Mai | | |\n| | | |\n\n| Kommune | Hva |\n|---|---|\n| Ås | Noe |",
    );
    let said = folder.ok(&["check", "--dato", "2024-02-20"]);
    for part in ["kan ikke leses som en frist", "hvilken dag dette ble gjort", "ikke hva som skal gjøres"] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(said.matches("advarsel[F04]").count(), 3, "{said}");
    assert_eq!(follow_up(&folder, &[]).len(), 1);
    for (arguments, message) in [
        (&["2024-001", "--gjort", "2"][..], "ingen oppfølging nr. 2"),
        (&["2024-001", "--gjort", "0"], "ingen oppfølging nr. 0"),
        (&["2024-002", "--avslutt"], "ikke avgjort"),
        (&["2024-001", "--ny", " "], "Si hva"),
        (&["2024-099", "--gjort", "1"], "Det finnes ingen sak"),
    ] {
        let said = folder.ipr(&[&["oppfolging"], arguments].concat());
        assert!(said.code == 2 && said.err.contains(message), "{arguments:?}: {}", said.err);
    }
    assert_eq!(folder.ipr(&["oppfolging", "--ny", "Noe"]).code, 2);
    // A name that nobody has, and one that is only words.
    let unknown = ["oppfolging", "2024-001", "--ny", "Noe", "--hvem", "kari-vikk", "--dato", "2024-02-20"];
    let said = folder.ipr(&unknown);
    assert!(said.code == 1 && said.out.contains("feil[F11]"), "{}{}", said.out, said.err);
    folder.ok(&[
        "oppfolging",
        "2024-001",
        "--ny",
        "Noe: med, tegn",
        "--hvem",
        "Kommunene",
        "--dato",
        "2024-02-20",
    ]);
    assert!(folder.read(FERRIES).contains("{hva: \"Noe: med, tegn\", hvem: Kommunene}"));
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_follow_up_of_an_exempt_case_is_not_told() {
    let folder = decided_as("Styret vedtar.\n\n| Når | Hva |\n|---|---|\n| Mars | Ringe Hemmeligstad |");
    let text = folder.read(FERRIES).replace(
        "tittel: Høringsuttalelse om ferjetakster",
        "tittel: Klage\noffentlig-tittel: Klagesak\nunntatt: {hjemmel: offl. § 23 første ledd}",
    );
    folder.write(FERRIES, text);
    let new = [
        "oppfolging",
        "2024-001",
        "--ny",
        "Skrive til Hemmeligstad",
        "--hvem",
        "Hemmeligstad",
        "--dato",
        "2024-02-20",
    ];
    let mut said = folder.ok(&new);
    for arguments in [
        &["oppfolging"][..],
        &["oppfolging", "--format", "json"],
        &["sak", "show", "2024-001"],
        &["check"],
        &["vedtak"],
    ] {
        said += &folder.ipr(&[arguments, &["--dato", "2024-04-20"]].concat()).out;
    }
    assert!(said.contains("L16") && said.contains("Klagesak (unntatt offentlighet)"), "{said}");
    assert!(!said.contains("Hemmeligstad"), "{said}");
    assert!(!folder.git(&["log", "-1", "--format=%B"]).contains("Hemmeligstad"));
}

/// Written only where PDF can be made.
#[cfg(feature = "pdf")]
mod extract {
    use std::fs;

    use super::{FERRIES, decided_as};
    use crate::program::{Folder, files};

    const AGENDA: &str = "meetings/2024-02-16-styret/meeting.md";
    const SECRET: &str = "Hemmeligstad";

    /// What styrets minutes hold of the case about ferries.
    fn with_record(folder: &Folder) {
        let record = "id: 2024-001, avstemning: {for: [kari-vik], mot: [ola-berg]}, \
                      inhabile: [{person: per-nes, hjemmel: fvl. § 6 første ledd bokstav e}]}";
        folder.write(AGENDA, folder.read(AGENDA).replace("id: 2024-001}", record));
    }

    #[test]
    fn all_treatments_of_a_case_stand_on_one_paper() {
        let folder = decided_as("Styret vedtar enstemmig uttalelsen.");
        with_record(&folder);
        let run = ["utskrift", "2024-001", "--dato", "2024-02-20"];
        let said = folder.ok(&run);
        assert!(said.contains("Saksprotokoll for sak 2024-001.\nLagret i git"), "{said}");
        let stem = FERRIES.trim_end_matches(".md");
        let text = folder.read(&format!("{stem}/saksprotokoll.md"));
        for part in [
            "## Behandling i koordineringsgruppen 30. januar 2024\n\n- **Sak nr.:** 2\n- **Utfall:** Drøftet\n",
            "- **Utfall:** Innstilt som foreslått\n",
            "### Forelagt: Innstilling fra interessepolitisk utvalg\n\n> Styret vedtar uttalelsen.\n\n### Vedtak i styret\n\n> Styret vedtar enstemmig uttalelsen.\n",
            "- **Utfall:** Vedtatt, endret\n",
            "- Etter «Styret vedtar». **Tilføyd:** «enstemmig».\n",
            "- **Avstemning:** 1 for og 1 mot. For: Kari Vik. Mot: Ola Berg\n",
            "(fvl. § 6 første ledd bokstav e)\n",
            "- **Frist for å kreve lovlighetskontroll:** fredag 8. mars 2024\n",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let pdf = fs::read(folder.path().join(format!("{stem}/saksprotokoll.pdf"))).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-"));

        let log = folder.git(&["rev-parse", "HEAD"]);
        let again = folder.ok(&["utskrift", "2024-001", "--dato", "2024-09-01"]);
        assert_eq!(again.matches("uendret").count(), 2, "{again}");
        assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
        let found = folder.ipr(&["check", "--dato", "2024-02-20"]).out;
        assert!(!found.contains("saksprotokoll"), "{found}");
    }

    #[test]
    fn a_text_that_is_another_says_so_and_one_that_fell_does_not() {
        let folder = decided_as("Saken oversendes kommunene.");
        folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
        let path = FERRIES.replace(".md", "/saksprotokoll.md");
        assert!(folder.read(&path).contains("Teksten er en annen enn den som var foreslått."));
        folder.write(FERRIES, folder.read(FERRIES).replace("vedtatt", "ikke vedtatt"));
        folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
        let text = folder.read(&path);
        assert!(text.contains("**Utfall:** Ikke vedtatt\n") && !text.contains("en annen enn"), "{text}");
    }

    #[test]
    fn an_exempt_case_gives_only_its_neutral_face() {
        let folder = decided_as(&format!("Styret vedtar uttalelsen om {SECRET}."));
        with_record(&folder);
        let text = folder.read(FERRIES).replace(
            "tittel: Høringsuttalelse om ferjetakster",
            &format!("tittel: Klage fra {SECRET}\nunntatt: {{hjemmel: offl. § 23 første ledd}}"),
        );
        folder.git(&["rm", "--quiet", FERRIES]);
        let telling = format!("cases/2024/2024-001-klage-fra-{}.md", SECRET.to_lowercase());
        folder.write(&telling, &text);
        let said = folder.ipr(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        assert!(said.out.contains("O09") && said.out.contains("ingenting er endret"), "{}", said.out);
        fs::remove_file(folder.path().join(&telling)).expect("removed");

        folder.write("cases/2024/2024-001-unntatt.md", text);
        let said = folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
        assert!(!said.contains(SECRET), "{said}");
        let paper = folder.read("cases/2024/2024-001-unntatt/saksprotokoll.md");
        assert!(paper.contains("# Sak unntatt offentlighet\n"), "{paper}");
        assert!(
            paper.contains("offl. § 23 første ledd") && paper.contains("**Utfall:** Vedtatt\n"),
            "{paper}"
        );
        for secret in [SECRET, "uttalelsen", "Ola Berg", "Inhabile", "som innstilt", "endret"] {
            assert!(!paper.contains(secret), "{secret}\n{paper}");
        }
        for path in files(&folder.path().join("cases/2024/2024-001-unntatt")) {
            let bytes =
                fs::read(folder.path().join("cases/2024/2024-001-unntatt").join(&path)).expect("read");
            let wide: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for needle in [SECRET.as_bytes(), &wide] {
                assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{path}");
            }
        }
        assert!(!folder.git(&["log", "-1", "--name-only", "--format=%B"]).contains(SECRET));
    }

    #[test]
    fn nothing_is_made_of_a_broken_case_or_one_that_nobody_has_treated() {
        let folder = decided_as("Styret vedtar uttalelsen.");
        let said = folder.ipr(&["utskrift", "2024-009"]);
        assert!(said.code == 2 && said.err.contains("Det finnes ingen sak 2024-009"), "{}", said.err);
        folder.write(FERRIES, folder.read(FERRIES).replace("utfall: vedtatt", "utfall: vedtat"));
        let said = folder.ipr(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
        assert!(said.code == 1 && said.out.contains("F04"), "{}{}", said.out, said.err);
        folder.ok(&["sak", "new", "En ny sak", "--type", "uttalelse", "--dato", "2024-02-20"]);
        let said = folder.ipr(&["utskrift", "2024-004", "--dato", "2024-02-20"]);
        assert!(said.code == 2 && said.err.contains("ikke behandlet"), "{}{}", said.out, said.err);
    }
}
