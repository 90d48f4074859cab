use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::NaiveDate;

use super::exemptions::{exemptions, provision, subject};
use crate::model::{Attachment, Case, Exempt, Law, Provision};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O02",
    name: "secrecy-without-duty",
    title: "Unntak etter offl. § 13 uten taushetsregel",
    severity: Severity::Error,
    basis: "offl. § 31, jf. § 13",
    page: include_str!("secrecy_without_duty.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

/// The duties of secrecy in the act of 2025 that replace § 13 of the act of 1967.
const NEW_SECTIONS: std::ops::RangeInclusive<u16> = 30..=39;

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let laws = workspace.council.laws;
    for (exempt, attachment) in exemptions(case) {
        if provision(exempt).is_some_and(|provision| provision.is_openness(13, None)) {
            let day = exempt.assessed.unwrap_or_else(|| last_treated(case, workspace.today));
            found.extend(judge(exempt, attachment, day, laws.has_act_of_2025(day)));
        }
    }
}

/// The last day a body had the case, by whose law it was exempt unless the file says when it was judged.
fn last_treated(case: &Case, today: NaiveDate) -> NaiveDate {
    let days = case.routing.iter().filter_map(|step| step.meeting);
    days.map(|day| day.value).max().unwrap_or(today)
}

fn judge(
    exempt: &Exempt,
    attachment: Option<&Attachment>,
    day: NaiveDate,
    is_new: bool,
) -> Option<Diagnostic> {
    let as_now = "Skriv for eksempel «jf: fvl. § 13 første ledd nr. 1» om personlige forhold, eller nr. 2 om \
        drifts- og forretningsforhold.";
    let as_new =
        "Skriv for eksempel «jf: fvl. § 31» om personlige forhold, eller § 32 om forretningshemmeligheter.";
    let advice = if is_new { as_new } else { as_now };
    let Some(written) = &exempt.in_view_of else {
        let message =
            format!("{} er unntatt etter offl. § 13 uten at taushetsregelen er oppgitt", subject(attachment));
        return Some(RULE.at(exempt.basis_span(), message).with_advice(advice));
    };
    let message = wrong_reference(&written.value, is_new, day)?;
    Some(RULE.at(written.span, message).with_advice(advice))
}

/// What is wrong with the text as a reference to a duty of secrecy; none when one rule in it will do. Of
/// «barnevernsloven § 13-1, jf. fvl. § 13 første ledd nr. 1», as of «nr. 1 og nr. 2», one is enough.
fn wrong_reference(text: &str, is_new: bool, day: NaiveDate) -> Option<String> {
    let mut first = None;
    for rule in Provision::each(text) {
        let wrong = match rule.law {
            Law::Openness => Some(format!("«{text}» er en regel om innsyn og ikke om taushet")),
            Law::Administration => wrong_rule(text, rule, is_new, day),
            Law::LocalGovernment | Law::Other => None,
        };
        let wrong = wrong?;
        first = first.or(Some(wrong));
    }
    first.or_else(|| Some(format!("«{text}» er ikke en henvisning til en taushetsregel")))
}

/// What is wrong with a rule of forvaltningsloven as a duty of secrecy on `day`; none when it will do.
fn wrong_rule(text: &str, rule: Provision, is_new: bool, day: NaiveDate) -> Option<String> {
    let of_old = rule.section == 13 && rule.section_letter.is_none();
    let of_new = NEW_SECTIONS.contains(&rule.section);
    match (is_new, of_old, of_new) {
        (true, _, true) => None,
        (true, true, _) => Some(format!("«{text}» gjaldt ikke lenger {}", norsk::date(day))),
        (false, _, true) => Some(format!("«{text}» gjaldt ikke ennå {}", norsk::date(day))),
        (false, true, _) if matches!(rule.number, Some(1 | 2)) => None,
        (false, true, _) => Some(format!("«{text}» sier ikke om det er nr. 1 eller nr. 2")),
        _ => Some(format!("«{text}» er ikke en taushetsregel")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_decides_which_act_it_is() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let wrong = |text: &str, on: &str| {
            let is_new = day("2027-01-01") <= day(on);
            wrong_rule(text, Provision::parse(text).expect("a provision"), is_new, day(on)).is_some()
        };
        assert!(!wrong("fvl. § 13 første ledd nr. 1", "2026-12-31"));
        assert!(wrong("fvl. § 13 første ledd nr. 1", "2027-01-01"));
        assert!(wrong("fvl. § 31", "2026-12-31"));
        assert!(!wrong("fvl. § 31", "2027-01-01"));
        assert!(wrong("fvl. § 13 b første ledd nr. 4", "2026-12-31"));
        assert!(wrong("fvl. § 13 første ledd", "2026-12-31"));
    }
}
