//! What the members pay for a year, as far as the folder knows.

use chrono::{Datelike, NaiveDate};

use super::Workspace;
use crate::model::census::name_of;
use crate::model::membership_fee::{Gap, MembershipFee, Share};
use crate::model::{Census, Counted, Dated, Member, MemberKind, Rate};

impl Workspace {
    /// The membership fee of the year that begins on `day`; what is missing is told, and never guessed at.
    pub fn membership_fee(&self, day: NaiveDate) -> MembershipFee<'_> {
        let rate = self.council.membership_fee.on(day);
        let counted_on = counted(&self.council.membership_fee, day).day(day);
        let censuses = &self.people.censuses;
        let census = censuses.iter().find(|census| census.day.value == counted_on);
        let is_later_in_year = |other: NaiveDate| other > day && other.year() == day.year();
        let leaves =
            |until: NaiveDate| until.year() == day.year() && (until.month(), until.day()) != (12, 31);
        let members = &self.people.members;
        let paying: Vec<&Member> = members.iter().filter(|member| member.is_member_on(day)).collect();
        let shares = paying.iter().map(|member| share(member, rate.map(|row| &row.value), census));
        let mut fee = MembershipFee {
            day,
            rate,
            counted_on,
            census,
            shares: shares.collect(),
            joining: members.iter().filter(|member| member.from.is_some_and(is_later_in_year)).collect(),
            leaving: paying.into_iter().filter(|member| member.until.is_some_and(leaves)).collect(),
            gaps: Vec::new(),
        };
        fee.gaps = self.gaps(&fee);
        fee
    }

    fn gaps(&self, fee: &MembershipFee<'_>) -> Vec<Gap> {
        let mut gaps = Vec::new();
        if fee.shares.is_empty() {
            gaps.push(Gap::Members);
        }
        let is_decided = |rate: &Rate| rate.by.is_some() || rate.decided.is_some();
        if fee.rate.is_some_and(|row| !is_decided(&row.value)) {
            gaps.push(Gap::Undecided);
        }
        match fee.rate {
            None => gaps.push(Gap::Rate),
            Some(row) if row.value.county_amount.is_none() => {
                let counties = fee.shares.iter().map(|share| share.member);
                let counties: Vec<String> =
                    counties.filter(|member| member.kind == MemberKind::County).map(name_of).collect();
                gaps.extend((!counties.is_empty()).then_some(Gap::CountyRate(counties)));
            }
            Some(_) => {}
        }
        let without = fee.shares.iter().filter(|share| share.inhabitants.is_none());
        let without: Vec<String> = without.map(|share| name_of(share.member)).collect();
        if fee.census.is_none() {
            let days = self.people.censuses.iter().map(|census| census.day.value);
            gaps.push(Gap::Census(days.max()));
        } else if !without.is_empty() {
            gaps.push(Gap::Inhabitants(without));
        }
        gaps
    }
}

/// As of which year inhabitants are counted: as the rate says, or the newest rate before it.
fn counted(rates: &Dated<Rate>, day: NaiveDate) -> Counted {
    let before =
        || rates.rows.iter().filter(|row| row.from.is_none_or(|from| from <= day)).max_by_key(|row| row.from);
    rates.on(day).or_else(before).map(|row| row.value.counted).unwrap_or_default()
}

fn share<'a>(member: &'a Member, rate: Option<&Rate>, census: Option<&Census>) -> Share<'a> {
    let inhabitants = census.and_then(|census| census.of(member));
    let amount = rate.and_then(|rate| match member.kind {
        MemberKind::Municipality => Some(rate.amount),
        MemberKind::County => rate.county_amount,
    });
    let amount = inhabitants.zip(amount).map(|(count, amount)| u64::from(count) * u64::from(amount));
    Share { member, inhabitants, amount }
}
