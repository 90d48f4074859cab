//! What is to be told: what is late, what binds this week and the next, and what waits.

use super::tasks::{self, Task};
use super::weeks::{Group, Weeks};
use super::words::SECRETARIAT;
use crate::action::ShowStatus;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting, PersonId};
use crate::norsk;
use crate::schedule::duty;
use crate::steps::StepError;
use crate::steps::new_case::find_person;
use crate::workspace::Workspace;

/// What is late, what binds this week and the next, and what waits.
pub struct Status<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) weeks: Weeks,
    pub(super) entries: Vec<(Group, Task<'a>)>,
    pub(super) waiting: Vec<&'a Case>,
    pub(super) faults: usize,
    /// Whether only what is late and what binds this week is asked for.
    pub(super) is_brief: bool,
    /// What bodies.yaml lacks for the notices that come to say whom those tell who cannot come, and by when.
    pub(super) unsaid: Vec<&'static str>,
}

/// What is to be done in a folder where `found` was found, as far as it is asked for.
///
/// # Errors
/// When the year has no such week, or there is no such person.
pub fn status<'a>(
    workspace: &'a Workspace,
    found: &[Diagnostic],
    asked: &ShowStatus,
) -> Result<Status<'a>, StepError> {
    let weeks = Weeks::of(workspace.today, asked)?;
    let wanted = asked.responsible.as_deref().map(|who| Wanted::of(workspace, who)).transpose()?;
    let mut entries = Vec::new();
    for task in tasks::tasks(workspace, found) {
        let is_wanted = wanted.as_ref().is_none_or(|wanted| wanted.is_for(task.who.as_deref()));
        if let Some(group) = weeks.group_of(&task)
            && is_wanted
            && (!asked.is_brief || matches!(group, Group::Late | Group::Undated | Group::ThisWeek))
        {
            entries.push((group, task));
        }
    }
    let is_fault = |found: &&Diagnostic| {
        found.severity == Severity::Error && found.due.is_none() && found.waived.is_none()
    };
    Ok(Status {
        workspace,
        waiting: if asked.is_brief { Vec::new() } else { waiting(workspace, &weeks, wanted.as_ref()) },
        is_brief: asked.is_brief,
        unsaid: if *asked == ShowStatus::default() { unsaid(workspace) } else { Vec::new() },
        entries,
        weeks,
        faults: found.iter().filter(is_fault).count(),
    })
}

fn unsaid(workspace: &Workspace) -> Vec<&'static str> {
    let council = &workspace.council;
    let is_coming = |meeting: &Meeting| {
        meeting.date.value > workspace.today
            && meeting.takes_place()
            && !meeting.is_written()
            && workspace.manifest_of(meeting).is_none()
    };
    let mut unsaid = Vec::new();
    if let Some(next) = workspace.meetings.iter().find(|meeting| is_coming(meeting)) {
        if council.email.is_none() {
            unsaid.push("«epost»");
        }
        if council.working_times_on(next.date.value).absences.is_none() {
            unsaid.push("«forfall» i arbeidsfrister");
        }
    }
    unsaid
}

/// The cases that wait, those of one person if one is asked for, the first to be looked at again first.
fn waiting<'a>(workspace: &'a Workspace, weeks: &Weeks, wanted: Option<&Wanted>) -> Vec<&'a Case> {
    let is_wanted = |case: &&Case| {
        let who = case.responsible.as_ref().map(|who| who.value.as_str());
        wanted.is_none_or(|wanted| wanted.is_for(who))
    };
    let mut cases: Vec<&Case> = duty::waiting(workspace, weeks.last()).filter(is_wanted).collect();
    cases.sort_by_key(|case| {
        let until = case.waiting.as_ref().and_then(|waiting| waiting.until).map(|until| until.value);
        (until.is_none(), until, &case.id.value)
    });
    cases
}

/// Whose work is asked for.
enum Wanted {
    Secretariat,
    Person(PersonId),
}

impl Wanted {
    fn of(workspace: &Workspace, who: &str) -> Result<Self, StepError> {
        let who = norsk::composed(who);
        let is_secretariat = |name: &str| name.to_lowercase() == who.to_lowercase();
        if is_secretariat(SECRETARIAT) || is_secretariat(&workspace.council.secretariat) {
            return Ok(Self::Secretariat);
        }
        Ok(Self::Person(find_person(workspace, &who)?))
    }

    fn is_for(&self, who: Option<&str>) -> bool {
        match self {
            Self::Secretariat => who.is_none_or(|who| who.to_lowercase() == SECRETARIAT),
            Self::Person(id) => who == Some(id.as_str()),
        }
    }
}

impl Status<'_> {
    /// The tasks of a group, in order.
    pub(super) fn of_group(&self, group: Group) -> impl Iterator<Item = &Task<'_>> {
        self.entries.iter().filter(move |(of, _)| *of == group).map(|(_, task)| task)
    }

    /// The name of a person or a body, as papers have it.
    pub(super) fn name_of<'n>(&'n self, who: &'n str) -> &'n str {
        self.workspace.name_of_doer(who)
    }
}
