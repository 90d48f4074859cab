//! Keys and values of a mapping, taken one by one; what nobody asked for is a finding.

mod day;
mod plain;
mod value;

use chrono::NaiveDate;
use ecow::EcoString;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Dated, Row};
use crate::norsk;
use crate::text::{Placed, Span};
use crate::yaml::{Node, NodeEntry, Value};

pub use crate::norsk::day::{date_advice, meant, month_named, parse_date};
pub use day::date;
use value::count;
pub use value::{BASIS, list, nearest, short_list, text, understood, word, written, wrong};

/// How yes and no are written.
pub const YES_NO: [(&str, bool); 2] = [("ja", true), ("nei", false)];

/// The keys and values of one mapping.
pub struct Fields<'a> {
    what: &'static str,
    /// Where the mapping stands, for what is missing from it.
    pub span: Span,
    /// The last first: keys are asked for in the order in which they are usually written, and what is
    /// taken from the end of a list moves nothing.
    entries: Vec<NodeEntry>,
    asked: Vec<&'static str>,
    /// Where findings go.
    pub found: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, called `what` in messages («saken»); a finding when it is no mapping.
    pub fn of(what: &'static str, node: Node, found: &'a mut Vec<Diagnostic>) -> Option<Self> {
        let span = node.span;
        match node.value {
            Value::Mapping(mut entries) => {
                for (key, _) in &mut entries {
                    if let std::borrow::Cow::Owned(composed) = norsk::composed(&key.value) {
                        key.value = composed.into();
                    }
                }
                let first = entries.first().map_or(span, |(key, _)| key.span);
                entries.reverse();
                let asked = Vec::with_capacity(entries.len() * 2 + 4);
                Some(Self { what, span: first, entries, asked, found })
            }
            _ => {
                found.push(wrong(
                    span,
                    format!("Her skal {what} ha nøkler med verdier"),
                    "Skriv «nøkkel: verdi», én på hver linje.",
                ));
                None
            }
        }
    }

    /// Whether every entry has been taken.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of `key`, if it is there; a finding when nothing is written after it.
    pub fn optional(&mut self, key: &'static str) -> Option<Node> {
        let (place, node) = self.take(key)?;
        if node.is_nothing() {
            self.found.push(wrong(
                place,
                format!("«{key}» står uten verdi"),
                format!("Skriv verdien etter «{key}:», eller fjern linjen."),
            ));
            return None;
        }
        Some(node)
    }

    /// Where `key` stands, and what stands after it.
    fn take(&mut self, key: &'static str) -> Option<(Span, Node)> {
        self.asked.push(key);
        let position = self.entries.iter().rposition(|(written, _)| written.value == key)?;
        let (written, node) = self.entries.remove(position);
        Some((written.span, node))
    }

    /// Where `key` stands, as long as it has not been taken.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        let (written, _) = self.entries.iter().find(|(written, _)| written.value == key)?;
        Some(written.span)
    }

    /// The value of `key`; a finding when it is missing or nothing is written.
    pub fn required(&mut self, key: &'static str) -> Option<Node> {
        let written = match self.take(key) {
            Some((_, node)) if !node.is_nothing() => return Some(node),
            written => written,
        };
        let what = norsk::capitalised(self.what);
        let (place, message, advice) = match written {
            Some((place, _)) => (
                place,
                format!("{what} mangler en verdi for «{key}»"),
                format!("Skriv verdien etter «{key}:»."),
            ),
            None => {
                (self.span, format!("{what} mangler «{key}»"), format!("Legg til en linje med «{key}:»."))
            }
        };
        self.found.push(
            Diagnostic::new("F02", Severity::Error, place, message).with_basis(BASIS).with_advice(advice),
        );
        None
    }

    /// The remaining entries, for a mapping whose keys are names.
    pub fn rest(&mut self) -> Vec<(Placed<String>, Node)> {
        self.entries.reverse();
        let entries = std::mem::take(&mut self.entries).into_iter();
        entries.map(|(key, node)| (key.map(String::from), node)).collect()
    }

    /// A finding for each key that nobody asked for, with the nearest key that exists.
    pub fn reject_rest(self) {
        for (key, _) in self.entries.iter().rev() {
            let nearest = nearest(&key.value, self.asked.iter().copied());
            let advice = match nearest {
                Some(nearest) => format!("Mente du «{nearest}»?"),
                // A decimal comma ends the value in a row between braces.
                None if key.value.bytes().all(|byte| byte.is_ascii_digit()) => {
                    "Står det et komma i tallet foran, sett tallet i anførselstegn, som \"2,80\".".to_owned()
                }
                None => {
                    let mut known = self.asked.clone();
                    known.sort_unstable();
                    format!("Nøklene som finnes her, er {}.", norsk::list(&known))
                }
            };
            self.found.push(
                Diagnostic::new(
                    "F03",
                    Severity::Error,
                    key.span,
                    format!("{} har ingen nøkkel «{}»", norsk::capitalised(self.what), key.value),
                )
                .with_basis(BASIS)
                .with_advice(advice),
            );
        }
    }

    /// The text of `key`, if written.
    pub fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.optional(key)?;
        text(node, self.found)
    }

    /// The text of `key`; a finding when it is missing.
    pub fn required_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.required(key)?;
        text(node, self.found)
    }

    /// The text of `key`, if written, which is nearly always short.
    pub fn short_text(&mut self, key: &'static str) -> Option<Placed<EcoString>> {
        let node = self.optional(key)?;
        written(node, self.found)
    }

    /// The id at `key`, if written.
    pub fn id<I: From<EcoString>>(&mut self, key: &'static str) -> Option<Placed<I>> {
        Some(self.short_text(key)?.map(I::from))
    }

    /// The id at `key`; a finding when it is missing.
    pub fn required_id<I: From<EcoString>>(&mut self, key: &'static str) -> Option<Placed<I>> {
        let node = self.required(key)?;
        Some(written(node, self.found)?.map(I::from))
    }

    /// The date of `key`, if written.
    pub fn date(&mut self, key: &'static str) -> Option<Placed<NaiveDate>> {
        let node = self.optional(key)?;
        date(node, self.found)
    }

    /// The date of `key`; a finding when it is missing.
    pub fn required_date(&mut self, key: &'static str) -> Option<Placed<NaiveDate>> {
        let node = self.required(key)?;
        date(node, self.found)
    }

    /// `ja` or `nei`, if written.
    pub fn yes_no(&mut self, key: &'static str) -> Option<Placed<bool>> {
        self.word(key, &YES_NO)
    }

    /// One of a list of words, if written.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Placed<T>> {
        let node = self.optional(key)?;
        let text = written(node, self.found)?;
        word(&text, words, self.found)
    }

    /// One of a list of words; a finding when it is missing.
    pub fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<Placed<T>> {
        let node = self.required(key)?;
        let text = written(node, self.found)?;
        word(&text, words, self.found)
    }

    /// The whole number at `key`, if written.
    pub fn count(&mut self, key: &'static str) -> Option<Placed<u32>> {
        let text = self.text(key)?;
        count(&text, self.found)
    }

    /// The whole number at `key`; a finding when it is missing.
    pub fn required_count(&mut self, key: &'static str) -> Option<Placed<u32>> {
        let text = self.required_text(key)?;
        count(&text, self.found)
    }

    /// The items of the list at `key`; empty when it is missing.
    pub fn list(&mut self, key: &'static str) -> Vec<Node> {
        match self.optional(key) {
            Some(node) => list(node, self.found),
            None => Vec::new(),
        }
    }

    /// The list of texts at `key`.
    pub fn texts(&mut self, key: &'static str) -> Vec<Placed<String>> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| text(node, self.found)).collect()
    }

    /// The text at `key`, or the texts of the list there; a finding when the list is empty.
    pub fn one_or_more(&mut self, key: &'static str) -> Vec<Placed<String>> {
        let Some(node) = self.optional(key) else { return Vec::new() };
        let span = node.span;
        match node.value {
            Value::Sequence(nodes) if nodes.is_empty() => {
                let advice = format!("Skriv verdien etter «{key}:», eller fjern linjen.");
                self.found.push(wrong(span, "Listen er tom".to_owned(), advice));
                Vec::new()
            }
            Value::Sequence(nodes) => nodes.into_iter().filter_map(|node| text(node, self.found)).collect(),
            _ => text(node, self.found).into_iter().collect(),
        }
    }

    /// The text or the texts at `key`; a finding when nothing is there.
    pub fn required_one_or_more(&mut self, key: &'static str) -> Vec<Placed<String>> {
        if self.place_of(key).is_none() {
            self.required(key);
            return Vec::new();
        }
        self.one_or_more(key)
    }

    /// The list of ids at `key`.
    pub fn ids<I: From<EcoString>>(&mut self, key: &'static str) -> Vec<Placed<I>> {
        let mut ids = Vec::new();
        for node in self.list(key) {
            ids.extend(written(node, self.found).map(|id| id.map(I::from)));
        }
        ids
    }

    /// The list of words at `key`, each one of `words`.
    pub fn words<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Vec<Placed<T>> {
        let texts = self.texts(key);
        texts.iter().filter_map(|text| word(text, words, self.found)).collect()
    }

    /// The list of dates at `key`.
    pub fn dates(&mut self, key: &'static str) -> Vec<Placed<NaiveDate>> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| date(node, self.found)).collect()
    }

    /// The dated rows at `key`, each a mapping read by `value`. A mapping without a list is one row.
    pub fn rows<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        value: impl Fn(&mut Fields<'_>) -> Option<T>,
    ) -> Dated<T> {
        let Some(node) = self.optional(key) else { return Dated::default() };
        let nodes = match node.value {
            Value::Sequence(nodes) => nodes,
            _ => vec![node],
        };
        let rows = nodes.into_iter().filter_map(|node| row(node, what, self.found, &value)).collect();
        Dated { rows }
    }

    /// Whether there is a text alone at `key`.
    pub fn is_text(&self, key: &str) -> bool {
        let position = self.entries.iter().position(|(written, _)| written.value == key);
        position.is_some_and(|at| matches!(self.entries[at].1.value, Value::Scalar { .. }))
    }

    /// The dated values at `key`: a text alone, or rows with the text under `verdi`.
    pub fn dated_text(&mut self, key: &'static str, what: &'static str) -> Dated<Placed<String>> {
        if !self.is_text(key) {
            return self.rows(key, what, |fields| fields.required_text("verdi"));
        }
        let row =
            self.text(key).map(|value| Row { from: None, until: None, basis: None, span: value.span, value });
        Dated { rows: row.into_iter().collect() }
    }

    /// The first and the last day of an entry, `fra` and `til`.
    pub fn period(&mut self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (from, until) = (self.day("fra"), self.date("til"));
        if let (Some(from), Some(until)) = (from, until)
            && until.value < from
        {
            let message = "Raden slutter før den begynner".to_owned();
            self.found.push(wrong(until.span, message, "Rett «fra» eller «til»."));
            // What would follow from there being nothing at all is nobody's meaning.
            return (Some(from), None);
        }
        (from, until.map(|day| day.value))
    }

    /// The dated ids at `key`, written as [dated texts](Self::dated_text) are.
    pub fn dated_id<I: From<String>>(&mut self, key: &'static str, what: &'static str) -> Dated<Placed<I>> {
        let rows = self.dated_text(key, what).rows.into_iter();
        Dated { rows: rows.map(|row| row.map(|text| text.map(I::from))).collect() }
    }
}

/// One dated row: `fra`, `til`, `grunnlag`, `merknad`, and what `value` takes besides.
pub fn row<T>(
    node: Node,
    what: &'static str,
    found: &mut Vec<Diagnostic>,
    value: impl Fn(&mut Fields<'_>) -> Option<T>,
) -> Option<Row<T>> {
    let span = node.span;
    let mut fields = Fields::of(what, node, found)?;
    let (from, until) = fields.period();
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    let value = value(&mut fields);
    fields.reject_rest();
    Some(Row { from, until, basis, span, value: value? })
}
