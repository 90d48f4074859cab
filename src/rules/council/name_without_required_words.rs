use crate::diagnostic::{Diagnostic, Severity};
use crate::model::law::LOCAL_GOVERNMENT_ACT_2018;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K01",
    name: "name-without-required-words",
    title: "Navnet sier ikke hva rådet er",
    severity: Severity::Error,
    basis: "koml. § 18-1 (3)",
    page: include_str!("name_without_required_words.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let council = &workspace.council;
    let agreement = council.agreement.as_ref();
    let (Some(place), Some(adopted)) = (council.name_span, agreement.and_then(|known| known.adopted)) else {
        return;
    };
    if adopted.value < LOCAL_GOVERNMENT_ACT_2018 || says_what_it_is(&council.name) {
        return;
    }
    found.push(
        RULE.at(place, "Navnet inneholder verken «interkommunalt politisk råd» eller «IPR»")
            .with_label(adopted.span, "avtalen er vedtatt etter at kravet kom")
            .with_advice(
                "Legg ordene eller forkortelsen til i navnet; navnet er en del av samarbeidsavtalen.",
            ),
    );
}

fn says_what_it_is(name: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word == "IPR") || name.to_lowercase().contains("interkommunalt politisk råd")
}
