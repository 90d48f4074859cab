//! The parsed folder, and the ways to look things up in it.

mod assembly;
mod attachments;
mod broken;
mod cases;
mod concordance;
mod days;
mod membership_fee;
mod dispatch;
mod doubts;
mod elections;
mod enclosures;
mod frozen;
mod decisions;
mod history;
mod intake;
mod laid;
mod letter;
mod looks;
mod made_papers;
mod meetings;
mod moves;
mod programme;
mod proposal;
mod proposed;
mod record_lines;
mod rounds;
mod routing;
mod said;
mod secret_names;
mod shelf;
mod shown;
mod substitutes;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{
    BodyId, Budget, Case, CaseId, CaseType, Council, Doubts, MadePapers, Manifest, Matter, Meeting,
    MeetingId, People, Programmes, Step,
};
use crate::norsk;
use crate::text::birth_number::Certainty;
use crate::text::digest::Seal;
use crate::text::raster::PictureFault;
use crate::text::{Placed, Source, SourceId, Sources, Span};

use looks::Look;

pub use assembly::{Assembly, Count, Majority};
pub use attachments::OpenAttachment;
pub use broken::BrokenFiles;
pub use concordance::TreatedText;
pub use decisions::Decision;
pub use elections::{Elected, ElectedTo};
pub use enclosures::EnclosedMinutes;
pub use frozen::FrozenMeeting;
pub use laid::{Laid, Named, Reread};
pub use letter::{AdoptedText, NotAdopted};
pub use looks::{Looks, Touched, recorded};
pub use meetings::Meetings;
pub use programme::Anchor;
pub use proposed::{Proposed, Proposer};
pub use rounds::Proposal;
pub use routing::{Invited, PrematureStep};
pub use secret_names::{NamesInTitle, names_one_of};
pub use shelf::Shelf;
pub use substitutes::{Substitutes, Vacancy};

/// Everything that judgement, plans and steps see. Built by reading; never touches the disk. A copy shares
/// what is large with what it was copied from.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The day on which the folder is judged.
    pub today: NaiveDate,
    /// Every text that was read, in order of path.
    pub sources: Sources,
    /// Every other file in the folder, by path, in composed form.
    pub other_files: Arc<HashSet<String>>,
    /// What looks like a birth number in any of the texts, in order.
    pub birth_numbers: Vec<Placed<Certainty>>,
    /// What bodies.yaml says.
    pub council: Arc<Council>,
    /// What members.yaml says.
    pub people: Arc<People>,
    /// What budsjett.yaml says, in its order.
    pub budgets: Arc<Vec<Budget>>,
    /// What program.yaml says, in its order.
    pub programmes: Arc<Programmes>,
    /// The cases, in order of path.
    pub cases: Shelf<Case>,
    /// The meetings, in order of day and body.
    pub meetings: Shelf<Meeting>,
    /// What was sent of each meeting, by the meeting's folder name.
    pub manifests: Arc<BTreeMap<MeetingId, Manifest>>,
    /// What the papers in each folder were made of, by the folder, with a slash at its end.
    pub made_papers: Arc<BTreeMap<String, MadePapers>>,
    /// What the files that were sent hold now, by path.
    pub seals: Arc<HashMap<String, Seal>>,
    /// What is wrong with pictures that are still to be put on paper, by path.
    pub pictures: Arc<HashMap<String, PictureFault>>,
    /// What could not be read.
    broken: BrokenFiles,
    /// Whether bodies.yaml could not be read, so that nothing can be said of what it should name.
    pub council_is_broken: bool,
    /// The same of members.yaml.
    pub people_are_broken: bool,
    /// The folder as it was before the change that is judged; none when there is nothing to compare with.
    pub base: Option<Arc<Workspace>>,
    /// What other files say by which cases and words of meetings may be exempt.
    doubts: Arc<Doubts>,
    /// The files with minutes, by the folder's name of the meeting.
    minutes_files: Arc<HashMap<MeetingId, String>>,
    /// The cases whose id no other has.
    case_index: Arc<HashMap<CaseId, usize>>,
    /// Where the cases stand whose id others have too.
    duplicates: Arc<BTreeMap<CaseId, Vec<usize>>>,
    /// The meetings of each body by day.
    meeting_index: Arc<BTreeMap<BodyId, Vec<(NaiveDate, usize)>>>,
    /// Where the meetings of a day begin.
    first_of_day: Arc<HashMap<NaiveDate, usize>>,
}

impl Workspace {
    /// An empty workspace, of which nothing has been read; reading fills it and then calls
    /// [`Workspace::indexed`].
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            sources: Sources::default(),
            other_files: Arc::default(),
            birth_numbers: Vec::new(),
            council: Arc::default(),
            people: Arc::default(),
            budgets: Arc::default(),
            programmes: Arc::default(),
            cases: Shelf::default(),
            meetings: Shelf::default(),
            manifests: Arc::default(),
            made_papers: Arc::default(),
            seals: Arc::default(),
            pictures: Arc::default(),
            broken: BrokenFiles::default(),
            council_is_broken: true,
            people_are_broken: true,
            base: None,
            doubts: Arc::default(),
            minutes_files: Arc::default(),
            case_index: Arc::default(),
            duplicates: Arc::default(),
            meeting_index: Arc::default(),
            first_of_day: Arc::default(),
        }
    }

    /// The workspace with its meetings in order and everything to be found by name.
    #[must_use]
    pub fn indexed(mut self, broken: BrokenFiles) -> Self {
        self.broken = broken;
        self.index_cases();
        self.index_meetings();
        self
    }

    /// The file that `id` stands for.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id]
    }

    /// The text at a place, for those who read, judge and edit it.
    pub fn raw_text(&self, span: Span) -> &str {
        self.source(span.source).slice(span)
    }

    /// Whether there is a file at `path`, whichever way its letters are composed.
    pub fn has_file(&self, path: &str) -> bool {
        let path = norsk::composed(path);
        self.source_at(&path).is_some() || self.other_files.contains(path.as_ref())
    }

    /// The text that was read from the file at `path`.
    pub fn source_at(&self, path: &str) -> Option<SourceId> {
        looks::note(|| Look::File(looks::short(path)));
        self.sources.find(path)
    }

    /// The first line of a file that has one: where a fault is told that stands in no text.
    pub fn first_line(&self, path: &str) -> Option<Span> {
        let id = self.source_at(path)?;
        let line = self.sources[id].text.lines().next().filter(|line| !line.trim().is_empty())?;
        Some(Span::new(id, 0..line.len()))
    }

    /// Whether the file of the meeting in the folder `id` could not be read.
    pub fn is_broken_meeting(&self, id: &MeetingId) -> bool {
        looks::note(|| Look::Folder(looks::short(id.as_str())));
        self.broken.meetings.contains(id)
    }

    /// Everything that could not be read.
    pub fn broken(&self) -> &BrokenFiles {
        looks::note(|| Look::All);
        &self.broken
    }

    /// The meeting with this id.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        self.meeting_in(id.as_str())
    }

    /// The meeting in the folder with this name.
    pub fn meeting_in(&self, folder: &str) -> Option<&Meeting> {
        looks::note(|| Look::Folder(looks::short(folder)));
        // Nearly every folder is called by its day, and meetings stand in order of day.
        if let Some(day) = folder.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
            let mut of_day = self.days(day, day).iter();
            if let Some(meeting) = of_day.find(|meeting| meeting.id.as_str() == folder) {
                return Some(meeting);
            }
        }
        if !self.sources.has(&format!("meetings/{folder}/meeting.md")) {
            return None;
        }
        self.meetings.unseen().iter().find(|meeting| meeting.id.as_str() == folder).map(|meeting| &**meeting)
    }

    /// The meeting whose minutes the file at `path` holds.
    pub fn meeting_with_minutes(&self, path: &str) -> Option<&Meeting> {
        let (folder, file) = path.strip_prefix("meetings/")?.split_once('/')?;
        let (day, body) = (folder.get(..10)?, folder.get(11..)?);
        // Nearly every file here is the meeting's own.
        if file == "meeting.md" {
            return None;
        }
        let body = self.council.body_named(body)?;
        if file.strip_suffix(".md")? != body.minutes_file() {
            return None;
        }
        self.meeting_on(&body.id, day.parse().ok()?)
    }

    /// The meetings of `body`, oldest first.
    pub fn meetings_of<'a>(&'a self, body: &BodyId) -> Meetings<'a> {
        self.meetings_between(body, NaiveDate::MIN, NaiveDate::MAX)
    }

    /// The meetings of `body` around `day`, at most `count` before it and as many after.
    pub fn meetings_near<'a>(
        &'a self,
        body: &BodyId,
        day: NaiveDate,
        count: usize,
    ) -> impl Iterator<Item = &'a Meeting> {
        looks::note(|| Look::Meetings {
            body: looks::short(body.as_str()),
            first: NaiveDate::MIN,
            last: NaiveDate::MAX,
        });
        let entries = self.meeting_index.get(body).map_or(&[][..], Vec::as_slice);
        let at = entries.partition_point(|entry| entry.0 < day);
        let near = at.saturating_sub(count)..(at + count).min(entries.len());
        entries[near].iter().map(|&(_, index)| &self.meetings[index])
    }

    /// The meetings of `body` from `first` to `last`, both included, oldest first.
    pub fn meetings_between<'a>(&'a self, body: &BodyId, first: NaiveDate, last: NaiveDate) -> Meetings<'a> {
        let entries = self.meeting_index.get(body).map_or(&[][..], Vec::as_slice);
        Meetings::between(self.meetings.unseen(), entries, body, (first, last))
    }

    /// The meetings of `body` before `day`, oldest first.
    pub fn meetings_before<'a>(&'a self, body: &BodyId, day: NaiveDate) -> Meetings<'a> {
        self.meetings_between(body, NaiveDate::MIN, day.pred_opt().unwrap_or(NaiveDate::MIN))
    }

    /// A body's name in running text on `day`; its id when nobody has that id.
    pub fn body_name(&self, id: &BodyId, day: NaiveDate) -> String {
        match self.council.body(id) {
            Some(body) => body.running_name_on(day),
            None => id.to_string(),
        }
    }

    /// The first meeting of `body` on `day` or later that took place or is to.
    pub fn meeting_from(&self, body: &BodyId, day: NaiveDate) -> Option<&Meeting> {
        self.meetings_between(body, day, NaiveDate::MAX).find(|meeting| meeting.takes_place())
    }

    /// The first meeting of `body` that is to come and has not been held.
    pub fn coming_meeting(&self, body: &BodyId) -> Option<&Meeting> {
        let mut coming = self.meetings_between(body, self.today, NaiveDate::MAX);
        coming.find(|meeting| meeting.takes_place() && !meeting.is_held())
    }

    /// When something that should have been on the agenda of `meeting` can be laid before its body: that
    /// day, or where the meeting has been held, the day of the next: «26. april 2024», «i neste møte».
    pub fn in_coming_meeting(&self, meeting: &Meeting) -> String {
        let coming = if meeting.is_held() { self.coming_meeting(&meeting.body.value) } else { Some(meeting) };
        match coming {
            Some(coming) => norsk::date(coming.date.value),
            None => "i neste møte".to_owned(),
        }
    }

    /// The first meeting of `body` after the day of `meeting`.
    pub fn meeting_after(&self, meeting: &Meeting, body: &BodyId) -> Option<&Meeting> {
        self.meeting_from(body, meeting.date.value.succ_opt()?)
    }

    /// The kind of a case, if the file names one that exists.
    pub fn type_of(&self, case: &Case) -> Option<&CaseType> {
        self.council.case_types.get(&case.case_type.as_ref()?.value)
    }

    /// Whether a case has political content: what it says itself, else what its type says.
    pub fn is_political(&self, case: &Case) -> bool {
        if let Some(political) = case.political {
            return political.value;
        }
        match self.type_of(case) {
            Some(case_type) => case_type.political,
            None => false,
        }
    }

    /// Where it is said that a case is about `matter`: in the case itself, or in its type.
    pub fn concerns(&self, case: &Case, matter: Matter) -> Option<Span> {
        let is_it = |said: &&Placed<Matter>| said.value == matter;
        let said = match case.matters.iter().find(is_it) {
            Some(said) => said,
            None => self.type_of(case)?.matters.iter().find(is_it)?,
        };
        Some(said.span)
    }

    /// The body whose word is the last in this case; for a type that names none, the last on its way.
    pub fn deciding_body<'a>(&'a self, case: &'a Case) -> Option<&'a BodyId> {
        if let Some(case_type) = self.type_of(case) {
            let day = case.routing.iter().rev().find_map(Step::day).unwrap_or(self.today);
            if let Some(row) = case_type.decided_by.on(day) {
                let right = &row.value.value;
                let urgent = case
                    .routing
                    .iter()
                    .find(|step| step.body.value != *right && self.urgent_for(case, step) == Some(right));
                return Some(urgent.map_or(right, |step| &step.body.value));
            }
        }
        Some(&case.routing.last()?.body.value)
    }
}
