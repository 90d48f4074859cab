use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Waiver;
use crate::norsk;
use crate::read::fields::nearest;
use crate::rules::{Area, Check, Rule, waivers};
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F13",
    name: "idle-waiver",
    title: "Avviket er utløpt eller dekker ingenting",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("idle_waiver.md"),
    check: Check::Findings(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, areas: &[&Area], judged: &[Diagnostic], found: &mut Vec<Diagnostic>) {
    let waivers = waivers::all(workspace);
    if waivers.is_empty() {
        return;
    }
    let mut at_work: HashSet<Span> = HashSet::new();
    let mut law: Vec<&Diagnostic> = Vec::new();
    for finding in judged {
        if let Some(waived) = &finding.waived {
            at_work.insert(waived.place);
        }
        if finding.is_law {
            law.push(finding);
        }
    }
    // What a meeting that is not held was allowed is part of what was sent.
    let mut off: HashSet<SourceId> = HashSet::new();
    for meeting in &workspace.meetings {
        if !meeting.takes_place() {
            off.insert(meeting.source);
        }
    }
    for waiver in waivers {
        if !off.contains(&waiver.span.source) && !at_work.contains(&waiver.span) {
            found.push(why_idle(waiver, workspace, areas, &law));
        }
    }
}

/// Why a waiver does nothing. `law` is every finding that no waiver covers.
fn why_idle(waiver: &Waiver, workspace: &Workspace, areas: &[&Area], law: &[&Diagnostic]) -> Diagnostic {
    let written = &waiver.rule;
    let named = areas.iter().find_map(|area| Some((area, area.find(&written.value)?)));
    let Some((area, rule)) = named else {
        let codes = areas.iter().flat_map(|area| area.rules).map(|rule| rule.code);
        let meant = match nearest(&written.value.to_uppercase(), codes) {
            Some(near) => format!("Mente du {near}? "),
            None => String::new(),
        };
        return RULE
            .at(written.span, format!("Avviket gjelder «{}», som ikke er noen regel", written.value))
            .with_advice(format!("{meant}«ipr regler» lister kodene."));
    };
    if !area.waivable {
        return RULE
            .at(written.span, format!("{} er lov eller filformat, og kan ikke fravikes", rule.code))
            .with_advice(format!("Rett det {} peker på, og fjern avviket.", rule.code));
    }
    if let Some(until) = waiver.until
        && waiver.has_run_out(workspace.today)
    {
        return RULE
            .at(until.span, format!("Avviket fra {} gikk ut {}", rule.code, norsk::date(until.value)))
            .with_advice("Fjern avviket, eller la den som ga det, gi det på nytt med en ny dag.");
    }
    let is_left =
        |finding: &&&Diagnostic| finding.place.source == waiver.span.source && finding.code == rule.code;
    match law.iter().find(is_left) {
        Some(finding) => RULE
            .at(written.span, format!("{} bygger her på lov, og kan ikke fravikes", rule.code))
            .with_label(finding.place, "dette kan ikke rådet fravike")
            .with_advice("Rett saken, og fjern avviket."),
        None => RULE
            .at(written.span, format!("Avviket fra {} dekker ingenting", rule.code))
            .with_advice("Fjern avviket; regelen er fulgt her, eller et annet avvik dekker det allerede."),
    }
}
