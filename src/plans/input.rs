//! What the bodies that have had a case wanted the next one to know of it, as that one reads it.

use super::Subject;
use crate::document::Block;
use crate::model::{Case, Step};
use crate::norsk;
use crate::read::minutes;

/// What was said in each of the treatments before this one, by body and day.
pub(super) fn inputs(subject: &Subject<'_>, case: &Case, before: &[&Step]) -> Vec<Block> {
    before.iter().flat_map(|step| input(subject, case, step).unwrap_or_default()).collect()
}

/// What the minutes of one treatment hold for the next.
fn input(subject: &Subject<'_>, case: &Case, step: &Step) -> Option<Vec<Block>> {
    let workspace = subject.workspace;
    let meeting = workspace.meeting_of_step(step)?;
    let body = workspace.council.body(&meeting.body.value)?;
    let input = minutes::input(workspace, meeting, body, case)?;
    let [heading, exempt] = subject.words().book.input;
    let day = meeting.date.value;
    let values = [("organ", body.running_name_on(day)), ("dato", norsk::date(day))];
    let mut blocks = vec![Block::heading(2, norsk::fill_owned(heading, &values))];
    if input.is_public || subject.is_closed() {
        blocks.extend(subject.minutes_of(Some(case), &input.said, &input.path, 3));
    } else {
        blocks.push(Block::paragraph(exempt));
    }
    Some(blocks)
}
