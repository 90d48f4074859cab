use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Person, Role, Seat};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule {
    code: "K05",
    name: "excluded-office-holder",
    title: "Utelukket fra valg",
    severity: Severity::Error,
    basis: "koml. § 7-3 (1)",
    page: include_str!("excluded_office_holder.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

/// Offices whose holders cannot be elected, each with its letter in koml. § 7-3 first paragraph. The title
/// of a deputy («assisterende kommunedirektør») holds the word too.
const EXCLUDED: [(&str, char); 13] = [
    ("kommunedirektør", 'b'),
    ("fylkeskommunedirektør", 'b'),
    ("rådmann", 'b'),
    ("fylkesrådmann", 'b'),
    ("kommunalsjef", 'c'),
    ("etatssjef", 'c'),
    ("kommunestyresekretær", 'd'),
    ("fylkestingssekretær", 'd'),
    ("regnskapssjef", 'e'),
    ("regnskapsansvarlig", 'e'),
    ("revisor", 'f'),
    ("kommunerevisor", 'f'),
    ("revisjonssjef", 'f'),
];

/// Words that say that the office is no longer held, or never was.
const NOT_IN_OFFICE: [&str; 5] = ["tidligere", "tidlegare", "pensjonert", "fratrådt", "påtroppende"];

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for seat in &workspace.people.seats {
        if !(seat.role.votes() || seat.role == Role::Substitute) {
            continue;
        }
        let Some(body) = workspace.council.body(&seat.body.value) else { continue };
        let Some(person) = workspace.people.persons.get(&seat.person.value) else { continue };
        let Some(title) = &person.title else { continue };
        let Some(letter) = excluded(&title.value) else { continue };
        if !body.is_elected() || !overlaps(person, seat) {
            continue;
        }
        // Without a kommune it is the council's own accounts or audit, of which the fifth paragraph speaks.
        let basis = match (letter, &person.member) {
            ('e' | 'f', None) => "koml. § 7-3 (5)".to_owned(),
            _ => format!("koml. § 7-3 (1) {letter}"),
        };
        let name = body.running_name_on(seat.from.unwrap_or(workspace.today));
        found.push(
            RULE.at(
                seat.person.span,
                format!("{} er {} og kan ikke velges til {name}", person.name, title.value),
            )
            .with_basis(basis)
            .with_label(title.span, "stillingen")
            .with_advice("Velg en annen. Har personen gått av, skriv når med «til:» ved personen."),
        );
    }
}

fn excluded(title: &str) -> Option<char> {
    let title = title.to_lowercase();
    let words = || title.split(|letter: char| !letter.is_alphabetic());
    if words().any(|word| NOT_IN_OFFICE.contains(&word)) {
        return None;
    }
    EXCLUDED.iter().find(|(office, _)| words().any(|word| word == *office)).map(|(_, letter)| *letter)
}

/// Whether the office and the seat are held at one time.
fn overlaps(person: &Person, seat: &Seat) -> bool {
    let begins_before_end = |from: Option<NaiveDate>, until: Option<NaiveDate>| match (from, until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    begins_before_end(person.from, seat.until) && begins_before_end(seat.from, person.until)
}
