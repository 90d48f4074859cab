//! Faults put into a made-up council of another shape than that of the pages, each with its corrected twin:
//! of the fault these codes are told and no others, of the twin nothing.
//!
//! `seeded.txt` has one fault to a line: the codes, the file, what stands there now, what stands there when
//! it is wrong, and what stands there when it is right in another way. In it `\n` is a new line, `^` the
//! beginning of the file and `=` what stands there now.

use std::collections::BTreeMap;

use ipr::diagnostic::Diagnostic;
use ipr::disk;
use ipr::read::{self, FileContent, Files};
use ipr::rules;

use crate::program::repository;

pub(crate) const DAY: &str = "2026-05-20";

/// Short names of the files that most faults are put into.
pub(crate) const FILES: [(&str, &str); 11] = [
    ("ORGAN", "bodies.yaml"),
    ("FOLK", "members.yaml"),
    ("FAG", "meetings/2026-02-10-fagradet/meeting.md"),
    ("MARS", "meetings/2026-03-10-hovudstyret/meeting.md"),
    ("HASTE", "meetings/2026-03-20-hasteutvalet/meeting.md"),
    ("RAD", "meetings/2026-04-14-rad/meeting.md"),
    ("APRIL", "meetings/2026-04-28-hovudstyret/meeting.md"),
    ("JUNI", "meetings/2026-06-16-hovudstyret/meeting.md"),
    ("FERJE", "cases/2026/2026-001-ferje.md"),
    ("KLAGE", "cases/2026/2026-002-personalsak.md"),
    ("AVTALE", "cases/2026/2026-005-avtale.md"),
];

/// One fault.
struct Seeded {
    line: usize,
    codes: Vec<String>,
    path: String,
    now: String,
    wrong: String,
    right: String,
}

fn all() -> Vec<Seeded> {
    let lines = std::fs::read_to_string(repository().join("tests/ipr/seeded.txt")).expect("it is there");
    let mut all = Vec::new();
    for (line, text) in (1..).zip(lines.lines()) {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let parts: Vec<&str> = text.split(" ¦ ").collect();
        let [codes, file, now, wrong, right] = parts[..] else { panic!("seeded.txt:{line} has five parts") };
        let unfolded = |text: &str| if text == "=" { now } else { text }.replace("\\n", "\n");
        let named = FILES.iter().find(|(name, _)| *name == file);
        all.push(Seeded {
            line,
            codes: codes.split(' ').map(str::to_owned).collect(),
            path: named.map_or(file, |(_, path)| path).to_owned(),
            now: now.replace("\\n", "\n"),
            wrong: unfolded(wrong),
            right: unfolded(right),
        });
    }
    all
}

/// The council that faults are put into.
pub(crate) fn base() -> BTreeMap<String, String> {
    let files = disk::load(&repository().join("tests/folders/kystradet"), &|_, _| {});
    let texts = files.texts.into_iter().map(|(path, content)| match content {
        FileContent::Text(text) => (path, text),
        _ => panic!("{path} is a text"),
    });
    files.others.into_iter().map(|path| (path, String::new())).chain(texts).collect()
}

/// What is found in the folder with `text` at `path`, each as code and message.
fn judged(base: &BTreeMap<String, String>, path: &str, text: String) -> Vec<(&'static str, String)> {
    let mut changed = base.clone();
    changed.insert(path.to_owned(), text);
    found(changed, DAY).into_iter().map(|finding| (finding.code, finding.message)).collect()
}

/// What is found in the folder on `day`, but for what is waived.
pub(crate) fn found(folder: BTreeMap<String, String>, day: &str) -> Vec<Diagnostic> {
    let mut files = Files::default();
    for (path, text) in folder {
        match read::is_read(&path) {
            true => files.texts.push((path, FileContent::Text(text))),
            false => _ = files.others.insert(path),
        }
    }
    let (workspace, read) = read::read(files, day.parse().expect("a date"));
    let mut found = rules::check(&workspace, read);
    found.retain(|finding| finding.waived.is_none());
    found
}

#[test]
fn each_fault_is_found_and_its_twin_is_silent() {
    let base = base();
    let before = judged(&base, "bodies.yaml", base["bodies.yaml"].clone());
    let all = all();
    assert!(all.len() >= 120, "only {}", all.len());
    let mut complaints = Vec::new();
    for fault in &all {
        let text = base.get(&fault.path).cloned().unwrap_or_default();
        let put = |new: &str| match fault.now.as_str() {
            "^" => format!("{new}{text}"),
            now => {
                assert!(text.contains(now), "seeded.txt:{}: {now:?} is not in\n{text}", fault.line);
                text.replacen(now, new, 1)
            }
        };
        for (what, text, codes) in [
            ("wrong", put(&fault.wrong), fault.codes.as_slice()),
            ("right", put(&fault.right), &[] as &[String]),
        ] {
            let mut found = judged(&base, &fault.path, text);
            found.retain(|finding| !before.contains(finding));
            let told: std::collections::BTreeSet<&str> = found.iter().map(|(code, _)| *code).collect();
            let expected: std::collections::BTreeSet<&str> = codes.iter().map(String::as_str).collect();
            if told != expected {
                complaints.push(format!("seeded.txt:{} {what}, {expected:?}: {found:#?}", fault.line));
            }
        }
    }
    assert!(complaints.is_empty(), "{} of {}\n{}", complaints.len(), all.len(), complaints.join("\n\n"));
}

/// All areas are tried, and more than half of the rules.
#[test]
fn most_rules_are_tried() {
    let all = all();
    let is_tried = |code: &str| all.iter().any(|fault| fault.codes.iter().any(|told| told == code));
    let tried = rules::all().filter(|rule| is_tried(rule.code)).count();
    assert!(tried * 2 >= rules::all().count(), "{tried} of {}", rules::all().count());
    for area in rules::AREAS {
        assert!(area.rules.iter().any(|rule| is_tried(rule.code)), "no fault of {}", area.letter);
    }
}
