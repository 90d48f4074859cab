//! Meetings as a council holds them, each with one fault of quorum, votes, substitutes, impartiality or
//! closing, and its corrected twin. The program must say the one fault, once, and of the twin nothing.

mod edges;
mod faults;
mod shown;

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::program::Folder;
use faults::FAULTS;

/// What happened in one meeting of the made-up council, which treats one case.
#[derive(Clone, Copy)]
pub struct Minutes {
    /// The body.
    body: &'static str,
    /// Further lines of the meeting's file.
    lines: &'static str,
    /// Who could not come.
    away: &'static [&'static str],
    /// Rows of those who came for others, or not for the whole meeting.
    rows: &'static [(&'static str, &'static str)],
    /// What happened with the case.
    item: &'static str,
    /// The kind of case.
    case_type: &'static str,
    /// How it ended.
    outcome: &'static str,
}

/// A meeting of the board at which everybody was and agreed.
const BOARD: Minutes = Minutes {
    body: "styret",
    lines: "møteleder: anna-nordby",
    away: &[],
    rows: &[],
    item: "avstemning: enstemmig",
    case_type: "prinsippsak",
    outcome: "vedtatt",
};
/// The same of the supreme body.
const COUNCIL: Minutes = Minutes { body: "representantskapet", case_type: "valg", ..BOARD };
/// The same of the committee.
const COMMITTEE: Minutes = Minutes { body: "arbeidsutvalget", case_type: "hastesak", ..BOARD };
/// A meeting in writing of the committee, all of whom agreed.
const WRITTEN: Minutes = Minutes {
    lines: "form: skriftlig\nenige-i-fremgangsmåten: 7",
    item: "avstemning: {for: 7, mot: 0}",
    ..COMMITTEE
};

/// A meeting with one fault.
pub struct Fault {
    /// What is wrong, as the page tells it.
    what: &'static str,
    /// The day.
    day: &'static str,
    /// The codes that must be told, and no others.
    codes: &'static [&'static str],
    /// The meeting.
    wrong: Minutes,
    /// What is different in the twin, as the page tells it.
    mended: &'static str,
    /// The twin.
    right: Minutes,
}

const MEMBERS: [(&str, &[&str]); 3] = [
    (
        "styret",
        &[
            "anna-nordby",
            "bjorn-lie",
            "cecilie-moen",
            "eli-strand",
            "finn-bakke",
            "grete-lund",
            "inger-vik",
            "jan-aas",
            "kari-holm",
            "mona-dahl",
            "nils-berge",
            "randi-foss",
            "svein-myhre",
        ],
    ),
    (
        "arbeidsutvalget",
        &["anna-nordby", "eli-strand", "inger-vik", "mona-dahl", "randi-foss", "bjorn-lie", "finn-bakke"],
    ),
    (
        "representantskapet",
        &[
            "anna-nordby",
            "bjorn-lie",
            "cecilie-moen",
            "dag-haug",
            "eli-strand",
            "finn-bakke",
            "grete-lund",
            "hans-solberg",
            "inger-vik",
            "jan-aas",
            "kari-holm",
            "lars-eide",
            "mona-dahl",
            "nils-berge",
            "oda-ruud",
            "pal-hagen",
            "randi-foss",
            "svein-myhre",
            "tone-lien",
            "ulf-brekke",
        ],
    ),
];

fn members(body: &str) -> &'static [&'static str] {
    MEMBERS.iter().find(|(name, _)| *name == body).expect("the body is known").1
}

impl Minutes {
    /// The meeting's file.
    fn meeting(&self, day: NaiveDate) -> String {
        let sent = day - Days::new(14);
        let is_written = self.lines.contains("form: skriftlig");
        let place = if is_written { "" } else { "tid: 12:00–15:00\nsted: Nordli rådhus\n" };
        let mut text = format!(
            "---\norgan: {}\ndato: {day}\n{place}status: avholdt\nsendt: {sent}\nkunngjort: {sent}\n{}\n",
            self.body, self.lines
        );
        if !is_written {
            text.push_str("oppmøte:\n");
        }
        let rows = members(self.body).iter().filter(|_| !is_written).map(|person| match person {
            person if self.away.contains(person) => format!("{{person: {person}, forfall: sykdom}}"),
            person => row(person, self.rows.iter().find(|(other, _)| other == person)),
        });
        let others = self.rows.iter().filter(|(person, _)| !members(self.body).contains(person));
        for row in rows.chain(others.map(|other| row(other.0, Some(other)))) {
            writeln!(text, "  - {row}").expect("a string takes it");
        }
        let year = day.format("%y");
        write!(
            text,
            "saksliste:\n  - {{sak: 01/{year}, fast: godkjenning-av-innkalling}}\n  - {{sak: 02/{year}, id: \
                {CASE}, {}}}\n  - {{sak: 03/{year}, fast: eventuelt}}\n---\n",
            self.item
        )
        .expect("a string takes it");
        text
    }

    /// The file of the case it treats.
    fn case(&self, day: NaiveDate) -> String {
        let heading = if self.outcome == "utsatt" {
            String::new()
        } else {
            format!("## Vedtak i {}\n\nForslaget vedtas.\n\n", self.body)
        };
        let waits = if self.outcome == "utsatt" { "venter: {på: neste ordinære møte}\n" } else { "" };
        format!(
            "---\nid: {CASE}\ntittel: Felles kollektivplan\nsakstype: {}\nsaksansvarlig: ellen-ask\n\
                status: {}\n{waits}saksgang:\n  - {{organ: {}, møte: {day}, sak: 02/{}, utfall: {}}}\n---\n\n\
                ## Forslag til vedtak\n\nForslaget vedtas.\n\n{heading}## Saksfremstilling\n\n\
                Saken legges fram.\n",
            self.case_type,
            self.outcome,
            self.body,
            day.format("%y"),
            self.outcome
        )
    }

    /// Writes both files; the folder of the meeting.
    fn written(&self, folder: &Folder, day: &str) -> String {
        let path = format!("meetings/{day}-{}", self.body);
        let day: NaiveDate = day.parse().expect("a date");
        folder.write(&format!("{path}/meeting.md"), self.meeting(day));
        folder.write(CASE_PATH, self.case(day));
        path
    }

    /// What `ipr check` says, some weeks after the meeting: code, basis and sentence of each finding.
    fn judged(&self, folder: &Folder, day: &str) -> Vec<[String; 3]> {
        let path = self.written(folder, day);
        let day: NaiveDate = day.parse().expect("a date");
        let later = (day + Days::new(40)).to_string();
        let said = folder.ipr(&["check", "--format", "json", "--dato", &later]);
        std::fs::remove_dir_all(folder.path().join(path)).expect("the meeting can be taken away");
        let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
        let of = |list: &str| report[list].as_array().expect("a list").clone();
        let found = of("funn").into_iter().chain(of("gjenstår"));
        let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
        found.map(|finding| ["kode", "grunnlag", "melding"].map(|key| text(&finding, key))).collect()
    }
}

const CASE: &str = "2025-001";
const CASE_PATH: &str = "cases/2025/2025-001-felles-kollektivplan.md";

fn row(person: &str, row: Option<&(&str, &str)>) -> String {
    row.map_or_else(|| format!("{{person: {person}}}"), |(_, rest)| format!("{{person: {person}, {rest}}}"))
}

fn folder() -> Folder {
    Folder::with(&[("tests/folders/vidderegionen", "")])
}

/// The codes of what is said, in order.
fn codes(said: &[[String; 3]]) -> Vec<&str> {
    said.iter().map(|[code, ..]| code.as_str()).collect()
}

#[test]
fn each_fault_is_told_once_and_its_twin_is_silent() {
    let folder = folder();
    assert!(FAULTS.len() >= 20);
    let mut complaints = Vec::new();
    for fault in FAULTS {
        let said = fault.wrong.judged(&folder, fault.day);
        if codes(&said) != fault.codes {
            complaints.push(format!("{}: expected {:?}: {said:#?}", fault.what, fault.codes));
        }
        let said = fault.right.judged(&folder, fault.day);
        if !said.is_empty() {
            complaints.push(format!("{}, mended: {said:#?}", fault.what));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

/// `docs/provde-moter.md` says what is said of each meeting. With `IPR_BLESS` set it is written anew
/// instead.
#[test]
fn the_page_of_tried_meetings_is_what_happens() {
    let folder = folder();
    let mut rows = String::new();
    for (index, fault) in FAULTS.iter().enumerate() {
        let said = fault.wrong.judged(&folder, fault.day);
        let cell = |at: usize| said.iter().map(|found| found[at].as_str()).collect::<Vec<_>>().join("<br>");
        writeln!(
            rows,
            "| {} | {}, {} | {} | {} | {} | {} | {} |",
            index + 1,
            fault.wrong.body,
            members(fault.wrong.body).len(),
            fault.what,
            cell(0),
            cell(1),
            cell(2),
            fault.mended
        )
        .expect("a string takes it");
    }
    let page = format!(
        "# Prøvde møter\n\n\
        {} møter i et oppdiktet råd, hvert med én feil i vedtaksførhet, stemmer, vara, habilitet, valg eller \
        lukking.\n\
        Kolonnen «`ipr check` sier» er det kontrollen meldte, ord for ord, og den meldte ikke noe annet. \
        Siste kolonne\n\
        sier hva som var annerledes i det samme møtet da det var riktig ført; om det sa kontrollen \
        ingenting.\n\n\
        | nr. | organ, medlemmer | feilen | kode | grunnlag | `ipr check` sier | riktig ført |\n\
        |---|---|---|---|---|---|---|\n{rows}",
        FAULTS.len()
    );
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/provde-moter.md");
    if std::env::var_os("IPR_BLESS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).expect("the page is there");
    assert!(written == page, "docs/provde-moter.md is old; IPR_BLESS=1 writes it anew");
}
