//! A secret in every kind of Markdown: the kinds are those of the parser, so that a new one does not compile
//! before it has its sample.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// A kind of Markdown with a word in it, `@`, that stands there and nowhere else.
const SAMPLES: [(&str, &str); 29] = [
    ("paragraph", "@"),
    ("heading", "### @"),
    ("block quote", "> @"),
    ("code block", "```\n@\n```"),
    ("html block", "<div>\n@\n</div>"),
    ("html", "<!-- @ -->"),
    ("list", "- @\n- mer"),
    ("item", "1. @"),
    ("task", "- [ ] @"),
    ("footnote", "Se her.[^@]\n\n[^@]: Zqnote@"),
    ("footnote reference", "Ord.[^n@]\n\n[^n@]: Mer"),
    ("definition list", "@\n: forklart"),
    ("definition title", "@\n: mer"),
    ("definition", "Ord\n: @"),
    ("table", "| @ | b |\n|---|---|\n| c | d |"),
    ("table head", "| @ |\n|---|\n| c |"),
    ("table row", "| a |\n|---|\n| @ |"),
    ("table cell", "| a | b |\n|---|---|\n| c | @ |"),
    ("emphasis", "*@*"),
    ("strong", "**@**"),
    ("strikethrough", "~~@~~"),
    ("superscript", "^@^"),
    ("subscript", "~@~"),
    ("link", "[@](https://eksempel.no/@)"),
    ("image", "![@](bilde.png \"@\")"),
    ("code", "`@`"),
    ("inline html", "ord <b title=\"@\">mer</b>"),
    ("inline math", "$@$"),
    ("display math", "$$@$$"),
];

/// What the parser can be told to see, and which of the samples it is. Its extensions are added to here.
const EXTENSIONS: [(&str, &str); 15] = [
    ("ENABLE_TABLES", "table"),
    ("ENABLE_FOOTNOTES", "footnote"),
    ("ENABLE_OLD_FOOTNOTES", "footnote"),
    ("ENABLE_STRIKETHROUGH", "strikethrough"),
    ("ENABLE_TASKLISTS", "task"),
    ("ENABLE_SMART_PUNCTUATION", "paragraph"),
    ("ENABLE_HEADING_ATTRIBUTES", "heading"),
    ("ENABLE_YAML_STYLE_METADATA_BLOCKS", "paragraph"),
    ("ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS", "paragraph"),
    ("ENABLE_MATH", "inline math"),
    ("ENABLE_GFM", "block quote"),
    ("ENABLE_DEFINITION_LIST", "definition list"),
    ("ENABLE_SUPERSCRIPT", "superscript"),
    ("ENABLE_SUBSCRIPT", "subscript"),
    ("ENABLE_WIKILINKS", "link"),
];

/// The words that [`text`] plants under `prefix`, each with its kind.
pub fn words(prefix: &str) -> Vec<(&'static str, String)> {
    SAMPLES.iter().enumerate().map(|(number, (kind, _))| (*kind, format!("{prefix}{number:02}q"))).collect()
}

/// Every kind of Markdown, one after the other.
pub fn text(prefix: &str) -> String {
    let words = words(prefix);
    let samples = SAMPLES.iter().zip(&words).map(|((_, sample), (_, word))| sample.replace('@', word));
    samples.collect::<Vec<_>>().join("\n\n")
}

/// What an element of Markdown is called here; none for what holds no text of its own.
fn of_tag(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Paragraph => "paragraph",
        Tag::Heading { .. } => "heading",
        Tag::BlockQuote(_) => "block quote",
        Tag::CodeBlock(_) => "code block",
        Tag::HtmlBlock => "html block",
        Tag::List(_) => "list",
        Tag::Item => "item",
        Tag::FootnoteDefinition(_) => "footnote",
        Tag::DefinitionList => "definition list",
        Tag::DefinitionListTitle => "definition title",
        Tag::DefinitionListDefinition => "definition",
        Tag::Table(_) => "table",
        Tag::TableHead => "table head",
        Tag::TableRow => "table row",
        Tag::TableCell => "table cell",
        Tag::Emphasis => "emphasis",
        Tag::Strong => "strong",
        Tag::Strikethrough => "strikethrough",
        Tag::Superscript => "superscript",
        Tag::Subscript => "subscript",
        Tag::Link { .. } => "link",
        Tag::Image { .. } => "image",
        Tag::MetadataBlock(_) => return None,
    })
}

fn of_event(event: &Event<'_>) -> Option<&'static str> {
    match event {
        Event::Start(tag) => of_tag(tag),
        Event::Code(_) => Some("code"),
        Event::InlineMath(_) => Some("inline math"),
        Event::DisplayMath(_) => Some("display math"),
        Event::Html(_) => Some("html"),
        Event::InlineHtml(_) => Some("inline html"),
        Event::FootnoteReference(_) => Some("footnote reference"),
        Event::TaskListMarker(_) => Some("task"),
        Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => None,
    }
}

#[test]
fn every_kind_of_markdown_has_its_sample() {
    let mut seen = BTreeSet::new();
    for event in Parser::new_ext(&text("Zqm"), Options::all()) {
        seen.extend(of_event(&event));
    }
    let samples: BTreeSet<&str> = SAMPLES.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(seen, samples);
    let known: BTreeSet<&str> = EXTENSIONS.iter().map(|(name, _)| *name).collect();
    let extensions: BTreeSet<&str> = Options::all().iter_names().map(|(name, _)| name).collect();
    assert_eq!(extensions, known, "an extension of Markdown that no sample is for");
    assert!(EXTENSIONS.iter().all(|(_, kind)| samples.contains(kind)));
}
