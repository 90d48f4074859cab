//! The colour of a council's papers.

use super::fields::{Fields, wrong};

/// What text must stand out by from what it stands on, by WCAG 2.1, 1.4.3.
const CONTRAST: f64 = 4.5;

/// How much of the colour is in the ground that a proposal stands on.
const TINT: f64 = 0.07;

/// A colour as pages of the web write it. One that text cannot be read in is told, and not used.
pub(super) fn colour(key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
    let written = fields.text(key)?;
    let (said, advice) = match channels(&written.value) {
        None => (
            format!("«{}» er ikke en farge", written.value),
            "Skriv fargen i anførselstegn, med # og seks sifre, som \"#143f6b\".",
        ),
        Some(channels) if contrast(channels) < CONTRAST => (
            format!("fargen {} er for lys til å leses på hvitt papir", written.value),
            "Velg en mørkere farge, eller stryk linjen; da er papirene mørkeblå.",
        ),
        Some(_) => return Some(written.value),
    };
    fields.found.push(wrong(written.span, said, advice));
    None
}

/// Red, green and blue, each from 0 to 1.
fn channels(written: &str) -> Option<[f64; 3]> {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut channels = [0.0; 3];
    for (at, channel) in channels.iter_mut().enumerate() {
        let value = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
        *channel = f64::from(value) / 255.0;
    }
    Some(channels)
}

/// How far the colour stands out from its own tint.
fn contrast(colour: [f64; 3]) -> f64 {
    let tint = colour.map(|channel| 1.0 - TINT + TINT * channel);
    (luminance(tint) + 0.05) / (luminance(colour) + 0.05)
}

/// The relative luminance of WCAG.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |channel: f64| {
        if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_must_be_dark_enough_to_read() {
        let is_dark = |colour: &str| contrast(channels(colour).expect("a colour")) >= CONTRAST;
        for dark in ["#143f6b", "#000000", "#8A1C1C", "#00573f"] {
            assert!(is_dark(dark), "{dark}");
        }
        for light in ["#ffffff", "#f2a900", "#00a3e0", "#7f7f7f"] {
            assert!(!is_dark(light), "{light}");
        }
        for none in ["143f6b", "#143f6", "#143f6g", "#+43f6b", "blå", "#æøå"] {
            assert_eq!(channels(none), None, "{none}");
        }
    }
}
