//! The tree that a change asks for, which the edited text is held against.

use super::field_change::FieldChange;
use crate::steps::tree::Tree;

/// Makes the change to the tree; none when there is no such place in it.
pub(super) fn apply(tree: &mut Tree, change: &FieldChange) -> Option<()> {
    let Tree::Map(top) = tree else { return None };
    match change {
        FieldChange::Set { key, value, after } => {
            let at = top.iter().position(|(written, _)| written == after).map_or(top.len(), |at| at + 1);
            set(top, key, value.clone(), at);
        }
        FieldChange::SetIn { list, index, key, value, first } => {
            let Tree::Map(entry) = list_at(top, list)?.get_mut(*index)? else { return None };
            let at = if *first { 0 } else { entry.len() };
            set(entry, key, value.clone(), at);
        }
        FieldChange::Drop { key } => top.retain(|(written, _)| written != key),
        FieldChange::DropIn { list, index, key } => {
            let Tree::Map(entry) = list_at(top, list)?.get_mut(*index)? else { return None };
            entry.retain(|(written, _)| written != key);
        }
        FieldChange::Insert { list, index, entry } => {
            if !top.iter().any(|(written, _)| written == list) {
                top.push(((*list).to_owned(), Tree::List(Vec::new())));
            }
            let entries = list_at(top, list)?;
            let at = (*index).min(entries.len());
            entries.insert(at, FieldChange::tree_of(entry));
        }
        FieldChange::Remove { list, index } => {
            let entries = list_at(top, list)?;
            (*index < entries.len()).then(|| entries.remove(*index))?;
        }
    }
    Some(())
}

fn set(entries: &mut Vec<(String, Tree)>, key: &str, value: Tree, at: usize) {
    match entries.iter_mut().find(|(written, _)| written == key) {
        Some((_, old)) => *old = value,
        None => entries.insert(at, (key.to_owned(), value)),
    }
}

fn list_at<'a>(top: &'a mut [(String, Tree)], list: &str) -> Option<&'a mut Vec<Tree>> {
    match top.iter_mut().find(|(key, _)| key == list).map(|(_, node)| node) {
        Some(Tree::List(entries)) => Some(entries),
        _ => None,
    }
}
