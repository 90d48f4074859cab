//! Sentences that tell what a body did with a proposal or a case, and are no decision in themselves.

use super::clauses;
use super::ruling::Said;
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
const ACTIVE: [(&str, &str, Outcome); 13] = [
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
const CASES: [&str; 8] = [
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
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    (lines.peek().is_some() && lines.all(|line| line.starts_with('>'))) || within_marks(text).is_some()
}

/// What stands between the marks of a quotation that is all of the text.
pub fn within_marks(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix('«')?.trim_end_matches('.').strip_suffix('»')?;
    (!inside.contains(['«', '»'])).then_some(inside)
}

/// The words of a sentence, a body's abbreviation as any body, and without the numbers of a vote at its end.
pub fn words(sentence: &str) -> Vec<String> {
    let is_short = |word: &str| {
        (2..=6).contains(&word.chars().count()) && word.chars().all(|letter| letter.is_uppercase())
    };
    let plain = |word: &str| {
        let bare = word.trim_matches(|edge: char| !edge.is_alphanumeric());
        match bare.strip_suffix("s").map(|name| name.trim_end_matches(['\'', '’'])) {
            Some(name) if is_short(name) => "styrets".to_owned(),
            _ if is_short(bare) => "styret".to_owned(),
            _ => word.to_owned(),
        }
    };
    let sentence: String = sentence.chars().take(400).collect();
    let sentence = sentence.split_whitespace().map(plain).collect::<Vec<_>>().join(" ");
    let slug = norsk::slug(&sentence, 400).replace("etterretning", "orientering");
    let mut words: Vec<String> = slug.split('-').map(str::to_owned).collect();
    if let Some(start) = vote_at_end(&words) {
        words.truncate(start);
    }
    words
}

/// Where «med 12 mot 1 stemme», «mot 2 stemmer» begins at the end of the words.
fn vote_at_end(words: &[String]) -> Option<usize> {
    const UNITS: [&str; 5] = ["stemme", "stemmer", "royst", "royster", "roystar"];
    let is_number = |at: usize| words.get(at).is_some_and(|word| clauses::number(word).is_some());
    let is = |at: usize, word: &str| words.get(at).is_some_and(|written| written == word);
    let has_unit = words.last().is_some_and(|last| UNITS.contains(&last.as_str()));
    let end = words.len() - usize::from(has_unit);
    let number = end.checked_sub(1).filter(|at| is_number(*at))?;
    let against = number.checked_sub(1).filter(|at| is(*at, "mot") || is(*at, "imot"))?;
    match against.checked_sub(1) {
        Some(first) if is_number(first) => {
            Some(if first.checked_sub(1).is_some_and(|with| is(with, "med")) { first - 1 } else { first })
        }
        _ if has_unit => Some(against),
        _ => None,
    }
}

/// Without the body that the sentence begins with: «Styret i Osloregionen», «Et samlet utvalg».
pub fn without_body(words: &[String]) -> &[String] {
    let is_body = |word: &String| BODIES.iter().any(|ending| word.ends_with(ending));
    let is_of = |word: &String| matches!(word.as_str(), "i" | "for" | "pa" | "av" | "fra");
    let Some(at) = words.iter().take(4).position(is_body) else { return words };
    if words[..at].iter().any(is_of) || words[..at].iter().any(|word| is_telling(word)) {
        return words;
    }
    let rest = &words[at + 1..];
    if !rest.first().is_some_and(|next| matches!(next.as_str(), "i" | "for")) {
        return rest;
    }
    let verbs = FOLLOWS.iter().map(|verb| verb.split(' ').next().unwrap_or(verb));
    let verbs: Vec<&str> = verbs.chain(ACTIVE.iter().map(|(verb, ..)| *verb)).collect();
    let verb = rest.iter().take(5).position(|word| verbs.contains(&word.as_str()));
    verb.map_or(words, |verb| &rest[verb..])
}

/// Whether the words, which tell of no body any more, say that the proposal was followed.
pub fn is_as_proposed(phrase: &str) -> bool {
    let is_verb = |verb: &str| FOLLOWS.contains(&verb);
    let by_body = FOLLOWS.iter().find_map(|verb| phrase.strip_prefix(verb)?.strip_prefix(' '));
    let is_what = |what: &str| is_proposal(what) || what.strip_prefix("som ").is_some_and(is_source);
    is_verb(phrase) && phrase.starts_with("vedt")
        || by_body.is_some_and(is_what)
        || phrase.rsplit_once(' ').is_some_and(|(what, verb)| FOLLOWED.contains(&verb) && is_proposal(what))
        || ["som ", "i samsvar med ", "i trad med ", "i henhold "]
            .iter()
            .any(|start| phrase.strip_prefix(start).is_some_and(is_source))
        || ["innstiller som ", "innstilte som "]
            .iter()
            .any(|start| phrase.strip_prefix(start).is_some_and(is_source))
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
    let is_body = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last().is_some_and(|last| BODIES.iter().any(|ending| last.ends_with(ending)));
        last && words.len() <= 4
            && !words.iter().any(|word| matches!(*word, "i" | "av" | "fra" | "mindretallet"))
    };
    let owned = what.rsplit_once(' ').filter(|(_, what)| PROPOSALS.contains(what));
    let is_owned = owned.and_then(|(owner, _)| owner.strip_suffix('s')).is_some_and(is_body);
    let from = what.split_once(" fra ").filter(|(what, _)| PROPOSALS.contains(what));
    is_owned || from.is_some_and(|(_, who)| is_body(who))
}

/// What a body says that it did with the case, and whether it says more.
pub fn deed(phrase: &str) -> Option<(Outcome, bool)> {
    ACTIVE.iter().find_map(|(verb, place, outcome)| {
        let case = after(phrase, verb)?;
        let rest = CASES.iter().find_map(|known| after(case, known))?;
        let rest = if place.is_empty() { rest } else { after(rest, place)? };
        Some((*outcome, has_more(rest, *outcome)))
    })
}

/// What follows `start`, where that ends with its word.
pub fn after<'p>(phrase: &'p str, start: &str) -> Option<&'p str> {
    let rest = phrase.strip_prefix(start)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Whether what follows says more than when and why.
pub fn has_more(rest: &str, outcome: Outcome) -> bool {
    let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    let is_more =
        |word: &&str| MORE.contains(word) || word.starts_with("vedt") || is_telling_of_proposal(word);
    match outcome {
        Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn => {
            let begins = words.first().is_none_or(|first| TAILS.contains(first));
            !begins || words.len() > LONGEST_TAIL || words.iter().any(is_more)
        }
        _ => !words.is_empty(),
    }
}

fn is_telling_of_proposal(word: &str) -> bool {
    TELLING[..9].iter().any(|start| word.starts_with(start))
}

fn is_telling(word: &str) -> bool {
    TELLING.iter().any(|start| word.starts_with(start))
}

/// What a sentence comes to that is no known phrase.
pub fn unknown(sentence: &str) -> Said {
    let slug = norsk::slug(&sentence.chars().take(400).collect::<String>(), 400);
    let is_short = sentence.split_whitespace().count() < SHORT;
    if is_short && slug.split('-').any(is_telling) { Said::Unclear } else { Said::Words }
}

/// Whether a short sentence says that all agreed.
pub fn says_all_agreed(text: &str) -> bool {
    let slug = norsk::slug(&text.chars().take(400).collect::<String>(), 400);
    !is_quotation(text)
        && text.split_whitespace().count() < SHORT
        && slug.split('-').any(|word| matches!(word, "enstemmig" | "samroystes" | "einstemmig"))
        && !slug.split('-').any(|word| matches!(word, "ikke" | "ikkje"))
}

/// The votes for and against that a sentence ends with: «vedtas med 12 mot 1 stemme».
pub fn votes_at_end(text: &str) -> Option<(usize, usize)> {
    let [sentence] = sentences(text)[..] else { return None };
    let slug = norsk::slug(&sentence.chars().take(400).collect::<String>(), 400);
    let words: Vec<String> = slug.split('-').map(str::to_owned).collect();
    let tail = &words[vote_at_end(&words)?..];
    let numbers: Vec<usize> = tail.iter().filter_map(|word| clauses::number(word)).collect();
    let [in_favour, against] = numbers[..] else { return None };
    Some((in_favour, against))
}
