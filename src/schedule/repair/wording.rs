//! How a repair is told.

use super::{Act, Repair};
use crate::model::Strength;
use crate::norsk;
use crate::schedule::chain::{CODE, Link};
use crate::schedule::demand::What;
use crate::workspace::Workspace;

impl Repair<'_> {
    /// «flytt interessepolitisk utvalg til onsdag 12. juni 2024», without a full stop.
    pub fn text(&self, workspace: &Workspace) -> String {
        let parts: Vec<String> = self.acts.iter().map(|act| text(workspace, act)).collect();
        norsk::list(&parts)
    }

    /// The commands that do it, where commands can.
    pub fn commands(&self) -> Vec<String> {
        let moves = self.acts.iter().filter_map(|act| match act {
            Act::Move(moved) => Some(format!("ipr mote flytt {} {}", moved.meeting.id, moved.day)),
            _ => None,
        });
        moves.collect()
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
            "flytt {} til {}",
            workspace.body_name(moved.body(), moved.day),
            norsk::full_date(moved.day)
        ),
        Act::Waive(link) => waiving(workspace, link),
        Act::Pass(row, day) => {
            let (from, to) = (&row.value.by.value, &row.value.before.value);
            let verb = if row.value.strength == Strength::Must { "krever" } else { "bør begrunnes som" };
            format!(
                "la saken gå til {} uten å være drøftet i {}, som {verb} avvik fra {}",
                workspace.body_name(to, *day),
                workspace.body_name(from, *day),
                row.basis_text()
            )
        }
        Act::Extend(day) => format!("be om utsatt høringsfrist, til {} eller senere", norsk::full_date(*day)),
        Act::Postpone(day) => format!("sett saken en ny frist, {} eller senere", norsk::full_date(*day)),
    }
}

/// «send papirene til interessepolitisk utvalg 6. juni 2025 uten referat fra koordineringsgruppen, som krever avvik fra
/// mandat-2025 pkt. 3»
fn waiving(workspace: &Workspace, link: &Link<'_>) -> String {
    let later = workspace.body_name(link.later.body(), link.later.day);
    let earlier = workspace.body_name(link.earlier.body(), link.earlier.day);
    let basis = link.demand.basis;
    match link.demand.what {
        What::Discussion => {
            let day = norsk::date(link.later.day);
            format!("la {later} møtes {day} før {earlier} har drøftet sakene, som krever avvik fra {basis}")
        }
        what => {
            let missing = match what {
                What::Minutes => {
                    let body = workspace.council.bodies.get(link.earlier.body());
                    format!("{} fra {earlier}", body.map_or("referat", |body| body.minutes_word.as_str()))
                }
                _ => format!("innstilling fra {earlier}"),
            };
            let day = norsk::date(link.papers);
            format!("send papirene til {later} {day} uten {missing}, som krever avvik fra {basis}")
        }
    }
}
