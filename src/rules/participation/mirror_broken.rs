use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::BTreeMap;

use crate::model::{Body, BodyId, Row, Seat};
use crate::norsk;
use crate::text::Placed;

pub(super) static RULE: Rule = Rule {
    code: "D02",
    name: "mirror-broken",
    title: "Gruppen speiler ikke organet",
    severity: Severity::Warning,
    basis: "bodies.yaml, speiler",
    page: include_str!("mirror_broken.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        let Some(row) = body.mirrors.on(workspace.today) else { continue };
        let mirrored = regions(workspace, &row.value.value);
        let present = regions(workspace, &body.id);
        // Where nobody is listed, nothing is known.
        if mirrored.is_empty() || present.is_empty() {
            continue;
        }
        judge(workspace, (body, row), (&mirrored, &present), found);
    }
}

/// The regions that have a vote in a body today, each with one of its seats.
fn regions<'a>(workspace: &'a Workspace, body: &'a BodyId) -> BTreeMap<&'a str, &'a Seat> {
    let people = &workspace.people;
    let seats = people.voting_seats_on(body, workspace.today);
    seats.filter_map(|seat| Some((people.region_of(seat)?, seat))).collect()
}

type Regions<'a> = BTreeMap<&'a str, &'a Seat>;

fn judge(
    workspace: &Workspace,
    (body, row): (&Body, &Row<Placed<BodyId>>),
    (mirrored, present): (&Regions<'_>, &Regions<'_>),
    found: &mut Vec<Diagnostic>,
) {
    let name = body.running_name_on(workspace.today);
    let other = workspace.body_name(&row.value.value, workspace.today);
    let missing = mirrored.iter().filter(|(region, _)| !present.contains_key(*region));
    for (region, seat) in missing {
        let region = workspace.people.region_name(region);
        found.push(
            RULE.at(seat.span, format!("{region} sitter i {other}, men har ingen i {name}"))
                .with_basis(row.basis_text())
                .resting_on_law_when(row.is_law())
                .with_label(row.span, "gruppen skal ha de samme delregionene")
                .with_advice("Be delregionen om et medlem, og før det inn under verv i members.yaml."),
        );
    }
    let besides = present.iter().filter(|(region, _)| !mirrored.contains_key(*region));
    for (region, seat) in besides {
        let region = workspace.people.region_name(region);
        let name = norsk::capitalised(&name);
        found.push(
            RULE.at(seat.span, format!("{name} har et medlem fra {region}, som ikke sitter i {other}"))
                .with_basis(row.basis_text())
                .resting_on_law_when(row.is_law())
                .with_label(row.span, "gruppen skal ha de samme delregionene")
                .with_advice(
                    "Rett hva vervet representerer, avslutt det, eller gjør personen til observatør.",
                ),
        );
    }
}
