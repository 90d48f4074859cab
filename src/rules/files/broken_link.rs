use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::links::{decode, resolve};
use crate::model::Case;
use crate::norsk;
use crate::read;
use crate::text::{Placed, SourceId};
pub(super) static RULE: Rule = Rule {
    code: "F08",
    name: "broken-link",
    title: "Lenke eller vedlegg som ikke finnes",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("broken_link.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let paths: std::collections::HashSet<&str> =
        workspace.sources.iter().map(|source| source.path.as_str()).collect();
    let exists = |path: &str| {
        let path = norsk::composed(path);
        paths.contains(path.as_ref()) || workspace.other_files.contains(path.as_ref())
    };
    let mut judge_links = |source: SourceId, links: &[Placed<String>]| {
        let path = &workspace.source(source).path;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in links {
            let address = link.value.split(['#', '?']).next().unwrap_or("");
            judge(found, link, resolve(folder, &decode(address)), &exists, "Lenken");
        }
    };
    for case in &workspace.cases {
        judge_links(case.source, &case.links);
    }
    for meeting in &workspace.meetings {
        judge_links(meeting.source, &meeting.links);
    }
    for case in &workspace.cases {
        let path = &workspace.source(case.source).path;
        judge_attachments(found, case, &read::attachment_folder(path), &exists);
    }
    if let Some(logo) = &workspace.council.logo {
        judge(found, logo, resolve("", &logo.value), &exists, "Bildet");
    }
}

fn judge_attachments(found: &mut Vec<Diagnostic>, case: &Case, folder: &str, exists: &impl Fn(&str) -> bool) {
    for attachment in &case.attachments {
        judge(found, &attachment.file, resolve(folder, &attachment.file.value), exists, "Vedlegget");
        if let Some(file) = &attachment.public_file {
            judge(found, file, resolve(folder, &file.value), exists, "Den offentlige filen");
        }
    }
    if let Some(file) = &case.applicants {
        judge(found, file, resolve(folder, &file.value), exists, "Søkerlisten");
    }
}

fn judge(
    found: &mut Vec<Diagnostic>,
    written: &Placed<String>,
    path: Option<String>,
    exists: &impl Fn(&str) -> bool,
    what: &str,
) {
    match path {
        None => found.push(
            RULE.at(written.span, format!("{what} «{}» leder ut av mappen", written.value))
                .with_advice("Legg filen i mappen ved siden av saken, og vis til den der."),
        ),
        Some(path) if !exists(&path) => found.push(
            RULE.at(written.span, format!("{what} «{}» finnes ikke", written.value))
                .with_advice(format!("Ventet filen {path}; rett navnet, eller legg filen der.")),
        ),
        Some(_) => {}
    }
}
