//! budsjett.yaml.

use super::fields::{self, Fields, wrong};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::model::{Budget, BudgetKind, BudgetPost, Dated, Figure, Funding, MoneyUnit, Row};
use crate::text::{Placed, SourceId};
use crate::yaml::Node;

/// The largest amount, in øre: a hundred milliards of kroner. All sums of such fit.
const MOST: i64 = 10_000_000_000_000;

/// Reads the file; none when its syntax is broken.
pub fn read(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<Vec<Budget>> {
    let node = whole_file(id, text, found)?;
    let mut fields = Fields::of("budsjett.yaml", node, found)?;
    let mut budgets: Vec<Budget> = Vec::new();
    for node in fields.list("budsjett") {
        let Some(budget) = budget(node, fields.found) else { continue };
        if budgets.iter().any(|known| known.name() == budget.name()) {
            let message = format!("{} står to ganger", budget.name());
            fields.found.push(wrong(budget.year.span, message, "Behold det ene, og ta bort det andre."));
        } else {
            budgets.push(budget);
        }
    }
    fields.reject_rest();
    Some(budgets)
}

fn budget(node: Node, found: &mut Vec<Diagnostic>) -> Option<Budget> {
    let span = node.span;
    let mut fields = Fields::of("budsjettet", node, found)?;
    let year =
        fields.required_text("år").and_then(|text| Some(Placed::new(year(&text, fields.found)?, text.span)));
    let kind = fields.required_word("slag", &BudgetKind::WORDS);
    let as_of = fields.date("per").map(|day| day.value);
    let unit = fields.word("enhet", &MoneyUnit::WORDS).map_or(MoneyUnit::Kroner, |unit| unit.value);
    let opening = fields.text("overført").and_then(|text| amount(&text, unit, fields.found));
    let [income, expenses] = ["inntekter", "utgifter"].map(|key| posts(key, unit, &mut fields));
    let fee = fields.text("kontingent");
    let divided = divided(unit, &mut fields);
    let stated = stated(unit, &mut fields);
    let mut stated_changes = Vec::new();
    for post in posts("oppgitt-endring", unit, &mut fields) {
        stated_changes.push((post.name, post.amount));
    }
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    fields.reject_rest();
    Some(Budget {
        span,
        year: year?,
        kind: kind?.value,
        as_of,
        unit,
        opening,
        income,
        expenses,
        fee,
        divided,
        stated,
        stated_changes,
        basis,
    })
}

/// The names at `key`, each with its amount.
fn posts(key: &'static str, unit: MoneyUnit, fields: &mut Fields<'_>) -> Vec<BudgetPost> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    posts_in(node, unit, fields.found)
}

fn posts_in(node: Node, unit: MoneyUnit, found: &mut Vec<Diagnostic>) -> Vec<BudgetPost> {
    let mut posts = Vec::new();
    let Some(mut fields) = Fields::of("tallene", node, found) else { return posts };
    for (name, node) in fields.rest() {
        let amount = fields::text(node, fields.found).and_then(|text| amount(&text, unit, fields.found));
        posts.extend(amount.map(|amount| BudgetPost { name, amount: amount.value }));
    }
    posts
}

fn divided(unit: MoneyUnit, fields: &mut Fields<'_>) -> Vec<(Placed<String>, Vec<BudgetPost>)> {
    let mut divided = Vec::new();
    let Some(node) = fields.optional("fordelt") else { return divided };
    let Some(mut inner) = Fields::of("fordelingen", node, fields.found) else { return divided };
    for (name, node) in inner.rest() {
        divided.push((name, posts_in(node, unit, inner.found)));
    }
    divided
}

fn stated(unit: MoneyUnit, fields: &mut Fields<'_>) -> Vec<(Figure, Placed<i64>)> {
    let mut stated = Vec::new();
    let Some(node) = fields.optional("oppgitt") else { return stated };
    let Some(mut inner) = Fields::of("de oppgitte summene", node, fields.found) else { return stated };
    for (word, figure) in Figure::WORDS {
        let given = inner.text(word).and_then(|text| amount(&text, unit, inner.found));
        stated.extend(given.map(|given| (figure, given)));
    }
    inner.reject_rest();
    stated
}

/// What is paid for a body: rows, or all of it in words.
pub(super) fn funding(fields: &mut Fields<'_>) -> Dated<Funding> {
    if fields.is_text("finansiering") {
        let told = fields.text("finansiering").map(|told| Row {
            from: None,
            until: None,
            basis: None,
            span: told.span,
            value: Funding { by: told.value, amount: None, year: None, post: None },
        });
        return Dated { rows: told.into_iter().collect() };
    }
    fields.rows("finansiering", "finansieringen", |row| {
        let (by, post) = (row.required_text("av"), row.text("post"));
        let amount = row.text("beløp").and_then(|text| amount(&text, MoneyUnit::Kroner, row.found));
        let year = row.text("år").and_then(|text| year(&text, row.found));
        Some(Funding { by: by?.value, amount: amount.map(|amount| amount.value), year, post })
    })
}

/// An amount in `unit`, as `2727`, `-1 866` or `6283009,60`, in øre.
pub(super) fn amount(
    text: &Placed<String>,
    unit: MoneyUnit,
    found: &mut Vec<Diagnostic>,
) -> Option<Placed<i64>> {
    const ADVICE: &str = "Skriv et tall, som 6283, -1866 eller \"6283009,60\".";
    let amount = in_ore(&text.value, unit).filter(|amount| amount.abs() <= MOST);
    Some(Placed::new(fields::understood(amount, text, "et beløp", ADVICE, found)?, text.span))
}

fn year(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<i32> {
    let year = text.value.parse().ok().filter(|year| (1900..=2999).contains(year));
    fields::understood(year, text, "et år", "Skriv året, som 2024.", found)
}

fn in_ore(text: &str, unit: MoneyUnit) -> Option<i64> {
    let written: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (is_negative, digits) = match written.strip_prefix(['-', '−', '–']) {
        Some(digits) => (true, digits),
        None => (false, written.as_str()),
    };
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let places: u32 = if unit == MoneyUnit::Kroner { 2 } else { 5 };
    if whole.is_empty() || !are_digits(whole) || !are_digits(decimals) || decimals.len() > places as usize {
        return None;
    }
    let missing = places - u32::try_from(decimals.len()).ok()?;
    let fraction = if decimals.is_empty() { 0 } else { decimals.parse::<i64>().ok()? };
    let whole = whole.parse::<i64>().ok()?.checked_mul(unit.ore())?;
    let ore = whole.checked_add(fraction * 10_i64.pow(missing))?;
    Some(if is_negative { -ore } else { ore })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (text, unit, ore) in [
            ("6283", MoneyUnit::Thousands, Some(628_300_000)),
            ("-1 866", MoneyUnit::Thousands, Some(-186_600_000)),
            ("−0,5", MoneyUnit::Thousands, Some(-50_000)),
            ("6283009,60", MoneyUnit::Kroner, Some(628_300_960)),
            ("6283009.6", MoneyUnit::Kroner, Some(628_300_960)),
            ("0", MoneyUnit::Kroner, Some(0)),
            ("1,234", MoneyUnit::Kroner, None),
            ("1e6", MoneyUnit::Kroner, None),
            (",5", MoneyUnit::Kroner, None),
            ("--1", MoneyUnit::Kroner, None),
            ("99999999999999999999", MoneyUnit::Kroner, None),
            ("92233720368547758,99", MoneyUnit::Kroner, None),
        ] {
            assert_eq!(in_ore(text, unit), ore, "{text}");
        }
    }
}
