//! The status report: what has been decided, what is on its way, what is late, and how decisions have been
//! followed up, for each focus area, as of a day.

use chrono::{Datelike, NaiveDate};

use super::logo;
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{Case, FocusArea, FollowUp, OpenText, Row, Status, Step, basis};
use crate::norsk::{self, Language, StatusReportWords, fill};
use crate::workspace::Workspace;

/// What a report is of.
#[derive(Debug, Clone, Copy)]
pub struct ReportScope<'a> {
    /// The year.
    pub year: i32,
    /// The quarter of it, from 1 to 4.
    pub quarter: u32,
    /// The case that takes the report to the body.
    pub carrier: &'a Case,
}

/// The title of a report, which is also that of the attachment.
pub fn title(language: Language, scope: &ReportScope<'_>) -> String {
    let values = [("kvartal", scope.quarter.to_string()), ("år", scope.year.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(language.wording().status_report.title, &values)
}

/// The report as of the workspace's day.
pub fn status_report(workspace: &Workspace, scope: &ReportScope<'_>) -> Document {
    let report = ReportBuilder { workspace, scope, language: workspace.council.language };
    let words = report.words();
    let title = title(report.language, scope);
    let today = norsk::date(workspace.today);
    let mut facts = vec![(words.as_of.to_owned(), today.clone())];
    facts.extend(report.basis().map(|basis| (words.basis.to_owned(), basis)));
    let areas = report.areas();
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts },
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
        Block::Paragraph(plain(fill(words.introduction, &[("dato", &today)]))),
        heading(2, words.figures),
        Block::Table(report.figures(&areas)),
    ];
    blocks.extend(areas.iter().flat_map(|area| report.area(area)));
    Document {
        title: title.clone(),
        council: workspace.council.name.clone(),
        language: report.language.tag().to_owned(),
        date: workspace.today,
        running_head: title,
        restriction: None,
        logo: logo(workspace),
        blocks,
    }
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
        let written = &carrier.basis.as_ref().or(of_type)?.value;
        Some(basis::told(written, &self.workspace.council.sources))
    }

    /// Every area in force at some time of the report, in the council's order, and last the cases that have none. A case that is
    /// exempt as a whole is among those, since its area tells what it is about.
    fn areas(&self) -> Vec<AreaCases<'a>> {
        let workspace = self.workspace;
        let ends =
            [(1, 1), (12, 31)].map(|(month, day)| NaiveDate::from_ymd_opt(self.scope.year, month, day));
        let is_in_force = |day: Option<NaiveDate>, row: &Row<FocusArea>| {
            day.is_some_and(|day| row.holds_on(day.min(workspace.today)))
        };
        let rows = workspace.council.focus_areas.iter();
        let rows = rows.filter(|row| ends.iter().any(|day| is_in_force(*day, row)));
        let rows: Vec<_> = rows.map(|row| &row.value).collect();
        let area_of = |case: &Case| {
            let name = case.focus_area.as_ref().filter(|_| case.open_text() != OpenText::Nothing)?;
            rows.iter().position(|area| area.name == name.value)
        };
        let names = rows.iter().map(|area| area.title.clone()).chain([self.words().no_area.to_owned()]);
        let mut areas: Vec<AreaCases<'a>> =
            names.map(|title| AreaCases { title, cases: Vec::new(), follow_up: Vec::new() }).collect();
        let last = areas.len() - 1;
        let carrier = &self.scope.carrier.id.value;
        for case in workspace.cases.iter().filter(|case| case.id.value != *carrier) {
            let area = &mut areas[area_of(case).unwrap_or(last)];
            let place = self.place(case);
            if !matches!(place, CaseStanding::Elsewhere) {
                area.cases.push((case, place));
            }
            area.follow_up.extend(self.follow_up(case).map(|item| (case, item)));
        }
        if areas[last].cases.is_empty() && areas[last].follow_up.is_empty() && last > 0 {
            areas.pop();
        }
        areas
    }

    fn place(&self, case: &'a Case) -> CaseStanding<'a> {
        let today = self.workspace.today;
        let Some(status) = case.status.map(|status| status.value) else { return CaseStanding::Elsewhere };
        if status.is_settled() {
            let step =
                case.last_done().filter(|step| step.meeting.is_some_and(|day| self.is_within(day.value)));
            return step.map_or(CaseStanding::Elsewhere, CaseStanding::Decided);
        }
        let next = case.next_step();
        if status == Status::Draft && next.is_none_or(|next| next.meeting.is_none()) {
            return CaseStanding::Elsewhere;
        }
        if let Some(deadline) = case.deadline.filter(|deadline| deadline.value < today) {
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

    /// What is to be done after decisions, and what has been done this year.
    fn follow_up(&self, case: &'a Case) -> impl Iterator<Item = &'a FollowUp> {
        let is_settled = case.status.is_some_and(|status| status.value.is_settled());
        let items = case.follow_up.iter().filter(move |_| is_settled);
        items.filter(|item| item.done.is_none_or(|done| self.is_within(done.value)))
    }

    /// So many cases decided, on their way and late, and so much followed up and left, in an area.
    fn counts(&self, area: &AreaCases<'_>) -> [usize; 5] {
        let count =
            |is: &dyn Fn(&CaseStanding<'_>) -> bool| area.cases.iter().filter(|(_, place)| is(place)).count();
        let done = area.follow_up.iter().filter(|(_, item)| !item.is_open()).count();
        [
            count(&|place| matches!(place, CaseStanding::Decided(_))),
            count(&|place| matches!(place, CaseStanding::UnderWay(_))),
            count(&|place| matches!(place, CaseStanding::PastDeadline(_) | CaseStanding::Unrecorded(_))),
            done,
            area.follow_up.len() - done,
        ]
    }

    fn figures(&self, areas: &[AreaCases<'a>]) -> Table {
        let words = self.words();
        let cells = |title: &str, counts: [usize; 5]| {
            let counts = counts.iter().map(|count| plain(count.to_string()));
            std::iter::once(plain(title)).chain(counts).collect::<Vec<_>>()
        };
        let counts: Vec<[usize; 5]> = areas.iter().map(|area| self.counts(area)).collect();
        let mut rows: Vec<_> =
            areas.iter().zip(&counts).map(|(area, counts)| cells(&area.title, *counts)).collect();
        let sum = |column: usize| counts.iter().map(|counts| counts[column]).sum::<usize>();
        rows.push(cells(words.total, [0, 1, 2, 3, 4].map(sum)));
        let columns = std::iter::once(Column::Text).chain([Column::Figure; 5]);
        Table {
            summary: words.figures_summary.to_owned(),
            columns: columns.collect(),
            header: [words.area, words.decided, words.under_way, words.late, words.done, words.open]
                .map(plain)
                .to_vec(),
            rows,
        }
    }

    fn area(&self, area: &AreaCases<'a>) -> Vec<Block> {
        let words = self.words();
        let mut blocks = vec![heading(2, &area.title)];
        if area.cases.is_empty() {
            blocks.push(Block::Paragraph(plain(words.nothing)));
        } else {
            blocks.push(Block::Table(self.cases(area)));
        }
        if !area.follow_up.is_empty() {
            blocks.push(heading(3, words.follow_up));
            blocks.push(Block::Table(self.follow_up_table(area)));
        }
        blocks
    }

    fn cases(&self, area: &AreaCases<'a>) -> Table {
        let words = self.words();
        let rows = area.cases.iter().map(|(case, place)| {
            vec![
                plain(&case.id.value),
                plain(case.open_title(self.language)),
                plain(self.place_words(*place)),
            ]
        });
        Table {
            summary: fill(words.cases_summary, &[("område", &area.title)]),
            columns: vec![Column::Short, Column::Text, Column::Text],
            header: [self.language.wording().common.case, words.case_title, words.state].map(plain).to_vec(),
            rows: rows.collect(),
        }
    }

    /// «Vedtatt i styret 16. februar 2024»
    fn place_words(&self, place: CaseStanding<'_>) -> String {
        let words = self.words();
        let today = self.workspace.today;
        let told = |template: &str, step: &Step| {
            let day = step.meeting.map_or(today, |day| day.value);
            let outcome = step.outcome.map_or("", |outcome| self.language.of_file_word(outcome.value.word()));
            let body = self.workspace.body_name(&step.body.value, day);
            let values =
                [("utfall", norsk::capitalised(outcome)), ("organ", body), ("dato", norsk::date(day))];
            fill(template, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        };
        match place {
            CaseStanding::Decided(step) => told(words.decided_in, step),
            CaseStanding::UnderWay(Some(step)) if step.meeting.is_some() => told(words.goes_to, step),
            CaseStanding::UnderWay(Some(step)) => told(words.goes_to_later, step),
            CaseStanding::UnderWay(None) | CaseStanding::Elsewhere => words.under_way.to_owned(),
            CaseStanding::PastDeadline(day) => fill(words.should_be_decided, &[("dato", &norsk::date(day))]),
            CaseStanding::Unrecorded(step) => told(words.should_be_treated, step),
        }
    }

    fn follow_up_table(&self, area: &AreaCases<'a>) -> Table {
        let words = self.words();
        let rows = area.follow_up.iter().map(|(case, item)| self.follow_up_row(case, item));
        let table = Table {
            summary: fill(words.follow_up_summary, &[("område", &area.title)]),
            columns: vec![Column::Short, Column::Text, Column::Text, Column::Short, Column::Text],
            header: [self.language.wording().common.case, words.what, words.who, words.deadline, words.state]
                .map(plain)
                .to_vec(),
            rows: rows.collect(),
        };
        table.without_empty_column(2)
    }

    fn follow_up_row(&self, case: &Case, item: &FollowUp) -> Vec<Vec<Inline>> {
        let words = self.words();
        // Nothing marks what is to be done as open in a case of which parts are exempt.
        let is_open = case.open_text() == OpenText::All;
        let who =
            item.who.as_ref().filter(|_| is_open).map_or_else(String::new, |who| self.name_of(&who.value));
        let state = match item.done {
            Some(done) => fill(words.done_on, &[("dato", &norsk::date(done.value))]),
            None if item.is_late(self.workspace.today) => words.overdue.to_owned(),
            None => words.not_due.to_owned(),
        };
        vec![
            plain(&case.id.value),
            plain(if is_open { item.what.value.as_str() } else { words.exempt }),
            plain(who),
            plain(item.deadline.map_or_else(|| "–".to_owned(), |day| norsk::short_date(day.value))),
            plain(state),
        ]
    }

    fn name_of(&self, who: &str) -> String {
        match self.workspace.council.bodies.get(who) {
            Some(body) => body.name_on(self.workspace.today).to_owned(),
            None => self.workspace.people.name_of(who).to_owned(),
        }
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: plain(text), contents_entry: None }
}
