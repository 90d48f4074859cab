use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::{Workspace, names_one_of};

use crate::links::{is_picture, resolve, target};
use crate::model::{AgendaItem, Case, CaseDoubt, Exempt, Meeting, MeetingDoubt, MeetingWords, Openness};
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
    check_named(case, found);
    let Some(exempt) = &case.exempt else { return };
    for step in &case.routing {
        let Some(meeting) = workspace.meeting_of_step(step) else { continue };
        if let Some(item) = meeting.item_of(&case.id.value) {
            judge_item(item, exempt.span, found);
            judge_text(workspace, meeting, case, exempt.span, found);
        }
    }
}

/// What a case says of another goes on public paper with it.
fn check_named(case: &Case, found: &mut Vec<Diagnostic>) {
    for doubt in &case.doubts {
        let CaseDoubt::Title { place, exempt } = *doubt else { continue };
        found.push(
            RULE.at(place, "Saken nevner tittelen på en annen sak, som er unntatt offentlighet")
                .with_label(exempt, "den er unntatt her")
                .with_advice(
                    "Skriv sakens nummer eller den offentlige tittelen i stedet. Til det er gjort, vises \
                     heller ikke denne saken til andre enn medlemmene.",
                )
                .in_private(),
        );
    }
}

/// What an open text shows or leads to goes on public paper with it.
fn check_case_links(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if case.own_openness().is_withheld() {
        return;
    }
    let open = case.links.iter().filter(|link| !case.passages.hold(link.span));
    judge_links(workspace, case.source, open, found);
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    judge_links(workspace, meeting.source, meeting.links.iter(), found);
    for item in &meeting.agenda {
        judge_links(workspace, meeting.source, item.attachments().iter().map(|one| one.file.raw()), found);
    }
    for doubt in &meeting.doubts {
        found.push(own_words(*doubt));
    }
}

/// What a meeting is called, where it is, and why it was moved or called off stands on public paper, as its
/// text and its other items do.
fn own_words(doubt: MeetingDoubt) -> Diagnostic {
    let what = match doubt.words {
        MeetingWords::Text => "Innkallingen",
        MeetingWords::Title => "Tittelen på møtet",
        MeetingWords::Place => "Stedet",
        MeetingWords::Reason => "Grunnen",
        MeetingWords::Item(_) => "Et annet punkt på sakslisten",
    };
    let advice = match doubt.words {
        MeetingWords::Text | MeetingWords::Item(_) => {
            "Skriv sakens nummer eller den offentlige tittelen i stedet."
        }
        _ => "Skriv det uten å nevne saken; det kommer på innkallingen eller avlysningen.",
    };
    RULE.at(doubt.place, format!("{what} røper tittelen på en sak som er unntatt offentlighet"))
        .with_label(doubt.exempt, "saken er unntatt her")
        .with_advice(advice)
        .in_private()
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
            RULE.at(
                link.span,
                format!("Teksten viser til et vedlegg i sak {}, som er unntatt offentlighet", case.id.value),
            )
            .with_label(exempt, "her er det unntatt")
            .with_advice(
                "Ta bort bildet eller lenken. Er filen selv offentlig, legg den i mappen til en \
                 sak som er det.",
            ),
        );
    }
}

/// That a picture is an attachment of `case` which is exempt itself. A link to such a one shows nothing.
fn exempt_picture<'a>(workspace: &Workspace, case: &'a Case, path: &str) -> Option<&'a Exempt> {
    if !is_picture(path) {
        return None;
    }
    let folder = workspace.attachment_folder(case);
    for attachment in &case.attachments {
        if let Some(exempt) = &attachment.exempt
            && resolve(&folder, &attachment.file.raw().value).as_deref() == Some(path)
        {
            return Some(exempt);
        }
    }
    None
}

/// The case in whose folder of attachments a file lies, and where the case or the file is exempt. A text
/// that is exempt in part may show its own files.
fn exempt_owner<'a>(workspace: &'a Workspace, asking: SourceId, path: &str) -> Option<(&'a Case, Span)> {
    if !path.starts_with(CASES) {
        return None;
    }
    for (at, _) in path.match_indices('/').skip(1) {
        let Some(case) = workspace.case_in(&format!("{}.md", &path[..at])) else { continue };
        let is_withheld = || match case.openness() {
            Openness::Outside(_) => case.source != asking && is_in_passage(workspace, case, path),
            Openness::Open | Openness::Withheld => true,
        };
        if let Some(exempt) = &case.exempt
            && is_withheld()
        {
            return Some((case, exempt.span));
        }
        if let Some(exempt) = exempt_picture(workspace, case, path) {
            return Some((case, exempt.span));
        }
    }
    None
}

/// Whether a passage of `case` shows or leads to the file at `path`.
fn is_in_passage(workspace: &Workspace, case: &Case, path: &str) -> bool {
    let own = &workspace.source(case.source).path;
    for link in &case.links {
        if case.passages.hold(link.span)
            && let Some(target) = target(own, &link.value)
            && norsk::composed(&target) == path
        {
            return true;
        }
    }
    false
}

/// No paper shows an exempt case's own words in the item, but everybody who may see the list does.
fn judge_item(item: &AgendaItem, exempt: Span, found: &mut Vec<Diagnostic>) {
    let what = match (&item.title, &item.proposal, item.remark(), item.attachments()) {
        (Some(_), ..) => "tittel",
        (None, Some(_), ..) => "forslag",
        (None, None, Some(_), _) => "opplysning",
        (None, None, None, [_, ..]) => "vedlegg",
        (None, None, None, []) => return,
    };
    let mut diagnostic = RULE
        .at(item.span, format!("Saken er unntatt offentlighet, men punktet på sakslisten har egen «{what}»"))
        .with_label(exempt, "saken er unntatt her")
        .with_advice(match &item.title {
            Some(_) => "Fjern «tittel». Papirene viser den tittelen som står som «offentlig-tittel» i saken."
                .to_owned(),
            None => format!(
                "Fjern «{what}», og skriv det i saken selv; ingen papirer viser det så lenge saken er \
                 unntatt."
            ),
        });
    diagnostic.severity = Severity::Warning;
    found.push(diagnostic);
}

/// Besides a title, the text of a meeting, which stands on its public notice, may have a name from it.
fn judge_text(
    workspace: &Workspace,
    meeting: &Meeting,
    case: &Case,
    exempt: Span,
    found: &mut Vec<Diagnostic>,
) {
    let is_told =
        meeting.doubts.iter().any(|doubt| doubt.words == MeetingWords::Text && doubt.exempt == exempt);
    let text = workspace.raw_text(meeting.text);
    if case.exempt_title().is_some() && !is_told && !text.trim().is_empty() {
        found.extend(named_alone(workspace, meeting, case, exempt, text));
    }
}

/// That the text has a surname from the title, which is not that of somebody in members.yaml.
fn named_alone(
    workspace: &Workspace,
    meeting: &Meeting,
    case: &Case,
    exempt: Span,
    text: &str,
) -> Option<Diagnostic> {
    let mut surnames = workspace.names_in_title(case).surnames;
    let is_known = |surname: &String| {
        let mut persons = workspace.people.persons.values();
        persons.any(|person| norsk::slug(&person.name, usize::MAX).split('-').any(|part| part == surname))
    };
    surnames.retain(|surname| !is_known(surname));
    if !names_one_of(text, &surnames) {
        return None;
    }
    let message = "Innkallingen har et navn som står i tittelen på en sak som er unntatt offentlighet";
    let mut finding = RULE
        .at(meeting.date.span, message)
        .with_label(exempt, "saken er unntatt her")
        .with_advice("Gjelder det samme person, ta navnet bort fra teksten under feltene.")
        .in_private();
    finding.severity = Severity::Warning;
    Some(finding)
}
