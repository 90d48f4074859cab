use crate::diagnostic::{Diagnostic, Severity};
use crate::model::law::LOCAL_GOVERNMENT_ACT_2018;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use chrono::NaiveDate;

/// Four years after the chapter on interkommunale politiske råd had come into force in every council, see
/// § 31-2.
const COUNCILS_CONVERTED: NaiveDate = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");

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
    if says_what_it_is(&council.name) {
        return;
    }
    let is_new = adopted.value >= LOCAL_GOVERNMENT_ACT_2018;
    if !is_new && workspace.today < COUNCILS_CONVERTED {
        return;
    }
    let message = "Navnet inneholder verken «interkommunalt politisk råd» eller «IPR»";
    let finding = RULE.at(place, message);
    found.push(if is_new {
        finding.with_label(adopted.span, "avtalen er vedtatt etter at kravet kom").with_advice(
            "Legg ordene eller forkortelsen til i navnet; navnet er en del av samarbeidsavtalen.",
        )
    } else {
        let finding = finding
            .with_basis("koml. § 18-1 (3) og § 31-2")
            .with_label(adopted.span, "avtalen er eldre enn loven")
            .with_advice(
                "Et eldre regionråd skulle vært omdannet innen fire år. Er det gjort, før inn dagen den nye \
                    avtalen ble vedtatt, og rådets navn etter den.",
            );
        Diagnostic { severity: Severity::Warning, ..finding }
    });
}

fn says_what_it_is(name: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word == "IPR") || name.to_lowercase().contains("interkommunalt politisk råd")
}
