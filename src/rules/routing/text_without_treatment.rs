use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Section};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L20",
    name: "text-without-treatment",
    title: "Tekst uten behandling",
    severity: Severity::Error,
    basis: "koml. § 11-4",
    page: include_str!("text_without_treatment.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for section in &case.sections {
        // Nearly no heading has a day, and those that have are mostly of the presentation.
        if let (heading, Some(_)) = section.dated()
            && (workspace.is_of_another_day(section) || is_nearly_proposal(workspace, heading))
            && !is_text_of_any(workspace, case, section)
        {
            found.push(finding(workspace, case, section));
        }
    }
}

/// «Forslag til vedtak i styret», which with a day is the proposal written in another way.
fn is_nearly_proposal(workspace: &Workspace, heading: &str) -> bool {
    let proposal = format!("{} ", workspace.council.headings.proposal.to_lowercase());
    let heading = heading.to_lowercase();
    let Some(rest) = heading.strip_prefix(&proposal) else { return false };
    workspace.council.bodies.values().any(|body| body.names().any(|name| rest.contains(&name.to_lowercase())))
}

fn is_text_of_any(workspace: &Workspace, case: &Case, section: &Section) -> bool {
    (0..case.routing.len()).any(|index| {
        workspace.text_of(case, index).is_some_and(|text| text.heading_span == section.heading_span)
    })
}

fn finding(workspace: &Workspace, case: &Case, section: &Section) -> Diagnostic {
    let (heading, day) = section.dated();
    let proposal = &workspace.council.headings.proposal;
    let message = format!("Avsnittet «{}» hører ikke til noen behandling", section.heading.raw());
    let advice = if is_nearly_proposal(workspace, heading) {
        let day = day.map_or_else(String::new, |day| format!(" {}", norsk::date(day)));
        format!("Et forslag med egen dag har bare dagen etter seg: «## {proposal}{day}».")
    } else {
        let headings: Vec<String> = (0..case.routing.len())
            .filter_map(|index| workspace.text_heading(case, index))
            .map(|heading| format!("«{heading}»"))
            .collect();
        let known = match headings.is_empty() {
            true => "Saksgangen har ingen utfall med tekst ennå.".to_owned(),
            false => format!("Saksgangen gir {}.", norsk::list(&headings)),
        };
        format!(
            "{known} Rett dagen i overskriften, eller før inn utfallet i saksgangen. Ingen papirer viser \
             teksten."
        )
    };
    let diagnostic = RULE
        .at(section.heading_span, message)
        .with_label(case.routing_span, "sakens saksgang")
        .with_advice(advice);
    if workspace.withholds(case) { diagnostic.in_private() } else { diagnostic }
}
