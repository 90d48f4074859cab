//! What the secretary's minutes say, read out of their text: the model between reading and writing back.

use chrono::{NaiveDate, NaiveTime};

use super::{Attendance, Edition, Guarded, Outcome, Passages, PersonId, Proceedings};
use crate::norsk;
use crate::text::{Placed, Span, marks};

/// The first line of minutes that began as a skeleton, with the line after it.
pub const SKELETON: &str =
    "<!-- Utkast laget av ipr. Filen er din fra nå av: ipr skriver aldri over den. -->\n\n";

/// The same of minutes in which the usual stood before anybody wrote: all were there, and all was as
/// proposed.
pub const PREFILLED: &str = "<!-- Utkast laget av ipr, fylt ut på forhånd. Filen er din fra nå av: ipr \
    skriver aldri over den. -->\n\n";

/// Whether minutes began as a skeleton, so that they can be read.
pub fn is_skeleton(text: &str) -> bool {
    begins_as(text, SKELETON) || is_prefilled(text)
}

/// Whether minutes began as a skeleton in which the usual stood before anybody wrote.
pub fn is_prefilled(text: &str) -> bool {
    begins_as(text, PREFILLED)
}

/// Whether all that minutes say is known to be what somebody has written. The line that says that they were
/// filled in beforehand may have been taken out.
pub fn is_all_written(text: &str) -> bool {
    begins_as(text, SKELETON)
}

fn begins_as(text: &str, start: &str) -> bool {
    // Nearly all texts are told apart by their first bytes.
    let text = text.trim_start_matches('\u{feff}');
    let first_line = || norsk::composed(text.lines().next().unwrap_or_default());
    text.starts_with("<!--") && first_line() == start.trim_end()
}

/// What the minutes of one meeting say.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// When it began.
    pub began: Option<NaiveTime>,
    /// When it ended.
    pub ended: Option<NaiveTime>,
    /// Where it was held.
    pub place: Option<String>,
    /// Who chaired it.
    pub chair: Option<Placed<PersonId>>,
    /// Whether the chair was elected in the meeting.
    pub chair_elected: bool,
    /// Who met, and who did not.
    pub attendance: Vec<Attendance>,
    /// What happened with the items that are on the agenda.
    pub items: Vec<RecordedItem>,
    /// The text, item by item, without what is only for the secretary.
    pub passages: Vec<Passage>,
    /// What stands as it was before anybody wrote.
    pub as_drafted: AsDrafted,
}

impl Record {
    /// What is said of the item at this place on the agenda.
    pub fn item(&self, index: usize) -> Option<&RecordedItem> {
        self.items.iter().find(|recorded| recorded.index == index)
    }
}

/// What of minutes stands as it was filled in beforehand: it may be so, or nobody may have looked at it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsDrafted {
    /// That all were there but those who had said that they could not come.
    pub attendance: bool,
    /// The items that ended as was proposed, by their places on the agenda.
    pub items: Vec<usize>,
}

/// What the minutes say of one item.
#[derive(Debug, Clone)]
pub struct RecordedItem {
    /// Its place on the agenda.
    pub index: usize,
    /// Its heading.
    pub heading: Span,
    /// What happened with it.
    pub proceedings: Proceedings,
    /// How it ended; none where nothing is said of that.
    pub ruling: Option<Placed<Ruling>>,
    /// What is to be done after it.
    pub tasks: Vec<RecordedTask>,
}

/// Something that minutes say is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedTask {
    /// What.
    pub what: Placed<String>,
    /// By whom: the id of a person, or the minutes' own words.
    pub who: Option<String>,
    /// Until when.
    pub deadline: Option<NaiveDate>,
}

/// How a treatment ended, in the minutes' own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The outcome.
    pub outcome: Outcome,
    /// The text recommended or adopted.
    pub words: Words,
}

/// Where the words of a ruling come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// The outcome needs none.
    None,
    /// They stand in the minutes.
    Given(String),
    /// The minutes say that they are those of the proposal.
    AsProposed,
}

/// A piece of the minutes' text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The item it is about, by its place on the agenda; none for what is about the meeting.
    pub item: Option<usize>,
    /// The Markdown, for an item without its heading.
    pub text: Guarded<String>,
    /// What its marks say is exempt in it, by places in that text.
    pub exempt: Passages,
}

impl Passage {
    /// The text as a paper of `edition` has it, with `seals` for what its marks enclose: instead of it,
    /// before and after it.
    pub fn text_in(&self, edition: Edition, seals: [&str; 3]) -> Option<String> {
        let text = self.text.raw();
        match (&self.exempt, edition) {
            (Passages::Unmarked, _) | (Passages::Doubtful(_), Edition::Closed) => Some(text.clone()),
            (Passages::Doubtful(_), Edition::Public) => None,
            (Passages::Whole(passages), _) => {
                let whole = Span { start: 0, end: text.len() as u32, ..*passages.first()? };
                Some(marks::sealed(text, whole, passages, edition == Edition::Closed, seals))
            }
        }
    }
}
