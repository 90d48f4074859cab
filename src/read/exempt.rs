//! What files say of what the public may not see, of journals and of requests for access.

use super::fields::{self, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{AccessRequest, Council, Exempt, Scope, Storage};
use crate::yaml::Node;

/// The exemption of a case or an attachment, under `unntatt`.
pub fn read(fields: &mut Fields<'_>) -> Option<Exempt> {
    let node = fields.optional("unntatt")?;
    let span = node.span;
    // An exemption that is badly written still keeps the case from the public.
    let Some(mut inner) = Fields::of("unntaket", node, fields.found) else {
        return Some(Exempt {
            legal_basis: None,
            in_view_of: None,
            scope: None,
            assessed: None,
            expires: None,
            span,
        });
    };
    let legal_basis = inner.required_text("hjemmel");
    let in_view_of = inner.text("jf");
    let scope = inner.word("omfang", &Scope::WORDS);
    let assessed = inner.day("vurdert");
    inner.text("av");
    let expires = inner.date("opphører");
    inner.optional("merknad");
    inner.reject_rest();
    Some(Exempt { legal_basis, in_view_of, scope, assessed, expires, span })
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
