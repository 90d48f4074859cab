//! The keys of every mapping in the files, as data: what an editor can know before `ipr` has read a line.
//!
//! The readers take keys one by one and are the law; these tables say the same, with a few words on each
//! key, and JSON Schemas are made of them. `tests/ipr/schemas.rs` gives every mapping an unknown key, and
//! holds the list of keys in the finding against its table: a key that is in one and not the other fails.

mod bodies;
mod case;
mod meeting;
mod members;
mod proceedings;

/// A mapping.
#[derive(Debug)]
pub struct Shape {
    /// What findings call it: «saken».
    pub name: &'static str,
    /// Whether it is a dated row, with `fra`, `til`, `grunnlag` and `merknad` besides its own keys.
    pub is_dated: bool,
    /// Its own keys.
    pub keys: &'static [Key],
    /// Keys of which at least one must be there.
    pub one_of: &'static [&'static str],
}

/// One key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What stands under it.
    pub kind: ValueShape,
    /// What it is for, in Norwegian.
    pub about: &'static str,
}

/// What may stand under a key.
#[derive(Debug)]
pub enum ValueShape {
    /// Anything; it is not read.
    Anything,
    /// A text.
    Text,
    /// A short name that other places refer to.
    Id,
    /// The id of a case.
    CaseId,
    /// A text of this form, with an example.
    Form(&'static str, &'static str),
    /// A whole number.
    Count,
    /// A day.
    Date,
    /// How many, or who.
    Votes,
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// A list.
    List(&'static ValueShape),
    /// A mapping.
    Object(&'static Shape),
    /// A mapping from short names to mappings.
    Named(&'static Shape),
    /// A list of rows, or one row alone.
    Rows(&'static Shape),
    /// A mapping from names to values of one kind.
    Map(&'static ValueShape),
    /// A value alone, or a mapping that says more.
    Or(&'static ValueShape, &'static Shape),
    /// A value that always holds, or dated rows.
    OrRows(&'static ValueShape, &'static Shape),
}

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

/// Every kind of file.
pub static FILES: [File; 4] = [
    File { name: "sak", title: "Feltene i en sak", shape: &case::CASE },
    File { name: "mote", title: "Feltene i et møte", shape: &meeting::MEETING },
    File { name: "organer", title: "bodies.yaml", shape: &bodies::BODIES },
    File { name: "medlemmer", title: "members.yaml", shape: &members::MEMBERS },
];

/// The keys that every dated row has.
static ROW_KEYS: [Key; 4] = [
    key("fra", ValueShape::Date, "Første dag raden gjelder; uten den gjelder raden fra begynnelsen."),
    key("til", ValueShape::Date, "Siste dag raden gjelder; uten den gjelder raden til videre."),
    key(
        "grunnlag",
        ValueShape::Text,
        "Kilden raden bygger på: et navn under kilder, gjerne med punkt, eller en paragraf.",
    ),
    NOTE,
];

/// The note that most mappings may have.
const NOTE: Key = key("merknad", ValueShape::Anything, "En merknad til dere selv; kommer ikke på noe papir.");

/// The one key of its own that a row has when it stands for a text.
static VALUE: [Key; 1] = [required("verdi", ValueShape::Text, "Verdien som gjelder disse dagene.")];

/// The one key of its own that a row has when it stands for yes or no.
static YES_NO_VALUE: [Key; 1] =
    [Key { is_required: true, ..yes_no("verdi", "ja eller nei, som gjelder disse dagene.") }];

/// A time of day.
const CLOCK: ValueShape = ValueShape::Form("^[0-9]{1,2}[:.][0-9]{2}$", "12:30");

/// The plain address of one mailbox.
const MAIL_ADDRESS: ValueShape = ValueShape::Form("^[^@ ]+@[A-Za-z0-9.-]+$", "kari.vik@fjordvik.kommune.no");

impl Shape {
    /// A mapping with these keys and no others.
    const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, is_dated: false, keys, one_of: &[] }
    }

    /// A dated row with these keys besides those of every row.
    const fn row(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, is_dated: true, keys, one_of: &[] }
    }

    /// A dated row that stands for a text.
    const fn value(name: &'static str) -> Self {
        Self::row(name, &VALUE)
    }

    /// A dated row that stands for yes or no.
    const fn yes_no(name: &'static str) -> Self {
        Self::row(name, &YES_NO_VALUE)
    }

    /// The same, where at least one of these keys must be there.
    const fn with_one_of(self, one_of: &'static [&'static str]) -> Self {
        Self { one_of, ..self }
    }

    /// Every key, with those of a dated row last.
    pub fn all_keys(&self) -> impl Iterator<Item = &'static Key> {
        let of_row = if self.is_dated { &ROW_KEYS[..] } else { &[] };
        self.keys.iter().chain(of_row)
    }
}

/// A key that may be there.
const fn key(name: &'static str, kind: ValueShape, about: &'static str) -> Key {
    Key { name, is_required: false, kind, about }
}

/// A key that must be there.
const fn required(name: &'static str, kind: ValueShape, about: &'static str) -> Key {
    Key { name, is_required: true, kind, about }
}

/// A key with `ja` or `nei`.
const fn yes_no(name: &'static str, about: &'static str) -> Key {
    key(name, YES_NO, about)
}

/// `ja` or `nei`.
const YES_NO: ValueShape = ValueShape::Words(|| words(&super::fields::YES_NO));

/// The words of a list that the reader takes.
fn words<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
