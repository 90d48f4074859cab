//! What others propose for the agenda of a body, and what is to be done with it.

use crate::action::{Action, CaseAction, NewCase};
use crate::document::Inline;
use crate::model::{Meeting, Status};
use crate::norsk;
use crate::workspace::{Proposed, Proposer, Workspace};

/// What is proposed for `meeting`, when it is the next of its body whose papers have not been sent: what, by
/// whom and when, with the deed.
pub fn for_meeting(workspace: &Workspace, meeting: &Meeting) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    if workspace.next_open_meeting(&meeting.body.value).is_none_or(|next| next.id != meeting.id) {
        return lines;
    }
    for proposed in workspace.proposed() {
        if *proposed.to == meeting.body.value {
            let (told, action) = told(workspace, &proposed);
            let title = title(workspace, &proposed);
            let mut line = vec![Inline::text(format!("{title} – {}", norsk::decapitalised(&told)))];
            if let Some(action) = action {
                line.extend([Inline::text(": "), Inline::action(action)]);
            }
            lines.push(line);
        }
    }
    lines
}

/// «2024-005 Nattog», as far as everybody may know.
pub(super) fn title(workspace: &Workspace, proposed: &Proposed<'_>) -> String {
    match (proposed.case, proposed.what) {
        (Some(case), _) => format!("{} {}", case.id.value, case.open_title(workspace.council.language)),
        (None, Some(what)) => format!("«{what}»"),
        (None, None) => "Noe som ikke er offentlig".to_owned(),
    }
}

/// By whom it is proposed to which body, when, how it is laid aside, and the deed that puts it on the next
/// agenda or makes way for that.
pub(super) fn told(workspace: &Workspace, proposed: &Proposed<'_>) -> (String, Option<Action>) {
    let (to, day) = (workspace.body_name(proposed.to, workspace.today), norsk::date(proposed.day));
    let (who, aside) = match proposed.by {
        Proposer::Meeting(meeting) => {
            let body = workspace.body_name(&meeting.body.value, proposed.day);
            let file = &workspace.source(meeting.source).path;
            let aside = format!("«avvist: grunnen» på forslaget i {file} legger det bort");
            (format!("Foreslått for {to} av {body} {day}"), aside)
        }
        Proposer::Person(person) => {
            let name = workspace.people.name_of(person);
            (format!("Vurdert av {name} {day} uten noe imot, og neste organ er {to}"), String::new())
        }
    };
    let Some(case) = proposed.case else {
        let Some(what) = proposed.what else {
            return (format!("{who}; lag en sak av det, eller {aside}"), None);
        };
        let (title, body) = (what.to_owned(), Some(proposed.to.to_string()));
        let new = NewCase { title, case_type: "TYPE".to_owned(), body, ..NewCase::default() };
        return (format!("{who}; {} lager saken, og {aside}", Action::Case(CaseAction::New(new))), None);
    };
    let id = &case.id.value;
    let is_turned_down = case.said_status() == Some(Status::NotTakenUp);
    let action = match workspace.next_open_meeting(proposed.to) {
        _ if is_turned_down => Action::take_up(id),
        Some(meeting) => Action::put_on_agenda(id, &meeting.id),
        None => Action::show_case(id),
    };
    // A case on its way is not laid aside for what somebody would have had besides.
    let aside = match case.said_status() {
        Some(Status::Draft) => format!("ipr sak avvis {id} --grunn TEKST legger den bort"),
        _ => aside,
    };
    (format!("{who}; {aside}"), Some(action))
}
