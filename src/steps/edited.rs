//! A file of the folder with its front matter changed.

use super::front_matter::{self, FieldChange};
use super::{NewText, StepError};
use crate::text::SourceId;
use crate::workspace::Workspace;

/// The file `id` with `changes` made to its front matter.
pub fn edited(workspace: &Workspace, id: SourceId, changes: &[FieldChange]) -> Result<NewText, StepError> {
    let source = workspace.source(id);
    let text = front_matter::change(&source.path, &source.text, changes)?;
    Ok(NewText { path: source.path.clone(), text })
}
