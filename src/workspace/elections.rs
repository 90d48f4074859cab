//! What an election in a meeting was to, as far as the title of the case tells it.

use super::Workspace;
use crate::model::{AgendaItem, Body, ItemKind, Meeting, Role};
use crate::norsk::inflection::is_form_of;

/// What in a word of a title names a role, in both forms of Norwegian; the first that is there counts.
const NAMING: [(&str, Role); 7] = [
    ("nestled", Role::DeputyChair),
    ("nestlei", Role::DeputyChair),
    ("vara", Role::Substitute),
    ("leder", Role::Chair),
    ("leiar", Role::Chair),
    ("medlem", Role::Member),
    ("medlim", Role::Member),
];

/// What somebody was elected to.
#[derive(Debug, Clone)]
pub struct ElectedTo<'a> {
    /// The body.
    pub body: &'a Body,
    /// The roles that the title names; a member when it names none.
    pub roles: Vec<Role>,
}

impl Workspace {
    /// What the election in `item` was to: the body that its title names, or for who leads the one that met.
    /// None when the title does not tell, or nobody may see it.
    pub fn elected_to(&self, meeting: &Meeting, item: &AgendaItem) -> Option<ElectedTo<'_>> {
        let title = match (self.case_of(item), &item.title, &item.kind) {
            (Some(case), None, _) => case.open_title(self.council.language),
            (_, Some(title), _) => title.open(self.openness_of(item))?,
            (None, None, ItemKind::Standing(name)) => {
                let mut known =
                    self.council.body(&meeting.body.value)?.standing_items.all_on(meeting.date.value);
                &known.find(|row| row.value.name == name.value)?.value.title
            }
            (None, None, _) => return None,
        };
        let title = title.to_lowercase();
        let (mut words, mut roles) = (Vec::new(), Vec::new());
        for word in title.split(|sign: char| !sign.is_alphanumeric()) {
            let mut whose = word;
            for (naming, role) in NAMING {
                let Some((before, _)) = word.split_once(naming) else { continue };
                // «styreleder» and «utvalgsmedlemmer» name the body too.
                whose = before.trim_end_matches('s');
                if !roles.contains(&role) {
                    roles.push(role);
                }
                break;
            }
            words.push(whose);
        }
        let is_told = |name: &str| {
            let name = name.to_lowercase();
            name.split(' ').all(|part| words.iter().any(|word| is_form_of(word, part)))
        };
        let mut named: Option<(usize, &Body)> = None;
        for body in self.council.bodies.values() {
            for name in body.names().chain(body.abbreviation.as_deref()) {
                if named.is_none_or(|(length, _)| length < name.len()) && is_told(name) {
                    named = Some((name.len(), body));
                }
            }
        }
        let leads = roles.iter().any(|role| matches!(role, Role::Chair | Role::DeputyChair));
        let body = match named {
            Some((_, body)) => body,
            None if leads => self.council.body(&meeting.body.value)?,
            None => return None,
        };
        if roles.is_empty() {
            roles.push(Role::Member);
        }
        Some(ElectedTo { body, roles })
    }
}
