//! What binds the days of a year, in words.

use chrono::NaiveDate;

use crate::document::{Block, Column};
use crate::model::{Condition, RoutingRule, Strength};
use crate::norsk;
use crate::schedule::{Constraint, DatedRequirement, Deliverable, EntryKind, Year, YearEntry};
use crate::text::Placed;
use crate::views::names::{day_and_month, in_text, label};
use crate::views::{or_dash, table as rows_in_columns};
use crate::workspace::Workspace;

/// Under each meeting, a row for each thing that it must or should have of another; none when there is no
/// such thing.
pub fn table(workspace: &Workspace, year: &Year<'_>) -> Option<Block> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for entry in year.of_kind(EntryKind::Meeting) {
        let mut is_named = false;
        for bond in &entry.constraints {
            let Constraint::Requirement(link) = bond else { continue };
            if !is_named {
                let name = entry.body.map_or_else(String::new, |body| label(body, entry.day));
                rows.push(vec![format!("{name} {}", day_and_month(entry.day))]);
                is_named = true;
            }
            rows.push(row(workspace, entry.day, link));
        }
    }
    let columns = [
        ("Møte, og av hvem", Column::Text),
        ("Hva", Column::Short),
        ("Holdt", Column::Short),
        ("Senest", Column::Short),
        ("Margin", Column::Short),
    ];
    (!rows.is_empty()).then(|| rows_in_columns("Hva hvert møte må ha", &columns, rows))
}

/// What a meeting on `day` must or should have of another.
fn row(workspace: &Workspace, day: NaiveDate, link: &DatedRequirement<'_>) -> Vec<String> {
    let strength = if link.requirement.strength == Strength::Must { "må" } else { "bør" };
    let what = match link.requirement.what {
        Deliverable::Minutes => "referat",
        Deliverable::Recommendation => "innstilling",
        Deliverable::Discussion => "drøfting",
    };
    let cases = match link.requirement.of_cases {
        Some(rule) => format!(" ({})", some_cases(workspace, rule)),
        None => String::new(),
    };
    let of = workspace.council.body_named(link.requirement.of);
    vec![
        of.map_or_else(|| link.requirement.of.to_owned(), |body| in_text(body, day)),
        format!("{strength} ha {what}{cases}"),
        or_dash(link.earlier.map(|earlier| day_and_month(earlier.date.value))),
        day_and_month(link.latest),
        link.margin().map_or_else(|| "?".to_owned(), norsk::signed),
    ]
}

/// The rules that the days of the year follow from, each once with the bodies it is for.
pub fn rules(workspace: &Workspace, year: &Year<'_>) -> Vec<String> {
    let mut rules: Vec<(RuleInWords, Vec<String>)> = Vec::new();
    for entry in &year.entries {
        let Some(body) = entry.body else { continue };
        let name = in_text(body, entry.day);
        for bond in &entry.constraints {
            let Some(rule) = RuleInWords::of(workspace, entry, bond) else { continue };
            match rules.iter_mut().find(|(known, _)| *known == rule) {
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name.clone()),
                None => rules.push((rule, vec![name.clone()])),
            }
        }
    }
    rules.sort_by(|(one, _), (other, _)| (one.order, &one.text).cmp(&(other.order, &other.text)));
    let mut told = Vec::new();
    for (rule, names) in rules {
        let text = norsk::fill(&rule.text, &[("organer", &norsk::list(&names))]);
        told.push(norsk::capitalised(&text));
    }
    told
}

/// A rule in words, with `{organer}` for those it is for.
#[derive(PartialEq)]
struct RuleInWords {
    order: u32,
    text: String,
}

impl RuleInWords {
    fn of(workspace: &Workspace, entry: &YearEntry<'_>, bond: &Constraint<'_>) -> Option<Self> {
        let (order, text) = match bond {
            Constraint::CalendarDays { days, basis } => {
                let days = norsk::days(i64::from(*days));
                (0, format!("Papirene sendes {days} før møtet: {{organer}} ({basis})."))
            }
            Constraint::WorkingDays { days, basis } => {
                let days = norsk::working_days(*days);
                let basis = basis.map_or_else(String::new, |basis| format!(" ({basis})"));
                match entry.kind {
                    EntryKind::PapersDone => (1, format!("Papirene er ferdige {days} før de sendes{basis}.")),
                    _ => (2, format!("Referatet er ferdig {days} etter møtet{basis}.")),
                }
            }
            Constraint::MeetsBefore { body, days, about, basis, .. } => {
                let (days, about) = (norsk::days(i64::from(*days)), if *about { "omtrent " } else { "" });
                (5, format!("{{organer}} møtes {about}{days} før {} ({basis}).", in_text(body, entry.day)))
            }
            Constraint::Requirement(link) => link_rule(workspace, entry.day, link),
        };
        Some(Self { order, text })
    }
}

/// The names of the kinds of case that a line of the order of treatment is for.
fn types_of(workspace: &Workspace, rule: &RoutingRule) -> Vec<String> {
    let name = |id: &Placed<String>| match workspace.council.case_types.get(&id.value) {
        Some(case_type) => case_type.name.to_lowercase(),
        None => id.value.clone(),
    };
    rule.case_types.iter().map(name).collect()
}

/// «politisk», «budsjett», «politisk, budsjett eller strategi»
fn some_cases(workspace: &Workspace, rule: &RoutingRule) -> String {
    let types = norsk::alternatives(&types_of(workspace, rule));
    match rule.condition {
        Condition::Always => types,
        Condition::Political if types.is_empty() => "politisk".to_owned(),
        Condition::Political => format!("politisk, {types}"),
    }
}

/// «politiske saker», «saker av typen budsjett eller strategi»
fn some_cases_in_text(workspace: &Workspace, rule: &RoutingRule) -> String {
    let types = norsk::alternatives(&types_of(workspace, rule));
    let cases = if rule.condition == Condition::Political { "politiske saker" } else { "saker" };
    if types.is_empty() { cases.to_owned() } else { format!("{cases} av typen {types}") }
}

fn link_rule(workspace: &Workspace, day: NaiveDate, link: &DatedRequirement<'_>) -> (u32, String) {
    let requirement = &link.requirement;
    let must = if requirement.strength == Strength::Must { "må" } else { "bør" };
    let cases = match requirement.of_cases {
        Some(rule) => format!(", i {}", some_cases_in_text(workspace, rule)),
        None => String::new(),
    };
    let basis = requirement.basis;
    let of = of(workspace, day, link);
    match requirement.what {
        Deliverable::Minutes => {
            (3, format!("Referatet fra {of} følger innkallingen: {{organer}} ({basis})."))
        }
        Deliverable::Recommendation => {
            (4, format!("{} {must} ha innstilt før papirene sendes{cases}: {{organer}} ({basis}).", of))
        }
        Deliverable::Discussion => {
            (4, format!("{} {must} ha drøftet saken før møtet{cases}: {{organer}} ({basis}).", of))
        }
    }
}

/// «KG», or «gruppene «faggruppe»» of which one is meant.
fn of(workspace: &Workspace, day: NaiveDate, link: &DatedRequirement<'_>) -> String {
    let body = workspace.council.body_named(link.requirement.of);
    body.map_or_else(|| format!("gruppen «{}»", link.requirement.of), |body| in_text(body, day))
}
