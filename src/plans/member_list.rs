//! Who sits in the bodies of the council: for everybody, and with addresses for those who work with it.

use super::organisation::{bodies_on, chart};
use super::{mark, office, represented};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{Body, Person, Role, Seat, census};
use crate::norsk::{self, fill};
use crate::workspace::Workspace;

/// Who a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: only the addresses that are said to be public.
    Public,
    /// Those who work with the council.
    Council,
}

/// A body with those who sit in it today.
pub struct ListedBody<'a> {
    /// The body.
    pub body: &'a Body,
    /// Its name on papers.
    pub name: &'a str,
    /// The seats, its leader first.
    pub seats: Vec<ListedSeat<'a>>,
    /// The regions, members and offices that nobody has a seat for; none where nobody is known to sit.
    pub vacant: Vec<String>,
}

/// A seat as lists show it.
pub struct ListedSeat<'a> {
    /// The seat.
    pub seat: &'a Seat,
    /// The name of who holds it.
    pub name: &'a str,
    /// The person, when it is one in the file.
    pub person: Option<&'a Person>,
    /// The office at home.
    pub office: String,
    /// The region or member it represents.
    pub represents: &'a str,
}

/// `bodies` with those who have a seat today.
pub fn listed<'a>(workspace: &'a Workspace, bodies: Vec<&'a Body>) -> Vec<ListedBody<'a>> {
    let (people, today) = (&workspace.people, workspace.today);
    let mut listed = Vec::new();
    for body in bodies {
        let mut seats = Vec::new();
        for seat in people.seats_on(&body.id, today) {
            let person = people.persons.get(&seat.person.value);
            seats.push(ListedSeat {
                seat,
                name: people.name_of(&seat.person.value),
                person,
                office: person.map(office).unwrap_or_default(),
                represents: represented(people, seat),
            });
        }
        let vacant = if seats.is_empty() { Vec::new() } else { vacant(workspace, body) };
        listed.push(ListedBody { body, name: body.name_on(today), seats, vacant });
    }
    listed
}

/// What nobody has a seat for: the office of leader, a region that shall have one, a member without anybody
/// in the supreme body.
fn vacant(workspace: &Workspace, body: &Body) -> Vec<String> {
    let (people, today) = (&workspace.people, workspace.today);
    let seats: Vec<&Seat> = people.voting_seats_on(&body.id, today).collect();
    let mut vacant = Vec::new();
    let leads = |seat: &&Seat| seat.role == Role::Chair;
    if !body.is_led_by_another_on(today) && !seats.iter().any(leads) {
        vacant.push(workspace.council.language.wording().members.leader.to_owned());
    }
    let by_region = body.one_per_region.on(today).is_some_and(|row| row.value);
    for member in &people.members {
        if !member.is_member_on(today) {
            continue;
        }
        let region = member.region.as_ref().map(|region| region.value.as_str());
        let (is_missing, name) = match region {
            Some(region) if by_region => {
                let is_theirs = |seat: &&Seat| people.region_of(seat) == Some(region);
                (!seats.iter().any(is_theirs), people.region_name(region).to_owned())
            }
            _ if body.is_supreme_on(today) => {
                let is_theirs =
                    |seat: &&Seat| people.member_of(seat).is_some_and(|name| name.value == member.name.value);
                (!seats.iter().any(is_theirs), census::name_of(member))
            }
            _ => continue,
        };
        if is_missing && !vacant.contains(&name) {
            vacant.push(name);
        }
    }
    vacant
}

/// The list; for everybody with how the council is organised.
pub fn member_list(workspace: &Workspace, audience: Audience) -> Document {
    let (language, today) = (workspace.council.language, workspace.today);
    let words = &language.wording().members;
    let (kind, restriction) = match audience {
        Audience::Public => (words.kind, None),
        Audience::Council => (words.contact_kind, Some(words.contact_notice.to_owned())),
    };
    let title = fill(words.title, &[("råd", &workspace.council.short_name)]);
    let facts = vec![(words.as_of.to_owned(), norsk::date(today))];
    let mut blocks = vec![Block::Masthead { kind: kind.to_owned(), facts }, Block::heading(1, &title)];
    if audience == Audience::Public {
        blocks.push(Block::heading(2, words.organisation));
        blocks.push(Block::OrganisationChart(Box::new(chart(workspace, today))));
    }
    let mut unknown = Vec::new();
    for body in listed(workspace, bodies_on(workspace, today)) {
        if body.seats.is_empty() {
            unknown.push(body.body.running_name_on(today));
            continue;
        }
        blocks.push(Block::heading(2, body.name));
        blocks.push(Block::Table(table(workspace, &body, audience)));
        if !body.vacant.is_empty() {
            let vacant = norsk::list(&body.vacant);
            blocks.push(Block::paragraph(fill(words.vacant, &[("liste", &vacant)])));
        }
    }
    if !unknown.is_empty() {
        blocks.push(Block::heading(2, words.other_bodies));
        blocks.push(Block::paragraph(fill(words.unknown, &[("liste", &norsk::list(&unknown))])));
    }
    blocks.push(Block::heading(2, words.participants));
    blocks.push(participants(workspace));
    Document {
        title: title.clone(),
        council: workspace.council.name.clone(),
        language: language.tag().to_owned(),
        date: today,
        running_head: title,
        restriction,
        mark: mark(workspace),
        blocks,
    }
}

fn table(workspace: &Workspace, listed: &ListedBody<'_>, audience: Audience) -> Table {
    let language = workspace.council.language;
    let (words, common) = (&language.wording().members, &language.wording().common);
    let mut rows = Vec::new();
    for of in &listed.seats {
        let mut name = plain(of.name);
        if !of.office.is_empty() {
            name.extend([Inline::LineBreak, Inline::text(&of.office)]);
        }
        let role = language.of_file_word(of.seat.role.word());
        let period = period(words.period, of.seat);
        let mut contact = Vec::new();
        if let Some(person) = of.person
            && (audience == Audience::Council || person.is_contact_public)
        {
            contact = contact_of(person);
        }
        rows.push(vec![name, plain(role), plain(of.represents), plain(period), contact]);
    }
    let table = Table {
        summary: fill(words.summary, &[("organ", listed.name)]),
        columns: vec![Column::Text, Column::Short, Column::Text, Column::Short, Column::Text],
        header: plain_row([common.name, common.seat, common.represents, words.sits, words.contact]),
        rows,
    };
    table.without_empty_column(4).without_empty_column(3).without_empty_column(2)
}

/// The mail address and the telephone.
fn contact_of(person: &Person) -> Vec<Inline> {
    let mut contact = Vec::new();
    for way in [&person.email, &person.telephone] {
        let Some(way) = way else { continue };
        if !contact.is_empty() {
            contact.push(Inline::LineBreak);
        }
        contact.push(Inline::text(way));
    }
    contact
}

/// «fra 10. november 2023», «10. november 2023–31. oktober 2027»
fn period([from, until]: [&str; 2], seat: &Seat) -> String {
    let day = |template: &str, day| fill(template, &[("dag", &norsk::date(day))]);
    match (seat.from, seat.until) {
        (Some(first), Some(last)) => norsk::dates(first, last),
        (Some(first), None) => day(from, first),
        (None, Some(last)) => day(until, last),
        (None, None) => String::new(),
    }
}

/// The members of the council today, region by region.
fn participants(workspace: &Workspace) -> Block {
    let people = &workspace.people;
    let words = &workspace.council.language.wording().members;
    let mut regions: Vec<(&str, Vec<String>)> = Vec::new();
    for member in &people.members {
        if !member.is_member_on(workspace.today) {
            continue;
        }
        let region = member.region.as_ref().map_or("", |region| people.region_name(&region.value));
        let name = census::name_of(member);
        match regions.iter_mut().find(|(known, _)| *known == region) {
            Some((_, names)) => names.push(name),
            None => regions.push((region, vec![name])),
        }
    }
    if let [("", names)] = regions.as_slice() {
        return Block::paragraph(norsk::list(names));
    }
    // Those of no region come last.
    regions.sort_by_key(|(region, _)| (region.is_empty(), *region));
    let mut rows = Vec::new();
    for (region, names) in regions {
        let region = if region.is_empty() { words.of_no_region } else { region };
        rows.push(plain_row([region, &norsk::list(&names)]));
    }
    Block::Table(Table {
        summary: words.participants.to_owned(),
        columns: vec![Column::Text, Column::Text],
        header: plain_row([words.region, words.participants]),
        rows,
    })
}
