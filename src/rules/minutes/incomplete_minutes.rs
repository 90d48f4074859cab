use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use chrono::NaiveTime;

use super::recorded::name_of;
use crate::model::{Body, Form, Meeting, Outcome, PersonId, Seat};
use crate::norsk;
use crate::read::MEETINGS;
use crate::text::Span;
use crate::workspace::Assembly;
pub(super) static RULE: Rule = Rule {
    code: "M01",
    name: "incomplete-minutes",
    title: "Møteboken mangler noe loven krever",
    severity: Severity::Error,
    basis: "koml. § 11-4 (2)",
    page: include_str!("incomplete_minutes.md"),
    check: Check::Meeting(check),
    work: Work::Minutes,
    before_due: "Møteboken skal føres",
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.is_held() || meeting.is_extract {
        return;
    }
    let Some(body) = workspace.elected_body(meeting) else { return };
    if meeting.is_written() {
        return;
    }
    if meeting.attendance.is_empty() {
        found.extend(not_begun(workspace, meeting, body));
        return;
    }
    judge_place(meeting, found);
    judge_days(meeting, found);
    judge_times(meeting, found);
    judge_attendance(workspace, meeting, body, found);
    judge_votes(workspace, meeting, found);
}

/// That nothing is written of a meeting that will soon be asked for. When it has been asked for, it is
/// only a hint, and after a year nothing: a folder that has been carried over has its minutes elsewhere.
fn not_begun(workspace: &Workspace, meeting: &Meeting, body: &Body) -> Option<Diagnostic> {
    let day = meeting.date.value;
    let next = workspace.meeting_after(meeting, &body.id)?;
    let due = workspace.dispatch_deadline(&body.id, next.date.value);
    let name = body.minutes_file();
    let is_there =
        |ending| workspace.other_files.contains(&format!("{MEETINGS}{}/{name}.{ending}", meeting.id));
    let is_old = workspace.today.signed_duration_since(due).num_days() > 365;
    if is_old || ["md", "pdf", "docx"].into_iter().any(is_there) {
        return None;
    }
    let message =
        format!("Møtet i {} {} er holdt, men ikke ført", body.running_name_on(day), norsk::date(day));
    let draft = Action::minutes_of(&meeting.id);
    let mut finding = RULE
        .at(meeting.date.span, message)
        .with_label(next.date.span, "møtet der det skal godkjennes")
        .with_advice(format!("Før inn oppmøte og avstemninger i møtefilen. «{draft}» lager et utkast."))
        .with_remedies([draft])
        .due_on(due);
    if workspace.today > due {
        finding.severity = Severity::Hint;
    }
    Some(finding)
}

fn judge_place(meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let is_remote = meeting.form.is_some_and(|form| form.value == Form::Remote);
    for (is_missing, key) in
        [(meeting.time.is_none(), "tid"), (meeting.place.is_none() && !is_remote, "sted")]
    {
        if is_missing {
            found.push(
                RULE.at(meeting.date.span, format!("Møteboken sier ikke møtets {key}"))
                    .with_advice(format!("Legg til «{key}» i møtefilen.")),
            );
        }
    }
}

/// What is written to have happened on another day than those of the meeting.
fn judge_days(meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    for item in &meeting.agenda {
        if let Some(day) = item.day()
            && !meeting.sits_on(day.value)
        {
            let message =
                format!("Punktet er ført {}, og den dagen var det ikke møte", norsk::date(day.value));
            let advice = "Rett «dato» i punktet, eller «flere-dager».";
            found.push(RULE.at(day.span, message).with_advice(advice));
        }
    }
    for row in &meeting.attendance {
        if let Some(day) = row.day
            && !meeting.sits_on(day.value)
        {
            let message =
                format!("Oppmøtet er ført {}, og den dagen var det ikke møte", norsk::date(day.value));
            let advice = "Rett «dato» i raden, eller «flere-dager».";
            found.push(RULE.at(day.span, message).with_advice(advice));
        }
    }
}

/// What is written to have happened before the meeting began, or after it ended.
fn judge_times(meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let mut say = |place: Span, what: &str, clock: NaiveTime| {
        if meeting.sits_at(clock) {
            return;
        }
        let message = format!("{what} er ført kl. {}, utenfor møtetiden", norsk::clock(clock));
        let mut finding = RULE
            .at(place, message)
            .with_advice("Rett klokkeslettet, eller «tid», som er når møtet begynte og sluttet.");
        finding.severity = Severity::Warning;
        found.push(finding);
    };
    for row in &meeting.attendance {
        for clock in [row.from, row.until].into_iter().flatten() {
            say(row.span, "At noen kom eller gikk,", clock);
        }
    }
    for item in &meeting.agenda {
        let Some(record) = &item.record else { continue };
        if let Some(clock) = record.time {
            say(item.span, "Avstemningen", clock);
        }
        let closing = record.closing.iter().flat_map(|closing| [closing.time, closing.from, closing.until]);
        for clock in closing.flatten() {
            say(clock.span, "Lukkingen", clock.value);
        }
    }
}

fn judge_attendance(workspace: &Workspace, meeting: &Meeting, body: &Body, found: &mut Vec<Diagnostic>) {
    let Some(first) = meeting.attendance.first() else { return };
    let Assembly { members, .. } = workspace.assembly(meeting);
    let is_written = |person: &PersonId| meeting.attendance.iter().any(|row| row.person.value == *person);
    let missing: Vec<&Seat> = members.into_iter().filter(|seat| !is_written(&seat.person.value)).collect();
    let Some(seat) = missing.first() else { return };
    let names: Vec<&str> = missing.iter().map(|seat| workspace.people.name_of(&seat.person.value)).collect();
    let label = format!("er {} i {}", seat.role.word(), body.running_name_on(meeting.date.value));
    found.push(
        RULE.at(first.span, format!("{} står verken som møtt eller med forfall", norsk::some(&names)))
            .with_label(seat.span, label)
            .with_advice("Før inn alle medlemmene under «oppmøte», med «forfall» på dem som ikke kom."),
    );
}

fn judge_votes(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    for item in &meeting.agenda {
        if item.record.as_ref().is_some_and(|record| record.ballot.is_some() || record.election.is_some()) {
            continue;
        }
        let Some((_, step)) = workspace.treatment(meeting, item) else { continue };
        let Some(outcome) = step.outcome.filter(|outcome| Outcome::is_voted_on(outcome.value)) else {
            continue;
        };
        found.push(
            RULE.at(item.span, format!("{} er avgjort, men avstemningen er ikke ført", name_of(item)))
                .with_label(outcome.span, "utfallet i saken")
                .with_advice(
                    "I møtefilen skrives «avstemning: enstemmig», eller hvem som stemte for og mot; i \
                        referatet «Avstemning: Enstemmig».",
                ),
        );
    }
}
