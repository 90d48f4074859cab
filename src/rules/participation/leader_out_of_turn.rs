use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, Meeting, People, Role, Rotation, Row, Seat, TakingTurns};
use crate::norsk;

pub(super) static RULE: Rule = Rule {
    code: "D07",
    name: "leader-out-of-turn",
    title: "Ledervervet går ikke på omgang",
    severity: Severity::Warning,
    basis: "bodies.yaml, lederskifte",
    page: include_str!("leader_out_of_turn.md"),
    check: Check::Workspace(check),
    before_due: "Ledervervet skal gå videre",
    ..Rule::PLAIN
};

/// The time in which one region or member has the office, with all the seats that make it up.
struct Turn<'a> {
    of: &'a str,
    seats: Vec<&'a Seat>,
}

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        for row in &body.rotation.rows {
            let turns = turns(&workspace.people, body, row.value.among);
            for turn in &turns {
                found.extend(too_long(workspace, body, row, turn));
            }
            for pair in turns.windows(2) {
                found.extend(out_of_order(workspace, body, row, [&pair[0], &pair[1]]));
            }
        }
    }
}

/// Who has led the body, in order. One who goes on, or is followed by another of the same, is one turn.
fn turns<'a>(people: &'a People, body: &Body, among: TakingTurns) -> Vec<Turn<'a>> {
    let mut chairs: Vec<&Seat> = people.seats.iter().collect();
    chairs.retain(|seat| seat.body.value == body.id && seat.role == Role::Chair);
    chairs.sort_by_key(|seat| seat.from);
    let mut turns: Vec<Turn<'a>> = Vec::new();
    for seat in chairs {
        let of = match among {
            TakingTurns::Regions => people.region_of(seat),
            TakingTurns::Members => people.member_of(seat).map(|member| member.value.as_str()),
        };
        let Some(of) = of else { continue };
        match turns.last_mut() {
            Some(turn) if turn.of == of => turn.seats.push(seat),
            _ => turns.push(Turn { of, seats: vec![seat] }),
        }
    }
    turns
}

/// A finding when the body meets with the same leader after the years are over. They are counted to the end
/// of the year, since the next is elected when the council meets.
fn too_long(workspace: &Workspace, body: &Body, row: &Row<Rotation>, turn: &Turn<'_>) -> Option<Diagnostic> {
    let began = turn.seats.first()?.from?;
    let years = i32::try_from(row.value.years).ok()?;
    let over = NaiveDate::from_ymd_opt(began.year().checked_add(years)?, 12, 31)?;
    let is_late = |meeting: &&Meeting| {
        let day = meeting.date.value;
        day > over && row.holds_on(day) && meeting.takes_place()
    };
    let mut late = workspace.meetings_of(&body.id).filter(is_late);
    let (meeting, seat) = late.find_map(|meeting| {
        let seat = turn.seats.iter().find(|seat| seat.is_held_on(meeting.date.value))?;
        Some((meeting, *seat))
    })?;
    let day = meeting.date.value;
    let name = workspace.people.region_name(turn.of);
    let next = match row.value.after(turn.of) {
        Some(next) => workspace.people.region_name(next).to_owned(),
        None => format!("en annen {}", row.value.among.one()),
    };
    let message = format!(
        "{name} har ledet {} siden {}, og vervet går på omgang med {} år på hver",
        body.running_name_on(day),
        norsk::date(began),
        norsk::number(row.value.years as usize)
    );
    let finding = RULE
        .at(seat.span, message)
        .with_basis(row.basis_text())
        .with_label(row.span, "så ofte skal lederen skifte")
        .with_label(meeting.date.span, "da møtes organet")
        .with_advice(format!("Velg en leder fra {next}, og før inn vervet under verv i members.yaml."));
    Some(if day >= workspace.today { finding.due_on(day) } else { finding })
}

/// A finding when the office goes to another than the one whose turn it is.
fn out_of_order(
    workspace: &Workspace,
    body: &Body,
    row: &Row<Rotation>,
    [turn, next]: [&Turn<'_>; 2],
) -> Option<Diagnostic> {
    let seat = next.seats.first()?;
    let day = seat.from?;
    let expected = row.value.after(turn.of)?;
    if expected == next.of || !row.holds_on(day) {
        return None;
    }
    let name = |name| workspace.people.region_name(name);
    let message = format!(
        "Ledervervet i {} går fra {} til {}, og etter rekkefølgen står {} for tur",
        body.running_name_on(day),
        name(turn.of),
        name(next.of),
        name(expected)
    );
    Some(
        RULE.at(seat.span, message)
            .with_basis(row.basis_text())
            .with_label(row.span, "rekkefølgen")
            .with_advice("Rett vervet, eller rekkefølgen om den er endret; en ny rekkefølge er en ny rad."),
    )
}
