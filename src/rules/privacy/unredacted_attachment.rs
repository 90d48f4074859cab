use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Scope};
pub(super) static RULE: Rule = Rule {
    code: "P05",
    name: "unredacted-attachment",
    title: "Vedlegg som er delvis unntatt, uten en egen offentlig fil",
    severity: Severity::Warning,
    basis: "offl. § 12",
    page: include_str!("unredacted_attachment.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for attachment in &case.attachments {
        let Some(exempt) = &attachment.exempt else { continue };
        match &attachment.public_file {
            Some(public) if public.value == attachment.file.raw().value => found.push(
                RULE.at(public.span, "Den offentlige filen er den samme som filen som er unntatt")
                    .with_advice(
                        "Lag en egen fil der det som er unntatt, er tatt bort og ikke bare dekket over.",
                    ),
            ),
            Some(public) if workspace.is_public_file_the_same(case, attachment) => found.push(
                RULE.at(public.span, "Den offentlige filen har det samme innholdet som filen som er unntatt")
                    .with_advice(
                        "Lag den på nytt uten det som er unntatt. Har noen lest den, må det som sto der, \
                         regnes som kjent.",
                    ),
            ),
            None if exempt.is_of(Scope::Parts) => found.push(
                RULE.at(exempt.span, "Deler av vedlegget er unntatt, men det har ingen offentlig fil")
                    .with_advice(
                        "Lag en egen fil uten det som er unntatt, og skriv navnet på den i «offentlig-fil:».",
                    ),
            ),
            _ => {}
        }
    }
}
