//! What the minutes of a body say that it wants the next one to know of a case: its innspill.

use super::heading::Numbers;
use super::item::Item;
use super::label::MinutesLabel;
use super::names::says_nothing;
use super::scan;
use crate::model::{Body, Case, Guarded, Meeting, Openness, Passage, Passages};
use crate::read::{MEETINGS, passages};
use crate::text::{SourceId, Span, marks};
use crate::workspace::Workspace;

/// What one body had to say in one meeting.
#[derive(Debug)]
pub struct Input {
    /// The words.
    pub said: Passage,
    /// The file that they stand in.
    pub path: String,
    /// Whether the public may see them, as far as no mark in them says otherwise.
    pub is_public: bool,
}

/// What `body` said of `case` in `meeting`, in the secretary's own text; none when nothing is written there.
pub fn input(workspace: &Workspace, meeting: &Meeting, body: &Body, case: &Case) -> Option<Input> {
    let index = meeting.agenda.iter().position(|item| item.is_about(&case.id.value))?;
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, body.minutes_file());
    let id = workspace.source_at(&path)?;
    let scan = scan::scan(&workspace.source(id).text, &Numbers::of(workspace, meeting));
    let agenda = &meeting.agenda[index];
    let scanned = scan.items.iter().find(|scanned| scanned.is_of(agenda))?;
    let item = Item { index, agenda, scanned };
    let exempt = passages::read(id, &scan.marked, scanned.body.clone(), &[]);
    let within: &[Span] = if let Passages::Whole(within) = &exempt { within } else { &[] };
    let mut text = String::new();
    for (field, words) in item.written(&scan.text, MinutesLabel::Input) {
        if !says_nothing(words) {
            let words = marks::marked(&scan.marked, Span::new(id, field.value.clone()), within);
            text.push_str(&format!("{words}\n\n"));
        }
    }
    if text.is_empty() {
        return None;
    }
    let is_certain = matches!(
        (workspace.openness_of(agenda), &exempt),
        (Openness::Open, Passages::Unmarked) | (Openness::Outside(_), Passages::Whole(_))
    );
    let said = passage(id, index, text);
    let is_public = is_certain && agenda.closing().is_none() && !is_closed(&item, &scan.text);
    Some(Input { said, path, is_public })
}

fn passage(id: SourceId, index: usize, text: String) -> Passage {
    let exempt = passages::read(id, &text, 0..text.len(), &[]);
    Passage { item: Some(index), text: Guarded::new(text), exempt }
}

/// Whether the minutes say that the doors were closed.
fn is_closed(item: &Item<'_>, text: &str) -> bool {
    item.written(text, MinutesLabel::Closed).iter().any(|(_, words)| !says_nothing(words))
}
