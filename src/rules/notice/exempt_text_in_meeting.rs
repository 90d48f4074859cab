use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::links::{is_picture, resolve, target};
use crate::model::{AgendaItem, Attachment, Case, Exempt, ItemKind, Meeting, OpenText};
use crate::norsk;
use crate::read::CASES;
use crate::text::{Placed, SourceId, Span};
pub(super) static RULE: Rule = Rule {
    code: "I04",
    name: "exempt-text-in-meeting",
    title: "Møtefilen røper en sak som er unntatt offentlighet",
    severity: Severity::Error,
    basis: "koml. § 11-3 (3) og offl. § 13",
    page: include_str!("exempt_text_in_meeting.md"),
    check: Check::CaseAndMeeting(check, check_meeting),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    check_case_links(workspace, case, found);
    let Some(exempt) = &case.exempt else { return };
    for meeting in case.routing.iter().filter_map(|step| workspace.meeting_of_step(step)) {
        if let Some(item) = meeting.item_of(&case.id.value) {
            judge_item(item, exempt.span, found);
            judge_text(workspace, meeting, case, exempt.span, found);
        }
    }
}

/// What an open text shows or leads to goes on public paper with it.
fn check_case_links(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if case.exempt.is_some() && !matches!(case.open_text(), OpenText::Outside(_)) {
        return;
    }
    let open = case.links.iter().filter(|link| !case.passages.hold(link.span));
    judge_links(workspace, case.source, open, found);
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    judge_links(workspace, meeting.source, meeting.links.iter(), found);
    if let Some(circumstances) = &meeting.circumstances {
        let reasons = circumstances.moved_because.iter().chain(&circumstances.cancelled_because);
        reasons.for_each(|reason| judge_reason(workspace, meeting, reason, found));
    }
}

/// Why a meeting was moved or called off stands on public paper. A case of one that is called off says no
/// more that it was to be there; the agenda does.
fn judge_reason(
    workspace: &Workspace,
    meeting: &Meeting,
    reason: &Placed<String>,
    found: &mut Vec<Diagnostic>,
) {
    for item in &meeting.agenda {
        let ItemKind::Case(id) = &item.kind else { continue };
        let Some(case) = workspace.case(&id.value) else { continue };
        let Some(exempt) = &case.exempt else { continue };
        let title = case.title.value.as_str();
        if title != case.open_title(workspace.council.language) && has(&reason.value, title) {
            found.push(
                RULE.at(reason.span, "Grunnen røper tittelen på en sak som er unntatt offentlighet")
                    .with_label(exempt.span, "saken er unntatt her")
                    .with_advice(
                        "Skriv grunnen uten å nevne saken; den kommer på innkallingen eller avlysningen.",
                    )
                    .in_private(),
            );
        }
    }
}

/// Nothing is shown from, and nothing leads to, the folder of attachments beside an exempt case.
fn judge_links<'a>(
    workspace: &Workspace,
    source: SourceId,
    links: impl Iterator<Item = &'a Placed<String>>,
    found: &mut Vec<Diagnostic>,
) {
    let path = &workspace.source(source).path;
    for link in links {
        let Some(target) = target(path, &link.value) else { continue };
        let Some((case, exempt)) = exempt_owner(workspace, source, &norsk::composed(&target)) else {
            continue;
        };
        found.push(
            RULE.at(link.span, format!("Teksten viser til et vedlegg i sak {}, som er unntatt offentlighet", case.id.value))
                .with_label(exempt, "her er det unntatt")
                .with_advice("Ta bort bildet eller lenken. Er filen selv offentlig, legg den i mappen til en sak som er det."),
        );
    }
}

/// That a picture is an attachment of `case` which is exempt itself. A link to such a one shows nothing.
fn exempt_picture<'a>(workspace: &Workspace, case: &'a Case, path: &str) -> Option<&'a Exempt> {
    if !is_picture(path) {
        return None;
    }
    let folder = workspace.attachment_folder(case);
    let is_it = |attachment: &&Attachment| {
        attachment.exempt.is_some() && resolve(&folder, &attachment.file.value).as_deref() == Some(path)
    };
    case.attachments.iter().find(is_it)?.exempt.as_ref()
}

/// The case in whose folder of attachments a file lies, and where the case or the file is exempt. A text
/// that is exempt in part may show its own files.
fn exempt_owner<'a>(workspace: &'a Workspace, asking: SourceId, path: &str) -> Option<(&'a Case, Span)> {
    if !path.starts_with(CASES) {
        return None;
    }
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let mut owners = folders.skip(1).filter_map(|folder| workspace.case_in(&format!("{folder}.md")));
    owners.find_map(|case| {
        let exempt = case.exempt.as_ref().filter(|_| match case.open_text() {
            OpenText::Outside(_) => case.source != asking && is_in_passage(workspace, case, path),
            OpenText::All | OpenText::Nothing => true,
        });
        Some((case, exempt.or_else(|| exempt_picture(workspace, case, path))?.span))
    })
}

/// Whether a passage of `case` shows or leads to the file at `path`.
fn is_in_passage(workspace: &Workspace, case: &Case, path: &str) -> bool {
    let own = &workspace.source(case.source).path;
    let mut links = case.links.iter().filter(|link| case.passages.hold(link.span));
    links.any(|link| target(own, &link.value).is_some_and(|target| norsk::composed(&target) == path))
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
        .with_advice(match &item.title {
            Some(_) => "Fjern «tittel». Papirene viser den tittelen som står som «offentlig-tittel» i saken.",
            None => "Fjern «forslag», og skriv det i saken selv; ingen papirer viser det så lenge saken er unntatt.",
        });
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
