use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Demand, Meeting};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I05",
    name: "ignored-demand",
    title: "Sak eller møte som en tredel har krevd, mangler",
    severity: Severity::Error,
    basis: "koml. § 11-2 (2) og § 11-3 (1)",
    page: include_str!("ignored_demand.md"),
    check: Check::CaseAndMeeting(check, check_meeting),
    before_due: "Sak eller møte som en tredel har krevd, skal settes opp",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if let Some(demand) = &case.demand {
        judge(workspace, case, demand, found);
    }
}

fn judge(workspace: &Workspace, case: &Case, demand: &Demand, found: &mut Vec<Diagnostic>) {
    let Some(body) = workspace.council.body(&demand.body.value) else { return };
    let day = demand.day.map_or(workspace.today, |day| day.value);
    let (by, members) = workspace.behind(demand, workspace.today);
    let name = body.running_name_on(day);
    // Nobody outside the body can demand anything, and a third of nobody is nothing.
    if by == 0 || by * 3 < members {
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
        norsk::members(members),
    );
    let diagnostic = RULE.at(demand.span, message).due_on(due);
    // What has been held takes no more cases: the demand is late, and goes to the next that is to come.
    let next = next.filter(|next| !next.is_held()).or_else(|| workspace.coming_meeting(&body.id));
    found.push(match next {
        Some(next) => {
            let action = Action::put_on_agenda(&case.id.value, &next.id);
            diagnostic
                .with_label(next.date.span, "organets neste møte")
                .with_advice(format!("Sett saken opp i møtet med «{action}»."))
                .with_remedies([action])
        }
        None => diagnostic.with_advice(format!(
            "Kall inn til møte i {name} med «ipr mote new {}», og sett saken opp der.",
            body.id
        )),
    });
}

/// The law gives no days for it: a meeting that a third demands is to be held, and one that is planned is
/// held in time if its notice is. It is not to be called off.
fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(demand) = meeting.demand() else { return };
    let Some(body) = workspace.elected_body(meeting) else { return };
    let day = meeting.date.value;
    let (by, members) = workspace.behind(demand, day);
    let name = body.running_name_on(day);
    let of_members = format!("{} av {}", norsk::capitalised(&norsk::number(by)), norsk::members(members));
    if members > 0 && by * 3 < members {
        let message = format!("{of_members} i {name} er færre enn den tredelen som kan kreve et møte");
        found.push(weaker(
            RULE.at(demand.span, message)
                .with_basis("koml. § 11-2 (2)")
                .with_advice("Rett listen, eller fjern «krevd»; lederen kan kalle inn også uten et krav."),
        ));
        return;
    }
    if let Some(made) = demand.day.filter(|made| made.value > day) {
        found.push(weaker(
            RULE.at(made.span, "Møtet er krevd etter at det ble holdt")
                .with_basis("koml. § 11-2 (2)")
                .with_label(meeting.date.span, "møtedagen")
                .with_advice("Rett den ene av datoene."),
        ));
    }
    if meeting.takes_place() || is_met_otherwise(workspace, meeting, demand) {
        return;
    }
    let Some(status) = meeting.status else { return };
    let message = format!(
        "{of_members} i {name} har krevd møtet, men det er {} og ikke noe møte kom i stedet",
        status.value.word()
    );
    let mut diagnostic = RULE
        .at(status.span, message)
        .with_basis("koml. § 11-2 (2)")
        .with_label(demand.span, "kravet")
        .with_advice(
            "Sett møtet til en ny dag med «ipr mote flytt», eller la dem som krevde det, trekke kravet.",
        );
    if by == 0 {
        diagnostic = weaker(diagnostic);
    }
    found.push(diagnostic);
}

/// Whether another meeting of the body answers the demand: one that was demanded too, as the one has that
/// a meeting is moved to, or one that has been held since.
fn is_met_otherwise(workspace: &Workspace, meeting: &Meeting, demand: &Demand) -> bool {
    let since = demand.day.map_or(meeting.date.value, |day| day.value);
    workspace
        .meetings_of(&meeting.body.value)
        .filter(|other| other.takes_place() && other.date.value >= since)
        .any(|other| other.demand().is_some() || other.is_held())
}

fn weaker(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic
}
