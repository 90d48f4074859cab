//! An edit of front matter as text: one piece is cut out where the parser says that something stands, and
//! another put in. Nothing of this is trusted: what comes out is read again, and held to the tree that was
//! asked for.

use std::ops::Range;

use ecow::EcoString;

use super::field_change::FieldChange;
use crate::read::shape::Shape;
use crate::steps::scalar::scalar;
use crate::steps::tree::Tree;
use crate::text::Placed;
use crate::yaml::{Node, NodeEntry, Value};

/// What is cut out, and what stands there instead.
type Splice = (Range<usize>, String);

/// `yaml` with `change` made; none when it stands in a way that this does not edit.
pub(super) fn edit(yaml: &str, tree: &Node, shape: &Shape, change: &FieldChange) -> Option<String> {
    let text = FieldsText { yaml, newline: if yaml.contains("\r\n") { "\r\n" } else { "\n" } };
    let (cut, put) = text.splice(tree, shape, change)?;
    Some(format!("{}{put}{}", yaml.get(..cut.start)?, yaml.get(cut.end..)?))
}

/// The text of the fields, and how its lines end.
struct FieldsText<'a> {
    yaml: &'a str,
    newline: &'static str,
}

impl FieldsText<'_> {
    fn splice(&self, tree: &Node, shape: &Shape, change: &FieldChange) -> Option<Splice> {
        let Value::Mapping(top) = &tree.value else { return None };
        match change {
            FieldChange::Set { key, value } => match entry(top, key) {
                Some(old) => self.replace(old, &value.after_key(self.newline)),
                None => self.add(top, shape, key, value),
            },
            FieldChange::Drop { key } => Some((self.lines_of(entry(top, key)?), String::new())),
            FieldChange::SetIn { list, index, key, value } => {
                let node = entry_at(&entry(top, list)?.1, *index)?;
                let Value::Mapping(fields) = &node.value else { return None };
                match entry(fields, key) {
                    Some(old) => self.replace(old, &format!(" {}", value.in_flow())),
                    None => {
                        let place = place(fields, shape.key(list)?.kind.entry_shape()?, key)?;
                        self.add_in(node, fields, place, &format!("{key}: {}", value.in_flow()))
                    }
                }
            }
            FieldChange::DropIn { list, index, key } => {
                let node = entry_at(&entry(top, list)?.1, *index)?;
                let Value::Mapping(fields) = &node.value else { return None };
                self.drop_in(node, fields, fields.iter().position(|(written, _)| written.value == *key)?)
            }
            FieldChange::Insert { list, index, entry: fields } => match entry(top, list) {
                Some(found) => self.insert(found, *index, &FieldChange::tree_of(fields).in_flow()),
                None => {
                    let value = Tree::List(vec![FieldChange::tree_of(fields)]);
                    self.add(top, shape, list, &value)
                }
            },
            FieldChange::Add { map, name, entry: fields } => match entry(top, map) {
                Some(found) => self.add_named(found, name, fields),
                None => {
                    let value = Tree::Map(vec![(name.clone(), FieldChange::tree_of(fields))]);
                    self.add(top, shape, map, &value)
                }
            },
            FieldChange::Move { list, index, to } => self.move_entry(entry(top, list)?, *index, *to),
            FieldChange::Remove { list, index } => self.remove(entry(top, list)?, *index),
        }
    }

    /// Another value, written as `put` behind the colon.
    fn replace(&self, (key, old): &NodeEntry, put: &str) -> Option<Splice> {
        let (colon, end) = (self.colon(key)?, self.end_of(key, old)?);
        if !put.contains('\n') && !self.yaml[colon..end].contains('\n') {
            return Some((colon..end, put.to_owned()));
        }
        // What was remarked on the old lines would be lost, or stand beside something else.
        let end = self.line_end(end);
        self.is_unremarked(colon..end).then(|| (colon..end, put.to_owned()))
    }

    /// A key at the margin on lines of its own.
    fn add(&self, top: &[NodeEntry], shape: &Shape, key: &str, value: &Tree) -> Option<Splice> {
        let line = format!("{key}:{}", value.after_key(self.newline));
        Some(match place(top, shape, key)?.checked_sub(1) {
            Some(before) => {
                let (before, node) = &top[before];
                let at = self.line_end(self.end_of(before, node)?);
                (at..at, format!("{}{line}", self.newline))
            }
            None => {
                let at = self.line_start(top.first()?.0.span.range().start);
                (at..at, format!("{line}{}", self.newline))
            }
        })
    }

    /// A `field` that the entry `node` of a list has not had, before the one at `place`.
    fn add_in(&self, node: &Node, fields: &[NodeEntry], place: usize, field: &str) -> Option<Splice> {
        let start = node.span.range().start;
        let is_flow = self.yaml[start..].starts_with('{');
        let Some((head, _)) = fields.first() else {
            return is_flow.then(|| (start + 1..start + 1, field.to_owned()));
        };
        let head = head.span.range().start;
        let between = if is_flow {
            ", ".to_owned()
        } else {
            format!("{}{}", self.newline, " ".repeat(head - self.line_start(head)))
        };
        let Some(before) = place.checked_sub(1) else {
            return Some((head..head, format!("{field}{between}")));
        };
        let end = self.end_of(&fields[before].0, &fields[before].1)?;
        let at = if is_flow { end } else { self.line_end(end) };
        Some((at..at, format!("{between}{field}")))
    }

    /// The entry `node` of a list without the field at `index`.
    fn drop_in(&self, node: &Node, fields: &[NodeEntry], index: usize) -> Option<Splice> {
        let mut places = Vec::new();
        for (key, value) in fields {
            places.push(key.span.range().start..self.end_of(key, value)?);
        }
        if self.yaml[node.span.range()].starts_with('{') {
            return self.cut_from_flow(&places, index);
        }
        if fields.len() == 1 {
            return Some((places[0].clone(), "{}".to_owned()));
        }
        if index > 0 {
            return Some((self.lines_of(&fields[index]), String::new()));
        }
        // The first stands behind the hyphen, and the next takes its place there.
        self.cut_from_flow(&places, 0)
    }

    /// A list with another entry before the one at `index`.
    fn insert(&self, (key, list): &NodeEntry, index: usize, flow: &str) -> Option<Splice> {
        let places: Vec<Range<usize>> = items(list)?.iter().map(|node| self.trimmed(node)).collect();
        let whole = self.trimmed(list);
        if self.yaml[whole.clone()].starts_with('[') {
            return Some(match (places.get(index), places.last()) {
                (Some(next), _) => (next.start..next.start, format!("{flow}, ")),
                (None, Some(last)) => (last.end..last.end, format!(", {flow}")),
                // An empty list becomes lines, which stay readable when it grows.
                (None, None) if self.line_end(whole.end) == whole.end => {
                    (self.colon(key)?..whole.end, format!("{}  - {flow}", self.newline))
                }
                (None, None) => (whole.start + 1..whole.start + 1, flow.to_owned()),
            });
        }
        let margin = self.margin_of(places.first()?)?;
        match index.min(places.len()).checked_sub(1) {
            Some(before) => {
                let at = self.line_end(places[before].end);
                Some((at..at, format!("{}{margin}- {flow}", self.newline)))
            }
            None => {
                let at = self.line_start(places[0].start);
                Some((at..at, format!("{margin}- {flow}{}", self.newline)))
            }
        }
    }

    /// A mapping with another entry behind the last, written as that one is.
    fn add_named(
        &self,
        (key, map): &NodeEntry,
        name: &str,
        fields: &[(&'static str, String)],
    ) -> Option<Splice> {
        let Value::Mapping(entries) = &map.value else { return None };
        let (name, flow) = (scalar(name), FieldChange::tree_of(fields).in_flow());
        let Some((before, last)) = entries.last() else {
            let whole = self.colon(key)?..self.trimmed(map).end;
            return Some((whole, format!("{}  {name}: {flow}", self.newline)));
        };
        let end = self.end_of(before, last)?;
        if self.yaml[self.trimmed(map)].starts_with('{') {
            return Some((end..end, format!(", {name}: {flow}")));
        }
        let (start, value) = (before.span.range().start, last.span.range().start);
        let margin = " ".repeat(start - self.line_start(start));
        let at = self.line_end(end);
        if self.line_start(value) == self.line_start(start) {
            // Values that stand under each other go on doing so.
            let width = self.yaml[start..value].chars().count().saturating_sub(1);
            let head = format!("{name}:");
            return Some((at..at, format!("{}{margin}{head:<width$} {flow}", self.newline)));
        }
        let inner = " ".repeat(value - self.line_start(value));
        let mut put = format!("{}{margin}{name}:", self.newline);
        for (field, value) in fields {
            put.push_str(&format!("{}{inner}{field}: {}", self.newline, scalar(value)));
        }
        Some((at..at, put))
    }

    /// A list without the entry at `index`.
    fn remove(&self, (key, list): &NodeEntry, index: usize) -> Option<Splice> {
        let places: Vec<Range<usize>> = items(list)?.iter().map(|node| self.trimmed(node)).collect();
        let place = places.get(index)?;
        if self.yaml[self.trimmed(list)].starts_with('[') {
            return self.cut_from_flow(&places, index);
        }
        if places.len() == 1 {
            let whole = self.colon(key)?..self.line_end(place.end);
            return self.is_unremarked(whole.clone()).then(|| (whole, " []".to_owned()));
        }
        self.margin_of(place)?;
        Some((self.line_start(place.start)..self.next_line(place.end), String::new()))
    }

    /// A list with the entry at `index` in the place `to`: what stands on lines of its own takes the remarks
    /// above it along, and between commas only the entries change places.
    fn move_entry(&self, (_, list): &NodeEntry, index: usize, to: usize) -> Option<Splice> {
        let places: Vec<Range<usize>> = items(list)?.iter().map(|node| self.trimmed(node)).collect();
        let (first, last) = (index.min(to), index.max(to));
        let mut order: Vec<usize> = (first..=last).collect();
        let moved = order.remove(index - first);
        order.insert(to - first, moved);
        if self.yaml[self.trimmed(list)].starts_with('[') {
            let mut put = String::new();
            for (slot, from) in (first..=last).zip(order) {
                put.push_str(self.yaml.get(places.get(from)?.clone())?);
                if slot < last {
                    put.push_str(&self.yaml[places[slot].end..places[slot + 1].start]);
                }
            }
            let whole = places[first].start..places.get(last)?.end;
            return self.is_unremarked(whole.clone()).then_some((whole, put));
        }
        let chunk = |at: usize| {
            let place = places.get(at)?;
            self.margin_of(place)?;
            let start = match at.checked_sub(1) {
                Some(before) => self.next_line(places[before].end),
                None => self.line_start(place.start),
            };
            Some(start..self.next_line(place.end))
        };
        let mut put = String::new();
        for from in order {
            let lines = &self.yaml[chunk(from)?];
            put.push_str(lines.strip_suffix('\n')?);
            put.push('\n');
        }
        Some((chunk(first)?.start..chunk(last)?.end, put))
    }

    /// One of several that stand between commas or lines, and what parts it from the next or the one before.
    fn cut_from_flow(&self, places: &[Range<usize>], index: usize) -> Option<Splice> {
        let place = places.get(index)?;
        let cut = match (places.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => place.start..next.start,
            (None, Some(before)) => places[before].end..place.end,
            (None, None) => place.clone(),
        };
        self.is_unremarked(cut.clone()).then(|| (cut, String::new()))
    }

    /// What stands before the hyphen of an entry; none when that is more than spaces.
    fn margin_of(&self, item: &Range<usize>) -> Option<&str> {
        let line = &self.yaml[self.line_start(item.start)..item.start];
        let margin = line.trim_end().strip_suffix('-')?;
        margin.trim_start_matches(' ').is_empty().then_some(margin)
    }

    /// The place right behind the colon of a key.
    fn colon(&self, key: &Placed<EcoString>) -> Option<usize> {
        let end = key.span.range().end;
        let behind = self.yaml.get(end..)?;
        behind.trim_start().starts_with(':').then(|| end + behind.len() - behind.trim_start().len() + 1)
    }

    /// Where a value ends; the colon of its key when nothing is written.
    fn end_of(&self, key: &Placed<EcoString>, value: &Node) -> Option<usize> {
        let place = self.trimmed(value);
        if place.is_empty() { self.colon(key) } else { Some(place.end) }
    }

    /// The place of a node without the white space that ends it.
    fn trimmed(&self, node: &Node) -> Range<usize> {
        let place = node.span.range();
        place.start..place.start + self.yaml[place.clone()].trim_end().len()
    }

    /// The lines of a key and its value, with what ends them.
    fn lines_of(&self, (key, value): &NodeEntry) -> Range<usize> {
        let start = key.span.range().start;
        self.line_start(start)..self.next_line(self.end_of(key, value).unwrap_or(start))
    }

    /// Where the line that holds `offset` begins.
    fn line_start(&self, offset: usize) -> usize {
        self.yaml[..offset].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Where it ends, before what ends it.
    fn line_end(&self, offset: usize) -> usize {
        let line = self.yaml[offset..].split('\n').next().unwrap_or_default();
        offset + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// Where the next line begins.
    fn next_line(&self, offset: usize) -> usize {
        self.yaml[offset..].find('\n').map_or(self.yaml.len(), |newline| offset + newline + 1)
    }

    /// Whether there is no comment in a place. What only looks like one counts too.
    fn is_unremarked(&self, place: Range<usize>) -> bool {
        !self.yaml[place].split('\n').any(|line| line.trim_start().starts_with('#') || line.contains(" #"))
    }
}

/// The entry with this key.
pub(super) fn entry<'a>(entries: &'a [NodeEntry], key: &str) -> Option<&'a NodeEntry> {
    entries.iter().find(|(written, _)| written.value == key)
}

/// Where a new key goes among those there are.
fn place(entries: &[NodeEntry], shape: &Shape, key: &str) -> Option<usize> {
    shape.place_of(key, entries.iter().map(|(written, _)| written.value.as_str()))
}

/// One entry of a list, or of a mapping.
fn entry_at(node: &Node, index: usize) -> Option<&Node> {
    match &node.value {
        Value::Sequence(nodes) => nodes.get(index),
        Value::Mapping(entries) => Some(&entries.get(index)?.1),
        Value::Scalar { .. } => None,
    }
}

fn items(node: &Node) -> Option<&[Node]> {
    match &node.value {
        Value::Sequence(nodes) => Some(nodes),
        _ => None,
    }
}
