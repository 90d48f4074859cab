//! That a joined file says what both sides meant, read from the trees of its fields and not from its lines.

use super::pieces::ITEM_KEYS;
use crate::read;
use crate::steps::tree::Tree;
use crate::text::SourceId;
use crate::yaml;

/// Whether the last of the texts, of a file at `path`, holds what the three before it, what was and the two
/// sides, give together. Where somebody has decided between them, it must only be readable.
pub(super) fn holds(texts: [&str; 4], path: &str, is_decided: bool) -> bool {
    let Some([base, ours, theirs, result]) = trees(texts, path) else {
        // What cannot be read on a side is people's own to put right; no rows of it are put together.
        return false;
    };
    is_decided || is_explained(base.as_ref(), ours.as_ref(), theirs.as_ref(), result.as_ref())
}

/// The fields of each text; none when one of them cannot be read.
fn trees(texts: [&str; 4], path: &str) -> Option<[Option<Tree>; 4]> {
    let mut trees = [None, None, None, None];
    for (place, text) in texts.into_iter().enumerate() {
        let yaml = if path.ends_with(".yaml") {
            Some(text)
        } else {
            read::split(text).map(|front| &text[front.yaml])
        };
        if let Some(yaml) = yaml.filter(|yaml| !yaml.trim().is_empty()) {
            let (node, faults) = yaml::parse(SourceId(0), yaml, 0);
            if !faults.is_empty() {
                return None;
            }
            trees[place] = node.as_ref().map(Tree::of);
        }
    }
    Some(trees)
}

fn is_explained(
    base: Option<&Tree>,
    ours: Option<&Tree>,
    theirs: Option<&Tree>,
    result: Option<&Tree>,
) -> bool {
    if ours == theirs || theirs == base {
        return result == ours;
    }
    if ours == base {
        return result == theirs;
    }
    match (base, ours, theirs, result) {
        (_, Some(Tree::Map(ours)), Some(Tree::Map(theirs)), Some(Tree::Map(result))) => {
            let none = Vec::new();
            let base = if let Some(Tree::Map(base)) = base { base } else { &none };
            for (key, _) in [base, ours, theirs, result].into_iter().flatten() {
                let [base, ours, theirs, result] = [base, ours, theirs, result].map(|map| value(map, key));
                if !is_explained(base, ours, theirs, result) {
                    return false;
                }
            }
            true
        }
        _ => {
            let lists = [base, ours, theirs, result].map(rows);
            let [Some(base), Some(ours), Some(theirs), Some(result)] = lists else { return false };
            for row in [base, ours, theirs, result].into_iter().flatten() {
                let namesakes = [base, ours, theirs, result].map(|rows| namesakes(rows, row));
                // A row that there is one of is the same row on all sides, field by field.
                if matches!(row, Tree::Map(_)) && namesakes.iter().all(|rows| rows.len() < 2) {
                    let [base, ours, theirs, result] = namesakes.map(|rows| rows.first().copied());
                    if !is_explained(base, ours, theirs, result) {
                        return false;
                    }
                    continue;
                }
                let count = |rows: &[Tree]| rows.iter().filter(|own| *own == row).count();
                let (was, our, their) = (count(base), count(ours), count(theirs));
                let expected = if our == was { their } else { our };
                if (our != was && their != was && our != their) || count(result) != expected {
                    return false;
                }
            }
            true
        }
    }
}

/// What a key has.
fn value<'t>(map: &'t [(String, Tree)], wanted: &str) -> Option<&'t Tree> {
    map.iter().find(|(key, _)| key == wanted).map(|(_, value)| value)
}

/// The rows that begin as `row` does.
fn namesakes<'t>(rows: &'t [Tree], row: &Tree) -> Vec<&'t Tree> {
    let first = |row: &Tree| match row {
        Tree::Map(fields) => {
            let of_agenda = fields.iter().find(|(key, _)| ITEM_KEYS.contains(&key.as_str()));
            of_agenda.or(fields.first()).map(|(_, value)| value.clone())
        }
        _ => None,
    };
    let wanted = first(row);
    let mut same = Vec::new();
    for other in rows {
        if first(other) == wanted {
            same.push(other);
        }
    }
    same
}

/// The rows of a list; of one that is not there, none.
fn rows(tree: Option<&Tree>) -> Option<&[Tree]> {
    match tree {
        Some(Tree::List(rows)) => Some(rows),
        None => Some(&[]),
        Some(_) => None,
    }
}
