//! What git is in the middle of, and what it hears: told before anything is written.

mod conflicts;
mod own;
mod owed;

use std::fs;
use std::process::Command;

use crate::program::{Folder, Said, files, said};

const NEW: [&str; 7] = ["sak", "new", "En sak", "--type", "prinsippsak", "--dato", "2024-01-08"];

/// A folder with two branches that have changed the same line, on `main`.
fn torn() -> Folder {
    let folder = Folder::at_the_start();
    folder.git(&["switch", "--quiet", "--create", "other"]);
    change(&folder, "den andre");
    folder.git(&["switch", "--quiet", "main"]);
    change(&folder, "den ene");
    folder
}

fn change(folder: &Folder, word: &str) {
    let text = folder.read("members.yaml");
    folder.write("members.yaml", format!("# {word}\n{text}"));
    folder.git(&["commit", "--quiet", "--all", "--message", word]);
}

/// Runs git, which may fail: it stops where it cannot go on.
fn begin(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder.path()).env("GIT_EDITOR", "true").args(arguments);
    said(command.output().expect("git runs"));
}

/// `ipr` in a folder where it hears something of the environment.
fn hearing(folder: &Folder, variables: &[(&str, &str)], arguments: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
    command.current_dir(folder.path()).envs(variables.iter().copied()).args(arguments);
    said(command.output().expect("ipr runs"))
}

/// What was said, before it was broken into lines.
fn unbroken(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Nothing is written, and the reason holds `words`; reading goes on.
fn is_told(folder: &Folder, words: &str) {
    let before = (files(folder.path()), folder.git(&["log", "-1", "--format=%H"]));
    let told = folder.ipr(&NEW);
    let err = unbroken(&told.err);
    assert!(told.code == 2 && err.contains(words), "{words}: {}{}", told.out, told.err);
    assert!(err.contains("Ingenting er skrevet"), "{}", told.err);
    assert_eq!(before, (files(folder.path()), folder.git(&["log", "-1", "--format=%H"])), "{words}");
    assert_eq!(folder.ipr(&["sak", "list", "--dato", "2024-01-08"]).err, "", "{words}");
}

#[test]
fn everything_git_can_be_in_the_middle_of_is_told_before_anything_is_written() {
    let steps: [(&str, &[&[&str]]); 11] = [
        ("merge --abort", &[&["merge", "other"]]),
        ("rebase --abort", &[&["rebase", "--merge", "other"]]),
        ("rebase --abort", &[&["rebase", "--apply", "other"]]),
        ("rebase --abort", &[&["-c", "sequence.editor=echo break >", "rebase", "-i", "HEAD~1"]]),
        ("cherry-pick --abort", &[&["cherry-pick", "other"]]),
        ("cherry-pick --abort", &[&["cherry-pick", "--no-commit", "HEAD"], &["cherry-pick", "other"]]),
        ("revert --abort", &[&["revert", "--no-commit", "HEAD"]]),
        ("bisect reset", &[&["bisect", "start"]]),
        ("git add", &[&["merge", "other"]]),
        ("detached", &[&["switch", "--quiet", "--detach", "HEAD"]]),
        ("sparse", &[&["sparse-checkout", "set", "--no-cone", "/*", "!/meetings/"]]),
    ];
    for (words, deeds) in steps {
        let folder = torn();
        for deed in deeds {
            begin(&folder, deed);
        }
        if words == "git add" {
            fs::remove_file(folder.path().join(".git/MERGE_HEAD")).expect("removed");
        }
        is_told(&folder, words);
    }
}

#[test]
fn mail_that_is_being_applied_and_a_lock_are_told() {
    let folder = torn();
    let patch = folder.git(&["format-patch", "--stdout", "-1", "other"]);
    folder.write(".git/patch", patch);
    begin(&folder, &["am", ".git/patch"]);
    is_told(&folder, "am --abort");
    folder.git(&["am", "--abort"]);
    for lock in ["index.lock", "HEAD.lock"] {
        folder.write(&format!(".git/{lock}"), "");
        is_told(&folder, lock);
        fs::remove_file(folder.path().join(".git").join(lock)).expect("removed");
    }
    folder.ok(&NEW);
}

#[test]
fn a_linked_work_tree_has_deeds_of_its_own() {
    let folder = torn();
    begin(&folder, &["merge", "other"]);
    folder.git(&["worktree", "add", "--quiet", "-b", "third", "beside"]);
    let beside = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
        said(command.current_dir(folder.path().join("beside")).args(arguments).output().expect("ipr runs"))
    };
    let written = beside(&NEW);
    assert!(written.code == 0 && written.out.contains("Lagret i git"), "{}{}", written.out, written.err);
    begin(&folder, &["-C", "beside", "merge", "main"]);
    begin(&folder, &["-C", "beside", "bisect", "start"]);
    let told = beside(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert!(told.code == 2 && unbroken(&told.err).contains("bisect reset"), "{}{}", told.out, told.err);
}

#[test]
fn files_git_looks_away_from_are_told_when_they_are_to_be_written() {
    for flag in ["--skip-worktree", "--assume-unchanged"] {
        let folder = Folder::at_the_start();
        folder.ok(&NEW);
        let case = "cases/2024/2024-001-en-sak.md";
        let text = folder.read(case);
        folder.git(&["update-index", flag, case]);
        let to_meeting = ["sak", "advance", "2024-001", "--møte", "IPU 2024-01-31", "--dato", "2024-01-08"];
        let told = folder.ipr(&to_meeting);
        assert!(told.code == 2 && unbroken(&told.err).contains("update-index"), "{}{}", told.out, told.err);
        assert_eq!(folder.read(case), text);
        // Of a file that is not written it is nobody's business.
        folder.ok(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    }
}

#[test]
fn without_commits_git_is_not_asked() {
    let folder = torn();
    begin(&folder, &["merge", "other"]);
    let before = folder.git(&["log", "-1", "--format=%H"]);
    folder.git(&["checkout", "--ours", "members.yaml"]);
    folder.ok(&[&NEW[..], &["--no-commit"]].concat());
    assert_eq!(folder.git(&["log", "-1", "--format=%H"]), before);
}

#[test]
fn the_environment_changes_neither_repository_nor_paths() {
    let other = Folder::at_the_start();
    let other_git = other.path().join(".git");
    let other_git = other_git.to_str().expect("a path");
    for (name, value) in [
        ("GIT_DIR", other_git),
        ("GIT_WORK_TREE", other_git),
        ("GIT_COMMON_DIR", other_git),
        ("GIT_INDEX_FILE", "annen-index"),
        ("GIT_OBJECT_DIRECTORY", "andre-objekter"),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", other_git),
        ("GIT_NAMESPACE", "x"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_PREFIX", "meetings/"),
        ("GIT_OPTIONAL_LOCKS", "1"),
        ("LC_ALL", "nb_NO.UTF-8"),
        ("GIT_TRACE", "1"),
    ] {
        let folder = Folder::at_the_start();
        let written = hearing(&folder, &[(name, value)], &NEW);
        assert!(written.out.contains("Lagret i git"), "{name}: {}{}", written.out, written.err);
        assert_eq!(folder.git(&["log", "--format=%s"]), "Ny sak 2024-001: En sak\nstart\n", "{name}");
        assert_eq!(folder.git(&["status", "--porcelain"]), "", "{name}");
    }
    assert_eq!(other.git(&["log", "--format=%s"]), "start\n");
    // Who it is that commits, and what is set for this run, is the user's to say.
    let folder = Folder::at_the_start();
    let own = [
        ("GIT_AUTHOR_NAME", "Kari"),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "user.email"),
        ("GIT_CONFIG_VALUE_0", "kari@ipr.example"),
    ];
    assert_eq!(hearing(&folder, &own, &NEW).code, 0);
    assert_eq!(folder.git(&["log", "-1", "--format=%an %ae"]), "Kari kari@ipr.example\n");
}

#[test]
fn a_broken_repository_is_never_taken_for_none() {
    for (path, bytes) in [
        (".git/HEAD", "rot\n"),
        (".git/HEAD", ""),
        (".git/config", "[rot\n"),
        (".git/refs/heads/main", "rot\n"),
        (".git/refs/heads/main", "1111111111111111111111111111111111111111\n"),
        (".git/index", "rot"),
    ] {
        let folder = Folder::at_the_start();
        folder.write(path, bytes);
        let before = files(folder.path());
        let told = folder.ipr(&NEW);
        assert!(told.code == 2 && told.err.starts_with("ipr: "), "{path}: {}{}", told.out, told.err);
        assert!(
            !unbroken(&told.err).contains("ligger ikke i git") && !told.out.contains("ligger ikke i git"),
            "{path}"
        );
        assert_eq!(before, files(folder.path()), "{path}");
        assert_eq!(folder.ipr(&["sak", "list"]).code, 0, "{path}");
    }
    let folder = Folder::at_the_start();
    fs::remove_dir_all(folder.path().join(".git")).expect("removed");
    folder.write(".git", "gitdir: /finnes/ikke\n");
    assert_eq!(folder.ipr(&NEW).code, 2);
    fs::remove_file(folder.path().join(".git")).expect("removed");
    assert!(folder.ok(&NEW).contains("ligger ikke i git"));
}

#[test]
fn a_folder_of_somebody_elses_is_told_with_what_git_says_of_it() {
    let folder = Folder::at_the_start();
    let told = hearing(&folder, &[("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")], &NEW);
    let err = unbroken(&told.err);
    assert!(told.code == 2 && err.contains("eies av en annen bruker"), "{}{}", told.out, told.err);
    let whole = |line: &str| line.contains("git config --global --add safe.directory /");
    assert!(told.err.lines().any(whole), "{err}");
    assert!(!folder.path().join("cases").exists());
}

#[test]
fn a_machine_without_git_is_told_where_the_folder_is_in_git() {
    let folder = Folder::at_the_start();
    let told = hearing(&folder, &[("PATH", "")], &NEW);
    assert!(told.code == 2 && unbroken(&told.err).contains("git finnes ikke på maskinen"), "{}", told.err);
    assert!(!folder.path().join("cases").exists());
    assert_eq!(hearing(&folder, &[("PATH", "")], &["sak", "list"]).code, 0);
    fs::remove_dir_all(folder.path().join(".git")).expect("removed");
    assert_eq!(hearing(&folder, &[("PATH", "")], &NEW).code, 0);
}

#[test]
fn a_bare_repository_and_one_without_commits() {
    let folder = Folder::at_the_start();
    folder.git(&["config", "core.bare", "true"]);
    let told = folder.ipr(&NEW);
    assert!(told.code == 2 && unbroken(&told.err).contains("bare"), "{}{}", told.out, told.err);
    let folder = Folder::at_the_start();
    fs::remove_dir_all(folder.path().join(".git")).expect("removed");
    for step in [&["init", "--quiet"][..], &["config", "user.name", "P"], &["config", "user.email", "p@q"]] {
        folder.git(step);
    }
    assert!(folder.ok(&NEW).contains("Lagret i git"));
    assert_eq!(folder.git(&["ls-files"]), "cases/2024/2024-001-en-sak.md\n");
}
