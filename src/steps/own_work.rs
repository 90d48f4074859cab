//! What people have written themselves, told so that everybody may read it: by ids and days, never by the
//! names of files, which may tell of what is exempt.

use std::fmt;

use crate::norsk;
use crate::read;
use crate::text::{Became, ChangedFile};
use crate::workspace::Workspace;

/// How many things a sentence names.
const NAMED: usize = 6;

/// One sentence about what has been written, for the screen and for git. Holds no title.
pub fn sentence(workspace: &Workspace, files: &[ChangedFile]) -> String {
    let mut parts = Vec::new();
    for (became, verb) in [(Became::New, "la til"), (Became::Changed, "endret"), (Became::Gone, "fjernet")] {
        let mut paths = Vec::new();
        for file in files {
            if file.became == became {
                paths.push(file.path.as_str());
            }
        }
        let things = things(workspace, paths);
        if !things.is_empty() {
            parts.push(format!("{verb} {things}"));
        }
    }
    norsk::capitalised(&parts.join("; "))
}

/// What the files at `paths` are, as they would be said: «sak 2024-005 og medlemmer».
pub fn things<'p>(workspace: &Workspace, paths: impl IntoIterator<Item = &'p str>) -> String {
    let mut things: Vec<String> = Vec::new();
    for path in paths {
        let thing = Thing::at(workspace, path).to_string();
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    if things.len() > NAMED {
        let rest = things.len() - (NAMED - 1);
        things.truncate(NAMED - 1);
        things.push(format!("{} til", norsk::number(rest)));
    }
    norsk::list(&things)
}

/// What a file is to the secretariat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A case, by its id.
    Case(String),
    /// What lies beside it.
    Attachment(String),
    /// A meeting, and how it is said: «styret 16. februar 2024».
    Meeting(String, String),
    /// Its minutes.
    Minutes(String, String),
    /// What is made or sent for it.
    Papers(String, String),
    /// Something else, as it is said.
    Other(&'static str),
}

impl Thing {
    /// What the file at `path` is.
    pub fn at(workspace: &Workspace, path: &str) -> Self {
        if path.starts_with(read::CASES) {
            return in_cases(path);
        }
        if let Some(inner) = path.strip_prefix(read::MEETINGS) {
            return in_meetings(workspace, inner);
        }
        Self::Other(match path {
            read::BODIES => "organer og regler",
            read::MEMBERS => "medlemmer og verv",
            read::BUDGETS => "budsjettet",
            read::PROGRAMMES => "programmet",
            _ if path.starts_with(read::CALENDARS) => "kalendere og årshjul",
            _ if path.starts_with(read::FEES) => "kontingent",
            _ if path.starts_with(read::MEMBER_LISTS) => "medlemslister",
            ".gitattributes" => "oppsettet av git",
            _ if !path.contains('/') => "logoen",
            _ => "andre filer",
        })
    }

    /// What somebody writes to mean it; none when it has no name of its own.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Case(id)
            | Self::Attachment(id)
            | Self::Meeting(id, _)
            | Self::Minutes(id, _)
            | Self::Papers(id, _) => Some(id),
            Self::Other(_) => None,
        }
    }
}

fn in_cases(path: &str) -> Thing {
    let Some(file) = read::case_file_of(path) else { return Thing::Other("en fil blant sakene") };
    let id = read::id_in_name(read::stem(&file)).to_owned();
    if file == path { Thing::Case(id) } else { Thing::Attachment(id) }
}

fn in_meetings(workspace: &Workspace, inner: &str) -> Thing {
    let (folder, file) = inner.split_once('/').unwrap_or((inner, ""));
    let Some(meeting) = workspace.meeting_in(folder) else { return Thing::Other("et møte") };
    let day = meeting.date.value;
    let said = format!("{} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day));
    let id = folder.to_owned();
    let body = workspace.council.body(&meeting.body.value);
    let is_minutes =
        file.strip_suffix(".md").is_some_and(|name| body.is_some_and(|body| name == body.minutes_file()));
    match file {
        "meeting.md" => Thing::Meeting(id, said),
        _ if is_minutes => Thing::Minutes(id, said),
        _ => Thing::Papers(id, said),
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(id) => write!(formatter, "sak {id}"),
            Self::Attachment(id) => write!(formatter, "vedlegg til sak {id}"),
            Self::Meeting(_, said) => write!(formatter, "møtet i {said}"),
            Self::Minutes(_, said) => write!(formatter, "referatet fra {said}"),
            Self::Papers(_, said) => write!(formatter, "papirene til {said}"),
            Self::Other(said) => formatter.write_str(said),
        }
    }
}
