//! The kinds of fault that are put in. A new rule gets a line here, and all that is to be known of its
//! fault stands in that line.
//!
//! A fault is put into a case that is over and done with and has gone from koordineringsgruppen by
//! interessepolitisk utvalg to styret; it must be found once, under its code, and bring nothing else.

#[path = "faults/in_files.rs"]
mod in_files;
#[path = "faults/in_meetings.rs"]
mod in_meetings;
#[path = "faults/in_routing.rs"]
mod in_routing;

use super::{Case, Meeting, Seat};

/// A kind of fault.
pub struct FaultKind {
    /// The code it is found under.
    pub code: &'static str,
    /// What is changed before a word is written; meetings and numbers follow from it.
    pub(super) plan: fn(&mut Case),
    /// What is changed in the case's file.
    pub(super) case: fn(&mut String),
    /// What is changed in the file of the meeting of this body that treats the case, where it is then
    /// found.
    pub(super) meeting: Option<(Seat, MeetingEdit)>,
    /// Whether the file is a second one with the text of the case before it.
    pub(super) is_copy: bool,
}

/// Changes the file of a meeting, which has the case with this id on its agenda.
pub(super) type MeetingEdit = fn(&mut String, &Meeting, &str);

/// Every kind.
pub fn all() -> impl Iterator<Item = &'static FaultKind> {
    [in_files::FAULTS, in_routing::FAULTS, in_meetings::FAULTS].into_iter().flatten()
}

/// A fault that the finished file is given.
const fn in_case(code: &'static str, case: fn(&mut String)) -> FaultKind {
    FaultKind { code, plan: |_| (), case, meeting: None, is_copy: false }
}

/// A fault of what was done with the case.
const fn in_plan(code: &'static str, plan: fn(&mut Case)) -> FaultKind {
    FaultKind { code, plan, case: |_| (), meeting: None, is_copy: false }
}

/// A fault that a meeting that treats the case is given.
const fn in_meeting(code: &'static str, seat: Seat, edit: MeetingEdit) -> FaultKind {
    FaultKind { code, plan: |_| (), case: |_| (), meeting: Some((seat, edit)), is_copy: false }
}

/// Gives a case whose title is exempt one that no other case has, so that none of them tells it.
fn have_own_title(case: &mut Case) {
    case.title = format!("Delsak {} av {}", case.id, case.title);
}

/// Gives the front matter another key, with its lines.
fn add(text: &mut String, lines: &str) {
    replace(text, "\nsaksgang:\n", &format!("\n{lines}\nsaksgang:\n"));
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
