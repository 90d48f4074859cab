use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{is_recorded, name_of, name_within};
use crate::model::{AgendaItem, Law, Laws, Meeting, Proceedings, Provision, Purpose, Recusal};
use crate::text::Placed;
use chrono::NaiveDate;
pub(super) static RULE: Rule = Rule {
    code: "M04",
    name: "incomplete-recusal",
    title: "Inhabilitet eller fritak er ikke riktig ført",
    severity: Severity::Error,
    basis: "koml. § 11-4 (3), § 11-10 og § 11-11",
    page: include_str!("incomplete_recusal.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let laws = workspace.council.laws;
    if !is_recorded(workspace, meeting) {
        return;
    }
    let day = meeting.date.value;
    for item in &meeting.agenda {
        let Some(record) = item.record.as_deref() else { continue };
        found.extend(in_election(workspace, item, record));
        for recusal in &record.disqualified {
            found.extend(wrong_basis(laws, day, recusal));
            found.extend(took_part(workspace, item, record, recusal));
        }
        for recusal in &record.excused {
            found.extend(wrong_excuse(recusal));
            found.extend(took_part(workspace, item, record, recusal));
        }
    }
}

/// The basis is fvl.'s paragraph of the day, or koml. § 11-10, which is the same under both acts.
fn wrong_basis(laws: Laws, day: NaiveDate, recusal: &Recusal) -> Option<Diagnostic> {
    let outright = laws.paragraph(Purpose::DisqualifiedOutright, day);
    let judged = laws.paragraph(Purpose::DisqualifiedByJudgement, day);
    let is_new = laws.has_act_of_2025(day);
    let (place, message) = match &recusal.legal_basis {
        None => (recusal.span, "Inhabiliteten er ført uten hjemmel".to_owned()),
        Some(Placed { value, span }) => {
            if Provision::each(value).iter().any(|provision| disqualifies(provision, is_new)) {
                return None;
            }
            let message = format!("«{value}» er ikke hjemmelen for inhabilitet på møtedagen");
            (*span, message)
        }
    };
    Some(RULE.at(place, message).with_basis("koml. § 11-4 (3) og § 11-10").with_advice(format!(
        "Vis til {outright} når vedkommende er inhabil uten videre, til {judged} når det er skjønn, eller \
            til koml. § 11-10."
    )))
}

/// Whether a provision can make a member of an elected body disqualified. The third part of fvl. § 6 is for
/// those who serve under an official, the fourth an exception, as is that of koml. § 11-10.
fn disqualifies(provision: &Provision, is_new: bool) -> bool {
    if provision.is_local_government(11, 10) {
        return matches!(provision.part, None | Some(1..=3));
    }
    if provision.law != Law::Administration || provision.section_letter.is_some() {
        return false;
    }
    match (provision.section, provision.part, provision.letter) {
        (26 | 27, ..) => is_new,
        (6, None | Some(1), letter) => !is_new && letter.is_none_or(|letter| letter <= 'e'),
        (6, Some(2), None) => !is_new,
        _ => false,
    }
}

/// Nobody is disqualified when persons are elected to positions of trust.
fn in_election(workspace: &Workspace, item: &AgendaItem, record: &Proceedings) -> Option<Diagnostic> {
    let recusal = record.disqualified.first()?;
    if record.election.is_none() && !workspace.is_election(item) {
        return None;
    }
    let name = workspace.people.name_of(&recusal.person.value);
    let message = format!("{} er et valg, og {name} kan ikke være inhabil i det", name_of(item));
    Some(RULE.at(recusal.span, message).with_basis("koml. § 11-10 (4)").with_advice(
        "En folkevalgt er ikke inhabil når det velges personer til offentlige tillitsverv. Fjern «inhabile». \
            Ble noen holdt utenfor, må valget holdes på nytt.",
    ))
}

fn wrong_excuse(recusal: &Recusal) -> Option<Diagnostic> {
    let (place, message) = match &recusal.legal_basis {
        Some(Placed { value, .. }) if is_excuse(value) => return None,
        Some(Placed { value, span }) => {
            (*span, format!("«{value}» er ikke hjemmelen for fritak av personlige grunner"))
        }
        None => (recusal.span, "Fritaket er ført uten hjemmel".to_owned()),
    };
    Some(
        RULE.at(place, message)
            .with_basis("koml. § 11-4 (3) og § 11-11")
            .with_advice("Skriv «hjemmel: koml. § 11-11»."),
    )
}

/// Whether a text names koml. § 11-11; no other act has such a paragraph.
fn is_excuse(text: &str) -> bool {
    let is_it = |provision: &Provision| provision.is_local_government(11, 11);
    Provision::each(text).iter().any(is_it) || text.trim().trim_end_matches('.') == "§ 11-11"
}

fn took_part(
    workspace: &Workspace,
    item: &AgendaItem,
    record: &Proceedings,
    recusal: &Recusal,
) -> Option<Diagnostic> {
    let person = &recusal.person.value;
    let vote = record
        .named_votes()
        .into_iter()
        .flat_map(|(_, persons)| persons)
        .find(|voter| voter.value == *person)?;
    let name = workspace.people.name_of(person);
    Some(
        RULE.at(vote.span, format!("{} stemte {name}, som ikke skulle delta", in_item(item)))
            .with_label(recusal.span, "her er det ført at vedkommende gikk fra")
            .with_advice("Rett møteboken. Ble det stemt slik, må saken behandles på nytt."),
    )
}

/// «I sak 03/24»
fn in_item(item: &AgendaItem) -> String {
    format!("I {}", name_within(item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceId, Span};

    #[test]
    fn the_basis_is_of_the_act_of_the_day() {
        let place = Span::new(SourceId(0), 0..0);
        let day: NaiveDate = "2027-02-01".parse().expect("a date");
        let new = Laws { administration_act_2025: Some(day) };
        for (basis, is_right_now, is_right_under_new) in [
            ("fvl. § 6 første ledd bokstav e", true, false),
            ("fvl. § 6 andre ledd", true, false),
            ("fvl. § 26", false, true),
            ("fvl. § 27", false, true),
            ("koml. § 11-10 andre ledd", true, true),
            ("fvl. § 8", false, false),
            ("inhabil", false, false),
            ("offl. § 6", false, false),
            ("fvl. § 6 tredje ledd", false, false),
            ("fvl. § 6 første ledd bokstav f", false, false),
            ("fvl. § 6, 1.ledd bokstav a og e", true, false),
            ("koml. § 11-10 fjerde ledd", false, false),
            ("kommuneloven § 11-10, jf. fvl. § 6 andre ledd", true, true),
        ] {
            let recusal = Recusal {
                span: place,
                person: Placed::new("a".into(), place),
                legal_basis: Some(Placed::new(basis.to_owned(), place)),
            };
            let is_right = |laws| wrong_basis(laws, day, &recusal).is_none();
            assert_eq!(
                (is_right(Laws::default()), is_right(new)),
                (is_right_now, is_right_under_new),
                "{basis}"
            );
        }
    }
}
