//! `ipr explain`

use anyhow::{Result, bail};

use super::{Outcome, output};
use crate::read::fields::nearest;
use crate::report::severity_word;
use crate::rules;

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
    output::print(rule.page);
    output::print(&format!(
        "\nAlvor: {}. Grunnlag: {}. Navn i koden: {}.\n",
        severity_word(rule.severity),
        rule.basis,
        rule.name
    ));
    Ok(Outcome::Clean)
}
