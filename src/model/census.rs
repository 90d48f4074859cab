//! How many live in a kommune.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Member, MemberKind};
use crate::text::{Placed, Span};

/// How many inhabitants the members had on one day.
#[derive(Debug, Clone)]
pub struct Census {
    /// Where it is written.
    pub span: Span,
    /// The day.
    pub day: Placed<NaiveDate>,
    /// Where the figures come from.
    pub basis: Option<Placed<String>>,
    /// How many they are in all according to that.
    pub sum: Option<Placed<u32>>,
    /// The inhabitants by the member's name, each where the name is written.
    pub counts: BTreeMap<String, Placed<u32>>,
}

impl Census {
    /// The inhabitants of a member; none when the table does not have it.
    pub fn of(&self, member: &Member) -> Option<u32> {
        self.counts.get(&name_of(member)).map(|count| count.value)
    }
}

/// A member as tables of inhabitants and bills name it: a kommune may share its name with a fylkeskommune.
pub fn name_of(member: &Member) -> String {
    match member.kind {
        MemberKind::Municipality => member.name.value.clone(),
        MemberKind::County => format!("{} fylkeskommune", member.name.value),
    }
}
