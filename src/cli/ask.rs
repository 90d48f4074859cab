//! What a command asks somebody at a terminal: of a council that begins, and of a case before it is taken up.

#![allow(clippy::disallowed_methods, reason = "it reads what somebody answers")]

use std::io::{IsTerminal, stdin};

use anyhow::{Result, bail};

use super::arguments::Global;
use super::output;
use super::run::Run;
use crate::action::{Action, CaseAction, CouncilBodies, Format, NewCouncil, WrittenLanguage};
use crate::render::screen;
use crate::steps::answers::{first_answerer, understood};
use crate::steps::intake::assess;
use crate::views::intake::{AskedOutput, questions_to};

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
            let workspace = Run::open(global)?.to_ask(global);
            // What would be refused afterwards is refused before somebody has answered.
            assess(&workspace, &asked)?;
            asked.answers = assessed(&questions_to(&workspace, Some(&asked.case))?, &mut answer)?;
            Some(Action::Case(CaseAction::Assess(asked)))
        }
        Action::Case(CaseAction::New(asked)) if asked.assess && asked.answers.is_empty() => {
            let mut asked = asked.clone();
            first_answerer(asked.responsible.is_some())?;
            let workspace = Run::open(global)?.to_ask(global);
            asked.answers = assessed(&questions_to(&workspace, None)?, &mut answer)?;
            Some(Action::Case(CaseAction::New(asked)))
        }
        _ => None,
    })
}

/// What is answered of a case, in pairs of a question and an answer; a question that is passed over is left
/// as it is, and whoever stops keeps what is answered until then.
fn assessed(
    asked: &[AskedOutput],
    answer: &mut dyn FnMut(&str) -> Result<Option<String>>,
) -> Result<Vec<String>> {
    let mut answers = Vec::new();
    if asked.is_empty() {
        return Ok(answers);
    }
    output::print_error(&screen::paragraph(
        "Svar ja, delvis eller nei, gjerne med grunnen etter kolon: «delvis: gjelder mest kysten». En \
         tom linje går videre. Ctrl-D (Ctrl-Z i Windows) slutter, og det som er svart, føres.",
    ));
    for (number, question) in (1..).zip(asked) {
        let known = match (question.verdict, &question.reason) {
            (Some(verdict), Some(reason)) => format!(" [{verdict}: {reason}]"),
            (Some(verdict), None) => format!(" [{verdict}]"),
            (None, _) => String::new(),
        };
        let words = format!("{number}/{} {}{known} ", asked.len(), question.question);
        loop {
            let Some(said) = answer(&words)? else {
                output::print_error("\n");
                return Ok(answers);
            };
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
        name = required("Hva heter rådet? ")?;
    }
    council.name = Some(name);
    if council.members.is_none() {
        council.members = Some(required("Hvilke kommuner er med? Skriv dem med komma mellom: ")?);
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
        let said = required(question)?.to_lowercase();
        if said.is_empty() {
            return Ok(T::default());
        }
        let mut meant = words.iter().filter(|(word, _)| word.starts_with(&said));
        if let (Some((_, value)), None) = (meant.next(), meant.next()) {
            return Ok(*value);
        }
    }
}

fn required(question: &str) -> Result<String> {
    match answer(question)? {
        Some(said) => Ok(said),
        None => bail!("Det kom ikke noe svar, så ingenting er laget."),
    }
}

/// What somebody answers; none when they will not go on.
fn answer(question: &str) -> Result<Option<String>> {
    output::print_error(question);
    let mut line = String::new();
    let count = stdin().read_line(&mut line)?;
    Ok((count > 0).then(|| line.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Desk;

    #[test]
    fn whoever_stops_keeps_what_is_answered_and_a_typing_mistake_is_asked_again() {
        let bodies = "råd: {navn: A}\norganer:\n  a: {navn: A, slag: rådgivende}\nvurdering:\n  - {navn: en, \
            spørsmål: Er den?, før: a, grunnlag: koml. § 18-1}\n  - {navn: to, spørsmål: Kan den?, før: a, \
            grunnlag: koml. § 18-1}\n  - {navn: tre, spørsmål: Bør den?, før: a, grunnlag: koml. § 18-1}\n";
        let mut files = crate::read::Files::default();
        files.texts.push(("bodies.yaml".to_owned(), crate::read::FileContent::Text(bodies.to_owned())));
        let desk = Desk::open_telling(files, chrono::NaiveDate::default(), &|_| {});
        let asked = questions_to(desk.workspace(), None).expect("the questions");
        assert_eq!(asked.len(), 3);
        let mut said = ["", "jaa", "delvis: mest kysten"].into_iter();
        let mut put = Vec::new();
        let answers = assessed(&asked, &mut |question| {
            put.push(question.to_owned());
            Ok(said.next().map(str::to_owned))
        });
        assert_eq!(answers.expect("answers"), ["to", "delvis: mest kysten"]);
        assert_eq!(put, ["1/3 Er den? ", "2/3 Kan den? ", "2/3 Kan den? ", "3/3 Bør den? "]);
    }
}
