use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, ExemptDoubt};
pub(super) static RULE: Rule = Rule {
    code: "O11",
    name: "doubtful-exemption",
    title: "Det er uklart om noe er unntatt",
    severity: Severity::Error,
    basis: "offl. §§ 3 og 13",
    page: include_str!("doubtful_exemption.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(_: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let attached = case.attachments.iter().filter_map(|attachment| attachment.exempt.as_deref()?.doubt);
    let doubts = case.doubt().map(|doubt| (doubt, "hele saken"));
    for (doubt, what) in doubts.into_iter().chain(attached.map(|doubt| (doubt, "vedlegget"))) {
        if doubt.value == ExemptDoubt::SaidElsewhere {
            found.push(
                RULE.at(doubt.span, "Her står det at noe er unntatt, men «unntatt:» mangler")
                    .with_advice(format!(
                        "Legg til «unntatt:» med hjemmelen, eller skriv dette om når alt er offentlig. Til \
                         da holdes {what} tilbake."
                    ))
                    .in_private(),
            );
        }
    }
}
