//! What a command asks somebody at a terminal: of a council that begins, and of a case before it is taken up.

#![allow(clippy::disallowed_methods, reason = "it reads what somebody answers")]

use std::io::{IsTerminal, stdin};

use anyhow::{Result, bail};

use super::arguments::Global;
use super::output;
use super::run::Run;
use crate::action::{Action, CaseAction, CouncilBodies, Format, NewCouncil, WrittenLanguage};
use crate::model::CaseId;
use crate::render::screen;
use crate::steps::answers::understood;
use crate::views::intake::questions_to;
use crate::workspace::Workspace;

/// The action with what its command line left open, when somebody is there to ask; none when there is nothing
/// to ask.
///
/// # Errors
/// When an answer cannot be read.
pub fn answered(global: &Global, action: &Action) -> Result<Option<Action>> {
    if !stdin().is_terminal() {
        return Ok(None);
    }
    Ok(match action {
        Action::Init(asked) if asked.name.is_none() => Some(Action::Init(questions(asked)?)),
        Action::Case(CaseAction::Assess(asked))
            if asked.answers.is_empty() && asked.answer.format == Format::Plain =>
        {
            let mut asked = asked.clone();
            asked.answers = assessed(&Run::open(global)?.to_ask(global), Some(&asked.case))?;
            Some(Action::Case(CaseAction::Assess(asked)))
        }
        Action::Case(CaseAction::New(asked)) if asked.assess && asked.answers.is_empty() => {
            let mut asked = asked.clone();
            asked.answers = assessed(&Run::open(global)?.to_ask(global), None)?;
            Some(Action::Case(CaseAction::New(asked)))
        }
        _ => None,
    })
}

/// What is answered of a case, in pairs of a question and an answer; a question that is passed over is left
/// as it is.
fn assessed(workspace: &Workspace, case: Option<&CaseId>) -> Result<Vec<String>> {
    let asked = questions_to(workspace, case)?;
    let mut answers = Vec::new();
    if asked.is_empty() {
        return Ok(answers);
    }
    output::print_error(&screen::paragraph(
        "Svar ja, delvis eller nei, gjerne med grunnen etter kolon: «delvis: gjelder mest kysten». En \
         tom linje går videre.",
    ));
    for (number, question) in (1..).zip(&asked) {
        let known = match (question.verdict, &question.reason) {
            (Some(verdict), Some(reason)) => format!(" [{verdict}: {reason}]"),
            (Some(verdict), None) => format!(" [{verdict}]"),
            (None, _) => String::new(),
        };
        let words = format!("{number}/{} {}{known} ", asked.len(), question.question);
        loop {
            let said = answer(&words)?;
            if said.is_empty() {
                break;
            }
            match understood(&said) {
                Ok(_) => {
                    answers.extend([question.name.clone(), said]);
                    break;
                }
                Err(why) => output::print_error(&screen::paragraph(&why.0)),
            }
        }
    }
    Ok(answers)
}

fn questions(asked: &NewCouncil) -> Result<NewCouncil> {
    let mut council = asked.clone();
    let mut name = String::new();
    while name.is_empty() {
        name = answer("Hva heter rådet? ")?;
    }
    council.name = Some(name);
    if council.members.is_none() {
        council.members = Some(answer("Hvilke kommuner er med? Skriv dem med komma mellom: ")?);
    }
    if council.bodies.is_none() {
        let question = "Hvilke organer har det? Skriv ett (bare representantskapet), styre, eller utvalg \
                        (styre, utvalg og\nadministrativ gruppe) [utvalg]: ";
        let forms = [
            ("ett", CouncilBodies::One),
            ("styre", CouncilBodies::Board),
            ("utvalg", CouncilBodies::Committees),
        ];
        council.bodies = Some(choice(question, &forms)?);
    }
    if council.language.is_none() {
        let languages = [("bokmål", WrittenLanguage::Bokmal), ("nynorsk", WrittenLanguage::Nynorsk)];
        council.language = Some(choice("Bokmål eller nynorsk? [bokmål] ", &languages)?);
    }
    Ok(council)
}

/// One of the words, asked for until it is given; no answer at all is the usual one.
fn choice<T: Copy + Default>(question: &str, words: &[(&str, T)]) -> Result<T> {
    loop {
        let said = answer(question)?.to_lowercase();
        if said.is_empty() {
            return Ok(T::default());
        }
        let mut meant = words.iter().filter(|(word, _)| word.starts_with(&said));
        if let (Some((_, value)), None) = (meant.next(), meant.next()) {
            return Ok(*value);
        }
    }
}

fn answer(question: &str) -> Result<String> {
    output::print_error(question);
    let mut line = String::new();
    if stdin().read_line(&mut line)? == 0 {
        bail!("Det kom ikke noe svar, så ingenting er laget.");
    }
    Ok(line.trim().to_owned())
}
