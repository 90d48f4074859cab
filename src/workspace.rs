//! The parsed folder, and the ways to look things up in it.

mod assembly;
mod attachments;
mod concordance;
mod membership_fee;
mod dispatch;
mod enclosures;
mod decisions;
mod history;
mod moves;
mod proposal;
mod routing;
mod substitutes;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{AgendaItem, Case, CaseType, Council, ItemKind, Manifest, Matter, Meeting, People, Step};
use crate::norsk;
use crate::text::birth_number::Certainty;
use crate::text::digest::Seal;
use crate::text::{Placed, Source, SourceId, Span};

pub use assembly::{Assembly, Count, Majority};
pub use attachments::OpenAttachment;
pub use concordance::{Proposal, TreatedText};
pub use decisions::Decision;
pub use enclosures::EnclosedMinutes;
pub use routing::PrematureStep;
pub use substitutes::{Substitutes, Vacancy};

/// Everything that judgement, plans and steps see. Built by reading; never touches the disk.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The day on which the folder is judged.
    pub today: NaiveDate,
    /// Every text that was read, in order of path.
    pub sources: Vec<Source>,
    /// Every other file in the folder, by path, in composed form.
    pub other_files: HashSet<String>,
    /// What looks like a birth number in any of the texts, in order.
    pub birth_numbers: Vec<Placed<Certainty>>,
    /// What bodies.yaml says.
    pub council: Council,
    /// What members.yaml says.
    pub people: People,
    /// The cases, in order of path.
    pub cases: Vec<Case>,
    /// The meetings, in order of day and body.
    pub meetings: Vec<Meeting>,
    /// What was sent of each meeting, by the meeting's folder name.
    pub manifests: BTreeMap<String, Manifest>,
    /// What the files that were sent hold now, by path.
    pub seals: HashMap<String, Seal>,
    /// Ids of cases whose file could not be read, so that references to them are not faults too.
    pub broken_cases: HashSet<String>,
    /// Folder names of meetings whose file could not be read.
    pub broken_meetings: HashSet<String>,
    /// Folder names of meetings of which the manifest could not be read.
    pub broken_manifests: HashSet<String>,
    /// Whether bodies.yaml could not be read, so that nothing can be said of what it should name.
    pub council_is_broken: bool,
    /// The same of members.yaml.
    pub people_are_broken: bool,
    /// The folder as it was before the change that is judged; none when there is nothing to compare with.
    pub base: Option<Arc<Workspace>>,
    /// The files with minutes, by the meeting's folder name.
    minutes_files: HashMap<String, String>,
    case_index: HashMap<String, usize>,
    /// The places of the cases that share their id with others.
    duplicates: BTreeMap<String, Vec<usize>>,
    /// The meetings of each body by day.
    meeting_index: BTreeMap<String, Vec<(NaiveDate, usize)>>,
}

impl Workspace {
    /// An empty workspace, of which nothing has been read; reading fills it and then calls
    /// [`Workspace::indexed`].
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            sources: Vec::new(),
            other_files: HashSet::new(),
            birth_numbers: Vec::new(),
            council: Council::default(),
            people: People::default(),
            cases: Vec::new(),
            meetings: Vec::new(),
            manifests: BTreeMap::new(),
            seals: HashMap::new(),
            broken_cases: HashSet::new(),
            broken_meetings: HashSet::new(),
            broken_manifests: HashSet::new(),
            council_is_broken: true,
            people_are_broken: true,
            base: None,
            minutes_files: HashMap::new(),
            case_index: HashMap::new(),
            duplicates: BTreeMap::new(),
            meeting_index: BTreeMap::new(),
        }
    }

    /// The workspace with its meetings in order and everything to be found by name.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        self.meetings.sort_by(|a, b| (a.date.value, &a.body.value).cmp(&(b.date.value, &b.body.value)));
        self.case_index = HashMap::with_capacity(self.cases.len());
        self.duplicates.clear();
        for (index, case) in self.cases.iter().enumerate() {
            let first = *self.case_index.entry(case.id.value.clone()).or_insert(index);
            if first != index {
                self.duplicates.entry(case.id.value.clone()).or_insert_with(|| vec![first]).push(index);
            }
        }
        self.meeting_index.clear();
        for (index, meeting) in self.meetings.iter().enumerate() {
            let entry = (meeting.date.value, index);
            self.meeting_index.entry(meeting.body.value.clone()).or_default().push(entry);
        }
        self.minutes_files = self.find_minutes();
        self
    }

    /// The file that `id` stands for.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// The text at a place.
    pub fn text(&self, span: Span) -> &str {
        self.source(span.source).slice(span)
    }

    /// Whether there is a file at `path`, whichever way its letters are composed.
    pub fn has_file(&self, path: &str) -> bool {
        let path = norsk::composed(path);
        self.position(&path).is_some() || self.other_files.contains(path.as_ref())
    }

    /// Where the text of the file at `path` stands among the texts that were read.
    pub fn position(&self, path: &str) -> Option<usize> {
        self.sources.binary_search_by(|source| source.path.as_str().cmp(path)).ok()
    }

    /// The first line of a file that has one: where a fault is told that stands in no text.
    pub fn first_line(&self, path: &str) -> Option<Span> {
        let index = self.position(path)?;
        let line = self.sources[index].text.lines().next().filter(|line| !line.trim().is_empty())?;
        Some(Span::new(SourceId(u32::try_from(index).ok()?), 0..line.len()))
    }

    /// The first case with this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        let index = *self.case_index.get(id)?;
        Some(&self.cases[index])
    }

    /// Whether several cases have this id, so that nobody knows which one is meant by it.
    pub fn is_duplicated(&self, id: &str) -> bool {
        self.duplicates.contains_key(id)
    }

    /// The cases that share an id, id by id.
    pub fn duplicates(&self) -> impl Iterator<Item = Vec<&Case>> {
        self.duplicates.values().map(|indexes| indexes.iter().map(|&index| &self.cases[index]).collect())
    }

    /// The meeting of `body` on `day`.
    pub fn meeting_on(&self, body: &str, day: NaiveDate) -> Option<&Meeting> {
        let indexes = self.indexes_of(body);
        // Of several on one day, the first.
        let (found, index) = *indexes.get(indexes.partition_point(|entry| entry.0 < day))?;
        if found == day { Some(&self.meetings[index]) } else { None }
    }

    /// The meeting with this folder name.
    pub fn meeting(&self, id: &str) -> Option<&Meeting> {
        // Nearly every folder is called by its day, and meetings stand in order of day.
        if let Some(day) = id.get(..10)
            && let Ok(day) = day.parse()
            && let Some(meeting) = self.meetings_of_day(day).find(|meeting| meeting.id == id)
        {
            return Some(meeting);
        }
        self.position(&format!("meetings/{id}/meeting.md"))?;
        self.meetings.iter().find(|meeting| meeting.id == id)
    }

    /// The meetings of `body` by day, each with its place among all.
    fn indexes_of(&self, body: &str) -> &[(NaiveDate, usize)] {
        match self.meeting_index.get(body) {
            Some(indexes) => indexes,
            None => &[],
        }
    }

    /// The meeting whose minutes the file at `path` holds.
    pub fn meeting_with_minutes(&self, path: &str) -> Option<&Meeting> {
        let (folder, file) = path.strip_prefix("meetings/")?.split_once('/')?;
        let (day, body) = (folder.get(..10)?, folder.get(11..)?);
        // Nearly every file here is the meeting's own.
        if file == "meeting.md" || file.strip_suffix(".md")? != self.council.body(body)?.minutes_file() {
            return None;
        }
        self.meeting_on(body, day.parse().ok()?)
    }

    /// The meetings of `body`, oldest first.
    pub fn meetings_of<'a>(&'a self, body: &str) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        self.indexes_of(body).iter().map(|&(_, index)| &self.meetings[index])
    }

    /// The meetings of `body` around `day`, at most `count` before it and as many after.
    pub fn meetings_near<'a>(
        &'a self,
        body: &str,
        day: NaiveDate,
        count: usize,
    ) -> impl Iterator<Item = &'a Meeting> {
        let indexes = self.indexes_of(body);
        let at = indexes.partition_point(|entry| entry.0 < day);
        let near = at.saturating_sub(count)..(at + count).min(indexes.len());
        indexes[near].iter().map(|&(_, index)| &self.meetings[index])
    }

    /// The meetings of `body` from `first` to `last`, both included, oldest first.
    pub fn meetings_between<'a>(
        &'a self,
        body: &str,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        let indexes = self.indexes_of(body);
        let start = indexes.partition_point(|entry| entry.0 < first);
        let end = indexes.partition_point(|entry| entry.0 <= last);
        indexes[start..end.max(start)].iter().map(|&(_, index)| &self.meetings[index])
    }

    /// The meetings of any body on `day`.
    pub fn meetings_of_day(&self, day: NaiveDate) -> impl Iterator<Item = &Meeting> {
        let first = self.meetings.partition_point(|meeting| meeting.date.value < day);
        self.meetings[first..].iter().take_while(move |meeting| meeting.date.value == day)
    }

    /// A body's name in running text on `day`; its id when nobody has that id.
    pub fn body_name(&self, id: &str, day: NaiveDate) -> String {
        match self.council.body(id) {
            Some(body) => body.running_name_on(day),
            None => id.to_owned(),
        }
    }

    /// The first meeting of `body` on `day` or later that took place or is to.
    pub fn meeting_from(&self, body: &str, day: NaiveDate) -> Option<&Meeting> {
        let indexes = self.indexes_of(body);
        let first = indexes.partition_point(|entry| entry.0 < day);
        for &(_, index) in &indexes[first..] {
            if self.meetings[index].takes_place() {
                return Some(&self.meetings[index]);
            }
        }
        None
    }

    /// The first meeting of `body` after the day of `meeting`.
    pub fn meeting_after(&self, meeting: &Meeting, body: &str) -> Option<&Meeting> {
        self.meeting_from(body, meeting.date.value.succ_opt()?)
    }

    /// The meeting of the same body before `meeting` that took place or is to.
    pub fn meeting_before(&self, meeting: &Meeting) -> Option<&Meeting> {
        let day = meeting.date.value;
        let mut latest_first = self.meetings_of(&meeting.body.value).rev();
        latest_first.find(|earlier| earlier.date.value < day && earlier.takes_place())
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
    pub fn deciding_body<'a>(&'a self, case: &'a Case) -> Option<&'a str> {
        if let Some(case_type) = self.type_of(case) {
            let day = case.routing.iter().rev().find_map(Step::day).unwrap_or(self.today);
            if let Some(row) = case_type.decided_by.on(day) {
                return Some(&row.value.value);
            }
        }
        Some(&case.routing.last()?.body.value)
    }

    /// The day of a step; today for one that is on no agenda yet.
    pub fn day_of(&self, step: &Step) -> NaiveDate {
        match step.meeting {
            Some(day) => day.value,
            None => self.today,
        }
    }

    /// The meeting a step is, or was, to be taken in.
    pub fn meeting_of_step(&self, step: &Step) -> Option<&Meeting> {
        if step.by_email {
            return None;
        }
        self.meeting_on(&step.body.value, step.day()?)
    }

    /// The case that an item of an agenda treats.
    pub fn case_of(&self, item: &AgendaItem) -> Option<&Case> {
        match &item.kind {
            ItemKind::Case(id) => self.case(&id.value),
            ItemKind::Standing(_) | ItemKind::Plain => None,
        }
    }
}
