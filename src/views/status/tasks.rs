//! What is to be done, each thing once: what the rules find, and what follows from the days.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months, NaiveDate};

use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, FollowUp, Meeting};
use crate::norsk;
use crate::rules::{self, Work};
use crate::schedule::duty::{self, Duty, Of};
use crate::steps::follow_up::name_in_files;
use crate::text::SourceId;
use crate::views::proposed;
use crate::workspace::{Proposer, Workspace};

/// One thing to be done.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// The day it binds; none for what has no day, and should have been done.
    pub day: Option<NaiveDate>,
    /// What it is.
    pub kind: Kind,
    /// The case it is about.
    pub case: Option<&'a Case>,
    /// The meeting it is about.
    pub meeting: Option<&'a Meeting>,
    /// What is to be done, in words.
    pub what: String,
    /// Who is to do it: the name in files, or the words that say so; none is the secretariat.
    pub who: Option<String>,
    /// The deeds that do it together, or the one that shows it.
    pub actions: Vec<Action>,
    /// The file it stands in.
    pub file: String,
    /// The rule that asks for it.
    pub code: Option<&'static str>,
}

impl Task<'_> {
    /// Whether it is for another body to do: the case lacks what that body is to give it.
    pub fn waits_for_a_body(&self) -> bool {
        self.code.is_some_and(|code| rules::work(code) == Work::AwaitBody)
    }
}

/// What is to be done, in the order in which it is told of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What no rule asks for.
    Duty(duty::DutyKind),
    /// The notice of a meeting is to be sent.
    Dispatch,
    /// A meeting is to be announced.
    Announce,
    /// An entry of a case's follow-up.
    FollowUp(usize),
    /// What a rule asks for, by its code and where.
    Rule(&'static str, u32),
    /// What is proposed for an agenda, by its place among all that is.
    Proposed(usize),
}

/// All that is to be done, by day.
pub fn tasks<'a>(workspace: &'a Workspace, found: &[Diagnostic]) -> Vec<Task<'a>> {
    let mut tasks: BTreeMap<(SourceId, Kind), Task<'a>> = BTreeMap::new();
    for duty in duty::duties(workspace) {
        let task = of_duty(workspace, &duty);
        let source = match duty.of {
            Of::Case(case) => case.source,
            Of::Meeting(meeting) => meeting.source,
        };
        tasks.insert((source, task.kind), task);
    }
    for (index, proposed) in workspace.proposed().iter().enumerate() {
        let (source, task) = match (proposed.case, proposed.by) {
            (Some(case), _) => (case.source, of_case(workspace, case)),
            (None, Proposer::Meeting(meeting)) => (meeting.source, of_file(workspace, meeting.source)),
            (None, Proposer::Person(_)) => continue,
        };
        let (told, action) = proposed::told(workspace, proposed);
        let what = match proposed.case {
            Some(_) => told,
            None => format!("{}: {}", proposed::title(workspace, proposed), norsk::decapitalised(&told)),
        };
        let (kind, actions) = (Kind::Proposed(index), action.into_iter().collect());
        tasks.insert((source, kind), Task { kind, what, actions, ..task });
    }
    let today = workspace.today;
    let meetings = workspace.meetings.iter().map(|meeting| (meeting.source, meeting)).collect();
    let files = Files { workspace, meetings };
    for finding in found.iter().filter(|finding| finding.waived.is_none() && is_to_be_done(finding, today)) {
        let (source, task) = files.of_finding(finding);
        if is_past_helping(rules::work(finding.code), &task, today) {
            continue;
        }
        match tasks.get_mut(&(source, task.kind)) {
            // The rule knows more of it than the day alone.
            Some(known) => (known.code, known.what) = (task.code, task.what),
            None => {
                tasks.insert((source, task.kind), task);
            }
        }
    }
    let mut tasks: Vec<Task<'a>> = tasks.into_values().collect();
    tasks.sort_by(|a, b| (a.day, a.kind, &a.file).cmp(&(b.day, b.kind, &b.file)));
    tasks
}

/// Whether a finding is work with a day, or a case that lies still without one. A hint that is past its day
/// asks for nothing.
fn is_to_be_done(finding: &Diagnostic, today: NaiveDate) -> bool {
    match finding.due {
        // Minutes that nobody has written are owed for a year, also when it is too late to approve them.
        Some(due) if rules::work(finding.code) == Work::Minutes => {
            finding.severity != Severity::Hint
                || due.checked_add_months(Months::new(12)).is_none_or(|until| today <= until)
        }
        Some(_) => finding.severity != Severity::Hint || finding.is_outstanding(today),
        None => match rules::work(finding.code) {
            // What has been sent of a meeting that is over, nobody makes again.
            Work::RemakePapers => finding.severity == Severity::Error,
            work => work.needs_no_day(),
        },
    }
}

/// Whether the day has gone on which a meeting could have been set up or announced, so that nobody can do
/// anything now.
fn is_past_helping(work: Work, task: &Task<'_>, today: NaiveDate) -> bool {
    match work {
        Work::MeetBefore | Work::MoveMeetings | Work::Announce => {
            task.meeting.is_none_or(|meeting| meeting.date.value < today)
        }
        Work::PlanYear => task.day.is_some_and(|day| day.year() < today.year()),
        _ => false,
    }
}

fn of_duty<'a>(workspace: &'a Workspace, duty: &Duty<'a>) -> Task<'a> {
    let task = match duty.of {
        Of::Case(case) => of_case(workspace, case),
        Of::Meeting(meeting) => of_meeting(workspace, meeting),
    };
    let kind = Kind::Duty(duty.kind);
    let what = super::words::of_duty(workspace, duty);
    let actions = match (duty.kind, duty.of) {
        (duty::DutyKind::Minutes, Of::Meeting(meeting)) => vec![Action::minutes_of(&meeting.id)],
        (duty::DutyKind::Papers, Of::Meeting(meeting)) => vec![Action::notice_of(&meeting.id)],
        _ => task.actions,
    };
    Task { day: Some(duty.day), kind, what, actions, ..task }
}

fn of_case<'a>(workspace: &'a Workspace, case: &'a Case) -> Task<'a> {
    Task {
        case: Some(case),
        who: case.responsible.as_ref().map(|who| who.value.to_string()),
        actions: vec![Action::show_case(&case.id.value)],
        ..of_file(workspace, case.source)
    }
}

fn of_meeting<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Task<'a> {
    let actions = vec![Action::show_meeting(&meeting.id)];
    Task { meeting: Some(meeting), actions, ..of_file(workspace, meeting.source) }
}

fn of_file<'a>(workspace: &Workspace, source: SourceId) -> Task<'a> {
    Task {
        day: None,
        kind: Kind::Dispatch,
        case: None,
        meeting: None,
        what: String::new(),
        who: None,
        actions: Vec::new(),
        file: workspace.source(source).path.clone(),
        code: None,
    }
}

/// The files that findings are in.
struct Files<'a> {
    workspace: &'a Workspace,
    meetings: HashMap<SourceId, &'a Meeting>,
}

impl<'a> Files<'a> {
    /// What a finding asks for, with the file of what it is about.
    fn of_finding(&self, finding: &Diagnostic) -> (SourceId, Task<'a>) {
        let (source, task) = self.about(finding);
        // What would mend a thing that the public may not see can tell of it.
        let actions = if !finding.remedies.is_empty() && !finding.is_secret {
            finding.remedies.clone()
        } else if task.actions.is_empty() {
            vec![Action::explain(finding.code)]
        } else {
            task.actions
        };
        let kind = Kind::Rule(finding.code, finding.place.start);
        let what = super::words::of_finding(self.workspace, finding);
        let task = Task { day: finding.due, code: Some(finding.code), kind, what, actions, ..task };
        (source, known(self.workspace, finding, task))
    }

    /// The case or the meeting that a finding is about. A case that nobody has told the outcome of is work
    /// for whoever writes that meeting's minutes.
    fn about(&self, finding: &Diagnostic) -> (SourceId, Task<'a>) {
        let (workspace, source) = (self.workspace, finding.place.source);
        let is_of_outcome = rules::work(finding.code) == Work::CarryOn && finding.due.is_some();
        let mut labels = finding.labels.iter().filter(|_| is_of_outcome);
        let held =
            labels.find_map(|label| self.meetings.get(&label.span.source)).filter(|held| held.is_held());
        if let Some(meeting) = held.or_else(|| self.meetings.get(&source)) {
            return (meeting.source, of_meeting(workspace, meeting));
        }
        match workspace.case_in(&workspace.source(source).path) {
            Some(case) => (source, of_case(workspace, case)),
            None => (source, of_file(workspace, source)),
        }
    }
}

/// A finding whose work is known, in the words that say what to do.
fn known<'a>(workspace: &'a Workspace, finding: &Diagnostic, task: Task<'a>) -> Task<'a> {
    match (rules::work(finding.code), task.case, task.meeting) {
        (Work::Dispatch, _, Some(meeting)) if meeting.date.span != finding.place => task,
        (Work::Dispatch, _, Some(meeting)) if meeting.date.value >= workspace.today => Task {
            kind: Kind::Dispatch,
            what: super::words::dispatch(workspace, meeting),
            actions: vec![Action::dispatch_of(&meeting.id)],
            ..task
        },
        (Work::RemakePapers, _, Some(_)) if !finding.remedies.is_empty() => {
            // They tell no more than which meeting it is.
            Task { actions: finding.remedies.clone(), ..task }
        }
        (Work::Announce, _, Some(meeting)) => Task {
            kind: Kind::Announce,
            what: super::words::announce(workspace, meeting),
            actions: Vec::new(),
            ..task
        },
        (Work::Minutes | Work::Dispatch | Work::CarryOn, None, Some(meeting)) if finding.due.is_some() => {
            Task {
                day: Some(duty::minutes_day(workspace, meeting)),
                kind: Kind::Duty(duty::DutyKind::Minutes),
                what: super::words::minutes(workspace, meeting),
                actions: vec![Action::minutes_of(&meeting.id)],
                ..task
            }
        }
        // When the papers have left, the meetings can no longer be moved for their sake.
        (Work::MoveMeetings, _, Some(meeting)) => {
            let day = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
            Task { day: Some(day), ..task }
        }
        (Work::Answer, Some(case), _) => {
            let day = task.day.or(case.hearing_deadline.map(|day| day.value));
            Task { day, kind: Kind::Duty(duty::DutyKind::Answer), ..task }
        }
        (Work::FollowUp, Some(case), _) => {
            match (1..).zip(&case.follow_up).find(|(_, item)| item.span == finding.place) {
                Some((number, item)) => of_follow_up(workspace, case, number, item, task),
                None => task,
            }
        }
        _ => task,
    }
}

fn of_follow_up<'a>(
    workspace: &Workspace,
    case: &Case,
    number: usize,
    item: &FollowUp,
    task: Task<'a>,
) -> Task<'a> {
    // Nothing marks what is to be done as open in a case of which parts are exempt.
    let who = item.who.as_ref().and_then(|who| who.open(case.openness()));
    let who = who.map(|who| name_in_files(workspace, &norsk::composed(&who.value))).or(task.who);
    let what = item.what.open(case.openness()).map_or("Oppfølging", |what| what.value.as_str());
    let actions = vec![Action::mark_done(&case.id.value, number)];
    Task { actions, kind: Kind::FollowUp(number), what: format!("{what} (nr. {number})"), who, ..task }
}
