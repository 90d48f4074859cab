//! How each item of a meeting was voted on, counted as the rules count.

use serde::Serialize;

use super::{bullets, heading, or_dash, paragraph, table};
use crate::document::{Block, Column, plain};
use crate::model::{AgendaItem, Case, CaseId, ItemKind, Meeting, PersonId, Proceedings, Round, Side, Tally};
use crate::norsk;
use crate::workspace::{Assembly, Count, Majority, Workspace};

/// One item as a program reads it.
#[derive(Serialize)]
pub struct CountOutput {
    #[serde(rename = "sak")]
    number: Option<String>,
    id: Option<CaseId>,
    #[serde(rename = "medlemmer")]
    members: usize,
    /// The fewest and the most who may have been there.
    #[serde(rename = "til-stede")]
    present: Option<(usize, usize)>,
    #[serde(rename = "stemte")]
    voted: Option<usize>,
    #[serde(rename = "trengs")]
    needed: usize,
    #[serde(rename = "vedtaksført")]
    quorate: Option<bool>,
    #[serde(rename = "for")]
    in_favour: Option<usize>,
    #[serde(rename = "mot")]
    against: Option<usize>,
    #[serde(rename = "blanke")]
    blank: Option<usize>,
    #[serde(rename = "flertall")]
    majority: Option<&'static str>,
    #[serde(rename = "møtelederen-avgjorde")]
    by_chair: bool,
    #[serde(rename = "valg")]
    election: Option<String>,
    #[serde(rename = "utfall")]
    outcome: Option<&'static str>,
    #[serde(rename = "lovlighetskontroll-til")]
    review: Option<String>,
}

/// The items of which something is written, of a meeting whose body is held to the law.
pub fn of_meeting(workspace: &Workspace, meeting: &Meeting) -> Vec<CountOutput> {
    if workspace.elected_body(meeting).is_none() || !meeting.has_record {
        return Vec::new();
    }
    let assembly = workspace.assembly(meeting);
    let items = meeting.agenda.iter();
    items.filter_map(|item| of_item(workspace, meeting, &assembly, item)).collect()
}

fn of_item(
    workspace: &Workspace,
    meeting: &Meeting,
    assembly: &Assembly<'_>,
    item: &AgendaItem,
) -> Option<CountOutput> {
    let treatment = workspace.treatment(meeting, item);
    let outcome = treatment.and_then(|(_, step)| step.outcome).map(|outcome| outcome.value.word());
    let review = treatment.and_then(|(case, step)| workspace.running_review(case, step));
    let record = item.record.as_deref();
    if record.is_none() && outcome.is_none() {
        return None;
    }
    let count = workspace.count(meeting, assembly, item);
    let ballot = record.and_then(|record| record.ballot.as_ref());
    let is_unknown = ballot.is_some_and(|ballot| ballot.tally.is_none())
        && count.present.is_some_and(|(fewest, most)| fewest != most);
    let votes = ballot.and_then(|ballot| match &ballot.tally {
        Some(Tally { in_favour, against, blank, .. }) => {
            Some([in_favour.number, against.number, blank.number])
        }
        // Of how many were all, when somebody came or left and nobody knows before or after the vote?
        None if is_unknown => None,
        None => count.voted().map(|voted| [voted, 0, 0]),
    });
    Some(CountOutput {
        number: item.number.as_ref().map(|number| number.value.to_string()),
        id: match &item.kind {
            ItemKind::Case(id) => Some(id.value.clone()),
            _ => None,
        },
        members: count.members,
        present: count.present,
        voted: count.voted().filter(|_| !is_unknown),
        needed: count.quorum(),
        quorate: count.is_quorate().filter(|_| {
            let differs = |(fewest, most)| count.is_enough(fewest) != count.is_enough(most);
            !is_unknown || !count.present.is_some_and(differs)
        }),
        in_favour: votes.map(|votes| votes[0]),
        against: votes.map(|votes| votes[1]),
        blank: votes.map(|votes| votes[2]),
        majority: majority(&count, votes),
        by_chair: matches!(count.majority, Some(Majority::OfChair(_))),
        election: record.and_then(|record| election(workspace, item, record)),
        outcome,
        review: review.map(|day| day.to_string()),
    })
}

/// Which side won, in a word; in writing only all are enough.
fn majority(count: &Count, votes: Option<[usize; 3]>) -> Option<&'static str> {
    if count.is_written {
        return votes.map(|[in_favour, ..]| if in_favour == count.members { "alle" } else { "ikke alle" });
    }
    Some(match count.majority? {
        Majority::Of(Side::For) | Majority::OfChair(Side::For) => "for",
        Majority::Of(Side::Against) | Majority::OfChair(Side::Against) => "mot",
        Majority::Even => "likt",
    })
}

/// How an election ended, with the votes of its last round: «Dag Haug (11–9)». Of what the public may not
/// see, only the votes.
fn election(workspace: &Workspace, item: &AgendaItem, record: &Proceedings) -> Option<String> {
    let election = record.election.as_ref()?;
    let numbers = |round: &Round| {
        let numbers = round.candidates.iter().map(|(_, votes)| votes.number.to_string());
        numbers.collect::<Vec<_>>().join("–")
    };
    let of_lists = election.lists.iter().map(|list| list.votes.number.to_string()).collect::<Vec<_>>();
    let votes = match election.rounds.last() {
        Some(round) => format!(" ({})", numbers(round)),
        None if of_lists.is_empty() => String::new(),
        None => format!(" ({})", of_lists.join("–")),
    };
    let withholds = workspace.case_of(item).is_some_and(Case::withholds);
    let is_withheld = withholds || !workspace.shows_item(item);
    let names: Vec<&str> =
        election.all_elected().map(|person| workspace.people.name_of(&person.value)).collect();
    let name = if is_withheld || names.is_empty() { "valg".to_owned() } else { norsk::list(&names) };
    let lot = if election.by_lot { ", loddtrekning" } else { "" };
    Some(format!("{name}{votes}{lot}"))
}

/// The same for a person to read, with what can still be done about it; nothing when nothing is written.
pub fn blocks(workspace: &Workspace, meeting: &Meeting) -> Vec<Block> {
    let mut blocks = Vec::new();
    let rows: Vec<Vec<String>> = of_meeting(workspace, meeting).iter().map(row).collect();
    if !rows.is_empty() {
        let columns = [
            ("Sak", Column::Short),
            ("Deltok", Column::Short),
            ("Vedtaksført", Column::Short),
            ("For–mot–blanke", Column::Short),
            ("Flertall", Column::Short),
            ("Utfall", Column::Text),
        ];
        blocks.extend([heading("Avstemninger"), table("Avstemninger", &columns, rows)]);
    }
    let treated = meeting.agenda.iter().filter_map(|item| workspace.treatment(meeting, item));
    if let Some(last) = treated.filter_map(|(case, step)| workspace.running_review(case, step)).max() {
        let text = format!("Lovlighetskontroll kan kreves til {}.", norsk::full_date(last));
        blocks.extend([Block::Rule, paragraph(text)]);
    }
    let absent = absent(workspace, meeting);
    if !absent.is_empty() {
        blocks.extend([heading("Forfall uten vara"), bullets(absent.into_iter().map(plain))]);
    }
    blocks
}

fn row(item: &CountOutput) -> Vec<String> {
    let of = |count: String| match item.members {
        0 => count,
        members => format!("{count} av {members}"),
    };
    let took_part = match (item.voted, item.present) {
        (Some(voted), _) => Some(of(voted.to_string())),
        (None, Some((fewest, most))) if fewest == most => Some(of(most.to_string())),
        (None, Some((fewest, most))) => Some(of(format!("{fewest}–{most}"))),
        (None, None) => None,
    };
    let quorate = item.quorate.map(|is_quorate| {
        let answer = if is_quorate { "ja" } else { "nei" };
        format!("{answer} ({} trengs)", item.needed)
    });
    let votes = match (item.in_favour, item.against, item.blank) {
        (Some(in_favour), Some(against), Some(blank)) => Some(format!("{in_favour}–{against}–{blank}")),
        _ => None,
    };
    let by_chair = if item.by_chair { " (leder)" } else { "" };
    let majority = item.majority.map(|side| format!("{side}{by_chair}"));
    let outcome = item.election.clone().or_else(|| item.outcome.map(str::to_owned));
    let cells = [item.number.clone(), took_part, quorate, votes, majority, outcome];
    cells.into_iter().map(or_dash).collect()
}

/// Before the meeting: for whom nobody has been found yet, and who can be called, in order.
fn absent(workspace: &Workspace, meeting: &Meeting) -> Vec<String> {
    let mut lines = Vec::new();
    if meeting.is_held() || !meeting.takes_place() {
        return lines;
    }
    let name = |person: &PersonId| workspace.people.name_of(person).to_owned();
    for seat in workspace.assembly(meeting).members {
        let person = &seat.person.value;
        let mut rows = meeting.attendance.iter();
        let is_away = rows.clone().any(|row| row.person.value == *person && !row.is_present());
        let has_substitute = rows.any(|row| row.stands_in_for.as_ref().is_some_and(|of| of.value == *person));
        if !is_away || has_substitute {
            continue;
        }
        let free = workspace.substitutes(meeting).free_for(seat);
        let free: Vec<String> = free.iter().map(|seat| name(&seat.person.value)).collect();
        let who = if free.is_empty() {
            "ingen vara kan innkalles".to_owned()
        } else {
            format!("innkall {} (koml. § 7-10)", free.join(", så "))
        };
        lines.push(format!("{}: {who}", name(person)));
    }
    lines
}
