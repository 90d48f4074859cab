//! What minutes say: the body's own words item by item, and all that a meeting must hold of them.
//!
//! Minutes are Markdown that a secretary writes under the labels of the skeleton. Only what stands under an
//! item's heading, after a known label, is taken to be said of it; what is not understood is a finding.

mod agenda_proposals;
mod attendance;
mod ballot;
mod clauses;
mod day_named;
mod drafted;
mod elected;
mod entry;
mod guests;
mod heading;
mod input;
mod hearing;
mod item;
mod known;
mod label;
mod marked;
mod matching;
mod missing;
mod names;
mod passage;
mod persons;
mod phrase;
mod reader;
mod ruling;
mod scan;
mod tasks;
mod times;
mod whole;

use std::ops::Range;

use crate::text::marks;

pub use crate::model::record::is_skeleton;
use crate::model::record::{is_all_written, is_prefilled};
use crate::model::{AgendaItem, Meeting, Outcome};
use crate::norsk::MinutesWords;
use crate::workspace::Workspace;
use heading::Numbers;
use label::MinutesLabel;
use phrase::Said;
use scan::Scan;

pub use elected::{Winners, elected};
pub use hearing::asked;
pub use input::{Input, input};
use reader::Reader;
pub use reader::not_recorded;
pub use whole::{Reading, read};

/// Whether the text is minutes that anything is to be read out of: what a body has decided or wants the next
/// one to know, or a skeleton that a secretary fills in.
pub fn is_worth_reading(text: &str) -> bool {
    is_skeleton(text) || has_label(text, &["vedtak", "innstilling", "innspill", "innspel"])
}

/// Whether there is anything here for [`AdoptedTexts::decision`] to find.
pub fn has_decisions(text: &str) -> bool {
    has_label(text, &["vedtak", "innstilling"])
}

/// Whether a line begins with one of `labels`. A label is ASCII, so that nothing need be composed to look for
/// it.
fn has_label(text: &str, labels: &[&str]) -> bool {
    text.lines().any(|line| {
        let words = line.trim_start_matches([' ', '*', '-', '_', '#']);
        let rest = labels.iter().find_map(|label| heading::after_word(words, label));
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// What a body recommended or adopted, item by item.
#[derive(Debug)]
pub struct AdoptedTexts {
    scan: Scan,
    /// What was filled in beforehand, when something was.
    drafted: Option<&'static MinutesWords>,
}

impl AdoptedTexts {
    /// The minutes of `meeting`.
    pub fn of(workspace: &Workspace, text: &str, meeting: &Meeting) -> Self {
        let drafted = is_prefilled(text).then(|| &workspace.council.language.wording().minutes);
        Self { scan: scan::scan(text, &Numbers::of(workspace, meeting)), drafted }
    }

    /// The words that `item` ended in, and their bytes in the minutes; none when the minutes have no such
    /// item, or nothing is written there yet.
    pub fn decision(&self, item: &AgendaItem) -> Option<(Range<usize>, &str)> {
        let found = self.scan.items.iter().find(|scanned| scanned.is_of(item))?;
        // Nobody has said what stands in a draft beforehand, before it is recorded.
        let is_recorded = item.record.as_ref().is_some_and(|record| record.ballot.is_some());
        if let Some(words) = self.drafted
            && !is_recorded
            && drafted::is_as_drafted(found, &self.scan.text, words)
        {
            return None;
        }
        for field in &found.fields {
            let said = &self.scan.text[field.value.clone()];
            if matches!(field.label, MinutesLabel::Decision | MinutesLabel::Recommendation)
                && words(said).next().is_some()
            {
                return Some((field.value.clone(), said));
            }
        }
        None
    }
}

/// The words of a text without what only marks them up: quotation, emphasis, lines to write on, and lines
/// between which something is exempt.
pub fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    marks::unmarked_lines(text)
        .flat_map(str::split_whitespace)
        .map(|word| word.trim_matches(['*', '_', '«', '»']))
        .filter(|word| !word.is_empty() && *word != ">")
}

/// How minutes say that a body followed what was put before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// All of it, and no more.
    Whole,
    /// It, with something besides.
    WithMore,
    /// They do not: they are words of its own.
    None,
}

/// Whether a body is asked no more of `item` than to take it as information.
pub fn proposes_noting(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem) -> bool {
    let proposal = workspace.proposal_in(meeting, item);
    proposal.is_some_and(|words| ruling::said(&words) == Said::Outcome(Outcome::Noted))
}

/// Whether the words of a decision only say that the body followed what was put before it.
pub fn reference(said: &str) -> Reference {
    match ruling::said(said) {
        Said::AsProposed => Reference::Whole,
        Said::ProposedWithMore => Reference::WithMore,
        _ if ruling::speaks_of_proposal(said) => Reference::WithMore,
        _ => Reference::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Source, SourceId};

    const MINUTES: &str = "# Referat\n\n### Sak 01/24 Godkjenning\n\nVedtak: Godkjent.\n\n### Sak 02/24 \
        Høring\n\n**Forslag til vedtak:**\n\n> Styret vedtar uttalelsen.\n\nAvstemning (for, mot, hvem): \
        enstemmig\n\n**Vedtak:** Styret vedtar\nuttalelsen.\n\nDen sendes i dag.\n\nProtokolltilførsel: \
        ingen\n\n### Sak 03/24 Neste\n\nVedtak: ______\n";

    fn meeting() -> Meeting {
        let text = "---\norgan: styret\ndato: 2024-02-16\nstatus: avholdt\nsaksliste:\n  - {sak: 01/24, \
            tittel: En}\n  - {sak: 02/24, tittel: To}\n  - {sak: 03/24, tittel: Tre}\n---\n";
        let path = "meetings/2024-02-16-styret/meeting.md".to_owned();
        let source = Source { path, text: text.to_owned() };
        crate::read::meeting::read(SourceId(0), &source, &mut Vec::new()).expect("a meeting")
    }

    #[test]
    fn an_item_s_own_words() {
        let meeting = meeting();
        let workspace = Workspace::new(meeting.date.value);
        let spoken = AdoptedTexts::of(&workspace, MINUTES, &meeting);
        let found = |index: usize| {
            let (range, said) = spoken.decision(&meeting.agenda[index])?;
            assert_eq!(&MINUTES[range], said);
            Some(words(said).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(found(0).as_deref(), Some("Godkjent."));
        assert_eq!(found(1).as_deref(), Some("Styret vedtar uttalelsen. Den sendes i dag."));
        assert_eq!(found(2), None, "nothing is written");
        assert!(has_decisions(MINUTES) && !has_decisions("# Innkalling\n\n**Forslag til vedtak:**\n"));
        assert!(has_decisions("#### VEDTAK\n") && !has_decisions("Vedtaket var langt\n"));
    }
}
