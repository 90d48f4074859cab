//! Which paragraph holds on which day, where the law itself changes.

use chrono::NaiveDate;

use super::provision::Provision;

/// Weeks in which a decision can be brought before the ministry (koml. § 27-1).
pub const WEEKS_FOR_REVIEW: u32 = 3;

/// What a reference to forvaltningsloven is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Disqualified without more ado: a party, or near to one.
    DisqualifiedOutright,
    /// Disqualified since something else may shake the trust in them.
    DisqualifiedByJudgement,
    /// How a body settles whether a member is disqualified.
    DecidingDisqualification,
    /// The duty of secrecy for what is personal.
    PersonalSecrecy,
    /// The duty of secrecy for trade secrets.
    TradeSecrecy,
    /// The time to appeal.
    AppealDeadline,
}

/// Each purpose with its paragraph in the act of 1967 and in the act of 2025.
const PARAGRAPHS: [(Purpose, &str, &str); 6] = [
    (Purpose::DisqualifiedOutright, "fvl. § 6 første ledd", "fvl. § 26"),
    (Purpose::DisqualifiedByJudgement, "fvl. § 6 andre ledd", "fvl. § 27"),
    (
        Purpose::DecidingDisqualification,
        "fvl. § 8 andre ledd",
        "fvl. § 29 andre og tredje ledd og koml. § 11-10 femte ledd",
    ),
    (Purpose::PersonalSecrecy, "fvl. § 13 første ledd nr. 1", "fvl. § 31"),
    (Purpose::TradeSecrecy, "fvl. § 13 første ledd nr. 2", "fvl. § 32"),
    (Purpose::AppealDeadline, "fvl. §§ 29–30", "fvl. §§ 63–64"),
];

/// Days that the folder must say, since nobody knew them when the program was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Laws {
    /// The first day of the act of 2025 (LOV-2025-06-20-81); none while it is not in force.
    pub administration_act_2025: Option<NaiveDate>,
}

impl Laws {
    /// Whether forvaltningsloven is the act of 2025 on `day`.
    pub fn has_act_of_2025(self, day: NaiveDate) -> bool {
        self.administration_act_2025.is_some_and(|first| first <= day)
    }

    /// The paragraph for `purpose` on `day`.
    pub fn paragraph(self, purpose: Purpose, day: NaiveDate) -> &'static str {
        let row = PARAGRAPHS.iter().find(|(known, _, _)| *known == purpose);
        row.map_or("", |(_, old, new)| if self.has_act_of_2025(day) { new } else { old })
    }
}

/// Why a meeting may be closed (koml. § 11-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingGround {
    /// It must: an employee's conditions, or a duty of secrecy (second paragraph).
    Duty,
    /// It may: privacy, or weighty public interests (third paragraph, letters a and b).
    Choice,
}

impl ClosingGround {
    /// The ground that a basis like «koml. § 11-5 tredje ledd bokstav a» names.
    pub fn named(basis: &str) -> Option<Self> {
        Provision::each(basis).into_iter().find_map(|provision| {
            let part = if provision.is_local_government(11, 5) { provision.part } else { None };
            match (part, provision.letter) {
                (Some(2), _) => Some(Self::Duty),
                (Some(3), Some('a' | 'b')) => Some(Self::Choice),
                _ => None,
            }
        })
    }
}

/// The first day of kommuneloven of 2018 in a council: the law held from the members' first meetings after
/// the election of 2019.
pub const LOCAL_GOVERNMENT_ACT_2018: NaiveDate = NaiveDate::from_ymd_opt(2019, 11, 1).expect("a day");

/// First and last day of a time, as year, month and day.
type Days = [(i32, u32, u32); 2];

/// When any elected body could meet on a screen without a decision: the regulation of 13 March 2020
/// was repealed on 1 August 2020.
const REMOTE_WITHOUT_DECISION: [Days; 1] = [[(2020, 3, 13), (2020, 7, 31)]];

/// When bodies could treat on a screen also what must be treated behind closed doors: the same
/// regulation, the act of 6 November 2020 no. 126 and the regulation of 10 December 2021 no. 3483.
const REMOTE_BEHIND_CLOSED_DOORS: [Days; 3] =
    [[(2020, 3, 13), (2020, 7, 31)], [(2020, 11, 6), (2021, 5, 31)], [(2021, 12, 10), (2022, 4, 30)]];

/// Whether an elected body could meet on a screen on `day` without a decision under koml. § 11-7.
pub fn may_meet_remotely_without_decision(day: NaiveDate) -> bool {
    is_within(&REMOTE_WITHOUT_DECISION, day)
}

/// Whether a meeting on a screen on `day` could be closed under koml. § 11-5 (2).
pub fn may_close_remote_meeting(day: NaiveDate) -> bool {
    is_within(&REMOTE_BEHIND_CLOSED_DOORS, day)
}

fn is_within(times: &[Days], day: NaiveDate) -> bool {
    times.iter().any(|limits| {
        let [first, last] = limits.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        first.is_some_and(|first| first <= day) && last.is_some_and(|last| day <= last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_act_in_force_gives_the_paragraph() {
        let never = Laws::default();
        let soon = Laws { administration_act_2025: Some(day("2027-01-01")) };
        for (laws, on, purpose, expected) in [
            (never, "2030-01-01", Purpose::DisqualifiedOutright, "fvl. § 6 første ledd"),
            (soon, "2026-12-31", Purpose::DisqualifiedOutright, "fvl. § 6 første ledd"),
            (soon, "2027-01-01", Purpose::DisqualifiedOutright, "fvl. § 26"),
            (soon, "2027-01-01", Purpose::DisqualifiedByJudgement, "fvl. § 27"),
            (soon, "2027-01-01", Purpose::PersonalSecrecy, "fvl. § 31"),
            (soon, "2026-12-31", Purpose::TradeSecrecy, "fvl. § 13 første ledd nr. 2"),
            (soon, "2027-06-01", Purpose::AppealDeadline, "fvl. §§ 63–64"),
            (never, "2027-06-01", Purpose::DecidingDisqualification, "fvl. § 8 andre ledd"),
        ] {
            assert_eq!(laws.paragraph(purpose, day(on)), expected);
        }
    }

    #[test]
    fn four_ways_to_close_the_doors() {
        use ClosingGround::{Choice, Duty};
        for (basis, expected) in [
            ("koml. § 11-5 andre ledd", Some(Duty)),
            ("Kommuneloven § 11-5 annet ledd bokstav a", Some(Duty)),
            ("koml. § 11-5 (2)", Some(Duty)),
            ("koml. § 11-5 tredje ledd bokstav a", Some(Choice)),
            ("koml. § 11-5 (3) b", Some(Choice)),
            ("koml. § 11-5 tredje ledd bokstav b, jf. offl. § 13 andre ledd", Some(Choice)),
            ("koml. § 11-5 tredje ledd", None),
            ("koml. § 11-5 tredje ledd bokstav c", None),
            ("koml. § 11-5", None),
            ("koml. § 11-5 første ledd", None),
            ("offl. § 11-5 andre ledd", None),
            ("koml. § 11-5 tredje ledd bokstav a og b", Some(Choice)),
            ("lov om kommuner og fylkeskommuner (kommuneloven) § 11-5, 3. ledd bokstav b", Some(Choice)),
            ("offl. § 13 andre ledd", None),
        ] {
            assert_eq!(ClosingGround::named(basis), expected, "{basis}");
        }
    }

    #[test]
    fn the_pandemic_ended() {
        assert!(may_meet_remotely_without_decision(day("2020-06-23")));
        assert!(!may_meet_remotely_without_decision(day("2020-10-28")));
        assert!(may_close_remote_meeting(day("2022-04-30")));
        assert!(!may_close_remote_meeting(day("2022-05-01")));
        assert!(!may_close_remote_meeting(day("2021-06-01")));
    }
}
