//! A council of some thousand cases with known faults: each is found once, in its file, under its code,
//! and nothing else is.

#[path = "../../benches/corpus.rs"]
pub mod generator;

use std::collections::BTreeSet;

use generator::{Corpus, Fault};
use ipr::diagnostic::{Diagnostic, Severity};
use ipr::norsk;
use ipr::read::{self, FileContent, Files};
use ipr::report::{Report, plain};
use ipr::rules;
use ipr::workspace::Workspace;

/// Enough for every kind of fault to come more than once.
const CASES: usize = 5_000;
/// So many in a hundred are faulty.
const PERCENT: usize = 3;

#[test]
fn every_seeded_fault_is_found_and_nothing_else() {
    let corpus = generator::generate(CASES, 1, PERCENT);
    let kinds: BTreeSet<&str> = corpus.faults.iter().map(|fault| fault.code).collect();
    assert_eq!(kinds, generator::codes().into_iter().collect(), "every kind of fault is put in");
    assert_eq!(corpus.faults.len(), CASES * PERCENT / 100);
    let (workspace, found) = judge(&corpus);
    let due: Vec<&Diagnostic> = found.iter().filter(|finding| is_wrong(finding, &corpus)).collect();
    let mut reported: Vec<Fault> = due.iter().map(|finding| as_fault(&workspace, finding)).collect();
    reported.sort();
    let missed: Vec<&Fault> = corpus.faults.iter().filter(|fault| !reported.contains(fault)).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
    let invented = due.iter().filter(|finding| !corpus.faults.contains(&as_fault(&workspace, finding)));
    let invented = Report { found: invented.copied().collect(), ..Report::default() };
    assert!(invented.found.is_empty(), "{}", plain::render(&invented, &workspace.sources, false));
    assert_eq!(reported, corpus.faults, "each fault is found once");
}

/// `docs/provde-feil.md` says of each rule how many faults were put in and how many were found. With
/// `IPR_BLESS` set it is written anew instead.
#[test]
fn the_page_of_tried_faults_is_what_happens() {
    let corpus = generator::generate(CASES, 1, PERCENT);
    let (workspace, found) = judge(&corpus);
    let due = || found.iter().filter(|finding| is_wrong(finding, &corpus));
    let (mut rows, mut untried, mut all_put_in) = (String::new(), Vec::new(), 0);
    for rule in rules::all() {
        let put_in: Vec<&Fault> = corpus.faults.iter().filter(|fault| fault.code == rule.code).collect();
        if put_in.is_empty() {
            untried.push(rule.code);
            continue;
        }
        let of_rule = due().filter(|finding| finding.code == rule.code);
        let right =
            of_rule.clone().filter(|finding| put_in.contains(&&as_fault(&workspace, finding))).count();
        let wrong = of_rule.count() - right;
        all_put_in += put_in.len();
        rows.push_str(&format!(
            "| {} | {} | {} | {right} | {wrong} |\n",
            rule.code,
            rule.title,
            put_in.len()
        ));
    }
    let page = format!(
        "# Prøvde feil\n\n\
        Et oppdiktet råd med {} saker og {} møter får lagt inn {all_put_in} feil, hver i sin sak eller i et \
        møte som\n\
        behandler den. Tabellen sier for hver regel hvor mange feil som ble lagt inn, hvor mange av dem \
        kontrollen\n\
        fant på rett sted, og hvor mange ganger den meldte samme kode uten grunn. Av koder som ikke ble lagt \
        inn, meldte den {}.\n\n\
        | kode | regel | lagt inn | funnet | uten grunn |\n|---|---|---|---|---|\n{rows}\n\
        Disse reglene er ikke med, fordi de gjelder rådets egne opplysninger, historikken i git eller noe \
        det\n\
        oppdiktede rådet ikke har: {}.\nAlle reglene prøves dessuten på sin egen side; se `ipr explain`.\n",
        CASES,
        workspace.meetings.len(),
        due().filter(|finding| untried.contains(&finding.code)).count(),
        norsk::list(&untried),
    );
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/provde-feil.md");
    if std::env::var_os("IPR_BLESS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).expect("the page is there");
    assert!(written == page, "docs/provde-feil.md is old; IPR_BLESS=1 writes it anew");
}

#[test]
fn a_corpus_without_faults_is_silent() {
    let corpus = generator::generate(500, 2, 0);
    let (workspace, found) = judge(&corpus);
    let report = Report::new(found.iter().filter(|finding| finding.severity != Severity::Hint), corpus.today);
    assert!(report.found.is_empty(), "{}", plain::render(&report, &workspace.sources, false));
    assert!(!report.outstanding.is_empty(), "the last cases are under way");
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let [one, same, other] = [1, 1, 2].map(|seed| generator::generate(100, seed, 2).files);
    assert_eq!(one, same);
    assert_ne!(one, other);
    assert_eq!(one.iter().filter(|(path, _)| path.starts_with("meetings/")).count(), 20);
}

/// Whether something is wrong now. The council is the real one, whose sources' contradictions are hints;
/// so is that nobody keeps the minutes of its made-up meetings.
fn is_wrong(finding: &Diagnostic, corpus: &Corpus) -> bool {
    let is_hint = |code| rules::find(code).is_some_and(|rule| rule.severity == Severity::Hint);
    (finding.severity != Severity::Hint
        || generator::codes().contains(&finding.code) && is_hint(finding.code))
        && !finding.is_outstanding(corpus.today)
}

fn judge(corpus: &Corpus) -> (Workspace, Vec<Diagnostic>) {
    let mut files = Files::default();
    for (path, text) in &corpus.files {
        if read::is_read(path) {
            files.texts.push((path.clone(), FileContent::Text(text.clone())));
        } else {
            files.others.insert(norsk::composed(path).into_owned());
        }
    }
    let (workspace, read) = read::read(files, corpus.today);
    let found = rules::check(&workspace, read);
    (workspace, found)
}

fn as_fault(workspace: &Workspace, finding: &Diagnostic) -> Fault {
    Fault { path: workspace.source(finding.place.source).path.clone(), code: finding.code }
}
