//! The folder beside what it was: the base of a change.

use super::Workspace;
use crate::model::Case;
use crate::text::SourceId;

impl Workspace {
    /// Each case whose text is not what it was in `base`, as it was, if it was there, and as it is.
    pub fn changed_cases<'a>(&'a self, base: &'a Self) -> impl Iterator<Item = (Option<&'a Case>, &'a Case)> {
        self.cases.iter().filter_map(|case| {
            let id = &case.id.value;
            let before = self.case_before(base, case);
            let is_changed =
                before.is_none_or(|before| base.source(before.source).text != self.source(case.source).text);
            // Of a file that could not be read before, nobody knows what it said.
            (is_changed && !base.broken_cases.contains(id)).then_some((before, case))
        })
    }

    /// What `case` was in `base`: the case with its id, and of several with one id the one in its file;
    /// or the case in its file, when that id is gone and this one is new.
    fn case_before<'a>(&self, base: &'a Self, case: &Case) -> Option<&'a Case> {
        let id = &case.id.value;
        let path = &self.source(case.source).path;
        let Some(first) = base.case(id) else {
            return base.case_in(path).filter(|before| self.case(&before.id.value).is_none());
        };
        if base.source(first.source).path == *path {
            return Some(first);
        }
        let in_its_file = base.case_in(path).filter(|other| other.id.value == *id);
        let is_first = self.case(id).is_some_and(|other| other.source == case.source);
        in_its_file.or(is_first.then_some(first))
    }

    /// The cases of `base` that are not here, nor here with faults that keep them from being read.
    pub fn lost_cases<'a>(&'a self, base: &'a Self) -> impl Iterator<Item = &'a Case> {
        base.cases
            .iter()
            .filter(|case| self.case(&case.id.value).is_none())
            .filter(|case| !self.broken_cases.contains(&case.id.value))
    }

    /// The case in the file with this path.
    pub fn case_in(&self, path: &str) -> Option<&Case> {
        let source = SourceId(u32::try_from(self.position(path)?).ok()?);
        let at = self.cases.binary_search_by_key(&source, |case| case.source).ok()?;
        Some(&self.cases[at])
    }
}
