//! `ipr vedtak`

use crate::model::{Concordance, Outcome, Step};

/// «innstilt», «vedtatt som innstilt», «vedtatt, endret»
pub fn outcome_words(step: &Step, concordance: Option<Concordance>) -> String {
    let Some(outcome) = step.outcome.map(|outcome| outcome.value) else { return "–".to_owned() };
    let word = outcome.word();
    match concordance {
        // What was voted down is not what was proposed, and nobody needs to be told.
        Some(_) if outcome == Outcome::Rejected => word.to_owned(),
        Some(same @ (Concordance::AsRecommended | Concordance::AsProposed)) => {
            format!("{word} {}", same.word())
        }
        Some(other) => format!("{word}, {}", other.word()),
        None => word.to_owned(),
    }
}
