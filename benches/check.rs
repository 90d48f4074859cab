//! How long `ipr check` takes, as a multiple of only listing and reading the same files.
//!
//! ```text
//! cargo bench --profile dist --no-default-features --bench check              10,000 cases
//! cargo bench --profile dist --no-default-features --bench check -- 2000      another number
//! cargo bench --profile dist --no-default-features --bench check -- --all     1,000, 10,000 and 100,000,
//! with the slope
//! ```
//!
//! A made-up council of that size, two in a hundred of its cases faulty, is written under `target`, and
//! kept there for the next time. Then each way of going through it is timed in turn, round after round,
//! so that whatever else the machine does falls on all of them alike; medians and bests are compared
//! with the floor: the same two threads that list the folders and read the files, and do nothing else.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a stopwatch looks at clock and disk"
)]

mod corpus;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use ipr::desk::Desk;
use ipr::diagnostic::Severity;
use ipr::model::Case;
use ipr::report::{Report, plain};
use ipr::steps::NewText;
use ipr::{disk, read, rules};
use rayon::ThreadPool;
use rayon::prelude::*;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Everything runs on so many threads, save what is called single.
const THREADS: usize = 2;
/// How often each way is timed: large folders less often, as they take long enough by themselves.
fn rounds(cases: usize) -> usize {
    if cases < 50_000 { 11 } else { 5 }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = arguments.iter().find_map(|argument| argument.parse().ok());
    let sizes = match asked {
        Some(size) => vec![size],
        None if arguments.iter().any(|argument| argument == "--all") => vec![1_000, 10_000, 100_000],
        None => vec![10_000],
    };
    let mut smaller: Option<f64> = None;
    for size in sizes {
        let folder = Folder::write(size);
        println!("\n{folder}");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build().expect("two threads start");
        let time = print_ways(&folder, &pool);
        print_parts(&folder, &pool);
        print_overlay(&folder, &pool);
        print_memory(&folder);
        let each = time.as_secs_f64() * 1e6 / size as f64;
        let slope = smaller.map_or_else(String::new, |smaller| {
            format!(", {:.2} times what it was at a tenth of the size", each / smaller)
        });
        println!("{each:.1} µs a case{slope}");
        smaller = Some(each);
    }
}

/// A council on disk.
struct Folder {
    root: PathBuf,
    cases: usize,
    today: NaiveDate,
    files: usize,
    bytes: usize,
    faults: usize,
}

impl Folder {
    fn write(cases: usize) -> Self {
        let corpus = corpus::generate(cases, 1, 2);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("council-of-{cases}"));
        let mark = root.with_extension("mark");
        let mut hasher = DefaultHasher::new();
        corpus.files.hash(&mut hasher);
        let content = format!("{:x}", hasher.finish());
        if fs::read_to_string(&mark).is_ok_and(|written| written == content) {
            println!("{} is there from before", root.display());
        } else {
            write_all(&root, &corpus.files);
            fs::write(&mark, content).expect("the mark can be written");
        }
        let texts = corpus.files.iter().filter(|(path, _)| read::is_read(path));
        let bytes = texts.clone().map(|(_, text)| text.len()).sum();
        let (files, faults) = (texts.count(), corpus.faults.len());
        Self { root, cases, today: corpus.today, files, bytes, faults }
    }

    fn path(&self) -> &Path {
        &self.root
    }
}

fn write_all(root: &Path, files: &[(String, String)]) {
    if root.exists() {
        fs::remove_dir_all(root).expect("the old folder can be removed");
    }
    for (path, text) in files {
        let full = root.join(path);
        fs::create_dir_all(full.parent().expect("every path has a folder")).expect("the folder can be made");
        fs::write(full, text).expect("the file can be written");
    }
}

impl std::fmt::Display for Folder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mebibytes = self.bytes as f64 / f64::from(1 << 20);
        let Self { cases, files, faults, today, .. } = self;
        write!(
            formatter,
            "{cases} cases: {files} files, {mebibytes:.1} MiB, {faults} faults, judged on {today}"
        )
    }
}

/// A way of going through the folder; gives something that depends on all of it.
type Way<'a> = (&'static str, Box<dyn Fn() -> usize + 'a>);

/// Times every way and gives the best time of a whole process.
fn print_ways(folder: &Folder, pool: &ThreadPool) -> Duration {
    let ways: Vec<Way<'_>> = vec![
        ("list and read, two threads (the floor)", Box::new(|| pool.install(|| read_double(folder.path())))),
        ("list and read, one thread", Box::new(|| read_single(folder.path()))),
        ("check inside this process, two threads", Box::new(|| pool.install(|| judge(folder).found))),
        ("ipr check, a process, two threads", Box::new(|| run_program(folder))),
    ];
    let times = time(&ways, rounds(folder.cases));
    let floor = &times[0];
    println!("{:40} {:>9} {:>6} {:>9} {:>6}", "", "median ms", "ratio", "best ms", "ratio");
    for ((name, _), time) in ways.iter().zip(&times) {
        let ratios = [time.median.div_duration_f64(floor.median), time.best.div_duration_f64(floor.best)];
        let (median, best) = (milliseconds(time.median), milliseconds(time.best));
        println!("{name:40} {median:9.1} {:6.2} {best:9.1} {:6.2}", ratios[0], ratios[1]);
    }
    times[ways.len() - 1].best
}

/// What the rounds of one way came to. The best tells most when the machine is busy elsewhere.
struct Time {
    median: Duration,
    best: Duration,
}

/// The time of each way, all of them run in turn.
fn time(ways: &[Way<'_>], rounds: usize) -> Vec<Time> {
    let mut times = vec![Vec::with_capacity(rounds); ways.len()];
    // The first round only warms the disk's cache.
    for round in 0..=rounds {
        for ((_, way), times) in ways.iter().zip(&mut times) {
            let start = Instant::now();
            std::hint::black_box(way());
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    let summed_up = |times: &mut Vec<Duration>| Time { median: median(times), best: times[0] };
    times.iter_mut().map(summed_up).collect()
}

/// The middle of `times`, which are put in order.
fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The bytes of all files that are read, and of no others; folders are listed in parallel.
fn read_double(folder: &Path) -> usize {
    let (folders, files) = list(folder);
    let inside: usize = folders.into_par_iter().map(|folder| read_double(&folder)).sum();
    inside + files.into_par_iter().map(|path| length(&path)).sum::<usize>()
}

fn read_single(folder: &Path) -> usize {
    let (folders, files) = list(folder);
    let inside: usize = folders.iter().map(|folder| read_single(folder)).sum();
    inside + files.iter().map(|path| length(path)).sum::<usize>()
}

/// The folders and the texts in `folder`.
fn list(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut inside = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let entry = entry.expect("the folder can be listed");
        let path = entry.path();
        if entry.file_type().expect("the entry has a type").is_dir() {
            inside.0.push(path);
        } else if path.extension().is_none_or(|extension| extension != "csv") {
            inside.1.push(path);
        }
    }
    inside
}

fn length(path: &Path) -> usize {
    fs::read(path).expect("the file can be read").len()
}

fn run_program(folder: &Folder) -> usize {
    let status = program(folder).status().expect("the program starts");
    usize::try_from(status.code().expect("the program ends by itself")).expect("exit codes are positive")
}

fn program(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
    command.args(["check", "--dato", &folder.today.to_string(), "--mappe"]).arg(folder.path());
    command.env("RAYON_NUM_THREADS", THREADS.to_string()).stdout(Stdio::null());
    command
}

/// What a check in this process gave, and how long each part of it took.
struct Judged {
    found: usize,
    due: usize,
    parts: [Duration; 5],
}

fn judge(folder: &Folder) -> Judged {
    let mut parts = [Duration::ZERO; 5];
    let mut start = Instant::now();
    let mut lap = |part: usize| parts[part] = std::mem::replace(&mut start, Instant::now()).elapsed();
    let files = disk::load(folder.path(), &|_, _| {});
    lap(0);
    let (workspace, faults) = read::read(files, folder.today);
    lap(1);
    let found = rules::check(&workspace, faults);
    lap(2);
    let report = Report::new(&found, workspace.today);
    std::hint::black_box(plain::render(&report, &workspace.sources, false));
    lap(3);
    // The sources of the real council, whose bodies these are, contradict each other, and nobody keeps the
    // minutes of its made-up meetings; those are hints.
    let is_hint = |code| rules::find(code).is_some_and(|rule| rule.severity == Severity::Hint);
    let is_put_in = |code| corpus::codes().contains(&code) && is_hint(code);
    let due = report
        .found
        .iter()
        .filter(|finding| finding.severity != Severity::Hint || is_put_in(finding.code))
        .count();
    let count = found.len();
    drop(report);
    drop((workspace, found));
    lap(4);
    Judged { found: count, due, parts }
}

fn print_parts(folder: &Folder, pool: &ThreadPool) {
    let runs: Vec<Judged> = (0..rounds(folder.cases)).map(|_| pool.install(|| judge(folder))).collect();
    println!("of which");
    for (part, name) in ["load", "read", "check", "report", "let go"].into_iter().enumerate() {
        let mut times: Vec<Duration> = runs.iter().map(|run| run.parts[part]).collect();
        println!("  {name:38} {:9.1}", milliseconds(median(&mut times)));
    }
    let Judged { found, due, .. } = runs[0];
    assert_eq!(due, folder.faults, "what is found is what was put in");
    println!("{found} findings, {due} of them due; each file read and parsed once");
}

/// How long it takes to lay one changed text over the open folder and judge again, as an editor would after
/// each word, beside the first check.
fn print_overlay(folder: &Folder, pool: &ThreadPool) {
    pool.install(|| {
        let start = Instant::now();
        let desk = Desk::open_telling(disk::load(folder.path(), &|_, _| {}), folder.today, &|_| ());
        let first = start.elapsed();
        let cases = &desk.workspace().cases;
        let path = |case: &Case| desk.workspace().source(case.source).path.clone();
        let middle = cases.iter().nth(cases.len() / 2).map(path).expect("there are cases");
        let text = fs::read_to_string(folder.path().join(&middle)).expect("the case can be read");
        let mut times = Vec::new();
        for round in 0..rounds(folder.cases) {
            let new = NewText { path: middle.clone(), text: format!("{text}\nAvsnitt {round}.\n") };
            let start = Instant::now();
            std::hint::black_box(desk.with(&[new]).found().len());
            times.push(start.elapsed());
        }
        let again = median(&mut times);
        let (ratio, again) = (again.div_duration_f64(first), milliseconds(again));
        println!("one text laid over and judged again      {again:9.1}, {ratio:.3} of a first check");
    });
}

/// The most memory the program held, where the system tells.
fn print_memory(folder: &Folder) {
    let mut child = program(folder).spawn().expect("the program starts");
    let path = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("the program can be waited for").is_none() {
        peak = fs::read_to_string(&path).ok().and_then(|status| peak_of(&status)).max(peak);
        std::thread::sleep(Duration::from_micros(200));
    }
    if let Some(kibibytes) = peak {
        let mebibytes = kibibytes as f64 / 1024.0;
        println!("peak memory {mebibytes:.1} MiB, {:.1} KiB a case", kibibytes as f64 / folder.cases as f64);
    }
}

fn peak_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
