//! What the members pay for a year, as far as the folder knows, and what is planned to be done with it.

use chrono::{Datelike, NaiveDate};

use super::Workspace;
use crate::model::census::name_of;
use crate::model::membership_fee::{Gap, MembershipFee, Share};
use crate::model::{Budget, BudgetKind, Census, Counted, Dated, Member, MemberKind, Rate};

impl Workspace {
    /// The budget, the forecast or the accounts of a year.
    pub fn budget(&self, year: i32, kind: BudgetKind) -> Option<&Budget> {
        self.budgets.iter().find(|budget| budget.year.value == year && budget.kind == kind)
    }

    /// The membership fee of the year that begins on `day`; what is missing is told, and never guessed at.
    pub fn membership_fee(&self, day: NaiveDate) -> MembershipFee<'_> {
        let rate = self.council.membership_fee.on(day);
        let counted_on = counted(&self.council.membership_fee, day).day(day);
        let census = self.people.censuses.iter().find(|census| census.day.value == counted_on);
        let (mut shares, mut joining, mut leaving) = (Vec::new(), Vec::new(), Vec::new());
        for member in &self.people.members {
            if let Some(from) = member.from
                && from > day
                && from.year() == day.year()
            {
                joining.push(member);
            }
            if !member.is_member_on(day) {
                continue;
            }
            shares.push(share(member, rate.map(|row| &row.value), census));
            if let Some(until) = member.until
                && until.year() == day.year()
                && (until.month(), until.day()) != (12, 31)
            {
                leaving.push(member);
            }
        }
        let mut fee =
            MembershipFee { day, rate, counted_on, census, shares, joining, leaving, gaps: Vec::new() };
        fee.gaps = self.gaps(&fee);
        fee
    }

    /// What is missing for the sum to be whole, the most fundamental first.
    fn gaps(&self, fee: &MembershipFee<'_>) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let (mut counties, mut uncounted) = (Vec::new(), Vec::new());
        for share in &fee.shares {
            if share.member.kind == MemberKind::County {
                counties.push(name_of(share.member));
            }
            if share.inhabitants.is_none() {
                uncounted.push(name_of(share.member));
            }
        }
        if fee.shares.is_empty() {
            gaps.push(Gap::Members);
        }
        match fee.rate.map(|row| &row.value) {
            None => gaps.push(Gap::Rate),
            Some(rate) => {
                if rate.by.is_none() && rate.decided.is_none() {
                    gaps.push(Gap::Undecided);
                }
                if rate.county_amount.is_none() && !counties.is_empty() {
                    gaps.push(Gap::CountyRate(counties));
                }
            }
        }
        if fee.census.is_none() {
            let days = self.people.censuses.iter().map(|census| census.day.value);
            gaps.push(Gap::Census(days.max()));
        } else if !uncounted.is_empty() {
            gaps.push(Gap::Inhabitants(uncounted));
        }
        gaps
    }
}

/// As of which year inhabitants are counted: as the rate says, or the newest rate before it.
fn counted(rates: &Dated<Rate>, day: NaiveDate) -> Counted {
    let mut last = rates.on(day);
    if last.is_none() {
        let before = rates.rows.iter().filter(|row| row.from.is_none_or(|from| from <= day));
        last = before.max_by_key(|row| row.from);
    }
    last.map(|row| row.value.counted).unwrap_or_default()
}

fn share<'a>(member: &'a Member, rate: Option<&Rate>, census: Option<&Census>) -> Share<'a> {
    let inhabitants = census.and_then(|census| census.of(member));
    let rate = match (rate, member.kind) {
        (Some(rate), MemberKind::Municipality) => Some(rate.amount),
        (Some(rate), MemberKind::County) => rate.county_amount,
        (None, _) => None,
    };
    let amount = match (inhabitants, rate) {
        (Some(count), Some(rate)) => Some(u64::from(count) * u64::from(rate)),
        _ => None,
    };
    Share { member, inhabitants, amount }
}
