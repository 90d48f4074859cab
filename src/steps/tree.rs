//! Values of front matter as trees without places: to compare what an edit made with what was asked for, and
//! to write what is more than one text.

use super::scalar::scalar;
use crate::yaml::{Node, Value};

/// A value without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and their values, in order.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// The tree of a node.
    pub fn of(node: &Node) -> Self {
        match &node.value {
            Value::Scalar { text, .. } => Self::Text(text.clone()),
            Value::Sequence(nodes) => Self::List(nodes.iter().map(Self::of).collect()),
            Value::Mapping(entries) => {
                Self::Map(entries.iter().map(|(key, node)| (key.value.clone(), Self::of(node))).collect())
            }
        }
    }

    /// On one line.
    pub fn in_flow(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::List(items) => {
                format!("[{}]", items.iter().map(Self::in_flow).collect::<Vec<_>>().join(", "))
            }
            Self::Map(entries) => {
                let entry = |(key, value): &(String, Self)| format!("{}: {}", scalar(key), value.in_flow());
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// What follows a key at the margin and its colon: a list with a line to each entry, else one line.
    fn after_key(&self, newline: &str) -> String {
        match self {
            Self::List(items) if !items.is_empty() => {
                items.iter().map(|item| format!("{newline}  - {}", item.in_flow())).collect()
            }
            _ => format!(" {}", self.in_flow()),
        }
    }
}

fn newline_of(yaml: &str) -> &'static str {
    if yaml.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Where the line that holds `offset` begins.
fn line_start(yaml: &str, offset: usize) -> usize {
    match yaml[..offset].rfind('\n') {
        Some(newline) => newline + 1,
        None => 0,
    }
}

/// Where the line that holds the last byte of a value ends, before its line end.
fn line_end(yaml: &str, start: usize, end: usize) -> usize {
    let last = start + yaml[start..end].trim_end().len();
    let line = yaml[last..].split('\n').next().unwrap_or_default();
    last + line.strip_suffix('\r').unwrap_or(line).len()
}

/// `yaml` with `value` at the top key `key`; a new key comes after the entry `after`, or last.
pub(super) fn set_top(yaml: &str, tree: &Node, key: &str, value: &Tree, after: &str) -> Option<String> {
    let Value::Mapping(top) = &tree.value else { return None };
    let newline = newline_of(yaml);
    let line = format!("{key}:{}", value.after_key(newline));
    let entry = |wanted: &str| top.iter().find(|(written, _)| written.value == wanted);
    if let Some((written, node)) = entry(key) {
        let start = line_start(yaml, written.span.range().start);
        let end = line_end(yaml, start, node.span.range().end);
        // A comment in it would be lost.
        let is_remarked = |line: &str| line.trim_start().starts_with('#') || line.contains(" #");
        if yaml[start..end].lines().any(is_remarked) {
            return None;
        }
        return Some(format!("{}{line}{}", &yaml[..start], &yaml[end..]));
    }
    let (written, node) = entry(after).or(top.last())?;
    let end = line_end(yaml, written.span.range().start, node.span.range().end);
    Some(format!("{}{newline}{line}{}", &yaml[..end], &yaml[end..]))
}

/// `yaml` with `value` at `key` of the entry `index` of `list`; a new key comes last in the entry.
pub(super) fn set_in(
    yaml: &str,
    tree: &Node,
    list: &str,
    index: usize,
    key: &str,
    value: &Tree,
) -> Option<String> {
    let Value::Mapping(top) = &tree.value else { return None };
    let (_, node) = top.iter().find(|(written, _)| written.value == list)?;
    let Value::Sequence(nodes) = &node.value else { return None };
    let node = nodes.get(index)?;
    let Value::Mapping(entry) = &node.value else { return None };
    let flow = value.in_flow();
    if let Some((_, old)) = entry.iter().find(|(written, _)| written.value == key) {
        let range = old.span.range();
        let end = range.start + yaml[range.clone()].trim_end().len();
        return Some(format!("{}{flow}{}", &yaml[..range.start], &yaml[end..]));
    }
    let range = node.span.range();
    if yaml[range.clone()].starts_with('{') {
        let close = range.start + yaml[range].rfind('}')?;
        let inner = yaml[..close].trim_end();
        let comma = if inner.ends_with([',', '{']) { " " } else { ", " };
        return Some(format!("{inner}{comma}{key}: {flow}{}", &yaml[close..]));
    }
    let (first, _) = entry.first()?;
    let (last_key, last) = entry.last()?;
    let margin = " ".repeat(first.span.range().start - line_start(yaml, first.span.range().start));
    let end = line_end(yaml, last_key.span.range().start, last.span.range().end);
    Some(format!("{}{}{margin}{key}: {flow}{}", &yaml[..end], newline_of(yaml), &yaml[end..]))
}
