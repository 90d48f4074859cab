//! What the Markdown of a file holds: sections, links, and what no paper shows.

mod everyday;
mod scanned;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::links::{is_local, is_picture};
use crate::model::Section;
use crate::norsk;
use crate::text::{Placed, SourceId, Span, marks};

pub use scanned::Scanned;
use scanned::{close, is_empty};

/// Reads the Markdown of `text` in the range `body`.
pub fn scan(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    everyday::scan(id, text, body.clone()).unwrap_or_else(|| scan_fully(id, &marks::masked(text), body))
}

fn scan_fully(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
    let base = body.start;
    let mut scanned = Scanned::default();
    let mut heading: Option<(Range<usize>, String)> = None;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&text[body], options).into_offset_iter() {
        let place = Span::new(id, base + range.start..base + range.end);
        match event {
            Event::Start(Tag::Heading { level, .. }) if level <= HeadingLevel::H2 => {
                heading = Some((range, String::new()));
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((range, words)) = heading.take() else { continue };
                close(&mut scanned.sections, text, base + range.start);
                let (start, end) = (base + range.start, base + range.end);
                scanned.sections.push(Section {
                    heading: norsk::composed(words.trim()).into_owned(),
                    heading_span: Span::new(id, start..end),
                    body: Span::new(id, end..end),
                    is_empty: true,
                });
            }
            Event::Html(html) | Event::InlineHtml(html) if !is_empty(&html) => {
                scanned.unprinted.push(place);
            }
            Event::Start(Tag::Image { dest_url, .. }) if !is_picture(&dest_url) => {
                scanned.unprinted.push(place)
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if is_local(&dest_url) => {
                scanned.links.push(Placed::new(dest_url.to_string(), place));
            }
            _ => {}
        }
    }
    close(&mut scanned.sections, text, text.len());
    scanned
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
            sections.iter().map(|section| (section.heading.as_str(), section.is_empty)).collect();
        assert_eq!(names, [("Forslag til vedtak", true), ("Saksfremstilling", false)]);
        assert!(text[sections[1].body.range()].ends_with("mer\n"));
        assert_eq!(links.iter().map(|link| link.value.as_str()).collect::<Vec<_>>(), ["../2023/a.md"]);
    }
}
