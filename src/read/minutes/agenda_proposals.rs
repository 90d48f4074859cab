//! What a body wants others to take up: «Nattog til Stockholm (styret)», a line for each.

use super::item::Item;
use super::label::MinutesLabel;
use super::names::says_nothing;
use super::reader::Reader;
use super::tasks::entries;
use crate::model::{AgendaProposal, BodyId, CaseId, Guarded, ItemKind};
use crate::norsk;
use crate::text::Placed;

const ADVICE: &str = "Skriv hva, og i parentes hvilket organ: «Nattog til Stockholm (styret)». Er det en sak \
    allerede, skriv id-en: «2024-005 (styret)».";

/// What the minutes propose for the agendas of other bodies. Under a case it is enough to name the body.
pub(super) fn agenda_proposals(reader: &mut Reader<'_>, item: &Item<'_>) -> Vec<AgendaProposal> {
    let mut proposals = Vec::new();
    for (_, words) in item.written(reader.text, MinutesLabel::AgendaProposals) {
        if says_nothing(words) {
            continue;
        }
        for entry in entries(words) {
            proposals.extend(proposal(reader, item, entry.trim_end_matches('.')));
        }
    }
    proposals
}

fn proposal(reader: &mut Reader<'_>, item: &Item<'_>, entry: &str) -> Option<AgendaProposal> {
    let (what, name) = match entry.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((what, name)) => (what.trim(), name),
        None => ("", entry),
    };
    let Some(body) = body(reader, name) else {
        let message =
            format!("Det går ikke frem av {} hvilket organ som bør ta det opp", reader.quoted(entry));
        reader.wrong(reader.span(entry), message, ADVICE);
        return None;
    };
    let names_own = matches!(norsk::slug(what, 20).as_str(), "" | "saken" | "saka" | "denne-saken");
    let what = match (&item.agenda.kind, names_own) {
        (ItemKind::Case(id), true) => id.value.to_string(),
        (_, true) => {
            reader.wrong(reader.span(entry), "Det står ikke hva som bør tas opp", ADVICE);
            return None;
        }
        _ => match what.split([' ', ':', ',']).find(|word| reader.workspace.has_case(&CaseId::from(*word))) {
            Some(id) => id.to_owned(),
            None => norsk::composed(&what.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
        },
    };
    let place = reader.span(entry);
    // What was answered since stays answered when the minutes are read once more.
    let mut declined = None;
    for known in item.agenda.record.iter().flat_map(|record| &record.agenda_proposals) {
        if known.body.value == body && known.what.raw().value == what {
            declined = known.declined.clone();
        }
    }
    let (body, what) = (Placed::new(body, place), Guarded::new(Placed::new(what, place)));
    Some(AgendaProposal { body, what, declined })
}

/// The body that is called so, however it is written.
fn body(reader: &Reader<'_>, name: &str) -> Option<BodyId> {
    let wanted = norsk::slug(name, 90);
    for body in reader.workspace.council.bodies.values() {
        let mut names = body.names().chain(body.abbreviation.as_deref()).chain([body.id.as_str()]);
        if names.any(|name| norsk::slug(name, 90) == wanted) {
            return Some(body.id.clone());
        }
    }
    None
}
