//! The tree that a file is read into.

use ecow::EcoString;

use crate::text::{Placed, Span};

/// A value of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// The three kinds of value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A single text. `plain` when written without quotes, so that an empty one means «nothing».
    Scalar {
        /// The text, unquoted.
        text: EcoString,
        /// Written without quotes.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order written. The first of two equal keys is kept.
    Mapping(Vec<NodeEntry>),
}

/// A key and its value.
pub type NodeEntry = (Placed<EcoString>, Node);

impl Node {
    /// Whether nothing was written: `navn:` or `navn: ~`.
    pub fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain: true } => matches!(text.as_str(), "" | "~" | "null"),
            _ => false,
        }
    }
}
