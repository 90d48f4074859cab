//! `rettelser`, in meetings.

use super::fields::Fields;
use crate::model::Correction;

/// The corrections of the file. One without day, reason or somebody to answer for it corrects nothing.
pub fn read(fields: &mut Fields<'_>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for node in fields.list("rettelser") {
        let span = node.span;
        let Some(mut fields) = Fields::of("rettelsen", node, fields.found) else { continue };
        let day = fields.required_date("dato");
        let by = fields.required_id("av");
        let reason = fields.required_text("grunn");
        let concerns = fields.plain_text("gjelder");
        fields.reject_rest();
        if let (Some(day), Some(by), Some(reason)) = (day, by, reason) {
            corrections.push(Correction { span, day, by, reason: reason.value, concerns });
        }
    }
    corrections
}
