//! What stands under one label of an item: who took no part, who put forward a proposal, why the doors were
//! closed, how a round of an election went.

use super::clauses::{before_any, first_of};
use super::names::{listed, says_nothing};
use super::times::TimeSpan;
use super::{Reader, ballot, times};
use crate::model::{Closing, PersonId, Proceedings, Recusal, Round, Votes};
use crate::norsk;
use crate::text::Placed;

/// What follows the names of those who took no part.
const AFTER_NAMES: [&str; 19] = [
    " ble ", " vart ", " blei ", " er ", " var ", " fratr", " fråtr", " gikk ", " gjekk ", " erkl",
    " inhabil", " ugild", " etter ", " jf", " med ", " –", " -", ":", "(",
];

/// What follows the name of who put forward a proposal.
const PROPOSED: [&str; 8] =
    [":", " foreslo", " fremmet", " fremsatte", " la fram", " la frem", " gjorde framlegg", " sette fram"];

/// «Kari Nord, fvl. § 6 første ledd bokstav e»: who took no part, and by which §.
pub(super) fn recusals(reader: &mut Reader<'_>, text: &str, proceedings: &mut Proceedings) {
    for line in text.split([';', '\n']) {
        let line = line.trim().trim_start_matches(['-', '*', '+', ' ']);
        if says_nothing(line) {
            continue;
        }
        let lower = line.to_lowercase();
        let (who, basis) = match first_of(&lower, &["fvl", "forvaltningsl", "koml", "kommunel", "§"]) {
            Some(at) if line.is_char_boundary(at) => line.split_at(at),
            _ => (line, ""),
        };
        let names = before_any(who, &AFTER_NAMES);
        let basis = basis_alone(basis).trim().trim_end_matches([')', '.', ',', ' ']);
        let legal_basis =
            if basis.is_empty() { None } else { Some(Placed::new(joined(basis), reader.span(basis))) };
        let is_excused = lower.contains("fritatt") || lower.contains("friteken") || basis.contains("11-11");
        let span = reader.span(line);
        for person in reader.persons(names) {
            let recusal = Recusal { span, person, legal_basis: legal_basis.clone() };
            if is_excused {
                proceedings.excused.push(recusal);
            } else {
                proceedings.disqualified.push(recusal);
            }
        }
    }
}

/// A § without what somebody did then: «og fratrådte», «. Kari Nord møtte».
fn basis_alone(text: &str) -> &str {
    let text = before_any(text, &[" og fr", " og g", " og forl", " og deltok", " og tok", ", fr", " under "]);
    for (at, _) in text.match_indices(". ") {
        if text[at + 2..].starts_with(char::is_uppercase) {
            return &text[..at];
        }
    }
    text
}

/// A text on one line.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// «Kari Nord: Styret vedtar …», «Kari Nord foreslo at …»: who proposed.
pub(super) fn proposers(reader: &mut Reader<'_>, text: &str) -> Vec<Placed<PersonId>> {
    if says_nothing(text) {
        return Vec::new();
    }
    let mut found: Vec<Placed<PersonId>> = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '*', '+', ' ', '>']);
        let mut starts = ["Forslag fra ", "Framlegg frå ", "Fra ", "Frå "].into_iter();
        let bare = starts.find_map(|start| line.strip_prefix(start)).unwrap_or(line);
        let Some(end) = first_of(bare, &PROPOSED) else { continue };
        for name in listed(&bare[..end]) {
            if let Some(person) = reader.known(name)
                && !found.iter().any(|known| known.value == person.value)
            {
                found.push(person);
            }
        }
    }
    if found.is_empty() {
        let place = reader.span(text);
        reader.wrong(
            place,
            "Det står ikke hvem som fremsatte forslaget",
            "Begynn linjen med navnet og kolon, som «Kari Nord: Styret vedtar …». Ble ingenting foreslått, \
             skrives «ingen».",
        );
    }
    found
}

/// «koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig»
pub(super) fn closing(reader: &mut Reader<'_>, text: &str) -> Closing {
    let span = reader.span(text);
    let mut closing = Closing { span, legal_basis: None, ballot: None, time: None, from: None, until: None };
    let mut basis: Vec<&str> = Vec::new();
    for part in text.split([',', ';', '\n']) {
        let part = part.trim();
        let lower = part.to_lowercase();
        let (times, _) = times::stretch(part);
        if lower.contains('§') || lower.starts_with("jf") || lower.starts_with("koml") {
            basis.push(part);
        } else if times != TimeSpan::default() {
            let place = reader.span(part);
            closing.from = times.from.map(|from| Placed::new(from, place));
            closing.until = times.until.map(|until| Placed::new(until, place));
        } else if !says_nothing(part) && lower != "ja" {
            let ballot = ballot::read(reader, part).ballot;
            closing.ballot = closing.ballot.take().or(ballot);
        }
    }
    if let (Some(first), Some(last)) = (basis.first(), basis.last()) {
        let place = reader.span(first).to(reader.span(last));
        closing.legal_basis = Some(Placed::new(joined(&basis.join(", ")), place));
    }
    closing
}

/// «Kari Nord 8, Per Nes 5, blanke 1»
pub(super) fn round(reader: &mut Reader<'_>, text: &str) -> Round {
    let span = reader.span(text);
    let mut round = Round { span, candidates: Vec::new(), blank: Votes::none(span) };
    for part in listed(text) {
        let (mut counts, mut names) = (Vec::new(), Vec::new());
        for word in part.split([' ', ':', '\t']) {
            let slug = norsk::slug(word, 40);
            match slug.as_str() {
                "stemmer" | "stemme" | "royster" | "royst" | "fikk" | "fekk" | "" => {}
                _ if word.bytes().all(|byte| byte.is_ascii_digit()) => counts.push(word),
                _ => names.push(word),
            }
        }
        let place = reader.span(part);
        let Some(number) = counts.first().and_then(|count| count.parse::<u16>().ok()) else {
            let message = format!("Det står ikke hvor mange stemmer {} fikk", reader.quoted(part));
            reader.wrong(place, message, "Skriv navn og antall, som «Kari Nord 8, Per Nes 5, blanke 1».");
            continue;
        };
        let name = names.join(" ");
        let votes = Votes { number: number.into(), ..Votes::none(place) };
        if norsk::slug(&name, 20).starts_with("blank") {
            round.blank = votes;
        } else if let Some(person) = reader.person_called(&name, place) {
            round.candidates.push((person, votes));
        }
    }
    round
}
