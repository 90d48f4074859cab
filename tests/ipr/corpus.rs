//! A council of a thousand cases with known faults: each is found once, in its file, under its code,
//! and nothing else is.

#[path = "../../benches/corpus.rs"]
pub mod generator;

use std::collections::BTreeSet;

use generator::{Corpus, FAULTS, Fault};
use ipr::diagnostic::{Diagnostic, Severity};
use ipr::norsk;
use ipr::read::{self, Content, Files};
use ipr::report::{Report, plain};
use ipr::rules;
use ipr::workspace::Workspace;

/// Enough for every kind of fault to come more than once.
const CASES: usize = 2_000;

#[test]
fn every_seeded_fault_is_found_and_nothing_else() {
    let corpus = generator::generate(CASES, 1, 2);
    let kinds: BTreeSet<&str> = corpus.faults.iter().map(|fault| fault.code).collect();
    assert_eq!(kinds, FAULTS.iter().map(|kind| kind.code).collect(), "every kind of fault is put in");
    assert_eq!(corpus.faults.len(), CASES * 2 / 100);
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

/// Whether something is wrong now. The council is the real one, whose sources' contradictions are hints.
fn is_wrong(finding: &Diagnostic, corpus: &Corpus) -> bool {
    finding.severity != Severity::Hint && !finding.is_outstanding(corpus.today)
}

fn judge(corpus: &Corpus) -> (Workspace, Vec<Diagnostic>) {
    let mut files = Files::default();
    for (path, text) in &corpus.files {
        if read::is_read(path) {
            files.texts.push((path.clone(), Content::Text(text.clone())));
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
