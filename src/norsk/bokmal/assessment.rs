//! How a case was weighed, in bokmål.

use crate::norsk::wording::AssessmentWords;

pub(super) const ASSESSMENT: AssessmentWords = AssessmentWords {
    heading: "Om saken bør tas opp",
    summary: "Spørsmålene som besvares før en sak tas opp, med svar og begrunnelse",
    question: "Spørsmål",
    verdict: "Svar",
    reason: "Begrunnelse",
    unanswered: "ikke vurdert",
    weighed: "Vurdert av {hvem}.",
    by: "{navn} {dato}",
};
