//! What an election in a meeting was to, as far as anything tells it.

use std::borrow::Cow;

use super::Workspace;
use crate::model::{AgendaItem, Body, Election, ItemKind, Meeting, Outcome, Role};
use crate::norsk::inflection::is_form_of;

/// What in a word names a role, in both forms of Norwegian; the first that is there counts.
const NAMING: [(&str, Role); 7] = [
    ("nestled", Role::DeputyChair),
    ("nestlei", Role::DeputyChair),
    ("vara", Role::Substitute),
    ("leder", Role::Chair),
    ("leiar", Role::Chair),
    ("medlem", Role::Member),
    ("medlim", Role::Member),
];
/// How words begin that tell of an election to no body of the council.
const ELSEWHERE: [&str; 11] = [
    "møteled",
    "moteled",
    "representant",
    "utsending",
    "delegat",
    "delegert",
    "underskriv",
    "protokoll",
    "ordstyr",
    "tellekorps",
    "revisor",
];
/// What a title of an election has for a word.
const ELECTIONS: [&str; 6] = ["valg", "val", "nyvalg", "nyval", "suppleringsvalg", "suppleringsval"];
/// What comes between an office and what it is in.
const WITHIN: [&str; 5] = ["av", "i", "for", "til", "på"];
/// How what is no body begins: «for ett år», «i perioden», «for resten av», «for 2024».
const TIMES: [&str; 16] = [
    "ett", "eit", "et", "en", "ein", "to", "tre", "fire", "resten", "inntil", "ny", "nye", "neste", "stedet",
    "staden", "steden",
];
/// How other words of time begin.
const PERIODS: [&str; 3] = ["period", "valgp", "valp"];

/// What somebody was elected to.
#[derive(Debug, Clone)]
pub struct ElectedTo<'a> {
    /// The body.
    pub body: &'a Body,
    /// The roles that are named; a member when none is.
    pub roles: Vec<Role>,
}

/// What is known of what an election was to.
#[derive(Debug, Clone)]
pub enum Elected<'a> {
    /// This.
    To(ElectedTo<'a>),
    /// To something that is no body of the council.
    Elsewhere,
    /// Nobody can tell.
    Untold,
}

/// Where an office is, as words have it.
#[derive(Debug, Clone, Copy)]
enum Seated<'a> {
    Body(&'a Body),
    /// In something of another name: «prosjektleder», «leder av arbeidsgruppen».
    Other,
    Elsewhere,
    Untold,
}

impl Workspace {
    /// What the election in `item` was to: what is written under it, else what `office`, words of the
    /// decision, and the title name, and for who leads the body that met. Nobody can tell when the title may
    /// not be seen, or names something that no body is called.
    pub fn elected_to(
        &self,
        meeting: &Meeting,
        item: &AgendaItem,
        election: Option<&Election>,
        office: &str,
    ) -> Elected<'_> {
        let (mut seated, mut roles) = self.office(office);
        let (in_title, roles_in_title) = self.office(&self.title_seen(meeting, item).unwrap_or_default());
        if matches!(seated, Seated::Untold) {
            seated = in_title;
        }
        if roles.is_empty() {
            roles = roles_in_title;
        }
        if let Some(election) = election {
            if election.is_elsewhere {
                return Elected::Elsewhere;
            }
            if let Some(body) = &election.body {
                seated = match self.council.body(&body.value) {
                    Some(body) => Seated::Body(body),
                    None => Seated::Other,
                };
            }
            if let Some(role) = election.role {
                roles = vec![role.value];
            }
        }
        let leads = roles.iter().any(|role| matches!(role, Role::Chair | Role::DeputyChair));
        let body = match seated {
            Seated::Body(body) => Some(body),
            Seated::Elsewhere => return Elected::Elsewhere,
            Seated::Untold if leads => self.council.body(&meeting.body.value),
            // What is named beside members is something else, and so is all without a role.
            Seated::Other if !leads => return Elected::Elsewhere,
            Seated::Untold if roles.is_empty() => return Elected::Elsewhere,
            Seated::Other | Seated::Untold => None,
        };
        if roles.is_empty() {
            roles.push(Role::Member);
        }
        match body {
            Some(body) => Elected::To(ElectedTo { body, roles }),
            None => Elected::Untold,
        }
    }

    /// Whether the title of `item`, or what its case is about, says that somebody is elected.
    pub fn tells_of_election(&self, meeting: &Meeting, item: &AgendaItem) -> bool {
        let Some(title) = self.title_seen(meeting, item) else { return false };
        let title = title.to_lowercase();
        words_of(&title).any(|word| ELECTIONS.contains(&word)) || self.is_election(item)
    }

    /// What was adopted in the case that `item` treats; none when not all of it may be seen.
    pub fn adopted_words(&self, meeting: &Meeting, item: &AgendaItem) -> Option<Cow<'_, str>> {
        let case = self.case_of(item)?;
        let index = case.step_in(meeting)?;
        if case.routing[index].ended() != Some(Outcome::Adopted) {
            return None;
        }
        let section = self.text_of(case, index).filter(|section| !section.is_empty)?;
        if self.openness_in(case, section).is_open() { self.open_text(case, section, "") } else { None }
    }

    /// The title of `item`, where everybody may see it.
    fn title_seen(&self, meeting: &Meeting, item: &AgendaItem) -> Option<String> {
        match (self.case_of(item), &item.title) {
            (Some(case), None) => Some(case.open_title(self.council.language).to_owned()),
            (_, Some(title)) => title.open(self.openness_of(item)).cloned(),
            (None, None) => {
                let ItemKind::Standing(name) = &item.kind else { return None };
                let body = self.council.body(&meeting.body.value)?;
                let mut known = body.standing_items.all_on(meeting.date.value);
                Some(known.find(|row| row.value.name == name.value)?.value.title.clone())
            }
        }
    }

    /// Where an office is, and the roles that `words` name.
    fn office(&self, words: &str) -> (Seated<'_>, Vec<Role>) {
        let words = words.to_lowercase();
        let (mut parts, mut roles, mut is_other) = (Vec::new(), Vec::new(), false);
        let mut after = words_of(&words).peekable();
        while let Some(word) = after.next() {
            let mut seated = word;
            for (naming, role) in NAMING {
                let Some((before, _)) = word.split_once(naming) else { continue };
                // «styreleder» and «utvalgsmedlemmer» name the body too.
                seated = before.trim_end_matches('s');
                is_other |= !seated.is_empty();
                if !roles.contains(&role) {
                    roles.push(role);
                }
                let mut rest = after.clone();
                if let (Some(within), Some(next)) = (rest.next(), rest.next()) {
                    // «vara for Kari Nord» tells for whom, and not where.
                    let is_for_somebody = role == Role::Substitute && within == "for";
                    is_other |= WITHIN.contains(&within) && !is_for_somebody && !is_time(next);
                }
                break;
            }
            parts.push(seated);
        }
        let is_told = |name: &str| {
            let name = name.to_lowercase();
            name.split(' ').all(|part| parts.iter().any(|word| is_form_of(word, part)))
        };
        let mut named: Option<(usize, &Body)> = None;
        for body in self.council.bodies.values() {
            for name in body.names().chain(body.abbreviation.as_deref()) {
                if named.is_none_or(|(length, _)| length < name.len()) && is_told(name) {
                    named = Some((name.len(), body));
                }
            }
        }
        let is_elsewhere = |word: &str| ELSEWHERE.iter().any(|telling| word.starts_with(telling));
        let seated = match named {
            _ if words_of(&words).any(is_elsewhere) => Seated::Elsewhere,
            Some((_, body)) => Seated::Body(body),
            None if is_other => Seated::Other,
            None => Seated::Untold,
        };
        (seated, roles)
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_time(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        || TIMES.contains(&word)
        || PERIODS.iter().any(|time| word.starts_with(time))
}
