//! Findings as SARIF 2.1.0, the exchange format of tools that judge files.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Report;
use super::public::{PublicFinding, PublicPlace, Standing, findings};
use crate::diagnostic::Severity;
use crate::rules::{self, Rule};
use crate::text::{Sources, birth_number};

/// The report as one SARIF log and a line feed.
pub fn render(report: &Report<'_>, sources: &Sources, folder: &str) -> String {
    let has_base = !report.earlier.is_empty();
    let findings = findings(report, sources, folder);
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, has_base)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "ipr",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "nb-NO",
                "rules": rules::all().map(rule).collect::<Vec<_>>(),
            }},
            "language": "nb-NO",
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                "%SRCROOT%": {"description": {"text": "Toppen av git-lageret som rådets mappe ligger i."}},
            },
            "results": results,
        }],
    });
    birth_number::mask(format!("{log:#}\n"))
}

fn rule(rule: &Rule) -> Value {
    let area = rules::AREAS.iter().find(|area| rule.code.starts_with(area.letter));
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": first_paragraph(rule.page)},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": area.map(|area| [area.title]), "grunnlag": rule.basis},
    })
}

/// The first paragraph under the title of a page, on one line.
fn first_paragraph(page: &str) -> String {
    let paragraph = page.split("\n\n").nth(1).unwrap_or_default();
    paragraph.replace('\n', " ").replace('`', "")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// `has_base` when some findings were there before the change that is judged.
fn result(finding: &PublicFinding<'_>, has_base: bool) -> Value {
    let [_, advice] = finding.notes;
    let text = if advice.is_empty() {
        format!("{}.", finding.message)
    } else {
        format!("{}. {advice}", finding.message)
    };
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": rules::all().position(|rule| rule.code == finding.code),
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": [location(&finding.place)],
        "partialFingerprints": {"ipr/v1": finding.fingerprint},
    });
    if !finding.others.is_empty() {
        result["relatedLocations"] =
            finding.others.iter().map(|(place, text)| labelled(place, text)).collect();
    }
    if has_base {
        let is_earlier = finding.standing == Standing::Earlier;
        result["baselineState"] = json!(if is_earlier { "unchanged" } else { "new" });
    }
    match &finding.standing {
        Standing::Found | Standing::Earlier => {}
        Standing::Outstanding(day) => {
            result["level"] = json!("note");
            result["properties"] = json!({"gjenstår": true, "frist": day.to_string()});
        }
        Standing::Waived(allowed) => {
            let place = finding.waiver.as_ref().map_or_else(|| json!({}), location);
            result["suppressions"] = json!([{
                "kind": "inSource",
                "status": "accepted",
                "justification": allowed,
                "location": place,
            }]);
        }
    }
    result
}

fn labelled(place: &PublicPlace, text: &str) -> Value {
    let mut location = location(place);
    if !text.is_empty() {
        location["message"] = json!({"text": text});
    }
    location
}

fn location(place: &PublicPlace) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": encoded(&place.path), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": place.start.0,
            "startColumn": place.start.1,
            "endLine": place.end.0,
            "endColumn": place.end.1,
        },
    }})
}

/// What a relative address is not written with.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative address.
fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(encoded("cases/2024/2024-001-å b#1.md"), "cases/2024/2024-001-%C3%A5%20b%231.md");
    }
}
