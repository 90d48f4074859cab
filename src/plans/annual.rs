//! What a report tells besides cases: the meetings of a year, what came of the programme, and money.

use chrono::{Datelike, NaiveDate};

use super::budget;
use crate::document::{Block, Column, Table, plain, plain_row};
use crate::model::{ItemKind, PlacedPoint, YearBudgets};
use crate::norsk::{self, ProgrammeWords};
use crate::workspace::{Anchor, Workspace};

/// The meetings of `year` that have been, body by body.
pub fn meetings(workspace: &Workspace, year: i32) -> Vec<Block> {
    let words = words(workspace);
    let ends = [NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)];
    let [Some(first), Some(last)] = ends else { return Vec::new() };
    let last = last.min(workspace.today);
    let (mut rows, mut total) = (Vec::new(), [0, 0]);
    for body in workspace.council.bodies.values() {
        let mut counts = [0, 0];
        for meeting in workspace.meetings_between(&body.id, first, last) {
            if !meeting.takes_place() {
                continue;
            }
            counts[0] += 1;
            for item in &meeting.agenda {
                counts[1] += usize::from(matches!(item.kind, ItemKind::Case(_)));
            }
        }
        if counts[0] > 0 {
            rows.push(plain_row([
                body.name_on(last).to_owned(),
                counts[0].to_string(),
                counts[1].to_string(),
            ]));
            total = [total[0] + counts[0], total[1] + counts[1]];
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    rows.push(plain_row([words.sum.to_owned(), total[0].to_string(), total[1].to_string()]));
    let table = Table {
        summary: words.meetings_summary.to_owned(),
        columns: vec![Column::Text, Column::Figure, Column::Figure],
        header: words.meeting_columns.map(plain).to_vec(),
        rows,
    };
    vec![Block::heading(2, words.meetings), Block::Table(table)]
}

/// Each point of the programme of `year` from which cases are expected, with those that came.
pub fn progress(workspace: &Workspace, year: i32) -> Vec<Block> {
    let Some(programme) = workspace.action_programme(year) else { return Vec::new() };
    let words = words(workspace);
    let mut rows = Vec::new();
    for placed in programme.placed_points() {
        if placed.point.kind.asks_for_cases() {
            let status = placed.point.status.map_or("", |status| status.value.word());
            let status = workspace.council.language.of_file_word(status);
            rows.push(plain_row([&placed.point.title, &cases(workspace, placed), status]));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Table {
        summary: words.progress_summary.to_owned(),
        columns: vec![Column::Text, Column::Text, Column::Short],
        header: words.progress_columns.map(plain).to_vec(),
        rows,
    };
    vec![Block::heading(2, &programme.title.value), Block::Table(table.without_empty_column(2))]
}

/// The ids of the cases that everybody may know to rest on a point.
fn cases(workspace: &Workspace, placed: PlacedPoint<'_>) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for case in &workspace.cases {
        for written in case.bases.open(case.openness()).into_iter().flatten() {
            let Anchor::Points(points) = workspace.anchor(&written.value, workspace.first_day(case)) else {
                continue;
            };
            let rests_on_it = points.iter().any(|known| known.point.span == placed.point.span);
            if rests_on_it && !ids.contains(&case.id.value.as_str()) {
                ids.push(case.id.value.as_str());
            }
        }
    }
    if ids.is_empty() { "–".to_owned() } else { norsk::list(&ids) }
}

/// What was planned to be spent in `year` beside what was.
pub fn economy(workspace: &Workspace, year: i32) -> Vec<Block> {
    let Some(budgets) = YearBudgets::planned_and_spent(&workspace.budgets, year) else { return Vec::new() };
    let words = words(workspace);
    let mut blocks = vec![Block::heading(2, words.economy)];
    blocks.extend(budget::table(workspace, &budgets, words.deviation));
    let mut days = Vec::new();
    for of_year in budgets.own() {
        days.extend(of_year.as_of.filter(|day| day.year() >= year));
    }
    if let Some(day) = days.last() {
        let as_of = workspace.council.language.wording().status_report.as_of;
        blocks.push(Block::paragraph(format!("{as_of}: {}.", norsk::date(*day))));
    }
    blocks
}

fn words(workspace: &Workspace) -> &'static ProgrammeWords {
    &workspace.council.language.wording().programme
}
