//! A new case: id, routing computed from its type, and the sections to write in.

use chrono::{Datelike, NaiveDate};

use super::scalar::scalar;
use super::{Change, NewText, StepError, find_body, refuse};
use crate::action::NewCase;
use crate::model::{CaseType, Council};
use crate::norsk;
use crate::read::fields::nearest;
use crate::read::{self};
use crate::workspace::Workspace;

/// The longest file name made of a title, in bytes: a path with a line and a column fits in 80.
const SLUG: usize = 40;

/// The file of a new case.
///
/// # Errors
/// When the type, the person, the area or the body does not exist, or the title is empty.
pub fn new_case(workspace: &Workspace, asked: &NewCase) -> Result<Change, StepError> {
    let title = asked
        .title
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if title.is_empty() {
        return refuse("Saken trenger en tittel.");
    }
    let case_type = find_type(workspace, &asked.case_type)?;
    if let Some(day) = asked.hearing_deadline.filter(|day| *day < workspace.today) {
        return refuse(format!(
            "Høringsfristen {} er ute. Føres en gammel sak inn, skriv fristen i filen etterpå.",
            norsk::date(day)
        ));
    }
    let responsible = asked.responsible.as_deref().map(|name| find_person(workspace, name)).transpose()?;
    let focus_area = asked
        .focus_area
        .as_deref()
        .map(|name| find_area(workspace, name, Some(workspace.today)))
        .transpose()?;
    let political = asked.political || case_type.political;
    let deciding = match (&asked.body, case_type.decided_by.on(workspace.today)) {
        (Some(body), _) => Some(find_body(workspace, body)?.id.clone()),
        (None, Some(row)) => Some(row.value.value.clone()),
        (None, None) => None,
    };
    let routing = deciding.map_or_else(Vec::new, |deciding| {
        workspace.routing_for(&deciding, political, focus_area.as_deref(), workspace.today)
    });
    let id = next_id(workspace);
    let open_title = open_title(workspace, asked, &title);
    let path =
        format!("{}{}/{id}-{}.md", read::CASES, workspace.today.year(), norsk::slug(&open_title, SLUG));
    let front = front_matter(asked, &id, &title, case_type, (focus_area, responsible), &routing);
    let text = front + &sections(&workspace.council, case_type);
    let names: Vec<String> = routing
        .iter()
        .filter_map(|body| workspace.council.bodies.get(body))
        .map(|body| body.running_name_on(workspace.today))
        .collect();
    let route = if names.is_empty() {
        "Saksgangen er tom: legg saken til et møte med «ipr sak advance».".to_owned()
    } else {
        format!("Saksgang: {}.", names.join(" → "))
    };
    Ok(Change {
        texts: vec![NewText { path, text }],
        message: format!("Ny sak {id}: {open_title}"),
        notes: vec![route],
    })
}

/// The fields of the new file.
fn front_matter(
    asked: &NewCase,
    id: &str,
    title: &str,
    case_type: &CaseType,
    (focus_area, responsible): (Option<String>, Option<String>),
    routing: &[String],
) -> String {
    let mut lines = vec!["---".to_owned(), format!("id: {id}"), format!("tittel: {}", scalar(title))];
    let mut add = |key: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{key}: {}", scalar(&value))));
    };
    add("offentlig-tittel", asked.public_title.clone());
    add("sakstype", Some(case_type.id.clone()));
    add("politisk", (asked.political && !case_type.political).then(|| "ja".to_owned()));
    add("innsatsområde", focus_area);
    add("grunnlag", asked.basis.clone());
    add("saksansvarlig", responsible);
    add("frist", asked.deadline.map(|day| day.to_string()));
    add("høringsfrist", asked.hearing_deadline.map(|day| day.to_string()));
    if let Some(legal_basis) = &asked.exempt {
        let in_view_of =
            asked.in_view_of.as_ref().map_or_else(String::new, |text| format!(", jf: {}", scalar(text)));
        lines.push(format!("unntatt: {{hjemmel: {}{in_view_of}}}", scalar(legal_basis)));
    }
    lines.push("status: utkast".to_owned());
    if routing.is_empty() {
        lines.push("saksgang: []".to_owned());
    } else {
        lines.push("saksgang:".to_owned());
        lines.extend(routing.iter().map(|body| format!("  - {{organ: {body}}}")));
    }
    lines.push("---".to_owned());
    lines.push(String::new());
    lines.join("\n")
}

/// The title that may stand in file names and commit messages.
fn open_title(workspace: &Workspace, asked: &NewCase, title: &str) -> String {
    match (&asked.public_title, &asked.exempt) {
        (Some(public), _) => public.clone(),
        (None, Some(_)) => workspace.council.language.wording().common.exempt_title.to_owned(),
        (None, None) => title.to_owned(),
    }
}

/// One more than the highest id of this year.
fn next_id(workspace: &Workspace) -> String {
    let year = workspace.today.year();
    let prefix = format!("{year}-");
    let ids = workspace.cases.iter().map(|case| case.id.value.as_str());
    let ids = ids.chain(workspace.broken_cases.iter().map(String::as_str));
    let last = ids.filter_map(|id| id.strip_prefix(&prefix)?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{prefix}{:03}", last + 1)
}

/// The headings of a type with a prompt under each, which is no text until somebody writes.
fn sections(council: &Council, case_type: &CaseType) -> String {
    let default = [council.headings.proposal.clone(), council.headings.presentation.clone()];
    let headings: &[String] = if case_type.sections.is_empty() { &default } else { &case_type.sections };
    headings
        .iter()
        .map(|heading| format!("\n## {heading}\n\n<!-- {} -->\n", prompt(council, heading)))
        .collect()
}

/// What the program says of a heading; only how a presentation begins is said as the council says it.
fn prompt(council: &Council, heading: &str) -> String {
    if council.headings.is_proposal(heading) {
        return "Skriv vedtaket slik det skal lyde når organet har sluttet seg til det.".to_owned();
    }
    if heading == council.headings.presentation || PRESENTATIONS.contains(&heading) {
        let opening = council.language.wording().headings.opening;
        return format!(
            "Skriv bakgrunnen, hva saken gjelder, og hva sekretariatet vurderer. Det er vanlig å begynne med «{opening}»."
        );
    }
    match heading {
        "Forslag til uttalelse" | "Framlegg til uttale" => {
            "Skriv uttalelsen slik den skal sendes.".to_owned()
        }
        _ => "Skriv her.".to_owned(),
    }
}

/// The spellings of the heading of a presentation; which is right is for the council to say.
const PRESENTATIONS: [&str; 3] = ["Saksfremstilling", "Saksframstilling", "Saksutgreiing"];

/// The kind of case somebody means.
///
/// # Errors
/// When there is none; the message names those near.
pub fn find_type<'a>(workspace: &'a Workspace, asked: &str) -> Result<&'a CaseType, StepError> {
    let wanted = asked.to_lowercase();
    let types = &workspace.council.case_types;
    if let Some(found) =
        types.values().find(|known| known.id == wanted || known.name.to_lowercase() == wanted)
    {
        return Ok(found);
    }
    let names: Vec<&str> = types.keys().map(String::as_str).collect();
    match nearest(&wanted, names.iter().copied()) {
        Some(near) => refuse(format!("Det finnes ingen sakstype «{asked}». Mente du {near}?")),
        None => refuse(format!("Det finnes ingen sakstype «{asked}». Typene er {}.", norsk::list(&names))),
    }
}

/// The id of the person somebody means, by id or name.
///
/// # Errors
/// When there is none; the message names the nearest.
pub fn find_person(workspace: &Workspace, asked: &str) -> Result<String, StepError> {
    let wanted = asked.to_lowercase();
    let persons = &workspace.people.persons;
    let is_meant = |(id, name): (&String, &str)| *id == wanted || name.to_lowercase() == wanted;
    let found = persons.iter().find(|(id, person)| is_meant((id, &person.name)));
    if let Some((id, _)) = found {
        return Ok(id.clone());
    }
    // A part of the name is enough when only one person has it.
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let has_words = |name: &str| {
        let name = name.to_lowercase();
        let parts: Vec<&str> = name.split_whitespace().collect();
        !words.is_empty() && words.iter().all(|word| parts.contains(word))
    };
    let meant: Vec<_> = persons.iter().filter(|(_, person)| has_words(&person.name)).collect();
    match meant[..] {
        [(id, _)] => return Ok(id.clone()),
        [] => {}
        _ => {
            let names: Vec<&str> = meant.iter().take(8).map(|(_, person)| person.name.as_str()).collect();
            return refuse(format!("«{asked}» kan være flere: {}.", norsk::alternatives(&names)));
        }
    }
    let near = nearest(&wanted, persons.values().map(|person| person.name.as_str()));
    let hint =
        near.map_or_else(|| "Personene står i members.yaml.".to_owned(), |near| format!("Mente du {near}?"));
    refuse(format!("Det finnes ingen person «{asked}». {hint}"))
}

/// The name of the focus area somebody means, of those in force on `day`, or of all.
///
/// # Errors
/// When there is none; the message names those there are.
pub fn find_area(workspace: &Workspace, asked: &str, day: Option<NaiveDate>) -> Result<String, StepError> {
    let wanted = asked.to_lowercase();
    let rows = workspace.council.focus_areas.iter();
    let areas: Vec<_> =
        rows.filter(|row| day.is_none_or(|day| row.holds_on(day))).map(|row| &row.value).collect();
    let found = areas.iter().find(|area| area.name == wanted || area.title.to_lowercase() == wanted);
    if let Some(area) = found {
        return Ok(area.name.clone());
    }
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    let when = if day.is_some() { " i dag" } else { "" };
    refuse(format!(
        "Det finnes ikke noe innsatsområde «{asked}»{when}. Innsatsområdene er {}.",
        norsk::list(&names)
    ))
}
