//! Law and rule are read side by side: each rule shows the sentences it rests on, and a page lists which
//! rules rest on which §.

use std::collections::BTreeSet;

use ipr::rules::{self, sentences};

use crate::generated::hold;
use crate::program::Folder;

/// The acts whose sentences are kept, by the short names that a basis begins with.
const ACTS: [&str; 6] = ["koml.", "offl.", "fvl.", "dl.", "helligdagsloven", "arkivlova"];

/// The §§ that a basis names, each with its act: «koml. § 11-4 (3), § 11-10 og § 11-11».
fn named_in(basis: &str) -> Vec<(String, String)> {
    let mut named = Vec::new();
    let mut act = "";
    let words: Vec<&str> = basis.split([' ', ',']).collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(known) = ACTS.iter().find(|known| *known == word) {
            act = known;
        } else if word.starts_with(char::is_alphabetic)
            && !matches!(*word, "og" | "til" | "jf." | "a–b" | "b" | "c")
        {
            act = "";
        }
        let after_mark = at > 0 && matches!(words[at - 1], "§" | "§§" | "og" | "til");
        let is_section = word.starts_with(|c: char| c.is_ascii_digit());
        if after_mark && is_section && !act.is_empty() {
            for section in word.split('–') {
                named.push((act.to_owned(), section.to_owned()));
            }
        }
    }
    named
}

/// The § of a place: «11-2» of «§ 11-2 (3)».
fn section(place: &str) -> &str {
    place.trim_start_matches("§ ").split(' ').next().unwrap_or_default()
}

#[test]
fn every_paragraph_that_a_rule_rests_on_is_shown_with_it() {
    let mut missing = BTreeSet::new();
    for rule in rules::all() {
        let shown = sentences::of_rule(rule.code);
        for (act, named) in named_in(rule.basis) {
            if !shown.iter().any(|one| one.act == act && section(one.place) == named) {
                missing.insert(format!("{} rests on {act} § {named}", rule.code));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(named_in("koml. § 11-4 (3), § 11-10 og § 11-11").len(), 3);
    assert_eq!(named_in("koml. § 27-1 og dl. §§ 148–149").len(), 3);
    assert_eq!(named_in("bodies.yaml, saksgang").len(), 0);
}

#[test]
fn what_is_shown_with_a_rule_is_what_its_page_speaks_of() {
    for one in sentences::all() {
        assert!(ACTS.contains(&one.act) && one.place.starts_with("§ ") && !one.lines.is_empty(), "{one:?}");
        assert!(!one.edition.is_empty(), "{one:?}");
        for code in &one.rules {
            let rule = rules::find(code).unwrap_or_else(|| panic!("{} names {code}", one.place));
            let said = format!("{} {}", rule.basis, rule.page);
            let number = section(one.place);
            let is_named = said.contains(&format!("§ {number}")) || said.contains(number);
            assert!(is_named, "{code} does not speak of {} {}", one.act, one.place);
        }
    }
}

#[test]
fn a_rule_is_explained_with_the_sentences() {
    let folder = Folder::new();
    let shown = folder.ok(&["explain", "M10"]);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = "Hvis begge har forfall, velges en særskilt møteleder ved flertallsvalg.";
    assert!(words(&shown).contains(sentence) && shown.contains("koml. § 11-2 (3)"), "{shown}");
    assert!(!folder.ok(&["explain", "F05"]).contains("Lovens ord"));
}

/// `docs/lov.md` says which rules to look at when a § changes. With `IPR_BLESS` set it is written anew.
#[test]
fn the_page_of_law_is_what_the_rules_rest_on() {
    let mut made = String::from(
        "# Lov og regel side om side\n\n\
        Setningene i lovene som reglene bygger på, ord for ord, med reglene som må ses på når de endres. De \
        samme står\nunder regelen i `ipr explain KODE`. Lovtekst er ikke vernet av opphavsrett \
        (åndsverkloven § 14).\n",
    );
    let mut act = "";
    for one in sentences::all() {
        if one.act != act {
            act = one.act;
            made.push_str(&format!("\n## {}\n", one.edition));
        }
        made.push_str(&format!("\n### {} {}\n\n", one.act, one.place));
        for line in &one.lines {
            made.push_str(&format!("> {line}\n"));
            if !line.starts_with("- ") {
                made.push_str(">\n");
            }
        }
        let named: Vec<String> = one
            .rules
            .iter()
            .map(|code| {
                let title = rules::find(code).map_or("", |rule| rule.title);
                format!("{code} {title}")
            })
            .collect();
        made.push_str(&format!("\nRegler: {}.\n", named.join("; ")));
    }
    hold("docs/lov.md", &made);
}
