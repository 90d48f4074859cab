//! The notice with its agenda (koml. § 11-3).

use super::Subject;
use super::{circumstances, prose};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{Body, Form, Meeting, MemberKind, Role};
use crate::norsk::{self, fill};
use crate::text::marks;

/// The notice of a meeting. It exists for the public only.
pub fn notice(subject: &Subject<'_>) -> Document {
    let subject = &subject.public();
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let words = &subject.words().notice;
    let title = fill(words.title, &[("møte", &subject.occasion())]);
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: subject.facts() },
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
        Block::Paragraph(plain(invitation(subject))),
    ];
    blocks.extend(circumstances::circumstances(subject));
    blocks.extend(pointed_out(subject).map(|text| Block::Notice(plain(text))));
    blocks.push(heading(subject.words().common.agenda));
    blocks.push(Block::Table(agenda(subject)));
    let text = subject.workspace.text(subject.meeting.text);
    // Marks withhold nothing here, so whoever wrote them thought of more than the public may see.
    if !text.trim().is_empty() && marks::marks(text).is_empty() {
        blocks.push(heading(words.about));
        let path = &subject.workspace.source(subject.meeting.source).path;
        blocks.extend(prose::blocks(text, path, 3, subject.language()));
    }
    blocks.push(heading(words.papers_heading));
    blocks.push(Block::Paragraph(plain(papers(subject))));
    blocks.extend(enclosures(subject).map(|text| Block::Paragraph(plain(text))));
    if !subject.meeting.is_written() {
        blocks.push(Block::Paragraph(plain(absence(subject))));
    }
    blocks.push(heading(words.recipients));
    blocks.extend(recipients(subject));
    blocks.push(signature(subject));
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: subject.meeting.papers_complete().map_or(day, |complete| complete.value),
        running_head: format!("{}, {}", subject.body_in_council(), norsk::date(day)),
        restriction: None,
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
    let words = &subject.words().notice;
    let place = match (meeting.form.map(|form| form.value), &meeting.place) {
        (Some(Form::Written), _) => words.in_writing.to_owned(),
        (Some(Form::Remote), Some(place)) if place.to_lowercase().contains("digital") => {
            words.remote.to_owned()
        }
        (Some(Form::Remote), Some(place)) => fill(words.remote_at, &[("sted", place)]),
        (_, Some(place)) => format!(", {place}"),
        (_, None) => String::new(),
    };
    let body = subject.body.running_name_on(meeting.date.value);
    let date = subject.language().full_date(meeting.date.value);
    fill(words.invitation, &[("organ", &body), ("dato", &date), ("tid", &time), ("sted", &place)])
}

/// The remark that the council's rows demand when the agenda holds a certain kind of case.
pub(super) fn pointed_out(subject: &Subject<'_>) -> Option<String> {
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
    let who = norsk::capitalised(&subject.language().definite_plural(&row.value.who));
    let values = [("hvem", who.as_str()), ("sakstype", &noun), ("saker", &norsk::list(&titles))];
    Some(fill(subject.words().notice.pointed_out, &values))
}

pub(super) fn agenda(subject: &Subject<'_>) -> Table {
    let words = subject.words();
    let rows = subject.meeting.agenda.iter().map(|item| {
        let number = item.number.as_ref().map_or_else(|| "–".to_owned(), |number| number.value.clone());
        let case = subject.case_of(item);
        let responsible = case
            .and_then(|case| case.responsible.as_ref())
            .map_or("", |id| subject.workspace.people.name_of(&id.value));
        let mut title = plain(subject.title_of(item));
        if let Some(reason) = case.and_then(|case| subject.exemption_of(case)) {
            title.push(Inline::LineBreak);
            title.push(Inline::Emphasis(plain(reason)));
        }
        vec![plain(number), title, plain(responsible)]
    });
    Table {
        summary: fill(words.common.agenda_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Short],
        header: [words.common.number, words.common.case, words.common.responsible].map(plain).to_vec(),
        rows: rows.collect(),
    }
}

pub(super) fn papers(subject: &Subject<'_>) -> String {
    let words = &subject.words().notice;
    match &subject.workspace.council.website {
        Some(site) => format!("{} {}", words.papers, fill(words.published, &[("nettsted", site)])),
        None => words.papers.to_owned(),
    }
}

/// The minutes that go with the notice: those that the council's rows want, and those to be approved when
/// they are there.
fn enclosures(subject: &Subject<'_>) -> Option<String> {
    let enclosures = subject.workspace.enclosures(subject.meeting);
    let wanted = enclosures.iter().filter(|enclosure| enclosure.row.is_some() || enclosure.path.is_some());
    let minutes: Vec<String> =
        wanted.map(|enclosure| minutes_of(subject, enclosure.body, enclosure.meeting)).collect();
    let enclosed = subject.words().notice.enclosed;
    (!minutes.is_empty()).then(|| fill(enclosed, &[("referater", &norsk::list(&minutes))]))
}

/// «referat fra administrativ koordineringsgruppe 30. januar 2024»
pub(super) fn minutes_of(subject: &Subject<'_>, body: &Body, meeting: &Meeting) -> String {
    let date = meeting.date.value;
    let meeting = format!("{} {}", body.running_name_on(date), norsk::date(date));
    let values = [("referat", body.minutes_word.as_str()), ("møte", &meeting)];
    fill(subject.words().common.minutes_of, &values)
}

pub(super) fn absence(subject: &Subject<'_>) -> String {
    let secretariat = subject.workspace.council.secretariat_in_running_text();
    fill(subject.words().notice.absence, &[("sekretariat", &secretariat)])
}

/// Who the paper goes to: the members, and the substitutes who are called.
pub(super) fn recipients(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, day);
    let vacancies = subject.workspace.vacancies(subject.meeting);
    let called = vacancies.into_iter().filter_map(|vacancy| vacancy.called);
    let rows: Vec<_> = seats
        .into_iter()
        .filter(|seat| seat.role != Role::Substitute)
        .chain(called)
        .map(|seat| {
            let person = people.persons.get(&seat.person.value);
            let office = person.map_or_else(String::new, |person| subject.office(person));
            let region = seat.represents.as_ref().and_then(|region| people.regions.get(&region.value));
            let region = region.map_or("", |region| region.name.as_str());
            let name = people.name_of(&seat.person.value);
            vec![
                plain(name),
                plain(office),
                plain(region),
                plain(subject.language().of_file_word(seat.role.word())),
            ]
        })
        .collect();
    let mut blocks = Vec::new();
    let words = subject.words();
    let body = subject.body.running_name_on(day);
    if rows.is_empty() {
        blocks.push(Block::Paragraph(plain(fill(words.notice.members_of, &[("organ", &body)]))));
    } else {
        let table = Table {
            summary: fill(words.notice.recipients_summary, &[("organ", &body)]),
            columns: vec![Column::Text, Column::Text, Column::Text, Column::Short],
            header: [words.common.name, words.notice.office, words.common.represents, words.common.seat]
                .map(plain)
                .to_vec(),
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(2).without_empty_column(1)));
    }
    blocks.extend(copies(subject));
    blocks
}

/// Who gets a copy; mayors are counted, since they are those of every kommune.
fn copies(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let words = &subject.words().notice;
    let members = subject.workspace.people.members.iter();
    let kommuner =
        members.filter(|member| member.kind == MemberKind::Municipality && member.is_member_on(day)).count();
    let copy = |who: &str| {
        if words.mayors.contains(&who) && kommuner > 0 {
            return fill(words.copy_to_mayors, &[("antall", &kommuner.to_string())]);
        }
        fill(words.copy_to, &[("hvem", &subject.language().definite_plural(who))])
    };
    let rows = subject.body.copies.all_on(day);
    rows.map(|row| Block::Paragraph(plain(copy(&row.value.who)))).collect()
}

/// Who sends it.
pub(super) fn signature(subject: &Subject<'_>) -> Block {
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, subject.meeting.date.value);
    let chair = seats.iter().find(|seat| seat.role == Role::Chair);
    let mut lines = Vec::new();
    if let Some(chair) = chair {
        lines.push(Inline::text(people.name_of(&chair.person.value)));
        lines.push(Inline::LineBreak);
        lines.push(Inline::text(subject.language().of_file_word(Role::Chair.word())));
        lines.push(Inline::LineBreak);
        lines.push(Inline::LineBreak);
    }
    lines.push(Inline::text(subject.workspace.council.secretariat.as_str()));
    Block::Paragraph(lines)
}
