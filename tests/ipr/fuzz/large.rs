//! Files as large as they may be, and wrong all through.

use std::fs;
use std::time::{Duration, Instant};

use crate::hostile::{CASE, GOOD, case, codes};
use crate::program::Folder;

/// Each of these took most of a minute, or more, when everything was compared with everything.
#[test]
fn a_file_that_is_wrong_all_through_is_told_at_once() {
    let folder = Folder::at_the_start();
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let agenda = folder.read(meeting);
    let many = |line: &str| line.repeat(20_000);
    let keys: String = (0..20_000).map(|number| format!("\nk{number}: v")).collect();
    let step = "\n  - {organ: styret, møte: 2024-02-16}";
    let broken = [
        (CASE, case(&format!("{GOOD}{keys}")), 501, "F10"),
        (CASE, case(&format!("{GOOD}{}", many(step))), 1, "F10"),
        (CASE, format!("{}{}", case(GOOD), many("<b>x</b>\n\n")), 501, "F12"),
        (CASE, format!("{}{}", case(GOOD), many("[a](b.md)\n\n")), 501, "F08"),
        (
            meeting,
            agenda.replace("saksliste:", &format!("saksliste:{}", many("\n  - {id: 2024-001}"))),
            1,
            "F10",
        ),
        (CASE, format!("{}{}a{}", case(GOOD), many("["), many("](b)")), 0, ""),
        (CASE, format!("{}{}a", case(GOOD), many("> ")), 0, ""),
    ];
    for (path, text, count, code) in broken {
        let before = fs::read(folder.path().join(path)).ok();
        folder.write(path, text);
        let start = Instant::now();
        let found = codes(&folder);
        assert!(start.elapsed() < Duration::from_secs(30), "{path}: {:?}", start.elapsed());
        // Hints are among what is told of a file, and not among these.
        assert!(found.len() + 2 >= count && found.len() <= count + 3, "{path}: {}", found.len());
        assert!(count == 0 || found.iter().any(|found| found == code), "{path}: {:?}", found.last());
        match before {
            Some(bytes) => folder.write(path, bytes),
            None => fs::remove_file(folder.path().join(path)).expect("removed"),
        }
    }
}

/// Two megabytes of weekdays that are wrong, on lines of their own and on one line, committed with one
/// more of them on the desk. What is told does not grow with the file.
#[test]
fn a_file_of_wrong_days_is_compared_with_what_it_was() {
    let folder = Folder::at_the_start();
    for between in ["\n\n", " "] {
        let days = format!("mandag 16. april 2024{between}").repeat(80_000);
        let text = format!("{}{days}", case(GOOD));
        folder.write(CASE, &text);
        folder.git(&["add", "--all"]);
        folder.git(&["commit", "--quiet", "--message", "dager"]);
        folder.write(CASE, text.replacen("mandag", "onsdag", 1));
        for form in ["json", "plain", "github", "sarif"] {
            let start = Instant::now();
            let arguments = ["check", "--siden", "HEAD", "--format", form, "--dato", "2024-01-08"];
            let out = folder.ipr(&arguments).out;
            assert!(start.elapsed() < Duration::from_secs(30), "{form}: {:?}", start.elapsed());
            if form == "json" {
                let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
                let told = ["funn", "fra-før"].map(|key| report[key].as_array().expect("a list"));
                let in_case = told.into_iter().flatten().filter(|finding| finding["sted"]["fil"] == CASE);
                assert_eq!(in_case.count(), 501, "{between:?}");
                let text = "Herfra er 79";
                assert!(out.contains(text), "{between:?}: it says how many more there are");
            }
        }
    }
}

/// Folders in folders as deep as the system lets a path be, links in rings, and links out.
#[cfg(unix)]
#[test]
fn a_folder_of_traps_is_walked_once() {
    use std::os::unix::fs::symlink;

    let (outside, folder) = (Folder::new(), Folder::at_the_start());
    outside.write("2024-001-x.md", case(GOOD));
    let deep = "d/".repeat(400);
    folder.write(&format!("cases/2024/{deep}x.md"), "x");
    folder.write(CASE, case(GOOD));
    symlink(folder.path().join("cases"), folder.path().join("cases/2024/ring")).expect("a link");
    symlink("selv", folder.path().join("cases/selv")).expect("a link");
    symlink(outside.path(), folder.path().join("cases/2023")).expect("a link");
    symlink(outside.path(), folder.path().join("meetings/2024-02-01-styret")).expect("a link");
    assert_eq!(codes(&folder), ["F08"; 4]);
}
