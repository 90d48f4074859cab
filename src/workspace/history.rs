//! The folder beside what it was: the base of a change.

use super::Workspace;
use super::looks::{self, Look};
use crate::model::{Case, CaseId, Meeting};
use crate::text::SourceId;

impl Workspace {
    /// Each case whose text has changed since `base`: as it was, if it was there, and as it is.
    pub fn changed_cases<'a>(&'a self, base: &'a Self) -> impl Iterator<Item = (Option<&'a Case>, &'a Case)> {
        self.cases.iter().filter_map(|case| {
            let id = &case.id.value;
            let before = self.case_before(base, case);
            // Of a file that could not be read before, nobody knows what it said.
            if base.is_broken_case(id) {
                return None;
            }
            match before {
                Some(old) if base.source(old.source).text == self.source(case.source).text => None,
                // One that has taken the id of another has only that fault until it gets its own.
                None if self.is_duplicated(id) => None,
                _ => Some((before, case)),
            }
        })
    }

    /// Whether the public may not see something in `case`, or could not before the change.
    pub fn withholds(&self, case: &Case) -> bool {
        if case.withholds() {
            return true;
        }
        let Some(base) = &self.base else { return false };
        if base.is_broken_case(&case.id.value) {
            return true;
        }
        match self.case_before(base, case) {
            Some(before) => before.withholds(),
            None => false,
        }
    }

    /// What `case` was in `base`: the case in its file, if that had its id. Else the case with its id, if
    /// that has left its own file; or the case in its file, when that id is gone and this one is new.
    fn case_before<'a>(&self, base: &'a Self, case: &Case) -> Option<&'a Case> {
        let id = &case.id.value;
        let in_its_file = base.case_in(&self.source(case.source).path);
        if let Some(before) = in_its_file
            && before.id.value == *id
        {
            return Some(before);
        }
        if let (Some(elsewhere), Some(first)) = (base.cases_with(id).next(), self.cases_with(id).next())
            && first.source == case.source
            && self.has_left(base, elsewhere)
        {
            return Some(elsewhere);
        }
        let before = in_its_file?;
        if self.has_case(&before.id.value) { None } else { Some(before) }
    }

    /// Whether the file in which `before` stood in `base` is gone, or holds another case now.
    fn has_left(&self, base: &Self, before: &Case) -> bool {
        let path = &base.source(before.source).path;
        match self.case_in(path) {
            Some(case) => case.id.value != before.id.value,
            None => self.source_at(path).is_none(),
        }
    }

    /// The cases of `base` that are not here, nor here with faults that keep them from being read.
    pub fn lost_cases<'a>(&'a self, base: &'a Self) -> impl Iterator<Item = &'a Case> {
        let is_here = |id: &CaseId| self.has_case(id) || self.is_broken_case(id);
        base.cases.iter().filter(move |case| !is_here(&case.id.value))
    }

    /// The case in the file with this path.
    pub fn case_in(&self, path: &str) -> Option<&Case> {
        self.case_of_source(self.source_at(path)?)
    }

    /// The case that was read from the file `id`.
    pub fn case_of_source(&self, id: SourceId) -> Option<&Case> {
        looks::note(|| Look::File(looks::short(&self.sources[id].path)));
        let place = self.cases.unseen().binary_search_by_key(&id, |case| case.source).ok()?;
        Some(&self.cases[place])
    }

    /// The meeting that was read from the file `id`.
    pub fn meeting_of_source(&self, id: SourceId) -> Option<&Meeting> {
        let path = &self.sources[id].path;
        let folder = path.strip_prefix("meetings/")?.strip_suffix("/meeting.md")?;
        self.meeting_in(folder)
    }
}
