use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{BodyId, Form, Meeting, MeetingId};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::text::{Placed, Span};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "I09",
    name: "disagreeing-meetings",
    title: "Flyttet møte eller fellesmøte som ikke stemmer med det andre",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("disagreeing_meetings.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

/// Each meeting that stands in the place of another, by its folder name, with what it says of that.
type Moves<'a> = HashMap<&'a MeetingId, (&'a Meeting, &'a Placed<MeetingId>)>;

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut moves: Moves<'_> = HashMap::new();
    for meeting in &workspace.meetings {
        if let Some(from) = meeting.moved_from() {
            moves.insert(&meeting.id, (meeting, from));
        }
        if meeting.takes_place() {
            for body in meeting.joint_with() {
                judge_joint(workspace, meeting, body, found);
            }
        }
    }
    let mut successors: HashMap<&MeetingId, Span> = HashMap::new();
    // In order of day, so that the same one of two is told each time.
    for meeting in &workspace.meetings {
        let Some(from) = meeting.moved_from() else { continue };
        found.extend(judge_origin(workspace, meeting, from));
        let first = *successors.entry(&from.value).or_insert(from.span);
        if first != from.span {
            found.push(
                RULE.at(from.span, format!("To møter er flyttet fra {}", from.value))
                    .with_label(first, "dette sier det samme")
                    .with_advice("La «flyttet-fra» stå i det som kom i stedet, og fjern det i det andre."),
            );
        }
    }
    judge_rings(workspace, &moves, found);
    for meeting in &workspace.meetings {
        if meeting.is_moved() && !meeting.is_extract && !successors.contains_key(&meeting.id) {
            found.extend(lost(workspace, meeting));
        }
    }
}

fn name_of(workspace: &Workspace, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    format!("{} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day))
}

/// The meeting it was moved from is of the same body, and says that it was moved.
fn judge_origin(workspace: &Workspace, meeting: &Meeting, from: &Placed<MeetingId>) -> Option<Diagnostic> {
    let old = workspace.meeting(&from.value)?;
    if old.body.value != meeting.body.value {
        return Some(
            RULE.at(from.span, "Møtet er flyttet fra et møte i et annet organ")
                .with_label(old.body.span, "det var dette organet")
                .with_advice("Skriv mappen til møtet i det samme organet."),
        );
    }
    // A meeting that comes round to itself is told as a ring.
    if old.is_moved() || old.id == meeting.id {
        return None;
    }
    let status = old.status?;
    let message = format!(
        "Møtet er flyttet fra {}, men det møtet står som {}",
        norsk::date(old.date.value),
        status.value.word()
    );
    Some(RULE.at(from.span, message).with_label(status.span, "her skulle det stått flyttet").with_advice(
        format!(
            "Skriv «status: flyttet» i {}, eller fjern «flyttet-fra» her.",
            workspace.source(old.source).path
        ),
    ))
}

/// No meeting is moved from itself by way of others.
fn judge_rings(workspace: &Workspace, moves: &Moves<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: HashSet<&MeetingId> = HashSet::new();
    for meeting in &workspace.meetings {
        if meeting.moved_from().is_none() {
            continue;
        }
        let mut walk: HashSet<&MeetingId> = HashSet::new();
        let mut at = &meeting.id;
        while let Some((_, from)) = moves.get(at)
            && seen.insert(at)
        {
            walk.insert(at);
            if walk.contains(&from.value) {
                found.push(
                    RULE.at(from.span, "Møtet er flyttet fra et møte som selv er flyttet herfra")
                        .with_advice(
                            "Rett «flyttet-fra», så flyttingene går fra den første dagen til den siste.",
                        ),
                );
            }
            at = &from.value;
        }
    }
}

/// A meeting was moved, and nobody knows where: outstanding until the day it was to be held.
fn lost(workspace: &Workspace, meeting: &Meeting) -> Option<Diagnostic> {
    let message =
        format!("Møtet i {} er flyttet, men har ikke fått noen ny dag", name_of(workspace, meeting));
    let mut diagnostic = RULE
        .at(meeting.status?.span, message)
        .with_label(meeting.date.span, "den gamle dagen")
        .with_advice(format!(
            "Skriv «flyttet-fra: {}» i det nye møtet. Blir det ikke noe nytt møte, skriv «status: avlyst».",
            meeting.id
        ))
        .due_on(meeting.date.value);
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}

/// Meetings that are held together are at one time and place, and both say so.
fn judge_joint(workspace: &Workspace, meeting: &Meeting, body: &Placed<BodyId>, found: &mut Vec<Diagnostic>) {
    let mut warn = |message: String, label: Option<(Span, &str)>, advice: &str| {
        let mut diagnostic = RULE.at(body.span, message).with_advice(advice);
        if let Some((span, label)) = label {
            diagnostic = diagnostic.with_label(span, label);
        }
        diagnostic.severity = Severity::Warning;
        diagnostic.refuses_step = false;
        found.push(diagnostic);
    };
    if body.value == meeting.body.value {
        warn("Møtet er felles med organet selv".to_owned(), None, "Skriv det andre organet.");
        return;
    }
    // What is no body at all is told as an unknown name.
    if !workspace.council.bodies.contains_key(&body.value) {
        return;
    }
    let day = meeting.date.value;
    let name = workspace.body_name(&body.value, day);
    let Some(other) = workspace.meeting_on(&body.value, day).filter(|other| other.takes_place()) else {
        let message = format!("Møtet er felles med {name}, som ikke har møte {}", norsk::date(day));
        warn(message, None, "Lag møtet der med samme tid og sted, eller ta organet ut av «felles-med».");
        return;
    };
    let is_mutual = other.is_joint_with(&meeting.body.value);
    if !is_mutual {
        let message = format!("Møtet er felles med {name}, men møtet der sier ikke det samme");
        let advice = format!("Skriv «felles-med: [{}]» i det andre møtet også.", meeting.body.value);
        warn(message, Some((other.date.span, "det andre møtet")), &advice);
    }
    // Of two that name each other, the first in order of name tells.
    if is_mutual && other.body.value < meeting.body.value {
        return;
    }
    if let Some(what) = difference(meeting, other) {
        let message = format!("Fellesmøtet har ikke samme {what} her og i {name}");
        warn(
            message,
            Some((other.date.span, "det andre møtet")),
            "Finn ut hva som er riktig, og rett det andre.",
        );
    }
}

/// What two meetings that are one sitting do not agree on; what is not written is no disagreement.
fn difference(one: &Meeting, other: &Meeting) -> Option<&'static str> {
    fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        one.zip(other).is_some_and(|(one, other)| one != other)
    }
    let form = |meeting: &Meeting| match meeting.form {
        Some(form) => form.value,
        None => Form::InPerson,
    };
    let place = |meeting: &Meeting| meeting.place.as_ref().map(|place| place.raw().value.clone());
    match () {
        () if differ(one.time.as_ref(), other.time.as_ref()) => Some("tid"),
        () if differ(place(one).as_ref(), place(other).as_ref()) => Some("sted"),
        () if form(one) != form(other) => Some("form"),
        () => None,
    }
}
