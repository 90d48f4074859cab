//! The keys of every mapping in the files, as data: what an editor can know before `ipr` has read a line.
//!
//! The readers take keys one by one and are the law; these tables say the same, with a few words on each
//! key, and JSON Schemas are made of them. `tests/ipr/schemas.rs` gives every mapping an unknown key, and
//! holds the list of keys in the finding against its table: a key that is in one and not the other fails.

mod bodies;
mod body;
mod budget;
mod case;
mod key;
mod meeting;
mod members;
mod proceedings;
mod programme;

use super::files::FileKind;

pub use key::{Key, Shape, ValueShape};

/// A kind of file.
#[derive(Debug)]
pub struct File {
    /// What `ipr skjema` calls it, and the name of its schema.
    pub name: &'static str,
    /// What it is, in Norwegian.
    pub title: &'static str,
    /// Its outermost mapping.
    pub shape: &'static Shape,
}

/// The fields of the case, the meeting or the members at `path`; none of a file that no step changes.
pub fn of_file(path: &str) -> Option<&'static Shape> {
    match super::files::kind(path)? {
        FileKind::Case => Some(&case::CASE),
        FileKind::Meeting => Some(&meeting::MEETING),
        FileKind::Members => Some(&members::MEMBERS),
        FileKind::Bodies
        | FileKind::Budgets
        | FileKind::Programmes
        | FileKind::Manifest
        | FileKind::Papers => None,
    }
}

/// Every kind of file.
pub static FILES: [File; 6] = [
    File { name: "sak", title: "Feltene i en sak", shape: &case::CASE },
    File { name: "mote", title: "Feltene i et møte", shape: &meeting::MEETING },
    File { name: "organer", title: "bodies.yaml", shape: &bodies::BODIES },
    File { name: "medlemmer", title: "members.yaml", shape: &members::MEMBERS },
    File { name: "budsjett", title: "budsjett.yaml", shape: &budget::BUDGETS },
    File { name: "program", title: "program.yaml", shape: &programme::PROGRAMMES },
];
