//! Numbers too long to be read at a glance, and money.

/// The digits in groups of three: «6 283 009». The blanks are such that no line is broken at.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// An amount of øre in kroner: «6 283 009,60».
pub fn kroner(amount: u64) -> String {
    format!("{},{:02}", grouped(amount / 100), amount % 100)
}

/// The same as spreadsheets and programs read it, without blanks: «6283009,60».
pub fn plain_kroner(amount: u64) -> String {
    format!("{},{:02}", amount / 100, amount % 100)
}

/// An amount of øre with its sign, in kroner, or in whole thousands of them: «−1 866». Øre are left out where
/// there are none.
pub fn signed_amount(amount: i64, is_in_thousands: bool) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    let size = amount.unsigned_abs();
    let (unit, rest) = if is_in_thousands { (100_000, size % 100_000) } else { (100, size % 100) };
    let whole = grouped(size / unit);
    match (rest, is_in_thousands) {
        (0, _) => format!("{sign}{whole}"),
        (rest, true) => format!("{sign}{whole},{}", format!("{rest:05}").trim_end_matches('0')),
        (rest, false) => format!("{sign}{whole},{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped() {
        let plain = |text: String| text.replace('\u{a0}', " ");
        for (number, text) in
            [(0, "0"), (999, "999"), (1000, "1 000"), (2_243_932, "2 243 932"), (100_000, "100 000")]
        {
            assert_eq!(plain(grouped(number)), text);
        }
        for (amount, text) in [(5, "0,05"), (280, "2,80"), (628_300_960, "6 283 009,60")] {
            assert_eq!(plain(kroner(amount)), text);
        }
    }
}
