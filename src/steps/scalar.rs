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
