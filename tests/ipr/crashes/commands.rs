//! Every command that writes, in folders where it has something to write.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;
use clap::{Command, Subcommand};
use ipr::action::{self, Action};
use ipr::attempt::{Attempt, JudgedChange, Shelf, attempt};
use ipr::cli::{Incoming, Session};
use ipr::desk::Desk;
use ipr::disk::{BroughtCommit, Folder};
use ipr::read::Files;
use ipr::text::FileChange;
use ipr::text::digest::Seal;
use ipr::text::limits::SizeLimit;

use super::memory::Memory;
use super::repository::History;
use super::{GIT, ROOT, carry_out};
use crate::minutes::{MINUTES, SMOOTH, filled};
use crate::program::{self, leaves_of, repository};

/// What is done in a folder, one after the other.
struct Story {
    folders: &'static [&'static str],
    steps: &'static [Step],
}

enum Step {
    /// A command, and the day it is given on.
    Run(&'static str, &'static str),
    /// The same, which makes papers that are nothing but PDF.
    Pdf(&'static str, &'static str),
    /// A command that lays in the folder what it was so many commands ago: it is undone, or shared again.
    As(&'static str, usize),
    /// The secretary writes the minutes.
    Minutes,
    /// A file is copied, as when two have made the same.
    Copy(&'static str, &'static str),
    /// In a file, the first of these words are replaced by others.
    Write(&'static str, &'static str, &'static str),
}

const STANDARD: &str = "tests/folders/standard";
const CALLED: &str = "meetings/2024-02-16-styret/meeting.md";
const RATE: &str = "\n  kontingent:\n    - {fra: 2024-01-01, til: 2024-12-31, sats: \"2,50\", av: \
    representantskapet, vedtatt: 2023-06-09, grunnlag: reglement-2023}\n  målform:";
const CENSUS: &str = "\ninnbyggere:\n  - per: 2023-01-01\n    grunnlag: reglement-2023\n    antall: \
    {Fjordvik: 1000, Holmsund: \"2 000\", Strandås: 3001}\n\ndelregioner:";
const EXEMPT: &str = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\noffentlig-tittel: En avtale\n\
    sakstype:";
const CARRIER: &str = "sak new Statusrapport --type uttalelse --grunnlag \"vedtekter § 7\"";

const STORIES: &[Story] = &[
    Story {
        folders: &[STANDARD],
        steps: &[
            Step::Run("sak new \"Ny sak\" --type prinsippsak", "2024-01-08"),
            Step::Run("mote new styret 2024-03-15 --tid 09:00-12:00 --sted Oslo", "2024-01-08"),
            Step::Run("kalender", "2024-01-08"),
            Step::Run("sak advance 2024-004 --møte 2024-03-15-styret", "2024-01-08"),
            Step::Run("mote plasser 2024-03-15-styret 2024-004 --foran godkjenning-av-referat", "2024-01-09"),
            Step::Run("mote ta-av 2024-03-15-styret 2024-004", "2024-01-09"),
            Step::Run("mote flytt 2024-03-15-styret 2024-03-22", "2024-02-06"),
            Step::Run("kalender", "2024-02-06"),
            Step::Run("mote avlys 2024-03-22-styret", "2024-02-07"),
            Step::Run("person ny \"Eli Strand\" --kommune Holmsund", "2024-02-07"),
            Step::Run("person endre \"Per Nes\" --epost per@strandas.example", "2024-02-07"),
            Step::Run("verv nytt \"Kari Vik\" koordineringsgruppen 2024-06-01", "2024-02-07"),
            Step::Run("verv bytt \"Kari Vik\" \"Eli Strand\" KG 2024-07-01", "2024-02-07"),
            Step::Run("verv slutt \"Eli Strand\" KG 2024-08-01", "2024-02-07"),
            Step::Run("person slutt \"Siri Dal\" 2024-12-31", "2024-02-07"),
            Step::Write(CALLED, "organ: styret", "organ: Styret"),
            Step::Run("rydd", "2024-02-07"),
            Step::Run("plan 2025 --foreslå --skriv", "2024-02-07"),
            Step::Write(CALLED, "dato: 2024-02-16", "dato: 2024-02-16\ntid: 09:00–12:00\nsted: Oslo"),
            Step::Pdf("innkalling 2024-02-16-styret", "2024-02-06"),
            Step::Pdf("utsending 2024-02-16-styret", "2024-02-06"),
            Step::Run("referat 2024-02-16-styret", "2024-02-10"),
            Step::Minutes,
            Step::Run("referat --les 2024-02-16-styret", "2024-02-17"),
            Step::Run("oppfolging 2024-001 --ny \"Send svaret\"", "2024-02-17"),
            Step::Run("oppfolging 2024-001 --gjort 1", "2024-02-18"),
            Step::Pdf("utskrift --møte styret", "2024-02-20"),
            Step::Pdf("brev 2024-001 --til Departementet --epost post@dep.no --send", "2024-02-20"),
            Step::Pdf("brev 2024-001 --rett \"Et tall var feil.\"", "2024-02-21"),
            Step::Run("utsending 2024-02-16-styret", "2024-02-20"),
            Step::Write(MINUTES, "Enstemmig", "2 mot 1 (Per Nes)"),
            Step::Run("mote rett 2024-02-16-styret --av ola-berg --grunn Tellefeil", "2024-02-21"),
            Step::Run(CARRIER, "2024-03-01"),
            Step::Pdf("statusrapport --kvartal 3 --sak 2024-005", "2024-09-10"),
            Step::Write("bodies.yaml", "\n  målform:", RATE),
            Step::Write("members.yaml", "\ndelregioner:", CENSUS),
            Step::Pdf("kontingent 2024 --papir", "2024-09-20"),
            Step::Pdf("medlemmer --papir", "2024-09-20"),
        ],
    },
    Story {
        folders: &[],
        steps: &[Step::Run("init --navn \"Et nytt råd\" --deltakere \"Fjordvik, Holmsund\"", "2024-01-08")],
    },
    Story {
        folders: &[STANDARD],
        steps: &[
            Step::Copy("cases/2024/2024-003-parkering-ved-stasjonene.md", "cases/2024/2024-003-til.md"),
            Step::Copy("members.yaml", "cases/2024/2024-003-til/vedlegg.csv"),
            Step::Run("sak ny-id 2024-003-til.md", "2024-01-20"),
            Step::Write("cases/2024/2024-003-parkering-ved-stasjonene.md", "sakstype:", EXEMPT),
            Step::Run("sak nytt-navn 2024-003", "2024-01-20"),
        ],
    },
    Story {
        folders: &[
            "bodies.yaml",
            "members.yaml",
            "budsjett.yaml",
            "program.yaml",
            "tests/folders/story/start",
        ],
        steps: &[
            Step::Run("sak new Budsjett --type handlingsprogram-og-budsjett", "2024-01-08"),
            Step::Pdf("program 2023 --sak 2024-001", "2024-01-08"),
            Step::Pdf("budsjett 2023 --sak 2024-001", "2024-01-08"),
            Step::Pdf("statusrapport 2023 --årsrapport --sak 2024-001", "2024-01-08"),
        ],
    },
    Story {
        folders: &["bodies.yaml", "members.yaml", "tests/folders/story/start"],
        steps: &[
            Step::Run("sak new \"En sak\" --type prinsippsak", "2024-01-08"),
            Step::Run("sak new \"En til\" --type prinsippsak --møte koordineringsgruppen", "2024-01-08"),
            Step::Run("sak advance 2024-001 2024-002 --møte \"IPU 2024-01-31\"", "2024-01-08"),
            Step::Run("sak new \"Et utkast\" --type prinsippsak", "2024-01-08"),
            Step::Run("sak slett 2024-003", "2024-01-08"),
            Step::Write("bodies.yaml", "\n  målform:", "\n  # Endret.\n  målform:"),
            Step::As("angre", 3),
            Step::As("hent", 1),
            Step::As("del", 1),
        ],
    },
    Story {
        folders: &["bodies.yaml", "members.yaml", "tests/folders/story/start"],
        steps: &[
            Step::Run("sak new Torget --type prinsippsak", "2024-01-08"),
            Step::Run("sak vurder 2024-001 --svar tid ja --av eva-naess-karlsen", "2024-01-08"),
            Step::Run("sak avvis 2024-001 --grunn Nei --av eva-naess-karlsen", "2024-01-08"),
            Step::Run("sak ta-opp 2024-001", "2024-01-08"),
            Step::Run("sak fullmakt 2024-001 lopende-okonomi --av eva-naess-karlsen", "2024-01-08"),
        ],
    },
];

/// A change, as it was judged, and the disk it was judged on.
pub struct Judged {
    /// The command.
    pub name: String,
    /// The disk before it.
    pub disk: Memory,
    /// The change.
    pub change: JudgedChange,
    /// The files that were asked for while it was made.
    pub asked: Vec<String>,
    /// The commit that it is, when git has made one of what others have done, or of what was before.
    pub incoming: Option<Incoming>,
}

/// Every change that the stories make.
pub fn changes() -> Vec<Judged> {
    let mut made = Vec::new();
    for story in STORIES {
        let mut disk = holding(story.folders);
        let mut before = Vec::new();
        for step in story.steps {
            if let Step::As(line, back) = step {
                let judged = as_it_was(line, &disk, &before[before.len() - back]);
                before.push(disk.copy());
                disk = disk.copy();
                carry_out(&disk, &judged, &History::of(&disk)).expect(line);
                made.push(judged);
                continue;
            }
            let (line, day) = match step {
                Step::As(..) => continue,
                Step::Pdf(..) if !cfg!(feature = "pdf") => continue,
                Step::Run(line, day) | Step::Pdf(line, day) => (line, day),
                Step::Minutes => {
                    disk = disk.with(MINUTES, |text| filled(text, &SMOOTH));
                    continue;
                }
                Step::Copy(from, to) => {
                    disk = disk.with_copy(from, to);
                    continue;
                }
                Step::Write(path, words, others) => {
                    disk = disk.with(path, |text| text.replacen(words, others, 1));
                    continue;
                }
            };
            let judged = judged(&disk, line, day);
            before.push(disk.copy());
            disk = disk.copy();
            carry_out(&disk, &judged, &History::of(&disk)).expect(line);
            made.push(judged);
        }
    }
    made
}

/// What one does, and what somebody else does at the same time in a folder of their own.
pub fn beside_each_other() -> Vec<(Judged, Judged)> {
    const LINES: [&str; 3] = [
        "sak new Torget --type prinsippsak",
        "kalender",
        "mote new styret 2024-03-15 --tid 09:00-12:00 --sted Oslo",
    ];
    let disk = holding(&["bodies.yaml", "members.yaml", "tests/folders/story/start"]);
    let mut pairs = Vec::new();
    for own in LINES {
        for other in LINES.into_iter().filter(|other| *other != own) {
            let after = disk.copy();
            carry_out(&after, &judged(&disk, other, "2024-01-08"), &History::of(&disk)).expect(other);
            pairs.push((judged(&disk, own, "2024-01-08"), as_it_was(other, &disk, &after)));
        }
    }
    pairs
}

/// A disk with these files and folders of the repository, in git.
fn holding(folders: &[&str]) -> Memory {
    let mut files = vec![(PathBuf::from(GIT).join("HEAD"), b"ref: refs/heads/main\n".to_vec())];
    for folder in folders {
        let full = repository().join(folder);
        let inside = if full.is_file() { vec![String::new()] } else { program::files(&full) };
        for path in inside {
            let (name, from) = if path.is_empty() {
                ((*folder).to_owned(), full.clone())
            } else {
                (path.clone(), full.join(path))
            };
            files.push((Path::new(ROOT).join(name), std::fs::read(from).expect("a file")));
        }
    }
    Memory::holding(files)
}

/// A commit that makes `disk` what another was.
fn as_it_was(line: &str, disk: &Memory, was: &Memory) -> Judged {
    let (now, was) = (disk.files(), was.files());
    let mut incoming = Incoming {
        commit: BroughtCommit { from: "1".to_owned(), to: line.to_owned() },
        message: line.to_owned(),
        files: Vec::new(),
    };
    let nothing = Desk::look(Files::default(), NaiveDate::MIN, None, &|_| ());
    let mut change = JudgedChange {
        before: Arc::clone(nothing.workspace()),
        opening: None,
        warnings: None,
        files: Vec::new(),
        gone: Vec::new(),
        message: line.to_owned(),
        notes: Vec::new(),
        stale: None,
        answer: None,
        fails: false,
    };
    for path in now.keys().chain(was.keys()).collect::<BTreeSet<_>>() {
        let (old, new) = (now.get(path), was.get(path));
        if old == new || path.starts_with(GIT) {
            continue;
        }
        let name = path.strip_prefix(ROOT).expect("in the folder").to_str().expect("a text").to_owned();
        match new {
            Some(bytes) => change.files.push(FileChange { path: name.clone(), bytes: bytes.to_vec() }),
            None => change.gone.push(name.clone()),
        }
        incoming.files.push((name, new.map(|bytes| bytes.to_vec())));
    }
    assert!(!incoming.files.is_empty(), "{line}");
    let name = format!("ipr {line}");
    Judged { name, disk: disk.copy(), change, asked: Vec::new(), incoming: Some(incoming) }
}

/// What a command line comes to.
fn judged(disk: &Memory, line: &str, day: &str) -> Judged {
    let (session, _) = Session::to_write(Folder::new(disk.copy(), Path::new(ROOT))).expect(line);
    let shelf = Asked { session: &session, paths: RefCell::default() };
    let files = session.folder.load(&|_, _| ());
    let desk = Desk::open_telling(files, day.parse().expect("a day"), &|_| ());
    let action = action::read(&format!("ipr {line}")).expect(line);
    assert!(action.is_change(), "{line}");
    let change = match attempt(desk, &shelf, &action).expect(line) {
        Attempt::Change(change) => *change,
        // What was filled in beforehand is to be looked over first.
        Attempt::Look(look) => match program::asked_to_confirm(&look.notes.join(" ")) {
            Some(number) if !line.contains("--bekreft") => {
                return judged(disk, &format!("{line} --bekreft {number}"), day);
            }
            _ => panic!("{line}: {:?}", look.said),
        },
        Attempt::Refused(refusal) => panic!("{line}: {:#?}", refusal.findings.found),
    };
    let asked = shelf.paths.into_inner().into_iter().collect();
    Judged { name: format!("ipr {line}"), disk: disk.copy(), change, asked, incoming: None }
}

/// A shelf that notes what it was asked for.
struct Asked<'a> {
    session: &'a Session<Memory>,
    paths: RefCell<BTreeSet<String>>,
}

impl Shelf for Asked<'_> {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.paths.borrow_mut().insert(path.to_owned());
        self.session.file(path)
    }

    fn whole(&self, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        self.session.whole(path, limit)
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        self.session.names_in(folder)
    }

    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        Ok((0..paths.len()).map(Some).collect())
    }

    fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        self.session.seals(paths)
    }
}

/// Commands that write nothing in the folder.
const LOOKS: &str = "apne check explain fullforing lagre manualsider regler \
                     skjema sok status vedtak; sak list; sak show; mote list; mote show";

#[test]
fn every_command_there_is_looks_or_is_tried() {
    let commands = leaves_of(&Action::augment_subcommands(Command::new("ipr")));
    let (single, pairs) = LOOKS.split_once(';').expect("two kinds");
    let looks: BTreeSet<String> =
        single.split(' ').chain(pairs.split(';')).map(|words| words.trim().to_owned()).collect();
    let lines: Vec<&str> = STORIES.iter().flat_map(|story| story.steps).filter_map(Step::line).collect();
    for command in &commands {
        let is_tried = lines.iter().any(|line| line.starts_with(&format!("{command} ")) || line == command);
        assert!(looks.contains(command) != is_tried, "{command} is to be tried, or only looks");
    }
    assert!(looks.is_subset(&commands), "{looks:?}");
}

impl Step {
    fn line(&self) -> Option<&'static str> {
        match self {
            Self::Run(line, _) | Self::Pdf(line, _) | Self::As(line, _) => Some(line),
            Self::Minutes | Self::Copy(..) | Self::Write(..) => None,
        }
    }
}
