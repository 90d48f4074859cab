//! The programme as a program reads it. Amounts are in øre.

use serde::Serialize;

use super::super::follow_up::FollowUpOutput;
use super::gathered::{Asked, ProgrammeView};
use crate::model::{Case, CaseId, PlacedPoint, Programme};

#[derive(Serialize)]
pub struct ViewOutput {
    #[serde(rename = "år")]
    year: Option<i32>,
    #[serde(rename = "programmer")]
    programmes: Vec<ProgrammeOutput>,
    #[serde(rename = "uten-sak")]
    without_case: Vec<MissingOutput>,
    #[serde(rename = "saker-uten-punkt")]
    adrift: Vec<CaseId>,
    #[serde(rename = "unntatt")]
    withheld: Vec<CaseId>,
    #[serde(rename = "merk")]
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ProgrammeOutput {
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "slag")]
    kind: &'static str,
    #[serde(rename = "fra")]
    from: String,
    #[serde(rename = "til")]
    until: String,
    #[serde(rename = "vedtatt")]
    adopted: Option<String>,
    av: Option<String>,
    #[serde(rename = "bærekraftsmål")]
    goals: Vec<u8>,
    #[serde(rename = "grunnlag")]
    basis: Option<String>,
    #[serde(rename = "punkter")]
    points: Vec<PointOutput>,
}

#[derive(Serialize)]
struct PointOutput {
    #[serde(rename = "navn")]
    name: String,
    #[serde(rename = "het")]
    former_names: Vec<String>,
    #[serde(rename = "slag")]
    kind: &'static str,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "innsatsområde")]
    area: Option<String>,
    #[serde(rename = "ansvarlig")]
    responsible: Option<String>,
    #[serde(rename = "fra")]
    from: String,
    #[serde(rename = "til")]
    until: String,
    #[serde(rename = "frist")]
    deadline: Option<String>,
    #[serde(rename = "bærekraftsmål")]
    goals: Vec<u8>,
    status: Option<&'static str>,
    #[serde(rename = "midler")]
    money: Vec<MoneyOutput>,
    #[serde(rename = "saker")]
    cases: Vec<AnchoredOutput>,
}

#[derive(Serialize)]
struct MoneyOutput {
    post: String,
    #[serde(rename = "øre")]
    amount: Option<i64>,
}

#[derive(Serialize)]
struct AnchoredOutput {
    id: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    status: Option<&'static str>,
    #[serde(rename = "vedtak")]
    decisions: Vec<DecisionOutput>,
    #[serde(rename = "oppfølging")]
    follow_up: FollowUpOutput,
}

#[derive(Serialize)]
struct DecisionOutput {
    #[serde(rename = "dato")]
    day: String,
    #[serde(rename = "organ")]
    body: String,
    #[serde(rename = "utfall")]
    outcome: &'static str,
}

#[derive(Serialize)]
struct MissingOutput {
    #[serde(rename = "punkt")]
    point: String,
    #[serde(rename = "innen")]
    day: String,
}

impl ViewOutput {
    pub fn of(view: &ProgrammeView<'_>) -> Self {
        let (mut year, mut programmes) = (None, Vec::new());
        match &view.asked {
            Asked::Year(asked, of_year) => {
                year = Some(*asked);
                for programme in of_year {
                    programmes.push(programme_output(view, programme, programme.placed_points()));
                }
            }
            Asked::Points(points) => {
                for placed in points {
                    programmes.push(programme_output(view, placed.programme, std::iter::once(*placed)));
                }
            }
        }
        let mut without_case = Vec::new();
        for (placed, day) in view.without_case() {
            let point = placed.point.name.value.clone();
            without_case.push(MissingOutput { point, day: day.to_string() });
        }
        let ids = |cases: &[&Case]| cases.iter().map(|case| case.id.value.clone()).collect();
        Self {
            year,
            programmes,
            without_case,
            adrift: ids(&view.adrift),
            withheld: ids(&view.withheld),
            notes: view.notes.clone(),
        }
    }
}

fn programme_output<'p>(
    view: &ProgrammeView<'_>,
    programme: &Programme,
    points: impl Iterator<Item = PlacedPoint<'p>>,
) -> ProgrammeOutput {
    ProgrammeOutput {
        title: programme.title.value.clone(),
        kind: programme.kind.word(),
        from: programme.from.to_string(),
        until: programme.until.value.to_string(),
        adopted: programme.adopted.map(|day| day.to_string()),
        av: programme.by.as_ref().map(|body| body.value.to_string()),
        goals: programme.goals.clone(),
        basis: programme.basis.as_ref().map(|basis| basis.value.clone()),
        points: points.map(|placed| point_output(view, placed)).collect(),
    }
}

fn point_output(view: &ProgrammeView<'_>, placed: PlacedPoint<'_>) -> PointOutput {
    let point = placed.point;
    let mut money = Vec::new();
    for (post, amount) in &point.money {
        money.push(MoneyOutput { post: post.value.clone(), amount: *amount });
    }
    let mut former_names = Vec::new();
    for former in &point.former_names {
        former_names.push(former.value.clone());
    }
    PointOutput {
        name: point.name.value.clone(),
        former_names,
        kind: point.kind.word(),
        title: point.title.clone(),
        area: point.area.as_ref().map(|area| area.value.clone()),
        responsible: view.workspace.responsible_for(placed),
        from: placed.first_day().to_string(),
        until: placed.last_day().to_string(),
        deadline: point.deadline.as_ref().map(|day| day.value.to_string()),
        goals: point.goals.clone(),
        status: point.status.map(|status| status.value.word()),
        money,
        cases: view.cases_of(point).iter().map(|case| case_output(view, case)).collect(),
    }
}

fn case_output(view: &ProgrammeView<'_>, case: &Case) -> AnchoredOutput {
    let mut decisions = Vec::new();
    for decision in view.decisions_of(case) {
        decisions.push(DecisionOutput {
            day: decision.day.to_string(),
            body: decision.step.body.value.to_string(),
            outcome: decision.outcome.word(),
        });
    }
    AnchoredOutput {
        id: case.id.value.clone(),
        title: case.open_title(view.workspace.council.language).to_owned(),
        status: case.status.map(|status| status.value.word()),
        decisions,
        follow_up: case.follow_up_count(view.workspace.today).into(),
    }
}
