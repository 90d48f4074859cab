//! Every figure of the real council's budget and programme, changed one by one, and changes that are whole.

use ipr::read::FileContent;
use ipr::{disk, read, rules};

use crate::program::repository;

fn real(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).expect("a file")
}

/// What K11 and K12 say of the real folder with these texts.
fn told(budgets: &str, programmes: &str) -> Vec<String> {
    told_with(&[(read::BUDGETS, budgets), (read::PROGRAMMES, programmes)])
}

fn told_with(texts: &[(&str, &str)]) -> Vec<String> {
    let mut files = disk::load(&repository(), &|_, _| {});
    for (path, content) in &mut files.texts {
        if let Some((_, text)) = texts.iter().find(|(name, _)| name == path) {
            *content = FileContent::Text((*text).to_owned());
        }
    }
    let (workspace, found) = read::read(files, "2024-02-06".parse().expect("a date"));
    let found = rules::check(&workspace, found);
    let about = found.into_iter().filter(|one| ["K11", "K12", "F04"].contains(&one.code));
    about.map(|one| one.message).collect()
}

/// Every figure that the fee of the members is reckoned from: the rates, what they rose, and each number of
/// inhabitants, to the last of them.
#[test]
fn a_figure_of_the_fee_changed_anywhere_is_told() {
    let before = told_with(&[]);
    let members = real("members.yaml");
    let (_, counts) = members.split_once("    antall:\n").expect("the inhabitants");
    let mut changed = 0;
    for line in counts.lines().take_while(|line| !line.is_empty()) {
        let (name, count) = line.split_once(": ").expect(line);
        let with = format!("{name}: {}", count.parse::<u32>().expect(line) + 1);
        assert_ne!(told_with(&[("members.yaml", &members.replacen(line, &with, 1))]), before, "{line}");
        changed += 1;
    }
    assert_eq!(changed, 64);
    let bodies = real("bodies.yaml");
    for (was, is) in
        [("sats: \"2,70\"", "sats: \"2,71\""), ("sats: \"2,80\"", "sats: \"2,81\""), ("\"3,3\"", "\"3,4\"")]
    {
        assert!(bodies.contains(was), "{was}");
        assert_ne!(told_with(&[("bodies.yaml", &bodies.replacen(was, is, 1))]), before, "{is}");
    }
    let sum = members.replacen("sum: 2243932", "sum: 2243933", 1);
    assert_eq!(told_with(&[("members.yaml", &sum)]).len(), before.len() + 1);
}

/// Where the amounts stand that follow a name and a colon: all but years, days and numbers of goals.
fn amounts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(": ") {
        let start = at + 2;
        let name = text[..at].rsplit(['\n', '{', ',']).next().unwrap_or_default();
        let length = text[start..].find(['\n', ',', '}']).unwrap_or(text.len() - start);
        let is_amount = text[start..start + length].parse::<i64>().is_ok();
        if is_amount && name.trim_start_matches(['-', ' ']) != "år" {
            found.push(start..start + length);
        }
    }
    found
}

#[test]
fn a_figure_changed_anywhere_brings_a_finding_that_was_not_there() {
    let (budgets, programmes) = (real(read::BUDGETS), real(read::PROGRAMMES));
    let before = told(&budgets, &programmes);
    let mut changed = 0;
    for (is_programme, text) in [(false, &budgets), (true, &programmes)] {
        for place in amounts(text) {
            for by in [-7, 1, 1_000] {
                let figure: i64 = text[place.clone()].parse().expect("a number");
                let mut with = text.clone();
                with.replace_range(place.clone(), &(figure + by).to_string());
                let now = if is_programme { told(&budgets, &with) } else { told(&with, &programmes) };
                let is_new = now.iter().any(|message| !before.contains(message));
                let line = text[..place.start].lines().count();
                // The fee of the members is reckoned to the nearest thousand.
                assert!(is_new, "nothing tells that {figure} in line {line} became {}", figure + by);
            }
            changed += 1;
        }
    }
    assert!(changed > 60, "{changed} figures were changed");
}

#[test]
fn a_goal_changed_in_either_programme_is_told() {
    let (budgets, programmes) = (real(read::BUDGETS), real(read::PROGRAMMES));
    let before = told(&budgets, &programmes).len();
    const GOALS: &str = "bærekraftsmål: [9, 11, 12, 13, 17]";
    let mut changed = 0;
    for (at, _) in programmes.match_indices(GOALS) {
        for (goal, other) in [("[9", "[8"), ("11", "10"), ("12", "2"), ("13", "14"), ("17", "16")] {
            let (head, tail) = programmes.split_at(at);
            let with = format!("{head}{}", tail.replacen(goal, other, 1));
            assert_eq!(told(&budgets, &with).len(), before + 1, "{goal} became {other}");
            changed += 1;
        }
    }
    assert_eq!(changed, 10);
}

/// Replaces each of these, the first after `from`.
fn with(text: &str, from: &str, pairs: &[(&str, &str)]) -> String {
    let (head, tail) = text.split_at(text.find(from).expect("where it begins"));
    let mut tail = tail.to_owned();
    for (was, is) in pairs {
        assert!(tail.contains(was), "{was}");
        tail = tail.replacen(was, is, 1);
    }
    format!("{head}{tail}")
}

#[test]
fn a_change_that_is_made_wherever_it_shows_brings_none() {
    let (budgets, programmes) = (real(read::BUDGETS), real(read::PROGRAMMES));
    let count = told(&budgets, &programmes).len();
    const NEW: &str = "  - år: 2023\n    slag: budsjett";
    let sums = [
        ("sum-utgifter: 9280", "sum-utgifter: 9290"),
        ("resultat: -2097", "resultat: -2107"),
        ("utgående: 630", "utgående: 620"),
        ("sum-utgifter: 1380", "sum-utgifter: 1390"),
        ("resultat: -211", "resultat: -221"),
        ("utgående: -1521", "utgående: -1531"),
    ];
    let spoken =
        [("Kommunikasjon: 250", "Kommunikasjon: 260"), ("Kommunikasjon: -100", "Kommunikasjon: -90")];
    let budget = with(&budgets, NEW, &[&spoken[..], &sums[..]].concat());
    assert_eq!(told(&budget, &programmes).len(), count, "{:#?}", told(&budget, &programmes));

    let project = [
        ("Prosjekter: 1990", "Prosjekter: 2000"),
        ("BEST-konferansen: 120", "BEST-konferansen: 130"),
        ("Prosjekter: 290", "Prosjekter: 300"),
    ];
    let budget = with(&budgets, NEW, &[&project[..], &sums[..]].concat());
    let programme =
        with(&programmes, "Handlingsprogram med", &[("BEST-konferansen: 120", "BEST-konferansen: 130")]);
    assert_eq!(told(&budget, &programme).len(), count, "{:#?}", told(&budget, &programme));
    assert_eq!(told(&budget, &programmes).len(), count + 1, "the programme says 120 still");

    let grant = [
        ("Klimasats: 900", "Klimasats: 910"),
        ("sum-inntekter: 7183", "sum-inntekter: 7193"),
        ("resultat: -2097", "resultat: -2087"),
        ("utgående: 630", "utgående: 640"),
        ("Klimasats: 900", "Klimasats: 910"),
        ("sum-inntekter: 1149", "sum-inntekter: 1159"),
        ("resultat: -211", "resultat: -201"),
        ("utgående: -1521", "utgående: -1511"),
    ];
    let budget = with(&budgets, NEW, &grant);
    let programme = with(&programmes, "Handlingsprogram med", &[("Klimasats: 900", "Klimasats: 910")]);
    assert_eq!(told(&budget, &programme).len(), count, "{:#?}", told(&budget, &programme));
}

#[test]
fn amounts_may_have_blanks() {
    let (budgets, programmes) = (real(read::BUDGETS), real(read::PROGRAMMES));
    let before = told(&budgets, &programmes);
    let budget = budgets.replace("6283\n", "6 283\n").replace("1990\n", "1\u{a0}990\n");
    let programme = programmes.replace("Klimasats: 900", "Klimasats: \"900,00\"");
    assert_eq!(told(&budget, &programme), before);
}
