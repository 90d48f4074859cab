//! The folder with other texts in some of its files.

use std::collections::HashSet;
use std::sync::Arc;

use super::{BrokenFiles, Touched, Workspace};
use crate::model::{Case, Manifest, Meeting, MeetingId};
use crate::text::{SourceId, Sources};

/// What a file gave when it was read again; none when it is broken.
#[derive(Debug)]
pub enum Reread {
    /// A case.
    Case(Option<Arc<Case>>),
    /// A meeting.
    Meeting(Option<Arc<Meeting>>),
    /// What was sent of the meeting in this folder.
    Manifest(MeetingId, Option<Manifest>),
}

/// A folder in which files are being replaced, and what that touches.
#[derive(Debug)]
pub struct Laid {
    workspace: Workspace,
    touched: Touched,
    /// The cases and meetings that the rules must be asked about, whatever they looked at.
    changed: Vec<SourceId>,
    sent: Vec<MeetingId>,
    are_cases_moved: bool,
    are_meetings_moved: bool,
    /// Whether a file is new, or broken, or has been.
    is_any_broken: bool,
}

/// What the names of files say: which case, and which meeting, a broken one would have been.
pub type Naming = fn(&str) -> Option<Named<'_>>;

/// What a file is, by its name.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    /// The case with this id.
    Case(&'a str),
    /// The meeting in this folder.
    Meeting(&'a str),
    /// What was sent of the meeting in this folder.
    Manifest(&'a str),
}

impl Laid {
    /// `before` with `sources` in place of its own, of which nothing has been read again yet.
    pub fn over(before: &Workspace, sources: Sources) -> Self {
        Self {
            workspace: Workspace { sources, ..before.clone() },
            touched: Touched::default(),
            changed: Vec::new(),
            sent: Vec::new(),
            are_cases_moved: false,
            are_meetings_moved: false,
            is_any_broken: false,
        }
    }

    /// The folder as far as it has come.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Puts what the file `source` gave in place of what it gave before.
    pub fn put(&mut self, source: SourceId, reread: Reread) {
        self.changed.push(source);
        self.touched.file(&self.workspace.sources[source].path);
        match reread {
            Reread::Case(case) => self.put_case(source, case),
            Reread::Meeting(meeting) => self.put_meeting(source, meeting),
            Reread::Manifest(id, manifest) => self.put_manifest(id, manifest),
        }
    }

    fn put_case(&mut self, source: SourceId, case: Option<Arc<Case>>) {
        let cases = self.workspace.cases.things();
        let place = cases.binary_search_by_key(&source, |case| case.source);
        let before = place.ok().map(|place| Arc::clone(&cases[place]));
        for case in before.as_deref().into_iter().chain(case.as_deref()) {
            self.touched.case(&case.id.value);
        }
        let id = |case: Option<&Case>| case.map(|case| case.id.value.clone());
        self.are_cases_moved |= id(before.as_deref()) != id(case.as_deref());
        self.is_any_broken |= before.is_none() || case.is_none();
        match (place, case) {
            (Ok(place), Some(case)) => cases[place] = case,
            (Ok(place), None) => drop(cases.remove(place)),
            (Err(place), Some(case)) => cases.insert(place, case),
            (Err(_), None) => {}
        }
    }

    fn put_meeting(&mut self, source: SourceId, meeting: Option<Arc<Meeting>>) {
        let meetings = self.workspace.meetings.things();
        let place = meetings.iter().position(|meeting| meeting.source == source);
        let before = place.map(|place| Arc::clone(&meetings[place]));
        for meeting in before.as_deref().into_iter().chain(meeting.as_deref()) {
            self.touched.folder(&meeting.id);
            self.touched.meeting(&meeting.body.value, meeting.date.value);
        }
        let day = |meeting: Option<&Meeting>| {
            meeting.map(|meeting| (meeting.date.value, meeting.body.value.clone()))
        };
        self.are_meetings_moved |= day(before.as_deref()) != day(meeting.as_deref());
        self.is_any_broken |= before.is_none() || meeting.is_none();
        match (place, meeting) {
            (Some(place), Some(meeting)) => meetings[place] = meeting,
            (Some(place), None) => drop(meetings.remove(place)),
            (None, Some(meeting)) => meetings.push(meeting),
            (None, None) => {}
        }
    }

    fn put_manifest(&mut self, id: MeetingId, manifest: Option<Manifest>) {
        let manifests = Arc::make_mut(&mut self.workspace.manifests);
        let is_broken = manifest.is_none();
        let before = match manifest {
            Some(manifest) => manifests.insert(id.clone(), manifest),
            None => manifests.remove(&id),
        };
        self.is_any_broken |= before.is_none() || is_broken;
        self.sent.push(id);
    }

    /// The folder with everything in it to be found by name, what was touched, and the files whose cases and
    /// meetings the rules must be asked about.
    pub fn finish(mut self, naming: Naming) -> (Workspace, Touched, Vec<SourceId>) {
        if self.are_cases_moved {
            self.workspace.index_cases();
        }
        if self.are_meetings_moved {
            self.workspace.index_meetings();
        }
        for id in self.workspace.cast_doubts() {
            if let Some(case) = self.workspace.case_of_source(id) {
                self.touched.case(&case.id.value);
            }
            self.touched.file(&self.workspace.sources[id].path);
            if let Some(meeting) = self.workspace.meeting_of_source(id) {
                self.touched.folder(&meeting.id);
                self.touched.meeting(&meeting.body.value, meeting.date.value);
            }
            if !self.changed.contains(&id) {
                self.changed.push(id);
            }
        }
        // Nobody comes to a manifest but by its meeting.
        for meeting in self.sent.iter().filter_map(|id| self.workspace.meeting(id)) {
            self.touched.folder(&meeting.id);
            self.touched.meeting(&meeting.body.value, meeting.date.value);
            self.changed.push(meeting.source);
        }
        for id in &self.changed {
            match naming(&self.workspace.sources[*id].path) {
                Some(Named::Case(name)) => self.touched.case(&name.into()),
                Some(Named::Meeting(name)) => self.touched.folder(&name.into()),
                _ => {}
            }
        }
        if self.is_any_broken {
            self.workspace.broken = self.workspace.broken_files(naming);
        }
        (self.workspace, self.touched, self.changed)
    }
}

impl Workspace {
    /// Every file that gave nothing. It is found anew, since two broken files may be named alike.
    fn broken_files(&self, naming: Naming) -> BrokenFiles {
        let cases: HashSet<SourceId> = self.cases.unseen().iter().map(|case| case.source).collect();
        let meetings: HashSet<SourceId> =
            self.meetings.unseen().iter().map(|meeting| meeting.source).collect();
        let mut broken = BrokenFiles::default();
        for (id, source) in self.sources.with_ids() {
            match naming(&source.path) {
                Some(Named::Case(name)) if !cases.contains(&id) => {
                    broken.cases.insert(name.into());
                }
                Some(Named::Meeting(name)) if !meetings.contains(&id) => {
                    broken.meetings.insert(name.into());
                }
                Some(Named::Manifest(name)) if !self.manifests.contains_key(name) => {
                    broken.manifests.insert(name.into());
                }
                _ => {}
            }
        }
        broken
    }
}
