//! Columns that follow from others: the change from one to another, and the sum of those before.

use super::figures::{ColumnKind, Figures, RowKind, WrongFigure};
use crate::norsk::number::WrittenNumber;

/// So many columns are compared with one another; no paper takes more.
const MOST: usize = 12;

/// How a column follows from others.
#[derive(Clone, Copy)]
enum Relation {
    /// The change from a column to another.
    Change { from: usize, to: usize },
    /// The sum of the amounts before it.
    Sum,
}

/// In how many rows a relation holds, and those in which it does not, with what the cell would be.
type ComparedRows = (usize, Vec<(usize, i64)>);

/// Judges the columns that follow from others, as far as most of their rows prove that they do. They are
/// given back.
pub(super) fn judge(figures: &Figures, faults: &mut Vec<WrongFigure>) -> Vec<usize> {
    let mut proved = Vec::new();
    for column in 1..figures.columns.len().min(MOST) {
        let relations = match figures.columns[column].kind {
            ColumnKind::Change => changes(figures),
            ColumnKind::Sum => vec![Relation::Sum],
            ColumnKind::Other | ColumnKind::Amounts | ColumnKind::Percent => continue,
        };
        let mut best: Option<(Relation, ComparedRows)> = None;
        for relation in &relations {
            let compared = compare(figures, column, *relation);
            if best.as_ref().is_none_or(|(_, (most, _))| compared.0 > *most) {
                best = Some((*relation, compared));
            }
        }
        let Some((relation, (right, wrong))) = best else { continue };
        let is_proved = match relation {
            // A change between the only two columns there are can be nothing else.
            Relation::Change { .. } if relations.len() <= 2 => right >= wrong.len() || wrong.len() == 1,
            _ => right > 1 && right > wrong.len(),
        };
        if is_proved {
            proved.push(column);
            for (row, is) in wrong {
                faults.extend(told(figures, (row, column), relation, is));
            }
        }
    }
    proved
}

/// Every change that the figures of a column can be.
fn changes(figures: &Figures) -> Vec<Relation> {
    let mut changes = Vec::new();
    let is_of_figures = |column: &usize| {
        matches!(figures.columns[*column].kind, ColumnKind::Amounts | ColumnKind::Other)
            && figures.columns[*column].has_numbers
    };
    let columns: Vec<usize> = (1..figures.columns.len().min(MOST)).filter(is_of_figures).collect();
    for &from in &columns {
        for &to in &columns {
            if from != to {
                changes.push(Relation::Change { from, to });
            }
        }
    }
    changes
}

/// In how many rows a column follows from the others, and those in which it does not, with what it would be.
fn compare(figures: &Figures, column: usize, relation: Relation) -> ComparedRows {
    let (mut right, mut wrong) = (0, Vec::new());
    for row in 0..figures.rows.len() {
        // The sum of sums is judged with the other sums.
        if matches!(relation, Relation::Sum) && figures.rows[row].kind != RowKind::Plain {
            continue;
        }
        let Some(stated) = figures.number(row, column) else { continue };
        let Some((is, tolerance)) = reckoned(figures, (row, column), stated, relation) else { continue };
        if is.abs_diff(stated.value) <= tolerance {
            right += 1;
        } else {
            wrong.push((row, is));
        }
    }
    (right, wrong)
}

fn told(
    figures: &Figures,
    (row, column): (usize, usize),
    relation: Relation,
    is: i64,
) -> Option<WrongFigure> {
    let of = match relation {
        Relation::Sum => "rutene foran gir".to_owned(),
        Relation::Change { from, to } => {
            let (from, to) = (figures.written(row, from), figures.written(row, to));
            format!("fra {from} til {to} er det")
        }
    };
    WrongFigure::new(figures, (row, column), &of, is)
}

/// What the cell would be, and how far from that it may be for what is rounded.
fn reckoned(
    figures: &Figures,
    (row, column): (usize, usize),
    stated: WrittenNumber,
    relation: Relation,
) -> Option<(i64, u64)> {
    match relation {
        Relation::Change { from, to } => {
            let (was, is) = (figures.value(row, from)?, figures.value(row, to)?);
            let change = is.checked_sub(was)?;
            if !figures.columns[column].is_in_percent {
                let places = figures.columns[from].places.max(figures.columns[to].places);
                return Some((change, figures.tolerance(stated, places, 2)));
            }
            // Ten-thousandths of a per cent, as near as its decimals are.
            let percent = (i128::from(change) * 1_000_000).checked_div(i128::from(was.abs()))?;
            Some((i64::try_from(percent).ok()?, 10_u64.pow(4 - stated.places.min(4)) / 2))
        }
        Relation::Sum => {
            let (mut sum, mut others, mut places) = (0_i64, 0, 0);
            for before in 1..column {
                if figures.columns[before].kind == ColumnKind::Amounts {
                    sum = sum.checked_add(figures.value(row, before)?)?;
                    others += usize::from(figures.number(row, before).is_some());
                    places = places.max(figures.columns[before].places);
                }
            }
            (others > 1).then(|| (sum, figures.tolerance(stated, places, others)))
        }
    }
}
