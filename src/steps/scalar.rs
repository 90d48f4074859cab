//! A single value as it is written in YAML.

/// A value written so that it reads back as the same text, also between braces.
pub fn scalar(value: &str) -> String {
    let plain = !value.is_empty()
        && value.trim() == value
        && !value.starts_with(|c: char| "!&*-?|>@`\"'%#[]{},:=~<".contains(c))
        && !value.contains([':', '#', ',', '[', ']', '{', '}', '"', '\n', '\t'])
        && !matches!(value, "null" | "true" | "false" | "yes" | "no")
        && value.chars().all(|c| !c.is_control());
    if plain { value.to_owned() } else { serde_json::Value::from(value).to_string() }
}

/// The same for what has a line to itself, where a colon within a word needs no quotes: `12:00–15:00`.
pub fn scalar_at_margin(value: &str) -> String {
    // A bare time of day is a number to other readers of YAML.
    let is_time = value.chars().all(|c| c.is_ascii_digit() || c == ':');
    let is_within_words =
        !is_time && !value.starts_with(':') && !value.ends_with(':') && !value.contains(": ");
    let without = value.replace(':', "");
    if is_within_words && scalar(&without) == without { value.to_owned() } else { scalar(value) }
}
