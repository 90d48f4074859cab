//! The meeting plan: the meetings of a year in a table to print and pin up.

use super::year_days::{DayTopic, Told, ToldDays, month_of};
use crate::document::{Block, Column, Document, Inline, OnePageTable, Table, plain_row};
use crate::norsk;
use crate::schedule::Year;
use crate::workspace::Workspace;

/// The first line of the papers of a year as text, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra møtene og bodies.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The columns of times, places and days of dispatch; each is left out when no meeting has any.
const TIME: usize = 2;
const PLACE: usize = 4;
const PAPERS: usize = 5;

/// The plan of `year`.
pub fn meeting_plan(workspace: &Workspace, year: &Year<'_>) -> Document {
    let told = Told::new(workspace, year);
    let words = told.words();
    let common = &told.language.wording().common;
    let items = told.items();
    let is_meeting = |item: &ToldDays<'_>| matches!(item.what, DayTopic::Meeting(..));
    let mut blocks = Vec::new();
    if !items.iter().any(is_meeting) {
        blocks.push(Block::paragraph(told.of_year(words.nothing)));
    }
    let (mut rows, mut quiet) = (Vec::new(), Vec::new());
    for item in &items {
        if !is_meeting(item) {
            quiet.push(rows.len());
        }
        rows.push(row(&told, item));
    }
    let table = Table {
        summary: told.of_year(words.plan_summary),
        columns: vec![Column::Short, Column::Short, Column::Short, Column::Text, Column::Text, Column::Short],
        header: plain_row([words.month, words.day, common.time, common.body, common.place, words.papers]),
        rows,
    };
    let table = table.without_empty_column(PAPERS).without_empty_column(PLACE).without_empty_column(TIME);
    blocks.push(Block::OnePageTable(OnePageTable { table, quiet }));
    told.paper(told.of_year(words.plan), blocks)
}

fn row(told: &Told<'_>, item: &ToldDays<'_>) -> Vec<Vec<Inline>> {
    let mut cells =
        [month_of(item.from), told.days(item), String::new(), String::new(), String::new(), String::new()];
    let [_, _, time, what, place, papers] = &mut cells;
    match &item.what {
        DayTopic::Meeting(meeting, sent) => {
            *time = meeting.time.map(|time| time.to_string()).unwrap_or_default();
            *what = told.body_of(meeting);
            *place = norsk::capitalised(&told.place_of(meeting).unwrap_or_default());
            if let Some(day) = sent {
                *papers = told.short_day(*day);
            }
        }
        DayTopic::CalledOff(meeting) => {
            *what = format!("{}: {}", told.body_of(meeting), told.fate_of(meeting));
        }
        DayTopic::Holidays(names) => *what = norsk::capitalised(&norsk::list(names)),
        DayTopic::KeptFree(name) | DayTopic::Election(name) => *what = norsk::capitalised(name),
        DayTopic::Hearing(case) => *what = norsk::capitalised(&told.hearing(case)),
    }
    plain_row(cells)
}
