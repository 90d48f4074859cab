//! The programme of a year with its budget: frames, focus areas with what goes first, organisation, the cycle
//! of the year, and money.

use super::report::{self, ReportScope};
use super::{annual_wheel, budget, organisation};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{
    Body, BodyKind, MeetingCount, PlacedPoint, PointKind, Power, Programme, ProgrammeKind, ProgrammePoint,
    YearBudgets, basis,
};
use crate::norsk::{self, ProgrammeWords, fill};
use crate::schedule::Year;
use crate::workspace::Workspace;

/// The programme that the case of `scope` takes to its body.
pub fn programme(workspace: &Workspace, scope: &ReportScope<'_>, programme: &Programme) -> Document {
    let words = &workspace.council.language.wording().programme;
    let builder = ProgrammeBuilder { workspace, words, programme };
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: builder.facts() },
        Block::heading(1, report::title(workspace, scope)),
    ];
    blocks.extend(builder.frames());
    blocks.extend(builder.areas());
    blocks.extend(builder.organisation());
    blocks.extend(builder.cycle(scope.year));
    if let Some(budgets) = YearBudgets::beside_last(&workspace.budgets, scope.year) {
        blocks.push(Block::heading(2, words.budget));
        blocks.extend(budget::whole(workspace, &budgets, 3));
    }
    report::paper(workspace, scope, blocks)
}

struct ProgrammeBuilder<'a> {
    workspace: &'a Workspace,
    words: &'static ProgrammeWords,
    programme: &'a Programme,
}

impl<'a> ProgrammeBuilder<'a> {
    fn facts(&self) -> Vec<(String, String)> {
        let Self { workspace, words, programme } = self;
        let mut facts = vec![(words.applies.to_owned(), norsk::dates(programme.from, programme.until.value))];
        for guidelines in self.guidelines() {
            facts.push((words.builds_on.to_owned(), guidelines.title.value.clone()));
        }
        if let Some(written) = &programme.basis {
            facts.push((words.source.to_owned(), basis::told(&written.value, &workspace.council.sources)));
        }
        facts
    }

    /// The guidelines in force when it begins.
    fn guidelines(&self) -> impl Iterator<Item = &'a Programme> {
        let first = self.programme.from;
        self.workspace.programmes.iter().filter(move |known| {
            known.kind == ProgrammeKind::Guidelines && known.from <= first && first <= known.until.value
        })
    }

    /// What it says first, with the goals and ways of working of the guidelines.
    fn frames(&self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, self.words.frames)];
        blocks.extend(paragraphs(self.programme.text.as_deref()));
        for guidelines in self.guidelines() {
            let mut roles = Vec::new();
            for point in &guidelines.points {
                match point.kind {
                    PointKind::Goal => blocks.push(Block::paragraph(sentence(&point.title))),
                    PointKind::Role => roles.push(item(&point.title)),
                    PointKind::Priority | PointKind::Measure => {}
                }
            }
            if !roles.is_empty() {
                let list = Block::List { start: None, items: roles };
                blocks.push(Block::Labelled { label: self.words.roles.to_owned(), blocks: vec![list] });
            }
        }
        if !self.programme.goals.is_empty() {
            blocks.push(goals(self.words.goals, &self.programme.goals));
        }
        if blocks.len() == 1 { Vec::new() } else { blocks }
    }

    /// What is true across the areas, and each area with its points.
    fn areas(&self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, self.words.areas)];
        let mut across = Vec::new();
        for point in self.programme.points.iter().filter(|point| point.kind == PointKind::Goal) {
            across.push(item(&point.title));
        }
        if !across.is_empty() {
            blocks.push(Block::heading(3, self.words.across));
            blocks.push(Block::List { start: None, items: across });
        }
        for row in &self.workspace.council.focus_areas {
            if row.holds_on(self.programme.from) {
                blocks.extend(self.area(Some(&row.value.name), &row.value.title));
            }
        }
        blocks.extend(self.area(None, self.words.across));
        let shown = |point: &&ProgrammePoint| point.kind.asks_for_cases() && point.is_in_force();
        let mut money = self.programme.points.iter().filter(shown).flat_map(|point| &point.money);
        if money.any(|(_, amount)| amount.is_none()) {
            blocks.push(Block::paragraph(self.words.shared_note));
        }
        if blocks.len() == 1 { Vec::new() } else { blocks }
    }

    /// The area with this name, or what belongs to none; nothing when nothing is said of it.
    fn area(&self, name: Option<&str>, title: &str) -> Vec<Block> {
        let mut points = self.programme.points.iter().collect::<Vec<_>>();
        points.retain(|point| {
            let area = point.area.as_ref().map(|area| area.value.as_str());
            point.kind.asks_for_cases() && point.is_in_force() && area == name
        });
        let said = self.programme.areas.iter().find(|(area, _)| Some(area.value.as_str()) == name);
        if points.is_empty() && said.is_none() {
            return Vec::new();
        }
        let mut blocks = vec![Block::heading(3, title)];
        blocks.extend(paragraphs(said.map(|(_, text)| text.as_str())));
        let mut goals: Vec<u8> = Vec::new();
        for kind in [PointKind::Priority, PointKind::Measure] {
            let mut of_kind = points.clone();
            of_kind.retain(|point| point.kind == kind);
            if !of_kind.is_empty() {
                blocks.push(Block::Table(self.points(kind, title, &of_kind)));
            }
            for point in of_kind {
                goals.extend(&point.goals);
            }
        }
        if !goals.is_empty() {
            blocks.push(self::goals(self.words.more_goals, &goals));
        }
        for point in points {
            blocks.extend(paragraphs(point.text.as_deref()));
        }
        blocks
    }

    fn points(&self, kind: PointKind, area: &str, points: &[&ProgrammePoint]) -> Table {
        let words = self.words;
        let mut rows = Vec::new();
        for point in points {
            let placed = PlacedPoint { programme: self.programme, point };
            let responsible = self.workspace.responsible_for(placed).unwrap_or_default();
            let money = self.workspace.spending_of(self.programme, point, words.shared);
            rows.push(plain_row([point.title.clone(), responsible, money.unwrap_or_default()]));
        }
        let over = words.point_kinds[usize::from(kind == PointKind::Measure)];
        let table = Table {
            summary: fill(words.points_summary, &[("område", area)]),
            columns: vec![Column::Text, Column::Text, Column::Figure],
            header: plain_row([over, words.responsible, words.money]),
            rows,
        };
        table.without_empty_column(2).without_empty_column(1)
    }

    /// The bodies there are when it begins.
    fn organisation(&self) -> Vec<Block> {
        let words = self.words;
        let day = self.programme.from;
        let mut rows = Vec::new();
        for body in organisation::bodies_on(self.workspace, day) {
            let size = body.size.on(day).map(|row| row.value.to_string());
            let meetings = body.meetings_per_year.on(day).map(|row| MeetingCount::figures(row.value));
            rows.push(plain_row([
                body.name_on(day).to_owned(),
                self.task(body),
                size.unwrap_or_default(),
                meetings.unwrap_or_default(),
            ]));
        }
        if rows.is_empty() {
            return Vec::new();
        }
        let table = Table {
            summary: words.organisation_summary.to_owned(),
            columns: vec![Column::Text, Column::Text, Column::Figure, Column::Figure],
            header: words.body_columns.map(plain).to_vec(),
            rows,
        };
        let table = table.without_empty_column(3).without_empty_column(2);
        let chart = organisation::chart(self.workspace, day);
        vec![
            Block::heading(2, words.organisation),
            Block::OrganisationChart(Box::new(chart)),
            Block::Table(table),
        ]
    }

    fn task(&self, body: &Body) -> String {
        let [decides, recommends, advises] = self.words.powers;
        let mut tasks = Vec::new();
        if let Some(row) = body.powers.on(self.programme.from) {
            for power in &row.value {
                tasks.push(match power {
                    Power::Decide => decides,
                    Power::Recommend => recommends,
                });
            }
        }
        if tasks.is_empty() && body.kind == Some(BodyKind::Advisory) {
            tasks.push(advises);
        }
        norsk::list(&tasks)
    }

    /// What comes back each year, as a table, and drawn when meetings are known.
    fn cycle(&self, year: i32) -> Vec<Block> {
        let words = self.words;
        let plan = Year::of(self.workspace, year);
        let mut rows = Vec::new();
        for entry in &plan.cycle {
            let body = self.workspace.body_name(entry.body, self.programme.from);
            let when = norsk::capitalised(&entry.part.name());
            rows.push(plain_row([when, norsk::capitalised(&body), entry.case_type.name.clone()]));
        }
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            blocks.push(Block::Table(Table {
                summary: words.cycle_summary.to_owned(),
                columns: vec![Column::Short, Column::Text, Column::Text],
                header: words.cycle_columns.map(plain).to_vec(),
                rows,
            }));
        }
        if !plan.is_unknown() {
            let drawn = annual_wheel::annual_wheel(self.workspace, &plan).blocks.into_iter();
            blocks.extend(drawn.filter(|block| matches!(block, Block::YearWheel(_))));
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::heading(2, words.cycle));
        }
        blocks
    }
}

/// A text of several paragraphs.
fn paragraphs(text: Option<&str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for paragraph in text.unwrap_or_default().split("\n\n") {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        if !words.is_empty() {
            blocks.push(Block::paragraph(words.join(" ")));
        }
    }
    blocks
}

fn item(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Inline::text(text)])]
}

/// Words as a sentence of their own.
fn sentence(words: &str) -> String {
    format!("{}.", words.trim_end_matches('.'))
}

fn goals(template: &str, goals: &[u8]) -> Block {
    Block::paragraph(fill(template, &[("mål", &norsk::numbers(goals.to_vec()))]))
}
