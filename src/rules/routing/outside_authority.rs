use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Authority, AuthorityUse, BudgetKind, Case, MoneyUnit, Row};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::Datelike;

pub(super) static RULE: Rule = Rule {
    code: "L25",
    name: "outside-authority",
    title: "En fullmakt er brukt utenfor det den gjelder",
    severity: Severity::Error,
    basis: "bodies.yaml, fullmakter",
    page: include_str!("outside_authority.md"),
    check: Check::Case(check),
    before_due: "Bruken av en fullmakt skal meldes",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for one in &case.authority_uses {
        // A name that is nowhere is told by another rule.
        let Some(row) = workspace.authority_of(one) else { continue };
        if !row.holds_on(one.day) {
            let day = norsk::date(one.day);
            let said = format!("Fullmakten «{}» gjaldt ikke {day}", one.name.value);
            let advice = "La det organet som har myndigheten, avgjøre saken, eller rett dagen.";
            found.push(RULE.at(one.name.span, said).with_advice(advice));
            continue;
        }
        let mut told = Vec::new();
        told.extend(wrong_person(workspace, one, &row.value));
        told.extend(too_much(one, &row.value));
        told.extend(over_budget(workspace, case, one, &row.value));
        told.extend(unreported(workspace, case, one, row));
        for finding in told {
            found.push(finding.with_basis(row.basis_text()).with_label(row.span, "fullmakten"));
        }
    }
}

fn wrong_person(workspace: &Workspace, one: &AuthorityUse, authority: &Authority) -> Option<Diagnostic> {
    if authority.used_by.is_empty() || authority.used_by.iter().any(|person| person.value == one.by.value) {
        return None;
    }
    let name = workspace.people.name_of(&one.by.value);
    let said = format!("{name} kan ikke bruke fullmakten «{}»", authority.name.value);
    Some(RULE.at(one.by.span, said).with_advice("La en som har fullmakten, avgjøre saken."))
}

fn too_much(one: &AuthorityUse, authority: &Authority) -> Option<Diagnostic> {
    let (amount, most) = (one.amount?, authority.most?);
    if amount.value <= most {
        return None;
    }
    let (amount_as, most) = (MoneyUnit::Kroner.amount(amount.value), MoneyUnit::Kroner.amount(most));
    let said = format!("Fullmakten gjelder inntil {most} kroner, men er brukt for {amount_as}");
    Some(RULE.at(amount.span, said).with_advice("Legg saken frem for det organet som har gitt fullmakten."))
}

/// What was decided by any authority of the post, until this was, is held against the post.
fn over_budget(
    workspace: &Workspace,
    case: &Case,
    one: &AuthorityUse,
    authority: &Authority,
) -> Option<Diagnostic> {
    if !authority.is_within_budget {
        return None;
    }
    let Some(post) = &one.post else {
        let said = "Fullmakten gjelder innenfor budsjettet, men det står ikke hvilken post som betaler";
        return Some(RULE.at(one.amount?.span, said).with_advice("Skriv posten under «post»."));
    };
    let budget = workspace.budget(one.day.year(), BudgetKind::Adopted)?;
    let Some(whole) = budget.line_of(&post.value) else {
        let said = format!("{} har ingen post «{}»", budget.name(), post.value);
        return Some(RULE.at(post.span, said).with_advice("Skriv posten slik den står i budsjett.yaml."));
    };
    let (mut spent, mut is_private) = (0_i64, false);
    for other in workspace.cases.iter() {
        for earlier in &other.authority_uses {
            let is_of_post = earlier.post.as_ref().is_some_and(|named| named.value == post.value);
            let is_before = (earlier.day, &other.id.value) <= (one.day, &case.id.value);
            if is_of_post && is_before && earlier.day.year() == one.day.year() {
                spent = spent.saturating_add(earlier.amount.map_or(0, |amount| amount.value));
                is_private = is_private || other.withholds();
            }
        }
    }
    if spent <= whole {
        return None;
    }
    let (spent, whole) = (MoneyUnit::Kroner.amount(spent), MoneyUnit::Kroner.amount(whole));
    let said = format!("Det er brukt {spent} kroner av «{}», som er {whole} i {}", post.value, budget.name());
    let finding =
        RULE.at(post.span, said).with_advice("Legg saken frem for det organet som vedtar budsjettet.");
    Some(if is_private { finding.in_private() } else { finding })
}

/// It is to be told at the next meeting of the body that is to know.
fn unreported(
    workspace: &Workspace,
    case: &Case,
    one: &AuthorityUse,
    row: &Row<Authority>,
) -> Option<Diagnostic> {
    let body = &row.value.reported_to.as_ref()?.value;
    let name = workspace.body_name(body, one.day);
    if let Some(reported) = one.reported {
        let day = reported.value;
        if workspace.meeting_on(body, day).is_some() {
            return None;
        }
        let said = format!("Bruken er meldt {}, men {name} hadde ikke møte da", norsk::date(day));
        return Some(RULE.at(reported.span, said).with_advice("Skriv dagen for møtet under «meldt»."));
    }
    let next = workspace.to_be_told(one)?.1?.date.value;
    let said = format!("Bruken av fullmakten skal meldes {name} {}", norsk::date(next));
    let remedy = Action::report_use(&case.id.value, &one.name.value, next);
    let advice = format!("Kjør «{remedy}» når møtet har fått vite om det.");
    Some(RULE.at(one.span, said).with_advice(advice).with_remedies(vec![remedy]).due_on(next.succ_opt()?))
}
