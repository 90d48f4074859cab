//! What is to be done after a decision, until it is done.

use super::{FERRIES, decided_as};
use crate::program::Folder;

/// What `ipr oppfolging` lists, as JSON.
fn follow_up(folder: &Folder, arguments: &[&str]) -> Vec<serde_json::Value> {
    let said = folder.ok(&[&["oppfolging", "--format", "json"], arguments].concat());
    let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    value.as_array().expect("a list").clone()
}

#[test]
fn a_decision_is_followed_up_until_it_is_done() {
    let table = "Styret vedtar uttalelsen.\n\n| Når | Hva | Hvem |\n|---|---|---|\n\
        | Mars | Sende uttalelsen | Kari Vik |\n| Løpende | Orientere styret | |";
    let folder = decided_as(table);
    let day = "--dato=2024-02-20";
    assert_eq!(
        folder
            .ok(&["oppfolging", day])
            .matches("2024-001 Høringsuttalelse om ferjetakster\n            nr.")
            .count(),
        2
    );

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
    let entry = "oppfølging:\n  - {hva: Følge med på svaret, hvem: interessepolitisk-utvalg, \
                 frist: 2024-02-28}\nsaksgang:";
    assert!(text.contains(entry), "{text}");
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&new);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log, "a second run changes nothing");
    let other = folder.ipr(&["oppfolging", "2024-001", "--ny", "følge med på svaret", day]);
    assert!(other.code == 2 && other.err.contains("nr. 3"), "{}", other.err);
    what_is_open_is_listed(&folder);
    it_is_closed_when_all_is_done(&folder, table, day);
}

fn what_is_open_is_listed(folder: &Folder) {
    let rows = follow_up(folder, &["--dato", "2024-03-15"]);
    let told: Vec<_> = rows.iter().map(|row| (row["nr"].clone(), row["forsinket"].clone())).collect();
    assert_eq!(told, [(3.into(), true.into()), (1.into(), false.into()), (2.into(), false.into())]);
    assert_eq!(rows[0]["navn"], "Interessepolitisk utvalg");
    assert_eq!(rows[1]["frist"], "2024-03-31");
    for name in ["Kari Vik", "kari-vik"] {
        let kari = follow_up(folder, &["--ansvarlig", name]);
        assert_eq!(kari.len(), 2, "hers, and what nobody else is named for in her case");
    }
    let shown = folder.ok(&["oppfolging", "--dato", "2024-03-15"]);
    assert!(
        shown.starts_with(
            "Forsinket\n28.02.2024  2024-001 Høringsuttalelse om ferjetakster\n            \
             nr. 3: Følge med på svaret (Interessepolitisk utvalg)\n"
        ),
        "{shown}"
    );
    let checked = folder.ipr(&["check", "--dato", "2024-03-15"]).out;
    assert!(checked.contains("advarsel[L16]") && checked.contains("31.03.2024  L16"), "{checked}");
}

fn it_is_closed_when_all_is_done(folder: &Folder, table: &str, day: &str) {
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
    assert_eq!(follow_up(folder, &["--alle"]).len(), 3);
    assert!(folder.ok(&["check", "--dato", "2024-03-15"]).contains("tips[L17]"));
    folder.ok(&["oppfolging", "2024-001", "--avslutt", day]);
    assert!(folder.read(FERRIES).contains("status: avsluttet\n"));
    folder.ok(&["check", "--siden", "HEAD~5", "--dato", "2024-03-15"]);
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&["oppfolging", "2024-001", "--avslutt", day]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
    let late = folder.ipr(&["oppfolging", "2024-001", "--ny", "Noe", day]);
    assert!(late.code == 2 && late.err.contains("avsluttet"), "{}", late.err);
}

#[test]
fn what_cannot_be_followed_up_is_said() {
    let folder = decided_as(
        "Styret vedtar.\n\n| Når | Hva | Gjort |\n|---|---|---|\n| Snarest | Ringe | ja |\n| Mai | | |\n\
            | | | |\n\n| Kommune | Hva |\n|---|---|\n| Ås | Noe |",
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
    assert!(
        said.contains("L16") && said.contains("2024-001 Klagesak\n            nr. 1: unntatt offentlighet\n"),
        "{said}"
    );
    assert!(!said.contains("Hemmeligstad"), "{said}");
    assert!(!folder.git(&["log", "-1", "--format=%B"]).contains("Hemmeligstad"));
}
