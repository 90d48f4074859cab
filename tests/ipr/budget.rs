//! Budgets as data: every sum is computed, and what a source prints is held against it.

use ipr::diagnostic::Diagnostic;
use ipr::read::FileContent;
use ipr::{disk, read, rules};

use crate::program::{Folder, repository};

/// What K11 says of the real folder with this text for its budgets.
fn told(text: &str) -> Vec<String> {
    let mut files = disk::load(&repository(), &|_, _| {});
    for (path, content) in &mut files.texts {
        if path == read::BUDGETS {
            *content = FileContent::Text(text.to_owned());
        }
    }
    let (workspace, found) = read::read(files, "2024-02-06".parse().expect("a date"));
    assert!(found.iter().all(|one| !is_in_budgets(&workspace, one)), "{found:#?}");
    let found = rules::check(&workspace, found);
    found.into_iter().filter(|one| one.code == "K11").map(|one| one.message).collect()
}

fn is_in_budgets(workspace: &ipr::workspace::Workspace, finding: &Diagnostic) -> bool {
    workspace.source(finding.place.source).path == read::BUDGETS
}

fn real_folder() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        (read::BUDGETS, read::BUDGETS),
    ])
}

fn real() -> String {
    std::fs::read_to_string(repository().join(read::BUDGETS)).expect("the budgets")
}

#[test]
fn the_slips_of_the_source_are_told_and_no_others() {
    let told = told(&real());
    let of = |words: &str| told.iter().filter(|message| message.contains(words)).count();
    for words in ["−1\u{a0}792", "er 220, men", "−211, men", "3,3 prosent"] {
        assert_eq!(of(words), 1, "{words}: {told:#?}");
    }
    assert_eq!(told.len(), 4, "{told:#?}");
}

#[test]
fn a_figure_changed_anywhere_is_caught() {
    let text = real();
    let before = told(&text);
    let mut changed = 0;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        // Lines as `      Kontingenter: 6034` and `    overført: 4017`.
        let Some((name, figure)) = line.rsplit_once(": ") else { continue };
        let Ok(figure) = figure.parse::<i64>() else { continue };
        if name.trim_start_matches(['-', ' ']) == "år" {
            continue;
        }
        let mut with: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        with[at] = format!("{name}: {}", figure + 7);
        let now = told(&with.join("\n"));
        assert!(now != before, "nothing tells that line {} was changed: {line}", at + 1);
        changed += 1;
    }
    assert!(changed > 40, "{changed} figures were changed");
}

#[test]
fn a_stated_sum_changed_is_caught() {
    let text = real();
    let before = told(&text);
    for (was, is) in [
        ("sum-inntekter: 7183", "sum-inntekter: 7184"),
        ("sum-utgifter: 9280", "sum-utgifter: 9281"),
        ("resultat: -2097", "resultat: -2098"),
        ("utgående: 630}", "utgående: 631}"),
    ] {
        assert!(text.contains(was), "{was}");
        assert_ne!(told(&text.replacen(was, is, 1)), before, "{is}");
    }
}

#[test]
fn the_year_stands_beside_the_year_before() {
    let folder = real_folder();
    let said = folder.ok(&["budsjett", "2023"]);
    for line in [
        "Sum inntekter                         6 034          5 981   7 183    1 149",
        "Overført til neste år",
        "Sum                                                                    1 990",
    ] {
        let plain = said.replace('\u{a0}', " ");
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let sheet = folder.ok(&["budsjett", "2023", "--format", "csv"]);
    assert!(sheet.contains("post;budsjett 2022;prognose 2022;budsjett 2023;endring\r\n"), "{sheet}");
    assert!(sheet.contains("Resultat;-1866000,00;-1013000,00;-2097000,00;-231000,00\r\n"), "{sheet}");
    let json: serde_json::Value =
        serde_json::from_str(&folder.ok(&["budsjett", "2023", "--format", "json"])).expect("JSON");
    assert_eq!(json["linjer"][3]["post"], "Sum inntekter");
    assert_eq!(json["linjer"][3]["øre"][2], 718_300_000);
    assert_eq!(json["fordelt"].as_array().map(Vec::len), Some(8));
}

#[test]
fn what_is_not_known_or_cannot_be_read_gives_no_sum() {
    let folder = real_folder();
    let said = folder.ipr(&["budsjett", "2030"]);
    assert!(said.code == 2 && said.err.contains("Der står 2022 og 2023."), "{}", said.err);
    for wrong in ["Klimasats: 9oo", "Klimasats:", "Klimasats: [900]"] {
        let text = real().replacen("Klimasats: 900", wrong, 1);
        folder.write(read::BUDGETS, &text);
        let said = folder.ipr(&["budsjett", "2023"]);
        assert!(said.code == 1 && !said.out.contains("Sum inntekter"), "{wrong}: {}{}", said.out, said.err);
    }
    for wrong in ["  - år: 20x3\n    slag: budsjett", "  - år: 2023\n    slag: overslag"] {
        folder.write(read::BUDGETS, format!("budsjett:\n{wrong}\n"));
        assert_eq!(folder.ipr(&["budsjett", "2023"]).code, 1, "{wrong}");
    }
    let twice = "budsjett:\n  - {år: 2023, slag: budsjett}\n  - {år: 2023, slag: budsjett}\n";
    folder.write(read::BUDGETS, twice);
    let said = folder.ipr(&["check"]);
    assert!(said.out.contains("Budsjett 2023 står to ganger"), "{}", said.out);
    std::fs::remove_file(folder.path().join(read::BUDGETS)).expect("removed");
    assert!(folder.ipr(&["budsjett", "2023"]).err.contains("Rådet har ingen budsjett.yaml"));
}
