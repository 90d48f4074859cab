use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Hearing, Outcome, Step};
use crate::norsk;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L21",
    name: "unfinished-hearing",
    title: "Høringen er ikke ført inn slik den var",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("unfinished_hearing.md"),
    check: Check::Case(check),
    work: Work::WriteText,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for (index, step) in case.routing.iter().enumerate() {
        let is_sent = step.ended() == Some(Outcome::SentToHearing);
        match &step.hearing {
            None if is_sent && !case.is_settled() => found.extend(unknown(workspace, step)),
            None => {}
            Some(hearing) if !is_sent => found.push(not_sent(step, hearing)),
            Some(hearing) => {
                if !case.is_settled() && (hearing.to.is_empty() || hearing.deadline.is_none()) {
                    found.extend(unknown(workspace, step));
                }
                judge_days(workspace, step, hearing, found);
                found.extend(too_soon(workspace, case, index, hearing));
            }
        }
    }
}

/// Nobody has written who was asked, and until when.
fn unknown(workspace: &Workspace, step: &Step) -> Option<Diagnostic> {
    let outcome = step.outcome?;
    let day = workspace.day_of(step);
    let body = workspace.body_name(&step.body.value, day);
    let place = step.hearing.as_ref().map_or(outcome.span, |hearing| hearing.span);
    Some(
        RULE.at(
            place,
            format!(
                "{} sendte saken på høring, men det står ikke til hvem og med hvilken frist",
                norsk::capitalised(&body)
            ),
        )
        .with_advice(
            "Skriv det på behandlingen, som «høring: {til: [medlemskommunene], frist: 2024-05-29}». De som \
             svarer, føres opp under «svar», som «{fra: Asker, dato: 2024-05-20}».",
        ),
    )
}

fn not_sent(step: &Step, hearing: &Hearing) -> Diagnostic {
    RULE.at(hearing.span, "Behandlingen har en høring, men ble ikke sendt på høring")
        .with_label(step.outcome.map(|outcome| outcome.span), "utfallet")
        .with_advice("Skriv «utfall: sendt på høring», eller flytt «høring» til behandlingen den hører til.")
}

/// A hearing begins when it is sent: nothing of it lies before, and no answer has come in days to come.
fn judge_days(workspace: &Workspace, step: &Step, hearing: &Hearing, found: &mut Vec<Diagnostic>) {
    let Some(sent) = step.meeting else { return };
    let mut tell = |diagnostic: Diagnostic| {
        found.push(
            Diagnostic { severity: Severity::Error, ..diagnostic }
                .with_label(sent.span, "da saken ble sendt"),
        );
    };
    if let Some(deadline) = hearing.deadline
        && deadline.value < sent.value
    {
        tell(
            RULE.at(deadline.span, "Høringsfristen er før saken ble sendt på høring")
                .with_advice("Rett dagen."),
        );
    }
    for day in hearing.answers.iter().filter_map(|answer| answer.day) {
        if day.value < sent.value {
            tell(
                RULE.at(day.span, "Svaret er kommet før saken ble sendt på høring")
                    .with_advice("Rett dagen."),
            );
        } else if day.value > workspace.today {
            tell(RULE.at(day.span, "Svaret er datert fram i tid").with_advice("Rett dagen."));
        }
    }
}

/// The body has the case again before those it asked have had their time.
fn too_soon(workspace: &Workspace, case: &Case, index: usize, hearing: &Hearing) -> Option<Diagnostic> {
    let deadline = hearing.deadline?;
    let step = &case.routing[index];
    let again = case.routing[index + 1..].iter().find(|later| later.body.value == step.body.value)?;
    let day = again.meeting?;
    if day.value > deadline.value {
        return None;
    }
    let body = workspace.body_name(&again.body.value, day.value);
    Some(
        RULE.at(
            day.span,
            format!(
                "Saken er oppe i {body} {}, før høringsfristen {} er ute",
                norsk::date(day.value),
                norsk::date(deadline.value)
            ),
        )
        .with_label(deadline.span, "fristen")
        .with_advice(
            "Sett saken opp i et senere møte. Hadde alle svart, eller var det en annen grunn, skriv den i \
             saken som et avvik fra L21.",
        ),
    )
}
