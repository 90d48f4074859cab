//! What a notice says of a meeting that is not like any other: moved, joint, demanded, in writing.

use super::Subject;
use crate::document::Block;
use crate::norsk::{self, fill};

/// A paragraph for each thing that is out of the ordinary with the meeting.
pub fn circumstances(subject: &Subject<'_>) -> Vec<Block> {
    let said = [moved(subject), joint(subject), demanded(subject), answering(subject)];
    said.into_iter().flatten().map(Block::paragraph).collect()
}

/// With whom the meeting is held.
pub fn joint(subject: &Subject<'_>) -> Option<String> {
    let day = subject.meeting.date.value;
    let together = subject.workspace.joint_meetings(subject.meeting);
    let mut names: Vec<String> =
        together.iter().map(|other| subject.workspace.body_name(&other.body.value, day)).collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    Some(fill(subject.words().circumstances.joint, &[("organer", &norsk::list(&names))]))
}

/// From which day, and why.
fn moved(subject: &Subject<'_>) -> Option<String> {
    let earlier = subject.workspace.earlier_meetings(subject.meeting);
    let words = &subject.words().circumstances;
    let from = norsk::date(earlier.last()?.date.value);
    let mut text = match subject.meeting.moved_because() {
        Some(reason) => fill(words.moved_because, &[("dato", &from), ("grunn", reason)]),
        None => fill(words.moved, &[("dato", &from)]),
    };
    if let [first, _, ..] = earlier[..] {
        text.push(' ');
        text.push_str(&fill(words.first_called_to, &[("dato", &norsk::date(first.date.value))]));
    }
    Some(text)
}

/// That a third of the members want the meeting; what fewer want is no business of the law.
fn demanded(subject: &Subject<'_>) -> Option<String> {
    if !subject.body.is_elected() || !subject.workspace.is_demanded(subject.meeting) {
        return None;
    }
    Some(subject.words().circumstances.demanded.to_owned())
}

/// How and by when the members answer when there is no meeting to come to.
fn answering(subject: &Subject<'_>) -> Option<String> {
    if !subject.meeting.is_written() {
        return None;
    }
    let words = &subject.words().circumstances;
    let secretariat = subject.workspace.council.contact();
    let day = subject.language().full_date(subject.meeting.date.value);
    let time = match subject.meeting.time {
        Some(time) => format!(" kl. {}", time.until.unwrap_or(time.from).format("%H:%M")),
        None => String::new(),
    };
    let mut text = fill(words.answer, &[("sekretariat", &secretariat), ("dato", &day), ("tid", &time)]);
    if subject.body.is_elected() {
        text.push(' ');
        text.push_str(words.all_must_agree);
    }
    Some(text)
}
