//! Faults in the way a case went through the bodies.

use chrono::{Days, NaiveDate};

use super::super::KINDS;
use super::{Case, FaultKind, Seat, add, cut, in_case, in_plan, replace, set};

pub const FAULTS: &[FaultKind] = &[
    in_plan("L01", |case| case.seats.retain(|seat| *seat != Seat::Committee)),
    FaultKind {
        case: |text| {
            replace_in_step(text, "styret", "utfall: innstilt", "utfall: drøftet");
            cut(text, "## Innstilling fra styret\n", "## Vedtak i representantskapet");
        },
        ..in_plan("L02", |case| go_as(case, "kontingent"))
    },
    in_case("L03", |text| {
        replace_in_step(text, "koordineringsgruppen", "utfall: drøftet", "utfall: innstilt");
        replace(
            text,
            "\n## Innstilling",
            "\n## Innstilling fra administrativ koordineringsgruppe\n\n1. Saken fremmes.\n\n## Innstilling",
        );
    }),
    FaultKind {
        // The group is planned first, and never says how it ended.
        case: |text| replace(text, ", utfall: drøftet", ""),
        ..in_plan("L04", |case| case.seats.insert(0, Seat::Group))
    },
    in_plan("L05", |case| {
        go_as(case, "prinsippsak");
        case.seats.retain(|seat| *seat != Seat::Coordination);
    }),
    in_case("L06", |text| set(text, "status", "utkast")),
    in_case("L07", |text| {
        undo_decision(text, "");
        set(text, "status", "innstilt");
    }),
    in_case("L08", |text| {
        undo_decision(text, ", utfall: utsatt");
        set(text, "status", "utsatt");
    }),
    in_plan("L09", |case| {
        go_as(case, "strategi");
        case.seats.retain(|seat| *seat != Seat::Assembly);
    }),
    in_case("L10", |text| {
        let (step, day) = at_board(text);
        let before = day - Days::new(1);
        text.insert_str(
            step,
            &format!(
                "  - {{organ: interessepolitisk-utvalg, møte: {before}, form: e-post, utfall: drøftet}}\n"
            ),
        );
    }),
    in_case("L11", |text| add(text, "høringsfrist: 2024-01-09")),
    in_case("L12", |text| {
        cut(text, "## Vedtak i styret\n", "## Saksfremstilling");
        replace(
            text,
            "## Saksfremstilling",
            "## Vedtak i styret\n\n<!-- Skriv vedtaket -->\n\n## Saksfremstilling",
        );
    }),
    in_case("I05", |text| {
        let (_, day) = at_board(text);
        let after = day + Days::new(1);
        add(
            text,
            &format!(
                "krevd: {{organ: styret, av: [lene-conradi, kjell-arne-hermansen, harald-tyrdal, \
                    kai-ove-berg, line-spiten], dato: {after}}}"
            ),
        );
    }),
    in_case("N04", |text| {
        let at = text.find("organ: interessepolitisk-utvalg").expect("the case has been there");
        let number = at + text[at..].find("sak: ").expect("and got a number") + "sak: ".len();
        let slash = number + text[number..].find('/').expect("with its year");
        text.replace_range(number..slash, "9999");
    }),
    in_case("L16", |text| add(text, "oppfølging: [{hva: Orientere kommunene, frist: 2024-01-09}]")),
    in_case("L17", |text| {
        add(text, "oppfølging: [{hva: Orientere kommunene}]");
        set(text, "status", "avsluttet");
    }),
];

/// Makes it a case of another kind, that goes where such cases go.
pub fn go_as(case: &mut Case, kind: &str) {
    case.kind = KINDS.iter().find(|known| known.name == kind).expect("a kind of case");
    case.seats = case.kind.seats.to_vec();
}

/// Where the step at the board begins, and its day.
fn at_board(text: &str) -> (usize, NaiveDate) {
    let step = text.find("  - {organ: styret").expect("the case has been there");
    let day = text[step..].find("møte: ").expect("on a day") + step + "møte: ".len();
    (step, text[day..day + "2024-01-31".len()].parse().expect("a date"))
}

/// Takes out what the board adopted, and says something else of the outcome.
fn undo_decision(text: &mut String, outcome: &str) {
    replace_in_step(text, "styret", ", utfall: vedtatt", outcome);
    cut(text, "## Vedtak i styret\n", "## Saksfremstilling");
}

/// Puts `new` where `old` stands first in the step of a body.
fn replace_in_step(text: &mut String, body: &str, old: &str, new: &str) {
    let step = text.find(&format!("  - {{organ: {body},")).expect("the case has been there");
    let at = step + text[step..].find(old).expect("the step has it");
    text.replace_range(at..at + old.len(), new);
}
