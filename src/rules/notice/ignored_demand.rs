use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Demand};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I05",
    name: "ignored-demand",
    title: "Sak som en tredel har krevd, er ikke satt opp",
    severity: Severity::Error,
    basis: "koml. § 11-2 (2) og § 11-3 (1)",
    page: include_str!("ignored_demand.md"),
    check: Check::Case(check),
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if let Some(demand) = &case.demand {
        judge(workspace, case, demand, found);
    }
}

fn judge(workspace: &Workspace, case: &Case, demand: &Demand, found: &mut Vec<Diagnostic>) {
    let Some(body) = workspace.council.bodies.get(&demand.body.value) else { return };
    let day = demand.day.map_or(workspace.today, |day| day.value);
    let seats = workspace.people.seats_on(&body.id, day);
    let members: Vec<&str> =
        seats.iter().filter(|seat| seat.role.votes()).map(|seat| seat.person.value.as_str()).collect();
    let name = body.running_name_on(day);
    let outsiders = demand.by.iter().filter(|person| !members.contains(&person.value.as_str()));
    let by = demand.by.len() - outsiders.count();
    // Nobody outside the body can demand anything, and a third of nobody is nothing.
    if by == 0 || by * 3 < members.len() {
        return;
    }
    let is_taken_up = case.routing.iter().any(|step| {
        step.body.value == body.id
            && step.meeting.is_some_and(|meeting| meeting.value >= day || demand.day.is_none())
    });
    if is_taken_up {
        return;
    }
    let next = workspace.meeting_from(&body.id, day);
    let due = next.map_or(workspace.today, |next| workspace.dispatch_deadline(&body.id, next.date.value));
    let message = format!(
        "{} av {} i {name} har krevd saken behandlet, men den står ikke på noen saksliste der",
        norsk::capitalised(&norsk::number(by)),
        norsk::members(members.len()),
    );
    let diagnostic = RULE.at(demand.span, message).due_on(due);
    found.push(match next {
        Some(next) => diagnostic.with_label(next.date.span, "organets neste møte").with_advice(format!(
            "Sett saken opp i møtet med «ipr sak advance {} --møte {}».",
            case.id.value, next.id
        )),
        None => diagnostic.with_advice(format!(
            "Kall inn til møte i {name} med «ipr mote new {}», og sett saken opp der.",
            body.id
        )),
    });
}
