//! What cases, meetings, bodies and persons are called in files, each kind a type of its own.

use std::borrow::Borrow;
use std::fmt;

use chrono::NaiveDate;
use ecow::{EcoString, eco_format};
use serde::Serialize;

/// The id of one kind of thing: a text that is taken for no other kind's, and looked up by its letters.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(EcoString);

        impl $name {
            /// The id as files have it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(written: String) -> Self {
                Self(written.into())
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.into())
            }
        }

        impl From<EcoString> for $name {
            fn from(written: EcoString) -> Self {
                Self(written)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

id! {
    /// A case's, as `2024-005`.
    CaseId
}

id! {
    /// A body's: the name by which the files know it, as `styret`.
    BodyId
}

id! {
    /// A meeting's: the name of its folder, as `2024-02-16-styret`.
    MeetingId
}

id! {
    /// A person's: the name by which the files know them, as `kari-nordmann`.
    PersonId
}

impl CaseId {
    /// Its year and its number as they are said, without zeros, and what is written after them; none of an id
    /// of another form.
    fn parts(&self) -> Option<(&str, &str, &str)> {
        let (year, rest) = self.0.split_once('-')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, more) = rest.split_at(digits);
        (digits > 0).then(|| (year, number.trim_start_matches('0'), more))
    }

    /// Whether it is another id that is said in the same way: `2024-4` is like `2024-004`.
    pub fn is_like(&self, other: &Self) -> bool {
        self != other && self.parts().is_some() && self.parts() == other.parts()
    }

    /// The year and the number that it shares with ids which it may be taken for, as `2024-4` and `2024-004a`
    /// with `2024-004`; none of one that is written as ids are.
    pub fn oddly_written(&self) -> Option<(&str, &str)> {
        let (year, number, more) = self.parts()?;
        let written = self.0.len() - year.len() - 1 - more.len();
        let is_usual = more.is_empty() && written == number.len().max(3);
        (!is_usual).then_some((year, number))
    }
}

impl MeetingId {
    /// What the meeting of `body` on `day` is called.
    pub fn of(day: NaiveDate, body: &BodyId) -> Self {
        Self(eco_format!("{day}-{body}"))
    }
}
