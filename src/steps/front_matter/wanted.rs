//! The tree that a change asks for, which the edited text is held against.

use super::field_change::FieldChange;
use crate::read::shape::Shape;
use crate::steps::tree::Tree;

/// Makes the change to the tree; none when there is no such place in it.
pub(super) fn apply(tree: &mut Tree, shape: &Shape, change: &FieldChange) -> Option<()> {
    let Tree::Map(top) = tree else { return None };
    match change {
        FieldChange::Set { key, value } => set(top, shape, key, value)?,
        FieldChange::SetIn { list, index, key, value } => {
            set(entry_at(top, list, *index)?, shape.key(list)?.kind.entry_shape()?, key, value)?;
        }
        FieldChange::Drop { key } => top.retain(|(written, _)| written != key),
        FieldChange::DropIn { list, index, key } => {
            entry_at(top, list, *index)?.retain(|(written, _)| written != key);
        }
        FieldChange::Insert { list, index, entry } => {
            if !top.iter().any(|(written, _)| written == list) {
                set(top, shape, list, &Tree::List(Vec::new()))?;
            }
            let entries = list_at(top, list)?;
            let at = (*index).min(entries.len());
            entries.insert(at, FieldChange::tree_of(entry));
        }
        FieldChange::Add { map, name, entry } => {
            if !top.iter().any(|(written, _)| written == map) {
                set(top, shape, map, &Tree::Map(Vec::new()))?;
            }
            let Tree::Map(entries) = value_of(top, map)? else { return None };
            entries.push((name.clone(), FieldChange::tree_of(entry)));
        }
        FieldChange::Move { list, index, to } => {
            let entries = list_at(top, list)?;
            (*index < entries.len() && *to < entries.len()).then_some(())?;
            let entry = entries.remove(*index);
            entries.insert(*to, entry);
        }
        FieldChange::Remove { list, index } => {
            let entries = list_at(top, list)?;
            (*index < entries.len()).then(|| entries.remove(*index))?;
        }
    }
    Some(())
}

fn set(entries: &mut Vec<(String, Tree)>, shape: &Shape, key: &str, value: &Tree) -> Option<()> {
    match entries.iter_mut().find(|(written, _)| written == key) {
        Some((_, old)) => *old = value.clone(),
        None => {
            let at = shape.place_of(key, entries.iter().map(|(written, _)| written.as_str()))?;
            entries.insert(at, (key.to_owned(), value.clone()));
        }
    }
    Some(())
}

fn value_of<'a>(top: &'a mut [(String, Tree)], key: &str) -> Option<&'a mut Tree> {
    let (_, value) = top.iter_mut().find(|(written, _)| written == key)?;
    Some(value)
}

fn list_at<'a>(top: &'a mut [(String, Tree)], list: &str) -> Option<&'a mut Vec<Tree>> {
    if let Tree::List(entries) = value_of(top, list)? { Some(entries) } else { None }
}

/// The keys of an entry in a list, or in a mapping.
fn entry_at<'a>(
    top: &'a mut [(String, Tree)],
    key: &str,
    index: usize,
) -> Option<&'a mut Vec<(String, Tree)>> {
    let entry = match value_of(top, key)? {
        Tree::List(entries) => entries.get_mut(index)?,
        Tree::Map(entries) => &mut entries.get_mut(index)?.1,
        Tree::Text(_) => return None,
    };
    if let Tree::Map(fields) = entry { Some(fields) } else { None }
}
