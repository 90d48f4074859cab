//! How a case was weighed, in nynorsk.

use crate::norsk::wording::AssessmentWords;

pub(super) const ASSESSMENT: AssessmentWords = AssessmentWords {
    heading: "Om saka bør takast opp",
    summary: "Spørsmåla som vert svara på før ei sak vert teken opp, med svar og grunngjeving",
    question: "Spørsmål",
    verdict: "Svar",
    reason: "Grunngjeving",
    unanswered: "ikkje vurdert",
    weighed: "Vurdert av {hvem}.",
    by: "{navn} {dato}",
};
