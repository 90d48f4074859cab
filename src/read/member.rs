//! members.yaml.

use super::fields::{self, Fields, wrong};
use super::membership_fee;
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::model::{Fraction, Member, MemberKind, People, Person, Region, Role, Seat};
use crate::text::address::{is_mail_address, one_line};
use crate::text::{Placed, SourceId, Span};

/// Reads the file; none when its syntax is broken.
pub fn read(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<People> {
    let node = whole_file(id, text, found)?;
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
            if let Some(name) = name {
                people.regions.insert(key.value, Region { name: name.value });
            }
        }
    }
    for node in fields.list("deltakere") {
        let Some(member) = Fields::of("deltakeren", node, fields.found) else { continue };
        people.members.extend(read_member(member));
    }
    let twice = twice(&people.members);
    fields.found.extend(twice);
    if let Some(node) = fields.optional("personer")
        && let Some(mut persons) = Fields::of("personer", node, fields.found)
    {
        for (index, (key, node)) in persons.rest().into_iter().enumerate() {
            let Some(person) = Fields::of("personen", node, persons.found) else { continue };
            if let Some(person) = read_person((key.span, index), person) {
                people.persons.insert(key.value.into(), person);
            }
        }
    }
    for (index, node) in fields.list("verv").into_iter().enumerate() {
        let span = node.span;
        let Some(mut seat) = Fields::of("vervet", node, fields.found) else { continue };
        let body = seat.required_id("organ");
        let person = seat.required_id("person");
        let role = seat.required_word("rolle", &Role::WORDS);
        let represents = seat.text("representerer");
        let (from, until) = seat.period();
        let basis = seat.text("grunnlag");
        let number = number(&mut seat);
        seat.optional("merknad");
        seat.reject_rest();
        let (Some(body), Some(person), Some(role)) = (body, person, role) else { continue };
        let role = role.value;
        people.seats.push(Seat { span, index, body, person, role, represents, number, from, until, basis });
    }
    people.censuses = membership_fee::censuses(&mut fields);
    fields.reject_rest();
    Some(people)
}

/// A seat's place in the order in which substitutes are called.
fn number(seat: &mut Fields<'_>) -> Option<u16> {
    let text = seat.text("nummer")?;
    fields::understood(text.value.parse().ok(), &text, "et nummer", "Skriv et helt tall, som 1.", seat.found)
}

fn read_member(mut fields: Fields<'_>) -> Option<Member> {
    let (kind, name) = member_name(&mut fields);
    let number = fields.text("nummer");
    let region = fields.text("delregion");
    let share = fields.text("ansvarsandel").and_then(|text| share(&text, fields.found));
    let representatives = fields.count("medlemmer");
    let (from, until) = fields.period();
    let basis = fields.text("grunnlag");
    fields.optional("merknad");
    fields.reject_rest();
    Some(Member { basis, kind, name: name?, number, region, share, representatives, from, until })
}

/// A finding for each member that is written twice for the same days.
fn twice(members: &[Member]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let is_same = |other: &&Member| {
            let ends_before =
                |one: &Member, next: &Member| one.until.zip(next.from).is_some_and(|(a, b)| a < b);
            other.kind == member.kind
                && other.name.value == member.name.value
                && !ends_before(other, member)
                && !ends_before(member, other)
        };
        if members[..at].iter().any(|other| is_same(&other)) {
            let message = format!("{} står to ganger blant deltakerne", member.name.value);
            let advice = "Fjern den ene raden, eller skriv «til» og «fra» om den kom tilbake.";
            found.push(wrong(member.name.span, message, advice));
        }
    }
    found
}

/// What kind of member it is, by the key its name stands under; a finding when there are two names.
fn member_name(fields: &mut Fields<'_>) -> (MemberKind, Option<Placed<String>>) {
    let Some(county) = fields.text("fylkeskommune") else {
        return (MemberKind::Municipality, fields.required_text("kommune"));
    };
    if let Some(other) = fields.text("kommune") {
        fields.found.push(fields::wrong(
            other.span,
            "Deltakeren er både kommune og fylkeskommune".to_owned(),
            "Gi den andre en rad for seg.",
        ));
    }
    (MemberKind::County, Some(county))
}

/// A share in percent, as `1,5`, or as a fraction, as `1/3`: exact, so that shares can be summed.
fn share(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Placed<Fraction>> {
    const ADVICE: &str = "Skriv prosenten som et tall fra 0 til 100 med høyst to desimaler, som 1,5, eller \
        en brøk, som 1/3.";
    let value = Fraction::parse(&text.value).or_else(|| Fraction::new(hundredths(&text.value)?, 10_000));
    let value = fields::understood(value, text, "en andel", ADVICE, found)?;
    Some(Placed::new(value, text.span))
}

fn hundredths(text: &str) -> Option<u64> {
    let text = text.trim_end_matches('%').trim_end();
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 2 {
        return None;
    }
    let fraction: u64 = format!("{decimals:0<2}").parse().ok()?;
    let sum = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(fraction)?;
    (sum <= 10_000).then_some(sum)
}

/// A mail address. One that is none is told, and kept, so that whoever sends mail can name its owner.
pub(super) fn mail_address(key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
    let address = fields.text(key)?;
    if !is_mail_address(&address.value) {
        fields.found.push(wrong(
            address.span,
            format!("«{}» er ikke en e-postadresse", one_line(&address.value)),
            "Skriv én adresse, uten navn, mellomrom eller æ, ø og å, som kari.vik@fjordvik.kommune.no.",
        ));
    }
    Some(address.value)
}

fn read_person((span, index): (Span, usize), mut fields: Fields<'_>) -> Option<Person> {
    let name = fields.required_text("navn");
    let title = fields.text("tittel");
    let (from, until) = fields.period();
    let member = fields.text("kommune");
    let county = fields.text("fylkeskommune");
    let workplace = fields.plain_text("arbeidssted");
    let email = mail_address("epost", &mut fields);
    let telephone = fields.plain_text("telefon");
    let is_contact_public = fields.says_yes("kontakt-offentlig");
    fields.optional("merknad");
    fields.reject_rest();
    let name = name?.value;
    Some(Person {
        name,
        span,
        index,
        title,
        from,
        until,
        member,
        county,
        workplace,
        email,
        telephone,
        is_contact_public,
    })
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn shares_are_exact() {
        assert_eq!(hundredths("1,5"), Some(150));
        assert_eq!(hundredths("33,33 %"), Some(3333));
        assert_eq!(hundredths("100"), Some(10_000));
        for wrong in ["", ",5", "1,", "1,555", "-1", "101", "1,5,5", "en"] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }
}
