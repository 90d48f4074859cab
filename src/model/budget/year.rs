//! The budgets of a year side by side: what was planned, is expected and became of it.

use super::{Budget, BudgetKind, BudgetPost, Figure, MoneyUnit, amount_among};

/// Budgets and accounts side by side, each in a column.
#[derive(Debug, Clone)]
pub struct YearBudgets<'a> {
    /// The year.
    pub year: i32,
    /// The columns, the oldest first.
    pub columns: Vec<&'a Budget>,
    /// The two columns between which a change is told.
    compared: Option<(&'a Budget, &'a Budget)>,
}

/// A line: what it is called, its amount in each column, and how much it has changed.
#[derive(Debug, Clone)]
pub struct BudgetLine {
    /// The sum that it is; none of a post.
    pub figure: Option<Figure>,
    /// What it is called.
    pub name: String,
    /// In each column, in øre.
    pub amounts: Vec<Option<i64>>,
    /// From the first of the two columns that are compared to the other.
    pub change: Option<i64>,
}

impl<'a> YearBudgets<'a> {
    /// All that is known of `year` beside the year before: what has changed from budget to budget. None when
    /// nothing is known of the year.
    pub fn beside_last(budgets: &'a [Budget], year: i32) -> Option<Self> {
        let columns = of_years(budgets, [year - 1, year]);
        let of = |year: i32| of_kind(&columns, year, BudgetKind::Adopted);
        let compared = of(year - 1).zip(of(year));
        let is_known = columns.iter().any(|budget| budget.year.value == year);
        is_known.then_some(Self { year, columns, compared })
    }

    /// All that is known of `year`: how what it became, or seems to become, differs from what was planned.
    pub fn planned_and_spent(budgets: &'a [Budget], year: i32) -> Option<Self> {
        let columns = of_years(budgets, [year, year]);
        let of = |kind: BudgetKind| of_kind(&columns, year, kind);
        let became = of(BudgetKind::Accounts).or(of(BudgetKind::Forecast));
        let compared = of(BudgetKind::Adopted).zip(became);
        (!columns.is_empty()).then_some(Self { year, columns, compared })
    }

    /// Whether a change is told.
    pub fn has_change(&self) -> bool {
        self.compared.is_some()
    }

    /// The budgets of the year itself.
    pub fn own(&self) -> impl Iterator<Item = &'a Budget> {
        self.columns.iter().copied().filter(|budget| budget.year.value == self.year)
    }

    /// Thousands when every amount is a whole number of them.
    pub fn unit(&self) -> MoneyUnit {
        for line in self.lines() {
            for amount in line.amounts.iter().flatten() {
                if amount % MoneyUnit::Thousands.ore() != 0 {
                    return MoneyUnit::Kroner;
                }
            }
        }
        MoneyUnit::Thousands
    }

    /// Every line, with the sums after what they are sums of.
    pub fn lines(&self) -> Vec<BudgetLine> {
        let mut lines = vec![self.of_figure(Figure::Opening)];
        lines.extend(self.of_posts(|budget| &budget.income));
        lines.push(self.of_figure(Figure::Income));
        lines.extend(self.of_posts(|budget| &budget.expenses));
        for figure in [Figure::Expenses, Figure::Result, Figure::Closing] {
            lines.push(self.of_figure(figure));
        }
        lines.retain(|line| line.amounts.iter().any(Option::is_some));
        lines
    }

    fn of_figure(&self, figure: Figure) -> BudgetLine {
        let line = self.line(figure.name(), |budget| budget.figure(figure));
        BudgetLine { figure: Some(figure), ..line }
    }

    /// The posts of all columns, in the order of the newest.
    fn of_posts(&self, posts: impl Fn(&Budget) -> &Vec<BudgetPost>) -> Vec<BudgetLine> {
        let mut names: Vec<&str> = Vec::new();
        for budget in self.columns.iter().rev() {
            for post in posts(budget) {
                if !names.contains(&post.name.value.as_str()) {
                    names.push(&post.name.value);
                }
            }
        }
        let mut lines = Vec::new();
        for name in names {
            lines.push(self.line(name, |budget| amount_among(posts(budget), name)));
        }
        lines
    }

    fn line(&self, name: &str, amount: impl Fn(&Budget) -> Option<i64>) -> BudgetLine {
        let amounts = self.columns.iter().map(|budget| amount(budget)).collect();
        // A post that is new has grown from nothing.
        let change = match self.compared {
            Some((before, now)) => match (amount(before), amount(now)) {
                (None, None) => None,
                (before, now) => Some(now.unwrap_or(0) - before.unwrap_or(0)),
            },
            None => None,
        };
        BudgetLine { figure: None, name: name.to_owned(), amounts, change }
    }
}

fn of_years(budgets: &[Budget], years: [i32; 2]) -> Vec<&Budget> {
    let mut columns: Vec<&Budget> = Vec::new();
    for budget in budgets {
        if years.contains(&budget.year.value) {
            columns.push(budget);
        }
    }
    columns.sort_by_key(|budget| (budget.year.value, budget.kind));
    columns
}

fn of_kind<'a>(columns: &[&'a Budget], year: i32, kind: BudgetKind) -> Option<&'a Budget> {
    columns.iter().copied().find(|budget| budget.year.value == year && budget.kind == kind)
}
