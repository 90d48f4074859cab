//! Findings as GitLab takes them: a Code Quality report.

use serde::Serialize;

use super::Report;
use super::public::{Standing, findings};
use crate::diagnostic::Severity;
use crate::norsk;
use crate::text::{Sources, birth_number};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: LineRange,
}

#[derive(Serialize)]
struct LineRange {
    begin: usize,
}

/// The report as one JSON list and a line feed. What is set aside is left out, since the format has no
/// word for it.
pub fn render(report: &Report<'_>, sources: &Sources, folder: &str) -> String {
    let mut issues = Vec::new();
    for finding in findings(report, sources, folder) {
        let (severity, prefix) = match (finding.standing, finding.severity) {
            (Standing::Waived(_), _) => continue,
            (Standing::Outstanding(day), _) => ("info", format!("Gjenstår til {}: ", norsk::date(day))),
            (_, Severity::Error) => ("major", String::new()),
            (_, Severity::Warning) => ("minor", String::new()),
            (_, Severity::Hint) => ("info", String::new()),
        };
        issues.push(Issue {
            description: format!("{} {prefix}{}", finding.code, finding.message),
            check_name: finding.code,
            fingerprint: finding.fingerprint,
            severity,
            location: Location {
                path: finding.place.path,
                lines: LineRange { begin: finding.place.start.0 },
            },
        });
    }
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    birth_number::mask(text)
}
