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
            // Of a file that could not be read before, nobody knows what it said. One that has taken the id
            // of another has only that fault until it gets its own.
            let is_unknown = base.broken_cases.contains(id) || (before.is_none() && self.is_duplicated(id));
            (is_changed && !is_unknown).then_some((before, case))
        })
    }

    /// Whether the public may not see something in `case`, or could not before the change.
    pub fn withholds(&self, case: &Case) -> bool {
        let withheld_before = |base: &Self| {
            let is_broken = base.broken_cases.contains(&case.id.value);
            is_broken || self.case_before(base, case).is_some_and(Case::withholds)
        };
        case.withholds() || self.base.as_deref().is_some_and(withheld_before)
    }

    /// What `case` was in `base`: the case in its file, if that had its id. Else the case with its id, if
    /// that has left its own file; or the case in its file, when that id is gone and this one is new.
    fn case_before<'a>(&self, base: &'a Self, case: &Case) -> Option<&'a Case> {
        let id = &case.id.value;
        let in_its_file = base.case_in(&self.source(case.source).path);
        if let Some(before) = in_its_file.filter(|before| before.id.value == *id) {
            return Some(before);
        }
        let is_first = self.case(id).is_some_and(|other| other.source == case.source);
        let elsewhere = base.case(id).filter(|before| {
            let path = &base.source(before.source).path;
            let holds_another = || self.case_in(path).is_some_and(|other| other.id.value != *id);
            is_first && (self.position(path).is_none() || holds_another())
        });
        elsewhere.or(in_its_file.filter(|before| self.case(&before.id.value).is_none()))
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
