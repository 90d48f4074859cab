//! The skeleton of a meeting's minutes: everything koml. § 11-4 demands, with room to write.

use super::{Subject, number};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{AgendaItem, Role, Seat};
use crate::norsk;

use super::prose;

/// The minutes to be filled in.
pub fn minutes(subject: &Subject<'_>) -> Document {
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    let title = format!("{} fra {}", norsk::capitalised(&subject.body.minutes_word), subject.occasion());
    let mut blocks = vec![Block::Heading { level: 1, text: plain(&title), contents_entry: None }];
    blocks.push(Block::Facts(facts(subject)));
    blocks.extend(attendance(subject));
    blocks.push(heading(2, "Saker"));
    for item in &subject.meeting.agenda {
        blocks.extend(treatment(subject, item));
    }
    blocks.push(heading(2, "Lukking av møtet"));
    blocks.push(Block::Paragraph(vec![Inline::Emphasis(plain(
        "Strykes hvis møtet var åpent hele tiden. Vedtaket om å lukke møtet treffes i åpent møte, og hjemmelen skal stå her (koml. §§ 11-4 og 11-5).",
    ))]));
    blocks.extend(["Sak og tidsrom", "Hjemmel", "Avstemning om lukking"].map(fill_in));
    blocks.push(heading(2, "Underskrift"));
    blocks.push(fill_in("Møtet hevet kl."));
    blocks.push(fill_in("Møteleder"));
    blocks.push(fill_in("Referent"));
    Document {
        title,
        council: council.name.clone(),
        language: council.language.to_owned(),
        date: day,
        running_head: format!("{}, {}", subject.body_in_council(), norsk::date(day)),
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
    let mut facts = vec![
        ("Organ".to_owned(), plain(subject.body_in_council())),
        ("Dato".to_owned(), plain(norsk::capitalised(&norsk::full_date(meeting.date.value)))),
    ];
    let mut add = |label: &str, value: Option<String>| {
        facts.extend(value.map(|value| (label.to_owned(), plain(value))));
    };
    add("Innkalt til", meeting.time.as_ref().map(|time| format!("kl. {time}")));
    add("Sted", meeting.place.clone());
    add("Møteform", meeting.form.map(|form| form.value.word().to_owned()));
    add("Innkalling sendt", meeting.sent.map(|sent| norsk::date(sent.value)));
    facts
}

/// Who met and who did not, as a table to fill in where the members are known.
fn attendance(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, day);
    let mut blocks =
        vec![fill_in("Møtet satt kl."), fill_in("Møteleder"), heading(2, "Til stede og forfall")];
    let rows: Vec<_> =
        seats.iter().filter(|seat| seat.role != Role::Substitute).map(|seat| row(subject, seat)).collect();
    if rows.is_empty() {
        blocks.extend(["Til stede", "Forfall", "Varamedlemmer som møtte, og for hvem"].map(fill_in));
    } else {
        let voting = seats.iter().filter(|seat| seat.role.votes()).count();
        let table = Table {
            summary: "Hvem som møtte, hvem som var fraværende, og hvem som møtte i stedet".to_owned(),
            columns: vec![Column::Text, Column::Text, Column::Short, Column::Text, Column::Text],
            header: ["Navn", "Representerer", "Verv", "Møtte (ja, nei, fra–til)", "Vara som møtte"]
                .map(plain)
                .to_vec(),
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(1)));
        if subject.body.kind == Some(crate::model::BodyKind::Elected) {
            blocks.push(Block::Paragraph(plain(format!(
                "{} har {}. Minst {} må være til stede og avgi stemme i hver sak for at vedtak kan treffes (koml. § 11-9).",
                subject.body.name_on(day),
                norsk::count(voting, "medlem", "medlemmer"),
                voting.div_ceil(2)
            ))));
        }
    }
    blocks.push(fill_in("Dessuten møtte"));
    blocks
}

fn row(subject: &Subject<'_>, seat: &Seat) -> Vec<Vec<Inline>> {
    let people = &subject.workspace.people;
    let region = seat.represents.as_ref().and_then(|region| people.regions.get(&region.value));
    vec![
        plain(people.name_of(&seat.person.value)),
        plain(region.map_or("", |region| region.name.as_str())),
        plain(seat.role.word()),
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
    let is_elected = subject.body.kind == Some(crate::model::BodyKind::Elected);
    let labels: &[&str] = if is_elected {
        &["Habilitet", "Behandling", "Avstemning (for, mot, hvem)", "Vedtak"]
    } else {
        &["Drøfting", "Oppsummering"]
    };
    blocks.extend(labels.iter().map(|label| fill_in(label)));
    blocks
}

fn proposal(subject: &Subject<'_>, item: &AgendaItem) -> Option<(String, Vec<Block>)> {
    let label = "Forslag til vedtak".to_owned();
    let Some(case) = subject.case_of(item) else {
        return Some((label, vec![Block::Paragraph(plain(subject.proposal_of(item)?))]));
    };
    if case.exempt.is_some() {
        return None;
    }
    let (_, before) = subject.steps_of(case);
    let section = super::book::proposal(subject, case, &before)?;
    let path = &subject.workspace.source(case.source).path;
    let blocks = prose::blocks(subject.workspace.text(section.body), path, 4);
    Some((section.heading.clone(), blocks))
}
