//! Persons in members.yaml: who is new, of whom something else is known, and who ends.

use super::front_matter::FieldChange;
use super::new_case::find_person;
use super::seats::of_person;
use super::staffing::{Roll, Staffing, meant};
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
const PERSONS: &str = "personer";
/// The longest id that is made of a name.
const LONGEST_ID: usize = 60;
/// How like two names are of which the one is probably the other.
const MISTYPED: f64 = 0.8;
/// What is said of a key that is new or changed, and that is taken out.
const SAID: [(&str, &str, &str); 7] = [
    ("navn", "nytt navn", ""),
    ("tittel", "ny tittel", "uten tittel"),
    ("kommune", "ny kommune", "uten kommune"),
    ("fylkeskommune", "ny fylkeskommune", "uten fylkeskommune"),
    ("arbeidssted", "nytt arbeidssted", "uten arbeidssted"),
    ("epost", "ny e-postadresse", "uten e-postadresse"),
    ("telefon", "nytt telefonnummer", "uten telefonnummer"),
];

/// A key of a person, and what is to stand there; nothing where it is to be taken out.
type Fact = (&'static str, Option<String>);

/// A person who has not been there before.
///
/// # Errors
/// When somebody has the name already and it is not said that this is another, or a kommune is not known.
pub fn new_person(workspace: &Workspace, asked: &NewPerson) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let name = one_line(&asked.name);
    let id = norsk::slug(&name, LONGEST_ID);
    if id.is_empty() {
        return refuse("Personen trenger et navn.");
    }
    let facts = facts(&mut roll, &asked.facts, None)?;
    let persons = &workspace.people.persons;
    let mut namesakes = Vec::new();
    for (known, person) in persons {
        if norsk::slug(&person.name, LONGEST_ID) != id {
            continue;
        }
        if facts.iter().all(|(key, value)| fact(person, key) == *value) {
            return Roll::of(workspace)?
                .done(format!("{name} står allerede i {MEMBERS} som {known}"), vec![known.clone()]);
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
        if let Some(value) = value {
            entry.push((key, value));
        }
    }
    roll.changes.push(FieldChange::Add { map: PERSONS, name: free.clone(), entry });
    roll.done(format!("Ny person: {name}"), vec![free.into()])
}

/// A person of whom something else is known.
///
/// # Errors
/// When there is no such person, nothing is said to be otherwise, or a kommune is not known.
pub fn change_person(workspace: &Workspace, asked: &ChangePerson) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let id = find_person(workspace, &asked.person)?;
    let person = &workspace.people.persons[&id];
    let mut wanted = facts(&mut roll, &asked.facts, Some(&id))?;
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
    if wanted.iter().any(|(key, value)| *key == "tittel" && fact(person, key) != *value) {
        // The days that stand there are those of the title that was.
        if asked.facts.from.is_none() {
            wanted.push(("fra", None));
        }
        wanted.push(("til", None));
    }
    let mut said = Vec::new();
    wanted.retain(|(key, value)| fact(person, key) != *value);
    for (key, value) in wanted {
        if let Some((_, new, gone)) = SAID.iter().find(|(of, ..)| *of == key) {
            said.push(if value.is_some() { *new } else { *gone });
        }
        let (list, index) = (PERSONS, person.index);
        roll.changes.push(match value {
            Some(value) => FieldChange::SetIn { list, index, key, value: Tree::text(value) },
            None => FieldChange::DropIn { list, index, key },
        });
    }
    let message = match (roll.changes.is_empty(), said.is_empty()) {
        (true, _) => format!("{} står slik fra før", person.name),
        (false, true) => format!("{} er rettet", person.name),
        (false, false) => format!("{}: {}", person.name, norsk::list(&said)),
    };
    roll.done(message, vec![id])
}

/// Somebody ends: the office, and every seat.
///
/// # Errors
/// When there is no such person, the end has been written before, or something is recorded after it.
pub fn end_person(workspace: &Workspace, asked: &EndPerson) -> Result<Staffing, StepError> {
    let mut roll = Roll::of(workspace)?;
    let id = find_person(workspace, &asked.person)?;
    let person = &workspace.people.persons[&id];
    let (name, day) = (&person.name, asked.day);
    let mut ends = vec![person.until];
    for seat in of_person(workspace, &id, None) {
        ends.push(seat.until);
        if seat.until.is_some_and(|until| until <= day) {
            continue;
        }
        if let Some(from) = seat.from
            && from > day
        {
            return refuse(format!(
                "{name} har et verv i {} som begynner {}, etter {}. Ta bort raden i {MEMBERS} først, \
                 hvis valget ikke står.",
                workspace.body_name(&seat.body.value, from),
                norsk::date(from),
                norsk::date(day)
            ));
        }
        roll.end(seat, day, None)?;
    }
    if person.title.is_some() && person.until.is_none_or(|until| until > day) {
        let value = Tree::text(day.to_string());
        roll.changes.push(FieldChange::SetIn { list: PERSONS, index: person.index, key: "til", value });
    }
    if roll.changes.is_empty() && !ends.contains(&Some(day)) {
        return match ends.into_iter().max().flatten() {
            Some(last) => refuse(format!(
                "{name} sluttet allerede {}. Er dagen feil, rett «til» i {MEMBERS}.",
                norsk::date(last)
            )),
            None => refuse(format!("{name} har verken tittel eller verv å slutte i.")),
        };
    }
    roll.done(format!("{name} slutter {}", norsk::date(day)), vec![id])
}

/// Refuses a name that somebody has, a part of it, or one so like it that it is probably mistyped.
fn refuse_known(workspace: &Workspace, name: &str, namesakes: Vec<&PersonId>) -> Result<(), StepError> {
    let people = &workspace.people;
    let (mut known, mut verb) = (namesakes, "finnes allerede");
    if known.is_empty() {
        (known, verb) = (people.called(name), "står der fra før");
    }
    let names = people.persons.values().map(|person| person.name.as_str());
    if known.is_empty()
        && let Some(near) = nearest(name, names)
        && is_mistyped(name, near)
    {
        (known, verb) = (people.called(near), "ligner");
    }
    let mut told = Vec::new();
    for id in known {
        // «Ola Berg (ola-berg, ordfører, Fjordvik)»
        let mut parts = vec![id.to_string()];
        for key in ["tittel", "kommune", "fylkeskommune"] {
            parts.extend(fact(&people.persons[id], key));
        }
        told.push(format!("{} ({})", people.name_of(id), parts.join(", ")));
    }
    if told.is_empty() {
        return Ok(());
    }
    refuse(format!(
        "{} {verb}. Er det samme person, bruk «ipr person endre». Er {name} en annen, legg til --likevel.",
        norsk::list(&told)
    ))
}

/// Whether `written` is so like a name that it is probably meant.
fn is_mistyped(written: &str, near: &str) -> bool {
    strsim::normalized_damerau_levenshtein(&written.to_lowercase(), &near.to_lowercase()) >= MISTYPED
}

/// What a person's row says under `key`.
fn fact(person: &Person, key: &str) -> Option<String> {
    let placed = match key {
        "navn" => return Some(person.name.clone()),
        "tittel" => &person.title,
        "kommune" => &person.member,
        "fylkeskommune" => &person.county,
        "arbeidssted" => return person.workplace.clone(),
        "epost" => return person.email.clone(),
        "telefon" => return person.telephone.clone(),
        "fra" => return Some(person.from?.to_string()),
        _ => return Some(person.until?.to_string()),
    };
    Some(placed.as_ref()?.value.clone())
}

/// What is asked for, of a new person or of the one who has it already.
fn facts(roll: &mut Roll<'_>, asked: &PersonFacts, of: Option<&PersonId>) -> Result<Vec<Fact>, StepError> {
    let mut facts = Vec::new();
    for (key, text) in [
        ("tittel", &asked.title),
        ("kommune", &asked.member),
        ("fylkeskommune", &asked.county),
        ("arbeidssted", &asked.workplace),
        ("epost", &asked.email),
        ("telefon", &asked.telephone),
    ] {
        let Some(text) = text.as_deref().map(one_line) else { continue };
        let value = match key {
            _ if text.is_empty() => None,
            "kommune" => Some(member_called(roll, &text, key, MemberKind::Municipality)?),
            "fylkeskommune" => Some(member_called(roll, &text, key, MemberKind::County)?),
            _ => Some(text),
        };
        facts.push((key, value));
    }
    facts.extend(asked.from.map(|from| ("fra", Some(from.to_string()))));
    for (id, other) in &roll.workspace.people.persons {
        if let Some((_, Some(address))) = facts.iter().find(|(key, _)| *key == "epost")
            && let Some(email) = &other.email
            && email.eq_ignore_ascii_case(address)
            && Some(id) != of
        {
            roll.notes.push(format!(
                "{} har samme e-postadresse, så de får én e-post sammen. Er det feil, rett med «ipr person \
                 endre».",
                other.name
            ));
        }
    }
    Ok(facts)
}

/// The kommune or fylkeskommune as members.yaml writes it; one that is none of the members is told.
fn member_called(
    roll: &mut Roll<'_>,
    asked: &str,
    word: &str,
    kind: MemberKind,
) -> Result<String, StepError> {
    let bare = asked.strip_suffix(&format!(" {word}")).unwrap_or(asked);
    let mut names = Vec::new();
    for member in &roll.workspace.people.members {
        if member.kind == kind {
            names.push((member.name.value.as_str(), member.name.value.as_str()));
        }
    }
    match meant(bare, &names) {
        Ok(name) => Ok(name.to_owned()),
        Err(Some(near)) if is_mistyped(bare, near) => {
            refuse(format!("«{asked}» er ikke en deltaker. Mente du {near}?"))
        }
        Err(_) => {
            roll.notes.push(format!("{bare} {word} er ikke deltaker i rådet."));
            Ok(bare.to_owned())
        }
    }
}
