//! Plans made at random.

use std::fs;

use chrono::{Days, NaiveDate};
use ipr::action::MoveMeeting;
use ipr::diagnostic::Diagnostic;
use ipr::model::calendar;
use ipr::read::{self, FileContent, Files};
use ipr::schedule::{CaseSchedule, ChainLink, MeetingPlan, PlannedMeeting, Repair};
use ipr::steps::move_meeting::move_meeting;
use ipr::workspace::Workspace;

use super::{day, judged, links};
use crate::program::repository;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// The council, and a year of meetings: styret five times, each prepared by the two others some days before,
/// and representantskapet twice.
fn plan(seed: u64) -> Files {
    let mut dice = Dice(seed);
    let text = |name: &str| fs::read_to_string(repository().join(name)).expect("the council");
    let mut texts = vec![
        ("bodies.yaml".to_owned(), text("bodies.yaml")),
        ("members.yaml".to_owned(), text("members.yaml")),
    ];
    let mut add = |body: &str, day: NaiveDate, hours: &str, is_sent: bool| {
        let day = calendar::working_day_until(day);
        let sent = format!("innkalt\nsendt: {}", day - Days::new(40));
        let status = if is_sent { sent.as_str() } else { "planlagt" };
        texts.push((
            format!("meetings/{day}-{body}/meeting.md"),
            format!("---\norgan: {body}\ndato: {day}\ntid: {hours}\nstatus: {status}\n---\n"),
        ));
    };
    for month in ["01-29", "03-19", "06-04", "09-17", "11-26"] {
        let styret = day(&format!("2027-{month}")) + Days::new(dice.roll(16));
        add("styret", styret, "12:00–15:00", dice.roll(9) == 0);
        add("koordineringsgruppen", styret - Days::new(7 + dice.roll(15)), "09:00–11:00", dice.roll(9) == 0);
        add(
            "interessepolitisk-utvalg",
            styret - Days::new(7 + dice.roll(15)),
            "10:00–12:00",
            dice.roll(9) == 0,
        );
        if month == "06-04" || month == "11-26" {
            add("representantskapet", styret + Days::new(dice.roll(30)), "13:00–15:00", false);
        }
    }
    texts.sort();
    texts.dedup_by(|one, other| one.0 == other.0);
    let texts = texts.into_iter().map(|(path, text)| (path, FileContent::Text(text))).collect();
    Files { texts, ..Files::default() }
}

/// What is found, as code and message, but for notices that are to be sent: those follow the day.
fn due(found: &[Diagnostic]) -> Vec<(&'static str, String)> {
    let told = found.iter().filter(|finding| finding.code != "T01");
    told.map(|finding| (finding.code, finding.message.clone())).collect()
}

/// The folder with meetings moved by the step that the program takes.
fn with_moves(files: &Files, moves: &[PlannedMeeting<'_>], today: NaiveDate) -> Files {
    let mut files = files.clone();
    for moved in moves {
        let (workspace, _) = read::read(files.clone(), today);
        let asked =
            MoveMeeting { meeting: moved.meeting.id.to_string(), day: moved.day, ..MoveMeeting::default() };
        let change = move_meeting(&workspace, &asked).unwrap_or_else(|error| panic!("{asked:?}: {error}"));
        for new in change.texts {
            files.texts.retain(|(path, _)| *path != new.path);
            files.texts.push((new.path, FileContent::Text(new.text)));
        }
        files.texts.sort_by(|one, other| one.0.cmp(&other.0));
    }
    files
}

/// What a plan has after `moves` that was not there before, be it of the same meetings on their old days.
fn news(
    after: &[(&'static str, String)],
    before: &[(&'static str, String)],
    moves: &[PlannedMeeting<'_>],
) -> Vec<String> {
    let on_the_old_days = |message: &str| {
        let message = as_planned(message);
        moves.iter().fold(message, |message, moved| {
            message.replace(&ipr::norsk::date(moved.day), &ipr::norsk::date(moved.meeting.date.value))
        })
    };
    let is_new = |(code, message): &&(&'static str, String)| {
        !before.iter().any(|(known, old)| {
            known == code && (old == message || as_planned(old) == on_the_old_days(message))
        })
    };
    let new = after.iter().filter(is_new);
    new.map(|(code, message)| format!("{code} {message}")).collect()
}

/// What is said of papers that were sent, as it is said of those that are to be: a meeting that is moved is
/// called anew.
fn as_planned(message: &str) -> String {
    message.replace("ble sendt", "må sendes").replace("fantes", "finnes").replace("hadde gitt", "har gitt")
}

/// How often it is told that `link` is broken, when `moves` are made.
fn is_told(
    workspace: &Workspace,
    found: &[(&'static str, String)],
    link: &ChainLink<'_>,
    moves: &[PlannedMeeting<'_>],
) -> usize {
    let day_of = |meeting: &PlannedMeeting<'_>| {
        let moved = moves.iter().find(|moved| moved.is(meeting.meeting));
        ipr::norsk::date(moved.map_or(meeting.day, |moved| moved.day))
    };
    let name_of = |meeting: &PlannedMeeting<'_>| workspace.body_name(meeting.body(), meeting.day);
    let [later, earlier] = [&link.later, &link.earlier].map(|meeting| (name_of(meeting), day_of(meeting)));
    let is_of = |message: &str| {
        message.contains(&format!("{} {}", later.0, later.1))
            && message.contains(&earlier.0)
            && message.ends_with(&earlier.1)
    };
    let is_of_custom = |message: &str| {
        message.to_lowercase().starts_with(&format!("{} møtes {}, før {}", later.0, later.1, earlier.0))
    };
    found.iter().filter(|(code, message)| *code == "T02" && (is_of(message) || is_of_custom(message))).count()
}

#[test]
fn a_repair_that_is_offered_is_one_that_works() {
    let today = day("2027-01-04");
    let (mut tried, mut doubles) = (0, 0);
    for seed in 0..12 {
        let files = plan(seed);
        let (workspace, found) = judged(files.clone(), today);
        let before = due(&found);
        for broken in ipr::schedule::broken(&workspace, 2027) {
            assert_eq!(
                is_told(&workspace, &before, &broken.link, &[]),
                1,
                "seed {seed}: {:?}",
                broken.link.later.meeting.id
            );
            assert!(broken.repairs.is_sorted_by_key(|repair| repair.cost));
            for repair in broken.repairs.iter().filter(|repair| repair.moves().count() > 0) {
                let moves: Vec<PlannedMeeting<'_>> = repair.moves().collect();
                let what = repair.text(&workspace);
                let (_, after) = judged(with_moves(&files, &moves, today), today);
                let after = due(&after);
                let new = news(&after, &before, &moves);
                assert!(new.is_empty(), "seed {seed}: {what}\n{new:#?}");
                assert_eq!(is_told(&workspace, &after, &broken.link, &moves), 0, "seed {seed}: {what}");
                tried += 1;
                doubles += usize::from(moves.len() > 1);
            }
        }
    }
    assert!(tried > 20 && doubles > 5, "only {tried} were tried, {doubles} of them of several meetings");
}

#[test]
fn no_single_meeting_can_be_moved_more_cheaply_than_is_offered() {
    let today = day("2027-01-04");
    let mut compared = 0;
    for seed in [3, 7] {
        let files = plan(seed);
        let (workspace, found) = judged(files.clone(), today);
        let before = due(&found);
        for broken in ipr::schedule::broken(&workspace, 2027).into_iter().take(1) {
            let best = broken.repairs.first().map_or(u32::MAX, |repair| repair.cost);
            for meeting in [broken.link.earlier, broken.link.later] {
                for days in -14..=14_i64 {
                    let to = meeting.day + chrono::Duration::days(days);
                    let is_cheaper = cost(&workspace, meeting, days) < best;
                    let is_taken = workspace.meeting_on(meeting.body(), to).is_some();
                    // What the council asks to keep free is proposed only when nothing else mends the plan.
                    let is_kept_free =
                        workspace.council.avoidances.all_on(to).any(|row| row.value.covers(to));
                    if !is_cheaper || is_taken || is_kept_free || !calendar::is_working_day(to) || days == 0 {
                        continue;
                    }
                    let moved = [PlannedMeeting { day: to, ..meeting }];
                    let (_, after) = judged(with_moves(&files, &moved, today), today);
                    let after = due(&after);
                    let mends = is_told(&workspace, &after, &broken.link, &moved) == 0
                        && news(&after, &before, &moved).is_empty();
                    assert!(!mends, "seed {seed}: {} to {to} is cheaper", meeting.meeting.id);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 10, "only {compared}");
}

/// What it costs to move one meeting, as the page says it.
fn cost(workspace: &Workspace, meeting: PlannedMeeting<'_>, days: i64) -> u32 {
    let body = &workspace.council.bodies[meeting.body()];
    let is_elected = body.kind == Some(ipr::model::BodyKind::Elected);
    let called = if meeting.meeting.has_been_called() { 20 } else { 0 };
    10 + u32::try_from(days.abs()).expect("few days") + if is_elected { 10 } else { 0 } + called
}

#[test]
fn the_last_days_are_those_that_are_found_by_trying_every_day() {
    let mut compared = 0;
    for seed in 0..40 {
        let (workspace, _) = judged(plan(seed), day("2027-01-04"));
        for styret in workspace.meetings_of(&"styret".into()) {
            for link in links(&workspace, styret.id.as_str()) {
                assert_eq!(
                    link.latest,
                    last_day(&workspace, &link),
                    "seed {seed}: {}",
                    link.later.meeting.id
                );
                let (from, until) = (link.earlier.day.min(link.latest), link.earlier.day.max(link.latest));
                let days = from.iter_days().skip(1).take_while(|day| *day <= until);
                let days =
                    i64::try_from(days.filter(|day| calendar::is_working_day(*day)).count()).expect("few");
                let margin = if link.earlier.day > link.latest { -days } else { days };
                assert_eq!(link.margin(), margin);
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "only {compared}");
}

/// The last working day on which the earlier body can meet and what it gives be written on the next working
/// day, no later than some working day that lies so many days before the meeting as the papers must.
fn last_day(workspace: &Workspace, link: &ChainLink<'_>) -> NaiveDate {
    let body = &workspace.council.bodies[link.later.body()];
    let days = body.dispatch.on(link.later.day).expect("a rule").value.days;
    let is_out_in_time = |day: NaiveDate| day + Days::new(days.into()) <= link.later.day;
    let mut held = link.later.day;
    loop {
        let written = held.iter_days().skip(1).find(|day| calendar::is_working_day(*day)).expect("a day");
        let needs_papers = link.requirement.limit == ipr::schedule::Limit::Papers;
        if calendar::is_working_day(held) && (!needs_papers || is_out_in_time(written)) {
            return held;
        }
        held = held.pred_opt().expect("a day before");
    }
}

/// A case with a hearing deadline reaches it when there are three meetings far enough from each other, tried
/// one by one.
#[test]
fn a_case_reaches_its_deadline_when_any_three_meetings_let_it() {
    let today = day("2027-01-04");
    let (mut reached, mut missed) = (0, 0);
    for seed in 0..60 {
        let deadline = day("2027-02-01") + Days::new(5 * seed);
        let mut files = plan(seed);
        let text = format!(
            "---\nid: 2027-001\ntittel: Høring\nsakstype: uttalelse\nhøringsfrist: {deadline}\n\
                status: utkast\nsaksgang:\n  - {{organ: koordineringsgruppen}}\n  - {{organ: \
                interessepolitisk-utvalg}}\n  - {{organ: styret}}\n---\n"
        );
        files.texts.push(("cases/2027/2027-001-horing.md".to_owned(), FileContent::Text(text)));
        files.texts.sort_by(|one, other| one.0.cmp(&other.0));
        let (workspace, _) = read::read(files, today);
        let case = workspace.case(&"2027-001".into()).expect("the case");
        let expected = can_be_reached(&workspace, deadline);
        let course = CaseSchedule::of(&workspace, case);
        // Where no meeting is planned after the day, one can still be set up; that is not tried here.
        if course.stages.iter().any(|stage| stage.reaches.is_none() && stage.misses.is_none()) {
            continue;
        }
        assert_eq!(course.holds(), expected, "seed {seed}, by {deadline}");
        *(if expected { &mut reached } else { &mut missed }) += 1;
    }
    assert!(reached > 10 && missed > 3, "{reached} reached and {missed} missed");
}

fn can_be_reached(workspace: &Workspace, deadline: NaiveDate) -> bool {
    let open = |body: &str| -> Vec<NaiveDate> {
        let meetings = workspace.meetings_of(&body.into()).filter(|meeting| !meeting.has_been_called());
        let days = meetings.map(|meeting| meeting.date.value);
        days.filter(|day| {
            let papers = workspace.dispatch_deadline(&body.into(), *day);
            calendar::working_days_before(papers, 1) >= workspace.today
        })
        .collect()
    };
    let is_before = |earlier: NaiveDate, later: &str, day: NaiveDate| {
        calendar::working_days_before(workspace.dispatch_deadline(&later.into(), day), 1) >= earlier
    };
    open("styret").into_iter().filter(|styret| *styret <= deadline).any(|styret| {
        open("interessepolitisk-utvalg").into_iter().any(|committee| {
            is_before(committee, "styret", styret)
                && open("koordineringsgruppen").into_iter().any(|group| {
                    is_before(group, "interessepolitisk-utvalg", committee)
                        && is_before(group, "styret", styret)
                })
        })
    })
}

/// Moves that nobody offers do break things, so that what the tests above find silent says something.
#[test]
fn a_move_that_is_not_offered_is_found_out() {
    let today = day("2027-01-04");
    let files = plan(1);
    let (workspace, found) = judged(files.clone(), today);
    let before = due(&found);
    let styret = workspace.meetings_of(&"styret".into()).nth(2).expect("a meeting");
    let moved = [PlannedMeeting { meeting: styret, day: day("2027-07-30") }];
    let (_, after) = judged(with_moves(&files, &moved, today), today);
    assert!(!news(&due(&after), &before, &moved).is_empty());
    let plan = MeetingPlan::of(&workspace).with(&moved);
    assert_eq!(plan.planned(styret).day, day("2027-07-30"));
}

/// A repair says what it does and how.
#[test]
fn a_repair_is_told_with_its_commands() {
    let (workspace, _) = judged(plan(0), day("2027-01-04"));
    let broken = ipr::schedule::broken(&workspace, 2027);
    let repairs: Vec<&Repair<'_>> = broken.iter().flat_map(|broken| &broken.repairs).collect();
    for repair in repairs {
        let text = repair.sentence(&workspace);
        assert_eq!(text.matches("«ipr mote flytt ").count(), repair.moves().count(), "{text}");
        assert_eq!(repair.waiver(&workspace).is_some(), repair.moves().count() == 0, "{text}");
    }
}
