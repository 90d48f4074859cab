//! What the minutes say of one item.

use super::label::MinutesLabel;
use super::names::{is_blank, listed, says_nothing};
use super::ruling::Unruled;
use super::scan::{Field, ScannedItem};
use super::{Reader, ballot, phrase, ruling, times};
use crate::model::{
    AgendaItem, Closing, Election, ItemKind, Objections, Outcome, Proceedings, RecordedItem, Recusal, Round,
    Ruling, Side, Votes, Words,
};
use crate::norsk;
use crate::text::Placed;

/// What was found under one item's heading.
pub(super) struct Item<'s> {
    pub(super) index: usize,
    pub(super) agenda: &'s AgendaItem,
    pub(super) scanned: &'s ScannedItem,
}

impl<'s> Item<'s> {
    /// The fields with this label in which something is written.
    fn written<'r>(
        &'r self,
        text: &'r str,
        label: MinutesLabel,
    ) -> impl Iterator<Item = (&'s Field, &'r str)> + 'r
    where
        's: 'r,
    {
        let fields = self.scanned.fields.iter().filter(move |field| field.label == label);
        let with_words = fields.map(move |field| (field, text[field.value.clone()].trim()));
        with_words.filter(|(_, words)| !is_blank(words))
    }

    /// Whether anything at all is written under it, besides what was put before the body.
    pub(super) fn is_begun(&self, text: &str) -> bool {
        // The skeleton has that the item came late when the meeting's file has it.
        let is_known_late = self.agenda.record.as_ref().is_some_and(|record| record.added_late.is_some());
        let own = self.scanned.fields.iter().filter(|field| {
            field.label != MinutesLabel::Proposed && !(is_known_late && field.label == MinutesLabel::Late)
        });
        own.into_iter().any(|field| !is_blank(&text[field.value.clone()]))
    }
}

/// Reads one item; `proposal` is what was put before the body, where that is known.
pub(super) fn read(reader: &mut Reader<'_>, item: &Item<'_>, proposal: Option<&str>) -> RecordedItem {
    let mut proceedings = Proceedings::default();
    let text = reader.text;
    for (_, words) in item.written(text, MinutesLabel::Recused) {
        recusals(reader, words, &mut proceedings);
    }
    let all_voters = reader.voters;
    let out = proceedings.disqualified.len() + proceedings.excused.len();
    reader.voters = all_voters.map(|voters| voters.saturating_sub(out));
    proceedings.time =
        item.written(text, MinutesLabel::Time).find_map(|(_, words)| reader.time_of_day(words));
    for (_, words) in item.written(text, MinutesLabel::Proposals) {
        proceedings.proposers.extend(proposers(reader, words));
    }
    closing_and_lateness(reader, item, &mut proceedings);
    proceedings.election = election(reader, item);
    let votes: Vec<_> = item.written(text, MinutesLabel::Ballot).collect();
    let vote = votes.first().map(|(_, words)| ballot::read(reader, words)).unwrap_or_default();
    if let [_, (second, _), ..] = votes[..] {
        let place = reader.place(second.name.start..second.value.end);
        reader.wrong(
            place,
            format!("{} har to avstemninger", reader.name_of(item.agenda)),
            "La den som avgjorde saken, stå under «Avstemning», og skriv de andre under «Behandling».",
        );
    }
    proceedings.ballot = vote.ballot;
    let ruling = conclusion(reader, item, proposal);
    if let Some(ruling) = &ruling {
        settle_vote(reader, &mut proceedings, ruling, vote.chair_decided);
    }
    reader.voters = all_voters;
    let heading = reader.place(item.scanned.heading.clone());
    RecordedItem { index: item.index, heading, proceedings, ruling }
}

/// What the words of the ruling say of the vote: «enstemmig vedtatt», or which way the chair's vote went.
fn settle_vote(
    reader: &mut Reader<'_>,
    proceedings: &mut Proceedings,
    ruling: &Placed<Ruling>,
    chair_decided: bool,
) {
    let (outcome, words) = (ruling.value.outcome, &ruling.value.words);
    let written = &reader.text[ruling.span.range()];
    let (all_agreed, counted) = (phrase::says_all_agreed(written), phrase::votes_at_end(written));
    if let Some(ballot) = &proceedings.ballot {
        let (for_it, against) = ballot
            .tally
            .as_ref()
            .map_or((None, 0), |tally| (Some(tally.in_favour.number), tally.against.number));
        let is_other = |(told_for, told_against)| {
            told_against != against || for_it.is_some_and(|for_it| told_for != for_it)
        };
        if (all_agreed && against > 0) || counted.is_some_and(is_other) {
            reader.wrong_with(
                ruling.span,
                "Vedtaket sier noe annet om stemmene enn avstemningen".to_owned(),
                "Rett den som er feil. Stemmene trenger bare å stå under «Avstemning».",
                (ballot.span, "avstemningen"),
            );
        }
    } else if proceedings.election.is_none() && !matches!(words, Words::Given(_)) {
        let of_numbers = |(told_for, told_against)| ballot::told(ruling.span, told_for, told_against);
        let unanimous = || all_agreed.then(|| ballot::unanimous(ruling.span));
        proceedings.ballot = counted.map(of_numbers).or_else(unanimous);
    }
    let tally = proceedings.ballot.as_mut().and_then(|ballot| ballot.tally.as_mut());
    if let Some(tally) = tally.filter(|tally| chair_decided && tally.chair.is_none()) {
        tally.chair = Some(if outcome == Outcome::Rejected { Side::Against } else { Side::For });
    }
}

/// How the item ended.
fn conclusion(reader: &mut Reader<'_>, item: &Item<'_>, proposal: Option<&str>) -> Option<Placed<Ruling>> {
    let text = reader.text;
    let by_words = [MinutesLabel::Decision, MinutesLabel::Recommendation];
    let mut said: Vec<(&Field, &str)> =
        by_words.iter().flat_map(|label| item.written(text, *label)).collect();
    said.sort_by_key(|(field, _)| field.name.start);
    if let [(first, _), (second, _), ..] = said[..] {
        let (first, second) = (reader.place(first.name.clone()), reader.place(second.name.clone()));
        let message = format!("{} har mer enn ett vedtak", reader.name_of(item.agenda));
        let advice = "La det som ble vedtatt, stå under én «Vedtak:» eller «Innstilling:».";
        reader.wrong_with(second, message, advice, (first, "det første"));
        return None;
    }
    let stated = item.written(text, MinutesLabel::Outcome).next();
    let explicit = stated.and_then(|(_, words)| reader.outcome(words));
    let from_words = match said.first() {
        Some((field, words)) => {
            let ruling = ruling::ruling(field.label, words, proposal);
            let span = reader.span(words);
            if let (Err(why), ItemKind::Case(_)) = (&ruling, &item.agenda.kind) {
                unruled(reader, item.agenda, words, *why);
            }
            ruling.ok().map(|ruling| Placed::new(ruling, span))
        }
        None => discussed(reader, item),
    };
    match (explicit, from_words) {
        (Some(outcome), Some(ruling)) => {
            let needs_text = outcome.value.is_voted_on();
            let words = if needs_text { ruling.value.words } else { Words::None };
            Some(Placed::new(Ruling { outcome: outcome.value, words }, ruling.span))
        }
        (Some(outcome), None) => {
            Some(Placed::new(Ruling { outcome: outcome.value, words: Words::None }, outcome.span))
        }
        (None, from_words) => from_words,
    }
}

/// Tells why `words` are no ruling.
fn unruled(reader: &mut Reader<'_>, agenda: &AgendaItem, words: &str, why: Unruled) {
    let (message, advice) = match why {
        Unruled::WithMore => (
            format!("{} er vedtatt med endringer som ikke er skrevet ut", reader.name_of(agenda)),
            "Skriv hele vedtaket slik det lyder, ikke bare det som ble endret.",
        ),
        Unruled::Unclear => (
            format!(
                "Det er ikke til å forstå av {} hva som ble vedtatt i {}",
                reader.quoted(words),
                reader.name_of(agenda).replace("Sak", "sak")
            ),
            UNCLEAR_ADVICE,
        ),
    };
    reader.wrong(reader.span(words), message, advice);
}

/// What to write instead of what might mean anything.
const UNCLEAR_ADVICE: &str = "Skriv vedtaket ordrett, eller bare «Som innstilt», «Som foreslått», «Ikke vedtatt», «Saken tas til orientering», «Saken utsettes», «Saken sendes tilbake» eller «Saken er trukket». Er dette vedtakets egne ord, så sett > foran dem. Det som ellers ble sagt, hører hjemme under «Behandling».";

/// What a body that advises has come to: it has discussed the case, unless it says otherwise.
fn discussed(reader: &Reader<'_>, item: &Item<'_>) -> Option<Placed<Ruling>> {
    let text = reader.text;
    if reader.is_elected {
        return None;
    }
    let labels = [MinutesLabel::Summary, MinutesLabel::Discussion, MinutesLabel::Treatment];
    let (_, words) = labels.iter().find_map(|label| item.written(text, *label).next())?;
    let outcome = match ruling::said(words) {
        ruling::Said::Outcome(outcome) => outcome,
        _ => ruling::put_off(words).unwrap_or(Outcome::Discussed),
    };
    let outcome = if outcome.is_voted_on() { Outcome::Discussed } else { outcome };
    Some(Placed::new(Ruling { outcome, words: Words::None }, reader.span(words)))
}

/// «Kari Nord, fvl. § 6 første ledd bokstav e»: who took no part, and by which §.
fn recusals(reader: &mut Reader<'_>, text: &str, proceedings: &mut Proceedings) {
    for line in text.split([';', '\n']) {
        let line = line.trim().trim_start_matches(['-', '*', '+', ' ']);
        if says_nothing(line) {
            continue;
        }
        let lower = line.to_lowercase();
        let law = ["fvl", "forvaltningsl", "koml", "kommunel", "§"]
            .iter()
            .filter_map(|word| lower.find(word))
            .min();
        let law = law.filter(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
        let (who, basis) = line.split_at(law);
        let cut = [
            " ble ", " vart ", " blei ", " er ", " var ", " fratr", " fråtr", " gikk ", " gjekk ", " erkl",
            " inhabil", " ugild", " etter ", " jf", " med ", " –", " -", ":", "(",
        ]
        .iter()
        .filter_map(|word| who.find(word))
        .min();
        let names = &who[..cut.unwrap_or(who.len())];
        let basis = basis_alone(basis).trim().trim_end_matches([')', '.', ',', ' ']);
        let legal_basis = (!basis.is_empty()).then(|| Placed::new(joined(basis), reader.span(basis)));
        let is_excused = lower.contains("fritatt") || lower.contains("friteken") || basis.contains("11-11");
        let span = reader.span(line);
        let persons = reader.persons(names);
        let rows =
            persons.into_iter().map(|person| Recusal { span, person, legal_basis: legal_basis.clone() });
        if is_excused {
            proceedings.excused.extend(rows);
        } else {
            proceedings.disqualified.extend(rows);
        }
    }
}

/// A § without what somebody did then: «og fratrådte», «. Kari Nord møtte».
fn basis_alone(text: &str) -> &str {
    let deeds = [" og fr", " og g", " og forl", " og deltok", " og tok", ", fr", " under "];
    let deed = deeds.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let is_new = |at: &usize| text[at + 2..].starts_with(char::is_uppercase);
    let stop = text.match_indices(". ").map(|(at, _)| at).find(is_new).unwrap_or(text.len());
    &text[..deed.min(stop)]
}

/// A text on one line.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// «Kari Nord: Styret vedtar …», «Kari Nord foreslo at …»: who proposed.
fn proposers(reader: &mut Reader<'_>, text: &str) -> Vec<Placed<String>> {
    if says_nothing(text) {
        return Vec::new();
    }
    let mut found: Vec<Placed<String>> = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '*', '+', ' ', '>']);
        let bare = ["Forslag fra ", "Framlegg frå ", "Fra ", "Frå "]
            .iter()
            .find_map(|start| line.strip_prefix(start));
        let bare = bare.unwrap_or(line);
        let ends = [
            ":",
            " foreslo",
            " fremmet",
            " fremsatte",
            " la fram",
            " la frem",
            " gjorde framlegg",
            " sette fram",
        ];
        let Some(end) = ends.iter().filter_map(|word| bare.find(word)).min() else { continue };
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
            "Begynn linjen med navnet og kolon, som «Kari Nord: Styret vedtar …». Ble ingenting foreslått, skrives «ingen».",
        );
    }
    found
}

fn closing_and_lateness(reader: &mut Reader<'_>, item: &Item<'_>, proceedings: &mut Proceedings) {
    let text = reader.text;
    let closed = item.written(text, MinutesLabel::Closed).find(|(_, words)| !says_nothing(words));
    proceedings.closing = closed.map(|(_, words)| closing(reader, words));
    if let Some((field, words)) = item.written(text, MinutesLabel::Late).next() {
        let slug = norsk::slug(words, 40);
        let is_late = slug.starts_with("ja") || slug.starts_with("sak") || slug.starts_with("papir");
        if is_late {
            proceedings.added_late = Some(reader.place(field.value.clone()));
        } else if !says_nothing(words) {
            let place = reader.span(words);
            reader.wrong(
                place,
                "Det er ikke til å forstå om saken kom etter innkallingen",
                "Skriv «ja» eller «nei».",
            );
        }
    }
    if let Some((_, words)) = item.written(text, MinutesLabel::Objectors).next() {
        let chair = norsk::slug(words, 60)
            .split('-')
            .any(|word| matches!(word, "motelederen" | "moteleder" | "moteleiaren"));
        let members =
            if chair { Some(Votes::none(reader.span(words))) } else { ballot::votes(reader, words) };
        proceedings.objections = members.map(|members| Objections { members, chair });
    }
}

/// «koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig»
fn closing(reader: &mut Reader<'_>, text: &str) -> Closing {
    let span = reader.span(text);
    let mut closing = Closing { span, legal_basis: None, ballot: None, time: None, from: None, until: None };
    let mut basis: Vec<&str> = Vec::new();
    for part in text.split([',', ';', '\n']) {
        let part = part.trim();
        let lower = part.to_lowercase();
        let (times, _) = times::stretch(part);
        if lower.contains('§') || lower.starts_with("jf") || lower.starts_with("koml") {
            basis.push(part);
        } else if let Some(from) = times.from.or(times.until) {
            let place = reader.span(part);
            closing.from = times.from.map(|_| Placed::new(from, place));
            closing.until = times.until.map(|until| Placed::new(until, place));
        } else if !says_nothing(part) && lower != "ja" {
            let ballot = ballot::read(reader, part).ballot;
            closing.ballot = closing.ballot.take().or(ballot);
        }
    }
    if !basis.is_empty() {
        let place = basis.iter().map(|part| reader.span(part)).reduce(|first, last| first.to(last));
        closing.legal_basis = place.map(|place| Placed::new(joined(&basis.join(", ")), place));
    }
    closing
}

/// The rounds of an election, and who came out of it.
fn election(reader: &mut Reader<'_>, item: &Item<'_>) -> Option<Election> {
    let text = reader.text;
    let rounds: Vec<&str> = item.written(text, MinutesLabel::Round).map(|(_, words)| words).collect();
    let rounds: Vec<Round> =
        rounds.into_iter().filter(|words| !says_nothing(words)).map(|words| round(reader, words)).collect();
    let chosen = item.written(text, MinutesLabel::Chosen).next().map(|(_, words)| words);
    let chosen = chosen.filter(|words| !says_nothing(words));
    let chosen = chosen.and_then(|words| reader.person(words.trim_end_matches('.')));
    let lots = item.written(text, MinutesLabel::Lots).next().map(|(_, words)| norsk::slug(words, 40));
    let by_lot = lots.is_some_and(|lots| lots.starts_with("ja"));
    let span = reader.place(item.scanned.heading.clone());
    (!rounds.is_empty()).then_some(Election { span, rounds, chosen, by_lot })
}

/// «Kari Nord 8, Per Nes 5, blanke 1»
fn round(reader: &mut Reader<'_>, text: &str) -> Round {
    let span = reader.span(text);
    let mut round = Round { span, candidates: Vec::new(), blank: Votes::none(span) };
    for part in listed(text) {
        let words: Vec<&str> = part.split([' ', ':', '\t']).filter(|word| !word.is_empty()).collect();
        let counts = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let number = words.iter().find(counts).and_then(|word| word.parse::<u16>().ok());
        let is_name = |word: &&str| {
            let slug = norsk::slug(word, 40);
            !counts(&word)
                && !matches!(slug.as_str(), "stemmer" | "stemme" | "royster" | "royst" | "fikk" | "fekk" | "")
        };
        let name = words.iter().copied().filter(is_name).collect::<Vec<_>>().join(" ");
        let place = reader.span(part);
        let Some(number) = number else {
            let message = format!("Det står ikke hvor mange stemmer {} fikk", reader.quoted(part));
            reader.wrong(place, message, "Skriv navn og antall, som «Kari Nord 8, Per Nes 5, blanke 1».");
            continue;
        };
        let votes = Votes { number: number.into(), ..Votes::none(place) };
        if norsk::slug(&name, 20).starts_with("blank") {
            round.blank = votes;
        } else if let Some(person) = reader.person_called(&name, place) {
            round.candidates.push((person, votes));
        }
    }
    round
}
