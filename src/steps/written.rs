//! What happened in a meeting, as the values of its file.

use super::tree::Tree;
use crate::model::{Attendance, Ballot, Closing, Election, Objections, Proceedings, Recusal, Side, Votes};
use chrono::NaiveTime;

/// Keys and values, in the order they are written.
type Entries = Vec<(&'static str, Tree)>;

/// Who met and who did not.
pub(super) fn attendance(rows: &[Attendance]) -> Tree {
    let row = |row: &Attendance| {
        let mut entries: Entries = vec![("person", Tree::text(&row.person.value))];
        entries.extend(row.absence.iter().map(|absence| ("forfall", Tree::text(&absence.value))));
        entries.extend(row.stands_in_for.iter().map(|member| ("vara-for", Tree::text(&member.value))));
        entries.extend(row.from.map(|from| ("fra", clock(from))));
        entries.extend(row.until.map(|until| ("til", clock(until))));
        map(entries)
    };
    Tree::List(rows.iter().map(row).collect())
}

/// What happened with one item.
pub(super) fn proceedings(record: &Proceedings) -> Entries {
    let mut entries = Vec::new();
    entries.extend(record.time.map(|time| ("kl", clock(time))));
    entries.extend(record.added_late.map(|_| ("tillegg", Tree::text("ja"))));
    entries.extend(record.objections.as_ref().map(|objections| ("motsatte-seg", opposed(objections))));
    entries.extend(record.closing.as_ref().map(|closing| ("lukket", closed(closing))));
    for (key, rows) in [("inhabile", &record.disqualified), ("fritatt", &record.excused)] {
        if !rows.is_empty() {
            entries.push((key, Tree::List(rows.iter().map(recusal).collect())));
        }
    }
    if !record.proposers.is_empty() {
        let proposers = record.proposers.iter().map(|person| person.value.as_str());
        entries.push(("forslag-fra", Tree::texts(proposers)));
    }
    entries.extend(record.ballot.as_ref().map(|vote| ("avstemning", ballot(vote))));
    entries.extend(record.election.as_ref().map(|vote| ("valg", election(vote))));
    entries
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
        return Tree::texts(votes.persons.iter().map(|person| person.value.as_str()));
    }
    Tree::Text(votes.number.to_string())
}

fn ballot(vote: &Ballot) -> Tree {
    vote.tally.as_ref().map_or_else(|| Tree::text("enstemmig"), |_| map(sides(vote)))
}

fn sides(vote: &Ballot) -> Entries {
    let Some(tally) = &vote.tally else { return vec![("avstemning", Tree::text("enstemmig"))] };
    let mut entries = vec![("for", votes(&tally.in_favour)), ("mot", votes(&tally.against))];
    if tally.blank.number > 0 {
        entries.push(("blanke", votes(&tally.blank)));
    }
    let side = tally.chair.and_then(|chair| Side::WORDS.iter().find(|(_, side)| *side == chair));
    entries.extend(side.map(|(word, _)| ("møtelederen", Tree::text(*word))));
    entries
}

fn closed(closing: &Closing) -> Tree {
    let mut entries = Vec::new();
    entries.extend(closing.legal_basis.iter().map(|basis| ("hjemmel", Tree::text(&basis.value))));
    entries.extend(closing.ballot.iter().flat_map(sides));
    entries.extend(closing.time.iter().map(|time| ("kl", clock(time.value))));
    entries.extend(closing.from.iter().map(|from| ("fra", clock(from.value))));
    entries.extend(closing.until.iter().map(|until| ("til", clock(until.value))));
    map(entries)
}

fn opposed(objections: &Objections) -> Tree {
    if !objections.chair {
        return votes(&objections.members);
    }
    map(vec![("antall", votes(&objections.members)), ("møteleder", Tree::text("ja"))])
}

fn recusal(recusal: &Recusal) -> Tree {
    let mut entries = vec![("person", Tree::text(&recusal.person.value))];
    entries.extend(recusal.legal_basis.iter().map(|basis| ("hjemmel", Tree::text(&basis.value))));
    map(entries)
}

fn election(election: &Election) -> Tree {
    let rounds = election.rounds.iter().map(|round| {
        let candidates = round.candidates.iter().map(|(person, given)| (person.value.clone(), votes(given)));
        let mut entries: Vec<(String, Tree)> = candidates.collect();
        if round.blank.number > 0 {
            entries.push(("blanke".to_owned(), votes(&round.blank)));
        }
        Tree::Map(entries)
    });
    let mut entries = vec![("runder", Tree::List(rounds.collect()))];
    entries.extend(election.chosen.iter().map(|chosen| ("valgt", Tree::text(&chosen.value))));
    if election.by_lot {
        entries.push(("loddtrekning", Tree::text("ja")));
    }
    map(entries)
}
