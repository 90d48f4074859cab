//! The kinds of fault that are put in. A new rule gets a line here, and all that is to be known of its
//! fault stands in that line.
//!
//! A fault is put into a case that is over and done with and has gone from koordineringsgruppen by
//! interessepolitisk utvalg to styret; it must be found once, under its code, and bring nothing else.

use chrono::Days;

use super::{Case, Meeting, Seat};

/// A kind of fault.
pub struct FaultKind {
    /// The code it is found under.
    pub code: &'static str,
    /// What is changed before a word is written; meetings and numbers follow from it.
    pub(super) plan: fn(&mut Case),
    /// What is changed in the case's file.
    pub(super) case: fn(&mut String),
    /// What is changed in the file of the meeting that treats the case first, where it is then found.
    pub(super) meeting: Option<fn(&mut String, &Meeting)>,
    /// Whether the file is a second one with the text of the case before it.
    pub(super) is_copy: bool,
}

/// Every kind, dealt in turn.
pub static FAULTS: [FaultKind; 15] = [
    in_case("F01", |text| replace(text, "\ntittel: ", "\ntittel: Sak: ")),
    in_plan("L01", |case| case.seats.retain(|seat| *seat != Seat::Committee)),
    in_case("F02", |text| cut(text, "tittel: ", "sakstype: ")),
    FaultKind {
        // The group is planned first, and never says how it ended.
        case: |text| replace(text, ", utfall: drøftet", ""),
        ..in_plan("L04", |case| case.seats.insert(0, Seat::Group))
    },
    in_case("F03", |text| replace(text, "\nsaksansvarlig: ", "\nsaksansvarleg: ")),
    in_case("L06", |text| set(text, "status", "utkast")),
    in_case("F04", |text| set(text, "status", "vedtat")),
    in_case("L12", |text| {
        cut(text, "## Vedtak i styret\n", "## Saksfremstilling");
        replace(
            text,
            "## Saksfremstilling",
            "## Vedtak i styret\n\n<!-- Skriv vedtaket -->\n\n## Saksfremstilling",
        );
    }),
    in_case("F05", |text| replace(text, "\nsakstype: ", "\ntittel: En til\nsakstype: ")),
    in_case("N04", |text| {
        let at = text.find("organ: interessepolitisk-utvalg").expect("the case has been there");
        let number = at + text[at..].find("sak: ").expect("and got a number") + "sak: ".len();
        let slash = number + text[number..].find('/').expect("with its year");
        text.replace_range(number..slash, "9999");
    }),
    FaultKind { is_copy: true, ..in_plan("F06", |_| ()) },
    FaultKind {
        meeting: Some(|text, meeting| set(text, "sendt", &(meeting.day - Days::new(2)).to_string())),
        ..in_plan("T01", |_| ())
    },
    in_case("F08", |text| text.push_str("\nSe [tallene fra i fjor](tall-som-ikke-finnes.csv).\n")),
    in_case("F09", |text| text.push_str("\n<<<<<<< HEAD\nI mai.\n=======\nI juni.\n>>>>>>> endring\n")),
    in_case("F11", |text| set(text, "saksansvarlig", "kari-nordmann")),
];

/// A fault that the finished file is given.
const fn in_case(code: &'static str, case: fn(&mut String)) -> FaultKind {
    FaultKind { code, plan: |_| (), case, meeting: None, is_copy: false }
}

/// A fault of what was done with the case.
const fn in_plan(code: &'static str, plan: fn(&mut Case)) -> FaultKind {
    FaultKind { code, plan, case: |_| (), meeting: None, is_copy: false }
}

/// Puts `new` where `old` stands first.
fn replace(text: &mut String, old: &str, new: &str) {
    let at = text.find(old).unwrap_or_else(|| panic!("{old:?} is to be replaced in\n{text}"));
    text.replace_range(at..at + old.len(), new);
}

/// Gives a key of the front matter another value.
fn set(text: &mut String, key: &str, value: &str) {
    let key = format!("\n{key}: ");
    let start = text.find(&key).unwrap_or_else(|| panic!("{key:?} is to be set in\n{text}")) + key.len();
    let end = start + text[start..].find('\n').expect("the line ends");
    text.replace_range(start..end, value);
}

/// Takes out everything from `from` to `to`.
fn cut(text: &mut String, from: &str, to: &str) {
    let start = text.find(from).unwrap_or_else(|| panic!("{from:?} is to be cut from\n{text}"));
    let end = start + text[start..].find(to).unwrap_or_else(|| panic!("{to:?} comes after {from:?}"));
    text.replace_range(start..end, "");
}
