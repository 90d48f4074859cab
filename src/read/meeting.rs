//! Meeting files.

use super::arrangement::arrangement;
use super::circumstances::circumstances;
use super::correction;
use super::exempt;
use super::fields::{self, Fields};
use super::files::folder_name;
use super::front;
use super::hours::time;
use super::particulars;
use super::proceedings::{attendance, proceedings, votes};
use super::sections::{Scanned, scan_paper};
use super::waiver;
use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, Form, Guarded, ItemKind, Meeting, MeetingStatus, Proceedings};
use crate::norsk;
use crate::text::{Source, SourceId, Span};
use crate::yaml::Node;

/// Reads one meeting; none when it has no front matter, no body or no date.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Meeting> {
    let (node, body_text) = front::read(id, &source.text, found)?;
    let doubt = exempt::in_meeting(&node);
    let mut fields = Fields::of("møtet", node, found)?;
    let (body, date) = (fields.required_id("organ"), fields.required_date("dato"));
    let weekday = fields.word("ukedag", &norsk::written::WEEKDAYS);
    let time = fields.text("tid").and_then(|text| time(&text, fields.found));
    let (place, form) = (fields.text("sted").map(Guarded::new), fields.word("form", &Form::WORDS));
    let status = fields.required_word("status", &MeetingStatus::WORDS);
    let [sent, updated, announced] = ["sendt", "oppdatert", "kunngjort"].map(|key| fields.date(key));
    let chair = fields.id("møteleder");
    let [chair_elected, is_urgent, is_extract] =
        ["møteleder-valgt", "haste", "utdrag"].map(|key| fields.says_yes(key));
    let attendance = attendance(&mut fields);
    let agreed_to_writing = votes("enige-i-fremgangsmåten", &mut fields);
    let circumstances = circumstances(&mut fields, body.as_ref());
    let arrangement = arrangement(&mut fields, date);
    let (corrections, waivers) = (correction::read(&mut fields), waiver::read(&mut fields));
    let [agenda_node, _] = ["saksliste", "merknad"].map(|key| fields.optional(key));
    let agenda_span = agenda_node.as_ref().map_or(fields.span, |node| node.span);
    fields.reject_rest();
    let agenda = agenda(agenda_node, doubt, found);
    let has_record = chair.is_some()
        || !attendance.is_empty()
        || agreed_to_writing.is_some()
        || form.is_some_and(|form| form.value == Form::Written)
        || agenda.iter().filter_map(|item| item.record.as_deref()).any(Proceedings::is_of_meeting);
    let Scanned { links, unprinted, .. } = scan_paper(id, &source.text, body_text.clone());
    Some(Meeting {
        source: id,
        id: folder_name(&source.path).into(),
        body: body?,
        date: date?,
        weekday,
        time,
        place,
        form,
        status,
        sent,
        updated,
        announced,
        chair,
        chair_elected,
        attendance,
        is_urgent,
        agreed_to_writing,
        corrections,
        has_record,
        is_extract,
        circumstances,
        arrangement,
        agenda,
        agenda_span,
        waivers,
        text: Span::new(id, body_text),
        links,
        unprinted,
        doubts: Vec::new(),
    })
}

/// The items of an agenda; `doubt` is where the meeting itself may say that something in it is exempt.
fn agenda(node: Option<Node>, doubt: Option<Span>, found: &mut Vec<Diagnostic>) -> Vec<AgendaItem> {
    let Some(node) = node else { return Vec::new() };
    let nodes = fields::short_list(node, found);
    let mut items = Vec::with_capacity(nodes.len());
    for node in nodes {
        let span = node.span;
        let said = exempt::in_item(&node).or(doubt);
        let Some(mut fields) = Fields::of("punktet på sakslisten", node, found) else { continue };
        let of_case = fields.place_of("id");
        let number = fields.short_text("sak");
        let case = fields.id("id");
        let standing = fields.text("fast");
        let title = fields.plain_text("tittel").map(Guarded::new);
        let proposal = fields.plain_text("forslag").map(Guarded::new);
        fields.optional("merknad");
        let particulars = particulars::read(&mut fields, number.as_ref());
        let record = proceedings(&mut fields);
        let kind = match (case, standing) {
            (Some(case), None) => ItemKind::Case(case),
            (None, Some(standing)) => ItemKind::Standing(standing),
            (None, None) if title.is_some() => ItemKind::Plain,
            _ => {
                fields.found.push(fields::wrong(
                    span,
                    "Punktet skal ha «id» for en sak, «fast» for en fast sak, eller bare «tittel»".to_owned(),
                    "Behold én av dem.",
                ));
                ItemKind::Plain
            }
        };
        // With a key gone astray it may be about any case.
        let is_clear = kind != ItemKind::Plain || (of_case.is_none() && fields.is_empty());
        let doubt = said.or((!is_clear).then_some(span));
        fields.reject_rest();
        let named = None;
        items.push(AgendaItem { span, number, kind, title, proposal, particulars, record, doubt, named });
    }
    items
}
