//! Names in how a case was weighed.

use super::Names;
use crate::model::{Authority, AuthorityUse, Intake};

impl Names<'_> {
    /// Those who gave an authority, may use it, and are told.
    pub(super) fn authority(&mut self, authority: &Authority) {
        self.body(&authority.given_by);
        if let Some(body) = &authority.reported_to {
            self.body(body);
        }
        for person in &authority.used_by {
            self.person(person);
        }
    }

    /// The authority that something was decided by, and who decided it.
    pub(super) fn authority_use(&mut self, one: &AuthorityUse) {
        self.person(&one.by);
        let rows = &self.workspace.council.authorities.rows;
        let known = rows.iter().map(|row| row.value.name.value.as_str());
        if !known.clone().any(|known| known == one.name.value) {
            self.unknown(&one.name, "fullmakt", "fullmakter i bodies.yaml", known);
        }
    }

    /// The questions, and those who have answered or said no.
    pub(super) fn intake(&mut self, intake: &Intake) {
        for assessment in &intake.assessments {
            self.person(&assessment.by);
            let known = self.workspace.council.criteria.iter().map(|row| row.value.name.value.as_str());
            if !known.clone().any(|known| known == assessment.criterion.value) {
                self.unknown(&assessment.criterion, "spørsmål", "vurdering i bodies.yaml", known);
            }
        }
        for turned_down in &intake.turned_down {
            self.person(&turned_down.by);
        }
    }
}
