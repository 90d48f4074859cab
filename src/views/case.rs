//! One case, and the list of cases.

use serde::Serialize;

use super::deadlines::deadlines;
use super::timetable::{RepairOutput, StageOutput, Timetable};
use super::{
    View, bullets, follow_up, heading, intake, note, or_dash, page, paragraph, standing_in, table, title,
    unread,
};
use crate::action::{Action, ListCases};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Column, Document, Inline, plain};
use crate::model::concordance::outcome_words;
use crate::model::{BodyId, Case, CaseId, Concordance, PersonId, Step, Waiting};
use crate::norsk::{self, Language};
use crate::readiness::unread_cases;
use crate::rules::{self, Work};
use crate::steps::advance::find_case;
use crate::steps::new_case::{find_area, find_person};
use crate::steps::{StepError, find_body};
use crate::text::Placed;
use crate::workspace::Workspace;

/// One case: where it has been, where it goes, and what it waits for.
pub struct CaseView<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
    timetable: Timetable<'a>,
    waits: Vec<Vec<Inline>>,
}

/// The case with this id, in which `found` was found.
///
/// # Errors
/// When there is no such case.
pub fn case<'a>(
    workspace: &'a Workspace,
    found: &[Diagnostic],
    id: &CaseId,
) -> Result<CaseView<'a>, StepError> {
    let case = find_case(workspace, id)?;
    let waits = waits(workspace, found, case);
    Ok(CaseView { workspace, case, timetable: Timetable::of(workspace, case), waits })
}

impl View for CaseView<'_> {
    fn document(&self) -> Document {
        let (workspace, case) = (self.workspace, self.case);
        let name = format!("{} {}", case.id.value, case.open_title(workspace.council.language));
        let mut blocks = vec![title(&name)];
        if let Some(reason) = case.withheld_by() {
            blocks.push(paragraph(format!("Unntatt offentlighet, {reason}")));
        }
        blocks.push(Block::Rule);
        let facts = facts(workspace, case);
        blocks.push(Block::Facts(
            facts.into_iter().map(|(label, value)| (label.to_owned(), plain(value))).collect(),
        ));
        blocks.push(heading("Saksgang"));
        if case.routing.is_empty() {
            blocks.push(paragraph("Saken har ingen saksgang ennå."));
        } else {
            let columns = [
                ("Møte", Column::Short),
                ("Sak", Column::Short),
                ("Utfall", Column::Short),
                ("Organ", Column::Text),
            ];
            let rows = (0..case.routing.len()).map(|index| step_row(workspace, case, index)).collect();
            blocks.push(table("Saksgang", &columns, rows));
        }
        blocks.extend(self.timetable.section());
        blocks.extend(intake::section(workspace, case));
        let used = intake::used(workspace, case);
        if !used.is_empty() {
            blocks.extend([heading("Avgjort på fullmakt"), bullets(used.into_iter().map(plain))]);
        }
        let deadlines = deadlines(workspace, case).into_iter().map(plain).collect();
        let follow_up = follow_up::of_case(workspace, case).into_iter().map(plain).collect();
        for (name, lines) in
            [("Venter på", self.waits.clone()), ("Frister", deadlines), ("Oppfølging", follow_up)]
        {
            if !lines.is_empty() {
                blocks.extend([heading(name), bullets(lines)]);
            }
        }
        page(workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        let (workspace, case) = (self.workspace, self.case);
        super::json(&CaseOutput {
            timetable: Some(self.timetable.stages()),
            repairs: Some(self.timetable.repairs()),
            assessment: Some(intake::asked_of(workspace, Some(case))),
            authority: Some(intake::used(workspace, case)),
            deadlines: Some(deadlines(workspace, case)),
            waits: Some(self.waits.iter().map(|line| crate::document::text_of(line)).collect()),
            routing: routing_output(workspace, case),
            ..case_output(workspace, case)
        })
    }
}

/// The cases that somebody asks for.
pub struct CaseList<'a> {
    workspace: &'a Workspace,
    pub(super) cases: Vec<&'a Case>,
}

/// Whether what is `written` is what is `wanted`, when anything is.
fn is_wanted<T: PartialEq>(written: Option<&Placed<T>>, wanted: Option<&T>) -> bool {
    wanted.is_none() || written.map(|written| &written.value) == wanted
}

/// The cases asked for.
///
/// # Errors
/// When the body, the person or the focus area does not exist.
pub fn cases<'a>(workspace: &'a Workspace, asked: &ListCases) -> Result<CaseList<'a>, StepError> {
    let body = asked.body.as_deref().map(|name| find_body(workspace, name)).transpose()?;
    let responsible = asked.responsible.as_deref().map(|name| find_person(workspace, name)).transpose()?;
    let focus_area = asked.focus_area.as_deref().map(|name| find_area(workspace, name, None)).transpose()?;
    let mut cases = Vec::new();
    for case in &workspace.cases {
        let has_status = asked.status.is_none_or(|wanted| case.status.is_some_and(|of| of.value == wanted));
        let goes_to = |id: &BodyId| case.routing.iter().any(|step| step.body.value == *id);
        if has_status
            && body.is_none_or(|body| goes_to(&body.id))
            && is_wanted(case.responsible.as_ref(), responsible.as_ref())
            && focus_area.as_ref().is_none_or(|wanted| case.has_area(&wanted.value))
        {
            cases.push(case);
        }
    }
    Ok(CaseList { workspace, cases })
}

impl View for CaseList<'_> {
    fn document(&self) -> Document {
        let rows: Vec<Vec<String>> = self.cases.iter().map(|case| row(self.workspace, case)).collect();
        let columns = [
            ("Id", Column::Short),
            ("Status", Column::Short),
            ("Neste", Column::Short),
            ("Tittel", Column::Text),
        ];
        let list = if rows.is_empty() { paragraph("Ingen saker.") } else { table("Saker", &columns, rows) };
        let mut blocks = vec![list];
        blocks.extend(unread::note(unread_cases(self.workspace)));
        page(self.workspace, "Saker", blocks)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty()
    }

    fn json(&self) -> serde_json::Result<String> {
        let cases: Vec<CaseOutput> =
            self.cases.iter().map(|case| case_output(self.workspace, case)).collect();
        super::json(&cases)
    }
}

/// A case as a program reads it.
#[derive(Serialize)]
struct CaseOutput {
    id: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "sakstype")]
    case_type: Option<String>,
    #[serde(rename = "politisk")]
    political: bool,
    #[serde(rename = "innsatsområde")]
    focus_area: Option<String>,
    #[serde(rename = "innsatsområder")]
    focus_areas: Vec<String>,
    #[serde(rename = "saksansvarlig")]
    responsible: Option<PersonId>,
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
    #[serde(rename = "vurdering", skip_serializing_if = "Option::is_none")]
    assessment: Option<Vec<intake::AskedOutput>>,
    #[serde(rename = "fullmakt", skip_serializing_if = "Option::is_none")]
    authority: Option<Vec<String>>,
    #[serde(rename = "frister", skip_serializing_if = "Option::is_none")]
    deadlines: Option<Vec<String>>,
    #[serde(rename = "venter", skip_serializing_if = "Option::is_none")]
    waits: Option<Vec<String>>,
}

#[derive(Serialize)]
struct StepOutput {
    #[serde(rename = "organ")]
    body: BodyId,
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
        number: step.number.as_ref().map(|number| number.value.to_string()),
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
        focus_area: case.focus_areas.first().map(|text| text.value.clone()),
        focus_areas: case.focus_areas.iter().map(|text| text.value.clone()).collect(),
        responsible: case.responsible.as_ref().map(|text| text.value.clone()),
        status: case.status.map(|status| status.value.word()),
        exempt: !case.openness().is_open(),
        next: next_step(case).map(step_output),
        routing: case.routing.iter().map(step_output).collect(),
        timetable: None,
        repairs: None,
        assessment: None,
        authority: None,
        deadlines: None,
        waits: None,
    }
}

fn row(workspace: &Workspace, case: &Case) -> Vec<String> {
    let status = case.status.map_or("–", |status| status.value.word()).to_owned();
    let next = next_step(case).map_or_else(
        || "–".to_owned(),
        |step| {
            let body = workspace.council.body(&step.body.value);
            let name = body.map_or(step.body.value.as_str(), |body| {
                body.abbreviation.as_deref().unwrap_or_else(|| body.name_on(workspace.today))
            });
            match step.meeting {
                Some(day) => format!("{name} {}", norsk::short_date(day.value)),
                None => name.to_owned(),
            }
        },
    );
    vec![case.id.value.to_string(), status, next, case.open_title(workspace.council.language).to_owned()]
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
    let mut areas = Vec::new();
    for area in &case.focus_areas {
        let known = workspace.council.focus_areas.iter().find(|row| row.value.name == area.value);
        areas.extend(known.map(|row| row.value.title.as_str()));
    }
    if !areas.is_empty() {
        facts.push(("Innsatsområde", areas.join("; ")));
    }
    let points = workspace.open_points(case);
    if !points.is_empty() {
        facts.push(("Program", points.join("; ")));
    }
    facts.push(("Fil", workspace.source(case.source).path.clone()));
    facts
}

fn step_row(workspace: &Workspace, case: &Case, index: usize) -> Vec<String> {
    let step = &case.routing[index];
    let day = step.meeting.map(|day| day.value);
    let body = workspace.council.body(&step.body.value);
    let name = body.map_or(step.body.value.as_str(), |body| body.name_on(day.unwrap_or(workspace.today)));
    vec![
        day.map_or_else(|| "–".to_owned(), norsk::short_date),
        or_dash(step.number.as_ref().map(|number| number.value.to_string())),
        step.outcome.map_or_else(
            || "–".to_owned(),
            |outcome| {
                let words =
                    outcome_words(outcome.value, concordance(workspace, case, index), None, Language::Bokmal);
                // What it is not in accordance with stands in the line above, and a column has no room for
                // it.
                let brief = words.split_once("samsvar med ").map(|(before, _)| format!("{before}samsvar"));
                brief.unwrap_or(words)
            },
        ),
        name.to_owned(),
    ]
}

/// Why the case stands still on purpose; what that is may tell what the public must not know.
fn reason(case: &Case, waiting: &Waiting) -> String {
    let open = waiting.reason.open(case.openness()).filter(|_| !case.withholds());
    let reason = open.map_or("det som står under «venter» i saken", String::as_str);
    let until =
        waiting.until.map_or_else(String::new, |day| format!(", til {}", norsk::full_date(day.value)));
    format!("{reason}{until}")
}

/// What the case waits for, and what the rules still miss in it.
fn waits(workspace: &Workspace, found: &[Diagnostic], case: &Case) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    if let Some(waiting) = &case.waiting {
        lines.push(plain(reason(case, waiting)));
    }
    if let Some(step) = next_step(case) {
        let day = step.meeting.map(|day| day.value);
        let name = workspace.body_name(&step.body.value, day.unwrap_or(workspace.today));
        lines.push(match day {
            Some(day) if day < workspace.today => plain(format!("utfallet i {name} {}", norsk::date(day))),
            Some(day) => plain(format!("behandling i {name} {}", norsk::full_date(day))),
            None => vec![
                Inline::text(format!("et møte i {name}; sett det med «")),
                Inline::action(Action::put_on_agenda(&case.id.value, &"MØTE".into())),
                Inline::text("»"),
            ],
        });
    }
    // That review can be demanded stands among the deadlines, what is to be done has a list of its own, and
    // what cannot be had in time stands in the timetable.
    for diagnostic in standing_in(found, case.source) {
        match rules::work(diagnostic.code) {
            Work::LetOthers | Work::FollowUp | Work::MoveMeetings => {}
            _ => lines.push(plain(note(diagnostic, workspace.today))),
        }
    }
    lines
}
