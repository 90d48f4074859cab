//! What a command that begins a council asks somebody at a terminal.

#![allow(clippy::disallowed_methods, reason = "it reads what somebody answers")]

use std::io::{IsTerminal, stdin};

use anyhow::{Result, bail};

use super::output;
use crate::action::{Action, CouncilBodies, NewCouncil, WrittenLanguage};

/// The action with what its command line left open, when somebody is there to ask; none when there is nothing
/// to ask.
///
/// # Errors
/// When an answer cannot be read.
pub fn answered(action: &Action) -> Result<Option<Action>> {
    let Action::Init(asked) = action else { return Ok(None) };
    if asked.name.is_some() || !stdin().is_terminal() {
        return Ok(None);
    }
    Ok(Some(Action::Init(questions(asked)?)))
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
