//! The kinds of case in bodies.yaml, and which bodies hear them before which.

use super::fields::{self, Fields};
use super::wishes;
use crate::diagnostic::Diagnostic;
use crate::model::{CaseType, Condition, Dated, Headings, Matter, Need, RoutingRule, Row, Strength};
use crate::norsk::Language;
use crate::text::Placed;

/// A row of the order of treatment, as a line for each body that is to have heard the case.
pub(super) fn routing_rules(row: &mut Fields<'_>) -> Option<Vec<RoutingRule>> {
    let before = row.required_id("før");
    let condition = row.word("når", &Condition::WORDS);
    let case_types = row.one_or_more("sakstype");
    let by = row.required_one_or_more("av");
    let must = row.word("krever", &Need::WORDS).map(|need| (Strength::Must, need.value));
    let should = row.word("bør", &Need::WORDS).map(|need| (Strength::Should, need.value));
    let Some((strength, need)) = must.or(should) else {
        row.found.push(fields::wrong(
            row.span,
            "Raden sier ikke hva som må være gjort".to_owned(),
            "Legg til «krever:» eller «bør:» med innstilling eller drøfting.",
        ));
        return None;
    };
    let condition = condition.map_or(Condition::Always, |condition| condition.value);
    let before = before?;
    let line = |by| {
        let (before, case_types) = (before.clone(), case_types.clone());
        RoutingRule { before, condition, case_types, strength, need, by }
    };
    Some(by.into_iter().map(line).collect())
}

/// A kind of case.
pub(super) fn read(name: Placed<String>, mut fields: Fields<'_>, headings: &Headings) -> CaseType {
    let sections = fields.texts("seksjoner");
    let findings = sections.iter().filter_map(|section| wrong_proposal(section, headings));
    fields.found.extend(findings);
    let cycle = fields.rows("årshjul", "årshjulet", wishes::cycle_steps);
    let case_type = CaseType {
        span: name.span,
        name: fields.text_or("navn", &name.value),
        political: fields.says_yes("politisk"),
        matters: fields.words("gjelder", &Matter::WORDS),
        decided_by: fields.dated_id("avgjøres-av", "avgjørelsen"),
        by_law: fields.says_yes("lovbestemt"),
        anchored: fields.rows("forankres", "forankringen", |_| Some(())),
        basis: fields.text("grunnlag"),
        annual_cycle: Dated { rows: cycle.rows.into_iter().flat_map(Row::each).collect() },
        sections: sections.into_iter().map(|text| text.value).collect(),
        id: name.value,
    };
    fields.optional("merknad");
    fields.reject_rest();
    case_type
}

/// A finding when a section is the proposal in the other language: nothing would take it for one.
fn wrong_proposal(section: &Placed<String>, headings: &Headings) -> Option<Diagnostic> {
    let usual = Language::WORDS.map(|(_, language)| language.wording().headings.proposal);
    if headings.is_proposal(&section.value) || !usual.contains(&section.value.as_str()) {
        return None;
    }
    let message = format!("«{}» er ikke overskriften rådet har for forslaget", section.value);
    let advice = format!(
        "Skriv «{}», eller sett «overskrifter: {{forslag: {}}}» under råd.",
        headings.proposal, section.value
    );
    Some(fields::wrong(section.span, message, advice))
}
