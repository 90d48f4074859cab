//! `ipr kontingent`: what each member pays, and never a sum that is not whole.

use serde_json::Value;

use crate::program::Folder;

const RATE: &str = "{fra: 2024-01-01, til: 2024-12-31, sats: \"2,50\", av: representantskapet, vedtatt: \
    2023-06-09, grunnlag: reglement-2023}";
const CENSUS: &str = "innbyggere:\n  - per: 2023-01-01\n    grunnlag: reglement-2023\n    antall: {Fjordvik: \
    1000, Holmsund: \"2 000\", Strandås: 3001}\n";

/// The standard council with these rows of the rate and these tables of inhabitants, which nobody has.
fn council(rates: &[&str], censuses: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let rows: String = rates.iter().map(|row| format!("    - {row}\n")).collect();
    let bodies = folder.read("bodies.yaml");
    let with_rows = bodies.replacen("\n  målform:", &format!("\n  kontingent:\n{rows}  målform:"), 1);
    folder.write("bodies.yaml", if rates.is_empty() { bodies } else { with_rows });
    folder.write("members.yaml", format!("{}\n{censuses}", folder.read("members.yaml")));
    folder
}

fn json(folder: &Folder, year: &str, code: i32) -> Value {
    let said = folder.ipr(&["kontingent", year, "--format", "json"]);
    assert_eq!(said.code, code, "{}{}", said.out, said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

#[test]
fn each_member_pays_by_its_inhabitants() {
    let folder = council(&[RATE], CENSUS);
    let said = folder.ok(&["kontingent", "2024"]);
    let rows: Vec<Vec<&str>> = said
        .lines()
        .map(|line| line.split("  ").filter(|word| !word.is_empty()).map(str::trim).collect())
        .collect();
    for row in [
        vec!["Fjordvik", "1 000", "2 500,00"],
        vec!["Holmsund", "2 000", "5 000,00"],
        vec!["Strandås", "3 001", "7 502,50"],
        vec!["Sum", "6 001", "15 002,50"],
    ] {
        assert!(rows.contains(&row), "{row:?}\n{said}");
    }
    for fact in [
        "Sats:       2,50 kroner per innbygger\n",
        "Vedtatt:    Representantskapet 9. juni 2023\n",
        "Innbyggere: Per 1. januar 2023 (Reglement",
    ] {
        assert!(said.contains(fact), "{fact}\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let value = json(&folder, "2024", 0);
    assert_eq!(value["sum"]["øre"], 1_500_250);
    assert_eq!(value["sum"]["kroner"], "15002,50");
    assert_eq!(value["sats"]["øre"], 250);
    assert_eq!(value["sats"]["grunnlag"], "reglement-2023");
    assert_eq!(value["innbyggere-per"], "2023-01-01");
    assert_eq!(value["deltakere"][2]["navn"], "Strandås");
    assert_eq!(value["mangler"], Value::Array(Vec::new()));
    let sheet = folder.ok(&["kontingent", "2024", "--format", "csv"]);
    assert!(sheet.contains("Strandås;9903;3001;7502,50\r\nSum;;6001;15002,50\r\n"), "{sheet}");
    assert!(
        folder.git(&["status", "--porcelain"]).lines().all(|line| line.starts_with(" M ")),
        "nothing is written"
    );
}

#[test]
fn what_is_missing_is_told_and_nothing_is_summed() {
    let older = RATE.replace("2024", "2023");
    let cases: [(&[&str], String, &[&str]); 6] = [
        (&[], CENSUS.to_owned(), &["Satsen for 2024 står ikke i bodies.yaml. Når rådet har vedtatt den"]),
        (&[&older], CENSUS.to_owned(), &["Når representantskapet har vedtatt den", "«fra: 2024-01-01»"]),
        (&[RATE], String::new(), &["Innbyggertallene per 1. januar 2023 står ikke i members.yaml. Hent dem"]),
        (&[RATE], CENSUS.replace("2023-01-01", "2022-01-01"), &["Det nyeste der er per 1. januar 2022."]),
        (&[RATE], CENSUS.replace("2023-01-01", "2023-07-01"), &["Det nyeste der er per 1. juli 2023."]),
        (
            &[RATE],
            CENSUS.replace(", Strandås: 3001", ""),
            &["Innbyggertallene per 1. januar 2023 mangler Strandås."],
        ),
    ];
    for (rates, censuses, told) in cases {
        let folder = council(rates, &censuses);
        let said = folder.ipr(&["kontingent", "2024"]);
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        let on_one_line = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            on_one_line.contains("Summen er ikke regnet ut") && !said.out.contains("\nSum "),
            "{}",
            said.out
        );
        for part in told {
            assert!(on_one_line.contains(part), "{part}\n{}", said.out);
        }
        let value = json(&folder, "2024", 1);
        assert_eq!(value["sum"], Value::Null);
        assert_eq!(value["mangler"].as_array().map(Vec::len), Some(1), "{value}");
        let said = folder.ipr(&["kontingent", "2024", "--format", "csv"]);
        assert!(
            said.code == 1 && !said.out.contains("Sum;") && !said.err.is_empty(),
            "{}{}",
            said.out,
            said.err
        );
        let said = folder.ipr(&["kontingent", "2024", "--papir"]);
        assert!(said.code == 1 && said.out.ends_with("ingenting er endret.\n"), "{}", said.out);
        assert!(!folder.path().join("kontingent").exists());
    }
}

#[test]
fn what_is_no_rate_and_no_number_is_refused_where_it_stands() {
    let folder = council(&[&RATE.replace("\"2,50\"", "2,50")], CENSUS);
    let said = folder.ipr(&["kontingent", "2024"]);
    assert!(said.code == 1 && said.out.contains("sett tallet i anførselstegn"), "{}", said.out);
    for wrong in ["\"2,805\"", "-1", "gratis", "1e3", "1 000", "[2]"] {
        let folder = council(&[&RATE.replace("\"2,50\"", wrong)], CENSUS);
        let said = folder.ipr(&["kontingent", "2024"]);
        assert!(
            said.code == 1 && said.out.contains("F04") && said.out.contains("bodies.yaml:"),
            "{wrong}: {}",
            said.out
        );
        assert!(said.out.ends_with("Kontingenten er ikke regnet ut.\n"), "{}", said.out);
    }
    for wrong in ["3.001", "0", "mange", "-5", "31,4"] {
        let folder = council(&[RATE], &CENSUS.replace("3001", &format!("\"{wrong}\"")));
        let said = folder.ipr(&["kontingent", "2024"]);
        assert!(said.code == 1 && said.out.contains("er ikke et innbyggertall"), "{wrong}: {}", said.out);
    }
    let twice = format!("{CENSUS}{}", CENSUS.replace("innbyggere:\n", ""));
    let folder = council(&[RATE], &twice);
    assert!(folder.ipr(&["check"]).out.contains("Innbyggertallene per 1. januar 2023 står to ganger"));
    for year in ["24", "tjuetjuefire", "-2024", "99999"] {
        assert_eq!(folder.ipr(&["kontingent", year]).code, 2, "{year}");
    }
    assert_eq!(council(&[RATE], CENSUS).ipr(&["kontingent"]).code, 2);
}

#[test]
fn a_rate_may_be_written_as_a_number() {
    for (written, amount) in [("2.50", 250), ("2,5", 250), ("3", 300), ("2.05", 205)] {
        let folder = council(&[&RATE.replace("\"2,50\"", &format!("\"{written}\""))], CENSUS);
        assert_eq!(json(&folder, "2024", 0)["sats"]["øre"], amount, "{written}");
    }
    let folder = council(&[&RATE.replace("\"2,50\"", "2.50")], CENSUS);
    assert_eq!(json(&folder, "2024", 0)["sats"]["øre"], 250);
}

#[test]
fn names_and_sources_must_be_known_and_rates_that_differ_are_told() {
    let folder = council(
        &[&RATE.replace("av: representantskapet", "av: representantskap")],
        &CENSUS.replace("Strandås", "Strandas").replace("grunnlag: reglement-2023", "grunnlag: ssb"),
    );
    let found = folder.ipr(&["check"]).out;
    for name in ["«representantskap»", "«Strandas»", "«ssb»"] {
        assert!(found.contains(name), "{name}\n{found}");
    }
    let folder = council(&[RATE, &RATE.replace("2,50", "2,60")], CENSUS);
    let found = folder.ipr(&["check"]).out;
    assert!(found.contains("K09") && found.contains("2,60 kroner per innbygger"), "{found}");
}

#[test]
fn who_comes_and_goes_in_the_year_is_told() {
    let folder = council(&[RATE], CENSUS);
    let members = folder.read("members.yaml");
    let row = |name: &str| {
        members.lines().find(|line| line.contains(&format!("kommune: {name},"))).expect("a row").to_owned()
    };
    let (leaving, joining) = (row("Holmsund"), row("Strandås"));
    let text = members
        .replace(&leaving, &leaving.replace("fra: 2021-06-15", "fra: 2021-06-15, til: 2024-06-30"))
        .replace(&joining, &joining.replace("fra: 2021-06-15", "fra: 2024-03-01"));
    folder.write("members.yaml", text);
    let value = json(&folder, "2024", 0);
    assert_eq!(value["sum"]["innbyggere"], 3000, "those who were members on 1 January");
    let remarks = value["merknader"].to_string();
    assert!(
        remarks.contains("Strandås blir deltaker 1. mars 2024")
            && remarks.contains("Holmsund er deltaker til og med 30. juni 2024"),
        "{remarks}"
    );
}

#[test]
fn a_fylkeskommune_pays_by_a_rate_of_its_own_or_is_told() {
    let county = "deltakere:\n  - {fylkeskommune: Fjordvik, nummer: \"99\", fra: 2021-06-15, grunnlag: \
        samarbeidsavtale}\n";
    let census = CENSUS.replace("{Fjordvik:", "{Fjordvik fylkeskommune: 50000, Fjordvik:");
    let folder = council(&[RATE], &census);
    folder.write("members.yaml", folder.read("members.yaml").replacen("deltakere:\n", county, 1));
    let value = json(&folder, "2024", 1);
    assert!(value["mangler"].to_string().contains("Hva Fjordvik fylkeskommune skal betale"), "{value}");
    folder.write(
        "bodies.yaml",
        folder.read("bodies.yaml").replace("sats: \"2,50\"", "sats: \"2,50\", sats-fylkeskommune: \"0,10\""),
    );
    let value = json(&folder, "2024", 0);
    assert_eq!((&value["deltakere"][0]["øre"], &value["sum"]["øre"]), (&500_000.into(), &2_000_250.into()));
}

#[test]
fn the_year_of_the_count_is_the_councils() {
    let folder = council(
        &[&RATE.replace("sats:", "innbyggere: samme år, sats:")],
        &CENSUS.replace("2023-01-01", "2024-01-01"),
    );
    assert_eq!(json(&folder, "2024", 0)["innbyggere-per"], "2024-01-01");
}

/// Handlingsprogram 2023 says 6.283 million kroner, of the inhabitants that its members had.
#[test]
fn osloregionens_membership_fee_is_what_its_programme_says() {
    let folder = Folder::with(&["bodies.yaml", "members.yaml"].map(|name| (name, name)));
    let value = json(&folder, "2023", 0);
    assert_eq!(value["deltakere"].as_array().map(Vec::len), Some(64));
    assert_eq!(value["sum"]["kroner"], "6283009,60");
    let said = folder.ok(&["kontingent", "2023"]);
    assert!(said.contains("6 283 009,60") && said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert_eq!(json(&folder, "2024", 1)["sum"], Value::Null, "the rate of 2024 is not known");
}

#[test]
fn the_paper_is_in_the_councils_language_and_the_same_whenever_it_is_made() {
    let folder = council(&[RATE], CENSUS);
    folder.write("bodies.yaml", folder.read("bodies.yaml").replace("målform: bokmål", "målform: nynorsk"));
    let paper = |today: &str| {
        let files = ipr::disk::load(folder.path(), &|_, _| {});
        let (workspace, _) = ipr::read::read(files, today.parse().expect("a day"));
        let fee = workspace.membership_fee("2024-01-01".parse().expect("a day"));
        let document = ipr::plans::membership_fee::membership_fee(&workspace, &fee).expect("a whole sum");
        ipr::render::markdown::render(&document)
    };
    let text = paper("2024-02-05");
    for part in [
        "2,50 kroner per innbyggjar",
        "Vedteken",
        "15\u{a0}002,50 kroner frå 3 deltakarar",
        "15\u{a0}002,50",
        "Han vert betalt av dei som er deltakarar",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(text, paper("2030-12-24"));
}

#[cfg(feature = "pdf")]
#[test]
fn the_paper_is_written_once() {
    let folder = council(&[RATE], CENSUS);
    folder.git(&["commit", "--quiet", "--all", "--message", "satsen"]);
    let said = folder.ok(&["kontingent", "2024", "--papir", "--dry-run"]);
    assert!(said.contains("ingenting er skrevet") && !folder.path().join("kontingent").exists(), "{said}");
    let said = folder.ok(&["kontingent", "2024", "--papir"]);
    assert!(said.contains("Kontingent for 2024.\nLagret i git"), "{said}");
    assert!(folder.read("kontingent/kontingent-2024.md").starts_with("<!-- Laget av ipr"));
    assert!(folder.read("kontingent/kontingent-2024.csv").contains("Sum;;6001;15002,50"));
    let head = folder.git(&["rev-parse", "HEAD"]);
    let again = folder.ok(&["kontingent", "2024", "--papir", "--dato", "2031-01-01"]);
    assert_eq!(again.matches("uendret").count(), 4, "{again}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
}

#[test]
fn a_rate_that_nobody_has_decided_gives_no_sum() {
    let proposed = "{fra: 2024-01-01, til: 2024-12-31, sats: \"2,50\", grunnlag: reglement-2023}";
    let folder = council(&[proposed], CENSUS);
    let said = folder.ipr(&["kontingent", "2024"]);
    assert_eq!(said.code, 1, "{}", said.out);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("sier ikke hvem som har vedtatt den. Skriv «av» (organet)"), "{flat}");
    assert!(!flat.contains("15 002,50"), "{flat}");
}

#[test]
fn a_budget_is_held_against_what_is_reckoned() {
    let folder = council(&[RATE], CENSUS);
    let budget = |unit: &str, amount: &str, post: &str| {
        let row = format!("enhet: {unit}, kontingent: {post}, inntekter: {{Kontingent: {amount}}}");
        folder.write("budsjett.yaml", format!("budsjett:\n  - {{år: 2024, slag: budsjett, {row}}}\n"));
        folder.ipr(&["check", "--dato", "2024-02-06"]).out.replace('\u{a0}', " ")
    };
    for (unit, amount) in [("kroner", "\"15002,50\""), ("tusen", "15")] {
        let said = budget(unit, amount, "Kontingent");
        assert!(!said.contains("K11"), "{said}");
    }
    let said = budget("kroner", "15100", "Kontingent");
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("er satt til 15 100 kroner, men regnet ut er den 15 002,50"), "{flat}");
    assert!(budget("tusen", "15", "Avgift").contains("har ingen inntekt «Avgift»"));
}
