//! What is to be done now, by whom, and what waits.

mod chosen;
mod json;
mod tasks;
mod weeks;
mod words;

use chrono::{Datelike, NaiveDate};

use super::{View, heading, page, paragraph, title};
use crate::action::{Action, CheckFolder, ShowStatus, Week};
use crate::document::{Block, Document, Inline, plain};
use crate::model::{Case, calendar};
use crate::norsk::{self, Language};
use tasks::Task;
use weeks::Group;

pub use chosen::{Status, status};

/// A day, and what there is to say of it.
type Entry = (String, Vec<Inline>);

impl View for Status<'_> {
    fn document(&self) -> Document {
        let today = self.weeks.today;
        let head = norsk::capitalised(&norsk::full_date(today));
        let head = format!("{head}, uke {}", today.iso_week().week());
        let mut blocks = vec![title(&head)];
        for group in [Group::Late, Group::Undated, Group::ThisWeek, Group::NextWeek, Group::Waits] {
            let entries = self.entries_of(group);
            let is_week = matches!(group, Group::ThisWeek | Group::NextWeek);
            if entries.is_empty() && (!is_week || (self.is_brief && group == Group::NextWeek)) {
                continue;
            }
            blocks.push(heading(self.weeks.heading(group).1));
            blocks.push(if entries.is_empty() { paragraph("Ingenting.") } else { Block::Entries(entries) });
        }
        let foot = self.foot();
        if !foot.is_empty() {
            blocks.push(Block::Rule);
            blocks.extend(foot);
        }
        page(self.workspace, head, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&json::output(self))
    }
}

impl Status<'_> {
    fn entries_of(&self, group: Group) -> Vec<Entry> {
        let mut entries = match group {
            Group::ThisWeek => days_off(self.weeks.monday),
            Group::NextWeek if !self.is_brief => days_off(self.weeks.next()),
            _ => Vec::new(),
        };
        entries.extend(self.of_group(group).map(|task| self.entry(group, task)));
        if group == Group::Waits {
            entries.extend(self.waiting.iter().map(|case| self.waits(case)));
        }
        entries
    }

    /// What comes after the two weeks, and what is wrong with the files.
    fn foot(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.is_brief {
            blocks.push(Block::Paragraph(vec![
                Inline::text("«"),
                Inline::action(Action::Status(ShowStatus::default())),
                Inline::text("» viser også neste uke og det som venter, «"),
                Inline::Code("ipr help".to_owned()),
                Inline::text("» hva ipr kan gjøre."),
            ]));
        }
        let later: Vec<&Task<'_>> = self.of_group(Group::Later).collect();
        if let Some(day) = later.first().and_then(|task| task.day) {
            let count = norsk::count(later.len(), "punkt", "punkter");
            let (week, this) = (day.iso_week(), self.weeks.today.iso_week());
            let year = (week.year() != this.year()).then_some(week.year());
            let week = Some(Week { year, number: week.week() });
            blocks.push(Block::Paragraph(vec![
                Inline::text(format!("Senere: {count}, det første {} («", norsk::date(day))),
                Inline::action(Action::Status(ShowStatus { week, ..ShowStatus::default() })),
                Inline::text("»)."),
            ]));
        }
        if !self.unsaid.is_empty() {
            let keys = self.unsaid.join(" og ");
            blocks.push(paragraph(format!(
                "Innkallinger kan si hvem forfall meldes til, og innen hvilken dag: legg til {keys} under \
                 råd i bodies.yaml."
            )));
        }
        if self.faults > 0 {
            let count = norsk::count(self.faults, "feil", "feil");
            blocks.push(Block::Paragraph(vec![
                Inline::text(format!("Filene har {count}. «")),
                Inline::action(Action::Check(CheckFolder::default())),
                Inline::text("» viser dem."),
            ]));
        }
        blocks
    }

    /// The day and what is to be done, of which case, by whom, and how.
    fn entry(&self, group: Group, task: &Task<'_>) -> Entry {
        let day = match (task.day, group) {
            (None, _) => "–".to_owned(),
            (Some(day), Group::ThisWeek | Group::NextWeek) => weekday(day),
            (Some(day), _) => norsk::short_date(day),
        };
        let mut words = Vec::new();
        if let Some(case) = task.case {
            words.extend([Inline::text(self.title(case)), Inline::LineBreak]);
        }
        let who = task.who.as_deref().map_or(words::SECRETARIAT, |who| self.name_of(who));
        words.extend([
            Inline::text(format!("{}.", task.what)),
            Inline::LineBreak,
            Inline::text(format!("{}: ", norsk::capitalised(who))),
        ]);
        for (index, action) in task.actions.iter().enumerate() {
            if index > 0 {
                words.push(Inline::text(" og "));
            }
            words.push(Inline::action(action.clone()));
        }
        if task.actions.is_empty() {
            words.push(Inline::Code(task.file.clone()));
        }
        (day, words)
    }

    fn waits(&self, case: &Case) -> Entry {
        let until = case.waiting.as_ref().and_then(|waiting| waiting.until);
        let day = until.map_or_else(|| "–".to_owned(), |until| norsk::short_date(until.value));
        let reason =
            words::waits_for(case).map_or_else(String::new, |reason| format!("Venter på {reason}. "));
        let who =
            case.responsible.as_ref().map_or(words::SECRETARIAT, |who| self.name_of(who.value.as_str()));
        let what = format!("{reason}({})", norsk::capitalised(who));
        (day, vec![Inline::text(self.title(case)), Inline::LineBreak, Inline::text(what)])
    }

    fn title(&self, case: &Case) -> String {
        format!("{} {}", case.id.value, case.open_title(self.workspace.council.language))
    }
}

/// The days of the week that begins on `monday` on which nobody works although it is no weekend.
fn days_off(monday: NaiveDate) -> Vec<Entry> {
    let mut entries = Vec::new();
    for day in monday.iter_days().take(5) {
        if let Some(name) = calendar::holiday(day) {
            entries.push((weekday(day), plain(format!("Fridag: {name}."))));
        }
    }
    entries
}

/// «tir. 06.02.»
fn weekday(day: NaiveDate) -> String {
    let name: String = Language::Bokmal.weekday(day).chars().take(3).collect();
    format!("{name}. {:02}.{:02}.", day.day(), day.month())
}
