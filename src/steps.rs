//! Changes to the files people write: what is asked for, in; the new texts, out.
//!
//! A step decides nothing about right and wrong. The command line reads the folder again with the
//! new texts in it and asks the same rules as `ipr check`; what they refuse is not written.

pub mod advance;
mod advanced;
pub mod answers;
pub mod agenda;
pub mod call;
pub mod cancel_meeting;
mod case_files;
pub mod effects;
pub mod exposed;
pub mod follow_up;
pub mod front_matter;
pub mod intake;
pub mod joined;
pub mod letter;
pub mod move_meeting;
pub mod new_case;
pub mod new_council;
pub mod new_id;
pub mod new_meeting;
pub mod new_name;
pub mod own_work;
pub mod people;
pub mod propose;
pub mod opened;
pub mod seal;
pub mod seats;
pub mod shared_id;
pub mod record;
pub mod sought;
pub mod staffing;
pub mod tidy;
pub mod tree;
pub mod delete_case;
pub mod edited;
mod held;
mod numbers;
mod planned;
mod proposed;
mod routing_plan;
mod scalar;
mod settle;
mod withdraw;
mod written;

use std::fmt;

use crate::model::{Body, BodyId, CaseId, Meeting, MeetingId};
use crate::norsk;
use crate::read::{MEETING_FILE, MEETINGS, fields::nearest};
use crate::workspace::Workspace;

/// What a step wants written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Each file's new text.
    pub texts: Vec<NewText>,
    /// One Norwegian sentence about it, for the screen and for git. Holds no exempt title.
    pub message: String,
    /// What else the secretariat should know.
    pub notes: Vec<String>,
}

/// A file as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// Workspace path.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Why a step cannot be taken: what was asked for does not exist or cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepError(pub String);

impl fmt::Display for StepError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for StepError {}

/// What is refused of several that are asked for at once, so that all of it is told; and of which cases.
#[derive(Debug, Default)]
pub struct Refusals(Vec<(String, Vec<String>)>);

impl Refusals {
    /// What was tried, perhaps with a case, comes to, unless it is refused.
    pub fn unless<T>(&mut self, case: Option<&CaseId>, tried: Result<T, StepError>) -> Option<T> {
        let StepError(why) = match tried {
            Ok(done) => return Some(done),
            Err(refused) => refused,
        };
        let case = case.map(CaseId::to_string);
        match self.0.iter_mut().find(|(known, _)| *known == why) {
            Some((_, cases)) => cases.extend(case),
            None => self.0.push((why, case.into_iter().collect())),
        }
        None
    }

    /// # Errors
    /// When anything was refused. What is not said of `all` cases is told with theirs.
    pub fn end(self, all: usize) -> Result<(), StepError> {
        let mut told = Vec::new();
        for (why, cases) in self.0 {
            let is_named = cases.len() == all || cases.iter().all(|case| why.contains(case));
            let what = if cases.len() > 1 { "Sakene" } else { "Sak" };
            told.push(if is_named { why } else { format!("{what} {}: {why}", norsk::list(&cases)) });
        }
        if told.is_empty() { Ok(()) } else { refuse(told.join("\n")) }
    }
}

fn refuse<T>(message: impl Into<String>) -> Result<T, StepError> {
    Err(StepError(message.into()))
}

/// The meeting somebody means: by folder name, by part of it, or by body and day.
///
/// # Errors
/// When none or several could be meant; the message names those near.
pub fn find_meeting<'a>(workspace: &'a Workspace, asked: &str) -> Result<&'a Meeting, StepError> {
    if let Some(meeting) = workspace.meeting_in(asked) {
        return Ok(meeting);
    }
    let asked = asked.trim_start_matches("meetings/").trim_end_matches('/');
    let words: Vec<String> = asked.split([' ', '/']).map(str::to_lowercase).collect();
    let mut meant = Vec::new();
    for meeting in &workspace.meetings {
        let body = workspace.council.body(&meeting.body.value);
        let is_its = |word: &String| {
            meeting.id.as_str().contains(word) || body.is_some_and(|body| is_short(body, word))
        };
        if words.iter().all(is_its) {
            meant.push(meeting);
        }
    }
    let is_broken = |id: &&MeetingId| words.iter().all(|word| id.as_str().contains(word));
    match meant[..] {
        [meeting] => Ok(meeting),
        [] if let Some(id) = workspace.broken().meetings.iter().filter(is_broken).min() => refuse(format!(
            "{MEETINGS}{id}{MEETING_FILE} har feil og kan ikke leses. «ipr check» viser hva som er galt."
        )),
        [] => {
            let bodies = workspace.council.bodies.keys().map(BodyId::as_str);
            let meetings = workspace.meetings.iter().map(|meeting| meeting.id.as_str());
            let hint = match nearest(asked, bodies.chain(meetings)) {
                Some(id) => format!("Mente du {id}?"),
                None => "«ipr mote list» viser møtene.".to_owned(),
            };
            refuse(format!("Det finnes ikke noe møte «{asked}». {hint}"))
        }
        _ => {
            let names: Vec<&str> = meant.iter().take(8).map(|meeting| meeting.id.as_str()).collect();
            refuse(format!("«{asked}» kan være flere møter: {}.", norsk::alternatives(&names)))
        }
    }
}

/// Whether `word`, in small letters, is the short form of the body's name.
fn is_short(body: &Body, word: &str) -> bool {
    match &body.abbreviation {
        Some(short) => short.to_lowercase() == word,
        None => false,
    }
}

/// Refuses a meeting that is not held on its day, and says what has become of it.
///
/// # Errors
/// When it is called off, or moved.
pub fn will_be_held(workspace: &Workspace, meeting: &Meeting) -> Result<(), StepError> {
    if meeting.takes_place() {
        return Ok(());
    }
    let id = &meeting.id;
    match workspace.moved_to(meeting) {
        Some(new) if meeting.is_moved() => {
            refuse(format!("Møtet {id} holdes ikke: det er flyttet, og heter nå {}.", new.id))
        }
        _ if meeting.is_moved() => refuse(format!("Møtet {id} holdes ikke: det er flyttet.")),
        _ => refuse(format!("Møtet {id} holdes ikke: det er avlyst.")),
    }
}

/// The body somebody means: by name in files, short form, or name on papers.
///
/// # Errors
/// When there is none.
pub fn find_body<'a>(workspace: &'a Workspace, asked: &str) -> Result<&'a Body, StepError> {
    let wanted = asked.to_lowercase();
    let bodies = &workspace.council.bodies;
    if let Some(body) = workspace.council.body_named(&wanted) {
        return Ok(body);
    }
    // A name that a body has now goes before one that another had once.
    let is_called =
        |body: &Body| is_short(body, &wanted) || body.name_on(workspace.today).to_lowercase() == wanted;
    let was_called = |body: &Body| body.name.rows.iter().any(|row| row.value.to_lowercase() == wanted);
    for is_meant in [&is_called as &dyn Fn(&Body) -> bool, &was_called] {
        let meant: Vec<&Body> = bodies.values().filter(|body| is_meant(body)).collect();
        match meant[..] {
            [] => {}
            [body] => return Ok(body),
            _ => {
                let ids: Vec<&str> = meant.iter().map(|body| body.id.as_str()).collect();
                let ids = norsk::alternatives(&ids);
                return refuse(format!("«{asked}» kan være flere organer. Skriv id-en: {ids}."));
            }
        }
    }
    let names: Vec<&str> = bodies.keys().map(BodyId::as_str).collect();
    match nearest(&wanted, names.iter().copied()) {
        Some(near) => refuse(format!("Det finnes ikke noe organ «{asked}». Mente du {near}?")),
        None => refuse(format!("Det finnes ikke noe organ «{asked}». Organene er {}.", norsk::list(&names))),
    }
}
