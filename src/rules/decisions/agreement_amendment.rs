use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Matter, Outcome, Status, Step};
use crate::norsk;
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
    found.extend(if case.amends.is_empty() {
        too_few_votes(workspace, case, step)
    } else {
        unadopted_by_members(workspace, case, step)
    });
}

/// What § 18-4 (4) lists is for the municipal councils of all the members.
fn unadopted_by_members(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let day = step.meeting?.value;
    let members = workspace.people.members.iter().filter(|member| member.is_member_on(day));
    let has_adopted = |name: &str| case.member_decisions.iter().any(|(member, _)| member.value == name);
    let missing: Vec<&str> =
        members.map(|member| member.name.value.as_str()).filter(|name| !has_adopted(name)).collect();
    let (first, last) = (case.amends.first()?, case.amends.last()?);
    if missing.is_empty() {
        return None;
    }
    let who = norsk::some(&missing);
    let letters: Vec<&str> = case.amends.iter().map(|letter| letter.value.as_str()).collect();
    let message =
        format!("Avtalens moment {} er endret, men endringen er ikke vedtatt i {who}", norsk::list(&letters));
    let diagnostic = RULE
        .at(first.span.to(last.span), message)
        .with_basis("koml. § 18-4 (2) og (4)")
        .with_label(step.span, "vedtatt her")
        .with_advice(
            "Før inn kommunestyrenes vedtak under «kommunevedtak» etter hvert. Endringen gjelder \
             først når alle har vedtatt den.",
        );
    let is_closed = case.said_status() == Some(Status::Closed);
    Some(if is_closed {
        diagnostic
    } else {
        diagnostic.due_on(case.deadline.map_or(workspace.today, |deadline| deadline.value))
    })
}

/// Everything else in the agreement takes two thirds of the votes.
fn too_few_votes(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let meeting = workspace.meeting_of_step(step)?;
    let item = meeting.item_of(&case.id.value)?;
    let tally = item.record.as_ref()?.ballot.as_ref()?.tally.as_ref()?;
    if is_two_thirds(tally.in_favour.number, tally.total()) {
        return None;
    }
    let message = format!(
        "Avtalen er endret med {} av {} stemmer, som er mindre enn to tredeler",
        norsk::number(tally.in_favour.number),
        norsk::number(tally.total())
    );
    Some(
        RULE.at(tally.in_favour.span, message)
            .with_basis("koml. § 18-4 (3)")
            .with_label(step.span, "vedtatt her")
            .with_advice(
                "Endringen er ikke vedtatt. Sier avtalen noe annet om flertallet, gjelder det; \
                 skriv det da i «merknad» på raden.",
            ),
    )
}

fn is_two_thirds(votes: usize, of: usize) -> bool {
    votes * 3 >= of * 2
}

#[cfg(test)]
mod tests {
    use super::is_two_thirds;

    #[test]
    fn two_thirds_of_the_votes() {
        for (votes, of, expected) in [
            (2, 3, true),
            (1, 2, false),
            (3, 4, true),
            (3, 5, false),
            (4, 6, true),
            (10, 15, true),
            (9, 15, false),
            (43, 64, true),
            (42, 64, false),
        ] {
            assert_eq!(is_two_thirds(votes, of), expected, "{votes} of {of}");
        }
    }
}
