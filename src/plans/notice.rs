//! The notice with its agenda (koml. § 11-3).

use super::Subject;
use super::prose;
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{Form, MeetingStatus, MemberKind, Role};
use crate::norsk;
use crate::text::Placed;

/// The notice of a meeting.
pub fn notice(subject: &Subject<'_>) -> Document {
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let title = format!("Innkalling til {}", subject.occasion());
    let mut blocks = vec![
        Block::Masthead { kind: "Møteinnkalling".to_owned(), facts: subject.facts() },
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
        Block::Paragraph(plain(invitation(subject))),
    ];
    blocks.extend(pointed_out(subject).map(|text| Block::Notice(plain(text))));
    blocks.push(heading("Saksliste"));
    blocks.push(Block::Table(agenda(subject)));
    let text = subject.workspace.text(subject.meeting.text);
    if !text.trim().is_empty() {
        blocks.push(heading("Om møtet"));
        blocks.extend(prose::blocks(text, &subject.workspace.source(subject.meeting.source).path, 3));
    }
    blocks.push(heading("Sakspapirer og forfall"));
    blocks.push(Block::Paragraph(plain(papers(subject))));
    blocks.extend(enclosures(subject).map(|text| Block::Paragraph(plain(text))));
    blocks.push(Block::Paragraph(plain(absence(subject))));
    blocks.push(heading("Sendt til"));
    blocks.extend(recipients(subject));
    blocks.push(signature(subject));
    Document {
        title,
        council: council.name.clone(),
        language: council.language.to_owned(),
        date: subject.meeting.papers_complete().map_or(day, |complete| complete.value),
        running_head: format!("{}, {}", subject.body_in_council(), norsk::date(day)),
        logo: subject.logo(),
        blocks,
    }
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: plain(text), contents_entry: None }
}

fn invitation(subject: &Subject<'_>) -> String {
    let meeting = subject.meeting;
    let time = meeting.time.as_ref().map_or_else(String::new, |time| format!(" kl. {time}"));
    let place = match (meeting.form.map(|form| form.value), &meeting.place) {
        (Some(Form::Written), _) => ". Sakene behandles skriftlig".to_owned(),
        (Some(Form::Remote), Some(place)) if place.to_lowercase().contains("digital") => {
            ". Møtet holdes digitalt".to_owned()
        }
        (Some(Form::Remote), Some(place)) => format!(". Møtet holdes digitalt ({place})"),
        (_, Some(place)) => format!(", {place}"),
        (_, None) => String::new(),
    };
    let body = subject.body.running_name_on(meeting.date.value);
    format!("Det innkalles til møte i {body} {}{time}{place}.", norsk::full_date(meeting.date.value))
}

/// The remark that the council's rows demand when the agenda holds a certain kind of case.
fn pointed_out(subject: &Subject<'_>) -> Option<String> {
    let day = subject.meeting.date.value;
    let row = subject.body.copies.all_on(day).find(|row| row.value.point_out.is_some())?;
    let wanted = row.value.point_out.as_ref()?;
    let case_type = subject.workspace.council.case_types.get(&wanted.value)?;
    let titles: Vec<String> = subject
        .meeting
        .agenda
        .iter()
        .filter(|item| {
            let case = subject.case_of(item);
            case.and_then(|case| case.case_type.as_ref())
                .is_some_and(|case_type| case_type.value == wanted.value)
        })
        .map(|item| {
            format!("{} «{}»", super::number(item).to_lowercase(), subject.title_of(item)).trim().to_owned()
        })
        .collect();
    if titles.is_empty() {
        return None;
    }
    let noun = case_type.name.to_lowercase();
    Some(format!(
        "{} gjøres særskilt oppmerksom på at møtet skal behandle {noun} i {}.",
        norsk::capitalised(&definite_plural(&row.value.who)),
        norsk::list(&titles)
    ))
}

/// «ordførere» is «ordførerne» when they are spoken to.
fn definite_plural(plural: &str) -> String {
    match plural.strip_suffix("ere") {
        Some(stem) => format!("{stem}erne"),
        None => plural.to_owned(),
    }
}

fn agenda(subject: &Subject<'_>) -> Table {
    let rows = subject.meeting.agenda.iter().map(|item| {
        let number = item.number.as_ref().map_or_else(|| "–".to_owned(), |number| number.value.clone());
        let case = subject.case_of(item);
        let responsible = case
            .and_then(|case| case.responsible.as_ref())
            .map_or("", |id| subject.workspace.people.name_of(&id.value));
        let mut title = plain(subject.title_of(item));
        if let Some(exempt) = case.and_then(|case| case.exempt.as_ref()) {
            title.push(Inline::LineBreak);
            title.push(Inline::Emphasis(plain(format!("Unntatt offentlighet, {}", exempt.reason()))));
        }
        vec![plain(number), title, plain(responsible)]
    });
    Table {
        summary: format!("Saksliste for {}", subject.occasion()),
        columns: vec![Column::Short, Column::Text, Column::Short],
        header: vec![plain("Sak nr."), plain("Sak"), plain("Saksansvarlig")],
        rows: rows.collect(),
    }
}

fn papers(subject: &Subject<'_>) -> String {
    let website = subject.workspace.council.website.as_ref();
    let published = website.map_or_else(String::new, |site| {
        format!(
            " De er tilgjengelige på {site} fra samme dag, med unntak av det som er unntatt offentlighet."
        )
    });
    format!("Sakspapirene følger denne innkallingen.{published}")
}

/// The minutes that the council's rows want with the notice: of each body, the last meeting held.
fn enclosures(subject: &Subject<'_>) -> Option<String> {
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let rows = subject.body.enclosures.all_on(day);
    let minutes: Vec<String> = rows
        .flat_map(|row| council.bodies_named(&row.value.minutes_of.value))
        .filter_map(|body| {
            let is_held = |status: Placed<MeetingStatus>| status.value == MeetingStatus::Held;
            let meetings = subject.workspace.meetings_of(&body.id).rev();
            let held =
                meetings.filter(|meeting| meeting.date.value < day && meeting.status.is_some_and(is_held));
            let date = held.map(|meeting| meeting.date.value).next()?;
            let name = body.running_name_on(date);
            Some(format!("{} fra {name} {}", body.minutes_word, norsk::date(date)))
        })
        .collect();
    (!minutes.is_empty()).then(|| format!("Vedlagt følger {}.", norsk::list(&minutes)))
}

fn absence(subject: &Subject<'_>) -> String {
    format!(
        "Den som ikke kan møte, melder forfall til {} så snart som mulig og sørger for at varamedlemmet blir innkalt.",
        decapitalised(&subject.workspace.council.secretariat)
    )
}

fn decapitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

fn recipients(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, day);
    let rows: Vec<_> = seats
        .iter()
        .filter(|seat| seat.role != Role::Substitute)
        .map(|seat| {
            let person = people.persons.get(&seat.person.value);
            let office = person.map_or_else(String::new, |person| subject.office(person));
            let region = seat.represents.as_ref().and_then(|region| people.regions.get(&region.value));
            let region = region.map_or("", |region| region.name.as_str());
            let name = people.name_of(&seat.person.value);
            vec![plain(name), plain(office), plain(region), plain(seat.role.word())]
        })
        .collect();
    let mut blocks = Vec::new();
    let members = people.members.iter();
    let members =
        members.filter(|member| member.kind == MemberKind::Municipality && member.is_member_on(day)).count();
    if rows.is_empty() {
        let whom = format!("Medlemmene av {}.", subject.body.running_name_on(day));
        blocks.push(Block::Paragraph(plain(whom)));
    } else {
        let table = Table {
            summary: format!(
                "Medlemmer av {} som innkallingen er sendt til",
                subject.body.running_name_on(day)
            ),
            columns: vec![Column::Text, Column::Text, Column::Text, Column::Short],
            header: vec![plain("Navn"), plain("Stilling"), plain("Representerer"), plain("Verv")],
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(2).without_empty_column(1)));
    }
    for row in subject.body.copies.all_on(day) {
        let text = match (row.value.who.as_str(), members) {
            ("ordførere", members) if members > 0 => {
                format!("Kopi: ordførerne i de {members} medlemskommunene.")
            }
            (who, _) => format!("Kopi: {}.", definite_plural(who)),
        };
        blocks.push(Block::Paragraph(plain(text)));
    }
    blocks
}

fn signature(subject: &Subject<'_>) -> Block {
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, subject.meeting.date.value);
    let chair = seats.iter().find(|seat| seat.role == Role::Chair);
    let mut lines = Vec::new();
    if let Some(chair) = chair {
        lines.push(Inline::text(people.name_of(&chair.person.value)));
        lines.push(Inline::LineBreak);
        lines.push(Inline::text("leder"));
        lines.push(Inline::LineBreak);
        lines.push(Inline::LineBreak);
    }
    lines.push(Inline::text(subject.workspace.council.secretariat.as_str()));
    Block::Paragraph(lines)
}
