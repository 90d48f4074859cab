//! What can be changed in the fields of a file.

use crate::read::shape::Shape;
use crate::steps::tree::Tree;

/// One change to the fields of a file. Keys that are new stand in the order of their table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldChange {
    /// Gives a key at the top a value.
    Set {
        /// The key.
        key: &'static str,
        /// Its value.
        value: Tree,
    },
    /// Gives a key of an entry a value: of one in a list, or under a name in a mapping.
    SetIn {
        /// The key of the list, or of the mapping.
        list: &'static str,
        /// Which entry.
        index: usize,
        /// The key in it.
        key: &'static str,
        /// Its value.
        value: Tree,
    },
    /// Takes a key at the top out, when it is there.
    Drop {
        /// The key.
        key: &'static str,
    },
    /// Takes a key of such an entry out, when it is there.
    DropIn {
        /// The key of the list, or of the mapping.
        list: &'static str,
        /// Which entry.
        index: usize,
        /// The key in it.
        key: &'static str,
    },
    /// Puts a new entry into a list, before the one that has `index` now, or last; a list that is not there
    /// is made.
    Insert {
        /// The list's key.
        list: &'static str,
        /// Its place.
        index: usize,
        /// Its keys and values.
        entry: Vec<(&'static str, String)>,
    },
    /// Puts a new entry into a mapping, last; a mapping that is not there is made.
    Add {
        /// The mapping's key.
        map: &'static str,
        /// What the entry is called.
        name: String,
        /// Its keys and values.
        entry: Vec<(&'static str, String)>,
    },
    /// Gives an entry of a list another place.
    Move {
        /// The list's key.
        list: &'static str,
        /// Its place.
        index: usize,
        /// The place it has afterwards.
        to: usize,
    },
    /// Takes an entry out of a list.
    Remove {
        /// The list's key.
        list: &'static str,
        /// Its place.
        index: usize,
    },
}

impl FieldChange {
    /// The index behind the last entry of any list.
    pub const LAST: usize = usize::MAX;

    /// An entry of a list as a tree.
    pub(super) fn tree_of(entry: &[(&'static str, String)]) -> Tree {
        Tree::Map(entry.iter().map(|(key, value)| ((*key).to_owned(), Tree::Text(value.clone()))).collect())
    }

    /// The change with all that it writes in the order of the tables below `shape`; none when a key of it has
    /// no place there.
    pub(super) fn in_order(&self, shape: &Shape) -> Option<Self> {
        let mut change = self.clone();
        match &mut change {
            Self::Set { key, value } => *value = value.in_order(&shape.key(key)?.kind)?,
            Self::SetIn { list, key, value, .. } => {
                let inner = shape.key(list)?.kind.entry_shape()?;
                *value = value.in_order(&inner.key(key)?.kind)?;
            }
            Self::Insert { list: key, entry, .. } | Self::Add { map: key, entry, .. } => {
                let inner = shape.key(key)?.kind.entry_shape()?;
                let mut placed: Vec<(&'static str, String)> = Vec::new();
                for (key, value) in std::mem::take(entry) {
                    placed.insert(inner.place_of(key, placed.iter().map(|(key, _)| *key))?, (key, value));
                }
                *entry = placed;
            }
            Self::Drop { .. } | Self::DropIn { .. } | Self::Move { .. } | Self::Remove { .. } => {}
        }
        Some(change)
    }
}
