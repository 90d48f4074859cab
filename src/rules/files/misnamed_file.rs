use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::read;
pub(super) static RULE: Rule = Rule {
    code: "F07",
    name: "misnamed-file",
    title: "Filnavn og innhold er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("misnamed_file.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for case in &workspace.cases {
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
    }
    for case in &workspace.cases {
        let path = &workspace.source(case.source).path;
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
        if is_year && !case.id.value.starts_with(folder) {
            found.push(
                RULE.at(
                    case.id.span,
                    format!("Saken har id {}, men ligger i mappen {folder}", case.id.value),
                )
                .with_advice("Flytt filen til mappen for året id-en begynner med, eller rett id-en."),
            );
        }
    }
    for meeting in &workspace.meetings {
        let expected = format!("{}-{}", meeting.date.value, meeting.body.value);
        if meeting.id != expected {
            found.push(
                RULE.at(meeting.date.span, format!("Mappen heter {}, men møtet er {expected}", meeting.id))
                    .with_advice(format!("Gi mappen navnet {expected}, eller rett dato og organ.")),
            );
        }
    }
}
