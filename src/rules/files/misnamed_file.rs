use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting, MeetingId};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::read::{self, CASES, MEETING_FILE, MEETINGS, fields};
use crate::text::birth_number;
pub(super) static RULE: Rule = Rule {
    code: "F07",
    name: "misnamed-file",
    title: "Filnavn og innhold er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("misnamed_file.md"),
    check: Check::Everywhere(check_names, check_case, check_meeting),
    ..Rule::PLAIN
};

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let path = &workspace.source(case.source).path;
    let in_name = read::id_in_name(path);
    if in_name != case.id.value.as_str() {
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
    if is_year && !case.id.value.as_str().starts_with(folder) {
        found.push(
            RULE.at(case.id.span, format!("Saken har id {}, men ligger i mappen {folder}", case.id.value))
                .with_advice("Flytt filen til mappen for året id-en begynner med, eller rett id-en."),
        );
    }
}

fn check_meeting(_: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let day = meeting.date.value;
    // No text is made for the meetings whose folder is named as it should be.
    let written = meeting.id.as_str().get(..10).and_then(fields::parse_date);
    let body = meeting.id.as_str().get(10..).and_then(|rest| rest.strip_prefix('-'));
    if written == Some(day) && body == Some(meeting.body.value.as_str()) {
        return;
    }
    let expected = MeetingId::of(day, &meeting.body.value);
    found.push(
        RULE.at(meeting.date.span, format!("Mappen heter {}, men møtet er {expected}", meeting.id))
            .with_advice(format!("Gi mappen navnet {expected}, eller rett dato og organ.")),
    );
}

/// Files that are not read, but are named or placed as if somebody thought they were. Only names are
/// looked at, and of nearly all of them only how they end.
fn check_names(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    // Of a folder with several papers and no meeting one is told, and the same each time.
    let mut without_meeting: BTreeMap<&str, &str> = BTreeMap::new();
    let mut misnamed: BTreeMap<&str, &str> = BTreeMap::new();
    for path in workspace.other_files.iter() {
        let Some(ending) = Extension::of(path) else { continue };
        if let Some(inner) = path.strip_prefix(CASES) {
            if let Some(advice) = misplaced_case(workspace, path, inner, ending) {
                tell(workspace, &format!("{path} leses ikke som en sak"), &advice, found);
            }
        } else if let Some(inner) = path.strip_prefix(MEETINGS) {
            if let Some(folder) = folder_without_meeting(inner, ending)
                && !workspace.has_file(&format!("{MEETINGS}{folder}{MEETING_FILE}"))
            {
                let told = without_meeting.entry(folder).or_insert(path);
                *told = (*told).min(path);
            } else if let Some(advice) = misplaced_meeting(workspace, path, inner) {
                tell(workspace, &format!("{path} leses ikke som et møte"), &advice, found);
            }
        } else if let Some((folder, _)) = path.split_once('/')
            && read::meant_by(folder).is_some()
        {
            let told = misnamed.entry(folder).or_insert(path);
            *told = (*told).min(path);
        }
    }
    for (folder, path) in misnamed {
        let Some(right) = read::meant_by(folder) else { continue };
        let message = format!("{path} leses ikke, for mappen heter {folder}");
        let advice = format!("Saker ligger i {CASES} og møter i {MEETINGS}. Gi mappen navnet {right}.");
        tell(workspace, &message, &advice, found);
    }
    for (folder, path) in without_meeting {
        let message = format!("{path} ligger i en møtemappe uten meeting.md, og møtet leses ikke");
        let advice = format!("Møtets fil skal hete {MEETINGS}{folder}{MEETING_FILE}, med små bokstaver.");
        tell(workspace, &message, &advice, found);
    }
}

/// How the name of a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extension {
    Markdown,
    Text,
}

impl Extension {
    fn of(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        let is = |wanted: &str| ending.eq_ignore_ascii_case(wanted);
        if is("md") || is("markdown") {
            return Some(Self::Markdown);
        }
        if is("txt") { Some(Self::Text) } else { None }
    }
}

/// Where a file belongs that looks like a case and lies or is called so that it is not read as one.
fn misplaced_case(workspace: &Workspace, path: &str, inner: &str, ending: Extension) -> Option<String> {
    let name = inner.rsplit('/').next()?;
    let stem = name.rsplit_once('.')?.0.trim_end_matches(".md");
    let has_id = begins_with_id(stem);
    let is_at_its_place = inner.matches('/').count() <= 1;
    let is_like_a_case = has_id || (is_at_its_place && ending == Extension::Markdown);
    if !is_like_a_case {
        return None;
    }
    if belongs(workspace, path, ".md") {
        return None;
    }
    let folder = if has_id && !is_at_its_place {
        format!("{CASES}{}/", &stem[..4])
    } else {
        path[..path.len() - name.len()].to_owned()
    };
    Some(format!(
        "Er det en sak, skal filen hete {folder}{stem}.md. Er det et vedlegg, skal det ligge i mappen ved \
         siden av saken."
    ))
}

/// `2024-050` and what follows it.
fn begins_with_id(stem: &str) -> bool {
    match stem.as_bytes() {
        [a, b, c, d, b'-', e, f, g, ..] => [a, b, c, d, e, f, g].into_iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// The folder directly under that of the meetings, named as a meeting is, in which a text lies.
fn folder_without_meeting(inner: &str, ending: Extension) -> Option<&str> {
    let (folder, name) = inner.split_once('/')?;
    fields::parse_date(folder.get(..10)?)?;
    if !folder[10..].starts_with('-') || name.contains('/') {
        return None;
    }
    if ending == Extension::Markdown || is_called_meeting(name) { Some(folder) } else { None }
}

/// Where a file belongs that is called a meeting and lies in no meeting's folder.
fn misplaced_meeting(workspace: &Workspace, path: &str, inner: &str) -> Option<String> {
    let mut parts = inner.rsplit('/');
    let name = parts.next()?;
    if !is_called_meeting(name) || belongs(workspace, path, MEETING_FILE) {
        return None;
    }
    Some(match parts.next() {
        Some(folder) if folder.get(..10).is_some_and(|day| fields::parse_date(day).is_some()) => {
            format!("Filen skal ligge i {MEETINGS}{folder}{MEETING_FILE}, uten mapper mellom.")
        }
        _ => format!(
            "Et møte har sin egen mappe med dato og organ, som {MEETINGS}2024-05-31-styret{MEETING_FILE}."
        ),
    })
}

fn is_called_meeting(name: &str) -> bool {
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    matches!(stem.to_lowercase().as_str(), "meeting" | "møte" | "mote")
}

/// Whether `path` lies in a folder that, with `end` after it, is a file that is read: an attachment of a
/// case, or a paper of a meeting.
fn belongs(workspace: &Workspace, path: &str, end: &str) -> bool {
    path.match_indices('/').any(|(at, _)| {
        let owner = format!("{}{end}", &path[..at]);
        read::is_read(&owner) && workspace.has_file(&owner)
    })
}

/// Nothing stands in the file that can be shown, so it is told where the folder begins.
fn tell(workspace: &Workspace, message: &str, advice: &str, found: &mut Vec<Diagnostic>) {
    let Some(place) = workspace.first_line(read::BODIES) else { return };
    let mask = |text: &str| birth_number::mask(text.to_owned());
    found.push(RULE.at(place, mask(message)).with_advice(mask(advice)));
}
