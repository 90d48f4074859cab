//! What a change has brought in: the findings of a folder beside those of the folder it was.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::workspace::Workspace;

/// A finding as it can be known again in a changed folder: by code, file, words and the line it is on.
type Key<'a> = (&'a str, &'a str, &'a str, &'a str);

/// The findings of a folder, and how many there are of each.
#[derive(Debug)]
pub struct Known<'a> {
    counts: HashMap<Key<'a>, usize>,
}

impl<'a> Known<'a> {
    /// What was `found` in `workspace`.
    pub fn new(workspace: &'a Workspace, found: &'a [Diagnostic]) -> Self {
        let mut counts = HashMap::new();
        for diagnostic in found {
            *counts.entry(key(workspace, diagnostic)).or_default() += 1;
        }
        Self { counts }
    }

    /// Divides what was `found` in `after` into what is new, or stands on a line that has been
    /// touched, and what was known.
    pub fn divide<'found: 'a>(
        mut self,
        after: &'a Workspace,
        found: &'found [Diagnostic],
    ) -> (Vec<&'found Diagnostic>, Vec<&'found Diagnostic>) {
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for diagnostic in found {
            match self.counts.get_mut(&key(after, diagnostic)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    known.push(diagnostic);
                }
                _ => new.push(diagnostic),
            }
        }
        (new, known)
    }
}

fn key<'a>(workspace: &'a Workspace, diagnostic: &'a Diagnostic) -> Key<'a> {
    let source = workspace.source(diagnostic.place.source);
    let (line, _) = source.line_and_column(diagnostic.place.start as usize);
    let text = source.text.lines().nth(line - 1).unwrap_or_default();
    (diagnostic.code, &source.path, &diagnostic.message, text)
}
