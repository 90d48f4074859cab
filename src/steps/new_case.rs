//! A new case: id, routing computed from its type, and the sections to write in.

use chrono::{Datelike, NaiveDate};

use super::front_matter;
use super::tree::Tree;
use super::{Change, NewText, StepError, answers, find_body, refuse};
use crate::action::NewCase;
use crate::model::{BodyId, CaseId, CaseTraits, CaseType, Council, PersonId, Status};
use crate::norsk;
use crate::read::fields::nearest;
use crate::read::{self};
use crate::text::Placed;
use crate::workspace::Workspace;

/// The longest file name made of a title, in bytes: a path with a line and a column fits in 80.
const SLUG: usize = 40;

/// The name of the file of the case `id`, without its ending, with a title that everybody may see.
pub fn file_stem(id: &CaseId, open_title: &str) -> String {
    format!("{id}-{}", norsk::slug(open_title, SLUG))
}

/// The file of a new case.
///
/// # Errors
/// When the type, the person, the area or the body does not exist, or the title is empty.
pub fn new_case(workspace: &Workspace, asked: &NewCase) -> Result<Change, StepError> {
    let words = asked.title.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let title = words.join(" ");
    if title.is_empty() {
        return refuse("Saken trenger en tittel.");
    }
    let case_type = find_type(workspace, &asked.case_type)?;
    if let Some(day) = asked.hearing_deadline
        && day < workspace.today
    {
        return refuse(format!(
            "Høringsfristen {} er ute. Føres en gammel sak inn, skriv fristen i filen etterpå.",
            norsk::date(day)
        ));
    }
    let responsible = match &asked.responsible {
        Some(name) => Some(find_person(workspace, name)?),
        None => None,
    };
    let mut areas = Vec::new();
    for name in &asked.focus_areas {
        areas.push(find_area(workspace, name, Some(workspace.today))?);
    }
    let political = asked.political || case_type.political;
    let deciding = match (&asked.body, case_type.decided_by.on(workspace.today)) {
        (Some(body), _) => Some(find_body(workspace, body)?.id.clone()),
        (None, Some(row)) => Some(row.value.value.clone()),
        (None, None) => None,
    };
    let traits = CaseTraits { political, case_type: Some(&case_type.id) };
    let routing = match &deciding {
        Some(body) => workspace.routing_for(body, traits, &areas, workspace.today),
        None => Vec::new(),
    };
    let id = next_id(workspace, workspace.today.year());
    let open_title = open_title(workspace, asked, &title);
    let path = format!("{}{}/{}.md", read::CASES, workspace.today.year(), file_stem(&id, &open_title));
    let answers = answers::first_answers(workspace, &asked.answers, responsible.clone())?;
    let mut fields = fields(asked, &id, &title, case_type, (areas, responsible), &routing);
    fields.extend(answers.map(|answers| ("vurdering", answers)));
    let text = front_matter::fresh(&path, &fields)? + &sections(&workspace.council, case_type);
    let mut names = Vec::new();
    for body in &routing {
        if let Some(body) = workspace.council.body(body) {
            names.push(body.running_name_on(workspace.today));
        }
    }
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
fn fields(
    asked: &NewCase,
    id: &CaseId,
    title: &str,
    case_type: &CaseType,
    (areas, responsible): (Vec<Placed<String>>, Option<PersonId>),
    routing: &[BodyId],
) -> Vec<(&'static str, Tree)> {
    let mut fields = vec![
        ("id", Tree::text(id.as_str())),
        ("tittel", Tree::text(title)),
        ("sakstype", Tree::text(case_type.id.as_str())),
        ("status", Tree::text(Status::Draft.word())),
    ];
    let mut add = |key, value: Option<String>| fields.extend(value.map(|value| (key, Tree::Text(value))));
    add("offentlig-tittel", asked.public_title.clone());
    add("politisk", (asked.political && !case_type.political).then(|| "ja".to_owned()));
    let mut names = Vec::new();
    for area in areas {
        names.push(area.value);
    }
    fields.extend(one_or_more("innsatsområde", &names));
    fields.extend(one_or_more("grunnlag", &asked.bases));
    let mut add = |key, value: Option<String>| fields.extend(value.map(|value| (key, Tree::Text(value))));
    add("saksansvarlig", responsible.map(|person| person.to_string()));
    add("frist", asked.deadline.map(|day| day.to_string()));
    add("høringsfrist", asked.hearing_deadline.map(|day| day.to_string()));
    if let Some(legal_basis) = &asked.exempt {
        let mut exempt = vec![("hjemmel".to_owned(), Tree::text(legal_basis))];
        exempt.extend(asked.in_view_of.as_ref().map(|text| ("jf".to_owned(), Tree::text(text))));
        fields.push(("unntatt", Tree::Map(exempt)));
    }
    let step = |body: &BodyId| Tree::Map(vec![("organ".to_owned(), Tree::text(body.as_str()))]);
    fields.push(("saksgang", Tree::List(routing.iter().map(step).collect())));
    fields
}

/// A field with a text, or a list of several; none without any.
fn one_or_more(key: &'static str, texts: &[String]) -> Option<(&'static str, Tree)> {
    match texts {
        [] => None,
        [one] => Some((key, Tree::text(one))),
        _ => Some((key, Tree::List(texts.iter().map(Tree::text).collect()))),
    }
}

/// The title that may stand in file names and commit messages.
fn open_title(workspace: &Workspace, asked: &NewCase, title: &str) -> String {
    match (&asked.public_title, &asked.exempt) {
        (Some(public), _) => public.clone(),
        (None, Some(_)) => workspace.council.language.wording().common.exempt_title.to_owned(),
        (None, None) => title.to_owned(),
    }
}

/// One more than the highest id of a year.
pub fn next_id(workspace: &Workspace, year: i32) -> CaseId {
    let prefix = format!("{year}-");
    let mut last = 0;
    for id in workspace.cases.iter().map(|case| &case.id.value).chain(&workspace.broken().cases) {
        if let Some(number) = id.as_str().strip_prefix(&prefix)
            && let Ok(number) = number.parse::<u32>()
        {
            last = last.max(number);
        }
    }
    CaseId::from(format!("{prefix}{:03}", last + 1))
}

/// The headings of a type with a prompt under each, which counts as no text until somebody writes.
fn sections(council: &Council, case_type: &CaseType) -> String {
    let default = [council.headings.proposal.clone(), council.headings.presentation.clone()];
    let headings: &[String] = if case_type.sections.is_empty() { &default } else { &case_type.sections };
    let mut sections = String::new();
    for heading in headings {
        sections.push_str(&format!("\n## {heading}\n\n<!-- {} -->\n", prompt(council, heading)));
    }
    sections
}

/// What the program says of a heading; only how a presentation begins is said as the council says it.
fn prompt(council: &Council, heading: &str) -> String {
    if council.headings.is_proposal(heading) {
        return "Skriv vedtaket slik det skal lyde når organet har sluttet seg til det.".to_owned();
    }
    if heading == council.headings.presentation || PRESENTATIONS.contains(&heading) {
        let opening = council.language.wording().headings.opening;
        return format!(
            "Skriv bakgrunnen, hva saken gjelder, og hva sekretariatet vurderer. Det er vanlig å begynne med \
             «{opening}»."
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
pub fn find_person(workspace: &Workspace, asked: &str) -> Result<PersonId, StepError> {
    let people = &workspace.people;
    let persons = &people.persons;
    let wanted = asked.to_lowercase();
    match people.called(&wanted)[..] {
        [id] => return Ok(id.clone()),
        [] => {}
        [.., _] => {
            let mut names = Vec::new();
            for id in people.called(&wanted).into_iter().take(8) {
                names.push(format!("{} ({id})", people.name_of(id)));
            }
            return refuse(format!("«{asked}» kan være flere: {}.", norsk::alternatives(&names)));
        }
    }
    let hint = match nearest(&wanted, persons.values().map(|person| person.name.as_str())) {
        Some(near) => format!("Mente du {near}?"),
        None => "Personene står i members.yaml.".to_owned(),
    };
    refuse(format!("Det finnes ingen person «{asked}». {hint}"))
}

/// The name of the focus area somebody means, of those in force on `day`, or of all, with its row.
///
/// # Errors
/// When there is none; the message names those there are.
pub fn find_area(
    workspace: &Workspace,
    asked: &str,
    day: Option<NaiveDate>,
) -> Result<Placed<String>, StepError> {
    let wanted = asked.to_lowercase();
    let mut names = Vec::new();
    for row in &workspace.council.focus_areas {
        if day.is_some_and(|day| !row.holds_on(day)) {
            continue;
        }
        let area = &row.value;
        if area.name == wanted || area.title.to_lowercase() == wanted {
            return Ok(Placed::new(area.name.clone(), row.span));
        }
        names.push(area.name.as_str());
    }
    let when = if day.is_some() { " i dag" } else { "" };
    refuse(format!(
        "Det finnes ikke noe innsatsområde «{asked}»{when}. Innsatsområdene er {}.",
        norsk::list(&names)
    ))
}
