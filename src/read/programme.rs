//! program.yaml.

use super::budget::amount;
use super::fields::{self, Fields, wrong};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::model::{MoneyUnit, PointKind, PointStatus, Programme, ProgrammeKind, ProgrammePoint, Programmes};
use crate::text::{Placed, Source, SourceId};
use crate::yaml::Node;

/// What stands for the amount of a post that several points share.
const SHARED: &str = "delt";

/// Reads the file; none when its syntax is broken.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Programmes> {
    // One that somebody has begun, and written nothing in yet, has no programme.
    if source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(Programmes::default());
    }
    let node = whole_file(id, &source.text, found)?;
    let mut fields = Fields::of("program.yaml", node, found)?;
    let mut programmes = Vec::new();
    for node in fields.list("program") {
        programmes.extend(programme(node, fields.found));
    }
    fields.reject_rest();
    Some(Programmes::new(programmes))
}

fn programme(node: Node, found: &mut Vec<Diagnostic>) -> Option<Programme> {
    let span = node.span;
    let mut fields = Fields::of("programmet", node, found)?;
    let kind = fields.required_word("slag", &ProgrammeKind::WORDS);
    let title = fields.required_text("tittel");
    let from = fields.required_date("fra");
    let until = fields.required_date("til");
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        let message = "Programmet slutter før det begynner".to_owned();
        fields.found.push(wrong(until.span, message, "Rett «fra» eller «til»."));
        return None;
    }
    let adopted = fields.date("vedtatt").map(|day| day.value);
    let by = fields.id("av");
    let goals = goals(&mut fields);
    let unit = fields.word("enhet", &MoneyUnit::WORDS).map_or(MoneyUnit::Kroner, |unit| unit.value);
    let text = fields.text("tekst").map(|text| text.value);
    let areas = areas(&mut fields);
    let mut points: Vec<ProgrammePoint> = Vec::new();
    for node in fields.list("punkter") {
        let Some(point) = point(node, unit, fields.found) else { continue };
        if points.iter().any(|known| known.has_name(&point.name.value)) {
            let message = format!("Punktet «{}» står to ganger i programmet", point.name.value);
            let advice = "Gi det ene et annet navn, eller ta det bort.";
            fields.found.push(wrong(point.name.span, message, advice));
        } else {
            points.push(point);
        }
    }
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    fields.reject_rest();
    let (kind, title, from, until) = (kind?.value, title?, from?.value, until?);
    Some(Programme { span, kind, title, from, until, adopted, by, goals, unit, text, areas, points, basis })
}

fn point(node: Node, unit: MoneyUnit, found: &mut Vec<Diagnostic>) -> Option<ProgrammePoint> {
    let span = node.span;
    let mut fields = Fields::of("punktet", node, found)?;
    let name = fields.required_text("navn").and_then(|name| point_name(name, fields.found));
    let mut former_names = Vec::new();
    for former in fields.one_or_more("het") {
        former_names.extend(point_name(former, fields.found));
    }
    let kind = fields.required_word("slag", &PointKind::WORDS);
    let title = fields.required_text("tittel");
    let area = fields.text("innsatsområde");
    let responsible = fields.text("ansvarlig");
    let (from, until) = fields.period();
    let deadline = fields.date("frist");
    let money = money(unit, &mut fields);
    let goals = goals(&mut fields);
    let status = fields.word("status", &PointStatus::WORDS);
    if let Some(status) = status.filter(|status| status.value == PointStatus::Dropped)
        && until.is_none()
    {
        let message = "Punktet er utgått, men ikke fra noen dag".to_owned();
        fields.found.push(wrong(status.span, message, "Skriv den siste dagen punktet gjaldt, under «til»."));
    }
    let text = fields.text("tekst").map(|text| text.value);
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    fields.reject_rest();
    Some(ProgrammePoint {
        span,
        name: name?,
        former_names,
        kind: kind?.value,
        title: title?.value,
        area,
        responsible,
        from,
        until,
        deadline,
        money,
        goals,
        status,
        text,
        basis,
    })
}

/// A name that cases can use: small letters, digits and hyphens.
fn point_name(name: Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Placed<String>> {
    const ADVICE: &str = "Skriv små bokstaver og tall med bindestrek mellom, som ny-godsterminal.";
    let name_of = is_name(&name.value).then(|| name.value.clone());
    fields::understood(name_of, &name, "et navn på et punkt", ADVICE, found)?;
    Some(name)
}

/// Whether a text is such a name.
fn is_name(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_lowercase() || sign.is_ascii_digit() || sign == '-';
    text.starts_with(char::is_lowercase) && text.chars().all(is_sign)
}

/// The goals of the United Nations, from 1 to 17.
fn goals(fields: &mut Fields<'_>) -> Vec<u8> {
    const ADVICE: &str = "FN har 17 bærekraftsmål; skriv numrene, som [9, 11, 13].";
    let mut goals = Vec::new();
    for text in fields.one_or_more("bærekraftsmål") {
        let goal = text.value.parse::<u8>().ok().filter(|goal| (1..=17).contains(goal));
        goals.extend(fields::understood(goal, &text, "et bærekraftsmål", ADVICE, fields.found));
    }
    goals
}

/// What is said of each focus area.
fn areas(fields: &mut Fields<'_>) -> Vec<(Placed<String>, String)> {
    let mut areas = Vec::new();
    let Some(node) = fields.optional("områder") else { return areas };
    let Some(mut inner) = Fields::of("områdene", node, fields.found) else { return areas };
    for (name, node) in inner.rest() {
        areas.extend(fields::text(node, inner.found).map(|text| (name, text.value)));
    }
    areas
}

/// The posts at `midler`, each with an amount, or with none where it is shared.
fn money(unit: MoneyUnit, fields: &mut Fields<'_>) -> Vec<(Placed<String>, Option<i64>)> {
    let mut money = Vec::new();
    let Some(node) = fields.optional("midler") else { return money };
    let Some(mut inner) = Fields::of("midlene", node, fields.found) else { return money };
    for (post, node) in inner.rest() {
        let Some(text) = fields::text(node, inner.found) else { continue };
        if text.value == SHARED {
            money.push((post, None));
        } else if let Some(amount) = amount(&text, unit, inner.found) {
            money.push((post, Some(amount.value)));
        }
    }
    money
}
