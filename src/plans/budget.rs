//! The budget of a year as papers show it.

use chrono::{Datelike, NaiveDate};

use super::membership_fee;
use super::report::{self, ReportScope};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{Budget, BudgetKind, BudgetLine, BudgetPost, Figure, MoneyUnit, YearBudgets, basis};
use crate::norsk::{self, Language, ProgrammeWords, fill};
use crate::workspace::Workspace;

/// The budget that the case of `scope` takes to its body.
pub fn budget(workspace: &Workspace, scope: &ReportScope<'_>, budgets: &YearBudgets<'_>) -> Document {
    let words = words(workspace);
    let mut facts = Vec::new();
    for of_year in budgets.own() {
        if let Some(written) = &of_year.basis {
            facts.push((words.source.to_owned(), basis::told(&written.value, &workspace.council.sources)));
        }
    }
    facts.dedup();
    let mut blocks = vec![
        Block::Masthead { kind: words.budget.to_owned(), facts },
        Block::heading(1, report::title(workspace, scope)),
    ];
    blocks.extend(whole(workspace, budgets, 2));
    report::paper(workspace, scope, blocks)
}

/// Everything that is known of the budget of a year beside the year before, under headings of this level.
pub fn whole(workspace: &Workspace, budgets: &YearBudgets<'_>, level: u8) -> Vec<Block> {
    let words = words(workspace);
    let mut blocks = table(workspace, budgets, words.change);
    let unit = budgets.unit();
    for budget in budgets.own() {
        for (post, parts) in &budget.divided {
            let title = fill(words.divided, &[("post", &norsk::decapitalised(&post.value))]);
            blocks.push(Block::heading(level, &title));
            blocks.push(Block::Table(parts_table(words, &title, parts, unit)));
        }
    }
    blocks.extend(fee(workspace, budgets.year, level));
    blocks
}

/// The posts and sums of every column, with what has changed under the word for it.
pub fn table(workspace: &Workspace, budgets: &YearBudgets<'_>, change: &str) -> Vec<Block> {
    let words = words(workspace);
    let told = match budgets.unit() {
        MoneyUnit::Thousands => words.in_thousands,
        MoneyUnit::Kroner => words.in_kroner,
    };
    vec![Block::paragraph(told), Block::Table(posts_table(words, budgets, change))]
}

/// The same without a word on what is counted.
pub fn posts_table(words: &ProgrammeWords, budgets: &YearBudgets<'_>, change: &str) -> Table {
    let mut columns = vec![Column::Text];
    let mut header = vec![plain(words.post)];
    for budget in &budgets.columns {
        columns.push(Column::Figure);
        header.push(plain(name_of(words, budget)));
    }
    if budgets.has_change() {
        columns.push(Column::Figure);
        header.push(plain(change));
    }
    let mut rows = Vec::new();
    for line in budgets.lines() {
        rows.push(row(words, line, budgets.unit(), budgets.has_change()));
    }
    let summary = fill(words.budget_summary, &[("år", &budgets.year.to_string())]);
    Table { summary, columns, header, rows }
}

fn row(words: &ProgrammeWords, line: BudgetLine, unit: MoneyUnit, has_change: bool) -> Vec<Vec<Inline>> {
    let name = match line.figure {
        Some(figure) => figure_name(words, figure).to_owned(),
        None => line.name,
    };
    let mut amounts = line.amounts;
    if has_change {
        amounts.push(line.change);
    }
    let mut cells = vec![plain(name)];
    for amount in amounts {
        cells.push(plain(amount.map_or("–".to_owned(), |ore| unit.amount(ore))));
    }
    if line.figure.is_none() {
        return cells;
    }
    cells.into_iter().map(|cell| vec![Inline::Strong(cell)]).collect()
}

/// What a post is divided into, and the sum of it.
pub fn parts_table(words: &ProgrammeWords, title: &str, parts: &[BudgetPost], unit: MoneyUnit) -> Table {
    let mut rows = Vec::new();
    let mut sum = 0;
    for part in parts {
        sum += part.amount;
        let amount = unit.amount(part.amount);
        rows.push(plain_row([part.name.value.as_str(), &amount]));
    }
    let total = plain_row([words.sum, &unit.amount(sum)]);
    rows.push(total.into_iter().map(|cell| vec![Inline::Strong(cell)]).collect());
    Table {
        summary: title.to_owned(),
        columns: vec![Column::Text, Column::Figure],
        header: plain_row([words.post, words.amount]),
        rows,
    }
}

/// What the fee of the members is reckoned from, as far as it is known.
fn fee(workspace: &Workspace, year: i32, level: u8) -> Vec<Block> {
    let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let fee = workspace.membership_fee(day);
    let Some(row) = fee.rate.filter(|row| row.from.is_none_or(|from| from.year() <= year)) else {
        return Vec::new();
    };
    let language = workspace.council.language;
    let mut facts = membership_fee::of_rate(workspace, language, row);
    if let Some(census) = fee.census {
        facts.push(membership_fee::of_census(workspace, language, census));
    }
    if let Some((_, amount)) = fee.total() {
        facts.push((words(workspace).sum.to_owned(), format!("{} kroner", norsk::kroner(amount))));
    }
    let facts = facts.into_iter().map(|(name, value)| (name, plain(value))).collect();
    vec![Block::heading(level, words(workspace).fee), Block::Facts(facts)]
}

/// «Budsjett 2023», «Prognose 2022»
fn name_of(words: &ProgrammeWords, budget: &Budget) -> String {
    let template = match budget.kind {
        BudgetKind::Adopted => words.columns[0],
        BudgetKind::Forecast => words.columns[1],
        BudgetKind::Accounts => words.columns[2],
    };
    fill(template, &[("år", &budget.year.value.to_string())])
}

fn figure_name(words: &ProgrammeWords, figure: Figure) -> &'static str {
    let [opening, income, expenses, result, closing] = words.figures;
    match figure {
        Figure::Opening => opening,
        Figure::Income => income,
        Figure::Expenses => expenses,
        Figure::Result => result,
        Figure::Closing => closing,
    }
}

fn words(workspace: &Workspace) -> &'static ProgrammeWords {
    let language: Language = workspace.council.language;
    &language.wording().programme
}
