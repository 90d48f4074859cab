//! The headings under which a case holds what is proposed, recommended and adopted.

use crate::norsk::{self, Language};

/// Stands for the name of a body in a heading.
pub const BODY: &str = "{organ}";

/// The council's own headings: those of its language unless it has chosen others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// Over what the secretariat proposes.
    pub proposal: String,
    /// Over the presentation.
    pub presentation: String,
    /// Over what [`BODY`] recommends.
    pub recommendation: String,
    /// Over what [`BODY`] has adopted.
    pub decision: String,
}

impl Default for Headings {
    fn default() -> Self {
        Self::of(Language::default())
    }
}

impl Headings {
    /// The headings of a language.
    pub fn of(language: Language) -> Self {
        let words = &language.wording().headings;
        Self {
            proposal: words.proposal.to_owned(),
            presentation: words.presentation.to_owned(),
            recommendation: words.recommendation.to_owned(),
            decision: words.decision.to_owned(),
        }
    }

    /// «Innstilling fra interessepolitisk utvalg»
    pub fn recommendation_of(&self, body: &str) -> String {
        norsk::fill(&self.recommendation, &[("organ", body)])
    }

    /// «Vedtak i styret»
    pub fn decision_of(&self, body: &str) -> String {
        norsk::fill(&self.decision, &[("organ", body)])
    }

    /// Whether `heading` is that of the secretariat's proposal.
    pub fn is_proposal(&self, heading: &str) -> bool {
        // Asked of every section of every case, so that it makes no new text.
        heading.chars().flat_map(char::to_lowercase).eq(self.proposal.chars().flat_map(char::to_lowercase))
    }

    /// Whether `heading` is that of some body's recommendation.
    pub fn is_recommendation(&self, heading: &str) -> bool {
        let template = self.recommendation.to_lowercase();
        let (before, after) = around_body(&template).unwrap_or((&template, ""));
        let heading = heading.to_lowercase();
        heading
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|body| !body.is_empty())
    }
}

/// What stands before and after the name of a body in the template of a heading; none where it has no place
/// for one. Asked of every treatment of every case: a search that is made ready for long texts costs more.
pub fn around_body(template: &str) -> Option<(&str, &str)> {
    let at = memchr::memmem::find(template.as_bytes(), BODY.as_bytes())?;
    Some((&template[..at], &template[at + BODY.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_follow_the_language() {
        let bokmal = Headings::default();
        assert_eq!(bokmal.recommendation_of("styret"), "Innstilling fra styret");
        assert!(bokmal.is_recommendation("Innstilling fra Styret"));
        assert!(!bokmal.is_recommendation("Innstilling frå styret"));
        let nynorsk = Headings::of(Language::Nynorsk);
        assert_eq!(nynorsk.decision_of("styret"), "Vedtak i styret");
        assert!(nynorsk.is_recommendation("Innstilling frå styret"));
        assert!(nynorsk.is_proposal("framlegg til vedtak"));
        let own = Headings { recommendation: "Tilråding ({organ})".to_owned(), ..nynorsk };
        assert!(own.is_recommendation("Tilråding (styret)"));
        assert!(!own.is_recommendation("Tilråding ()") && !own.is_recommendation("Tilråding (styret) no"));
    }
}
