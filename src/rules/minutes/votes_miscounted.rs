use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::{HashMap, HashSet};

use super::recorded::{Recorded, knows, name_within, recorded};
use crate::model::{AgendaItem, ItemKind, Matter, Meeting, Moment, PersonId, Proceedings};
use crate::norsk;
use crate::text::{Placed, Span};
pub(super) static RULE: Rule = Rule {
    code: "M06",
    name: "votes-miscounted",
    title: "Stemmene stemmer ikke med oppmøtet",
    severity: Severity::Error,
    basis: "koml. § 8-1 (3)",
    page: include_str!("votes_miscounted.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    for item in &record.meeting.agenda {
        let Some(proceedings) = item.record.as_deref() else { continue };
        let mut told = Vec::new();
        for (place, persons) in proceedings.named_votes() {
            told.push((place, judge_voters(workspace, &record, item, &persons, found)));
        }
        let count = workspace.count(meeting, &record.assembly, item);
        for (place, total) in &count.votes {
            let told = told.iter().find(|(of, _)| of == place).map_or(0, |(_, told)| *told);
            found.extend(wrong_total(&record, item, (*place, *total), told, count.present));
        }
        found.extend(wrong_closing(&record, item, proceedings));
        found.extend(wrong_blank(workspace, item, proceedings));
    }
}

/// Everybody who is there votes, and nobody else. `told` of the votes have been told of by name already.
fn wrong_total(
    record: &Recorded<'_>,
    item: &AgendaItem,
    (place, total): (Span, usize),
    told: usize,
    present: Option<(usize, usize)>,
) -> Option<Diagnostic> {
    let members = record.assembly.members.len();
    if members == 0 || record.is_written() {
        return None;
    }
    let (fewest, most) = present.unwrap_or((0, members));
    let is_right = |total: usize| (fewest..=most).contains(&total);
    if is_right(total) || (told > 0 && is_right(total.saturating_sub(told))) {
        return None;
    }
    let there = match (present.is_some(), fewest == most) {
        (false, _) => format!("{} har {}", record.name(), norsk::members(members)),
        (true, true) => format!("{} med stemmerett var til stede", norsk::number(most)),
        (true, false) => {
            format!("{} til {} med stemmerett var til stede", norsk::number(fewest), norsk::number(most))
        }
    };
    let votes = norsk::count(total, "stemme", "stemmer");
    Some(RULE.at(place, format!("Det er ført {votes} i {}, men {there}", name_within(item))).with_advice(
        "Den som er til stede, har plikt til å stemme. Rett tallene, eller «oppmøte», «inhabile» og \
                    «kl».",
    ))
}

/// No more vote on closing the meeting than could have been there.
fn wrong_closing(record: &Recorded<'_>, item: &AgendaItem, proceedings: &Proceedings) -> Option<Diagnostic> {
    let closing = proceedings.closing.as_ref()?;
    let total = closing.ballot.as_ref()?.tally.as_ref()?.total();
    let members = record.assembly.members.len();
    let most = if record.knows_voters() { record.assembly.meeting(Moment::default()) } else { members };
    if members == 0 || total <= most {
        return None;
    }
    let votes = norsk::count(total, "stemme", "stemmer");
    let message = format!(
        "Det er ført {votes} over å lukke møtet for {}, men høyst {} med stemmerett var til stede",
        name_within(item),
        norsk::number(most)
    );
    Some(RULE.at(closing.span, message).with_advice("Rett tallene under «lukket», eller «oppmøte»."))
}

/// Those who are named have a vote, were there, and have one each. How many were told of; who should not
/// have taken part is told of elsewhere.
fn judge_voters(
    workspace: &Workspace,
    record: &Recorded<'_>,
    item: &AgendaItem,
    persons: &[&Placed<PersonId>],
    found: &mut Vec<Diagnostic>,
) -> usize {
    let proceedings = item.record.as_deref();
    let mut told = 0;
    let mut seen = HashSet::new();
    let mut seats: HashMap<&PersonId, &PersonId> = HashMap::new();
    for person in persons.iter().filter(|person| knows(workspace, person)) {
        let name = workspace.people.name_of(&person.value);
        if proceedings.is_some_and(|proceedings| proceedings.is_recused(&person.value)) {
            told += 1;
            continue;
        }
        let message = if !seen.insert(&person.value) {
            format!("{name} er ført med to stemmer")
        } else if let Some(message) = without_vote(record, item, person, name) {
            message
        } else if let Some(seat) = record.assembly.seat_of(&person.value, record.assembly.moment_of(item))
            && let Some(other) = seats.insert(seat, &person.value)
        {
            let other = workspace.people.name_of(other);
            format!("{other} og {name} er ført med hver sin stemme, men har én plass sammen")
        } else {
            continue;
        };
        told += 1;
        found.push(
            RULE.at(person.span, message)
                .with_advice("Rett avstemningen eller «oppmøte». En vara som møter, føres med «vara-for»."),
        );
    }
    told
}

/// Why a person who is named with a vote had none.
fn without_vote(
    record: &Recorded<'_>,
    item: &AgendaItem,
    person: &Placed<PersonId>,
    name: &str,
) -> Option<String> {
    if record.is_written() {
        let is_outsider = !record.assembly.members.is_empty() && !record.assembly.is_member(&person.value);
        return is_outsider
            .then(|| format!("{name} er ført med stemme, men er ikke medlem av {}", record.name()));
    }
    if !record.knows_voters() {
        return None;
    }
    if !record.assembly.has_vote(&person.value) {
        return Some(format!("{name} er ført med stemme, men møtte ikke med stemmerett"));
    }
    let moment = record.assembly.moment_of(item);
    if record.assembly.seat_of(&person.value, moment).is_some() {
        return None;
    }
    let day =
        if moment.time.is_some() { item.day().map(|day| day.value) } else { moment.day }.map(norsk::date);
    let clock = moment.time.map(|time| format!("kl. {}", norsk::clock(time)));
    let then: Vec<String> = [day, clock].into_iter().flatten().collect();
    let item = name_within(item);
    Some(format!("{name} er ført med stemme i {item}, men var ikke til stede {}", then.join(" ")))
}

/// One may abstain only when somebody is elected or employed.
fn wrong_blank(workspace: &Workspace, item: &AgendaItem, proceedings: &Proceedings) -> Option<Diagnostic> {
    let blank = &proceedings.ballot.as_ref()?.tally.as_ref()?.blank;
    if blank.number == 0 {
        return None;
    }
    // Whether an item with only a title is an election, nobody has said.
    if item.kind == ItemKind::Plain {
        return None;
    }
    if let ItemKind::Case(id) = &item.kind {
        let case = workspace.case(&id.value)?;
        let may = |matter| workspace.concerns(case, matter).is_some();
        if may(Matter::Election) || may(Matter::Employment) {
            return None;
        }
    }
    Some(RULE.at(blank.span, format!("Det er ført blanke stemmer i {}", name_within(item))).with_advice(
        "Blankt kan bare stemmes ved valg og ansettelse; gjelder saken det, skriv «gjelder: [valg]» \
                    eller «[ansettelse]» i den.",
    ))
}
