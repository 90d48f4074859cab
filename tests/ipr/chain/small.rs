//! Small folders in memory, each with one thing in it that the chain has to see.

use chrono::{Datelike, NaiveDate};
use ipr::diagnostic::Diagnostic;
use ipr::model::BodyId;
use ipr::model::calendar;
use ipr::read::{FileContent, Files};
use ipr::schedule::{CaseSchedule, MeetingPlan, PlannedMeeting, case_schedule};

use super::{day, judged, links};
use crate::program::repository;

/// The council as it is, but for `changes` in its bodies.
fn council(changes: &[(&str, &str)]) -> Files {
    let read = |name: &str| std::fs::read_to_string(repository().join(name)).expect("the council");
    let mut bodies = read("bodies.yaml");
    for (from, to) in changes {
        assert!(bodies.contains(from), "{from}");
        bodies = bodies.replacen(from, to, 1);
    }
    let texts = [("bodies.yaml", bodies), ("members.yaml", read("members.yaml"))];
    let texts = texts.map(|(path, text)| (path.to_owned(), FileContent::Text(text))).to_vec();
    Files { texts, ..Files::default() }
}

/// The folder with a planned meeting more, on each of `days`.
fn meeting(files: &mut Files, body: &str, days: &[&str]) {
    for day in days {
        let text = format!("---\norgan: {body}\ndato: {day}\nstatus: planlagt\n---\n");
        files.texts.push((format!("meetings/{day}-{body}/meeting.md"), FileContent::Text(text)));
    }
    files.texts.sort_by(|one, other| one.0.cmp(&other.0));
}

/// The folder with case 2027-001, which goes to `bodies`, each `organ` with what follows it.
fn case(files: &mut Files, deadlines: &str, bodies: &[&str]) {
    let steps: String = bodies.iter().map(|body| format!("  - {{organ: {body}}}\n")).collect();
    let text = format!(
        "---\nid: 2027-001\ntittel: Høring\nsakstype: uttalelse\n{deadlines}\nstatus: utkast\nsaksgang:\n\
            {steps}---\n"
    );
    files.texts.push(("cases/2027/2027-001-horing.md".to_owned(), FileContent::Text(text)));
    files.texts.sort_by(|one, other| one.0.cmp(&other.0));
}

/// What T02 says.
fn told(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().filter(|finding| finding.code == "T02").map(|finding| finding.message.as_str()).collect()
}

/// Of two months in which the annual cycle has styret, the one that lies nearest before representantskapet
/// counts.
#[test]
fn the_last_month_of_the_annual_cycle_counts() {
    let row = "{fra: 2024-01-01, organ: styret, måned: november";
    let april = format!("{}, grunnlag: antatt}}, {row}", row.replace("november", "april"));
    let mut files = council(&[(row, &april)]);
    meeting(&mut files, "styret", &["2026-04-16", "2026-11-30"]);
    meeting(&mut files, "representantskapet", &["2026-12-09"]);
    let (_, found) = judged(files, day("2026-01-05"));
    let message = "Papirene til representantskapet 9. desember 2026 må sendes før styret har gitt \
        innstilling 30. november 2026";
    assert_eq!(told(&found), [message]);
}

/// A treatment after the deciding one takes nothing away from what is said of the deadline.
#[test]
fn a_treatment_after_the_decision_does_not_silence_a_deadline() {
    for after in [&["styret"][..], &["styret", "representantskapet, møte: 2027-06-30"]] {
        let mut files = council(&[]);
        meeting(&mut files, "styret", &["2027-06-11"]);
        meeting(&mut files, "representantskapet", &["2027-06-30"]);
        case(&mut files, "høringsfrist: 2027-03-01", after);
        let (_, found) = judged(files, day("2027-01-04"));
        let message = "Saken rekker ikke høringsfristen 1. mars 2027: styret må møtes senest 1. mars 2027, \
            og møtes først 11. juni 2027";
        assert_eq!(told(&found), [message], "{after:?}");
    }
}

/// The first and the last meeting are those that are found by a look at them all, also when some are moved.
#[test]
fn the_first_and_the_last_meeting_in_a_plan_are_those_of_them_all() {
    let mut files = council(&[]);
    meeting(&mut files, "styret", &["2027-01-15", "2027-02-12", "2027-03-12", "2027-04-16", "2027-05-14"]);
    let (workspace, _) = judged(files, day("2027-01-04"));
    let styret = BodyId::from("styret");
    let moved = workspace.meetings_of(&styret).nth(2).expect("a meeting");
    let plan = MeetingPlan::of(&workspace);
    for plan in [plan.with(&[PlannedMeeting { meeting: moved, day: day("2027-05-28") }]), plan] {
        for (first, last) in
            [("2027-01-01", "2027-12-31"), ("2027-02-12", "2027-05-14"), ("2027-05-15", "2027-05-28")]
        {
            let days = (day(first), day(last));
            let all = || plan.between(&styret, days.0, days.1).map(|meeting| meeting.day);
            let is_even = |day: NaiveDate| day.day().is_multiple_of(2);
            let found = |meeting: Option<PlannedMeeting<'_>>| meeting.map(|meeting| meeting.day);
            let meant = |meeting: &PlannedMeeting<'_>| is_even(meeting.day);
            let even = || all().filter(|day| is_even(*day));
            assert_eq!(found(plan.first_between(&styret, days, meant)), even().min(), "{first} {last}");
            assert_eq!(found(plan.last_between(&styret, days, meant)), even().max(), "{first} {last}");
            assert_eq!(found(plan.last_between(&styret, days, |_| true)), all().max(), "{first} {last}");
        }
    }
}

/// More time mends a case only when each of its own days that comes too soon is put off.
#[test]
fn more_time_is_asked_for_each_day_that_comes_too_soon() {
    for (deadlines, expected) in [
        (
            "høringsfrist: 2027-06-01\nfrist: 2027-06-10",
            "be om utsatt høringsfrist, til fredag 25. juni 2027 eller senere og sett saken en ny frist, \
                fredag 25. juni 2027 eller senere",
        ),
        (
            "høringsfrist: 2027-06-01\nfrist: 2027-06-30",
            "be om utsatt høringsfrist, til fredag 25. juni 2027 eller senere",
        ),
        (
            "høringsfrist: 2027-06-30\nfrist: 2027-06-10",
            "sett saken en ny frist, fredag 25. juni 2027 eller senere",
        ),
    ] {
        let mut files = council(&[]);
        meeting(&mut files, "styret", &["2027-06-25"]);
        case(&mut files, deadlines, &["styret"]);
        let (workspace, _) = judged(files, day("2027-01-04"));
        let case = workspace.case(&"2027-001".into()).expect("the case");
        let ways = case_schedule::remedies(&MeetingPlan::of(&workspace), case);
        let told: Vec<String> = ways.iter().map(|way| way.text(&workspace)).collect();
        assert!(told.iter().any(|told| told == expected), "{deadlines}: {told:#?}");
    }
}

/// A deadline on a day off is kept by a meeting that is planned on that very day; only what is to be
/// suggested is rolled back.
#[test]
fn a_meeting_on_the_very_day_of_a_deadline_is_in_time() {
    // A Saturday, and Whit Monday.
    for (deadline, latest) in [("2027-06-12", "2027-06-11"), ("2027-05-17", "2027-05-14")] {
        for key in ["frist", "høringsfrist"] {
            let course = |step: &str| {
                let mut files = council(&[]);
                meeting(&mut files, "styret", &[deadline]);
                case(&mut files, &format!("{key}: {deadline}"), &[step]);
                let (workspace, found) = judged(files, day("2027-01-04"));
                assert_eq!(told(&found), [""; 0], "{key} {deadline}");
                let stage =
                    CaseSchedule::of(&workspace, workspace.case(&"2027-001".into()).expect("the case"))
                        .stages
                        .remove(0);
                (stage.is_late, stage.latest, stage.margin())
            };
            let expected = (false, Some(day(latest)), Some(0));
            assert_eq!(course(&format!("styret, møte: {deadline}")), expected, "{key} {deadline}");
            assert_eq!(course("styret"), expected, "{key} {deadline}");
        }
    }
}

/// A link holds when the minutes are written on the day the papers leave, and its margin is less than nothing
/// exactly when it does not, whatever days the two meet on.
#[test]
fn a_margin_is_less_than_nothing_exactly_when_the_link_is_broken() {
    let (mut broken, mut whole) = (0, 0);
    for later in day("2027-05-26").iter_days().take(10) {
        for earlier in day("2027-05-05").iter_days().take(18) {
            let mut files = council(&[]);
            meeting(&mut files, "interessepolitisk-utvalg", &[&earlier.to_string()]);
            meeting(&mut files, "styret", &[&later.to_string()]);
            let (workspace, _) = judged(files, day("2027-01-04"));
            for link in links(&workspace, &format!("{later}-styret")) {
                let is_written = calendar::working_days_after(earlier, 1) <= link.papers;
                assert_eq!(link.is_broken(workspace.today), !is_written, "{earlier} {later}");
                assert_eq!(link.margin() < 0, !is_written, "{earlier} {later}");
                assert!(calendar::is_working_day(link.latest), "{later}");
                *(if is_written { &mut whole } else { &mut broken }) += 1;
            }
        }
    }
    assert!(broken > 20 && whole > 20, "{broken} broken and {whole} whole");
}

/// A day that the council asks to keep free is proposed only when no other mends the plan.
#[test]
fn a_meeting_is_moved_to_a_day_to_keep_free_only_when_no_other_does() {
    let moves = |kept: &[String]| -> Vec<String> {
        let row = |dates: &String| format!("    - {{hva: stengt, datoer: {dates}, grunnlag: antatt}}\n");
        let rows = format!("  unngå:\n{}", kept.iter().map(row).collect::<String>());
        let mut files = council(&[("  unngå:\n", &rows)]);
        meeting(&mut files, "interessepolitisk-utvalg", &["2027-06-04"]);
        meeting(&mut files, "styret", &["2027-06-11"]);
        let (workspace, _) = judged(files, day("2027-01-04"));
        let broken = ipr::schedule::broken(&workspace, 2027);
        let repairs = broken.iter().flat_map(|broken| &broken.repairs);
        repairs.flat_map(|repair| repair.moves().map(|moved| moved.day.to_string())).collect()
    };
    let proposed = moves(&[]);
    assert!(!proposed.is_empty());
    let kept: Vec<String> = proposed.iter().map(|day| format!("{day}–{day}")).collect();
    let others = moves(&kept);
    assert!(
        !others.is_empty() && others.iter().all(|day| !proposed.contains(day)),
        "{proposed:?} {others:?}"
    );
    assert_eq!(moves(&["2027-04-01–2027-08-31".to_owned()]), proposed, "nothing else is left");
}
