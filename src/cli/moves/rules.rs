//! What the rules say after a meeting has been moved that they did not say before, and the other way round.

use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::output;
use crate::diagnostic::Diagnostic;
use crate::model::Meeting;
use crate::norsk;
use crate::workspace::Workspace;

/// A finding that comes, goes or changes.
#[derive(Debug, Serialize)]
pub struct RuleChange {
    /// Which of those.
    #[serde(rename = "hva")]
    pub kind: RuleChangeKind,
    /// The rule's code.
    #[serde(rename = "kode")]
    pub code: &'static str,
    /// The finding in a line.
    #[serde(rename = "funn")]
    pub told: String,
    /// The day it was due.
    #[serde(rename = "frist-før")]
    pub due_before: Option<String>,
    /// The day it is due.
    #[serde(rename = "frist-nå")]
    pub due_after: Option<String>,
    /// The day it was due, in words.
    #[serde(skip)]
    pub was_due: Option<String>,
}

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleChangeKind {
    /// It comes.
    #[serde(rename = "brytes")]
    Breaks,
    /// It goes.
    #[serde(rename = "leges")]
    Heals,
    /// It comes, and is only outstanding.
    #[serde(rename = "gjenstår")]
    Outstanding,
    /// It was only outstanding, and goes.
    #[serde(rename = "bortfaller")]
    Dropped,
    /// It stays, and is due on another day.
    #[serde(rename = "ny frist")]
    NewDeadline,
    /// It stays, in other words.
    #[serde(rename = "endres")]
    Changed,
}

/// The findings of a workspace with the workspace they were made of.
type Judged<'a> = (&'a Workspace, &'a [Diagnostic]);

/// A finding with the place and words by which it is known again: those it has, or would have after the move.
struct Known<'a> {
    finding: &'a Diagnostic,
    path: String,
    words: String,
}

/// What is found before and not after, the other way round, and otherwise. `moved` are the meetings that were
/// moved, with what they became: a finding on one is known again on the other.
pub fn rule_changes(
    before: (&Workspace, &Vec<Diagnostic>),
    after: Judged<'_>,
    moved: &[(&Meeting, &Meeting)],
) -> Vec<RuleChange> {
    let today = after.0.today;
    let stands = |found: &&Diagnostic| found.waived.is_none();
    let mut old: Vec<Known<'_>> =
        before.1.iter().filter(stands).map(|finding| known(before.0, finding, moved)).collect();
    let mut new: Vec<Known<'_>> =
        after.1.iter().filter(stands).map(|finding| known(after.0, finding, &[])).collect();
    let mut changes = Vec::new();
    let same_words = |one: &Known<'_>, other: &Known<'_>| {
        (one.finding.code, &one.path, &one.words) == (other.finding.code, &other.path, &other.words)
    };
    let same_place = |one: &Known<'_>, other: &Known<'_>| {
        (one.finding.code, &one.path) == (other.finding.code, &other.path)
    };
    for (is_same, is_worded_alike) in
        [(&same_words as &dyn Fn(&Known<'_>, &Known<'_>) -> bool, true), (&same_place, false)]
    {
        new.retain(|found| {
            let Some(at) = old.iter().position(|other| is_same(other, found)) else { return true };
            let was = old.remove(at);
            // What is late and gets a later day is outstanding again, and the other way round.
            let outstanding = [was.finding, found.finding].map(|finding| finding.is_outstanding(today));
            let kind = match outstanding {
                _ if was.finding.due == found.finding.due => {
                    (!is_worded_alike).then_some(RuleChangeKind::Changed)
                }
                [false, true] => Some(RuleChangeKind::Heals),
                [true, false] => Some(RuleChangeKind::Breaks),
                _ => Some(RuleChangeKind::NewDeadline),
            };
            changes.extend(kind.map(|kind| change(kind, Some(was.finding), Some(found.finding), today)));
            false
        });
    }
    for gone in &old {
        let is_outstanding = gone.finding.is_outstanding(today);
        let kind = if is_outstanding { RuleChangeKind::Dropped } else { RuleChangeKind::Heals };
        changes.push(change(kind, Some(gone.finding), None, today));
    }
    for come in &new {
        let is_outstanding = come.finding.is_outstanding(today);
        let kind = if is_outstanding { RuleChangeKind::Outstanding } else { RuleChangeKind::Breaks };
        changes.push(change(kind, None, Some(come.finding), today));
    }
    changes.sort_by(|one, other| (one.kind, one.code, &one.told).cmp(&(other.kind, other.code, &other.told)));
    changes.dedup_by(|one, other| (one.kind, &one.told) == (other.kind, &other.told));
    changes
}

fn known<'a>(workspace: &Workspace, finding: &'a Diagnostic, moved: &[(&Meeting, &Meeting)]) -> Known<'a> {
    let mut path = workspace.source(finding.place.source).path.clone();
    let mut words = finding.message.clone();
    for (old, new) in moved {
        path = path.replace(&old.id, &new.id);
        words = words.replace(&old.id, &new.id);
        let (day, other) = (old.date.value, new.date.value);
        words = with_day(&words, &norsk::date(day), &norsk::date(other));
        words = with_day(&words, &norsk::short_date(day), &norsk::short_date(other));
    }
    Known { finding, path, words }
}

/// The text with `other` for `day`, but not for the end of a longer number: «6. april» is no part of «26.
/// april».
fn with_day(text: &str, day: &str, other: &str) -> String {
    let mut parts = text.split(day);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_longer = written.ends_with(|before: char| before.is_ascii_digit());
        written.push_str(if is_longer { day } else { other });
        written.push_str(part);
    }
    written
}

fn change(
    kind: RuleChangeKind,
    before: Option<&Diagnostic>,
    after: Option<&Diagnostic>,
    today: NaiveDate,
) -> RuleChange {
    let day = |finding: Option<&Diagnostic>| finding?.due.map(|due| due.to_string());
    let told = after.or(before);
    RuleChange {
        kind,
        code: told.map_or("", |finding| finding.code),
        told: told.map_or_else(String::new, |finding| output::as_note(finding, today)),
        due_before: day(before),
        due_after: day(after),
        was_due: before.and_then(|finding| finding.due).map(norsk::date),
    }
}

#[cfg(test)]
mod tests {
    use super::with_day;

    #[test]
    fn a_day_is_no_part_of_another() {
        let text = "Styret møtes 26. april 2027, og KG 6. april 2027.";
        let expected = "Styret møtes 26. april 2027, og KG 12. april 2027.";
        assert_eq!(with_day(text, "6. april 2027", "12. april 2027"), expected);
    }
}
