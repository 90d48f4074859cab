use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::made_again::{is_used, made_again_by};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use chrono::{Datelike, NaiveDate};

use super::broken_seal::words_of;
use crate::model::{Case, Difference, ItemKind, MadeBy, Meeting};
use crate::norsk;
use crate::papers::elsewhere::{self, LyingPapers};
use crate::papers::{self, PaperStanding};
use crate::schedule::duty;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "I10",
    name: "stale-papers",
    title: "Papirene er eldre enn det de er laget av",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1)",
    page: include_str!("stale_papers.md"),
    check: Check::WorkspaceAndMeeting(check_elsewhere, check),
    work: Work::RemakePapers,
    before_due: "Papirene må lages på nytt",
};

/// What papers wait for that lie elsewhere than with a meeting.
enum Awaited {
    /// They must be right on this day.
    Day(NaiveDate),
    /// Nothing says when they are to be used, so they are never late.
    Anybody,
    /// They have been used.
    Nobody,
}

/// The papers that lie with cases, with the calendars, and with what members pay.
fn check_elsewhere(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    if workspace.council_is_broken || workspace.people_are_broken {
        return;
    }
    for papers in elsewhere::lying(workspace) {
        let awaited = awaited(workspace, &papers);
        if matches!(awaited, Awaited::Nobody) {
            continue;
        }
        let again = made_again_by(workspace, &papers);
        let standings = papers.standings(workspace);
        for (standing, names) in by_standing(&standings) {
            let sent =
                papers.case.filter(|case| papers.making.by == MadeBy::Letter && case.has_sent_letter());
            if sent.is_some_and(Case::withholds) {
                continue;
            }
            let mut finding = match sent {
                Some(case) => of_sent_letter(case, &names),
                None => told(standing, papers.place, &names, again.clone()),
            };
            match awaited {
                // What has been sent is not waited for.
                _ if sent.is_some() => {}
                Awaited::Day(day) => finding = finding.due_on(day),
                Awaited::Anybody | Awaited::Nobody => finding.severity = Severity::Warning,
            }
            finding.refuses_step = false;
            found.push(finding);
        }
    }
}

/// That a letter is not what was sent.
fn of_sent_letter(case: &Case, names: &[&str]) -> Diagnostic {
    let id = &case.id.value;
    let message =
        format!("{} er sendt, men sier noe annet enn saken nå, eller er byttet ut", norsk::list(names));
    let advice = format!(
        "Sett det tilbake som det var. Er det en rettelse, sender «ipr brev {id} --rett \"grunnen\"» brevet \
         på nytt."
    );
    let place = case.letter.as_ref().map_or(case.id.span, |letter| letter.span);
    RULE.at(place, message).with_advice(advice)
}

/// When these papers must be right. A report leaves with the papers of the meeting that it is laid before;
/// those of a year are used until it is over; a calendar shows the next meeting.
fn awaited(workspace: &Workspace, papers: &LyingPapers<'_>) -> Awaited {
    let year = || papers.numbers().first().copied().unwrap_or_default();
    match papers.making.by {
        MadeBy::StatusReport => {
            let Some(case) = papers.case.filter(|case| !is_used(workspace, case)) else {
                return Awaited::Nobody;
            };
            match case.next_step().and_then(|step| workspace.meeting_of_step(step)) {
                Some(meeting) => {
                    Awaited::Day(workspace.dispatch_deadline(&meeting.body.value, meeting.date.value))
                }
                None => Awaited::Anybody,
            }
        }
        MadeBy::Letter => match papers.case {
            Some(Case { hearing_deadline: Some(last), .. }) => Awaited::Day(last.value),
            _ => Awaited::Anybody,
        },
        MadeBy::Calendars => {
            let mut coming = workspace.meetings_on_days(workspace.today, NaiveDate::MAX);
            match coming.find(|meeting| meeting.takes_place()) {
                Some(meeting) => Awaited::Day(meeting.date.value),
                None => Awaited::Anybody,
            }
        }
        MadeBy::YearPaper | MadeBy::MembershipFee if year() < workspace.today.year() => Awaited::Nobody,
        MadeBy::YearPaper | MadeBy::MembershipFee => {
            NaiveDate::from_ymd_opt(year(), 12, 31).map_or(Awaited::Anybody, Awaited::Day)
        }
        _ => Awaited::Anybody,
    }
}

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if workspace.council_is_broken || workspace.people_are_broken || has_unread_case(workspace, meeting) {
        return;
    }
    if workspace.can_remake_notice(meeting) {
        let due = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
        judge(workspace, meeting, MadeBy::Notice, due, found);
    }
    // When the body has met again, it has had the minutes before it.
    if meeting.is_held()
        && workspace.making_of(meeting, MadeBy::Minutes).is_some()
        && workspace.meeting_after(meeting, &meeting.body.value).is_none_or(|next| !next.is_held())
    {
        judge(workspace, meeting, MadeBy::Minutes, duty::minutes_day(workspace, meeting), found);
    }
    // Until the day on which nobody should come.
    if meeting.is_cancelled()
        && meeting.date.value >= workspace.today
        && workspace.manifest_of(meeting).is_none()
        && workspace.making_of(meeting, MadeBy::Cancellation).is_some()
    {
        judge(workspace, meeting, MadeBy::Cancellation, meeting.date.value, found);
    }
}

/// Whether a case on the agenda could not be read, so that nobody knows what the papers should say.
fn has_unread_case(workspace: &Workspace, meeting: &Meeting) -> bool {
    meeting.agenda.iter().any(|item| match &item.kind {
        ItemKind::Case(id) => workspace.case(&id.value).is_none() || workspace.is_duplicated(&id.value),
        ItemKind::Standing(_) | ItemKind::Plain => false,
    })
}

fn judge(workspace: &Workspace, meeting: &Meeting, by: MadeBy, due: NaiveDate, found: &mut Vec<Diagnostic>) {
    let again = match by {
        MadeBy::Notice => Action::notice_of(&meeting.id),
        MadeBy::Cancellation => Action::cancel_of(&meeting.id),
        _ => Action::read_minutes_of(&meeting.id),
    };
    for (standing, names) in by_standing(&papers::standings(workspace, meeting, by)) {
        // Minutes may be put there by hand, from wherever they were written.
        if by != MadeBy::Notice && standing != PaperStanding::Outdated {
            continue;
        }
        let mut finding = told(standing, meeting.date.span, &names, Some(again.clone())).due_on(due);
        if matches!(standing, PaperStanding::Outdated | PaperStanding::Unknown) {
            finding = with_changes(workspace, meeting, by, finding);
        }
        finding.refuses_step = false;
        found.push(finding);
    }
}

/// The names of the papers that do not hold, by how they stand.
fn by_standing(standings: &[(String, PaperStanding)]) -> Vec<(PaperStanding, Vec<&str>)> {
    let mut grouped = Vec::new();
    for standing in
        [PaperStanding::Outdated, PaperStanding::Replaced, PaperStanding::Unknown, PaperStanding::LeftOver]
    {
        let mut names: Vec<&str> = Vec::new();
        for (path, of_it) in standings {
            if *of_it == standing {
                names.push(path.rsplit('/').next().unwrap_or(path));
            }
        }
        if !names.is_empty() {
            grouped.push((standing, names));
        }
    }
    grouped
}

/// That these papers do not say what they should, and what to do about it: `again` makes them.
fn told(standing: PaperStanding, place: Span, names: &[&str], again: Option<Action>) -> Diagnostic {
    let are = norsk::list(names);
    let message = match standing {
        PaperStanding::Replaced => format!("{are} er ikke slik ipr laget det"),
        PaperStanding::Unknown => format!("Det er ikke kjent hva {are} er laget av"),
        PaperStanding::LeftOver => format!("{are} ligger igjen, og lages ikke lenger"),
        PaperStanding::Outdated | PaperStanding::Holds => {
            format!("{are} er eldre enn det som papirene lages av")
        }
    };
    let finding = RULE.at(place, message);
    let Some(again) = again.filter(|_| standing != PaperStanding::LeftOver) else {
        return finding.with_advice("Slett det som ikke lages lenger.");
    };
    let advice = match standing {
        PaperStanding::Replaced => format!(
            "Er noe skrevet i det for hånd, skriv det i saken, møtefilen eller bodies.yaml i stedet. \
             «{again}» lager papirene på nytt."
        ),
        _ => format!("«{again}» lager papirene på nytt."),
    };
    finding.with_advice(advice).with_remedies([again])
}

/// The finding with the items of the agenda that have changed since, as far as that can be told.
fn with_changes(workspace: &Workspace, meeting: &Meeting, by: MadeBy, finding: Diagnostic) -> Diagnostic {
    let Some(making) = workspace.making_of(meeting, by).filter(|_| by == MadeBy::Notice) else {
        return finding;
    };
    let mut finding = finding;
    for change in workspace.changes_since(meeting, making) {
        let Some((index, item)) = change.item().and_then(|index| Some((index, meeting.agenda.get(index)?)))
        else {
            continue;
        };
        let words = match &change {
            Difference::Changed(_, parts) => format!("endret siden: {}", words_of(meeting, index, parts)),
            _ => "ny siden".to_owned(),
        };
        finding = finding.with_label(item.span, words);
    }
    finding
}
