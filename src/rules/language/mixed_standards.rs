use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::model::{Case, Meeting, Openness};
use crate::norsk;
use crate::text::{Placed, Span, telling};
pub(super) static RULE: Rule = Rule {
    code: "S01",
    name: "mixed-standards",
    title: "Bokmål og nynorsk om hverandre i én tekst",
    severity: Severity::Hint,
    basis: "språklova §§ 9–10",
    page: include_str!("mixed_standards.md"),
    check: Check::CaseAndMeeting(check_case, check_meeting),
    ..Rule::PLAIN
};

/// Words that are written so in one of the standards only.
const BOKMAL: [&str; 17] = [
    "ikke",
    "fra",
    "hva",
    "hvordan",
    "hvilke",
    "hvilken",
    "hvem",
    "hvorfor",
    "hvis",
    "jeg",
    "være",
    "noe",
    "noen",
    "gjøre",
    "flere",
    "kommunene",
    "mye",
];
const NYNORSK: [&str; 17] = [
    "ikkje",
    "frå",
    "kva",
    "korleis",
    "kven",
    "kvifor",
    "eg",
    "vere",
    "noko",
    "nokon",
    "nokre",
    "gjere",
    "fleire",
    "kommunane",
    "mykje",
    "berre",
    "eit",
];

/// A text with enough of bokmål has one of these; a first look for them spares nearly every text in nynorsk
/// the count.
static OF_BOKMAL: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["ikke", "fra "].map(Finder::new));

/// So many words of the other standard, not all the same, are no slip and no name.
const WORDS: usize = 3;

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if !case.may_be_nynorsk {
        return;
    }
    let end = workspace.source(case.source).text.len();
    let text = Span::new(case.source, case.preamble.start as usize..end);
    found.extend(judge(workspace, text).map(|diagnostic| match case.openness() {
        Openness::Open => diagnostic,
        Openness::Outside(_) | Openness::Withheld => diagnostic.in_private(),
    }));
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    found.extend(judge(workspace, meeting.text));
}

fn judge(workspace: &Workspace, place: Span) -> Option<Diagnostic> {
    let text = workspace.raw_text(place);
    if !telling::of_nynorsk(text) || !OF_BOKMAL.iter().any(|sign| sign.find(text.as_bytes()).is_some()) {
        return None;
    }
    let marks = marks(text, place);
    let [bokmal, nynorsk] = [BOKMAL, NYNORSK].map(|words| -> Vec<&Placed<String>> {
        marks.iter().filter(|mark| words.contains(&mark.value.as_str())).collect()
    });
    if !is_enough(&bokmal) || !is_enough(&nynorsk) {
        return None;
    }
    let (main, name, other, other_name) = if bokmal.len() >= nynorsk.len() {
        (bokmal, "bokmål", nynorsk, "nynorsk")
    } else {
        (nynorsk, "nynorsk", bokmal, "bokmål")
    };
    let message = format!("Teksten er på {name}, men {} ord er {other_name}", other.len());
    Some(
        RULE.at(other.first()?.span, message)
            .with_label(main.first()?.span, format!("her er den på {name}"))
            .with_advice(
                "Velg ett av dem for hele teksten. Det som er sitert, settes i «» eller som sitat \
                med > foran.",
            ),
    )
}

fn is_enough(marks: &[&Placed<String>]) -> bool {
    marks.len() >= WORDS && marks.iter().any(|mark| mark.value != marks[0].value)
}

/// The words of `text` that belong to one standard, with their places, outside of headings, which the
/// council shares, and of what is quoted.
fn marks(text: &str, place: Span) -> Vec<Placed<String>> {
    let mut marks = Vec::new();
    let mut offset = place.start as usize;
    let mut is_quoted = false;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        if start.is_empty() {
            is_quoted = false;
        }
        if !start.starts_with(['>', '#']) {
            for (at, part) in parts(line) {
                match part {
                    "«" => is_quoted = true,
                    "»" => is_quoted = false,
                    word if !is_quoted => {
                        let known = norsk::composed(word).to_lowercase();
                        if BOKMAL.contains(&known.as_str()) || NYNORSK.contains(&known.as_str()) {
                            let range = offset + at..offset + at + word.len();
                            marks.push(Placed::new(known, Span::new(place.source, range)));
                        }
                    }
                    _ => {}
                }
            }
        }
        offset += line.len();
    }
    marks
}

/// The words of a line and the marks around quotes, with where they begin.
fn parts(line: &str) -> impl Iterator<Item = (usize, &str)> {
    // A ring or dots over a letter may be a character of its own.
    let is_in_word = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
    let is_quote = |c: char| matches!(c, '«' | '»');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + line[rest..].find(|c| is_in_word(c) || is_quote(c))?;
        let first = line[start..].chars().next()?;
        let length = if is_quote(first) {
            first.len_utf8()
        } else {
            line[start..].find(|c| !is_in_word(c)).unwrap_or(line.len() - start)
        };
        rest = start + length;
        Some((start, &line[start..rest]))
    })
}
