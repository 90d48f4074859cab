//! Everything a folder says, in words that do not name the ids of files.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Debug;

use ipr::desk::Desk;
use ipr::report::{Report, json};
use ipr::text::SourceId;
use ipr::workspace::Workspace;

/// One line for each thing that can be asked for.
pub fn told(desk: &Desk) -> Vec<String> {
    let workspace: &Workspace = desk.workspace();
    let mut lines: Vec<String> = Vec::new();
    let mut tell = |what: &str, said: &dyn Debug| lines.push(format!("{what}: {said:?}"));
    for finding in desk.found().iter() {
        tell("finding", finding);
    }
    for source in workspace.sources.iter() {
        tell("text", &(&source.path, source.text.len()));
    }
    for case in &workspace.cases {
        tell("case", case);
        let id = &case.id.value;
        let found = workspace.case(id).map(|case| case.source);
        tell("case by id", &(id, found, workspace.is_duplicated(id), workspace.is_broken_case(id)));
        let path = &workspace.source(case.source).path;
        tell("case by file", &workspace.case_in(path).map(|case| &case.id.value));
    }
    for alike in workspace.duplicates() {
        tell("alike", &alike.iter().map(|case| case.source).collect::<Vec<_>>());
    }
    for meeting in &workspace.meetings {
        tell("meeting", meeting);
        let (body, day) = (&meeting.body.value, meeting.date.value);
        let found = [
            workspace.meeting_on(body, day),
            workspace.meeting(&meeting.id),
            workspace.meeting_before(meeting),
        ];
        tell("meeting by day, id and before", &found.map(|meeting| meeting.map(|meeting| meeting.source)));
        tell("minutes", &workspace.minutes_path(meeting));
        let of_body: Vec<SourceId> = workspace.meetings_of(body).map(|meeting| meeting.source).collect();
        tell("meetings of its body", &of_body);
    }
    let broken = workspace.broken();
    tell("broken", &[sorted(&broken.cases), sorted(&broken.meetings), sorted(&broken.manifests)]);
    tell("manifests", &workspace.manifests);
    tell("birth numbers", &workspace.birth_numbers);
    tell("council and people", &(&workspace.council, &workspace.people));
    let ids: BTreeMap<u32, &str> =
        workspace.sources.with_ids().map(|(id, source)| (id.0, source.path.as_str())).collect();
    let mut lines: Vec<String> = lines.iter().map(|line| named(line, &ids)).collect();
    lines.push(json::render(&Report::new(desk.found().iter(), workspace.today), &workspace.sources));
    lines
}

/// The line with each id of a file replaced by its path.
fn named(line: &str, ids: &BTreeMap<u32, &str>) -> String {
    let mut parts = line.split("SourceId(");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(')').expect("an id ends");
        let path = number.parse().ok().and_then(|id: u32| ids.get(&id).copied());
        text.push_str(path.unwrap_or("no file"));
        text.push_str(rest);
    }
    text
}

fn sorted<T: AsRef<str>>(names: &HashSet<T>) -> BTreeSet<&str> {
    names.iter().map(AsRef::as_ref).collect()
}
