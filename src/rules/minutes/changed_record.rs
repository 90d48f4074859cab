use ecow::EcoString;

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{AgendaItem, Case, Difference, Meeting, Outcome, PaperPart, SealedItem, Step};
use crate::norsk::{self, Language};
use crate::schedule::duty;
use crate::text::{Placed, Span};
pub(super) static RULE: Rule = Rule {
    code: "M17",
    name: "changed-record",
    title: "Det som er ført fra et møte, er endret uten en rettelse",
    severity: Severity::Error,
    basis: "koml. § 11-4",
    page: include_str!("changed_record.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let Some(base) = &workspace.base else { return };
    for before in &base.meetings {
        if !before.is_held() || before.is_extract || duty::are_minutes_draft(base, before) {
            continue;
        }
        // A meeting that is gone, or cannot be read, is found by others.
        let Some(meeting) = workspace.meeting(&before.id) else { continue };
        judge_minutes(workspace, base, meeting, found);
        if is_touched(workspace, base, before, meeting) {
            judge_meeting(workspace, base, before, meeting, found);
        }
    }
    for (before, case) in workspace.changed_cases(base) {
        if let Some(before) = before
            && before.is_settled()
        {
            judge_case(workspace, base, before, case, found);
            judge_papers(workspace, base, before, case, found);
        }
    }
}

/// The file that the minutes of a meeting are written in.
fn minutes_file(workspace: &Workspace, meeting: &Meeting) -> Option<String> {
    let body = workspace.council.body(&meeting.body.value)?;
    Some(format!("meetings/{}/{}.md", meeting.id, body.minutes_file()))
}

fn minutes_text<'a>(workspace: &'a Workspace, meeting: &Meeting) -> Option<&'a str> {
    let id = workspace.source_at(&minutes_file(workspace, meeting)?)?;
    Some(&workspace.source(id).text)
}

/// Whether anything can be otherwise: the meeting's file, or a case on its agenda.
fn is_touched(workspace: &Workspace, base: &Workspace, before: &Meeting, meeting: &Meeting) -> bool {
    let is_same_case = |item: &AgendaItem| match (base.case_of(item), workspace.case_of(item)) {
        (Some(old), Some(new)) => base.source(old.source).text == workspace.source(new.source).text,
        (None, None) => true,
        _ => false,
    };
    base.source(before.source).text != workspace.source(meeting.source).text
        || !before.agenda.iter().all(is_same_case)
}

fn judge_meeting(
    workspace: &Workspace,
    base: &Workspace,
    before: &Meeting,
    meeting: &Meeting,
    found: &mut Vec<Diagnostic>,
) {
    if !meeting.is_held() {
        let place = meeting.status.map_or(meeting.date.span, |status| status.span);
        found.push(tell(workspace, meeting, place, "Møtet er ikke lenger ført som avholdt"));
    }
    let has_number = |number: &Placed<EcoString>| before.numbers().any(|known| known.value == number.value);
    for change in workspace.changed_since_recorded(base, before, meeting) {
        // How a treatment ended, its words and its number have rules of their own.
        let change = match change {
            Difference::Changed(index, mut parts) => {
                parts.retain(|part| !matches!(part, PaperPart::Outcome | PaperPart::Decision));
                if parts.is_empty() {
                    continue;
                }
                Difference::Changed(index, parts)
            }
            // A group that keeps no minutes may write its agenda when it has met.
            Difference::Added(_) if !before.has_record => continue,
            // So has a number that stands for something else, or for nothing.
            Difference::Removed(SealedItem { number: Some(_), .. }) => continue,
            Difference::Added(index) if meeting.agenda[index].number.as_ref().is_some_and(has_number) => {
                continue;
            }
            other => other,
        };
        if !workspace.is_corrected(base, meeting, &change) {
            let place = place_of(meeting, &change);
            found.push(tell(workspace, meeting, place, &what(workspace, meeting, &change)));
        }
    }
}

/// The secretary's own text, where the minutes are written in one that is read.
fn judge_minutes(workspace: &Workspace, base: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(path) = minutes_file(base, meeting) else { return };
    let is_text = Difference::Minutes(path.clone());
    if !base.has_file(&path) {
        return;
    }
    let (was, is) = (minutes_text(base, meeting), minutes_text(workspace, meeting));
    let same = |was: &str, is: &str| was.lines().eq(is.lines());
    if !workspace.has_file(&path) {
        found.push(tell(workspace, meeting, meeting.date.span, &format!("{path} er borte")));
    } else if let (Some(was), Some(is)) = (was, is)
        && !same(was, is)
        && !workspace.is_corrected(base, meeting, &is_text)
    {
        found.push(tell(workspace, meeting, meeting.date.span, &format!("{path} er skrevet om")));
    }
}

/// A case that has been decided keeps the title it was decided under, and stays exempt for as long as it was
/// said to be.
fn judge_case(
    workspace: &Workspace,
    base: &Workspace,
    before: &Case,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    let decides =
        |step: &&Step| matches!(step.ended(), Some(Outcome::Adopted | Outcome::Rejected | Outcome::Noted));
    let Some(step) = before.routing.iter().rev().find(decides) else { return };
    let decided = norsk::date(workspace.day_of(step));
    let meeting = workspace.meeting_of_step(step);
    let is_corrected = |part| workspace.is_step_corrected(base, case, step, part);
    let titles = |case: &Case| {
        let shown = case.open_title(Language::Bokmal);
        [case.title.raw().value.as_str(), shown].map(|title| norsk::composed(title.trim()).into_owned())
    };
    let ran_out = before.exempt.as_ref().and_then(|exempt| exempt.expires);
    let has_run_out = ran_out.is_some_and(|last| last.value < workspace.today);
    let is_opened = before.exempt.is_some() && case.exempt.is_none();
    let correction = correction(meeting);
    if is_opened && !has_run_out && !is_corrected(PaperPart::Whole) {
        let message = format!("Saken ble avgjort {decided}, og «unntatt» er tatt ut av den siden");
        let advice = format!(
            "Sett «unntatt» tilbake. Skal saken være åpen før unntaket er over, {correction}, så alle ser \
             hvem som har bestemt det."
        );
        found.push(RULE.at(case.title.raw().span, message).with_advice(advice).in_private());
    }
    // With the exemption the title for the public goes too.
    let is_other = titles(before)[0] != titles(case)[0] || (!is_opened && titles(before) != titles(case));
    let is_made_exempt = before.exempt.is_none() && case.exempt.is_some();
    if is_other && !is_made_exempt && !is_corrected(PaperPart::Title) {
        let message = format!("Saken ble avgjort {decided}, og har fått en annen tittel siden");
        let advice = format!("Sett tittelen tilbake. Var den feil, {correction}.");
        let mut finding = RULE.at(case.title.raw().span, message).with_advice(advice);
        finding.is_private = workspace.withholds(case);
        found.push(finding);
    }
}

/// What a case was decided on stays as the meeting had it, until it goes on.
fn judge_papers(
    workspace: &Workspace,
    base: &Workspace,
    before: &Case,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    let Some(step) = before.routing.last() else { return };
    let is_last = case.routing.last().is_some_and(|last| last.body.value == step.body.value)
        && case.routing.len() == before.routing.len();
    let Some(meeting) = base.meeting_of_step(step) else { return };
    if !is_last || step.ended().is_none() || duty::are_minutes_draft(base, meeting) {
        return;
    }
    for part in workspace.papers_changed_since_decided(base, (before, case), step) {
        if workspace.is_step_corrected(base, case, step, part) {
            continue;
        }
        let what = Language::Bokmal.wording().supplement.parts[part.place()];
        let decided = norsk::date(workspace.day_of(step));
        let message = format!("Saken ble avgjort {decided}, og {what} er endret siden");
        let correction = correction(workspace.meeting_of_step(step));
        let advice = format!("Sett det tilbake. Var det en feil, {correction}.");
        let mut finding = RULE.at(case.title.raw().span, message).with_advice(advice);
        finding.is_private = workspace.withholds(case);
        found.push(finding);
    }
}

fn correction(meeting: Option<&Meeting>) -> String {
    match meeting {
        Some(meeting) => format!("rett det med «ipr mote rett {} --av NAVN --grunn \"…\"»", meeting.id),
        None => "lag møtet det ble avgjort i, og rett det med «ipr mote rett»".to_owned(),
    }
}

fn what(workspace: &Workspace, meeting: &Meeting, change: &Difference) -> String {
    let called = norsk::capitalised(&workspace.called(meeting, change, Language::Bokmal));
    match change {
        Difference::Added(_) | Difference::Removed(_) => called,
        _ => format!("{called} er endret"),
    }
}

fn tell(workspace: &Workspace, meeting: &Meeting, place: Span, what: &str) -> Diagnostic {
    let body = workspace.body_name(&meeting.body.value, meeting.date.value);
    let day = norsk::date(meeting.date.value);
    let message = format!("{what} etter at møtet i {body} {day} ble ført");
    let advice = format!("Sett det tilbake. Var det en feil, {}.", correction(Some(meeting)));
    RULE.at(place, message).with_advice(advice)
}

fn place_of(meeting: &Meeting, change: &Difference) -> Span {
    let item = change.item().and_then(|index| meeting.agenda.get(index));
    match (item, change) {
        (Some(item), _) => item.span,
        (None, Difference::Removed(_)) => meeting.agenda_span,
        (None, Difference::Attendance) => {
            meeting.attendance.first().map_or(meeting.date.span, |row| row.span)
        }
        _ => meeting.date.span,
    }
}
