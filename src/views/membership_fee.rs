//! What each member pays, and what is not known of it.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{View, bullets, page, paragraph, title};
use crate::document::{Block, Document, Sheet, plain};
use crate::model::BodyId;
use crate::model::census::name_of;
use crate::model::membership_fee::{Gap, MembershipFee, Share};
use crate::norsk::{self, Language};
use crate::plans::membership_fee as plan;
use crate::workspace::Workspace;

/// What each member pays for a year.
pub struct FeeView<'a> {
    workspace: &'a Workspace,
    fee: MembershipFee<'a>,
}

/// What each member pays for `year`; none when the calendar has no such year.
pub fn membership_fee(workspace: &Workspace, year: i32) -> Option<FeeView<'_>> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(FeeView { workspace, fee: workspace.membership_fee(day) })
}

impl View for FeeView<'_> {
    /// The table, the sum when it is whole, what it rests on, and what is missing.
    fn document(&self) -> Document {
        let name = plan::title(Language::Bokmal, &self.fee);
        let mut blocks = vec![title(&name)];
        if self.fee.shares.iter().any(|share| share.inhabitants.is_some()) {
            blocks.extend([Block::Rule, Block::Table(plan::table(Language::Bokmal, &self.fee))]);
        }
        let facts = self.facts();
        if !facts.is_empty() {
            let entries = facts.into_iter().map(|(label, words)| (format!("{label}:"), plain(words)));
            blocks.extend([Block::Rule, Block::Entries(entries.collect())]);
        }
        for remark in plan::remarks(Language::Bokmal, &self.fee) {
            blocks.extend([Block::Rule, paragraph(remark)]);
        }
        if self.fee.total().is_none() {
            blocks.extend([Block::Rule, paragraph("Summen er ikke regnet ut, for dette mangler:")]);
            blocks.extend(self.beside_sheet());
        }
        page(self.workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&FeeOutput::of(self))
    }

    /// The sum only when it is whole.
    fn sheet(&self) -> Option<Sheet> {
        let mut rows = Vec::new();
        for share in &self.fee.shares {
            let inhabitants = share.inhabitants.map(u64::from);
            rows.push(cells(name_of(share.member), number_of(share), inhabitants, share.amount));
        }
        if let Some((inhabitants, amount)) = self.fee.total() {
            rows.push(cells("Sum".to_owned(), None, Some(inhabitants), Some(amount)));
        }
        let headings = ["deltaker", "nummer", "innbyggere", "kroner"].map(str::to_owned).to_vec();
        Some(Sheet { headings, rows })
    }

    /// What is missing.
    fn beside_sheet(&self) -> Vec<Block> {
        let missing = self.missing();
        if missing.is_empty() { Vec::new() } else { vec![bullets(missing.into_iter().map(plain))] }
    }

    fn is_whole(&self) -> bool {
        self.fee.gaps.is_empty()
    }
}

impl FeeView<'_> {
    /// Why there is no paper.
    pub fn no_paper(&self) -> Vec<Block> {
        let mut blocks = vec![paragraph("Mangler:")];
        blocks.extend(self.beside_sheet());
        blocks.push(paragraph("Papiret er ikke laget, og ingenting er endret."));
        blocks
    }

    /// What is not known, with what to do about it, in a sentence or two each.
    fn missing(&self) -> Vec<String> {
        self.fee.gaps.iter().map(|gap| missing_words(self.workspace, &self.fee, gap)).collect()
    }

    /// What is known of what the sum rests on.
    fn facts(&self) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        if let Some(row) = self.fee.rate {
            facts.extend(plan::of_rate(self.workspace, Language::Bokmal, row));
        }
        if let Some(census) = self.fee.census {
            facts.push(plan::of_census(self.workspace, Language::Bokmal, census));
        }
        facts
    }
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
                "Satsen for {year} står ikke i bodies.yaml. Når {by} har vedtatt den, skriv en rad under \
                 råd, kontingent, med «fra: {year}-01-01», «til: {year}-12-31», «sats», «av», «vedtatt» og \
                 «grunnlag» (et navn under kilder)."
            )
        }
        Gap::Undecided => format!(
            "Raden med satsen for {} i bodies.yaml sier ikke hvem som har vedtatt den. Skriv «av» (organet) \
             og «vedtatt» (dagen) der når det er gjort.",
            fee.day.year()
        ),
        Gap::CountyRate(names) => format!(
            "Hva {} skal betale per innbygger, står ikke i raden med satsen. Skriv «sats-fylkeskommune» der, \
             eller «sats-fylkeskommune: 0» når fylkeskommuner ikke betaler.",
            norsk::list(names)
        ),
        Gap::Census(newest) => {
            let newest = newest.map(|day| format!(" Det nyeste der er per {}.", norsk::date(day)));
            format!(
                "Innbyggertallene per {counted_on} står ikke i members.yaml.{} Hent dem fra SSB (tabell \
                 07459), og skriv dem under innbyggere med «per: {}».",
                newest.unwrap_or_default(),
                fee.counted_on
            )
        }
        Gap::Inhabitants(names) => {
            format!("Innbyggertallene per {counted_on} mangler {}.", norsk::list(names))
        }
    }
}

/// A row for a spreadsheet.
fn cells(name: String, number: Option<String>, inhabitants: Option<u64>, amount: Option<u64>) -> Vec<String> {
    let inhabitants = inhabitants.map(|count| count.to_string());
    let amount = amount.map(norsk::plain_kroner);
    vec![name, number.unwrap_or_default(), inhabitants.unwrap_or_default(), amount.unwrap_or_default()]
}

/// The number of the kommune or fylkeskommune.
fn number_of(share: &Share<'_>) -> Option<String> {
    share.member.number.as_ref().map(|number| number.value.clone())
}

/// A membership fee as a program reads it.
#[derive(Serialize)]
struct FeeOutput {
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
    av: Option<BodyId>,
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

impl FeeOutput {
    fn of(view: &FeeView<'_>) -> Self {
        let fee = &view.fee;
        let rate = fee.rate.map(|row| RateOutput {
            amount: row.value.amount,
            county_amount: row.value.county_amount,
            av: row.value.by.as_ref().map(|by| by.value.clone()),
            decided: row.value.decided.as_ref().map(|day| day.value.to_string()),
            basis: row.basis.as_ref().map(|basis| basis.value.clone()),
        });
        let mut shares = Vec::new();
        for share in &fee.shares {
            shares.push(ShareOutput {
                name: name_of(share.member),
                number: number_of(share),
                inhabitants: share.inhabitants,
                amount: share.amount,
            });
        }
        let sum = fee.total().map(|(inhabitants, amount)| SumOutput {
            inhabitants,
            amount,
            words: norsk::plain_kroner(amount),
        });
        Self {
            year: fee.day.year(),
            rate,
            counted_on: fee.counted_on.to_string(),
            census: fee.census.and_then(|census| census.basis.as_ref()).map(|basis| basis.value.clone()),
            shares,
            sum,
            missing: view.missing(),
            remarks: plan::remarks(Language::Bokmal, fee),
        }
    }
}
