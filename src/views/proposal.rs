//! A year as it is proposed.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::names::{day_and_month, in_text};
use super::{View, bullets, page, paragraph, table, title};
use crate::action::{Action, ShowYear};
use crate::document::{Block, Column, Document, Inline, plain};
use crate::model::{BodyId, MeetingId};
use crate::norsk::{self, Language};
use crate::schedule::propose::{ProposedMeeting, Relief, UnmetWish, YearProposal, propose};
use crate::workspace::Workspace;

/// The meetings of a year as they are proposed.
pub struct ProposalView<'a> {
    workspace: &'a Workspace,
    /// What is proposed.
    pub proposal: YearProposal<'a>,
    /// Whether the meetings are made at once.
    is_written: bool,
}

/// What is proposed for the year asked for; none when the calendar has no such year.
pub fn proposal<'a>(workspace: &'a Workspace, asked: &ShowYear) -> Option<ProposalView<'a>> {
    let proposal = propose(workspace, asked.year)?;
    Some(ProposalView { workspace, proposal, is_written: asked.write })
}

impl View for ProposalView<'_> {
    fn document(&self) -> Document {
        let proposal = &self.proposal;
        let name = format!("Forslag til møteplan for {}", proposal.year);
        let mut blocks = Vec::new();
        if proposal.meetings.is_empty() {
            blocks.push(paragraph("Det er ingen møter å foreslå."));
        } else {
            blocks.extend([title(&name), Block::Rule, meetings(proposal), Block::Rule]);
            blocks.push(paragraph(
                "Margin er virkedagene fra møtet til siste dag for det et senere organ trenger fra det.",
            ));
        }
        let unmet = wishes(&proposal.unmet);
        let mut reliefs = Vec::new();
        for found in &proposal.reliefs {
            reliefs.push(relief(found));
        }
        for (lead, lines) in [
            ("Regler planen bryter:", &proposal.broken),
            ("Ønsker som ikke er oppfylt:", &unmet),
            ("Regelen som koster flest ønsker:", &reliefs),
            ("Regnet med:", &proposal.notes),
        ] {
            if !lines.is_empty() {
                blocks.extend([Block::Rule, paragraph(lead), bullets(lines.iter().map(plain))]);
            }
        }
        blocks.push(Block::Rule);
        if self.is_news() {
            blocks.push(paragraph(proof(proposal)));
            if !self.is_written {
                blocks.push(how_it_is_written(proposal));
            }
        } else {
            let all = if proposal.meetings.is_empty() { "" } else { "Alle møtene er i mappen fra før. " };
            blocks.push(paragraph(format!("{all}Det er ikke noe nytt å foreslå for {}.", proposal.year)));
        }
        page(self.workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&ProposalOutput::of(&self.proposal))
    }

    /// A plan that breaks rules is shown, and is no plan to take.
    fn is_whole(&self) -> bool {
        self.proposal.broken.is_empty()
    }
}

impl ProposalView<'_> {
    /// Whether a meeting is proposed that is not in the folder.
    pub fn is_news(&self) -> bool {
        new_meetings(&self.proposal) > 0
    }
}

fn new_meetings(proposal: &YearProposal<'_>) -> usize {
    proposal.meetings.iter().filter(|meeting| meeting.is_new).count()
}

fn meetings(proposal: &YearProposal<'_>) -> Block {
    let columns = [
        ("Møtedag", Column::Short),
        ("Sendes", Column::Short),
        ("", Column::Short),
        ("Organ", Column::Text),
        ("Margin", Column::Text),
    ];
    let rows = proposal.meetings.iter().map(|meeting| row(proposal.year, meeting)).collect();
    table("Møtene", &columns, rows)
}

fn row(year: i32, meeting: &ProposedMeeting<'_>) -> Vec<String> {
    let margin = meeting
        .margin
        .map(|(margin, later)| format!("{} ({})", norsk::signed(margin), in_text(later, meeting.day)));
    vec![
        day_words(year, meeting.day),
        meeting.dispatch.map(|day| day_words(year, day)).unwrap_or_default(),
        if meeting.is_new { "nytt" } else { "" }.to_owned(),
        norsk::capitalised(&in_text(meeting.body, meeting.day)),
        margin.unwrap_or_default(),
    ]
}

/// «tir 26.01.»
fn day_words(year: i32, day: NaiveDate) -> String {
    let weekday: String = Language::Bokmal.weekday(day).chars().take(3).collect();
    // Papers of a meeting in January may leave the year before.
    let date = if day.year() == year { day_and_month(day) } else { norsk::short_date(day) };
    format!("{weekday} {date}")
}

fn how_it_is_written(proposal: &YearProposal<'_>) -> Block {
    let write = ShowYear { year: proposal.year, propose: true, write: true, ..ShowYear::default() };
    let made = match new_meetings(proposal) {
        1 => "møtet".to_owned(),
        count => format!("de {count} møtene"),
    };
    Block::Paragraph(vec![
        Inline::text("«"),
        Inline::action(Action::Plan(write)),
        Inline::text(format!("» lager {made}. Med --dry-run vises bare hva som ville blitt skrevet.")),
    ])
}

/// What is proved of the plan.
fn proof(proposal: &YearProposal<'_>) -> String {
    let keeping = if proposal.broken.is_empty() {
        "ingen annen plan som holder reglene, oppfyller ønskene bedre"
    } else {
        "ingen annen plan bryter mindre av reglene, veid som i brukerveiledningen, eller like lite og \
         oppfyller ønskene bedre"
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
            " De ekstra møtene i {} er lagt best mulig da resten lå fast; at de to er best \
             sammen, er ikke bevist.",
            norsk::list(&placed_after)
        ));
    }
    for (earlier, later) in &proposal.apart {
        let (earlier, later) = (earlier.running_name_on(day), later.running_name_on(day));
        text.push_str(&format!(
            " {} og {later} er lagt hver for seg, enda {later} venter på noe derfra; at de to er best \
             sammen, er ikke bevist.",
            norsk::capitalised(&earlier)
        ));
    }
    if !proposal.in_turn.is_empty() {
        let mut names = Vec::new();
        for body in &proposal.in_turn {
            names.push(body.running_name_on(day));
        }
        text.push_str(&format!(
            " Disse er lagt etter tur, hver med hensyn til dem som sto fast; at de er best sammen, er \
             ikke bevist: {}.",
            norsk::list(&names)
        ));
    }
    text
}

/// The wishes, each with all the meetings that miss it for the same reason.
fn wishes(unmet: &[UnmetWish<'_>]) -> Vec<String> {
    let mut told: Vec<(&UnmetWish<'_>, Vec<NaiveDate>)> = Vec::new();
    for wish in unmet {
        match told.iter_mut().find(|(other, _)| is_same(other, wish)) {
            Some((_, days)) => days.push(wish.day),
            None => told.push((wish, vec![wish.day])),
        }
    }
    let mut sentences = Vec::new();
    for (wish, days) in told {
        sentences.push(sentence(wish, &days));
    }
    sentences
}

/// Whether the two are one wish of a body, not met for one reason.
fn is_same(one: &UnmetWish<'_>, other: &UnmetWish<'_>) -> bool {
    let weekday = |wish: &UnmetWish<'_>| wish.instead.map(|day| day.weekday());
    one.body.id == other.body.id
        && one.wish == other.wish
        && one.why == other.why
        && weekday(one) == weekday(other)
}

/// «Styret, helst fredag, møtes mandag 1. mars og 10. mai: fredag samme uke er ….»
fn sentence(wish: &UnmetWish<'_>, days: &[NaiveDate]) -> String {
    let mut words = Vec::new();
    let mut before = None;
    for day in days {
        let weekday = Language::Bokmal.weekday(*day);
        let date = norsk::day_and_month(*day);
        words.push(if before == Some(weekday) { date } else { format!("{weekday} {date}") });
        before = Some(weekday);
    }
    let name = norsk::capitalised(&wish.body.running_name_on(wish.day));
    let why = match wish.instead {
        Some(instead) => format!("{} samme uke {}", Language::Bokmal.weekday(instead), wish.why),
        None => wish.why.clone(),
    };
    format!("{name}, {}, møtes {}: {why}.", wish.wish, norsk::list(&words))
}

/// «fredag 5. mars er …»
fn why(wish: &UnmetWish<'_>) -> String {
    match wish.instead {
        Some(day) => {
            format!("{} {} {}", Language::Bokmal.weekday(day), norsk::day_and_month(day), wish.why)
        }
        None => wish.why.clone(),
    }
}

/// «Møttes utvalget 24 dager før styret, og ikke omtrent 14 (kilden), ville disse ønskene vært oppfylt: ….»
fn relief(relief: &Relief) -> String {
    let granted = norsk::list(&relief.granted);
    let mut text = format!(
        "{} ({}), ville disse ønskene vært oppfylt: {granted}.",
        norsk::capitalised(&relief.without),
        relief.basis
    );
    if !relief.lost.is_empty() {
        text.push_str(&format!(" Disse ville ikke vært det lenger: {}.", norsk::list(&relief.lost)));
    }
    text
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
    #[serde(rename = "regelen-som-koster-flest-ønsker")]
    reliefs: Vec<ReliefOutput>,
    #[serde(rename = "regnet-med")]
    notes: Vec<String>,
    #[serde(rename = "avvik")]
    deviation: i64,
    #[serde(rename = "bevist")]
    is_proved: bool,
    #[serde(rename = "ikke-bevist-siden")]
    unproved: Vec<String>,
    #[serde(rename = "lagt-etterpå")]
    placed_after: Vec<BodyId>,
    #[serde(rename = "lagt-hver-for-seg")]
    apart: Vec<[BodyId; 2]>,
    #[serde(rename = "lagt-etter-tur")]
    in_turn: Vec<BodyId>,
}

#[derive(Serialize)]
struct MeetingOutput {
    #[serde(rename = "møte")]
    id: MeetingId,
    #[serde(rename = "organ")]
    body: BodyId,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "nytt")]
    is_new: bool,
    #[serde(rename = "sendes-senest")]
    send_by: Option<String>,
    #[serde(rename = "margin")]
    margin: Option<i64>,
    #[serde(rename = "margin-til")]
    margin_to: Option<BodyId>,
}

#[derive(Serialize)]
struct UnmetOutput {
    #[serde(rename = "organ")]
    body: BodyId,
    #[serde(rename = "dato")]
    date: String,
    #[serde(rename = "ønske")]
    wish: String,
    #[serde(rename = "hvorfor")]
    why: String,
}

#[derive(Serialize)]
struct ReliefOutput {
    #[serde(rename = "hva-om")]
    without: String,
    #[serde(rename = "grunnlag")]
    basis: String,
    #[serde(rename = "gir")]
    granted: Vec<String>,
    #[serde(rename = "koster")]
    lost: Vec<String>,
    #[serde(rename = "avvik")]
    deviation: i64,
}

impl ProposalOutput {
    fn of(proposal: &YearProposal<'_>) -> Self {
        let meeting = |meeting: &ProposedMeeting<'_>| MeetingOutput {
            id: MeetingId::of(meeting.day, &meeting.body.id),
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
            why: why(unmet),
        };
        let relief = |relief: &Relief| ReliefOutput {
            without: relief.without.clone(),
            basis: relief.basis.clone(),
            granted: relief.granted.clone(),
            lost: relief.lost.clone(),
            deviation: relief.deviation,
        };
        Self {
            year: proposal.year,
            meetings: proposal.meetings.iter().map(meeting).collect(),
            broken: proposal.broken.clone(),
            unmet: proposal.unmet.iter().map(unmet).collect(),
            reliefs: proposal.reliefs.iter().map(relief).collect(),
            notes: proposal.notes.clone(),
            deviation: proposal.deviation,
            is_proved: proposal.unproved.is_empty(),
            unproved: proposal.unproved.clone(),
            placed_after: proposal.placed_after.iter().map(|body| body.id.clone()).collect(),
            apart: proposal.apart.iter().map(|pair| [pair.0.id.clone(), pair.1.id.clone()]).collect(),
            in_turn: proposal.in_turn.iter().map(|body| body.id.clone()).collect(),
        }
    }
}
