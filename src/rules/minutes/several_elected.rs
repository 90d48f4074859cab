//! Elections of several together: all agree on one proposal, or lists share the seats.

use std::collections::HashSet;

use super::recorded::name_within;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Apportionment, Election, ElectionList, ElectionMethod, Proceedings};
use crate::norsk;
use crate::rules::Rule;
use crate::text::Span;
use crate::workspace::Workspace;

/// Judges the election of several in `item`.
pub(super) fn judge(
    rule: &Rule,
    workspace: &Workspace,
    item: &AgendaItem,
    record: &Proceedings,
    election: &Election,
    found: &mut Vec<Diagnostic>,
) {
    match election.method.map(|method| method.value) {
        Some(ElectionMethod::Agreed) => found.extend(agreed(rule, item, record, election)),
        None if election.lists.is_empty() => found.push(told(
            rule,
            election.span,
            format!("Flere er valgt sammen i {}, og det står ikke hvordan", name_within(item)),
            "koml. § 7-4 (1)",
            "Skriv «måte: avtalevalg» når alle var enige, ellers «måte: forholdsvalg» med listene. Leder og \
                nestleder velges hver for seg ved flertallsvalg.",
        )),
        _ => proportional(rule, workspace, item, election, found),
    }
}

/// All must agree, both to elect so and on the proposal.
fn agreed(rule: &Rule, item: &AgendaItem, record: &Proceedings, election: &Election) -> Option<Diagnostic> {
    if let Some(list) = election.lists.first() {
        return Some(told(
            rule,
            list.span,
            format!("Valget i {} er ført som avtalevalg, men har lister", name_within(item)),
            "koml. §§ 7-6 og 7-7",
            "Ble det stemt over lister, er det et forholdsvalg. Rett «måte», eller fjern «lister».",
        ));
    }
    let Some(ballot) = &record.ballot else {
        return Some(told(
            rule,
            election.span,
            format!("Det er ikke ført at alle var enige i avtalevalget i {}", name_within(item)),
            "koml. § 7-7",
            "Innstillingen vedtas enstemmig. Skriv «avstemning: enstemmig»; var ikke alle enige, holdes det \
                forholdsvalg.",
        ));
    };
    let tally = ballot.tally.as_ref()?;
    if tally.against.number > 0 {
        return Some(told(
            rule,
            tally.against.span,
            format!("Avtalevalget i {} er avgjort mot {}", name_within(item), votes(tally.against.number)),
            "koml. § 7-7",
            "Et avtalevalg vedtas enstemmig. Var ikke alle enige, må det holdes forholdsvalg mellom lister.",
        ));
    }
    let mut finding = told(
        rule,
        tally.blank.span,
        format!("Noen stemte blankt ved avtalevalget i {}", name_within(item)),
        "koml. §§ 7-7 og 8-1 (3)",
        "Om innstillingen er enstemmig vedtatt når noen stemmer blankt, sier ikke loven. Er dere i tvil, \
            hold forholdsvalg.",
    );
    finding.severity = Severity::Hint;
    (tally.blank.number > 0).then_some(finding)
}

/// The count of an election by lists, against who is written as elected.
fn proportional(
    rule: &Rule,
    workspace: &Workspace,
    item: &AgendaItem,
    election: &Election,
    found: &mut Vec<Diagnostic>,
) {
    if election.lists.is_empty() {
        found.push(told(
            rule,
            election.span,
            format!("Forholdsvalget i {} er ført uten lister", name_within(item)),
            "koml. § 7-5 (1)",
            "Skriv hver liste under «lister» med «navn», «stemmer» og «kandidater».",
        ));
        return;
    }
    if election.seats.is_some_and(|seats| seats.value == 1) {
        found.push(to_one_seat(rule, item, election));
        return;
    }
    found.extend(on_two_lists(rule, workspace, election));
    let elected: Vec<_> = election.all_elected().collect();
    let seats = election.seats.map_or(elected.len(), |seats| seats.value as usize);
    found.extend(election.lists.iter().filter_map(|list| too_many_candidates(rule, list, seats)));
    if seats == 0 || elected.is_empty() {
        found.push(told(
            rule,
            election.span,
            format!("Forholdsvalget i {} er ført uten dem som ble valgt", name_within(item)),
            "koml. § 7-6 (2)",
            "Skriv dem under «valgte», og antallet plasser under «plasser».",
        ));
        return;
    }
    let on_list = |list: &ElectionList, person: &_| list.candidates.iter().any(|one| one.value == *person);
    for person in &elected {
        if !election.lists.iter().any(|list| on_list(list, &person.value)) {
            let name = workspace.people.name_of(&person.value);
            found.push(told(
                rule,
                person.span,
                format!("{name} er ført som valgt, men står ikke på noen liste"),
                "koml. § 7-6 (2)",
                "De valgte pekes ut fra listene. Rett «valgte», eller «kandidater» på listen.",
            ));
            return;
        }
    }
    let counts: Vec<usize> = election
        .lists
        .iter()
        .map(|list| elected.iter().filter(|person| on_list(list, &person.value)).count())
        .collect();
    match wrong_count(rule, election, seats, &counts) {
        Some(finding) => found.push(finding),
        None => found
            .extend(election.lists.iter().filter_map(|list| out_of_order(rule, workspace, election, list))),
    }
}

/// Lists share seats, and there is nothing to share.
fn to_one_seat(rule: &Rule, item: &AgendaItem, election: &Election) -> Diagnostic {
    told(
        rule,
        election.span,
        format!("Forholdsvalget i {} gjelder bare én plass", name_within(item)),
        "koml. § 7-4",
        "Leder og nestleder velges ved flertallsvalg: før stemmene på hver kandidat under «runder». Ett \
            medlem alene velges ved avtalevalg, når ingen krever noe annet.",
    )
}

/// A candidate who stands on more than one list.
fn on_two_lists(rule: &Rule, workspace: &Workspace, election: &Election) -> Option<Diagnostic> {
    let mut seen = HashSet::new();
    for list in &election.lists {
        for person in &list.candidates {
            if !seen.insert(&person.value) {
                let name = workspace.people.name_of(&person.value);
                return Some(told(
                    rule,
                    person.span,
                    format!("{name} står på mer enn én liste"),
                    "koml. § 7-5 (1)",
                    "En kandidat står på listen til sitt eget parti eller sin egen gruppe, eller på en \
                        fellesliste. Rett «kandidater».",
                ));
            }
        }
    }
    None
}

fn too_many_candidates(rule: &Rule, list: &ElectionList, seats: usize) -> Option<Diagnostic> {
    if seats == 0 || list.candidates.len() <= seats * 2 {
        return None;
    }
    Some(told(
        rule,
        list.span,
        format!("Listen «{}» har flere enn dobbelt så mange kandidater som det er plasser", list.name.value),
        "koml. § 7-5 (1)",
        "Stryk kandidater, eller rett «plasser».",
    ))
}

/// That the lists have other seats than their votes give, or that lots were drawn without need.
fn wrong_count(rule: &Rule, election: &Election, seats: usize, counts: &[usize]) -> Option<Diagnostic> {
    let Apportionment { seats: sure, lots, by_lot } = election.apportioned(seats);
    let drawn: usize = lots.iter().map(|list| counts[*list].saturating_sub(sure[*list])).sum();
    let is_right = |(list, count): (usize, &usize)| {
        let most = if lots.contains(&list) { sure[list] + 1 } else { sure[list] };
        (sure[list]..=most).contains(count)
    };
    if !counts.iter().enumerate().all(is_right) || drawn != by_lot {
        let mut right = Vec::new();
        for (list, sure) in election.lists.iter().zip(&sure) {
            right.push(format!("{} {}", list.name.value, norsk::number(*sure)));
        }
        let rest = match by_lot {
            0 => String::new(),
            1 => ", og lodd om den siste".to_owned(),
            left => format!(", og lodd om de siste {}", norsk::number(left)),
        };
        return Some(told(
            rule,
            election.span,
            format!("Stemmene gir ikke den fordelingen som er ført: {}{rest}", norsk::list(&right)),
            "koml. § 7-6 (1)",
            "Stemmene på hver liste deles på 1, 2, 3 og så videre, og de største tallene får plassene. Rett \
                «valgte», eller stemmetallene.",
        ));
    }
    let (message, advice) = match (by_lot > 0, election.by_lot) {
        (true, false) => (
            "To lister fikk like mange stemmer, og det er ikke ført loddtrekning om den siste plassen",
            "Trekk lodd, og skriv «loddtrekning: ja».",
        ),
        (false, true) => {
            ("Stemmene gir alle plassene, så det skal ikke trekkes lodd", "Fjern «loddtrekning».")
        }
        _ => return None,
    };
    Some(told(rule, election.span, message.to_owned(), "koml. § 7-6 (1)", advice))
}

/// That somebody was passed over on a list, which only the balance between the sexes can ask for.
fn out_of_order(
    rule: &Rule,
    workspace: &Workspace,
    election: &Election,
    list: &ElectionList,
) -> Option<Diagnostic> {
    let elected: HashSet<_> = election.all_elected().map(|person| &person.value).collect();
    let is_elected = |index: usize| elected.contains(&list.candidates[index].value);
    let last = (0..list.candidates.len()).rev().find(|index| is_elected(*index))?;
    let passed = (0..last).find(|index| !is_elected(*index))?;
    let name = |index: usize| workspace.people.name_of(&list.candidates[index].value);
    let mut finding = told(
        rule,
        list.candidates[passed].span,
        format!("{} er valgt foran {}, som står høyere på listen", name(last), name(passed)),
        "koml. § 7-6 (2) og (3)",
        "De valgte pekes ut i listens rekkefølge. Bare kravet om at begge kjønn er representert, kan endre \
            den; var det derfor, er det i orden.",
    );
    finding.severity = Severity::Hint;
    Some(finding)
}

/// «én stemme», «fire stemmer»
fn votes(number: usize) -> String {
    if number == 1 { "én stemme".to_owned() } else { format!("{} stemmer", norsk::number(number)) }
}

fn told(rule: &Rule, place: Span, message: String, basis: &str, advice: &str) -> Diagnostic {
    rule.at(place, message).with_basis(basis).with_advice(advice)
}
