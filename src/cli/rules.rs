//! `ipr regler`

use anyhow::{Result, bail};
use serde::Serialize;

use super::{Outcome, output};
use crate::action::Format;
use crate::norsk;
use crate::report::{plain, severity_word};
use crate::rules::{self, Area, Rule};
use crate::text::wrap;

#[derive(Serialize)]
struct Listed {
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

/// Lists the rules of one area, or of all.
pub fn list(area: Option<&str>, format: Format) -> Result<Outcome> {
    let areas = match area {
        Some(asked) => vec![find(asked)?],
        None => rules::AREAS.to_vec(),
    };
    match format {
        Format::Plain => {
            let parts: Vec<String> = areas.into_iter().map(text).collect();
            output::print(&parts.join("\n"));
        }
        Format::Json => {
            let listed = areas.into_iter().flat_map(|area| area.rules.iter().map(|rule| listed(area, rule)));
            output::print(&output::json(&listed.collect::<Vec<_>>())?);
        }
    }
    Ok(Outcome::Clean)
}

/// The area with this letter, or this title.
fn find(asked: &str) -> Result<&'static Area> {
    let is_asked = |area: &&&Area| {
        asked.eq_ignore_ascii_case(&area.letter.to_string())
            || asked.to_lowercase() == area.title.to_lowercase()
    };
    if let Some(area) = rules::AREAS.iter().find(is_asked) {
        return Ok(area);
    }
    let known: Vec<String> =
        rules::AREAS.iter().map(|area| format!("{} ({})", area.letter, area.title)).collect();
    bail!("Det finnes ikke noe område «{asked}». Velg blant {}.", norsk::list(&known))
}

fn text(area: &Area) -> String {
    let waived = if area.waivable { "kan fravikes" } else { "kan ikke fravikes" };
    let mut text = format!("{}  {} ({waived})\n", area.letter, area.title);
    for rule in area.rules {
        let indent = "  F01  advarsel  ".len();
        let under = format!("\n{}", " ".repeat(indent));
        let said = format!(
            "{}\n{}",
            wrap(rule.title, plain::WIDTH - indent),
            wrap(rule.basis, plain::WIDTH - indent)
        );
        text.push_str(&format!(
            "  {}  {:<8}  {}\n",
            rule.code,
            severity_word(rule.severity),
            said.replace('\n', &under)
        ));
    }
    text
}

fn listed(area: &Area, rule: &Rule) -> Listed {
    Listed {
        code: rule.code,
        title: rule.title,
        severity: severity_word(rule.severity),
        basis: rule.basis,
        area: area.title,
        waivable: area.waivable,
    }
}
