use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Doubt, Exempt, Meeting, Passages, Scope};
use crate::read::passages;
use crate::text::{Placed, Span, marks};
pub(super) static RULE: Rule = Rule {
    code: "O10",
    name: "unclear-passages",
    title: "Merkingen av det som er unntatt i teksten, er uklar",
    severity: Severity::Error,
    basis: "offl. §§ 12 og 13",
    page: include_str!("unclear_passages.md"),
    check: Check::CaseAndMeeting(check_case, check_meeting),
    ..Rule::PLAIN
};

fn check_case(_: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let finding = match (&case.passages, &case.exempt) {
        (Passages::Unmarked, None) => None,
        // All of it is exempt, and it may say so.
        (Passages::Doubtful(Placed { value: Doubt::Stamp, .. }), Some(exempt))
            if exempt.legal_basis.is_some() && !exempt.is_of(Scope::Parts) =>
        {
            None
        }
        (Passages::Doubtful(doubt), _) => {
            let (message, advice) = passages::told(doubt.value);
            Some(RULE.at(doubt.span, message).with_advice(format!("{advice} {WITHHELD}")))
        }
        (Passages::Unmarked, Some(exempt)) => without_marks(exempt),
        (Passages::Whole(passages), None) => passages.first().map(|passage| {
            RULE.at(opening(*passage), "Et avsnitt er merket som unntatt, men saken er ikke unntatt")
                .with_advice(format!(
                    "Legg til «unntatt:» med hjemmelen og «omfang: deler», eller fjern \
                    merkene. {WITHHELD}"
                ))
        }),
        (Passages::Whole(passages), Some(exempt)) if !exempt.is_of(Scope::Parts) => {
            passages.first().map(|passage| {
                hint(opening(*passage), "Avsnitt er merket, men unntaket gjelder hele saken")
                    .with_label(exempt.span, "her står det hvor mye som er unntatt")
                    .with_advice(
                        "Skriv «omfang: deler» om resten skal være offentlig. Slik det står, holdes \
                        hele teksten tilbake.",
                    )
            })
        }
        (Passages::Whole(_), Some(_)) => None,
    };
    found.extend(finding.map(Diagnostic::in_private));
}

/// What is done as long as the marks are in doubt.
const WITHHELD: &str = "Til da holdes hele teksten tilbake.";

fn hint(place: Span, message: &str) -> Diagnostic {
    Diagnostic { severity: Severity::Hint, ..RULE.at(place, message) }
}

fn without_marks(exempt: &Exempt) -> Option<Diagnostic> {
    let scope = exempt.scope.filter(|scope| scope.value == Scope::Parts)?;
    Some(hint(scope.span, "Deler av saken er unntatt, men ikke noe i teksten er merket").with_advice(
        "Sett en linje med ::: unntatt foran og en linje med ::: etter det som er unntatt. \
                Slik det står, holdes hele teksten tilbake.",
    ))
}

/// The line that opens a passage.
fn opening(passage: Span) -> Span {
    let end = passage.end.min(passage.start + u32::try_from(marks::CLOSING.len()).unwrap_or(0));
    Span { end, ..passage }
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some((line, _)) = marks::marks(workspace.raw_text(meeting.text)).into_iter().next() else { return };
    let start = meeting.text.start as usize;
    found.push(
        RULE.at(
            Span::new(meeting.source, start + line.start..start + line.end),
            "Merker for unntatte avsnitt virker ikke i møtefilen",
        )
        .with_advice(
            "Teksten her står på innkallingen, som er for alle. Ta bort det som er unntatt, og \
            skriv det i saken. Til da er teksten ikke med på innkallingen.",
        )
        .in_private(),
    );
}
