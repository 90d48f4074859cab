//! What cases rest on in the programmes of the council.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{BudgetKind, Case, PlacedPoint, Programme, ProgrammeKind, ProgrammePoint};
use crate::norsk::{capitalised, composed, list};

/// What somebody means by what a case is said to rest on.
#[derive(Debug, Clone)]
pub enum Anchor<'a> {
    /// Words, or a source, of which programmes know nothing.
    Words,
    /// The points called so: those in force on the day, or else the next, or else the last.
    Points(Vec<PlacedPoint<'a>>),
    /// A name that nothing has.
    Unknown,
}

impl Workspace {
    /// The day by which it is judged what a case rests on: that of its first meeting, or today.
    pub fn first_day(&self, case: &Case) -> NaiveDate {
        let first = case.routing.iter().find_map(|step| step.meeting);
        first.map_or(self.today, |day| day.value)
    }

    /// What `written` means on `day`. Where no programme is known, nothing is a name.
    pub fn anchor(&self, written: &str, day: NaiveDate) -> Anchor<'_> {
        if self.programmes.is_empty() {
            return Anchor::Words;
        }
        let written = composed(written.trim());
        let points = self.programmes.points_called(&written);
        if !points.is_empty() {
            return Anchor::Points(on_day(points, day));
        }
        let first = written.split([' ', ',']).next().unwrap_or_default();
        if self.council.sources.contains_key(first) {
            return Anchor::Words;
        }
        let is_sign = |sign: char| sign.is_lowercase() || sign.is_ascii_digit() || sign == '-';
        let is_name = first.starts_with(char::is_lowercase) && first.chars().all(is_sign);
        let rest = written[first.len()..].trim_start_matches([' ', ',']);
        // What somebody writes in words has blanks between them. A source has a place in it after its name.
        let is_source = first.contains('-') && (rest.starts_with("pkt") || rest.starts_with("punkt"));
        if is_name && (rest.is_empty() || is_source) { Anchor::Unknown } else { Anchor::Words }
    }

    /// The programme of what is to be done in `year`; of several, the one that begins last.
    pub fn action_programme(&self, year: i32) -> Option<&Programme> {
        let mut of_year = None;
        for programme in self.programmes.iter() {
            let is_newer = of_year.is_none_or(|known: &Programme| known.from <= programme.from);
            if programme.kind == ProgrammeKind::Action && programme.is_of_year(year) && is_newer {
                of_year = Some(programme);
            }
        }
        of_year
    }

    /// Who is responsible for a point: as it says itself, or else the groups of its focus area.
    pub fn responsible_for(&self, placed: PlacedPoint<'_>) -> Option<String> {
        let day = placed.first_day();
        if let Some(who) = &placed.point.responsible {
            return Some(match self.council.body_named(&who.value) {
                Some(body) => body.name_on(day).to_owned(),
                None => capitalised(self.people.name_for(&who.value)),
            });
        }
        let area = placed.point.area.as_ref()?;
        let mut names = Vec::new();
        for body in self.council.bodies.values() {
            if body.focus_areas.iter().any(|known| known.value == area.value) {
                names.push(body.name_on(day));
            }
        }
        (!names.is_empty()).then(|| list(&names))
    }

    /// What a point may spend, with the word for posts that it shares with other points: «1 200 + delt». None
    /// where it spends nothing.
    pub fn spending_of(&self, programme: &Programme, point: &ProgrammePoint, shared: &str) -> Option<String> {
        let budget = programme.year().and_then(|year| self.budget(year, BudgetKind::Adopted));
        let is_income = |post: &str| budget.is_some_and(|budget| budget.income_of(post).is_some());
        let (mut sum, mut is_shared) = (None, false);
        for (post, amount) in &point.money {
            match amount {
                Some(_) if is_income(&post.value) => {}
                Some(amount) => sum = Some(sum.unwrap_or(0) + amount),
                None => is_shared = true,
            }
        }
        match (sum.map(|sum| programme.unit.amount(sum)), is_shared) {
            (Some(sum), true) => Some(format!("{sum} + {shared}")),
            (None, true) => Some(shared.to_owned()),
            (sum, false) => sum,
        }
    }

    /// The titles of the points that a case rests on, when everybody may know.
    pub fn open_points(&self, case: &Case) -> Vec<&str> {
        let mut titles: Vec<&str> = Vec::new();
        for written in case.bases.open(case.openness()).into_iter().flatten() {
            let Anchor::Points(points) = self.anchor(&written.value, self.first_day(case)) else { continue };
            for placed in points {
                if !titles.contains(&placed.point.title.as_str()) {
                    titles.push(&placed.point.title);
                }
            }
        }
        titles
    }
}

/// Of points with one name, those in force on `day`; else those that begin first after it; else those that
/// ended last.
fn on_day(points: Vec<PlacedPoint<'_>>, day: NaiveDate) -> Vec<PlacedPoint<'_>> {
    let mut next: Option<NaiveDate> = None;
    let mut last: Option<NaiveDate> = None;
    let mut holds = false;
    for placed in &points {
        holds = holds || placed.holds_on(day);
        if placed.first_day() > day {
            next = Some(next.map_or(placed.first_day(), |known| known.min(placed.first_day())));
        }
        last = last.max(Some(placed.last_day()));
    }
    let mut chosen = points;
    chosen.retain(|placed| match next {
        _ if holds => placed.holds_on(day),
        Some(next) => placed.first_day() == next,
        None => Some(placed.last_day()) == last,
    });
    chosen
}
