use chrono::{Months, NaiveDate};

use super::seats::voting_seats;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Meeting, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K06",
    name: "seats-run-out",
    title: "Verv er utløpt og ikke fornyet",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (3)",
    page: include_str!("seats_run_out.md"),
    check: Check::Workspace(check),
    before_due: "Verv i organet løper ut",
    ..Rule::PLAIN
};

/// So long before a seat runs out it is told.
const AHEAD: Months = Months::new(2);
/// For so long afterwards, while somebody sits there and the body is not made anew: they are elected for four
/// years, and whoever has carried an old folder over need not fill what was free in a term that is over.
const REMEMBERED: Months = Months::new(48);
/// For so long of a body in which nobody sits any more.
const DESERTED: Months = Months::new(12);

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        if !body.is_elected() {
            continue;
        }
        let seats = voting_seats(workspace, body);
        let before = found.len();
        for meeting in workspace.meetings_of(&body.id) {
            if meeting.takes_place()
                && let Some(seat) = last_run_out(&seats, meeting)
            {
                found.push(finding(workspace, body, meeting, seat));
                break;
            }
        }
        if found.len() == before {
            found.extend(unfilled(workspace, body, &seats));
        }
    }
}

/// Seats that run out, or have done so, and that leave the body with fewer who vote.
fn unfilled(workspace: &Workspace, body: &Body, seats: &[&Seat]) -> Option<Diagnostic> {
    let today = workspace.today;
    let held_on = |day| seats.iter().filter(|seat| seat.is_held_on(day)).count();
    let remembered = if held_on(today) == 0 { DESERTED } else { REMEMBERED };
    let (oldest, soon) = (today.checked_sub_months(remembered)?, today.checked_add_months(AHEAD)?);
    let is_new_after = |last| {
        let is_new = |seat: &&&Seat| seat.is_held_on(today) && seat.from.is_some_and(|from| from > last);
        seats.iter().filter(is_new).count() * 2 > held_on(today)
    };
    let mut first: Option<(&Seat, NaiveDate)> = None;
    for seat in seats {
        let Some(last) = seat.until.filter(|last| (oldest..soon).contains(last)) else { continue };
        let free = today.max(last.succ_opt()?);
        // Whoever sits there as something else, as a substitute, has not left it.
        if workspace
            .people
            .seats_on(&body.id, free)
            .iter()
            .any(|other| other.person.value == seat.person.value)
        {
            continue;
        }
        let is_small = body.size.on(free).is_some_and(|row| row.value as usize <= held_on(free));
        let is_less = held_on(free) < held_on(last) && !is_small && !is_new_after(last);
        if is_less && first.is_none_or(|(_, before)| last < before) {
            first = Some((*seat, last));
        }
    }
    let (seat, last) = first?;
    // That a member of the council has nobody in its supreme body is K02.
    if last < today && body.is_supreme_on(today) {
        return None;
    }
    let count = norsk::count(held_on(last) - held_on(today.max(last.succ_opt()?)), "verv", "verv");
    let name = body.running_name_on(last);
    let told = if last < today { "gikk ut" } else { "går ut" };
    let message = format!("{count} i {name} {told} {} og er ikke fornyet", norsk::date(last));
    let advice = "Før inn hvem som er valgt, med «ipr verv nytt», eller sett opp valg.";
    Some(RULE.at(seat.span, message).with_advice(advice).due_on(last))
}

/// The seat that ran out last before the meeting, when none is left and none has come in its place.
fn last_run_out<'a>(seats: &[&'a Seat], meeting: &Meeting) -> Option<&'a Seat> {
    let day = meeting.date.value;
    if seats.iter().any(|seat| seat.is_held_on(day)) {
        return None;
    }
    let run_out = seats.iter().filter(|seat| seat.until.is_some_and(|until| until < day));
    run_out.max_by_key(|seat| seat.until).copied()
}

fn finding(workspace: &Workspace, body: &Body, meeting: &Meeting, seat: &Seat) -> Diagnostic {
    let day = meeting.date.value;
    let name = body.running_name_on(day);
    let advice = match seat.until {
        Some(until) => {
            format!("Det siste vervet løp ut {}. Før inn hvem som er valgt etter det.", norsk::date(until))
        }
        None => "Før inn hvem som er valgt.".to_owned(),
    };
    let diagnostic = RULE
        .at(meeting.date.span, format!("Alle verv i {name} er utløpt {}", norsk::date(day)))
        .with_label(seat.span, "vervet som løp ut sist")
        .with_advice(advice);
    if day >= workspace.today { diagnostic.due_on(day) } else { diagnostic }
}
