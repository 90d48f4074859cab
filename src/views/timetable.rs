//! When a case must be where: the section «Tidsplan» of `ipr sak show`, and what `ipr sak new` answers to a
//! deadline.

use serde::Serialize;

use super::{bullets, heading, paragraph, table};
use crate::action::Action;
use crate::document::{Block, Column, Inline, plain};
use crate::model::{BodyId, Case, MeetingId};
use crate::norsk;
use crate::schedule::case_schedule::{Bound, Terms, remedies};
use crate::schedule::{CaseSchedule, MeetingPlan, Repair, Stage};
use crate::workspace::Workspace;

/// The treatments that remain of a case, and what is left to do when they cannot be had in time.
pub struct Timetable<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
    schedule: CaseSchedule<'a>,
    repairs: Vec<Repair<'a>>,
}

/// The timetable as a program reads it.
#[derive(Serialize)]
pub struct StageOutput {
    #[serde(rename = "organ")]
    body: BodyId,
    #[serde(rename = "møte")]
    planned: Option<String>,
    #[serde(rename = "kan-nå")]
    reaches: Option<MeetingId>,
    #[serde(rename = "senest")]
    latest: Option<String>,
    #[serde(rename = "papirer-ferdige")]
    finished: Option<String>,
    #[serde(rename = "papirer-senest")]
    papers: Option<String>,
    margin: Option<i64>,
    #[serde(rename = "binder")]
    bound: Option<String>,
    #[serde(rename = "grunnlag")]
    basis: Option<String>,
    #[serde(rename = "for-sent")]
    is_late: bool,
}

/// What would mend something, as a program reads it.
#[derive(Serialize)]
pub struct RepairOutput {
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "kommandoer")]
    commands: Vec<String>,
    #[serde(rename = "kostnad")]
    cost: u32,
}

impl<'a> Timetable<'a> {
    /// The timetable of `case`.
    pub fn of(workspace: &'a Workspace, case: &'a Case) -> Self {
        let repairs = remedies(&MeetingPlan::of(workspace), case);
        Self { workspace, case, schedule: CaseSchedule::of(workspace, case), repairs }
    }

    /// The treatments, for a program.
    pub fn stages(&self) -> Vec<StageOutput> {
        let of = |stage: &Stage<'_>| StageOutput {
            body: stage.body.id.clone(),
            planned: stage.planned.map(|day| day.to_string()),
            reaches: stage.reaches.map(|meeting| meeting.meeting.id.clone()),
            latest: stage.latest.map(|day| day.to_string()),
            finished: stage.finished.map(|day| day.to_string()),
            papers: stage.papers.map(|day| day.to_string()),
            margin: stage.margin(),
            bound: stage.bound.map(|bound| bound.text()),
            basis: stage.bound.and_then(|bound| bound.basis().map(str::to_owned)),
            is_late: stage.is_late,
        };
        self.schedule.stages.iter().map(of).collect()
    }

    /// What is left to do, for a program.
    pub fn repairs(&self) -> Vec<RepairOutput> {
        let of = |repair: &Repair<'_>| RepairOutput {
            text: repair.text(self.workspace),
            commands: repair.actions().map(|action| action.to_string()).collect(),
            cost: repair.cost,
        };
        self.repairs.iter().map(of).collect()
    }

    /// The section, with its heading; nothing when no treatment remains.
    pub fn section(&self) -> Vec<Block> {
        if self.schedule.stages.is_empty() {
            return Vec::new();
        }
        let rows: Vec<Vec<String>> = self.schedule.stages.iter().map(|stage| self.row(stage)).collect();
        let columns = [
            ("Møte", Column::Short),
            ("Senest", Column::Short),
            ("Papirene ut", Column::Short),
            ("Margin", Column::Short),
            ("Organ", Column::Text),
        ];
        let lines = self.schedule.stages.iter().flat_map(|stage| self.lines(stage));
        let mut blocks = vec![heading("Tidsplan"), table("Tidsplan", &columns, rows), bullets(lines)];
        blocks.extend(self.ways_out());
        blocks
    }

    fn row(&self, stage: &Stage<'_>) -> Vec<String> {
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), norsk::short_date);
        let margin = stage.margin().map_or_else(|| "–".to_owned(), working_days);
        let name = stage.body.name_on(stage.day().unwrap_or(self.workspace.today));
        vec![day(stage.planned), day(stage.latest), day(stage.papers), margin, name.to_owned()]
    }

    /// What binds a treatment, and where it can still be had.
    fn lines(&self, stage: &Stage<'_>) -> Vec<Vec<Inline>> {
        let day = stage.day().unwrap_or(self.workspace.today);
        let name = norsk::capitalised(&stage.body.running_name_on(day));
        let mut lines = Vec::new();
        if let Some(bound) = stage.bound {
            lines.push(plain(format!("{name}: {}", bound.text())));
        }
        if let Some(meeting) = stage.reaches {
            let is_next = self.schedule.stages.first().is_some_and(|first| std::ptr::eq(first, stage));
            let mut line = plain(format!("{name} kan nås {}", norsk::full_date(meeting.day)));
            if is_next {
                let action = Action::put_on_agenda(&self.case.id.value, &meeting.meeting.id);
                line.extend([Inline::text(": «"), Inline::action(action), Inline::text("»")]);
            }
            lines.push(line);
        }
        if stage.is_late {
            lines.push(plain(format!("For sent: {}", stage.why())));
        }
        lines
    }

    fn ways_out(&self) -> Vec<Block> {
        if self.repairs.is_empty() {
            return Vec::new();
        }
        let sentences = self.repairs.iter().map(|repair| plain(repair.sentence(self.workspace)));
        vec![heading("Utveier, den rimeligste først"), bullets(sentences)]
    }

    /// What a new case with a deadline must do to keep it, and in which meetings it can; nothing without a
    /// deadline.
    pub fn answer(&self) -> Option<Vec<Block>> {
        let (goal, bound) = Terms::of(self.case).goal()?;
        let what = if matches!(bound, Bound::Hearing(_)) { "høringsfristen" } else { "fristen" };
        let day = norsk::date(goal);
        if let Some(late) = self.schedule.first_late() {
            let text = format!("{} {day} rekkes ikke: {}.", norsk::capitalised(what), late.why());
            let mut blocks = vec![paragraph(text)];
            blocks.extend(self.ways_out());
            return Some(blocks);
        }
        let first = self.schedule.stages.first()?;
        let (last, name) = (first.day()?, first.body.running_name_on(first.day()?));
        let mut text =
            format!("For å rekke {what} {day} må saken inn i {name} senest {}.", norsk::full_date(last));
        if let (Some(finished), Some(papers)) = (first.finished, first.papers) {
            text.push_str(&format!(
                " Papirene dit må være ferdige {} og sendes {}.",
                norsk::full_date(finished),
                norsk::full_date(papers)
            ));
        }
        text.push_str(&self.meetings_left());
        Some(vec![paragraph(text)])
    }

    /// The meetings in the folder that a new case can be taken to, and those that somebody must set up.
    fn meetings_left(&self) -> String {
        let mut text = String::new();
        let (mut met, mut missing) = (Vec::new(), Vec::new());
        for stage in &self.schedule.stages {
            match (stage.reaches, stage.latest) {
                (Some(meeting), _) => {
                    let name = stage.body.running_name_on(meeting.day);
                    met.push(format!("{name} {}", norsk::date(meeting.day)));
                }
                (None, Some(day)) if stage.planned.is_none() => {
                    missing.push(format!("{} senest {}", stage.body.running_name_on(day), norsk::date(day)));
                }
                _ => {}
            }
        }
        if !met.is_empty() {
            text.push_str(&format!(" De siste møtene i mappen som rekker, er {}.", norsk::list(&met)));
        }
        if !missing.is_empty() {
            text.push_str(&format!(" Møte mangler i {}.", norsk::list(&missing)));
        }
        let is_last = |stage: &&Stage<'_>| {
            let after = stage.reaches.and_then(|meeting| meeting.day.succ_opt());
            after.is_some_and(|after| self.workspace.meeting_from(&stage.body.id, after).is_none())
        };
        if let Some(stage) = self.schedule.stages.iter().rev().find(is_last) {
            let name = stage.body.running_name_on(self.workspace.today);
            text.push_str(&format!(" Senere møter i {name} er ikke satt opp."));
        }
        text
    }
}

/// «3 virkedager», «−1 virkedag»
fn working_days(count: i64) -> String {
    let noun = if count.abs() == 1 { "virkedag" } else { "virkedager" };
    format!("{} {noun}", norsk::signed(count))
}
