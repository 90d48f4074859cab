//! How what people read is worded: slips that have been made are not made again.

use walkdir::WalkDir;

use crate::program::{Folder, repository};
use ipr::model::concordance::outcome_words;
use ipr::model::{Concordance, Outcome};
use ipr::norsk::Language;

/// What a board secretary would not write. A word with a space before and after it stands alone; «alt» is a
/// word for «allerede» only after a verb.
const SLIPS: [&str; 36] = [
    "er alt sendt",
    "er alt laget",
    "er alt flyttet",
    "er alt ført",
    "er alt {",
    "har alt en",
    "har alt utfallet",
    "har alt dette",
    "heter alt",
    "finnes alt",
    "ligger alt en",
    "ligger der alt",
    "står der alt",
    "sender en tilleggsinnkalling",
    "Ingen funnet i members.yaml",
    "ingen vara er igjen",
    "nytt siden det som sist ble sendt",
    "nytt sidan det som sist vart sendt",
    "står som i det som er sendt før",
    "skal behandle saker av typen",
    "til å forstå",
    "Steget er ikke tatt",
    "passer reglene",
    "er det samme.",
    "ovlig verdi",
    "ovlige verdier",
    "et er lov å",
    "er ikke lov fra",
    "Ingen vet hv",
    "ipr ikke forstår",
    "er ingen sti",
    "er husket som",
    "ville slukt",
    "saklisten",
    "er tur for",
    "Når ikke mappen",
];
/// Verbs, and «som», after which «alt» is said for «allerede», unless one of these words follows.
const BEFORE_ALT: [&str; 12] =
    ["har", "er", "ble", "står", "ligger", "finnes", "heter", "får", "fikk", "som", "sendes", "vart"];
const ALL_OF_IT: [&str; 11] =
    ["annet", "anna", "som", "i", "det", "dette", "fra", "nytt", "kan", "med", "`ipr"];

/// Pages where a slip is told of, or where the words mean what they say.
const EXCEPT: [(&str, &str); 1] = [("src/rules/routing/reworded_decision.md", "er det samme.")];

#[test]
fn no_slip_is_made_again() {
    let repository = repository();
    let mut found = Vec::new();
    for folder in ["src", "docs"] {
        for entry in WalkDir::new(repository.join(folder)).sort_by_file_name() {
            let entry = entry.expect("a readable folder");
            let path = entry.path().strip_prefix(&repository).expect("inside").to_string_lossy().into_owned();
            let is_told = path.starts_with("docs/decisions");
            if is_told || ![".rs", ".md", ".typ"].iter().any(|end| path.ends_with(end)) {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            // A sentence may be broken over lines.
            let text = text.replace("\\\n", "\n").split_whitespace().collect::<Vec<_>>().join(" ");
            for slip in SLIPS {
                if text.contains(slip) && !EXCEPT.contains(&(path.as_str(), slip)) {
                    found.push(format!("{path}: {slip}"));
                }
            }
            found.extend(said_for_already(&text).into_iter().map(|slip| format!("{path}: {slip}")));
        }
    }
    assert_eq!(found.join("\n"), "");
}

/// Where «alt» is a word for «allerede»: «hvem som alt har fått innkallingen».
fn said_for_already(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut found = Vec::new();
    for three in words.windows(3) {
        let [before, "alt", after] = three[..] else { continue };
        if BEFORE_ALT.contains(&before) && !ALL_OF_IT.contains(&after.trim_matches(['.', ',', ':', ';'])) {
            found.push(three.join(" "));
        }
    }
    found
}

#[test]
fn already_is_told_from_all() {
    assert_eq!(said_for_already("de som alt har fått den"), ["som alt har"]);
    assert_eq!(said_for_already("møtet er alt flyttet"), ["er alt flyttet"]);
    assert!(said_for_already("Er alt offentlig, er det alt som trengs").is_empty());
}

#[test]
fn what_is_called_by_its_type_has_an_article() {
    let counted = |noun, is_one| Language::Bokmal.counted(noun, is_one);
    assert_eq!(counted("uttalelse", true).as_deref(), Some("en uttalelse"));
    assert_eq!(counted("uttalelse", false).as_deref(), Some("uttalelser"));
    assert_eq!(counted("høringssvar", true).as_deref(), Some("et høringssvar"));
    assert_eq!(counted("høringssvar", false).as_deref(), Some("høringssvar"));
    assert_eq!(counted("prinsippsak", false).as_deref(), Some("prinsippsaker"));
    assert_eq!(counted("strategi", true).as_deref(), Some("en strategi"));
    // Two things at once, and a word of no known gender.
    assert_eq!(counted("handlingsprogram og budsjett", true), None);
    assert_eq!(counted("kontingent", true), None);
    let counted = |noun, is_one| Language::Nynorsk.counted(noun, is_one);
    assert_eq!(counted("fråsegn", true).as_deref(), Some("ei fråsegn"));
    assert_eq!(counted("handlingsplan", false).as_deref(), Some("handlingsplanar"));
}

#[test]
fn a_recommendation_agrees_with_another() {
    let words =
        |outcome, by, language| outcome_words(outcome, Some(Concordance::AsRecommended), by, language);
    assert_eq!(
        words(Outcome::Recommended, Some("styret"), Language::Bokmal),
        "innstilt i samsvar med innstillingen fra styret"
    );
    assert_eq!(
        words(Outcome::Recommended, Some("styret"), Language::Nynorsk),
        "innstilt i samsvar med innstillinga frå styret"
    );
    assert_eq!(words(Outcome::Recommended, None, Language::Bokmal), "innstilt i samsvar med innstillingen");
    assert_eq!(words(Outcome::Adopted, Some("styret"), Language::Bokmal), "vedtatt som innstilt");
}

#[test]
fn what_may_be_meant_is_asked_with_or_between() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for (typed, asked) in [("sakk", "Mente du «sak» eller «sjekk»?"), ("refrat", "Mente du «referat»?")]
    {
        let said = folder.ipr(&[typed]);
        assert!(said.code == 2 && said.err.contains(asked), "{}", said.err);
    }
    let said = folder.ipr(&["check", "--format", "xml"]);
    assert!(said.err.contains("«xml» kan ikke brukes som --format. Velg plain,"), "{}", said.err);
}

#[test]
fn what_is_not_done_is_said_of_the_thing() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let exempt = ["--unntatt", "offl. § 99", "--offentlig-tittel", "Personalsak", "--dato", "2024-02-06"];
    let said = folder.ipr(&[&["sak", "new", "Ansettelse", "--type", "uttalelse"][..], &exempt].concat());
    assert!(said.out.contains("Saken er ikke laget, og ingenting er endret."), "{}{}", said.out, said.err);
}
