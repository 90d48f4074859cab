//! The public and the closed edition of a paper: what of a case each of them shows.
//!
//! A passage is cut out of the text before anything is made of it, so that no paper can hold it. What the
//! public edition prints instead, and the closed one around it, is put in as a [seal](prose::SEALS): a
//! comment that no text can hold, since any other line with its colons puts the whole text in doubt.

use super::{Subject, prose, text_language};
use crate::document::Block;
use crate::model::{Case, Edition, Openness, Passage, Section};
use crate::norsk::{Language, fill};
use crate::text::Span;
use crate::workspace::Workspace;

impl<'a> Subject<'a> {
    /// The same papers for those who may see what is exempt.
    #[must_use]
    pub fn closed(self) -> Self {
        Self { edition: Edition::Closed, ..self }
    }

    /// The same papers for everybody.
    #[must_use]
    pub fn public(self) -> Self {
        Self { edition: Edition::Public, ..self }
    }

    /// Whether something on the agenda is exempt, so that there is a closed edition of the papers.
    pub fn has_closed_edition(&self) -> bool {
        self.cases().any(Case::has_closed_parts)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.edition == Edition::Closed
    }

    fn cases(&self) -> impl Iterator<Item = &'a Case> {
        self.meeting.agenda.iter().filter_map(|item| self.case_of(item))
    }

    /// What every page of a closed edition says: that it is exempt, and by what.
    pub(super) fn restriction(&self) -> Option<String> {
        if !self.is_closed() {
            return None;
        }
        let mut reasons: Vec<String> = Vec::new();
        for exempt in self.cases().flat_map(Case::exemptions) {
            let reason = exempt.reason();
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let words = fill(self.words().common.restriction, &[("hjemmel", &reasons.join("; "))]);
        Some(words.trim_end_matches([',', ' ']).to_owned())
    }

    pub(super) fn case_title(&self, case: &'a Case) -> &'a str {
        case.title_in(self.edition, self.language())
    }

    /// How much of a case's text is shown.
    pub(super) fn shown<'c>(&self, case: &'c Case) -> Openness<'c> {
        match self.edition {
            Edition::Public => case.openness(),
            Edition::Closed => Openness::Open,
        }
    }

    /// That a case is exempt, wholly or in part, and by what: «Delvis unntatt offentlighet, offl. § 23».
    pub(super) fn exemption_of(&self, case: &Case) -> Option<String> {
        let reason = case.withheld_by()?;
        let words = &self.words().notice;
        let is_partly = matches!(self.shown(case), Openness::Outside(_));
        let said = if is_partly { words.partly_exempt } else { words.exempt };
        Some(fill(said, &[("hjemmel", &reason)]))
    }

    /// The words over a section; none when they are withheld.
    pub(super) fn heading_of(&self, case: &Case, section: &Section) -> Option<String> {
        let heading = section.heading.shown(self.edition, case.openness_of_heading(section))?;
        if case.encloses(section) {
            return Some(fill(self.words().book.exempt_heading, &[("overskrift", heading)]));
        }
        Some(heading.clone())
    }

    /// What stands under the heading of a section.
    pub(super) fn under(&self, case: &Case, section: &Section, top: u8) -> Vec<Block> {
        let is_of_doors =
            !case.openness().is_withheld() && self.workspace.openness_in(case, section).is_withheld();
        if is_of_doors && !self.is_closed() {
            return vec![Block::paragraph(self.words().common.spoken_behind_doors)];
        }
        let blocks = self.text_at(case, section.body, top);
        let is_left_out = blocks.is_empty() && self.heading_of(case, section).is_none();
        if is_left_out { vec![Block::paragraph(self.seal_words(case)[0].clone())] } else { blocks }
    }

    /// The text at a place in a case, as far as it is shown.
    pub(super) fn text_at(&self, case: &Case, place: Span, top: u8) -> Vec<Block> {
        let text = self.workspace.case_text(case, place, self.edition, prose::SEALS);
        let Some(text) = text else { return Vec::new() };
        let path = &self.workspace.source(case.source).path;
        let text = with_definitions(self.workspace, case, self.edition, text);
        let blocks = prose::sealed_blocks(&text, path, top, self.language(), &self.seal_words(case));
        text_language::of_case(self.workspace, case, without_empty_headings(blocks))
    }

    /// What the minutes in the file at `path` say of the item of `case`, as far as it is shown.
    pub(super) fn minutes_of(&self, case: Option<&Case>, said: &Passage, path: &str, top: u8) -> Vec<Block> {
        let text = said.text_in(self.edition, prose::SEALS).unwrap_or_default();
        let words = case.map(|case| self.seal_words(case).to_vec()).unwrap_or_default();
        prose::sealed_blocks(&text, path, top, self.language(), &words)
    }

    /// What is printed for each of the [`SEALS`].
    fn seal_words(&self, case: &Case) -> [String; 3] {
        seal_words(case, self.language())
    }
}

/// What stands under the heading of a section, as everybody may see it; none when nothing of it may be seen.
pub(super) fn open_blocks(
    workspace: &Workspace,
    case: &Case,
    section: &Section,
    top: u8,
) -> Option<Vec<Block>> {
    let language = workspace.council.language;
    let text = workspace.open_text(case, section, prose::SEALS[0]);
    let text = with_definitions(workspace, case, Edition::Public, text?.into_owned());
    let path = &workspace.source(case.source).path;
    let blocks = prose::sealed_blocks(&text, path, top, language, &seal_words(case, language));
    Some(text_language::of_case(workspace, case, blocks))
}

/// A part of the text of a case, with the footnotes and addresses that it may call and that stand elsewhere
/// in the case, as far as the edition shows them.
fn with_definitions(workspace: &Workspace, case: &Case, edition: Edition, part: String) -> String {
    // Nearly every text calls none.
    if !part.contains(']') {
        return part;
    }
    let mut whole = workspace.case_text(case, case.preamble, edition, prose::SEALS).unwrap_or_default();
    for section in &case.sections {
        if edition == Edition::Closed || !workspace.openness_in(case, section).is_withheld() {
            let text = workspace.case_text(case, section.body, edition, prose::SEALS);
            whole.push_str(&format!("\n\n{}", text.unwrap_or_default()));
        }
    }
    part + &prose::definitions(&whole)
}

/// `blocks` without the headings that nothing stands under, as a section without text is left out too.
fn without_empty_headings(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    for block in blocks.into_iter().rev() {
        if let Block::Heading { level, .. } = &block {
            let is_over_something = match kept.last() {
                Some(Block::Heading { level: next, .. }) => next > level,
                Some(_) => true,
                None => false,
            };
            if !is_over_something {
                continue;
            }
        }
        kept.push(block);
    }
    kept.reverse();
    kept
}

/// What is printed for each of the [`SEALS`] in the text of a case.
fn seal_words(case: &Case, language: Language) -> [String; 3] {
    let reason = case.withheld_by().unwrap_or_default();
    let words = &language.wording().common;
    [words.passage_left_out, words.passage_from, words.passage_to]
        .map(|words| fill(words, &[("hjemmel", &reason)]))
}
