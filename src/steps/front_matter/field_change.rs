//! What can be changed in the fields of a file.

use crate::steps::tree::Tree;

/// One change to the fields of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldChange {
    /// Gives a key at the top a value; a new key comes after `after`, or last.
    Set {
        /// The key.
        key: &'static str,
        /// Its value.
        value: Tree,
        /// The key it follows when it is new.
        after: &'static str,
    },
    /// Gives a key of an entry in a list a value; a new key comes last, or first.
    SetIn {
        /// The list's key.
        list: &'static str,
        /// Which entry.
        index: usize,
        /// The key in it.
        key: &'static str,
        /// Its value.
        value: Tree,
        /// Whether a new key comes first.
        first: bool,
    },
    /// Takes a key at the top out, when it is there.
    Drop {
        /// The key.
        key: &'static str,
    },
    /// Takes a key of an entry in a list out, when it is there.
    DropIn {
        /// The list's key.
        list: &'static str,
        /// Which entry.
        index: usize,
        /// The key in it.
        key: &'static str,
    },
    /// Puts a new entry into a list, before the one that has `index` now, or last; a new list comes last of
    /// all.
    Insert {
        /// The list's key.
        list: &'static str,
        /// Its place.
        index: usize,
        /// Its keys and values.
        entry: Vec<(&'static str, String)>,
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
}
