use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::BTreeMap;

use crate::model::{
    BodyId, Claim, Condition, MeetsBefore, Need, Outsiders, Owner, Placement, Power, RoutingRule, Row,
    RowValue, StandingItem, Storage, Strength, TakingTurns, Wish, dated_key, word_for,
};
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

/// What a row says of something that other rows may say otherwise.
struct RowClaim<'a> {
    row: &'a Row<RowValue<'a>>,
    says: String,
}

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for key in dated_key::each(&workspace.council, &workspace.people) {
        let mut by_subject: BTreeMap<String, Vec<RowClaim<'_>>> = BTreeMap::new();
        for row in &key.rows {
            if let Some(subject) = subject(workspace, key.of, &row.value) {
                let says = said(workspace, &row.value);
                by_subject.entry(subject).or_default().push(RowClaim { row, says });
            }
        }
        for (subject, claims) in &by_subject {
            found.extend(contradiction(subject, claims));
        }
    }
    judge_claims(workspace, found);
}

/// What sources say otherwise of something that no row is made of, so that nothing rests on it.
fn judge_claims(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut by_subject: BTreeMap<&str, Vec<(&Claim, String)>> = BTreeMap::new();
    for (name, source) in &workspace.council.sources {
        for claim in &source.claims {
            let place = claim.place.as_deref().unwrap_or_default();
            let basis = format!("{name} {place}").trim_end().to_owned();
            by_subject.entry(&claim.about.value).or_default().push((claim, basis));
        }
    }
    for (subject, claims) in by_subject {
        let Some(((first, basis), others)) = claims.split_first() else { continue };
        if others.iter().all(|(other, _)| other.says == first.says) {
            continue;
        }
        let mut said = Vec::new();
        let mut finding = RULE.at(first.about.span, String::new()).with_basis(basis.clone());
        for (claim, basis) in &claims {
            said.push((claim.says.as_str(), basis.as_str()));
            if claim.about.span != first.about.span {
                finding = finding.with_label(claim.about.span, "et annet sted");
            }
        }
        finding.message = format!("Kildene sier ulikt om {subject}: {}", alternatives(&said));
        found.push(finding.with_advice(
            "Ingen rad bygger på det. Finn ut hva som er riktig, og la det stå til kilden er rettet.",
        ));
    }
}

/// What a row says something of; none for rows that add to each other.
fn subject(workspace: &Workspace, of: Owner<'_>, value: &RowValue<'_>) -> Option<String> {
    let name = match of {
        Owner::Council => String::new(),
        Owner::Body(body) => body.running_name_on(workspace.today),
        Owner::CaseType(case_type) => case_type.name.to_lowercase(),
    };
    Some(match value {
        RowValue::Holds
        | RowValue::Avoidance(_)
        | RowValue::CycleStep(_)
        | RowValue::Enclosure(_)
        | RowValue::Invitation(_)
        | RowValue::Member(_)
        | RowValue::Seat(_) => return None,
        RowValue::AdvisoryGroups(_) => "hvor mange administrative grupper det er".to_owned(),
        RowValue::WorkingTimes(_) => "hvor lang tid sekretariatet trenger".to_owned(),
        RowValue::Storage(_) => "hvor filene er lagret".to_owned(),
        RowValue::MembershipFee(_) => "hva kontingenten er".to_owned(),
        RowValue::Authority(one) => format!("hva fullmakten {} gjelder", one.name.value),
        RowValue::RoutingRule(rule) => of_routing(workspace, rule),
        RowValue::FocusArea(area) => format!("hva innsatsområdet {} heter", area.name),
        RowValue::Criterion(criterion) => format!("hva som spørres om {}", criterion.name.value),
        RowValue::DecidedBy(_) => format!("hvem som avgjør saker av typen {name}"),
        RowValue::Name(_) => "hva et organ heter".to_owned(),
        RowValue::Powers(_) => format!("hva {name} kan gjøre"),
        RowValue::Numbering(_) => format!("hvordan {name} nummererer sakene"),
        RowValue::Dispatch(_) => format!("når papirene til {name} skal ut"),
        RowValue::Copy(copy) => format!("hva {} skal gjøres oppmerksom på av {name}", copy.who),
        RowValue::StandingItem(item) => format!("hva den faste saken {} i {name} er", item.name),
        RowValue::MeetingsPerYear(_) => format!("hvor mange møter {name} har i året"),
        RowValue::MeetsBefore(rule) => {
            format!("hvor lenge før {} {name} skal møtes", body_name(workspace, &rule.body.value))
        }
        RowValue::Wish(_) => format!("hvilke dager {name} helst møtes"),
        RowValue::Size(_) => format!("hvor mange medlemmer {name} har"),
        RowValue::ElectedBy(_) => format!("hvem som velger {name}"),
        RowValue::ElectedAmong(_) => format!("hvem {name} velges blant"),
        RowValue::LedBy(_) => format!("hvem som leder {name}"),
        RowValue::Rotation(_) => format!("hvordan ledervervet i {name} går på omgang"),
        RowValue::Term(_) => format!("hvor lenge {name} er valgt"),
        RowValue::Mirrors(_) => format!("hva {name} speiler"),
        RowValue::OnePerRegion(_) => format!("om hver delregion har én plass i {name}"),
        RowValue::PassesToSuccessor(_) => format!("om en etterfølger overtar plassen i {name}"),
        RowValue::CallSubstitutes(_) => format!("hvem som kaller inn varamedlemmer til {name}"),
        RowValue::Outsiders(_) => format!("om andre enn deltakerne kan være med i {name}"),
    })
}

/// What a row says of it.
fn said(workspace: &Workspace, value: &RowValue<'_>) -> String {
    match value {
        RowValue::Holds
        | RowValue::Avoidance(_)
        | RowValue::CycleStep(_)
        | RowValue::Enclosure(_)
        | RowValue::Invitation(_)
        | RowValue::Member(_)
        | RowValue::Seat(_) => String::new(),
        RowValue::AdvisoryGroups(count) => counted(*count, "gruppe", "grupper"),
        RowValue::WorkingTimes(times) => {
            let working_days = |days| counted(days, "virkedag", "virkedager");
            let (papers, minutes) = (working_days(times.papers), working_days(times.minutes));
            let absences = times
                .absences
                .map_or_else(String::new, |days| format!(", og forfall {} før møtet", working_days(days)));
            format!("{papers} før utsending og {minutes} etter møtet{absences}")
        }
        RowValue::Storage(storage) => stored(storage),
        RowValue::MembershipFee(rate) => {
            format!("{} kroner per innbygger", norsk::kroner(rate.amount.into()))
        }
        RowValue::Authority(one) => format!("«{}»", one.what),
        RowValue::RoutingRule(RoutingRule { strength: Strength::Must, .. }) => "må".to_owned(),
        RowValue::RoutingRule(RoutingRule { strength: Strength::Should, .. }) => "bør".to_owned(),
        RowValue::FocusArea(area) => format!("«{}»", area.title),
        RowValue::Criterion(criterion) => format!("«{}»", criterion.question),
        RowValue::Name(name) => format!("«{name}»"),
        RowValue::Powers(powers) => listed(powers),
        RowValue::Numbering(numbering) => numbering.form.write(1, 2024),
        RowValue::Dispatch(dispatch) => format!("{} før møtet", norsk::days(dispatch.days.into())),
        RowValue::Copy(copy) => copy.point_out.as_ref().map_or("ingenting", |of| &of.value).to_owned(),
        RowValue::StandingItem(item) => of_standing_item(item),
        RowValue::MeetingsPerYear(count) if count.most == 1 => "1 møte".to_owned(),
        RowValue::MeetingsPerYear(count) => format!("{} møter", count.figures()),
        RowValue::MeetsBefore(MeetsBefore { days, about: true, .. }) => {
            format!("omtrent {} før", norsk::days((*days).into()))
        }
        RowValue::MeetsBefore(rule) => format!("{} før", norsk::days(rule.days.into())),
        RowValue::Wish(wish) => weekdays(wish),
        RowValue::Size(size) => format!("inntil {}", counted(*size, "medlem", "medlemmer")),
        RowValue::DecidedBy(body)
        | RowValue::ElectedBy(body)
        | RowValue::ElectedAmong(body)
        | RowValue::LedBy(body)
        | RowValue::Mirrors(body) => body_name(workspace, &body.value),
        RowValue::Rotation(rotation) => {
            let among = word_for(&TakingTurns::WORDS, &rotation.among);
            let order: Vec<&str> = rotation.order.iter().map(|name| name.value.as_str()).collect();
            let order = if order.is_empty() { String::new() } else { format!(" ({})", order.join(", ")) };
            format!("{} mellom {among}{order}", counted(rotation.years, "år", "år"))
        }
        RowValue::Term(term) => counted(term.years, "år", "år"),
        RowValue::OnePerRegion(is_so) | RowValue::PassesToSuccessor(is_so) => yes_no(*is_so).to_owned(),
        RowValue::CallSubstitutes(is_so) => {
            if *is_so { "medlemmet selv" } else { "sekretariatet" }.to_owned()
        }
        RowValue::Outsiders(outsiders) => of_outsiders(outsiders),
    }
}

fn body_name(workspace: &Workspace, id: &BodyId) -> String {
    workspace.body_name(id, workspace.today)
}

fn counted(count: u32, one: &str, many: &str) -> String {
    norsk::count(count as usize, one, many)
}

fn yes_no(is_so: bool) -> &'static str {
    if is_so { "ja" } else { "nei" }
}

fn stored(storage: &Storage) -> String {
    let country =
        storage.country.as_ref().map_or_else(String::new, |country| format!(" i {}", country.value));
    let who = if storage.is_public { ", åpent for alle" } else { "" };
    format!("{}{country}{who}", storage.place)
}

fn of_routing(workspace: &Workspace, rule: &RoutingRule) -> String {
    let what = word_for(&Need::WORDS, &rule.need);
    let cases = match rule.condition {
        Condition::Always => "saker",
        Condition::Political => "politiske saker",
    };
    let mut types: Vec<&str> = rule.case_types.iter().map(|name| name.value.as_str()).collect();
    types.sort_unstable();
    let types =
        if types.is_empty() { String::new() } else { format!(" av typen {}", norsk::alternatives(&types)) };
    let by = match workspace.council.body_named(&rule.by.value) {
        Some(body) => body.running_name_on(workspace.today),
        None => rule.by.value.clone(),
    };
    let before = body_name(workspace, &rule.before.value);
    format!("om det må eller bør være {what} fra {by} i {cases}{types} før {before}")
}

fn of_standing_item(item: &StandingItem) -> String {
    let placement = word_for(&Placement::WORDS, &item.placement);
    let proposal =
        item.proposal.as_ref().map_or_else(String::new, |proposal| format!(", med forslaget «{proposal}»"));
    let number = if item.is_unnumbered { ", uten nummer" } else { "" };
    format!("«{}» {placement}{proposal}{number}", item.title)
}

fn of_outsiders(outsiders: &Outsiders) -> String {
    let others =
        outsiders.others.map_or_else(String::new, |role| format!(", andre høyst som {}", role.word()));
    format!("kommuner: {}{others}", yes_no(outsiders.kommuner))
}

fn listed(powers: &[Power]) -> String {
    match powers {
        [] => "ingenting".to_owned(),
        some => norsk::list(&some.iter().map(|power| power.word()).collect::<Vec<_>>()),
    }
}

fn weekdays(wish: &Wish) -> String {
    match wish.weekday_words() {
        words if words.is_empty() => "ingen bestemte dager".to_owned(),
        words => norsk::alternatives(&words),
    }
}

/// A finding when rows that differ are in force on one day. The row that is used is the place; the
/// others stand beside it.
fn contradiction(subject: &str, claims: &[RowClaim<'_>]) -> Option<Diagnostic> {
    let differ = |a: &RowClaim<'_>, b: &RowClaim<'_>| overlap(a.row, b.row) && a.says != b.says;
    let disputed: Vec<&RowClaim<'_>> =
        claims.iter().filter(|claim| claims.iter().any(|other| differ(claim, other))).collect();
    let used = disputed.iter().max_by_key(|claim| (claim.row.is_law(), claim.row.from))?;
    let why = match disputed.iter().filter(|claim| claim.row.from == used.row.from).count() {
        _ if used.row.is_law() => "loven går foran",
        1 => "raden er den nyeste",
        _ => "raden står sist",
    };
    let said: Vec<(&str, &str)> =
        disputed.iter().map(|claim| (claim.says.as_str(), claim.row.basis_text())).collect();
    let mut finding = RULE
        .at(used.row.span, format!("Kildene sier ulikt om {subject}: {}", alternatives(&said)))
        .with_basis(used.row.basis_text())
        .with_advice(format!(
            "ipr bruker {}, fordi {why}. Når rådet har avgjort hva som gjelder, skriv «til:» i de andre \
                radene.",
            used.says
        ));
    for other in disputed.iter().filter(|claim| claim.row.span != used.row.span) {
        finding = finding.with_label(other.row.span, format!("{}: {}", other.row.basis_text(), other.says));
    }
    Some(finding)
}

/// «ett møte (kilde A) eller to møter (kilde B og kilde C)», of what is said and by which source.
fn alternatives(said: &[(&str, &str)]) -> String {
    let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
    for (says, basis) in said {
        match told.iter_mut().find(|(known, _)| known == says) {
            Some((_, sources)) => sources.push(basis),
            None => told.push((says, vec![basis])),
        }
    }
    let told: Vec<String> =
        told.iter().map(|(says, sources)| format!("{says} ({})", norsk::list(sources))).collect();
    norsk::alternatives(&told)
}

fn overlap<T>(a: &Row<T>, b: &Row<T>) -> bool {
    let ends_before = |a: &Row<T>, b: &Row<T>| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
    !ends_before(a, b) && !ends_before(b, a)
}
