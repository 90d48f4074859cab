//! Every secret of a folder beside everything that is made or printed of it for the public.

use std::fs;

use ipr::action;
use ipr::document::Document;
use ipr::plans::{Subject, book, extract, minutes, notice};
use ipr::{disk, read, render};

#[cfg(feature = "pdf")]
use super::commands::ANOTHER_WAY;
use super::commands::{STEPS, Step, as_trial, in_every_format, may_show, words};
use super::planted::{EXEMPT, MEETING, OPEN, OPEN_PROPOSAL, PARTLY, PLANTED, folder, hold_meeting};
use super::searched::{hold, letters, readings};
use crate::program::{Folder, files};

/// Something that the public may see, with all that can be read out of it.
struct Artefact {
    name: String,
    is_path: bool,
    readings: Vec<String>,
}

impl Artefact {
    fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self { name: name.into(), is_path: false, readings: readings(bytes) }
    }

    fn holds(&self, word: &str) -> bool {
        self.readings.iter().any(|reading| reading.contains(&letters(word)))
    }
}

/// Goes through every step, each tried before it is done and in every format it has; what each printed.
fn run(folder: &Folder, steps: &[Step]) -> Vec<Artefact> {
    let mut said = Vec::new();
    let mut tell = |line: &str, may_fail: bool| {
        let printed = folder.ipr(&words(line));
        assert!(may_fail || printed.code < 2, "ipr {line}: {}{}", printed.out, printed.err);
        said.push(Artefact::new(format!("ipr {line}"), format!("{}{}", printed.out, printed.err).as_bytes()));
    };
    for step in steps {
        let (line, is_done) = match step {
            Step::Held => {
                hold_meeting(folder);
                continue;
            }
            Step::Pdf(line) => (line, cfg!(feature = "pdf")),
            Step::Run(line) => (line, true),
            Step::Try(line) => (line, false),
        };
        // What changes the folder is done once: in another form it has been done already.
        let mut is_to_do = true;
        for line in in_every_format(line).into_iter().filter(|line| !may_show(line)) {
            match as_trial(&line) {
                Some(trial) => tell(&trial, true),
                None if !is_done => tell(&line, true),
                None => {}
            }
            if is_done {
                tell(&line, !is_to_do);
                let asked = line.split(" --dato").next().unwrap_or(&line);
                is_to_do = !action::read(asked).is_ok_and(|action| action.is_change());
            }
        }
    }
    said
}

/// What people wrote, and what is for the members.
fn is_withheld(folder: &Folder, path: &str) -> bool {
    let is_attachment = [EXEMPT, PARTLY].iter().any(|case| path.starts_with(case.trim_end_matches(".md")));
    let is_exempt =
        path.starts_with(read::CASES) && read::is_read(path) && folder.read(path).contains("\nunntatt:");
    is_exempt || is_attachment || path.ends_with(read::MEETING_FILE) || path.ends_with(read::CLOSED_BOOK)
}

/// Every file and message that the public may see.
fn artefacts(folder: &Folder) -> Vec<Artefact> {
    let mut found = vec![Artefact::new(
        "commit messages",
        folder.git(&["log", "--all", "--format=%an %s %b %N"]).as_bytes(),
    )];
    for path in files(folder.path()).into_iter().filter(|path| !is_withheld(folder, path)) {
        let bytes = fs::read(folder.path().join(&path)).expect("a file");
        found.push(Artefact::new(format!("name of {path}"), path.as_bytes()));
        found.push(Artefact::new(path, &bytes));
    }
    found
}

/// The papers as a reader of Markdown, of a PDF's source and of the plan itself gets them.
fn papers(folder: &Folder, is_closed: bool) -> Vec<Artefact> {
    let files = disk::load(folder.path(), &|_, _| {});
    let (workspace, _) = read::read(files, "2024-02-06".parse().expect("a date"));
    let subject =
        Subject::new(&workspace, workspace.meeting_in(MEETING).expect("the meeting")).expect("a body");
    assert!(subject.has_closed_edition());
    let subject = if is_closed { subject.closed() } else { subject };
    let all = [
        ("notice", notice::notice(&subject)),
        ("book", book::book(&subject)),
        ("minutes", minutes::minutes(&subject)),
    ];
    let forms = |(name, document): (&str, Document)| {
        [
            Artefact::new(format!("plan of {name}"), format!("{document:?}").as_bytes()),
            Artefact::new(format!("{name} in Markdown"), render::markdown::render(&document).as_bytes()),
            Artefact::new(format!("{name} in Typst"), render::typst::render(&document).as_bytes()),
        ]
    };
    all.into_iter().flat_map(forms).collect()
}

/// The extracts of both cases, which are made into files only where PDF can be.
fn extracts(folder: &Folder) -> Vec<Artefact> {
    let files = disk::load(folder.path(), &|_, _| {});
    let (workspace, _) = read::read(files, "2024-02-17".parse().expect("a date"));
    let of = |id: &str| {
        let document =
            extract::extract(&workspace, workspace.case(&id.into()).expect("a case")).expect("treated");
        let forms = format!("{document:?}{}", render::markdown::render(&document));
        Artefact::new(format!("extract of {id}"), forms.as_bytes())
    };
    ["2024-002", "2024-003"].map(of).into()
}

/// Every secret that is in one of `artefacts`.
fn leaks(artefacts: &[Artefact]) -> Vec<String> {
    let mut leaks = Vec::new();
    for planted in PLANTED {
        for artefact in artefacts.iter().filter(|artefact| artefact.holds(planted.word)) {
            if !(planted.is_in_path && artefact.is_path) {
                leaks.push(format!("{} ({}) is in {}", planted.place, planted.word, artefact.name));
            }
        }
    }
    leaks
}

#[test]
fn no_public_paper_holds_a_secret() {
    let folder = folder();
    let papers = papers(&folder, false);
    assert_eq!(leaks(&papers), [""; 0]);
    let book = papers.iter().filter(|paper| paper.name.contains("book"));
    for paper in book {
        let has_lost_mark = paper.readings.iter().any(|reading| reading.contains("apentavsnitt1"));
        assert!(!has_lost_mark, "a mark without its footnote is in {}", paper.name);
        for word in OPEN {
            assert!(paper.holds(word), "{word} is not in {}", paper.name);
        }
    }
}

#[test]
fn the_closed_edition_holds_every_secret_of_the_papers() {
    let folder = folder();
    let closed = papers(&folder, true);
    let (book, rest): (Vec<_>, Vec<_>) = closed.into_iter().partition(|paper| paper.name.contains("book"));
    assert_eq!(leaks(&rest), [""; 0], "only the book has a closed edition");
    for planted in PLANTED.iter().filter(|planted| planted.is_in_closed) {
        for paper in &book {
            assert!(paper.holds(planted.word), "{} is not in {}", planted.place, paper.name);
        }
    }
    for planted in PLANTED.iter().filter(|planted| !planted.is_in_closed && !planted.is_in_path) {
        assert!(
            !book.iter().any(|paper| paper.holds(planted.word)),
            "{} is in the closed edition",
            planted.place
        );
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_meeting_that_is_moved_or_called_off_tells_nothing() {
    let folder = folder();
    // An item with a title of its own for an exempt case is refused, and nothing would be moved.
    let meeting = format!("meetings/{MEETING}/meeting.md");
    folder.write(
        &meeting,
        folder.read(&meeting).replace("tittel: Zqpunkttittel, forslag: Zqpunktforslag, ", ""),
    );
    let mut all = run(&folder, ANOTHER_WAY);
    all.iter_mut().for_each(|said| said.is_path = true);
    all.extend(artefacts(&folder));
    assert_eq!(leaks(&all), [""; 0]);
    assert!(folder.read("meetings/2024-02-23-styret/avlysning.md").contains("avlyst"));
}

#[test]
fn nothing_that_is_made_or_printed_holds_a_secret() {
    let folder = folder();
    let mut all = run(&folder, STEPS);
    all.iter_mut().for_each(|said| said.is_path = true);
    all.extend(artefacts(&folder));
    assert_eq!(leaks(&all), [""; 0]);
    // The passage has gone with the proposal into the decision, and is one there too.
    let decided = folder.read(PARTLY);
    assert_eq!(decided.matches("::: unntatt\nZqforslagsavsnitt.\n:::\n").count(), 2, "{decided}");
    // What lies outside of the passages is for everybody.
    all.extend(extracts(&folder));
    let partly = |artefact: &&Artefact| {
        artefact.name.starts_with("ipr vedtak") || artefact.name == "extract of 2024-002"
    };
    assert_eq!(all.iter().filter(partly).count(), 7);
    for artefact in all.iter().filter(partly) {
        for word in [OPEN_PROPOSAL, "Avsnitt unntatt offentlighet", "enstemmig"] {
            assert!(artefact.holds(word), "{word} is not in {}", artefact.name);
        }
    }
    assert_eq!(leaks(&extracts(&folder)), [""; 0]);
    // What is searched for is there to be found.
    let written = [EXEMPT, PARTLY, &format!("meetings/{MEETING}/meeting.md")];
    let new = files(&folder.path().join("cases")).into_iter().find(|path| path.contains("klagesak"));
    let new = format!("cases/{}", new.expect("the new case"));
    let written = written.iter().map(|path| path.to_string()).chain([new]);
    let written: String = written.map(|path| format!("{path}{}", folder.read(&path))).collect();
    for planted in PLANTED {
        assert!(hold(written.as_bytes(), planted.word), "{} is planted", planted.place);
    }
    let closed = folder.path().join("meetings").join(MEETING).join(read::CLOSED_BOOK);
    assert_eq!(closed.exists(), cfg!(feature = "pdf"));
    if cfg!(feature = "pdf") {
        let closed = Artefact::new(read::CLOSED_BOOK, &fs::read(closed).expect("the closed edition"));
        for planted in PLANTED.iter().filter(|planted| planted.is_in_closed) {
            assert!(closed.holds(planted.word), "{} is not in the closed PDF", planted.place);
        }
    }
}

#[test]
fn what_is_in_doubt_is_withheld_whole() {
    let folder = folder();
    let text = folder.read(PARTLY);
    let fault = |was: &str, is: &str| {
        assert!(text.contains(was), "{was}");
        text.replacen(was, is, 1)
    };
    let faults = [
        fault("Zqforslagsavsnitt.\n:::\n", "Zqforslagsavsnitt.\n"),
        fault("::: unntatt\nZqforslagsavsnitt.", "Zqforslagsavsnitt."),
        fault("::: unntatt\nZqforslagsavsnitt.", " ::: unntatt\nZqforslagsavsnitt."),
        fault("::: unntatt\nZqforslagsavsnitt.", ":: unntatt\nZqforslagsavsnitt."),
        fault("Mer.\n\n:::", "::: unntatt\n\nMer.\n\n:::\n\n:::"),
        fault("```\nZqavsnittskode\n```", "```\nZqavsnittskode"),
        fault("unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}\n", ""),
        fault("omfang: deler", "omfang: hele"),
        text.replace("::: unntatt\n", "").replace(":::\n", ""),
    ];
    for faulty in &faults {
        folder.write(PARTLY, faulty);
        let papers = papers(&folder, false);
        assert_eq!(leaks(&papers), [""; 0], "{faulty}");
        let open = OPEN.iter().find(|word| papers.iter().any(|paper| paper.holds(word)));
        assert_eq!(open, None, "{faulty}");
        let said = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-06"]).out;
        assert!(said.contains("2024-002-kontingent") && said.contains("[O10]"), "{said}");
        assert_eq!(leaks(&[Artefact::new("check", said.replace("zqfilnavn", "").as_bytes())]), [""; 0]);
    }
}

#[test]
fn marks_in_a_meeting_file_withhold_its_text() {
    let folder = folder();
    let path = format!("meetings/{MEETING}/meeting.md");
    folder.write(&path, format!("{}\n::: unntatt\nZqavsnitt\n:::\n", folder.read(&path)));
    assert_eq!(leaks(&papers(&folder, false)), [""; 0]);
    let said = folder.ipr(&["innkalling", MEETING, "--dato", "2024-02-06"]);
    assert!(said.code == 1 && said.out.contains("O10") && !said.out.contains("Zq"), "{}", said.out);
}

#[test]
fn no_closed_edition_is_made_where_everybody_can_read_it() {
    let folder = folder();
    folder.write("bodies.yaml", folder.read("bodies.yaml").replacen("offentlig: nei", "offentlig: ja", 1));
    let said = folder.ipr(&["innkalling", MEETING, "--dato", "2024-02-06"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("P04") && said.out.contains("ingenting er endret"), "{}", said.out);
    let closed = format!("meetings/{MEETING}/{}", read::CLOSED_BOOK);
    assert!(!folder.path().join(&closed).exists());
    folder.write(&closed, "%PDF");
    let said = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-06"]).out;
    assert!(said.contains("2024-02-16-styret/meeting.md:3:7: feil[P04]"), "{said}");
}

#[test]
fn a_proposal_with_its_heading_in_a_passage_is_adopted_in_one() {
    let folder = folder();
    let text = folder.read(PARTLY);
    let whole = "::: unntatt\n\n## Forslag til vedtak\n\nZqforslag.\n\n:::\n";
    let start = text.find("## Forslag").expect("a proposal");
    let end = text.find("## Saksfremstilling").expect("a presentation");
    folder.write(PARTLY, format!("{}{whole}\n{}", &text[..start], &text[end..]));
    hold_meeting(&folder);
    let papers = papers(&folder, false);
    assert_eq!(leaks(&papers), [""; 0]);
    let advance =
        ["sak", "advance", "2024-002", "--utfall", "vedtatt", "--som-foreslått", "--dato", "2024-02-17"];
    folder.ok(&advance);
    let decided = folder.read(PARTLY);
    assert!(decided.contains("## Vedtak i styret\n\n::: unntatt\n\nZqforslag.\n\n:::\n"), "{decided}");
    assert!(!folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-17"]).out.contains("O10"));
}
