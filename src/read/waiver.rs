//! `avvik`, in cases and meetings.

use super::fields::Fields;
use crate::model::{Guarded, Waiver};

/// The waivers of the file. One without rule, reason or somebody to answer for it waives nothing.
pub fn read(fields: &mut Fields<'_>) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for node in fields.list("avvik") {
        let span = node.span;
        let Some(mut fields) = Fields::of("avviket", node, fields.found) else { continue };
        let rule = fields.required_text("regel");
        let reason = fields.required_text("grunn");
        let by = fields.required_text("av");
        let until = fields.date("til");
        let basis = fields.text("grunnlag");
        fields.optional("merknad");
        fields.reject_rest();
        if let (Some(rule), Some(reason), Some(by)) = (rule, reason, by) {
            waivers.push(Waiver { span, rule, reason: Guarded::new(reason.value), by, until, basis });
        }
    }
    waivers
}
