//! What a finding says to do, and the deeds it carries.

use ipr::action::{Action, read};
use ipr::diagnostic::Diagnostic;

/// Whether a word of the command stands for what is to be filled in, as «ID».
fn is_to_be_filled_in(command: &str) -> bool {
    command.split(' ').any(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// Where the advice of `diagnostic` and its remedies disagree: each remedy is named in the advice, and a
/// command of the advice that says what it is about is one of them.
pub fn wrong(diagnostic: &Diagnostic) -> Vec<String> {
    let Diagnostic { code, advice, remedies, .. } = diagnostic;
    let mut named = Vec::new();
    for part in advice.split('«').skip(1) {
        let command = part.split('»').next().unwrap_or_default();
        if command.starts_with("ipr ")
            && command.contains(|c: char| c.is_ascii_digit())
            && !is_to_be_filled_in(command)
            && let Ok(action) = read(command)
        {
            named.push(action);
        }
    }
    if named == *remedies {
        return Vec::new();
    }
    let carried: Vec<String> = remedies.iter().map(Action::to_string).collect();
    vec![format!("{code} carries {carried:?}, and advises: {advice}")]
}
