//! Columns that follow from others: the change from one to another, and the sum of those before.

use super::figures::{Figures, WrongFigure};
use super::names::FigureKind;
use crate::norsk::number::WrittenNumber;

/// So many columns are compared with one another; no paper takes more.
const MOST: usize = 12;

/// How a column follows from others: what is added, less what it is a change from.
struct Relation {
    added: Vec<usize>,
    from: Option<usize>,
}

/// Judges the columns that follow from others, as far as most of their rows prove that they do. Nobody adds
/// the figures of one that is proved.
pub(super) fn judge(figures: &mut Figures, faults: &mut Vec<WrongFigure>) {
    for column in 1..figures.columns.len().min(MOST) {
        let relations = relations(figures, column);
        let mut best = (0, Vec::new(), None);
        for relation in &relations {
            let (right, wrong) = compare(figures, column, relation);
            if best.2.is_none() || right > best.0 {
                best = (right, wrong, Some(relation));
            }
        }
        let (right, wrong, Some(Relation { added, from })) = best else { continue };
        // A change between the only two columns there are can be nothing else.
        let is_alone = relations.len() == 2 && from.is_some_and(|from| from.min(added[0]) > 0);
        let is_nearly = is_alone && (right >= wrong.len() || wrong.len() == 1);
        if !is_nearly && (right < 2 || right <= wrong.len()) {
            continue;
        }
        figures.columns[column].kind = FigureKind::Rates;
        for (row, is) in wrong {
            let of = match from {
                None => "rutene foran gir".to_owned(),
                Some(from) => {
                    let (from, to) = (figures.written(row, *from), figures.written(row, added[0]));
                    format!("fra {from} til {to} er det")
                }
            };
            faults.extend(figures.wrong(row, column, &of, is));
        }
    }
}

/// Every way in which the figures of a column may follow from others.
fn relations(figures: &Figures, column: usize) -> Vec<Relation> {
    let kind = figures.columns[column].kind;
    let is_change = kind == FigureKind::Change;
    let mut added = Vec::new();
    for (at, other) in figures.columns.iter().enumerate().take(if is_change { MOST } else { column }) {
        if other.kind == FigureKind::Plain || (is_change && at > 0 && other.kind == FigureKind::Rates) {
            added.push(at);
        }
    }
    // The first column names the rows, also with numbers, unless there is only one more.
    if added.len() > 2 && added[0] == 0 {
        added.remove(0);
    }
    let mut relations = Vec::new();
    if let FigureKind::Sum { .. } = kind {
        relations.push(Relation { added, from: None });
    } else if is_change {
        for from in &added {
            for to in added.iter().filter(|to| *to != from) {
                relations.push(Relation { added: vec![*to], from: Some(*from) });
            }
        }
    }
    relations
}

/// In how many rows a column follows from the others, and those in which it does not, with what it would be.
fn compare(figures: &Figures, column: usize, relation: &Relation) -> (usize, Vec<(usize, i64)>) {
    let (mut right, mut wrong) = (0, Vec::new());
    for (row, written) in figures.rows.iter().enumerate() {
        // The sum of sums is judged with the other sums.
        if relation.from.is_none() && matches!(written.kind, FigureKind::Sum { .. } | FigureKind::Result) {
            continue;
        }
        let Some(stated) = figures.number(row, column) else { continue };
        match reckoned(figures, (row, column), stated, relation) {
            Some((is, near)) if is.abs_diff(stated.value) > near => wrong.push((row, is)),
            found => right += usize::from(found.is_some()),
        }
    }
    (right, wrong)
}

/// What a cell would be, and how far from that it may be for what is rounded.
fn reckoned(
    figures: &Figures,
    (row, column): (usize, usize),
    stated: WrittenNumber,
    relation: &Relation,
) -> Option<(i64, u64)> {
    let (mut is, mut was, mut places, mut filled) = (0_i64, 0, 0, 0);
    for &other in relation.added.iter().chain(&relation.from) {
        let value = figures.value(row, other)?;
        let is_from = relation.from == Some(other);
        was = if is_from { value } else { 0 };
        is = is.checked_add(if is_from { -value } else { value })?;
        places = figures.columns[other].places.max(places);
        filled += usize::from(figures.number(row, other).is_some());
    }
    if figures.columns[column].is_in_percent && relation.from.is_some() {
        // Ten-thousandths of a per cent, as near as its decimals are.
        let percent = (i128::from(is) * 1_000_000).checked_div(i128::from(was).abs())?;
        return Some((i64::try_from(percent).ok()?, 10_u64.pow(4 - stated.places.min(4)) / 2));
    }
    let is_enough = relation.from.is_some() || filled > 1;
    is_enough.then(|| (is, figures.tolerance(stated, places, filled.max(2))))
}
