//! Groups of one kind on days of their own, where that is best: the cheapest choice of a day for each, when
//! those who meet on the same day cost more.
//!
//! For each two on one day the price is the same, so the second there costs one step more, the third two: a
//! day is as many places, each dearer than the one before, and to find the cheapest place for each is the
//! assignment problem, which the Hungarian method solves exactly.

use std::collections::{BTreeMap, BTreeSet};

use super::weights::{FORBIDDEN, SISTERS};

/// The days one can meet, with their prices, the cheapest first; and that it does not.
pub type Choices = Vec<(i64, Option<usize>)>;

/// The cheapest day for each, of its own choices, cheapest first; and what that costs.
pub fn apart(choices: &[Choices]) -> (i64, Vec<Option<usize>>) {
    let (mut cost, mut chosen) = (0, Vec::new());
    let mut days: BTreeSet<Option<usize>> = BTreeSet::new();
    for of in choices {
        let (price, day) = of[0];
        cost += price;
        chosen.push(day);
        days.insert(day);
    }
    if days.len() == choices.len() && !days.contains(&None) {
        return (cost, chosen);
    }
    let places = places(choices);
    let mut prices = Vec::new();
    for of in choices {
        let mut by_day: BTreeMap<Option<usize>, i64> = BTreeMap::new();
        for (price, day) in of {
            by_day.insert(*day, *price);
        }
        let mut row = Vec::with_capacity(places.len());
        for (day, more) in &places {
            row.push(match by_day.get(day) {
                Some(price) => price + more,
                None => FORBIDDEN,
            });
        }
        prices.push(row);
    }
    let (mut cost, mut chosen) = (0, Vec::new());
    for (row, place) in assign(&prices).into_iter().enumerate() {
        cost += prices[row][place];
        chosen.push(places[place].0);
    }
    (cost, chosen)
}

/// The places there are, each with what it costs more than its day.
///
/// None needs more days than there are groups, the cheapest it has: of those one is always free of the
/// others. So it shares a day only when that is cheaper than the dearest of them.
fn places(choices: &[Choices]) -> Vec<(Option<usize>, i64)> {
    let count = choices.len();
    let mut days: BTreeSet<Option<usize>> = BTreeSet::new();
    let mut most = 0;
    for of in choices {
        let near = &of[..count.min(of.len())];
        for (_, day) in near {
            days.insert(*day);
        }
        most = most.max(near[near.len() - 1].0 - near[0].0);
    }
    let mut places = Vec::new();
    for day in days {
        let mut more = 0;
        while day.is_some() && more <= most && more < SISTERS * count as i64 {
            places.push((day, more));
            more += SISTERS;
        }
    }
    // Any number of them can stay away.
    places.extend(vec![(None, 0); count]);
    places
}

/// The cheapest column for each row, no column twice: rows are given one by one to the column that leads, by
/// way of those that have to yield, to the least cost more.
fn assign(prices: &[Vec<i64>]) -> Vec<usize> {
    let columns = prices.first().map_or(0, Vec::len);
    let mut of_row = vec![0; prices.len()];
    let mut of_column = vec![0; columns];
    let mut taken: Vec<Option<usize>> = vec![None; columns];
    for new in 0..prices.len() {
        let mut least = vec![(i64::MAX, None); columns];
        let mut is_done = vec![false; columns];
        let (mut row, mut from) = (new, None);
        let end = loop {
            let mut next = (i64::MAX, 0);
            for column in 0..columns {
                if is_done[column] {
                    continue;
                }
                let price = prices[row][column] - of_row[row] - of_column[column];
                if price < least[column].0 {
                    least[column] = (price, from);
                }
                next = next.min((least[column].0, column));
            }
            let (step, column) = next;
            of_row[new] += step;
            for other in 0..columns {
                match taken[other] {
                    Some(holder) if is_done[other] => {
                        of_row[holder] += step;
                        of_column[other] -= step;
                    }
                    _ => least[other].0 -= step,
                }
            }
            is_done[column] = true;
            match taken[column] {
                Some(holder) => (row, from) = (holder, Some(column)),
                None => break column,
            }
        };
        let mut column = end;
        while let Some(before) = least[column].1 {
            taken[column] = taken[before];
            column = before;
        }
        taken[column] = Some(new);
    }
    let mut chosen = vec![0; prices.len()];
    for (column, row) in taken.iter().enumerate() {
        if let Some(row) = row {
            chosen[*row] = column;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a choice costs, reckoned pair by pair.
    fn cost(choices: &[Choices], chosen: &[Option<usize>]) -> i64 {
        let mut cost = 0;
        for (at, day) in chosen.iter().enumerate() {
            for (price, of) in &choices[at] {
                cost += if of == day { *price } else { 0 };
            }
            for other in &chosen[..at] {
                cost += if day.is_some() && other == day { SISTERS } else { 0 };
            }
        }
        cost
    }

    /// The least that any choice costs that begins so.
    fn least(choices: &[Choices], begun: &mut Vec<Option<usize>>) -> i64 {
        let Some(of) = choices.get(begun.len()) else { return cost(choices, begun) };
        let mut least_of_all = i64::MAX;
        for (_, day) in of {
            begun.push(*day);
            least_of_all = least_of_all.min(least(choices, begun));
            begun.pop();
        }
        least_of_all
    }

    #[test]
    fn no_choice_of_days_is_cheaper() {
        let mut seed: u64 = 7;
        let mut below = |limit: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % limit
        };
        for trial in 0..300 {
            let count = 1 + below(4) as usize;
            let mut choices = vec![vec![(90, None)]; count];
            for of in &mut choices {
                for day in 0..5 {
                    if below(4) > 0 {
                        of.push((below(60) as i64, Some(day)));
                    }
                }
                of.sort_unstable();
            }
            let (found, chosen) = apart(&choices);
            assert_eq!(found, cost(&choices, &chosen), "{trial}: {choices:?} {chosen:?}");
            let least = least(&choices, &mut Vec::new());
            assert_eq!(found, least, "{trial}: {choices:?} {chosen:?}");
        }
    }
}
