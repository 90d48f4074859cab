//! Who met, and what happened with each item: what a meeting file holds of its minutes.

use chrono::NaiveTime;

use super::fields::{self, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{
    AgendaProposal, Attendance, Ballot, Closing, Election, ElectionList, ElectionMethod, Guarded, Objections,
    PersonId, Proceedings, Recusal, Role, Round, Side, Tally, Votes,
};
use crate::text::{Placed, Span};
use crate::yaml::{Node, Value};

/// How it is written that all agreed.
pub(super) const UNANIMOUS: [(&str, ()); 1] = [("enstemmig", ())];

/// Who met, and who did not.
pub(super) fn attendance(fields: &mut Fields<'_>) -> Vec<Attendance> {
    let mut rows = Vec::new();
    for node in fields.list("oppmøte") {
        let span = node.span;
        let Some(mut row) = Fields::of("oppmøtet", node, fields.found) else { continue };
        let person = row.required_id("person");
        let day = row.date("dato");
        let from = clock("fra", &mut row).map(|time| time.value);
        let until = clock("til", &mut row).map(|time| time.value);
        let absence = row.text("forfall");
        let stands_in_for = row.id("vara-for");
        row.optional("merknad");
        if let Some(absence) = &absence
            && (from.is_some() || until.is_some() || stands_in_for.is_some())
        {
            row.found.push(fields::wrong(
                absence.span,
                "Den som har forfall, kan ikke ha møtt i samme rad".to_owned(),
                "Fjern «forfall», eller «fra», «til» og «vara-for».",
            ));
        }
        row.reject_rest();
        if let Some(person) = person {
            rows.push(Attendance { span, person, day, from, until, absence, stands_in_for });
        }
    }
    rows
}

/// What happened with one item; none when nothing is written of it.
pub(super) fn proceedings(fields: &mut Fields<'_>) -> Option<Box<Proceedings>> {
    // Nearly every item has only its number and its case.
    if fields.is_empty() {
        return None;
    }
    let record = Proceedings {
        time: clock("kl", fields).map(|time| time.value),
        added_late: fields.yes_no("tillegg").filter(|late| late.value).map(|late| late.span),
        objections: objections(fields),
        closing: closing(fields),
        disqualified: recusals("inhabile", fields),
        excused: recusals("fritatt", fields),
        proposers: fields.ids("forslag-fra"),
        ballot: fields.optional("avstemning").and_then(|node| ballot(node, fields.found)),
        election: fields.optional("valg").and_then(|node| election(node, fields.found)),
        urgent_for: fields.id("hastevedtak-for"),
        wanting_to_wait: votes("krevd-utsatt", fields),
        guests: fields.texts("dessuten-til-stede"),
        agenda_proposals: agenda_proposals(fields),
    };
    (!record.is_empty()).then(|| Box::new(record))
}

/// How many, or who, at `key`.
pub(super) fn votes(key: &'static str, fields: &mut Fields<'_>) -> Option<Votes> {
    let node = fields.optional(key)?;
    votes_in(node, fields.found)
}

fn votes_in(node: Node, found: &mut Vec<Diagnostic>) -> Option<Votes> {
    let span = node.span;
    if let Value::Sequence(nodes) = node.value {
        let persons: Vec<_> = nodes.into_iter().filter_map(|node| person(node, found)).collect();
        return Some(Votes { span, number: persons.len(), persons });
    }
    let text = fields::text(node, found)?;
    let number = text.value.parse::<u16>().ok();
    if number.is_none() {
        found.push(fields::wrong(
            span,
            format!("«{}» er verken et antall eller en liste av personer", text.value),
            "Skriv antallet, som 3, eller hvem, som [ola-berg, per-nes].",
        ));
    }
    Some(Votes { span, number: number?.into(), persons: Vec::new() })
}

/// A person who is named alone, or in a list.
fn person(node: Node, found: &mut Vec<Diagnostic>) -> Option<Placed<PersonId>> {
    Some(fields::written(node, found)?.map(PersonId::from))
}

fn agenda_proposals(fields: &mut Fields<'_>) -> Vec<AgendaProposal> {
    let mut proposals = Vec::new();
    for node in fields.list("foreslår") {
        let Some(mut row) = Fields::of("forslaget til saksliste", node, fields.found) else { continue };
        let (body, what) = (row.required_id("organ"), row.required_text("hva"));
        let declined = row.text("avvist").map(Guarded::new);
        row.reject_rest();
        if let (Some(body), Some(what)) = (body, what) {
            proposals.push(AgendaProposal { body, what: Guarded::new(what), declined });
        }
    }
    proposals
}

fn objections(fields: &mut Fields<'_>) -> Option<Objections> {
    let node = fields.optional("motsatte-seg")?;
    if !matches!(node.value, Value::Mapping(_)) {
        return Some(Objections { members: votes_in(node, fields.found)?, chair: false });
    }
    let span = node.span;
    let mut inner = Fields::of("innvendingene", node, fields.found)?;
    let members = votes("antall", &mut inner).unwrap_or_else(|| Votes::none(span));
    let chair = inner.says_yes("møteleder");
    inner.reject_rest();
    Some(Objections { members, chair })
}

fn closing(fields: &mut Fields<'_>) -> Option<Closing> {
    let place = fields.place_of("lukket");
    let node = fields.optional("lukket");
    // Doors of which nobody can read how they were closed, may have been closed all the same.
    let unread =
        Closing { span: place?, legal_basis: None, ballot: None, time: None, from: None, until: None };
    let Some(node) = node else { return Some(unread) };
    let span = node.span;
    let Some(mut inner) = Fields::of("lukkingen", node, fields.found) else { return Some(unread) };
    let legal_basis = inner.text("hjemmel");
    let time = clock("kl", &mut inner);
    let from = clock("fra", &mut inner);
    let until = clock("til", &mut inner);
    let ballot = match inner.word("avstemning", &UNANIMOUS) {
        Some(all) => Some(Ballot { span: all.span, tally: None }),
        None => tally(span, &mut inner).map(|tally| Ballot { span, tally: Some(tally) }),
    };
    inner.optional("merknad");
    inner.reject_rest();
    Some(Closing { span, legal_basis, ballot, time, from, until })
}

fn recusals(key: &'static str, fields: &mut Fields<'_>) -> Vec<Recusal> {
    let mut recusals = Vec::new();
    for node in fields.list(key) {
        let span = node.span;
        if matches!(node.value, Value::Scalar { .. }) {
            if let Some(person) = person(node, fields.found) {
                recusals.push(Recusal { span, person, legal_basis: None });
            }
            continue;
        }
        let Some(mut row) = Fields::of("raden", node, fields.found) else { continue };
        let person = row.required_id("person");
        let legal_basis = row.text("hjemmel");
        row.optional("merknad");
        row.reject_rest();
        if let Some(person) = person {
            recusals.push(Recusal { span, person, legal_basis });
        }
    }
    recusals
}

fn ballot(node: Node, found: &mut Vec<Diagnostic>) -> Option<Ballot> {
    let span = node.span;
    if matches!(node.value, Value::Scalar { .. }) {
        let text = fields::text(node, found)?;
        fields::word(&text, &UNANIMOUS, found)?;
        return Some(Ballot { span, tally: None });
    }
    let mut fields = Fields::of("avstemningen", node, found)?;
    let before = fields.found.len();
    let tally = tally(span, &mut fields);
    if tally.is_none() && fields.found.len() == before {
        fields.required("for");
    }
    fields.optional("merknad");
    fields.reject_rest();
    Some(Ballot { span, tally: Some(tally?) })
}

/// How votes fell; none when nothing is written of it.
fn tally(span: Span, fields: &mut Fields<'_>) -> Option<Tally> {
    let [in_favour, against, blank] = ["for", "mot", "blanke"].map(|key| votes(key, fields));
    let chair = fields.plain_word("møtelederen", &Side::WORDS);
    if in_favour.is_none() && against.is_none() && blank.is_none() {
        return None;
    }
    let or_none = |votes: Option<Votes>| votes.unwrap_or_else(|| Votes::none(span));
    Some(Tally { in_favour: or_none(in_favour), against: or_none(against), blank: or_none(blank), chair })
}

fn election(node: Node, found: &mut Vec<Diagnostic>) -> Option<Election> {
    let span = node.span;
    let mut fields = Fields::of("valget", node, found)?;
    let mut rounds = Vec::new();
    for node in fields.list("runder") {
        let span = node.span;
        let Some(mut round) = Fields::of("runden", node, fields.found) else { continue };
        let blank = votes("blanke", &mut round).unwrap_or_else(|| Votes::none(span));
        let mut candidates = Vec::new();
        for (person, node) in round.rest() {
            if let Some(votes) = votes_in(node, round.found) {
                candidates.push((person.map(PersonId::from), votes));
            }
        }
        rounds.push(Round { span, candidates, blank });
    }
    let method = fields.word("måte", &ElectionMethod::WORDS);
    let in_writing = fields.yes_no("skriftlig").filter(|written| written.value);
    let seats = fields.count("plasser");
    let lists = lists(&mut fields);
    let chosen = fields.id("valgt");
    let elected = fields.ids("valgte");
    let by_lot = fields.says_yes("loddtrekning");
    let (body, role) = (fields.id("organ"), fields.word("rolle", &Role::WORDS));
    let is_elsewhere = fields.says_yes("utenfor");
    fields.optional("merknad");
    fields.reject_rest();
    let in_writing = in_writing.map(|written| written.span);
    let of_one = Election::of_one(span, rounds, chosen, by_lot);
    Some(Election { method, in_writing, seats, lists, elected, body, role, is_elsewhere, ..of_one })
}

fn lists(fields: &mut Fields<'_>) -> Vec<ElectionList> {
    let mut lists = Vec::new();
    for node in fields.list("lister") {
        let span = node.span;
        let Some(mut inner) = Fields::of("listen", node, fields.found) else { continue };
        let name = inner.required_text("navn");
        let given = inner.required("stemmer").and_then(|node| votes_in(node, inner.found));
        let candidates = inner.ids("kandidater");
        inner.reject_rest();
        if let (Some(name), Some(votes)) = (name, given) {
            lists.push(ElectionList { span, name, votes, candidates });
        }
    }
    lists
}

/// The time of day at `key`; a finding when it is none.
fn clock(key: &'static str, fields: &mut Fields<'_>) -> Option<Placed<NaiveTime>> {
    let text = fields.text(key)?;
    let time = NaiveTime::parse_from_str(&text.value.replace('.', ":"), "%H:%M").ok();
    let advice = "Skriv timer og minutter i anførselstegn, som \"12:30\".";
    let time = fields::understood(time, &text, "et klokkeslett", advice, fields.found)?;
    Some(Placed::new(time, text.span))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::model::{Meeting, Moment, Side};
    use crate::read::meeting;
    use crate::text::{Source, SourceId};

    fn read(entries: &str) -> (Option<Meeting>, Vec<Diagnostic>) {
        let text = format!("---\norgan: styret\ndato: 2024-02-16\nstatus: avholdt\n{entries}\n---\n");
        let source = Source { path: "meetings/2024-02-16-styret/meeting.md".to_owned(), text };
        let mut found = Vec::new();
        (meeting::read(SourceId(0), &source, &mut found), found)
    }

    #[test]
    fn everything_the_minutes_hold() {
        let (meeting, found) = read(
            "oppmøte:\n  - {person: a}\n  - {person: b, fra: \"12:30\", til: 14.00}\n  - {person: c, \
                forfall: sykdom}\nsaksliste:\n  - {tittel: En, kl: \"13:00\", avstemning: {for: [a, b], mot: \
                1, møtelederen: for}, inhabile: [c]}\n  - {tittel: To, valg: {runder: [{a: 2, b: [c], \
                blanke: 1}], valgt: a}, motsatte-seg: {antall: 1, møteleder: ja}}\n  - {tittel: Tre, \
                avstemning: enstemmig, lukket: {hjemmel: koml. § 11-5 andre ledd, for: 2, mot: 0}}\n  - \
                {tittel: Fire}",
        );
        assert!(found.is_empty(), "{found:#?}");
        let meeting = meeting.expect("a meeting");
        let then = |time: &str| Moment { day: None, time: time.parse().ok() };
        assert_eq!(meeting.attendance[1].is_present_at(then("12:29:00")), Some(false));
        assert_eq!(meeting.attendance[1].is_present_at(then("14:00:00")), Some(true));
        assert_eq!(meeting.attendance[1].is_present_at(Moment::default()), None);
        assert!(!meeting.attendance[2].is_present());
        let record = |index: usize| meeting.agenda[index].record.as_ref().expect("a record");
        let tally = record(0).ballot.as_ref().and_then(|ballot| ballot.tally.as_ref()).expect("a vote");
        assert_eq!((tally.total(), tally.side_of(Some(&"b".into()))), (3, Some(Side::For)));
        let round = &record(1).election.as_ref().expect("an election").rounds[0];
        assert_eq!((round.total(), round.candidates.len()), (4, 2));
        assert!(record(1).objections.as_ref().is_some_and(|objections| objections.chair));
        assert!(record(2).ballot.as_ref().is_some_and(|ballot| ballot.tally.is_none()));
        assert!(meeting.agenda[3].record.is_none());
        assert_eq!(meeting.persons().len(), 3 + 3 + 4);
    }

    #[test]
    fn what_is_neither_number_nor_time_is_found() {
        for wrong in [
            "saksliste: [{tittel: En, avstemning: {for: mange}}]",
            "saksliste: [{tittel: En, avstemning: flertall}]",
            "saksliste: [{tittel: En, kl: tidlig}]",
            "oppmøte: [{person: a, forfall: syk, fra: \"12:00\"}]",
        ] {
            let codes: Vec<&str> = read(wrong).1.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["F04"], "{wrong}");
        }
    }
}
