//! Persons in members.yaml: who is new, of whom something else is known, and who ends.

use chrono::NaiveDate;

use super::front_matter::FieldChange;
use super::new_case::find_person;
use super::seats::{ends, refuse_recorded};
use super::staffing::{EndedSeat, Staffing, members_file, staffed};
use super::tree::Tree;
use super::{StepError, refuse};
use crate::action::{ChangePerson, EndPerson, NewPerson, PersonFacts};
use crate::model::{MemberKind, Person, PersonId};
use crate::norsk;
use crate::read::MEMBERS;
use crate::read::fields::nearest;
use crate::text::address::one_line;
use crate::workspace::Workspace;

/// Where members.yaml has its persons.
pub(super) const PERSONS: &str = "personer";
/// The longest id that is made of a name.
const LONGEST_ID: usize = 60;
/// How like two names are of which the one is probably the other.
const MISTYPED: f64 = 0.8;

/// A person who has not been there before.
///
/// # Errors
/// When somebody has the name already and it is not said that this is another, or a kommune is not known.
pub fn new_person(workspace: &Workspace, asked: &NewPerson) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let name = one_line(&asked.name);
    let id = norsk::slug(&name, LONGEST_ID);
    if id.is_empty() {
        return refuse("Personen trenger et navn.");
    }
    let mut notes = Vec::new();
    let facts = facts(workspace, &asked.facts, None, &mut notes)?;
    let persons = &workspace.people.persons;
    let mut namesakes = Vec::new();
    for (known, person) in persons {
        if norsk::slug(&person.name, LONGEST_ID) != id {
            continue;
        }
        if facts.iter().all(|(key, value)| fact(person, key) == *value) {
            let message = format!("{name} står allerede i {MEMBERS} som {known}");
            let change = staffed(workspace, &[], message, Vec::new())?;
            return Ok(Staffing { change, persons: vec![known.clone()], ended: Vec::new() });
        }
        namesakes.push(known);
    }
    if !asked.is_another {
        refuse_known(workspace, &name, namesakes)?;
    }
    let mut free = id.clone();
    let mut number = 2;
    while persons.contains_key(free.as_str()) {
        free = format!("{id}-{number}");
        number += 1;
    }
    let mut entry = vec![("navn", name.clone())];
    for (key, value) in facts {
        entry.extend(value.map(|value| (key, value)));
    }
    let add = FieldChange::Add { map: PERSONS, name: free.clone(), entry };
    let change = staffed(workspace, &[add], format!("Ny person: {name}"), notes)?;
    Ok(Staffing { change, persons: vec![free.into()], ended: Vec::new() })
}

/// A person of whom something else is known.
///
/// # Errors
/// When there is no such person, nothing is said to be otherwise, or a kommune is not known.
pub fn change_person(workspace: &Workspace, asked: &ChangePerson) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let id = find_person(workspace, &asked.person)?;
    let person = &workspace.people.persons[&id];
    let mut notes = Vec::new();
    let mut wanted = facts(workspace, &asked.facts, Some(&id), &mut notes)?;
    if let Some(name) = &asked.name {
        let name = one_line(name);
        if name.is_empty() {
            return refuse("Personen trenger et navn.");
        }
        wanted.insert(0, ("navn", Some(name)));
    }
    if wanted.is_empty() {
        return refuse(
            "Si hva som er annerledes: --navn, --epost, --telefon, --tittel, --fra, --kommune, \
             --fylkeskommune eller --arbeidssted.",
        );
    }
    let has_new_title = wanted.iter().any(|(key, value)| *key == "tittel" && fact(person, key) != *value);
    if has_new_title {
        // The days that stand there are those of the title that was.
        if asked.facts.from.is_none() {
            wanted.push(("fra", None));
        }
        wanted.push(("til", None));
    }
    let (mut changes, mut said) = (Vec::new(), Vec::new());
    for (key, value) in wanted {
        if fact(person, key) == value {
            continue;
        }
        said.extend(said_of(key, value.is_some()));
        let (list, index) = (PERSONS, person.index);
        changes.push(match value {
            Some(value) => FieldChange::SetIn { list, index, key, value: Tree::text(value) },
            None => FieldChange::DropIn { list, index, key },
        });
    }
    let message = if changes.is_empty() {
        format!("{} står slik fra før", person.name)
    } else if said.is_empty() {
        format!("{} er rettet", person.name)
    } else {
        format!("{}: {}", person.name, norsk::list(&said))
    };
    let change = staffed(workspace, &changes, message, notes)?;
    Ok(Staffing { change, persons: vec![id], ended: Vec::new() })
}

/// What is said of a key that is changed; nothing of what follows from another.
fn said_of(key: &str, is_there: bool) -> Option<&'static str> {
    let (new, gone) = match key {
        "navn" => ("nytt navn", ""),
        "tittel" => ("ny tittel", "uten tittel"),
        "kommune" => ("ny kommune", "uten kommune"),
        "fylkeskommune" => ("ny fylkeskommune", "uten fylkeskommune"),
        "arbeidssted" => ("nytt arbeidssted", "uten arbeidssted"),
        "epost" => ("ny e-postadresse", "uten e-postadresse"),
        "telefon" => ("nytt telefonnummer", "uten telefonnummer"),
        _ => return None,
    };
    Some(if is_there { new } else { gone })
}

/// Somebody ends: the office, and every seat.
///
/// # Errors
/// When there is no such person, the end has been written before, or something is recorded after it.
pub fn end_person(workspace: &Workspace, asked: &EndPerson) -> Result<Staffing, StepError> {
    members_file(workspace)?;
    let id = find_person(workspace, &asked.person)?;
    let person = &workspace.people.persons[&id];
    let (name, day) = (&person.name, asked.day);
    let (mut changes, mut ended) = (Vec::new(), Vec::new());
    let mut is_written = false;
    let mut last = person.until;
    for seat in workspace.people.seats.iter().filter(|seat| seat.person.value == id) {
        last = last.max(seat.until);
        is_written |= seat.until == Some(day);
        if seat.until.is_some_and(|until| until <= day) {
            continue;
        }
        if let Some(from) = seat.from.filter(|from| *from > day) {
            return refuse(format!(
                "{name} har et verv i {} som begynner {}, etter {}. Ta bort raden i {MEMBERS} først, \
                 hvis valget ikke står.",
                workspace.body_name(&seat.body.value, from),
                norsk::date(from),
                norsk::date(day)
            ));
        }
        refuse_recorded(workspace, seat, day, None)?;
        changes.push(ends(seat, day));
        ended.push(EndedSeat::of(seat, day, None));
    }
    if person.title.is_some() && person.until.is_none_or(|until| until > day) {
        let (list, index, key) = (PERSONS, person.index, "til");
        changes.push(FieldChange::SetIn { list, index, key, value: Tree::text(day.to_string()) });
    }
    is_written |= person.until == Some(day);
    if changes.is_empty() && !is_written {
        return match last {
            Some(last) => refuse(format!(
                "{name} sluttet allerede {}. Er dagen feil, rett «til» i {MEMBERS}.",
                norsk::date(last)
            )),
            None => refuse(format!("{name} har verken tittel eller verv å slutte i.")),
        };
    }
    let message = format!("{name} slutter {}", norsk::date(day));
    let change = staffed(workspace, &changes, message, Vec::new())?;
    Ok(Staffing { change, persons: vec![id], ended })
}

/// Refuses a name that somebody has, a part of it, or one so like it that it is probably mistyped.
fn refuse_known(workspace: &Workspace, name: &str, namesakes: Vec<&PersonId>) -> Result<(), StepError> {
    let people = &workspace.people;
    let mut known = namesakes;
    let mut verb = "finnes allerede";
    if known.is_empty() {
        known = people.called(name);
        verb = "står der fra før";
    }
    let names = people.persons.values().map(|person| person.name.as_str());
    if let (true, Some(near)) = (known.is_empty(), mistyped(name, names)) {
        known = people.called(near);
        verb = "ligner";
    }
    if known.is_empty() {
        return Ok(());
    }
    let mut told = Vec::new();
    for id in known {
        told.push(described(id, &people.persons[id]));
    }
    refuse(format!(
        "{} {verb}. Er det samme person, bruk «ipr person endre». Er {name} en annen, legg til --likevel.",
        norsk::list(&told)
    ))
}

/// The name that `written` is so like that it is probably meant.
fn mistyped<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = nearest(written, names)?;
    let likeness = strsim::normalized_damerau_levenshtein(&written.to_lowercase(), &near.to_lowercase());
    (likeness >= MISTYPED).then_some(near)
}

/// «Ola Berg (ola-berg, ordfører, Fjordvik)»
fn described(id: &PersonId, person: &Person) -> String {
    let mut parts = vec![id.to_string()];
    for known in ["tittel", "kommune", "fylkeskommune"] {
        parts.extend(fact(person, known));
    }
    format!("{} ({})", person.name, parts.join(", "))
}

/// What a person's row says under `key`.
fn fact(person: &Person, key: &str) -> Option<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    match key {
        "navn" => Some(person.name.clone()),
        "tittel" => person.title.as_ref().map(|title| title.value.clone()),
        "kommune" => person.member.as_ref().map(|member| member.value.clone()),
        "fylkeskommune" => person.county.as_ref().map(|county| county.value.clone()),
        "arbeidssted" => person.workplace.clone(),
        "epost" => person.email.clone(),
        "telefon" => person.telephone.clone(),
        "fra" => day(person.from),
        "til" => day(person.until),
        _ => None,
    }
}

/// The keys that are asked for and what is to stand there; nothing where it is to be taken out.
fn facts(
    workspace: &Workspace,
    asked: &PersonFacts,
    of: Option<&PersonId>,
    notes: &mut Vec<String>,
) -> Result<Vec<(&'static str, Option<String>)>, StepError> {
    let mut facts = Vec::new();
    let texts = [
        ("tittel", &asked.title),
        ("kommune", &asked.member),
        ("fylkeskommune", &asked.county),
        ("arbeidssted", &asked.workplace),
        ("epost", &asked.email),
        ("telefon", &asked.telephone),
    ];
    for (key, text) in texts {
        let Some(text) = text else { continue };
        let text = one_line(text);
        let value = match key {
            _ if text.is_empty() => None,
            "kommune" => Some(member_called(workspace, &text, MemberKind::Municipality, notes)?),
            "fylkeskommune" => Some(member_called(workspace, &text, MemberKind::County, notes)?),
            _ => Some(text),
        };
        facts.push((key, value));
    }
    facts.extend(asked.from.map(|from| ("fra", Some(from.to_string()))));
    if let Some((_, Some(address))) = facts.iter().find(|(key, _)| *key == "epost") {
        for (id, other) in &workspace.people.persons {
            let is_same = other.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address));
            if is_same && Some(id) != of {
                notes.push(format!(
                    "{} har samme e-postadresse, så de får én e-post sammen. Er det feil, rett med \
                     «ipr person endre».",
                    other.name
                ));
            }
        }
    }
    Ok(facts)
}

/// The kommune or fylkeskommune as members.yaml writes it; one that is none of the members is told.
fn member_called(
    workspace: &Workspace,
    asked: &str,
    kind: MemberKind,
    notes: &mut Vec<String>,
) -> Result<String, StepError> {
    let word = match kind {
        MemberKind::Municipality => "kommune",
        MemberKind::County => "fylkeskommune",
    };
    let bare = asked.strip_suffix(word).map_or(asked, str::trim_end);
    let mut names = Vec::new();
    for member in &workspace.people.members {
        if member.kind == kind {
            let name = member.name.value.as_str();
            if norsk::slug(name, LONGEST_ID) == norsk::slug(bare, LONGEST_ID) {
                return Ok(name.to_owned());
            }
            names.push(name);
        }
    }
    if let Some(near) = mistyped(bare, names.into_iter()) {
        return refuse(format!("«{asked}» er ikke en deltaker. Mente du {near}?"));
    }
    notes.push(format!("{bare} {word} er ikke deltaker i rådet."));
    Ok(bare.to_owned())
}
