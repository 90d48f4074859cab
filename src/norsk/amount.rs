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
