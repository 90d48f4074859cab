use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::read::{self, fields};
pub(super) static RULE: Rule = Rule {
    code: "F07",
    name: "misnamed-file",
    title: "Filnavn og innhold er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("misnamed_file.md"),
    check: Check::CaseAndMeeting(check_case, check_meeting),
};

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let path = &workspace.source(case.source).path;
    let in_name = read::id_in_name(path);
    if in_name != case.id.value {
        found.push(
            RULE.at(
                case.id.span,
                format!("Saken har id {}, men filnavnet begynner med {in_name}", case.id.value),
            )
            .with_advice(format!("La filnavnet begynne med {}-, eller rett id-en.", case.id.value)),
        );
    }
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    if is_year && !case.id.value.starts_with(folder) {
        found.push(
            RULE.at(case.id.span, format!("Saken har id {}, men ligger i mappen {folder}", case.id.value))
                .with_advice("Flytt filen til mappen for året id-en begynner med, eller rett id-en."),
        );
    }
}

fn check_meeting(_: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let day = meeting.date.value;
    // No text is made for the meetings whose folder is named as it should be.
    let written = meeting.id.get(..10).and_then(fields::parse_date);
    let body = meeting.id.get(10..).and_then(|rest| rest.strip_prefix('-'));
    if written == Some(day) && body == Some(&meeting.body.value) {
        return;
    }
    let expected = format!("{day}-{}", meeting.body.value);
    found.push(
        RULE.at(meeting.date.span, format!("Mappen heter {}, men møtet er {expected}", meeting.id))
            .with_advice(format!("Gi mappen navnet {expected}, eller rett dato og organ.")),
    );
}
