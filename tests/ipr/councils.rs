//! Other councils than Osloregionen, each a whole small folder built from what is public of it: they are
//! judged without a complaint, and their papers are those that stand beside them. There is no line of code
//! for any of them.

use std::fs;

use chrono::NaiveDate;
use ipr::diagnostic::Severity;
use ipr::document::Document;
use ipr::model::{Form, Outcome, Role};
use ipr::norsk::Language;
use ipr::plans::{GENERATED, Subject, book, minutes, notice};
use ipr::report::{Report, plain};
use ipr::workspace::Workspace;
use ipr::{disk, read, render, rules};
use unicode_normalization::UnicodeNormalization;

use crate::program::{Folder, repository};

/// A folder, the day it is judged, and the meetings whose papers stand in it.
const COUNCILS: [(&str, &str, &[&str]); 4] = [
    ("kongsbergregionen", "2013-09-02", &["2012-03-23-regionradet", "2013-08-30-radmannsutvalget"]),
    ("sunnhordland", "2016-10-26", &["2016-11-03-samarbeidsradet"]),
    ("gjovikregionen", "2024-06-03", &["2022-09-05-regionstyret", "2024-06-14-representantskapet"]),
    ("trondheimsregionen", "2011-06-01", &["2011-06-08-arbeidsutvalget"]),
];

#[test]
fn every_council_is_judged_without_a_complaint() {
    for (name, day, _) in COUNCILS {
        let (workspace, read) = read_folder(&format!("tests/folders/{name}"), day);
        let found = rules::check(&workspace, read);
        let mut report = Report::new(&found, workspace.today);
        report.found.retain(|diagnostic| matches!(diagnostic.severity, Severity::Error | Severity::Warning));
        assert!(report.found.is_empty(), "{name}\n{}", plain::render(&report, &workspace.sources, false));
        assert!(workspace.cases.len() >= 2 && workspace.meetings.len() >= 2, "{name}");
    }
}

/// With `IPR_BLESS` set the papers are written anew instead.
#[test]
fn the_papers_of_a_council_are_those_beside_it() {
    for (name, day, meetings) in COUNCILS {
        let (workspace, _) = read_folder(&format!("tests/folders/{name}"), day);
        for id in meetings {
            let folder = repository().join("tests/folders").join(name).join("expected").join(id);
            for (paper, document) in papers(&workspace, id) {
                let text = render::markdown::render(&document);
                let path = folder.join(paper);
                if std::env::var_os("IPR_BLESS").is_some() {
                    fs::create_dir_all(&folder).expect("a folder");
                    fs::write(&path, &text).expect("written");
                }
                let expected = fs::read_to_string(&path).unwrap_or_default();
                assert_eq!(text, expected, "{}", path.display());
            }
        }
    }
}

/// The notices of Osloregionen as text, which a build without PDF can compare too.
#[test]
fn the_notices_of_the_real_folder_are_unchanged() {
    let (workspace, _) = read_folder("", "2024-02-06");
    let mut compared = 0;
    for meeting in &workspace.meetings {
        let path = repository().join("meetings").join(meeting.id.as_str()).join("innkalling.md");
        let Ok(committed) = fs::read_to_string(&path) else { continue };
        let subject = Subject::new(&workspace, meeting).expect("a known body");
        let made = format!("{GENERATED}{}", render::markdown::render(&notice::notice(&subject)));
        assert_eq!(made, committed, "{}", path.display());
        compared += 1;
    }
    assert_eq!(compared, 4);
}

/// Nothing on a nynorsk paper is in bokmål, nor anything that one could say.
#[test]
fn nynorsk_papers_are_nynorsk_throughout() {
    let wording = format!("{:?}", Language::Nynorsk.wording());
    // What is filled in has names in bokmål.
    let said: String =
        wording.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    assert_no_bokmal(&said, "the wording");
    let words = Outcome::WORDS.map(|(word, _)| word).into_iter();
    let words = words.chain(Role::WORDS.map(|(word, _)| word)).chain(Form::WORDS.map(|(word, _)| word));
    let words: Vec<&str> = words.map(|word| Language::Nynorsk.of_file_word(word)).collect();
    assert_no_bokmal(&words.join(" "), "the words of files");
    let (workspace, _) = read_folder("tests/folders/sunnhordland", "2016-10-26");
    for meeting in ["2014-03-14-samarbeidsradet", "2016-11-03-samarbeidsradet"] {
        for (paper, document) in papers(&workspace, meeting) {
            assert_eq!(document.language, "nn-NO");
            assert_no_bokmal(&format!("{document:?}"), &format!("{paper} of {meeting}"));
        }
    }
}

fn assert_no_bokmal(said: &str, place: &str) {
    let said = said.to_lowercase();
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
    let bokmal: Vec<&&str> = BOKMAL.iter().filter(|word| words.contains(word)).collect();
    assert!(bokmal.is_empty(), "{bokmal:?} in {place}");
}

/// Words that bokmål has and nynorsk has not.
const BOKMAL: &[&str] = &[
    "drøftet",
    "fra",
    "nestleder",
    "skriftlig",
    "tatt",
    "trukket",
    "utsatt",
    "ikke",
    "mandag",
    "tirsdag",
    "lørdag",
    "søndag",
    "sted",
    "navn",
    "innhold",
    "saksliste",
    "se",
    "hvem",
    "hvor",
    "behandling",
    "behandles",
    "avstemning",
    "møteleder",
    "leder",
    "hjemmel",
    "vedtatt",
    "følger",
    "være",
    "hver",
    "sakspapirer",
    "saksansvarlig",
    "unntatt",
    "offentlighet",
    "medlemmer",
    "medlemmene",
    "forslag",
    "innkallingen",
    "innkalles",
    "kolonnene",
    "stede",
    "dessuten",
    "forrige",
    "tilgjengelige",
    "mulig",
];

#[test]
fn a_case_of_a_nynorsk_council_has_nynorsk_headings() {
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let new = ["sak", "new", "Ferjeanbod", "--type", "arsmotesak", "--dato", "2016-10-26"];
    folder.ok(&new);
    let case = "cases/2016/2016-004-ferjeanbod.md";
    let text = folder.read(case);
    assert!(
        text.contains("\n## Framlegg til vedtak\n") && text.contains("\n## Saksframstilling\n"),
        "{text}"
    );
    assert!(text.contains("«Det vert vist til»"), "{text}");

    let meeting = "2016-11-03-samarbeidsradet";
    folder.ok(&["sak", "advance", "2016-004", "--møte", meeting, "--dato", "2016-10-26"]);
    let prompts: Vec<&str> = text.lines().filter(|line| line.starts_with("<!--")).collect();
    let written = folder.read(case).replace(prompts[0], "Rådet ber om fleire avgangar.");
    folder.write(case, written.replace(prompts[1], "Det vert vist til anbodet."));
    let step = ["sak", "advance", "2016-004", "--utfall", "vedtatt", "--dato", "2016-11-03"];
    let said = folder.ipr(&step);
    let message = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.code == 1
            && message.contains("feil[L12]")
            && message.contains("«Vedtak i Samarbeidsrådet for Sunnhordland»"),
        "{}{}",
        said.out,
        said.err
    );
    folder.ok(&[&step[..], &["--som-foreslått"]].concat());
    let text = folder.read(case);
    let order =
        ["## Framlegg til vedtak", "## Vedtak i Samarbeidsrådet for Sunnhordland", "## Saksframstilling"];
    let places = order.map(|heading| text.find(heading).unwrap_or_else(|| panic!("{heading}\n{text}")));
    assert!(places.is_sorted() && text.matches("Rådet ber om fleire avgangar.").count() == 2, "{text}");
}

#[test]
fn what_is_exempt_is_said_in_the_language_of_the_council() {
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let new = ["sak", "new", "Tilsetjing", "--type", "meldingssak", "--unntatt", "offl. § 25 første ledd"];
    folder.ok(&[&new[..], &["--dato", "2016-10-26"]].concat());
    assert!(folder.git(&["log", "-1", "--format=%s"]).contains("Sak unnateken offentlegheit"));
    folder.ok(&[
        "sak",
        "advance",
        "2016-004",
        "--møte",
        "2016-11-03-samarbeidsradet",
        "--dato",
        "2016-10-26",
    ]);
    let files = disk::load(folder.path(), &|_, _| {});
    let (workspace, _) = read::read(files, date("2016-10-26"));
    let said = papers(&workspace, "2016-11-03-samarbeidsradet")
        .iter()
        .map(|(_, document)| render::markdown::render(document))
        .collect::<String>();
    assert!(said.contains("Saka er unnateken offentlegheit etter offl. § 25 første ledd."), "{said}");
    assert!(!said.contains("Tilsetjing"), "{said}");
}

/// A council's own headings decide where its decisions are written, whatever its language.
#[test]
fn a_council_may_name_its_own_headings() {
    let folder = Folder::with(&[("tests/folders/trondheimsregionen", "")]);
    folder.ok(&[
        "sak",
        "advance",
        "2011-002",
        "--utfall",
        "vedtatt",
        "--som-foreslått",
        "--dato",
        "2011-06-08",
    ]);
    let text = folder.read("cases/2011/2011-002-fundament-for-videre-samhandling-mot-ntp.md");
    assert!(text.contains("## Konklusjon i arbeidsutvalget\n\nSekretariatet lager"), "{text}");

    let bodies = folder.read("bodies.yaml");
    folder.write("bodies.yaml", format!("{bodies}    seksjoner: [Framlegg til vedtak]\n"));
    let said = refused(&folder, "2011-06-08");
    assert!(said.contains("«Framlegg til vedtak» er ikke overskriften rådet har for forslaget"), "{said}");
    for (written, wrong) in [
        ("vedtak: \"Konklusjon i {organ}\"", "vedtak: Konklusjon"),
        ("vedtak: \"Konklusjon i {organ}\"", "vedtak: \"{organ}\""),
        ("forslag: Forslag til konklusjon", "forslag: \"Forslag fra {organ}\""),
    ] {
        assert!(bodies.contains(written), "{written}");
        folder.write("bodies.yaml", bodies.replace(written, wrong));
        let said = refused(&folder, "2011-06-08");
        assert!(said.contains("kan ikke være overskrift for"), "{wrong}\n{said}");
    }
}

#[test]
fn a_fylkeskommune_is_a_member_of_its_own_kind() {
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let members = folder.read("members.yaml");
    for (wrong, complaint) in [
        ("{fylkeskommune: Innlandet, kommune: Gjøvik, nummer", "Deltakeren er både kommune og fylkeskommune"),
        ("{nummer", "Deltakeren mangler «kommune»"),
    ] {
        folder.write("members.yaml", members.replace("{fylkeskommune: Innlandet, nummer", wrong));
        let said = refused(&folder, "2024-06-03");
        assert!(said.contains(complaint), "{said}");
    }
}

/// Some editors write «å» as an a and a ring: the headings are the same.
#[test]
fn a_heading_is_found_however_its_letters_are_stored() {
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let case = "cases/2014/2014-002-framlegg-til-handlingsplan-2014.md";
    let text = folder.read(case);
    folder.write(case, text.nfd().collect::<String>());
    assert_ne!(folder.read(case), text);
    folder.ok(&["check", "--dato", "2016-10-26"]);
}

/// What `ipr check` says of a folder with an error, on one line.
fn refused(folder: &Folder, day: &str) -> String {
    let said = folder.ipr(&["check", "--dato", day]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    said.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_folder(path: &str, day: &str) -> (Workspace, Vec<ipr::diagnostic::Diagnostic>) {
    read::read(disk::load(&repository().join(path), &|_, _| {}), date(day))
}

fn papers(workspace: &Workspace, id: &str) -> [(&'static str, Document); 3] {
    let meeting = workspace.meeting_in(id).unwrap_or_else(|| panic!("no meeting {id}"));
    let subject = Subject::new(workspace, meeting).expect("a known body");
    [
        ("innkalling.md", notice::notice(&subject)),
        ("sakspapirer.md", book::book(&subject)),
        ("referat.md", minutes::minutes(&subject)),
    ]
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
