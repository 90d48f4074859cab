//! A change judged against what was: on the desk, at a commit, and on a server that takes a push or not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Folder, Said, copy, repository, said};

const CASE: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
const BOARD: &str = "meetings/2024-02-16-styret/meeting.md";

/// A case that goes to the board, which needs a recommendation first.
const HASTY: &str = "---\nid: 2024-004\ntittel: Uttalelse om hurtigbåten\nsakstype: uttalelse\n\
    status: til behandling\nsaksgang:\n  - {organ: styret, møte: 2024-02-16, sak: 07/24}\n---\n\n\
    ## Forslag til vedtak\n\nStyret vedtar uttalelsen.\n\n## Saksfremstilling\n\n\
    Ruten er foreslått lagt ned.\n";

/// A case that goes nowhere yet.
const DRAFT: &str = "---\nid: 2024-005\ntittel: Felles krav til hurtigbåten\nsakstype: prinsippsak\n\
    status: utkast\n---\n\n## Forslag til vedtak\n\nJa.\n\n## Saksfremstilling\n\nTekst.\n";

/// A draft with a status that no file has.
const FAULTY: &str = "---\nid: 2023-002\ntittel: Gammel sak\nsakstype: prinsippsak\nstatus: glemt\n---\n";

/// A server's repository with the hook, the desks that push to it, and `ipr` on the path, all on one day.
struct Server {
    folder: Folder,
    path: String,
}

impl Server {
    /// With the standard folder and `others` pushed before the hook was there.
    fn with(others: &[(&str, &str)]) -> Self {
        let folder = Folder::new();
        let path = path_with_ipr(&folder);
        let server = Self { folder, path };
        server.git_in("", &["init", "--quiet", "--bare", "--initial-branch=main", "remote.git"]);
        let desk = server.desk("first");
        copy(&repository().join("tests/folders/standard"), &server.at("first"));
        for (path, text) in others {
            desk.write(path, text);
        }
        assert_eq!(desk.push("Start").code, 0);
        copy(
            &repository().join(".githooks/pre-receive"),
            &server.folder.path().join("remote.git/hooks/pre-receive"),
        );
        server
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A clone by this name.
    fn desk(&self, name: &'static str) -> Desk<'_> {
        self.git_in("", &["clone", "--quiet", "remote.git", name]);
        let desk = Desk { server: self, name };
        for setting in
            [["user.name", "Prøve"], ["user.email", "prove@ipr.example"], ["core.autocrlf", "false"]]
        {
            desk.git(&["config", setting[0], setting[1]]);
        }
        desk.run("git", &["checkout", "--quiet", "-B", "main"]);
        desk
    }

    fn git_in(&self, folder: &str, arguments: &[&str]) {
        let said = self.run(&self.at(folder), "git", arguments);
        assert_eq!(said.code, 0, "git {arguments:?}\n{}", said.err);
    }

    fn run(&self, folder: &Path, program: &str, arguments: &[&str]) -> Said {
        let mut command = Command::new(program);
        command.current_dir(folder).args(arguments).env("PATH", &self.path).env("LC_ALL", "C");
        said(command.output().expect("the program runs"))
    }
}

/// A clone that somebody works in.
struct Desk<'a> {
    server: &'a Server,
    name: &'static str,
}

impl Desk<'_> {
    fn run(&self, program: &str, arguments: &[&str]) -> Said {
        self.server.run(&self.server.at(self.name), program, arguments)
    }

    fn git(&self, arguments: &[&str]) -> String {
        let said = self.run("git", arguments);
        assert_eq!(said.code, 0, "git {arguments:?}\n{}", said.err);
        said.out
    }

    fn ipr(&self, arguments: &[&str]) -> Said {
        self.run(env!("CARGO_BIN_EXE_ipr"), &[&["--dato", "2024-02-06"], arguments].concat())
    }

    fn write(&self, path: &str, text: &str) {
        self.server.folder.write(&format!("{}/{path}", self.name), text);
    }

    /// Replaces what is in a file once; the words must be there.
    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.server.folder.read(&format!("{}/{path}", self.name));
        assert!(text.contains(from), "{path} has no «{from}»");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn commit(&self, message: &str) -> Said {
        self.git(&["add", "--all"]);
        self.run("git", &["commit", "--quiet", "--message", message])
    }

    fn push(&self, message: &str) -> Said {
        assert_eq!(self.commit(message).code, 0);
        self.run("git", &["push", "--quiet", "origin", "HEAD"])
    }

    /// Puts the hasty case on the board's agenda.
    fn add_hasty(&self) {
        self.write("cases/2024/2024-004-hurtigbaten.md", HASTY);
        let last = "  - {sak: 06/24, fast: eventuelt}\n";
        self.replace(BOARD, last, &format!("{last}  - {{sak: 07/24, id: 2024-004}}\n"));
    }
}

/// PATH with a program `ipr` that runs the tests' own on the tests' own day. Git's hooks are run by the
/// sh that comes with git, on Windows too, and that sh runs scripts.
fn path_with_ipr(folder: &Folder) -> String {
    let binary = env!("CARGO_BIN_EXE_ipr");
    folder.write("bin/ipr", format!("#!/bin/sh\nexec '{binary}' --dato 2024-02-06 \"$@\"\n"));
    let bin = folder.path().join("bin");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(bin.join("ipr"), executable).expect("a program");
    }
    let old = std::env::var_os("PATH").unwrap_or_default();
    let paths = [bin].into_iter().chain(std::env::split_paths(&old));
    std::env::join_paths(paths).expect("a path").into_string().expect("UTF-8")
}

#[test]
fn a_push_is_taken_or_refused_for_what_it_brings() {
    let server = Server::with(&[]);
    let one = server.desk("one");
    one.add_hasty();
    let refused = one.push("Rett til styret");
    assert_ne!(refused.code, 0, "{}", refused.err);
    assert!(
        refused.err.contains("feil[L01]") && refused.err.contains("2024-004-hurtigbaten.md"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("Pushen er ikke tatt imot."), "{}", refused.err);

    let two = server.desk("two");
    assert!(!server.at("two/cases/2024/2024-004-hurtigbaten.md").exists());
    two.write("cases/2024/2024-005-hurtigbaten.md", DRAFT);
    let taken = two.push("Nytt utkast");
    assert_eq!(taken.code, 0, "{}", taken.err);

    // The first desk takes in what the other pushed, and mends its own.
    one.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    one.git(&["pull", "--quiet", "--ff-only", "origin", "main"]);
    one.write("cases/2024/2024-006-hurtigbaten.md", &DRAFT.replace("2024-005", "2024-006"));
    assert_eq!(one.push("Et utkast til").code, 0);
}

#[test]
fn a_fault_is_named_where_it_shows_also_in_an_untouched_file() {
    let server = Server::with(&[]);
    let desk = server.desk("one");
    desk.replace("bodies.yaml", "    kan: [innstille]\n", "    kan: []\n");
    let refused = desk.push("IPU kan ikke innstille");
    assert_ne!(refused.code, 0);
    assert!(refused.err.contains("feil[L03]") && refused.err.contains(CASE), "{}", refused.err);
}

#[test]
fn an_old_fault_refuses_no_other_push() {
    let server = Server::with(&[("cases/2023/2023-002-gammel.md", FAULTY)]);
    let desk = server.desk("one");
    desk.write("cases/2024/2024-005-hurtigbaten.md", DRAFT);
    let taken = desk.push("Nytt utkast");
    assert_eq!(taken.code, 0, "{}", taken.err);
    assert!(taken.err.contains("Ingen nye feil; 1 fra før.") && !taken.err.contains("2023"), "{}", taken.err);
    // A line that is touched is the change's own.
    desk.replace("cases/2023/2023-002-gammel.md", "status: glemt", "status: borte");
    assert_ne!(desk.push("Fortsatt galt").code, 0);
    // Beside what is new, what was there is told.
    let desk = server.desk("two");
    desk.add_hasty();
    let refused = desk.push("Rett til styret");
    assert!(
        refused.err.contains("Fra før:") && refused.err.contains("2023-002-gammel.md"),
        "{}",
        refused.err
    );
}

#[test]
fn a_branch_cannot_be_put_back_over_what_was_recorded() {
    let server = Server::with(&[]);
    let desk = server.desk("one");
    desk.replace(CASE, "status: innstilt", "status: innstilt\nfrist: 2024-03-01");
    assert_eq!(desk.push("Frist").code, 0);
    desk.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    desk.replace(CASE, ", utfall: innstilt", "");
    desk.replace(CASE, "status: innstilt", "status: til behandling");
    assert_eq!(desk.commit("Historien skrives om").code, 0);
    let refused = desk.run("git", &["push", "--quiet", "--force", "origin", "main"]);
    assert!(refused.code != 0 && refused.err.contains("feil[L15]"), "{}", refused.err);
    // A new branch is judged from where it left the main one.
    desk.git(&["checkout", "--quiet", "-b", "ny", "origin/main"]);
    desk.write("cases/2024/2024-005-hurtigbaten.md", DRAFT);
    assert_eq!(desk.push("Utkast på egen gren").code, 0);
    assert_eq!(desk.run("git", &["push", "--quiet", "origin", ":ny"]).code, 0, "a branch may go");
}

#[test]
fn what_is_staged_is_judged_before_it_is_committed() {
    let server = Server::with(&[("cases/2023/2023-002-gammel.md", FAULTY)]);
    let desk = server.desk("one");
    copy(&repository().join(".githooks/pre-commit"), &server.at("one/.githooks/pre-commit"));
    desk.git(&["config", "core.hooksPath", ".githooks"]);
    let taken = desk.commit("Kroken selv");
    assert_eq!(taken.code, 0, "an old fault stops nothing");
    assert_eq!(taken.err, "Ingen nye feil; 1 fra før.\n", "and is not told of each time");
    desk.add_hasty();
    let refused = desk.commit("Rett til styret");
    assert!(refused.code != 0 && refused.err.contains("feil[L01]"), "{}", refused.err);
    desk.git(&["reset", "--quiet"]);
    desk.write("cases/2024/2024-005-hurtigbaten.md", DRAFT);
    desk.git(&["add", "cases/2024/2024-005-hurtigbaten.md"]);
    let taken = desk.run("git", &["commit", "--quiet", "--message", "Bare utkastet"]);
    assert_eq!(taken.code, 0, "what is not staged is nobody's business yet: {}", taken.err);
    desk.git(&["checkout", "--quiet", "--", "."]);
    fs::remove_file(server.at("one/cases/2024/2024-004-hurtigbaten.md")).expect("removed");
    let said = desk.ipr(&["sak", "new", "En sak", "--type", "prinsippsak"]);
    assert!(said.code == 0 && said.out.contains("Lagret i git som"), "{}{}", said.out, said.err);
}

#[test]
fn a_change_is_not_blamed_for_what_others_have_pushed() {
    let server = Server::with(&[]);
    let (one, two) = (server.desk("one"), server.desk("two"));
    two.replace(CASE, "status: innstilt", "status: innstilt\nfrist: 2024-03-01");
    two.write("cases/2024/2024-005-hurtigbaten.md", DRAFT);
    assert_eq!(two.push("Frist og utkast").code, 0);
    one.git(&["fetch", "--quiet", "origin"]);
    one.write("cases/2024/2024-006-hurtigbaten.md", &DRAFT.replace("2024-005", "2024-006"));
    let said = one.ipr(&["check", "--siden", "origin/main"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Ingen feil.\n"), "{}", said.err);
    one.add_hasty();
    let said = one.ipr(&["check", "--siden", "origin/main", "--format", "json"]);
    assert_eq!(said.code, 1);
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((&report["feil"], &report["fra-før"]), (&1.into(), &serde_json::json!([])));
}

#[test]
fn with_nothing_to_compare_with_everything_is_new() {
    let server = Server::with(&[("cases/2023/2023-002-gammel.md", FAULTY)]);
    let desk = server.desk("one");
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    for nothing in ["0000000000000000000000000000000000000000", empty] {
        let said = desk.ipr(&["check", "--siden", nothing]);
        assert!(said.code == 1 && said.err.contains("alt regnes som nytt"), "{}{}", said.out, said.err);
    }
    for unknown in ["origin/borte", "-q", "HEAD:bodies.yaml", ""] {
        let said = desk.ipr(&["check", &format!("--siden={unknown}")]);
        assert!(said.code == 2 && said.err.contains("Git kjenner ingen"), "{unknown}: {}", said.err);
    }
    let said = desk.ipr(&["check", "--siden", "HEAD"]);
    assert!(said.code == 0 && said.out.ends_with("Ingen nye feil; 1 fra før.\n"), "{}", said.out);
    let said = Folder::new();
    said.write("bodies.yaml", "");
    let said = said.ipr(&["check", "--siden", "HEAD"]);
    assert!(said.code == 2 && said.err.contains("ikke i git"), "{}", said.err);
}

#[test]
fn git_and_disk_hold_the_same_folder() {
    let folder = Folder::with(&[
        ("tests/folders/standard", "raad"),
        ("cases", "raad/cases"),
        ("README.md", "README.md"),
    ]);
    folder.write("raad/cases/2024/2024-009-stor.md", vec![b'x'; 2_000_001]);
    folder.write("raad/cases/2024/2024-010-latin.md", b"---\nid: \xe6\n---\n");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "Alt"]);
    let check = |arguments: &[&str]| {
        folder.ipr(&[&["check", "--format", "json", "--dato", "2024-02-06"], arguments].concat())
    };
    let on_disk = check(&["--mappe", "raad"]);
    assert!(on_disk.out.contains("2 MB") && on_disk.out.contains("UTF-8"), "{}", on_disk.out);
    assert_eq!(check(&["--mappe", "raad", "--fra-git", "HEAD"]).out, on_disk.out);
    let since = check(&["--mappe", "raad", "--siden", "HEAD"]);
    assert_eq!((since.code, since.out.contains("\"funn\": []")), (0, true), "{}", since.out);
    assert_eq!(check(&["--fra-git", "HEAD"]).code, 2, "the council is not at the top");
    // A link, made in git alone so that every system can.
    let target = folder.path().join("target");
    fs::write(&target, "../bodies.yaml").expect("a file");
    let blob = folder.git(&["hash-object", "-w", "target"]);
    let entry = format!("120000,{},raad/cases/2024/2024-011-lenke.md", blob.trim());
    folder.git(&["update-index", "--add", "--cacheinfo", &entry]);
    let tree = folder.git(&["write-tree"]);
    let said = check(&["--mappe", "raad", "--fra-git", tree.trim()]);
    assert!(said.out.contains("symbolsk lenke"), "{}", said.out);
}

#[test]
fn every_forge_asks_what_is_new() {
    for path in ["docs/ci/github.yml", "docs/ci/forgejo.yml", "docs/ci/gitlab.yml"] {
        let text = fs::read_to_string(repository().join(path)).expect("a workflow");
        assert!(text.contains("--fra-git HEAD --siden"), "{path}");
        let runs = text.lines().filter(|line| line.contains("ipr check"));
        assert!(runs.clone().count() == 2, "{path}");
        for run in runs {
            let is_public =
                ["kort", "github", "gitlab"].iter().any(|form| run.contains(&format!("--format {form}")));
            assert!(is_public, "the log of {path} may be public: {run}");
        }
        assert!(!text.contains('\t') && text.ends_with('\n'), "{path}");
    }
}
