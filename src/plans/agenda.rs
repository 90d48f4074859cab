//! The lines of an agenda, as every paper has them.

use chrono::Datelike;

use super::{Subject, number_or_dash};
use crate::document::{Inline, plain};
use crate::model::{AgendaItem, Edition};
use crate::norsk::{self, fill};

impl Subject<'_> {
    /// What stands where agendas have the number of an item: nothing for one that is to have none.
    pub(super) fn number_of<'i>(&self, item: &'i AgendaItem) -> &'i str {
        let is_unnumbered =
            item.has_no_number() || item.number.is_none() && self.body.leaves_unnumbered(item);
        if is_unnumbered { "" } else { number_or_dash(&item.number) }
    }

    /// «Pause (kl. 12:00–12:15)»
    pub(super) fn timed_title(&self, item: &AgendaItem) -> String {
        let title = self.title_of(item);
        match item.time() {
            Some(time) => fill(self.words().agenda.at, &[("tittel", &title), ("tid", &time.to_string())]),
            None => title,
        }
    }

    /// The title of an item with what is said of it under the title.
    pub(super) fn titled(&self, item: &AgendaItem) -> Vec<Inline> {
        let mut title = self.words_of(item, &self.timed_title(item));
        for note in self.notes_on(item) {
            title.push(Inline::LineBreak);
            title.push(Inline::Emphasis(plain(note)));
        }
        title
    }

    /// What the public may be told of an item besides its title: that its case is exempt, what the agenda
    /// says of it, which files go with it, and that its papers follow.
    pub(super) fn notes_on(&self, item: &AgendaItem) -> Vec<String> {
        let words = &self.words().agenda;
        let openness = self.workspace.openness_of(item);
        let mut notes = Vec::new();
        notes.extend(self.case_of(item).and_then(|case| self.exemption_of(case)));
        let remark = item.remark().and_then(|remark| remark.shown(Edition::Public, openness));
        notes.extend(remark.map(|remark| remark.value.clone()));
        notes.extend(self.awaited(item).map(|day| fill(words.to_follow, &[("dato", &day)])));
        let files = self.workspace.open_names_of_files(self.meeting, item);
        if !files.is_empty() && item.awaited().is_none() {
            notes.push(fill(words.attachments, &[("filer", &norsk::list(&files))]));
        }
        notes
    }

    /// «2. desember», the day on which the papers of an item are to follow.
    pub(super) fn awaited(&self, item: &AgendaItem) -> Option<String> {
        let day = item.awaited()?.value;
        let is_near = day.year() == self.meeting.date.value.year();
        Some(if is_near { norsk::day_and_month(day) } else { norsk::date(day) })
    }

    /// «03/24 Høringsuttalelse om ferjetakster (unntatt offentlighet, offl. § 13)»
    pub(super) fn line_of(&self, item: &AgendaItem) -> String {
        let line = format!("{} {}", self.number_of(item), self.timed_title(item));
        let notes: Vec<String> = self.notes_on(item).iter().map(|note| norsk::decapitalised(note)).collect();
        match notes[..] {
            [] => line.trim_start().to_owned(),
            _ => format!("{} ({})", line.trim_start(), notes.join("; ")),
        }
    }
}
