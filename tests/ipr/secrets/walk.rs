//! Every action in a folder in memory, with one secret at a time: under each key, and in each kind of
//! Markdown.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use ipr::action;
use ipr::attempt::{Attempt, Findings, Shelf, Shown, attempt};
use ipr::desk::Desk;
use ipr::plans::{Subject, book, minutes, notice};
use ipr::render::{markdown, screen};
use ipr::report::{Report, github, gitlab, plain, sarif, short};
use ipr::steps::NewText;
use ipr::text::digest::Seal;
use ipr::text::limits::SizeLimit;
use ipr::views::View;
use ipr::workspace::Workspace;
use ipr::{disk, read};

use super::commands::{STEPS, Step, words};
use super::keys::{Split, places};
use super::markdown as kinds;
use super::planted::{EXEMPT, MEETING, PARTLY, folder, hold_meeting};
use super::searched::letters;
use crate::program::Folder;

/// What takes long and looks at the days of meetings alone; the walk of the program itself has it.
const LONG: &str = "plan 2025";

/// The day before the meeting is called.
const DAY: &str = "2024-02-06";

/// The files beside the texts of a folder.
struct OnDisk(PathBuf);

impl Shelf for OnDisk {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(fs::read(self.0.join(path)).ok())
    }

    fn whole(&self, path: &str, _limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        self.file(path)
    }

    fn names_in(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        Ok(vec![None; paths.len()])
    }

    fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        disk::seals(&self.0, paths)
    }
}

fn opened(folder: &Folder, day: &str) -> Desk {
    let files = disk::load(folder.path(), &|_, _| {});
    Desk::open_telling(files, day.parse().expect("a day"), &|_| ())
}

/// Everything that can be read out of what every action comes to, and of the public papers, each with its
/// name.
fn told(desk: &Desk, folder: &Folder) -> Vec<(String, String)> {
    let mut told = vec![("public reports".to_owned(), reports(desk)), ("papers".to_owned(), papers(desk))];
    let shelf = OnDisk(folder.path().to_owned());
    for step in STEPS {
        let (Step::Run(line) | Step::Try(line) | Step::Pdf(line)) = step else { continue };
        if (matches!(step, Step::Pdf(_)) && cfg!(feature = "pdf")) || line.starts_with(LONG) {
            continue;
        }
        let line = line.split(" --dato").next().unwrap_or(line);
        let name = format!("ipr {line}");
        if told.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let Ok(action) = action::read(line) else { panic!("{:?}", words(line)) };
        let text = match attempt(desk.clone(), &shelf, &action) {
            Ok(attempt) => come_to(desk.workspace(), attempt),
            Err(error) => format!("{error:#}"),
        };
        told.push((name, text));
    }
    told
}

/// What an attempt shows, says and writes.
fn come_to(before: &Workspace, attempt: Attempt) -> String {
    let mut text = String::new();
    match attempt {
        Attempt::Refused(refusal) => {
            found(&refusal.findings, &mut text);
            text.push_str(&refusal.closing.join("\n"));
        }
        Attempt::Look(look) => {
            look.answer.iter().for_each(|answer| shown(answer, &mut text));
            text.push_str(&[look.said, look.notes].concat().join("\n"));
        }
        Attempt::Change(change) => {
            [&change.opening, &change.answer].into_iter().flatten().for_each(|view| shown(view, &mut text));
            change.warnings.iter().for_each(|warnings| found(warnings, &mut text));
            text.push_str(&change.message);
            text.push_str(&change.notes.join("\n"));
            text.extend(change.stale);
            for file in &change.files {
                text.push_str(&file.path);
                let case = before.case(&read::id_in_name(&file.path).into());
                let is_its_file = file.path.ends_with(".md") && case.is_some_and(|case| case.withholds());
                let is_withheld = is_its_file
                    || file.path.ends_with(read::MEETING_FILE)
                    || file.path.ends_with(read::CLOSED_BOOK);
                if !is_withheld {
                    text.push_str(&String::from_utf8_lossy(&file.bytes));
                }
            }
        }
    }
    text
}

fn shown(view: &Shown, text: &mut String) {
    text.push_str(&screen::render(&view.document()));
    text.push_str(&view.json().expect("JSON"));
    write!(text, "{:?}", view.sheet()).expect("written");
}

/// Findings as a step tells them, which quotes nothing that is exempt.
fn found(findings: &Findings, text: &mut String) {
    let report = Report { found: findings.found.iter().collect(), ..Report::default() };
    text.push_str(&plain::render(&report, &findings.folder.sources, false));
}

/// The reports that anybody may see.
fn reports(desk: &Desk) -> String {
    let workspace = desk.workspace();
    let report = Report::new(desk.found(), workspace.today);
    [short::render, github::render, gitlab::render, sarif::render]
        .map(|render| render(&report, &workspace.sources, ""))
        .concat()
}

/// The public papers, made whatever the rules say of them.
fn papers(desk: &Desk) -> String {
    let workspace: &Arc<Workspace> = desk.workspace();
    let Some(subject) =
        workspace.meeting(&MEETING.into()).and_then(|meeting| Subject::new(workspace, meeting))
    else {
        return String::new();
    };
    let papers = [notice::notice(&subject), book::book(&subject), minutes::minutes(&subject)];
    papers.map(|paper| format!("{paper:?}{}", markdown::render(&paper))).concat()
}

/// Where one of `words` is told, each with what it is.
fn leaks(desk: &Desk, folder: &Folder, words: &[(&str, &str)]) -> Vec<String> {
    let mut leaks = Vec::new();
    for (name, text) in told(desk, folder) {
        let text = letters(&text);
        for (what, word) in words {
            if text.contains(&letters(word)) {
                leaks.push(format!("{what} is in {name}"));
            }
        }
    }
    leaks
}

/// The folder before the meeting and after it, each with its day.
fn ways() -> [(Folder, &'static str); 2] {
    let held = folder();
    hold_meeting(&held);
    [(folder(), DAY), (held, "2024-02-17")]
}

#[test]
fn no_value_under_any_key_is_told() {
    let meeting = format!("meetings/{MEETING}/meeting.md");
    let mut all = Vec::new();
    for (folder, day) in ways() {
        let desk = opened(&folder, day);
        for place in places().into_iter().filter(|place| place.takes_text || day == DAY) {
            let path = if place.path[0] == "saksliste" { &meeting } else { EXEMPT };
            let text = Split::of(&folder.read(path)).with(&place, "2024-003");
            let planted = desk.with(&[NewText { path: path.to_owned(), text }]);
            all.extend(leaks(&planted, &folder, &[(&place.path.join("."), &place.word)]));
        }
    }
    assert_eq!(all, [""; 0]);
}

#[test]
fn no_kind_of_markdown_is_told() {
    for (folder, day) in ways() {
        let desk = opened(&folder, day);
        let exempt = folder.read(EXEMPT);
        let (front, _) = exempt.split_once("\n## ").expect("a text");
        let whole = format!("{front}\n## Saksfremstilling\n\n{}\n", kinds::text("Zqm"));
        let passage =
            folder.read(PARTLY).replace("Zqavsnittskode", &kinds::text("Zqp").replace("```", "~~~"));
        let planted = desk.with(&[
            NewText { path: EXEMPT.to_owned(), text: whole },
            NewText { path: PARTLY.to_owned(), text: passage },
        ]);
        let told = told(&planted, &folder);
        for (kind, word) in kinds::words("Zqm").into_iter().chain(kinds::words("Zqp")) {
            for (name, text) in &told {
                assert!(!letters(text).contains(&letters(&word)), "{kind} ({word}) is in {name}");
            }
        }
    }
}

/// A case that may be exempt is: with a key that is empty, misspelt, given twice or cannot be read.
#[test]
fn what_may_be_exempt_is_not_told() {
    let folder = folder();
    let desk = opened(&folder, DAY);
    let exempt = folder.read(EXEMPT);
    let line = exempt.lines().find(|line| line.starts_with("unntatt:")).expect("a line").to_owned();
    let value = line.trim_start_matches("unntatt:").trim();
    let open = exempt.replace(&format!("{line}\n"), "").replace("offentlig-tittel: Personalsak\n", "");
    let mut all = Vec::new();
    for doubt in [
        "unntatt:".to_owned(),
        "unntatt: null".to_owned(),
        "unntatt: ~".to_owned(),
        "unntatt: {}".to_owned(),
        "unntatt: ja".to_owned(),
        "unntatt: []".to_owned(),
        format!("untatt: {value}"),
        format!("unntat: {value}"),
        format!("Unntatt: {value}"),
        format!("unnt\u{430}tt: {value}"),
        format!("unntatt\u{200b}: {value}"),
        format!("unntatt: {value}\nunntatt:"),
        "unntatt:\n  # hjemmel: offl. § 13".to_owned(),
        "unntatt: [".to_owned(),
        "unntatt: {hjemmel: }".to_owned(),
    ] {
        let text = open.replacen("\nstatus:", &format!("\n{doubt}\nstatus:"), 1);
        let planted = desk.with(&[NewText { path: EXEMPT.to_owned(), text }]);
        let what = ["title", "text"].map(|part| format!("the {part} of a case with «{doubt}»"));
        all.extend(leaks(&planted, &folder, &[(&what[0], "Zqtittel"), (&what[1], "Zqbrodtekst")]));
    }
    assert_eq!(all, [""; 0]);
}
