//! Values of front matter as trees without places: to compare what an edit made with what was asked for, and
//! to write them.

use super::scalar::{scalar, scalar_at_margin};
use crate::read::shape::{Shape, ValueShape};
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
            Value::Scalar { text, .. } => Self::Text(text.to_string()),
            Value::Sequence(nodes) => Self::List(nodes.iter().map(Self::of).collect()),
            Value::Mapping(entries) => {
                Self::Map(entries.iter().map(|(key, node)| (key.value.to_string(), Self::of(node))).collect())
            }
        }
    }

    /// The same with every key in the order of its table; none when one has no place there.
    pub(super) fn in_order(&self, kind: &ValueShape) -> Option<Self> {
        Some(match (self, kind.shape()) {
            (Self::Map(entries), Some(shape)) => Self::Map(in_order(entries, shape)?),
            (Self::List(items), _) => {
                Self::List(items.iter().map(|item| item.in_order(kind)).collect::<Option<_>>()?)
            }
            _ => self.clone(),
        })
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
    pub(super) fn after_key(&self, newline: &str) -> String {
        match self {
            Self::List(items) if !items.is_empty() => {
                items.iter().map(|item| format!("{newline}  - {}", item.in_flow())).collect()
            }
            Self::Text(text) => format!(" {}", scalar_at_margin(text)),
            _ => format!(" {}", self.in_flow()),
        }
    }
}

/// Keys and their values in the order of their table; none when one has no place there.
pub(super) fn in_order(entries: &[(String, Tree)], shape: &Shape) -> Option<Vec<(String, Tree)>> {
    let mut placed: Vec<(String, Tree)> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let at = shape.place_of(key, placed.iter().map(|(key, _)| key.as_str()))?;
        placed.insert(at, (key.clone(), value.in_order(&shape.key(key)?.kind)?));
    }
    Some(placed)
}
