//! Which text of a case belongs to which of its treatments, since a body may have a case more than once.
//!
//! «Innstilling fra styret 26. april 2024» is what the board recommended on that day. A heading without a
//! day is that of the first treatment with no such text of its own, which is the only one in most cases.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{Case, Meeting, Outcome, Section, Step, headings};
use crate::norsk;

/// The heading over the text of one treatment. It is looked for among the sections of every case, so none is
/// made to be compared with.
struct OwnHeading<'a> {
    /// What stands before the name of the body, the name, and what stands after it.
    parts: [&'a str; 3],
}

impl OwnHeading<'_> {
    /// The day in the heading of a section, if there is one; none at all for a section with another heading.
    fn day_in(&self, section: &Section) -> Option<Option<NaiveDate>> {
        // Most headings are passed over before a day is looked for at their ends.
        if !begins_alike(section.heading.raw(), self.parts[0]) {
            return None;
        }
        let (heading, day) = section.dated();
        is_made_of(heading, &self.parts).then_some(day)
    }
}

/// What was put before a body.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// Where it stands in the case.
    pub section: &'a Section,
    /// Whether a body has recommended it, and it is not only the secretariat's.
    pub is_recommended: bool,
    /// What a body had recommended before the secretariat proposed this instead.
    pub passed_over: Option<&'a Section>,
}

impl Workspace {
    /// The heading, without a day, for `outcome` of the body of `step`; none for outcomes that need no text.
    fn plain_heading(&self, step: &Step) -> Option<String> {
        let (outcome, day) = (step.ended()?, step.day()?);
        let name = || Some(self.council.body(&step.body.value)?.running_name_on(day));
        match outcome {
            Outcome::Recommended => Some(self.council.headings.recommendation_of(&name()?)),
            outcome if outcome.is_voted_on() => Some(self.council.headings.decision_of(&name()?)),
            _ => None,
        }
    }

    /// The heading under which the text of the treatment at `index` stands or should; none where it ends in
    /// no text. It has a day where a treatment before it has the heading without.
    pub fn text_heading(&self, case: &Case, index: usize) -> Option<String> {
        let step = case.routing.get(index)?;
        if let Some(section) = self.text_of(case, index) {
            return Some(section.heading.raw().clone());
        }
        let heading = self.plain_heading(step)?;
        let is_taken = case.routing[..index]
            .iter()
            .any(|earlier| self.plain_heading(earlier).is_some_and(|taken| is_made_of(&heading, &[&taken])));
        match step.day() {
            Some(day) if is_taken => Some(format!("{heading} {}", norsk::date(day))),
            _ => Some(heading),
        }
    }

    /// The section with the text of the treatment at `index`, written or still empty.
    pub fn text_of<'c>(&self, case: &'c Case, index: usize) -> Option<&'c Section> {
        let step = case.routing.get(index)?;
        let own = self.heading_of(step)?;
        let mut undated = None;
        for section in &case.sections {
            match own.day_in(section) {
                Some(Some(day)) if Some(day) == step.day() => return Some(section),
                Some(None) if undated.is_none() => undated = Some(section),
                _ => {}
            }
        }
        let section = undated?;
        for earlier in &case.routing[..index] {
            // Two bodies are not called the same.
            let is_its =
                earlier.body.value == step.body.value && self.day_in_heading(section, earlier) == Some(None);
            if is_its && self.own_text(case, earlier).is_none() {
                return None;
            }
        }
        Some(section)
    }

    /// The section whose heading names the body of `step` and its day.
    fn own_text<'c>(&self, case: &'c Case, step: &Step) -> Option<&'c Section> {
        let (own, day) = (self.heading_of(step)?, step.day()?);
        case.sections.iter().find(|section| own.day_in(section) == Some(Some(day)))
    }

    /// The day in the heading of a section that is what the body of `step` recommended or adopted, if there
    /// is one; none at all for other sections.
    pub(super) fn day_in_heading(&self, section: &Section, step: &Step) -> Option<Option<NaiveDate>> {
        self.heading_of(step)?.day_in(section)
    }

    /// What the heading over the text of a treatment is made of; none where it ends in no text.
    fn heading_of<'a>(&'a self, step: &Step) -> Option<OwnHeading<'a>> {
        let headings = &self.council.headings;
        let template = match step.ended()? {
            Outcome::Recommended => &headings.recommendation,
            outcome if outcome.is_voted_on() => &headings.decision,
            _ => return None,
        };
        let (before, after) = headings::around_body(template)?;
        let (body, day) = (self.council.body(&step.body.value)?, step.day()?);
        let name = body.running_name.as_deref().unwrap_or_else(|| body.name_on(day));
        Some(OwnHeading { parts: [before, name, after] })
    }

    /// Whether a section is the secretariat's proposal, and from which day.
    pub(super) fn day_of_proposal(&self, section: &Section) -> Option<Option<NaiveDate>> {
        let (heading, day) = section.dated();
        self.council.headings.is_proposal(heading).then_some(day)
    }

    /// What a body is asked to adopt in the treatment at `index`: the newest of what a body recommended
    /// before it and of what the secretariat has proposed up to its day.
    pub fn proposal_to<'c>(&self, case: &'c Case, index: usize) -> Option<Proposal<'c>> {
        self.proposal_on(case, index, case.routing.get(index)?.day())
    }

    /// The same of what `meeting` treats, also of a case that has no such treatment yet.
    pub fn proposal_at<'c>(&self, case: &'c Case, meeting: &Meeting) -> Option<Proposal<'c>> {
        let here = case.step_in(meeting).unwrap_or(case.routing.len());
        self.proposal_on(case, here, Some(meeting.date.value))
    }

    fn proposal_on<'c>(
        &self,
        case: &'c Case,
        index: usize,
        until: Option<NaiveDate>,
    ) -> Option<Proposal<'c>> {
        let recommended = self.recommended_before(case, index);
        let mut proposed: Option<(Option<NaiveDate>, &Section)> = None;
        for section in &case.sections {
            let Some(day) = self.day_of_proposal(section) else { continue };
            let is_later = day.zip(until).is_some_and(|(day, until)| day > until);
            if !is_later && proposed.is_none_or(|(newest, _)| newest < day) {
                proposed = Some((day, section));
            }
        }
        let proposal = match (recommended, proposed) {
            (Some((given, section)), Some((Some(day), newer))) if day > given => {
                Proposal { section: newer, is_recommended: false, passed_over: Some(section) }
            }
            (Some((_, section)), _) => Proposal { section, is_recommended: true, passed_over: None },
            (None, proposed) => Proposal { section: proposed?.1, is_recommended: false, passed_over: None },
        };
        if proposal.section.is_empty { None } else { Some(proposal) }
    }

    /// The newest text that a body recommended before the treatment at `index`, and when.
    fn recommended_before<'c>(&self, case: &'c Case, index: usize) -> Option<(NaiveDate, &'c Section)> {
        let steps = &case.routing[..index.min(case.routing.len())];
        let at = steps
            .iter()
            .rposition(|step| step.ended() == Some(Outcome::Recommended) && step.meeting.is_some())?;
        Some((steps[at].day()?, self.text_of(case, at)?))
    }

    /// Whether a section is part of the presentation, and not a proposal or what a body has said.
    pub fn is_presentation(&self, case: &Case, section: &Section) -> bool {
        !section.is_empty
            && self.day_of_proposal(section).is_none()
            && !case.routing.iter().any(|step| self.day_in_heading(section, step).is_some())
            && !self.is_of_another_day(section)
    }

    /// Whether a section says on which day a body recommended or adopted it, whichever body and day.
    pub fn is_of_another_day(&self, section: &Section) -> bool {
        let headings = &self.council.headings;
        let (heading, Some(_)) = section.dated() else { return false };
        for body in self.council.bodies.values() {
            for template in [&headings.recommendation, &headings.decision] {
                let Some((before, after)) = headings::around_body(template) else { continue };
                if body.names().any(|name| is_made_of(heading, &[before, name, after])) {
                    return true;
                }
            }
        }
        false
    }
}

/// Whether a heading may begin as `start` does, whatever the size of its letters.
fn begins_alike(heading: &str, start: &str) -> bool {
    first_apart(heading, start).is_none_or(|(one, other)| !one.is_ascii() || !other.is_ascii())
}

/// The first bytes of two texts that are not the same letter of ASCII, or not the same at all.
fn first_apart(one: &str, other: &str) -> Option<(u8, u8)> {
    one.bytes().zip(other.bytes()).find(|(one, other)| !one.eq_ignore_ascii_case(other))
}

/// Whether a heading is these parts after each other, whatever the size of their letters. Nearly always it
/// can be told without making any letter small.
fn is_made_of(heading: &str, parts: &[&str]) -> bool {
    let mut rest = heading;
    for part in parts {
        match first_apart(rest, part) {
            None if rest.len() >= part.len() => rest = &rest[part.len()..],
            Some((one, other)) if one.is_ascii() && other.is_ascii() => return false,
            _ => {
                let parts = parts.iter().flat_map(|part| part.chars()).flat_map(char::to_lowercase);
                return heading.chars().flat_map(char::to_lowercase).eq(parts);
            }
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_its_parts_whatever_the_size_of_its_letters() {
        let parts = ["Innstilling fra ", "Ærlig øvrighet", " i år"];
        for heading in [
            "Innstilling fra Ærlig øvrighet i år",
            "INNSTILLING fra ærlig Øvrighet I ÅR",
            "innstilling Fra ÆRLIG øvrighet i år",
        ] {
            assert!(is_made_of(heading, &parts), "{heading}");
            assert!(begins_alike(heading, "Innstilling fra "), "{heading}");
        }
        for heading in [
            "",
            "Innstilling fra ",
            "Innstilling fra Ærlig øvrighet i åra",
            "Innstilling fra ærlig øvrigher i år",
        ] {
            assert!(!is_made_of(heading, &parts), "{heading}");
        }
        assert!(!begins_alike("Innspill", "Innstilling fra "));
        assert!(begins_alike("Åpning", "") && begins_alike("ÅPNING i", "åpning "));
    }
}
