//! The cases by id. An id that several have is no name: nothing takes one of them for the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Workspace;
use super::looks::{self, Look};
use crate::model::{AgendaItem, Case, CaseId, ItemKind};

impl Workspace {
    pub(super) fn index_cases(&mut self) {
        let mut index: HashMap<CaseId, usize> = HashMap::with_capacity(self.cases.len());
        let mut duplicates: BTreeMap<CaseId, Vec<usize>> = BTreeMap::new();
        for (place, case) in self.cases.iter().enumerate() {
            let first = *index.entry(case.id.value.clone()).or_insert(place);
            if first != place {
                duplicates.entry(case.id.value.clone()).or_insert_with(|| vec![first]).push(place);
            }
        }
        for id in duplicates.keys() {
            index.remove(id);
        }
        self.case_index = Arc::new(index);
        self.duplicates = Arc::new(duplicates);
    }

    /// Whether a file that is named as that of the case `id` could not be read.
    pub fn is_broken_case(&self, id: &CaseId) -> bool {
        looks::note(|| Look::Case(looks::short(id.as_str())));
        self.broken.cases.contains(id)
    }

    /// The case with this id; none when several have it, since nobody knows which of them is meant.
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        looks::note(|| Look::Case(looks::short(id.as_str())));
        self.case_index.get(id).map(|&index| &self.cases[index])
    }

    /// Every case with this id, in order of path.
    pub fn cases_with(&self, id: &CaseId) -> impl Iterator<Item = &Case> {
        looks::note(|| Look::Case(looks::short(id.as_str())));
        let places = match (self.case_index.get(id), self.duplicates.get(id)) {
            (Some(place), _) => std::slice::from_ref(place),
            (None, Some(places)) => places.as_slice(),
            (None, None) => &[],
        };
        places.iter().map(|&place| &self.cases[place])
    }

    /// Whether any case has this id.
    pub fn has_case(&self, id: &CaseId) -> bool {
        self.cases_with(id).next().is_some()
    }

    /// Whether several cases have this id, so that nobody knows which one is meant by it.
    pub fn is_duplicated(&self, id: &CaseId) -> bool {
        looks::note(|| Look::Case(looks::short(id.as_str())));
        self.duplicates.contains_key(id)
    }

    /// The cases that share an id, id by id.
    pub fn duplicates(&self) -> impl Iterator<Item = Vec<&Case>> {
        looks::note(|| Look::All);
        self.duplicates.values().map(|indexes| indexes.iter().map(|&index| &self.cases[index]).collect())
    }

    /// The case that an item of an agenda treats; none when several have its id.
    pub fn case_of(&self, item: &AgendaItem) -> Option<&Case> {
        match &item.kind {
            ItemKind::Case(id) => self.case(&id.value),
            ItemKind::Standing(_) | ItemKind::Plain => None,
        }
    }
}
