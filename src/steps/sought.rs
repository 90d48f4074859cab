//! The meeting that a body's plain name means: the one that what is to be done can be done with.

use chrono::{Datelike, NaiveDate};

use super::{StepError, find_body, find_meeting, refuse};
use crate::model::record::is_skeleton;
use crate::model::{Body, Meeting};
use crate::norsk;
use crate::norsk::day;
use crate::read::{MEETING_FILE, MEETINGS, name_in_path};
use crate::workspace::Workspace;

/// What a meeting is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// To be prepared or moved: the next one that is still to be held.
    Ahead,
    /// To be looked at: the next one, or else the last.
    ToShow,
    /// To be sent: the notice of the next one, or the minutes of the last one.
    ToSend,
    /// For a draft of its minutes: the last one that has none, or else the next.
    ToWrite,
    /// For its minutes to be read: the last one that has not been recorded, or else the last one.
    ToRecord,
    /// For what it has done: the last one.
    Behind,
}

/// The meeting somebody means: by folder name, or by the name of a body, with or without a day. A name alone
/// means the meeting that is `sought`; a file that cannot be read is never passed over for another.
///
/// # Errors
/// When there is none, or several could be meant.
pub fn meant<'a>(workspace: &'a Workspace, asked: &str, sought: Sought) -> Result<&'a Meeting, StepError> {
    let asked = &name_in_path(asked);
    if let Some(meeting) = workspace.meeting_in(asked) {
        return Ok(meeting);
    }
    let Some((body, day)) = body_and_day(workspace, asked) else { return find_meeting(workspace, asked) };
    let mut its = Vec::new();
    for meeting in &workspace.meetings {
        let is_its = body.is_none_or(|body| body.id == meeting.body.value);
        if is_its && day.is_none_or(|day| day.is(meeting.date.value)) {
            its.push(meeting);
        }
    }
    // One that does not take place is meant only when its day is named and no other is held then.
    if day.is_none() || its.iter().any(|meeting| meeting.takes_place()) {
        its.retain(|meeting| meeting.takes_place());
    }
    let found = match (day, &its[..]) {
        (Some(_), [only]) => Some(*only),
        (Some(Day { year: Some(_), .. }), _) => its.first().copied(),
        (Some(_), _) => by_use(workspace, asked, &its, sought)?.or(its.last().copied()),
        (None, _) => by_use(workspace, asked, &its, sought)?,
    };
    refuse_past_broken(workspace, body, day, found)?;
    let Some(found) = found else { return refuse(none_said(workspace, asked, body, sought)) };
    let same: Vec<&str> = its
        .iter()
        .filter(|other| other.date.value == found.date.value)
        .map(|other| other.id.as_str())
        .collect();
    if same.len() > 1 {
        return refuse(format!("«{asked}» kan være flere møter: {}.", norsk::alternatives(&same)));
    }
    Ok(found)
}

/// A day as people say one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Day {
    /// The day that all of `text` is.
    fn of(text: &str) -> Option<Self> {
        if let Some(date) = day::meant(text) {
            return Some(Self { year: Some(date.year()), month: date.month(), day: date.day() });
        }
        let (month, day) = day::of_year(text)?;
        Some(Self { year: None, month, day })
    }

    fn is(self, date: NaiveDate) -> bool {
        self.year.is_none_or(|year| year == date.year())
            && (self.month, self.day) == (date.month(), date.day())
    }
}

/// The body and the day that `asked` names; none when it is neither.
fn body_and_day<'a>(workspace: &'a Workspace, asked: &str) -> Option<(Option<&'a Body>, Option<Day>)> {
    let asked = asked.trim();
    if let Some(body) = body_called(workspace, asked) {
        return Some((Some(body), None));
    }
    if let Some(day) = Day::of(asked) {
        return Some((None, Some(day)));
    }
    // «styret 26. april», «styret-26.4» and «IPU 2024-01-31»; the day may also come first.
    let mut cuts: Vec<usize> = asked.match_indices(char::is_whitespace).map(|(at, _)| at).collect();
    cuts.extend(asked.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0));
    for at in cuts {
        let (first, last) = asked.split_at(at);
        let first = first.trim_end_matches([' ', '-', ',']);
        let before = first.strip_suffix(" den").unwrap_or(first);
        for (name, day) in [(before, last), (last.trim(), first)] {
            if let (Some(body), Some(day)) = (body_called(workspace, name), Day::of(day)) {
                return Some((Some(body), Some(day)));
            }
        }
    }
    None
}

/// The body with this id, name or short name, or whose meetings are called so.
fn body_called<'a>(workspace: &'a Workspace, name: &str) -> Option<&'a Body> {
    if let Ok(body) = find_body(workspace, name) {
        return Some(body);
    }
    let wanted = name.to_lowercase();
    let bare = wanted.strip_suffix('t').unwrap_or(&wanted);
    let mut called = workspace.council.bodies.values().filter(|body| {
        let is_of_its_own = body.meeting_word != "møte";
        body.running_name_on(workspace.today).to_lowercase() == wanted
            || (is_of_its_own && (body.meeting_word == wanted || body.meeting_word == bare))
    });
    let first = called.next()?;
    called.next().is_none().then_some(first)
}

/// The one of `its`, in order of day, that is `sought`.
fn by_use<'a>(
    workspace: &Workspace,
    asked: &str,
    its: &[&'a Meeting],
    sought: Sought,
) -> Result<Option<&'a Meeting>, StepError> {
    let today = workspace.today;
    let ahead = its.iter().find(|meeting| meeting.date.value >= today && !meeting.is_held()).copied();
    let behind = its.iter().rfind(|meeting| meeting.date.value <= today).copied();
    let unrecorded = behind.filter(|meeting| !meeting.is_held());
    Ok(match sought {
        Sought::Ahead => ahead,
        Sought::ToShow => ahead.or(behind),
        Sought::Behind => behind,
        Sought::ToRecord => unrecorded.or(behind),
        Sought::ToWrite => {
            let unwritten = behind.filter(|meeting| lacks_minutes(workspace, meeting));
            unwritten.or(ahead).or(behind)
        }
        Sought::ToSend => {
            let waiting = behind.filter(|meeting| has_minutes_to_send(workspace, meeting));
            if let (Some(last), Some(next)) = (waiting, ahead)
                && last.id != next.id
            {
                return refuse(format!(
                    "«{asked}» kan være møtet {}, der referatet ikke er sendt, eller {}. Skriv dagen også, \
                     som «{asked} {}.{}».",
                    last.id,
                    next.id,
                    next.date.value.day(),
                    next.date.value.month()
                ));
            }
            waiting.or(ahead).or(behind)
        }
    })
}

/// Whether nobody has written what a meeting did: it is not recorded, or it is only said that it was held.
fn lacks_minutes(workspace: &Workspace, meeting: &Meeting) -> bool {
    !meeting.is_held() || (!meeting.has_record && workspace.minutes_path(meeting).is_none())
}

/// Whether a meeting whose day has come has minutes that are not sent: it is not recorded yet, or they lie
/// there unsealed.
fn has_minutes_to_send(workspace: &Workspace, meeting: &Meeting) -> bool {
    let Some(body) = workspace.council.body(&meeting.body.value) else { return false };
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, body.minutes_file());
    let is_drafted = workspace.source_at(&path).is_some_and(|id| is_skeleton(&workspace.source(id).text));
    let is_ours = is_drafted || !meeting.is_held();
    is_ours && meeting.date.value <= workspace.today && workspace.sealed_minutes(meeting).is_none()
}

/// Refuses to take `found` for the meeting that is meant while a file that cannot be read may be it.
fn refuse_past_broken(
    workspace: &Workspace,
    body: Option<&Body>,
    day: Option<Day>,
    found: Option<&Meeting>,
) -> Result<(), StepError> {
    let today = workspace.today;
    for id in &workspace.broken().meetings {
        let Some((date, name)) = id.as_str().split_at_checked(10) else { continue };
        let Ok(date) = date.parse::<NaiveDate>() else { continue };
        let is_its = body.is_none_or(|body| name.trim_start_matches('-').starts_with(body.id.as_str()));
        let is_nearer = match found {
            Some(found) if found.date.value >= today => date >= today && date <= found.date.value,
            Some(found) => date <= today && date >= found.date.value,
            None => true,
        };
        if is_its && day.map_or(is_nearer, |day| day.is(date)) {
            return refuse(format!(
                "{MEETINGS}{id}{MEETING_FILE} har feil og kan ikke leses. «ipr check» viser hva som er galt."
            ));
        }
    }
    Ok(())
}

/// That the body has no such meeting, and what there is instead.
fn none_said(workspace: &Workspace, asked: &str, body: Option<&Body>, sought: Sought) -> String {
    let Some(body) = body else {
        return format!("Det finnes ikke noe møte «{asked}». «ipr mote list» viser møtene.");
    };
    let name = norsk::capitalised(&body.running_name_on(workspace.today));
    let list = format!("«ipr mote list --organ {}» viser møtene", body.id);
    match sought {
        Sought::Behind | Sought::ToRecord => format!("{name} har ikke hatt noe slikt møte. {list}."),
        Sought::Ahead | Sought::ToShow | Sought::ToSend | Sought::ToWrite => format!(
            "{name} har ikke satt opp noe slikt møte. «ipr mote new {} DAG» setter opp et, og {list}.",
            body.id
        ),
    }
}
