//! What a plan costs: all that makes one plan better than another, in one place, as whole numbers.
//!
//! The deviation that is printed is the sum of these over the whole plan. Rules that must hold are so
//! expensive that no number of wishes outweighs one of them, so a plan that keeps them all is found whenever
//! there is one.

/// A meeting on a weekday that the body has not wished.
pub const WEEKDAY: i64 = 20;

/// The same for a body that decides: those who prepare its meetings yield to it, two of them together with
/// the time they have to spare.
pub const DECIDING_WEEKDAY: i64 = 80;

/// A meeting on a day to avoid: of the council's own, or when people are away.
pub const AVOIDED: i64 = 100;

/// Papers that must leave at the latest on a day to avoid, when nobody is there to send or to read them.
pub const AVOIDED_DISPATCH: i64 = 30;

/// For each day that two meetings of a body in a row lie closer or farther apart than with the year evenly
/// divided, or that a meeting lies from the middle of the part of the year it has for itself.
pub const SPACING: i64 = 1;

/// For each day that a meeting lies from the wished number of days before another (`møter-før`).
pub const WISHED_DAYS: i64 = 2;

/// For each day that a meeting which only has to be held before another lies earlier than it needs to.
pub const EARLY: i64 = 1;

/// For each whole week from the leading body's meeting until the last day for it, before a body that follows
/// it.
pub const WAITING_WEEK: i64 = 1;

/// A group's discussion that comes too late for the papers, though in time for the meeting.
pub const AFTER_PAPERS: i64 = 15;

/// No working day to spare from a meeting until the last day for what it gives to a later one's papers; half
/// of it for one day.
pub const NO_MARGIN: i64 = 16;

/// A body on the same day as one that it is to meet before.
pub const SAME_DAY: i64 = 8;

/// For each two groups of one kind that meet on the same day: they share a secretariat, and often members.
pub const SISTERS: i64 = 15;

/// A meeting more than needed, because the one that is fixed lies wrong.
pub const EXTRA: i64 = 200;

/// A rule that must hold, and does not: what `saksgang` calls `bør`.
pub const SHOULD: i64 = 1_000_000;

/// The same: the distance of `møter-før`.
pub const DISTANCE: i64 = 1_100_000;

/// The same: what must be ready before papers leave, and the months of `årshjul`.
pub const MUST: i64 = 1_200_000;

/// The same: a meeting that there is no room for.
pub const ABSENT: i64 = 3_000_000;

/// Two meetings of one body nearer than the fewest days between them: worse than one meeting less.
pub const CROWDED: i64 = 4_000_000;

/// What is no meeting day at all.
pub const FORBIDDEN: i64 = 1_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    /// The user guide tells the secretariat what a deviation is made of.
    #[test]
    fn the_user_guide_has_the_same_numbers() {
        let guide = include_str!("../../../docs/brukerveiledning.md");
        for (what, weight) in [
            ("møte på en annen ukedag", WEEKDAY),
            ("det samme for et organ som vedtar", DECIDING_WEEKDAY),
            ("møte på en dag under `unngå`, i slutten av juni", AVOIDED),
            ("papirer som må sendes på en slik dag", AVOIDED_DISPATCH),
            ("hver dag fra jevn avstand", SPACING),
            ("hver dag fra de ønskede dagene", WISHED_DAYS),
            ("hver dag en gruppe uten `møter-før`", EARLY),
            ("hver hele uke fra styremøtet", WAITING_WEEK),
            ("en drøfting som rekker møtet", AFTER_PAPERS),
            ("ingen virkedager i margin", NO_MARGIN),
            ("et organ på samme dag", SAME_DAY),
            ("to grupper av samme slag", SISTERS),
            ("et møte mer enn nødvendig", EXTRA),
        ] {
            let row = guide.lines().find(|line| line.starts_with(&format!("| {what}")));
            assert!(row.is_some_and(|row| row.ends_with(&format!("| {weight} |"))), "{what}: {row:?}");
        }
        let by_weight = [CROWDED, ABSENT, MUST, DISTANCE, SHOULD];
        assert!(by_weight.is_sorted_by(|a, b| a > b) && by_weight.iter().all(|weight| weight % 100_000 == 0));
    }
}
