//! Running text as Typst code.

use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::blocks::{TypstWriter, braced};
use super::language;
use super::literal::{LINE_ROOM, bound, breakable, directions, literal, spans};
use crate::document::{Block, Inline, may_be_followed, text_of};
use crate::text::address::is_mail_address;

/// A place where a word may be broken. Typst leaves out what has no width at all, and then there is none.
const JOINT: &str = "h(0.001pt)";

/// A column with room for fewer letters than this is narrow.
const NARROW: usize = 12;

/// Marking inside marking deeper than this is left out; its text is not. Typst stops at 64 layers.
const MAX_MARKS: usize = 6;

/// What the text stands in, which decides what it may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// How many markings are around it.
    marks: usize,
    /// Inside a link there can be no other link, nor a note, which is a link too.
    in_link: bool,
    /// Struck text is not underlined too: PDF/UA has no way to say both.
    struck: bool,
    /// How many letters stand side by side.
    room: usize,
}

impl Setting {
    /// Nothing but a line with room for so many letters.
    fn plain(room: usize) -> Self {
        Self { marks: 0, in_link: false, struck: false, room }
    }
}

impl TypstWriter {
    /// `inlines` as one Typst expression.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        self.within(inlines, LINE_ROOM)
    }

    /// The same in a column that has `room` for so many letters.
    pub(super) fn within(&mut self, inlines: &[Inline], room: usize) -> String {
        self.expression(inlines, Setting::plain(room))
    }

    fn expression(&mut self, inlines: &[Inline], setting: Setting) -> String {
        let mut parts = Vec::new();
        let mut plain = String::new();
        for inline in inlines {
            if let Inline::Text(text) = inline {
                plain.push_str(text);
            } else {
                flush(&mut plain, setting, &mut parts);
                self.part(inline, setting, &mut parts);
            }
        }
        flush(&mut plain, setting, &mut parts);
        match parts.len() {
            0 => "\"\"".to_owned(),
            1 => parts.remove(0),
            _ => format!("{{{}}}", parts.join("; ")),
        }
    }

    fn part(&mut self, inline: &Inline, setting: Setting, parts: &mut Vec<String>) {
        match inline {
            Inline::Text(text) => parts.extend(linked(text, setting)),
            Inline::Emphasis(inner) => parts.push(self.marked("emph", inner, setting)),
            Inline::Strong(inner) => parts.push(self.marked("strong", inner, setting)),
            Inline::Struck(inner) if setting.struck => parts.push(self.expression(inner, setting)),
            Inline::Struck(inner) => {
                parts.push(self.marked("strike", inner, Setting { struck: true, ..setting }));
            }
            Inline::Foreign(tag, inner) => parts.push(self.foreign(tag, inner, setting)),
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

    fn foreign(&mut self, tag: &str, inner: &[Inline], setting: Setting) -> String {
        let deeper = Setting { marks: setting.marks + 1, ..setting };
        let expression = self.expression(inner, deeper);
        let (lang, region) = language(tag);
        format!("text(lang: \"{lang}\", region: \"{region}\", {expression})")
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
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Foreign(_, inner)
        | Inline::Link { text: inner, .. } => has_struck(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Action(_) | Inline::Footnote(_) | Inline::LineBreak => {
            false
        }
    })
}

fn flush(plain: &mut String, setting: Setting, parts: &mut Vec<String>) {
    if !plain.is_empty() {
        parts.extend(linked(plain, setting));
        plain.clear();
    }
}

/// The literals of `text`; an address of the web that stands in it by itself is a link to where it leads.
fn linked(text: &str, setting: Setting) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(address) = (!setting.in_link).then(|| bare_address(rest)).flatten() {
        parts.extend(spread(&rest[..address.start], setting.room));
        let words = &rest[address.clone()];
        let call = if setting.struck { "link" } else { "linked" };
        let inner = braced(&spread(words, setting.room));
        let scheme = if words.contains("://") {
            ""
        } else if words.contains('@') {
            "mailto:"
        } else {
            "https://"
        };
        let link = format!("{call}({}, {inner})", literal(&format!("{scheme}{}", encoded(words))));
        // The typesetter breaks any address at its stops; a short one stands on one line.
        let is_short = setting.room >= NARROW && words.chars().count() <= SHORT_ADDRESS;
        parts.push(if is_short { format!("box({link})") } else { link });
        rest = &rest[address.end..];
    }
    if !rest.is_empty() {
        parts.extend(spread(rest, setting.room));
    }
    parts
}

/// The first address of a page or a mailbox in a text, without the signs that end a sentence after it.
fn bare_address(text: &str) -> Option<Range<usize>> {
    let pages = ["https://", "http://", "www."].iter().filter_map(|scheme| text.find(scheme));
    let page = pages.min().and_then(|start| page_address(text, start));
    match (page, mail_address(text)) {
        (Some(page), Some(mailbox)) if mailbox.start < page.start => Some(mailbox),
        (page, mailbox) => page.or(mailbox),
    }
}

/// The first word that is a mail address.
fn mail_address(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
        let start = text[..at].char_indices().rev().take_while(|(_, letter)| is_part(*letter)).last();
        let end = text[at + 1..].find(|letter| !is_part(letter)).map_or(text.len(), |end| at + 1 + end);
        if let Some((start, _)) = start {
            let address = text[start..end].trim_end_matches(['.', '-']);
            if is_mail_address(address) && address.contains('.') && address.len() <= LONGEST_ADDRESS {
                return Some(start..start + address.len());
            }
        }
        from = at + 1;
    }
    None
}

/// The address of a page that begins at `start`.
fn page_address(text: &str, start: usize) -> Option<Range<usize>> {
    let is_end = |letter: char| letter.is_whitespace() || "<>\"«»".contains(letter);
    let length = text[start..].find(is_end).unwrap_or(text.len() - start);
    let address = text[start..start + length].trim_end_matches(|last: char| ".,;:!?)]'’”".contains(last));
    let host =
        address.split_once("://").map_or(&address["www.".len().min(address.len())..], |(_, host)| host);
    let leads = host.contains(char::is_alphanumeric) && (address.contains("://") || host.contains('.'));
    (leads && address.len() <= LONGEST_ADDRESS).then(|| start..start + address.len())
}

/// An address of no more letters than this is not broken.
const SHORT_ADDRESS: usize = 36;

/// What is longer is no address that anybody wrote, and more than a PDF can hold.
const LONGEST_ADDRESS: usize = 1_000;

/// The literals of `text`, with a place to break between them.
fn spread(text: &str, room: usize) -> Vec<String> {
    let mut parts = Vec::new();
    // In a narrow column no words are held together.
    let text = if room < NARROW { text.to_owned() } else { bound(text) };
    for (from_right, stretch) in directions(&text) {
        if from_right {
            // In a box of its own: turned text would else move the ends of the links around it.
            parts.push(format!("box({})", literal(stretch)));
            continue;
        }
        for (is_span, stretch) in spans(stretch) {
            if is_span {
                // A line may else end after the dash.
                parts.push(format!("box({})", literal(stretch)));
                continue;
            }
            for (at, piece) in breakable(stretch, room).into_iter().enumerate() {
                if at > 0 {
                    parts.push(JOINT.to_owned());
                }
                parts.push(piece);
            }
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
