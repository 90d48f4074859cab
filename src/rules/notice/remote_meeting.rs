use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::law::ClosingGround;
use crate::model::{AgendaItem, Body, Form, Matter, Meeting, Provision, law};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "I06",
    name: "remote-meeting",
    title: "Digitalt møte uten adgang til det",
    severity: Severity::Error,
    basis: "koml. § 11-7",
    page: include_str!("remote_meeting.md"),
    check: Check::Meeting(check),
    before_due: "Digitale møter må være besluttet",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(form) = meeting.form else { return };
    if form.value != Form::Remote || !meeting.takes_place() {
        return;
    }
    let Some(body) = workspace.elected_body(meeting) else { return };
    judge_permission(workspace, meeting, body, form.span, found);
    judge_items(workspace, meeting, form.span, found);
}

fn judge_permission(
    workspace: &Workspace,
    meeting: &Meeting,
    body: &Body,
    form: Span,
    found: &mut Vec<Diagnostic>,
) {
    let day = meeting.date.value;
    // A meeting in haste on a screen is the leader's to call, whoever may else meet so (§ 11-8 (2)).
    if meeting.is_urgent || body.remote.on(day).is_some() || law::may_meet_remotely_without_decision(day) {
        return;
    }
    let name = body.running_name_on(day);
    let mut diagnostic = RULE
        .at(
            form,
            format!(
                "Møtet i {name} {} er digitalt, men det er ikke besluttet at organet kan det",
                norsk::date(day)
            ),
        )
        .with_label(body.span, "her mangler «fjernmøte»")
        .with_advice(
            "Før inn beslutningen som en rad under «fjernmøte» i bodies.yaml, eller hold møtet fysisk.",
        )
        .due_on(workspace.dispatch_deadline(&body.id, day));
    diagnostic.severity = Severity::Warning;
    found.push(diagnostic);
}

/// What must be treated behind closed doors cannot be treated on a screen.
fn judge_items(workspace: &Workspace, meeting: &Meeting, form: Span, found: &mut Vec<Diagnostic>) {
    if law::may_close_remote_meeting(meeting.date.value) {
        return;
    }
    for item in &meeting.agenda {
        let Some(reason) = must_be_closed(workspace, item) else { continue };
        found.push(
            RULE.at(item.span, "Saken må behandles for lukkede dører, og da kan ikke møtet være digitalt")
                .with_label(form, "møtet er digitalt")
                .with_label(reason, "derfor må det lukkes")
                .with_advice("Hold møtet fysisk, eller ta saken i et annet møte.")
                .with_basis("koml. § 11-7 og § 11-5 (2)"),
        );
    }
}

/// Where it is said that a case must be closed: in the minutes, or since it is an employee's, or holds what
/// the law says must be kept secret.
fn must_be_closed(workspace: &Workspace, item: &AgendaItem) -> Option<Span> {
    if let Some(closing) = item.closing()
        && let Some(basis) = &closing.legal_basis
        && ClosingGround::named(&basis.value) == Some(ClosingGround::Duty)
    {
        return Some(basis.span);
    }
    let case = workspace.case_of(item)?;
    let attached = case.attachments.iter().filter_map(|attachment| attachment.exempt.as_deref());
    for exempt in case.exempt.as_deref().into_iter().chain(attached) {
        if let Some(basis) = &exempt.legal_basis
            && Provision::each(&basis.value).iter().any(|provision| provision.is_openness(13, None))
        {
            return Some(exempt.span);
        }
    }
    workspace.concerns(case, Matter::Employment)
}
