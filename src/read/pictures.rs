//! Which pictures must be looked at, so that what no paper can take is told before a paper is made.

use std::collections::{HashMap, HashSet};

use super::files::{CASES, FileContent, MEETING_FILE, MEETINGS};
use crate::{links, norsk};

/// A case or a meeting that says one of these is on no paper that is still to be made.
const OVER: [&str; 6] = [
    "\nstatus: vedtatt",
    "\nstatus: ikke vedtatt",
    "\nstatus: trukket",
    "\nstatus: avsluttet",
    "\nstatus: avholdt",
    "\nstatus: tatt til orientering",
];

/// The pictures among `others` that lie beside a case or a meeting of `texts` whose text names them, and that
/// may still be put on paper.
pub fn shown_pictures(texts: &[(String, FileContent)], others: &HashSet<String>) -> Vec<String> {
    let mut pictures: HashMap<&str, Vec<&String>> = HashMap::new();
    for path in others {
        if links::is_picture(path)
            && let Some(owner) = owner(path)
        {
            pictures.entry(owner).or_default().push(path);
        }
    }
    let mut shown = Vec::new();
    if pictures.is_empty() {
        return shown;
    }
    for (path, content) in texts {
        let FileContent::Text(text) = content else { continue };
        let stem = path.strip_suffix(MEETING_FILE).or_else(|| path.strip_suffix(".md")).unwrap_or(path);
        let Some(beside) = pictures.get(stem) else { continue };
        if !text.contains("![") || OVER.iter().any(|over| text.contains(over)) {
            continue;
        }
        let text = norsk::composed(text);
        for path in beside {
            let name = path.rsplit('/').next().unwrap_or(path);
            if text.contains(name) || text.contains('%') {
                shown.push((*path).clone());
            }
        }
    }
    shown.sort_unstable();
    shown
}

/// The case or the meeting beside which a file lies, without the end of its name.
fn owner(path: &str) -> Option<&str> {
    let depth = match path {
        _ if path.starts_with(CASES) => 3,
        _ if path.starts_with(MEETINGS) => 2,
        _ => return None,
    };
    let (at, _) = path.match_indices('/').nth(depth - 1)?;
    Some(&path[..at])
}
