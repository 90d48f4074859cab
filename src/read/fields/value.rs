//! Single values and lists of them.

use ecow::EcoString;

use crate::diagnostic::{Diagnostic, Severity};
use crate::norsk;
use crate::text::{Placed, Span};
use crate::yaml::{Node, Value};

/// No agenda and no case's way through the bodies is longer. The longest known agenda has some forty.
const MOST_ITEMS: usize = 1_000;

/// What findings about the format rest on.
pub const BASIS: &str = "filformatet";

/// A text; a finding when it is a list, a mapping or empty.
pub fn text(node: Node, found: &mut Vec<Diagnostic>) -> Option<Placed<String>> {
    Some(written(node, found)?.map(String::from))
}

/// The same as it came out of the file, which needs no memory of its own when it is short.
pub fn written(node: Node, found: &mut Vec<Diagnostic>) -> Option<Placed<EcoString>> {
    let is_nothing = node.is_nothing();
    match node.value {
        Value::Scalar { text, .. } if is_nothing || text.trim_start().is_empty() => {
            found.push(wrong(
                node.span,
                "Her står det ingenting".to_owned(),
                "Skriv verdien, eller fjern linjen.",
            ));
            None
        }
        Value::Scalar { text, .. } => {
            let text = match norsk::composed(&text) {
                std::borrow::Cow::Owned(composed) => composed.into(),
                std::borrow::Cow::Borrowed(_) => text,
            };
            Some(Placed::new(text, node.span))
        }
        _ => {
            found.push(wrong(
                node.span,
                "Her skal det stå en enkelt tekst".to_owned(),
                "Skriv teksten på samme linje som nøkkelen.",
            ));
            None
        }
    }
}

/// A whole number that is written without sign or decimals.
pub(super) fn count(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Placed<u32>> {
    let number = text.value.parse().ok().filter(|number| *number <= 366);
    let number = understood(number, text, "et antall", "Skriv et helt tall, høyst 366.", found)?;
    Some(Placed::new(number, text.span))
}

/// What was made of a text; a finding that it is no such thing when nothing could be made of it.
pub fn understood<T>(
    value: Option<T>,
    text: &Placed<String>,
    what: &str,
    advice: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<T> {
    if value.is_none() {
        found.push(wrong(text.span, format!("«{}» er ikke {what}", text.value), advice));
    }
    value
}

/// One of `words`; a finding with the nearest, or all of them.
pub fn word<T: Copy>(
    text: &Placed<impl AsRef<str>>,
    words: &[(&'static str, T)],
    found: &mut Vec<Diagnostic>,
) -> Option<Placed<T>> {
    let written = text.value.as_ref();
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == written) {
        return Some(Placed::new(*value, text.span));
    }
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let advice = match nearest(written, known.iter().copied()) {
        Some(nearest) => format!("Mente du «{nearest}»? Her kan det stå {}.", norsk::alternatives(&known)),
        None => format!("Her kan det stå {}.", norsk::alternatives(&known)),
    };
    found.push(wrong(text.span, format!("«{written}» kan ikke stå her"), advice));
    None
}

/// The items of a list; a finding when it is something else.
pub fn list(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Node> {
    match node.value {
        Value::Sequence(nodes) => nodes,
        _ => {
            found.push(wrong(
                node.span,
                "Her skal det stå en liste".to_owned(),
                "Begynn hver linje i listen med «- ».",
            ));
            Vec::new()
        }
    }
}

/// The items of a list of what a meeting or a case can have a few of; a finding when there are more than
/// anybody can have written, so that what compares them with each other takes no time.
pub fn short_list(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Node> {
    let span = node.span;
    let nodes = list(node, found);
    if nodes.len() <= MOST_ITEMS {
        return nodes;
    }
    found.push(
        Diagnostic::new("F10", Severity::Error, span, format!("Listen har mer enn {MOST_ITEMS} punkter"))
            .with_basis(BASIS)
            .with_advice("Se etter noe som er limt inn ved en feil."),
    );
    Vec::new()
}

/// A value that is not allowed where it stands.
pub fn wrong(span: Span, message: String, advice: impl Into<String>) -> Diagnostic {
    Diagnostic::new("F04", Severity::Error, span, message).with_basis(BASIS).with_advice(advice)
}

/// The word most like `written`, when one is near enough to have been meant.
pub fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let written = written.to_lowercase();
    words
        .map(|word| (strsim::normalized_damerau_levenshtein(&written, &word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}
