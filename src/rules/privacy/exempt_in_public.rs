use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Meeting, Row, Storage};
use crate::read::{CLOSED_BOOK, MEETINGS};

pub(super) static RULE: Rule = Rule {
    code: "P04",
    name: "exempt-in-public",
    title: "Unntatt innhold der alle kan lese det",
    severity: Severity::Error,
    basis: "offl. §§ 10 (3) og 13",
    page: include_str!("exempt_in_public.md"),
    check: Check::CaseAndMeeting(check, check_meeting),
    ..Rule::PLAIN
};

const ADVICE: &str = "Flytt filen til et lager som bare sekretariatet kan lese. Historikken i git må også \
    ryddes: det som har ligget åpent, må regnes som kjent.";

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(row) = open_storage(workspace) else { return };
    let attached = case.attachments.iter().filter_map(|attachment| attachment.exempt.as_ref());
    let whole = case.exempt.iter().map(|exempt| ("Saken", exempt));
    for (subject, exempt) in whole.chain(attached.map(|exempt| ("Vedlegget", exempt))) {
        found.push(
            RULE.at(exempt.span, format!("{subject} er unntatt og ligger der alle kan lese det"))
                .with_label(row.span, "her sier rådet hvor filene ligger")
                .with_advice(ADVICE),
        );
    }
    if let (None, Some(place)) = (&case.exempt, case.passages.first()) {
        found.push(
            RULE.at(place, "Et avsnitt er merket som unntatt og ligger der alle kan lese det")
                .with_label(row.span, "her sier rådet hvor filene ligger")
                .with_advice(ADVICE),
        );
    }
}

/// The row that says that everybody may read the folder, while it is in force.
fn open_storage(workspace: &Workspace) -> Option<&Row<Storage>> {
    workspace.council.storage.on(workspace.today).filter(|row| row.value.is_public)
}

/// The closed edition of a meeting's papers may have been made before the folder was opened, or been put
/// there by hand.
fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(row) = open_storage(workspace) else { return };
    if workspace.has_file(&format!("{MEETINGS}{}/{CLOSED_BOOK}", meeting.id)) {
        let message = format!("{CLOSED_BOOK} i møtemappen er for medlemmene og ligger der alle kan lese den");
        found.push(
            RULE.at(meeting.date.span, message)
                .with_label(row.span, "her sier rådet hvor filene ligger")
                .with_advice(ADVICE),
        );
    }
}
