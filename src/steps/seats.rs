//! Seats in members.yaml: given, ended, and taken over by another. A seat that has been held is never taken
//! out, but gets its last day.

use chrono::NaiveDate;

use super::front_matter::FieldChange;
use super::new_case::find_person;
use super::staffing::{EndedSeat, Staffing, members_file, staffed};
use super::tree::Tree;
use super::{StepError, find_body, refuse};
use crate::action::{EndSeat, NewSeat, ReplaceSeat};
use crate::model::{Body, PersonId, Role, Seat};
use crate::norsk;
use crate::read::MEMBERS;
use crate::read::fields::nearest;
use crate::workspace::Workspace;

const SEATS: &str = "verv";
/// What stands for every body in which a person has a seat.
const EVERY_BODY: &str = "alle";

/// Lets `day` be the last of `seat`.
pub(super) fn ends(seat: &Seat, day: NaiveDate) -> FieldChange {
    let value = Tree::text(day.to_string());
    FieldChange::SetIn { list: SEATS, index: seat.index, key: "til", value }
}

/// Refuses to let a seat end on `day` when its holder has been recorded in the body after that, unless the
/// holder sits there from `again`.
pub(super) fn refuse_recorded(
    workspace: &Workspace,
    seat: &Seat,
    day: NaiveDate,
    again: Option<NaiveDate>,
) -> Result<(), StepError> {
    let person = &seat.person.value;
    for meeting in workspace.meetings_of(&seat.body.value) {
        let on = meeting.date.value;
        if on <= day || !meeting.is_held() || again.is_some_and(|again| again <= on) {
            continue;
        }
        let others = workspace.people.seats_on(&seat.body.value, on);
        if others.iter().any(|other| other.person.value == *person && other.index != seat.index) {
            continue;
        }
        let has_led = meeting.chair.as_ref().is_some_and(|chair| chair.value == *person);
        let met = |row: &&crate::model::Attendance| row.person.value == *person && row.is_present();
        if !has_led && !meeting.attendance.iter().any(|row| met(&row)) {
            continue;
        }
        return refuse(format!(
            "{} {} i {} {}, etter {}, og det som er ført fra et møte, blir stående. Sett en senere dag. \
             Er det referatet som er feil, rett det først med «ipr mote rett {}».",
            workspace.people.name_of(person),
            if has_led { "ledet møtet" } else { "møtte" },
            workspace.body_name(&seat.body.value, on),
            norsk::date(on),
            norsk::date(day),
            meeting.id
        ));
    }
    Ok(())
}

/// Somebody gets a seat. Who sits in the body already gets another role there, and the seat there was ends.
///
/// # Errors
/// When the person, the body or the group does not exist, or the person has that very seat.
pub fn new_seat(workspace: &Workspace, asked: &NewSeat) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let body = find_body(workspace, &asked.body)?;
    let role = asked.role.unwrap_or(Role::Member);
    let group = match &asked.represents {
        Some(group) => Some(group_called(workspace, group)?),
        None => None,
    };
    let name = workspace.people.name_of(&person);
    let in_body = body.running_name_on(asked.day);
    let mut row =
        Row { person: person.clone(), role, group, day: asked.day, until: asked.until, number: None };
    row.number = asked.number.map(|number| number.to_string());
    let message = format!("{name} er {} i {in_body} fra {}", role.word(), norsk::date(asked.day));
    let (mut changes, mut ended) = (Vec::new(), Vec::new());
    for seat in seats_in(workspace, &person, body) {
        let is_same_group =
            row.group.is_none() || seat.represents.as_ref().map(|group| &group.value) == row.group.as_ref();
        if seat.role == role && is_same_group && seat.is_held_on(asked.day) {
            if seat.from == Some(asked.day) {
                let change = staffed(workspace, &[], message, Vec::new())?;
                return Ok(Staffing { change, persons: vec![person], ended });
            }
            return refuse(format!("{name} er allerede {} i {in_body}{}.", role.word(), since(seat)));
        }
        // One may stand in for two groups, and be a substitute in one body and a member of another.
        let goes_on = role == Role::Substitute && seat.role == Role::Substitute;
        let Some(last) = asked.day.pred_opt() else { continue };
        if goes_on || !seat.is_held_on(last) || !seat.is_held_on(asked.day) {
            continue;
        }
        refuse_recorded(workspace, seat, last, Some(asked.day))?;
        row.group = row.group.take().or_else(|| seat.represents.as_ref().map(|group| group.value.clone()));
        changes.push(ends(seat, last));
        ended.push(EndedSeat::of(seat, last, Some(&person)));
    }
    let place = match ended.last() {
        Some(old) => old.seat.index + 1,
        None => after_the_last(workspace, body),
    };
    let mut notes = Vec::new();
    for old in &ended {
        let last = old.seat.until.map(norsk::date).unwrap_or_default();
        notes.push(format!("Vervet som {} slutter {last}.", old.seat.role.word()));
    }
    changes.push(row.inserted(place, body, asked.basis.as_deref()));
    let change = staffed(workspace, &changes, message, notes)?;
    Ok(Staffing { change, persons: vec![person], ended })
}

/// Seats end.
///
/// # Errors
/// When the person has no such seat on the day, or something is recorded after it.
pub fn end_seats(workspace: &Workspace, asked: &EndSeat) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let (mut changes, mut ended, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for seat in held(workspace, &person, &asked.body, asked.day)? {
        let name = workspace.body_name(&seat.body.value, asked.day);
        if !bodies.contains(&name) {
            bodies.push(name);
        }
        if seat.until == Some(asked.day) {
            continue;
        }
        refuse_recorded(workspace, seat, asked.day, None)?;
        changes.push(ends(seat, asked.day));
        ended.push(EndedSeat::of(seat, asked.day, None));
    }
    let name = workspace.people.name_of(&person);
    let message = format!("{name} slutter i {} {}", norsk::list(&bodies), norsk::date(asked.day));
    let change = staffed(workspace, &changes, message, Vec::new())?;
    Ok(Staffing { change, persons: vec![person], ended })
}

/// Another takes over seats.
///
/// # Errors
/// When the person has no such seat, it is not said whether the successor leads, or something is recorded
/// after the day.
pub fn replace_seats(workspace: &Workspace, asked: &ReplaceSeat) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let person = find_person(workspace, &asked.person)?;
    let successor = find_person(workspace, &asked.successor)?;
    let names = [&person, &successor].map(|id| workspace.people.name_of(id));
    if person == successor {
        return refuse(format!("{} kan ikke overta for seg selv.", names[0]));
    }
    let Some(last) = asked.day.pred_opt() else { return refuse("Dagen finnes ikke.") };
    let mut replaced = Vec::new();
    let (mut changes, mut ended, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for seat in held(workspace, &person, &asked.body, last)? {
        let body = find_body(workspace, seat.body.value.as_str())?;
        let in_body = body.running_name_on(asked.day);
        let role = successor_role(asked, seat, names, &in_body)?;
        let group = seat.represents.as_ref().map(|group| group.value.clone());
        bodies.push(in_body);
        let own = own_seat(workspace, &successor, body, asked.day);
        if let Some(own) = own.filter(|own| own.role == role) {
            if own.from == Some(asked.day) && seat.until == Some(last) {
                continue;
            }
            return refuse(already(workspace, own));
        }
        refuse_recorded(workspace, seat, last, None)?;
        if seat.until != Some(last) {
            changes.push(ends(seat, last));
        }
        let mut row =
            Row { person: successor.clone(), role, group, day: asked.day, until: None, number: None };
        row.until = seat.until.filter(|until| *until > last);
        row.number = seat.number.filter(|_| role == Role::Substitute).map(|number| number.to_string());
        let mut follows = Some(&successor);
        if let Some(own) = own {
            refuse_recorded(workspace, own, last, Some(asked.day))?;
            changes.push(ends(own, last));
            ended.push(EndedSeat::of(own, last, Some(&successor)));
            // Who sits there already goes on for the same group, and the place there was is free.
            if own.role.votes() {
                row.group = own.represents.as_ref().map(|group| group.value.clone());
                follows = None;
            }
        }
        ended.push(EndedSeat::of(seat, last, follows));
        replaced.push((seat.index + 1, row, body));
    }
    // The last first, so that those before it keep their places.
    replaced.sort_by_key(|(place, ..)| std::cmp::Reverse(*place));
    for (place, row, body) in replaced {
        changes.push(row.inserted(place, body, asked.basis.as_deref()));
    }
    let (bodies, day) = (norsk::list(&bodies), norsk::date(asked.day));
    let message = format!("{} overtar for {} i {bodies} {day}", names[1], names[0]);
    let change = staffed(workspace, &changes, message, Vec::new())?;
    Ok(Staffing { change, persons: vec![person, successor], ended })
}

/// The role of a successor: that of the seat, but who leads is elected for itself.
fn successor_role(asked: &ReplaceSeat, seat: &Seat, names: [&str; 2], body: &str) -> Result<Role, StepError> {
    match (asked.role, seat.role) {
        (Some(role), _) => Ok(role),
        (None, Role::Chair | Role::DeputyChair) => refuse(format!(
            "{} er {word} i {body}. Er {} valgt til {word}, legg til --rolle {word}; ellers --rolle medlem.",
            names[0],
            names[1],
            word = seat.role.word()
        )),
        (None, role) => Ok(role),
    }
}

/// The seat in which somebody sits in the body on the day, or stands ready to.
fn own_seat<'a>(
    workspace: &'a Workspace,
    person: &PersonId,
    body: &Body,
    day: NaiveDate,
) -> Option<&'a Seat> {
    let seats = seats_in(workspace, person, body);
    seats
        .into_iter()
        .find(|seat| seat.is_held_on(day) && (seat.role.votes() || seat.role == Role::Substitute))
}

fn already(workspace: &Workspace, seat: &Seat) -> String {
    let day = seat.from.unwrap_or(workspace.today);
    format!(
        "{} er allerede {} i {}{}.",
        workspace.people.name_of(&seat.person.value),
        seat.role.word(),
        workspace.body_name(&seat.body.value, day),
        since(seat)
    )
}

fn since(seat: &Seat) -> String {
    match seat.from {
        Some(from) => format!(" fra {}", norsk::date(from)),
        None => String::new(),
    }
}

/// A row of members.yaml.
struct Row {
    person: PersonId,
    role: Role,
    group: Option<String>,
    day: NaiveDate,
    until: Option<NaiveDate>,
    number: Option<String>,
}

impl Row {
    /// The row at `place` in the list.
    fn inserted(self, place: usize, body: &Body, basis: Option<&str>) -> FieldChange {
        let mut entry = vec![
            ("organ", body.id.to_string()),
            ("person", self.person.to_string()),
            ("rolle", self.role.word().to_owned()),
            ("fra", self.day.to_string()),
        ];
        if let Some(group) = self.group {
            entry.push(("representerer", group));
        }
        if let Some(number) = self.number {
            entry.push(("nummer", number));
        }
        if let Some(until) = self.until {
            entry.push(("til", until.to_string()));
        }
        if let Some(basis) = basis {
            entry.push(("grunnlag", basis.trim().to_owned()));
        }
        FieldChange::Insert { list: SEATS, index: place, entry }
    }
}

/// The place behind the last seat of the body; behind all of them when it has none.
fn after_the_last(workspace: &Workspace, body: &Body) -> usize {
    let seats = &workspace.people.seats;
    let last = seats.iter().rfind(|seat| seat.body.value == body.id);
    last.map_or(FieldChange::LAST, |seat| seat.index + 1)
}

fn seats_in<'a>(workspace: &'a Workspace, person: &PersonId, body: &Body) -> Vec<&'a Seat> {
    let mut seats: Vec<&Seat> = workspace.people.seats.iter().collect();
    seats.retain(|seat| seat.person.value == *person && seat.body.value == body.id);
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
    let mut theirs: Vec<&Seat> = workspace.people.seats.iter().collect();
    theirs.retain(|seat| seat.person.value == *person);
    let name = workspace.people.name_of(person);
    let mut place = String::new();
    if asked.to_lowercase() != EVERY_BODY {
        let body = find_body(workspace, asked)?;
        let elsewhere = theirs.clone();
        theirs.retain(|seat| seat.body.value == body.id);
        place = format!(" i {}", body.running_name_on(day));
        if theirs.is_empty() {
            return refuse(format!(
                "{name} har ikke noe verv{place}.{}",
                instead(workspace, &elsewhere, day)
            ));
        }
    }
    let held: Vec<&Seat> = theirs.iter().filter(|seat| seat.is_held_on(day)).copied().collect();
    if !held.is_empty() {
        return Ok(held);
    }
    let day = norsk::date(day);
    match theirs.iter().max_by_key(|seat| seat.from) {
        Some(seat) if let Some(until) = seat.until => refuse(format!(
            "Vervet til {name}{place} tok slutt allerede {}. Er den dagen feil, rett «til» i {MEMBERS}.",
            norsk::date(until)
        )),
        Some(seat) => refuse(format!("Vervet til {name}{place} begynner etter {day}:{}.", since(seat))),
        None => refuse(format!("{name} har ingen verv.")),
    }
}

/// Where a person has seats on `day`.
fn instead(workspace: &Workspace, seats: &[&Seat], day: NaiveDate) -> String {
    let mut bodies = Vec::new();
    for seat in seats {
        let name = workspace.body_name(&seat.body.value, day);
        if seat.is_held_on(day) && !bodies.contains(&name) {
            bodies.push(name);
        }
    }
    if bodies.is_empty() { String::new() } else { format!(" Vervene er i {}.", norsk::list(&bodies)) }
}

/// The region or the member somebody means, as files have it.
fn group_called(workspace: &Workspace, asked: &str) -> Result<String, StepError> {
    let people = &workspace.people;
    let wanted = norsk::slug(asked, 80);
    let mut names = Vec::new();
    for (id, region) in &people.regions {
        if norsk::slug(id, 80) == wanted || norsk::slug(&region.name, 80) == wanted {
            return Ok(id.clone());
        }
        names.extend([id.as_str(), region.name.as_str()]);
    }
    for member in &people.members {
        if norsk::slug(&member.name.value, 80) == wanted {
            return Ok(member.name.value.clone());
        }
        names.push(&member.name.value);
    }
    match nearest(asked, names.into_iter()) {
        Some(near) => refuse(format!("«{asked}» er verken en delregion eller en deltaker. Mente du {near}?")),
        None => refuse(format!("«{asked}» er verken en delregion eller en deltaker. De står i {MEMBERS}.")),
    }
}
