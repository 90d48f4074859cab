//! The budget of a year beside what the year before was planned to be and became.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{View, bullets, heading, page, paragraph, title};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Sheet, plain};
use crate::model::basis;
use crate::model::{Budget, BudgetKind, BudgetLine, MoneyUnit, YearBudgets};
use crate::norsk::{self, Language, ProgrammeWords};
use crate::plans::budget as plan;
use crate::read::BUDGETS;
use crate::steps::StepError;
use crate::workspace::Workspace;

const WORDS: &ProgrammeWords = &Language::Bokmal.wording().programme;

/// The budgets of a year, and of the year before.
pub struct BudgetView<'a> {
    workspace: &'a Workspace,
    budgets: YearBudgets<'a>,
    /// Findings in their figures.
    notes: Vec<String>,
}

/// What is known of `year`: its budget, forecast and accounts beside those of the year before.
///
/// # Errors
/// When nothing is known of the year.
pub fn budget<'a>(
    workspace: &'a Workspace,
    found: &[Diagnostic],
    year: i32,
) -> Result<BudgetView<'a>, StepError> {
    let Some(budgets) = YearBudgets::beside_last(&workspace.budgets, year) else {
        return Err(unknown(workspace, year));
    };
    let mut notes = Vec::new();
    for diagnostic in found {
        let is_in = |budget: &&Budget| {
            let (outer, inner) = (budget.span, diagnostic.place);
            outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
        };
        if budgets.columns.iter().any(is_in) {
            notes.push(diagnostic.message.clone());
        }
    }
    Ok(BudgetView { workspace, budgets, notes })
}

/// That nothing is known of `year`, and of which years something is.
fn unknown(workspace: &Workspace, year: i32) -> StepError {
    let mut years = BTreeSet::new();
    for budget in workspace.budgets.iter() {
        years.insert(budget.year.value.to_string());
    }
    if workspace.sources.find(BUDGETS).is_none() {
        return StepError(format!(
            "Rådet har ingen {BUDGETS}, og budsjettet for {year} kan ikke vises. Skriv filen i rådets mappe, \
             ved siden av bodies.yaml, med en liste under «budsjett»: hvert budsjett har «år», «slag», og \
             under «inntekter» og «utgifter» et beløp for hver post. «ipr skjema budsjett» har alle nøklene."
        ));
    }
    let mut said = format!("Budsjettet for {year} står ikke i budsjett.yaml.");
    if !years.is_empty() {
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        said.push_str(&format!(" Der står {}.", norsk::list(&years)));
    }
    StepError(said)
}

impl View for BudgetView<'_> {
    fn document(&self) -> Document {
        let name = format!("Budsjett {}", self.budgets.year);
        let mut blocks = vec![title(&name), Block::Rule];
        if self.budgets.unit() == MoneyUnit::Thousands {
            blocks.push(paragraph(WORDS.in_thousands));
        }
        blocks.push(self.table());
        for budget in self.budgets.own() {
            for (post, parts) in &budget.divided {
                let name = format!("{}: {}", budget.name(), post.value);
                let parts = plan::parts_table(WORDS, &name, parts, self.budgets.unit());
                blocks.extend([heading(name), Block::Table(parts)]);
            }
        }
        let sources = self.sources();
        if !sources.is_empty() {
            let facts = sources.into_iter().map(|(of, source)| (format!("{of}:"), plain(source)));
            blocks.extend([Block::Rule, Block::Entries(facts.collect())]);
        }
        if !self.notes.is_empty() {
            blocks.extend([heading("Merk"), bullets(self.notes.iter().map(plain))]);
        }
        page(self.workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&BudgetOutput::of(self))
    }

    /// Amounts in kroner, whatever the file counts in.
    fn sheet(&self) -> Option<Sheet> {
        let mut rows = Vec::new();
        for line in self.budgets.lines() {
            let mut row = vec![line.name];
            for amount in line.amounts {
                row.push(kroner(amount));
            }
            if self.budgets.has_change() {
                row.push(kroner(line.change));
            }
            rows.push(row);
        }
        let mut headings = vec!["post".to_owned()];
        for budget in &self.budgets.columns {
            headings.push(norsk::decapitalised(&budget.name()));
        }
        if self.budgets.has_change() {
            headings.push("endring".to_owned());
        }
        Some(Sheet { headings, rows })
    }
}

impl BudgetView<'_> {
    fn table(&self) -> Block {
        let mut table = plan::posts_table(WORDS, &self.budgets, WORDS.change);
        // What is a budget is called by its year, so that there is room for the posts.
        for (name, budget) in table.header.iter_mut().skip(1).zip(&self.budgets.columns) {
            if budget.kind == BudgetKind::Adopted {
                *name = plain(budget.year.value.to_string());
            }
        }
        Block::Table(table)
    }

    /// Each source, with the columns that rest on it.
    fn sources(&self) -> Vec<(String, String)> {
        let mut sources = Vec::new();
        for budget in &self.budgets.columns {
            let mut said = match &budget.basis {
                Some(written) => basis::told(&written.value, &self.workspace.council.sources),
                None => continue,
            };
            if let Some(day) = budget.as_of {
                said.push_str(&format!(", per {}", norsk::date(day)));
            }
            sources.push((budget.name(), said));
        }
        sources
    }
}

/// An amount as spreadsheets read it: «-1866000,00».
fn kroner(amount: Option<i64>) -> String {
    let Some(amount) = amount else { return String::new() };
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}", norsk::plain_kroner(amount.unsigned_abs()))
}

/// Budgets as a program reads them. Amounts are in øre.
#[derive(Serialize)]
struct BudgetOutput {
    #[serde(rename = "år")]
    year: i32,
    #[serde(rename = "kolonner")]
    columns: Vec<ColumnOutput>,
    #[serde(rename = "linjer")]
    lines: Vec<LineOutput>,
    #[serde(rename = "fordelt")]
    divided: Vec<DividedOutput>,
    #[serde(rename = "merk")]
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ColumnOutput {
    #[serde(rename = "år")]
    year: i32,
    #[serde(rename = "slag")]
    kind: &'static str,
    per: Option<String>,
    #[serde(rename = "grunnlag")]
    basis: Option<String>,
}

#[derive(Serialize)]
struct LineOutput {
    post: String,
    #[serde(rename = "øre")]
    amounts: Vec<Option<i64>>,
    #[serde(rename = "endring")]
    change: Option<i64>,
}

#[derive(Serialize)]
struct DividedOutput {
    #[serde(rename = "slag")]
    kind: &'static str,
    post: String,
    #[serde(rename = "på")]
    part: String,
    #[serde(rename = "øre")]
    amount: i64,
}

impl BudgetOutput {
    fn of(view: &BudgetView<'_>) -> Self {
        let mut columns = Vec::new();
        let mut divided = Vec::new();
        for budget in &view.budgets.columns {
            let kind = budget.kind.word();
            columns.push(ColumnOutput {
                year: budget.year.value,
                kind,
                per: budget.as_of.map(|day| day.to_string()),
                basis: budget.basis.as_ref().map(|basis| basis.value.clone()),
            });
            if budget.year.value != view.budgets.year {
                continue;
            }
            for (post, parts) in &budget.divided {
                for part in parts {
                    let (post, part, amount) = (post.value.clone(), part.name.value.clone(), part.amount);
                    divided.push(DividedOutput { kind, post, part, amount });
                }
            }
        }
        let mut lines = Vec::new();
        for BudgetLine { name, amounts, change, .. } in view.budgets.lines() {
            lines.push(LineOutput { post: name, amounts, change });
        }
        Self { year: view.budgets.year, columns, lines, divided, notes: view.notes.clone() }
    }
}
