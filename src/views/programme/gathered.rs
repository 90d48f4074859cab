//! What is gathered of a programme: its points, and the cases that rest on them.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::action::ShowProgramme;
use crate::diagnostic::Diagnostic;
use crate::model::{Case, PlacedPoint, Programme, ProgrammePoint};
use crate::norsk;
use crate::read::PROGRAMMES;
use crate::read::fields::nearest;
use crate::steps::StepError;
use crate::text::Span;
use crate::workspace::{Anchor, Decision, Workspace};

/// The programme of a year, or one point of it.
pub struct ProgrammeView<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) asked: Asked<'a>,
    /// The cases of each point that everybody may know of, by where the point stands.
    pub(super) cases: BTreeMap<Span, Vec<&'a Case>>,
    /// The cases of the year that should rest on a point, and rest on none.
    pub(super) adrift: Vec<&'a Case>,
    /// The cases of the year of which nobody may know what they rest on.
    pub(super) withheld: Vec<&'a Case>,
    pub(super) decisions: Vec<Decision<'a>>,
    pub(super) notes: Vec<String>,
}

/// What somebody wants to see.
pub(super) enum Asked<'a> {
    /// All programmes of a year.
    Year(i32, Vec<&'a Programme>),
    /// The points with a name, one for each programme that has it.
    Points(Vec<PlacedPoint<'a>>),
}

/// What is asked for; this year when nothing is.
///
/// # Errors
/// When no programme is of the year, or no point has the name.
pub fn programme<'a>(
    workspace: &'a Workspace,
    found: &[Diagnostic],
    asked: &ShowProgramme,
) -> Result<ProgrammeView<'a>, StepError> {
    if workspace.programmes.is_empty() {
        return Err(without_any(workspace));
    }
    let year = match &asked.what {
        None => Some(workspace.today.year()),
        Some(what) => what.parse().ok(),
    };
    let asked = match (year, &asked.what) {
        (Some(year), _) => of_year(workspace, year)?,
        (None, what) => of_name(workspace, what.as_deref().unwrap_or_default())?,
    };
    let mut view = ProgrammeView {
        workspace,
        asked,
        cases: BTreeMap::new(),
        adrift: Vec::new(),
        withheld: Vec::new(),
        decisions: workspace.decisions(true),
        notes: Vec::new(),
    };
    view.place_cases();
    let spans = view.spans();
    for diagnostic in found {
        let is_in = |outer: Span| {
            outer.source == diagnostic.place.source
                && outer.start <= diagnostic.place.start
                && diagnostic.place.end <= outer.end
        };
        if spans.iter().copied().any(is_in) {
            view.notes.push(diagnostic.message.clone());
        }
    }
    Ok(view)
}

fn without_any(workspace: &Workspace) -> StepError {
    if workspace.sources.find(PROGRAMMES).is_some() {
        return StepError(format!("{PROGRAMMES} har ingen programmer ennå."));
    }
    StepError(format!(
        "Rådet har ingen {PROGRAMMES}. Skriv filen i rådets mappe, ved siden av bodies.yaml, med en liste \
         under «program»: hvert program har «slag», «tittel», «fra», «til», og under «punkter» et «navn», et \
         «slag» og en «tittel» for hvert punkt. «ipr skjema program» har alle nøklene."
    ))
}

fn of_year(workspace: &Workspace, year: i32) -> Result<Asked<'_>, StepError> {
    let mut programmes = Vec::new();
    let mut years: Vec<String> = Vec::new();
    for programme in workspace.programmes.iter() {
        if programme.is_of_year(year) {
            programmes.push(programme);
        }
        years.push(match programme.year() {
            Some(year) => year.to_string(),
            None => format!("{}–{}", programme.from.year(), programme.until.value.year()),
        });
    }
    if programmes.is_empty() {
        years.dedup();
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        let known = norsk::list(&years);
        return Err(StepError(format!("{PROGRAMMES} har ikke noe program for {year}. Der står {known}.")));
    }
    Ok(Asked::Year(year, programmes))
}

fn of_name<'a>(workspace: &'a Workspace, name: &str) -> Result<Asked<'a>, StepError> {
    let points = workspace.programmes.points_called(&norsk::composed(name.trim()));
    if !points.is_empty() {
        return Ok(Asked::Points(points));
    }
    let points = workspace.programmes.iter().flat_map(|programme| &programme.points);
    let nearest = nearest(name, points.map(|point| point.name.value.as_str()));
    let advice = match nearest {
        Some(nearest) => format!("Mente du «{nearest}»?"),
        None => "«ipr program ÅR» viser punktene.".to_owned(),
    };
    Err(StepError(format!("Det finnes ikke noe punkt «{name}» i {PROGRAMMES}. {advice}")))
}

impl<'a> ProgrammeView<'a> {
    /// Where what is asked for stands.
    fn spans(&self) -> Vec<Span> {
        match &self.asked {
            Asked::Year(_, programmes) => programmes.iter().map(|programme| programme.span).collect(),
            Asked::Points(points) => points.iter().map(|placed| placed.point.span).collect(),
        }
    }

    fn place_cases(&mut self) {
        let workspace = self.workspace;
        for case in &workspace.cases {
            let day = workspace.first_day(case);
            // What an exempt case rests on tells what it is about.
            let Some(bases) = case.bases.open(case.openness()) else {
                if self.is_of_year(case) {
                    self.withheld.push(case);
                }
                continue;
            };
            let mut is_placed = false;
            for written in bases {
                let Anchor::Points(points) = workspace.anchor(&written.value, day) else { continue };
                for placed in points {
                    is_placed = true;
                    let cases = self.cases.entry(placed.point.span).or_default();
                    if !cases.iter().any(|known| known.source == case.source) {
                        cases.push(case);
                    }
                }
            }
            let of_type = workspace.type_of(case);
            let should_be = of_type.is_some_and(|case_type| case_type.anchored.on(day).is_some());
            if !is_placed && should_be && self.is_of_year(case) {
                self.adrift.push(case);
            }
        }
    }

    /// Whether a case is treated in the year that is asked for, or still to be.
    fn is_of_year(&self, case: &Case) -> bool {
        let Asked::Year(year, _) = &self.asked else { return false };
        let mut days = case.routing.iter().filter_map(|step| step.meeting);
        let is_new = self.workspace.today.year() == *year && case.is_unsettled();
        is_new || days.any(|day| day.value.year() == *year)
    }

    pub(super) fn cases_of(&self, point: &ProgrammePoint) -> &[&'a Case] {
        self.cases.get(&point.span).map_or(&[], Vec::as_slice)
    }

    /// The points from which a case is still to come, each with the last day for it.
    pub(super) fn without_case(&self) -> Vec<(PlacedPoint<'a>, NaiveDate)> {
        let mut points = Vec::new();
        let Asked::Year(year, programmes) = &self.asked else { return points };
        for programme in programmes {
            for placed in programme.placed_points() {
                let point = placed.point;
                let last = point.deadline.as_ref().map_or(placed.last_day(), |day| day.value);
                let is_of_year = placed.first_day().year() <= *year && *year <= placed.last_day().year();
                if point.kind.asks_for_cases()
                    && point.is_open()
                    && is_of_year
                    && self.cases_of(point).is_empty()
                {
                    points.push((placed, last));
                }
            }
        }
        points.sort_by_key(|(_, day)| *day);
        points
    }

    pub(super) fn decisions_of(&self, case: &Case) -> impl Iterator<Item = &Decision<'a>> {
        self.decisions.iter().filter(move |decision| decision.case.source == case.source)
    }
}
