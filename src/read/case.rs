//! Case files.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fields::{self, Fields};
use super::front;
use crate::diagnostic::Diagnostic;
use crate::links::{is_local, is_picture};
use crate::model::{Attachment, Case, Exempt, Outcome, Section, Status, Step};
use crate::text::{Placed, Source, SourceId, Span};
use crate::yaml::{Node, Value};

/// Reads one case; none when it has no front matter, or no id that anything could refer to.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Case> {
    let (node, body) = front::read(id, &source.text, found)?;
    let whole = node.span;
    let mut fields = Fields::of("saken", node, found)?;
    let case_id = fields.required_text("id");
    let title = fields.required_text("tittel");
    let public_title = fields.text("offentlig-tittel");
    let case_type = fields.required_text("sakstype");
    let political = fields.yes_no("politisk");
    let focus_area = fields.text("innsatsområde");
    fields.text("grunnlag");
    let responsible = fields.text("saksansvarlig");
    let status = fields.required_word("status", &Status::WORDS);
    let hearing_deadline = fields.date("høringsfrist");
    let deadline = fields.date("frist");
    let related = fields.texts("hører-sammen-med");
    let exempt = exempt(&mut fields);
    let routing_node = fields.optional("saksgang");
    let attachments_node = fields.optional("vedlegg");
    fields.optional("merknad");
    let routing_span = routing_node.as_ref().map_or(fields.span, |node| node.span);
    fields.reject_rest();
    let routing = routing_node.map_or_else(Vec::new, |node| routing(node, found));
    let attachments = attachments_node.map_or_else(Vec::new, |node| attachments(node, found));
    let Scanned { sections, links, unprinted } = scan(id, &source.text, body.clone());
    let first = sections.first().map_or(body.end, |section| section.heading_span.start as usize);
    let preamble = Span::new(id, body.start..first);
    let missing = |text: &str| Placed::new(text.to_owned(), whole);
    Some(Case {
        source: id,
        id: case_id.unwrap_or_else(|| missing(super::id_in_name(&source.path))),
        title: title.unwrap_or_else(|| missing("(uten tittel)")),
        public_title,
        case_type,
        political,
        focus_area,
        responsible,
        status,
        hearing_deadline,
        deadline,
        routing,
        routing_span,
        attachments,
        related,
        exempt,
        preamble,
        sections,
        links,
        unprinted,
    })
}

fn exempt(fields: &mut Fields<'_>) -> Option<Exempt> {
    let node = fields.optional("unntatt")?;
    let span = node.span;
    let mut inner = Fields::of("unntaket", node, fields.found)?;
    let legal_basis = inner.required_text("hjemmel").map(|text| text.value).unwrap_or_default();
    let in_view_of = inner.text("jf").map(|text| text.value);
    inner.word("omfang", &[("hele", ()), ("deler", ()), ("tittel", ())]);
    inner.reject_rest();
    // An exemption that is badly written still keeps the case from the public.
    Some(Exempt { legal_basis, in_view_of, span })
}

fn routing(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Step> {
    let mut steps = Vec::new();
    for node in fields::list(node, found) {
        let span = node.span;
        let Some(mut fields) = Fields::of("behandlingen", node, found) else { continue };
        let body = fields.required_text("organ");
        let meeting = fields.date("møte");
        let number = fields.text("sak");
        let outcome = fields.word("utfall", &Outcome::WORDS);
        fields.optional("merknad");
        if let (Some(outcome), None) = (&outcome, &meeting) {
            fields.found.push(fields::wrong(
                outcome.span,
                "Behandlingen har et utfall, men ingen møtedato".to_owned(),
                "Legg til «møte:» med datoen for møtet.",
            ));
        }
        fields.reject_rest();
        if let Some(body) = body {
            steps.push(Step { span, body, meeting, number, outcome });
        }
    }
    steps
}

fn attachments(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for node in fields::list(node, found) {
        if matches!(node.value, Value::Scalar { .. }) {
            let file = fields::text(node, found);
            attachments.extend(file.map(|file| Attachment { file, title: None, exempt: None }));
            continue;
        }
        let Some(mut fields) = Fields::of("vedlegget", node, found) else { continue };
        let file = fields.required_text("fil");
        let title = fields.text("tittel").map(|title| title.value);
        let exempt = exempt(&mut fields);
        fields.reject_rest();
        attachments.extend(file.map(|file| Attachment { file, title, exempt }));
    }
    attachments
}

/// What one pass over the Markdown finds.
#[derive(Debug, Default)]
pub struct Scanned {
    /// The headings of level 1 and 2 with the text under each.
    pub sections: Vec<Section>,
    /// Addresses that lead into the folder.
    pub links: Vec<Placed<String>>,
    /// Places of what no paper shows: HTML, and pictures that are not in the folder.
    pub unprinted: Vec<Span>,
}

/// Reads the Markdown of `text` in the range `body`.
pub fn scan(id: SourceId, text: &str, body: Range<usize>) -> Scanned {
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
                    heading: words.trim().to_owned(),
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

/// Ends the last section at `end`.
fn close(sections: &mut [Section], text: &str, end: usize) {
    let Some(last) = sections.last_mut() else { return };
    last.body = Span::new(last.body.source, last.body.start as usize..end);
    last.is_empty = is_empty(&text[last.body.range()]);
}

/// Whether there is nothing but white space and `<!-- … -->`.
fn is_empty(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_links() {
        let text = "---\n---\n## Forslag til vedtak\n\n<!-- Skriv -->\n\n## Saksfremstilling\n\nSe [sak](../2023/a.md), [nett](https://a.no) og ```## x```.\n\n### Under\n\nmer\n";
        let Scanned { sections, links, unprinted } = scan(SourceId(0), text, 8..text.len());
        assert_eq!(unprinted, []);
        let names: Vec<_> =
            sections.iter().map(|section| (section.heading.as_str(), section.is_empty)).collect();
        assert_eq!(names, [("Forslag til vedtak", true), ("Saksfremstilling", false)]);
        assert!(text[sections[1].body.range()].ends_with("mer\n"));
        assert_eq!(links.iter().map(|link| link.value.as_str()).collect::<Vec<_>>(), ["../2023/a.md"]);
    }
}
