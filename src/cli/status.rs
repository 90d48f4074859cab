//! `ipr status`: what is to be done now, by whom, and what waits.

mod json;
mod tasks;
mod weeks;
mod words;

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, output};
use crate::action::{Format, ShowStatus};
use crate::diagnostic::Severity;
use crate::model::{Case, calendar};
use crate::norsk::{self, Language};
use crate::report::plain;
use crate::schedule::duty;
use crate::steps::new_case::find_person;
use crate::text::wrap;
use crate::workspace::Workspace;
use tasks::Task;
use weeks::{Group, Weeks};

/// Tells what is late, what binds this week and the next, and what waits.
pub fn run(global: &Global, arguments: &ShowStatus) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let weeks = Weeks::of(workspace.today, arguments)?;
    let wanted = arguments.responsible.as_deref().map(|who| Wanted::of(workspace, who)).transpose()?;
    let mut tasks = tasks::tasks(workspace, &session.found);
    tasks.retain(|task| wanted.as_ref().is_none_or(|wanted| wanted.is_for(task.who.as_deref())));
    let faults = session
        .found
        .iter()
        .filter(|found| found.severity == Severity::Error && found.due.is_none() && found.waived.is_none());
    let view = View {
        workspace,
        waiting: waiting(workspace, &weeks, wanted.as_ref()),
        entries: tasks.into_iter().filter_map(|task| Some((weeks.group_of(&task)?, task))).collect(),
        weeks,
        faults: faults.count(),
    };
    output::print(&match arguments.answer.format {
        Format::Json => output::json(&view.as_json())?,
        Format::Plain => view.as_text(),
    });
    Ok(Outcome::Clean)
}

/// The cases that wait, those of one person if one is asked for, the first to be looked at again first.
fn waiting<'a>(workspace: &'a Workspace, weeks: &Weeks, wanted: Option<&Wanted>) -> Vec<&'a Case> {
    let is_wanted = |case: &&Case| {
        let who = case.responsible.as_ref().map(|who| who.value.as_str());
        wanted.is_none_or(|wanted| wanted.is_for(who))
    };
    let mut cases: Vec<&Case> = duty::waiting(workspace, weeks.last()).filter(is_wanted).collect();
    cases.sort_by_key(|case| {
        let until = case.waiting.as_ref().and_then(|waiting| waiting.until).map(|until| until.value);
        (until.is_none(), until, &case.id.value)
    });
    cases
}

/// Whose work is asked for.
enum Wanted {
    Secretariat,
    Person(String),
}

impl Wanted {
    fn of(workspace: &Workspace, who: &str) -> Result<Self> {
        let who = norsk::composed(who);
        let is_secretariat = |name: &str| name.to_lowercase() == who.to_lowercase();
        if is_secretariat(SECRETARIAT) || is_secretariat(&workspace.council.secretariat) {
            return Ok(Self::Secretariat);
        }
        Ok(Self::Person(find_person(workspace, &who)?))
    }

    fn is_for(&self, who: Option<&str>) -> bool {
        match self {
            Self::Secretariat => who.is_none_or(|who| who.to_lowercase() == SECRETARIAT),
            Self::Person(id) => who == Some(id),
        }
    }
}

/// Those who do what nobody else is named for.
const SECRETARIAT: &str = "sekretariatet";

/// All that is told.
struct View<'a> {
    workspace: &'a Workspace,
    weeks: Weeks,
    entries: Vec<(Group, Task<'a>)>,
    waiting: Vec<&'a Case>,
    faults: usize,
}

const INDENT: &str = "            ";

impl View<'_> {
    fn of_group(&self, group: Group) -> impl Iterator<Item = &Task<'_>> {
        self.entries.iter().filter(move |(of, _)| *of == group).map(|(_, task)| task)
    }

    fn as_text(&self) -> String {
        let today = self.weeks.today;
        let head = norsk::capitalised(&norsk::full_date(today));
        let mut text = format!("{head}, uke {}\n", today.iso_week().week());
        for group in [Group::Late, Group::Undated, Group::ThisWeek, Group::NextWeek, Group::Waits] {
            let mut entries = match group {
                Group::ThisWeek => days_off(self.weeks.monday),
                Group::NextWeek => days_off(self.weeks.next()),
                _ => String::new(),
            };
            entries.extend(self.of_group(group).map(|task| self.entry(group, task)));
            if group == Group::Waits {
                entries.extend(self.waiting.iter().map(|case| self.waits(case)));
            }
            if entries.is_empty() && matches!(group, Group::ThisWeek | Group::NextWeek) {
                entries.push_str("  Ingenting.\n");
            }
            if !entries.is_empty() {
                text.push_str(&format!("\n{}\n{entries}", self.weeks.heading(group).1));
            }
        }
        text.push_str(&self.foot());
        text
    }

    /// What comes after the two weeks, and what is wrong with the files.
    fn foot(&self) -> String {
        let mut lines = Vec::new();
        let later: Vec<&Task<'_>> = self.of_group(Group::Later).collect();
        if let Some(day) = later.first().and_then(|task| task.day) {
            let count = norsk::count(later.len(), "punkt", "punkter");
            let (week, this) = (day.iso_week(), self.weeks.today.iso_week());
            let year = if week.year() == this.year() { String::new() } else { format!("{}-W", week.year()) };
            lines.push(format!(
                "Senere: {count}, det første {} («ipr status --uke {year}{}»).",
                norsk::date(day),
                week.week()
            ));
        }
        if self.faults > 0 {
            let count = norsk::count(self.faults, "feil", "feil");
            lines.push(format!("Filene har {count}. «ipr check» viser dem."));
        }
        let lines: Vec<String> = lines.iter().map(|line| wrap(line, plain::WIDTH)).collect();
        if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join("\n")) }
    }

    /// The day and what is to be done, of which case, by whom, and how.
    fn entry(&self, group: Group, task: &Task<'_>) -> String {
        let day = match (task.day, group) {
            (None, _) => "–".to_owned(),
            (Some(day), Group::ThisWeek | Group::NextWeek) => weekday(day),
            (Some(day), _) => norsk::short_date(day),
        };
        let mut text = match task.case {
            Some(case) => {
                format!("{}{}", first(&day, &self.title(case)), indented(&format!("{}.", task.what)))
            }
            None => first(&day, &format!("{}.", task.what)),
        };
        let who = task.who.as_deref().map_or(SECRETARIAT, |who| self.name_of(who));
        text.push_str(&how(who, task.command.as_ref().unwrap_or(&task.file)));
        text
    }

    fn waits(&self, case: &Case) -> String {
        let until = case.waiting.as_ref().and_then(|waiting| waiting.until);
        let day = until.map_or_else(|| "–".to_owned(), |until| norsk::short_date(until.value));
        let reason =
            words::waits_for(case).map_or_else(String::new, |reason| format!("Venter på {reason}. "));
        let who = case.responsible.as_ref().map_or(SECRETARIAT, |who| self.name_of(&who.value));
        let what = format!("{reason}({})", norsk::capitalised(who));
        format!("{}{}", first(&day, &self.title(case)), indented(&what))
    }

    fn title(&self, case: &Case) -> String {
        format!("{} {}", case.id.value, case.open_title(self.workspace.council.language))
    }

    fn name_of<'n>(&'n self, who: &'n str) -> &'n str {
        match self.workspace.council.bodies.get(who) {
            Some(body) => body.name_on(self.weeks.today),
            None => self.workspace.people.name_of(who),
        }
    }
}

/// The days of the week that begins on `monday` on which nobody works although it is no weekend.
fn days_off(monday: NaiveDate) -> String {
    let days = monday.iter_days().take(5);
    let named = days.filter_map(|day| Some((day, calendar::holiday(day)?)));
    named.map(|(day, name)| first(&weekday(day), &format!("Fridag: {name}."))).collect()
}

/// «tir. 06.02.»
fn weekday(day: NaiveDate) -> String {
    let name: String = Language::Bokmal.weekday(day).chars().take(3).collect();
    format!("{name}. {:02}.{:02}.", day.day(), day.month())
}

/// The first lines of an entry, with its day before them.
fn first(day: &str, words: &str) -> String {
    let wrapped = wrap(&output::clean(words), plain::WIDTH - INDENT.len());
    format!("{day:<12}{}\n", wrapped.replace('\n', &format!("\n{INDENT}")))
}

/// Further lines of an entry.
fn indented(words: &str) -> String {
    first("", words)
}

/// Who does it and the command, on one line if they fit. A command is never broken: it is to be copied.
fn how(who: &str, command: &str) -> String {
    let (who, command) = (output::clean(&norsk::capitalised(who)), output::clean(command));
    let line = format!("{who}: {command}");
    if line.chars().count() <= plain::WIDTH - INDENT.len() {
        format!("{INDENT}{line}\n")
    } else {
        format!("{INDENT}{who}:\n{INDENT}{command}\n")
    }
}
