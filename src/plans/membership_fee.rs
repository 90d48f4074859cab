//! The membership fee of a year: what each member pays, and what that rests on.

use chrono::Datelike;

use super::logo;
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::Census;
use crate::model::census::name_of;
use crate::model::membership_fee::MembershipFee;
use crate::model::{Rate, Row, basis};
use crate::norsk::{self, Language, MembershipFeeWords, fill};
use crate::workspace::Workspace;

/// The first line of the text file, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra bodies.yaml og members.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The title, «Kontingent for 2023».
pub fn title(language: Language, fee: &MembershipFee<'_>) -> String {
    fill(language.wording().membership_fee.title, &[("år", &fee.day.year().to_string())])
}

/// The paper; none unless everything is known. It is dated by what it rests on, so that it is the same
/// whenever it is made.
pub fn membership_fee(workspace: &Workspace, fee: &MembershipFee<'_>) -> Option<Document> {
    let (inhabitants, amount) = fee.total()?;
    let (row, census) = (fee.rate?, fee.census?);
    let language = workspace.council.language;
    let words = &language.wording().membership_fee;
    let title = title(language, fee);
    let introduction = fill(words.introduction, &[("dato", &norsk::date(fee.day))]);
    let sum = [("sum", norsk::kroner(amount)), ("antall", fee.shares.len().to_string())];
    let sum = fill(words.in_all, &sum.each_ref().map(|(name, value)| (*name, value.as_str())));
    let mut facts = of_rate(workspace, language, row);
    facts.extend([of_census(workspace, language, census), (words.total.to_owned(), sum)]);
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts },
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
        Block::Paragraph(plain(introduction)),
        Block::Table(table(fee, words, inhabitants, amount)),
    ];
    blocks.extend(remarks(language, fee).into_iter().map(|remark| Block::Paragraph(plain(remark))));
    let decided = row.value.decided.as_ref().map(|day| day.value);
    Some(Document {
        title: title.clone(),
        council: workspace.council.name.clone(),
        language: language.tag().to_owned(),
        date: decided.map_or(census.day.value, |day| day.max(census.day.value)),
        running_head: title,
        restriction: None,
        logo: logo(workspace),
        blocks,
    })
}

/// The rate, who decided it, and what it rests on.
pub fn of_rate(workspace: &Workspace, language: Language, row: &Row<Rate>) -> Vec<(String, String)> {
    let words = &language.wording().membership_fee;
    let rate = &row.value;
    let each = norsk::kroner(rate.amount.into());
    let each = match rate.county_amount {
        Some(county) => fill(words.each_county, &[("sats", &each), ("fylke", &norsk::kroner(county.into()))]),
        None => fill(words.each, &[("sats", &each)]),
    };
    let day = rate.decided.as_ref().map_or(workspace.today, |day| day.value);
    let body = rate.by.as_ref().map(|body| workspace.body_name(&body.value, day));
    let decided: Vec<String> =
        body.into_iter().chain(rate.decided.as_ref().map(|day| norsk::date(day.value))).collect();
    let mut facts = vec![(words.rate.to_owned(), each)];
    if !decided.is_empty() {
        facts.push((words.decided.to_owned(), norsk::capitalised(&decided.join(" "))));
    }
    let sources = &workspace.council.sources;
    facts
        .extend(row.basis.as_ref().map(|basis| (words.basis.to_owned(), basis::told(&basis.value, sources))));
    facts
}

/// The day of the figures, and where they come from.
pub fn of_census(workspace: &Workspace, language: Language, census: &Census) -> (String, String) {
    let words = &language.wording().membership_fee;
    let day = norsk::date(census.day.value);
    let told = match &census.basis {
        Some(basis) => {
            let source = basis::told(&basis.value, &workspace.council.sources);
            fill(words.counted_on, &[("dato", &day), ("kilde", &source)])
        }
        None => day,
    };
    (words.counted.to_owned(), told)
}

fn table(fee: &MembershipFee<'_>, words: &MembershipFeeWords, inhabitants: u64, amount: u64) -> Table {
    let cells = |name: &str, inhabitants: u64, amount: u64| -> Vec<Vec<Inline>> {
        vec![plain(name), plain(norsk::grouped(inhabitants)), plain(norsk::kroner(amount))]
    };
    let mut rows: Vec<_> = fee
        .shares
        .iter()
        .filter_map(|share| Some(cells(&name_of(share.member), share.inhabitants?.into(), share.amount?)))
        .collect();
    let total = cells(words.total, inhabitants, amount);
    rows.push(total.into_iter().map(|cell| vec![Inline::Strong(cell)]).collect());
    Table {
        summary: fill(words.summary, &[("år", &fee.day.year().to_string())]),
        columns: vec![Column::Text, Column::Figure, Column::Figure],
        header: [words.member, words.inhabitants, words.amount].map(plain).to_vec(),
        rows,
    }
}

/// Those who come or go during the year.
pub fn remarks(language: Language, fee: &MembershipFee<'_>) -> Vec<String> {
    let words = &language.wording().membership_fee;
    let joining = fee.joining.iter().map(|member| (words.joins, member, member.from));
    let leaving = fee.leaving.iter().map(|member| (words.leaves, member, member.until));
    let told = joining.chain(leaving).map(|(template, member, day)| {
        let day = day.map_or_else(String::new, norsk::date);
        fill(template, &[("deltaker", &name_of(member)), ("dato", &day)])
    });
    told.collect()
}
