//! What the papers of a year tell of: its meetings, and the days to have in mind besides.

use chrono::{Datelike, NaiveDate};

use crate::document::{Block, Document, Mark};
use crate::model::{Case, Form, Meeting, calendar};
use crate::norsk::{self, Language, YearWords, fill};
use crate::schedule::{EntryKind, Year};
use crate::workspace::Workspace;

/// Days in a row with one thing to be told of them.
pub(super) struct ToldDays<'a> {
    /// The first day.
    pub(super) from: NaiveDate,
    /// The last day.
    pub(super) until: NaiveDate,
    /// What is to be told.
    pub(super) what: DayTopic<'a>,
}

/// What is to be told of a day.
pub(super) enum DayTopic<'a> {
    /// A meeting, and the last day its papers are sent.
    Meeting(&'a Meeting, Option<NaiveDate>),
    /// A meeting that is not held on this day after all.
    CalledOff(&'a Meeting),
    /// Public holidays, in order.
    Holidays(Vec<&'a str>),
    /// An election.
    Election(&'a str),
    /// The last day to answer a hearing.
    Hearing(&'a Case),
    /// Days on which the council would rather not meet, by what they are.
    KeptFree(&'a str),
}

/// A year in the language of its council.
pub(super) struct Told<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) year: &'a Year<'a>,
    pub(super) language: Language,
}

impl<'a> Told<'a> {
    pub(super) fn new(workspace: &'a Workspace, year: &'a Year<'a>) -> Self {
        Self { workspace, year, language: workspace.council.language }
    }

    pub(super) fn words(&self) -> &'static YearWords {
        &self.language.wording().year
    }

    /// The year, where `template` says so, and whose it is.
    pub(super) fn of_year(&self, template: &str) -> String {
        let year = self.year.year.to_string();
        fill(template, &[("år", &year), ("råd", &self.workspace.council.short_name)])
    }

    /// Everything that is told of, in order of its days. What the secretariat alone must do is no part of it.
    pub(super) fn items(&self) -> Vec<ToldDays<'a>> {
        let mut items: Vec<ToldDays<'a>> = Vec::new();
        for entry in &self.year.entries {
            let what = match (entry.kind, entry.meeting, entry.case, entry.what) {
                (EntryKind::Meeting, Some(meeting), ..) => {
                    DayTopic::Meeting(meeting, self.papers_of(meeting))
                }
                (EntryKind::CalledOff, Some(meeting), ..) => DayTopic::CalledOff(meeting),
                (EntryKind::Holiday, _, _, Some(name)) => {
                    DayTopic::Holidays(vec![self.language.of_file_word(name)])
                }
                (EntryKind::Election, _, _, Some(name)) => {
                    DayTopic::Election(self.language.of_file_word(name))
                }
                (EntryKind::HearingDeadline, _, Some(case), _) => DayTopic::Hearing(case),
                _ => continue,
            };
            items.push(ToldDays { from: entry.day, until: entry.day, what });
        }
        items.extend(self.kept_free());
        joined_holidays(items)
    }

    /// The days of the year on which the council would rather not meet, those in a row together.
    fn kept_free(&self) -> Vec<ToldDays<'a>> {
        let mut items: Vec<ToldDays<'a>> = Vec::new();
        let first = NaiveDate::from_ymd_opt(self.year.year, 1, 1);
        for row in &self.workspace.council.avoidances.rows {
            let days = first.into_iter().flat_map(|first| first.iter_days());
            let days = days.take_while(|day| day.year() == self.year.year);
            let begun = items.len();
            for day in days.filter(|day| row.holds_on(*day) && row.value.covers(*day)) {
                match items[begun..].last_mut() {
                    Some(last) if last.until.succ_opt() == Some(day) => last.until = day,
                    _ => items.push(ToldDays {
                        from: day,
                        until: day,
                        what: DayTopic::KeptFree(&row.value.what),
                    }),
                }
            }
        }
        items
    }

    fn papers_of(&self, meeting: &Meeting) -> Option<NaiveDate> {
        let body = self.workspace.council.body(&meeting.body.value)?;
        let day = meeting.date.value;
        body.dispatch.on(day).map(|_| self.workspace.dispatch_deadline(&body.id, day))
    }

    /// «Interessepolitisk utvalg»
    pub(super) fn body_of(&self, meeting: &Meeting) -> String {
        norsk::capitalised(&self.workspace.body_name(&meeting.body.value, meeting.date.value))
    }

    /// Where the meeting is; how it is held, when that is all there is to say.
    pub(super) fn place_of(&self, meeting: &Meeting) -> Option<String> {
        let form = || {
            let form = meeting.form.filter(|form| form.value != Form::InPerson)?;
            Some(self.language.of_file_word(form.value.word()).to_owned())
        };
        meeting.open_place().map(str::to_owned).or_else(form)
    }

    /// What became of a meeting that is not held: «avlyst», «flyttet til 12. juni».
    pub(super) fn fate_of(&self, meeting: &Meeting) -> String {
        match self.workspace.moved_to(meeting) {
            Some(new) => fill(self.words().moved, &[("dato", &self.date(new.date.value))]),
            None => self.words().cancelled.to_owned(),
        }
    }

    /// «høringsfrist for sak 2024-001, Energi». The title is what the public may see.
    pub(super) fn hearing(&self, case: &Case) -> String {
        let title = case.open_title(self.language);
        fill(self.words().hearing, &[("sak", case.id.value.as_str()), ("tittel", title)])
    }

    /// «12. juni», and the year when it is another one.
    pub(super) fn date(&self, day: NaiveDate) -> String {
        if day.year() == self.year.year { date_in_year(day) } else { norsk::date(day) }
    }

    /// «fredag 12. juni», «torsdag 25. mars–mandag 29. mars»
    pub(super) fn full_days(&self, item: &ToldDays<'_>) -> String {
        let name = |day: NaiveDate| format!("{} {}", self.language.weekday(day), date_in_year(day));
        if item.from == item.until {
            name(item.from)
        } else {
            format!("{}–{}", name(item.from), name(item.until))
        }
    }

    /// «fre. 12. juni»
    pub(super) fn short_day(&self, day: NaiveDate) -> String {
        format!("{} {}", self.short_weekday(day), self.date(day))
    }

    fn short_weekday(&self, day: NaiveDate) -> String {
        self.language.weekday(day).chars().take(3).chain(['.']).collect()
    }

    /// «fredag 12.», «tor. 25.–man. 29.», «tor. 28.–man. 1.»
    pub(super) fn days(&self, item: &ToldDays<'_>) -> String {
        if item.from == item.until {
            return format!("{} {}.", self.language.weekday(item.from), item.from.day());
        }
        let name = |day: NaiveDate| format!("{} {}.", self.short_weekday(day), day.day());
        format!("{}–{}", name(item.from), name(item.until))
    }

    /// A paper of the year. It is dated on the first day of the year, so that it is the same whenever it is
    /// made.
    pub(super) fn paper(&self, title: String, blocks: Vec<Block>) -> Document {
        let heading = Block::heading(1, &title);
        Document {
            title: title.clone(),
            council: self.workspace.council.name.clone(),
            language: self.language.tag().to_owned(),
            date: NaiveDate::from_ymd_opt(self.year.year, 1, 1).unwrap_or(self.workspace.today),
            running_head: title,
            restriction: None,
            mark: Mark::default(),
            blocks: [vec![heading], blocks].concat(),
        }
    }
}

/// The name of the month of `day`, with a capital.
pub(super) fn month_of(day: NaiveDate) -> String {
    norsk::capitalised(norsk::MONTHS[day.month0() as usize])
}

/// «12. juni»
pub(super) fn date_in_year(day: NaiveDate) -> String {
    format!("{}. {}", day.day(), norsk::MONTHS[day.month0() as usize])
}

/// Holidays with no working day between them as one item: all of Easter.
fn joined_holidays(items: Vec<ToldDays<'_>>) -> Vec<ToldDays<'_>> {
    let (holidays, mut joined): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| matches!(item.what, DayTopic::Holidays(_)));
    let mut spans: Vec<ToldDays<'_>> = Vec::new();
    for item in holidays {
        let follows = |last: &ToldDays<'_>| {
            let between = last.until.iter_days().take_while(|day| *day < item.from);
            !between.into_iter().any(calendar::is_working_day)
        };
        match (spans.last_mut(), item.what) {
            (Some(last), DayTopic::Holidays(names)) if follows(last) => {
                last.until = item.from;
                if let DayTopic::Holidays(known) = &mut last.what {
                    known.extend(names);
                }
            }
            (_, what) => spans.push(ToldDays { what, ..item }),
        }
    }
    joined.extend(spans);
    // What is only to be had in mind comes before what is to be gone to.
    joined.sort_by_key(|item| match item.what {
        DayTopic::Meeting(meeting, _) => (item.from, true, meeting.time),
        _ => (item.from, false, None),
    });
    joined
}
