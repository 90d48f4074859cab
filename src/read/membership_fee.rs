//! `kontingent` in bodies.yaml and `innbyggere` in members.yaml.

use std::collections::BTreeMap;

use super::fields::{self, Fields, wrong};
use crate::diagnostic::Diagnostic;
use crate::model::{Census, Counted, Rate};
use crate::norsk;
use crate::text::Placed;
use crate::yaml::Node;

/// Reads a row of the rate.
pub(super) fn rate(row: &mut Fields<'_>) -> Option<Rate> {
    let amount = row.required_text("sats").and_then(|text| amount(&text, row.found));
    let county = row.text("sats-fylkeskommune").and_then(|text| self::amount(&text, row.found));
    let counted = row.word("innbyggere", &Counted::WORDS);
    let (by, decided) = (row.id("av"), row.date("vedtatt"));
    let increase = row.text("oppgitt-økning").and_then(|text| increase(&text, row.found));
    let counted = counted.map(|word| word.value).unwrap_or_default();
    Some(Rate { amount: amount?, county_amount: county, counted, by, decided, increase })
}

/// Per cent with at most one decimal, as `3,3`, in tenths.
fn increase(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Placed<u16>> {
    let hundredths = ore(&text.value).filter(|hundredths| hundredths.is_multiple_of(10));
    let tenths = hundredths.and_then(|hundredths| u16::try_from(hundredths / 10).ok());
    let tenths = fields::understood(tenths, text, "en prosent", "Skriv prosenten, som \"3,3\".", found)?;
    Some(Placed::new(tenths, text.span))
}

fn amount(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<u32> {
    const ADVICE: &str =
        "Skriv kroner per innbygger som et tall under 1000 med høyst to desimaler, som \"2,80\".";
    fields::understood(ore(&text.value), text, "en sats", ADVICE, found)
}

/// An amount in kroner, as `2,80`, in øre. A number in YAML has a point instead, and may have lost its last
/// 0.
fn ore(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let is_number = |part: &str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_number(whole, 3) || !is_number(decimals, 2) {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 100 + format!("{decimals:0<2}").parse::<u32>().ok()?)
}

/// Reads the tables of inhabitants.
pub(super) fn censuses(fields: &mut Fields<'_>) -> Vec<Census> {
    let mut censuses: Vec<Census> = Vec::new();
    for node in fields.list("innbyggere") {
        let Some(census) = census(node, fields.found) else { continue };
        if censuses.iter().any(|known| known.day.value == census.day.value) {
            let message = format!("Innbyggertallene per {} står to ganger", norsk::date(census.day.value));
            fields.found.push(wrong(census.day.span, message, "Behold det ene, og ta bort det andre."));
        } else {
            censuses.push(census);
        }
    }
    censuses
}

fn census(node: Node, found: &mut Vec<Diagnostic>) -> Option<Census> {
    let span = node.span;
    let mut row = Fields::of("innbyggertallene", node, found)?;
    let day = row.required_date("per");
    let basis = row.text("grunnlag");
    let mut counts = BTreeMap::new();
    if let Some(node) = row.required("antall")
        && let Some(mut table) = Fields::of("antallene", node, row.found)
    {
        for (name, node) in table.rest() {
            if let Some(text) = fields::text(node, table.found)
                && let Some(count) = count(&text, table.found)
            {
                counts.insert(name.value, Placed::new(count, name.span));
            }
        }
    }
    let sum = row.text("sum").and_then(|text| Some(Placed::new(count(&text, row.found)?, text.span)));
    row.optional("merknad");
    row.reject_rest();
    Some(Census { span, day: day?, basis, sum, counts })
}

fn count(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<u32> {
    const ADVICE: &str = "Skriv et helt tall med bare sifre, som 12345.";
    fields::understood(inhabitants(&text.value), text, "et innbyggertall", ADVICE, found)
}

/// A number of people; blanks between its digits are how tables that it is copied from are set.
fn inhabitants(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let is_number = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && *number > 0)
}

#[cfg(test)]
mod tests {
    use super::{inhabitants, ore};

    #[test]
    fn money_is_exact_and_nothing_else_is_money() {
        for (written, amount) in
            [("2,80", 280), ("2.80", 280), ("2,8", 280), ("3", 300), ("0,05", 5), ("999,99", 99_999)]
        {
            assert_eq!(ore(written), Some(amount), "{written}");
        }
        for wrong in
            ["", ",", "2,", ",80", "2,805", "-2,80", "+2", "1000", "2,8,0", "2e1", "kr 2,80", "２", "1 000"]
        {
            assert_eq!(ore(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn inhabitants_are_whole_numbers() {
        assert_eq!(inhabitants("699827"), Some(699_827));
        assert_eq!(inhabitants("699 827"), Some(699_827));
        assert_eq!(inhabitants("699\u{a0}827"), Some(699_827));
        for wrong in ["", " ", "0", "-5", "31.444", "31,444", "1e3", "12345678", "ca. 5"] {
            assert_eq!(inhabitants(wrong), None, "{wrong}");
        }
    }
}
