//! What git would not have: remembered, offered, and never called saved.

use std::fs;
use std::path::Path;

use super::{NEW, hearing, unbroken};
use crate::program::Folder;

/// A hook that says no until it is removed.
pub fn refusing(folder: &Folder) {
    folder.write(".git/hooks/pre-commit", "#!/bin/sh\necho 'nei takk' >&2\nexit 1\n");
    make_runnable(&folder.path().join(".git/hooks/pre-commit"));
}

/// Git runs hooks with the sh that comes with it, and on Windows all files are runnable.
fn make_runnable(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a program");
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn is_owed(folder: &Folder) -> bool {
    folder.ipr(&["sak", "list", "--dato", "2024-01-08"]).err.contains("ikke lagret i git")
}

#[test]
fn what_git_would_not_have_is_remembered_until_it_does() {
    let folder = Folder::at_the_start();
    refusing(&folder);
    let title = "`rm x` $(rm x) \"; rm x; ' En sak";
    let told = folder.ipr(&["sak", "new", title, "--type", "prinsippsak", "--dato", "2024-01-08"]);
    let err = unbroken(&told.err);
    assert!(told.code == 2 && err.contains("nei takk") && err.contains("«ipr lagre»"), "{}", told.err);
    assert!(!told.out.contains("Lagret i git") && !err.contains("rm x"), "{}{}", told.out, told.err);
    assert_eq!(folder.git(&["diff", "--cached", "--name-only"]), "", "git knows no more than before");
    for looking in [
        &["sak", "list"][..],
        &["check"],
        &["check", "--siden", "HEAD"],
        &["sak", "new", "To", "--type", "prinsippsak", "--dry-run"],
    ] {
        let said = folder.ipr(&[looking, &["--dato", "2024-01-08"]].concat());
        assert_eq!(said.err.matches("ikke lagret i git").count(), 1, "{looking:?}: {}", said.err);
    }
    let again = folder.ipr(&["lagre"]);
    assert!(again.code == 2 && again.err.contains("nei takk"), "{}{}", again.out, again.err);
    // The next that writes is not kept from it, and is owed too.
    let next = folder.ipr(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert!(next.code == 2 && next.err.contains("En endring er skrevet"), "{}", next.err);
    assert!(folder.ipr(&["sak", "list"]).err.contains("2 endringer er skrevet"));
    fs::remove_file(folder.path().join(".git/hooks/pre-commit")).expect("removed");
    folder.ok(&["sak", "new", "Tre", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let log = folder.git(&["log", "--format=%s", "--name-only"]);
    let subjects: Vec<&str> = log.lines().filter(|line| line.starts_with("Ny sak")).collect();
    assert_eq!(subjects.len(), 3, "{log}");
    assert!(subjects[0].contains("Tre") && subjects[2].contains("En sak"), "{log}");
    assert!(!is_owed(&folder));
    assert!(folder.ok(&["lagre"]).contains("Alt er lagret i git"));
}

#[test]
fn everything_that_git_stumbles_over_is_remembered() {
    let no_signer = folder_with(&[["commit.gpgsign", "true"], ["gpg.program", "finnes-ikke"]]);
    let nobody = folder_with(&[["user.name", ""], ["user.email", ""], ["user.useConfigOnly", "true"]]);
    let locked = Folder::at_the_start();
    locked.write(".git/refs/heads/main.lock", "");
    for folder in [&no_signer, &nobody, &locked] {
        let told = folder.ipr(&NEW);
        assert!(told.code == 2 && unbroken(&told.err).contains("«ipr lagre»"), "{}{}", told.out, told.err);
        assert!(!told.out.contains("Lagret i git") && is_owed(folder));
    }
    for (folder, key) in [(&no_signer, "commit.gpgsign"), (&nobody, "user.useConfigOnly")] {
        folder.git(&["config", key, "false"]);
    }
    nobody.git(&["config", "user.name", "Kari"]);
    nobody.git(&["config", "user.email", "kari@ipr.example"]);
    fs::remove_file(locked.path().join(".git/refs/heads/main.lock")).expect("removed");
    for folder in [no_signer, nobody, locked] {
        assert!(folder.ok(&["lagre"]).contains("Lagret i git som"));
        assert_eq!(folder.git(&["status", "--porcelain"]), "");
        assert!(!is_owed(&folder));
    }
}

fn folder_with(settings: &[[&str; 2]]) -> Folder {
    let folder = Folder::at_the_start();
    for [key, value] in settings {
        folder.git(&["config", key, value]);
    }
    folder
}

#[test]
fn what_somebody_commits_by_hand_is_owed_no_longer() {
    let folder = Folder::at_the_start();
    refusing(&folder);
    assert_eq!(folder.ipr(&NEW).code, 2);
    fs::remove_file(folder.path().join(".git/hooks/pre-commit")).expect("removed");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "For hånd"]);
    // Even when they have gone on writing since, which is their own to commit.
    let case = "cases/2024/2024-001-en-sak.md";
    folder.write(case, format!("{}\nMer tekst.\n", folder.read(case)));
    assert!(!is_owed(&folder));
    folder.ok(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert_eq!(folder.git(&["log", "--format=%s"]), "Ny sak 2024-002: To\nFor hånd\nstart\n");
    assert_eq!(folder.git(&["status", "--porcelain"]), format!(" M {case}\n"));
}

#[test]
fn what_somebody_has_changed_since_is_committed_only_when_asked() {
    let folder = Folder::at_the_start();
    refusing(&folder);
    assert_eq!(folder.ipr(&NEW).code, 2);
    fs::remove_file(folder.path().join(".git/hooks/pre-commit")).expect("removed");
    let case = "cases/2024/2024-001-en-sak.md";
    folder.write(case, format!("{}\nHalvferdig.\n", folder.read(case)));
    let other = folder.ipr(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert!(other.code == 0 && other.err.contains("ikke lagret i git"), "{}{}", other.out, other.err);
    assert_eq!(folder.git(&["log", "-1", "--format=%s"]), "Ny sak 2024-002: To\n");
    assert!(folder.ok(&["lagre"]).contains("Endret siden da"));
    assert_eq!(folder.git(&["log", "-1", "--format=%s"]), "Ny sak 2024-001: En sak\n");
    // What is gone is nobody's to commit.
    refusing(&folder);
    assert_eq!(folder.ipr(&["sak", "new", "Tre", "--type", "prinsippsak", "--dato", "2024-01-08"]).code, 2);
    fs::remove_file(folder.path().join("cases/2024/2024-003-tre.md")).expect("removed");
    assert!(!is_owed(&folder));
}

#[test]
fn a_commit_holds_our_files_alone_and_leaves_what_is_staged() {
    let folder = Folder::at_the_start();
    folder.write("notat.txt", "lagt til");
    folder.git(&["add", "notat.txt"]);
    folder.write("notat.txt", "endret etterpå");
    folder.write("annet.txt", "ikke lagt til");
    folder.ok(&NEW);
    assert_eq!(folder.git(&["show", "--format=", "--name-only", "HEAD"]), "cases/2024/2024-001-en-sak.md\n");
    assert_eq!(folder.git(&["status", "--porcelain"]), "AM notat.txt\n?? annet.txt\n");
    assert_eq!(folder.git(&["show", ":notat.txt"]), "lagt til");
}

#[test]
fn a_hook_that_changes_files_is_told_and_line_ends_are_no_change() {
    let folder = Folder::at_the_start();
    let hook = ".git/hooks/pre-commit";
    folder.write(hook, "#!/bin/sh\nfor f in cases/*/*.md; do echo Krok >> $f; git add $f; done\n");
    make_runnable(&folder.path().join(hook));
    let said = folder.ok(&NEW);
    let out = unbroken(&said);
    assert!(out.contains("Lagret i git") && out.contains("en krok i git mens det ble lagret"), "{said}");
    fs::remove_file(folder.path().join(hook)).expect("removed");
    for setting in ["true", "input"] {
        let folder = folder_with(&[["core.autocrlf", setting], ["core.safecrlf", "false"]]);
        let said = folder.ok(&NEW);
        assert!(said.contains("Lagret i git") && !said.contains("krok"), "{said}");
        assert_eq!(folder.git(&["status", "--porcelain"]), "");
    }
}

#[test]
fn hooks_hear_what_they_would_by_hand() {
    let folder = Folder::at_the_start();
    let hook = ".git/hooks/pre-commit";
    let asks = "#!/bin/sh\n{ git diff --cached --name-only -- 'cases/*.md'\n\
        env | grep -E '^(LC_ALL|GIT_.*(PATHSPECS|LOCKS|CONFIG_PARAMETERS))='; } > .git/heard\n";
    folder.write(hook, asks);
    make_runnable(&folder.path().join(hook));
    assert_eq!(hearing(&folder, &[("LC_ALL", "nb_NO.UTF-8")], &NEW).code, 0);
    assert_eq!(folder.read(".git/heard"), "cases/2024/2024-001-en-sak.md\nLC_ALL=nb_NO.UTF-8\n");
}

#[test]
fn what_is_ignored_is_told_and_the_rest_is_committed() {
    let folder = Folder::at_the_start();
    folder.write(".gitignore", "kalender/*.md\n");
    folder.git(&["add", ".gitignore"]);
    folder.git(&["commit", "--quiet", "--message", "overse"]);
    let said = folder.ok(&["kalender", "--dato", "2024-01-08"]);
    assert!(said.contains("Lagret i git") && said.contains(".gitignore"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert!(!is_owed(&folder));
}

#[test]
fn what_git_refuses_names_no_file_by_its_words() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write("cases/2024/2024-003-parkering-ved-stasjonene/Zqavtale om kjøp.pdf", "en avtale\n");
    folder.write(".gitattributes", "*.pdf filter=x\n");
    folder.git(&["config", "filter.x.clean", "false"]);
    folder.git(&["config", "filter.x.required", "true"]);
    let said = folder.ipr(&["lagre"]);
    let err = unbroken(&said.err);
    assert!(said.code == 2 && err.contains("cases/2024/2024-003-*") && !err.contains("Zqavtale"), "{err}");
    folder.git(&["config", "--unset", "filter.x.required"]);
    folder.write(
        ".git/hooks/pre-commit",
        "#!/bin/sh\ngit -c core.quotepath=off diff --cached --name-only\nexit 1\n",
    );
    make_runnable(&folder.path().join(".git/hooks/pre-commit"));
    let said = folder.ipr(&["lagre"]);
    let err = unbroken(&said.err);
    assert!(said.code == 2 && err.contains("cases/2024/2024-003-*") && !err.contains("Zqavtale"), "{err}");
}

#[test]
fn what_git_says_is_told_without_the_names_of_files() {
    for (said, expected) in [
        (
            "open(\"cases/2024/2024-003-kjop/av tomt.pdf\"): Permission denied",
            "open(\"cases/2024/2024-003-*\"): Permission denied",
        ),
        (
            "pathspec 'cases/2024/2024-003-kjop/Per's kjop.pdf' did not match",
            "pathspec 'cases/2024/2024-003-*' did not match",
        ),
        ("error: \"Cases/2024/2024-003-kj\\303\\270p.md\"", "error: \"Cases/2024/2024-003-*\""),
        (
            "create file cases/2024/2024-003-kjop/kjop av: tomt.pdf: Permission denied",
            "create file cases/2024/2024-003-*: Permission denied",
        ),
        ("\traad/cases/kjop/kjop av tomt\nno", "\traad/cases/*\nno"),
        ("can't write meetings/2024-02-16-styret/kjop.pdf", "can't write meetings/2024-02-16-styret/*"),
        (
            "remote: cases/2024/2024-003-kjop.md:12:1: F04 feil",
            "remote: cases/2024/2024-003-*:12:1: F04 feil",
        ),
        (
            "mv 'cases/2024/2024-003-kjop.md' b\nindex.lock: File exists",
            "mv 'cases/2024/2024-003-*' b\nindex.lock: File exists",
        ),
        ("suitcases/kjop.md", "suitcases/kjop.md"),
    ] {
        let said = ipr::git::told(said);
        assert_eq!(said.trim(), expected.trim());
        assert!(!said.contains("kjop") || said.starts_with("suit"), "{said}");
    }
}
