use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::links;
use crate::model::{Case, ItemKind, MadeBy, Meeting, SealedItem};
use crate::norsk;
use crate::papers::elsewhere;
use crate::papers::{self, PaperStanding};
use crate::rules::made_again::made_again_by;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "O12",
    name: "exempt-on-paper",
    title: "Et papir viser det som er unntatt nå",
    severity: Severity::Error,
    basis: "offl. § 13",
    page: include_str!("exempt_on_paper.md"),
    check: Check::WorkspaceAndMeeting(check_elsewhere, check),
    work: Work::RemakePapers,
    ..Rule::PLAIN
};

/// What has been open is not made secret again by new papers.
const KNOWN: &str = "Er de lagt ut eller sendt, ta dem bort der de ligger; det som har ligget åpent, må \
    regnes som kjent.";

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if workspace.manifest_of(meeting).is_some() {
        judge_sent(workspace, meeting, found);
    } else {
        judge_notice(workspace, meeting, found);
    }
    judge_other(workspace, meeting, MadeBy::Minutes, found);
    judge_other(workspace, meeting, MadeBy::Cancellation, found);
}

/// Papers that lie elsewhere than with a meeting, when they are not what they would be now: then nobody knows
/// that they do not show what has become exempt.
fn check_elsewhere(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for papers in elsewhere::lying(workspace) {
        // What the papers would say now is worked out only when there is something they may show.
        let exposed = papers.exposed(workspace);
        if exposed.is_empty() {
            continue;
        }
        let standings = papers.standings(workspace);
        let mut names: Vec<&str> = Vec::new();
        for (path, standing) in &standings {
            if *standing != PaperStanding::Holds {
                names.push(path.rsplit('/').next().unwrap_or(path));
            }
        }
        if names.is_empty() {
            continue;
        }
        let names = norsk::list(&names);
        let again = made_again_by(workspace, &papers);
        for case in exposed {
            let message = format!("Sak {} er unntatt nå, men kan stå åpent i {names}", case.id.value);
            let advice = match &again {
                Some(again) => format!("«{again}» lager det på nytt uten det som er unntatt. {KNOWN}"),
                None => {
                    format!("Det lages ikke på nytt. Er det sendt, kan det ikke trekkes tilbake. {KNOWN}")
                }
            };
            let mut finding = at_case(case, message).with_advice(advice).with_remedies(again.clone());
            if again.is_none() {
                finding.severity = Severity::Warning;
            }
            found.push(finding);
        }
    }
}

/// A finding where a case says that it is exempt.
fn at_case(case: &Case, message: String) -> Diagnostic {
    let place = case.exemptions().next().map_or(case.id.span, |exempt| exempt.span);
    not_refusing(RULE.at(place, message))
}

/// Papers that were sent. When a supplement has gone out, what was sent last shows the case no longer.
fn judge_sent(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(last) = workspace.manifest_of(meeting).and_then(|manifest| manifest.last()) else { return };
    let can_be_mended = workspace.is_to_come(meeting);
    for (item, case) in workspace.exempt_since(&last.agenda) {
        let message = format!("{} er unntatt nå, men står åpent i det som er sendt", name_of(item, case));
        let mut finding = at(meeting, case, message);
        if can_be_mended {
            let dispatch = Action::dispatch_of(&meeting.id);
            finding = finding
                .with_advice(format!(
                    "«{dispatch}» sender papirer uten den. Det som er sendt, kan ikke trekkes tilbake: be \
                     dem som har fått det, om å slette det, og ta det bort der det er lagt ut."
                ))
                .with_remedies([dispatch]);
        } else {
            finding.severity = Severity::Warning;
            finding = finding.with_advice(
                "Det som er sendt, kan ikke trekkes tilbake, og filene blir liggende slik de ble sendt. Ta \
                 dem bort der de er lagt ut; det som har ligget åpent, må regnes som kjent.",
            );
        }
        found.push(not_refusing(finding));
    }
}

/// Papers that have not been sealed.
fn judge_notice(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let making = workspace.making_of(meeting, MadeBy::Notice);
    let can_be_mended = workspace.can_remake_notice(meeting);
    // Of nearly every meeting there are none to be looked for.
    if making.is_none() && !can_be_mended {
        return;
    }
    let names = public_papers(workspace, meeting, MadeBy::Notice);
    if names.is_empty() {
        return;
    }
    let cases = match making {
        Some(making) => {
            let mut cases = workspace.exempt_since(&making.agenda);
            if can_be_mended {
                for (item, case) in workspace.exempt_otherwise(meeting, &making.agenda) {
                    let is_known = cases.iter().any(|(other, _)| other.kind == item.kind);
                    if !is_known && !holds(workspace, meeting, MadeBy::Notice) {
                        cases.push((item, case));
                    }
                }
            }
            cases
        }
        None => Vec::new(),
    };
    let notice = Action::notice_of(&meeting.id);
    for (item, case) in cases {
        let names = named(&names, item.number.as_deref(), case);
        let message = format!("{} er unntatt nå, men står åpent i {names}", name_of(item, case));
        let finding = at(meeting, case, message);
        let finding = if can_be_mended {
            let advice = format!("«{notice}» lager papirene uten det som er unntatt. {KNOWN}");
            finding.with_advice(advice).with_remedies([notice.clone()])
        } else {
            finding.with_advice(format!("Papirene til dette møtet lages ikke på nytt. Slett dem. {KNOWN}"))
        };
        found.push(not_refusing(finding));
    }
    if making.is_none() {
        judge_unknown(workspace, meeting, &names, found);
    }
}

/// Papers of which nobody knows what they were made of may show anything.
fn judge_unknown(workspace: &Workspace, meeting: &Meeting, names: &[String], found: &mut Vec<Diagnostic>) {
    let notice = Action::notice_of(&meeting.id);
    for item in &meeting.agenda {
        let ItemKind::Case(id) = &item.kind else { continue };
        let Some(case) = workspace.case(&id.value).filter(|case| case.withholds()) else { continue };
        let names = named(names, item.number.as_ref().map(|number| number.value.as_str()), case);
        let message =
            format!("Det er ikke kjent hva {names} er laget av, så sak {} kan stå åpent der", case.id.value);
        let advice = format!("«{notice}» lager papirene uten det som er unntatt. {KNOWN}");
        let finding = at(meeting, case, message).with_advice(advice).with_remedies([notice.clone()]);
        found.push(not_refusing(finding));
    }
}

/// The public edition of the minutes, and what called the meeting off.
fn judge_other(workspace: &Workspace, meeting: &Meeting, by: MadeBy, found: &mut Vec<Diagnostic>) {
    let Some(making) = workspace.making_of(meeting, by) else { return };
    let names = public_papers(workspace, meeting, by);
    if names.is_empty() {
        return;
    }
    let again = match by {
        MadeBy::Cancellation => Action::cancel_of(&meeting.id),
        _ => Action::read_minutes_of(&meeting.id),
    };
    for (item, case) in workspace.exempt_since(&making.agenda) {
        if by == MadeBy::Cancellation && holds(workspace, meeting, by) {
            continue;
        }
        let names = named(&names, item.number.as_deref(), case);
        let message = format!("{} er unntatt nå, men står åpent i {names}", name_of(item, case));
        let advice = format!("«{again}» lager filen uten det som er unntatt. {KNOWN}");
        let finding = at(meeting, case, message).with_advice(advice).with_remedies([again.clone()]);
        found.push(not_refusing(finding));
    }
}

/// Whether every public paper says what it would say if it were made now.
fn holds(workspace: &Workspace, meeting: &Meeting, by: MadeBy) -> bool {
    let standings = papers::standings(workspace, meeting, by);
    standings
        .iter()
        .all(|(path, standing)| links::is_closed_edition(path) || *standing == PaperStanding::Holds)
}

/// The papers of this kind that lie there and are for everybody.
fn public_papers(workspace: &Workspace, meeting: &Meeting, by: MadeBy) -> Vec<String> {
    let mut lying = papers::lying(workspace, meeting, by);
    lying.retain(|path| !links::is_closed_edition(path));
    lying
}

/// Those of the papers that `case` may stand in, by name.
fn named(papers: &[String], number: Option<&str>, case: &Case) -> String {
    let own = format!("{}.pdf", papers::case_paper_name(number, &case.id.value));
    let mut names: Vec<&str> = Vec::new();
    for path in papers {
        let name = path.rsplit('/').next().unwrap_or(path);
        if !papers::is_case_paper(path) || name == own {
            names.push(name);
        }
    }
    norsk::list(&names)
}

/// A finding at the item of the agenda, or where the agenda stands when the case is on it no longer.
fn at(meeting: &Meeting, case: &Case, message: String) -> Diagnostic {
    let place: Span = meeting.item_of(&case.id.value).map_or(meeting.agenda_span, |item| item.span);
    let exempt = case.exemptions().next().map(|exempt| exempt.span);
    RULE.at(place, message).with_label(exempt, "saken er unntatt her")
}

/// «Sak 05/24 (2024-003)». A case is called by its number and id, never by its title.
fn name_of(item: &SealedItem, case: &Case) -> String {
    match &item.number {
        Some(number) => format!("Sak {number} ({})", case.id.value),
        None => format!("Sak {}", case.id.value),
    }
}

/// It is mended by making papers, so no step is refused for it.
fn not_refusing(mut finding: Diagnostic) -> Diagnostic {
    finding.refuses_step = false;
    finding
}
