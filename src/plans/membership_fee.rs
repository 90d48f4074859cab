//! The membership fee of a year: what each member pays, and what that rests on.

use chrono::{Datelike, NaiveDate};

use super::mark;
use crate::document::{Block, Column, Document, Inline, Table, plain_row};
use crate::model::census::name_of;
use crate::model::membership_fee::MembershipFee;
use crate::model::{Census, Member, Rate, Row, basis};
use crate::norsk::{self, Language, fill, fill_owned};
use crate::workspace::Workspace;

/// The first line of what is made of those files as text, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra bodies.yaml og members.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The title, «Kontingent for 2023».
pub fn title(language: Language, fee: &MembershipFee<'_>) -> String {
    fill(language.wording().membership_fee.title, &[("år", &fee.day.year().to_string())])
}

/// The paper; none unless everything is known. It is dated by what it rests on, so that it is the same
/// whenever it is made.
pub fn membership_fee(workspace: &Workspace, fee: &MembershipFee<'_>) -> Option<Document> {
    let (_, amount) = fee.total()?;
    let (row, census) = (fee.rate?, fee.census?);
    let language = workspace.council.language;
    let words = &language.wording().membership_fee;
    let title = title(language, fee);
    let introduction = fill(words.introduction, &[("dato", &norsk::date(fee.day))]);
    let sum = [("sum", norsk::kroner(amount)), ("antall", fee.shares.len().to_string())];
    let mut facts = of_rate(workspace, language, row);
    facts.push(of_census(workspace, language, census));
    facts.push((words.total.to_owned(), fill_owned(words.in_all, &sum)));
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts },
        Block::heading(1, &title),
        Block::paragraph(introduction),
        Block::Table(table(language, fee)),
    ];
    blocks.extend(remarks(language, fee).into_iter().map(Block::paragraph));
    let date = match &row.value.decided {
        Some(decided) => decided.value.max(census.day.value),
        None => census.day.value,
    };
    Some(Document {
        title: title.clone(),
        council: workspace.council.name.clone(),
        language: language.tag().to_owned(),
        date,
        running_head: title,
        restriction: None,
        mark: mark(workspace),
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
    let mut decided = Vec::new();
    if let Some(body) = &rate.by {
        let day = rate.decided.as_ref().map_or(workspace.today, |day| day.value);
        decided.push(workspace.body_name(&body.value, day));
    }
    if let Some(day) = &rate.decided {
        decided.push(norsk::date(day.value));
    }
    let mut facts = vec![(words.rate.to_owned(), each)];
    if !decided.is_empty() {
        facts.push((words.decided.to_owned(), norsk::capitalised(&decided.join(" "))));
    }
    if let Some(basis) = &row.basis {
        facts.push((words.basis.to_owned(), basis::told(&basis.value, &workspace.council.sources)));
    }
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

/// The members with what they pay, a dash for what is not known, and the sum when it is whole.
pub fn table(language: Language, fee: &MembershipFee<'_>) -> Table {
    let words = &language.wording().membership_fee;
    let known = |count: Option<u64>, written: fn(u64) -> String| match count {
        Some(count) => written(count),
        None => "–".to_owned(),
    };
    let cells = |name: String, inhabitants: Option<u64>, amount: Option<u64>| {
        plain_row([name, known(inhabitants, norsk::grouped), known(amount, norsk::kroner)])
    };
    let mut rows = Vec::new();
    for share in &fee.shares {
        rows.push(cells(name_of(share.member), share.inhabitants.map(u64::from), share.amount));
    }
    if let Some((inhabitants, amount)) = fee.total() {
        let total = cells(words.total.to_owned(), Some(inhabitants), Some(amount));
        rows.push(total.into_iter().map(|cell| vec![Inline::Strong(cell)]).collect());
    }
    Table {
        summary: fill(words.summary, &[("år", &fee.day.year().to_string())]),
        columns: vec![Column::Text, Column::Figure, Column::Figure],
        header: plain_row([words.member, words.inhabitants, words.amount]),
        rows,
    }
}

/// Those who come or go during the year.
pub fn remarks(language: Language, fee: &MembershipFee<'_>) -> Vec<String> {
    let words = &language.wording().membership_fee;
    let remark = |template: &str, member: &Member, day: Option<NaiveDate>| {
        let day = day.map_or_else(String::new, norsk::date);
        fill(template, &[("deltaker", &name_of(member)), ("dato", &day)])
    };
    let mut remarks = Vec::new();
    for member in &fee.joining {
        remarks.push(remark(words.joins, member, member.from));
    }
    for member in &fee.leaving {
        remarks.push(remark(words.leaves, member, member.until));
    }
    remarks
}
