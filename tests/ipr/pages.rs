//! The pages of the rules are run: what a page calls wrong is found, what it calls right is silent.
//!
//! A page shows files in fenced blocks, each with its workspace path. The files of a section are laid
//! over the folder `tests/folders/standard`, which is itself silent, and the whole is judged. A block
//! with a key after its path (`members.yaml verv`) stands for that part of the standard folder's file. One
//! whose path is followed by `før` is laid over that folder to make what it was before: then the section
//! is judged as a change of that.

mod judged;
mod remedies;
mod standard;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use ipr::diagnostic::Severity;
use ipr::read::{FileContent, Files};
use ipr::rules::{self, Rule};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use judged::Judged;
use standard::{base, base_on, is_sent};

/// The day on which a section is judged when it names none.
const DAY: &str = "2024-02-06";
/// The last meeting of the folder that pages build on; `tests/folders/later` is laid over it afterwards.
const LAST_MEETING: &str = "2024-02-16";

/// What marks a file as it was before the change.
const BEFORE: &str = "før";
/// What is found and set aside by the files themselves.
const WAIVED: &str = "Fraveket";

/// What must be found, and due.
const WRONG: &str = "Feiler";
/// What must be silent.
const RIGHT: &str = "Går bra";
/// What is found and not yet due.
const OUTSTANDING: &str = "Gjenstår";

#[test]
fn every_page_does_as_it_says() {
    let base = base();
    let mut complaints = Vec::new();
    for rule in rules::all() {
        let page = Page::read(rule.page);
        let mut wrong = wrong_form(rule, &page);
        for section in &page.sections {
            wrong.extend(judge(rule, section, &base));
        }
        complaints
            .extend(wrong.into_iter().map(|complaint| format!("{} ({}): {complaint}", rule.code, rule.name)));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn the_base_folder_is_silent() {
    let base = base();
    for day in [DAY, LAST_MEETING, "2024-02-17", "2024-12-31"] {
        let judged = Judged::new(base_on(&base, date(day)), date(day));
        assert!(judged.found.is_empty(), "on {day}:\n{}", judged.print());
    }
}

#[test]
fn the_bytes_an_editor_chooses_change_nothing() {
    let base = base();
    for rule in rules::all() {
        for section in Page::read(rule.page).sections {
            let base = base_on(&base, section.day());
            let whole = section.whole_files(&base);
            let expected = Judged::section(&section, &base, &whole);
            for (name, change) in EDITORS {
                let edited = |path: &str, text: &str| match is_sent(&whole, path) {
                    true => text.to_owned(),
                    false => change(text),
                };
                let files: Vec<_> =
                    whole.iter().map(|(path, text)| (path.clone(), edited(path, text))).collect();
                let judged = Judged::section(&section, &base, &files);
                let same = (judged.codes(true), judged.codes(false))
                    == (expected.codes(true), expected.codes(false));
                assert!(same, "{} «{}» with {name}:\n{}", rule.code, section.heading, judged.print());
                let wrong: Vec<_> =
                    judged.found.iter().flat_map(|diagnostic| judged.wrong_wording(diagnostic)).collect();
                assert!(wrong.is_empty(), "{} «{}» with {name}: {wrong:?}", rule.code, section.heading);
            }
        }
    }
}

#[test]
fn pages_link_nothing() {
    for rule in rules::all() {
        let is_link = |event: &Event<'_>| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
        assert!(!Parser::new(rule.page).any(|event| is_link(&event)), "{} has a link", rule.code);
        let prose = &Page::read(rule.page).prose;
        assert!(!prose.contains("://") && !prose.contains("www."), "{} has an address", rule.code);
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.expect("the folder of rules can be listed").into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("file names are ASCII");
            let named = name.replace('_', "-");
            assert!(
                rules::all().any(|rule| rule.name == named),
                "no rule is called {named}, but {} is there",
                path.display()
            );
        }
    }
}

/// A change to a text, with its name.
type Change = (&'static str, fn(&str) -> String);

/// What editors and systems do to a text without its author's knowing.
const EDITORS: [Change; 4] = [
    ("carriage returns", |text| text.replace('\n', "\r\n")),
    ("a byte order mark", |text| format!("\u{feff}{text}")),
    ("decomposed letters", |text| text.nfd().collect()),
    ("no last line end", |text| text.trim_end().to_owned()),
];

/// A page taken apart.
#[derive(Default)]
struct Page {
    title: String,
    /// What stands between the title and the first section.
    prose: String,
    sections: Vec<Section>,
}

/// What stands under one heading.
#[derive(Default)]
struct Section {
    heading: String,
    /// Its lines outside of the files.
    lines: Vec<String>,
    /// Paths, the parts of the files that are shown (empty for the whole), and contents.
    files: Vec<(String, String, String)>,
    /// Paths and contents of what was before.
    files_before: Vec<(String, String)>,
    /// Blocks without a path, or with words that mean nothing.
    nameless: usize,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut words = String::new();
        let mut info = String::new();
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    info = info_of(&kind);
                    words.clear();
                }
                Event::End(TagEnd::CodeBlock) => page.take_file(&info, std::mem::take(&mut words)),
                Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item) => words.clear(),
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => page.title = std::mem::take(&mut words),
                Event::End(TagEnd::Heading(_)) => {
                    page.sections.push(Section { heading: std::mem::take(&mut words), ..Section::default() });
                }
                Event::End(TagEnd::Paragraph | TagEnd::Item) => page.take_prose(&std::mem::take(&mut words)),
                Event::SoftBreak | Event::HardBreak => words.push('\n'),
                Event::Text(part) | Event::Code(part) => words.push_str(&part),
                _ => {}
            }
        }
        page
    }

    fn take_file(&mut self, info: &str, text: String) {
        let Some(section) = self.sections.last_mut() else { return };
        match *info.split_whitespace().collect::<Vec<_>>().as_slice() {
            [_, path] => section.files.push((path.to_owned(), String::new(), text)),
            [_, path, BEFORE] => section.files_before.push((path.to_owned(), text)),
            [_, path, part] => section.files.push((path.to_owned(), part.to_owned(), text)),
            _ => section.nameless += 1,
        }
    }

    fn take_prose(&mut self, words: &str) {
        match self.sections.last_mut() {
            Some(section) => section.lines.extend(words.lines().map(str::to_owned)),
            None => {
                self.prose.push_str(words);
                self.prose.push('\n');
            }
        }
    }
}

impl Section {
    /// The day it is judged on.
    fn day(&self) -> NaiveDate {
        date(self.value("Dato: ").unwrap_or(DAY))
    }

    /// Its files in full: a part is put into the standard folder's file, or into what stands already.
    fn whole_files(&self, base: &Files) -> Vec<(String, String)> {
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for (path, part, text) in &self.files {
            let text = if part.is_empty() {
                text.clone()
            } else {
                let standing = files.get(path).cloned().unwrap_or_else(|| standard_text(base, path));
                with_part(&standing, part, text)
            };
            files.insert(path.clone(), text);
        }
        files.into_iter().collect()
    }

    /// The codes that come besides the page's own.
    fn other_codes(&self) -> impl Iterator<Item = &str> {
        self.value("Gir også: ").into_iter().flat_map(|codes| codes.split(", "))
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| line.strip_prefix(key))
    }
}

/// The words after the fence: a language, a path, and perhaps that it was so before.
fn info_of(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => info.to_string(),
        CodeBlockKind::Indented => String::new(),
    }
}

/// The text of a file in the standard folder.
fn standard_text(base: &Files, path: &str) -> String {
    match base.texts.iter().find(|(standing, _)| standing == path) {
        Some((_, FileContent::Text(text))) => text.clone(),
        _ => panic!("{path} is not in the standard folder"),
    }
}

/// `text` with the lines of the key `part` replaced: `verv`, or `organer.styret.utsending` by its way down.
fn with_part(text: &str, part: &str, replacement: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut range = 0..lines.len();
    for (depth, key) in part.split('.').enumerate() {
        let opening = format!("{}{key}:", "  ".repeat(depth));
        let found = range.clone().find(|&at| lines[at].starts_with(&opening));
        let start = found.unwrap_or_else(|| panic!("{part} is not a key of the file"));
        let is_deeper = |line: &str| {
            line.trim().is_empty()
                || line.chars().take_while(|character| *character == ' ').count() > 2 * depth
        };
        let length = lines[start + 1..range.end].iter().take_while(|line| is_deeper(line)).count();
        range = start..start + 1 + length;
    }
    [&lines[..range.start].concat(), replacement, &lines[range.end..].concat()].concat()
}

/// What is wrong with the page itself.
fn wrong_form(rule: &Rule, page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    let title = format!("{} {}", rule.code, rule.title);
    if page.title != title {
        wrong.push(format!("the title is «{}» and not «{title}»", page.title));
    }
    if page.prose.split_whitespace().count() < 40 {
        wrong.push("the page explains too little".to_owned());
    }
    let shows = |heading: &str| page.sections.iter().any(|section| section.heading == heading);
    // A reminder is never wrong: it is outstanding, and then it is gone.
    let is_reminder = rule.severity == Severity::Hint && shows(OUTSTANDING);
    for heading in [WRONG, RIGHT] {
        if !(shows(heading) || heading == WRONG && is_reminder) {
            wrong.push(format!("there is no section «{heading}»"));
        }
    }
    for section in &page.sections {
        if section.nameless > 0 {
            wrong.push(format!("«{}» has a block without a path", section.heading));
        }
        if section.files.is_empty() {
            wrong.push(format!("«{}» shows no file", section.heading));
        }
    }
    wrong
}

/// What is wrong with one section when its files are judged.
fn judge(rule: &Rule, section: &Section, base: &Files) -> Vec<String> {
    let judged = {
        let base = base_on(base, section.day());
        Judged::section(section, &base, &section.whole_files(&base))
    };
    let due = judged.codes(false);
    let outstanding = judged.codes(true);
    let mut wrong: Vec<String> =
        judged.found.iter().flat_map(|diagnostic| judged.wrong_wording(diagnostic)).collect();
    match section.heading.as_str() {
        WRONG => {
            let expected: BTreeSet<&str> = section.other_codes().chain([rule.code]).collect();
            if due != expected {
                wrong.push(format!("expected {expected:?} and found {due:?}"));
            }
        }
        RIGHT if !judged.found.is_empty() => wrong.push("expected silence".to_owned()),
        RIGHT => {}
        OUTSTANDING if !due.is_empty() => wrong.push(format!("{due:?} should not be due yet")),
        OUTSTANDING if !outstanding.contains(rule.code) => wrong.push("found nothing outstanding".to_owned()),
        OUTSTANDING => {}
        WAIVED if !due.is_empty() => wrong.push(format!("{due:?} should be set aside")),
        WAIVED if judged.found.iter().all(|found| found.waived.is_none()) => {
            wrong.push("found nothing that is set aside".to_owned());
        }
        WAIVED => {}
        _ => wrong.push("no section has this heading".to_owned()),
    }
    let findings = judged.print();
    wrong.into_iter().map(|wrong| format!("{}: {wrong}\n{findings}", section.heading)).collect()
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("pages write dates as 2024-02-06")
}
