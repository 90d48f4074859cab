use chrono::{Days, Months, NaiveDate};

use crate::action::{Action, NewSeat, ReplaceSeat, SeatAction};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Meeting, PersonId, Role, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::text::Placed;
use crate::workspace::{ElectedTo, Workspace};

pub(super) static RULE: Rule = Rule {
    code: "D09",
    name: "unentered-winner",
    title: "Valget er ført, men ikke vervet",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (1) og (4)",
    page: include_str!("unentered_winner.md"),
    check: Check::Meeting(check),
    before_due: "Den som er valgt, skal føres inn",
    ..Rule::PLAIN
};

/// So long one has to write down who was elected.
const TO_ENTER: Days = Days::new(14);
/// A seat that ends sooner after the election than this is the one that was filled anew.
const HANDOVER: Months = Months::new(6);
/// So long an election counts: then others are elected.
const COUNTS: Months = Months::new(48);

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.has_record || !meeting.takes_place() {
        return;
    }
    let day = meeting.date.value;
    if day.checked_add_months(COUNTS).is_none_or(|end| end < workspace.today) {
        return;
    }
    for item in &meeting.agenda {
        let Some(election) = item.record.as_deref().and_then(|record| record.election.as_ref()) else {
            continue;
        };
        let Some(to) = workspace.elected_to(meeting, item) else { continue };
        let elected: Vec<&Placed<PersonId>> = election.all_elected().collect();
        // «Valg av leder og nestleder», and two names: the first leads.
        if to.roles.len() > 1 && to.roles.len() == elected.len() {
            for (person, role) in elected.into_iter().zip(to.roles) {
                let to = ElectedTo { body: to.body, roles: vec![role] };
                found.extend(judge(workspace, item, &to, &[person], day));
            }
        } else {
            found.extend(judge(workspace, item, &to, &elected, day));
        }
    }
}

/// What is told of those of `elected` who have not been entered.
fn judge(
    workspace: &Workspace,
    item: &AgendaItem,
    to: &ElectedTo<'_>,
    elected: &[&Placed<PersonId>],
    day: NaiveDate,
) -> Option<Diagnostic> {
    let mut missing = Vec::new();
    for person in elected {
        let is_known = workspace.people.persons.contains_key(&person.value);
        if is_known && !missing.contains(person) && !is_entered(workspace, to, &person.value, day) {
            missing.push(*person);
        }
    }
    if missing.is_empty() {
        return None;
    }
    let finding = finding(workspace, item, to, &missing, day);
    let finding = match to.body.chooses_leader_on(day) {
        Some(row) if !to.body.is_elected() => finding.with_basis(row.basis_text()),
        _ => finding,
    };
    Some(if workspace.openness_of(item).is_open() { finding } else { finding.in_private() })
}

/// Who was elected to what, and what enters it.
fn finding(
    workspace: &Workspace,
    item: &AgendaItem,
    to: &ElectedTo<'_>,
    missing: &[&Placed<PersonId>],
    day: NaiveDate,
) -> Diagnostic {
    let (mut names, mut remedies, mut commands, mut roles) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for person in missing {
        names.push(workspace.people.name_of(&person.value));
        let remedy = entering(workspace, to, &person.value, day);
        commands.push(format!("«{remedy}»"));
        remedies.push(remedy);
    }
    for role in &to.roles {
        roles.push(role.word());
    }
    let message = format!(
        "{} ble valgt til {} i {} {} ({}), men det er ikke ført inn",
        norsk::list(&names),
        norsk::alternatives(&roles),
        to.body.running_name_on(day),
        norsk::date(day),
        item.known_as()
    );
    let advice = format!(
        "Kjør {}. Gjelder valget fra en annen dag enn møtet, skriv den i stedet.",
        norsk::list(&commands)
    );
    RULE.at(missing[0].span, message)
        .with_advice(advice)
        .with_remedies(remedies)
        .due_on(day.checked_add_days(TO_ENTER).unwrap_or(day))
}

/// Whether the person has a seat with the role, given by this election or one that goes on after it.
fn is_entered(workspace: &Workspace, to: &ElectedTo<'_>, person: &PersonId, day: NaiveDate) -> bool {
    let Some(handed_over) = day.checked_add_months(HANDOVER) else { return true };
    let has_role = |seat: &Seat| {
        let is_meant = |role: &Role| seat.role == *role || (*role == Role::Member && seat.role.votes());
        to.roles.iter().any(is_meant)
    };
    for seat in &workspace.people.seats {
        if seat.person.value == *person
            && seat.body.value == to.body.id
            && has_role(seat)
            && (seat.from.is_some_and(|from| from >= day)
                || seat.until.is_none_or(|until| until > handed_over))
        {
            return true;
        }
    }
    false
}

/// What enters it: of who leads, in the place of whoever does.
fn entering(workspace: &Workspace, to: &ElectedTo<'_>, person: &PersonId, day: NaiveDate) -> Action {
    let people = &workspace.people;
    let (name, body) = (person.to_string(), to.body.id.to_string());
    let role = to.roles[0];
    let named = Some(role).filter(|role| *role != Role::Member);
    if matches!(role, Role::Chair | Role::DeputyChair) {
        let seats = people.seats_on(&to.body.id, day);
        let leading = seats.iter().find(|seat| seat.role == role && seat.person.value != *person);
        if let Some(seat) = leading.filter(|seat| seat.from.is_some_and(|from| from < day)) {
            let (person, successor) = (seat.person.value.to_string(), name);
            let asked = ReplaceSeat { person, successor, body, day, role: named, ..ReplaceSeat::default() };
            return Action::Seat(SeatAction::Replace(asked));
        }
    }
    let asked = NewSeat { person: name, body, day, role: named, ..NewSeat::default() };
    Action::Seat(SeatAction::New(asked))
}
