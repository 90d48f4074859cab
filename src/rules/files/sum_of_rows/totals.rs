//! Sums and results at the foot of a column.

use super::figures::{ColumnKind, Figures, RowKind, WrongFigure};
use crate::norsk::number::WrittenNumber;

/// Judges the sums of every column that does not follow from others.
pub(super) fn judge(figures: &Figures, proved: &[usize], faults: &mut Vec<WrongFigure>) {
    for column in 1..figures.columns.len() {
        let is_added = match figures.columns[column].kind {
            ColumnKind::Amounts | ColumnKind::Sum => true,
            // Shares that are meant to make up the whole.
            ColumnKind::Percent => figures.rows.iter().enumerate().any(|(row, written)| {
                let sum = figures.number(row, column).filter(|_| matches!(written.kind, RowKind::Sum { .. }));
                sum.is_some_and(|sum| sum.value == 1_000_000)
            }),
            ColumnKind::Change | ColumnKind::Other => false,
        };
        if is_added && !proved.contains(&column) {
            judge_column(figures, column, faults);
        }
    }
}

/// What stands in a column above a sum: its rows since the last heading or sum, since the last sum, and from
/// the top, each with how many there are.
#[derive(Default)]
struct RowsAbove {
    block: (i64, usize),
    open: (i64, usize),
    all: (i64, usize),
    /// The rows, or when there are sums of parts, those.
    parts: Vec<(usize, i64)>,
    has_sums: bool,
    /// Whether the row above is a sum of all there is.
    is_ended: bool,
}

fn judge_column(figures: &Figures, column: usize, faults: &mut Vec<WrongFigure>) {
    let mut above = RowsAbove::default();
    for (row, written) in figures.rows.iter().enumerate() {
        match written.kind {
            RowKind::Part => {}
            RowKind::Heading => above.block = (0, 0),
            RowKind::Plain | RowKind::Opening => {
                // Words among the numbers: nobody can tell what they add.
                let Some(value) = figures.value(row, column) else { return };
                above.add(row, value, written.kind == RowKind::Opening);
            }
            RowKind::Sum { is_of_part } => {
                let stated = figures.number(row, column);
                if let Some(stated) = stated {
                    faults.extend(wrong_sum(figures, &above, (row, column), stated, is_of_part));
                }
                // One that is left out is what it would be.
                above.close(row, stated.map_or(above.block.0, |stated| stated.value), is_of_part);
            }
            RowKind::Result => {
                if let Some(stated) = figures.number(row, column) {
                    faults.extend(wrong_result(figures, &above, (row, column), stated));
                }
                above = RowsAbove::default();
            }
        }
    }
}

impl RowsAbove {
    fn add(&mut self, row: usize, value: i64, is_opening: bool) {
        let sums = [&mut self.all, &mut self.open, &mut self.block];
        // What a year begins with is no income of it, but may be a part of all there is.
        for sum in sums.into_iter().take(if is_opening { 1 } else { 3 }) {
            *sum = (sum.0.saturating_add(value), sum.1 + 1);
        }
        if !self.has_sums && !is_opening {
            self.parts.push((row, value));
        }
        self.is_ended = false;
    }

    fn close(&mut self, row: usize, value: i64, is_of_part: bool) {
        if !self.has_sums {
            self.parts.clear();
        }
        self.parts.push((row, value));
        (self.block, self.open, self.has_sums, self.is_ended) = ((0, 0), (0, 0), true, !is_of_part);
    }

    /// The difference between the only two parts there are: incomes less costs.
    fn difference(&self, figures: &Figures) -> Option<i64> {
        let [(row, first), (_, second)] = self.parts[..] else { return None };
        if first.min(second) < 0 {
            return Some(first.saturating_add(second));
        }
        let label = figures.label(row).to_lowercase();
        let begins_with_costs = label.contains("utgift") || label.contains("kostnad");
        Some(if begins_with_costs { second.saturating_sub(first) } else { first.saturating_sub(second) })
    }
}

fn wrong_sum(
    figures: &Figures,
    above: &RowsAbove,
    (row, column): (usize, usize),
    stated: WrittenNumber,
    is_of_part: bool,
) -> Option<WrongFigure> {
    if above.all.1 == 0 || above.is_ended {
        return None;
    }
    let mut possible = Vec::new();
    for (sum, count) in [above.block, above.open, above.all] {
        if count > 0 {
            possible.push(sum);
        }
    }
    let mut is = possible.first().copied()?;
    // After sums of parts, what is called a sum may be that of the last part, of all, or what is left.
    if above.has_sums {
        let mut of_parts = above.open.0;
        for (_, part) in &above.parts {
            of_parts = of_parts.saturating_add(*part);
        }
        possible.push(of_parts);
        possible.extend(above.difference(figures));
        is = if is_of_part && above.open.1 > 0 { is } else { of_parts };
    }
    let tolerance = figures.tolerance(stated, figures.columns[column].places, above.all.1);
    let is_possible = possible.iter().any(|sum| sum.abs_diff(stated.value) <= tolerance);
    if is_possible { None } else { WrongFigure::new(figures, (row, column), "radene gir", is) }
}

/// A result is told of where it can only be the difference between two rows.
fn wrong_result(
    figures: &Figures,
    above: &RowsAbove,
    (row, column): (usize, usize),
    stated: WrittenNumber,
) -> Option<WrongFigure> {
    let is = above.difference(figures).filter(|_| !above.has_sums || above.open.1 == 0)?;
    let is_near = is.abs_diff(stated.value) <= figures.tolerance(stated, figures.columns[column].places, 2);
    if is_near { None } else { WrongFigure::new(figures, (row, column), "radene over gir", is) }
}
