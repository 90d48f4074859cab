//! What each paper says: the workspace in, a [`Document`](crate::document::Document) out. Plans know
//! no format, and in the public edition show nothing that the public may not see.

mod agenda;
mod arrangement;
mod annual;
pub mod annual_wheel;
pub mod appointment;
mod assessment;
mod ballot;
pub mod book;
pub mod budget;
pub mod calendar;
pub mod mail;
pub mod cancellation;
pub mod membership_fee;
mod circumstances;
pub mod corrections;
pub mod extract;
mod hearing;
mod input;
pub mod letter;
mod edition;
pub mod meeting_plan;
pub mod member_list;
pub mod organisation;
pub mod minutes;
pub mod notice;
pub mod programme;
pub mod public_minutes;
mod prose;
pub mod recipients;
pub mod report;
pub mod supplement;
pub mod status_report;
mod text_language;
mod year_days;

use ecow::EcoString;

use crate::document::{Block, Mark, Picture, plain};
use crate::model::{
    AgendaItem, Body, Case, Edition, ItemKind, Meeting, People, Person, Seat, StandingItem, TimeRange,
};
use crate::norsk::{self, Language, Wording, fill};
use crate::text::Placed;
use crate::workspace::Workspace;

/// The first line of a generated text file, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra meeting.md og sakene. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The same for a file that has been sent.
pub const SENT: &str = "<!-- Laget av ipr. Dette er det som ble sendt, så ingen skal rette i det. -->\n\n";

/// The same for a file that is handed over to the secretary.
pub use crate::model::record::{PREFILLED, SKELETON};

/// What the papers of one meeting are made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The folder.
    pub workspace: &'a Workspace,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The body that meets.
    pub body: &'a Body,
    /// Whom the papers are for.
    edition: Edition,
}

impl<'a> Subject<'a> {
    /// The meeting with its body, for the public; none when the body is not known.
    pub fn new(workspace: &'a Workspace, meeting: &'a Meeting) -> Option<Self> {
        let body = workspace.council.body(&meeting.body.value)?;
        Some(Self { workspace, meeting, body, edition: Edition::Public })
    }

    fn language(&self) -> Language {
        self.workspace.council.language
    }

    fn words(&self) -> &'static Wording {
        self.language().wording()
    }

    /// What stands over each page of a paper: «Referat · Styret i Osloregionen, 16. februar 2024»
    fn running_head(&self, kind: &str) -> String {
        format!("{kind} · {}, {}", self.body_in_council(), norsk::date(self.meeting.date.value))
    }

    /// «Styret i Osloregionen»
    fn body_in_council(&self) -> String {
        let council = &self.workspace.council.short_name;
        // What the council calls it in running text may say whose it is, and better.
        match &self.body.running_name {
            Some(name) if name.contains(council.as_str()) => norsk::capitalised(name),
            _ => format!("{} i {council}", self.body.name_on(self.meeting.date.value)),
        }
    }

    /// Where, when and how, and when the papers were sent.
    fn facts(&self) -> Vec<(String, String)> {
        let meeting = self.meeting;
        let words = &self.words().common;
        let date = norsk::capitalised(&self.day_in_words());
        let updated = match (meeting.sent, meeting.updated) {
            (Some(sent), Some(updated)) if updated.value > sent.value => Some(norsk::date(updated.value)),
            _ => None,
        };
        let mut facts = known([
            (words.body, Some(self.body_in_council())),
            (words.date, Some(date)),
            (words.time, self.hours()),
            (words.place, meeting.open_place().map(str::to_owned)),
            (words.form, self.form_word()),
            (words.sent, meeting.sent.map(|sent| norsk::date(sent.value))),
            (words.updated, updated),
        ]);
        facts.extend(self.ways_in());
        facts
    }

    /// «digitalt», «skriftleg»
    fn form_word(&self) -> Option<String> {
        Some(self.language().of_file_word(self.meeting.form?.value.word()).to_owned())
    }

    fn mark(&self) -> Mark {
        mark(self.workspace)
    }

    fn standing_item(&self, name: &str) -> Option<&'a StandingItem> {
        self.workspace.standing_item(self.meeting, name)
    }

    fn case_of(&self, item: &AgendaItem) -> Option<&'a Case> {
        match &item.kind {
            ItemKind::Case(id) => self.workspace.case(&id.value),
            _ => None,
        }
    }

    /// The title of an agenda item as those may see it whom the edition is for.
    pub fn title_of(&self, item: &AgendaItem) -> String {
        let words = &self.words().common;
        let openness = self.workspace.openness_of(item);
        // An item has no closed words of its own: what is exempt of it stands in its case.
        let own = item.title.as_ref().and_then(|title| title.shown(Edition::Public, openness));
        match (&item.kind, self.case_of(item), own) {
            (_, _, Some(title)) => title.clone(),
            _ if item.openness().is_withheld() => words.exempt_title.to_owned(),
            (_, Some(case), None) => self.case_title(case).to_owned(),
            (ItemKind::Standing(name), ..) => match self.standing_item(&name.value) {
                Some(standing) => standing.title.replace("{forrige}", &self.previous_meeting()),
                None => name.value.clone(),
            },
            (ItemKind::Case(id), None, None) => format!("{} {}", words.case, id.value),
            (ItemKind::Plain, None, None) => String::new(),
        }
    }

    /// The proposal of an item that has no case paper.
    fn proposal_of(&self, item: &AgendaItem) -> Option<String> {
        if item.awaited().is_some() {
            return None;
        }
        if let Some(proposal) = &item.proposal {
            return proposal.shown(Edition::Public, self.workspace.openness_of(item)).cloned();
        }
        match &item.kind {
            ItemKind::Standing(name) => self.standing_item(&name.value)?.proposal.clone(),
            _ => None,
        }
    }

    /// «styremøte 26. april 2024», or «forrige styremøte» when the folder does not know it.
    fn previous_meeting(&self) -> String {
        let word = &self.body.meeting_word;
        match self.workspace.meeting_before(self.meeting) {
            Some(before) => {
                format!("{word} {}", norsk::dates(before.date.value, before.last_day()))
            }
            None => fill(self.words().common.previous, &[("møte", word)]),
        }
    }

    /// «Eva Næss Karlsen, Sekretariatet for Osloregionen»
    fn responsible(&self, case: &Case) -> Option<String> {
        let people = &self.workspace.people;
        let id = &case.responsible.as_ref()?.value;
        let name = people.name_of(id);
        Some(match people.persons.get(id) {
            Some(Person { workplace: Some(workplace), .. }) => format!("{name}, {workplace}"),
            _ => name.to_owned(),
        })
    }

    /// «Sak 05/24 Forslag til prosess»
    fn entry_of(&self, item: &AgendaItem) -> String {
        format!("{} {}", number(item), self.title_of(item)).trim().to_owned()
    }
}

/// «ordfører, Asker»
fn office(person: &Person) -> String {
    let mut parts = Vec::new();
    parts.extend(written(&person.title));
    parts.extend(written(&person.member));
    if let Some(county) = &person.county {
        parts.push(format!("{} fylkeskommune", county.value));
    }
    parts.extend(person.workplace.clone());
    parts.join(", ")
}

/// The name of the region or member that a seat says it stands for; nothing when it says none that is known.
fn represented<'a>(people: &'a People, seat: &'a Seat) -> &'a str {
    match &seat.represents {
        Some(named) if people.regions.contains_key(&named.value) || people.has_member(&named.value) => {
            people.region_name(&named.value)
        }
        _ => "",
    }
}

/// What makes papers the council's own.
fn mark(workspace: &Workspace) -> Mark {
    let council = &workspace.council;
    let words = &council.language.wording().common;
    let logo = council.logo.as_ref().map(|path| Picture {
        path: path.value.clone(),
        alternative: fill(words.logo, &[("råd", &council.short_name)]),
    });
    Mark { logo, colour: council.colour.clone() }
}

/// «Sak 05/24» or «PS 05/24», and nothing before there is a number; the same in both languages.
fn number(item: &AgendaItem) -> String {
    match &item.number {
        Some(number) => norsk::numbered(&number.value),
        None => String::new(),
    }
}

/// A number as it stands in a table, with a dash before there is one.
fn number_or_dash(number: &Option<Placed<EcoString>>) -> &str {
    match number {
        Some(number) => &number.value,
        None => "–",
    }
}

/// What is written in a file, without its place.
fn written(text: &Option<Placed<impl ToString>>) -> Option<String> {
    Some(text.as_ref()?.value.to_string())
}

/// «kl. 12:00–15:00»
fn at_time(time: Option<TimeRange>) -> Option<String> {
    Some(format!("kl. {}", time?))
}

/// Those of some facts that are known, each with its label.
fn known<const N: usize>(facts: [(&str, Option<String>); N]) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for (label, value) in facts {
        if let Some(value) = value {
            known.push((label.to_owned(), value));
        }
    }
    known
}

/// Facts within a paper.
fn fact_lines(facts: Vec<(String, String)>) -> Block {
    Block::Facts(facts.into_iter().map(|(label, value)| (label, plain(value))).collect())
}
