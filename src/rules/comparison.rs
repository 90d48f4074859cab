//! What a change has brought in: the findings of a folder beside those of the folder it was.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

/// A finding as it can be known again in a changed folder: by code, file, words and the line it is on,
/// which is given by its hash.
type Fingerprint<'a> = (&'a str, &'a str, &'a str, u64);

/// The findings of a folder, and how many there are of each.
#[derive(Debug)]
pub struct KnownFindings<'a> {
    counts: HashMap<Fingerprint<'a>, usize>,
}

impl<'a> KnownFindings<'a> {
    /// What was `found` in `workspace`.
    pub fn new(workspace: &'a Workspace, found: &'a [Diagnostic]) -> Self {
        let mut counts = HashMap::new();
        let mut lines = HashedLines::new(workspace);
        for diagnostic in found {
            *counts.entry(lines.key(diagnostic)).or_default() += 1;
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
        let mut lines = HashedLines::new(after);
        for diagnostic in found {
            match self.counts.get_mut(&lines.key(diagnostic)) {
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

/// The lines that findings are on. Findings come in order of place, so the last line is remembered: a
/// file of one long line is then hashed once, and not once for each finding.
struct HashedLines<'a> {
    workspace: &'a Workspace,
    last: Option<(SourceId, Range<usize>, u64)>,
}

impl<'a> HashedLines<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, last: None }
    }

    fn key(&mut self, diagnostic: &'a Diagnostic) -> Fingerprint<'a> {
        let path = &self.workspace.source(diagnostic.place.source).path;
        (diagnostic.code, path, &diagnostic.message, self.line_of(diagnostic.place))
    }

    fn line_of(&mut self, place: Span) -> u64 {
        let offset = place.start as usize;
        if let Some((source, line, hash)) = &self.last
            && *source == place.source
            && line.contains(&offset)
        {
            return *hash;
        }
        let source = self.workspace.source(place.source);
        let line = source.line_at(offset);
        let mut hasher = DefaultHasher::new();
        source.text[line.clone()].hash(&mut hasher);
        let hash = hasher.finish();
        self.last = Some((place.source, line, hash));
        hash
    }
}
