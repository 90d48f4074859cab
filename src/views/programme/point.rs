//! One point of a programme, with all that has come of it.

use super::super::{bullets, follow_up, heading, paragraph, table, title};
use super::gathered::ProgrammeView;
use super::words::{area_title, decision_words};
use crate::document::{Block, Column, Inline, plain};
use crate::model::{BudgetKind, PlacedPoint, basis};
use crate::norsk;

impl<'a> ProgrammeView<'a> {
    pub(super) fn point_blocks(&self, placed: PlacedPoint<'a>) -> Vec<Block> {
        let PlacedPoint { programme, point } = placed;
        let mut blocks = vec![title(&point.title), Block::Rule, Block::Entries(self.point_facts(placed))];
        if let Some(text) = &point.text {
            blocks.extend([Block::Rule, paragraph(text.trim())]);
        }
        let mut money = Vec::new();
        for (post, of_point) in &point.money {
            let year = programme.year().unwrap_or_default();
            let line = self.workspace.budget(year, BudgetKind::Adopted);
            let whole = line.and_then(|budget| budget.line_of(&post.value));
            let words = |ore: Option<i64>| ore.map_or("–".to_owned(), |ore| programme.unit.amount(ore));
            let own = if of_point.is_some() { words(*of_point) } else { "delt".to_owned() };
            money.push(vec![post.value.clone(), own, words(whole)]);
        }
        if !money.is_empty() {
            let columns =
                [("Post", Column::Text), ("Til punktet", Column::Figure), ("I budsjettet", Column::Figure)];
            blocks.extend([heading("Midler"), table("Midler", &columns, money)]);
        }
        let cases = self.cases_of(point);
        let (mut told, mut decided, mut to_do) = (Vec::new(), Vec::new(), Vec::new());
        for case in cases {
            told.push(plain(self.case_words(case)));
            for decision in self.decisions_of(case) {
                decided.push(plain(decision_words(self.workspace, decision)));
            }
            for line in follow_up::of_case(self.workspace, case) {
                to_do.push(plain(format!("{} {line}", case.id.value)));
            }
        }
        if told.is_empty() {
            blocks.extend([Block::Rule, paragraph("Ingen saker bygger på punktet ennå.")]);
        }
        for (name, items) in [("Saker", told), ("Vedtak", decided), ("Oppfølging", to_do)] {
            if !items.is_empty() {
                blocks.extend([heading(name), bullets(items)]);
            }
        }
        blocks
    }

    fn point_facts(&self, placed: PlacedPoint<'_>) -> Vec<(String, Vec<Inline>)> {
        let PlacedPoint { programme, point } = placed;
        let mut facts = vec![
            ("Navn:", point.name.value.clone()),
            ("Program:", programme.title.value.clone()),
            ("Slag:", point.kind.word().to_owned()),
            ("Gjelder:", norsk::dates(placed.first_day(), placed.last_day())),
        ];
        if let Some(area) = &point.area {
            facts.push(("Område:", area_title(self.workspace, &area.value).to_owned()));
        }
        if let Some(who) = self.workspace.responsible_for(placed) {
            facts.push(("Ansvarlig:", who));
        }
        if let Some(day) = &point.deadline {
            facts.push(("Frist:", norsk::date(day.value)));
        }
        let goals = [&programme.goals[..], &point.goals[..]].concat();
        if !goals.is_empty() {
            facts.push(("FNs mål:", norsk::numbers(goals)));
        }
        if let Some(status) = point.status {
            facts.push(("Status:", status.value.word().to_owned()));
        }
        if let Some(basis) = point.basis.as_ref().or(programme.basis.as_ref()) {
            facts.push(("Kilde:", basis::told(&basis.value, &self.workspace.council.sources)));
        }
        facts.into_iter().map(|(name, value)| (name.to_owned(), plain(value))).collect()
    }
}
