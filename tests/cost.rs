//! What reading and judging cost, counted: the same on every machine, however busy, so that a rule that costs is
//! seen when it is added.
//!
//! ```text
//! cargo test --no-default-features --test cost                                         allocations, always
//! cargo test --no-default-features --profile dist --test cost -- --ignored             instructions, with valgrind
//! ```
//!
//! Both are held to `tests/cost.txt`; with `IPR_BLESS` set they are written there instead, to be committed with what
//! made them what they are.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests may touch the disk, run programs and print"
)]

#[path = "../benches/corpus.rs"]
#[allow(dead_code, reason = "the faults are known to other tests")]
mod generator;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::Corpus;
use ipr::desk::Desk;
use ipr::read::{self, FileContent, Files};
use ipr::report::{Report, plain};
use ipr::rules;
use ipr::steps::NewText;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

/// What is counted may differ so much from what is written, in hundredths, before anybody is told.
const TOLERANCE: f64 = 3.0;

/// Two councils: what one costs more than the other is what its cases cost. Both are older than a year, since
/// some hints are given of the last year only and would count as a cost of all cases.
const SIZES: [usize; 2] = [3_500, 4_500];

#[test]
fn allocations_are_what_they_were() {
    // Several threads share their work out as it comes, and need more or less for that.
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread starts");
    let counts = alone.install(|| SIZES.map(|size| allocations(&generator::generate(size, 1, 2))));
    hold("allocations", &per_case(&counts[0], &counts[1]));
}

/// How often memory was asked for, and for how many bytes, in each part of a check.
fn allocations(corpus: &Corpus) -> Vec<(&'static str, f64)> {
    let files = files_of(corpus);
    let mut counts = Vec::new();
    let count = |counts: &mut Vec<(&'static str, f64)>, region: &Region<'_, _>, names: [&'static str; 2]| {
        let change = region.change();
        counts.push((names[0], (change.allocations + change.reallocations) as f64));
        counts.push((names[1], change.bytes_allocated as f64));
    };
    let region = Region::new(ALLOCATOR);
    let (workspace, read) = read::read(files.clone(), corpus.today);
    // The texts themselves were there before, and are there twice now.
    count(&mut counts, &region, ["read: allocations", "read: bytes"]);
    let region = Region::new(ALLOCATOR);
    let found = rules::check(&workspace, read);
    count(&mut counts, &region, ["check: allocations", "check: bytes"]);
    let region = Region::new(ALLOCATOR);
    let report = plain::render(&Report::new(found.iter(), corpus.today), &workspace.sources, false);
    assert!(!report.is_empty());
    count(&mut counts, &region, ["report: allocations", "report: bytes"]);
    let desk = Desk::open_telling(files, corpus.today, &|_| ());
    let (path, text) = corpus.files.iter().find(|(path, _)| path.starts_with(read::CASES)).expect("a case");
    let new = NewText { path: path.clone(), text: format!("{text}\nEt avsnitt til.\n") };
    let region = Region::new(ALLOCATOR);
    let after = desk.with(&[new]);
    count(&mut counts, &region, ["one text laid over: allocations", "one text laid over: bytes"]);
    assert!(!after.found().is_empty());
    counts
}

fn files_of(corpus: &Corpus) -> Files {
    let (read, others): (Vec<_>, Vec<_>) =
        corpus.files.iter().cloned().partition(|(path, _)| read::is_read(path));
    Files {
        texts: read.into_iter().map(|(path, text)| (path, FileContent::Text(text))).collect(),
        others: others.into_iter().map(|(path, _)| path).collect(),
        ..Files::default()
    }
}

#[test]
#[ignore = "it takes valgrind, half a minute, and a build with --profile dist"]
fn instructions_are_what_they_were() {
    if cfg!(debug_assertions) {
        eprintln!("This build is not optimised; build it with --profile dist to count its instructions.");
        return;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("There is no valgrind here, so no instructions are counted.");
        return;
    }
    let counts = SIZES.map(|size| instructions(&generator::generate(size, 1, 2), size));
    hold("instructions", &per_case(&counts[0], &counts[1]));
}

/// How many instructions `ipr check` takes, on one thread.
fn instructions(corpus: &Corpus, size: usize) -> Vec<(&'static str, f64)> {
    let root = written(corpus, size);
    let counts = root.with_extension("callgrind");
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", &format!("--callgrind-out-file={}", counts.display())])
        .args([env!("CARGO_BIN_EXE_ipr"), "check", "--dato", &corpus.today.to_string(), "--mappe"])
        .arg(&root)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("valgrind runs");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let collected = said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, number)| number);
    let number = collected.and_then(|number| number.trim().parse().ok());
    vec![("check", number.unwrap_or_else(|| panic!("valgrind tells no number:\n{said}")))]
}

fn written(corpus: &Corpus, size: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("counted-{size}"));
    for (path, text) in &corpus.files {
        let full = root.join(path);
        fs::create_dir_all(full.parent().expect("every path has a folder")).expect("the folder can be made");
        fs::write(full, text).expect("the file can be written");
    }
    root
}

fn per_case(small: &[(&'static str, f64)], large: &[(&'static str, f64)]) -> BTreeMap<String, f64> {
    let more = (SIZES[1] - SIZES[0]) as f64;
    small
        .iter()
        .zip(large)
        .map(|((name, few), (_, many))| ((*name).to_owned(), (many - few) / more))
        .collect()
}

/// Holds what was `counted` for each case to what is written under `heading`, or writes it there.
fn hold(heading: &str, counted: &BTreeMap<String, f64>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cost.txt");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let mut written: BTreeMap<String, f64> = text
        .lines()
        .filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(name, number)| Some((name.trim().to_owned(), number.parse().ok()?)))
        .collect();
    let full = |name: &str| format!("{heading}, {name}");
    if std::env::var_os("IPR_BLESS").is_some() {
        written.extend(counted.iter().map(|(name, number)| (full(name), *number)));
        let lines = written.iter().map(|(name, number)| format!("{name:50} {number:12.1}\n"));
        fs::write(&file, lines.collect::<String>()).expect("the counts can be written");
        return;
    }
    let mut other = String::new();
    for (name, number) in counted {
        let before = written.get(&full(name)).copied().unwrap_or(0.0);
        let percent = (number - before) / before * 100.0;
        // What is laid over costs nearly nothing for each case there is, and no share of nothing is of interest.
        if percent.abs() > TOLERANCE && (number - before).abs() > 1.0 {
            other.push_str(&format!("{name}: {number:.1} a case, was {before:.1} ({percent:+.1} %)\n"));
        }
    }
    assert!(
        other.is_empty(),
        "\n{other}Is that worth it, or less than before: IPR_BLESS=1 writes it to tests/cost.txt, to be committed."
    );
}
