use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months, NaiveDate};

use crate::model::{Body, BodyId, GeneralElection, PersonId, Role, Seat};
use crate::norsk;

pub(super) static RULE: Rule = Rule {
    code: "D03",
    name: "stale-seat",
    title: "Verv ut over valgperioden eller organets tid, eller to om samme plass",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (3)",
    page: include_str!("stale_seat.md"),
    check: Check::Workspace(check),
    before_due: "Valgperioden går ut",
    ..Rule::PLAIN
};

/// What the law sets for the supreme body when the agreement says nothing else.
const YEARS_BY_LAW: u32 = 4;

/// So long before a term is over it is told.
const AHEAD: Months = Months::new(2);

/// How far past an approximate term a seat may go: elections follow the meetings of the year.
const SLACK: Months = Months::new(3);

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let held = held_on(workspace, workspace.today);
    for body in workspace.council.bodies.values() {
        let Some(seats) = held.get(&body.id) else { continue };
        if let Some(last) = body.exists.until.filter(|last| *last < workspace.today) {
            found.push(past_end(body, seats, last));
            continue;
        }
        match from_before_election(workspace, body, seats) {
            Some(finding) => found.push(finding),
            None => found.extend(past_term(workspace, body, seats)),
        }
        judge_doubles(workspace, body, seats, workspace.today, found);
    }
    found.extend(from_before_mayors(workspace));
    // What begins later is told before: two may have entered it, each in a folder of their own.
    let mut days: Vec<NaiveDate> = Vec::new();
    for seat in &workspace.people.seats {
        days.extend(seat.from.filter(|from| *from > workspace.today && !days.contains(from)));
    }
    for day in days {
        for (body, seats) in held_on(workspace, day) {
            let Some(body) = workspace.council.body(body) else { continue };
            let mut doubles = Vec::new();
            judge_doubles(workspace, body, &seats, day, &mut doubles);
            doubles.retain(|double| found.iter().all(|known| known.message != double.message));
            found.extend(doubles);
        }
    }
}

/// The seats that are held on `day`, body by body.
fn held_on(workspace: &Workspace, day: NaiveDate) -> BTreeMap<&BodyId, Vec<&Seat>> {
    let mut held: BTreeMap<&BodyId, Vec<&Seat>> = BTreeMap::new();
    for seat in &workspace.people.seats {
        if seat.is_held_on(day) {
            held.entry(&seat.body.value).or_default().push(seat);
        }
    }
    held
}

/// Seats in a body that is no more.
fn past_end(body: &Body, seats: &[&Seat], last: NaiveDate) -> Diagnostic {
    let name = norsk::capitalised(&body.running_name_on(last));
    let count = norsk::count(seats.len(), "verv", "verv");
    RULE.at(seats[0].span, format!("{name} varte til {}, og har fortsatt {count}", norsk::date(last)))
        .with_basis(body.exists.basis_text())
        .with_label(body.span, "organet med sin siste dag")
        .with_advice(
            "Avslutt vervene den dagen, eller flytt «til» ved organet i bodies.yaml om det er forlenget.",
        )
}

/// The last day of a seat that began on `from`.
fn last_day(body: &Body, from: NaiveDate) -> Option<NaiveDate> {
    let (years, about) = match body.term.on(from) {
        Some(row) => (row.value.years, row.value.about),
        None if body.is_supreme_on(from) => (YEARS_BY_LAW, false),
        None => return None,
    };
    let end = from.checked_add_months(Months::new(years.checked_mul(12)?))?;
    let end = if about { end.checked_add_months(SLACK)? } else { end };
    end.pred_opt()
}

/// One finding for a body whose members the kommuner elect, when seats in it are from before those were
/// elected anew. Who is to sit on all the same has a last day of their own.
fn from_before_election(workspace: &Workspace, body: &Body, seats: &[&Seat]) -> Option<Diagnostic> {
    let today = workspace.today;
    let (year, election) = last_election(today)?;
    let mut old = seats.to_vec();
    old.retain(|seat| {
        let is_old = seat.until.is_none() && seat.from.is_some_and(|from| from < election);
        is_old && (seat.role.votes() || seat.role == Role::Substitute)
    });
    let first = old.first().filter(|_| body.is_supreme_on(today))?;
    let name = body.running_name_on(today);
    let (count, day) = (norsk::count(old.len(), "verv", "verv"), norsk::date(election));
    let message = format!("{count} i {name} er fra før kommunestyrevalget {day}");
    let advice = "Før inn hvem de nye kommunestyrene har valgt, med «ipr verv bytt» eller «ipr verv nytt». \
        Sitter noen på for en lengre tid, skriv «til» ved vervet.";
    Some(RULE.at(first.span, message).with_advice(advice).due_on(NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The last election of kommunestyrer, and its year.
fn last_election(today: NaiveDate) -> Option<(i32, NaiveDate)> {
    for year in (today.year() - 4..=today.year()).rev() {
        if let Some(day) = GeneralElection::Municipal.day(year)
            && day <= today
        {
            return Some((year, day));
        }
    }
    None
}

/// One finding for all who are still written as ordfører and varaordfører as they were before the kommuner
/// elected anew. Where no day is written, it is when a seat was given.
fn from_before_mayors(workspace: &Workspace) -> Option<Diagnostic> {
    let (year, election) = last_election(workspace.today)?;
    let mut given: HashMap<&PersonId, Option<NaiveDate>> = HashMap::new();
    for seat in &workspace.people.seats {
        if seat.is_held_on(workspace.today) {
            let last = given.entry(&seat.person.value).or_default();
            *last = seat.from.max(*last);
        }
    }
    let (mut old, mut names) = (Vec::new(), Vec::new());
    for (id, person) in &workspace.people.persons {
        let Some(title) = &person.title else { continue };
        if let Some(day) = person.from.or(given.get(id).copied().flatten())
            && day < election
            && person.until.is_none()
            && title.value.contains("ordfør")
        {
            names.push(person.name.as_str());
            old.push(person);
        }
    }
    let first = old.first()?;
    let (count, day) = (norsk::count(old.len(), "person", "personer"), norsk::date(election));
    let message = format!("{count} har tittelen fra før kommunestyrevalget {day}: {}", norsk::some(&names));
    let advice = "Er noen valgt på nytt, skriv dagen: «ipr person endre NAVN --fra DAG». Ellers før inn den \
        nye med «ipr person ny», la den overta med «ipr verv bytt», og avslutt den gamle med «ipr person \
        slutt».";
    let due = NaiveDate::from_ymd_opt(year, 10, 31)?;
    Some(RULE.at(first.span, message).with_basis("koml. § 7-1 (3)").with_advice(advice).due_on(due))
}

/// One finding for a body, however many of its seats have gone on for too long, or soon will have.
fn past_term(workspace: &Workspace, body: &Body, seats: &[&Seat]) -> Option<Diagnostic> {
    let soon = workspace.today.checked_add_months(AHEAD)?;
    let mut overdue: Vec<(NaiveDate, &Seat, NaiveDate)> = Vec::new();
    for seat in seats {
        if let Some(from) = seat.from
            && (seat.role.votes() || seat.role == Role::Substitute)
            && let Some(last) = last_day(body, from)
            && last < soon
        {
            overdue.push((last, seat, from));
        }
    }
    let (last, first, from) = *overdue.iter().min_by_key(|(last, ..)| *last)?;
    let is_over = last < workspace.today;
    overdue.retain(|(last, ..)| !is_over || *last < workspace.today);
    let name = body.running_name_on(workspace.today);
    let count = norsk::count(overdue.len(), "verv", "verv");
    let (message, told) = match is_over {
        true => (format!("Valgperioden er ute for {count} i {name}"), "gikk ut"),
        false => (format!("Valgperioden går ut for {count} i {name}"), "går ut"),
    };
    let diagnostic = RULE.at(first.span, message).due_on(last).with_advice(format!(
        "Perioden {told} {}. Sett opp valg, eller før inn hvem som er valgt, med «ipr verv bytt» eller «ipr \
         verv nytt».",
        norsk::date(last)
    ));
    Some(match body.term.on(from) {
        Some(row) => diagnostic
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(row.span, "så lenge velges organet for"),
        None => diagnostic.resting_on_law(),
    })
}

fn judge_doubles(
    workspace: &Workspace,
    body: &Body,
    seats: &[&Seat],
    day: NaiveDate,
    found: &mut Vec<Diagnostic>,
) {
    let name = body.running_name_on(day);
    let people = &workspace.people;
    let mut persons = HashMap::new();
    let mut leaders: HashMap<Role, &Seat> = HashMap::new();
    let mut regions: HashMap<&str, &Seat> = HashMap::new();
    let one_per_region = body.one_per_region.on(day);
    let members: HashMap<&PersonId, &Seat> =
        seats.iter().filter(|seat| seat.role.votes()).map(|seat| (&seat.person.value, *seat)).collect();
    for seat in seats {
        if seat.role == Role::Substitute
            && let Some(other) = members.get(&seat.person.value)
        {
            let person = people.name_of(&seat.person.value);
            found.push(double(body, seat, other, format!("{person} er både medlem og vara i {name}")));
        }
        // One may stand in for two groups; one has one vote.
        let group = seat.represents.as_ref().map(|group| &group.value);
        let capacity = if seat.role.votes() { None } else { Some((seat.role, group)) };
        if let Some(other) = persons.insert((&seat.person.value, capacity), seat) {
            let person = people.name_of(&seat.person.value);
            found.push(double(body, seat, other, format!("{person} har to verv i {name} på samme tid")));
        }
        if matches!(seat.role, Role::Chair | Role::DeputyChair)
            && let Some(other) = leaders.insert(seat.role, seat)
        {
            let role = seat.role.word();
            found.push(double(
                body,
                seat,
                other,
                format!("{} har to som er {role} på samme tid", norsk::capitalised(&name)),
            ));
        }
        if let Some(row) = one_per_region
            && row.value
            && seat.role.votes()
            && let Some(region) = people.region_of(seat)
            && let Some(other) = regions.insert(region, seat)
        {
            let region = people.region_name(region);
            let diagnostic =
                double(body, seat, other, format!("{region} har to medlemmer i {name} på samme tid"));
            found.push(
                diagnostic
                    .with_basis(row.basis_text())
                    .resting_on_law_when(row.is_law())
                    .with_label(row.span, "hver delregion har én plass"),
            );
        }
    }
}

fn double(body: &Body, seat: &Seat, other: &Seat, message: String) -> Diagnostic {
    RULE.at(seat.span, message)
        .with_basis(body.exists.basis_text())
        .with_label(other.span, "det andre vervet")
        .with_advice("Skriv «til» ved det vervet som er over, eller rett det som er ført feil.")
}
