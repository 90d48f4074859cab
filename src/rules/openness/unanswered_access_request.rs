use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O08",
    name: "unanswered-access-request",
    title: "Innsynskrav uten svar etter fem arbeidsdager",
    severity: Severity::Warning,
    basis: "offl. §§ 29 og 32 (2)",
    page: include_str!("unanswered_access_request.md"),
    check: Check::Case(check),
    before_due: "Innsynskrav skal besvares innen fem arbeidsdager",
    ..Rule::PLAIN
};

/// After so many working days without an answer the request counts as refused.
const DAYS: u32 = 5;

fn check(_: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for request in case.access_requests.iter().filter(|request| request.answered.is_none()) {
        let received = request.received.value;
        let message = format!("Innsynskravet fra {} er ikke avgjort", norsk::date(received));
        found.push(
            RULE.at(request.received.span, message)
                .with_advice(
                    "Avgjør kravet, og skriv dagen i «avgjort:». Et avslag er skriftlig, med bestemmelsen og \
                        klageretten.",
                )
                .due_on(calendar::working_days_after(received, DAYS)),
        );
    }
}
