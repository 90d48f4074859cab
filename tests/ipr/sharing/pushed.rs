//! The push itself, with a real git: refused, taken with the answer lost, overtaken, or against a branch that
//! is locked. What is said is so, and the next command does the rest.

use std::path::Path;

use super::{Two, make, state, unbroken};
use crate::program::Folder;

/// A hook of a repository.
fn hook(git: &Path, name: &str, script: &str) -> std::path::PathBuf {
    let path = git.join("hooks").join(name);
    std::fs::create_dir_all(git.join("hooks")).expect("a folder");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a hook");
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    path
}

/// The store has all that Kari has done, once; and Ola gets it.
fn is_shared(two: &Two) {
    let said = unbroken(&two.kari.ok(&["del"]));
    assert!(said.contains("delt fra før"), "{said}");
    two.ola.ok(&["hent"]);
    assert_eq!(state(&two.kari), state(&two.ola));
    let log = two.ola.git(&["log", "--format=%s"]);
    assert_eq!(log.matches("Ny sak 2024-001: Båt").count(), 1, "{log}");
}

#[test]
fn a_store_that_refuses_has_nothing_and_gets_it_later() {
    let two = Two::new();
    make(&two.kari, "Båt");
    let hook =
        hook(&two.hub(), "pre-receive", "echo 'nei: cases/2024/2024-001-bat/Zqavtale.pdf' >&2; exit 1");
    let said = two.kari.ipr(&["del"]);
    let told = unbroken(&said.err);
    assert!(
        said.code == 2 && told.contains("tok ikke imot") && told.contains("trygt på din maskin"),
        "{told}"
    );
    assert!(told.contains("nei: cases/2024/2024-001-*") && !told.contains("Zqavtale"), "{told}");
    assert!(!said.out.contains("Delt:"), "{}", said.out);
    std::fs::remove_file(hook).expect("removed");
    assert!(two.kari.ok(&["del"]).contains("Delt: 1 endring."));
    is_shared(&two);
}

#[cfg(unix)]
#[test]
fn what_is_taken_with_the_answer_lost_is_there_and_said_to_be() {
    let two = Two::new();
    make(&two.kari, "Båt");
    let hook =
        hook(&two.hub(), "reference-transaction", "[ \"$1\" = committed ] && kill -KILL $PPID; exit 0");
    let said = two.kari.ipr(&["del"]);
    assert!(said.code == 2 && unbroken(&said.err).contains("tok ikke imot"), "{}{}", said.out, said.err);
    std::fs::remove_file(hook).expect("removed");
    is_shared(&two);
}

#[test]
fn whoever_is_overtaken_brings_it_in_and_shares() {
    let two = Two::new();
    make(&two.ola, "Tog");
    make(&two.kari, "Båt");
    // Once, between her asking and her giving, Ola gives what he has done.
    let ola = two.ola.path().display().to_string().replace('\\', "/");
    let first = format!(
        "rm -f \"$0\"; unset $(git rev-parse --local-env-vars); git -C '{ola}' push --quiet origin main"
    );
    hook(&two.kari.path().join(".git"), "pre-push", &first);
    let said = unbroken(&two.kari.ok(&["del"]));
    assert!(said.contains("Hentet 1 endring") && said.contains("Delt: 2 endringer."), "{said}");
    two.ola.ok(&["hent"]);
    assert_eq!(state(&two.kari), state(&two.ola));
    for title in ["Båt", "Tog"] {
        assert!(two.ola.ok(&["sak", "list", "--dato", "2024-01-08"]).contains(title));
    }
}

#[test]
fn a_branch_that_somebody_left_locked_is_not_taken_for_somebody_faster() {
    let two = Two::new();
    make(&two.kari, "Båt");
    let lock = two.hub().join("refs/heads/main.lock");
    std::fs::write(&lock, "").expect("a lock");
    let said = two.kari.ipr(&["del"]);
    let told = unbroken(&said.err);
    assert!(said.code == 2 && told.contains("tok ikke imot") && told.contains("main.lock"), "{told}");
    assert!(!told.contains("Noen andre"), "{told}");
    std::fs::remove_file(lock).expect("removed");
    assert!(two.kari.ok(&["del"]).contains("Delt: 1 endring."));
    is_shared(&two);
}

/// A folder of its own is as it was when nothing could be pushed at all.
#[test]
fn a_push_that_a_hook_of_ones_own_stops_is_told() {
    let two = Two::new();
    make(&two.kari, "Båt");
    let folder: &Folder = &two.kari;
    let before = state(folder);
    let hook = hook(&folder.path().join(".git"), "pre-push", "exit 1");
    assert_eq!(folder.ipr(&["del"]).code, 2);
    assert_eq!(state(folder), before);
    std::fs::remove_file(hook).expect("removed");
    folder.ok(&["del"]);
    is_shared(&two);
}
