//! Cases that wait for the next meeting of a body.

use chrono::NaiveDate;

use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::model::{Case, Step};
use crate::norsk;
use crate::workspace::Workspace;

/// `finding` of a case that has no day in the body of `step`: outstanding until the papers of the next
/// meeting there leave, or due at once when there is none.
pub(super) fn until_next_meeting(
    workspace: &Workspace,
    finding: Diagnostic,
    case: &Case,
    step: &Step,
    from: NaiveDate,
) -> Diagnostic {
    let Some(next) = workspace.meeting_from(&step.body.value, from) else {
        return finding.with_advice(
            "Opprett møtet med «ipr mote new», eller skriv hva saken venter på under «venter».",
        );
    };
    let action = Action::put_on_agenda(&case.id.value, &next.id);
    finding
        .with_advice(format!(
            "Neste møte er {}. «{action}» setter saken på sakslisten.",
            norsk::date(next.date.value)
        ))
        .with_remedies([action])
        .due_on(workspace.dispatch_deadline(&step.body.value, next.date.value))
}
