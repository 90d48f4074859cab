mod of_case;

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Case, Meeting};
use crate::norsk;
use crate::schedule::chain::{CODE, each_link};
use crate::schedule::repair::repairs;
use crate::schedule::{ChainLink, Deliverable, MeetingPlan, PlannedMeeting, Repair};

pub(super) static RULE: Rule = Rule {
    code: CODE,
    name: "broken-chain",
    title: "Papirene må ut før det som skal være i dem, finnes",
    severity: Severity::Warning,
    basis: "bodies.yaml, følger-innkallingen og saksgang",
    page: include_str!("broken_chain.md"),
    check: Check::CaseAndMeeting(check_case, check),
    work: Work::MoveMeetings,
    ..Rule::PLAIN
};

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    of_case::check(&RULE, workspace, case, found);
}

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.takes_place() {
        return;
    }
    let plan = MeetingPlan::of(workspace);
    each_link(&plan, PlannedMeeting::as_written(meeting), |link| {
        if link.is_broken(workspace.today) && !is_told_already(&plan, &link) {
            found.push(finding(&plan, &link));
        }
    });
}

/// Whether an earlier meeting of the same body is prepared by the same two, and tells of them.
fn is_told_already<'a>(plan: &MeetingPlan<'a>, link: &ChainLink<'a>) -> bool {
    let Some(before) = link.target.day.pred_opt().filter(|_| !link.target.is(link.later.meeting)) else {
        return false;
    };
    let mut is_told = false;
    for target in plan.between(link.target.body(), link.later.day, before) {
        each_link(plan, target, |other| is_told |= other.is_same(link));
    }
    is_told
}

/// At the later meeting, whose papers cannot hold what they must.
fn finding(plan: &MeetingPlan<'_>, link: &ChainLink<'_>) -> Diagnostic {
    let (workspace, requirement) = (plan.workspace, &link.requirement);
    let is_mended = link.later.day < workspace.today || link.waiver(workspace.today).is_some();
    let best = if is_mended { None } else { repairs(plan, link).into_iter().next() };
    let advice = if is_mended { accounted_for(link) } else { advice(workspace, link, best.as_ref()) };
    let limit = format!("måtte vært holdt senest {}", norsk::full_date(link.latest));
    RULE.at(link.later.meeting.date.span, message(workspace, link))
        .with_basis(requirement.basis)
        .resting_on_law_when(requirement.is_law)
        .with_label(requirement.row, "denne raden binder")
        .with_label(link.earlier.meeting.date.span, limit)
        .with_advice(advice)
        .with_remedies(best.iter().flat_map(Repair::actions))
}

fn message(workspace: &Workspace, link: &ChainLink<'_>) -> String {
    let (earlier, later) = (link.earlier, link.later);
    let earlier_name = workspace.body_name(earlier.body(), earlier.day);
    let later_name = workspace.body_name(later.body(), later.day);
    let (before, after) = (norsk::date(earlier.day), norsk::date(later.day));
    let (left, exists, given) = match link.sent {
        Some(_) => ("ble sendt", "fantes", "hadde gitt"),
        None => ("må sendes", "finnes", "har gitt"),
    };
    let papers = format!("Papirene til {later_name} {after} {left} før");
    match link.requirement.what {
        Deliverable::Minutes => {
            let body = workspace.council.body(earlier.body());
            let minutes = body.map_or("referat", |body| body.minutes_word.as_str());
            format!("{papers} det {exists} {minutes} fra {earlier_name} {before}")
        }
        Deliverable::Recommendation => format!("{papers} {earlier_name} {given} innstilling {before}"),
        Deliverable::Discussion => {
            format!("{} møtes {after}, før {earlier_name} {before}", norsk::capitalised(&later_name))
        }
    }
}

/// What is over can only be accounted for.
fn accounted_for(link: &ChainLink<'_>) -> String {
    format!(
        "Møtet før måtte vært holdt senest {}. Var det en grunn til det, skriv den i møtet som et avvik fra \
            {CODE}.",
        norsk::full_date(link.latest)
    )
}

/// When the earlier meeting must be held, and the cheapest way there.
fn advice(workspace: &Workspace, link: &ChainLink<'_>, best: Option<&Repair<'_>>) -> String {
    let name = norsk::capitalised(&workspace.body_name(link.earlier.body(), link.earlier.day));
    let until = norsk::full_date(link.latest);
    let latest = match link.requirement.what {
        Deliverable::Discussion => format!("{name} må møtes senest {until}."),
        _ => format!(
            "De må ut senest {}, og {} må da møtes senest {until}.",
            norsk::date(link.papers),
            norsk::decapitalised(&name)
        ),
    };
    best.map_or(latest.clone(), |best| format!("{latest} {}", best.sentence(workspace)))
}
