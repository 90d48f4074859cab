use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use chrono::NaiveDate;

use super::broken_seal::words_of;
use crate::model::{Difference, ItemKind, MadeBy, Meeting};
use crate::norsk;
use crate::papers::{self, PaperStanding};
use crate::read::EXTRACT;
use crate::schedule::duty;
pub(super) static RULE: Rule = Rule {
    code: "I10",
    name: "stale-papers",
    title: "Papirene er eldre enn det de er laget av",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1)",
    page: include_str!("stale_papers.md"),
    check: Check::WorkspaceAndMeeting(check_extracts, check),
    work: Work::RemakePapers,
    before_due: "Papirene må lages på nytt",
};

/// The extracts that lie beside cases. Nothing says when they are to be sent, so none of them is late.
fn check_extracts(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for case in papers::outdated_extracts(workspace) {
        let again = Action::extract_of(&case.id.value);
        let message = format!("{EXTRACT}.md og .pdf er eldre enn saken de er laget av");
        let mut finding = RULE
            .at(case.id.span, message)
            .with_advice(format!("«{again}» lager dem på nytt. Slett dem hvis de ikke trengs lenger."))
            .with_remedies([again]);
        finding.severity = Severity::Warning;
        finding.refuses_step = false;
        found.push(finding);
    }
}

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if workspace.council_is_broken || workspace.people_are_broken || has_unread_case(workspace, meeting) {
        return;
    }
    if workspace.can_remake_notice(meeting) {
        let due = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
        judge(workspace, meeting, MadeBy::Notice, due, found);
    }
    // When the body has met again, it has had the minutes before it.
    if meeting.is_held()
        && workspace.making_of(meeting, MadeBy::Minutes).is_some()
        && workspace.meeting_after(meeting, &meeting.body.value).is_none_or(|next| !next.is_held())
    {
        judge(workspace, meeting, MadeBy::Minutes, duty::minutes_day(workspace, meeting), found);
    }
}

/// Whether a case on the agenda could not be read, so that nobody knows what the papers should say.
fn has_unread_case(workspace: &Workspace, meeting: &Meeting) -> bool {
    meeting.agenda.iter().any(|item| match &item.kind {
        ItemKind::Case(id) => workspace.case(&id.value).is_none() || workspace.is_duplicated(&id.value),
        ItemKind::Standing(_) | ItemKind::Plain => false,
    })
}

fn judge(workspace: &Workspace, meeting: &Meeting, by: MadeBy, due: NaiveDate, found: &mut Vec<Diagnostic>) {
    let standings = papers::standings(workspace, meeting, by);
    for standing in
        [PaperStanding::Outdated, PaperStanding::Replaced, PaperStanding::Unknown, PaperStanding::LeftOver]
    {
        let mut names: Vec<&str> = Vec::new();
        for (path, of_it) in &standings {
            if *of_it == standing {
                names.push(path.rsplit('/').next().unwrap_or(path));
            }
        }
        // Minutes may be put there by hand, from wherever they were written.
        let is_told = by == MadeBy::Notice || standing == PaperStanding::Outdated;
        if names.is_empty() || !is_told {
            continue;
        }
        let mut finding = tell(workspace, meeting, (by, standing), &names).due_on(due);
        finding.refuses_step = false;
        found.push(finding);
    }
}

/// That these papers do not say what they should, and what to do about it.
fn tell(
    workspace: &Workspace,
    meeting: &Meeting,
    (by, standing): (MadeBy, PaperStanding),
    names: &[&str],
) -> Diagnostic {
    let are = norsk::list(names);
    let again = match by {
        MadeBy::Notice => Action::notice_of(&meeting.id),
        MadeBy::Minutes => Action::read_minutes_of(&meeting.id),
    };
    let message = match standing {
        PaperStanding::Replaced => format!("{are} er ikke slik ipr laget det"),
        PaperStanding::Unknown => format!("Ingen vet hva {are} er laget av"),
        PaperStanding::LeftOver => format!("{are} ligger igjen, og lages ikke lenger"),
        PaperStanding::Outdated | PaperStanding::Holds => {
            format!("{are} er eldre enn det som papirene lages av")
        }
    };
    let finding = RULE.at(meeting.date.span, message);
    match standing {
        PaperStanding::LeftOver => {
            return finding.with_advice("Ikke noe på sakslisten er unntatt nå. Slett filen.");
        }
        PaperStanding::Replaced => {
            return finding
                .with_advice(format!(
                    "Er noe skrevet i den for hånd, skriv det i saken eller møtefilen i stedet. «{again}» \
                     lager papirene på nytt."
                ))
                .with_remedies([again]);
        }
        PaperStanding::Holds | PaperStanding::Outdated | PaperStanding::Unknown => {}
    }
    let finding = finding.with_advice(format!("«{again}» lager papirene på nytt.")).with_remedies([again]);
    with_changes(workspace, meeting, by, finding)
}

/// The finding with the items of the agenda that have changed since, as far as that can be told.
fn with_changes(workspace: &Workspace, meeting: &Meeting, by: MadeBy, finding: Diagnostic) -> Diagnostic {
    let Some(making) = workspace.making_of(meeting, by).filter(|_| by == MadeBy::Notice) else {
        return finding;
    };
    let mut finding = finding;
    for change in workspace.changes_since(meeting, making) {
        let Some((index, item)) = change.item().and_then(|index| Some((index, meeting.agenda.get(index)?)))
        else {
            continue;
        };
        let words = match &change {
            Difference::Changed(_, parts) => format!("endret siden: {}", words_of(meeting, index, parts)),
            _ => "ny siden".to_owned(),
        };
        finding = finding.with_label(item.span, words);
    }
    finding
}
