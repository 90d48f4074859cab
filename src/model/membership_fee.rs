//! What the members pay each year, by how many they are.

use chrono::{Datelike, NaiveDate};

use super::census::Census;
use super::{BodyId, Member, Row};
use crate::text::Placed;

/// What each inhabitant costs a member in a year. Money is whole øre, so that sums are exact.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// What a kommune pays for each inhabitant, in øre.
    pub amount: u32,
    /// The same of a fylkeskommune, where it pays by its inhabitants too.
    pub county_amount: Option<u32>,
    /// As of which year inhabitants are counted.
    pub counted: Counted,
    /// The body that decided it.
    pub by: Option<Placed<BodyId>>,
    /// The day it was decided.
    pub decided: Option<Placed<NaiveDate>>,
    /// By how much the source says that it was raised, in tenths of a per cent.
    pub increase: Option<Placed<u16>>,
}

/// As of which 1 January the inhabitants are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counted {
    /// That of the year the membership fee is for.
    SameYear,
    /// That of the year before, which is known when budgets are made.
    #[default]
    YearBefore,
}

impl Counted {
    /// Every choice with its word in files.
    pub const WORDS: [(&'static str, Self); 2] =
        [("samme år", Self::SameYear), ("året før", Self::YearBefore)];

    /// The 1 January that counts for the membership fee of the year in which `day` is.
    pub fn day(self, day: NaiveDate) -> NaiveDate {
        let year = day.year() - i32::from(self == Self::YearBefore);
        NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day)
    }
}

/// What one member pays.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The member.
    pub member: &'a Member,
    /// Its inhabitants on the day that counts.
    pub inhabitants: Option<u32>,
    /// What it pays, in øre.
    pub amount: Option<u64>,
}

/// What keeps a sum from being whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Nobody was a member on the day.
    Members,
    /// No rate is in force.
    Rate,
    /// Nobody is said to have decided the rate, which is only proposed.
    Undecided,
    /// No rate says what these fylkeskommuner pay.
    CountyRate(Vec<String>),
    /// Nobody has counted as of the day that counts; the newest day before it that is counted.
    Census(Option<NaiveDate>),
    /// The table lacks these members.
    Inhabitants(Vec<String>),
}

/// What all members pay for one year.
#[derive(Debug, Clone)]
pub struct MembershipFee<'a> {
    /// 1 January of the year: its rate and its members count.
    pub day: NaiveDate,
    /// The rate, with what it rests on.
    pub rate: Option<&'a Row<Rate>>,
    /// The day as of which inhabitants are counted.
    pub counted_on: NaiveDate,
    /// The table of that day.
    pub census: Option<&'a Census>,
    /// What each member pays, in the order written.
    pub shares: Vec<Share<'a>>,
    /// Those who become members later in the year, and pay nothing here.
    pub joining: Vec<&'a Member>,
    /// Those who leave during the year, and pay for all of it here.
    pub leaving: Vec<&'a Member>,
    /// What is not known.
    pub gaps: Vec<Gap>,
}

impl MembershipFee<'_> {
    /// All inhabitants and all that is paid, in øre; none unless everything is known.
    pub fn total(&self) -> Option<(u64, u64)> {
        if !self.gaps.is_empty() || self.shares.is_empty() {
            return None;
        }
        let (mut inhabitants, mut amount) = (0, 0);
        for share in &self.shares {
            inhabitants += u64::from(share.inhabitants?);
            amount += share.amount?;
        }
        Some((inhabitants, amount))
    }
}
