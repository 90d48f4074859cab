//! The days of a case.

use crate::model::Case;
use crate::norsk;
use crate::workspace::Workspace;

/// What must be done by when.
pub(super) fn deadlines(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for step in case.routing.iter().filter(|step| step.outcome.is_none() && !case.is_withdrawn()) {
        let (Some(day), Some(body)) = (step.meeting, workspace.council.body(&step.body.value)) else {
            continue;
        };
        let limit = workspace.dispatch_deadline(&step.body.value, day.value);
        let sent = workspace.meeting_of_step(step).and_then(|meeting| meeting.papers_complete());
        let name = body.running_name_on(day.value);
        lines.push(match sent {
            Some(sent) => format!("papirene til {name} ble sendt {}", norsk::full_date(sent.value)),
            None => format!("papirene til {name} må sendes senest {}", norsk::full_date(limit)),
        });
    }
    for step in &case.routing {
        if let Some(hearing) = &step.hearing
            && let Some(deadline) = hearing.deadline
            && case.next_step().is_some()
        {
            let answers = norsk::count(hearing.answers.len(), "svar", "svar");
            let day = norsk::full_date(deadline.value);
            lines.push(format!("fristen for høringen er {day}; {answers} så langt"));
        }
    }
    for step in &case.routing {
        let day = workspace.decided_on(case, step);
        let (Some(day), Some(last)) = (day, workspace.running_review(case, step)) else { continue };
        let name = workspace.body_name(&step.body.value, day);
        lines.push(format!(
            "lovlighetskontroll av vedtaket i {name} {} kan kreves til {}",
            norsk::date(day),
            norsk::full_date(last)
        ));
    }
    lines.extend(
        case.hearing_deadline.map(|day| format!("høringsfristen er {}", norsk::full_date(day.value))),
    );
    lines.extend(case.deadline.map(|day| format!("saken skal være avgjort {}", norsk::full_date(day.value))));
    lines
}
