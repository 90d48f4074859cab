//! The skeleton of a meeting's minutes: everything koml. § 11-4 demands, with room to write.

use super::{Subject, number};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{AgendaItem, OpenText, Role, Seat};
use crate::norsk::{self, fill};

/// The minutes to be filled in.
pub fn minutes(subject: &Subject<'_>) -> Document {
    let subject = &subject.public();
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let words = &subject.words().minutes;
    let minutes = norsk::capitalised(&subject.body.minutes_word);
    let values = [("referat", minutes.as_str()), ("møte", &subject.occasion())];
    let title = fill(subject.words().common.minutes_of, &values);
    let mut blocks = vec![Block::Heading { level: 1, text: plain(&title), contents_entry: None }];
    blocks.push(Block::Facts(facts(subject)));
    blocks.extend(attendance(subject));
    blocks.push(heading(2, words.cases));
    for item in &subject.meeting.agenda {
        blocks.extend(treatment(subject, item));
    }
    blocks.push(heading(2, words.closing));
    blocks.push(Block::Paragraph(vec![Inline::Emphasis(plain(words.closing_help))]));
    blocks.extend(words.closing_lines.map(fill_in));
    blocks.push(heading(2, words.signature));
    blocks.push(fill_in(words.ended));
    blocks.push(fill_in(words.chair));
    blocks.push(fill_in(words.secretary));
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
    let mut blocks = vec![fill_in(words.began), fill_in(words.chair), heading(2, words.attendance)];
    let rows: Vec<_> =
        seats.iter().filter(|seat| seat.role != Role::Substitute).map(|seat| row(subject, seat)).collect();
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
        if subject.body.kind == Some(crate::model::BodyKind::Elected) {
            let [one, many] = words.members;
            let values = [
                ("organ", subject.body.name_on(day)),
                ("medlemmer", &norsk::count(voting, one, many)),
                ("flertall", &voting.div_ceil(2).to_string()),
            ];
            blocks.push(Block::Paragraph(plain(fill(words.quorum, &values))));
        }
    }
    blocks.push(fill_in(words.others));
    blocks
}

fn row(subject: &Subject<'_>, seat: &Seat) -> Vec<Vec<Inline>> {
    let people = &subject.workspace.people;
    let region = seat.represents.as_ref().and_then(|region| people.regions.get(&region.value));
    vec![
        plain(people.name_of(&seat.person.value)),
        plain(region.map_or("", |region| region.name.as_str())),
        plain(subject.language().of_file_word(seat.role.word())),
        Vec::new(),
        Vec::new(),
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
    let words = &subject.words().minutes;
    let is_elected = subject.body.kind == Some(crate::model::BodyKind::Elected);
    let labels: &[&str] = if is_elected { &words.elected_lines } else { &words.advisory_lines };
    blocks.extend(labels.iter().map(|label| fill_in(label)));
    blocks
}

fn proposal(subject: &Subject<'_>, item: &AgendaItem) -> Option<(String, Vec<Block>)> {
    let label = subject.workspace.council.headings.proposal.clone();
    let Some(case) = subject.case_of(item) else {
        return Some((label, vec![Block::Paragraph(plain(subject.proposal_of(item)?))]));
    };
    if subject.shown(case) == OpenText::Nothing {
        return None;
    }
    let (_, before) = subject.steps_of(case);
    let section = subject.workspace.proposal_after(case, &before)?.section;
    Some((subject.heading_of(case, section).unwrap_or(label), subject.under(case, section, 4)))
}
