//! The notice with its agenda (koml. § 11-3).

use chrono::NaiveDate;

use super::{Subject, circumstances, office, prose, represented};
use crate::document::{Agenda, Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{Body, Form, Meeting, MemberKind, Role, calendar};
use crate::norsk::{self, fill};
use crate::workspace::Invited;

/// The notice of a meeting. It exists for the public only.
pub fn notice(subject: &Subject<'_>) -> Document {
    let subject = &subject.public();
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let words = &subject.words().notice;
    let title = fill(words.title, &[("møte", &subject.occasion())]);
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: subject.facts() },
        Block::heading(1, &title),
        Block::paragraph(invitation(subject)),
    ];
    blocks.extend(circumstances::circumstances(subject));
    blocks.extend(pointed_out(subject).map(Block::notice));
    blocks.push(Block::heading(2, subject.words().common.agenda));
    blocks.push(Block::Agenda(agenda(subject, &[])));
    if let Some(text) = subject.workspace.notice_text(subject.meeting) {
        blocks.push(Block::heading(2, words.about));
        let path = &subject.workspace.source(subject.meeting.source).path;
        blocks.extend(subject.of_body(prose::blocks(text, path, 3, subject.language())));
    }
    blocks.push(Block::heading(2, words.papers_heading));
    blocks.push(Block::paragraph(papers(subject)));
    blocks.extend(enclosures(subject).map(Block::paragraph));
    if !subject.meeting.is_written() {
        let day = subject.meeting.papers_complete().map(|complete| complete.value);
        blocks.push(Block::paragraph(absence(subject, day)));
    }
    blocks.push(Block::heading(2, words.recipients));
    blocks.extend(recipients(subject));
    blocks.extend(invited(subject).map(Block::paragraph));
    blocks.push(signature(subject));
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: subject.meeting.papers_complete().map_or(day, |complete| complete.value),
        running_head: subject.running_head(words.kind),
        restriction: None,
        mark: subject.mark(),
        blocks,
    }
}

fn invitation(subject: &Subject<'_>) -> String {
    let meeting = subject.meeting;
    let time = subject.hours().map_or_else(String::new, |hours| format!(" {hours}"));
    let words = &subject.words().notice;
    let place = match (meeting.form.map(|form| form.value), meeting.open_place()) {
        (Some(Form::Written), _) => words.in_writing.to_owned(),
        (Some(Form::Remote), Some(place)) if place.to_lowercase().contains("digital") => {
            words.remote.to_owned()
        }
        (Some(Form::Remote), Some(place)) => fill(words.remote_at, &[("sted", place)]),
        (_, Some(place)) => format!(", {place}"),
        (_, None) => String::new(),
    };
    let body = subject.body.running_name_on(meeting.date.value);
    let (date, kind) = (subject.day_in_words(), subject.kind_of_meeting());
    let values =
        [("møte", kind.as_str()), ("organ", &body), ("dato", &date), ("tid", &time), ("sted", &place)];
    fill(words.invitation, &values)
}

/// The remark that the council's rows demand when the agenda holds a certain kind of case.
pub(super) fn pointed_out(subject: &Subject<'_>) -> Option<String> {
    let day = subject.meeting.date.value;
    let row = subject.body.copies.all_on(day).find(|row| row.value.point_out.is_some())?;
    let wanted = row.value.point_out.as_ref()?;
    let case_type = subject.workspace.council.case_types.get(&wanted.value)?;
    let mut titles = Vec::new();
    for item in &subject.meeting.agenda {
        if let Some(case) = subject.case_of(item)
            && case.case_type.as_ref().is_some_and(|of| of.value == wanted.value)
        {
            let title = format!("«{}»", subject.title_of(item));
            titles.push(match &item.number {
                Some(number) => format!("{} {title}", norsk::numbered_in_text(&number.value)),
                None => title,
            });
        }
    }
    if titles.is_empty() {
        return None;
    }
    let what = cases_of_type(subject, &case_type.name.to_lowercase(), titles.len() == 1);
    let who = norsk::capitalised(&subject.language().definite_plural(&row.value.who));
    let values = [("hvem", who.as_str()), ("hva", &what), ("saker", &norsk::list(&titles))];
    Some(fill(subject.words().notice.pointed_out, &values))
}

/// «en uttalelse», «uttalelser»; of a type that nobody knows the gender of, «en sak av typen prosjekt».
fn cases_of_type(subject: &Subject<'_>, noun: &str, is_one: bool) -> String {
    let [one, several] = subject.words().notice.of_type;
    let counted = subject.language().counted(noun, is_one);
    counted.unwrap_or_else(|| fill(if is_one { one } else { several }, &[("sakstype", noun)]))
}

/// Every item; before the titles of some stands what is new with them.
pub(super) fn agenda(subject: &Subject<'_>, news: &[(usize, &str)]) -> Agenda {
    let words = subject.words();
    let people = &subject.workspace.people;
    let mut rows = Vec::new();
    for (at, item) in subject.meeting.agenda.iter().enumerate() {
        let mut responsible = "";
        if let Some(case) = subject.case_of(item)
            && let Some(id) = &case.responsible
        {
            responsible = people.name_of(&id.value);
        }
        let mut title = Vec::new();
        if let Some((_, mark)) = news.iter().find(|(index, _)| *index == at) {
            title.extend([Inline::Strong(plain(*mark)), Inline::text(" ")]);
        }
        title.extend(subject.titled(item));
        rows.push(vec![plain(subject.number_of(item)), title, plain(responsible)]);
    }
    let table = Table {
        summary: fill(words.common.agenda_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Short],
        header: plain_row([words.common.number, words.common.case, words.common.responsible]),
        rows,
    };
    Agenda { table: table.without_empty_column(2), news: news.iter().map(|(index, _)| *index).collect() }
}

pub(super) fn papers(subject: &Subject<'_>) -> String {
    let words = &subject.words().notice;
    let some_follow = subject.meeting.agenda.iter().any(|item| item.awaited().is_some());
    let papers = if some_follow { subject.words().agenda.papers_but } else { words.papers };
    match &subject.workspace.council.website {
        Some(site) => format!("{papers} {}", fill(words.published, &[("nettsted", site)])),
        None => papers.to_owned(),
    }
}

/// The minutes that go with the notice: those that the council's rows want, and those to be approved. Only
/// what is there: what is said to be enclosed is sealed with the notice.
fn enclosures(subject: &Subject<'_>) -> Option<String> {
    let mut minutes = Vec::new();
    for enclosure in subject.workspace.enclosures(subject.meeting) {
        if enclosure.path.is_some() {
            minutes.push(minutes_of(subject, enclosure.body, enclosure.meeting));
        }
    }
    if minutes.is_empty() {
        return None;
    }
    Some(fill(subject.words().notice.enclosed, &[("referater", &norsk::list(&minutes))]))
}

/// «referat fra administrativ koordineringsgruppe 30. januar 2024»
pub(super) fn minutes_of(subject: &Subject<'_>, body: &Body, meeting: &Meeting) -> String {
    let date = meeting.date.value;
    let meeting = format!("{} {}", body.running_name_on(date), norsk::date(date));
    let values = [("referat", body.minutes_word.as_str()), ("møte", &meeting)];
    fill(subject.words().common.minutes_of, &values)
}

/// Whom somebody tells who cannot come, and by when, in a paper or a mail of `sent`.
pub(super) fn absence(subject: &Subject<'_>, sent: Option<NaiveDate>) -> String {
    let words = &subject.words().notice;
    let council = &subject.workspace.council;
    let meeting = subject.meeting.date.value;
    let mut when = words.absence_soon.to_owned();
    if let Some(days) = council.working_times_on(meeting).absences {
        let last = calendar::working_days_before(meeting, days);
        if sent.is_none_or(|sent| sent < last) {
            when = fill(words.absence_by, &[("dato", &subject.language().full_date(last))]);
        }
    }
    let mut said = fill(words.absence, &[("sekretariat", &council.contact()), ("når", &when)]);
    // A group that nobody is elected to has no substitutes.
    if subject.body.is_elected() {
        let by_member = subject.body.members_call_substitutes.on(subject.meeting.date.value);
        let is_by_member = by_member.is_some_and(|row| row.value);
        said.push_str(if is_by_member { words.called_by_member } else { words.called_by_secretariat });
    }
    said
}

/// Who the paper goes to: the members, and the substitutes who are called.
pub(super) fn recipients(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let mut seats = people.seats_on(&subject.body.id, day);
    seats.retain(|seat| seat.role != Role::Substitute);
    for vacancy in subject.workspace.vacancies(subject.meeting) {
        seats.extend(vacancy.called);
    }
    let mut rows = Vec::new();
    for seat in seats {
        let office = match people.persons.get(&seat.person.value) {
            Some(person) => office(person),
            None => String::new(),
        };
        let name = people.name_of(&seat.person.value);
        let role = subject.language().of_file_word(seat.role.word());
        rows.push(plain_row([name, &office, represented(people, seat), role]));
    }
    let mut blocks = Vec::new();
    let words = subject.words();
    let body = subject.body.running_name_on(day);
    if rows.is_empty() {
        blocks.push(Block::paragraph(fill(words.notice.members_of, &[("organ", &body)])));
    } else {
        let table = Table {
            summary: fill(words.notice.recipients_summary, &[("organ", &body)]),
            columns: vec![Column::Text, Column::Text, Column::Text, Column::Short],
            header: plain_row([
                words.common.name,
                words.notice.office,
                words.common.represents,
                words.common.seat,
            ]),
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(2).without_empty_column(1)));
    }
    blocks.extend(copies(subject));
    blocks
}

/// Who is invited to single items.
pub(super) fn invited(subject: &Subject<'_>) -> Option<String> {
    let (workspace, words) = (subject.workspace, &subject.words().members);
    let mut invited = Vec::new();
    for one in workspace.invited(subject.meeting) {
        let [plain, leader] = words.invited_to;
        let (template, leads) = match one.leads {
            Some(body) => (leader, body.running_name_on(subject.meeting.date.value)),
            None => (plain, String::new()),
        };
        let (name, items) = (workspace.people.name_for(one.who), invited_to(subject, &one));
        invited.push(fill(template, &[("navn", name), ("organ", &leads), ("saker", &items)]));
    }
    (!invited.is_empty()).then(|| fill(words.invited, &[("liste", &norsk::list(&invited))]))
}

/// «sak 3 og sak 4»
pub(super) fn invited_to(subject: &Subject<'_>, invited: &Invited<'_>) -> String {
    let mut items = Vec::new();
    for item in &invited.items {
        items.push(match &item.number {
            Some(number) => norsk::numbered_in_text(&number.value),
            None => format!("«{}»", subject.title_of(item)),
        });
    }
    norsk::list(&items)
}

/// Who gets a copy; mayors are counted, since they are those of every kommune.
fn copies(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let words = &subject.words().notice;
    let members = subject.workspace.people.members.iter();
    let kommuner =
        members.filter(|member| member.kind == MemberKind::Municipality && member.is_member_on(day)).count();
    let mut lines = Vec::new();
    for row in subject.body.copies.all_on(day) {
        let who = row.value.who.as_str();
        lines.push(Block::paragraph(if words.mayors.contains(&who) && kommuner > 0 {
            fill(words.copy_to_mayors, &[("antall", &kommuner.to_string())])
        } else {
            fill(words.copy_to, &[("hvem", &subject.language().definite_plural(who))])
        }));
    }
    lines
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
