//! Pages that are made of what they tell of: the rules, the dependencies, the index of decisions. With
//! `IPR_BLESS` set they are written anew instead.

use std::fs;
use std::path::Path;

use ipr::diagnostic::Severity;
use ipr::rules;
use ipr::text::limits;

use crate::program::repository;

/// Holds the page at `path` to `made`.
pub fn hold(path: &str, made: &str) {
    let file = repository().join(path);
    if std::env::var_os("IPR_BLESS").is_some() {
        fs::write(&file, made).expect("the page can be written");
        return;
    }
    let page = fs::read_to_string(&file).unwrap_or_default();
    assert!(page == made, "{path} is old; IPR_BLESS=1 writes it anew");
}

/// Where in the repository the page of each rule lies, in Markdown.
fn pages_of_rules(folder: &Path, pages: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of rules") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages_of_rules(&path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path).expect("a page");
            let inner = path.strip_prefix(repository()).expect("a path in the repository");
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            pages.push((text, parts.join("/")));
        }
    }
}

#[test]
fn the_page_of_rules_is_the_rules() {
    let mut pages = Vec::new();
    pages_of_rules(&repository().join("src/rules"), &mut pages);
    let mut made = String::from(
        "# Reglene\n\nSiden lages av reglene selv. Koden lenker til regelens egen side, den samme som `ipr \
            explain KODE` viser: hva den sier,\n\
            hvorfor, og hva dere gjør. Alvoret er det vanlige; en rad i `bodies.yaml` kan si noe annet for \
            en regel rådet selv har\nbestemt. Reglene rådet kan fravike i én sak eller ett møte, fravikes \
            slik [filer.md](filer.md) sier.\n",
    );
    for area in rules::AREAS {
        let waivable = if area.waivable { "Kan fravikes." } else { "Kan ikke fravikes." };
        made.push_str(&format!("\n## {} – {}\n\n{waivable}\n\n", area.letter, area.title));
        made.push_str("| kode | regel | alvor | grunnlag |\n|---|---|---|---|\n");
        for rule in area.rules {
            let severity = match rule.severity {
                Severity::Error => "feil",
                Severity::Warning => "advarsel",
                Severity::Hint => "tips",
            };
            let (_, path) = pages.iter().find(|(text, _)| text == rule.page).expect("the rule has a page");
            let (code, title, basis) = (rule.code, rule.title, rule.basis);
            made.push_str(&format!("| [{code}](../{path}) | {title} | {severity} | {basis} |\n"));
        }
    }
    hold("docs/regler.md", &made);
}

/// The lines of one table of Cargo.toml as rows, each with what the comment above it says it is for.
fn rows_of_dependencies(manifest: &str, table: &str) -> String {
    let table = manifest.split(&format!("\n[{table}]\n")).nth(1).expect("the table is there");
    let mut rows = String::from("| crate | what for |\n|---|---|\n");
    let mut words: Vec<&str> = Vec::new();
    for line in table.lines().take_while(|line| !line.starts_with('[')) {
        if let Some(comment) = line.strip_prefix("# ") {
            words.push(comment);
        } else if let Some((name, _)) = line.split_once(" = ") {
            assert!(!words.is_empty(), "Cargo.toml says in no comment above it what {name} is for");
            rows.push_str(&format!("| `{name}` | {} |\n", words.join(" ")));
            words.clear();
        }
    }
    rows
}

#[test]
fn every_dependency_is_explained() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("Cargo.toml");
    let made = format!(
        "# Dependencies\n\nMade of the comments in `Cargo.toml`; versions are pinned in `Cargo.lock`. What \
            was thought of and left out:\n[0010](decisions/0010-left-out-crates.md).\n\n{}\n\
            ## Not on Windows\n\n{}\n\
            ## In tests and the benchmark alone\n\n{}",
        rows_of_dependencies(&manifest, "dependencies"),
        rows_of_dependencies(&manifest, "target.'cfg(unix)'.dependencies"),
        rows_of_dependencies(&manifest, "dev-dependencies"),
    );
    hold("docs/dependencies.md", &made);
}

#[test]
fn every_limit_stands_in_the_table() {
    let mut made = "# Grenser\n\nLaget av grensene i programmet. Det som er større, sier `ipr` fra om med \
        grensen, før noe er laget av det.\n\n| det som har en grense | grensen |\n|---|---|\n"
        .to_owned();
    for limit in limits::ALL {
        made.push_str(&format!("| {} | {} |\n", limit.of, limit.words()));
    }
    hold("docs/grenser.md", &made);
}

/// What a decision says of itself, as a row of the index: what was asked, what was chosen and what would
/// change it must be there, and the decision that has overtaken it.
fn row_of_decision(name: &str, number: &str, names: &[String]) -> String {
    let text = fs::read_to_string(repository().join("docs/decisions").join(name)).expect("a decision");
    let title = text.lines().next().and_then(|line| line.strip_prefix(&format!("# {number} ")));
    let title = title.unwrap_or_else(|| panic!("{name} begins with «# {number} » and its title"));
    let dated = text.lines().nth(2).and_then(|line| line.strip_suffix('.')?.split_once(", "));
    let (since, standing) = dated.unwrap_or_else(|| panic!("{name} has its day and whether it holds"));
    assert!(since.parse::<chrono::NaiveDate>().is_ok(), "{name}: {since} is no day");
    if standing != "in force" {
        let link =
            standing.strip_prefix("overtaken by [").or(standing.strip_prefix("overtaken in part by ["));
        let by = link.and_then(|link| link.split_once("](")?.1.split_once(')')).map(|(by, _)| by);
        let is_there = by.is_some_and(|by| by != name && names.iter().any(|other| other == by));
        assert!(is_there, "{name}: {standing}");
    }
    let parts: Vec<&str> = text.split("\n## ").skip(1).collect();
    let headings: Vec<&str> = parts.iter().filter_map(|part| part.lines().next()).collect();
    assert_eq!(headings, ["Question", "Choice", "What would change it"], "{name}");
    for part in parts {
        assert!(part.lines().skip(1).any(|line| !line.trim().is_empty()), "{name} has an empty part");
    }
    let standing = if standing == "in force" { "" } else { standing };
    format!("| [{number}]({name}) | {title} | {since} | {standing} |\n")
}

#[test]
fn every_decision_has_its_parts_and_its_place_in_the_index() {
    let entries = fs::read_dir(repository().join("docs/decisions")).expect("a folder of decisions");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != "README.md").collect();
    names.sort();
    let mut made = String::from(
        "# Decisions\n\nWhat was asked, what was chosen, and what would change it. A decision that no longer \
            holds stays, and says which one\n\
            has overtaken it. A new one gets the next number. This list is made of the files.\n\n\
            | no. | decision | since | overtaken |\n|---|---|---|---|\n",
    );
    for (index, name) in names.iter().enumerate() {
        let number = format!("{:04}", index + 1);
        let is_next = name.starts_with(&format!("{number}-")) && name.ends_with(".md");
        assert!(is_next, "{name} comes as number {number}");
        made.push_str(&row_of_decision(name, &number, &names));
    }
    hold("docs/decisions/README.md", &made);
}
