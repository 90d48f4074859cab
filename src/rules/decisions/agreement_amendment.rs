use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{AmendedBy, Case, Matter, Outcome, Status, Step};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "V02",
    name: "agreement-amendment",
    title: "Endring av samarbeidsavtalen er ikke vedtatt slik loven krever",
    severity: Severity::Error,
    basis: "koml. § 18-4 (2) og (3)",
    page: include_str!("agreement_amendment.md"),
    check: Check::Case(check),
    before_due: "Endring av samarbeidsavtalen skal vedtas slik loven krever",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if case.amends.is_empty() && workspace.concerns(case, Matter::Agreement).is_none() {
        return;
    }
    let adopted = |step: &&Step| step.ended() == Some(Outcome::Adopted);
    let Some(step) = case.routing.iter().rev().find(adopted) else { return };
    let agreement = workspace.council.agreement.as_ref();
    let amended_by = agreement.and_then(|agreement| agreement.amended_by);
    let is_for_members = amended_by.is_some_and(|by| by.value == AmendedBy::MemberCouncils);
    found.extend(if !case.amends.is_empty() || is_for_members {
        unadopted_by_members(workspace, case, step)
    } else {
        let supreme = case.routing.iter().rev().filter(adopted).find(|step| is_supreme(workspace, step));
        match supreme {
            Some(step) => too_few_votes(workspace, case, step, amended_by),
            None => not_supreme(workspace, step),
        }
    });
}

/// Whether the step is in the supreme body, or in one of which nobody has said who elects it.
fn is_supreme(workspace: &Workspace, step: &Step) -> bool {
    let Some(body) = workspace.council.body(&step.body.value) else { return true };
    let day = workspace.day_of(step);
    body.is_supreme_on(day) || !workspace.council.bodies.values().any(|other| other.is_supreme_on(day))
}

/// Only representantskapet can amend what is not for the members' councils.
fn not_supreme(workspace: &Workspace, step: &Step) -> Option<Diagnostic> {
    let outcome = step.outcome?;
    let name = workspace.body_name(&step.body.value, workspace.day_of(step));
    let message = format!("Samarbeidsavtalen er endret i {name}, som ikke kan endre den");
    Some(RULE.at(outcome.span, message).with_basis("koml. § 18-4 (3)").with_advice(
        "Legg endringen fram for det øverste organet. Endrer den et av momentene i § 18-4 fjerde ledd, skriv \
            hvilket under «endrer-avtalen»; da er den også for kommunestyrene.",
    ))
}

/// What § 18-4 (4) lists is for the municipal councils of all the members, and so is the rest when the
/// agreement says so.
fn unadopted_by_members(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let day = step.meeting?.value;
    let members = workspace.people.members.iter().filter(|member| member.is_member_on(day));
    let decided = |name: &str| case.member_decisions.iter().find(|(member, _)| member.value == name);
    let (mut missing, mut undated) = (Vec::new(), None);
    for member in members {
        let name = member.name.value.as_str();
        match decided(name) {
            Some((_, Some(day))) if day.value <= workspace.today => continue,
            Some((member, _)) => undated = undated.or(Some(member.span)),
            None => {}
        }
        missing.push(name);
    }
    if missing.is_empty() {
        return None;
    }
    let who = norsk::some(&missing);
    let letters: Vec<&str> = case.amends.iter().map(|letter| letter.value.as_str()).collect();
    let (place, message, basis) = match (case.amends.first(), case.amends.last()) {
        (Some(first), Some(last)) => (
            first.span.to(last.span),
            format!(
                "Avtalens moment {} er endret, men endringen er ikke vedtatt i {who}",
                norsk::list(&letters)
            ),
            "koml. § 18-4 (2) og (4)",
        ),
        _ => (
            step.span,
            format!("Avtalen er endret, men endringen er ikke vedtatt i {who}"),
            "koml. § 18-4 (3)",
        ),
    };
    let diagnostic = RULE.at(place, message).with_basis(basis).with_label(step.span, "vedtatt her");
    let diagnostic = diagnostic.with_label(undated, "uten dato, eller med en dato som ikke er kommet");
    let diagnostic = diagnostic.with_advice(
        "Før inn kommunestyrenes vedtak under «kommunevedtak» etter hvert, med datoen. Endringen gjelder \
            først når alle har vedtatt den.",
    );
    let is_closed = case.said_status() == Some(Status::Closed);
    Some(if is_closed {
        diagnostic
    } else {
        diagnostic.due_on(case.deadline.map_or(workspace.today, |deadline| deadline.value))
    })
}

/// Everything else in the agreement takes two thirds of the votes, or what the agreement says.
fn too_few_votes(
    workspace: &Workspace,
    case: &Case,
    step: &Step,
    amended_by: Option<Placed<AmendedBy>>,
) -> Option<Diagnostic> {
    let meeting = workspace.meeting_of_step(step)?;
    let item = meeting.item_of(&case.id.value)?;
    let tally = item.record.as_ref()?.ballot.as_ref()?.tally.as_ref()?;
    let (votes, of) = (tally.in_favour.number, tally.total());
    let is_enough = match amended_by {
        Some(by) => by.value.is_reached(votes, of),
        None => AmendedBy::BY_LAW.is_none_or(|part| part.is_reached(votes, of)),
    };
    if is_enough {
        return None;
    }
    let too_few = match amended_by {
        Some(_) => "som er færre enn avtalen krever",
        None => "som er mindre enn to tredeler",
    };
    let message =
        format!("Avtalen er endret med {} av {} stemmer, {too_few}", norsk::number(votes), norsk::number(of));
    let diagnostic = RULE
        .at(tally.in_favour.span, message)
        .with_basis("koml. § 18-4 (3)")
        .with_label(step.span, "vedtatt her");
    Some(match amended_by {
        Some(by) => diagnostic
            .with_label(by.span, "flertallet avtalen krever")
            .with_advice("Endringen er ikke vedtatt. Rett stemmetallene, eller ta saken opp på nytt."),
        None => diagnostic.with_advice(
            "Endringen er ikke vedtatt. Sier avtalen noe annet om flertallet, gjelder det; skriv det da som \
                «endringsflertall» under «samarbeidsavtale» i bodies.yaml.",
        ),
    })
}
