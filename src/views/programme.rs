//! The programme of a year, or one point of it: what has come of it.

mod gathered;
mod output;
mod point;
mod words;

use super::{View, bullets, heading, page, paragraph, table, title, unread};
use crate::document::{Block, Column, Document, Inline, plain};
use crate::model::{Case, Programme, ProgrammePoint};
use crate::norsk;
use crate::readiness::unread_cases;
use gathered::Asked;
use words::{by_area, facts};

pub use gathered::{ProgrammeView, programme};

impl<'a> ProgrammeView<'a> {
    fn year_blocks(&self, year: i32, programmes: &[&'a Programme]) -> Vec<Block> {
        let mut blocks = vec![title(format!("Program {year}"))];
        for programme in programmes {
            blocks.push(heading(&programme.title.value));
            blocks.push(Block::Entries(facts(self.workspace, programme)));
            for (area, points) in by_area(self.workspace, programme) {
                blocks.push(area.map_or(Block::Rule, |area| Block::heading(3, area)));
                blocks.push(self.points_table(programme, &points));
            }
        }
        let mut with_cases = Vec::new();
        for point in programmes.iter().flat_map(|programme| &programme.points) {
            for case in self.cases_of(point) {
                with_cases.push(plain(format!("{}: {}", point.name.value, self.case_words(case))));
            }
        }
        let mut missing = Vec::new();
        for (placed, day) in self.without_case() {
            let name = &placed.point.name.value;
            missing.push(plain(format!("{name}, innen {}", norsk::date(day))));
        }
        let adrift: Vec<Vec<Inline>> = self.adrift.iter().map(|case| plain(self.case_words(case))).collect();
        for (name, items) in
            [("Saker", with_cases), ("Punkter uten sak", missing), ("Saker uten punkt", adrift)]
        {
            if !items.is_empty() {
                blocks.extend([heading(name), bullets(items)]);
            }
        }
        if !self.withheld.is_empty() {
            let ids: Vec<&str> = self.withheld.iter().map(|case| case.id.value.as_str()).collect();
            let ids = norsk::list(&ids);
            let said = format!("Unntatt offentlighet, og derfor ikke vist ved noe punkt: {ids}.");
            blocks.push(paragraph(said));
        }
        blocks
    }

    fn points_table(&self, programme: &Programme, points: &[&'a ProgrammePoint]) -> Block {
        let mut columns = vec![("Navn", Column::Short), ("Hva", Column::Text)];
        let has_money = points.iter().any(|point| !point.money.is_empty());
        if has_money {
            columns.push(("Midler", Column::Figure));
        }
        columns.push(("Saker", Column::Figure));
        let mut rows = Vec::new();
        for point in points {
            let what = match point.status {
                Some(status) => format!("{} ({})", point.title, status.value.word()),
                None => point.title.clone(),
            };
            let mut row = vec![point.name.value.clone(), what];
            if has_money {
                let money = self.workspace.spending_of(programme, point, "delt");
                row.push(money.unwrap_or_else(|| "–".to_owned()));
            }
            row.push(match self.cases_of(point).len() {
                0 => "–".to_owned(),
                count => count.to_string(),
            });
            rows.push(row);
        }
        table("Punkter", &columns, rows)
    }

    /// «2024-005 Tittelen, innstilt, til styret 16. februar 2024»
    fn case_words(&self, case: &Case) -> String {
        let mut words = format!("{} {}", case.id.value, case.open_title(self.workspace.council.language));
        if let Some(status) = case.status {
            words.push_str(&format!(", {}", status.value.word()));
        }
        if let Some(step) = case.next_step().filter(|_| case.is_unsettled() && !case.is_withdrawn()) {
            let day = step.meeting.map(|day| day.value);
            let body = self.workspace.body_name(&step.body.value, day.unwrap_or(self.workspace.today));
            words.push_str(&format!(", til {body}"));
            if let Some(day) = day {
                words.push_str(&format!(" {}", norsk::date(day)));
            }
        }
        if let Some(day) = case.deadline.filter(|_| case.is_unsettled()) {
            words.push_str(&format!(", innen {}", norsk::date(day.value)));
        }
        words
    }
}

impl View for ProgrammeView<'_> {
    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        let name = match &self.asked {
            Asked::Year(year, programmes) => {
                blocks.extend(self.year_blocks(*year, programmes));
                format!("Program {year}")
            }
            Asked::Points(points) => {
                for placed in points {
                    blocks.extend(self.point_blocks(*placed));
                }
                points.first().map_or_else(String::new, |placed| placed.point.title.clone())
            }
        };
        if !self.notes.is_empty() {
            blocks.extend([heading("Merk"), bullets(self.notes.iter().map(plain))]);
        }
        blocks.extend(unread::note(unread_cases(self.workspace)));
        page(self.workspace, name, blocks)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty()
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&output::ViewOutput::of(self))
    }
}
