//! Findings a line each, for logs that others may read, for editors and for grep.

use super::public::{PublicFinding, Standing, findings};
use super::{Report, on_one_line, plain};
use crate::norsk;
use crate::text::{Sources, birth_number};

/// The report as lines `path:line:column: feil[L01] message`: what is found, then under their headings what
/// is outstanding, set aside and known from before, then the summary.
pub fn render(report: &Report<'_>, sources: &Sources, folder: &str) -> String {
    let mut text = String::new();
    let mut last = "";
    for finding in findings(report, sources, folder) {
        let heading = match finding.standing {
            Standing::Found => "",
            Standing::Outstanding(_) => "Gjenstår:\n",
            Standing::Waived(_) => "Fraveket:\n",
            Standing::Earlier => "Fra før:\n",
        };
        if heading != last {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(heading);
            last = heading;
        }
        text.push_str(&line(&finding));
    }
    text.push_str(if text.is_empty() { "" } else { "\n" });
    text.push_str(&plain::summary(report));
    birth_number::mask(text)
}

fn line(finding: &PublicFinding<'_>) -> String {
    let (path, (line, column)) = (&finding.place.path, finding.place.start);
    let standing = match &finding.standing {
        Standing::Waived(allowed) => format!(" ({allowed})"),
        Standing::Outstanding(day) => format!(" (gjenstår til {})", norsk::date(*day)),
        Standing::Found | Standing::Earlier => String::new(),
    };
    let (word, code, message) = (finding.severity.word(), finding.code, finding.message);
    let text = on_one_line(&format!("{path}:{line}:{column}: {word}[{code}] {message}{standing}"));
    // A runner takes a line that begins so for a command, also after blanks.
    let text = if text.trim_start().starts_with("::") { text.replacen("::", ":·:", 1) } else { text };
    format!("{text}\n")
}
