//! How a repair is told.

use super::{Act, Repair};
use crate::action::{Action, MeetingAction, MoveMeeting};
use crate::norsk;
use crate::schedule::chain::{CODE, ChainLink};
use crate::schedule::requirement::Deliverable;
use crate::workspace::Workspace;

/// The verb that moves of several meetings share.
const MOVE: &str = "flytt ";

impl Repair<'_> {
    /// «flytt interessepolitisk utvalg til onsdag 12. juni 2024», without a full stop.
    pub fn text(&self, workspace: &Workspace) -> String {
        let mut parts: Vec<String> = Vec::new();
        for act in &self.acts {
            let text = text(workspace, act);
            // «flytt det ene til … og det andre til …»
            match text.strip_prefix(MOVE) {
                Some(rest) if !parts.is_empty() => parts.push(rest.to_owned()),
                _ => parts.push(text),
            }
        }
        norsk::list(&parts)
    }

    /// The same as a sentence, with how it is done.
    pub fn sentence(&self, workspace: &Workspace) -> String {
        let commands: Vec<String> = self.actions().map(|action| format!("«{action}»")).collect();
        let how = match self.waiver(workspace) {
            Some((text, path)) => format!(" Skriv det i {path} som «{text}»."),
            None if commands.is_empty() => String::new(),
            None => format!(" Kjør {}.", norsk::list(&commands)),
        };
        format!("{}.{how}", norsk::capitalised(&self.text(workspace)))
    }

    /// The deeds that do it, where a deed can.
    pub fn actions(&self) -> impl Iterator<Item = Action> {
        self.moves().map(|moved| {
            let meeting = moved.meeting.id.to_string();
            Action::Meeting(MeetingAction::Move(MoveMeeting {
                meeting,
                day: moved.day,
                ..MoveMeeting::default()
            }))
        })
    }

    /// What is to be written in a file by hand, and the path of that file.
    pub fn waiver(&self, workspace: &Workspace) -> Option<(String, String)> {
        self.acts.iter().find_map(|act| match act {
            Act::Waive(link) => {
                let path = workspace.source(link.later.meeting.source).path.clone();
                Some((format!("avvik: [{{regel: {CODE}, grunn: …, av: …}}]"), path))
            }
            _ => None,
        })
    }
}

fn text(workspace: &Workspace, act: &Act<'_>) -> String {
    match act {
        Act::Move(moved) => format!(
            "{MOVE}{} til {}",
            workspace.body_name(moved.body(), moved.day),
            norsk::full_date(moved.day)
        ),
        Act::Waive(link) => waiving(workspace, link),
        Act::Pass(row, passed, day) => format!(
            "la saken gå til {} uten å være drøftet i {}, som krever avvik fra {}",
            workspace.body_name(&row.value.before.value, *day),
            workspace.body_name(passed, *day),
            row.basis_text()
        ),
        Act::Hasten(body, day) => format!(
            "få saken avgjort i {} innen {} i møter med kort varsel, i fjernmøte eller skriftlig (koml. § \
             11-8)",
            body.running_name_on(*day),
            norsk::date(*day)
        ),
        Act::Extend(day) => format!("be om utsatt høringsfrist, til {} eller senere", norsk::full_date(*day)),
        Act::Postpone(day) => format!("sett saken en ny frist, {} eller senere", norsk::full_date(*day)),
    }
}

/// «send papirene til interessepolitisk utvalg 6. juni 2025 uten referat fra koordineringsgruppen, som krever
/// avvik fra mandat-2025 pkt. 3»
fn waiving(workspace: &Workspace, link: &ChainLink<'_>) -> String {
    let later = workspace.body_name(link.later.body(), link.later.day);
    let earlier = workspace.body_name(link.earlier.body(), link.earlier.day);
    let basis = link.requirement.basis;
    match link.requirement.what {
        Deliverable::Discussion => {
            let day = norsk::date(link.later.day);
            format!("la {later} møtes {day} før {earlier} har drøftet sakene, som krever avvik fra {basis}")
        }
        what => {
            let missing = match what {
                Deliverable::Minutes => {
                    let body = workspace.council.body(link.earlier.body());
                    format!("{} fra {earlier}", body.map_or("referat", |body| body.minutes_word.as_str()))
                }
                _ => format!("innstilling fra {earlier}"),
            };
            let day = norsk::date(link.papers);
            format!("send papirene til {later} {day} uten {missing}, som krever avvik fra {basis}")
        }
    }
}
