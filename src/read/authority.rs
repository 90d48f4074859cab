//! What a body has left to others to decide, and what was decided by it.

use super::budget::amount;
use super::fields::Fields;
use crate::model::{Authority, AuthorityUse, MoneyUnit};

/// Reads a row of `fullmakter` in bodies.yaml.
pub(super) fn authority(row: &mut Fields<'_>) -> Option<Authority> {
    let (name, what) = (row.required_text("navn"), row.required_text("hva"));
    let given_by = row.required_id("gitt-av");
    let used_by = row.ids("brukes-av");
    let most = row.text("inntil").and_then(|text| amount(&text, MoneyUnit::Kroner, row.found));
    let (is_within_budget, reported_to) = (row.says_yes("innenfor-budsjettet"), row.id("meldes"));
    row.optional("sak");
    let most = most.map(|most| most.value);
    Some(Authority {
        name: name?,
        what: what?.value,
        given_by: given_by?,
        used_by,
        most,
        is_within_budget,
        reported_to,
    })
}

/// Reads what a case says was decided by such authorities.
pub(super) fn uses(fields: &mut Fields<'_>) -> Vec<AuthorityUse> {
    let mut uses = Vec::new();
    for (listed, node) in fields.list("fullmakt").into_iter().enumerate() {
        let span = node.span;
        let Some(mut row) = Fields::of("bruken av fullmakten", node, fields.found) else { continue };
        let (name, day) = (row.required_text("navn"), row.required_date("dato"));
        let by = row.required_id("av");
        let amount = row.text("beløp").and_then(|text| amount(&text, MoneyUnit::Kroner, row.found));
        let (post, reported) = (row.text("post"), row.date("meldt"));
        row.optional("merknad");
        row.reject_rest();
        if let (Some(name), Some(day), Some(by)) = (name, day, by) {
            uses.push(AuthorityUse { name, day: day.value, by, amount, post, reported, span, listed });
        }
    }
    uses
}
