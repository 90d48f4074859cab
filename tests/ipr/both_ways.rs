//! A folder is the same to `ipr check` whether it is read from disk or from a commit.

use std::path::Path;

use serde_json::Value;

use crate::program::Folder;

/// What is found, file by file, and what is still to be done.
fn found(folder: &Folder, arguments: &[&str]) -> Value {
    let said = folder.ipr(&[&["check", "--format", "json", "--dato", "2024-02-20"], arguments].concat());
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("no JSON: {}{}", said.out, said.err))
}

fn commit(folder: &Folder) {
    folder.git(&["add", "--all", "--force"]);
    folder.git(&["commit", "--quiet", "--allow-empty", "--message", "alt"]);
}

fn is_the_same(folder: &Folder, what: &str) -> String {
    commit(folder);
    let (on_disk, in_git) = (found(folder, &[]), found(folder, &["--fra-git", "HEAD"]));
    assert_eq!(on_disk, in_git, "{what}");
    on_disk.to_string()
}

#[test]
fn what_a_commit_holds_is_judged_as_a_folder_on_disk_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for of in ["standard", "gjovikregionen", "sunnhordland", "trondheimsregionen", "year/end", "story/end"] {
        let of = format!("tests/folders/{of}");
        let base = if root.join(&of).join("bodies.yaml").exists() { &of[..] } else { "" };
        let folder = match base {
            "" => Folder::with(&[("tests/folders/standard", ""), (&of, "")]),
            _ => Folder::with(&[(base, "")]),
        };
        is_the_same(&folder, &of);
    }
}

#[test]
fn what_is_only_searched_is_searched_in_a_commit_too() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> andre\n";
    let number = "Født 01010750160.\n";
    for (path, text) in [
        ("meetings/2024-02-16-styret/referat.md", number),
        ("meetings/2024-02-16-styret/notat.md", conflict),
        ("cases/2024/2024-003-parkering-ved-stasjonene/liste.csv", number),
        ("cases/2024/2024-003-parkering-ved-stasjonene/brev.txt", conflict),
        ("kalender/alle.ics", conflict),
        ("kalender/moteplan-2024.md", conflict),
        ("kontingent/papirer.yaml", "laget: nei\n"),
        ("kalender/papirer.yaml", "laget:\n  - kommando: kalender\n    kontroll: x\n"),
    ] {
        folder.write(path, text);
        let said = is_the_same(&folder, path);
        assert!(said.contains(path), "{path} is told of: {said}");
    }
}

#[test]
fn papers_are_held_against_what_they_were_made_of_in_a_commit_too() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    folder.replace(case, "sakstype:", "frist: 2024-03-01\nsakstype:");
    folder.ok(&["kalender", "--dato", "2024-02-19"]);
    is_the_same(&folder, "calendars as they were made");
    folder.replace(case, "frist: 2024-03-01", "frist: 2024-03-08");
    let said = is_the_same(&folder, "calendars older than a case");
    assert!(said.contains("I10"), "{said}");
    folder.replace("kalender/alle.ics", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nX-A:1");
    let said = is_the_same(&folder, "a calendar that was changed");
    assert!(said.contains("ikke slik ipr laget"), "{said}");
}
