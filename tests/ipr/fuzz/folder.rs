//! A whole folder with broken files in it: read, judged, reported, made into papers, and moved on.

use chrono::{Datelike, NaiveDate};
use ipr::action::{Advance, CancelMeeting, ChangePerson, EndPerson, FollowUpCases, MoveMeeting, PersonFacts};
use ipr::document::Document;
use ipr::model::Outcome;
use ipr::plans::supplement::Supplement;
use ipr::plans::{Subject, book, calendar, cancellation, extract, minutes, notice, report, status_report};
use ipr::read::{self, FileContent, Files};
use ipr::report::{Report, json, plain};
use ipr::schedule::Year;
use ipr::steps::advance::advance;
use ipr::steps::cancel_meeting::cancel_meeting;
use ipr::steps::follow_up::follow_up;
use ipr::steps::move_meeting::move_meeting;
use ipr::steps::people::{change_person, end_person};
use ipr::steps::{Change, call, find_meeting, seal};
use ipr::text::{Source, SourceId};
use ipr::workspace::Workspace;
use ipr::{render, rules};

use super::mutate::{Seeds, mutate};
use crate::corpus::generator::random::Random;

/// What comes out is at most so many times what went in, and a little for each file.
const GROWTH: usize = 400;

/// One folder through everything.
pub fn attack(seeds: &Seeds, random: &mut Random) {
    let mut files = seeds.folder.clone();
    for _ in 0..=random.below(3) {
        let at = random.below(files.len());
        let seed = if random.below(4) == 0 { seeds.any(random).to_vec() } else { files[at].1.clone() };
        files[at].1 = mutate(seeds, random, &seed);
    }
    let size: usize = files.iter().map(|(_, bytes)| bytes.len() + 1_000).sum();
    let today = NaiveDate::from_ymd_opt(2024, 1 + random.below(12) as u32, 1 + random.below(28) as u32);
    let today = today.expect("every month has 28 days");
    let (workspace, faults) = read::read(as_files(files), today);
    let found = rules::check(&workspace, faults);
    let report = Report::new(&found, today);
    let text = plain::render(&report, &workspace.sources, true);
    let output = json::render(&report, &workspace.sources);
    assert!(text.len() + output.len() < GROWTH * size, "{} bytes of report for {size}", text.len());
    let parsed: serde_json::Value = serde_json::from_str(&output).expect("JSON");
    let listed = |key: &str| parsed[key].as_array().map_or(0, Vec::len);
    assert_eq!(listed("funn") + listed("gjenstår"), found.len());
    for finding in &found {
        let text = &workspace.source(finding.place.source).text;
        assert!(finding.place.start <= finding.place.end, "{finding:?}");
        assert!(finding.place.start as usize <= text.len(), "{finding:?}");
    }
    papers(&workspace, size);
    years(&workspace);
    steps(&workspace, random);
}

fn as_files(files: Vec<(String, Vec<u8>)>) -> Files {
    let texts = files.into_iter().map(|(path, bytes)| {
        let content = match String::from_utf8(bytes) {
            Ok(text) => FileContent::Text(text),
            Err(error) => FileContent::NotText(
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                error.utf8_error().valid_up_to(),
            ),
        };
        (path, content)
    });
    Files { texts: texts.collect(), ..Files::default() }
}

fn papers(workspace: &Workspace, size: usize) {
    for subject in workspace.meetings.iter().filter_map(|meeting| Subject::new(workspace, meeting)) {
        let of_meeting = [cancellation::cancellation(&subject), notice::notice(&subject)];
        for document in of_meeting.into_iter().chain([book::book(&subject), minutes::minutes(&subject)]) {
            set(&document, size);
        }
        sealed(&subject, size);
    }
}

/// The year and the calendars of it, whatever the days are.
fn years(workspace: &Workspace) {
    for year in [workspace.today.year(), 0, 9999] {
        let entries = Year::of(workspace, year).entries;
        assert!(
            entries.iter().all(|entry| entry.day.year() == year)
                && entries.is_sorted_by_key(|entry| entry.day)
        );
    }
    for (_, calendar) in calendar::calendars(workspace, workspace.today.year() - 1) {
        let mut ids: Vec<&str> = calendar.appointments.iter().map(|entry| entry.id.as_str()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{ids:?}");
        let text = render::ics::render_feed(&calendar);
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), count);
    }
}

/// What would be sealed is read again as it was written, and whatever has changed can be said on paper.
fn sealed(subject: &Subject<'_>, size: usize) {
    let (workspace, meeting) = (subject.workspace, subject.meeting);
    let letter = workspace.manifest_of(meeting).map_or(Some('A'), |manifest| manifest.next_letter());
    let day = (letter.expect("few versions"), workspace.today);
    let made = seal::manifest(workspace, meeting, day, Vec::new());
    let source = Source { path: made.path, text: made.text };
    let mut found = Vec::new();
    let manifest = read::dispatch::read(SourceId(0), &source, &mut found);
    assert!(found.is_empty(), "{found:?}\n{}", source.text);
    let manifest = manifest.expect("a manifest");
    assert_eq!(read::dispatch::write(&meeting.id, &manifest.versions, &manifest.minutes), source.text);
    let changes = workspace.differences(meeting, &manifest);
    assert!(changes.iter().all(|change| !change.is_change()), "{changes:?}\n{}", source.text);
    let Some(before) = workspace.manifest_of(meeting) else { return };
    let differences = workspace.differences(meeting, before);
    let notice = &before.versions[0];
    let supplement = Supplement {
        subject: *subject,
        letter: 'B',
        sent: workspace.today,
        notice,
        differences: &differences,
    };
    for document in [Some(supplement.notice()), supplement.book()].into_iter().flatten() {
        assert!(render::markdown::render(&document).len() < GROWTH * size);
    }
    let extracts = workspace.cases.iter().filter_map(|case| extract::extract(workspace, case));
    extracts.for_each(|document| set(&document, size));
    if let Some(carrier) = workspace.cases.iter().next() {
        let scope = report::ReportScope { year: 2024, kind: ipr::model::ReportKind::Quarter(3), carrier };
        set(&status_report::status_report(workspace, &scope), size);
    }
}

fn set(document: &Document, size: usize) {
    let text = render::markdown::render(document);
    let source = render::typst::render(document);
    assert!(text.len() + source.len() < GROWTH * size, "{} bytes of paper for {size}", text.len());
}

/// The same of persons.
fn staffing_steps(workspace: &Workspace) {
    for id in workspace.people.persons.keys() {
        let facts = PersonFacts { email: Some("a@b.example".to_owned()), ..PersonFacts::default() };
        let changed = ChangePerson { person: id.to_string(), facts, ..ChangePerson::default() };
        let day = workspace.today;
        let ended = EndPerson { person: id.to_string(), day, ..EndPerson::default() };
        let tried = [change_person(workspace, &changed), end_person(workspace, &ended)];
        for staffing in tried.into_iter().flatten() {
            still_readable(workspace, &staffing.change);
        }
    }
}

/// Each step gives texts that can be read again, or says no.
fn steps(workspace: &Workspace, random: &mut Random) {
    let outcomes = Outcome::WORDS.map(|(_, outcome)| outcome);
    for case in &workspace.cases {
        let meeting = (random.below(2) == 0 && !workspace.meetings.is_empty())
            .then(|| random.pick(&workspace.meetings.iter().collect::<Vec<_>>()).id.to_string());
        let outcome = (random.below(2) == 0).then(|| *random.pick(&outcomes));
        let as_proposed = outcome.is_some() && random.below(2) == 0;
        let text = "Saken «tas opp».\n\n1. Først.".to_owned();
        let text = (outcome.is_some() && !as_proposed).then_some(text);
        let asked = Advance {
            cases: vec![case.id.value.clone()],
            meeting,
            outcome,
            text,
            as_proposed,
            ..Advance::default()
        };
        if let Ok(step) = advance(workspace, &asked, &case.id.value) {
            let change = Change { texts: step.texts, notes: step.notes, ..Change::default() };
            still_readable(workspace, &change);
        }
    }
    for case in &workspace.cases {
        let what = (random.below(2) == 0).then(|| "Ringe «alle»: nå, {eller} #senere".to_owned());
        let done = (random.below(2) == 0).then(|| random.below(3)).into_iter().collect();
        let asked =
            FollowUpCases { cases: vec![case.id.value.clone()], what, done, ..FollowUpCases::default() };
        if let Ok(change) = follow_up(workspace, &asked) {
            still_readable(workspace, &change);
        }
    }
    staffing_steps(workspace);
    for meeting in &workspace.meetings {
        if let Ok(change) = call::call(workspace, meeting, workspace.today) {
            still_readable(workspace, &change);
        }
        let _ = find_meeting(workspace, meeting.id.as_str());
    }
    if !workspace.meetings.is_empty() {
        let meeting = random.pick(&workspace.meetings.iter().collect::<Vec<_>>()).id.to_string();
        let reason = Some("Storm: «alle» er borte, #1.".to_owned());
        let asked =
            CancelMeeting { meeting: meeting.clone(), reason: reason.clone(), ..CancelMeeting::default() };
        if let Ok(change) = cancel_meeting(workspace, &asked) {
            still_readable(workspace, &change);
        }
        let day = workspace.today;
        let time = Some("10-12:30".to_owned());
        let asked =
            MoveMeeting { meeting, day, time, place: reason.clone(), reason, ..MoveMeeting::default() };
        if let Ok(change) = move_meeting(workspace, &asked) {
            still_readable(workspace, &change);
        }
    }
}

fn still_readable(workspace: &Workspace, change: &Change) {
    for new in &change.texts {
        let is_known = workspace.sources.iter().any(|source| source.path == new.path);
        // Only a meeting gets a file of its own, when it is moved.
        let is_moved = new.text.contains("flyttet-fra");
        assert!(is_known || is_moved, "{} is a file of the folder", new.path);
        let texts = vec![(new.path.clone(), FileContent::Text(new.text.clone()))];
        let (after, found) = read::read(Files { texts, ..Files::default() }, workspace.today);
        let is_broken = !after.broken().cases.is_empty() || !after.broken().meetings.is_empty();
        assert!(!is_broken, "{}\n{}\n{found:?}", new.path, new.text);
    }
}
