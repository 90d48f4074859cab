//! The programme as data: what cases rest on, what has come of each point, and what does not add up.

mod figures;
mod papers;

use crate::program::Folder;

/// A case with this after `grunnlag:`, first treated in January 2024.
fn case(id: &str, basis: &str, more: &str) -> String {
    format!(
        "---\nid: {id}\ntittel: Parkering ved stasjon {id}\nsakstype: programsak\ngrunnlag: {basis}\n\
         status: til behandling\nsaksgang:\n  - {{organ: faggruppe-areal-og-transport, møte: 2024-01-16, \
         sak: 2, utfall: drøftet}}\n  - {{organ: styret}}\n{more}---\n\n## Forslag til vedtak\n\nStyret \
         slutter seg til prinsippene.\n\n## Saksfremstilling\n\nKommunene har ulike regler.\n"
    )
}

const PROGRAMME: &str = "program:
  - slag: handlingsprogram
    tittel: Handlingsprogram 2023
    fra: 2023-01-01
    til: 2023-12-31
    punkter:
      - {navn: ny-bane, slag: prioritering, tittel: Arbeide for en ny bane}
      - {navn: klimaskole, slag: tiltak, tittel: Klimaskole, status: videreført}
  - slag: handlingsprogram
    tittel: Handlingsprogram 2024
    bærekraftsmål: [13, 9]
    fra: 2024-01-01
    til: 2024-12-31
    enhet: tusen
    punkter:
      - navn: godsterminal
        slag: prioritering
        tittel: En ny godsterminal
        bærekraftsmål: [11, 9]
        frist: 2024-05-01
        midler: {Jernbane: 60}
      - {navn: klima-i-skolen, het: klimaskole, slag: tiltak, tittel: Klimaskole, midler: {Klima: '1 040'}}
      - {navn: turveier, slag: tiltak, tittel: Turveier, til: 2024-01-10, status: utgått}
";

const BUDGET: &str = "budsjett:
  - år: 2024
    slag: budsjett
    enhet: tusen
    utgifter: {Prosjekter: 1100}
    fordelt: {Prosjekter: {Jernbane: 60, Klima: 1040}}
";

fn folder(programme: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write("program.yaml", programme);
    folder.write("budsjett.yaml", BUDGET);
    folder
}

/// What is found of these rules in a folder with a case that rests on `basis`.
fn told(folder: &Folder, basis: &str) -> String {
    folder.write("cases/2024/2024-009-parkering.md", case("2024-009", basis, ""));
    let said = folder.ipr(&["check", "--dato", "2024-02-06", "--format", "kort"]);
    let about = |line: &&str| ["L23", "K12", "F04", "F11"].iter().any(|code| line.contains(code));
    said.out.lines().filter(about).collect::<Vec<&str>>().join("\n")
}

#[test]
fn names_are_held_against_the_programme_and_words_are_not() {
    let folder = folder(PROGRAMME);
    for right in [
        "godsterminal",
        "Godsterminal",
        "En ny godsterminal",
        "[godsterminal, klimaskole]",
        "Handlingsprogram 2024 punkt 3",
        "Handlingsprogram og budsjett 2019",
        "handlingsprogram-2024 pkt. 5",
        "klima og miljø",
        "Samarbeidsavtalen",
    ] {
        assert_eq!(told(&folder, right), "", "{right}");
    }
    for (wrong, words) in [
        ("godstreminal", "«godstreminal» er ikke et punkt i programmet"),
        ("[godsterminal, noe-helt-annet]", "«noe-helt-annet» er ikke et punkt"),
        ("handlingsprogram-2099 pkt. 77", "«handlingsprogram-2099» er ikke et punkt"),
        ("Handlingsprogram 2099 pkt. 77", "Det finnes ikke noe program for 2099 ennå"),
        ("ny-bane", "Punktet «ny-bane» gjaldt til 31. desember 2023, og saken er fra 16. januar 2024"),
        ("turveier", "Punktet «turveier» utgikk 10. januar 2024"),
        ("[]", "Listen er tom"),
    ] {
        let said = told(&folder, wrong);
        assert!(said.contains(words), "{wrong}: {said}");
    }
    folder.write("cases/2024/2024-009-parkering.md", case("2024-009", "godstreminal", ""));
    let advice = folder.ipr(&["check", "--dato", "2024-02-06"]).out;
    assert!(advice.contains("Mente du «godsterminal»?"), "{advice}");
}

#[test]
fn without_a_programme_nothing_is_said() {
    let folder = folder(PROGRAMME);
    std::fs::remove_file(folder.path().join("program.yaml")).expect("removed");
    for basis in ["godstreminal", "handlingsprogram-2099 pkt. 77", "Handlingsprogram 2099"] {
        assert_eq!(told(&folder, basis), "", "{basis}");
    }
    let said = folder.ipr(&["program"]);
    assert!(said.code == 2 && said.err.contains("Rådet har ingen program.yaml"), "{}", said.err);
    for empty in ["", "# bare en merknad\n", "program: []\n"] {
        folder.write("program.yaml", empty);
        let told = told(&folder, "godstreminal");
        assert!(!told.contains("L23") && !told.contains("K12"), "{empty:?}: {told}");
        assert_eq!(folder.ipr(&["program"]).code, 2, "{empty:?}");
    }
}

#[test]
fn a_year_shows_points_with_cases_money_and_what_is_missing() {
    let folder = folder(PROGRAMME);
    folder.write("cases/2024/2024-009-parkering.md", case("2024-009", "[klimaskole]", ""));
    folder.write("cases/2024/2024-010-annet.md", case("2024-010", "Noe annet", "frist: 2024-03-01\n"));
    let said = folder.ok(&["program", "2024", "--dato", "2024-02-06"]);
    let plain = said.replace('\u{a0}', " ");
    for line in [
        "klima-i-skolen",
        "1 040",
        "Turveier (utgått)",
        "godsterminal, innen 1. mai 2024",
        "klima-i-skolen: 2024-009 Parkering ved stasjon 2024-009",
        "2024-010 Parkering ved stasjon 2024-010, til behandling, til styret, innen",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    assert!(!plain.contains("turveier, innen"), "{plain}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let json = |what: &str| -> serde_json::Value {
        let said = folder.ok(&["program", what, "--format", "json", "--dato", "2024-02-06"]);
        serde_json::from_str(&said).expect("JSON")
    };
    let of_year = json("2024");
    assert_eq!(of_year["programmer"][0]["punkter"][1]["saker"][0]["id"], "2024-009");
    assert_eq!(of_year["programmer"][0]["punkter"][1]["midler"][0]["øre"], 104_000_000);
    assert_eq!(of_year["uten-sak"][0]["innen"], "2024-05-01");
    // A case of January belongs to the point of its year, also under the name of the year before.
    assert_eq!(json("2023")["programmer"][0]["punkter"][1]["saker"].as_array().map(Vec::len), Some(0));
    let point = folder.ok(&["program", "klimaskole", "--dato", "2024-02-06"]);
    assert!(point.contains("Ingen saker bygger på punktet") && point.contains("2024-009"), "{point}");
    let point = folder.ok(&["program", "godsterminal", "--dato", "2024-02-06"]);
    assert!(point.contains("FNs mål:    9, 11 og 13\n"), "{point}");
    assert!(point.contains("60\n\nIngen saker"), "{point}");
    let said = folder.ipr(&["program", "2030"]);
    assert!(said.code == 2 && said.err.contains("Der står 2023 og 2024."), "{}", said.err);
    let said = folder.ipr(&["program", "godstreminal"]);
    assert!(said.code == 2 && said.err.contains("Mente du"), "{}", said.err);
}

#[test]
fn what_an_exempt_case_rests_on_is_not_shown() {
    let folder = folder(PROGRAMME);
    let exempt = "offentlig-tittel: Klagesak\nunntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 \
                  første \
                  ledd nr. 1}\n";
    folder.write("cases/2024/2024-009-sak.md", case("2024-009", "godsterminal", exempt));
    for what in ["2024", "godsterminal"] {
        for format in ["plain", "json"] {
            let said = folder.ok(&["program", what, "--format", format, "--dato", "2024-02-06"]);
            assert!(!said.contains("Parkering") && !said.contains("Klagesak"), "{said}");
            assert_eq!(said.contains("2024-009"), what == "2024", "{what} {format}: {said}");
        }
    }
    let said = folder.ok(&["program", "2024", "--dato", "2024-02-06"]);
    assert!(said.contains("Unntatt offentlighet, og derfor ikke vist ved noe punkt: 2024-009"), "{said}");
}

#[test]
fn what_cannot_be_understood_is_told_where_it_stands() {
    for (was, is, words) in [
        ("slag: tiltak, tittel: Turveier", "slag: tilltak, tittel: Turveier", "Mente du «tiltak»?"),
        ("navn: ny-bane", "navn: Ny bane", "er ikke et navn på et punkt"),
        ("navn: turveier", "navn: klimaskole", "Punktet «klimaskole» står to ganger"),
        ("til: 2024-01-10, ", "", "Punktet er utgått, men ikke fra noen dag"),
        ("til: 2024-12-31", "til: 2023-12-31", "Programmet slutter før det begynner"),
        ("Jernbane: 60", "Jernbane: seksti", "«seksti» er ikke et beløp"),
        ("Jernbane: 60", "Jernbanen: 60", "Budsjett 2024 har ingen post «Jernbanen»"),
        ("Jernbane: 60", "Jernbane: 61", "Punktene bruker 61 av «Jernbane», som er 60 i budsjett 2024"),
        ("        midler: {Jernbane: 60}\n", "", "Budsjett 2024 har 60 til «Jernbane», som ikke noe punkt"),
        ("het: klimaskole, ", "", "Punktet «klimaskole» er videreført, men står ikke"),
        ("frist: 2024-05-01", "frist: 2025-05-01", "Fristen er utenfor programmet"),
        ("tittel: Turveier", "tittel: Turveier, innsatsområde: turer", "«turer» er ikke kjent"),
        ("tittel: Turveier", "tittel: Turveier, bærekraftsmål: [18]", "«18» er ikke et bærekraftsmål"),
        ("tittel: Turveier", "tittel: Turveier, grunnlag: hefte pkt. 2", "«hefte»"),
    ] {
        assert!(PROGRAMME.contains(was), "{was}");
        let folder = folder(&PROGRAMME.replacen(was, is, 1));
        let said = folder.ipr(&["check", "--dato", "2024-02-06"]).out.replace('\n', " ");
        let said: Vec<&str> = said.split_whitespace().collect();
        let said = said.join(" ");
        assert!(said.contains(words), "{is}: {said}");
    }
}

#[test]
fn several_anchors_are_written_and_two_programmes_of_a_year_shown() {
    let folder = folder(&format!(
        "{PROGRAMME}  - slag: føringer\n    tittel: Føringer 2023–2026\n    fra: 2023-01-01\n    til: \
         2026-12-31\n"
    ));
    let new = ["sak", "new", "Ny sak", "--type", "programsak", "--dato", "2024-02-06"];
    let anchors = ["--grunnlag", "godsterminal", "--grunnlag", "Vedtak i styret"];
    folder.ok(&[&new[..], &anchors].concat());
    let text = folder.read("cases/2024/2024-004-ny-sak.md");
    assert!(text.contains("grunnlag:\n  - godsterminal\n  - Vedtak i styret\n"), "{text}");
    assert!(folder.ok(&["sak", "show", "2024-004", "--dato", "2024-02-06"]).contains("En ny godsterminal"));
    let said = folder.ok(&["program", "2024", "--dato", "2024-02-06"]);
    assert!(said.contains("Føringer 2023–2026") && said.contains("2024-004 Ny sak"), "{said}");
    assert!(folder.ok(&["program", "2025"]).contains("Føringer 2023–2026"));
}
