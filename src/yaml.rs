//! YAML text to a tree with places. The only file that names the YAML parser.
//!
//! The subset is chosen for people who are not programmers: no anchors, aliases or tags, one
//! document, every key a text. A text of the tree keeps what the user wrote (`05/24`, `ja`, `017`);
//! what it means is decided where the field is read.

mod everyday;
mod node;

use ecow::EcoString;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Placed, SourceId, Span};

pub use node::{Node, NodeEntry, Value};

/// How deep a file may nest, and how many nodes it may hold. Real files have 6 and some thousand.
const MAX_DEPTH: usize = 64;
const MAX_NODES: usize = 100_000;

const BASIS: &str = "filformatet";

/// Reads `text`, which starts at byte `offset` of `source`. All that can be read is returned with
/// all that is wrong; after a fault in the syntax there is no tree.
pub fn parse(source: SourceId, text: &str, offset: usize) -> (Option<Node>, Vec<Diagnostic>) {
    match everyday::read(source, text, offset) {
        Some(node) => (Some(node), Vec::new()),
        None => parse_fully(source, text, offset),
    }
}

fn parse_fully(source: SourceId, text: &str, offset: usize) -> (Option<Node>, Vec<Diagnostic>) {
    let mut builder = TreeBuilder {
        source,
        text,
        offset,
        open: Vec::new(),
        root: None,
        nodes: 0,
        documents: 0,
        found: Vec::new(),
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => {
                let start = span.start.byte_offset().unwrap_or(0);
                let end = span.end.byte_offset().unwrap_or(start);
                if !builder.take(&event, start, end) {
                    return (None, builder.found);
                }
            }
            Err(error) => {
                builder.syntax_error(&error);
                return (None, builder.found);
            }
        }
    }
    (builder.root, builder.found)
}

/// A list or mapping whose end has not been seen yet.
struct OpenNode {
    span: Span,
    items: Items,
}

enum Items {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<NodeEntry>, key: Option<Placed<EcoString>> },
}

struct TreeBuilder<'a> {
    source: SourceId,
    text: &'a str,
    offset: usize,
    open: Vec<OpenNode>,
    root: Option<Node>,
    nodes: usize,
    documents: usize,
    found: Vec<Diagnostic>,
}

impl TreeBuilder<'_> {
    /// Takes one event; false when reading must stop here.
    fn take(&mut self, event: &Event<'_>, start: usize, end: usize) -> bool {
        let span = self.span(start, end);
        if event.anchor_id().is_some_and(|id| id > 0) || event.tag().is_some() {
            self.refuse_reference(span, "Ankere (&navn) og merker (!navn) brukes ikke i disse filene");
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.found.push(
                        Diagnostic::new(
                            "F01",
                            Severity::Error,
                            span,
                            "Filen har flere YAML-dokumenter, skilt med ---",
                        )
                        .with_basis(BASIS)
                        .with_advice("Behold ett dokument i filen; fjern linjen med ---."),
                    );
                    return false;
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse_reference(span, "Referanser (*navn) brukes ikke i disse filene");
                return false;
            }
            Event::Scalar(text, style, ..) => {
                let plain = matches!(style, ScalarStyle::Plain);
                return self.add(Node { value: Value::Scalar { text: text.as_ref().into(), plain }, span });
            }
            Event::SequenceStart(..) => return self.enter(span, Items::Sequence(Vec::new())),
            Event::MappingStart(..) => {
                return self.enter(span, Items::Mapping { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => return self.leave(span),
            _ => {}
        }
        true
    }

    fn refuse_reference(&mut self, span: Span, message: &str) {
        self.found.push(
            Diagnostic::new("F10", Severity::Error, span, message)
                .with_basis(BASIS)
                .with_advice("Skriv verdien helt ut."),
        );
    }

    fn enter(&mut self, span: Span, items: Items) -> bool {
        if self.open.len() >= MAX_DEPTH {
            return self.too_large(span, "Filen har lister i lister i mer enn 64 nivåer");
        }
        self.open.push(OpenNode { span, items });
        true
    }

    fn leave(&mut self, end: Span) -> bool {
        let Some(open) = self.open.pop() else { return true };
        let (value, last) = match open.items {
            Items::Sequence(nodes) => {
                let last = nodes.last().map(|node| node.span);
                (Value::Sequence(nodes), last)
            }
            Items::Mapping { entries, .. } => {
                let last = entries.last().map(|(_, node)| node.span);
                (Value::Mapping(entries), last)
            }
        };
        // A block collection ends where the next key starts; its last child says where it really ends.
        let span =
            if end.end > end.start { open.span.to(end) } else { open.span.to(last.unwrap_or(open.span)) };
        self.add(Node { value, span })
    }

    fn add(&mut self, node: Node) -> bool {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.too_large(node.span, "Filen har mer enn 100 000 verdier");
        }
        match self.open.last_mut().map(|open| &mut open.items) {
            None => self.root = Some(node),
            Some(Items::Sequence(nodes)) => nodes.push(node),
            Some(Items::Mapping { key: pending @ None, .. }) => {
                let span = node.span;
                match node.value {
                    Value::Scalar { text, .. } => *pending = Some(Placed::new(text, span)),
                    _ => {
                        *pending = Some(Placed::new(EcoString::new(), span));
                        self.found.push(
                            Diagnostic::new(
                                "F01",
                                Severity::Error,
                                span,
                                "En nøkkel må være et ord, ikke en liste",
                            )
                            .with_basis(BASIS)
                            .with_advice("Skriv «nøkkel: verdi»."),
                        );
                    }
                }
            }
            Some(Items::Mapping { entries, key }) => {
                if let Some(key) = key.take() {
                    match entries.iter().find(|(earlier, _)| earlier.value == key.value) {
                        Some((earlier, _)) => {
                            let duplicate = duplicate_key(&key, earlier.span);
                            self.found.push(duplicate);
                        }
                        None => entries.push((key, node)),
                    }
                }
            }
        }
        true
    }

    fn too_large(&mut self, span: Span, message: &str) -> bool {
        self.found.push(
            Diagnostic::new("F10", Severity::Error, span, message)
                .with_basis(BASIS)
                .with_advice("Del filen, eller se etter noe som er limt inn ved en feil."),
        );
        false
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let marked = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let mut end = (marked + 1).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let (message, advice) = explain(error.kind());
        self.found.push(
            Diagnostic::new("F01", Severity::Error, self.span(marked, end), message)
                .with_basis(BASIS)
                .with_advice(advice),
        );
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, self.offset + start..self.offset + end)
    }
}

fn duplicate_key(key: &Placed<EcoString>, earlier: Span) -> Diagnostic {
    Diagnostic::new("F05", Severity::Error, key.span, format!("Nøkkelen «{}» står to ganger", key.value))
        .with_basis(BASIS)
        .with_advice("Behold den ene; ipr leser den første.")
        .with_label(earlier, "første gang her")
}

/// What a fault in the syntax is called by the people who make it.
fn explain(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => (
            "Et anførselstegn er åpnet og ikke lukket riktig",
            "Sett samme tegn (\" eller ') først og sist i verdien.",
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            "En parentes [ ] eller { } er ikke lukket, eller et komma mangler",
            "Lukk parentesen, og skill verdiene med komma.",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::SimpleKeyExpected => (
            "Et kolon står der YAML ikke venter det",
            "Har verdien kolon i seg, sett den i anførselstegn: tittel: \"Sak: en ting\".",
        ),
        ErrorKind::TabInIndentation
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => {
            ("Linjen er rykket inn med tabulator", "Bruk mellomrom, to for hvert nivå.")
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidFlowScalarIndent => {
            ("Innrykket stemmer ikke med linjene over", "La nøkler på samme nivå begynne i samme kolonne.")
        }
        ErrorKind::UnknownAnchor => {
            ("Referanser (*navn) brukes ikke i disse filene", "Skriv verdien helt ut.")
        }
        ErrorKind::RecursionLimitExceeded => {
            ("Filen har for mange lister i lister", "Se etter noe som er limt inn ved en feil.")
        }
        _ => (
            "Dette kan ikke leses som YAML",
            "Se etter et tegn for mye eller for lite på denne linjen eller linjen over.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, usize)> {
        let (_, found) = parse(SourceId(0), text, 0);
        found.iter().map(|diagnostic| (diagnostic.code, diagnostic.place.start as usize)).collect()
    }

    #[test]
    fn texts_are_kept_as_written() {
        let (root, found) = parse(SourceId(0), "sak: 05/24\nnei: nei\ntall: 017\n", 10);
        assert!(found.is_empty());
        let Some(Node { value: Value::Mapping(entries), .. }) = root else { panic!("no mapping") };
        let values: Vec<_> = entries.iter().map(|(key, node)| (key.value.as_str(), &node.value)).collect();
        assert_eq!(values[0], ("sak", &Value::Scalar { text: "05/24".into(), plain: true }));
        assert_eq!(values[2], ("tall", &Value::Scalar { text: "017".into(), plain: true }));
        assert_eq!(entries[0].1.span, Span::new(SourceId(0), 15..20));
    }

    #[test]
    fn each_fault_has_its_place() {
        assert_eq!(codes("a: 1\na: 2\n"), [("F05", 5)]);
        assert_eq!(codes("a: &x 1\nb: *x\n").iter().map(|f| f.0).collect::<Vec<_>>(), ["F10", "F10"]);
        assert_eq!(codes("a: [1, 2\nb: 3\n").len(), 1);
        assert_eq!(codes("a: \"uten slutt\n").len(), 1);
        assert_eq!(codes("tittel: Sak: en\n").len(), 1);
    }

    #[test]
    fn an_alias_bomb_is_refused_before_it_grows() {
        let mut bomb = "a: &a [x, x]\n".to_owned();
        for (this, before) in ('b'..='i').zip('a'..='h') {
            bomb.push_str(&format!("{this}: &{this} [*{before}, *{before}]\n"));
        }
        assert!(codes(&bomb).iter().all(|(code, _)| *code == "F10"));
        assert!(codes(&"[".repeat(100_000)).iter().all(|(code, _)| matches!(*code, "F10" | "F01")));
    }

    #[test]
    fn a_block_list_ends_with_its_last_item() {
        let text = "liste:\n  - a\n  - b\n\n# merknad\nneste: 1\n";
        let (root, _) = parse(SourceId(0), text, 0);
        let Some(Node { value: Value::Mapping(entries), .. }) = root else { panic!("no mapping") };
        assert_eq!(&text[entries[0].1.span.range()], "- a\n  - b");
    }
}
