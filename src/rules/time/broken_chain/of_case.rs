//! What a case adds to the meeting plan: its own meetings, and the day it must be decided.

use crate::diagnostic::Diagnostic;
use crate::model::Case;
use crate::norsk;
use crate::rules::Rule;
use crate::schedule::case_schedule::{Bound, CaseSchedule, Pair, Terms, each_broken_pair, remedies};
use crate::schedule::{Deliverable, MeetingPlan, Repair};
use crate::workspace::Workspace;

/// Looks for a broken chain, as `rule`, in one case that is still on its way.
pub fn check(rule: &Rule, workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let is_on_its_way =
        case.next_step().is_some() && case.is_unsettled() && !case.is_withdrawn() && case.waiting.is_none();
    if !is_on_its_way {
        return;
    }
    let plan = MeetingPlan::of(workspace);
    each_broken_pair(&plan, case, |pair| found.push(too_close(rule, &plan, case, &pair)));
    if case.hearing_deadline.is_some() || case.deadline.is_some() {
        found.extend(unreachable(rule, &plan, case));
    }
}

/// Two treatments with too little time between them.
fn too_close(rule: &Rule, plan: &MeetingPlan<'_>, case: &Case, pair: &Pair<'_>) -> Diagnostic {
    let workspace = plan.workspace;
    let ((earlier, before), (later, day)) = (pair.earlier, pair.later);
    let earlier_name = workspace.body_name(&earlier.body.value, before);
    let later_name = workspace.body_name(&later.body.value, day);
    let what = match pair.requirement.what {
        Deliverable::Minutes => format!("det finnes referat fra {earlier_name} {}", norsk::date(before)),
        Deliverable::Recommendation => format!("{earlier_name} har gitt innstilling {}", norsk::date(before)),
        Deliverable::Discussion => format!("{earlier_name} har drøftet den {}", norsk::date(before)),
    };
    let papers = norsk::date(workspace.dispatch_deadline(&later.body.value, day));
    let message = format!("Papirene til {later_name} {} må sendes {papers}, før {what}", norsk::date(day));
    let latest = norsk::full_date(pair.latest);
    let best = remedies(plan, case).into_iter().next();
    let repair = match &best {
        Some(best) => best.sentence(workspace),
        None => "Sett den opp i et tidligere møte der, eller i et senere møte her.".to_owned(),
    };
    let advice = format!("Saken må være i {earlier_name} senest {latest}. {repair}");
    rule.at(later.day_span(), message)
        .with_basis(pair.requirement.basis)
        .resting_on_law_when(pair.requirement.is_law)
        .with_label(pair.requirement.row, "denne raden binder")
        .with_label(earlier.day_span(), format!("måtte vært senest {latest}"))
        .with_advice(advice.trim())
        .with_remedies(best.iter().flat_map(Repair::actions))
}

/// That the deadline of a case can be kept by none of the meetings that are left.
fn unreachable(rule: &Rule, plan: &MeetingPlan<'_>, case: &Case) -> Option<Diagnostic> {
    let workspace = plan.workspace;
    let (goal, bound) = Terms::of(case).goal()?;
    if goal < workspace.today {
        return None;
    }
    // That minutes are not written in time is told of the meetings.
    let schedule = CaseSchedule::on(plan, case, Terms { without_minutes: true, ..Terms::of(case) });
    let (deciding, _) = schedule.until_decided().split_last()?;
    let late = schedule.until_decided().iter().find(|stage| stage.is_late)?;
    // L11 tells of a meeting after a hearing deadline, and what goes before a meeting that is planned is told
    // there.
    let is_planned_late = deciding.is_late && matches!(deciding.bound, Some(Bound::Deadline(_)));
    if deciding.planned.is_some() && !is_planned_late {
        return None;
    }
    let late = if is_planned_late { deciding } else { late };
    let (what, span) = match bound {
        Bound::Hearing(_) => ("høringsfristen", case.hearing_deadline?.span),
        _ => ("fristen", case.deadline?.span),
    };
    let day = norsk::date(goal);
    let basis = late.bound.as_ref().and_then(Bound::basis).unwrap_or(rule.basis);
    let best = remedies(plan, case).into_iter().next();
    let advice = match &best {
        Some(best) => best.sentence(workspace),
        None => "Sett opp et møte til, eller gi saken mer tid.".to_owned(),
    };
    let finding = rule
        .at(late.step.span, format!("Saken rekker ikke {what} {day}: {}", late.why()))
        .with_basis(basis)
        .with_label(span, what.to_owned())
        .with_advice(advice)
        .with_remedies(best.iter().flat_map(Repair::actions));
    Some(finding)
}
