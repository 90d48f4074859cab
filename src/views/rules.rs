//! The rules: the list of them, and the page of one.

use chrono::NaiveDate;
use serde::Serialize;

use super::{View, heading, paragraph, title};
use crate::document::{Block, Document, Inline, Mark, plain};
use crate::norsk;
use crate::read::fields::nearest;
use crate::rules::{self, Area, Rule, sentences};
use crate::steps::StepError;

/// The rules of some areas.
pub struct RuleList {
    areas: Vec<&'static Area>,
    is_brief: bool,
}

/// The rules of one area, by its letter or its title, or all.
///
/// # Errors
/// When there is no such area.
pub fn rules(area: Option<&str>) -> Result<RuleList, StepError> {
    let areas = match area {
        Some(asked) => vec![find(asked)?],
        None => rules::AREAS.to_vec(),
    };
    Ok(RuleList { areas, is_brief: false })
}

/// The codes of all rules with what each finds.
pub fn codes() -> RuleList {
    RuleList { areas: rules::AREAS.to_vec(), is_brief: true }
}

/// The area with this letter, or this title.
fn find(asked: &str) -> Result<&'static Area, StepError> {
    let mut known = Vec::new();
    for area in rules::AREAS {
        let is_letter = asked.eq_ignore_ascii_case(&area.letter.to_string());
        if is_letter || asked.to_lowercase() == area.title.to_lowercase() {
            return Ok(area);
        }
        known.push(format!("{} ({})", area.letter, area.title));
    }
    let known = norsk::list(&known);
    Err(StepError(format!("Det finnes ikke noe område «{asked}». Velg blant {known}.")))
}

impl View for RuleList {
    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        for area in &self.areas {
            let waived = if area.waivable { "kan fravikes" } else { "kan ikke fravikes" };
            blocks.push(heading(if self.is_brief {
                area.title.to_owned()
            } else {
                format!("{}  {} ({waived})", area.letter, area.title)
            }));
            let mut lines = Vec::new();
            for rule in area.rules {
                let mut words = plain(rule.title);
                if !self.is_brief {
                    words.extend([Inline::LineBreak, Inline::text(rule.basis)]);
                }
                lines.push((format!("{}  {}", rule.code, rule.severity.word()), words));
            }
            blocks.push(Block::Facts(lines));
        }
        page("Regler", blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        let mut listed = Vec::new();
        for area in &self.areas {
            listed.extend(area.rules.iter().map(|rule| output(area, rule)));
        }
        super::json(&listed)
    }
}

/// The page of one rule: what it looks for, and examples of what is wrong and what is not.
pub struct RulePage {
    area: &'static Area,
    rule: &'static Rule,
}

/// The page of the rule with this code.
///
/// # Errors
/// When there is no such rule; the message names one near.
pub fn rule(code: &str) -> Result<RulePage, StepError> {
    for area in rules::AREAS {
        if let Some(rule) = area.rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)) {
            return Ok(RulePage { area, rule });
        }
    }
    let hint = match nearest(&code.to_uppercase(), rules::all().map(|rule| rule.code)) {
        Some(near) => format!("Mente du {near}?"),
        None => "«ipr explain» lister kodene.".to_owned(),
    };
    Err(StepError(format!("Det finnes ingen regel med koden {code}. {hint}")))
}

impl View for RulePage {
    fn document(&self) -> Document {
        let rule = self.rule;
        let mut blocks = blocks(rule.page);
        let severity = rule.severity.word();
        let last = format!("Alvor: {severity}. Grunnlag: {}. Navn i koden: {}.", rule.basis, rule.name);
        blocks.extend([Block::Rule, paragraph(last)]);
        blocks.extend(law(rule));
        page(rule.title, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&output(self.area, self.rule))
    }
}

/// The sentences of law that a rule rests on, each act with the day of its text.
fn law(rule: &Rule) -> Vec<Block> {
    let sentences = sentences::of_rule(rule.code);
    if sentences.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading("Lovens ord")];
    let mut edition = "";
    for one in sentences {
        if one.edition != edition {
            edition = one.edition;
            blocks.extend([paragraph(format!("{edition}:")), Block::Rule]);
        }
        let mut said = vec![paragraph(format!("{} {}", one.act, one.place))];
        said.extend(one.lines.iter().map(|line| paragraph((*line).to_owned())));
        blocks.extend([Block::Quote(said), Block::Rule]);
    }
    blocks.pop();
    blocks
}

/// A rule as a program reads it.
#[derive(Serialize)]
struct RuleOutput {
    #[serde(rename = "kode")]
    code: &'static str,
    #[serde(rename = "tittel")]
    title: &'static str,
    #[serde(rename = "alvor")]
    severity: &'static str,
    #[serde(rename = "grunnlag")]
    basis: &'static str,
    #[serde(rename = "område")]
    area: &'static str,
    #[serde(rename = "kan-fravikes")]
    waivable: bool,
}

fn output(area: &Area, rule: &Rule) -> RuleOutput {
    RuleOutput {
        code: rule.code,
        title: rule.title,
        severity: rule.severity.word(),
        basis: rule.basis,
        area: area.title,
        waivable: area.waivable,
    }
}

/// A page of the program itself: it is of no council and of no day.
fn page(title: &str, blocks: Vec<Block>) -> Document {
    Document {
        title: title.to_owned(),
        council: String::new(),
        language: "nb-NO".to_owned(),
        date: NaiveDate::default(),
        running_head: String::new(),
        restriction: None,
        mark: Mark::default(),
        blocks,
    }
}

/// The text of a rule's page in blocks. Pages have headings, paragraphs, flat lists, and files as examples.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut words = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let is_item = line.starts_with("- ");
        let opening = line.strip_prefix("```");
        let section = line.strip_prefix("## ");
        let name = line.strip_prefix("# ");
        if line.is_empty() || is_item || opening.is_some() || section.is_some() || name.is_some() {
            end(&mut words, &mut blocks);
        }
        if let Some(opening) = opening {
            let file: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            if let Some((_, path)) = opening.split_once(' ') {
                blocks.extend([Block::Paragraph(vec![Inline::Code(path.to_owned())]), Block::Rule]);
            }
            blocks.push(Block::Quote(vec![Block::Preformatted(file.join("\n"))]));
        } else if let Some(section) = section {
            // A heading opens with an empty line of its own.
            blocks.pop_if(|before| *before == Block::Rule);
            blocks.push(heading(section));
        } else if let Some(name) = name {
            blocks.push(title(name));
        } else if line.is_empty() {
            blocks.push(Block::Rule);
        } else {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(line.trim());
        }
    }
    end(&mut words, &mut blocks);
    blocks
}

/// Puts what has been read of a paragraph or an item after the blocks.
fn end(words: &mut String, blocks: &mut Vec<Block>) {
    let words = std::mem::take(words);
    match words.strip_prefix("- ") {
        None if words.is_empty() => {}
        None => blocks.push(paragraph(words)),
        Some(item) => {
            let item = vec![paragraph(item)];
            if let Some(Block::List { items, .. }) = blocks.last_mut() {
                items.push(item);
            } else {
                blocks.push(Block::List { start: None, items: vec![item] });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::bullets;

    #[test]
    fn a_page_is_read_in_blocks() {
        let text = "# L01 Navn\n\nTo\nlinjer.\n\n- en\n  til\n- to\n";
        let example = "\n## Feiler\n\n```yaml a.yaml\nb: 1\n\nc: 2\n```\n";
        let expected = [
            title("L01 Navn"),
            Block::Rule,
            paragraph("To linjer."),
            Block::Rule,
            bullets([plain("en til"), plain("to")]),
            heading("Feiler"),
            Block::Rule,
            Block::Paragraph(vec![Inline::Code("a.yaml".to_owned())]),
            Block::Rule,
            Block::Quote(vec![Block::Preformatted("b: 1\n\nc: 2".to_owned())]),
        ];
        assert_eq!(blocks(&format!("{text}{example}")), expected);
    }
}
