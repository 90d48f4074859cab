//! The Markdown of a file, read with the parser.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::scanned::{Scanned, close, is_empty};
use crate::links::{is_local, is_picture};
use crate::model::unprinted::is_line_break;
use crate::model::{Guarded, Section, Unprinted};
use crate::norsk;
use crate::text::{Placed, SourceId, Span};

/// What the Markdown of `text` in the range `body` holds.
pub(super) fn scan(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    let mut scan = MarkdownScan::new(id, text, body.start);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&text[body], options).into_offset_iter() {
        scan.take(event, range);
    }
    scan.uncalled_notes();
    scan.nothing_under(HeadingLevel::H1);
    close(&mut scan.scanned.sections, text, text.len());
    scan.scanned.unprinted.sort_by_key(|unprinted| unprinted.span);
    scan.scanned
}

struct MarkdownScan<'a> {
    id: SourceId,
    text: &'a str,
    base: usize,
    scanned: Scanned,
    /// The words of the heading of a section that is open.
    heading: Option<String>,
    /// How many lists, quotations and notes are open. A heading in one is no section.
    depth: usize,
    /// The last heading, while nothing stands under it.
    bare: Option<(HeadingLevel, Range<usize>)>,
    /// The lines of the HTML that is open.
    html: String,
    /// The words of the picture that is open.
    picture: Option<String>,
    /// Where the last cell ended.
    cell_end: usize,
    /// The footnotes, and their places among them by name.
    notes: Vec<NoteSeen>,
    named: HashMap<String, usize>,
    /// The footnote that is open.
    within: Option<usize>,
    /// The names that the text itself calls.
    called: Vec<String>,
}

impl<'a> MarkdownScan<'a> {
    fn new(id: SourceId, text: &'a str, base: usize) -> Self {
        Self {
            id,
            text,
            base,
            scanned: Scanned::default(),
            heading: None,
            depth: 0,
            bare: None,
            html: String::new(),
            picture: None,
            cell_end: 0,
            notes: Vec::new(),
            named: HashMap::new(),
            within: None,
            called: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(part) | Event::Code(part) => {
                if let Some(words) = &mut self.picture {
                    words.push_str(&part);
                }
                if let Some(heading) = &mut self.heading {
                    heading.push_str(&part);
                }
            }
            Event::Html(line) => self.html.push_str(&line),
            // What a mark ends is not said twice.
            Event::InlineHtml(html)
                if !is_empty(&html) && !is_line_break(&html) && !html.starts_with("</") =>
            {
                self.unprinted(Unprinted::Html, range);
            }
            // A section is known by the words of its heading, and they are all that is printed of it.
            Event::FootnoteReference(_) if self.heading.is_some() => {}
            Event::FootnoteReference(name) => match self.within {
                Some(note) => self.notes[note].calls.push(name.to_lowercase()),
                None => self.called.push(name.to_lowercase()),
            },
            Event::Start(tag) => {
                if !matches!(tag, Tag::Heading { .. } | Tag::HtmlBlock | Tag::FootnoteDefinition(_)) {
                    self.bare = None;
                }
                self.start(tag, range);
            }
            Event::End(tag) => self.end(tag, range),
            Event::Rule => self.bare = None,
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::List(_) | Tag::BlockQuote(_) => self.depth += 1,
            Tag::Heading { level, .. } if self.depth == 0 => {
                self.nothing_under(level);
                if level <= HeadingLevel::H2 {
                    self.heading = Some(String::new());
                }
            }
            Tag::HtmlBlock => self.html.clear(),
            Tag::FootnoteDefinition(name) => {
                let place = self.place(range);
                let number = self.notes.len();
                let first = *self.named.entry(name.to_lowercase()).or_insert(number);
                let why = if first == number { Unprinted::UncalledNote } else { Unprinted::SecondNote };
                self.notes.push(NoteSeen { place, why, is_called: false, calls: Vec::new() });
                self.within = Some(number);
                self.depth += 1;
            }
            // An address of a mailbox leads nowhere in the folder.
            Tag::Link { link_type: LinkType::Email, .. } => {}
            Tag::Image { dest_url, .. } if !is_picture(&dest_url) => {
                self.unprinted(Unprinted::ForeignPicture, range.clone());
                self.link(&dest_url, range);
            }
            Tag::Image { dest_url, .. } => {
                self.picture = Some(String::new());
                self.link(&dest_url, range);
            }
            Tag::Link { dest_url, .. } => self.link(&dest_url, range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) if self.depth == 0 => {
                if level != HeadingLevel::H2 {
                    self.bare = Some((level, range.clone()));
                }
                if let Some(words) = self.heading.take() {
                    self.section(range, &words);
                }
            }
            TagEnd::Image if self.picture.take().is_some_and(|words| words.trim().is_empty()) => {
                self.unprinted(Unprinted::WordlessPicture, range);
            }
            TagEnd::HtmlBlock if self.html.trim_start().starts_with("<!--") && !self.html.contains("-->") => {
                self.unprinted(Unprinted::OpenComment, range);
            }
            TagEnd::HtmlBlock if !is_empty(&self.html) && !is_line_break(&self.html) => {
                self.unprinted(Unprinted::Html, range);
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                self.within = None;
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = self.base + self.cell_end.min(range.end)..self.base + range.end;
                let is_cell = |character: char| character != '|' && !character.is_whitespace();
                if self.text[row].contains(is_cell) {
                    self.unprinted(Unprinted::SurplusCells, self.cell_end..range.end);
                }
            }
            _ => {}
        }
    }

    /// Tells of the last heading, if nothing stands under it and one of `next` follows. Sections do not stand
    /// within one another, and one of level 2 without text is the form of a case that is not filled in yet.
    fn nothing_under(&mut self, next: HeadingLevel) {
        if let Some((level, place)) = self.bare.take()
            && (level == HeadingLevel::H1 || next <= level)
        {
            self.unprinted(Unprinted::EmptyHeading, place);
        }
    }

    fn place(&self, range: Range<usize>) -> Span {
        let end = range.start + self.text[self.base..][range.clone()].trim_end().len();
        Span::new(self.id, self.base + range.start..self.base + end)
    }

    fn unprinted(&mut self, what: Unprinted, range: Range<usize>) {
        let place = self.place(range);
        self.scanned.unprinted.push(Placed::new(what, place));
    }

    fn link(&mut self, address: &str, range: Range<usize>) {
        if is_local(address) {
            let place = Span::new(self.id, self.base + range.start..self.base + range.end);
            self.scanned.links.push(Placed::new(address.to_owned(), place));
        }
    }

    fn section(&mut self, range: Range<usize>, words: &str) {
        let (start, end) = (self.base + range.start, self.base + range.end);
        close(&mut self.scanned.sections, self.text, start);
        self.scanned.sections.push(Section {
            heading: Guarded::new(norsk::composed(words.trim()).into_owned()),
            heading_span: Span::new(self.id, start..end),
            body: Span::new(self.id, end..end),
            is_empty: true,
        });
    }

    /// Tells of the footnotes that the text calls neither itself nor in a note that it calls.
    fn uncalled_notes(&mut self) {
        while let Some(name) = self.called.pop() {
            let Some(note) = self.named.get(&name).and_then(|&number| self.notes.get_mut(number)) else {
                continue;
            };
            if !std::mem::replace(&mut note.is_called, true) {
                self.called.append(&mut note.calls);
            }
        }
        for note in self.notes.iter().filter(|note| !note.is_called) {
            self.scanned.unprinted.push(Placed::new(note.why, note.place));
        }
    }
}

/// A footnote.
struct NoteSeen {
    place: Span,
    /// Why it is not printed if nothing calls it.
    why: Unprinted,
    is_called: bool,
    /// The names that it calls.
    calls: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_links() {
        let text = "---\n---\n## Forslag til vedtak\n\n<!-- Skriv -->\n\n## Saksfremstilling\n\n\
            Se [sak](../2023/a.md), [nett](https://a.no) og ```## x```.\n\n### Under\n\nmer\n";
        let Scanned { sections, links, unprinted } = scan(SourceId(0), text, 8..text.len());
        assert_eq!(unprinted, []);
        let names: Vec<_> =
            sections.iter().map(|section| (section.heading.raw().as_str(), section.is_empty)).collect();
        assert_eq!(names, [("Forslag til vedtak", true), ("Saksfremstilling", false)]);
        assert!(text[sections[1].body.range()].ends_with("mer\n"));
        assert_eq!(links.iter().map(|link| link.value.as_str()).collect::<Vec<_>>(), ["../2023/a.md"]);
    }

    /// What of `text` is not printed, each with why.
    fn unprinted(text: &str) -> Vec<(Unprinted, &str)> {
        let scanned = scan(SourceId(0), text, 0..text.len());
        scanned.unprinted.iter().map(|one| (one.value, &text[one.span.range()])).collect()
    }

    #[test]
    fn what_no_paper_shows_is_found() {
        use Unprinted::{
            EmptyHeading, ForeignPicture, Html, OpenComment, SecondNote, SurplusCells, UncalledNote,
            WordlessPicture,
        };
        for (text, found) in [
            ("a <navn> b\n", (Html, "<navn>")),
            ("<div>\na\n\nb\n", (Html, "<div>\na")),
            ("<!-- a --> b\n", (Html, "<!-- a --> b")),
            ("a\n\n<!-- b\n\nc\n", (OpenComment, "<!-- b\n\nc")),
            ("![a](https://b.no/c.png)\n", (ForeignPicture, "![a](https://b.no/c.png)")),
            ("![](a.png)\n", (WordlessPicture, "![](a.png)")),
            ("![ *&nbsp;* ](a.png)\n", (WordlessPicture, "![ *&nbsp;* ](a.png)")),
            ("| a |\n|---|\n| b | c |\n", (SurplusCells, "| c |")),
            ("### a\n\n<!-- b -->\n### c\nd\n", (EmptyHeading, "### a")),
            ("## a\n### b\n#### c\n## d\n", (EmptyHeading, "#### c")),
            ("### *a*\n", (EmptyHeading, "### *a*")),
            ("# a\n\n## b\nc\n", (EmptyHeading, "# a")),
            ("a\n\n[^1]: b\n", (UncalledNote, "[^1]: b")),
            ("## a[^1]\n\n[^1]: b\n", (UncalledNote, "[^1]: b")),
            ("a[^1]\n\n[^1]: b\n[^1]: c\n", (SecondNote, "[^1]: c")),
            ("a[^1]\n\n[^1]: b\n\n[^2]: c[^2]\n", (UncalledNote, "[^2]: c[^2]")),
        ] {
            assert_eq!(unprinted(text), [found], "{text}");
        }
    }

    #[test]
    fn what_papers_show_is_not() {
        for text in [
            "<!-- a\n\nb -->\n",
            "a <!-- b --> c<br>d<br />e\n",
            "<post@a.no> <https://a.no>\n",
            "![*a*](b.png) ![`a`](b.png)\n",
            "| a | b |\n|---|---|\n| c |\nd\n| e \\| f | `g` |\n",
            "### a\n#### b\n\n- c\n### d\n***\n",
            "- # a\n> ### b\n",
            "a[^B]\n\n[^b]: c[^1]\n\n[^1]: d\n",
        ] {
            assert_eq!(unprinted(text), [], "{text}");
        }
        let text = "<post@a.no>";
        assert_eq!(scan(SourceId(0), text, 0..text.len()).links, []);
    }
}
