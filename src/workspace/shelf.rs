//! The cases, or the meetings, of a folder in their order.

use std::ops::Index;
use std::sync::Arc;

use super::looks::{self, Look};

/// Things that folders share, so that a folder with one of them changed costs no copy of the others.
#[derive(Debug)]
pub struct Shelf<T> {
    things: Vec<Arc<T>>,
}

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self { things: self.things.clone() }
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { things: Vec::new() }
    }
}

impl<T> From<Vec<Arc<T>>> for Shelf<T> {
    fn from(things: Vec<Arc<T>>) -> Self {
        Self { things }
    }
}

impl<T> Shelf<T> {
    /// Every one of them.
    pub fn iter(&self) -> Things<'_, T> {
        looks::note(|| Look::All);
        Things(self.things.iter())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        looks::note(|| Look::All);
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them for whoever answers for what it looks at.
    pub(crate) fn unseen(&self) -> &[Arc<T>] {
        &self.things
    }

    pub(super) fn things(&mut self) -> &mut Vec<Arc<T>> {
        &mut self.things
    }
}

impl<T> Index<usize> for Shelf<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        &self.things[place]
    }
}

impl<'a, T> IntoIterator for &'a Shelf<T> {
    type Item = &'a T;
    type IntoIter = Things<'a, T>;

    fn into_iter(self) -> Things<'a, T> {
        self.iter()
    }
}

/// Things in the order of their shelf.
#[derive(Debug)]
pub struct Things<'a, T>(std::slice::Iter<'a, Arc<T>>);

impl<T> Clone for Things<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Things<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next().map(|thing| &**thing)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Things<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|thing| &**thing)
    }
}

impl<T> ExactSizeIterator for Things<'_, T> {}
