//! What files say of what the public may not see, of journals and of requests for access.

mod doubt;

use super::fields::{self, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{AccessRequest, Council, Exempt, ExemptDoubt, Scope, Storage};
use crate::text::{Placed, Span};
use crate::yaml::Node;

pub use doubt::{WrittenFields, in_attachment, in_case, in_item, in_meeting, tell};

/// The exemption of a case or an attachment, under `unntatt`. One that is not wholly understood may be for
/// more than can be read of it.
pub fn read(fields: &mut Fields<'_>) -> Option<Exempt> {
    let place = fields.place_of("unntatt");
    let told = fields.found.len();
    let written = fields.optional("unntatt").map(|node| block(node, fields.found));
    let mut exempt = written.or_else(|| Some(unreadable(place?)))?;
    if fields.found.len() > told && exempt.doubt.is_none() {
        exempt.doubt = Some(Placed::new(ExemptDoubt::Misread, exempt.span));
    }
    Some(exempt)
}

fn unreadable(place: Span) -> Exempt {
    Exempt::in_doubt(Placed::new(ExemptDoubt::Misread, place))
}

fn block(node: Node, found: &mut Vec<Diagnostic>) -> Exempt {
    let span = node.span;
    let Some(mut inner) = Fields::of("unntaket", node, found) else { return unreadable(span) };
    let legal_basis = inner.required_text("hjemmel");
    let in_view_of = inner.text("jf");
    let scope = inner.word("omfang", &Scope::WORDS);
    let assessed = inner.day("vurdert");
    inner.text("av");
    let expires = inner.date("opphører");
    inner.optional("merknad");
    inner.reject_rest();
    Exempt { legal_basis, in_view_of, scope, assessed, expires, span, doubt: None }
}

/// Those who have asked to see a case, under `innsynskrav`.
pub fn access_requests(node: Node, found: &mut Vec<Diagnostic>) -> Vec<AccessRequest> {
    let mut requests = Vec::new();
    for node in fields::list(node, found) {
        let Some(mut fields) = Fields::of("innsynskravet", node, found) else { continue };
        let received = fields.required_date("mottatt");
        let answered = fields.date("avgjort");
        fields.optional("merknad");
        if let (Some(received), Some(answered)) = (received, answered)
            && answered.value < received.value
        {
            fields.found.push(fields::wrong(
                answered.span,
                "Innsynskravet er avgjort før det kom inn".to_owned(),
                "Rett «mottatt» eller «avgjort».",
            ));
        }
        fields.reject_rest();
        requests.extend(received.map(|received| AccessRequest { received, answered }));
    }
    requests
}

/// Whether the council keeps a journal, and where its files are kept.
pub fn records(council: &mut Council, fields: &mut Fields<'_>) {
    council.journal = fields.rows("journal", "journalen", |_| Some(()));
    council.storage = fields.rows("lagring", "lagringen", |row| {
        let place = row.required_text("sted");
        let country = row.text("land");
        let is_public = row.says_yes("offentlig");
        Some(Storage { place: place?.value, country, is_public })
    });
}
