use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Person, Power, Role, Seat};
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

/// Offices whose holders cannot be elected, each with its letter in koml. § 7-3 first paragraph, in both
/// written languages. The title of a deputy («assisterende kommunedirektør») holds the word too.
const EXCLUDED: [(&str, char); 27] = [
    ("statsforvalter", 'a'),
    ("statsforvaltar", 'a'),
    ("kommunedirektør", 'b'),
    ("fylkeskommunedirektør", 'b'),
    ("rådmann", 'b'),
    ("fylkesrådmann", 'b'),
    ("kommunalsjef", 'c'),
    ("kommunaldirektør", 'c'),
    ("etatssjef", 'c'),
    ("etatsdirektør", 'c'),
    ("etatsleder", 'c'),
    ("etatsleiar", 'c'),
    ("fylkesdirektør", 'c'),
    ("fylkessjef", 'c'),
    ("kommunestyresekretær", 'd'),
    ("fylkestingssekretær", 'd'),
    ("regnskapssjef", 'e'),
    ("rekneskapssjef", 'e'),
    ("regnskapsansvarlig", 'e'),
    ("rekneskapsansvarleg", 'e'),
    ("revisjonssjef", 'f'),
    ("revisjonsdirektør", 'f'),
    ("kontrollutvalgssekretær", 'g'),
    ("kontrollutvalssekretær", 'g'),
    ("kontrollutvalgssekretariatet", 'g'),
    ("kontrollutvalssekretariatet", 'g'),
    ("kontrollutvalgssekretariat", 'g'),
];

/// Two words of a title that make an office together, each in the forms it has: «sekretær for kommunestyret»,
/// «ansvarlig for regnskapet».
const IN_TWO_WORDS: [(&[&str], &[&str], char); 2] = [
    (&["sekretær"], &["kommunestyret", "fylkestinget", "bystyret", "heradsstyret"], 'd'),
    (&["ansvarlig", "ansvarleg", "ansvaret", "ansvar"], &["regnskapet", "rekneskapen", "rekneskapet"], 'e'),
];

/// The body whose members cannot be elected to one that decides (third paragraph), as a word of a title.
const CONTROL_COMMITTEE: [&str; 4] =
    ["kontrollutvalget", "kontrollutvalg", "kontrollutvalet", "kontrollutval"];

/// What a member of it is called there.
const ITS_MEMBERS: [&str; 8] =
    ["leder", "leiar", "nestleder", "nestleiar", "medlem", "medlemmer", "vara", "varamedlem"];

/// Words that say that the office is no longer held, or never was.
const NOT_IN_OFFICE: [&str; 7] =
    ["tidligere", "tidlegare", "pensjonert", "fratrådt", "fråtredd", "påtroppende", "påtroppande"];

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for seat in &workspace.people.seats {
        if !(seat.role.votes() || seat.role == Role::Substitute) {
            continue;
        }
        let Some(body) = workspace.council.body(&seat.body.value) else { continue };
        let Some(person) = workspace.people.persons.get(&seat.person.value) else { continue };
        let Some(title) = &person.title else { continue };
        if !body.is_elected() || !overlaps(person, seat) {
            continue;
        }
        let Some(excluded) = excluded(&title.value) else { continue };
        let basis = match (excluded, &person.member) {
            // Only a body that decides is closed to the members of kontrollutvalget.
            (Excluded::Controls, _) if !decides(body) => continue,
            (Excluded::Controls, _) => "koml. § 7-3 (3) c".to_owned(),
            // Without a kommune it is the council's own accounts or audit, for which there is the fifth
            // paragraph.
            (Excluded::Holds('e' | 'f'), None) => "koml. § 7-3 (5)".to_owned(),
            (Excluded::Holds(letter), _) => format!("koml. § 7-3 (1) {letter}"),
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

/// Why somebody cannot be elected.
#[derive(Clone, Copy)]
enum Excluded {
    /// They hold an office with this letter in the first paragraph.
    Holds(char),
    /// They are of kontrollutvalget.
    Controls,
}

fn excluded(title: &str) -> Option<Excluded> {
    let title = title.to_lowercase();
    let words: Vec<&str> = title.split(|letter: char| !letter.is_alphabetic()).collect();
    let has_one_of = |known: &[&str]| words.iter().any(|word| known.contains(word));
    if has_one_of(&NOT_IN_OFFICE) {
        return None;
    }
    if has_one_of(&CONTROL_COMMITTEE) {
        let is_secretary = has_one_of(&["sekretær", "sekretariat", "sekretariatet", "rådgiver", "rådgjevar"]);
        return if is_secretary {
            Some(Excluded::Holds('g'))
        } else {
            has_one_of(&ITS_MEMBERS).then_some(Excluded::Controls)
        };
    }
    for (one, other, letter) in IN_TWO_WORDS {
        if has_one_of(one) && has_one_of(other) {
            return Some(Excluded::Holds(letter));
        }
    }
    // «oppdragsrevisor», «regnskapsrevisor»
    if words.iter().any(|word| word.ends_with("revisor")) {
        return Some(Excluded::Holds('f'));
    }
    let office = EXCLUDED.iter().find(|(office, _)| words.contains(office));
    office.map(|(_, letter)| Excluded::Holds(*letter))
}

/// Whether the body may decide, on one day or another.
fn decides(body: &Body) -> bool {
    body.powers.rows.iter().any(|row| row.value.contains(&Power::Decide))
}

/// Whether the office and the seat are held at one time.
fn overlaps(person: &Person, seat: &Seat) -> bool {
    let begins_before_end = |from: Option<NaiveDate>, until: Option<NaiveDate>| match (from, until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    begins_before_end(person.from, seat.until) && begins_before_end(seat.from, person.until)
}
