use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::Datelike;

use crate::model::{Meeting, MeetingStatus, Numbering, Series};
pub(super) static RULE: Rule = Rule {
    code: "N03",
    name: "misformed-number",
    title: "Saksnummer i feil form",
    severity: Severity::Error,
    basis: "bodies.yaml, saksnummer",
    page: include_str!("misformed_number.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(body) = workspace.council.body(&meeting.body.value) else { return };
    let Some(row) = body.numbering.on(meeting.date.value) else { return };
    let year = meeting.date.value.year();
    let is_called = matches!(meeting.state(), Some(MeetingStatus::Called | MeetingStatus::Held));
    let at = |place, message| {
        let finding = RULE.at(place, message).with_basis(row.basis_text());
        finding.with_label(row.span, "slik nummererer organet")
    };
    let mut without = Vec::new();
    for item in &meeting.agenda {
        match &item.number {
            Some(number) if row.value.form.read(&number.value, year).is_none() => found.push(
                at(number.span, format!("Saksnummeret «{}» har ikke organets form", number.value))
                    .with_advice(meant(workspace, meeting, &row.value, &number.value)),
            ),
            None if is_called && !meeting.is_extract && !body.leaves_unnumbered(item) => without.push(item),
            _ => {}
        }
    }
    let Some(first) = without.first() else { return };
    let count = norsk::count(without.len(), "punkt", "punkter");
    let has = format!("{count} på sakslisten har ikke nummer, men møtet er");
    let is_over = meeting.sent.is_none() && meeting.last_day() < workspace.today;
    found.push(if meeting.is_held() || is_over {
        at(first.span, format!("{has} holdt")).with_advice(format!(
            "Skriv de neste ledige numrene på sakslisten i møtefilen, som «sak: {}», og i overskriftene i \
             referatet.",
            row.value.form.write(1, year)
        ))
    } else {
        let notice = Action::notice_of(&meeting.id);
        let advice = format!("«{notice}» gir sakslisten de neste numrene.");
        at(first.span, format!("{has} innkalt")).with_advice(advice).with_remedies([notice])
    });
}

/// The number in the body's form, when its digits can be read out of what was written and it is free.
fn meant(workspace: &Workspace, meeting: &Meeting, numbering: &Numbering, written: &str) -> String {
    let (form, year) = (&numbering.form, meeting.date.value.year());
    let digits: String =
        written.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if let Ok(number) = digits.parse::<u32>()
        && number > 0
    {
        let number = form.write(number, year);
        let is_of_series = |other: &Meeting| match numbering.series {
            Series::Year => other.date.value.year() == year,
            Series::Meeting => other.id == meeting.id,
        };
        let mut others = workspace.meetings_of(&meeting.body.value).filter(|other| is_of_series(other));
        if !others.any(|other| other.numbers().any(|other| other.value == number)) {
            return format!("Skriv det som {number}.");
        }
    }
    format!("Numrene skrives som {}, {} og så videre.", form.write(1, year), form.write(2, year))
}
