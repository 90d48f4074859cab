//! Findings as a log that others than the council may read can tell them.
//!
//! No line of a file is quoted, since a case that is unntatt offentlighet has its title and text there.
//! Of a finding that is marked as secret only the rule is told, since a message may name an attachment or
//! a person. The reason for a waiver is its author's free words, and is not told either.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Report, plain};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;
use crate::text::{Sources, Span};

/// What a finding means for the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is wrong now.
    Found,
    /// It falls due after this day.
    Outstanding(NaiveDate),
    /// It is set aside: «fraveket av styret».
    Waived(String),
    /// It was there before the change that is judged.
    Earlier,
}

/// One finding, without a word of the files themselves.
#[derive(Debug, Clone)]
pub struct PublicFinding<'a> {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What it means for the run.
    pub standing: Standing,
    /// One sentence without a full stop.
    pub message: &'a str,
    /// What demands it, and what to do; empty for what the public may not see.
    pub notes: [&'a str; 2],
    /// Where.
    pub place: PublicPlace,
    /// Other places, with a few words.
    pub others: Vec<(PublicPlace, &'a str)>,
    /// Where the waiver is written.
    pub waiver: Option<PublicPlace>,
    /// The same as long as the finding is, wherever on the page it moves.
    pub fingerprint: String,
}

/// A place by lines and columns, from 1; the end is one past the last character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPlace {
    /// From the top of the repository, with forward slashes.
    pub path: String,
    /// Line and column of the first character.
    pub start: (usize, usize),
    /// Line and column after the last.
    pub end: (usize, usize),
}

/// Every finding of the report. `folder` is the workspace's own path in the repository, empty or with a
/// trailing slash.
pub fn findings<'a>(report: &Report<'a>, sources: &Sources, folder: &str) -> Vec<PublicFinding<'a>> {
    let mut teller = Teller { sources, folder, seen: HashMap::new() };
    let mut findings = Vec::new();
    for &diagnostic in &report.found {
        findings.push(teller.tell(diagnostic, Standing::Found));
    }
    for &diagnostic in &report.outstanding {
        let due = diagnostic.due.unwrap_or_default();
        findings.push(teller.tell(diagnostic, Standing::Outstanding(due)));
    }
    for &diagnostic in &report.waived {
        let allowed = match &diagnostic.waived {
            Some(waived) if !diagnostic.is_secret => plain::allowed(waived),
            _ => "fraveket".to_owned(),
        };
        findings.push(teller.tell(diagnostic, Standing::Waived(allowed)));
    }
    for &diagnostic in &report.earlier {
        findings.push(teller.tell(diagnostic, Standing::Earlier));
    }
    findings
}

struct Teller<'t> {
    sources: &'t Sources,
    folder: &'t str,
    /// How many times each fingerprint has been met.
    seen: HashMap<u64, u64>,
}

impl Teller<'_> {
    fn tell<'a>(&mut self, diagnostic: &'a Diagnostic, standing: Standing) -> PublicFinding<'a> {
        let rule = rules::find(diagnostic.code);
        let lasting = rule.map_or("", |rule| rule.title);
        let is_outstanding = matches!(standing, Standing::Outstanding(_));
        let title = rule.map_or("", |rule| rule.title_of(is_outstanding));
        let source = &self.sources[diagnostic.place.source];
        let is_closed = diagnostic.is_secret;
        let message = if is_closed { title } else { &diagnostic.message };
        let notes = if is_closed { ["", ""] } else { [&*diagnostic.basis, &*diagnostic.advice] };
        let labels = diagnostic.labels.iter();
        let others = labels.map(|label| (self.place(label.span), if is_closed { "" } else { &*label.text }));
        PublicFinding {
            code: diagnostic.code,
            title,
            severity: diagnostic.severity,
            standing,
            message,
            notes,
            place: self.place(diagnostic.place),
            others: others.collect(),
            waiver: diagnostic.waived.as_ref().map(|waived| self.place(waived.place)),
            // It is the same finding before and after its day.
            fingerprint: self.fingerprint(
                diagnostic.code,
                &source.path,
                if is_closed { lasting } else { message },
            ),
        }
    }

    fn place(&self, span: Span) -> PublicPlace {
        let source = &self.sources[span.source];
        PublicPlace {
            path: format!("{}{}", self.folder, source.path),
            start: source.line_and_column(span.start as usize),
            end: source.line_and_column(span.end.max(span.start) as usize),
        }
    }

    /// Made of rule, file and message, and of a number where they are alike. Lines are left out: they move,
    /// and what is made of secret text could be guessed back.
    fn fingerprint(&mut self, code: &str, path: &str, message: &str) -> String {
        let start = 0xcbf2_9ce4_8422_2325;
        let words = [self.folder, path, code, message];
        let alike = words.iter().fold(start, |hash, word| mixed(mixed(hash, word.as_bytes()), &[0]));
        let number = self.seen.entry(alike).or_insert(0);
        *number += 1;
        format!("{:016x}", mixed(alike, &number.to_le_bytes()))
    }
}

/// FNV-1a: small, and the same on every system and in every version.
fn mixed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
