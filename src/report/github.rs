//! Findings as GitHub's runner takes them: lines in the log that become notes beside the changed lines.

use super::public::{PublicFinding, PublicPlace, Standing, findings};
use super::{Report, on_one_line, plain};
use crate::diagnostic::Severity;
use crate::norsk;
use crate::text::{Sources, birth_number};

/// The most notes of one grade that GitHub shows for a step; the rest are told in the log alone.
const SHOWN: usize = 10;

/// The report as workflow commands, then lines for what there was no room for, then the summary.
pub fn render(report: &Report<'_>, sources: &Sources, folder: &str) -> String {
    let mut text = String::new();
    let mut rest = String::new();
    let mut shown = [0; 3];
    for finding in findings(report, sources, folder) {
        let (grade, command) = match (&finding.standing, finding.severity) {
            (Standing::Waived(_), _) => {
                rest.push_str(&line(&finding));
                continue;
            }
            (Standing::Earlier, _) => continue,
            (Standing::Found, Severity::Error) => (0, "error"),
            (Standing::Found, Severity::Warning) => (1, "warning"),
            _ => (2, "notice"),
        };
        shown[grade] += 1;
        match shown[grade] {
            number if number > SHOWN => rest.push_str(&line(&finding)),
            _ => text.push_str(&format!("::{command} {}::{}\n", properties(&finding), data(&told(&finding)))),
        }
    }
    birth_number::mask(format!("{text}{rest}{}", plain::summary(report)))
}

fn properties(finding: &PublicFinding<'_>) -> String {
    let PublicPlace { path, start, end } = &finding.place;
    let mut properties = format!("file={},line={},endLine={}", property(&on_one_line(path)), start.0, end.0);
    // Columns are taken only within one line.
    if start.0 == end.0 {
        properties.push_str(&format!(",col={},endColumn={}", start.1, end.1));
    }
    format!("{properties},title={}", property(&format!("{} {}", finding.code, finding.title)))
}

fn told(finding: &PublicFinding<'_>) -> String {
    let message = on_one_line(finding.message);
    let mut text = match finding.standing {
        Standing::Outstanding(day) => format!("Gjenstår til {}: {message}", norsk::date(day)),
        _ => message,
    };
    for (name, note) in
        ["Grunnlag", "Råd"].into_iter().zip(finding.notes).filter(|(_, note)| !note.is_empty())
    {
        text.push_str(&format!("\n{name}: {}", on_one_line(note)));
    }
    text
}

/// A finding as a line of the log. A path begins it, so that it cannot be taken for a command; the older
/// form of commands is taken anywhere in a line.
fn line(finding: &PublicFinding<'_>) -> String {
    let place = &finding.place;
    let standing = match &finding.standing {
        Standing::Waived(allowed) => format!(" ({allowed})"),
        Standing::Outstanding(day) => format!(" (gjenstår til {})", norsk::date(*day)),
        Standing::Found | Standing::Earlier => String::new(),
    };
    let text = format!("{}:{}: {} {}{standing}", place.path, place.start.0, finding.code, finding.message);
    format!("{}\n", on_one_line(&text))
}

/// Text after the colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
