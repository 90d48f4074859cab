//! `ipr explain`

use anyhow::{Result, bail};

use super::{Outcome, output};
use crate::read::fields::nearest;
use crate::report::{plain, severity_word};
use crate::rules;
use crate::text::wrap;

/// Prints a rule's page, or the list of rules.
pub fn run(code: Option<&str>) -> Result<Outcome> {
    let Some(code) = code else {
        for area in rules::AREAS {
            output::print(&format!("{}\n", area.title));
            for rule in area.rules {
                output::print(&format!(
                    "  {}  {:<8}  {}\n",
                    rule.code,
                    severity_word(rule.severity),
                    rule.title
                ));
            }
        }
        return Ok(Outcome::Clean);
    };
    let Some(rule) = rules::find(code) else {
        let near = nearest(&code.to_uppercase(), rules::all().map(|rule| rule.code));
        let hint = near
            .map_or_else(|| "«ipr explain» lister kodene.".to_owned(), |near| format!("Mente du {near}?"));
        bail!("Det finnes ingen regel med koden {code}. {hint}");
    };
    output::print(&wrapped(rule.page));
    let last = format!(
        "Alvor: {}. Grunnlag: {}. Navn i koden: {}.",
        severity_word(rule.severity),
        rule.basis,
        rule.name
    );
    output::print(&format!("\n{}\n", wrap(&last, plain::WIDTH)));
    Ok(Outcome::Clean)
}

/// The page with its paragraphs broken at the width of a screen. Files and tables stand as they are.
fn wrapped(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut paragraph = String::new();
    let mut is_in_file = false;
    for line in page.lines() {
        let is_fence = line.starts_with("```");
        let stands = is_in_file || is_fence || line.is_empty() || line.starts_with(['#', '|']);
        let is_item = line.trim_start().starts_with("- ");
        if stands || is_item {
            end_paragraph(&mut paragraph, &mut text);
        }
        if is_fence {
            is_in_file = !is_in_file;
        }
        if stands {
            text.push_str(line);
            text.push('\n');
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(if paragraph.is_empty() { line.trim_end() } else { line.trim() });
        }
    }
    end_paragraph(&mut paragraph, &mut text);
    text
}

/// Puts the paragraph at the end of the text; the lines of an item stand under its words.
fn end_paragraph(paragraph: &mut String, text: &mut String) {
    if paragraph.is_empty() {
        return;
    }
    let words = paragraph.trim_start();
    let indent = paragraph.len() - words.len() + if words.starts_with("- ") { 2 } else { 0 };
    let lines = wrap(words, plain::WIDTH - indent).replace('\n', &format!("\n{}", " ".repeat(indent)));
    text.push_str(&paragraph[..paragraph.len() - words.len()]);
    text.push_str(&lines);
    text.push('\n');
    paragraph.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_broken_and_nothing_else() {
        let long = "ord ".repeat(30).trim_end().to_owned();
        let page =
            format!("# {long}\n\n{long}\nslutt\n\n- {long}\n- kort\n\n| {long} |\n\n```yaml\n{long}\n```\n");
        let text = wrapped(&page);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&text), words(&page));
        let wide = text.lines().filter(|line| line.chars().count() > plain::WIDTH);
        assert_eq!(wide.count(), 3, "{text}");
        assert!(text.contains("\n  ord") && text.contains("\n- kort\n"), "{text}");
        assert_eq!(wrapped(&text), text);
    }

    #[test]
    fn no_paragraph_of_a_page_is_too_wide() {
        for rule in rules::all() {
            let mut is_in_file = false;
            for line in wrapped(rule.page).lines() {
                is_in_file ^= line.starts_with("```");
                let is_wide = !is_in_file && !line.starts_with("```") && line.chars().count() > plain::WIDTH;
                assert!(!is_wide || line.starts_with(['|', '#']), "{}: {line}", rule.code);
            }
        }
    }
}
