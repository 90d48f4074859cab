use chrono::{Datelike, NaiveDate};

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, PlacedPoint, PointStatus};
use crate::norsk;
use crate::read::fields::nearest;
use crate::rules::{Check, Rule};
use crate::text::Placed;
use crate::workspace::{Anchor, Workspace};

pub(super) static RULE: Rule = Rule {
    code: "L23",
    name: "outdated-point",
    title: "Saken bygger på et punkt som ikke er i programmet",
    severity: Severity::Warning,
    basis: "bodies.yaml, forankres",
    page: include_str!("outdated_point.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if workspace.programmes.is_empty() {
        return;
    }
    let day = workspace.first_day(case);
    for written in case.bases.raw() {
        match workspace.anchor(&written.value, day) {
            Anchor::Points(points) => found.extend(ended(written, &points, day)),
            Anchor::Unknown => found.push(unknown(workspace, written, day)),
            Anchor::Words => found.extend(from_the_future(written, day)),
        }
    }
}

/// That a case was first treated after the last day of what it rests on.
fn ended(written: &Placed<String>, points: &[PlacedPoint<'_>], day: NaiveDate) -> Option<Diagnostic> {
    let placed = points.first().filter(|placed| placed.last_day() < day)?;
    let (point, last) = (placed.point, norsk::date(placed.last_day()));
    let said = match point.status {
        Some(status) if status.value == PointStatus::Dropped => format!("utgikk {last}"),
        _ => format!("gjaldt til {last}"),
    };
    let message = format!("Punktet «{}» {said}, og saken er fra {}", point.name.value, norsk::date(day));
    let mut finding = RULE.at(written.span, message).with_label(point.name.span, "punktet").with_advice(
        "Velg et punkt som gjelder nå («ipr program»), eller før punktet inn i programmet som gjelder.",
    );
    finding.severity = Severity::Hint;
    if let Some(basis) = placed.point.basis.as_ref().or(placed.programme.basis.as_ref()) {
        finding = finding.with_basis(basis.value.clone());
    }
    Some(finding)
}

/// That a name is that of no point, with the one that may have been meant: rather one in force.
fn unknown(workspace: &Workspace, written: &Placed<String>, day: NaiveDate) -> Diagnostic {
    let (mut in_force, mut others) = (Vec::new(), Vec::new());
    for programme in workspace.programmes.iter() {
        for placed in programme.placed_points() {
            let names = if placed.holds_on(day) { &mut in_force } else { &mut others };
            names.push(placed.point.name.value.as_str());
        }
    }
    others.extend(workspace.council.sources.keys().map(String::as_str));
    let name = written.value.split([' ', ',']).next().unwrap_or_default();
    let nearest = nearest(name, in_force.into_iter()).or_else(|| nearest(name, others.into_iter()));
    let advice = match nearest {
        Some(nearest) => format!("Mente du «{nearest}»? «ipr program» viser punktene."),
        None => "«ipr program» viser punktene. Er det noe annet, skriv det med flere ord.".to_owned(),
    };
    RULE.at(written.span, format!("«{name}» er ikke et punkt i programmet")).with_advice(advice)
}

/// That words name the programme of a year that nobody has begun to plan.
fn from_the_future(written: &Placed<String>, day: NaiveDate) -> Option<Diagnostic> {
    if !written.value.to_lowercase().contains("program") {
        return None;
    }
    let is_year = |year: &i32| (2000..2200).contains(year);
    let mut numbers = written.value.split(|sign: char| !sign.is_ascii_digit());
    let year = numbers.find_map(|number| number.parse::<i32>().ok().filter(is_year))?;
    if year <= day.year() + 1 {
        return None;
    }
    let message = format!("Det finnes ikke noe program for {year} ennå; saken er fra {}", norsk::date(day));
    Some(RULE.at(written.span, message).with_advice("Rett årstallet, eller velg et punkt («ipr program»)."))
}
