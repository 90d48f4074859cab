//! Sums, results and balances at the foot of a column.

use super::figures::{Figures, WrongFigure};
use super::names::{FigureKind, is_cost};

/// What stands in a column above a row that follows from it.
#[derive(Default)]
struct RowsAbove {
    /// What the year began with.
    opening: Option<i64>,
    /// The rows since the last result, which is itself the first of them.
    rows: Vec<(usize, i64)>,
    /// How many of them stand above the last heading or sum, and above the last sum or result.
    block: usize,
    open: usize,
    /// The sums since the last result.
    sums: Vec<(usize, i64)>,
    /// Whether there is anything above since the last sum of all there is.
    has_more: bool,
}

/// Judges the sums of every column that does not follow from others.
pub(super) fn judge(figures: &Figures, faults: &mut Vec<WrongFigure>) {
    for (column, as_named) in figures.columns.iter().enumerate().skip(1) {
        if !matches!(as_named.kind, FigureKind::Plain | FigureKind::Sum { .. } | FigureKind::Percent) {
            continue;
        }
        let mut above = RowsAbove::default();
        for (row, written) in figures.rows.iter().enumerate() {
            let stated = figures.number(row, column);
            let possible = above.possible(figures, written.kind);
            if let (Some(stated), Some(is)) = (stated, possible.first()) {
                // Of shares only those are told that are meant to make up the whole.
                let is_told = as_named.kind != FigureKind::Percent || stated.value == 1_000_000;
                let near = figures.tolerance(stated, as_named.places, above.rows.len().max(2));
                if is_told && possible.iter().all(|sum| sum.abs_diff(stated.value) > near) {
                    let is_sum = matches!(written.kind, FigureKind::Sum { .. });
                    let of = if is_sum { "radene gir" } else { "radene over gir" };
                    faults.extend(figures.wrong(row, column, of, *is));
                }
            }
            let is_ending = matches!(written.kind, FigureKind::Result | FigureKind::Closing);
            if is_ending && stated.is_none() && possible.is_empty() {
                above = RowsAbove::default();
                continue;
            }
            let value = match written.kind {
                // One that is left out is what it would be.
                FigureKind::Sum { .. } | FigureKind::Result | FigureKind::Closing if stated.is_none() => {
                    Some(possible.first().copied().unwrap_or(0))
                }
                FigureKind::Part | FigureKind::Words => Some(0),
                _ => figures.value(row, column),
            };
            // Words among the numbers: nobody can tell what they add.
            let Some(value) = value else { break };
            above.take(row, written.kind, value);
        }
    }
}

/// What rows are together; with the figures, costs are taken from the others: many write them without a sign.
fn total(rows: &[(usize, i64)], figures: Option<&Figures>) -> i64 {
    let mut total = 0_i64;
    for (row, value) in rows {
        let is_out = *value > 0 && figures.is_some_and(|figures| is_cost(&figures.rows[*row].label));
        total = total.saturating_add(if is_out { -value } else { *value });
    }
    total
}

impl RowsAbove {
    fn take(&mut self, row: usize, kind: FigureKind, value: i64) {
        match kind {
            FigureKind::Part => return,
            FigureKind::Words => self.block = self.rows.len(),
            FigureKind::Sum { .. } => self.sums.push((row, value)),
            FigureKind::Result => {
                *self = Self { opening: self.opening, rows: vec![(row, value)], ..Self::default() };
            }
            FigureKind::Closing => *self = Self::default(),
            FigureKind::Opening => self.opening = Some(value.saturating_add(self.opening.unwrap_or(0))),
            _ => self.rows.push((row, value)),
        }
        if matches!(kind, FigureKind::Sum { .. } | FigureKind::Result) {
            (self.block, self.open) = (self.rows.len(), self.rows.len());
        }
        self.has_more = match kind {
            FigureKind::Words | FigureKind::Sum { is_of_part: true } => self.has_more,
            _ => matches!(kind, FigureKind::Plain | FigureKind::Opening),
        };
    }

    /// What a row of this kind may be, and first what it is likely to be; nothing where nobody can tell.
    fn possible(&self, figures: &Figures, kind: FigureKind) -> Vec<i64> {
        let (block, open) = (&self.rows[self.block..], &self.rows[self.open..]);
        let mut possible = Vec::new();
        match kind {
            FigureKind::Sum { is_of_part } if self.has_more => {
                // After sums of parts, a sum may be that of the last part, of all, or what is left.
                if !self.sums.is_empty() {
                    possible.push(total(&[&self.sums, open].concat(), None));
                    possible.extend(self.difference(figures));
                }
                let likely = if is_of_part { 0 } else { possible.len() };
                for rows in [open, block].into_iter().filter(|rows| !rows.is_empty()) {
                    possible.insert(likely, total(rows, None));
                }
                possible.push(total(&self.rows, None).saturating_add(self.opening.unwrap_or(0)));
            }
            // A result is told of where it can only be the difference between two rows.
            FigureKind::Result if self.sums.is_empty() || open.is_empty() => {
                possible.extend(self.difference(figures));
            }
            // What is left is what the year began with and its result, or all that moved it.
            FigureKind::Closing if !self.rows.is_empty() => {
                let moved =
                    if self.sums.is_empty() { self.rows.clone() } else { [&self.sums, open].concat() };
                if let Some(opening) = self.opening {
                    possible.push(opening.saturating_add(total(&moved, Some(figures))));
                    possible.push(opening.saturating_add(total(&moved, None)));
                }
            }
            _ => {}
        }
        possible
    }

    /// The difference between the only two parts there are: incomes less costs.
    fn difference(&self, figures: &Figures) -> Option<i64> {
        let parts = if self.sums.is_empty() { &self.rows[self.open..] } else { &self.sums };
        let [(row, first), (_, second)] = *parts else { return None };
        Some(match is_cost(&figures.rows[row].label) {
            _ if first.min(second) < 0 => first.saturating_add(second),
            true => second.saturating_sub(first),
            false => first.saturating_sub(second),
        })
    }
}
