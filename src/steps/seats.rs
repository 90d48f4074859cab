//! Seats in members.yaml: given, ended, and taken over by another. A seat that has been held is never taken
//! out, but gets its last day.

use chrono::NaiveDate;

use super::front_matter::FieldChange;
use super::new_case::find_person;
use super::staffing::{Roll, Staffing, meant};
use super::{StepError, find_body, refuse};
use crate::action::{EndSeat, NewSeat, ReplaceSeat};
use crate::model::{Body, PersonId, Role, Seat};
use crate::norsk;
use crate::read::MEMBERS;
use crate::workspace::Workspace;

/// What stands for every body in which a person has a seat.
const EVERY_BODY: &str = "alle";

/// Somebody gets a seat. Who sits in the body already gets another role there, and the seat there was ends.
///
/// # Errors
/// When the person, the body or the group does not exist, or the person has that very seat.
pub fn new_seat(workspace: &Workspace, asked: &NewSeat) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let body = find_body(workspace, &asked.body)?;
    let (role, day) = (asked.role.unwrap_or(Role::Member), asked.day);
    let mut group = match &asked.represents {
        Some(group) => Some(group_called(workspace, group)?),
        None => None,
    };
    let (name, in_body) = (workspace.people.name_of(&person), body.running_name_on(day));
    let message = format!("{name} er {} i {in_body} fra {}", role.word(), norsk::date(day));
    let all = &workspace.people.seats;
    let behind = all.iter().rfind(|seat| seat.body.value == body.id);
    let mut place = behind.map_or(FieldChange::LAST, |seat| seat.index + 1);
    for seat in of_person(workspace, &person, Some(body)) {
        if !seat.is_held_on(day) {
            continue;
        }
        if seat.role == role && (group.is_none() || group_of(seat) == group) {
            return match seat.from {
                Some(from) if from == day => roll.done(message, vec![person]),
                _ => refuse(already(workspace, seat)),
            };
        }
        // One may stand in for two groups, and be a substitute in one body and a member of another.
        let goes_on = role == Role::Substitute && seat.role == Role::Substitute;
        let Some(last) = day.pred_opt().filter(|last| !goes_on && seat.is_held_on(*last)) else { continue };
        roll.end(seat, last, Some(day))?;
        roll.notes.push(format!("Vervet som {} slutter {}.", seat.role.word(), norsk::date(last)));
        group = group.or_else(|| group_of(seat));
        place = seat.index + 1;
    }
    let number = asked.number.map(|number| number.to_string());
    roll.seat(place, row(body, &person, role, day, [group, number, text(asked.until), asked.basis.clone()]));
    roll.done(message, vec![person])
}

/// Seats end.
///
/// # Errors
/// When the person has no such seat on the day, or something is recorded after it.
pub fn end_seats(workspace: &Workspace, asked: &EndSeat) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let mut bodies = Vec::new();
    for seat in held(workspace, &person, &asked.body, asked.day)? {
        let name = workspace.body_name(&seat.body.value, asked.day);
        if !bodies.contains(&name) {
            bodies.push(name);
        }
        roll.end(seat, asked.day, None)?;
    }
    let name = workspace.people.name_of(&person);
    roll.done(format!("{name} slutter i {} {}", norsk::list(&bodies), norsk::date(asked.day)), vec![person])
}

/// Another takes over seats.
///
/// # Errors
/// When the person has no such seat, it is not said whether the successor leads, or something is recorded
/// after the day.
pub fn replace_seats(workspace: &Workspace, asked: &ReplaceSeat) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let successor = find_person(workspace, &asked.successor)?;
    let (name, new_name) = (workspace.people.name_of(&person), workspace.people.name_of(&successor));
    if person == successor {
        return refuse(format!("{name} kan ikke overta for seg selv."));
    }
    let day = asked.day;
    let Some(last) = day.pred_opt() else { return refuse("Dagen finnes ikke.") };
    let mut bodies = Vec::new();
    for seat in held(workspace, &person, &asked.body, last)? {
        let body = find_body(workspace, seat.body.value.as_str())?;
        let in_body = body.running_name_on(day);
        // Who leads is elected for itself.
        let role = match (asked.role, seat.role) {
            (None, Role::Chair | Role::DeputyChair) => {
                return refuse(format!(
                    "{name} er {word} i {in_body}. Er {new_name} valgt til {word}, legg til --rolle {word}; \
                     ellers --rolle medlem.",
                    word = seat.role.word()
                ));
            }
            (asked, role) => asked.unwrap_or(role),
        };
        if !bodies.contains(&in_body) {
            bodies.push(in_body);
        }
        let mut own = of_person(workspace, &successor, Some(body));
        own.retain(|own| own.is_held_on(day) && (own.role.votes() || own.role == Role::Substitute));
        if let Some(own) = own.iter().find(|own| own.role == role) {
            if own.from == Some(day) && seat.until == Some(last) {
                continue;
            }
            return refuse(already(workspace, own));
        }
        roll.end(seat, last, None)?;
        let mut group = group_of(seat);
        for own in own {
            roll.end(own, last, Some(day))?;
            // Who sits there already goes on for the same group, and the place there was is free.
            if own.role.votes() {
                group = group_of(own);
            }
        }
        let number = seat.number.filter(|_| role == Role::Substitute).map(|number| number.to_string());
        let until = text(seat.until.filter(|until| *until > last));
        let rest = [group, number, until, asked.basis.clone()];
        roll.seat(seat.index + 1, row(body, &successor, role, day, rest));
    }
    let message = format!("{new_name} overtar for {name} i {} {}", norsk::list(&bodies), norsk::date(day));
    roll.done(message, vec![person, successor])
}

fn already(workspace: &Workspace, seat: &Seat) -> String {
    format!(
        "{} er allerede {} i {}{}.",
        workspace.people.name_of(&seat.person.value),
        seat.role.word(),
        workspace.body_name(&seat.body.value, seat.from.unwrap_or(workspace.today)),
        since(seat)
    )
}

fn since(seat: &Seat) -> String {
    seat.from.map_or_else(String::new, |from| format!(" fra {}", norsk::date(from)))
}

fn text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn group_of(seat: &Seat) -> Option<String> {
    seat.represents.as_ref().map(|group| group.value.clone())
}

/// A row of members.yaml, with the group, the number, the last day and the source where there are any.
fn row(
    body: &Body,
    person: &PersonId,
    role: Role,
    day: NaiveDate,
    rest: [Option<String>; 4],
) -> Vec<(&'static str, String)> {
    let mut row = vec![
        ("organ", body.id.to_string()),
        ("person", person.to_string()),
        ("rolle", role.word().to_owned()),
        ("fra", day.to_string()),
    ];
    let [group, number, until, basis] = rest;
    for (key, value) in [("representerer", group), ("nummer", number), ("til", until), ("grunnlag", basis)] {
        if let Some(value) = value {
            row.push((key, value.trim().to_owned()));
        }
    }
    row
}

/// The seats that a person has had, in one body or in all.
pub(super) fn of_person<'a>(
    workspace: &'a Workspace,
    person: &PersonId,
    body: Option<&Body>,
) -> Vec<&'a Seat> {
    let mut seats: Vec<&Seat> = workspace.people.seats.iter().collect();
    seats.retain(|seat| seat.person.value == *person && body.is_none_or(|body| seat.body.value == body.id));
    seats
}

/// The seats that a person holds on `day` in the body that is asked for, or in every one.
///
/// # Errors
/// When there is none; the message says why not.
fn held<'a>(
    workspace: &'a Workspace,
    person: &PersonId,
    asked: &str,
    day: NaiveDate,
) -> Result<Vec<&'a Seat>, StepError> {
    let is_every = asked.to_lowercase() == EVERY_BODY;
    let body = if is_every { None } else { Some(find_body(workspace, asked)?) };
    let theirs = of_person(workspace, person, body);
    let mut held = theirs.clone();
    held.retain(|seat| seat.is_held_on(day));
    if !held.is_empty() {
        return Ok(held);
    }
    let name = workspace.people.name_of(person);
    let place = body.map_or_else(String::new, |body| format!(" i {}", body.running_name_on(day)));
    match (theirs.iter().max_by_key(|seat| seat.from), body) {
        (Some(seat), _) if let Some(until) = seat.until => refuse(format!(
            "Vervet til {name}{place} tok slutt allerede {}. Er den dagen feil, rett «til» i {MEMBERS}.",
            norsk::date(until)
        )),
        (Some(seat), _) => {
            refuse(format!("Vervet til {name}{place} begynner etter {}:{}.", norsk::date(day), since(seat)))
        }
        (None, None) => refuse(format!("{name} har ingen verv.")),
        (None, Some(_)) => {
            let mut bodies = Vec::new();
            for seat in of_person(workspace, person, None) {
                if seat.is_held_on(day) {
                    bodies.push(workspace.body_name(&seat.body.value, day));
                }
            }
            bodies.dedup();
            let others = match bodies[..] {
                [] => String::new(),
                _ => format!(" Vervene er i {}.", norsk::list(&bodies)),
            };
            refuse(format!("{name} har ikke noe verv{place}.{others}"))
        }
    }
}

/// The region or the member somebody means, as files have it.
fn group_called(workspace: &Workspace, asked: &str) -> Result<String, StepError> {
    let people = &workspace.people;
    let mut names: Vec<(&str, &str)> = Vec::new();
    for (id, region) in &people.regions {
        names.push((id, &region.name));
    }
    for member in &people.members {
        names.push((&member.name.value, &member.name.value));
    }
    match meant(asked, &names) {
        Ok(name) => Ok(name.to_owned()),
        Err(near) => refuse(format!(
            "«{asked}» er verken en delregion eller en deltaker. {}",
            near.map_or_else(|| format!("De står i {MEMBERS}."), |near| format!("Mente du {near}?"))
        )),
    }
}
