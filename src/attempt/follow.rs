//! Papers that were left to follow a notice, and leave now.

use anyhow::Result;

use crate::action::MakePapers;
use crate::desk::Desk;
use crate::model::Meeting;
use crate::norsk;
use crate::steps::{Change, NewText, agenda, find_meeting};
use crate::workspace::Workspace;

/// The folder in which the papers that are asked for have followed.
pub(super) struct Followed {
    laid: Option<(Desk, NewText)>,
}

impl Followed {
    /// The folder on `desk` once the papers that `asked` names have left.
    ///
    /// # Errors
    /// When they do not wait to be sent.
    pub fn of(desk: &Desk, asked: &MakePapers) -> Result<Self> {
        let folder = desk.workspace();
        let meeting = find_meeting(folder, &asked.meeting)?;
        let day = asked.sent.unwrap_or(folder.today);
        let text = agenda::send_awaited(folder, meeting, &asked.follow, day)?;
        Ok(Self { laid: text.map(|text| (desk.with(std::slice::from_ref(&text)), text)) })
    }

    /// That folder; the one on `desk` when nothing is asked for.
    pub fn workspace<'f>(&'f self, desk: &'f Desk) -> &'f Workspace {
        match &self.laid {
            Some((laid, _)) => laid.workspace(),
            None => desk.workspace(),
        }
    }

    /// Has `change`, which was made of that folder, hold all that differs from the one there is.
    pub fn keep_in(self, change: &mut Change) {
        if let Some((_, text)) = self.laid
            && change.texts.iter().all(|other| other.path != text.path)
        {
            change.texts.insert(0, text);
        }
    }
}

/// What of `meeting` is still to follow.
pub(super) fn still_awaited(meeting: &Meeting) -> Vec<String> {
    let mut notes = Vec::new();
    for item in &meeting.agenda {
        if let Some(day) = item.awaited() {
            let (name, day) = (item.known_as(), norsk::date(day.value));
            notes.push(format!("Sakspapirene i {name} er ikke med; de ettersendes {day}."));
        }
    }
    notes
}
