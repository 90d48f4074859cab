//! What a table of keys is made of.

use crate::read::fields;

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
    /// A value, or a list of several.
    OneOrMore(&'static ValueShape),
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

impl ValueShape {
    /// The mapping that may stand under the key, or in the list there.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::List(inner) => inner.shape(),
            Self::Object(shape) | Self::Rows(shape) | Self::Or(_, shape) | Self::OrRows(_, shape) => {
                Some(shape)
            }
            _ => None,
        }
    }

    /// The mapping of one entry: in the list there, or under a name.
    pub fn entry_shape(&self) -> Option<&'static Shape> {
        if let Self::Named(shape) = self { Some(shape) } else { self.shape() }
    }
}

/// The keys that every dated row has.
pub(super) static ROW_KEYS: [Key; 4] = [
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
/// An amount in kroner.
pub(super) const KRONER: ValueShape = ValueShape::Form("^[0-9][0-9 \u{a0}]*([,.][0-9]{1,2})?$", "25000");

pub(super) const NOTE: Key =
    key("merknad", ValueShape::Anything, "En merknad til dere selv; kommer ikke på noe papir.");

/// The one key of its own that a row has when it stands for a text.
pub(super) static VALUE: [Key; 1] =
    [required("verdi", ValueShape::Text, "Verdien som gjelder disse dagene.")];

/// The one key of its own that a row has when it stands for yes or no.
pub(super) static YES_NO_VALUE: [Key; 1] =
    [Key { is_required: true, ..yes_no("verdi", "ja eller nei, som gjelder disse dagene.") }];

/// A time of day.
pub(super) const CLOCK: ValueShape = ValueShape::Form("^[0-9]{1,2}[:.][0-9]{2}$", "12:30");

/// The plain address of one mailbox.
pub(super) const MAIL_ADDRESS: ValueShape =
    ValueShape::Form("^[^@ ]+@[A-Za-z0-9.-]+$", "kari.vik@fjordvik.kommune.no");

impl Shape {
    /// A mapping with these keys and no others.
    pub(super) const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, is_dated: false, keys, one_of: &[] }
    }

    /// A dated row with these keys besides those of every row.
    pub(super) const fn row(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, is_dated: true, keys, one_of: &[] }
    }

    /// A dated row that stands for a text.
    pub(super) const fn value(name: &'static str) -> Self {
        Self::row(name, &VALUE)
    }

    /// A dated row that stands for yes or no.
    pub(super) const fn yes_no(name: &'static str) -> Self {
        Self::row(name, &YES_NO_VALUE)
    }

    /// The same, where at least one of these keys must be there.
    pub(super) const fn with_one_of(self, one_of: &'static [&'static str]) -> Self {
        Self { one_of, ..self }
    }

    /// The key with this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.all_keys().find(|key| key.name == name)
    }

    /// Where a new `key` goes among those that are `written`: behind the last that its table has before it.
    /// None when it is not in the table.
    pub fn place_of<'w>(&self, key: &str, written: impl Iterator<Item = &'w str>) -> Option<usize> {
        let order = |name: &str| self.all_keys().position(|key| key.name == name);
        let own = order(key)?;
        let mut place = 0;
        for (at, other) in written.enumerate() {
            if order(other).is_some_and(|other| other < own) {
                place = at + 1;
            }
        }
        Some(place)
    }

    /// Every key, with those of a dated row last.
    pub fn all_keys(&self) -> impl Iterator<Item = &'static Key> {
        let of_row = if self.is_dated { &ROW_KEYS[..] } else { &[] };
        self.keys.iter().chain(of_row)
    }
}

/// A key that may be there.
pub(super) const fn key(name: &'static str, kind: ValueShape, about: &'static str) -> Key {
    Key { name, is_required: false, kind, about }
}

/// A key that must be there.
pub(super) const fn required(name: &'static str, kind: ValueShape, about: &'static str) -> Key {
    Key { name, is_required: true, kind, about }
}

/// A key with `ja` or `nei`.
pub(super) const fn yes_no(name: &'static str, about: &'static str) -> Key {
    key(name, YES_NO, about)
}

/// `ja` or `nei`.
pub(super) const YES_NO: ValueShape = ValueShape::Words(|| words(&fields::YES_NO));

/// The words of a list that the reader takes.
pub(super) fn words<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
