//! What the minutes say of one item.

use super::ballot::Vote;
use super::entry::{closing, proposers, recusals, round};
use super::label::MinutesLabel;
use super::names::{is_blank, listed, says_nothing};
use super::phrase::Said;
use super::ruling::Unruled;
use super::scan::{Field, ScannedItem};
use super::{Reader, ballot, phrase, ruling};
use crate::model::{
    AgendaItem, Ballot, Election, ElectionList, ElectionMethod, ItemKind, Objections, Outcome, Proceedings,
    RecordedItem, Ruling, Side, Votes, Words,
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
    /// What is written under this label, field by field.
    pub(super) fn written<'r>(&self, text: &'r str, label: MinutesLabel) -> Vec<(&'s Field, &'r str)> {
        let mut written = Vec::new();
        for field in &self.scanned.fields {
            let words = text[field.value.clone()].trim();
            if field.label == label && !is_blank(words) {
                written.push((field, words));
            }
        }
        written
    }

    /// The same of the first field with this label that is written.
    fn first<'r>(&self, text: &'r str, label: MinutesLabel) -> Option<&'r str> {
        let (_, words) = *self.written(text, label).first()?;
        Some(words)
    }

    /// Whether anything at all is written under it, besides what was put before the body.
    pub(super) fn is_begun(&self, text: &str) -> bool {
        // The skeleton has that the item came late when the meeting's file has it.
        let is_known_late = self.agenda.came_late();
        self.scanned.fields.iter().any(|field| match field.label {
            MinutesLabel::Proposed => false,
            MinutesLabel::Late if is_known_late => false,
            _ => !is_blank(&text[field.value.clone()]),
        })
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
    let mut times = item.written(text, MinutesLabel::Time).into_iter();
    proceedings.time = times.find_map(|(_, words)| reader.time_of_day(words));
    for (_, words) in item.written(text, MinutesLabel::Proposals) {
        proceedings.proposers.extend(proposers(reader, words));
    }
    closing_and_lateness(reader, item, &mut proceedings);
    proceedings.election = election(reader, item);
    let vote = vote(reader, item);
    proceedings.ballot = vote.ballot;
    let ruling = conclusion(reader, item, proposal);
    if let Some(ruling) = &ruling {
        settle_vote(reader, &mut proceedings, ruling, vote.chair_decided);
    }
    reader.voters = all_voters;
    let heading = reader.place(item.scanned.heading.clone());
    RecordedItem { index: item.index, heading, proceedings, ruling, tasks: Vec::new() }
}

/// The vote; a finding when there are two.
fn vote(reader: &mut Reader<'_>, item: &Item<'_>) -> Vote {
    let votes = item.written(reader.text, MinutesLabel::Ballot);
    let Some((_, words)) = votes.first() else { return Vote::default() };
    let vote = ballot::read(reader, words);
    if let Some((second, _)) = votes.get(1) {
        reader.wrong(
            reader.place(second.name.start..second.value.end),
            format!("{} har to avstemninger", reader.name_of(item.agenda)),
            "La den som avgjorde saken, stå under «Avstemning», og skriv de andre under «Behandling».",
        );
    }
    vote
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
        if contradicts(ballot, all_agreed, counted) {
            reader.wrong_with(
                ruling.span,
                "Vedtaket sier noe annet om stemmene enn avstemningen".to_owned(),
                "Rett den som er feil. Stemmene trenger bare å stå under «Avstemning».",
                (ballot.span, "avstemningen"),
            );
        }
    } else if proceedings.election.is_none() && !matches!(words, Words::Given(_)) {
        proceedings.ballot = match counted {
            Some((in_favour, against)) => Some(ballot::told(ruling.span, in_favour, against)),
            None if all_agreed => Some(ballot::unanimous(ruling.span)),
            None => None,
        };
    }
    if let Some(ballot) = &mut proceedings.ballot
        && let Some(tally) = &mut ballot.tally
        && chair_decided
        && tally.chair.is_none()
    {
        tally.chair = Some(if outcome == Outcome::Rejected { Side::Against } else { Side::For });
    }
}

/// Whether `ballot` cannot be when all agreed, or when so many voted for and against.
fn contradicts(ballot: &Ballot, all_agreed: bool, counted: Option<(usize, usize)>) -> bool {
    let (in_favour, against) = match &ballot.tally {
        Some(tally) => (Some(tally.in_favour.number), tally.against.number),
        None => (None, 0),
    };
    if all_agreed && against > 0 {
        return true;
    }
    let Some((told_in_favour, told_against)) = counted else { return false };
    told_against != against || in_favour.is_some_and(|in_favour| in_favour != told_in_favour)
}

/// How the item ended.
fn conclusion(reader: &mut Reader<'_>, item: &Item<'_>, proposal: Option<&str>) -> Option<Placed<Ruling>> {
    let text = reader.text;
    let mut said = item.written(text, MinutesLabel::Decision);
    said.extend(item.written(text, MinutesLabel::Recommendation));
    said.sort_by_key(|(field, _)| field.name.start);
    if let [(first, _), (second, _), ..] = said[..] {
        let (first, second) = (reader.place(first.name.clone()), reader.place(second.name.clone()));
        let message = format!("{} har mer enn ett vedtak", reader.name_of(item.agenda));
        let advice = "La det som ble vedtatt, stå under én «Vedtak:» eller «Innstilling:».";
        reader.wrong_with(second, message, advice, (first, "det første"));
        return None;
    }
    let explicit = item.first(text, MinutesLabel::Outcome).and_then(|words| reader.outcome(words));
    let from_words = match said.first() {
        Some((field, words)) => ruled(reader, item.agenda, field.label, words, proposal),
        None => discussed(reader, item),
    };
    let Some(outcome) = explicit else { return from_words };
    let (words, span) = match from_words {
        Some(ruling) if outcome.value.is_voted_on() => (ruling.value.words, ruling.span),
        Some(ruling) => (Words::None, ruling.span),
        None => (Words::None, outcome.span),
    };
    Some(Placed::new(Ruling { outcome: outcome.value, words }, span))
}

/// How `words` under a label of what was decided say that it ended. Only of a case must that be clear, but
/// what is mistyped is never taken for a decision.
fn ruled(
    reader: &mut Reader<'_>,
    agenda: &AgendaItem,
    label: MinutesLabel,
    words: &str,
    proposal: Option<&str>,
) -> Option<Placed<Ruling>> {
    // A body that can decide sends a case to others itself, also one whose last word is another's.
    let sends = reader.can_decide && ruling::sends_to_hearing(words, proposal);
    let label = if sends { MinutesLabel::Decision } else { label };
    match ruling::ruling(label, words, proposal) {
        Ok(ruling) => {
            let place = reader.span(words);
            let words = reader.with_marks(ruling.words, place);
            Some(Placed::new(Ruling { words, ..ruling }, place))
        }
        Err(why) => {
            if matches!(agenda.kind, ItemKind::Case(_)) || ruling::is_nearly_known(words) {
                unruled(reader, agenda, words, why);
            }
            None
        }
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
                "Det går ikke frem av {} hva som ble vedtatt i {}",
                reader.quoted(words),
                reader.name_of(agenda).replace("Sak", "sak")
            ),
            UNCLEAR_ADVICE,
        ),
    };
    reader.wrong(reader.span(words), message, advice);
}

/// What to write instead of what might mean anything.
const UNCLEAR_ADVICE: &str = "Skriv vedtaket ordrett, eller bare «Som innstilt», «Som foreslått», «Ikke \
    vedtatt», «Saken tas til orientering», «Saken utsettes», «Saken sendes tilbake» eller «Saken er \
    trukket». Er dette vedtakets egne ord, så sett > foran dem. Det som ellers ble sagt, hører hjemme under \
    «Behandling».";

/// What a body that advises has come to: it has discussed the case, unless it says otherwise.
fn discussed(reader: &mut Reader<'_>, item: &Item<'_>) -> Option<Placed<Ruling>> {
    let text = reader.text;
    if reader.is_elected {
        return None;
    }
    let labels =
        [MinutesLabel::Summary, MinutesLabel::Discussion, MinutesLabel::Treatment, MinutesLabel::Input];
    let words = labels.into_iter().find_map(|label| item.first(text, label))?;
    if matches!(ruling::said(words), Said::Words | Said::Unclear) && ruling::is_nearly_known(words) {
        unruled(reader, item.agenda, words, Unruled::Unclear);
        return None;
    }
    let outcome = match ruling::said(words) {
        Said::Outcome(outcome) => outcome,
        _ => ruling::put_off(words).unwrap_or(Outcome::Discussed),
    };
    let outcome = if outcome.is_voted_on() { Outcome::Discussed } else { outcome };
    Some(Placed::new(Ruling { outcome, words: Words::None }, reader.span(words)))
}

fn closing_and_lateness(reader: &mut Reader<'_>, item: &Item<'_>, proceedings: &mut Proceedings) {
    let text = reader.text;
    for (_, words) in item.written(text, MinutesLabel::Closed) {
        if !says_nothing(words) {
            proceedings.closing = Some(closing(reader, words));
            break;
        }
    }
    if let Some((field, words)) = item.written(text, MinutesLabel::Late).first() {
        let slug = norsk::slug(words, 40);
        let is_late = slug.starts_with("ja") || slug.starts_with("sak") || slug.starts_with("papir");
        if is_late {
            proceedings.added_late = Some(reader.place(field.value.clone()));
        } else if !says_nothing(words) {
            let place = reader.span(words);
            reader.wrong(
                place,
                "Det går ikke frem om saken kom etter innkallingen",
                "Skriv «ja» eller «nei».",
            );
        }
    }
    if let Some(words) = item.first(text, MinutesLabel::Objectors) {
        let chair = norsk::slug(words, 60)
            .split('-')
            .any(|word| matches!(word, "motelederen" | "moteleder" | "moteleiaren"));
        let members =
            if chair { Some(Votes::none(reader.span(words))) } else { ballot::votes(reader, words) };
        proceedings.objections = members.map(|members| Objections { members, chair });
    }
}

/// An election: its rounds or its lists, and who came out of it.
fn election(reader: &mut Reader<'_>, item: &Item<'_>) -> Option<Election> {
    let text = reader.text;
    let mut rounds = Vec::new();
    for (_, words) in item.written(text, MinutesLabel::Round) {
        if !says_nothing(words) {
            rounds.push(round(reader, words));
        }
    }
    let span = reader.place(item.scanned.heading.clone());
    let mut election = Election::of_one(span, rounds, None, false);
    for (_, words) in item.written(text, MinutesLabel::List) {
        election.lists.extend(list(reader, words));
    }
    election.method = item.first(text, MinutesLabel::Method).and_then(|words| method(reader, words));
    if let Some(words) = item.first(text, MinutesLabel::Seats) {
        election.seats = number_in(words).map(|(seats, _, _)| Placed::new(seats, reader.span(words)));
    }
    if let Some(words) = item.first(text, MinutesLabel::Chosen).filter(|words| !says_nothing(words)) {
        let words = words.trim_end_matches('.');
        let is_together = !election.lists.is_empty() || election.method.is_some();
        if election.rounds.is_empty() && (is_together || listed(words).len() > 1) {
            election.elected = reader.persons(words);
        } else {
            election.chosen = reader.person(words);
        }
    }
    if election.is_untold() {
        return None;
    }
    // To what it was, only the meeting's file says.
    if let Some(known) = item.agenda.record.as_ref().and_then(|record| record.election.as_ref()) {
        (election.body, election.role) = (known.body.clone(), known.role);
        election.is_elsewhere = known.is_elsewhere;
    }
    election.by_lot = match item.first(text, MinutesLabel::Lots) {
        Some(words) => norsk::slug(words, 40).starts_with("ja"),
        None => false,
    };
    Some(election)
}

/// How several were elected; a finding when it is none of the ways there are.
fn method(reader: &mut Reader<'_>, words: &str) -> Option<Placed<ElectionMethod>> {
    const METHODS: [(&str, ElectionMethod); 6] = [
        ("forholdsval", ElectionMethod::Proportional),
        ("avtaleval", ElectionMethod::Agreed),
        ("flertallsval", ElectionMethod::ByMajority),
        ("flertalsval", ElectionMethod::ByMajority),
        ("fleirtalsval", ElectionMethod::ByMajority),
        ("fleirtallsval", ElectionMethod::ByMajority),
    ];
    let said = norsk::slug(words, 40);
    let found = METHODS.iter().find(|(word, _)| said.starts_with(word));
    if found.is_none() && !says_nothing(words) {
        let message = format!("{} er ikke en valgmåte", reader.quoted(words));
        reader.wrong(reader.span(words), message, "Skriv forholdsvalg, avtalevalg eller flertallsvalg.");
    }
    found.map(|(_, method)| Placed::new(*method, reader.span(words)))
}

/// «Nord, 5 stemmer: Kari Nord, Per Nes og Ola Berg»; a finding when it has no votes.
fn list(reader: &mut Reader<'_>, words: &str) -> Option<ElectionList> {
    const SIGNS: [char; 8] = [' ', ',', ':', '(', ')', '–', '-', '.'];
    if says_nothing(words) {
        return None;
    }
    let span = reader.span(words);
    let Some((votes, before, after)) = number_in(words) else {
        let message = "Listen sier ikke hvor mange stemmer den fikk";
        reader.wrong(span, message, "Skriv «Liste: navnet, 5 stemmer: kandidatene i rekkefølge».");
        return None;
    };
    let name = before.trim_matches(SIGNS);
    let mut after = after.trim_start_matches(SIGNS);
    for word in ["stemmer", "stemme", "røyster", "røyst"] {
        after = after.strip_prefix(word).unwrap_or(after);
    }
    let candidates = reader.persons(after.trim_matches(SIGNS));
    let number = usize::try_from(votes).ok()?;
    let name = Placed::new(name.to_owned(), span);
    Some(ElectionList { span, name, votes: Votes { span, number, persons: Vec::new() }, candidates })
}

/// The first number in `words`, with what stands before and after it.
fn number_in(words: &str) -> Option<(u32, &str, &str)> {
    let start = words.find(|letter: char| letter.is_ascii_digit())?;
    let rest = &words[start..];
    let length = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    Some((rest[..length].parse().ok()?, &words[..start], &rest[length..]))
}
