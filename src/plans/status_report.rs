//! The status report: what has been decided, what is on its way, what is late, and how decisions have been
//! followed up, for each focus area, as of a day.

use chrono::{Datelike, NaiveDate};

use super::annual;
use super::report::{ReportScope, paper, title};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{Case, FollowUp, Openness, ReportKind, Status, Step, basis};
use crate::norsk::{self, Language, StatusReportWords, fill, fill_owned};
use crate::text::Placed;
use crate::workspace::Workspace;

/// The report as of the workspace's day.
pub fn status_report(workspace: &Workspace, scope: &ReportScope<'_>) -> Document {
    let report = ReportBuilder { workspace, scope, language: workspace.council.language };
    let words = report.words();
    let wording = &report.language.wording().programme;
    let is_annual = scope.kind == ReportKind::Annual;
    let today = norsk::date(workspace.today);
    let year = scope.year.to_string();
    let (kind, introduction) = match is_annual {
        true => (wording.annual, wording.annual_introduction),
        false => (words.kind, words.introduction),
    };
    let mut facts = vec![(words.as_of.to_owned(), today.clone())];
    if let Some(basis) = report.basis() {
        facts.push((words.basis.to_owned(), basis));
    }
    let areas = report.areas();
    let mut blocks = vec![
        Block::Masthead { kind: kind.to_owned(), facts },
        Block::heading(1, title(workspace, scope)),
        Block::paragraph(fill(introduction, &[("dato", &today), ("år", &year)])),
    ];
    if is_annual {
        blocks.extend(annual::meetings(workspace, scope.year));
    }
    blocks.extend([Block::heading(2, words.figures), Block::Table(report.figures(&areas))]);
    let before = blocks.len();
    for area in &areas {
        // Of the others the figures say all there is.
        if !area.cases.is_empty() || !area.follow_up.is_empty() {
            blocks.extend(report.area(area));
        }
    }
    if blocks.len() == before {
        blocks.push(Block::paragraph(words.nothing));
    }
    blocks.extend(annual::progress(workspace, scope.year));
    blocks.extend(annual::economy(workspace, scope.year));
    paper(workspace, scope, blocks)
}

/// The cases that the report names.
pub fn cases<'a>(workspace: &'a Workspace, scope: &'a ReportScope<'a>) -> Vec<&'a Case> {
    let report = ReportBuilder { workspace, scope, language: workspace.council.language };
    let mut named = Vec::new();
    for area in report.areas() {
        named.extend(area.cases.iter().map(|(case, _)| *case));
        named.extend(area.follow_up.iter().map(|(case, _)| *case));
    }
    named
}

/// Where a case stands.
#[derive(Debug, Clone, Copy)]
enum CaseStanding<'a> {
    /// Settled in this treatment, in the year of the report.
    Decided(&'a Step),
    /// On its way, and where to.
    UnderWay(Option<&'a Step>),
    /// On its way, and past the day on which it should have been decided.
    PastDeadline(NaiveDate),
    /// On its way, and nobody has said what this meeting did.
    Unrecorded(&'a Step),
    /// Nothing to tell: it is a draft, or was settled in another year.
    Elsewhere,
}

/// A focus area with what belongs to it.
struct AreaCases<'a> {
    title: String,
    cases: Vec<(&'a Case, CaseStanding<'a>)>,
    follow_up: Vec<(&'a Case, &'a FollowUp)>,
}

impl AreaCases<'_> {
    fn new(title: &str) -> Self {
        Self { title: title.to_owned(), cases: Vec::new(), follow_up: Vec::new() }
    }
}

struct ReportBuilder<'a> {
    workspace: &'a Workspace,
    scope: &'a ReportScope<'a>,
    language: Language,
}

impl<'a> ReportBuilder<'a> {
    fn words(&self) -> &'static StatusReportWords {
        &self.language.wording().status_report
    }

    /// What the report is made by: what the case says itself, or else the source its kind rests on.
    fn basis(&self) -> Option<String> {
        let carrier = self.scope.carrier;
        let of_type = self.workspace.type_of(carrier).and_then(|case_type| case_type.basis.as_ref());
        let own = carrier.bases.open(carrier.openness())?;
        if own.is_empty() {
            return Some(basis::told(&of_type?.value, &self.workspace.council.sources));
        }
        let mut told = Vec::new();
        for written in own {
            told.push(basis::told(&written.value, &self.workspace.council.sources));
        }
        Some(told.join("; "))
    }

    /// Every area in force at some time of the report, in the council's order, and last the cases that have
    /// none. A case that is exempt as a whole is among those, since its area tells what it is about.
    fn areas(&self) -> Vec<AreaCases<'a>> {
        let workspace = self.workspace;
        let year = self.scope.year;
        let ends = [NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)];
        let mut rows = workspace.council.focus_areas.iter().collect::<Vec<_>>();
        rows.retain(|row| ends.iter().flatten().any(|day| row.holds_on((*day).min(workspace.today))));
        // One that belongs to several stands under the first that it names of those in force, so that the
        // figures count it once.
        let area_of = |case: &Case| {
            if case.openness() == Openness::Withheld {
                return None;
            }
            let place = |name: &Placed<String>| rows.iter().position(|row| row.value.name == name.value);
            case.focus_areas.iter().find_map(place)
        };
        let mut areas: Vec<AreaCases<'a>> = rows.iter().map(|row| AreaCases::new(&row.value.title)).collect();
        areas.push(AreaCases::new(self.words().no_area));
        let last = areas.len() - 1;
        for case in &workspace.cases {
            if case.id.value == self.scope.carrier.id.value || self.is_later(case) {
                continue;
            }
            let area = &mut areas[area_of(case).unwrap_or(last)];
            let place = self.place(case);
            if !matches!(place, CaseStanding::Elsewhere) {
                area.cases.push((case, place));
            }
            for item in &case.follow_up {
                if case.is_settled() && item.done.is_none_or(|done| self.is_within(done.value)) {
                    area.follow_up.push((case, item));
                }
            }
        }
        if areas[last].cases.is_empty() && areas[last].follow_up.is_empty() && last > 0 {
            areas.pop();
        }
        areas
    }

    /// Whether a case began after the year that an annual report is of.
    fn is_later(&self, case: &Case) -> bool {
        let is_annual = self.scope.kind == ReportKind::Annual;
        is_annual && self.workspace.first_day(case).year() > self.scope.year
    }

    fn place(&self, case: &'a Case) -> CaseStanding<'a> {
        let today = self.workspace.today;
        let Some(status) = case.status else { return CaseStanding::Elsewhere };
        if status.value.is_settled() {
            return match case.last_done() {
                Some(step) if step.meeting.is_some_and(|day| self.is_within(day.value)) => {
                    CaseStanding::Decided(step)
                }
                _ => CaseStanding::Elsewhere,
            };
        }
        let next = case.next_step();
        if status.value == Status::Draft && next.is_none_or(|next| next.meeting.is_none()) {
            return CaseStanding::Elsewhere;
        }
        if let Some(deadline) = case.deadline
            && deadline.value < today
        {
            return CaseStanding::PastDeadline(deadline.value);
        }
        match next {
            Some(step) if step.meeting.is_some_and(|day| day.value < today) => CaseStanding::Unrecorded(step),
            step => CaseStanding::UnderWay(step),
        }
    }

    /// Whether a day is in the year of the report, and not after the day it is made.
    fn is_within(&self, day: NaiveDate) -> bool {
        day.year() == self.scope.year && day <= self.workspace.today
    }

    /// In an area: so many cases decided, and on their way; so many cases and follow-ups late; and so many
    /// follow-ups done, and left in time.
    fn counts(&self, area: &AreaCases<'_>) -> [usize; 5] {
        let mut counts = [0; 5];
        for (_, place) in &area.cases {
            match place {
                CaseStanding::Decided(_) => counts[0] += 1,
                CaseStanding::UnderWay(_) => counts[1] += 1,
                CaseStanding::PastDeadline(_) | CaseStanding::Unrecorded(_) => counts[2] += 1,
                CaseStanding::Elsewhere => {}
            }
        }
        for (_, item) in &area.follow_up {
            // What the table below calls late is late here too.
            let column = match item.done {
                Some(_) => 3,
                None if item.is_late(self.workspace.today) => 2,
                None => 4,
            };
            counts[column] += 1;
        }
        counts
    }

    fn figures(&self, areas: &[AreaCases<'a>]) -> Table {
        let words = self.words();
        let cells = |title: &str, counts: [usize; 5]| {
            let mut cells = vec![plain(title)];
            cells.extend(plain_row(counts.map(|count| count.to_string())));
            cells
        };
        let mut rows = Vec::new();
        let mut total = [0; 5];
        for area in areas {
            let counts = self.counts(area);
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
            rows.push(cells(&area.title, counts));
        }
        rows.push(cells(words.total, total));
        let mut columns = vec![Column::Text];
        columns.extend([Column::Figure; 5]);
        Table {
            summary: words.figures_summary.to_owned(),
            columns,
            header: plain_row([
                words.area,
                words.decided,
                words.under_way,
                words.late,
                words.done,
                words.open,
            ]),
            rows,
        }
    }

    fn area(&self, area: &AreaCases<'a>) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, &area.title)];
        if !area.cases.is_empty() {
            blocks.push(Block::Table(self.cases(area)));
        }
        if !area.follow_up.is_empty() {
            blocks.push(Block::heading(3, self.words().follow_up));
            blocks.push(Block::Table(self.follow_up_table(area)));
        }
        blocks
    }

    fn cases(&self, area: &AreaCases<'a>) -> Table {
        let words = self.words();
        let rows = area.cases.iter().map(|(case, place)| {
            plain_row([case.id.value.as_str(), case.open_title(self.language), &self.place_words(*place)])
        });
        Table {
            summary: fill(words.cases_summary, &[("område", &area.title)]),
            columns: vec![Column::Short, Column::Text, Column::Text],
            header: plain_row([self.language.wording().common.case, words.case_title, words.state]),
            rows: rows.collect(),
        }
    }

    /// «Vedtatt i styret 16. februar 2024»
    fn place_words(&self, place: CaseStanding<'_>) -> String {
        let words = self.words();
        match place {
            CaseStanding::Decided(step) => self.told(words.decided_in, step),
            CaseStanding::UnderWay(Some(step)) if step.meeting.is_some() => self.told(words.goes_to, step),
            CaseStanding::UnderWay(Some(step)) => self.told(words.goes_to_later, step),
            CaseStanding::UnderWay(None) | CaseStanding::Elsewhere => words.under_way.to_owned(),
            CaseStanding::PastDeadline(day) => fill(words.should_be_decided, &[("dato", &norsk::date(day))]),
            CaseStanding::Unrecorded(step) => self.told(words.should_be_treated, step),
        }
    }

    fn told(&self, template: &str, step: &Step) -> String {
        let day = step.meeting.map_or(self.workspace.today, |day| day.value);
        let outcome = step.outcome.map_or("", |outcome| self.language.of_file_word(outcome.value.word()));
        let body = self.workspace.body_name(&step.body.value, day);
        let values = [("utfall", norsk::capitalised(outcome)), ("organ", body), ("dato", norsk::date(day))];
        fill_owned(template, &values)
    }

    fn follow_up_table(&self, area: &AreaCases<'a>) -> Table {
        let words = self.words();
        let case = self.language.wording().common.case;
        let rows = area.follow_up.iter().map(|(case, item)| self.follow_up_row(case, item));
        let table = Table {
            summary: fill(words.follow_up_summary, &[("område", &area.title)]),
            columns: vec![Column::Short, Column::Text, Column::Text, Column::Short, Column::Text],
            header: plain_row([case, words.what, words.who, words.deadline, words.state]),
            rows: rows.collect(),
        };
        table.without_empty_column(2)
    }

    fn follow_up_row(&self, case: &Case, item: &FollowUp) -> Vec<Vec<Inline>> {
        let words = self.words();
        // Nothing marks what is to be done as open in a case of which parts are exempt.
        let who = item.who.as_ref().and_then(|who| who.open(case.openness()));
        let who = who.map_or("", |who| self.workspace.name_of_doer(&who.value));
        let deadline = match item.deadline {
            Some(day) => norsk::date(day.value),
            None => "–".to_owned(),
        };
        let state = match item.done {
            Some(done) => fill(words.done_on, &[("dato", &norsk::date(done.value))]),
            None if item.is_late(self.workspace.today) => words.overdue.to_owned(),
            None => words.not_due.to_owned(),
        };
        let what = item.what.open(case.openness()).map_or(words.exempt, |what| what.value.as_str());
        plain_row([case.id.value.as_str(), what, who, &deadline, &state])
    }
}
