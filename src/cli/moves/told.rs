//! What becomes otherwise when a meeting is moved or called off, in words at 80 columns.

use super::consequences::{Consequences, Draft};
use super::rules::RuleChangeKind;
use crate::cli::output;
use crate::norsk;
use crate::plans::calendar::SECRETARIAT;
use crate::report::plain;
use crate::text::wrap;

/// Everything; `is_trial` when it has not happened yet.
pub fn told(all: &Consequences, is_trial: bool) -> String {
    let rows: Vec<Vec<String>> = all
        .days
        .iter()
        .map(|effect| vec![effect.before.clone(), effect.after.clone(), effect.what.clone()])
        .collect();
    let mut text = format!("\n{}", output::table(&["Før", "Nå", "Hva"], &rows));
    papers(all, is_trial, &mut text);
    mails(all, &mut text);
    calendar(all, is_trial, &mut text);
    rules(all, is_trial, &mut text);
    text
}

fn papers(all: &Consequences, is_trial: bool, text: &mut String) {
    if all.papers.is_empty() {
        return;
    }
    text.push_str("\nPapirer\n");
    let stay = if is_trial { "Blir liggende som de er:" } else { "Ligger som de var:" };
    let groups = all.papers.iter().map(|paper| paper.made_by.as_deref());
    let mut seen: Vec<Option<&str>> = Vec::new();
    for made_by in groups {
        if seen.contains(&made_by) {
            continue;
        }
        seen.push(made_by);
        match made_by {
            Some(command) => item(text, &format!("Lages med «{command}»:")),
            None => item(text, stay),
        }
        for paper in all.papers.iter().filter(|paper| paper.made_by.as_deref() == made_by) {
            text.push_str(&format!("    {}\n", paper.path));
        }
    }
}

fn mails(all: &Consequences, text: &mut String) {
    if all.mails.is_empty() {
        return;
    }
    text.push_str("\nE-post som utsendingen lager utkast til\n");
    for draft in &all.mails {
        text.push_str(&format!("- {}\n", draft.path));
        let line = wrap(&output::clean(&recipients(draft)), plain::WIDTH - 4);
        text.push_str(&format!("    {}\n", line.replace('\n', "\n    ")));
    }
}

/// «til 7: Kari Vik, Ola Berg og fem til»
fn recipients(draft: &Draft) -> String {
    let some = |word: &str, names: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| format!("{word} {}: {}", names.len(), norsk::some(&names)))
    };
    let told: Vec<String> =
        [some("til", &draft.to), some("kopi til", &draft.copies)].into_iter().flatten().collect();
    if told.is_empty() { "ingen av dem har e-postadresse i members.yaml".to_owned() } else { told.join("; ") }
}

fn calendar(all: &Consequences, is_trial: bool, text: &mut String) {
    if all.entries.is_empty() {
        return;
    }
    text.push_str("\nKalenderen\n");
    for entry in &all.entries {
        let day = entry.after.as_deref().unwrap_or("avlyst");
        text.push_str(&format!(
            "- {}\n    {} → {day}, SEQUENCE {} → {}\n",
            entry.id, entry.before, entry.sequence_before, entry.sequence_after
        ));
    }
    if all.calendars.iter().any(|path| path.ends_with(SECRETARIAT)) {
        item(text, "Sekretariatets dager for papirer, utsending og referat følger møtet.");
    }
    if !all.calendars.is_empty() {
        let wrong = if is_trial { "blir uriktige" } else { "er ikke lenger riktige" };
        item(text, &format!("Disse {wrong}, og lages på nytt med «ipr kalender»:"));
        for path in &all.calendars {
            text.push_str(&format!("    {path}\n"));
        }
    }
}

fn rules(all: &Consequences, is_trial: bool, text: &mut String) {
    text.push_str("\nRegler\n");
    if all.rules.is_empty() {
        item(text, "Ingen regel sier noe annet enn før.");
    }
    for change in &all.rules {
        let word = match (change.kind, is_trial) {
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
        let was = change.was_due.as_ref().filter(|_| change.due_after.is_some());
        let was = was.map_or_else(String::new, |day| format!(", før {day}"));
        item(text, &format!("{word}: {}{was}", change.told));
    }
}

/// A line with a mark before it, broken at 80 columns.
fn item(text: &mut String, line: &str) {
    let line = wrap(line, plain::WIDTH - 2);
    text.push_str(&format!("- {}\n", line.replace('\n', "\n  ")));
}
