//! The skeleton of a meeting's minutes: everything koml. § 11-4 demands, with room to write.

use std::collections::BTreeMap;

use super::{Subject, number};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{AgendaItem, BodyKind, Case, Matter, OpenText, Power, Role, Seat, calendar, law};
use crate::norsk::{self, fill};
use crate::workspace::Vacancy;

/// The minutes to be filled in.
pub fn minutes(subject: &Subject<'_>) -> Document {
    let subject = &subject.public();
    let words = &subject.words().minutes;
    let title = title(subject);
    let mut blocks = vec![
        hint(&fill(words.help, &[("møte", &subject.meeting.id)])),
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
        Block::Facts(facts(subject)),
    ];
    blocks.extend(attendance(subject));
    blocks.push(heading(2, words.cases));
    if is_elected(subject) {
        blocks.push(hint(words.cases_help));
    }
    for item in &subject.meeting.agenda {
        blocks.extend(treatment(subject, item));
    }
    blocks.push(heading(2, words.signature));
    blocks.extend([words.ended, words.chair, words.secretary].map(fill_in));
    blocks.extend(review(subject));
    of(subject, title, blocks)
}

/// «Referat fra styremøte 16. februar 2024»
pub(super) fn title(subject: &Subject<'_>) -> String {
    let minutes = norsk::capitalised(&subject.body.minutes_word);
    let values = [("referat", minutes.as_str()), ("møte", &subject.occasion())];
    fill(subject.words().common.minutes_of, &values)
}

/// The paper that says `blocks`.
pub(super) fn of(subject: &Subject<'_>, title: String, blocks: Vec<Block>) -> Document {
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: day,
        running_head: format!("{}, {}", subject.body_in_council(), norsk::date(day)),
        restriction: None,
        logo: subject.logo(),
        blocks,
    }
}

fn is_elected(subject: &Subject<'_>) -> bool {
    subject.body.kind == Some(BodyKind::Elected)
}

/// The last day on which the decisions of a body that decides can be brought before the ministry.
fn review(subject: &Subject<'_>) -> Option<Block> {
    let day = subject.meeting.date.value;
    let decides = subject.workspace.elected_body(subject.meeting)?.can(Power::Decide, day);
    let last = subject.language().full_date(calendar::legal_deadline(day, law::WEEKS_FOR_REVIEW));
    let sentence = fill(subject.words().minutes.review, &[("dato", &last)]);
    decides.then(|| Block::Paragraph(plain(sentence)))
}

fn hint(text: &str) -> Block {
    Block::Hint(text.to_owned())
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: plain(text), contents_entry: None }
}

fn fill_in(label: &str) -> Block {
    Block::FillIn { label: label.to_owned() }
}

fn facts(subject: &Subject<'_>) -> Vec<(String, Vec<Inline>)> {
    let meeting = subject.meeting;
    let words = subject.words();
    let date = norsk::capitalised(&subject.language().full_date(meeting.date.value));
    let mut facts = vec![
        (words.common.body.to_owned(), plain(subject.body_in_council())),
        (words.common.date.to_owned(), plain(date)),
    ];
    let mut add = |label: &str, value: Option<String>| {
        facts.extend(value.map(|value| (label.to_owned(), plain(value))));
    };
    add(words.minutes.called_to, meeting.time.as_ref().map(|time| format!("kl. {time}")));
    add(words.common.place, meeting.place.clone());
    add(words.common.form, subject.form_word());
    add(words.minutes.notice_sent, meeting.sent.map(|sent| norsk::date(sent.value)));
    facts
}

/// Who met and who did not, as a table to fill in where the members are known.
fn attendance(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, day);
    let words = &subject.words().minutes;
    let common = &subject.words().common;
    let mut blocks = Vec::new();
    if subject.meeting.place.is_none() {
        blocks.push(fill_in(common.place));
    }
    blocks.extend([fill_in(words.began), fill_in(words.chair), heading(2, words.attendance)]);
    if !seats.is_empty() {
        blocks.push(hint(words.attendance_help));
    }
    let vacancies = subject.workspace.vacancies(subject.meeting);
    let rows: Vec<_> = seats
        .iter()
        .filter(|seat| seat.role != Role::Substitute)
        .map(|seat| row(subject, seat, &vacancies))
        .collect();
    if rows.is_empty() {
        blocks.extend(words.attendance_lines.map(fill_in));
    } else {
        let voting = seats.iter().filter(|seat| seat.role.votes()).count();
        let table = Table {
            summary: words.attendance_summary.to_owned(),
            columns: vec![Column::Text, Column::Text, Column::Short, Column::Text, Column::Text],
            header: [common.name, common.represents, common.seat, words.came, words.substitute]
                .map(plain)
                .to_vec(),
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(1)));
        if is_elected(subject) {
            let [one, many] = words.members;
            let values = [
                ("organ", subject.body.name_on(day)),
                ("medlemmer", &norsk::count(voting, one, many)),
                ("flertall", &voting.div_ceil(2).to_string()),
            ];
            blocks.push(Block::Paragraph(plain(fill(words.quorum, &values))));
        }
    }
    blocks.extend(substitutes(subject, &seats));
    blocks.push(fill_in(words.others));
    blocks
}

/// The substitutes, grouped by whom they may stand in for, in the order they were elected, and room for
/// those of them who could not come.
fn substitutes(subject: &Subject<'_>, seats: &[&Seat]) -> Vec<Block> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Seat>> = BTreeMap::new();
    for seat in seats.iter().filter(|seat| seat.role == Role::Substitute) {
        let group = seat.represents.as_ref().map(|region| region.value.as_str());
        groups.entry(group).or_default().push(seat);
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let people = &subject.workspace.people;
    let items = groups.into_iter().map(|(group, mut seats)| {
        seats.sort_by_key(|seat| seat.number.unwrap_or(u16::MAX));
        let names = seats.iter().map(|seat| {
            let name = people.name_of(&seat.person.value);
            seat.number.map_or_else(|| name.to_owned(), |number| format!("{name} (nr. {number})"))
        });
        let names = names.collect::<Vec<_>>().join(", ");
        let line = group.map_or(names.clone(), |group| format!("{}: {names}", people.region_name(group)));
        vec![Block::Paragraph(plain(line))]
    });
    let words = &subject.words().minutes;
    vec![
        Block::Paragraph(plain(words.substitutes)),
        Block::List { start: None, items: items.collect() },
        fill_in(words.absent_substitutes),
    ]
}

/// A member, with what is known before the meeting: who cannot come, and who is called instead.
fn row(subject: &Subject<'_>, seat: &Seat, vacancies: &[Vacancy<'_>]) -> Vec<Vec<Inline>> {
    let people = &subject.workspace.people;
    let region = seat.represents.as_ref().and_then(|region| people.regions.get(&region.value));
    let person = &seat.person.value;
    let mut rows = subject.meeting.attendance.iter().filter(|row| row.person.value == *person);
    let reason = rows.find_map(|row| row.absence.as_ref());
    let vacancy = vacancies.iter().find(|vacancy| vacancy.absent.person.value == *person);
    let called = vacancy.and_then(|vacancy| vacancy.called);
    vec![
        plain(people.name_of(person)),
        plain(region.map_or("", |region| region.name.as_str())),
        plain(subject.language().of_file_word(seat.role.word())),
        reason.map_or_else(Vec::new, |reason| plain(format!("forfall ({})", reason.value))),
        called.map_or_else(Vec::new, |called| plain(people.name_of(&called.person.value))),
    ]
}

/// One item: what was proposed, and room for what was said, voted and decided.
fn treatment(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let title = format!("{} {}", number(item), subject.title_of(item));
    let mut blocks = vec![heading(3, title.trim())];
    if let Some((label, proposal)) = proposal(subject, item) {
        blocks.push(Block::Paragraph(vec![Inline::Strong(plain(format!("{label}:")))]));
        blocks.push(Block::Quote(proposal));
    }
    blocks.extend(lateness(subject, item));
    blocks.extend(room(subject, item));
    blocks
}

/// Of what came after the notice: that it did, and in a body that decides room for those who would not have it
/// decided then (koml. § 11-3 femte ledd).
fn lateness(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let is_late = item.record.as_ref().is_some_and(|record| record.added_late.is_some());
    let words = &subject.words().minutes;
    let mut blocks = Vec::new();
    if is_late {
        blocks.push(Block::Paragraph(plain(words.late)));
        blocks.extend(is_elected(subject).then(|| fill_in(words.objectors)));
    }
    blocks
}

/// Room for what an item needs: a case of an elected body all that the law asks for, the others little.
fn room(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let words = &subject.words().minutes;
    if !is_elected(subject) {
        return words.advisory_lines.map(fill_in).to_vec();
    }
    let Some(case) = subject.case_of(item) else {
        return [words.treatment, words.ballot, words.decision].map(fill_in).to_vec();
    };
    let mut blocks = vec![fill_in(words.recused)];
    if case.exempt.is_some() {
        blocks.push(hint(words.closed_help));
    }
    blocks.extend([words.closed, words.treatment, words.proposals].map(fill_in));
    if subject.workspace.concerns(case, Matter::Election).is_some() {
        blocks.extend(words.election_lines.map(fill_in));
    }
    blocks.extend([words.ballot, conclusion(subject, case), words.statement].map(fill_in));
    blocks
}

/// What the body says in the end: a decision, or what it asks the next body to decide.
fn conclusion(subject: &Subject<'_>, case: &Case) -> &'static str {
    let words = &subject.words().minutes;
    let (body, day) = (subject.body, subject.meeting.date.value);
    let has_last_word =
        body.can(Power::Decide, day) && subject.workspace.deciding_body(case) == Some(body.id.as_str());
    if body.can(Power::Recommend, day) && !has_last_word { words.recommendation } else { words.decision }
}

fn proposal(subject: &Subject<'_>, item: &AgendaItem) -> Option<(String, Vec<Block>)> {
    let label = subject.workspace.council.headings.proposal.clone();
    let Some(case) = subject.case_of(item) else {
        return Some((label, vec![Block::Paragraph(plain(subject.proposal_of(item)?))]));
    };
    if subject.shown(case) == OpenText::Nothing {
        return None;
    }
    let before = subject.workspace.treatments_before(case, subject.meeting);
    let section = subject.workspace.proposal_after(case, &before)?.section;
    Some((subject.heading_of(case, section).unwrap_or(label), subject.under(case, section, 4)))
}
