//! `ipr plan ÅR --foreslå`

use anyhow::{Context, Result, bail};
use chrono::Datelike;
use serde::Serialize;

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, output, plan};
use crate::action::{Format, ShowYear};
use crate::diagnostic::Severity;
use crate::model::Body;
use crate::norsk::{self, Language};
use crate::report::plain;
use crate::rules;
use crate::schedule::propose::{ProposedMeeting, UnmetWish, YearProposal, propose};
use crate::steps;
use crate::text::wrap;

/// Proposes the meetings of a year, and makes them when told to.
pub fn run(global: &Global, arguments: &ShowYear) -> Result<Outcome> {
    let session = if arguments.write { Session::open_to_write(global)? } else { Session::open(global)? };
    is_whole(&session)?;
    let proposal = propose(&session.workspace, arguments.year).context("Kalenderen har ikke dette året.")?;
    match arguments.answer.format {
        Format::Json => output::print(&output::json(&ProposalOutput::of(&proposal))?),
        Format::Plain => output::print(&as_text(&proposal, arguments.write)),
    }
    let is_news = proposal.meetings.iter().any(|meeting| meeting.is_new);
    if arguments.write && is_news {
        let change = steps::propose::propose(&session.workspace, &proposal)?;
        let written = session.carry_out(&change, arguments.trial.dry_run)?;
        return Ok(if proposal.broken.is_empty() { written } else { Outcome::Found });
    }
    Ok(if proposal.broken.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// What cannot be read is neither counted nor kept clear of, so a proposal without it would be for another council.
fn is_whole(session: &Session) -> Result<()> {
    let workspace = &session.workspace;
    let is_misread = session.found.iter().any(|found| {
        rules::FILES.has(found.code)
            && found.severity == Severity::Error
            && workspace.source(found.place.source).path == "bodies.yaml"
    });
    if workspace.council_is_broken || is_misread {
        bail!(
            "Noe i bodies.yaml kan ikke leses, så det er ikke foreslått noe: ønsker og regler kan mangle. «ipr check» viser hva som er galt."
        );
    }
    let broken = plan::unread(workspace);
    let broken: Vec<&str> = broken.iter().map(String::as_str).collect();
    if !broken.is_empty() {
        bail!(
            "{} kan ikke leses, så det er ikke foreslått noe: møtet kunne blitt satt opp to ganger. «ipr check» viser hva som er galt.",
            norsk::some(&broken)
        );
    }
    Ok(())
}

fn as_text(proposal: &YearProposal<'_>, writes: bool) -> String {
    let mut text = String::new();
    let new = proposal.meetings.iter().filter(|meeting| meeting.is_new).count();
    if proposal.meetings.is_empty() {
        text.push_str("Det er ingen møter å foreslå.\n");
    } else {
        let rows: Vec<Vec<String>> =
            proposal.meetings.iter().map(|meeting| row(proposal.year, meeting)).collect();
        text.push_str(&format!("Forslag til møteplan for {}\n\n", proposal.year));
        text.push_str(&output::table(&["Møtedag", "Sendes", "", "Organ", "Margin"], &rows));
        text.push('\n');
        text.push_str(&paragraph(
            "Margin er virkedagene fra møtet til siste dag for det et senere organ trenger fra det.",
        ));
    }
    section(&mut text, "Regler planen bryter", &proposal.broken);
    let unmet: Vec<String> = proposal.unmet.iter().map(wish).collect();
    section(&mut text, "Ønsker som ikke er oppfylt", &unmet);
    section(&mut text, "Regnet med", &proposal.notes);
    text.push('\n');
    if new == 0 {
        let all = if proposal.meetings.is_empty() { "" } else { "Alle møtene er i mappen fra før. " };
        text.push_str(&paragraph(&format!("{all}Det er ikke noe nytt å foreslå for {}.", proposal.year)));
        return text;
    }
    text.push_str(&paragraph(&proof(proposal)));
    if !writes {
        let command = format!(
            "«ipr plan {} --foreslå --skriv» lager {}. Med --dry-run vises bare hva som ville blitt skrevet.",
            proposal.year,
            if new == 1 { "møtet".to_owned() } else { format!("de {new} møtene") },
        );
        text.push_str(&paragraph(&command));
    }
    text
}

/// What is proved of the plan.
fn proof(proposal: &YearProposal<'_>) -> String {
    let keeping = if proposal.broken.is_empty() {
        "ingen annen plan som holder reglene, oppfyller ønskene bedre"
    } else {
        "ingen annen plan bryter mindre av reglene, veid som i brukerveiledningen, eller like lite og oppfyller ønskene bedre"
    };
    let day = proposal.meetings.first().map_or(chrono::NaiveDate::MIN, |meeting| meeting.day);
    let placed_after: Vec<String> =
        proposal.placed_after.iter().map(|body| body.running_name_on(day)).collect();
    let mut text = if proposal.unproved.is_empty() {
        format!("Beviselig best: {keeping} (samlet avvik {}).", proposal.deviation)
    } else {
        format!(
            "Ikke bevist best: {} (samlet avvik {}).",
            norsk::list(&proposal.unproved),
            proposal.deviation
        )
    };
    if !placed_after.is_empty() {
        text.push_str(&format!(
            " De ekstra møtene i {} er lagt best mulig da resten lå fast; om de to sammen er ikke noe bevist.",
            norsk::list(&placed_after)
        ));
    }
    for (earlier, later) in &proposal.apart {
        let (earlier, later) = (earlier.running_name_on(day), later.running_name_on(day));
        text.push_str(&format!(
            " {} og {later} er lagt hver for seg, enda {later} venter på noe derfra; om de to sammen er ikke noe bevist.",
            norsk::capitalised(&earlier)
        ));
    }
    text
}

fn section(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("\n{heading}:\n"));
    for line in lines {
        let wrapped = wrap(&output::clean(line), plain::WIDTH - 2);
        text.push_str(&format!("- {}\n", wrapped.replace('\n', "\n  ")));
    }
}

fn paragraph(line: &str) -> String {
    format!("{}\n", wrap(line, plain::WIDTH))
}

/// The most characters of a name in the table, which is to fit in 80 with the longest names.
const NAME: usize = 22;

fn row(year: i32, meeting: &ProposedMeeting<'_>) -> Vec<String> {
    let day = |day: chrono::NaiveDate| {
        let weekday: String = Language::Bokmal.weekday(day).chars().take(3).collect();
        // Papers of a meeting in January may leave the year before.
        let date = if day.year() == year { plan::day_and_month(day) } else { norsk::short_date(day) };
        format!("{weekday} {date}")
    };
    vec![
        day(meeting.day),
        meeting.dispatch.map_or_else(String::new, day),
        if meeting.is_new { "nytt" } else { "" }.to_owned(),
        output::cut(&norsk::capitalised(&short(meeting.body, meeting)), NAME),
        meeting.margin.map_or_else(String::new, |(margin, later)| {
            format!("{} ({})", norsk::signed(margin), short(later, meeting))
        }),
    ]
}

fn wish(unmet: &UnmetWish<'_>) -> String {
    format!(
        "{} {}, {}: {}.",
        norsk::capitalised(&unmet.body.running_name_on(unmet.day)),
        norsk::full_date(unmet.day),
        unmet.wish,
        unmet.why
    )
}

/// The proposal as a program reads it.
#[derive(Serialize)]
struct ProposalOutput {
    #[serde(rename = "år")]
    year: i32,
    #[serde(rename = "møter")]
    meetings: Vec<MeetingOutput>,
    #[serde(rename = "regler-som-ikke-holdes")]
    broken: Vec<String>,
    #[serde(rename = "ønsker-som-ikke-er-oppfylt")]
    unmet: Vec<UnmetOutput>,
    #[serde(rename = "regnet-med")]
    notes: Vec<String>,
    #[serde(rename = "avvik")]
    deviation: i64,
    #[serde(rename = "bevist")]
    is_proved: bool,
    #[serde(rename = "ikke-bevist-siden")]
    unproved: Vec<String>,
    #[serde(rename = "lagt-etterpå")]
    placed_after: Vec<String>,
    #[serde(rename = "lagt-hver-for-seg")]
    apart: Vec<[String; 2]>,
}

#[derive(Serialize)]
struct MeetingOutput {
    #[serde(rename = "møte")]
    id: String,
    #[serde(rename = "organ")]
    body: String,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "nytt")]
    is_new: bool,
    #[serde(rename = "sendes-senest")]
    send_by: Option<String>,
    #[serde(rename = "margin")]
    margin: Option<i64>,
    #[serde(rename = "margin-til")]
    margin_to: Option<String>,
}

#[derive(Serialize)]
struct UnmetOutput {
    #[serde(rename = "organ")]
    body: String,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "ønske")]
    wish: String,
    #[serde(rename = "hvorfor")]
    why: String,
}

impl ProposalOutput {
    fn of(proposal: &YearProposal<'_>) -> Self {
        let meeting = |meeting: &ProposedMeeting<'_>| MeetingOutput {
            id: format!("{}-{}", meeting.day, meeting.body.id),
            body: meeting.body.id.clone(),
            date: meeting.day.to_string(),
            is_new: meeting.is_new,
            send_by: meeting.dispatch.map(|day| day.to_string()),
            margin: meeting.margin.map(|(margin, _)| margin),
            margin_to: meeting.margin.map(|(_, later)| later.id.clone()),
        };
        let unmet = |unmet: &UnmetWish<'_>| UnmetOutput {
            body: unmet.body.id.clone(),
            date: unmet.day.to_string(),
            wish: unmet.wish.clone(),
            why: unmet.why.clone(),
        };
        Self {
            year: proposal.year,
            meetings: proposal.meetings.iter().map(meeting).collect(),
            broken: proposal.broken.clone(),
            unmet: proposal.unmet.iter().map(unmet).collect(),
            notes: proposal.notes.clone(),
            deviation: proposal.deviation,
            is_proved: proposal.unproved.is_empty(),
            unproved: proposal.unproved.clone(),
            placed_after: proposal.placed_after.iter().map(|body| body.id.clone()).collect(),
            apart: proposal.apart.iter().map(|pair| [pair.0.id.clone(), pair.1.id.clone()]).collect(),
        }
    }
}

/// The short form of a body, or its name.
fn short(body: &Body, meeting: &ProposedMeeting<'_>) -> String {
    body.abbreviation.clone().unwrap_or_else(|| body.running_name_on(meeting.day))
}
