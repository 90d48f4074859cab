//! What a line of an agenda says besides a number and a title.

use ecow::EcoString;

use super::fields::{self, Fields};
use super::hours::time;
use crate::model::{Attachment, Guarded, Particulars};
use crate::text::Placed;
use crate::yaml::{Node, Value};

/// Reads it; none when the item is a line like any other. `number` is what it has.
pub fn read(fields: &mut Fields<'_>, number: Option<&Placed<EcoString>>) -> Option<Box<Particulars>> {
    // Most items have nothing more, and there are many.
    if fields.is_empty() {
        return None;
    }
    let answer = fields.yes_no("uten-nummer");
    let read = Particulars {
        without_number: answer.filter(|answer| answer.value).map(|answer| answer.span),
        day: fields.date("dato"),
        time: fields.text("tid").and_then(|text| time(&text, fields.found)),
        remark: fields.text("opplysning").map(Guarded::new),
        invited: fields.texts("inviterte").into_iter().map(Guarded::new).collect(),
        attachments: fields.list("vedlegg").into_iter().filter_map(|node| attachment(node, fields)).collect(),
        to_follow: fields.date("ettersendes"),
        followed: fields.date("ettersendt"),
    };
    if let (Some(_), Some(number)) = (read.without_number, number) {
        let message = "Punktet er uten nummer, og har likevel et saksnummer".to_owned();
        fields.found.push(fields::wrong(number.span, message, "Fjern «sak», eller «uten-nummer»."));
    }
    (!read.is_empty()).then(|| Box::new(read))
}

/// A file alone, or with what it is called. Nothing in an item can be exempt: that is for its case to say.
fn attachment(node: Node, fields: &mut Fields<'_>) -> Option<Attachment> {
    let (file, title) = match node.value {
        Value::Mapping(_) => {
            let mut inner = Fields::of("vedlegget", node, fields.found)?;
            let (file, title) = (inner.required_text("fil"), inner.plain_text("tittel"));
            inner.reject_rest();
            (file?, title)
        }
        _ => (fields::text(node, fields.found)?, None),
    };
    let (file, title) = (Guarded::new(file), title.map(Guarded::new));
    Some(Attachment { file, title, exempt: None, public_file: None })
}
