//! What is weighed before a case is taken up: the questions in bodies.yaml, and the answers in a case.

use super::fields::{self, Fields};
use crate::model::{Assessment, Criterion, Guarded, Intake, Row, TurnedDown, Verdict};

/// The questions of the council.
pub(super) fn criteria(fields: &mut Fields<'_>) -> Vec<Row<Criterion>> {
    let mut criteria = Vec::new();
    for node in fields.list("vurdering") {
        criteria.extend(fields::row(node, "spørsmålet", fields.found, |row| {
            let name = row.required_text("navn")?;
            let question = row.required_text("spørsmål")?.value;
            let before = row.required_id("før")?;
            let (is_reach, is_anchor) = (row.says_yes("rekkevidde"), row.says_yes("forankring"));
            Some(Criterion { name, question, before, is_reach, is_anchor })
        }));
    }
    criteria
}

/// What a case says of how it was weighed; none when it says nothing.
pub(super) fn of_case(fields: &mut Fields<'_>) -> Option<Box<Intake>> {
    let mut intake = Intake::default();
    for node in fields.list("vurdering") {
        let Some(mut row) = Fields::of("vurderingen", node, fields.found) else { continue };
        let criterion = row.required_text("spørsmål");
        let verdict = row.required_word("svar", &Verdict::WORDS);
        let reason = row.text("fordi").map(Guarded::new);
        let (day, by) = (row.required_date("dato"), row.required_id("av"));
        row.optional("merknad");
        row.reject_rest();
        if let (Some(criterion), Some(verdict), Some(day), Some(by)) = (criterion, verdict, day, by) {
            let verdict = Guarded::new(verdict.value);
            intake.assessments.push(Assessment { criterion, verdict, reason, day: day.value, by });
        }
    }
    for node in fields.list("avvist") {
        let Some(mut row) = Fields::of("avvisningen", node, fields.found) else { continue };
        let (reason, day) = (row.required_text("grunn"), row.required_date("dato"));
        let by = row.required_id("av");
        row.optional("merknad");
        row.reject_rest();
        if let (Some(reason), Some(day), Some(by)) = (reason, day, by) {
            intake.turned_down.push(TurnedDown { reason: Guarded::new(reason), day: day.value, by });
        }
    }
    let says_nothing = intake.assessments.is_empty() && intake.turned_down.is_empty();
    (!says_nothing).then(|| Box::new(intake))
}
