//! Who sits in the bodies of the council today.

use serde::Serialize;

use super::{View, heading, or_dash, page, paragraph, table, title};
use crate::action::ListMembers;
use crate::document::{Block, Column, Document, Sheet};
use crate::model::{BodyId, PersonId, Role};
use crate::norsk;
use crate::plans::member_list::{ListedBody, ListedSeat, listed};
use crate::plans::organisation::{bodies_on, chart};
use crate::steps::{StepError, find_body};
use crate::workspace::Workspace;

/// Those who have a seat today.
pub struct MemberView<'a> {
    workspace: &'a Workspace,
    bodies: Vec<ListedBody<'a>>,
    shows_chart: bool,
}

/// Those who have a seat today in the body that is asked for, or in all.
///
/// # Errors
/// When there is no such body.
pub fn members<'a>(workspace: &'a Workspace, asked: &ListMembers) -> Result<MemberView<'a>, StepError> {
    let bodies = match &asked.body {
        Some(name) => vec![find_body(workspace, name)?],
        None => bodies_on(workspace, workspace.today),
    };
    let shows_chart = asked.body.is_none();
    Ok(MemberView { workspace, bodies: listed(workspace, bodies), shows_chart })
}

#[derive(Serialize)]
struct BodyOutput<'a> {
    #[serde(rename = "organ")]
    body: &'a BodyId,
    #[serde(rename = "navn")]
    name: &'a str,
    #[serde(rename = "medlemmer")]
    seats: Vec<SeatOutput<'a>>,
    #[serde(rename = "ledig")]
    vacant: &'a [String],
}

#[derive(Serialize)]
struct SeatOutput<'a> {
    person: &'a PersonId,
    #[serde(rename = "navn")]
    name: &'a str,
    #[serde(rename = "rolle")]
    role: Role,
    #[serde(rename = "stilling")]
    office: &'a str,
    #[serde(rename = "representerer")]
    represents: &'a str,
    #[serde(rename = "epost")]
    email: Option<&'a str>,
    #[serde(rename = "telefon")]
    telephone: Option<&'a str>,
    #[serde(rename = "fra")]
    from: Option<String>,
    #[serde(rename = "til")]
    until: Option<String>,
}

impl<'a> SeatOutput<'a> {
    fn of(listed: &'a ListedSeat<'_>) -> Self {
        Self {
            person: &listed.seat.person.value,
            name: listed.name,
            role: listed.seat.role,
            office: &listed.office,
            represents: listed.represents,
            email: listed.person.and_then(|person| person.email.as_deref()),
            telephone: listed.person.and_then(|person| person.telephone.as_deref()),
            from: listed.seat.from.map(|day| day.to_string()),
            until: listed.seat.until.map(|day| day.to_string()),
        }
    }
}

impl View for MemberView<'_> {
    fn document(&self) -> Document {
        let name = format!("Medlemmer {}", norsk::date(self.workspace.today));
        let mut blocks = vec![title(&name)];
        if self.shows_chart {
            let chart = chart(self.workspace, self.workspace.today);
            blocks.extend([Block::Rule, Block::OrganisationChart(Box::new(chart))]);
        }
        for body in &self.bodies {
            blocks.push(heading(body.name));
            let (mut rows, mut contacts) = (Vec::new(), Vec::new());
            for seat in &body.seats {
                let said = SeatOutput::of(seat);
                let (name, role) = (said.name.to_owned(), said.role.word().to_owned());
                let contact = match (said.email, said.telephone) {
                    (Some(email), Some(telephone)) => format!("{email}, {telephone}"),
                    (email, telephone) => or_dash(email.or(telephone).map(str::to_owned)),
                };
                contacts.push(vec![name.clone(), contact]);
                rows.push(vec![name, role, said.represents.to_owned()]);
            }
            let columns = [("Navn", Column::Text), ("Verv", Column::Short), ("Representerer", Column::Text)];
            if rows.is_empty() {
                blocks.push(paragraph("Ingen verv er ført inn i members.yaml."));
            } else {
                blocks.push(table(body.name, &columns, rows));
            }
            if !body.vacant.is_empty() {
                blocks.push(paragraph(format!("Ledig: {}.", norsk::list(&body.vacant))));
            }
            if !self.shows_chart && !contacts.is_empty() {
                let columns = [("Navn", Column::Text), ("Kontakt", Column::Text)];
                blocks.extend([Block::Rule, table(body.name, &columns, contacts)]);
            }
        }
        page(self.workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        let mut bodies = Vec::new();
        for listed in &self.bodies {
            let mut seats = Vec::new();
            for seat in &listed.seats {
                seats.push(SeatOutput::of(seat));
            }
            bodies.push(BodyOutput {
                body: &listed.body.id,
                name: listed.name,
                seats,
                vacant: &listed.vacant,
            });
        }
        super::json(&bodies)
    }

    fn sheet(&self) -> Option<Sheet> {
        let headings =
            ["organ", "navn", "rolle", "stilling", "representerer", "epost", "telefon", "fra", "til"];
        let mut rows = Vec::new();
        for body in &self.bodies {
            for seat in &body.seats {
                let said = SeatOutput::of(seat);
                let (email, telephone) = (said.email.unwrap_or_default(), said.telephone.unwrap_or_default());
                let role = said.role.word();
                let texts = [body.name, said.name, role, said.office, said.represents, email, telephone];
                let mut row = Vec::new();
                for text in texts {
                    row.push(text.to_owned());
                }
                row.extend([said.from.unwrap_or_default(), said.until.unwrap_or_default()]);
                rows.push(row);
            }
            for vacant in &body.vacant {
                let mut row = vec![String::new(); headings.len()];
                row[0] = body.name.to_owned();
                row[1] = "ledig".to_owned();
                row[4] = vacant.clone();
                rows.push(row);
            }
        }
        Some(Sheet { headings: headings.map(str::to_owned).to_vec(), rows })
    }
}
