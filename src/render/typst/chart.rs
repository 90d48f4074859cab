//! An organisation chart as Typst code: the boxes row by row, each with what it hangs from, and the same as a
//! list after it.

use super::blocks::{TypstWriter, braced};
use super::literal::literal;
use crate::document::OrganisationChart;

impl TypstWriter {
    /// The picture, and after it the words. Where there is no room for a picture, the words alone.
    pub(super) fn organisation(&mut self, chart: &OrganisationChart) -> String {
        let mut calls = Vec::new();
        if self.depth == 0 {
            calls.push(drawn(chart));
        }
        calls.extend(self.block(&chart.list()));
        braced(&calls)
    }
}

fn drawn(chart: &OrganisationChart) -> String {
    let mut rows = String::new();
    let mut row = vec![(0, &chart.top)];
    while !row.is_empty() {
        let (mut boxes, mut next) = (String::new(), Vec::new());
        for (at, (above, node)) in row.into_iter().enumerate() {
            let mut lines = String::new();
            for inner in &node.below {
                if node.is_group {
                    lines.push_str(&format!("{}, ", literal(&inner.name)));
                    for deeper in &inner.below {
                        next.push((at, deeper));
                    }
                } else {
                    next.push((at, inner));
                }
            }
            boxes.push_str(&format!("({above}, {}, ({lines})), ", literal(&node.name)));
        }
        rows.push_str(&format!("  ({boxes}),\n"));
        row = next;
    }
    format!("organisation-chart(alt: {},\n{rows})", literal(&chart.alternative))
}
