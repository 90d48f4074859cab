//! What has been put right in the minutes of a meeting, as papers made of them say it.

use super::Subject;
use crate::model::Correction;
use crate::norsk::{self, fill};

/// «Rettet 3. mai 2024 av Kari Vik: avstemningen i sak 05/24. Grunn: Stemmene var telt feil.»
pub fn mark(subject: &Subject<'_>, correction: &Correction) -> String {
    let words = &subject.words().correction;
    let reason = correction.reason.trim();
    let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    let values = [
        ("dato", norsk::date(correction.day.value)),
        ("hvem", subject.workspace.people.name_of(&correction.by.value).to_owned()),
        ("hva", correction.concerns.clone().unwrap_or_default()),
        ("grunn", format!("{reason}{stop}")),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(if correction.concerns.is_some() { words.marked } else { words.marked_whole }, &values)
}

/// Every correction of the meeting, in order.
pub fn marks(subject: &Subject<'_>) -> Vec<String> {
    subject.meeting.corrections.iter().map(|correction| mark(subject, correction)).collect()
}
