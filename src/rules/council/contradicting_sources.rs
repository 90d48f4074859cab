use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Body, Dated, Numbering, Power, Rate, Row, Term, Wish};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "K09",
    name: "contradicting-sources",
    title: "Kildene sier ulikt",
    severity: Severity::Hint,
    basis: "bodies.yaml",
    page: include_str!("contradicting_sources.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let council = &workspace.council;
    let groups = |count: &u32| norsk::count(*count as usize, "gruppe", "grupper");
    compare(&council.advisory_groups, "hvor mange administrative grupper det er", groups, found);
    let rate = |rate: &Rate| format!("{} kroner per innbygger", norsk::kroner(rate.amount.into()));
    compare(&council.membership_fee, "hva kontingenten er", rate, found);
    for body in council.bodies.values() {
        judge_body(workspace, body, found);
    }
    for case_type in council.case_types.values() {
        let what = format!("hvem som avgjør saker av typen {}", case_type.name.to_lowercase());
        compare(&case_type.decided_by, &what, |by| body_name(workspace, &by.value), found);
    }
}

fn judge_body(workspace: &Workspace, body: &Body, found: &mut Vec<Diagnostic>) {
    let name = body.running_name_on(workspace.today);
    let about = |what: &str| what.replace("{}", &name);
    let days = |days: u32| norsk::days(days.into());
    compare(
        &body.dispatch,
        &about("når papirene til {} skal ut"),
        |row| format!("{} før møtet", days(row.days)),
        found,
    );
    let count = |count: &u32| norsk::count(*count as usize, "møte", "møter");
    compare(&body.meetings_per_year, &about("hvor mange møter {} har i året"), count, found);
    let size = |size: &u32| format!("inntil {}", norsk::count(*size as usize, "medlem", "medlemmer"));
    compare(&body.size, &about("hvor mange medlemmer {} har"), size, found);
    compare(&body.elected_by, &about("hvem som velger {}"), |by| body_name(workspace, &by.value), found);
    let form = |row: &Numbering| row.form.write(1, 2024);
    compare(&body.numbering, &about("hvordan {} nummererer sakene"), form, found);
    let powers = |powers: &Vec<Power>| match powers.as_slice() {
        [] => "ingenting".to_owned(),
        some => norsk::list(&some.iter().map(|power| power.word()).collect::<Vec<_>>()),
    };
    compare(&body.powers, &about("hva {} kan gjøre"), powers, found);
    let term = |term: &Term| norsk::count(term.years as usize, "år", "år");
    compare(&body.term, &about("hvor lenge {} er valgt"), term, found);
    let weekdays = |wish: &Wish| match wish.weekday_words() {
        words if words.is_empty() => "ingen bestemte dager".to_owned(),
        words => norsk::alternatives(&words),
    };
    compare(&body.wishes, &about("hvilke dager {} helst møtes"), weekdays, found);
}

/// A finding when rows that differ are in force on one day. The row that is used is the place; the
/// others stand beside it.
fn compare<T>(dated: &Dated<T>, what: &str, say: impl Fn(&T) -> String, found: &mut Vec<Diagnostic>) {
    let rows = &dated.rows;
    let differ = |a: &Row<T>, b: &Row<T>| overlap(a, b) && say(&a.value) != say(&b.value);
    let disputed: Vec<&Row<T>> =
        rows.iter().filter(|row| rows.iter().any(|other| differ(row, other))).collect();
    let Some(used) = disputed.iter().copied().max_by_key(|row| (row.is_law(), row.from)) else { return };
    let why = match disputed.iter().filter(|row| row.from == used.from).count() {
        _ if used.is_law() => "loven går foran",
        1 => "raden er den nyeste",
        _ => "raden står sist",
    };
    let mut finding = RULE
        .at(used.span, format!("Kildene sier ulikt om {what}: {}", claims(&disputed, &say)))
        .with_basis(used.basis_text())
        .with_advice(format!(
            "ipr bruker {}, fordi {why}. Når rådet har avgjort hva som gjelder, skriv «til:» i de andre \
                radene.",
            say(&used.value)
        ));
    for other in disputed.iter().filter(|row| row.span != used.span) {
        finding = finding.with_label(other.span, format!("{}: {}", other.basis_text(), say(&other.value)));
    }
    found.push(finding);
}

/// «ett møte (kilde A) eller to møter (kilde B og kilde C)»
fn claims<T>(rows: &[&Row<T>], say: impl Fn(&T) -> String) -> String {
    let mut claims: Vec<(String, Vec<&str>)> = Vec::new();
    for row in rows {
        let value = say(&row.value);
        match claims.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sources)) => sources.push(row.basis_text()),
            None => claims.push((value, vec![row.basis_text()])),
        }
    }
    let claims: Vec<String> =
        claims.iter().map(|(value, sources)| format!("{value} ({})", norsk::list(sources))).collect();
    norsk::alternatives(&claims)
}

fn overlap<T>(a: &Row<T>, b: &Row<T>) -> bool {
    let ends_before = |a: &Row<T>, b: &Row<T>| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
    !ends_before(a, b) && !ends_before(b, a)
}

fn body_name(workspace: &Workspace, id: &str) -> String {
    workspace.body_name(id, workspace.today)
}
