use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Member};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K02",
    name: "missing-representative",
    title: "En deltaker mangler representant",
    severity: Severity::Error,
    basis: "koml. § 18-3 (1)",
    page: include_str!("missing_representative.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    if workspace.people_are_broken || workspace.council_is_broken {
        return;
    }
    let (people, day) = (&workspace.people, workspace.today);
    let mut members: Vec<&Member> = people.members.iter().collect();
    members.retain(|member| member.is_member_on(day));
    if members.len() < 2 {
        found.extend(too_few_members(workspace, members.len()));
        return;
    }
    for body in workspace.council.bodies.values() {
        if !body.is_supreme_on(day) || people.voting_seats_on(&body.id, day).next().is_none() {
            continue;
        }
        for member in &members {
            judge(workspace, body, member, found);
        }
    }
}

fn too_few_members(workspace: &Workspace, count: usize) -> Option<Diagnostic> {
    let place = match workspace.people.members.first() {
        Some(member) => member.name.span,
        None => workspace.council.name_span?,
    };
    let count = if count == 0 { "ingen deltakere" } else { "bare én deltaker" };
    let finding = RULE.at(place, format!("Rådet har {count}")).with_basis("koml. § 18-1 (1)").with_advice(
        "Et interkommunalt politisk råd har minst to deltakere. Før dem inn under deltakere i members.yaml.",
    );
    if !workspace.people.members.is_empty() {
        return Some(finding);
    }
    // A folder that lists no members has not said that there are none.
    let message = "Ingen deltakere er ført inn".to_owned();
    Some(Diagnostic { severity: Severity::Hint, refuses_step: false, message, ..finding })
}

fn judge(workspace: &Workspace, body: &Body, member: &Member, found: &mut Vec<Diagnostic>) {
    let day = workspace.today;
    let name = body.running_name_on(day);
    let seats = super::seats::seats_of(workspace, body, member, |role| role.votes());
    let wanted = super::seats::representatives(workspace, member);
    let member_name = &member.name.value;
    if seats == 0 {
        found.push(
            RULE.at(member.name.span, format!("{member_name} har ingen representant i {name}"))
                .with_advice("Hver deltaker har minst ett medlem. Før vervet inn under verv i members.yaml."),
        );
        return;
    }
    if let Some(wanted) = wanted
        && wanted.value as usize != seats
    {
        let seats = norsk::count(seats, "representant", "representanter");
        found.push(
            RULE.at(
                member.name.span,
                format!("{member_name} har {seats} i {name}, og avtalen sier {}", wanted.value),
            )
            .with_basis("koml. § 18-4 (4) c")
            .with_label(wanted.span, "så mange skal deltakeren ha")
            .with_advice("Rett vervene, eller antallet om avtalen er endret."),
        );
    }
}
