//! What is to be done, in words.

use crate::diagnostic::Diagnostic;
use crate::model::{Case, Meeting};
use crate::norsk;
use crate::rules;
use crate::schedule::duty::{Duty, DutyKind, Of};
use crate::workspace::Workspace;

/// Those who do what nobody else is named for.
pub const SECRETARIAT: &str = "sekretariatet";

/// What a duty asks for.
pub fn of_duty(workspace: &Workspace, duty: &Duty<'_>) -> String {
    let is_past = duty.day < workspace.today;
    match (duty.kind, duty.of) {
        (DutyKind::Minutes, Of::Meeting(meeting)) => minutes(workspace, meeting),
        (DutyKind::Papers, Of::Meeting(meeting)) => {
            let sent = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
            let (name, day) = (name(workspace, meeting), norsk::date(meeting.date.value));
            format!("Gjør papirene til {name} {day} ferdige; de skal sendes senest {}", norsk::date(sent))
        }
        (_, Of::Meeting(meeting)) => meet(workspace, meeting),
        (DutyKind::Answer, Of::Case(_)) if is_past => {
            "Høringsfristen gikk ut, og saken er ikke avgjort".to_owned()
        }
        (DutyKind::Answer, Of::Case(_)) => "Høringsfristen går ut".to_owned(),
        (DutyKind::Revisit, Of::Case(case)) => match waits_for(case) {
            Some(reason) => format!("Se på saken igjen. Den venter på {reason}"),
            None => "Se på saken igjen. Den har ventet til nå".to_owned(),
        },
        (_, Of::Case(_)) if is_past => "Fristen for saken gikk ut, og den er ikke avgjort".to_owned(),
        (_, Of::Case(_)) => "Fristen for saken går ut".to_owned(),
    }
}

/// What a case waits for, where the public may see it.
pub fn waits_for(case: &Case) -> Option<&str> {
    let reason = case.waiting.as_ref()?.reason.open(case.openness())?;
    Some(reason)
}

/// What a rule has found; no more than its title of what the public may not see.
pub fn of_finding(workspace: &Workspace, finding: &Diagnostic) -> String {
    match finding.is_secret {
        true => rules::title_of(finding, workspace.today).to_owned(),
        false => finding.message.clone(),
    }
}

/// That the minutes are to be written, or that it is to be told what became of a meeting whose day has
/// passed.
pub fn minutes(workspace: &Workspace, meeting: &Meeting) -> String {
    let word = workspace.council.body(&meeting.body.value).map_or("referat", |body| &body.minutes_word);
    let which = format!("møtet i {} {}", name(workspace, meeting), norsk::date(meeting.date.value));
    if meeting.is_held() {
        format!("Skriv {word} fra {which}")
    } else {
        format!("Er {which} holdt, skriv {word}. Ellers flytt eller avlys det")
    }
}

/// That the papers are to leave.
pub fn dispatch(workspace: &Workspace, meeting: &Meeting) -> String {
    format!("Send innkallingen til {} {}", name(workspace, meeting), norsk::date(meeting.date.value))
}

/// That the public is to be told.
pub fn announce(workspace: &Workspace, meeting: &Meeting) -> String {
    let (name, day) = (name(workspace, meeting), norsk::date(meeting.date.value));
    format!("Kunngjør møtet i {name} {day}, og skriv dagen som «kunngjort» i møtefilen")
}

/// Which meeting it is, when and where.
fn meet(workspace: &Workspace, meeting: &Meeting) -> String {
    let mut parts = vec![format!("Møte i {}", name(workspace, meeting))];
    parts.extend(meeting.time.as_ref().map(|time| format!("kl. {time}")));
    parts.extend(meeting.open_place().map(str::to_owned));
    parts.join(", ")
}

fn name(workspace: &Workspace, meeting: &Meeting) -> String {
    workspace.body_name(&meeting.body.value, meeting.date.value)
}
