//! Marks in minutes of what the public may not see: they count where the item's case is exempt, and are told
//! of where they withhold nothing.

use super::Reader;
use super::label;
use super::reader::finding;
use super::scan::Scan;
use crate::model::{AgendaItem, Doubt, Passages, Record, Words};
use crate::norsk;
use crate::read::passages::told;
use crate::text::Span;
use crate::text::marks::{self, PassageMark};

const MISTYPED_ADVICE: &str = "Skriv den som i utkastet, for eksempel «Habilitet:», «Avstemning:» eller \
    «Oppfølging:». Er den en del av teksten, bruk et annet tegn enn kolon.";

impl Reader<'_> {
    /// Tells of every mark that is in doubt, or stands where nothing is exempt. `matched` says which item of
    /// the agenda each heading is of.
    pub(super) fn marks(&mut self, scan: &Scan, matched: &[Option<usize>], record: &Record) {
        match self.marked.1.clone() {
            Passages::Whole(passages) => {
                for passage in passages {
                    self.passage(scan, matched, passage);
                }
            }
            Passages::Doubtful(doubt) if doubt.value != Doubt::Stamp => {
                let (message, advice) = told(doubt.value);
                self.wrong(doubt.span, message, advice);
            }
            Passages::Doubtful(_) | Passages::Unmarked => {}
        }
        for (line, mark) in marks::marks(&scan.marked) {
            let place = self.place(line);
            if mark == PassageMark::Stamp && !self.is_kept_back(scan, matched, record, place) {
                let (message, advice) = told(Doubt::Stamp);
                self.wrong(place, message, advice);
            }
        }
    }

    /// Tells of the title of an exempt case that stands under the heading of another item, or of none.
    pub(super) fn exempt_titles(&mut self, scan: &Scan, matched: &[Option<usize>]) {
        for case in self.meeting.agenda.iter().filter_map(|item| self.workspace.case_of(item)) {
            let title = case.title.raw().value.as_str();
            let is_told = title == case.open_title(self.workspace.council.language);
            if is_told || !title.contains(' ') || !norsk::composed(&scan.text).contains(title) {
                continue;
            }
            let mut start = 0;
            for line in scan.marked.split_inclusive('\n') {
                let place = self.place(start..start + line.trim_end().len());
                start += line.len();
                let of = self.item_at(scan, matched, place).and_then(|item| self.workspace.case_of(item));
                let is_own = of.is_some_and(|of| of.source == case.source);
                if norsk::composed(line).contains(title) && !is_own {
                    let message = "Referatet nevner tittelen på en sak som er unntatt, utenfor saken selv";
                    let advice = "Skriv sakens nummer eller den offentlige tittelen i stedet.";
                    self.found.push(finding(place, message, advice).in_private());
                }
            }
        }
    }

    /// Tells of labels that are mistyped: «Habiltet: Per Nes» would be lost, and «Oppfølgning: …»
    /// become a part of the decision above it.
    pub(super) fn mistyped_labels(&mut self, scan: &Scan, matched: &[Option<usize>]) {
        let mut start = 0;
        for line in scan.text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let Some(name) = label::mistyped(line) else { continue };
            let message = format!("«{}» er nesten en ledetekst, og leses ikke som en", &line[name.clone()]);
            let place = self.place(at + name.start..at + name.end);
            let finding = finding(place, message, MISTYPED_ADVICE);
            let is_outside = scan.items.first().is_none_or(|first| at < first.heading.start);
            let item = self.item_at(scan, matched, place);
            let is_open = item.map_or(is_outside, |item| self.workspace.openness_of(item).is_open());
            self.found.push(if is_open { finding } else { finding.in_private() });
        }
    }

    /// Tells of a passage that is not within an item whose case is exempt.
    fn passage(&mut self, scan: &Scan, matched: &[Option<usize>], passage: Span) {
        let opening = Span { end: passage.start + marks::OPENING.len() as u32, ..passage };
        let Some(item) = self.item_at(scan, matched, passage) else {
            let message = "Et unntatt avsnitt står ikke under én sak på sakslisten";
            self.wrong(opening, message, "Sett begge merkene under overskriften til saken de gjelder.");
            return;
        };
        if self.workspace.case_of(item).is_none_or(|case| case.exempt.is_none()) {
            self.wrong(
                opening,
                "Et avsnitt er merket som unntatt, men saken er ikke unntatt",
                "Legg til «unntatt:» i saken, med hjemmelen og «omfang: deler», eller fjern merkene.",
            );
        }
    }

    /// The item of the agenda under whose heading a place is.
    fn item_at(&self, scan: &Scan, matched: &[Option<usize>], place: Span) -> Option<&AgendaItem> {
        let (start, end) = (place.start as usize, place.end as usize);
        let at = scan.items.iter().position(|item| item.heading.start <= start && end <= item.body.end)?;
        self.meeting.agenda.get((*matched.get(at)?)?)
    }

    /// Whether nothing that stands at a place is shown to the public anyhow.
    fn is_kept_back(&self, scan: &Scan, matched: &[Option<usize>], record: &Record, place: Span) -> bool {
        let Some(item) = self.item_at(scan, matched, place) else { return false };
        let is_closed = |index: usize| {
            record.items.iter().any(|said| said.index == index && said.proceedings.closing.is_some())
        };
        let index = self.meeting.agenda.iter().position(|other| other.span == item.span);
        !self.workspace.openness_of(item).is_open() || index.is_some_and(is_closed)
    }

    /// The words of a decision at `place`, with the marks that stand in them or around them.
    pub(super) fn with_marks(&self, words: Words, place: Span) -> Words {
        match (words, &self.marked) {
            (Words::Given(_), (text, Passages::Whole(passages)))
                if passages.iter().any(|passage| passage.touches(place)) =>
            {
                Words::Given(marks::marked(text, place, passages))
            }
            (words, _) => words,
        }
    }
}
