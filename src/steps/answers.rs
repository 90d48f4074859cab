//! Answers to what is asked of a case before it is taken up, as somebody gives them.

use super::tree::Tree;
use super::{StepError, refuse};
use crate::model::{Criterion, PersonId, Verdict};
use crate::norsk;
use crate::read::fields::nearest;
use crate::workspace::Workspace;

/// A question, the answer that is given to it now, and why.
type Given<'a> = (&'a Criterion, Verdict, Option<String>);

/// The answers of a case that is made, as its file has them; none when nothing was answered.
///
/// # Errors
/// As [`assess`].
pub fn first_answers(
    workspace: &Workspace,
    answered: &[String],
    by: Option<PersonId>,
) -> Result<Option<Tree>, StepError> {
    if answered.is_empty() {
        return Ok(None);
    }
    first_answerer(by.is_some())?;
    let Some(by) = by else { return Ok(None) };
    let mut rows = Vec::new();
    for (criterion, verdict, reason) in answers(workspace, answered)? {
        let row = entry(workspace, criterion, verdict, reason, &by);
        rows.push(Tree::Map(row.into_iter().map(|(key, text)| (key.to_owned(), Tree::Text(text))).collect()));
    }
    Ok(Some(Tree::List(rows)))
}

/// Refuses answers to a case that is made when nobody is there to have given them.
///
/// # Errors
/// When nobody is responsible for the case.
pub fn first_answerer(is_known: bool) -> Result<(), StepError> {
    if is_known {
        return Ok(());
    }
    refuse("Si hvem som er ansvarlig for saken, med --ansvarlig: svarene føres på den personen.")
}

/// The row of one answer, given today.
pub(super) fn entry(
    workspace: &Workspace,
    criterion: &Criterion,
    verdict: Verdict,
    reason: Option<String>,
    by: &PersonId,
) -> Vec<(&'static str, String)> {
    let mut entry = vec![("spørsmål", criterion.name.value.clone()), ("svar", verdict.word().to_owned())];
    entry.extend(reason.map(|reason| ("fordi", reason)));
    entry.extend([("dato", workspace.today.to_string()), ("av", by.to_string())]);
    entry
}

/// Questions and answers, in pairs, as they are understood.
pub(super) fn answers<'a>(workspace: &'a Workspace, pairs: &[String]) -> Result<Vec<Given<'a>>, StepError> {
    let mut answers: Vec<Given<'_>> = Vec::new();
    for pair in pairs.chunks(2) {
        let [question, answer] = pair else { return refuse("Hvert spørsmål skal ha et svar.") };
        let criterion = find_criterion(workspace, question)?;
        if answers.iter().any(|(known, ..)| known.name.value == criterion.name.value) {
            return refuse(format!("«{}» er besvart to ganger.", criterion.name.value));
        }
        let (verdict, reason) = understood(answer)?;
        answers.push((criterion, verdict, reason));
    }
    Ok(answers)
}

/// «delvis: gjelder mest kysten» as an answer and why.
///
/// # Errors
/// When it does not begin with one of the answers there are.
pub fn understood(answer: &str) -> Result<(Verdict, Option<String>), StepError> {
    let answer = answer.trim();
    let end = answer.find(|letter: char| !letter.is_alphabetic()).unwrap_or(answer.len());
    let (word, reason) = answer.split_at(end);
    let word = word.to_lowercase();
    let Some((_, verdict)) = Verdict::WORDS.iter().find(|(known, _)| *known == word) else {
        return refuse(format!(
            "«{answer}» er ikke et svar. Skriv ja, delvis eller nei, gjerne med grunnen etter kolon: \
             «delvis: gjelder mest kysten»."
        ));
    };
    let reason = reason.trim_start_matches([':', ',', '.', ';', '-', '–', ' ']);
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((*verdict, Some(reason).filter(|reason| !reason.is_empty())))
}

/// Whether `asked` is what somebody may call the question.
pub(super) fn names(criterion: &Criterion, asked: &str) -> bool {
    criterion.name.value == norsk::slug(asked, 80)
}

fn find_criterion<'a>(workspace: &'a Workspace, asked: &str) -> Result<&'a Criterion, StepError> {
    let mut known = Vec::new();
    for row in workspace.criteria_on(workspace.today) {
        if names(&row.value, asked) {
            return Ok(&row.value);
        }
        known.push(row.value.name.value.as_str());
    }
    if known.is_empty() {
        return refuse("Rådet har ingen spørsmål under vurdering i bodies.yaml.");
    }
    match nearest(asked, known.iter().copied()) {
        Some(near) => refuse(format!("Det finnes ikke noe spørsmål «{asked}». Mente du {near}?")),
        None => {
            refuse(format!("Det finnes ikke noe spørsmål «{asked}». Spørsmålene er {}.", norsk::list(&known)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_begins_with_its_word() {
        for (answer, verdict, reason) in [
            ("ja", Verdict::Yes, None),
            (" Delvis: gjelder  mest kysten ", Verdict::Partly, Some("gjelder mest kysten")),
            ("nei, ingen tid", Verdict::No, Some("ingen tid")),
            ("ja – det haster", Verdict::Yes, Some("det haster")),
        ] {
            let expected = (verdict, reason.map(str::to_owned));
            assert_eq!(understood(answer).ok(), Some(expected), "{answer}");
        }
        for answer in ["", "j", "kanskje", "janei"] {
            assert!(understood(answer).is_err(), "{answer}");
        }
    }
}
