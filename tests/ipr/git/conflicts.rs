//! What two have done on the same day: told file by file, with what settles it.

use std::fs;

use super::{begin, unbroken};
use crate::program::Folder;

const DAY: [&str; 2] = ["--dato", "2024-01-08"];

/// A merge of two branches that each set a case of its own on one agenda, and made the calendars.
fn merged() -> Folder {
    let folder = Folder::at_the_start();
    for title in ["En sak", "To"] {
        folder.ok(&[&["sak", "new", title, "--type", "prinsippsak"], &DAY[..]].concat());
    }
    folder.ok(&[&["kalender"], &DAY[..]].concat());
    for (branch, case, day) in [("other", "2024-001", "2024-03-01"), ("main", "2024-002", "2024-03-08")] {
        let create =
            if branch == "main" { &["switch", "--quiet", "main"][..] } else { &["switch", "-qc", branch] };
        folder.git(create);
        folder.ok(&[&["sak", "advance", case, "--møte", "IPU 2024-01-31"], &DAY[..]].concat());
        folder.ok(&[&["mote", "new", "styret", day], &DAY[..]].concat());
        folder.ok(&[&["kalender"], &DAY[..]].concat());
    }
    begin(&folder, &["merge", "other"]);
    folder
}

#[test]
fn each_file_with_marks_is_one_finding_that_says_what_settles_it() {
    let folder = merged();
    let conflicts = folder.git(&["diff", "--name-only", "--diff-filter=U"]);
    assert!(conflicts.contains("kalender/styret.ics") && conflicts.contains("meeting.md"), "{conflicts}");
    let report = folder.ipr(&[&["check", "--format", "kort"], &DAY[..]].concat());
    assert_eq!(report.code, 1, "{}{}", report.out, report.err);
    for path in conflicts.lines().filter(|path| !path.ends_with(".pdf")) {
        let lines = report.out.lines().filter(|line| line.contains(path) && line.contains("F09"));
        assert_eq!(lines.count(), 1, "{path}: {}", report.out);
    }
    let told = unbroken(&folder.ipr(&[&["check"], &DAY[..]].concat()).out);
    for part in ["«ipr kalender --no-commit»", "«git add kalender»", "skal alle punktene stå"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // Git writes marks into a PDF too, when it begins as a text does.
    folder.write("kalender/arshjul-2031.pdf", b"%PDF-1.7\n<<<<<<< HEAD\n\xff\n=======\n>>>>>>> other\n");
    let report = folder.ipr(&[&["check", "--format", "kort"], &DAY[..]].concat());
    assert!(report.out.contains("kalender/arshjul-2031.pdf:2:1: feil[F09]"), "{}", report.out);
    fs::remove_file(folder.path().join("kalender/arshjul-2031.pdf")).expect("removed");
    // The agenda takes both, and the calendars are made again, conflicts and all.
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let text = folder.read(meeting);
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !["<<<<<<<", "=======", ">>>>>>>"].iter().any(|m| line.starts_with(m)))
        .collect();
    folder.write(meeting, kept.join("\n") + "\n");
    folder.ok(&[&["kalender", "--no-commit"], &DAY[..]].concat());
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--no-edit"]);
    let report = folder.ipr(&[&["check", "--format", "kort"], &DAY[..]].concat());
    assert!(report.code == 0 && !report.out.contains("F09"), "{}", report.out);
    let text = folder.read(meeting);
    assert!(text.contains("id: 2024-001") && text.contains("id: 2024-002"), "{text}");
    assert_eq!(folder.ok(&[&["kalender"], &DAY[..]].concat()).matches("skrevet ").count(), 0);
}
