//! What was recorded stays: changes to the standard folder, and what is said of each beside what was.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use ipr::disk;
use ipr::read::{self, FileContent, Files};
use ipr::rules::{self, KnownFindings};
use ipr::workspace::Workspace;

const TREATED: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
const BOARD: &str = "meetings/2024-02-16-styret/meeting.md";
const GROUP: &str = "meetings/2024-01-30-koordineringsgruppen/meeting.md";

/// A change to one file: its path, what stands there, and what takes its place; none takes the file away.
type Change<'a> = (&'a str, &'a str, Option<&'a str>);

fn standard() -> Files {
    disk::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders/standard"), &|_, _| {})
}

fn changed(changes: &[Change<'_>]) -> Files {
    let mut files = standard();
    for (path, from, to) in changes {
        let at = files.texts.iter().position(|(known, _)| known == path).expect("a file to change");
        let Some(to) = to else {
            files.texts.remove(at);
            continue;
        };
        let FileContent::Text(text) = &mut files.texts[at].1 else { panic!("{path} is not text") };
        assert!(text.contains(from), "{path} has no «{from}»");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// Code and path of each finding about what was, after `changes` to the standard folder with `first` made.
fn found(first: &[Change<'_>], changes: Files) -> BTreeSet<(String, String)> {
    let today = "2024-02-20".parse().expect("a date");
    let base = read::read(changed(first), today).0;
    let (mut workspace, read) = read::read(changes, today);
    workspace.base = Some(Arc::new(base));
    let found = rules::check(&workspace, read);
    let of_history = found.iter().filter(|finding| matches!(finding.code, "L14" | "L15"));
    of_history
        .map(|finding| {
            (format!("{} {}", finding.code, finding.message), path_of(&workspace, finding.place.source))
        })
        .collect()
}

fn path_of(workspace: &Workspace, source: ipr::text::SourceId) -> String {
    workspace.source(source).path.clone()
}

/// The one finding about what was.
fn only(changes: &[Change<'_>]) -> (String, String) {
    let found = found(&[], changed(changes));
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().expect("one")
}

#[test]
fn what_is_gone_is_missed_where_something_is_left() {
    let (message, path) = only(&[(TREATED, "", None)]);
    assert!(message.contains("Sak 2024-003 er slettet"), "{message}");
    assert_eq!(path, GROUP);
    let (message, path) = only(&[(TREATED, "id: 2024-003", Some("id: 2024-007"))]);
    assert!(message.contains("har fått id 2024-007"), "{message}");
    assert_eq!(path, TREATED);
    let (message, path) = only(&[(BOARD, "", None)]);
    assert!(message.contains("er borte, men det var innkalt"), "{message}");
    assert_eq!(path, "cases/2024/2024-001-horing-om-ferjetakster.md");
    let (message, _) = only(&[(
        TREATED,
        "  - {organ: koordineringsgruppen, møte: 2024-01-30, sak: 4, utfall: drøftet}\n",
        Some(""),
    )]);
    assert!(message.contains("er tatt ut av saksgangen"), "{message}");
}

#[test]
fn a_number_stays_while_its_meeting_does() {
    let (message, path) = only(&[(BOARD, "sak: 05/24", Some("sak: 07/24"))]);
    assert!(message.contains("Sak 05/24 i styret 16. februar 2024 var 2024-003"), "{message}");
    assert_eq!(path, BOARD);
    let cancelled = [
        (BOARD, "status: innkalt", Some("status: avlyst")),
        (BOARD, "  - {sak: 05/24, id: 2024-003}\n", Some("")),
    ];
    assert_eq!(found(&[], changed(&cancelled)), BTreeSet::new());
    // Before anybody is called to it, an agenda is only a plan.
    let planned = [(BOARD, "status: innkalt\nsendt: 2024-02-06", Some("status: planlagt"))];
    let renumbered = [planned[0], (BOARD, "sak: 05/24", Some("sak: 07/24"))];
    assert_eq!(found(&planned, changed(&renumbered)), BTreeSet::new());
}

#[test]
fn what_was_wrong_can_be_put_right() {
    let wrong = [(TREATED, "status: til behandling", Some("status: vedtatt"))];
    assert_eq!(found(&wrong, standard()), BTreeSet::new());
    let closed = [(
        "cases/2023/2023-001-handlingsprogram-og-budsjett.md",
        "status: vedtatt",
        Some("status: avsluttet"),
    )];
    assert_eq!(found(&closed, standard()).len(), 1);
}

#[test]
fn an_outcome_needs_a_meeting_that_was_held() {
    let decided = (TREATED, "sak: 05/24}", Some("sak: 05/24, utfall: utsatt}"));
    assert_eq!(found(&[], changed(&[decided])), BTreeSet::new(), "it was on the agenda");
    let unplanned =
        [(TREATED, "  - {organ: styret, møte: 2024-02-16, sak: 05/24}\n", Some("  - {organ: styret}\n"))];
    let found = found(&unplanned, changed(&[decided]));
    assert!(
        found.iter().any(|(message, _)| message.contains("møtet ikke er ført som avholdt")),
        "{found:#?}"
    );
    assert_eq!(
        self::found(&unplanned, changed(&[decided, (BOARD, "status: innkalt", Some("status: avholdt"))])),
        BTreeSet::new()
    );
}

#[test]
fn of_two_alike_one_can_be_new() {
    let today = "2024-02-20".parse().expect("a date");
    let judged = |files| {
        let (workspace, read) = read::read(files, today);
        let found = rules::check(&workspace, read);
        (workspace, found)
    };
    let line = "  - {sak: 05/24, id: 2024-003}\n";
    let twice = format!("{line}{line}");
    let (before, found_before) = judged(changed(&[(BOARD, line, Some(&twice))]));
    let thrice = format!("{line}{twice}");
    let (after, found) = judged(changed(&[(BOARD, line, Some(&thrice))]));
    let (new, known) = KnownFindings::new(&before, &found_before).divide(&after, &found);
    assert!(!new.is_empty() && known.len() == found_before.len(), "{new:#?}\n{known:#?}");
    let (new, _) = KnownFindings::new(&after, &found).divide(&after, &found);
    assert!(new.is_empty(), "{new:#?}");
}
