//! What follows when somebody is new, ends, or comes in the place of another: who is called to which
//! meetings, what the law asks for, and what the person leaves behind.

use super::{heading, paragraph};
use crate::action::{Action, MakePapers};
use crate::document::{Block, Inline};
use crate::model::{Body, Meeting, Person, PersonId, Role, Seat};
use crate::norsk;
use crate::plans::Subject;
use crate::plans::recipients::circle;
use crate::steps::follow_up::name_in_files;
use crate::workspace::Workspace;

/// What is otherwise in `after` than in `before`; nothing when nothing is.
pub fn consequences(before: &Workspace, after: &Workspace, persons: &[PersonId]) -> Vec<Block> {
    let mut told = Vec::new();
    let ended = ended(before, after);
    for (seat, is_filled) in &ended {
        of_seat(after, seat, *is_filled, &mut told);
    }
    for meeting in &after.meetings {
        if meeting.takes_place() && !meeting.is_held() && meeting.last_day() >= after.today {
            told.extend(of_meeting(before, after, meeting));
        }
    }
    for person in persons {
        let of_person = |seat: &Seat| seat.person.value == *person;
        let leaves = |seat: &Seat| {
            let stays = |new: &&Seat| of_person(new) && new.body.value == seat.body.value;
            of_person(seat) && !brought_in(before, after).iter().any(stays)
        };
        let [was, is] = [before, after].map(|folder| folder.people.persons.get(person));
        // Those of the secretariat leave an office, and have no seat.
        let last = |person: Option<&Person>| person.and_then(|person| person.until);
        let is_leaving = last(is).is_some() && last(is) != last(was);
        if let (Some(was), Some(is)) = (was, is) {
            told.extend(moved_away(after, was, is, person));
        }
        if is_leaving || ended.iter().any(|(seat, _)| leaves(seat)) {
            left_behind(after, person, &ended, &mut told);
        }
    }
    if told.is_empty() {
        return told;
    }
    let items = told.into_iter().map(|block| vec![block]).collect();
    vec![heading("Det som følger"), Block::List { start: None, items }]
}

/// That somebody comes from another kommune now, and still has seats from when they came from the old.
fn moved_away(after: &Workspace, was: &Person, is: &Person, person: &PersonId) -> Option<Block> {
    let (from, to) = (&was.member.as_ref()?.value, &is.member.as_ref()?.value);
    let mut bodies = Vec::new();
    for seat in &after.people.seats {
        let body = after.body_name(&seat.body.value, after.today);
        let is_theirs = seat.person.value == *person && seat.is_held_on(after.today);
        if is_theirs && (seat.role.votes() || seat.role == Role::Substitute) && !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    if from == to || bodies.is_empty() {
        return None;
    }
    Some(paragraph(format!(
        "{} har fortsatt verv i {}. Den som er flyttet fra {from} og ikke lenger er valgbar, trer ut (koml. \
         § 7-9 første ledd): «ipr verv slutt». Er kommunen bare rettet, er alt i orden.",
        is.name,
        norsk::list(&bodies)
    )))
}

/// Whether both are the same row, its last day aside.
fn is_same(one: &Seat, other: &Seat) -> bool {
    (&one.person.value, &one.body.value, one.role, one.from)
        == (&other.person.value, &other.body.value, other.role, other.from)
}

/// The seats that are new.
fn brought_in<'a>(before: &Workspace, after: &'a Workspace) -> Vec<&'a Seat> {
    let mut new: Vec<&Seat> = after.people.seats.iter().collect();
    new.retain(|seat| !before.people.seats.iter().any(|known| is_same(known, seat)));
    new
}

/// The seats that have got their last day, and whether a new one takes their place.
fn ended<'a>(before: &Workspace, after: &'a Workspace) -> Vec<(&'a Seat, bool)> {
    let mut new = brought_in(before, after);
    new.retain(|seat| seat.role.votes());
    let group = |seat: &Seat| seat.represents.as_ref().map(|group| group.value.clone());
    let mut ended = Vec::new();
    for seat in &after.people.seats {
        let goes_on = |known: &Seat| is_same(known, seat) && known.until != seat.until;
        if seat.until.is_none() || !before.people.seats.iter().any(goes_on) {
            continue;
        }
        let free = seat.until.and_then(|until| until.succ_opt());
        let fills =
            |new: &&Seat| new.body.value == seat.body.value && group(new) == group(seat) && new.from == free;
        let filling = new.iter().position(fills);
        ended.push((seat, filling.map(|at| new.remove(at)).is_some()));
    }
    ended
}

/// That a seat is free, who stands ready, and what the law asks for.
fn of_seat(after: &Workspace, seat: &Seat, is_filled: bool, told: &mut Vec<Block>) {
    let Some(free) = seat.until.and_then(|until| until.succ_opt()) else { return };
    let Some(body) = after.council.body(&seat.body.value) else { return };
    if !seat.role.votes() {
        return;
    }
    let mut said = Vec::new();
    if !is_filled {
        let group = seat.represents.as_ref().map(|group| after.people.region_name(&group.value));
        let group = group.map_or_else(String::new, |group| format!(" for {group}"));
        let name = body.running_name_on(free);
        said.push(format!("Plassen{group} i {name} er ledig fra {}.", norsk::date(free)));
        said.extend(how_filled(body, seat, free));
        said.extend(ready(after, seat, free));
    }
    let seats = after.people.seats_on(&body.id, free);
    let is_led = seats.iter().any(|other| other.role == seat.role);
    if matches!(seat.role, Role::Chair | Role::DeputyChair) && !is_led && !body.is_led_by_another_on(free) {
        let (word, name) = (seat.role.word(), norsk::capitalised(&body.running_name_on(free)));
        let law = match seat.role {
            Role::Chair if body.is_elected() => " Det skal velges en ny (koml. § 7-10 fjerde ledd).",
            _ => "",
        };
        said.push(format!("{name} er uten {word}.{law}"));
    }
    if !said.is_empty() {
        told.push(paragraph(said.join(" ")));
    }
}

/// Who is to fill a seat.
fn how_filled(body: &Body, seat: &Seat, free: chrono::NaiveDate) -> Option<String> {
    if body.passes_to_successor.on(free).is_some_and(|row| row.value) {
        return Some("Den som overtar vervet hjemme, kan overta plassen («ipr verv bytt»).".to_owned());
    }
    if body.is_supreme_on(free) {
        let text = "Deltakeren velger selv en ny for resten av perioden (koml. § 18-3 tredje ledd).";
        return Some(text.to_owned());
    }
    let group = if seat.represents.is_some() { " fra samme gruppe" } else { "" };
    body.is_elected().then(|| format!("Det skal velges en ny{group} (koml. § 7-10 tredje ledd)."))
}

/// The substitutes of the same group, in order.
fn ready(after: &Workspace, seat: &Seat, free: chrono::NaiveDate) -> Option<String> {
    let group = |seat: &Seat| seat.represents.as_ref().map(|group| group.value.clone());
    let mut seats = after.people.seats_on(&seat.body.value, free);
    seats.retain(|other| {
        let is_of_group = match (group(other), group(seat)) {
            (Some(theirs), Some(group)) => theirs == group,
            _ => true,
        };
        other.role == Role::Substitute && is_of_group
    });
    seats.sort_by_key(|seat| seat.number.unwrap_or(u16::MAX));
    let names: Vec<&str> = seats.iter().map(|seat| after.people.name_of(&seat.person.value)).collect();
    if names.is_empty() {
        return None;
    }
    let order = if names.len() > 1 { ", i den rekkefølgen" } else { "" };
    Some(format!("Vara er {}{order}; ingen rykker opp av seg selv.", norsk::list(&names)))
}

/// Somebody who gets the papers of a meeting, and where.
struct Recipient {
    name: String,
    address: Option<String>,
    /// Whether they are called to it, and do not only get a copy.
    is_called: bool,
}

/// Everybody who gets the papers of the meeting.
fn recipients(workspace: &Workspace, meeting: &Meeting) -> Vec<Recipient> {
    let Some(subject) = Subject::new(workspace, meeting) else { return Vec::new() };
    let circle = circle(&subject);
    let mut recipients: Vec<Recipient> = Vec::new();
    let mut mailboxes = Vec::new();
    for mailbox in circle.members.iter().chain(circle.onlookers.iter().flatten()) {
        mailboxes.push((mailbox, true));
    }
    for (_, copies) in &circle.copies {
        for mailbox in copies {
            mailboxes.push((mailbox, false));
        }
    }
    for (mailbox, is_called) in mailboxes {
        if recipients.iter().all(|known| known.name != mailbox.name()) {
            let (name, address) = (mailbox.name().to_owned(), Some(mailbox.address().to_owned()));
            recipients.push(Recipient { name, address, is_called });
        }
    }
    for name in circle.unreached.without_address.iter().chain(&circle.unreached.faulty_address) {
        recipients.push(Recipient { name: name.clone(), address: None, is_called: true });
    }
    recipients
}

/// Who gets the papers of an open meeting and did not, or no longer does.
fn of_meeting(before: &Workspace, after: &Workspace, meeting: &Meeting) -> Option<Block> {
    let was = recipients(before, before.meeting(&meeting.id)?);
    let is = recipients(after, meeting);
    let (mut new, mut gone, mut moved, mut without) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for recipient in &is {
        let is_same =
            |known: &&Recipient| known.name == recipient.name && known.is_called >= recipient.is_called;
        match was.iter().find(is_same) {
            Some(known) if known.address == recipient.address => continue,
            Some(known) if known.address.is_some() => moved.push(recipient.name.as_str()),
            _ if recipient.is_called => new.push(recipient.name.as_str()),
            _ => continue,
        }
        if recipient.address.is_none() {
            without.push(recipient.name.as_str());
        }
    }
    for recipient in &was {
        if recipient.is_called && !is.iter().any(|other| other.is_called && other.name == recipient.name) {
            gone.push(recipient.name.as_str());
        }
    }
    if new.is_empty() && gone.is_empty() && moved.is_empty() {
        return None;
    }
    let name = norsk::capitalised(&after.body_name(&meeting.body.value, meeting.date.value));
    let mut said = vec![Inline::text(format!("{name} {}: ", norsk::date(meeting.date.value)))];
    let is_sent = after.is_sent(meeting);
    let mut sentences = Vec::new();
    if !gone.is_empty() {
        sentences.push(if is_sent {
            format!("{} har fått innkallingen og må få beskjed.", norsk::list(&gone))
        } else {
            format!("{} får ikke innkallingen.", norsk::list(&gone))
        });
    }
    if !new.is_empty() {
        let not = if is_sent { "har ikke fått innkallingen" } else { "får innkallingen" };
        sentences.push(format!("{} {not}.", norsk::list(&new)));
    }
    if !moved.is_empty() && is_sent {
        sentences.push(format!("Innkallingen til {} gikk til den gamle adressen.", norsk::list(&moved)));
    } else if !moved.is_empty() {
        sentences.push(format!("Innkallingen til {} går til den nye adressen.", norsk::list(&moved)));
    }
    if !without.is_empty() {
        sentences.push(format!("{} mangler e-postadresse.", norsk::list(&without)));
    }
    said.push(Inline::text(sentences.join(" ")));
    if is_sent && new.len() + moved.len() > without.len() {
        let dispatch = MakePapers { meeting: meeting.id.to_string(), ..MakePapers::default() };
        said.push(Inline::text(" «"));
        said.push(Inline::action(Action::Dispatch(dispatch)));
        said.push(Inline::text("» lager en e-post med alt."));
    }
    Some(Block::Paragraph(said))
}

/// The other seats of somebody who ends, and the cases and the follow-up that wait for them.
fn left_behind(after: &Workspace, person: &PersonId, ended: &[(&Seat, bool)], told: &mut Vec<Block>) {
    let name = after.people.name_of(person);
    let mut seats = Vec::new();
    for seat in &after.people.seats {
        let is_theirs =
            seat.person.value == *person && !ended.iter().any(|(ended, _)| ended.index == seat.index);
        if is_theirs && seat.until.is_none_or(|until| until >= after.today) {
            let day = seat.from.unwrap_or(after.today).max(after.today);
            let until = seat.until.map_or_else(String::new, |day| format!(" til {}", norsk::date(day)));
            let body = after.body_name(&seat.body.value, day);
            seats.push(format!("{} i {body}{until}", seat.role.word()));
        }
    }
    let (mut cases, mut tasks) = (Vec::new(), Vec::new());
    for case in &after.cases {
        let id = &case.id.value;
        if case.is_unsettled() && case.responsible.as_ref().is_some_and(|who| who.value == *person) {
            cases.push(id.to_string());
        }
        for (number, item) in (1..).zip(&case.follow_up) {
            let Some(who) = item.who.as_ref().and_then(|who| who.open(case.openness())) else { continue };
            if item.is_open() && name_in_files(after, &norsk::composed(&who.value)) == person.as_str() {
                tasks.push(format!("sak {id} (nr. {number})"));
            }
        }
    }
    for (before, list) in [
        (format!("{name} er fortsatt"), seats),
        (format!("{name} er ansvarlig for sak"), cases),
        (format!("{name} skal følge opp"), tasks),
    ] {
        if !list.is_empty() {
            told.push(paragraph(format!("{before} {}.", norsk::list(&list))));
        }
    }
}
