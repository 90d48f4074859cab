//! What is out of the ordinary with a meeting: moved, cancelled, held with others, demanded.

use super::fields::Fields;
use crate::model::{BodyId, Circumstances, Demand, Guarded};
use crate::text::Placed;

/// Reads it; none when the meeting is like any other. `body` is the one that meets.
pub fn circumstances(fields: &mut Fields<'_>, body: Option<&Placed<BodyId>>) -> Option<Box<Circumstances>> {
    let read = Circumstances {
        moved_from: fields.id("flyttet-fra"),
        moved_because: fields.text("flyttet-fordi").map(Guarded::new),
        cancelled_because: fields.text("avlyst-fordi").map(Guarded::new),
        joint_with: fields.ids("felles-med"),
        demand: demand(fields, body),
    };
    (!read.is_empty()).then(|| Box::new(read))
}

fn demand(fields: &mut Fields<'_>, body: Option<&Placed<BodyId>>) -> Option<Demand> {
    let node = fields.optional("krevd")?;
    let span = node.span;
    let mut inner = Fields::of("kravet om møtet", node, fields.found)?;
    let by = inner.ids("av");
    let day = inner.date("dato");
    inner.reject_rest();
    Some(Demand { span, body: body?.clone(), by, day })
}
