//! Running text as Typst code.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::blocks::TypstWriter;
use super::literal::{bound, breakable, directions, literal};
use crate::document::{Block, Inline, may_be_followed, text_of};

/// Marking inside marking deeper than this is left out; its text is not. Typst stops at 64 layers.
const MAX_MARKS: usize = 6;

/// What the text stands in, which decides what it may hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// How many markings are around it.
    marks: usize,
    /// Inside a link there can be no other link, nor a note, which is a link too.
    in_link: bool,
    /// Struck text is not underlined too: PDF/UA has no way to say both.
    struck: bool,
}

impl TypstWriter {
    /// `inlines` as one Typst expression.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        self.expression(inlines, Setting::default())
    }

    fn expression(&mut self, inlines: &[Inline], setting: Setting) -> String {
        let mut parts = Vec::new();
        let mut plain = String::new();
        for inline in inlines {
            if let Inline::Text(text) = inline {
                plain.push_str(text);
            } else {
                flush(&mut plain, &mut parts);
                self.part(inline, setting, &mut parts);
            }
        }
        flush(&mut plain, &mut parts);
        match parts.len() {
            0 => "\"\"".to_owned(),
            1 => parts.remove(0),
            _ => format!("{{{}}}", parts.join("; ")),
        }
    }

    fn part(&mut self, inline: &Inline, setting: Setting, parts: &mut Vec<String>) {
        match inline {
            Inline::Text(text) => parts.extend(spread(text)),
            Inline::Emphasis(inner) => parts.push(self.marked("emph", inner, setting)),
            Inline::Strong(inner) => parts.push(self.marked("strong", inner, setting)),
            Inline::Struck(inner) if setting.struck => parts.push(self.expression(inner, setting)),
            Inline::Struck(inner) => {
                parts.push(self.marked("strike", inner, Setting { struck: true, ..setting }));
            }
            Inline::Code(text) => parts.push(code(text)),
            Inline::Action(action) => parts.push(code(&action.to_string())),
            Inline::Link { address, text } => self.link(address, text, setting, parts),
            Inline::Footnote(blocks) if setting.in_link => self.notes.push(blocks.clone()),
            Inline::Footnote(blocks) => parts.push(self.footnote(blocks)),
            Inline::LineBreak => parts.push("linebreak()".to_owned()),
        }
    }

    fn marked(&mut self, mark: &str, inner: &[Inline], setting: Setting) -> String {
        let deeper = Setting { marks: setting.marks + 1, ..setting };
        let expression = self.expression(inner, deeper);
        if setting.marks >= MAX_MARKS { expression } else { format!("{mark}({expression})") }
    }

    fn link(&mut self, address: &str, text: &[Inline], setting: Setting, parts: &mut Vec<String>) {
        let named = !text_of(text).trim().is_empty();
        let address_text = [Inline::text(address)];
        let text = if named { text } else { &address_text };
        if setting.in_link || !may_be_followed(address) {
            parts.push(self.expression(text, setting));
            return;
        }
        let call = if setting.struck || has_struck(text) { "link" } else { "linked" };
        let inner = self.expression(text, Setting { in_link: true, ..setting });
        parts.push(format!("{call}({}, {inner})", literal(&encoded(address))));
        for blocks in std::mem::take(&mut self.notes) {
            parts.push(self.footnote(&blocks));
        }
    }

    fn footnote(&mut self, blocks: &[Block]) -> String {
        if self.in_note {
            // A note to a note would be numbered before the note it stands in.
            let text = self.note_text(blocks);
            return format!("{{\" (\"; {text}; \")\"}}");
        }
        self.in_note = true;
        let text = self.note_text(blocks);
        self.in_note = false;
        format!("note({text})")
    }
}

fn has_struck(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Struck(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
            has_struck(inner)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Action(_) | Inline::Footnote(_) | Inline::LineBreak => {
            false
        }
    })
}

fn flush(plain: &mut String, parts: &mut Vec<String>) {
    if !plain.is_empty() {
        parts.extend(spread(plain));
        plain.clear();
    }
}

/// The literals of `text`, with a place to break between them.
fn spread(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for (from_right, stretch) in directions(&bound(text)) {
        if from_right {
            // In a box of its own: turned text would else move the ends of the links around it.
            parts.push(format!("box({})", literal(stretch)));
            continue;
        }
        for (at, piece) in breakable(stretch).into_iter().enumerate() {
            if at > 0 {
                parts.push("h(0pt)".to_owned());
            }
            parts.push(piece);
        }
    }
    parts
}

fn code(text: &str) -> String {
    let raw = format!("raw({})", literal(text));
    if directions(text).iter().any(|(from_right, _)| *from_right) { format!("box({raw})") } else { raw }
}

/// What an address is not written with. What is not ASCII never is.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ');

/// `address` as an address on the line: everything but visible ASCII is percent-encoded.
fn encoded(address: &str) -> String {
    utf8_percent_encode(address.trim(), ENCODED).to_string()
}
