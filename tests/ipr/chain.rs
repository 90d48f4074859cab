//! The chain of a meeting plan (T02): the seeds' own cycle, which cannot be kept as written, and what mends
//! it; the real meetings of 2024; and plans made at random, in which every repair that is offered is made and
//! judged by all rules.

mod cases;
mod random;
mod small;

use chrono::NaiveDate;
use ipr::diagnostic::Diagnostic;
use ipr::schedule::{ChainLink, MeetingPlan, PlannedMeeting, chain};
use ipr::workspace::Workspace;
use ipr::{disk, read, rules};

use crate::program::{Folder, repository};

/// Five meetings of styret in 2025, all on Fridays.
const STYRET: [&str; 5] = ["2025-02-14", "2025-04-04", "2025-06-13", "2025-09-26", "2025-11-28"];
const TODAY: [&str; 2] = ["--dato", "2025-01-13"];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A planned meeting, with nothing on its agenda.
fn meeting(folder: &Folder, body: &str, day: NaiveDate, hours: &str) {
    let text = format!("---\norgan: {body}\ndato: {day}\ntid: {hours}\nstatus: planlagt\n---\n");
    folder.write(&format!("meetings/{day}-{body}/meeting.md"), text);
}

/// The real council with the cycle of the seeds: koordineringsgruppen and interessepolitisk utvalg 14 days
/// before each meeting of styret.
fn cycle() -> Folder {
    let folder = Folder::with(&[("bodies.yaml", "bodies.yaml"), ("members.yaml", "members.yaml")]);
    for styret in STYRET.map(day) {
        let before = styret - chrono::Days::new(14);
        meeting(&folder, "styret", styret, "12:00–15:00");
        meeting(&folder, "koordineringsgruppen", before, "09:00–11:00");
        meeting(&folder, "interessepolitisk-utvalg", before, "12:00–14:00");
    }
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "Møteplanen"]);
    folder
}

fn on_the_day(folder: &Folder, arguments: &[&str]) -> String {
    let said = folder.ipr(&[arguments, &TODAY].concat());
    assert_eq!(said.code, 0, "{arguments:?}\n{}{}", said.out, said.err);
    said.out
}

/// What `ipr check` finds, as code and message.
fn found(folder: &Folder) -> Vec<(String, String)> {
    let said = folder.ipr(&[&["check", "--format", "json"][..], &TODAY].concat());
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().expect("text").to_owned();
    let all = report["funn"].as_array().expect("a list").iter();
    all.map(|finding| (text(finding, "kode"), text(finding, "melding"))).collect()
}

#[test]
fn the_cycle_of_the_seeds_cannot_be_kept_and_the_repair_mends_it() {
    let folder = cycle();
    let before = found(&folder);
    let broken: Vec<&String> =
        before.iter().filter(|(code, _)| code == "T02").map(|(_, message)| message).collect();
    assert_eq!(broken.len(), 5, "once before each meeting of styret: {broken:#?}");
    assert_eq!(
        broken[0],
        "Papirene til interessepolitisk utvalg 31. januar 2025 må sendes før det finnes referat fra \
            administrativ koordineringsgruppe 31. januar 2025"
    );
    let said = on_the_day(&folder, &["check"]);
    // Once for each of them, and once where the source says of itself that it can be kept.
    assert_eq!(said.matches("grunnlag: mandat-2025 pkt. 3").count(), 6, "{said}");
    while let Some((meeting, to)) = first_move(&folder) {
        on_the_day(&folder, &["mote", "flytt", &meeting, &to]);
    }
    let left = found(&folder);
    assert!(left.iter().all(|(code, _)| code != "T02"), "{left:#?}");
    let new: Vec<_> = left.iter().filter(|finding| !before.contains(finding)).collect();
    assert!(new.is_empty(), "{new:#?}");
    for moved in ["2025-01-24-koordineringsgruppen", "2025-02-03-interessepolitisk-utvalg"] {
        assert!(folder.path().join("meetings").join(moved).exists(), "{moved}");
    }
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

/// The first deed that T02 advises.
fn first_move(folder: &Folder) -> Option<(String, String)> {
    let said = on_the_day(folder, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let mut broken = report["funn"].as_array()?.iter().filter(|finding| finding["kode"] == "T02");
    let commands = &broken.next()?["kommandoer"];
    let (meeting, to) = commands[0].as_str()?.strip_prefix("ipr mote flytt ")?.split_once(' ')?;
    Some((meeting.to_owned(), to.to_owned()))
}

/// The programme and budget go to styret in November and to representantskapet in December.
#[test]
fn representantskapet_too_soon_after_styret_is_found() {
    let folder = cycle();
    for (meets, is_told) in [("2025-12-05", true), ("2025-12-11", false)] {
        meeting(&folder, "representantskapet", day(meets), "12:00–15:00");
        let message = format!(
            "Papirene til representantskapet {} må sendes før styret har gitt innstilling 28. november 2025",
            ipr::norsk::date(day(meets))
        );
        assert_eq!(
            found(&folder).iter().any(|(code, told)| code == "T02" && *told == message),
            is_told,
            "{meets}"
        );
        if is_told {
            let said = on_the_day(&folder, &["check"]).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains("Flytt representantskapet til torsdag 11. desember 2025."), "{said}");
            std::fs::remove_dir_all(folder.path().join("meetings/2025-12-05-representantskapet"))
                .expect("removed");
        }
    }
}

#[test]
fn a_plan_that_is_waived_is_left_alone() {
    let folder = cycle();
    let path = "meetings/2025-01-31-interessepolitisk-utvalg/meeting.md";
    let waiver = "avvik: [{regel: T02, grunn: Referatet ettersendes, av: styret}]\n---\n";
    folder.write(path, folder.read(path).replacen("planlagt\n---\n", &format!("planlagt\n{waiver}"), 1));
    assert_eq!(found(&folder).iter().filter(|(code, _)| code == "T02").count(), 4);
    assert!(found(&folder).iter().all(|(code, _)| code != "F13"));
}

#[test]
fn meetings_that_sit_together_or_need_no_time_are_no_broken_link() {
    let folder = cycle();
    let path = "meetings/2025-01-31-interessepolitisk-utvalg/meeting.md";
    let text = folder.read(path);
    for (key, is_told) in
        [("form: digitalt\nhaste: ja", false), ("form: skriftlig", false), ("form: fysisk", true)]
    {
        folder.write(path, text.replacen("status:", &format!("{key}\nstatus:"), 1));
        let is_found =
            found(&folder).iter().any(|(code, message)| code == "T02" && message.contains("31. januar"));
        assert_eq!(is_found, is_told, "{key}");
    }
}

#[test]
fn what_went_out_after_the_minutes_were_there_is_no_fault_and_what_did_not_is() {
    for (sent, is_told) in [("2025-01-31", false), ("2025-01-24", true)] {
        let folder = cycle();
        for body in ["koordineringsgruppen", "interessepolitisk-utvalg"] {
            let path = format!("meetings/2025-01-31-{body}/meeting.md");
            let text = folder.read(&path).replacen("planlagt", &format!("avholdt\nsendt: {sent}"), 1);
            folder.write(&path, text);
        }
        let said = folder.ipr(&["check", "--dato", "2025-02-01"]).out;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let message =
            "Papirene til interessepolitisk utvalg 31. januar 2025 ble sendt før det fantes referat fra";
        assert_eq!(said.contains(message), is_told, "{said}");
        assert!(!said.contains("mote flytt 2025-01-31"), "{said}");
    }
}

/// Of meetings that are over only a case that went from the one to the other tells whether anything was
/// missing.
#[test]
fn a_meeting_held_after_papers_left_is_a_fault_when_a_case_went_that_way() {
    for (committee, styret, is_told) in [
        ("id: 2025-001", "id: 2025-001", true),
        ("id: 2025-001", "id: 2025-002", false),
        ("id: 2025-001", "id: 2025-001, tillegg: ja", false),
    ] {
        let folder = cycle();
        let held = |body: &str, day: &str, sent: &str, item: &str| {
            let text = format!(
                "---\norgan: {body}\ndato: {day}\nstatus: avholdt\nsendt: {sent}\n\
                    saksliste:\n  - {{{item}}}\n---\n"
            );
            folder.write(&format!("meetings/{day}-{body}/meeting.md"), text);
        };
        std::fs::remove_dir_all(folder.path().join("meetings/2025-01-31-interessepolitisk-utvalg"))
            .expect("removed");
        held("interessepolitisk-utvalg", "2025-02-06", "2025-01-30", committee);
        held("styret", "2025-02-14", "2025-02-04", styret);
        let said = folder.ipr(&["check", "--dato", "2025-02-20"]).out;
        let message = "Papirene til styret 14. februar 2025 ble sendt før interessepolitisk utvalg hadde \
            gitt innstilling 6. februar 2025";
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said.contains(message), is_told, "{committee} {styret}\n{said}");
    }
}

#[test]
fn the_real_meetings_of_2024_are_far_enough_apart() {
    let (workspace, _) = read::read(disk::load(&repository(), &|_, _| ()), day("2024-05-01"));
    assert!(ipr::schedule::broken(&workspace, 2024).is_empty());
    let margins = |styret: &str| -> Vec<(String, i64)> {
        let mut links = links(&workspace, styret);
        links.sort_by_key(|link| link.earlier.meeting.id.clone());
        links.iter().map(|link| (link.earlier.meeting.id.to_string(), link.margin())).collect()
    };
    // The papers left on 6 February and 16 April; what the committee said was written by the working day
    // before.
    let february = margins("2024-02-16-styret");
    assert!(february.contains(&("2024-01-31-interessepolitisk-utvalg".to_owned(), 3)), "{february:?}");
    let april = margins("2024-04-26-styret");
    assert!(april.contains(&("2024-04-11-interessepolitisk-utvalg".to_owned(), 2)), "{april:?}");
}

/// The days of the meeting whose papers had two working days: 24 June 2022, by the rows that came later.
#[test]
fn the_days_of_24_june_2022() {
    let bodies = std::fs::read_to_string(repository().join("bodies.yaml")).expect("the council");
    let early = |text: String, from: &str| text.replace(&format!("fra: {from}"), "fra: 2022-01-01");
    let bodies = ["2023-01-01", "2023-11-01", "2025-01-16"].into_iter().fold(bodies, early);
    let mut texts = vec![("bodies.yaml".to_owned(), read::FileContent::Text(bodies))];
    for (body, day) in [
        ("koordineringsgruppen", "2022-06-10"),
        ("interessepolitisk-utvalg", "2022-06-10"),
        ("styret", "2022-06-24"),
    ] {
        let text = format!("---\norgan: {body}\ndato: {day}\nstatus: planlagt\n---\n");
        texts.push((format!("meetings/{day}-{body}/meeting.md"), read::FileContent::Text(text)));
    }
    let files = read::Files { texts, ..read::Files::default() };
    let (workspace, _) = read::read(files, day("2022-05-02"));
    let links = links(&workspace, "2022-06-24-styret");
    let between = |earlier: &str, later: &str| {
        let is_it = |link: &&ChainLink<'_>| {
            link.earlier.body().as_str() == earlier && link.later.body().as_str() == later
        };
        let link = links.iter().find(is_it).unwrap_or_else(|| panic!("{earlier} before {later}"));
        (link.papers, link.latest, link.margin())
    };
    let (committee, group) = ("interessepolitisk-utvalg", "koordineringsgruppen");
    // Papers leave Tuesday; the recommendation of Friday is written on Monday, with a day to spare.
    assert_eq!(between(committee, "styret"), (day("2022-06-14"), day("2022-06-13"), 1));
    assert_eq!(ipr::model::calendar::working_days_between(day("2022-06-10"), day("2022-06-14")), 2);
    assert_eq!(between(group, "styret"), (day("2022-06-14"), day("2022-06-13"), 1));
    // The papers of the committee left a week before the group met, and Whit Monday takes a day.
    assert_eq!(between(group, committee), (day("2022-06-03"), day("2022-06-02"), -5));
}

/// The links to one meeting and between those that prepare it.
fn links<'a>(workspace: &'a Workspace, meeting: &str) -> Vec<ChainLink<'a>> {
    let mut links = Vec::new();
    let target = PlannedMeeting::as_written(workspace.meeting_in(meeting).expect("the meeting"));
    chain::each_link(&MeetingPlan::of(workspace), target, |link| links.push(link));
    links
}

/// Everything found in a folder in memory.
fn judged(files: read::Files, today: NaiveDate) -> (Workspace, Vec<Diagnostic>) {
    let (workspace, read) = read::read(files, today);
    let found = rules::check(&workspace, read);
    (workspace, found)
}
