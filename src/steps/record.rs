//! The minutes are read back: the meeting has been held, and each case gets its outcome and its words.

use super::edited::edited;
use super::follow_up::{LIST as FOLLOW_UP, entry, name_in_files};
use super::front_matter::{self, FieldChange};
use super::routing_plan::RoutingPlan;
use super::settle::{self, Ending, TextSource};
use super::tree::Tree;
use super::{Change, NewText, StepError, refuse, will_be_held, written};
use crate::model::concordance::outcome_words;
use crate::model::{
    Case, Concordance, ItemKind, Meeting, MeetingStatus, Outcome, Record, RecordedItem, Ruling, Status,
    TimeRange, Words,
};
use crate::norsk::{self, Language};
use crate::read::follow_up::is_same;
use crate::read::minutes::asked;
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

/// What the minutes say that cannot be written into a case, and where they say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrecorded {
    /// Where in the minutes.
    pub place: Span,
    /// The case's file, which the message may tell of.
    pub case: Option<SourceId>,
    /// Why.
    pub message: String,
    /// What to write, where that is known.
    pub advice: Option<String>,
    /// Where the opposite is said.
    pub second: Option<(Span, &'static str)>,
}

/// Refuses minutes of a `meeting` that has not been held.
///
/// # Errors
/// When the meeting is still to come, or was not held.
pub fn refuse_too_early(workspace: &Workspace, meeting: &Meeting) -> Result<(), StepError> {
    let date = norsk::date(meeting.date.value);
    match meeting.state() {
        Some(MeetingStatus::Cancelled | MeetingStatus::Moved) => will_be_held(workspace, meeting),
        _ if meeting.date.value > workspace.today => {
            refuse(format!("Møtet {} er først {date}. Referatet leses inn når møtet er holdt.", meeting.id))
        }
        _ => Ok(()),
    }
}

/// The new texts of the meeting and of its cases.
///
/// # Errors
/// Everything that cannot be written, each with its place in the minutes.
pub fn record(workspace: &Workspace, meeting: &Meeting, record: &Record) -> Result<Change, Vec<Unrecorded>> {
    let mut texts = Vec::new();
    let mut notes = Vec::new();
    let mut unrecorded = Vec::new();
    for item in &record.items {
        match case(workspace, meeting, item, &mut notes) {
            Ok(text) => texts.extend(text),
            Err(refused) => unrecorded.push(refused),
        }
    }
    for item in &record.items {
        unrecorded.extend(unsaid(workspace, meeting, item));
    }
    match meeting_text(workspace, meeting, record) {
        Ok(text) => texts.insert(0, text),
        Err(StepError(message)) => {
            let place = match record.items.first() {
                Some(item) => item.heading,
                None => meeting.date.span,
            };
            unrecorded.push(Unrecorded { place, case: None, message, advice: None, second: None });
        }
    }
    if !unrecorded.is_empty() {
        return Err(unrecorded);
    }
    Ok(Change { texts, message: sentence(workspace, meeting), notes })
}

/// The new text of the case that an item is about; none for an item without one.
fn case(
    workspace: &Workspace,
    meeting: &Meeting,
    item: &RecordedItem,
    notes: &mut Vec<String>,
) -> Result<Option<NewText>, Unrecorded> {
    let (ItemKind::Case(id), Some(ruling)) = (&meeting.agenda[item.index].kind, &item.ruling) else {
        return Ok(None);
    };
    let refused =
        |case, message: String| Unrecorded { place: ruling.span, case, message, advice: None, second: None };
    let Some(case) = workspace.case(&id.value) else {
        return Err(refused(None, format!("Sak {} kan ikke leses og må rettes først", id.value)));
    };
    let Some(index) = case.step_in(meeting) else {
        return Err(refused(
            Some(case.source),
            format!("Sak {} har ikke dette møtet i saksgangen sin", id.value),
        ));
    };
    let outcome = ruling.value.outcome;
    if let Some(message) = refusal(case, index, outcome) {
        return Err(refused(Some(case.source), message));
    }
    let is_new = case.routing[index].outcome.is_none();
    let mut plan = RoutingPlan::new(case);
    if let (Some(number), None) = (&meeting.agenda[item.index].number, &case.routing[index].number) {
        plan.set_number(index, &number.value);
    }
    let wording = match &ruling.value.words {
        Words::None => None,
        Words::Given(words) => Some(TextSource::Given(words.clone())),
        Words::AsProposed => Some(TextSource::AsProposed),
    };
    let deciding = workspace.deciding_body(case);
    let ending = Ending { index, outcome: Some(outcome), wording: wording.as_ref(), deciding };
    let mut said = Vec::new();
    let text = settle::treated(workspace, &mut plan, ending, &mut said);
    let text = text.and_then(|text| {
        let text = with_hearing(workspace, meeting, (&plan, index), &ruling.value, text)?;
        with_tasks(workspace, &plan, item, text, &mut said)
    });
    let text = text.map_err(|error| refused(Some(case.source), error.0.trim_end_matches('.').to_owned()))?;
    if is_new || !said.is_empty() {
        let mut note = format!("Sak {}: {}.", id.value, told_outcome(workspace, case, index, &ruling.value));
        for more in said {
            note.push(' ');
            note.push_str(&more);
        }
        notes.push(note);
    }
    Ok(Some(text))
}

/// `text` with who is asked and until when, where the words of the decision say both and the case neither.
fn with_hearing(
    workspace: &Workspace,
    meeting: &Meeting,
    (plan, index): (&RoutingPlan, usize),
    ruling: &Ruling,
    text: NewText,
) -> Result<NewText, StepError> {
    if ruling.outcome != Outcome::SentToHearing || plan.case.routing[index].hearing.is_some() {
        return Ok(text);
    }
    let words = match (&ruling.words, workspace.proposal_to(&plan.case, index)) {
        (Words::Given(words), _) => words.as_str(),
        (Words::AsProposed, Some(proposal)) => workspace.raw_text(proposal.section.body),
        _ => return Ok(text),
    };
    let Some((who, until)) = asked(words, meeting.last_day()) else { return Ok(text) };
    let hearing = vec![
        ("til".to_owned(), Tree::texts([who.as_str()])),
        ("frist".to_owned(), Tree::text(until.to_string())),
    ];
    let key = FieldChange::SetIn { list: "saksgang", index, key: "høring", value: Tree::Map(hearing) };
    let changed = front_matter::change(&text.path, &text.text, &[key])?;
    Ok(NewText { path: text.path, text: changed })
}

/// `text` with what the minutes say is to be done, where the case does not say it already.
fn with_tasks(
    workspace: &Workspace,
    plan: &RoutingPlan,
    item: &RecordedItem,
    text: NewText,
    said: &mut Vec<String>,
) -> Result<NewText, StepError> {
    let case = &plan.case;
    let mut changes = Vec::new();
    for task in &item.tasks {
        let who = task.who.as_deref().map(|who| name_in_files(workspace, who));
        let Some(known) =
            case.follow_up.iter().find(|known| is_same(&known.what.raw().value, &task.what.value))
        else {
            let entry = entry(task.what.value.clone(), who, task.deadline);
            changes.push(FieldChange::Insert { list: FOLLOW_UP, index: FieldChange::LAST, entry });
            continue;
        };
        let is_as_said = known.deadline.map(|day| day.value) == task.deadline
            && known.who.as_ref().map(|who| &who.raw().value) == who.as_ref();
        if known.is_open() && !is_as_said {
            said.push(
                "Oppfølgingen står i saken med en annen frist eller en annen til å gjøre det; rett den der."
                    .to_owned(),
            );
        }
    }
    if changes.is_empty() {
        return Ok(text);
    }
    let deciding = workspace.deciding_body(case);
    match case.said_status() {
        Some(status @ (Status::Closed | Status::Withdrawn | Status::NotTakenUp)) => {
            return refuse(format!("Sak {} er {} og følges ikke opp.", case.id.value, status.word()));
        }
        _ if case.proved_status(deciding) == Status::Adopted => {
            let value = Tree::text(Status::FollowUp.word());
            changes.push(FieldChange::Set { key: "status", value });
        }
        _ => {}
    }
    let changed = front_matter::change(&text.path, &text.text, &changes)?;
    Ok(NewText { path: text.path, text: changed })
}

/// Why `outcome` cannot be recorded on the treatment at `index` of a case.
fn refusal(case: &Case, index: usize, outcome: Outcome) -> Option<String> {
    let id = &case.id.value;
    match (case.routing[index].ended(), case.said_status()) {
        (Some(known), _) if known != outcome => Some(format!(
            "Sak {id} har allerede utfallet «{}» i dette møtet, og referatet sier «{}»",
            known.word(),
            outcome.word()
        )),
        (None, Some(status)) if status.is_settled() && status != Status::FollowUp => {
            Some(format!("Sak {id} er allerede {}", status.word()))
        }
        _ => None,
    }
}

/// How a case ended, and whether in what was put before the body, so that a slip of the pen is seen:
/// «vedtatt, ikke i samsvar med innstillingen». Of what the public may not see, only how it ended.
pub fn told_outcome(workspace: &Workspace, case: &Case, index: usize, ruling: &Ruling) -> String {
    let outcome = ruling.outcome.word();
    if workspace.withholds(case) || ruling.outcome == Outcome::Rejected {
        return outcome.to_owned();
    }
    let Some(proposal) = workspace.proposal_to(case, index) else {
        return outcome.to_owned();
    };
    let what = if proposal.is_recommended { "innstillingen" } else { "forslaget" };
    let concordance = match &ruling.words {
        Words::None => return outcome.to_owned(),
        Words::AsProposed if proposal.is_recommended => Concordance::AsRecommended,
        Words::AsProposed => Concordance::AsProposed,
        Words::Given(words) => workspace.concordance(proposal, words),
    };
    match concordance {
        Concordance::AsRecommended | Concordance::AsProposed => {
            let by = workspace.recommender(case, index);
            outcome_words(ruling.outcome, Some(concordance), by.as_deref(), Language::Bokmal)
        }
        Concordance::Changed => format!("{outcome}, endret fra {what}"),
        other => format!("{outcome}, {}", other.word()),
    }
}

/// What the meeting's file has of an item and the minutes do not: one of them is wrong, and nobody but the
/// secretary knows which.
fn unsaid(workspace: &Workspace, meeting: &Meeting, item: &RecordedItem) -> Vec<Unrecorded> {
    let source = &workspace.source(meeting.source).path;
    let agenda = &meeting.agenda[item.index];
    let Some(old) = agenda.record.as_deref() else { return Vec::new() };
    let new = written::proceedings(&item.proceedings);
    // The minutes tell in words who was elected together; lists and their votes stand in the meeting's file.
    let is_of_several =
        old.election.as_ref().is_some_and(|election| election.is_of_several() || election.is_untold());
    let mut unsaid = Vec::new();
    for (key, _) in written::proceedings(old) {
        if new.iter().any(|(written, _)| *written == key) || (key == "valg" && is_of_several) {
            continue;
        }
        unsaid.push(Unrecorded {
            place: item.heading,
            case: workspace.case_of(agenda).map(|case| case.source),
            message: format!("Møtefilen har «{key}» på denne saken, og referatet sier ikke noe om det"),
            advice: line_for(key).map(|line| {
                format!(
                    "Skriv «{line}» under saken i referatet, eller ta «{key}» ut av {source} om det er feil."
                )
            }),
            second: agenda.number.as_ref().map(|number| (number.span, "saken i møtefilen")),
        });
    }
    unsaid
}

/// The line that the minutes say it in, where one can be told.
fn line_for(key: &str) -> Option<&'static str> {
    Some(match key {
        "tillegg" => "Tillegg: ja",
        "motsatte-seg" => "Motsatte seg: ingen",
        "inhabile" => "Habilitet: navn og hjemmel",
        "avstemning" => "Avstemning: enstemmig",
        "lukket" => "Lukket: hjemmel, klokkeslett og avstemning",
        "kl" => "Kl.: 10:40",
        "dessuten-til-stede" => "Dessuten møtte: navn (sak 4)",
        "foreslår" => "Forslag til saksliste: hva (organet)",
        "valg" => "Valgt: navn",
        _ => return None,
    })
}

/// The meeting's file with who met, how each item was voted on, and that it has been held.
fn meeting_text(workspace: &Workspace, meeting: &Meeting, record: &Record) -> Result<NewText, StepError> {
    let mut changes = Vec::new();
    if !meeting.is_held() {
        let value = Tree::text(MeetingStatus::Held.word());
        changes.push(FieldChange::Set { key: "status", value });
    }
    let mut set = |key, value| changes.push(FieldChange::Set { key, value });
    if let (None, Some(began)) = (&meeting.time, record.began) {
        let time = TimeRange { from: began, until: record.ended };
        set("tid", Tree::text(time.to_string()));
    }
    if let (None, Some(place)) = (&meeting.place, &record.place) {
        set("sted", Tree::text(place.as_str()));
    }
    if let Some(chair) = &record.chair {
        set("møteleder", Tree::text(chair.value.as_str()));
    }
    if record.chair_elected {
        set("møteleder-valgt", Tree::text("ja"));
    }
    if !record.attendance.is_empty() {
        set("oppmøte", written::attendance(&record.attendance));
    }
    for item in &record.items {
        for (key, value) in written::proceedings(&item.proceedings) {
            changes.push(FieldChange::SetIn { list: "saksliste", index: item.index, key, value });
        }
    }
    edited(workspace, meeting.source, &changes)
}

/// «Referat fra styremøte 16. februar 2024 er ført inn»
fn sentence(workspace: &Workspace, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    let body = workspace.council.body(&meeting.body.value);
    let minutes = match body {
        Some(body) => body.minutes_word.as_str(),
        None => "referat",
    };
    let occasion = match body {
        Some(body) if body.meeting_word != "møte" => body.meeting_word.clone(),
        _ => format!("møte i {}", workspace.body_name(&meeting.body.value, day)),
    };
    format!("{} fra {occasion} {} er ført inn", norsk::capitalised(minutes), norsk::date(day))
}
