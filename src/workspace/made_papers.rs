//! What papers that are not sent were made of, held against what the folder says now.

use super::Workspace;
use crate::model::{Case, Difference, MadeBy, Making, Meeting, PaperPart, SealedItem, SealedKind};

impl Workspace {
    /// What the papers of this kind in the folder of `meeting` were made of, as far as it is written.
    pub fn making_of(&self, meeting: &Meeting, by: MadeBy) -> Option<&Making> {
        self.made_papers.get(&meeting.id)?.making(by)
    }

    /// Whether `meeting` is to be held, and its day has not gone by.
    pub fn is_to_come(&self, meeting: &Meeting) -> bool {
        meeting.takes_place() && !meeting.is_held() && meeting.date.value >= self.today
    }

    /// Whether the notice of `meeting` can still be made again: it is to come, and has not been sealed.
    pub fn can_remake_notice(&self, meeting: &Meeting) -> bool {
        self.is_to_come(meeting)
            && self.manifest_of(meeting).is_none()
            && !self.broken.manifests.contains(&meeting.id)
    }

    /// How the agenda of `meeting` differs from what it was when papers were made.
    pub fn changes_since(&self, meeting: &Meeting, making: &Making) -> Vec<Difference> {
        let mut differences = Vec::new();
        self.compare_agendas(meeting, &making.agenda, &mut differences);
        differences
    }

    /// The cases on an agenda that were open to everybody when papers were made of it, and that withhold
    /// something now.
    pub fn exempt_since<'a>(&'a self, agenda: &'a [SealedItem]) -> Vec<(&'a SealedItem, &'a Case)> {
        let mut exempt = Vec::new();
        for item in agenda {
            let SealedKind::Case(id) = &item.kind else { continue };
            if item.was_open()
                && let Some(case) = self.case(id)
                && !case.openness().is_open()
            {
                exempt.push((item, case));
            }
        }
        exempt
    }

    /// The cases that withheld something when papers were made, or withhold an attachment or the title now,
    /// and of which what is withheld may have grown since.
    pub fn exempt_otherwise<'a>(
        &'a self,
        meeting: &Meeting,
        agenda: &'a [SealedItem],
    ) -> Vec<(&'a SealedItem, &'a Case)> {
        let now = self.agenda_to_seal(meeting);
        let mut exempt = Vec::new();
        for item in agenda {
            let SealedKind::Case(id) = &item.kind else { continue };
            let Some(case) = self.case(id).filter(|case| case.withholds()) else { continue };
            let Some(is) = now.iter().find(|other| other.kind == item.kind) else { continue };
            let differs = |part| item.digest(part) != is.digest(part);
            let is_withheld_part = |part: PaperPart| match part {
                PaperPart::Whole => true,
                PaperPart::Attachments => case.has_closed_parts(),
                PaperPart::Title => case.public_title.is_some(),
                _ => false,
            };
            if PaperPart::WORDS.iter().any(|(_, part)| is_withheld_part(*part) && differs(*part)) {
                exempt.push((item, case));
            }
        }
        exempt
    }
}
