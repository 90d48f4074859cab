use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::links::{resolve, target};
use crate::model::{Case, Meeting};
use crate::text::{Placed, SourceId};
pub(super) static RULE: Rule = Rule {
    code: "F08",
    name: "broken-link",
    title: "Lenke eller vedlegg som ikke finnes",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("broken_link.md"),
    check: Check::Everywhere(check, check_case, check_meeting),
    ..Rule::PLAIN
};

/// What the picture at the top of the papers is called.
const LOGO: &str = "Bildet";

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    if let Some(logo) = &workspace.council.logo {
        judge(workspace, logo, resolve("", &logo.value), LOGO, found);
    }
}

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    judge_links(workspace, case.source, &case.links, found);
    if case.attachments.is_empty() && case.applicants.is_none() {
        return;
    }
    let folder = workspace.attachment_folder(case);
    for attachment in &case.attachments {
        let path = resolve(&folder, &attachment.file.raw().value);
        judge(workspace, attachment.file.raw(), path, "Vedlegget", found);
        if let Some(file) = &attachment.public_file {
            judge(workspace, file, resolve(&folder, &file.value), "Den offentlige filen", found);
        }
    }
    if let Some(file) = &case.applicants {
        judge(workspace, file, resolve(&folder, &file.value), "Søkerlisten", found);
    }
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    judge_links(workspace, meeting.source, &meeting.links, found);
    for item in &meeting.agenda {
        for attachment in item.attachments() {
            let file = attachment.file.raw();
            let path = Workspace::item_file(meeting, &file.value);
            if !path.is_some_and(|path| workspace.has_file(&path)) {
                found.push(
                    RULE.at(file.span, format!("Vedlegget til {} finnes ikke", item.known_as()))
                        .with_advice("Legg filen i mappen til møtet, eller rett veien dit fra den mappen.")
                        .in_private(),
                );
            }
        }
    }
}

fn judge_links(
    workspace: &Workspace,
    source: SourceId,
    links: &[Placed<String>],
    found: &mut Vec<Diagnostic>,
) {
    let path = &workspace.source(source).path;
    for link in links {
        judge(workspace, link, target(path, &link.value), "Lenken", found);
    }
}

fn judge(
    workspace: &Workspace,
    written: &Placed<String>,
    path: Option<String>,
    what: &str,
    found: &mut Vec<Diagnostic>,
) {
    let advice = match what {
        LOGO => "Legg filen i mappen til rådet, og skriv veien dit fra bodies.yaml.",
        _ => "Legg filen i mappen ved siden av saken, og vis til den der.",
    };
    match path {
        None => found.push(
            RULE.at(written.span, format!("{what} «{}» leder ut av mappen", written.value))
                .with_advice(advice),
        ),
        Some(path) if !workspace.has_file(&path) => found.push(
            RULE.at(written.span, format!("{what} «{}» finnes ikke", written.value))
                .with_advice(format!("Ventet filen {path}; rett navnet, eller legg filen der.")),
        ),
        Some(_) => {}
    }
}
