use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Member, Role, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K03",
    name: "too-few-substitutes",
    title: "En deltaker har for få varamedlemmer",
    severity: Severity::Error,
    basis: "koml. § 18-3 (1)",
    page: include_str!("too_few_substitutes.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let (people, day) = (&workspace.people, workspace.today);
    for body in workspace.council.bodies.values() {
        let is_substitute =
            |seat: &Seat| seat.role == Role::Substitute && seat.body.value == body.id && seat.is_held_on(day);
        // A folder that lists no substitutes has not said that there are none.
        if !body.is_supreme_on(day) || !people.seats.iter().any(is_substitute) {
            continue;
        }
        for member in &people.members {
            if member.is_member_on(day) {
                judge(workspace, body, member, found);
            }
        }
    }
}

fn judge(workspace: &Workspace, body: &Body, member: &Member, found: &mut Vec<Diagnostic>) {
    let members = super::seats::seats_of(workspace, body, member, |role| role.votes());
    let substitutes = super::seats::seats_of(workspace, body, member, |role| role == Role::Substitute);
    if substitutes >= members {
        return;
    }
    let name = body.running_name_on(workspace.today);
    let members = norsk::count(members, "medlem", "medlemmer");
    let substitutes = match substitutes {
        0 => "ingen vara".to_owned(),
        count => format!("bare {count} vara"),
    };
    found.push(
        RULE.at(member.name.span, format!("{} har {members} og {substitutes} i {name}", member.name.value))
            .with_advice(
                "Kommunestyret velger minst like mange varamedlemmer som medlemmer. Før dem inn \
                under verv i members.yaml.",
            ),
    );
}
