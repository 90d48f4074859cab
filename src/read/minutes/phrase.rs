//! Sentences that tell what a body did with a proposal or a case, and are no decision in themselves.

use super::clauses;
use crate::model::Outcome;
use crate::norsk;

/// What is said in a sentence of so many words or more is a decision of its own.
const SHORT: usize = 25;
/// How a word begins that makes a short sentence tell of a proposal or of what became of the case.
const TELLING: [&str; 20] = [
    "innstill",
    "foresla",
    "foresle",
    "foreslo",
    "forslag",
    "framlegg",
    "fremlegg",
    "tilradd",
    "tilrading",
    "utsett",
    "utsatt",
    "utset",
    "tilbake",
    "attende",
    "orientering",
    "etterretning",
    "avvis",
    "trekk",
    "trukk",
    "trekt",
];
/// How the last word of a body's name ends.
const BODIES: [&str; 18] = [
    "styret", "styre", "utvalget", "utvalg", "utvalet", "utval", "radet", "rad", "komiteen", "komite",
    "nemnda", "nemnd", "gruppen", "gruppa", "organet", "tinget", "skapet", "motet",
];
/// Verbs with which a body follows a proposal, before what is proposed.
const FOLLOWS: [&str; 16] = [
    "vedtok",
    "vedtar",
    "vedtek",
    "vedtas",
    "tiltradte",
    "tiltrer",
    "fulgte",
    "folger",
    "folgde",
    "folgjer",
    "sluttet seg",
    "slutter seg",
    "slutta seg",
    "sluttar seg",
    "stottet",
    "stotter",
];
/// Verbs of a proposal that is followed, after it.
const FOLLOWED: [&str; 9] =
    ["vedtas", "vedtatt", "vedteke", "vedteken", "tiltres", "tiltradt", "fulgt", "folges", "samtykt"];
/// What is proposed.
const PROPOSALS: [&str; 12] = [
    "innstillingen",
    "innstillinga",
    "innstilling",
    "forslaget",
    "forslag",
    "framlegget",
    "framlegg",
    "tilradingen",
    "tilradinga",
    "tilrading",
    "forslag vedtak",
    "forslaget vedtak",
];
/// What comes after «som».
const PROPOSED: [&str; 5] = ["innstilt", "foreslatt", "foreslege", "foreslegen", "tilradd"];
/// How a body says what it does with a case, before the case; and after it, when it is sent.
pub const ACTIVE: [(&str, &str, Outcome); 13] = [
    ("utsetter", "", Outcome::Postponed),
    ("utsatte", "", Outcome::Postponed),
    ("utset", "", Outcome::Postponed),
    ("utsette", "", Outcome::Postponed),
    ("sender", "tilbake", Outcome::SentBack),
    ("sendte", "tilbake", Outcome::SentBack),
    ("sende", "tilbake", Outcome::SentBack),
    ("sender", "attende", Outcome::SentBack),
    ("sende", "attende", Outcome::SentBack),
    ("sendte", "attende", Outcome::SentBack),
    ("tok", "til orientering", Outcome::Noted),
    ("tar", "til orientering", Outcome::Noted),
    ("tek", "til orientering", Outcome::Noted),
];
/// What it does it with.
pub const CASES: [&str; 8] = [
    "saken",
    "saka",
    "behandlingen av saken",
    "behandlinga av saka",
    "handsaminga av saka",
    "sakens behandling",
    "behandlingen",
    "handsaminga",
];
/// Words that tell that more was decided than that the case was put off.
const MORE: [&str; 16] = [
    "men", "og", "samt", "punkt", "pkt", "ikke", "ikkje", "delvis", "del", "deler", "delar", "unntatt",
    "bortsett", "mens", "medan", "vedtas",
];
/// How it begins to tell when or why the case was put off, or where it was sent.
const TAILS: [&str; 24] = [
    "til", "for", "i", "pa", "av", "inntil", "fram", "frem", "fra", "etter", "med", "grunnet", "pga", "uten",
    "utan", "under", "fordi", "slik", "da", "ettersom", "siden", "sidan", "igjen", "att",
];
/// More words than this about when and why are more than that.
const LONGEST_TAIL: usize = 15;

/// What the words come to, before it is known what they were said under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This is how it ended.
    Outcome(Outcome),
    /// The proposal was followed.
    AsProposed,
    /// The proposal was followed with changes that are not written out.
    ProposedWithMore,
    /// They seem to tell what became of the proposal or the case, in a way that is not known.
    Unclear,
    /// They are the words of a decision or a recommendation.
    Words,
}

/// The sentences of a text; a number with a full stop ends none.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '\n']) {
        let (before, after) = (&text[start..at], &text[at + 1..]);
        let ends = if mark == "\n" {
            let next = after.trim_start_matches([' ', '\t', '\r']);
            next.is_empty() || next.starts_with(['\n', '-', '*', '+', '#', '|']) || is_numbered(next)
        } else {
            let next = after.trim_start();
            !before.ends_with(|last: char| last.is_ascii_digit())
                && (next.is_empty() || (next.len() < after.len() && next.starts_with(char::is_uppercase)))
        };
        if ends {
            found.push(before.trim());
            start = at + 1;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Whether a line is one of a numbered list.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|first: char| first.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')'])
}

/// Whether all of the text is set apart as somebody's words: «…», or lines that begin with >.
pub fn is_quotation(text: &str) -> bool {
    if within_marks(text).is_some() {
        return true;
    }
    let mut has_lines = false;
    for line in text.lines().map(str::trim) {
        if !line.is_empty() {
            has_lines = true;
            if !line.starts_with('>') {
                return false;
            }
        }
    }
    has_lines
}

/// What stands between the marks of a quotation that is all of the text.
pub fn within_marks(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix('«')?.trim_end_matches('.').strip_suffix('»')?;
    if inside.contains(['«', '»']) { None } else { Some(inside) }
}

/// The words of a sentence, a body's abbreviation as any body, and without the numbers of a vote at its end.
pub fn words(sentence: &str) -> Vec<String> {
    let beginning = beginning(sentence);
    let plain: Vec<&str> = beginning.split_whitespace().map(without_abbreviation).collect();
    let slug = norsk::slug(&plain.join(" "), 400).replace("etterretning", "orientering");
    let mut words: Vec<String> = slug.split('-').map(str::to_owned).collect();
    if let Some(start) = vote_at_end(&words) {
        words.truncate(start);
    }
    words
}

/// A word that is the abbreviation of a body's name, «IPU», «IPUs», as any body; other words as they are.
fn without_abbreviation(word: &str) -> &str {
    let is_short = |word: &str| {
        (2..=6).contains(&word.chars().count()) && word.chars().all(|letter| letter.is_uppercase())
    };
    let bare = word.trim_matches(|edge: char| !edge.is_alphanumeric());
    if let Some(name) = bare.strip_suffix('s')
        && is_short(name.trim_end_matches(['\'', '’']))
    {
        return "styrets";
    }
    if is_short(bare) { "styret" } else { word }
}

/// What is looked at of a sentence: no phrase is as long as this.
fn beginning(sentence: &str) -> &str {
    match sentence.char_indices().nth(400) {
        Some((end, _)) => &sentence[..end],
        None => sentence,
    }
}

/// The words of the beginning of a sentence, as [`norsk::slug`] makes them.
fn slug_of(sentence: &str) -> String {
    norsk::slug(beginning(sentence), 400)
}

/// Where «med 12 mot 1 stemme», «mot 2 stemmer» begins at the end of the words.
fn vote_at_end(words: &[String]) -> Option<usize> {
    const UNITS: [&str; 5] = ["stemme", "stemmer", "royst", "royster", "roystar"];
    let is_number = |word: &String| clauses::number(word).is_some();
    let has_unit = UNITS.contains(&words.last()?.as_str());
    let words = if has_unit { &words[..words.len() - 1] } else { words };
    let [before @ .., against, number] = words else { return None };
    if !is_number(number) || !matches!(against.as_str(), "mot" | "imot") {
        return None;
    }
    match before {
        [before @ .., with, first] if is_number(first) && with == "med" => Some(before.len()),
        [before @ .., first] if is_number(first) => Some(before.len()),
        _ if has_unit => Some(before.len()),
        _ => None,
    }
}

/// Without the body that the sentence begins with: «Styret i Osloregionen», «Et samlet utvalg».
pub fn without_body(words: &[String]) -> &[String] {
    let is_body = |word: &String| BODIES.iter().any(|ending| word.ends_with(ending));
    let is_of = |word: &String| matches!(word.as_str(), "i" | "for" | "pa" | "av" | "fra");
    let Some(at) = words.iter().take(4).position(is_body) else { return words };
    if words[..at].iter().any(|word| is_of(word) || is_telling(word)) {
        return words;
    }
    let rest = &words[at + 1..];
    if !matches!(rest.first().map(String::as_str), Some("i" | "for")) {
        return rest;
    }
    match rest.iter().take(5).position(|word| is_verb(word)) {
        Some(verb) => &rest[verb..],
        None => words,
    }
}

/// Whether a word begins to tell what a body did with a proposal or a case.
fn is_verb(word: &str) -> bool {
    let is_first_of = |verb: &&str| verb.split(' ').next() == Some(word);
    FOLLOWS.iter().any(is_first_of) || ACTIVE.iter().any(|(verb, ..)| *verb == word)
}

/// Whether the words, which tell of no body any more, say that the proposal was followed.
pub fn is_as_proposed(phrase: &str) -> bool {
    const STARTS: [&str; 6] =
        ["som ", "i samsvar med ", "i trad med ", "i henhold ", "innstiller som ", "innstilte som "];
    if FOLLOWS.contains(&phrase) && phrase.starts_with("vedt") {
        return true;
    }
    for verb in FOLLOWS {
        if let Some(what) = after(phrase, verb)
            && (is_proposal(what) || what.strip_prefix("som ").is_some_and(is_source))
        {
            return true;
        }
    }
    if let Some((what, verb)) = phrase.rsplit_once(' ')
        && FOLLOWED.contains(&verb)
        && is_proposal(what)
    {
        return true;
    }
    STARTS.iter().any(|start| phrase.strip_prefix(start).is_some_and(is_source))
}

/// «innstilt», «innstillingen», «utvalgets innstilling»
fn is_source(what: &str) -> bool {
    PROPOSED.contains(&what) || is_proposal(what)
}

/// «innstillingen», «utvalgets innstilling», «innstillingen fra interessepolitisk utvalg»
fn is_proposal(what: &str) -> bool {
    if PROPOSALS.contains(&what) {
        return true;
    }
    if let Some((owner, what)) = what.rsplit_once(' ')
        && PROPOSALS.contains(&what)
        && let Some(owner) = owner.strip_suffix('s')
        && is_name_of_body(owner)
    {
        return true;
    }
    match what.split_once(" fra ") {
        Some((what, who)) => PROPOSALS.contains(&what) && is_name_of_body(who),
        None => false,
    }
}

/// «styret», «interessepolitisk utvalg»
fn is_name_of_body(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && BODIES.iter().any(|ending| name.ends_with(ending))
        && !words.iter().any(|word| matches!(*word, "i" | "av" | "fra" | "mindretallet"))
}

/// What a body says that it did with the case, and whether it says more.
pub fn deed(phrase: &str) -> Option<(Outcome, bool)> {
    for (verb, place, outcome) in ACTIVE {
        let Some(case) = after(phrase, verb) else { continue };
        let Some(rest) = CASES.iter().find_map(|known| after(case, known)) else { continue };
        let rest = if place.is_empty() { Some(rest) } else { after(rest, place) };
        if let Some(rest) = rest {
            return Some((outcome, has_more(rest, outcome)));
        }
    }
    None
}

/// What follows `start`, where that ends with its word.
pub fn after<'p>(phrase: &'p str, start: &str) -> Option<&'p str> {
    let rest = phrase.strip_prefix(start)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Whether what follows says more than when and why.
pub fn has_more(rest: &str, outcome: Outcome) -> bool {
    if !matches!(outcome, Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn) {
        return !rest.trim().is_empty();
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let is_more =
        |word: &&str| MORE.contains(word) || word.starts_with("vedt") || is_telling_of_proposal(word);
    !TAILS.contains(first) || words.len() > LONGEST_TAIL || words.iter().any(is_more)
}

fn is_telling_of_proposal(word: &str) -> bool {
    TELLING[..9].iter().any(|start| word.starts_with(start))
}

fn is_telling(word: &str) -> bool {
    TELLING.iter().any(|start| word.starts_with(start))
}

/// What a sentence comes to that is no known phrase.
pub fn unknown(sentence: &str) -> Said {
    let is_short = sentence.split_whitespace().count() < SHORT;
    let slug = slug_of(sentence);
    let is_unclear = is_short && (slug.split('-').any(is_telling) || is_nearly_heard(&slug));
    if is_unclear { Said::Unclear } else { Said::Words }
}

/// Whether something is nearly «sent på høring».
fn is_nearly_heard(slug: &str) -> bool {
    const KNOWN: [&str; 2] = ["horing", "hoyring"];
    let is_near = |rest: &str| {
        let word = rest.split('-').next().unwrap_or_default();
        !KNOWN.contains(&word) && KNOWN.iter().any(|known| strsim::osa_distance(known, word) == 1)
    };
    slug.contains("send") && slug.split("-pa-").skip(1).any(is_near)
}

/// Whether a short sentence says that all agreed.
pub fn says_all_agreed(text: &str) -> bool {
    if is_quotation(text) || text.split_whitespace().count() >= SHORT {
        return false;
    }
    let slug = slug_of(text);
    slug.split('-').any(|word| matches!(word, "enstemmig" | "samroystes" | "einstemmig"))
        && !slug.split('-').any(|word| matches!(word, "ikke" | "ikkje"))
}

/// The votes for and against that a sentence ends with: «vedtas med 12 mot 1 stemme».
pub fn votes_at_end(text: &str) -> Option<(usize, usize)> {
    let [sentence] = sentences(text)[..] else { return None };
    let words: Vec<String> = slug_of(sentence).split('-').map(str::to_owned).collect();
    let tail = &words[vote_at_end(&words)?..];
    let numbers: Vec<usize> = tail.iter().filter_map(|word| clauses::number(word)).collect();
    let [in_favour, against] = numbers[..] else { return None };
    Some((in_favour, against))
}
