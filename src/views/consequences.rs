//! What becomes otherwise when a meeting is moved or called off.

mod changes;
mod judged;
mod rules;

use self::changes::{Consequences, Draft};
use self::judged::JudgedFolder;
use self::rules::{RuleChange, RuleChangeKind};
use super::{View, bullets, heading, page, paragraph, table};
use crate::action::Action;
use crate::document::{Block, Column, Document, Inline, plain};
use crate::norsk;
use crate::plans::calendar::SECRETARIAT;
use crate::plans::mail::Withheld;
use crate::workspace::Workspace;

/// Everything that becomes otherwise.
pub struct ConsequencesView<'a> {
    workspace: &'a Workspace,
    all: Consequences,
    /// Whether it has not happened yet.
    is_trial: bool,
}

/// What is otherwise in `after` than it was in `before`, with `notes` on what somebody should look at.
/// `calendars` are the names of the files that lie in the folder of calendars.
///
/// # Errors
/// When what is to be sent with a mail may not be seen by the public.
pub fn consequences<'a>(
    before: JudgedFolder<'_>,
    after: JudgedFolder<'a>,
    calendars: &[String],
    notes: &[String],
    is_trial: bool,
) -> Result<ConsequencesView<'a>, Withheld> {
    let all = Consequences::of(before, after, calendars, notes)?;
    Ok(ConsequencesView { workspace: after.0, all, is_trial })
}

impl View for ConsequencesView<'_> {
    fn document(&self) -> Document {
        let mut rows = Vec::new();
        for effect in &self.all.days {
            rows.push(vec![effect.before.clone(), effect.after.clone(), effect.what.clone()]);
        }
        let columns = [("Før", Column::Short), ("Nå", Column::Short), ("Hva", Column::Text)];
        let mut blocks = vec![table("Dagene", &columns, rows)];
        for (name, items) in [
            ("Papirer", self.papers()),
            ("E-post som utsendingen lager utkast til", self.mails()),
            ("Kalenderen", self.calendar()),
            ("Regler", self.rules()),
        ] {
            if !items.is_empty() {
                blocks.extend([heading(name), Block::List { start: None, items }]);
            }
        }
        if self.is_trial {
            for note in &self.all.notes {
                blocks.extend([Block::Rule, paragraph(note)]);
            }
        }
        page(self.workspace, "Det som blir annerledes", blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&self.all)
    }
}

impl ConsequencesView<'_> {
    /// The papers, those that are made in the same way together.
    fn papers(&self) -> Vec<Vec<Block>> {
        let mut groups: Vec<(Option<&Action>, Vec<&str>)> = Vec::new();
        for paper in &self.all.papers {
            let made_by = paper.made_by.as_ref();
            match groups.iter_mut().find(|(known, _)| *known == made_by) {
                Some((_, paths)) => paths.push(&paper.path),
                None => groups.push((made_by, vec![&paper.path])),
            }
        }
        let mut items = Vec::new();
        for (made_by, paths) in groups {
            let lead = match made_by {
                Some(action) => {
                    vec![Inline::text("Lages med «"), Inline::action(action.clone()), Inline::text("»:")]
                }
                None if self.is_trial => plain("Blir liggende som de er:"),
                None => plain("Ligger som de var:"),
            };
            items.push(vec![Block::Paragraph(lead), files(paths)]);
        }
        items
    }

    fn mails(&self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        for draft in &self.all.mails {
            items.push(vec![Block::Paragraph(vec![file(&draft.path)]), paragraph(recipients(draft))]);
        }
        items
    }

    fn calendar(&self) -> Vec<Vec<Block>> {
        let all = &self.all;
        let mut items = Vec::new();
        if all.entries.is_empty() {
            return items;
        }
        for entry in &all.entries {
            let day = entry.after.as_deref().unwrap_or("avlyst");
            let change = format!(
                "{} → {day}, SEQUENCE {} → {}",
                entry.before, entry.sequence_before, entry.sequence_after
            );
            items.push(vec![paragraph(&entry.id), paragraph(change)]);
        }
        if all.calendars.iter().any(|path| path.ends_with(SECRETARIAT)) {
            let text = "Sekretariatets dager for papirer, utsending og referat følger møtet.";
            items.push(vec![paragraph(text)]);
        }
        if !all.calendars.is_empty() {
            let made = if self.is_trial { "Disse lages på nytt:" } else { "Disse viser noe annet nå:" };
            items.push(vec![paragraph(made), files(all.calendars.iter().map(String::as_str))]);
        }
        items
    }

    fn rules(&self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        for change in &self.all.rules {
            items.push(vec![paragraph(self.of_rule(change))]);
        }
        if items.is_empty() {
            items.push(vec![paragraph("Ingen regel sier noe annet enn før.")]);
        }
        items
    }

    /// «Ny frist: Innkallingen er ikke sendt (senest 18. juni 2024, T01), før 11. juni 2024»
    fn of_rule(&self, change: &RuleChange) -> String {
        let word = match (change.kind, self.is_trial) {
            (RuleChangeKind::Breaks, _) => "Nytt brudd",
            (RuleChangeKind::Heals, true) => "Blir rettet",
            (RuleChangeKind::Heals, false) => "Er rettet",
            (RuleChangeKind::Outstanding, _) => "Gjenstår",
            (RuleChangeKind::Dropped, true) => "Faller bort",
            (RuleChangeKind::Dropped, false) => "Falt bort",
            (RuleChangeKind::NewDeadline, _) => "Ny frist",
            (RuleChangeKind::Changed, true) => "Endres",
            (RuleChangeKind::Changed, false) => "Ble endret",
        };
        match (&change.was_due, &change.due_after) {
            (Some(day), Some(_)) => format!("{word}: {}, før {day}", change.told),
            _ => format!("{word}: {}", change.told),
        }
    }
}

/// A path, which is to be opened or copied.
fn file(path: &str) -> Inline {
    Inline::Code(path.to_owned())
}

fn files<'p>(paths: impl IntoIterator<Item = &'p str>) -> Block {
    bullets(paths.into_iter().map(|path| vec![file(path)]))
}

/// «til 7: Kari Vik, Ola Berg og fem til»
fn recipients(draft: &Draft) -> String {
    let mut told = Vec::new();
    for (word, names) in [("til", &draft.to), ("kopi til", &draft.copies)] {
        if !names.is_empty() {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            told.push(format!("{word} {}: {}", names.len(), norsk::some(&names)));
        }
    }
    if told.is_empty() { "ingen av dem har e-postadresse i members.yaml".to_owned() } else { told.join("; ") }
}
