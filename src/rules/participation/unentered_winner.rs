use std::borrow::Cow;

use chrono::{Days, Months, NaiveDate};

use crate::action::{Action, NewPerson, NewSeat, PersonAction, ReplaceSeat, SeatAction};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Election, ItemKind, Meeting, PersonId, Role, Seat};
use crate::norsk;
use crate::read::minutes::{self, AdoptedTexts};
use crate::rules::{Check, Rule};
use crate::text::Span;
use crate::workspace::{Elected, ElectedTo, Workspace};

pub(super) static RULE: Rule = Rule {
    code: "D09",
    name: "unentered-winner",
    title: "Valget er ført, men ikke vervet",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (1) og (4)",
    page: include_str!("unentered_winner.md"),
    check: Check::Meeting(check),
    before_due: "Den som er valgt, skal føres inn",
    ..Rule::PLAIN
};

/// So long one has to write down who was elected.
const TO_ENTER: Days = Days::new(14);
/// A seat that ends sooner after the election than this is the one that was filled anew.
const HANDOVER: Months = Months::new(6);
/// So long an election counts: then others are elected.
const COUNTS: Months = Months::new(48);

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.has_record || !meeting.takes_place() {
        return;
    }
    let day = meeting.date.value;
    if day.checked_add_months(COUNTS).is_none_or(|end| end < workspace.today) {
        return;
    }
    let spoken = spoken(workspace, meeting);
    for item in &meeting.agenda {
        let is_open = workspace.openness_of(item).is_open();
        let elections = Elections { workspace, meeting, item, spoken: spoken.as_ref(), day };
        for finding in elections.judge() {
            let finding = finding.due_on(day.checked_add_days(TO_ENTER).unwrap_or(day));
            found.push(if is_open { finding } else { finding.in_private() });
        }
    }
}

/// What the minutes say of the items, when everybody may see them and they speak of an election.
fn spoken(workspace: &Workspace, meeting: &Meeting) -> Option<AdoptedTexts> {
    let text = workspace.open_minutes(meeting)?;
    let speaks = ["velge", "valgt", "velja", "vald"].iter().any(|verb| text.contains(verb));
    speaks.then(|| AdoptedTexts::of(workspace, text, meeting))
}

/// The elections in one item.
struct Elections<'a> {
    workspace: &'a Workspace,
    meeting: &'a Meeting,
    item: &'a AgendaItem,
    spoken: Option<&'a AdoptedTexts>,
    day: NaiveDate,
}

impl Elections<'_> {
    fn judge(&self) -> Vec<Diagnostic> {
        let Self { workspace, meeting, item, .. } = *self;
        let election = item.record.as_deref().and_then(|record| record.election.as_ref());
        let to = |office: &str| workspace.elected_to(meeting, item, election, office);
        let mut persons: Vec<PersonId> = Vec::new();
        let mut places = Vec::new();
        for person in election.into_iter().flat_map(Election::all_elected) {
            let is_known = workspace.people.persons.contains_key(&person.value);
            if is_known && !persons.contains(&person.value) {
                persons.push(person.value.clone());
                places.push(person.span);
            }
        }
        if !persons.is_empty() {
            return self.ask_each(persons, &[], &places, to(""));
        }
        let is_election = workspace.tells_of_election(meeting, item);
        let Some(said) = self.said(is_election) else { return Vec::new() };
        let (mut findings, mut is_clear, mut unclear) = (Vec::new(), false, Vec::new());
        for winners in minutes::elected(workspace, meeting, &said) {
            let to = to(&winners.office);
            if winners.is_unclear {
                unclear.push(to);
            } else if is_election || matches!(to, Elected::To(_)) {
                is_clear = true;
                let places = vec![item.span; winners.persons.len().max(1)];
                findings.extend(self.ask_each(winners.persons, &winners.unknown, &places, to));
            }
        }
        for to in unclear {
            if let Elected::To(to) = to
                && is_clear
            {
                findings.extend(self.without_names(&to));
            }
        }
        if let Elected::To(to) = to("")
            && is_election
            && !is_clear
        {
            findings.extend(self.without_names(&to));
        }
        findings
    }

    /// The same one by one where it is plain who was elected to what: of «leder og nestleder» the first
    /// leads, and all others after those who lead have the last role.
    fn ask_each(
        &self,
        persons: Vec<PersonId>,
        unknown: &[String],
        places: &[Span],
        to: Elected<'_>,
    ) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        match &to {
            Elected::To(ElectedTo { body, roles })
                if roles.len() > 1 && unknown.is_empty() && is_one_each(roles, persons.len()) =>
            {
                for (at, person) in persons.into_iter().enumerate() {
                    let to = ElectedTo { body, roles: vec![roles[at.min(roles.len() - 1)]] };
                    findings.extend(self.ask(vec![person], &[], places[at], Elected::To(to)));
                }
            }
            _ => findings.extend(self.ask(persons, unknown, places[0], to)),
        }
        findings
    }

    /// What was adopted: in the case, else in the minutes when they speak of an election.
    fn said(&self, is_election: bool) -> Option<Cow<'_, str>> {
        let Self { workspace, meeting, item, spoken, .. } = *self;
        match item.kind {
            ItemKind::Case(_) if is_election => workspace.adopted_words(meeting, item),
            ItemKind::Case(_) => None,
            _ => Some(Cow::Borrowed(spoken?.decision(item)?.1)),
        }
    }

    /// Who was elected to what and has no seat, and what enters it; or to what, when nothing says it.
    fn ask(
        &self,
        mut persons: Vec<PersonId>,
        unknown: &[String],
        place: Span,
        to: Elected<'_>,
    ) -> Option<Diagnostic> {
        let people = &self.workspace.people;
        let office = match &to {
            Elected::Elsewhere => return None,
            Elected::Untold => None,
            Elected::To(to) => {
                persons.retain(|person| !is_entered(self.workspace, to, person, self.day));
                Some(to)
            }
        };
        let (mut remedies, mut names) = (Vec::new(), unknown.to_vec());
        for name in unknown {
            let new = NewPerson { name: name.clone(), ..NewPerson::default() };
            remedies.push(Action::Person(PersonAction::New(new)));
            persons.insert(0, norsk::slug(name, 60).into());
        }
        for person in &persons {
            if let Some(person) = people.persons.get(person) {
                names.push(person.name.clone());
            }
            if let Some(to) = office {
                remedies.push(entering(self.workspace, to, person, self.day));
            }
        }
        if names.is_empty() {
            return None;
        }
        let (names, day, item) = (norsk::list(&names), norsk::date(self.day), self.item.known_as());
        let Some(to) = office else {
            let message = format!("{names} ble valgt {day} ({item}), men det står ikke til hvilket organ");
            return Some(RULE.at(place, message).with_advice(
                "Skriv organet under «valg» på saken i meeting.md: «organ: styret», og rollen om den er en \
                 annen enn medlem: «rolle: leder». Er det ikke et av rådets organer, skriv «utenfor: ja».",
            ));
        };
        let roles: Vec<&str> = to.roles.iter().map(|role| role.word()).collect();
        let mut commands = Vec::new();
        for remedy in &remedies {
            commands.push(format!("«{remedy}»"));
        }
        let (roles, body) = (norsk::alternatives(&roles), to.body.running_name_on(self.day));
        let message =
            format!("{names} ble valgt til {roles} i {body} {day} ({item}), men det er ikke ført inn");
        let advice = format!(
            "Kjør {}. Gjelder valget fra en annen dag enn møtet, skriv den i stedet.",
            norsk::list(&commands)
        );
        let finding = RULE.at(place, message).with_advice(advice).with_remedies(remedies);
        Some(match to.body.chooses_leader_on(self.day) {
            Some(row) if !to.body.is_elected() => finding.with_basis(row.basis_text()),
            _ => finding,
        })
    }

    /// That nothing says who was elected, when nobody has been given a seat there since.
    fn without_names(&self, to: &ElectedTo<'_>) -> Option<Diagnostic> {
        for seat in &self.workspace.people.seats {
            let is_new = seat.from.is_some_and(|from| from >= self.day);
            if is_new && seat.body.value == to.body.id && to.roles.contains(&seat.role) {
                return None;
            }
        }
        let (body, day) = (to.body.running_name_on(self.day), norsk::date(self.day));
        let item = self.item.known_as();
        let message = format!("Det ble valgt til {body} {day} ({item}), men det kan ikke leses hvem");
        Some(RULE.at(self.item.span, message).with_advice(
            "Skriv dem under «valg» på saken i meeting.md: «valgt» for én, «valgte» for flere. Eller før \
             inn vervene med «ipr verv nytt».",
        ))
    }
}

/// Whether the first of so many persons have one of the roles each, and the rest the last.
fn is_one_each(roles: &[Role], persons: usize) -> bool {
    let lead = &roles[..roles.len() - 1];
    let is_single = |role: &Role| matches!(role, Role::Chair | Role::DeputyChair);
    persons == roles.len() || (persons > roles.len() && lead.iter().all(is_single))
}

/// Whether the person has a seat with the role, given by this election or one that goes on after it.
fn is_entered(workspace: &Workspace, to: &ElectedTo<'_>, person: &PersonId, day: NaiveDate) -> bool {
    let Some(handed_over) = day.checked_add_months(HANDOVER) else { return true };
    let has_role = |seat: &Seat| {
        let is_meant = |role: &Role| seat.role == *role || (*role == Role::Member && seat.role.votes());
        to.roles.iter().any(is_meant)
    };
    for seat in &workspace.people.seats {
        if seat.person.value == *person
            && seat.body.value == to.body.id
            && has_role(seat)
            && (seat.from.is_some_and(|from| from >= day)
                || seat.until.is_none_or(|until| until > handed_over))
        {
            return true;
        }
    }
    false
}

/// What enters it: of who leads, in the place of whoever does.
fn entering(workspace: &Workspace, to: &ElectedTo<'_>, person: &PersonId, day: NaiveDate) -> Action {
    let people = &workspace.people;
    let (name, body) = (person.to_string(), to.body.id.to_string());
    let role = to.roles[0];
    let named = Some(role).filter(|role| *role != Role::Member);
    if matches!(role, Role::Chair | Role::DeputyChair) {
        let seats = people.seats_on(&to.body.id, day);
        let leading = seats.iter().find(|seat| seat.role == role && seat.person.value != *person);
        if let Some(seat) = leading.filter(|seat| seat.from.is_some_and(|from| from < day)) {
            let (person, successor) = (seat.person.value.to_string(), name);
            let asked = ReplaceSeat { person, successor, body, day, role: named, ..ReplaceSeat::default() };
            return Action::Seat(SeatAction::Replace(asked));
        }
    }
    let asked = NewSeat { person: name, body, day, role: named, ..NewSeat::default() };
    Action::Seat(SeatAction::New(asked))
}
