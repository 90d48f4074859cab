//! What happened in a meeting, as the values of its file.

use super::tree::Tree;
use crate::model::{
    AgendaProposal, Attendance, Ballot, Closing, Election, ElectionList, Guarded, Objections, PersonId,
    Proceedings, Recusal, Side, Votes,
};
use crate::text::Placed;
use chrono::NaiveTime;

/// Keys and values, in the order they are written.
type Entries = Vec<(&'static str, Tree)>;

/// Who met and who did not.
pub(super) fn attendance(rows: &[Attendance]) -> Tree {
    let mut list = Vec::new();
    for row in rows {
        let mut entries: Entries = vec![("person", Tree::text(row.person.value.as_str()))];
        if let Some(day) = row.day {
            entries.push(("dato", Tree::text(day.value.to_string())));
        }
        put_text(&mut entries, "forfall", row.absence.as_ref());
        put_text(&mut entries, "vara-for", row.stands_in_for.as_ref());
        put_time(&mut entries, "fra", row.from);
        put_time(&mut entries, "til", row.until);
        list.push(map(entries));
    }
    Tree::List(list)
}

/// What happened with one item.
pub(super) fn proceedings(record: &Proceedings) -> Entries {
    let mut entries = Vec::new();
    put_time(&mut entries, "kl", record.time);
    if record.added_late.is_some() {
        entries.push(("tillegg", Tree::text("ja")));
    }
    if let Some(objections) = &record.objections {
        entries.push(("motsatte-seg", opposed(objections)));
    }
    if let Some(closing) = &record.closing {
        entries.push(("lukket", closed(closing)));
    }
    for (key, rows) in [("inhabile", &record.disqualified), ("fritatt", &record.excused)] {
        if !rows.is_empty() {
            entries.push((key, Tree::List(rows.iter().map(recusal).collect())));
        }
    }
    if !record.proposers.is_empty() {
        entries.push(("forslag-fra", names(&record.proposers)));
    }
    if let Some(vote) = &record.ballot {
        entries.push(("avstemning", ballot(vote)));
    }
    if let Some(vote) = &record.election {
        entries.push(("valg", election(vote)));
    }
    if !record.guests.is_empty() {
        let guests = record.guests.iter().map(|guest| guest.value.as_str());
        entries.push(("dessuten-til-stede", Tree::texts(guests)));
    }
    let mut proposed = Vec::new();
    for AgendaProposal { body, what, declined } in &record.agenda_proposals {
        let mut entries = vec![("organ", Tree::text(body.value.as_str()))];
        put_text(&mut entries, "hva", Some(what.raw()));
        put_text(&mut entries, "avvist", declined.as_ref().map(Guarded::raw));
        proposed.push(map(entries));
    }
    if !proposed.is_empty() {
        entries.push(("foreslår", Tree::List(proposed)));
    }
    entries
}

fn put_text(entries: &mut Entries, key: &'static str, text: Option<&Placed<impl AsRef<str>>>) {
    if let Some(text) = text {
        entries.push((key, Tree::text(text.value.as_ref())));
    }
}

fn put_time(entries: &mut Entries, key: &'static str, time: Option<NaiveTime>) {
    if let Some(time) = time {
        entries.push((key, clock(time)));
    }
}

fn names(persons: &[Placed<PersonId>]) -> Tree {
    Tree::texts(persons.iter().map(|person| person.value.as_str()))
}

fn map(entries: Entries) -> Tree {
    Tree::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

pub(super) fn clock(time: NaiveTime) -> Tree {
    Tree::Text(time.format("%H:%M").to_string())
}

/// Who they were, or how many where that is all that is known.
fn votes(votes: &Votes) -> Tree {
    if votes.number > 0 && votes.is_named() {
        return names(&votes.persons);
    }
    Tree::Text(votes.number.to_string())
}

fn ballot(vote: &Ballot) -> Tree {
    if vote.tally.is_none() { Tree::text("enstemmig") } else { map(sides(vote)) }
}

fn sides(vote: &Ballot) -> Entries {
    let Some(tally) = &vote.tally else { return vec![("avstemning", Tree::text("enstemmig"))] };
    let mut entries = vec![("for", votes(&tally.in_favour)), ("mot", votes(&tally.against))];
    if tally.blank.number > 0 {
        entries.push(("blanke", votes(&tally.blank)));
    }
    for (word, side) in Side::WORDS {
        if tally.chair == Some(side) {
            entries.push(("møtelederen", Tree::text(word)));
        }
    }
    entries
}

fn closed(closing: &Closing) -> Tree {
    let mut entries = Vec::new();
    put_text(&mut entries, "hjemmel", closing.legal_basis.as_ref());
    if let Some(vote) = &closing.ballot {
        entries.extend(sides(vote));
    }
    for (key, time) in [("kl", closing.time), ("fra", closing.from), ("til", closing.until)] {
        if let Some(time) = time {
            entries.push((key, clock(time.value)));
        }
    }
    map(entries)
}

fn opposed(objections: &Objections) -> Tree {
    if !objections.chair {
        return votes(&objections.members);
    }
    map(vec![("antall", votes(&objections.members)), ("møteleder", Tree::text("ja"))])
}

fn recusal(recusal: &Recusal) -> Tree {
    let mut entries = vec![("person", Tree::text(recusal.person.value.as_str()))];
    put_text(&mut entries, "hjemmel", recusal.legal_basis.as_ref());
    map(entries)
}

fn list(list: &ElectionList) -> Tree {
    let mut entries = vec![("navn", Tree::text(&list.name.value)), ("stemmer", votes(&list.votes))];
    if !list.candidates.is_empty() {
        entries.push(("kandidater", names(&list.candidates)));
    }
    map(entries)
}

fn election(election: &Election) -> Tree {
    let mut rounds = Vec::new();
    for round in &election.rounds {
        let mut given = Vec::new();
        for (person, number) in &round.candidates {
            given.push((person.value.to_string(), votes(number)));
        }
        if round.blank.number > 0 {
            given.push(("blanke".to_owned(), votes(&round.blank)));
        }
        rounds.push(Tree::Map(given));
    }
    let mut entries = Vec::new();
    if let Some(method) = &election.method {
        entries.push(("måte", Tree::text(method.value.word())));
    }
    if election.in_writing.is_some() {
        entries.push(("skriftlig", Tree::text("ja")));
    }
    if !rounds.is_empty() {
        entries.push(("runder", Tree::List(rounds)));
    }
    if let Some(seats) = &election.seats {
        entries.push(("plasser", Tree::text(seats.value.to_string())));
    }
    if !election.lists.is_empty() {
        entries.push(("lister", Tree::List(election.lists.iter().map(list).collect())));
    }
    put_text(&mut entries, "valgt", election.chosen.as_ref());
    if !election.elected.is_empty() {
        entries.push(("valgte", names(&election.elected)));
    }
    if election.by_lot {
        entries.push(("loddtrekning", Tree::text("ja")));
    }
    put_text(&mut entries, "organ", election.body.as_ref());
    if let Some(role) = election.role {
        entries.push(("rolle", Tree::text(role.value.word())));
    }
    if election.is_elsewhere {
        entries.push(("utenfor", Tree::text("ja")));
    }
    map(entries)
}
