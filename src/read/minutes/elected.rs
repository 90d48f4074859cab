//! That a body elects somebody, in the words of its decision: whom, and to what.

use super::names::{Match, Register, listed};
use super::phrase;
use crate::model::{Meeting, PersonId};
use crate::workspace::Workspace;

/// Verbs with which somebody is elected, and those that tell who elects.
const PASSIVE: [&str; 7] = ["velges", "veljast", "valgt", "vald", "gjenvelges", "gjenvalgt", "attvald"];
const ACTIVE: [&str; 6] = ["velger", "valgte", "vel", "velde", "valde", "gjenvelger"];
/// What stands before the name of an office.
const AS: [&str; 2] = ["som", "til"];
/// Words between a name and the verb, or the verb and what follows.
const BETWEEN: [&str; 10] =
    ["ble", "blir", "blei", "vart", "vert", "er", "enstemmig", "samrøystes", "hermed", "videre"];
/// Words of a sentence that elects nobody.
const NOT_YET: [&str; 7] = ["ikke", "ikkje", "at", "innstiller", "foreslås", "foreslår", "tilrår"];

/// Those whom one sentence of a decision elects.
#[derive(Debug)]
pub struct Winners {
    /// To what, in its own words.
    pub office: String,
    /// Those who are in members.yaml.
    pub persons: Vec<PersonId>,
    /// The names of those who are not.
    pub unknown: Vec<String>,
    /// Whether there are words that are nobody's name, or the name of several.
    pub is_unclear: bool,
}

/// Whom `text`, a decision of `meeting`, elects.
pub fn elected(workspace: &Workspace, meeting: &Meeting, text: &str) -> Vec<Winners> {
    let mut choices: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_list = false;
    for sentence in phrase::sentences(text) {
        let bare = unmarked(sentence);
        if let Some(choice) = chosen_in(bare) {
            is_list = bare.trim_end().ends_with(':');
            choices.push(choice);
        } else if let Some((_, names)) = choices.last_mut()
            && is_list
            && bare.len() < sentence.len()
        {
            names.push(bare.to_owned());
        } else {
            is_list = false;
        }
    }
    if choices.is_empty() {
        return Vec::new();
    }
    let register = Register::new(workspace, meeting, &[]);
    let mut all = Vec::new();
    for (office, names) in choices {
        all.push(winners(&register, office, &names));
    }
    all
}

/// A line of a list without its mark.
fn unmarked(line: &str) -> &str {
    let bare = line.trim_start_matches(['-', '*', '+', '>', ' ']);
    let rest = bare.trim_start_matches(|first: char| first.is_ascii_digit());
    rest.strip_prefix(['.', ')']).map_or(bare, str::trim_start)
}

/// The office and the names of a sentence that elects somebody.
fn chosen_in(sentence: &str) -> Option<(String, Vec<String>)> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let has = |known: &[&str], word: &String| known.contains(&word.as_str());
    if plain.iter().any(|word| has(&NOT_YET, word)) {
        return None;
    }
    let verb = plain.iter().position(|word| has(&PASSIVE, word) || has(&ACTIVE, word))?;
    let to = (verb + 1..plain.len()).find(|at| has(&AS, &plain[*at]));
    let (office, names) = if has(&AS, &plain[0]) {
        // «Til nestleder velges Ola Berg»
        (1..verb, verb + 1..words.len())
    } else if has(&ACTIVE, &plain[verb]) && to != Some(verb + 1) {
        // «Styret velger Ola Berg som nestleder»
        (to? + 1..words.len(), verb + 1..to?)
    } else {
        // «Ola Berg velges som nestleder»
        (to.map_or(words.len(), |to| to + 1)..words.len(), 0..verb)
    };
    let (mut from, mut until) = (names.start, names.end);
    while from < until && has(&BETWEEN, &plain[from]) {
        from += 1;
    }
    while from < until && has(&BETWEEN, &plain[until - 1]) {
        until -= 1;
    }
    let mut kept = Vec::new();
    for at in office {
        if !has(&BETWEEN, &plain[at]) {
            kept.push(words[at]);
        }
    }
    Some((kept.join(" "), vec![words[from..until].join(" ")]))
}

fn plain(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

/// Who is meant by the names; those that head a list are only «følgende».
fn winners(register: &Register<'_>, office: String, names: &[String]) -> Winners {
    let mut winners = Winners { office, persons: Vec::new(), unknown: Vec::new(), is_unclear: false };
    let own = if names.len() > 1 { &names[1..] } else { names };
    let mut apart = Vec::new();
    for names in own {
        apart.extend(listed(names));
    }
    for name in apart {
        if let Some(last) = winners.persons.last()
            && register.is_alias(last, name)
        {
            continue;
        }
        match register.find(name) {
            Match::One(id) => winners.persons.push(id.clone()),
            Match::Nobody(None) if is_name(name) => winners.unknown.push(name.to_owned()),
            _ => winners.is_unclear = true,
        }
    }
    winners.is_unclear |= winners.persons.is_empty() && winners.unknown.is_empty();
    winners
}

/// Whether words look like the name of a person: two or more, each with a large first letter.
fn is_name(words: &str) -> bool {
    let words = words.split_whitespace();
    words.clone().count() > 1 && words.into_iter().all(|word| word.starts_with(char::is_uppercase))
}
