use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{AgendaItem, Case, Meeting};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "I04",
    name: "exempt-text-in-meeting",
    title: "Møtefilen røper en sak som er unntatt offentlighet",
    severity: Severity::Error,
    basis: "koml. § 11-3 (3) og offl. § 13",
    page: include_str!("exempt_text_in_meeting.md"),
    check: Check::Case(check),
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(exempt) = &case.exempt else { return };
    for meeting in case.routing.iter().filter_map(|step| workspace.meeting_of_step(step)) {
        if let Some(item) = meeting.item_of(&case.id.value) {
            judge_item(item, exempt.span, found);
            judge_text(workspace, meeting, case, exempt.span, found);
        }
    }
}

/// No paper shows an exempt case's own words in the item, but everybody who may see the list does.
fn judge_item(item: &AgendaItem, exempt: Span, found: &mut Vec<Diagnostic>) {
    let what = match (&item.title, &item.proposal) {
        (Some(_), _) => "tittel",
        (None, Some(_)) => "forslag",
        (None, None) => return,
    };
    let mut diagnostic = RULE
        .at(item.span, format!("Saken er unntatt offentlighet, men punktet på sakslisten har egen «{what}»"))
        .with_label(exempt, "saken er unntatt her")
        .with_advice(format!(
            "Fjern «{what}». Papirene viser den tittelen som står som «offentlig-tittel» i saken."
        ));
    diagnostic.severity = Severity::Warning;
    found.push(diagnostic);
}

/// The text of a meeting stands on its public notice.
fn judge_text(
    workspace: &Workspace,
    meeting: &Meeting,
    case: &Case,
    exempt: Span,
    found: &mut Vec<Diagnostic>,
) {
    let title = case.title.value.as_str();
    if title == case.open_title(workspace.council.language) {
        return;
    }
    let text = workspace.text(meeting.text);
    if text.trim().is_empty() || !has(text, title) {
        return;
    }
    found.push(
        RULE.at(
            place_of(meeting, text, title),
            "Innkallingen røper tittelen på en sak som er unntatt offentlighet",
        )
        .with_label(exempt, "saken er unntatt her")
        .with_advice("Skriv sakens nummer eller den offentlige tittelen i stedet.")
        .in_private(),
    );
}

/// Whether `text` has `title`, however its letters are stored and its lines are broken.
fn has(text: &str, title: &str) -> bool {
    let text: Vec<&str> = text.split_whitespace().collect();
    norsk::composed(&text.join(" ")).contains(title)
}

/// The line that has the title, or the whole text where it runs over two.
fn place_of(meeting: &Meeting, text: &str, title: &str) -> Span {
    let mut start = meeting.text.start as usize;
    for line in text.split_inclusive('\n') {
        if has(line, title) {
            return Span::new(meeting.source, start..start + line.trim_end().len());
        }
        start += line.len();
    }
    let start = meeting.text.end as usize - text.trim_start().len();
    Span::new(meeting.source, start..start + text.trim().len())
}
