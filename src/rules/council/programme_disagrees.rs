use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Budget, BudgetKind, PlacedPoint, PointStatus, Programme, ProgrammeKind};
use crate::norsk;
use crate::read::fields::nearest;
use crate::rules::{Check, Rule};
use crate::text::{Placed, Span};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K12",
    name: "programme-disagrees",
    title: "Programmet går ikke opp",
    severity: Severity::Hint,
    basis: "filformatet",
    page: include_str!("programme_disagrees.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for programme in workspace.programmes.iter() {
        found.extend(other_goals(workspace, programme));
        for placed in programme.placed_points() {
            found.extend(lost(workspace, placed));
            found.extend(asked_for_outside(placed));
        }
        let budget = programme.year().and_then(|year| workspace.budget(year, BudgetKind::Adopted));
        if let Some(budget) = budget.filter(|_| programme.points.iter().any(|point| !point.money.is_empty()))
        {
            judge_posts(programme, budget, found);
            judge_parts(programme, budget, found);
        }
    }
}

/// A goal that a programme has, and the guidelines of its years have not.
fn other_goals(workspace: &Workspace, programme: &Programme) -> Option<Diagnostic> {
    let guidelines = workspace.programmes.iter().find(|other| {
        other.kind == ProgrammeKind::Guidelines
            && !other.goals.is_empty()
            && other.from <= programme.from
            && other.until.value >= programme.until.value
    })?;
    let mut goals = programme.goals.clone();
    goals.retain(|goal| !guidelines.goals.contains(goal));
    if goals.is_empty() {
        return None;
    }
    let (goals, title) = (norsk::numbers(goals), &guidelines.title.value);
    let message = format!("Bærekraftsmål {goals} er ikke blant målene i «{title}»");
    let advice = "Rett målene, eller skriv et mål ut over føringenes på punktet det gjelder.";
    Some(RULE.at(programme.title.span, message).with_advice(advice))
}

/// A point that is said to go on, and stands in no programme after its own.
fn lost(workspace: &Workspace, placed: PlacedPoint<'_>) -> Option<Diagnostic> {
    let status = placed.point.status.filter(|status| status.value == PointStatus::CarriedOn)?;
    let name = &placed.point.name.value;
    let later = workspace.programmes.iter().filter(|other| other.until.value > placed.programme.until.value);
    let mut is_planned = false;
    for programme in later {
        is_planned = is_planned || programme.kind == placed.programme.kind;
        if programme.points.iter().any(|point| point.has_name(name)) {
            return None;
        }
    }
    // As long as the next programme is not written, it may still come.
    is_planned.then(|| {
        RULE.at(status.span, format!("Punktet «{name}» er videreført, men står ikke i noe senere program"))
            .with_advice("Før det inn der, med «het» hvis det har fått nytt navn, eller rett status.")
    })
}

/// A day that does not lie in the days of the point.
fn asked_for_outside(placed: PlacedPoint<'_>) -> Option<Diagnostic> {
    let day = placed.point.deadline.as_ref()?;
    let programme = placed.programme;
    let is_outside = |day: NaiveDate| day < programme.from || day > programme.until.value;
    is_outside(day.value).then(|| {
        let (from, until) = (norsk::date(programme.from), norsk::date(programme.until.value));
        RULE.at(day.span, format!("Fristen er utenfor programmet, som gjelder fra {from} til {until}"))
            .with_advice("Rett fristen, eller dagene programmet gjelder.")
    })
}

/// Every post that points name: that it is there, and is as large as what they take of it.
fn judge_posts(programme: &Programme, budget: &Budget, found: &mut Vec<Diagnostic>) {
    let mut judged: Vec<&str> = Vec::new();
    for point in &programme.points {
        for (post, _) in &point.money {
            if judged.contains(&post.value.as_str()) {
                continue;
            }
            judged.push(&post.value);
            let Some(whole) = budget.line_of(&post.value) else {
                found.push(unknown(budget, post));
                continue;
            };
            let (taken, is_shared) = taken_of(programme, &post.value);
            let is_right = if is_shared { taken <= whole } else { taken == whole };
            if !is_right {
                let [taken, whole] = [taken, whole].map(|ore| budget.unit.amount(ore));
                let name = norsk::decapitalised(&budget.name());
                found.push(told(
                    budget,
                    post.span,
                    format!("Punktene bruker {taken} av «{}», som er {whole} i {name}", post.value),
                ));
            }
        }
    }
}

/// How much points take of a post, and whether some of it is shared without being divided.
fn taken_of(programme: &Programme, post: &str) -> (i64, bool) {
    let (mut taken, mut is_shared) = (0, false);
    for point in &programme.points {
        for (name, amount) in &point.money {
            match amount {
                _ if name.value != post => {}
                Some(amount) => taken += amount,
                None => is_shared = true,
            }
        }
    }
    (taken, is_shared)
}

/// What a post is divided into that no point asks for.
fn judge_parts(programme: &Programme, budget: &Budget, found: &mut Vec<Diagnostic>) {
    let is_named = |name: &str| {
        programme.points.iter().any(|point| point.money.iter().any(|(post, _)| post.value == name))
    };
    for (post, parts) in &budget.divided {
        if is_named(&post.value) {
            continue;
        }
        for part in parts.iter().filter(|part| part.amount != 0 && !is_named(&part.name.value)) {
            let amount = budget.unit.amount(part.amount);
            let name = &part.name.value;
            found.push(told(
                budget,
                part.name.span,
                format!(
                    "{} har {amount} til «{name}», som ikke noe punkt i programmet gjelder",
                    budget.name()
                ),
            ));
        }
    }
}

fn unknown(budget: &Budget, post: &Placed<String>) -> Diagnostic {
    let message = format!("{} har ingen post «{}»", budget.name(), post.value);
    let mut names: Vec<&str> = Vec::new();
    for line in budget.lines() {
        names.push(&line.name.value);
    }
    let finding = told(budget, post.span, message);
    match nearest(&post.value, names.into_iter()) {
        Some(nearest) => finding.with_advice(format!("Mente du «{nearest}»?")),
        None => finding,
    }
}

fn told(budget: &Budget, place: Span, message: String) -> Diagnostic {
    RULE.at(place, message).with_written_basis(&budget.basis).with_advice(
        "Se etter om det er programmet eller budsjettet som er feil. Er det kilden selv, la det stå.",
    )
}
