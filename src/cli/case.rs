//! `ipr sak`

use anyhow::Result;
use serde::Serialize;

use super::arguments::Global;
use super::session::Session;
use super::timetable::{RepairOutput, StageOutput, Timetable};
use super::{Outcome, follow_up, output};
use crate::action::{Advance, Format, ListCases, NewCase};
use crate::model::concordance::outcome_words;
use crate::model::{Case, Concordance, Step, Waiting};
use crate::norsk::{self, Language};
use crate::report::plain;
use crate::steps::advance::{advance as take_step, find_case};
use crate::steps::find_body;
use crate::steps::new_case::{find_area, find_person, new_case};
use crate::text::Placed;
use crate::text::wrap;
use crate::workspace::Workspace;

/// Makes a case.
pub fn new(global: &Global, arguments: &NewCase) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = new_case(&session.workspace, arguments)?;
    let outcome = session.carry_out(&change, arguments.trial.dry_run)?;
    if outcome == Outcome::Clean {
        let (after, _) = session.with(&change.texts);
        let is_new = |case: &&Case| session.workspace.case(&case.id.value).is_none();
        let answer = after.cases.iter().find(is_new).and_then(|case| Timetable::of(&after, case).answer());
        output::print(&answer.map_or_else(String::new, |answer| format!("\n{answer}")));
    }
    Ok(outcome)
}

/// Takes a case its next step.
pub fn advance(global: &Global, arguments: &Advance) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = take_step(&session.workspace, arguments)?;
    session.carry_out(&change, arguments.trial.dry_run)
}

/// A case as a program reads it.
#[derive(Serialize)]
struct CaseOutput {
    id: String,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "sakstype")]
    case_type: Option<String>,
    #[serde(rename = "politisk")]
    political: bool,
    #[serde(rename = "innsatsområde")]
    focus_area: Option<String>,
    #[serde(rename = "saksansvarlig")]
    responsible: Option<String>,
    status: Option<&'static str>,
    #[serde(rename = "unntatt")]
    exempt: bool,
    #[serde(rename = "neste")]
    next: Option<StepOutput>,
    #[serde(rename = "saksgang")]
    routing: Vec<StepOutput>,
    #[serde(rename = "tidsplan", skip_serializing_if = "Option::is_none")]
    timetable: Option<Vec<StageOutput>>,
    #[serde(rename = "utveier", skip_serializing_if = "Option::is_none")]
    repairs: Option<Vec<RepairOutput>>,
    #[serde(rename = "frister", skip_serializing_if = "Option::is_none")]
    deadlines: Option<Vec<String>>,
    #[serde(rename = "venter", skip_serializing_if = "Option::is_none")]
    waits: Option<Vec<String>>,
}

#[derive(Serialize)]
struct StepOutput {
    #[serde(rename = "organ")]
    body: String,
    #[serde(rename = "møte")]
    meeting: Option<String>,
    #[serde(rename = "sak")]
    number: Option<String>,
    #[serde(rename = "utfall")]
    outcome: Option<&'static str>,
    #[serde(rename = "samsvar", skip_serializing_if = "Option::is_none")]
    concordance: Option<&'static str>,
}

/// Where the case goes next; one that has been withdrawn goes nowhere.
fn next_step(case: &Case) -> Option<&Step> {
    case.next_step().filter(|_| !case.is_withdrawn())
}

fn step_output(step: &Step) -> StepOutput {
    StepOutput {
        body: step.body.value.clone(),
        meeting: step.meeting.map(|day| day.value.to_string()),
        number: step.number.as_ref().map(|number| number.value.clone()),
        outcome: step.outcome.map(|outcome| outcome.value.word()),
        concordance: None,
    }
}

/// The treatments with whether each body followed what was put before it.
fn routing_output(workspace: &Workspace, case: &Case) -> Vec<StepOutput> {
    let judged = case.routing.iter().enumerate().map(|(index, step)| StepOutput {
        concordance: concordance(workspace, case, index).map(Concordance::word),
        ..step_output(step)
    });
    judged.collect()
}

fn concordance(workspace: &Workspace, case: &Case, index: usize) -> Option<Concordance> {
    workspace.spoken(case, index)?.open_concordance(case)
}

fn case_output(workspace: &Workspace, case: &Case) -> CaseOutput {
    CaseOutput {
        id: case.id.value.clone(),
        title: case.open_title(workspace.council.language).to_owned(),
        case_type: case.case_type.as_ref().map(|text| text.value.clone()),
        political: workspace.is_political(case),
        focus_area: case.focus_area.as_ref().map(|text| text.value.clone()),
        responsible: case.responsible.as_ref().map(|text| text.value.clone()),
        status: case.status.map(|status| status.value.word()),
        exempt: case.exempt.is_some(),
        next: next_step(case).map(step_output),
        routing: case.routing.iter().map(step_output).collect(),
        timetable: None,
        repairs: None,
        deadlines: None,
        waits: None,
    }
}

/// Lists cases.
pub fn list(global: &Global, arguments: &ListCases) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let body = arguments.body.as_deref().map(|name| find_body(workspace, name)).transpose()?;
    let responsible =
        arguments.responsible.as_deref().map(|name| find_person(workspace, name)).transpose()?;
    let focus_area =
        arguments.focus_area.as_deref().map(|name| find_area(workspace, name, None)).transpose()?;
    let is = |written: Option<&Placed<String>>, wanted: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| written.is_some_and(|written| written.value == *wanted))
    };
    let is_wanted = |case: &&Case| {
        arguments.status.is_none_or(|wanted| case.status.is_some_and(|status| status.value == wanted))
            && body.is_none_or(|body| case.routing.iter().any(|step| step.body.value == body.id))
            && is(case.responsible.as_ref(), &responsible)
            && is(case.focus_area.as_ref(), &focus_area)
    };
    let cases: Vec<&Case> = workspace.cases.iter().filter(is_wanted).collect();
    if arguments.answer.format == Format::Json {
        let cases: Vec<CaseOutput> = cases.iter().map(|case| case_output(workspace, case)).collect();
        output::print(&output::json(&cases)?);
        return Ok(Outcome::Clean);
    }
    if cases.is_empty() {
        output::print("Ingen saker.\n");
        return Ok(Outcome::Clean);
    }
    let rows: Vec<Vec<String>> = cases.iter().map(|case| row(workspace, case)).collect();
    output::print(&output::table(&["Id", "Status", "Neste", "Tittel"], &rows));
    Ok(Outcome::Clean)
}

fn row(workspace: &Workspace, case: &Case) -> Vec<String> {
    let status = case.status.map_or("–", |status| status.value.word()).to_owned();
    let next = next_step(case).map_or_else(
        || "–".to_owned(),
        |step| {
            let body = workspace.council.bodies.get(&step.body.value);
            let name = body.map_or(step.body.value.as_str(), |body| {
                body.abbreviation.as_deref().unwrap_or_else(|| body.name_on(workspace.today))
            });
            match step.meeting {
                Some(day) => format!("{name} {}", norsk::short_date(day.value)),
                None => name.to_owned(),
            }
        },
    );
    vec![case.id.value.clone(), status, next, case.open_title(workspace.council.language).to_owned()]
}

/// Shows one case.
pub fn show(global: &Global, id: &str, format: Format) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let case = find_case(workspace, id)?;
    let deadlines = deadlines(workspace, case);
    let waits = waits(&session, case);
    let timetable = Timetable::of(workspace, case);
    if format == Format::Json {
        let output = CaseOutput {
            timetable: Some(timetable.stages()),
            repairs: Some(timetable.repairs()),
            deadlines: Some(deadlines),
            waits: Some(waits),
            routing: routing_output(workspace, case),
            ..case_output(workspace, case)
        };
        output::print(&output::json(&output)?);
        return Ok(Outcome::Clean);
    }
    let mut text = format!(
        "{}\n",
        wrap(
            &output::clean(&format!("{} {}", case.id.value, case.open_title(workspace.council.language))),
            plain::WIDTH
        )
    );
    if let Some(exempt) = &case.exempt {
        text.push_str(&format!("Unntatt offentlighet, {}\n", exempt.reason()));
    }
    text.push('\n');
    for (label, value) in facts(workspace, case) {
        text.push_str(&format!("{label:<15} {value}\n"));
    }
    text.push_str("\nSaksgang\n");
    let rows: Vec<Vec<String>> =
        (0..case.routing.len()).map(|index| step_row(workspace, case, index)).collect();
    if rows.is_empty() {
        text.push_str("Saken har ingen saksgang ennå.\n");
    } else {
        text.push_str(&output::table(&["Møte", "Sak", "Utfall", "Organ"], &rows));
    }
    text.push_str(&timetable.section());
    let follow_up = follow_up::of_case(workspace, case);
    for (heading, lines) in [("Venter på", waits), ("Frister", deadlines), ("Oppfølging", follow_up)] {
        if !lines.is_empty() {
            text.push_str(&format!("\n{heading}\n"));
            for line in lines {
                let wrapped = wrap(&line, plain::WIDTH - 2).replace('\n', "\n  ");
                text.push_str(&format!("- {wrapped}\n"));
            }
        }
    }
    output::print(&text);
    Ok(Outcome::Clean)
}

fn facts(workspace: &Workspace, case: &Case) -> Vec<(&'static str, String)> {
    let case_type = workspace.type_of(case).map_or("–", |case_type| case_type.name.as_str());
    let political = if workspace.is_political(case) { " (politisk)" } else { "" };
    let mut facts = vec![
        ("Status", case.status.map_or("–", |status| status.value.word()).to_owned()),
        ("Sakstype", format!("{case_type}{political}")),
    ];
    if let Some(responsible) = &case.responsible {
        facts.push(("Saksansvarlig", workspace.people.name_of(&responsible.value).to_owned()));
    }
    let area = case.focus_area.as_ref();
    let area =
        area.and_then(|area| workspace.council.focus_areas.iter().find(|row| row.value.name == area.value));
    facts.extend(area.map(|row| ("Innsatsområde", row.value.title.clone())));
    facts.push(("Fil", workspace.source(case.source).path.clone()));
    facts
}

fn step_row(workspace: &Workspace, case: &Case, index: usize) -> Vec<String> {
    let step = &case.routing[index];
    let day = step.meeting.map(|day| day.value);
    let body = workspace.council.bodies.get(&step.body.value);
    let name = body.map_or(step.body.value.as_str(), |body| body.name_on(day.unwrap_or(workspace.today)));
    vec![
        day.map_or_else(|| "–".to_owned(), norsk::short_date),
        step.number.as_ref().map_or_else(|| "–".to_owned(), |number| number.value.clone()),
        step.outcome.map_or_else(
            || "–".to_owned(),
            |outcome| {
                let words =
                    outcome_words(outcome.value, concordance(workspace, case, index), Language::Bokmal);
                // What it is not in accordance with stands in the line above, and a column has no room for it.
                let brief = words.split_once("samsvar med ").map(|(before, _)| format!("{before}samsvar"));
                brief.unwrap_or(words)
            },
        ),
        name.to_owned(),
    ]
}

/// What must be done by when.
fn deadlines(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for step in case.routing.iter().filter(|step| step.outcome.is_none() && !case.is_withdrawn()) {
        let (Some(day), Some(body)) = (step.meeting, workspace.council.bodies.get(&step.body.value)) else {
            continue;
        };
        let limit = workspace.dispatch_deadline(&step.body.value, day.value);
        let sent = workspace.meeting_of_step(step).and_then(|meeting| meeting.papers_complete());
        let name = body.running_name_on(day.value);
        lines.push(match sent {
            Some(sent) => format!("papirene til {name} ble sendt {}", norsk::full_date(sent.value)),
            None => format!("papirene til {name} må sendes senest {}", norsk::full_date(limit)),
        });
    }
    for step in &case.routing {
        let (Some(day), Some(last)) = (step.meeting, workspace.running_review(step)) else { continue };
        let name = workspace.body_name(&step.body.value, day.value);
        lines.push(format!(
            "lovlighetskontroll av vedtaket i {name} {} kan kreves til {}",
            norsk::date(day.value),
            norsk::full_date(last)
        ));
    }
    lines.extend(
        case.hearing_deadline.map(|day| format!("høringsfristen er {}", norsk::full_date(day.value))),
    );
    lines.extend(case.deadline.map(|day| format!("saken skal være avgjort {}", norsk::full_date(day.value))));
    lines
}

/// Why the case stands still on purpose; what that is may tell what the public must not know.
fn reason(case: &Case, waiting: &Waiting) -> String {
    let reason =
        if case.withholds() { "det som står under «venter» i saken" } else { waiting.reason.as_str() };
    let until =
        waiting.until.map_or_else(String::new, |day| format!(", til {}", norsk::full_date(day.value)));
    output::clean(&format!("{reason}{until}"))
}

/// What the case waits for, and what the rules still miss in it.
fn waits(session: &Session, case: &Case) -> Vec<String> {
    let workspace = &session.workspace;
    let mut lines: Vec<String> = case.waiting.iter().map(|waiting| reason(case, waiting)).collect();
    if let Some(step) = next_step(case) {
        let day = step.meeting.map(|day| day.value);
        let name = workspace.body_name(&step.body.value, day.unwrap_or(workspace.today));
        lines.push(match day {
            Some(day) if day < workspace.today => format!("utfallet i {name} {}", norsk::date(day)),
            Some(day) => format!("behandling i {name} {}", norsk::full_date(day)),
            None => format!("et møte i {name}; sett det med «ipr sak advance {} --møte MØTE»", case.id.value),
        });
    }
    // That review can be demanded stands among the deadlines, what is to be done has a list of its own, and what cannot
    // be had in time stands in the timetable.
    let of_case = session
        .standing_in(case.source)
        .filter(|diagnostic| !matches!(diagnostic.code, "V04" | "L16" | "T02"));
    lines.extend(of_case.map(|diagnostic| output::as_note(diagnostic, workspace.today)));
    lines
}
