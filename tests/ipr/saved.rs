//! What is saved stays saved: nothing is written over what somebody else wrote, nothing that others left in
//! the folder is taken for our own, and nothing is written where it does not belong.

use std::fs;
use std::path::Path;

use ipr::disk::{Folder as Disk, RealDisk, Replacement};
use ipr::text::FileChange;
use ipr::text::digest::Digest;

use crate::hostile::{CASE, GOOD, case};
use crate::program::{Folder, files};

const ADVANCE: [&str; 7] = ["sak", "advance", "2024-001", "--møte", "IPU 2024-01-31", "--dato", "2024-01-08"];
const MEETING: &str = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
const NEW: [&str; 7] = ["sak", "new", "En sak", "--type", "prinsippsak", "--dato", "2024-01-08"];

fn change(path: &str, text: &str) -> FileChange {
    FileChange { path: path.into(), bytes: text.into() }
}

/// Writes texts where nothing, or these old ones, are thought to lie.
fn save(root: &Path, texts: &[(&str, &str)], old: Option<&str>) -> anyhow::Result<()> {
    let disk = Disk::new(RealDisk, root);
    let lock = disk.lock()?;
    let changes: Vec<FileChange> = texts.iter().map(|(path, text)| change(path, text)).collect();
    let before = old.map(|old| Digest::of(old.as_bytes()));
    let changes: Vec<_> = changes
        .iter()
        .map(|change| Replacement { path: &change.path, after: Some(&change.bytes), before })
        .collect();
    disk.save(&lock, &changes, None)
}

/// What is written over was read; what is not as it was read is left alone, with all else.
#[test]
fn nothing_is_written_over_what_was_saved_meanwhile() {
    let folder = Folder::new();
    let both = |text| [("cases/a.md", text), ("cases/b.md", text)];
    save(folder.path(), &both("lest"), None).expect("saved");
    for (path, text) in [("cases/a.md", "rettet"), ("cases/b.md", "rettet")] {
        folder.write(path, text);
        let said = save(folder.path(), &both("ny"), Some("lest")).expect_err("refused").to_string();
        assert!(said.contains(path) && said.contains("Kjør kommandoen på nytt"), "{said}");
        assert_eq!(folder.read(path), text);
        folder.write(path, "lest");
        assert_eq!([folder.read("cases/a.md"), folder.read("cases/b.md")], ["lest", "lest"]);
    }
    // A file that came, and one that went.
    assert!(save(folder.path(), &both("ny"), None).is_err());
    fs::remove_file(folder.path().join("cases/b.md")).expect("removed");
    assert!(save(folder.path(), &both("ny"), Some("lest")).is_err());
    assert_eq!(folder.read("cases/a.md"), "lest");
    assert_eq!(files(folder.path()), ["cases/a.md"]);
}

#[test]
fn nothing_is_written_where_it_does_not_belong() {
    let folder = Folder::new();
    for path in
        ["../x.md", "/x.md", ".git/config", ".GIT/hooks/a.md", ".ipr/lock", "cases\\..\\x.md", "C:x", ""]
    {
        assert!(save(folder.path(), &[("cases/fin.md", "x"), (path, "x")], None).is_err(), "{path}");
        assert_eq!(files(folder.path()), [""; 0]);
    }
    // A folder in the way of a file.
    folder.write("cases/b.md/x", "");
    assert!(save(folder.path(), &[("cases/a.md", "x"), ("cases/b.md", "x")], None).is_err());
    assert_eq!(files(folder.path()), ["cases/b.md/x"]);
}

/// A journal as one of ours would be, of a change of the case.
fn journal(before: &str, after: &str) -> String {
    let mark = |text: &str| Digest::of(text.as_bytes()).to_string();
    format!(
        r#"{{"moves":[{{"staged":"0.ny","target":"{CASE}","before":"{}","after":"{}"}}],"commit":null}}"#,
        mark(before),
        mark(after)
    )
}

#[test]
fn a_change_cut_off_is_finished_or_taken_back_by_the_next() {
    let folder = Folder::at_the_start();
    let (old, new) = (case(GOOD), case(&GOOD.replace("En sak", "En annen sak")));
    folder.ok(&NEW);
    let cut_off = |staged: &str| {
        folder.write(CASE, &old);
        folder.write(".git/ipr/0.ny", staged);
        folder.write(".git/ipr/endring.json", journal(&old, &new));
    };
    cut_off(&new);
    let said = folder.ipr(&["sak", "list"]);
    assert_eq!(folder.read(CASE), new);
    assert!(!said.err.contains("avbrutt"), "{}", said.err);
    // Somebody has saved the file since.
    cut_off(&new);
    folder.write(CASE, "rettet for hånd");
    let said = folder.ipr(&["sak", "list"]);
    assert!(said.err.contains(CASE) && said.err.contains("avbrutt"), "{}", said.err);
    assert_eq!(folder.read(CASE), "rettet for hånd");
    // What was to be written is not what the journal says.
    cut_off("noe ganske annet");
    let said = folder.ipr(&["sak", "list"]);
    assert!(said.err.contains("avbrutt"), "{}", said.err);
    assert_eq!(folder.read(CASE), old);
    let left: Vec<String> = files(&folder.path().join(".git/ipr"));
    assert_eq!(left, ["lock", "start"], "nothing is left of a change that is settled");
}

#[test]
fn what_came_with_the_repository_is_not_carried_out() {
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    folder.write(".ipr/0.ny", "#!/bin/sh\n");
    for target in
        [CASE, ".GIT/hooks/pre-commit", "git~1/hooks/pre-commit", "sub/.git/hooks/x", ".github/x.yaml"]
    {
        folder.write(".ipr/endring.json", journal(&case(GOOD), "#!/bin/sh\n").replace(CASE, target));
        folder.git(&["add", "--all", "--force"]);
        folder.git(&["commit", "--quiet", "--message", target]);
        let before = files(folder.path());
        assert_eq!(folder.ipr(&["sak", "list"]).code, 0);
        let said = folder.ipr(&ADVANCE);
        assert!(said.code == 2 && said.err.contains("eldre utgave av ipr"), "{}", said.err);
        assert_eq!(files(folder.path()), before, "{target}");
        assert_eq!(folder.git(&["status", "--porcelain"]), "", "{target}");
    }
    fs::remove_dir_all(folder.path().join(".ipr")).expect("removed");
    folder.ok(&ADVANCE);
}

#[test]
fn nothing_of_ours_lies_in_a_work_tree() {
    let folder = Folder::at_the_start();
    // What an earlier version, or a process that was killed, has left.
    folder.write(".ipr/0.ny", "unntatt");
    folder.write(".ipr/.gitignore", "");
    folder.write(".git/ipr/3.ny", "unntatt");
    folder.ok(&NEW);
    assert_eq!(folder.git(&["status", "--porcelain", "--ignored"]), "");
    assert!(!folder.path().join(".ipr/0.ny").exists() && !folder.path().join(".git/ipr/3.ny").exists());
    // Where there is no git, the folder hides itself, also from one that comes.
    let bare = Folder::new();
    for name in ["bodies.yaml", "members.yaml"] {
        bare.write(name, folder.read(name));
    }
    bare.write(".ipr/.gitignore", "");
    bare.ok(&NEW);
    assert_eq!(bare.read(".ipr/.gitignore"), "*\n");
}

#[test]
fn a_linked_work_tree_and_a_council_in_a_folder_have_their_own() {
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "sak"]);
    let other = Folder::new();
    let path = other.path().join("to");
    folder.git(&["worktree", "add", "--quiet", &path.to_string_lossy()]);
    let disk = Disk::new(RealDisk, &path);
    drop(disk.lock().expect("the lock"));
    assert!(folder.path().join(".git/worktrees/to/ipr/lock").exists());
    assert!(!path.join(".ipr").exists());
    let inner = folder.path().join("raad");
    fs::create_dir(&inner).expect("a folder");
    drop(Disk::new(RealDisk, &inner).lock().expect("the lock"));
    assert!(!inner.join(".ipr").exists() && !folder.path().join(".git/ipr/lock").exists());
    assert_eq!(files(&folder.path().join(".git/ipr")).len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_who_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    let mode =
        |path: &str| fs::metadata(folder.path().join(path)).expect("there").permissions().mode() & 0o777;
    let set = |path: &str, mode| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).expect("set");
    };
    set(CASE, 0o600);
    set(MEETING, 0o640);
    folder.ok(&ADVANCE);
    assert!(folder.read(CASE).contains("møte: 2024-01-31"));
    assert_eq!((mode(CASE), mode(MEETING)), (0o600, 0o640));
}

#[cfg(unix)]
#[test]
fn no_link_is_written_or_read_through() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (Folder::at_the_start(), Folder::new());
    outside.write("offer", "viktig");
    let victim = outside.path().join("offer");
    fs::create_dir(folder.path().join(".git/ipr")).expect("a folder");
    for name in ["0.ny", "endring.ny"] {
        symlink(&victim, folder.path().join(".git/ipr").join(name)).expect("a link");
    }
    folder.ok(&NEW);
    assert_eq!(outside.read("offer"), "viktig");
    // A link as the lock, and one as the folder.
    let (lock, own) = (folder.path().join(".git/ipr/lock"), folder.path().join(".git/ipr"));
    fs::remove_file(&lock).expect("removed");
    symlink(outside.path().join("ny"), &lock).expect("a link");
    assert_eq!(folder.ipr(&NEW).code, 2);
    fs::remove_dir_all(&own).expect("removed");
    symlink(outside.path(), &own).expect("a link");
    assert_eq!(folder.ipr(&NEW).code, 2);
    assert_eq!(files(outside.path()), ["offer"]);
}

/// A pipe that nobody writes in, and a device that never ends, as every file that may be one.
#[cfg(target_os = "linux")]
#[test]
fn nothing_reads_a_pipe_or_a_device() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    let minutes = "meetings/2024-01-31-interessepolitisk-utvalg/møteprotokoll.md";
    let commands: [&[&str]; 5] = [
        &["check", "--dato", "2024-01-08"],
        &["referat", "2024-01-31-interessepolitisk-utvalg", "--dato", "2024-02-01"],
        &["referat", "--les", "2024-01-31-interessepolitisk-utvalg", "--dato", "2024-02-01"],
        &["kalender", "--dato", "2024-01-08"],
        &ADVANCE,
    ];
    let protocol = minutes.replace("møteprotokoll", "referat");
    for path in [minutes, &protocol, "kalender/alle.ics", CASE, "members.yaml", ".git/ipr/lock", ".ipr/lock"]
    {
        let full = folder.path().join(path);
        fs::create_dir_all(full.parent().expect("a folder")).expect("folders");
        let held = fs::read(&full).ok();
        let _ = fs::remove_file(&full);
        mknodat(CWD, &full, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        for command in commands {
            folder.ipr(command);
        }
        let _ = fs::remove_file(&full);
        std::os::unix::fs::symlink("/dev/zero", &full).expect("a link");
        for command in commands {
            folder.ipr(command);
        }
        let _ = fs::remove_file(&full);
        if let Some(held) = held {
            folder.write(path, held);
        }
        folder.git(&["reset", "--quiet", "--hard"]);
    }
}
