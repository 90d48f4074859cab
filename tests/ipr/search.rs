//! Words are found wherever they stand, in any form, and nothing of what is kept from the public with them.

use crate::program::Folder;

const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
const MINUTES: &str = "meetings/2024-01-31-interessepolitisk-utvalg/referat.md";

fn folder() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

fn found(folder: &Folder, words: &[&str]) -> String {
    folder.ok(&[&["søk"][..], words, &["--dato", "2024-02-06"]].concat())
}

#[test]
fn a_word_is_found_in_any_form_with_the_line_around_it() {
    let folder = folder();
    let text = "Departementet har sendt forslag til nye ferjetakster på høring.";
    for words in
        [&["ferjetakst"][..], &["Ferjetakstene"], &["ferje"], &["takstene"], &["departementene", "FORSLAGET"]]
    {
        let said = found(&folder, words);
        assert!(said.contains("2024-001 Høringsuttalelse om ferjetakster"), "{said}");
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(text), "{words:?}\n{said}");
    }
    assert_eq!(found(&folder, &["ferjetakster", "parkering"]), "Ingen treff.\n", "a line has all of them");
    let json = found(&folder, &["ferjetakster", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value[0]["sak"], "2024-001");
    assert_eq!(value[0]["linjer"][1]["under"], "Saksfremstilling");
    assert_eq!(value[0]["linjer"][1]["tekst"], text);
    assert_eq!(folder.ipr(&["søk"]).code, 2);
    assert_eq!(folder.ipr(&["søk", "…"]).code, 2);
}

#[test]
fn minutes_and_decisions_are_looked_in() {
    let folder = folder();
    folder.write(
        MINUTES,
        "# Referat\n\n### Sak 02/24 Høringsuttalelse om ferjetakster\n\nBehandling: Kari Nord viste til \
         hurtigbåtene.\n\nInnstilling: Styret vedtar uttalelsen.\n",
    );
    let said = found(&folder, &["hurtigbåt"]);
    assert!(said.contains("Referatet fra interessepolitisk utvalg 31. januar 2024"), "{said}");
    assert!(said.contains("Behandling: Kari Nord viste til\n  hurtigbåtene."), "{said}");
    assert!(found(&folder, &["budsjettet", "balanse"]).contains("2023-001"));
}

#[test]
fn what_is_exempt_is_not_found() {
    let folder = folder();
    let secret = "\n::: unntatt\n\nHurtigbåten koster tolv millioner.\n\n:::\n\n";
    folder.replace(
        FERRIES,
        "status: innstilt\n",
        "unntatt: {hjemmel: offl. § 23 første ledd, omfang: deler}\nstatus: innstilt\n",
    );
    folder.replace(FERRIES, "## Saksfremstilling\n", &format!("## Saksfremstilling\n{secret}"));
    assert!(!found(&folder, &["hurtigbåt"]).contains("millioner"));
    assert!(found(&folder, &["ferjetakster"]).contains("nye ferjetakster"));
    folder.replace(FERRIES, ", omfang: deler", "");
    for words in ["hurtigbåt", "ferjetakster"] {
        let said = found(&folder, &[words]);
        assert!(said.contains("Ingen treff.") && said.contains("Ikke søkt i"), "{said}");
        assert!(!said.contains("millioner") && !said.contains("Departementet"), "{said}");
    }
    // Minutes of a meeting that treats it may tell of it in any line.
    folder.write(MINUTES, "# Referat\n\n### Sak 02/24\n\nInnstilling: Hurtigbåten kjøpes.\n");
    assert!(!found(&folder, &["hurtigbåt"]).contains("kjøpes"));
}
