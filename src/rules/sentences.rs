//! The sentences of the acts that rules rest on, word for word: law and rule are read side by side, and a
//! change of a § leads to the rules that must be looked at.
//!
//! `sentences.txt` has an act under `# `, with its short name first and what it was last changed by; under
//! `## ` a place in it and the rules that rest on it; and then what stands there. Acts are under no copyright
//! (åndsverkloven § 14).

/// All of it.
const TEXT: &str = include_str!("sentences.txt");

/// What stands in one place of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// The act's short name, as «koml.».
    pub act: &'static str,
    /// The act in full, with the day of the text.
    pub edition: &'static str,
    /// The place, as «§ 11-2 (3)».
    pub place: &'static str,
    /// The codes of the rules that rest on it.
    pub rules: Vec<&'static str>,
    /// What stands there: a text, or the beginning of one and its items.
    pub lines: Vec<&'static str>,
}

/// Every place that a rule rests on, in the order of the acts.
pub fn all() -> Vec<Sentences> {
    let mut all: Vec<Sentences> = Vec::new();
    let (mut act, mut edition) = ("", "");
    for line in TEXT.lines() {
        if let Some(named) = line.strip_prefix("# ") {
            (act, edition) = named.split_once(' ').unwrap_or((named, ""));
        } else if let Some(place) = line.strip_prefix("## ") {
            let (place, rules) = place.split_once(": ").unwrap_or((place, ""));
            let rules = rules.split(' ').collect();
            all.push(Sentences { act, edition, place, rules, lines: Vec::new() });
        } else if let Some(last) = all.last_mut()
            && !line.is_empty()
        {
            last.lines.push(line);
        }
    }
    all
}

/// Those that the rule with this code rests on.
pub fn of_rule(code: &str) -> Vec<Sentences> {
    let mut all = all();
    all.retain(|sentences| sentences.rules.contains(&code));
    all
}
