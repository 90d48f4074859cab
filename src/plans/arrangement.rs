//! What a paper says of when a meeting is, what it is called and how to take part in it.

use super::{Subject, at_time, known};
use crate::model::MeetingDay;
use crate::norsk::{self, fill};

impl Subject<'_> {
    /// «styremøte 16. februar 2024», «møte i interessepolitisk utvalg 31. januar 2024», «fagsamling 24.–25.
    /// august 2022»
    pub(super) fn occasion(&self) -> String {
        let dates = norsk::dates(self.meeting.date.value, self.meeting.last_day());
        if let Some(title) = self.meeting.open_title() {
            return format!("{} {dates}", norsk::in_running_text(title));
        }
        let word = &self.body.meeting_word;
        if word == "møte" {
            let body = self.body.running_name_on(self.meeting.date.value);
            fill(self.words().common.meeting_in, &[("organ", &body), ("dato", &dates)])
        } else {
            format!("{word} {dates}")
        }
    }

    /// «møte», «fagsamling»
    pub(super) fn kind_of_meeting(&self) -> String {
        match self.meeting.open_title() {
            Some(title) => norsk::in_running_text(title),
            None => self.words().arrangement.meeting.to_owned(),
        }
    }

    /// «fredag 16. februar 2024», or each of several days with its hours.
    pub(super) fn day_in_words(&self) -> String {
        let more = &self.meeting.arrangement().more_days;
        if more.is_empty() {
            return self.language().full_date(self.meeting.date.value);
        }
        let first = MeetingDay { date: self.meeting.date, time: self.meeting.time };
        let mut days = Vec::new();
        for day in [first].iter().chain(more) {
            let date = self.language().full_date(day.date.value);
            days.push(match at_time(day.time) {
                Some(time) => format!("{date} {time}"),
                None => date,
            });
        }
        norsk::list(&days)
    }

    /// The hours of a meeting of one day.
    pub(super) fn hours(&self) -> Option<String> {
        if self.meeting.arrangement().more_days.is_empty() { at_time(self.meeting.time) } else { None }
    }

    /// The number of the meeting, how to take part, and whom to ask.
    pub(super) fn ways_in(&self) -> Vec<(String, String)> {
        let words = &self.words().arrangement;
        let arrangement = self.meeting.arrangement();
        let openness = self.workspace.openness_of_link(self.meeting);
        let link = arrangement.link.as_ref().map(|link| match link.shown(self.edition, openness) {
            Some(link) => link.value.clone(),
            None => words.link_of_members.to_owned(),
        });
        let contact = arrangement.contact.as_ref().map(|contact| {
            let people = &self.workspace.people;
            let name = people.name_of(&contact.value);
            match people.persons.get(&contact.value).and_then(|person| person.email.as_ref()) {
                Some(address) => format!("{name}, {address}"),
                None => name.to_owned(),
            }
        });
        known([
            (words.number, arrangement.number.as_ref().map(|number| number.value.clone())),
            (words.link, link),
            (words.register_by, arrangement.register_by.map(|day| norsk::date(day.value))),
            (words.contact, contact),
        ])
    }
}
