//! What a meeting did, in lines by which it is known again.

use chrono::NaiveTime;

use super::dispatch::digest_of;
use crate::model::{Ballot, Correction, Election, Meeting, PaperPart, Proceedings, Recusal, Side, Votes};
use crate::text::digest::Digest;

pub(super) fn corrections(corrections: &[Correction]) -> Vec<String> {
    let mut lines = Vec::new();
    for correction in corrections {
        let Correction { day, by, reason, concerns, .. } = correction;
        let concerns = concerns.clone().unwrap_or_default();
        lines.extend([day.value.to_string(), by.value.to_string(), reason.clone(), concerns]);
    }
    lines
}

/// Who met and who chaired; why anybody was absent is nobody's business.
pub(super) fn attendance(meeting: &Meeting) -> Digest {
    let mut rows = Vec::new();
    for row in &meeting.attendance {
        let instead = row.stands_in_for.as_ref().map(|person| &person.value);
        let came = row.is_present();
        let instead = instead.map_or("", |person| person.as_str());
        let (from, until) = (clock(row.from), clock(row.until));
        let mut line = format!("{} {came} {from} {until} {instead}", row.person.value);
        if let Some(day) = row.day {
            line.push_str(&format!(" {}", day.value));
        }
        rows.push(line);
    }
    // The order of the rows says nothing.
    rows.sort();
    let chair = meeting.chair.as_ref().map(|chair| chair.value.to_string());
    rows.push(format!("{} {}", chair.unwrap_or_default(), meeting.chair_elected));
    rows.extend(meeting.agreed_to_writing.as_ref().map(votes));
    digest_of(&rows)
}

/// What happened with an item, in lines by which it is known again.
pub(super) fn proceedings(record: &Proceedings) -> Vec<(PaperPart, Vec<String>)> {
    let mut vote = Vec::new();
    vote.extend(record.ballot.as_ref().map(ballot));
    if let Some(election) = &record.election {
        vote.extend(elected(election));
    }
    let mut closing = Vec::new();
    if let Some(closed) = &record.closing {
        let basis = closed.legal_basis.as_ref().map_or("", |basis| basis.value.as_str());
        let [from, until] = [closed.from, closed.until].map(|time| clock(time.map(|time| time.value)));
        closing.push(format!("{basis} {from} {until}"));
        closing.extend(closed.ballot.as_ref().map(ballot));
    }
    let mut recused = Vec::new();
    for (word, recusals) in [("inhabil", &record.disqualified), ("fritatt", &record.excused)] {
        recused.extend(recusals.iter().map(|recusal: &Recusal| {
            let basis = recusal.legal_basis.as_ref().map_or("", |basis| basis.value.as_str());
            format!("{word} {} {basis}", recusal.person.value)
        }));
    }
    recused.sort();
    let parts = [
        (PaperPart::Vote, vote),
        (PaperPart::Closing, closing),
        (PaperPart::Recusals, recused),
        (PaperPart::Treatment, rest(record)),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// What has no part of its own.
fn rest(record: &Proceedings) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(record.time.map(|time| format!("kl {}", clock(Some(time)))));
    lines.extend(record.added_late.map(|_| "tillegg".to_owned()));
    if let Some(objections) = &record.objections {
        lines.push(format!("imot {} {}", votes(&objections.members), objections.chair));
    }
    for person in &record.proposers {
        lines.push(format!("forslag {}", person.value));
    }
    lines.extend(record.urgent_for.as_ref().map(|body| format!("for {}", body.value)));
    lines.extend(record.guests.iter().map(|guest| format!("gjest {}", guest.value)));
    for proposal in &record.agenda_proposals {
        lines.push(format!("til {} {}", proposal.body.value, proposal.what.raw().value));
    }
    lines.extend(record.wanting_to_wait.as_ref().map(|waiting| format!("utsatt {}", votes(waiting))));
    lines
}

fn ballot(ballot: &Ballot) -> String {
    let Some(tally) = &ballot.tally else { return "enstemmig".to_owned() };
    let sides = tally.sides().map(votes);
    let chair = Side::WORDS.iter().find(|(_, side)| tally.chair == Some(*side)).map_or("", |(word, _)| word);
    format!("{} {chair}", sides.join(" mot "))
}

fn elected(election: &Election) -> Vec<String> {
    let mut lines = Vec::new();
    for round in &election.rounds {
        for (person, number) in &round.candidates {
            lines.push(format!("{} {}", person.value, votes(number)));
        }
        lines.push(format!("blanke {}", votes(&round.blank)));
    }
    let chosen = election.chosen.as_ref().map(|person| person.value.to_string());
    lines.push(format!("{} {}", chosen.unwrap_or_default(), election.by_lot));
    lines
}

/// «09:30», and nothing where no time is written.
fn clock(time: Option<NaiveTime>) -> String {
    time.map_or_else(String::new, |time| time.format("%H:%M").to_string())
}

/// How many, and who where it is known, in any order.
fn votes(votes: &Votes) -> String {
    let mut names: Vec<&str> = votes.persons.iter().map(|person| person.value.as_str()).collect();
    names.sort_unstable();
    format!("{} {}", votes.number, names.join(" "))
}
