//! How a case was weighed before it was taken up.

use serde::Serialize;

use super::{View, bullets, heading, page, paragraph, title};
use crate::document::{Block, Document, Inline, plain};
use crate::model::{Case, CaseId, MoneyUnit, Openness, PersonId};
use crate::norsk;
use crate::steps::StepError;
use crate::steps::advance::find_case;
use crate::workspace::Workspace;

/// The questions to a case, with what was answered.
pub struct AssessmentView<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
}

/// How the case with this id was weighed.
///
/// # Errors
/// When there is no such case.
pub fn assessment<'a>(workspace: &'a Workspace, id: &CaseId) -> Result<AssessmentView<'a>, StepError> {
    Ok(AssessmentView { workspace, case: find_case(workspace, id)? })
}

/// A question, and what was answered, as a program reads it.
#[derive(Serialize)]
pub struct AskedOutput {
    /// The name of the question.
    #[serde(rename = "navn")]
    pub name: String,
    /// The question.
    #[serde(rename = "spørsmål")]
    pub question: String,
    #[serde(rename = "besvart")]
    is_answered: bool,
    /// What was answered, when everybody may see it.
    #[serde(rename = "svar")]
    pub verdict: Option<&'static str>,
    /// Why.
    #[serde(rename = "fordi")]
    pub reason: Option<String>,
    #[serde(rename = "dato")]
    day: Option<String>,
    #[serde(rename = "av")]
    by: Option<PersonId>,
}

/// What is asked today of the case with this id, or of one that is to be made.
///
/// # Errors
/// When there is no such case.
pub fn questions_to(workspace: &Workspace, id: Option<&CaseId>) -> Result<Vec<AskedOutput>, StepError> {
    let case = id.map(|id| find_case(workspace, id)).transpose()?;
    Ok(asked_of(workspace, case))
}

/// What is asked of a case today, with what was answered as far as everybody may see it.
pub(super) fn asked_of(workspace: &Workspace, case: Option<&Case>) -> Vec<AskedOutput> {
    let openness = case.map_or(Openness::Open, Case::openness);
    let mut asked = Vec::new();
    for row in workspace.criteria_on(workspace.today) {
        let assessment = case.and_then(|case| case.assessment(&row.value.name.value));
        let verdict = assessment.and_then(|given| given.verdict.open(openness));
        let reason = assessment.and_then(|given| given.reason.as_ref()?.open(openness));
        asked.push(AskedOutput {
            name: row.value.name.value.clone(),
            question: row.value.question.clone(),
            is_answered: assessment.is_some(),
            verdict: verdict.map(|verdict| verdict.word()),
            reason: reason.map(|reason| reason.value.clone()),
            day: assessment.filter(|_| openness.is_open()).map(|given| given.day.to_string()),
            by: assessment.filter(|_| openness.is_open()).map(|given| given.by.value.clone()),
        });
    }
    asked
}

/// The section of a case with the answers; before anything is answered, what is missing stands among what the
/// case waits for.
pub(super) fn section(workspace: &Workspace, case: &Case) -> Vec<Block> {
    if case.intake.is_none() {
        return Vec::new();
    }
    let mut lines = answers(workspace, case);
    lines.extend(turned_down(workspace, case).map(plain));
    vec![heading("Vurdering"), bullets(lines)]
}

/// The questions of the council, each with what was answered.
fn answers(workspace: &Workspace, case: &Case) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for asked in asked_of(workspace, Some(case)) {
        let said = match (asked.verdict, asked.reason, asked.is_answered) {
            (Some(verdict), Some(reason), _) => format!("{verdict}: {reason}"),
            (Some(verdict), None, _) => verdict.to_owned(),
            (None, _, true) => "besvart; svaret står under «vurdering» i saken".to_owned(),
            (None, _, false) => "ikke besvart".to_owned(),
        };
        lines.push(plain(format!("{} ({}) – {said}", asked.question, asked.name)));
    }
    lines
}

impl View for AssessmentView<'_> {
    fn document(&self) -> Document {
        let (workspace, case) = (self.workspace, self.case);
        let name = format!("{} {}", case.id.value, case.open_title(workspace.council.language));
        let mut blocks = vec![title(&name)];
        let answers = answers(workspace, case);
        match answers.is_empty() {
            true => blocks.push(paragraph("Rådet har ingen spørsmål under vurdering i bodies.yaml.")),
            false => blocks.extend([heading("Vurdering"), bullets(answers)]),
        }
        page(workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&asked_of(self.workspace, Some(self.case)))
    }
}

/// When and why a case was not taken up, as far as everybody may see it.
fn turned_down(workspace: &Workspace, case: &Case) -> Option<String> {
    let turned_down = case.last_turned_down()?;
    let by = workspace.people.name_of(&turned_down.by.value);
    let day = norsk::date(turned_down.day);
    Some(match turned_down.reason.open(case.openness()) {
        Some(reason) => format!("Ikke tatt opp {day} ({by}): {}", reason.value),
        None => "Ikke tatt opp; grunnen står under «avvist» i saken".to_owned(),
    })
}

/// What was decided in a case by authority, by whom and when, and whether the body that is to know does.
pub(super) fn used(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for one in &case.authority_uses {
        let (day, is_open) = (norsk::date(one.day), case.openness().is_open());
        let mut said = match workspace.authority_of(one) {
            Some(row) => {
                let giver = workspace.body_name(&row.value.given_by.value, one.day);
                format!("{} {day} (fra {giver}: {})", one.name.value, row.value.what)
            }
            None if is_open => format!("{} {day}", one.name.value),
            None => format!("En fullmakt {day}"),
        };
        if is_open {
            said.push_str(&format!(", av {}", workspace.people.name_of(&one.by.value)));
            if let Some(amount) = one.amount {
                said.push_str(&format!(", {} kroner", MoneyUnit::Kroner.amount(amount.value)));
            }
            if let Some(post) = &one.post {
                let of = if one.amount.is_some() { " av" } else { ", betalt av" };
                said.push_str(&format!("{of} «{}»", post.value));
            }
        }
        if let Some(day) = one.reported {
            said.push_str(&format!(". Meldt {}", norsk::date(day.value)));
        } else if let Some((body, next)) = workspace.to_be_told(one) {
            let when = match next {
                Some(next) => norsk::date(next.date.value),
                None => "på neste møte".to_owned(),
            };
            said.push_str(&format!(". Skal meldes {} {when}", workspace.body_name(body, one.day)));
        }
        lines.push(said);
    }
    lines
}
