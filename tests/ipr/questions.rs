//! Questions of law that a council is asked, put to its files: each with the § that answers it, what is
//! written in a made-up council, and whether something is told.
//!
//! `questions.txt` has one question to a line: the §, the question, then the file, what stands there now and
//! what stands there when it is asked, once or several times, and last the codes that are told, or «–» when
//! nothing is; a code in brackets is to be done by a later day. In it `\n` is a new line, `^` the whole of a
//! file that is new, and a day first in the last part is the day it is asked.

use std::collections::{BTreeMap, BTreeSet};

use ipr::diagnostic::Diagnostic;

use crate::generated::hold;
use crate::program::repository;
use crate::seeded::{self, DAY, FILES};

/// One question.
struct Question {
    line: usize,
    law: String,
    text: String,
    edits: Vec<[String; 3]>,
    day: String,
    codes: Vec<String>,
}

impl Question {
    /// Whether the answer is something that is to be done by a later day.
    fn answers_later(&self) -> bool {
        self.codes.iter().any(|code| code.starts_with('('))
    }
}

fn all() -> Vec<Question> {
    let lines = std::fs::read_to_string(repository().join("tests/ipr/questions.txt")).expect("it is there");
    let mut all = Vec::new();
    for (line, text) in (1..).zip(lines.lines()) {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let parts: Vec<&str> = text.split(" ¦ ").collect();
        let [law, question, edits @ .., answer] = parts.as_slice() else { panic!("questions.txt:{line}") };
        assert!(!edits.is_empty() && edits.len() % 3 == 0, "questions.txt:{line} has {} parts", parts.len());
        let mut read = Vec::new();
        for edit in edits.chunks(3) {
            let named = FILES.iter().find(|(name, _)| *name == edit[0]);
            let path = named.map_or(edit[0], |(_, path)| path);
            read.push([path.to_owned(), edit[1].replace("\\n", "\n"), edit[2].replace("\\n", "\n")]);
        }
        let (day, codes) = match answer.split_once(' ') {
            Some((day, rest)) if day.starts_with("20") => (day, rest),
            _ => (DAY, *answer),
        };
        all.push(Question {
            line,
            law: (*law).to_owned(),
            text: (*question).to_owned(),
            edits: read,
            day: day.to_owned(),
            codes: codes.split(' ').filter(|code| *code != "–").map(str::to_owned).collect(),
        });
    }
    all
}

#[test]
fn every_question_is_answered_as_the_act_does() {
    let base = seeded::base();
    let mut before: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut complaints = Vec::new();
    for question in all() {
        let mut asked = base.clone();
        for [path, now, then] in &question.edits {
            let text = asked.entry(path.clone()).or_default();
            *text = match now.as_str() {
                "^" => then.clone(),
                now => {
                    assert!(text.contains(now), "questions.txt:{}: {now:?} is not in\n{text}", question.line);
                    text.replacen(now, then, 1)
                }
            };
        }
        let told_of = |folder| {
            let mut found = seeded::found(folder, &question.day);
            let day = question.day.parse().expect("a day");
            // What is to be done by a later day is no fault yet; where it is the answer, it has brackets.
            let is_later = |finding: &Diagnostic| finding.due.is_some_and(|due| due >= day);
            found.retain(|finding| !is_later(finding) || question.answers_later());
            let told = |finding: Diagnostic| match is_later(&finding) {
                true => format!("({}) {}", finding.code, finding.message),
                false => format!("{} {}", finding.code, finding.message),
            };
            found.into_iter().map(told).collect()
        };
        let known = before.entry(question.day.clone()).or_insert_with(|| told_of(base.clone()));
        let mut found: Vec<String> = told_of(asked);
        found.retain(|finding| !known.contains(finding));
        let told: BTreeSet<&str> = found.iter().filter_map(|finding| finding.split(' ').next()).collect();
        let expected: BTreeSet<&str> = question.codes.iter().map(String::as_str).collect();
        if told != expected {
            let Question { line, law, text, .. } = &question;
            complaints.push(format!("questions.txt:{line} {law}: {text}\n{expected:?}, but {found:#?}"));
        }
    }
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n\n"));
}

/// `docs/provde-sporsmal.md` has the questions with their answers. With `IPR_BLESS` set it is written anew.
#[test]
fn the_page_of_questions_is_what_was_asked() {
    let all = all();
    assert!(all.len() >= 83, "only {}", all.len());
    let mut made = format!(
        "# Spørsmål etter loven\n\n{} spørsmål om hva et råd kan og må, stilt til mappen til et oppdiktet \
         råd, og hva `ipr check` svarer. De som\nfår svar med ingenting, er like viktige som de andre: der \
         er det rett, slik det er gjort.\n\n| § | Spørsmål | Svar |\n| --- | --- | --- |\n",
        all.len()
    );
    for question in &all {
        let answer = match question.codes.as_slice() {
            [] => "ingenting".to_owned(),
            codes => codes.join(", ").replace('(', "gjenstår: ").replace(')', ""),
        };
        made.push_str(&format!("| {} | {} | {answer} |\n", question.law, question.text));
    }
    hold("docs/provde-sporsmal.md", &made);
}
