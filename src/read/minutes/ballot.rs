//! Votes as secretaries write them: «enstemmig», «5 mot 2», «For: Asker. Mot: Bærum, Oslo.»

use super::Reader;
use super::clauses::{VoteLabel, Way, clauses, is_about_chair, marks, number, way};
use super::names::{is_blank, listed, says_nothing};
use crate::model::{Ballot, Side, Tally, Votes};
use crate::norsk;
use crate::text::Span;

/// A vote that has been read.
#[derive(Debug, Default)]
pub struct Vote {
    /// The vote; none when there was none.
    pub ballot: Option<Ballot>,
    /// Whether it says that the chair's vote decided, without saying which way.
    pub chair_decided: bool,
}

/// Words that may stand between numbers without meaning anything more.
const FILLING: [&str; 28] = [
    "stemmer",
    "stemme",
    "stemte",
    "røyster",
    "røyst",
    "røysta",
    "røystar",
    "med",
    "og",
    "vedtatt",
    "vedteke",
    "ble",
    "vart",
    "blei",
    "forslaget",
    "innstillingen",
    "innstillinga",
    "framlegget",
    "avgitte",
    "fikk",
    "fekk",
    "var",
    "som",
    "innstilt",
    "foreslått",
    "føreslått",
    "tiltrådt",
    "dei",
];
/// No vote takes more bytes than this, names and all.
const LONGEST: usize = 10_000;
const ADVICE: &str = "Skriv «enstemmig», «5 mot 2 (navn og navn)», eller «For: navn. Mot: navn.» Det som \
    ellers ble sagt, hører hjemme under «Behandling».";

/// What the text says of a vote; a finding when it makes no sense.
pub(super) fn read(reader: &mut Reader<'_>, text: &str) -> Vote {
    let text = text.trim();
    let slug = norsk::slug(text.get(..1_000).unwrap_or(text), 300);
    if says_nothing(text) || slug.starts_with("ingen-avstemning") || slug.starts_with("ikke-avstemning") {
        return Vote::default();
    }
    let span = reader.span(text);
    let words: Vec<&str> = slug.split('-').collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if has(&["enstemmig", "samroystes", "einstemmig"]) && !has(&["ikke", "ikkje", "mot", "imot"]) {
        return Vote { ballot: Some(unanimous(span)), chair_decided: false };
    }
    if text.len() > LONGEST {
        reader.wrong(span, "Avstemningen er for lang til å tolkes", ADVICE);
        return Vote::default();
    }
    let mut counting =
        Counting { reader, sides: [None, None, None], last: None, chair: None, chair_decided: false };
    if counting.all(text).is_none() {
        let message = format!("Avstemningen {} kan ikke tolkes", counting.reader.quoted(text));
        counting.reader.wrong(span, message, ADVICE);
        return Vote::default();
    }
    let Counting { sides: [in_favour, against, blank], chair, chair_decided, .. } = counting;
    let against = against.unwrap_or(Votes::none(span));
    let blank = blank.unwrap_or(Votes::none(span));
    let in_favour = match (in_favour, reader.voters) {
        (Some(in_favour), _) => Some(in_favour),
        // Those who are not said to have voted otherwise voted for.
        (None, Some(voters)) => {
            let rest = voters.checked_sub(against.number + blank.number);
            rest.map(|number| Votes { number, ..Votes::none(span) })
        }
        (None, None) => None,
    };
    let Some(in_favour) = in_favour else {
        let message = format!("Avstemningen {} sier ikke hvor mange som stemte for", reader.quoted(text));
        reader.wrong(span, message, ADVICE);
        return Vote::default();
    };
    let tally = Tally { in_favour, against, blank, chair };
    Vote { ballot: Some(Ballot { span, tally: Some(tally) }), chair_decided }
}

/// How many, or who: «3», «ingen», «Kari Nord og Per Nes», «2 (Kari Nord og Per Nes)».
pub(super) fn votes(reader: &mut Reader<'_>, text: &str) -> Option<Votes> {
    let text = text.trim();
    let span = reader.span(text);
    let (outside, brackets) = bracketed(text);
    let outside = outside.trim().trim_end_matches(['.', ',', ';']).trim();
    if let Some(number) = number_alone(outside) {
        let persons = match brackets {
            Some(names) => reader.persons(names),
            None => Vec::new(),
        };
        return counted(reader, Votes { span, number, persons });
    }
    if says_nothing(outside) {
        return Some(Votes::none(span));
    }
    let persons = reader.persons(outside);
    let told = brackets.and_then(|inside| number(inside.split_whitespace().next()?));
    let number = told.unwrap_or(persons.len());
    counted(reader, Votes { span, number, persons })
}

/// The number that a text begins with and says no more than.
fn number_alone(text: &str) -> Option<usize> {
    let mut words = text.split_whitespace();
    let number = number(words.next()?)?;
    let is_filling = |word| FILLING.contains(&norsk::composed(word).to_lowercase().as_str());
    if words.all(is_filling) { Some(number) } else { None }
}

/// The votes, or a finding when there are not so many names as it says.
fn counted(reader: &mut Reader<'_>, votes: Votes) -> Option<Votes> {
    // A name that nobody knows has been told of already.
    if votes.persons.is_empty() || votes.is_named() || reader.has_found_in(votes.span) {
        return Some(votes);
    }
    let (names, number) = (votes.persons.len(), votes.number);
    let message = format!(
        "Det står {}, men {}",
        norsk::count(number, "stemme", "stemmer"),
        norsk::count(names, "navn", "navn")
    );
    reader.wrong(votes.span, message, "Rett antallet eller navnene.");
    None
}

/// The text without its first brackets, and what stands in them.
fn bracketed(text: &str) -> (&str, Option<&str>) {
    match text.split_once('(') {
        Some((before, rest)) => (before, Some(rest.split(')').next().unwrap_or(rest))),
        None => (text, None),
    }
}

struct Counting<'r, 'a> {
    reader: &'r mut Reader<'a>,
    sides: [Option<Votes>; 3],
    /// The side that was last given a number.
    last: Option<Way>,
    chair: Option<Side>,
    chair_decided: bool,
}

impl Counting<'_, '_> {
    fn all(&mut self, text: &str) -> Option<()> {
        let marks = marks(text);
        let head = &text[..marks.first().map_or(text.len(), |mark| mark.start)];
        for clause in clauses(head) {
            self.clause(clause)?;
        }
        for (at, mark) in marks.iter().enumerate() {
            let end = marks.get(at + 1).map_or(text.len(), |next| next.start);
            self.named(mark, &text[mark.end..end])?;
        }
        if self.sides.iter().any(Option::is_some) { Some(()) } else { None }
    }

    /// What stands after «For:».
    fn named(&mut self, mark: &VoteLabel, text: &str) -> Option<()> {
        let clauses = clauses(text);
        let (own, rest) = match clauses.split_first() {
            Some((first, rest)) if !is_about_chair(first) => (*first, rest),
            _ => ("", clauses.as_slice()),
        };
        let given = match mark.count {
            Some(number) if is_blank(own) => {
                Some(Votes { span: self.reader.span(text), number, persons: Vec::new() })
            }
            Some(number) => {
                let persons = self.reader.persons(own);
                let span = self.reader.span(own.trim());
                counted(self.reader, Votes { span, number, persons })
            }
            None => votes(self.reader, own),
        };
        // What is wrong with the names has been told of.
        let none = Votes::none(self.reader.span(own));
        self.put(mark.way, given.unwrap_or(none))?;
        for clause in rest {
            self.clause(clause)?;
        }
        Some(())
    }

    fn put(&mut self, way: Way, votes: Votes) -> Option<()> {
        let side = &mut self.sides[way as usize];
        if side.is_some() {
            return None;
        }
        *side = Some(votes);
        self.last = Some(way);
        Some(())
    }

    /// «5 mot 2», «5 for og 2 mot (Kari Nord og Per Nes)», «møtelederens stemme avgjorde».
    fn clause(&mut self, clause: &str) -> Option<()> {
        if is_blank(clause) {
            return Some(());
        }
        if is_about_chair(clause) {
            let slug = norsk::slug(clause, 200);
            let has = |word: &str| slug.split('-').any(|part| part == word);
            match (has("for"), has("mot") || has("imot")) {
                (true, false) => self.chair = Some(Side::For),
                (false, true) => self.chair = Some(Side::Against),
                _ => self.chair_decided = true,
            }
            return Some(());
        }
        let (before, rest) = match clause.split_once('(') {
            Some((before, rest)) => (before, Some(rest)),
            None => (clause, None),
        };
        self.numbers(before)?;
        let Some(rest) = rest else { return Some(()) };
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        self.bracketed(inside)?;
        self.clause(after)
    }

    /// Names in brackets belong to the number before them.
    fn bracketed(&mut self, inside: &str) -> Option<()> {
        let is_number = |name: &str| number(name.split(' ').next().unwrap_or_default()).is_some();
        if is_blank(inside) || listed(inside).into_iter().all(is_number) {
            return Some(());
        }
        let way = self.last?;
        let persons = self.reader.persons(inside);
        let votes = self.sides[way as usize].as_mut()?;
        votes.persons = persons;
        let votes = Votes { span: self.reader.span(inside), ..votes.clone() };
        counted(self.reader, votes);
        Some(())
    }

    fn numbers(&mut self, text: &str) -> Option<()> {
        let spaced = text.replace(['–', '—', '-'], " mot ");
        let mut words: Vec<String> = Vec::new();
        for word in spaced.split([' ', ',', ';', '/', '\n', '\t', '\r']) {
            let word = norsk::composed(word).to_lowercase();
            let word = word.trim_matches(['.', ':', '*', '_', '+']);
            if !word.is_empty() && !FILLING.contains(&word) {
                words.push(word.to_owned());
            }
        }
        let span = self.reader.span(text.trim());
        let votes = |number| Votes { span, number, persons: Vec::new() };
        let mut waiting: Option<usize> = None;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let next = words.get(at + 1).and_then(|word| number(word));
            let is_last_of_it = words.get(at + 2).is_none_or(|word| way(word).is_none());
            match (way(word), waiting.take(), next) {
                // «5 mot 2»: the first are for.
                (Some(Way::Against), Some(first), Some(second))
                    if is_last_of_it && self.sides[0].is_none() =>
                {
                    self.put(Way::For, votes(first))?;
                    self.put(Way::Against, votes(second))?;
                    at += 1;
                }
                (Some(way), Some(first), _) => self.put(way, votes(first))?,
                (Some(way), None, Some(second)) => {
                    self.put(way, votes(second))?;
                    at += 1;
                }
                (None, None, _) => waiting = Some(number(word)?),
                _ => return None,
            }
            at += 1;
        }
        if waiting.is_none() { Some(()) } else { None }
    }
}

/// That all agreed, said at `span`.
pub(super) fn unanimous(span: Span) -> Ballot {
    Ballot { span, tally: None }
}

/// So many for and against, said at `span`.
pub(super) fn told(span: Span, in_favour: usize, against: usize) -> Ballot {
    let votes = |number| Votes { number, ..Votes::none(span) };
    let tally =
        Tally { in_favour: votes(in_favour), against: votes(against), blank: Votes::none(span), chair: None };
    Ballot { span, tally: Some(tally) }
}
