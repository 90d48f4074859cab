//! Who gets the papers of a meeting, and who ought to and cannot be reached. Addresses come from members.yaml
//! alone.

use super::Subject;
use crate::document::Mailbox;
use crate::model::{Copy, MemberKind, Person, PersonId, Role};
use crate::norsk::{self, fill};
use crate::text::address::one_line;

/// Everybody who gets the papers of a meeting. Each list is whole, so that each mail can be sent by itself: a
/// member who is also a mayor is on both.
#[derive(Debug)]
pub struct Circle<'a> {
    /// The members, and after them the substitutes who are called.
    pub members: Vec<Mailbox>,
    /// The names of the substitutes who are called and have an address, each with that of the member who
    /// cannot come.
    pub called: Vec<(String, String)>,
    /// Those who get a copy, for each row that says so.
    pub copies: Vec<(&'a Copy, Vec<Mailbox>)>,
    /// Those who may speak or be present; none when there is no such seat.
    pub onlookers: Option<Vec<Mailbox>>,
    /// Those who ought to be among them and are not.
    pub unreached: Unreached,
}

/// Those who ought to get the papers and cannot be reached, so that the secretary can be told. Each is a
/// name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unreached {
    /// Those without an address.
    pub without_address: Vec<String>,
    /// Those whose address is not one, to whom nothing is sent.
    pub faulty_address: Vec<String>,
    /// Members who cannot come, and for whom there is no substitute left to call.
    pub without_substitute: Vec<String>,
    /// Kommuner of whose mayor members.yaml says nothing.
    pub without_mayor: Vec<String>,
    /// Bodies that have no members in members.yaml.
    pub without_members: Vec<String>,
    /// Those who by bodies.yaml get a copy, and of whom members.yaml knows nobody.
    pub unknown: Vec<String>,
}

impl Unreached {
    /// What the secretary is told, a line for each kind: «Mangler e-postadresse: Kari Vik og Ola Berg.»
    pub fn lines(&self) -> Vec<String> {
        let lists = [
            ("Mangler e-postadresse: {navn}.", &self.without_address),
            ("Har noe annet enn én e-postadresse: {navn}.", &self.faulty_address),
            ("{navn} har meldt forfall, og det finnes ingen vara å kalle inn.", &self.without_substitute),
            ("Kommuner uten ordfører i members.yaml: {navn}.", &self.without_mayor),
            (
                "{navn} har ingen medlemmer i members.yaml. E-posten har derfor ingen mottakere.",
                &self.without_members,
            ),
            (
                "Skal ha kopi, men finnes ikke i members.yaml: {navn}. E-posten til dem har derfor ingen \
                 mottakere.",
                &self.unknown,
            ),
        ];
        let mut lines = Vec::new();
        for (said, names) in lists {
            if !names.is_empty() {
                lines.push(norsk::capitalised(&fill(said, &[("navn", &norsk::list(names))])));
            }
        }
        lines
    }
}

/// Who gets the papers of the meeting.
pub fn circle<'a>(subject: &Subject<'a>) -> Circle<'a> {
    let day = subject.meeting.date.value;
    let workspace = subject.workspace;
    let seats = workspace.people.seats_on(&subject.body.id, day);
    let mut gathering = Gathering { subject, unreached: Unreached::default() };
    let vacancies = workspace.vacancies(subject.meeting);
    let name = |person: &PersonId| one_line(workspace.people.name_of(person));
    let mut called = Vec::new();
    let (mut persons, mut watching) = (Vec::new(), Vec::new());
    for seat in &seats {
        let person = &seat.person.value;
        match seat.role {
            Role::Chair | Role::DeputyChair | Role::Member => persons.push(person),
            Role::Speaker | Role::Observer => watching.push(person),
            Role::Substitute => {}
        }
    }
    // Who is a member gets the papers as one.
    for invited in workspace.invited(subject.meeting) {
        if let Some((person, _)) = workspace.people.persons.get_key_value(invited.who)
            && !persons.contains(&person)
        {
            watching.push(person);
        }
    }
    if persons.is_empty() {
        note(&mut gathering.unreached.without_members, &subject.body.running_name_on(day));
    }
    for vacancy in &vacancies {
        let absent = name(&vacancy.absent.person.value);
        match vacancy.called {
            Some(seat) => {
                let person = &seat.person.value;
                persons.push(person);
                // To whom no mail can go, nobody has been called yet: that the secretary is told.
                if gathering.mailbox(person).is_some() {
                    called.push((name(person), absent));
                }
            }
            None => gathering.unreached.without_substitute.push(absent),
        }
    }
    let members = gathering.mailboxes(persons);
    let mut copies: Vec<(&Copy, Vec<Mailbox>)> = Vec::new();
    for row in subject.body.copies.all_on(day) {
        let copy = &row.value;
        // Two rows of the same are one mail, with what either wants pointed out.
        match copies.iter_mut().find(|(known, _)| known.who == copy.who) {
            Some((known, _)) if known.point_out.is_none() => *known = copy,
            Some(_) => {}
            None => copies.push((copy, gathering.copies(copy))),
        }
    }
    let onlookers = if watching.is_empty() { None } else { Some(gathering.mailboxes(watching)) };
    Circle { members, called, copies, onlookers, unreached: gathering.unreached }
}

/// The work of finding people, and those who could not be reached so far.
struct Gathering<'s, 'a> {
    subject: &'s Subject<'a>,
    unreached: Unreached,
}

impl<'a> Gathering<'_, 'a> {
    /// The mailbox of a person who has one.
    fn mailbox(&self, person: &PersonId) -> Option<Mailbox> {
        let people = &self.subject.workspace.people;
        let address = people.persons.get(person)?.email.as_deref()?;
        Mailbox::new(people.name_of(person), address)
    }

    /// The mailboxes of `persons`, each once.
    fn mailboxes(&mut self, persons: Vec<&'a PersonId>) -> Vec<Mailbox> {
        let mut mailboxes: Vec<Mailbox> = Vec::new();
        for id in persons {
            let people = &self.subject.workspace.people;
            let name = people.name_of(id);
            let address = people.persons.get(id).and_then(|person| person.email.as_deref());
            match (address, self.mailbox(id)) {
                (_, Some(mailbox)) => {
                    let is_same = |other: &Mailbox| other.address().eq_ignore_ascii_case(mailbox.address());
                    if !mailboxes.iter().any(is_same) {
                        mailboxes.push(mailbox);
                    }
                }
                (Some(_), None) => note(&mut self.unreached.faulty_address, name),
                (None, None) => note(&mut self.unreached.without_address, name),
            }
        }
        mailboxes
    }

    /// The mailboxes of those whom a row says get a copy.
    fn copies(&mut self, copy: &Copy) -> Vec<Mailbox> {
        let persons = if self.subject.is_mayors(&copy.who) {
            self.mayors(&copy.who)
        } else {
            let persons = self.holders(&copy.who, |_| true);
            if persons.is_empty() {
                note(&mut self.unreached.unknown, &copy.who);
            }
            persons
        };
        self.mailboxes(persons)
    }

    /// The mayor of every kommune that is a member on the day.
    fn mayors(&mut self, who: &str) -> Vec<&'a PersonId> {
        let day = self.subject.meeting.date.value;
        let members = &self.subject.workspace.people.members;
        let mut mayors = Vec::new();
        for member in members {
            if member.kind != MemberKind::Municipality || !member.is_member_on(day) {
                continue;
            }
            let name = &member.name.value;
            let of_it = |person: &Person| person.member.as_ref().is_some_and(|member| member.value == *name);
            let found = self.holders(who, of_it);
            if found.is_empty() {
                note(&mut self.unreached.without_mayor, name);
            }
            mayors.extend(found);
        }
        mayors
    }

    /// Those of the persons wanted who on the day hold the office that `who` names in the plural.
    fn holders(&self, who: &str, is_wanted: impl Fn(&Person) -> bool) -> Vec<&'a PersonId> {
        let day = self.subject.meeting.date.value;
        let mut holders = Vec::new();
        for (id, person) in &self.subject.workspace.people.persons {
            if let Some(title) = &person.title
                && is_wanted(person)
                && person.is_in_office_on(day)
                && self.subject.language().is_plural_of(who, &title.value)
            {
                holders.push(id);
            }
        }
        holders
    }
}

/// Puts a name on the list, once.
fn note(names: &mut Vec<String>, name: &str) {
    let name = one_line(name);
    if !names.contains(&name) {
        names.push(name);
    }
}

impl Subject<'_> {
    /// Whether `who` in bodies.yaml are the mayors of the members.
    pub(super) fn is_mayors(&self, who: &str) -> bool {
        self.words().notice.mayors.contains(&who)
    }
}
