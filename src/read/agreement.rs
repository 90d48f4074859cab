//! `samarbeidsavtale` in bodies.yaml.

use super::fields::{self, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{Agreement, AmendedBy, Fraction, Point, Points};
use crate::text::Placed;
use crate::yaml::Node;

/// Reads what is written of the agreement; none when it is no mapping.
pub fn read(node: Node, found: &mut Vec<Diagnostic>) -> Option<Agreement> {
    let mut fields = Fields::of("samarbeidsavtalen", node, found)?;
    let agreement = Agreement {
        span: fields.span,
        adopted: fields.date("vedtatt"),
        is_legal_person: fields.yes_no("eget-rettssubjekt"),
        representatives: fields.count("medlemmer-per-deltaker"),
        amended_by: amended_by(&mut fields),
        basis: fields.text("grunnlag"),
        points: points(&mut fields),
    };
    fields.optional("merknad");
    fields.reject_rest();
    Some(agreement)
}

fn amended_by(fields: &mut Fields<'_>) -> Option<Placed<AmendedBy>> {
    const ADVICE: &str = "Skriv en brøk, som 3/4, eller flertall, enstemmig eller kommunestyrene.";
    let text = fields.text("endringsflertall")?;
    let word = AmendedBy::WORDS.iter().find(|(word, _)| *word == text.value).map(|(_, known)| *known);
    let value = word.or_else(|| Fraction::parse(&text.value).map(AmendedBy::AtLeast));
    let value = fields::understood(value, &text, "et flertall", ADVICE, fields.found)?;
    Some(Placed::new(value, text.span))
}

fn points(fields: &mut Fields<'_>) -> Option<Points> {
    let written = fields.optional("momenter")?;
    let span = written.span;
    let mut points = Fields::of("momentene", written, fields.found)?;
    let mut settled = Vec::new();
    for (word, point) in Point::WORDS {
        settled.extend(points.text(word).map(|place| (point, place)));
    }
    points.reject_rest();
    Some(Points { span, settled })
}
