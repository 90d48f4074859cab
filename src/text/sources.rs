//! The texts of a folder, by id and by path.

use std::ops::Index;
use std::sync::Arc;

use super::{Source, SourceId};

/// How many ids lie from one file to the next of those that were read together. Others can be laid between
/// them, and ids still stand in the order of paths.
const STEP: u32 = 1 << STEP_BITS;
const STEP_BITS: u32 = 8;

/// The texts of a folder in order of path. A copy shares all texts with what it was copied from, and what is
/// set in it or laid between is its own: every place in the other files still points where it did.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: Vec<Arc<Source>>,
    /// The ids of those that were laid between the others later, in order.
    later: Vec<SourceId>,
}

impl Sources {
    /// The texts of a folder, which come in order of path.
    pub fn new(texts: Vec<Arc<Source>>) -> Self {
        Self { texts, later: Vec::new() }
    }

    /// The id of the text at this place among those that are read together.
    pub fn id_at_first(place: usize) -> SourceId {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        SourceId(place.saturating_mul(STEP).saturating_add(STEP / 2))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text with this id.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.texts.get(self.place_of(id)).map(|source| &**source)
    }

    /// Every text, in order of path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.texts.iter().map(|source| &**source)
    }

    /// Every text with its id, in order of path.
    pub fn with_ids(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.iter().enumerate().map(|(place, source)| (self.id_at(place), source))
    }

    /// The id of the text at `path`.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let place = self.texts.binary_search_by(|source| source.path.as_str().cmp(path)).ok()?;
        Some(self.id_at(place))
    }

    /// Whether there is a text at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.texts.binary_search_by(|source| source.path.as_str().cmp(path)).is_ok()
    }

    /// Puts a text at `path`, in place of the one that is there or between the others, and gives its id;
    /// none, and nothing is put there, when no id is left between those beside it.
    pub fn put(&mut self, path: &str, text: &str) -> Option<SourceId> {
        let source = Arc::new(Source { path: path.to_owned(), text: text.to_owned() });
        match self.texts.binary_search_by(|source| source.path.as_str().cmp(path)) {
            Ok(place) => {
                self.texts[place] = source;
                Some(self.id_at(place))
            }
            Err(place) => {
                let id = self.id_between(place)?;
                let at = self.later.partition_point(|later| *later < id);
                self.later.insert(at, id);
                self.texts.insert(place, source);
                Some(id)
            }
        }
    }

    /// An id for a text that is to be laid in at `place`.
    fn id_between(&self, place: usize) -> Option<SourceId> {
        let before = place.checked_sub(1).map_or(0, |before| self.id_at(before).0);
        let after = match self.texts.get(place) {
            Some(_) => self.id_at(place),
            None => Self::id_at_first(self.texts.len() - self.later.len()),
        };
        let middle = before + (after.0 - before) / 2;
        (middle > before).then_some(SourceId(middle))
    }

    /// How many texts stand before the one with this id.
    fn place_of(&self, id: SourceId) -> usize {
        let of_first = id.0.saturating_add(STEP / 2 - 1) >> STEP_BITS;
        of_first as usize + self.later.partition_point(|later| *later < id)
    }

    fn id_at(&self, place: usize) -> SourceId {
        let before = self.later.partition_point(|later| self.place_of(*later) < place);
        match self.later.get(before) {
            Some(later) if self.place_of(*later) == place => *later,
            _ => Self::id_at_first(place - before),
        }
    }
}

impl Index<SourceId> for Sources {
    type Output = Source;

    fn index(&self, id: SourceId) -> &Source {
        &self.texts[self.place_of(id)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_in_the_order_of_paths_and_stay() {
        let mut sources = Sources::new(Vec::new());
        let mut known: Vec<(String, SourceId)> = Vec::new();
        for path in ["m", "c", "x", "a", "n", "o", "oa", "ob", "z", "zz", "zzz"] {
            let id = sources.put(path, "").expect("there is room");
            known.push((path.to_owned(), id));
            assert_eq!(sources.put(path, "text"), Some(id), "{path} keeps its id");
            for (path, id) in &known {
                assert_eq!((&sources[*id].path, sources.find(path)), (path, Some(*id)));
            }
            assert!(sources.with_ids().map(|(id, _)| id).is_sorted());
            assert!(sources.with_ids().all(|(id, source)| sources.find(&source.path) == Some(id)));
        }
        assert_eq!((sources.find("b"), sources.len()), (None, known.len()));
    }

    #[test]
    fn texts_lie_between_those_that_were_read_together_until_no_id_is_left() {
        let source = |path: &str| Arc::new(Source { path: path.into(), text: String::new() });
        let first = Sources::new(["b", "d", "f"].into_iter().map(source).collect());
        let mut sources = first.clone();
        let ids: Vec<SourceId> = first.with_ids().map(|(id, _)| id).collect();
        assert_eq!(ids, (0..3).map(Sources::id_at_first).collect::<Vec<_>>());
        for path in ["a", "c", "e", "g", "ea", "ca", "c0"] {
            sources.put(path, path).expect("there is room");
        }
        for (id, path) in ids.iter().zip(["b", "d", "f"]) {
            assert_eq!((sources[*id].path.as_str(), first[*id].path.as_str()), (path, path));
        }
        let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
        assert_eq!(paths, ["a", "b", "c", "c0", "ca", "d", "e", "ea", "f", "g"]);
        let full = (0..100).find(|&number| sources.put(&format!("g{number:03}"), "").is_none());
        assert!(full.is_some_and(|full| full > 4), "{full:?}");
    }
}
