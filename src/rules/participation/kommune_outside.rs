use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Outsiders, People, Row, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule {
    code: "D01",
    name: "kommune-outside",
    title: "En kommune utenfor rådet er med",
    severity: Severity::Error,
    basis: "bodies.yaml, utenforstående",
    page: include_str!("kommune_outside.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let people = &workspace.people;
    for seat in &people.seats {
        let Some(body) = workspace.council.body(&seat.body.value) else { continue };
        let Some(kommune) = people.member_of(seat) else { continue };
        let Some(day) = first_day_outside(people, seat, &kommune.value, workspace.today) else { continue };
        let Some(reason) = Reason::of(body, seat, day) else { continue };
        found.push(finding(workspace, body, (seat, &kommune.value), day, reason));
    }
}

/// Why a kommune that is no member cannot sit in a body.
enum Reason<'a> {
    /// The body is the members' own.
    Law,
    /// A row of the body says so.
    Row(&'a Row<Outsiders>),
}

impl<'a> Reason<'a> {
    fn of(body: &'a Body, seat: &Seat, day: NaiveDate) -> Option<Self> {
        if body.is_supreme_on(day) && seat.role.votes() {
            return Some(Self::Law);
        }
        let row = body.outsiders.on(day)?;
        if row.value.kommuner { None } else { Some(Self::Row(row)) }
    }
}

/// The first day of the seat, as far as it has come, on which its kommune is no member.
fn first_day_outside(people: &People, seat: &Seat, kommune: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut days = vec![match (seat.from, seat.until) {
        (Some(from), _) => from,
        (None, Some(until)) => until.min(today),
        (None, None) => today,
    }];
    let memberships = || people.members.iter().filter(|member| member.name.value == kommune);
    for member in memberships() {
        if let Some(until) = member.until
            && let Some(after) = until.succ_opt()
            && after <= today
            && seat.is_held_on(after)
        {
            days.push(after);
        }
    }
    days.retain(|day| !memberships().any(|member| member.is_member_on(*day)));
    days.into_iter().min()
}

fn finding(
    workspace: &Workspace,
    body: &Body,
    (seat, kommune): (&Seat, &str),
    day: NaiveDate,
    reason: Reason<'_>,
) -> Diagnostic {
    let people = &workspace.people;
    let name = body.running_name_on(day);
    let person = people.name_of(&seat.person.value);
    let message =
        format!("{person} i {name} kommer fra {kommune}, som ikke er deltaker i rådet {}", norsk::date(day));
    let known = people.members.iter().find(|member| member.name.value == kommune);
    let advice = match known {
        Some(_) => "Avslutt vervet den dagen kommunen gikk ut, eller rett «fra» og «til» ved deltakeren.",
        None => "Avslutt vervet, rett navnet på kommunen, eller før den inn under deltakere.",
    };
    let diagnostic = RULE.at(seat.person.span, message).with_advice(advice);
    let diagnostic = match reason {
        Reason::Law => diagnostic.with_basis("koml. § 18-3 (1)").resting_on_law(),
        Reason::Row(row) => diagnostic
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(row.span, "denne raden sier hvem som kan være med"),
    };
    diagnostic.with_label(known.map(|member| member.name.span), "kommunen")
}
