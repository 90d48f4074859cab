//! members.yaml.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::model::{Member, People, Person, Region, Role, Seat};
use crate::text::SourceId;

/// Reads the file; none when its syntax is broken.
pub fn read(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<People> {
    let node = super::whole_file(id, text, found)?;
    let mut fields = Fields::of("members.yaml", node, found)?;
    let mut people = People::default();
    if let Some(node) = fields.optional("delregioner")
        && let Some(mut regions) = Fields::of("delregioner", node, fields.found)
    {
        for (key, node) in regions.rest() {
            let Some(mut region) = Fields::of("delregionen", node, regions.found) else { continue };
            let name = region.required_text("navn");
            region.optional("merknad");
            region.reject_rest();
            people.regions.extend(name.map(|name| (key.value, Region { name: name.value })));
        }
    }
    for node in fields.list("deltakere") {
        let Some(member) = Fields::of("deltakeren", node, fields.found) else { continue };
        people.members.extend(read_member(member));
    }
    if let Some(node) = fields.optional("personer")
        && let Some(mut persons) = Fields::of("personer", node, fields.found)
    {
        for (key, node) in persons.rest() {
            let Some(person) = Fields::of("personen", node, persons.found) else { continue };
            people.persons.extend(read_person(person).map(|person| (key.value, person)));
        }
    }
    for node in fields.list("verv") {
        let span = node.span;
        let Some(mut seat) = Fields::of("vervet", node, fields.found) else { continue };
        let body = seat.required_text("organ");
        let person = seat.required_text("person");
        let role = seat.required_word("rolle", &Role::WORDS);
        let represents = seat.text("representerer");
        let (from, until) = (seat.date("fra"), seat.date("til"));
        let basis = seat.text("grunnlag");
        for key in ["nummer", "merknad"] {
            seat.optional(key);
        }
        seat.reject_rest();
        let (Some(body), Some(person), Some(role)) = (body, person, role) else { continue };
        let (from, until) = (from.map(|day| day.value), until.map(|day| day.value));
        people.seats.push(Seat { span, body, person, role: role.value, represents, from, until, basis });
    }
    fields.reject_rest();
    Some(people)
}

fn read_member(mut fields: Fields<'_>) -> Option<Member> {
    let name = fields.required_text("kommune");
    let number = fields.text("nummer");
    let region = fields.text("delregion");
    let (from, until) = (fields.date("fra"), fields.date("til"));
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    fields.reject_rest();
    Some(Member {
        basis,
        name: name?,
        number,
        region,
        from: from.map(|day| day.value),
        until: until.map(|day| day.value),
    })
}

fn read_person(mut fields: Fields<'_>) -> Option<Person> {
    let name = fields.required_text("navn");
    let title = fields.text("tittel").map(|text| text.value);
    let member = fields.text("kommune");
    let workplace = fields.text("arbeidssted").map(|text| text.value);
    let email = fields.text("epost").map(|text| text.value);
    fields.optional("merknad");
    fields.reject_rest();
    Some(Person { name: name?.value, title, member, workplace, email })
}
