use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Case, Meeting, calendar};
use crate::norsk;
use crate::read::MEETINGS;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "M16",
    name: "missing-public-minutes",
    title: "Den offentlige møteboken er ikke laget",
    severity: Severity::Warning,
    basis: "koml. § 11-4 (1)",
    page: include_str!("missing_public_minutes.md"),
    check: Check::Meeting(check),
    work: Work::RemakePapers,
    before_due: "Den offentlige møteboken skal lages",
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.is_held() || meeting.is_extract || !meeting.has_record {
        return;
    }
    let Some(body) = workspace.elected_body(meeting) else { return };
    // Where nothing is exempt, the minutes as they are written are for everybody.
    if !meeting.agenda.iter().any(|item| withholds(workspace, item))
        || !workspace.has_readable_minutes(meeting)
        || workspace.sealed_minutes(meeting).is_some()
    {
        return;
    }
    let paper = format!("{MEETINGS}{}/{}.pdf", meeting.id, body.minutes_file());
    if workspace.other_files.contains(&paper) {
        return;
    }
    let day = meeting.date.value;
    let name = body.running_name_on(day);
    let message = format!("Møtet i {name} {} har ingen møtebok som alle kan lese", norsk::date(day));
    let read = Action::read_minutes_of(&meeting.id);
    found.push(
        RULE.at(meeting.date.span, message)
            .with_advice(format!("«{read}» lager den, uten det som er unntatt."))
            .with_remedies([read])
            .due_on(calendar::record_day(day)),
    );
}

/// Whether something that the minutes say of `item` is not for everybody.
fn withholds(workspace: &Workspace, item: &AgendaItem) -> bool {
    let is_closed = item.record.as_ref().is_some_and(|record| record.closing.is_some());
    is_closed || workspace.case_of(item).is_some_and(Case::withholds)
}
