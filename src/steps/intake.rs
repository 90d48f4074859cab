//! A proposed case is weighed, left, or taken up again.

use super::advance::find_case;
use super::answers::{answers, entry, names};
use super::edited::edited;
use super::front_matter::{FieldChange, scalar};
use super::new_case::find_person;
use super::tree::Tree;
use super::{Change, StepError, refuse};
use crate::action::{Action, AssessCase, TakeUpCase, TurnDownCase, UseAuthority};
use crate::model::{Case, Criterion, PersonId, Status};
use crate::norsk::{self, inflection};
use crate::workspace::Workspace;

/// Where a case keeps its answers.
const ANSWERS: &str = "vurdering";

/// The case with more answers. What was answered before stays, and the latest counts.
///
/// # Errors
/// When there is no such case or question, an answer cannot be understood, or nobody is said to give it.
pub fn assess(workspace: &Workspace, asked: &AssessCase) -> Result<Change, StepError> {
    let case = find_case(workspace, &asked.case)?;
    refuse_settled(case)?;
    let by = answerer(workspace, case, asked.by.as_deref())?;
    let mut changes = Vec::new();
    for (criterion, verdict, reason) in answers(workspace, &asked.answers)? {
        let known = case.assessment(&criterion.name.value);
        let is_known = known.is_some_and(|known| {
            let why = known.reason.as_ref().map(|why| why.raw().value.as_str());
            *known.verdict.raw() == verdict && why == reason.as_deref() && known.by.value == by
        });
        if !is_known {
            let entry = entry(workspace, criterion, verdict, reason, &by);
            changes.push(FieldChange::Insert { list: ANSWERS, index: FieldChange::LAST, entry });
        }
    }
    let text = edited(workspace, case.source, &changes)?;
    let criteria: Vec<&Criterion> = workspace.criteria_on(workspace.today).map(|row| &row.value).collect();
    let given = |criterion: &&&Criterion| {
        let name = criterion.name.value.as_str();
        case.assessment(name).is_some() || asked.answers.chunks(2).any(|pair| names(criterion, &pair[0]))
    };
    let count = criteria.iter().filter(given).count();
    Ok(Change {
        texts: vec![text],
        message: format!(
            "Sak {} er vurdert: {count} av {} spørsmål er besvart",
            scalar(case.id.value.as_str()),
            criteria.len()
        ),
        notes: Vec::new(),
    })
}

/// Who answers: the one who is named, else who is responsible for the case.
fn answerer(workspace: &Workspace, case: &Case, named: Option<&str>) -> Result<PersonId, StepError> {
    match (named, &case.responsible) {
        (Some(name), _) => find_person(workspace, name),
        (None, Some(responsible)) => Ok(responsible.value.clone()),
        (None, None) => refuse("Saken har ingen saksansvarlig. Si hvem som svarer, med --av."),
    }
}

fn refuse_settled(case: &Case) -> Result<(), StepError> {
    match case.said_status() {
        Some(status @ Status::NotTakenUp) => refuse(format!(
            "Sak {} er {}. «{}» tar den opp igjen.",
            case.id.value,
            status.word(),
            Action::take_up(&case.id.value)
        )),
        Some(status) if status.is_settled() => {
            refuse(format!("Sak {} er {} og vurderes ikke mer.", case.id.value, status.word()))
        }
        _ => Ok(()),
    }
}

/// The proposed case with why it is not taken up. It stays in the folder.
///
/// # Errors
/// When there is no such case, nobody says why, it is on its way through the bodies, or a file cannot be
/// changed.
pub fn turn_down(workspace: &Workspace, asked: &TurnDownCase) -> Result<Change, StepError> {
    let case = find_case(workspace, &asked.case)?;
    refuse_settled(case)?;
    let id = &case.id.value;
    if case.said_status() == Some(Status::Recommended) {
        return refuse(format!(
            "Sak {id} er innstilt, og organet venter den. «ipr sak advance {id} --utfall trukket» trekker \
             den."
        ));
    }
    for meeting in &workspace.meetings {
        if meeting.item_of(id).is_some() && !meeting.is_held() && meeting.takes_place() {
            let take_off = Action::take_off(&meeting.id, id);
            return refuse(format!(
                "Sak {id} står på sakslisten til {}. «{take_off}» tar den av.",
                meeting.id
            ));
        }
    }
    let reason = asked.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return refuse("Si hvorfor saken ikke tas opp, med --grunn.");
    }
    let by = answerer(workspace, case, asked.by.as_deref())?;
    let entry = vec![("grunn", reason), ("dato", workspace.today.to_string()), ("av", by.to_string())];
    let changes = [
        FieldChange::Insert { list: "avvist", index: FieldChange::LAST, entry },
        FieldChange::Set { key: "status", value: Tree::text(Status::NotTakenUp.word()) },
    ];
    Ok(Change {
        texts: vec![edited(workspace, case.source, &changes)?],
        message: format!("Sak {} er {}", scalar(id.as_str()), Status::NotTakenUp.word()),
        notes: vec![format!("Saken blir liggende med grunnen. «{}» tar den opp igjen.", Action::take_up(id))],
    })
}

/// The case where it was before it was turned down. That it was, and why, still stands in it.
///
/// # Errors
/// When there is no such case, or it was not turned down.
pub fn take_up(workspace: &Workspace, asked: &TakeUpCase) -> Result<Change, StepError> {
    let case = find_case(workspace, &asked.case)?;
    let id = scalar(case.id.value.as_str());
    if case.said_status() != Some(Status::NotTakenUp) {
        let status = case.said_status().map_or("uten status", Status::word);
        return refuse(format!("Sak {id} er {status}, så den kan ikke tas opp igjen."));
    }
    let status = case.proved_status(workspace.deciding_body(case));
    let change = FieldChange::Set { key: "status", value: Tree::text(status.word()) };
    Ok(Change {
        texts: vec![edited(workspace, case.source, &[change])?],
        message: format!("Sak {id} er tatt opp igjen"),
        notes: Vec::new(),
    })
}

/// The case with what was decided in it by an authority, or with the day on which that was reported.
///
/// # Errors
/// When there is no such case or authority, nobody is said to have decided, or nothing is left to report.
pub fn use_authority(workspace: &Workspace, asked: &UseAuthority) -> Result<Change, StepError> {
    let case = find_case(workspace, &asked.case)?;
    let id = scalar(case.id.value.as_str());
    let mut known = Vec::new();
    for row in &workspace.council.authorities.rows {
        if !known.contains(&row.value.name.value.as_str()) {
            known.push(row.value.name.value.as_str());
        }
    }
    if known.is_empty() {
        return refuse("Rådet har ingen fullmakter i bodies.yaml.");
    }
    let Some(name) = workspace.meant(&asked.authority, &known) else {
        return refuse(format!(
            "Det finnes ingen fullmakt «{}» i bodies.yaml (fullmakter: {})",
            asked.authority,
            norsk::list(&known)
        ));
    };
    let mut changes = Vec::new();
    let message = if let Some(day) = asked.reported {
        for one in &case.authority_uses {
            if one.name.value == name && one.reported.is_none() && one.day <= day {
                let (index, value) = (one.listed, Tree::text(day.to_string()));
                changes.push(FieldChange::SetIn { list: "fullmakt", index, key: "meldt", value });
            }
        }
        if changes.is_empty() {
            return refuse(format!("Sak {id} har ingen bruk av «{name}» som ikke er meldt."));
        }
        format!("Bruken av fullmakten i sak {id} er meldt {}", norsk::date(day))
    } else {
        let (day, by) =
            (asked.day.unwrap_or(workspace.today), answerer(workspace, case, asked.by.as_deref())?);
        let mut entry = vec![("navn", name), ("dato", day.to_string()), ("av", by.to_string())];
        for (key, value) in [("beløp", &asked.amount), ("post", &asked.post)] {
            entry.extend(value.iter().map(|value| (key, value.clone())));
        }
        changes.push(FieldChange::Insert { list: "fullmakt", index: FieldChange::LAST, entry });
        format!("Sak {id}: avgjort på fullmakt {}", norsk::date(day))
    };
    let texts = vec![edited(workspace, case.source, &changes)?];
    Ok(Change { texts, message, notes: Vec::new() })
}

/// So many cases with a title like another are told of.
const MOST: usize = 3;
/// Words shorter than this say nothing of what a title is about.
const SHORT: usize = 4;

/// What is to be known of cases with a title much like `title` that were turned down, or are under way, the
/// newest first. A case of which something is exempt is not told of.
pub fn told_of_like(workspace: &Workspace, title: &str) -> Vec<String> {
    let title = words(title);
    let mut told = Vec::new();
    for case in workspace.cases.iter().rev() {
        let was_turned_down = case.said_status() == Some(Status::NotTakenUp);
        if told.len() == MOST || !(was_turned_down || case.is_unsettled()) || workspace.withholds(case) {
            continue;
        }
        let other = case.open_title(workspace.council.language);
        if !is_like(&title, &words(other)) {
            continue;
        }
        let id = &case.id.value;
        told.push(match case.last_turned_down().filter(|_| was_turned_down) {
            Some(turned_down) => format!(
                "Sak {id} «{other}» ligner, og ble ikke tatt opp {}: {}. Er det den, tar «{}» den opp igjen.",
                norsk::date(turned_down.day),
                turned_down.reason.raw().value.trim_end_matches('.'),
                Action::take_up(id)
            ),
            None => {
                format!("Sak {id} «{other}» ligner. Se om det er den samme: «{}».", Action::show_case(id))
            }
        });
    }
    told
}

fn words(title: &str) -> Vec<String> {
    let title = norsk::composed(title).to_lowercase();
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() >= SHORT).map(str::to_owned).collect()
}

/// Whether at least two of the words of two titles are the same in some form, and these are most of them.
fn is_like(one: &[String], other: &[String]) -> bool {
    let mut same = 0;
    for word in one {
        let is_form = |of: &String| inflection::is_form_of(of, word) || inflection::is_form_of(word, of);
        same += usize::from(other.iter().any(is_form));
    }
    let least = one.len().min(other.len());
    same >= 2.min(least) && same > 0 && same * 5 >= one.len().max(other.len()) * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_like_by_their_words() {
        let like = |one: &str, other: &str| is_like(&words(one), &words(other));
        assert!(like("Uttalelse om jernbanen", "Ny uttalelse om jernbane"));
        assert!(like("Felles prinsipper for parkering", "Prinsipp for felles parkering"));
        assert!(!like("Uttalelse om jernbanen", "Uttalelse om Oslofjorden"));
        assert!(!like("Høring om klima", "Valg av leder og nestleder"));
        assert!(!like("", "Om"));
    }
}
