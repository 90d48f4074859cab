//! `ipr kontingent`

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::arguments::Global;
use super::pdf::pdf;
use super::session::Session;
use super::{Outcome, output};
use crate::action::{ReckonFees, RegisterFormat};
use crate::disk::save::FileChange;
use crate::document::Sheet;
use crate::model::census::name_of;
use crate::model::membership_fee::{Gap, MembershipFee};
use crate::norsk::{self, Language};
use crate::plans::membership_fee::{self as plan, GENERATED};
use crate::read::{BODIES, MEMBERS};
use crate::render::{self, sheet};
use crate::report::{Report, plain};
use crate::rules;
use crate::text::wrap;
use crate::workspace::Workspace;

/// Tells what each member pays, or makes the paper of it. A sum that is not whole is no answer.
pub fn run(global: &Global, arguments: &ReckonFees) -> Result<Outcome> {
    let session = if arguments.paper { Session::open_to_write(global)? } else { Session::open(global)? };
    let workspace = &session.workspace;
    let faults = faults_in(&session);
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &workspace.sources, output::is_coloured()));
        output::print("Kontingenten er ikke regnet ut.\n");
        return Ok(Outcome::Found);
    }
    let day = NaiveDate::from_ymd_opt(arguments.year, 1, 1).context("Året er ikke et år i kalenderen.")?;
    let fee = workspace.membership_fee(day);
    if arguments.paper {
        return write(&session, &fee, arguments.trial.dry_run);
    }
    match arguments.answer.format {
        RegisterFormat::Plain => output::print(&as_text(workspace, &fee)),
        RegisterFormat::Json => output::print(&output::json(&as_json(workspace, &fee))?),
        RegisterFormat::Csv => {
            output::print(&as_sheet(&fee)?);
            let missing: String = missing(workspace, &fee).iter().map(|line| item(line)).collect();
            output::print_error(&missing);
        }
    }
    Ok(outcome(&fee))
}

fn outcome(fee: &MembershipFee<'_>) -> Outcome {
    if fee.gaps.is_empty() { Outcome::Clean } else { Outcome::Found }
}

/// What is wrong with the files that the sum is made of, as files: a figure that was not read might be
/// among them.
fn faults_in(session: &Session) -> Vec<&crate::diagnostic::Diagnostic> {
    let is_of_sum = |path: &str| path == BODIES || path == MEMBERS;
    let path = |found: &crate::diagnostic::Diagnostic| &session.workspace.source(found.place.source).path;
    let found = session.found.iter().filter(|found| found.waived.is_none());
    found.filter(|found| rules::FILES.has(found.code) && is_of_sum(path(found))).collect()
}

/// Makes the paper; nothing when the sum is not whole.
fn write(session: &Session, fee: &MembershipFee<'_>, dry_run: bool) -> Result<Outcome> {
    let workspace = &session.workspace;
    let Some(document) = plan::membership_fee(workspace, fee) else {
        let missing: String = missing(workspace, fee).iter().map(|line| item(line)).collect();
        output::print(&format!("Mangler:\n{missing}Papiret er ikke laget, og ingenting er endret.\n"));
        return Ok(Outcome::Found);
    };
    let name = format!("kontingent/kontingent-{}", fee.day.year());
    let markdown = format!("{GENERATED}{}", render::markdown::render(&document));
    let (bytes, note) = pdf(session, &document)?;
    let files = [
        FileChange { path: format!("{name}.md"), bytes: markdown.into_bytes() },
        FileChange { path: format!("{name}.pdf"), bytes },
        FileChange { path: format!("{name}.csv"), bytes: as_sheet(fee)?.into_bytes() },
    ];
    let notes: Vec<String> = note.map(|note| format!("{name}.pdf: {note}")).into_iter().collect();
    session.write(&files, &format!("Kontingent for {}", fee.day.year()), &notes, dry_run)
}

/// A sentence in a list on the screen.
fn item(line: &str) -> String {
    let wrapped = wrap(&output::clean(line), plain::WIDTH - 2);
    format!("  {}\n", wrapped.replace('\n', "\n  "))
}

/// What is not known, with what to do about it, in a sentence or two each.
fn missing(workspace: &Workspace, fee: &MembershipFee<'_>) -> Vec<String> {
    fee.gaps.iter().map(|gap| missing_words(workspace, fee, gap)).collect()
}

fn missing_words(workspace: &Workspace, fee: &MembershipFee<'_>, gap: &Gap) -> String {
    let (day, counted_on) = (norsk::date(fee.day), norsk::date(fee.counted_on));
    match gap {
        Gap::Members => {
            format!("Ingen er deltakere {day}. Skriv hvem som er det, under deltakere i members.yaml.")
        }
        Gap::Rate => {
            let year = fee.day.year();
            let rows = workspace.council.membership_fee.rows.iter().rev();
            let by = rows.filter_map(|row| row.value.by.as_ref()).map(|body| &body.value).next();
            let by = by.map_or_else(|| "rådet".to_owned(), |by| workspace.body_name(by, fee.day));
            format!(
                "Satsen for {year} står ikke i bodies.yaml. Når {by} har vedtatt den, skriv en rad under råd, kontingent, med «fra: {year}-01-01», «til: {year}-12-31», «sats», «av», «vedtatt» og «grunnlag» (et navn under kilder)."
            )
        }
        Gap::Undecided => format!(
            "Raden med satsen for {} i bodies.yaml sier ikke hvem som har vedtatt den. Skriv «av» (organet) og «vedtatt» (dagen) der når det er gjort.",
            fee.day.year()
        ),
        Gap::CountyRate(names) => format!(
            "Hva {} skal betale per innbygger, står ikke i raden med satsen. Skriv «sats-fylkeskommune» der, eller «sats-fylkeskommune: 0» når fylkeskommuner ikke betaler.",
            norsk::list(names)
        ),
        Gap::Census(newest) => {
            let newest = newest.map(|day| format!(" Det nyeste der er per {}.", norsk::date(day)));
            format!(
                "Innbyggertallene per {counted_on} står ikke i members.yaml.{} Hent dem fra SSB (tabell 07459), og skriv dem under innbyggere med «per: {}».",
                newest.unwrap_or_default(),
                fee.counted_on
            )
        }
        Gap::Inhabitants(names) => {
            format!("Innbyggertallene per {counted_on} mangler {}.", norsk::list(names))
        }
    }
}

/// The table, the sum when it is whole, what it rests on, and what is missing.
fn as_text(workspace: &Workspace, fee: &MembershipFee<'_>) -> String {
    let mut text = format!("{}\n", plan::title(Language::Bokmal, fee));
    if fee.shares.iter().any(|share| share.inhabitants.is_some()) {
        text.push_str(&format!("\n{}", table(fee)));
    }
    let facts = facts(workspace, fee);
    if !facts.is_empty() {
        text.push('\n');
    }
    for (label, words) in facts {
        let wrapped = wrap(&output::clean(&words), plain::WIDTH - 12);
        text.push_str(&format!("{:<12}{}\n", format!("{label}:"), wrapped.replace('\n', "\n            ")));
    }
    for remark in plan::remarks(Language::Bokmal, fee) {
        text.push_str(&format!("\n{}\n", wrap(&output::clean(&remark), plain::WIDTH)));
    }
    if fee.total().is_none() {
        text.push_str("\nSummen er ikke regnet ut, for dette mangler:\n");
        text.extend(missing(workspace, fee).iter().map(|line| item(line)));
    }
    text
}

/// What is known of what the sum rests on.
fn facts(workspace: &Workspace, fee: &MembershipFee<'_>) -> Vec<(String, String)> {
    let rate = fee.rate.map(|row| plan::of_rate(workspace, Language::Bokmal, row));
    let census = fee.census.map(|census| plan::of_census(workspace, Language::Bokmal, census));
    rate.into_iter().flatten().chain(census).collect()
}

/// The members with figures flush right.
fn table(fee: &MembershipFee<'_>) -> String {
    let unbroken = |text: String| text.replace('\u{a0}', " ");
    let count =
        |count: Option<u64>| count.map_or_else(|| "–".to_owned(), |count| unbroken(norsk::grouped(count)));
    let money =
        |amount: Option<u64>| amount.map_or_else(|| "–".to_owned(), |amount| unbroken(norsk::kroner(amount)));
    let line = |name: &str, inhabitants: &str, amount: &str| {
        format!("{:<40} {inhabitants:>14} {amount:>18}\n", output::cut(&output::clean(name), 40))
    };
    let mut text = line("Deltaker", "Innbyggere", "Kroner");
    for share in &fee.shares {
        let inhabitants = count(share.inhabitants.map(u64::from));
        text.push_str(&line(&name_of(share.member), &inhabitants, &money(share.amount)));
    }
    if let Some((inhabitants, amount)) = fee.total() {
        text.push_str(&line("Sum", &count(Some(inhabitants)), &money(Some(amount))));
    }
    text
}

/// Rows for a spreadsheet; the sum only when it is whole.
fn as_sheet(fee: &MembershipFee<'_>) -> Result<String> {
    let cells = |name: String, number: String, inhabitants: Option<u64>, amount: Option<u64>| {
        let inhabitants = inhabitants.map_or_else(String::new, |count| count.to_string());
        vec![name, number, inhabitants, amount.map_or_else(String::new, kroner)]
    };
    let rows = fee.shares.iter().map(|share| {
        let number = share.member.number.as_ref().map_or_else(String::new, |number| number.value.clone());
        cells(name_of(share.member), number, share.inhabitants.map(u64::from), share.amount)
    });
    let total = fee.total();
    let total =
        total.map(|(count, amount)| cells("Sum".to_owned(), String::new(), Some(count), Some(amount)));
    sheet::render(&Sheet {
        headings: vec!["deltaker", "nummer", "innbyggere", "kroner"],
        rows: rows.chain(total).collect(),
    })
}

/// An amount of øre as spreadsheets and programs read it: «6283009,60».
fn kroner(amount: u64) -> String {
    norsk::kroner(amount).replace('\u{a0}', "")
}

/// A membership fee as a program reads it.
#[derive(Serialize)]
struct Json {
    #[serde(rename = "år")]
    year: i32,
    #[serde(rename = "sats")]
    rate: Option<RateOutput>,
    #[serde(rename = "innbyggere-per")]
    counted_on: String,
    #[serde(rename = "innbyggere-grunnlag")]
    census: Option<String>,
    #[serde(rename = "deltakere")]
    shares: Vec<ShareOutput>,
    sum: Option<SumOutput>,
    #[serde(rename = "mangler")]
    missing: Vec<String>,
    #[serde(rename = "merknader")]
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct RateOutput {
    #[serde(rename = "øre")]
    amount: u32,
    #[serde(rename = "øre-fylkeskommune")]
    county_amount: Option<u32>,
    av: Option<String>,
    #[serde(rename = "vedtatt")]
    decided: Option<String>,
    #[serde(rename = "grunnlag")]
    basis: Option<String>,
}

#[derive(Serialize)]
struct ShareOutput {
    #[serde(rename = "navn")]
    name: String,
    #[serde(rename = "nummer")]
    number: Option<String>,
    #[serde(rename = "innbyggere")]
    inhabitants: Option<u32>,
    #[serde(rename = "øre")]
    amount: Option<u64>,
}

#[derive(Serialize)]
struct SumOutput {
    #[serde(rename = "innbyggere")]
    inhabitants: u64,
    #[serde(rename = "øre")]
    amount: u64,
    #[serde(rename = "kroner")]
    words: String,
}

fn as_json(workspace: &Workspace, fee: &MembershipFee<'_>) -> Json {
    let rate = fee.rate.map(|row| RateOutput {
        amount: row.value.amount,
        county_amount: row.value.county_amount,
        av: row.value.by.as_ref().map(|by| by.value.clone()),
        decided: row.value.decided.as_ref().map(|day| day.value.to_string()),
        basis: row.basis.as_ref().map(|basis| basis.value.clone()),
    });
    let shares = fee.shares.iter().map(|share| ShareOutput {
        name: name_of(share.member),
        number: share.member.number.as_ref().map(|number| number.value.clone()),
        inhabitants: share.inhabitants,
        amount: share.amount,
    });
    let sum = fee.total();
    Json {
        year: fee.day.year(),
        rate,
        counted_on: fee.counted_on.to_string(),
        census: fee.census.and_then(|census| census.basis.as_ref()).map(|basis| basis.value.clone()),
        shares: shares.collect(),
        sum: sum.map(|(inhabitants, amount)| SumOutput { inhabitants, amount, words: kroner(amount) }),
        missing: missing(workspace, fee),
        remarks: plan::remarks(Language::Bokmal, fee),
    }
}
