//! What papers that are not sent were made of, held against what the folder says now.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{Case, Difference, MadeBy, Making, Meeting, PaperPart, SealedItem, SealedKind};
use crate::text::digest::Digest;

impl Workspace {
    /// What the papers of this kind in the folder of `meeting` were made of, as far as it is written.
    pub fn making_of(&self, meeting: &Meeting, by: MadeBy) -> Option<&Making> {
        if self.made_papers.is_empty() {
            return None;
        }
        let made = self.made_papers.get(&format!("meetings/{}/", meeting.id))?;
        made.makings.iter().find(|making| making.by == by)
    }

    /// The folder as it is, on another day.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Self {
        Self { today: day, ..self.clone() }
    }

    /// The cases whose titles stand on a paper for everybody, with the title it shows of each.
    pub fn titles_to_seal<'a>(&self, cases: impl IntoIterator<Item = &'a Case>) -> Vec<SealedItem> {
        let mut cases: Vec<&Case> = cases.into_iter().collect();
        cases.sort_by(|one, other| one.id.value.cmp(&other.id.value));
        cases.dedup_by(|one, other| one.id.value == other.id.value);
        let mut sealed = Vec::new();
        for case in cases {
            let kind = SealedKind::Case(case.id.value.clone());
            let parts = vec![(PaperPart::Title, self.digest_of_open_title(case))];
            sealed.push(SealedItem { number: None, kind, parts });
        }
        sealed
    }

    /// Whether the title that an item shows of a case is that of `case`.
    pub fn shows_title(&self, case: &Case, item: &SealedItem) -> bool {
        item.digest(PaperPart::Title) == Some(self.digest_of_open_title(case))
    }

    fn digest_of_open_title(&self, case: &Case) -> Digest {
        Digest::of(case.open_title(self.council.language).as_bytes())
    }

    /// The cases of which titles have been shown that withhold something now, and show another title; or any
    /// title, where what they are followed up by was shown too.
    pub fn exposed_since(&self, titles: &[SealedItem], with_follow_up: bool) -> Vec<&Case> {
        let mut exposed = Vec::new();
        for item in titles {
            let SealedKind::Case(id) = &item.kind else { continue };
            let Some(case) = self.case(id).filter(|case| case.withholds()) else { continue };
            if !self.shows_title(case, item) || with_follow_up && !case.follow_up.is_empty() {
                exposed.push(case);
            }
        }
        exposed
    }

    /// Whether `meeting` is to be held, and its day has not gone by.
    pub fn is_to_come(&self, meeting: &Meeting) -> bool {
        meeting.takes_place() && !meeting.is_held() && meeting.last_day() >= self.today
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
