use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Budget, BudgetKind, Census, Figure, Funding, MoneyUnit, Rate, Row};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::text::Span;
use crate::workspace::Workspace;
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule {
    code: "K11",
    name: "figures-disagree",
    title: "Tall som ikke går opp",
    severity: Severity::Hint,
    basis: "filformatet",
    page: include_str!("figures_disagree.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for budget in workspace.budgets.iter() {
        judge_stated(budget, found);
        judge_changes(workspace, budget, found);
        judge_divided(budget, found);
        judge_opening(workspace, budget, found);
        judge_fee(workspace, budget, found);
    }
    for census in &workspace.people.censuses {
        found.extend(judge_census(census));
    }
    for body in workspace.council.bodies.values() {
        for row in &body.funding.rows {
            found.extend(judge_funding(workspace, &row.value));
        }
    }
    for pair in workspace.council.membership_fee.rows.windows(2) {
        found.extend(judge_increase(&pair[0], &pair[1]));
    }
}

fn judge_stated(budget: &Budget, found: &mut Vec<Diagnostic>) {
    for (figure, stated) in &budget.stated {
        let Some(computed) = budget.figure(*figure) else { continue };
        if computed != stated.value {
            let (is, stated_as) = (budget.unit.amount(computed), budget.unit.amount(stated.value));
            let name = norsk::decapitalised(figure.name());
            found.push(told(
                budget,
                stated.span,
                format!("{}: kilden oppgir {name} som {stated_as}, men postene gir {is}", budget.name()),
            ));
        }
    }
}

/// What the source says has changed since the budget of the year before.
fn judge_changes(workspace: &Workspace, budget: &Budget, found: &mut Vec<Diagnostic>) {
    for (name, stated) in &budget.stated_changes {
        let called = Figure::called(&name.value);
        let Some(now) = budget.amount_of(&name.value) else {
            found.push(told(budget, name.span, format!("{} har ingen post «{called}»", budget.name())));
            continue;
        };
        let Some(before) = workspace.budget(budget.year.value - 1, BudgetKind::Adopted) else { continue };
        let was = before.amount_of(&name.value).unwrap_or(0);
        if now - was != *stated {
            let [stated, is, now, was] = [*stated, now - was, now, was].map(|ore| budget.unit.amount(ore));
            let (year, last) = (budget.year.value, before.year.value);
            found.push(told(
                budget,
                name.span,
                format!(
                    "«{called}»: kilden oppgir at endringen fra {last} til {year} er {stated}, men fra \
                     {was} til {now} er den {is}"
                ),
            ));
        }
    }
}

/// What is paid for a group is in the post that is named, and no more than the post.
fn judge_funding(workspace: &Workspace, funding: &Funding) -> Option<Diagnostic> {
    let (post, budget) = (funding.post.as_ref()?, workspace.budget(funding.year?, BudgetKind::Adopted)?);
    let Some(whole) = budget.line_of(&post.value) else {
        return Some(told(budget, post.span, format!("{} har ingen post «{}»", budget.name(), post.value)));
    };
    let amount = funding.amount.filter(|amount| *amount > whole)?;
    let (amount, whole) = (MoneyUnit::Kroner.amount(amount), MoneyUnit::Kroner.amount(whole));
    let said =
        format!("Finansieringen er {amount} kroner, men «{}» i {} er {whole}", post.value, budget.name());
    Some(told(budget, post.span, said))
}

fn judge_divided(budget: &Budget, found: &mut Vec<Diagnostic>) {
    for (name, parts) in &budget.divided {
        let Some(whole) = budget.amount_of(&name.value) else {
            found.push(told(budget, name.span, format!("{} har ingen post «{}»", budget.name(), name.value)));
            continue;
        };
        let sum: i64 = parts.iter().map(|part| part.amount).sum();
        if sum != whole {
            let [sum, whole] = [sum, whole].map(|ore| budget.unit.amount(ore));
            let said = format!("«{}» er {whole}, men det som er fordelt, er {sum}", name.value);
            found.push(told(budget, name.span, said));
        }
    }
}

/// What a year begins with is what the year before ended with, as far as that is known.
fn judge_opening(workspace: &Workspace, budget: &Budget, found: &mut Vec<Diagnostic>) {
    let last = budget.year.value - 1;
    let Some(opening) = budget.opening.filter(|_| budget.kind == BudgetKind::Adopted) else { return };
    let accounts = workspace.budget(last, BudgetKind::Accounts);
    let Some(before) = accounts.or(workspace.budget(last, BudgetKind::Forecast)) else { return };
    let Some(closing) = before.figure(Figure::Closing) else { return };
    if closing == opening.value {
        return;
    }
    let name = norsk::decapitalised(&before.name());
    let [opening_as, closing] = [opening.value, closing].map(|ore| budget.unit.amount(ore));
    found.push(
        told(
            budget,
            opening.span,
            format!("{} begynner med {opening_as}, men {name} ender med {closing}", budget.name()),
        )
        .with_label(before.year.span, "året før"),
    );
}

/// The fee that members pay, reckoned, where all that it is reckoned from is known.
fn judge_fee(workspace: &Workspace, budget: &Budget, found: &mut Vec<Diagnostic>) {
    let Some(name) = &budget.fee else { return };
    let Some(income) = budget.income_of(&name.value) else {
        let said = format!("{} har ingen inntekt «{}»", budget.name(), name.value);
        found.push(told(budget, name.span, said));
        return;
    };
    if budget.kind != BudgetKind::Adopted {
        return;
    }
    let Some(day) = NaiveDate::from_ymd_opt(budget.year.value, 1, 1) else { return };
    let Some((_, total)) = workspace.membership_fee(day).total() else { return };
    let Ok(reckoned) = i64::try_from(total) else { return };
    // A budget in thousands is as near as thousands are.
    if (income - reckoned).abs() > budget.unit.ore() {
        let year = budget.year.value;
        let is = MoneyUnit::Kroner.amount(reckoned);
        let given = MoneyUnit::Kroner.amount(income);
        found.push(told(
            budget,
            name.span,
            format!("Kontingenten for {year} er satt til {given} kroner, men regnet ut er den {is}"),
        ));
    }
}

/// What the source says that the members have of inhabitants in all.
fn judge_census(census: &Census) -> Option<Diagnostic> {
    let stated = census.sum.as_ref()?;
    let mut is = 0;
    for count in census.counts.values() {
        is += u64::from(count.value);
    }
    if is == u64::from(stated.value) {
        return None;
    }
    let (said, is) = (norsk::grouped(stated.value.into()), norsk::grouped(is));
    let message = format!("Kilden oppgir {said} innbyggere i alt, men tallene gir {is}");
    Some(RULE.at(stated.span, message).with_written_basis(&census.basis).with_advice(ADVICE))
}

/// By how much the source says that the rate was raised, in per cent with one decimal.
fn judge_increase(before: &Row<Rate>, row: &Row<Rate>) -> Option<Diagnostic> {
    let stated = row.value.increase?;
    let (was, is) = (i64::from(before.value.amount), i64::from(row.value.amount));
    if was == 0 {
        return None;
    }
    // Tenths of a per cent, rounded to the nearest.
    let reckoned = ((is - was) * 2_000 + was.signum() * was) / (2 * was);
    if reckoned == i64::from(stated.value) {
        return None;
    }
    let percent = |tenths: i64| format!("{},{}", tenths / 10, (tenths % 10).abs());
    let [was, is] = [before.value.amount, row.value.amount].map(|ore| norsk::kroner(ore.into()));
    let (said, is_reckoned) = (percent(stated.value.into()), percent(reckoned));
    let message = format!(
        "Kilden oppgir at satsen steg {said} prosent, men fra {was} til {is} er {is_reckoned} prosent"
    );
    Some(RULE.at(stated.span, message).with_basis(row.basis_text()).with_advice(ADVICE))
}

const ADVICE: &str = "Se etter i kilden hvilket tall som er feil. Er det kilden selv, la det stå: papirer \
    bruker det som er regnet ut.";

fn told(budget: &Budget, place: Span, message: String) -> Diagnostic {
    RULE.at(place, message).with_written_basis(&budget.basis).with_advice(ADVICE)
}
