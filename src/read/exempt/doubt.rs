//! What may say that something is exempt, where nobody reads it: keys that are misspelt, written twice or in
//! a place that has none of them, and words in a note.

use crate::diagnostic::Diagnostic;
use crate::model::{Case, Exempt, ExemptDoubt};
use crate::text::{Placed, Source, Span, likeness, marks};
use crate::yaml::{Node, NodeEntry, Value};

type Doubted = Option<Placed<ExemptDoubt>>;

/// The keys of a case that are read for what is exempt in it; each of its attachments is read by itself.
const OF_CASE: [&str; 3] = ["unntatt", "offentlig-tittel", "vedlegg"];
/// Those of an attachment.
const OF_ATTACHMENT: [&str; 2] = ["unntatt", "offentlig-fil"];

/// A file as it is written, of which its tree does not tell everything.
pub struct WrittenFields<'a> {
    source: &'a Source,
    /// Whether anything in it may say so in words. What is written by escapes may say anything.
    has_words: bool,
    /// The keys that stand there twice, of which only the first is read.
    doubled: Vec<Span>,
}

impl<'a> WrittenFields<'a> {
    /// The text of `source`, of which it is known whether it `may_say_exempt`, and of which parsing has told
    /// what is `found`.
    pub fn of(source: &'a Source, may_say_exempt: bool, found: &[Diagnostic]) -> Self {
        let told = found.iter().filter(|finding| finding.code == "F05");
        let has_words = may_say_exempt || memchr::memchr(b'\\', source.text.as_bytes()).is_some();
        Self { source, has_words, doubled: told.map(|finding| finding.place).collect() }
    }

    /// Whether any of the values in `node` may say so in words: its whole text is looked over at once.
    fn may_say_words(&self, node: &Node) -> bool {
        let text = self.source.slice(node.span);
        text.contains('\\') || marks::may_say_exempt(text)
    }

    /// The first within `span` that `matters`, by its key.
    fn first_in(&self, span: Span, matters: impl Fn(&str) -> bool) -> Doubted {
        let place =
            self.doubled.iter().find(|place| span.holds(**place) && matters(self.source.slice(**place)))?;
        misread(*place)
    }
}

/// What in the front matter of a case may say that it is exempt, besides what `unntatt` does.
pub fn in_case(node: &Node, written: &WrittenFields<'_>) -> Doubted {
    let Value::Mapping(entries) = &node.value else { return None };
    for (key, value) in entries {
        // What its exemption says of how much and how long must stand there once.
        if key.value == OF_CASE[0]
            && let Some(doubt) = written.first_in(value.span, |_| true)
        {
            return Some(doubt);
        }
    }
    let said = said_in(entries, &OF_CASE, written.has_words && written.may_say_words(node));
    said.or_else(|| written.first_in(node.span, likeness::is_exempting))
}

/// The same of an attachment, of which nothing may stand twice.
pub fn in_attachment(node: &Node, written: &WrittenFields<'_>) -> Doubted {
    let has_words = written.may_say_words(node);
    let said = match &node.value {
        Value::Mapping(entries) => said_in(entries, &OF_ATTACHMENT, has_words),
        _ => said(node, has_words),
    };
    said.or_else(|| written.first_in(node.span, |_| true))
}

/// Where an item of an agenda may say that it is exempt, or behind closed doors otherwise than by `lukket`.
pub fn in_item(node: &Node) -> Option<Span> {
    let Value::Mapping(entries) = &node.value else { return None };
    let is_closing = |key: &str| key != "lukket" && likeness::is_closing(key);
    let closing = entries.iter().find(|(key, _)| is_closing(&key.value)).map(|(key, _)| key.span);
    closing.or_else(|| key_in(entries, &[]))
}

/// Where a meeting may say so of more than one of its items.
pub fn in_meeting(node: &Node) -> Option<Span> {
    let Value::Mapping(entries) = &node.value else { return None };
    key_in(entries, &["saksliste"])
}

/// The first key for it in `entries`, outside of `own`.
fn key_in(entries: &[NodeEntry], own: &[&str]) -> Option<Span> {
    match said_in(entries, own, false) {
        Some(Placed { value: ExemptDoubt::Misread, span }) => Some(span),
        _ => None,
    }
}

/// The first place in `entries` that may say so; a key goes before words, which are looked for when there may
/// be some. Those of `own` have readers.
fn said_in(entries: &[NodeEntry], own: &[&str], has_words: bool) -> Doubted {
    let mut words = None;
    for (key, value) in entries {
        // No other letters are put together to those of a key of ours.
        if own.contains(&key.value.as_str()) {
            continue;
        }
        if likeness::is_exempting(&key.value) {
            return misread(key.span);
        }
        match said(value, has_words) {
            Some(said) if said.value == ExemptDoubt::Misread => return Some(said),
            said => words = words.or(said),
        }
    }
    words
}

fn said(node: &Node, has_words: bool) -> Doubted {
    match &node.value {
        Value::Scalar { text, .. } => (has_words && marks::says_exempt(text))
            .then(|| Placed::new(ExemptDoubt::SaidElsewhere, node.span)),
        Value::Sequence(nodes) => nodes.iter().find_map(|node| said(node, has_words)),
        Value::Mapping(entries) => said_in(entries, &[], has_words),
    }
}

fn misread(place: Span) -> Doubted {
    Some(Placed::new(ExemptDoubt::Misread, place))
}

impl Exempt {
    /// What a file says that it is, and what besides may say so. Words count where nothing else speaks.
    pub(in crate::read) fn with_doubt(written: Option<Self>, doubt: Doubted) -> Option<Self> {
        match (written, doubt) {
            (Some(exempt), Some(doubt)) if doubt.value == ExemptDoubt::Misread => {
                Some(Self { doubt: Some(doubt), ..exempt })
            }
            (None, Some(doubt)) => Some(Self::in_doubt(doubt)),
            (written, _) => written,
        }
    }
}

/// Adds to the findings that a doubt is the reason of, what is done as long as it stands.
pub fn tell(case: &Case, found: &mut [Diagnostic]) {
    let of_case = case.exempt.as_deref().map(|exempt| (exempt, "hele saken"));
    let attached = case.attachments.iter().filter_map(|attachment| attachment.exempt.as_deref());
    for (exempt, what) in of_case.into_iter().chain(attached.map(|exempt| (exempt, "vedlegget"))) {
        let Some(doubt) = exempt.doubt else { continue };
        for finding in &mut *found {
            if doubt.span.touches(finding.place) {
                finding.advice.push_str(&format!(" Til da holdes {what} tilbake."));
            }
        }
    }
}
