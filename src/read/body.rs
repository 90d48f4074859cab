//! bodies.yaml.

use super::budget::funding;
use super::fields::{self, Fields};
use super::whole::whole_file;
use super::{agreement, authority, case_type, colour, exempt, intake, member, membership_fee, wishes};
use crate::diagnostic::Diagnostic;
use crate::model::headings::BODY;
use crate::model::{
    Body, BodyKind, Claim, Copy, Council, Dated, Dispatch, EnclosureRule, FocusArea, Headings, Invitation,
    Laws, MeetsBefore, NumberForm, Numbering, Outsiders, Placement, Power, Role, Rotation, Row, Series,
    SourceDocument, StandingItem, TakingTurns, Term, WorkingTimes,
};
use crate::norsk::{Language, TextLanguage};
use crate::text::{Placed, SourceId};
use crate::yaml::{Node, Value};

/// Reads the file; none when its syntax is broken.
pub fn read(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<Council> {
    let node = whole_file(id, text, found)?;
    let mut fields = Fields::of("bodies.yaml", node, found)?;
    let mut council = Council::default();
    if let Some(node) = fields.required("råd") {
        read_council(&mut council, node, fields.found);
    }
    for (name, node) in named("kilder", &mut fields) {
        let Some(mut source) = Fields::of("kilden", node, fields.found) else { continue };
        let title = source.required_text("tittel").map(|title| title.value).unwrap_or_default();
        let date = source.date("dato");
        let refers_to = source.dates("viser-til");
        let claims = claims(&mut source);
        source.optional("merknad");
        source.reject_rest();
        council.sources.insert(name.value, SourceDocument { title, date, refers_to, claims });
    }
    if let Some(node) = fields.required("organer") {
        let bodies = Fields::of("organer", node, fields.found).map(|mut bodies| bodies.rest());
        for (name, node) in bodies.unwrap_or_default() {
            let Some(body) = Fields::of("organet", node, fields.found) else { continue };
            council.bodies.insert(name.value.clone().into(), read_body(name, body));
        }
    }
    for node in fields.list("saksgang") {
        let row = fields::row(node, "saksgangen", fields.found, case_type::routing_rules);
        council.routing_rules.extend(row.into_iter().flat_map(Row::each));
    }
    if let Some(node) = fields.optional("lover") {
        council.laws = read_laws(node, fields.found);
    }
    for (name, node) in named("sakstyper", &mut fields) {
        let Some(case_type) = Fields::of("sakstypen", node, fields.found) else { continue };
        council.case_types.insert(name.value.clone(), case_type::read(name, case_type, &council.headings));
    }
    for node in fields.list("innsatsområder") {
        council.focus_areas.extend(fields::row(node, "innsatsområdet", fields.found, |area| {
            let name = area.required_text("navn")?.value;
            let title = area.text_or("tittel", &name);
            Some(FocusArea { name, title })
        }));
    }
    council.criteria = intake::criteria(&mut fields);
    fields.reject_rest();
    Some(council)
}

/// What a source says besides what rows are made of.
fn claims(source: &mut Fields<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for node in source.list("sier") {
        let Some(mut claim) = Fields::of("utsagnet", node, source.found) else { continue };
        let (about, says) = (claim.required_text("om"), claim.required_text("verdi"));
        let place = claim.plain_text("sted");
        claim.optional("merknad");
        claim.reject_rest();
        if let (Some(about), Some(says)) = (about, says) {
            claims.push(Claim { about, says: says.value, place });
        }
    }
    claims
}

/// The entries of a mapping whose keys are names.
fn named(key: &'static str, fields: &mut Fields<'_>) -> Vec<(Placed<String>, Node)> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    Fields::of(key, node, fields.found).map(|mut inner| inner.rest()).unwrap_or_default()
}

fn read_council(council: &mut Council, node: Node, found: &mut Vec<Diagnostic>) {
    let Some(mut fields) = Fields::of("rådet", node, found) else { return };
    if let Some(name) = fields.required_text("navn") {
        council.name_span = Some(name.span);
        council.name = name.value;
    }
    council.short_name = fields.text_or("kortnavn", &council.name);
    if let Some(language) = fields.word("målform", &Language::WORDS) {
        council.language = language.value;
    }
    council.headings = headings(council.language, &mut fields);
    council.secretariat = fields.text_or("sekretariat", "Sekretariatet");
    council.email = member::mail_address("epost", &mut fields);
    council.website = fields.plain_text("nettsted");
    council.example_day = fields.day("eksempeldag");
    council.logo = fields.text("logo");
    council.colour = colour::colour("farge", &mut fields);
    if let Some(node) = fields.optional("samarbeidsavtale") {
        council.agreement = agreement::read(node, fields.found);
    }
    council.advisory_groups = fields.rows("administrative-grupper", "antallet", |row| number(row, "antall"));
    council.working_times = fields.rows("arbeidsfrister", "arbeidsfristene", |row| {
        let mut times = WorkingTimes::USUAL;
        if let Some(papers) = row.count("papirer") {
            times.papers = papers.value;
        }
        if let Some(minutes) = row.count("referat") {
            times.minutes = minutes.value;
        }
        times.absences = row.count("forfall").map(|days| days.value);
        Some(times)
    });
    council.membership_fee = fields.rows("kontingent", "kontingenten", membership_fee::rate);
    council.authorities = fields.rows("fullmakter", "fullmakten", authority::authority);
    council.avoidances = wishes::avoidances(&mut fields);
    exempt::records(council, &mut fields);
    fields.optional("merknad");
    fields.reject_rest();
}

/// The days of laws that were adopted and not yet in force when the program was written.
fn read_laws(node: Node, found: &mut Vec<Diagnostic>) -> Laws {
    let mut laws = Laws::default();
    let Some(mut fields) = Fields::of("lovene", node, found) else { return laws };
    if let Some(node) = fields.optional("forvaltningsloven-2025")
        && let Some(mut law) = Fields::of("loven", node, fields.found)
    {
        laws.administration_act_2025 = law.day("i-kraft");
        law.optional("merknad");
        law.reject_rest();
    }
    fields.reject_rest();
    laws
}

/// The headings of the language, with those the council has named itself in their place.
fn headings(language: Language, fields: &mut Fields<'_>) -> Headings {
    let mut headings = Headings::of(language);
    let Some(node) = fields.optional("overskrifter") else { return headings };
    let Some(mut inner) = Fields::of("overskriftene", node, fields.found) else { return headings };
    for (key, heading, names_body) in [
        ("forslag", &mut headings.proposal, false),
        ("saksfremstilling", &mut headings.presentation, false),
        ("innstilling", &mut headings.recommendation, true),
        ("vedtak", &mut headings.decision, true),
    ] {
        let Some(text) = inner.text(key) else { continue };
        let words = text.value.replacen(BODY, "", 1);
        if words.trim().is_empty() || words.contains(['{', '}', '\n']) || (words != text.value) != names_body
        {
            let advice = if names_body {
                "Skriv overskriften på én linje med {organ} ett sted, som «Innstilling fra {organ}»."
            } else {
                "Skriv overskriften på én linje, uten {organ}."
            };
            let message = format!("«{}» kan ikke være overskrift for {key}", text.value);
            inner.found.push(fields::wrong(text.span, message, advice));
        } else {
            *heading = text.value;
        }
    }
    inner.reject_rest();
    headings
}

fn read_body(name: Placed<String>, mut fields: Fields<'_>) -> Body {
    let named = name_of(&mut fields);
    let (from, until) = fields.period();
    let body = Body {
        span: name.span,
        name: named,
        running_name: fields.plain_text("bestemt"),
        abbreviation: fields.plain_text("forkortelse"),
        meeting_word: fields.text_or("møtenavn", "møte"),
        minutes_word: fields.text_or("referat-heter", "referat"),
        language: fields.plain_word("språk", &TextLanguage::WORDS),
        kind: fields.required_word("slag", &BodyKind::WORDS).map(|kind| kind.value),
        group: fields.plain_text("gruppe"),
        mandate: fields.plain_text("mandat"),
        owner: fields.text("eier"),
        funding: funding(&mut fields),
        exists: Row { from, until, basis: fields.text("grunnlag"), span: name.span, value: () },
        powers: powers(&mut fields),
        numbering: fields.rows("saksnummer", "saksnummeret", numbering),
        dispatch: fields
            .rows("utsending", "utsendingen", |row| Some(Dispatch { days: number(row, "dager")? })),
        copies: fields.rows("kopi-til", "kopien", |row| {
            Some(Copy { who: row.required_text("hvem")?.value, point_out: row.text("merk-særskilt") })
        }),
        enclosures: fields.rows("følger-innkallingen", "vedlegget", |row| {
            Some(EnclosureRule { minutes_of: row.required_text("referat-fra")? })
        }),
        remote: fields.rows("fjernmøte", "fjernmøtet", |_| Some(())),
        focus_areas: fields.texts("innsatsområder"),
        standing_items: fields.rows("faste-saker", "den faste saken", standing_item),
        meetings_per_year: fields.rows("møter-i-året", "antallet", wishes::meeting_count),
        meets_before: fields.rows("møter-før", "møteregelen", meets_before),
        wishes: fields.rows("helst", "ønsket", wishes::wish),
        size: fields.rows("medlemmer", "antallet", |row| number(row, "inntil")),
        elected_by: fields.rows("velges-av", "valget", |row| row.required_id("av")),
        elected_among: fields.dated_id("velges-blant", "valget"),
        led_by: fields.dated_id("ledes-av", "ledelsen"),
        invites: fields.rows("inviterer", "invitasjonen", |row| {
            Some(Invitation { leaders_of: row.required_text("ledere-for")? })
        }),
        rotation: fields.rows("lederskifte", "lederskiftet", rotation),
        term: fields.rows("valgperiode", "valgperioden", term),
        mirrors: fields.dated_id("speiler", "speilingen"),
        one_per_region: dated_yes_no(&mut fields, "en-per-delregion"),
        passes_to_successor: dated_yes_no(&mut fields, "etterfølger-overtar"),
        members_call_substitutes: dated_yes_no(&mut fields, "medlemmet-kaller-vara"),
        outsiders: fields.rows("utenforstående", "deltakelsen", |row| {
            let kommuner = row.yes_no("kommuner").is_none_or(|kommuner| kommuner.value);
            let others = row.plain_word("andre", &Role::WORDS);
            Some(Outsiders { kommuner, others })
        }),
        id: name.value.into(),
    };
    fields.optional("merknad");
    fields.reject_rest();
    body
}

fn rotation(row: &mut Fields<'_>) -> Option<Rotation> {
    let years = number(row, "år");
    let among = row.required_word("mellom", &TakingTurns::WORDS);
    let order = row.texts("rekkefølge");
    Some(Rotation { years: years?, among: among?.value, order })
}

fn term(row: &mut Fields<'_>) -> Option<Term> {
    let about = row.says_yes("omtrent");
    Some(Term { years: number(row, "år")?, about })
}

/// What a body may do: a list of words that always holds, or rows with such a list.
fn powers(fields: &mut Fields<'_>) -> Dated<Vec<Power>> {
    let Some(node) = fields.optional("kan") else { return Dated::default() };
    let span = node.span;
    let is_rows = match &node.value {
        Value::Sequence(nodes) => nodes.iter().any(|node| matches!(node.value, Value::Mapping(_))),
        _ => false,
    };
    let nodes = fields::list(node, fields.found);
    if !is_rows {
        let value = power_words(nodes, fields.found);
        return Dated { rows: vec![Row { from: None, until: None, basis: None, span, value }] };
    }
    let value = |row: &mut Fields<'_>| {
        let node = row.required("verdi")?;
        Some(power_words(fields::list(node, row.found), row.found))
    };
    let rows = nodes.into_iter().filter_map(|node| fields::row(node, "myndigheten", fields.found, value));
    Dated { rows: rows.collect() }
}

fn power_words(nodes: Vec<Node>, found: &mut Vec<Diagnostic>) -> Vec<Power> {
    let texts: Vec<_> = nodes.into_iter().filter_map(|node| fields::text(node, found)).collect();
    let mut powers = Vec::new();
    for text in &texts {
        if let Some(power) = fields::word(text, &Power::WORDS, found) {
            powers.push(power.value);
        }
    }
    powers
}

fn number(row: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    row.required_count(key).map(|number| number.value)
}

fn meets_before(row: &mut Fields<'_>) -> Option<MeetsBefore> {
    let about = row.says_yes("omtrent");
    let body = row.required_id("organ");
    let days = number(row, "dager");
    Some(MeetsBefore { body: body?, days: days?, about })
}

/// `ja` alone, or rows with `verdi`.
fn dated_yes_no(fields: &mut Fields<'_>, key: &'static str) -> Dated<bool> {
    let rows = fields.dated_text(key, "regelen").rows;
    let read = |row: Row<Placed<String>>| {
        let value = fields::word(&row.value, &fields::YES_NO, fields.found)?.value;
        Some(Row { from: row.from, until: row.until, basis: row.basis, span: row.span, value })
    };
    Dated { rows: rows.into_iter().filter_map(read).collect() }
}

fn numbering(row: &mut Fields<'_>) -> Option<Numbering> {
    let series = row.required_word("serie", &Series::WORDS);
    let text = row.required_text("form")?;
    let Some(form) = NumberForm::parse(&text.value) else {
        row.found.push(fields::wrong(
            text.span,
            format!("«{}» er ikke en form for saksnumre", text.value),
            "Skriv N for hvert siffer og ÅÅ eller ÅÅÅÅ for året, som NN/ÅÅ.",
        ));
        return None;
    };
    Some(Numbering { series: series?.value, form })
}

fn standing_item(row: &mut Fields<'_>) -> Option<StandingItem> {
    let name = row.required_text("navn");
    let title = row.required_text("tittel");
    let proposal = row.plain_text("forslag");
    let placement = row.required_word("plass", &Placement::WORDS);
    let is_unnumbered = row.says_yes("uten-nummer");
    let placement = placement?.value;
    Some(StandingItem { name: name?.value, title: title?.value, proposal, placement, is_unnumbered })
}

/// The names of a body; a finding when there is none.
fn name_of(fields: &mut Fields<'_>) -> Dated<String> {
    let names = without_places(fields.dated_text("navn", "navnet"));
    if names.rows.is_empty() {
        fields.required("navn");
    }
    names
}

fn without_places(dated: Dated<Placed<String>>) -> Dated<String> {
    let rows = dated.rows.into_iter().map(|row| Row {
        from: row.from,
        until: row.until,
        basis: row.basis,
        span: row.span,
        value: row.value.value,
    });
    Dated { rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_alone_and_rows_are_the_same() {
        let text = "råd: {navn: A}\norganer:\n  kg:\n    navn: KG\n    slag: rådgivende\n    \
            en-per-delregion: ja\n    speiler: styret\n    velges-blant: [{verdi: styret, fra: \
            2024-01-01}]\n    valgperiode: {år: 2, omtrent: ja}\n    møter-før: {organ: styret, dager: 14}\n\
            sakstyper:\n  budsjett:\n    årshjul: [{organ: kg, måned: desember}, {organ: kg, måned: jul}]\n";
        let mut found = Vec::new();
        let council = read(SourceId(0), text, &mut found).expect("it can be read");
        let body = &council.bodies["kg"];
        assert!(body.one_per_region.rows[0].value);
        assert_eq!(body.mirrors.rows[0].value.value, "styret".into());
        assert_eq!(body.elected_among.rows[0].value.value, "styret".into());
        assert_eq!(body.term.rows[0].value, Term { years: 2, about: true });
        assert_eq!(
            (body.meets_before.rows[0].value.days, body.meets_before.rows[0].value.about),
            (14, false)
        );
        let cycle = &council.case_types["budsjett"].annual_cycle.rows;
        assert_eq!(cycle.iter().map(|row| row.value.part.first).collect::<Vec<_>>(), [12]);
        assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["F04"]);
    }

    #[test]
    fn the_day_of_a_law() {
        let read = |entry: &str| {
            let mut found = Vec::new();
            let text = format!("råd: {{navn: Fjordregionen IPR}}\norganer: {{}}\n{entry}");
            let council = super::read(SourceId(0), &text, &mut found).expect("a council");
            (council.laws.administration_act_2025.map(|day| day.to_string()), found.len())
        };
        assert_eq!(read(""), (None, 0));
        assert_eq!(
            read("lover: {forvaltningsloven-2025: {i-kraft: 2027-01-01}}"),
            (Some("2027-01-01".to_owned()), 0)
        );
        assert_eq!(read("lover: {forvaltningsloven: {i-kraft: 2027-01-01}}"), (None, 1));
    }
}
