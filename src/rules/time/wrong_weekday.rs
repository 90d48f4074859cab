use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use chrono::{Datelike, NaiveDate};

use crate::model::{Case, Meeting};
use crate::norsk::{self, Language, written::WrittenDay};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "T08",
    name: "wrong-weekday",
    title: "Ukedag og dato er uenige",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("wrong_weekday.md"),
    check: Check::CaseAndMeeting(check_case, check_meeting),
    ..Rule::PLAIN
};

/// A case says no year of its own: only dates that are written in full are judged.
fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let titles = [case.title.raw()].into_iter().chain(&case.public_title);
    for title in titles {
        found.extend(
            norsk::written::days(&title.value).filter_map(|written| judge(&written, None, title.span)),
        );
    }
    let end = workspace.source(case.source).text.len();
    let body = Span::new(case.source, case.preamble.start as usize..end);
    judge_text(workspace, body, None, found);
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let day = meeting.date.value;
    if let Some(weekday) = meeting.weekday
        && weekday.value != day.weekday()
    {
        let message = format!(
            "{} er en {}, ikke en {}",
            norsk::date(day),
            Language::Bokmal.weekday(day),
            workspace.raw_text(weekday.span).trim()
        );
        found.push(finding(weekday.span, message).with_label(meeting.date.span, "datoen"));
    }
    judge_text(workspace, meeting.text, Some(day), found);
    for item in &meeting.agenda {
        for text in item.title.iter().chain(&item.proposal) {
            found.extend(
                norsk::written::days(text.raw()).filter_map(|written| judge(&written, Some(day), item.span)),
            );
        }
    }
}

fn judge_text(workspace: &Workspace, place: Span, near: Option<NaiveDate>, found: &mut Vec<Diagnostic>) {
    for written in norsk::written::days(workspace.raw_text(place)) {
        let (start, end) =
            (place.start as usize + written.range.start, place.start as usize + written.range.end);
        found.extend(judge(&written, near, Span::new(place.source, start..end)));
    }
}

/// Holds the weekday against the date; a date without a year is the one nearest to `near`.
fn judge(written: &WrittenDay, near: Option<NaiveDate>, place: Span) -> Option<Diagnostic> {
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, written.month, written.day);
    let day = match (written.year, near) {
        (Some(year), _) => in_year(year),
        (None, Some(near)) => {
            let years = [near.year() - 1, near.year(), near.year() + 1];
            let days = years.into_iter().filter_map(in_year);
            days.min_by_key(|day| day.signed_duration_since(near).num_days().abs())
        }
        (None, None) => return None,
    };
    let message = match day {
        Some(day) if day.weekday() == written.weekday => return None,
        Some(day) => {
            format!("{} er en {}, ikke en {}", norsk::date(day), Language::Bokmal.weekday(day), written.word)
        }
        None => format!("Det finnes ingen {}. {}", written.day, norsk::MONTHS[written.month as usize - 1]),
    };
    Some(finding(place, message))
}

fn finding(place: Span, message: String) -> Diagnostic {
    RULE.at(place, message).with_advice("Finn ut hvilken av dem som er riktig, og rett den andre.")
}
