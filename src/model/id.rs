//! What cases, meetings, bodies and persons are called in files, each kind a type of its own.

use std::borrow::Borrow;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

/// The id of one kind of thing: a text that is taken for no other kind's, and looked up by its letters.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as files have it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(written: String) -> Self {
                Self(written)
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.to_owned())
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

impl MeetingId {
    /// What the meeting of `body` on `day` is called.
    pub fn of(day: NaiveDate, body: &BodyId) -> Self {
        Self(format!("{day}-{body}"))
    }
}
