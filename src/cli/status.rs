//! `ipr status`: what is to be done now, by whom, and what waits.

mod tasks;
mod words;

use anyhow::{Result, bail};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

use super::arguments::{Format, Global, StatusArguments};
use super::session::Session;
use super::{Outcome, output};
use crate::diagnostic::Severity;
use crate::model::Case;
use crate::norsk::{self, Language};
use crate::report::plain;
use crate::schedule::duty;
use crate::steps::new_case::find_person;
use crate::workspace::Workspace;
use tasks::Task;

/// Tells what is late, what binds this week and the next, and what waits.
pub fn run(global: &Global, arguments: &StatusArguments) -> Result<Outcome> {
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

/// The two weeks that are told of.
struct Weeks {
    today: NaiveDate,
    monday: NaiveDate,
}

/// When a thing binds, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Late,
    Undated,
    ThisWeek,
    NextWeek,
    Later,
}

impl Weeks {
    fn of(today: NaiveDate, arguments: &StatusArguments) -> Result<Self> {
        let monday = match arguments.week {
            None => Some(today.week(Weekday::Mon).first_day()),
            Some(week) => {
                let year = week.year.unwrap_or(today.iso_week().year());
                let monday = NaiveDate::from_isoywd_opt(year, week.number, Weekday::Mon);
                if monday.is_none() {
                    bail!("Året {year} har ikke noen uke {}.", week.number);
                }
                monday
            }
        };
        Ok(Self { today, monday: monday.unwrap_or(today) })
    }

    fn end_of(&self, weeks: u64) -> NaiveDate {
        self.monday.checked_add_days(Days::new(weeks * 7 - 1)).unwrap_or(self.monday)
    }

    /// The last day of the second week.
    fn last(&self) -> NaiveDate {
        self.end_of(2)
    }

    fn is_current(&self) -> bool {
        (self.monday..=self.end_of(1)).contains(&self.today)
    }

    /// Where a thing stands; none when it is not told of: in another week than the current, what is late and
    /// what comes before that week.
    fn group_of(&self, task: &Task<'_>) -> Option<Group> {
        let is_current = self.is_current();
        match task.day {
            None => is_current.then_some(Group::Undated),
            Some(day) if is_current && day < self.today => Some(Group::Late),
            Some(day) if day < self.monday => None,
            Some(day) if day <= self.end_of(1) => Some(Group::ThisWeek),
            Some(day) if day <= self.last() => Some(Group::NextWeek),
            Some(_) => Some(Group::Later),
        }
    }

    /// The words in JSON, and those over the group: «Uke 7, 12.–18. februar».
    fn heading(&self, group: Group) -> (&'static str, String) {
        let week = |label: &str, from: NaiveDate| {
            let until = from.checked_add_days(Days::new(6)).unwrap_or(from);
            format!("{label}, {}", period(from, until))
        };
        let numbered = |from: NaiveDate| format!("Uke {}", from.iso_week().week());
        let next = self.end_of(1).succ_opt().unwrap_or(self.monday);
        let is_current = self.is_current();
        match group {
            Group::Late => ("forsinket", "Forsinket".to_owned()),
            Group::Undated => ("uten frist", "Uten frist".to_owned()),
            Group::ThisWeek if is_current => ("denne uken", week("Denne uken", self.monday)),
            Group::ThisWeek => ("denne uken", week(&numbered(self.monday), self.monday)),
            Group::NextWeek if is_current => ("neste uke", week("Neste uke", next)),
            Group::NextWeek => ("neste uke", week(&numbered(next), next)),
            Group::Later => ("senere", "Senere".to_owned()),
        }
    }
}

/// «5.–11. februar», «29. januar–4. februar»
fn period(from: NaiveDate, until: NaiveDate) -> String {
    let day = |day: NaiveDate| format!("{}. {}", day.day(), norsk::MONTHS[day.month0() as usize]);
    if from.month() == until.month() {
        format!("{}.–{}", from.day(), day(until))
    } else {
        format!("{}–{}", day(from), day(until))
    }
}

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
        for group in [Group::Late, Group::Undated, Group::ThisWeek, Group::NextWeek] {
            let entries: Vec<String> = self.of_group(group).map(|task| self.entry(group, task)).collect();
            let is_week = matches!(group, Group::ThisWeek | Group::NextWeek);
            if !entries.is_empty() {
                text.push_str(&format!("\n{}\n{}", self.weeks.heading(group).1, entries.concat()));
            } else if is_week {
                text.push_str(&format!("\n{}\n  Ingenting.\n", self.weeks.heading(group).1));
            }
        }
        if !self.waiting.is_empty() {
            text.push_str("\nVenter\n");
            text.extend(self.waiting.iter().map(|case| self.waits(case)));
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
        let lines: Vec<String> = lines.iter().map(|line| plain::wrap(line, plain::WIDTH)).collect();
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

/// «tir. 06.02.»
fn weekday(day: NaiveDate) -> String {
    let name: String = Language::Bokmal.weekday(day).chars().take(3).collect();
    format!("{name}. {:02}.{:02}.", day.day(), day.month())
}

/// The first lines of an entry, with its day before them.
fn first(day: &str, words: &str) -> String {
    let wrapped = plain::wrap(&output::clean(words), plain::WIDTH - INDENT.len());
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

/// The list as a program reads it.
#[derive(Serialize)]
struct Json {
    dato: String,
    #[serde(rename = "uke")]
    week: String,
    #[serde(rename = "fra")]
    from: String,
    #[serde(rename = "til")]
    until: String,
    #[serde(rename = "oppgaver")]
    tasks: Vec<TaskOutput>,
    #[serde(rename = "venter")]
    waiting: Vec<WaitingOutput>,
    #[serde(rename = "feil")]
    faults: usize,
}

#[derive(Serialize)]
struct TaskOutput {
    #[serde(rename = "gruppe")]
    group: &'static str,
    #[serde(rename = "dag")]
    day: Option<String>,
    #[serde(rename = "hva")]
    what: String,
    #[serde(rename = "hvem")]
    who: String,
    #[serde(rename = "navn")]
    name: String,
    #[serde(rename = "sak")]
    case: Option<String>,
    #[serde(rename = "tittel")]
    title: Option<String>,
    #[serde(rename = "møte")]
    meeting: Option<String>,
    #[serde(rename = "kommando")]
    command: Option<String>,
    fil: String,
    #[serde(rename = "kode")]
    code: Option<&'static str>,
}

#[derive(Serialize)]
struct WaitingOutput {
    sak: String,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "på")]
    reason: Option<String>,
    #[serde(rename = "til")]
    until: Option<String>,
    #[serde(rename = "hvem")]
    who: String,
}

impl View<'_> {
    fn as_json(&self) -> Json {
        let week = self.weeks.monday.iso_week();
        let title = |case: &Case| case.open_title(self.workspace.council.language).to_owned();
        let tasks = self.entries.iter().map(|(group, task)| {
            let who = task.who.as_deref().unwrap_or(SECRETARIAT);
            TaskOutput {
                group: self.weeks.heading(*group).0,
                day: task.day.map(|day| day.to_string()),
                what: task.what.clone(),
                who: who.to_owned(),
                name: self.name_of(who).to_owned(),
                case: task.case.map(|case| case.id.value.clone()),
                title: task.case.map(title),
                meeting: task.meeting.map(|meeting| meeting.id.clone()),
                command: task.command.clone(),
                fil: task.file.clone(),
                code: task.code,
            }
        });
        let waiting = self.waiting.iter().map(|case| WaitingOutput {
            sak: case.id.value.clone(),
            title: title(case),
            reason: words::waits_for(case).map(str::to_owned),
            until: case.waiting.as_ref().and_then(|waiting| waiting.until).map(|day| day.value.to_string()),
            who: case.responsible.as_ref().map_or_else(|| SECRETARIAT.to_owned(), |who| who.value.clone()),
        });
        Json {
            dato: self.weeks.today.to_string(),
            week: format!("{}-W{:02}", week.year(), week.week()),
            from: self.weeks.monday.to_string(),
            until: self.weeks.last().to_string(),
            tasks: tasks.collect(),
            waiting: waiting.collect(),
            faults: self.faults,
        }
    }
}
