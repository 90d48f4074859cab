//! What the rules say after a meeting has been moved that they did not say before, and the other way round.

use chrono::NaiveDate;
use serde::Serialize;

use super::judged::JudgedFolder;
use crate::diagnostic::Diagnostic;
use crate::model::Meeting;
use crate::norsk;
use crate::views::note;
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

/// A finding with the place and words by which it is known again: those it has, or would have after the move.
struct Known<'a> {
    finding: &'a Diagnostic,
    path: String,
    words: String,
}

impl Known<'_> {
    /// Whether it is the same finding at the same place, also in other words unless `is_worded_alike`.
    fn is_same(&self, other: &Known<'_>, is_worded_alike: bool) -> bool {
        (self.finding.code, &self.path) == (other.finding.code, &other.path)
            && (!is_worded_alike || self.words == other.words)
    }
}

/// What is found before and not after, the other way round, and otherwise. `moved` are the meetings that were
/// moved, with what they became: a finding on one is known again on the other.
pub fn rule_changes(
    before: JudgedFolder<'_>,
    after: JudgedFolder<'_>,
    moved: &[(&Meeting, &Meeting)],
) -> Vec<RuleChange> {
    let today = after.0.today;
    let mut old = standing(before, moved);
    let mut new = standing(after, &[]);
    let mut changes = Vec::new();
    for is_worded_alike in [true, false] {
        let mut unknown = Vec::new();
        for found in new {
            let Some(at) = old.iter().position(|other| found.is_same(other, is_worded_alike)) else {
                unknown.push(found);
                continue;
            };
            let was = old.remove(at).finding;
            if let Some(kind) = kind_of(was, found.finding, is_worded_alike, today) {
                changes.push(change(kind, Some(was), Some(found.finding), today));
            }
        }
        new = unknown;
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

/// What becomes of a finding that stays; nothing when it is as it was.
fn kind_of(
    was: &Diagnostic,
    is: &Diagnostic,
    is_worded_alike: bool,
    today: NaiveDate,
) -> Option<RuleChangeKind> {
    if was.due == is.due {
        return (!is_worded_alike).then_some(RuleChangeKind::Changed);
    }
    // What is late and gets a later day is outstanding again, and the other way round.
    Some(match (was.is_outstanding(today), is.is_outstanding(today)) {
        (false, true) => RuleChangeKind::Heals,
        (true, false) => RuleChangeKind::Breaks,
        _ => RuleChangeKind::NewDeadline,
    })
}

/// What is found and not set aside, as it is known again after the moves.
fn standing<'a>((workspace, found): JudgedFolder<'a>, moved: &[(&Meeting, &Meeting)]) -> Vec<Known<'a>> {
    let standing = found.iter().filter(|finding| finding.waived.is_none());
    standing.map(|finding| known(workspace, finding, moved)).collect()
}

fn known<'a>(workspace: &Workspace, finding: &'a Diagnostic, moved: &[(&Meeting, &Meeting)]) -> Known<'a> {
    let mut path = workspace.source(finding.place.source).path.clone();
    let mut words = finding.message.clone();
    for (old, new) in moved {
        path = path.replace(old.id.as_str(), new.id.as_str());
        words = words.replace(old.id.as_str(), new.id.as_str());
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
        told: told.map_or_else(String::new, |finding| note(finding, today)),
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
