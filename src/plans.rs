//! What each paper says: the workspace in, a [`Document`](crate::document::Document) out. Plans know
//! no format, and in the public edition show nothing that the public may not see.

pub mod annual_wheel;
pub mod appointment;
pub mod book;
pub mod calendar;
pub mod mail;
pub mod cancellation;
pub mod membership_fee;
mod circumstances;
pub mod extract;
mod edition;
pub mod meeting_plan;
pub mod minutes;
pub mod notice;
pub mod public_minutes;
mod prose;
pub mod recipients;
pub mod supplement;
pub mod status_report;
mod year_days;

use crate::document::Picture;
use crate::model::{AgendaItem, Body, Case, Edition, ItemKind, Meeting, Person, StandingItem};
use crate::norsk::{self, Language, Wording, fill};
use crate::text::Placed;
use crate::workspace::Workspace;

/// The first line of a generated text file, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra meeting.md og sakene. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The same for a file that has been sent.
pub const SENT: &str = "<!-- Laget av ipr. Dette er det som ble sendt, så ingen skal rette i det. -->\n\n";

/// The same for a file that is handed over to the secretary.
pub use crate::model::record::SKELETON;

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
        let body = workspace.council.bodies.get(&meeting.body.value)?;
        Some(Self { workspace, meeting, body, edition: Edition::Public })
    }

    fn language(&self) -> Language {
        self.workspace.council.language
    }

    fn words(&self) -> &'static Wording {
        self.language().wording()
    }

    /// «styremøte 16. februar 2024», «møte i interessepolitisk utvalg 31. januar 2024»
    fn occasion(&self) -> String {
        let day = self.meeting.date.value;
        let word = &self.body.meeting_word;
        if word == "møte" {
            let (body, date) = (self.body.running_name_on(day), norsk::date(day));
            fill(self.words().common.meeting_in, &[("organ", &body), ("dato", &date)])
        } else {
            format!("{word} {}", norsk::date(day))
        }
    }

    /// «Styret i Osloregionen»
    fn body_in_council(&self) -> String {
        format!("{} i {}", self.body.name_on(self.meeting.date.value), self.workspace.council.short_name)
    }

    /// Where, when and how, and when the papers were sent.
    fn facts(&self) -> Vec<(String, String)> {
        let meeting = self.meeting;
        let words = &self.words().common;
        let date = norsk::capitalised(&self.language().full_date(meeting.date.value));
        let mut facts = vec![(words.body.to_owned(), self.body_in_council()), (words.date.to_owned(), date)];
        let mut add =
            |label: &str, value: Option<String>| facts.extend(value.map(|value| (label.to_owned(), value)));
        add(words.time, meeting.time.as_ref().map(|time| format!("kl. {time}")));
        add(words.place, meeting.place.clone());
        add(words.form, self.form_word());
        add(words.sent, meeting.sent.map(|sent| norsk::date(sent.value)));
        let updated =
            meeting.updated.filter(|updated| meeting.sent.is_some_and(|sent| updated.value > sent.value));
        add(words.updated, updated.map(|updated| norsk::date(updated.value)));
        facts
    }

    /// «digitalt», «skriftleg»
    fn form_word(&self) -> Option<String> {
        self.meeting.form.map(|form| self.language().of_file_word(form.value.word()).to_owned())
    }

    fn logo(&self) -> Option<Picture> {
        logo(self.workspace)
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
        let case = self.case_of(item);
        if let Some(case) = case.filter(|case| case.exempt.is_some()) {
            return self.case_title(case).to_owned();
        }
        if let Some(title) = &item.title {
            return title.clone();
        }
        match (&item.kind, case) {
            (_, Some(case)) => self.case_title(case).to_owned(),
            (ItemKind::Standing(name), _) => match self.standing_item(&name.value) {
                Some(standing) => standing.title.replace("{forrige}", &self.previous_meeting()),
                None => name.value.clone(),
            },
            (ItemKind::Case(id), None) => format!("{} {}", self.words().common.case, id.value),
            (ItemKind::Plain, None) => String::new(),
        }
    }

    /// The proposal of an item that has no case paper.
    fn proposal_of(&self, item: &AgendaItem) -> Option<String> {
        if item.proposal.is_some() {
            return item.proposal.clone();
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
            Some(before) if !before.is_extract => format!("{word} {}", norsk::date(before.date.value)),
            _ => fill(self.words().common.previous, &[("møte", word)]),
        }
    }

    /// «Eva Næss Karlsen, Sekretariatet for Osloregionen»
    fn responsible(&self, case: &Case) -> Option<String> {
        let id = &case.responsible.as_ref()?.value;
        let name = self.workspace.people.name_of(id).to_owned();
        let workplace = self.workspace.people.persons.get(id).and_then(|person| person.workplace.clone());
        Some(match workplace {
            Some(workplace) => format!("{name}, {workplace}"),
            None => name,
        })
    }

    /// «ordfører, Asker»
    fn office(&self, person: &Person) -> String {
        let written = |text: &Option<Placed<String>>| text.as_ref().map(|text| text.value.clone());
        let county = person.county.as_ref().map(|county| format!("{} fylkeskommune", county.value));
        let parts = [written(&person.title), written(&person.member), county, person.workplace.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The council's picture for the head of papers.
fn logo(workspace: &Workspace) -> Option<Picture> {
    let council = &workspace.council;
    let path = council.logo.as_ref()?.value.clone();
    let words = &council.language.wording().common;
    Some(Picture { path, alternative: fill(words.logo, &[("råd", &council.short_name)]) })
}

/// «Sak 05/24», or nothing before there is a number; the same in both languages.
fn number(item: &AgendaItem) -> String {
    item.number.as_ref().map_or_else(String::new, |number| format!("Sak {}", number.value))
}
