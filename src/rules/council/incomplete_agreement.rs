use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Agreement, Fraction, Point, Points};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K04",
    name: "incomplete-agreement",
    title: "Samarbeidsavtalen er ikke fullstendig",
    severity: Severity::Error,
    basis: "koml. § 18-4 (4)",
    page: include_str!("incomplete_agreement.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    match &workspace.council.agreement {
        Some(Agreement { points: Some(points), .. }) => judge_points(points, found),
        agreement => {
            let place = agreement.as_ref().map(|agreement| agreement.span).or(workspace.council.name_span);
            found.extend(place.map(|place| Diagnostic {
                severity: Severity::Hint,
                ..RULE.at(place, "Avtalens innhold er ikke ført inn").with_advice(
                    "Skriv under «momenter» i «samarbeidsavtale» hvor i avtalen hvert av de åtte punktene i \
                        loven står.",
                )
            }));
        }
    }
    judge_shares(workspace, found);
}

/// One finding for all that is missing, so that writing the first does not bring seven.
fn judge_points(points: &Points, found: &mut Vec<Diagnostic>) {
    let is_missing = |point: &Point| !points.settled.iter().any(|(settled, _)| settled == point);
    let missing: Vec<(&str, Point)> =
        Point::WORDS.iter().filter(|(_, point)| is_missing(point)).copied().collect();
    if missing.is_empty() {
        return;
    }
    let subjects: Vec<&str> = missing.iter().map(|(_, point)| subject(*point)).collect();
    let letters: Vec<String> = missing.iter().map(|(_, point)| point.letter().to_string()).collect();
    let words: Vec<String> = missing.iter().map(|(word, _)| format!("«{word}:»")).collect();
    found.push(
        RULE.at(points.span, format!("Avtalen sier ikke noe om {}", norsk::list(&subjects)))
            .with_basis(format!("koml. § 18-4 (4) {}", norsk::list(&letters)))
            .with_advice(format!(
                "Skriv {} og stedet i avtalen. Mangler det der, må kommunestyrene vedta en endring.",
                norsk::list(&words)
            )),
    );
}

fn subject(point: Point) -> &'static str {
    match point {
        Point::Name => "rådets navn",
        Point::LegalPerson => "rådets stilling som eget rettssubjekt",
        Point::Representatives => "antall medlemmer per deltaker",
        Point::Matters => "sakene rådet behandler",
        Point::Authority => "myndigheten rådet har",
        Point::Shares => "deltakernes eierandeler",
        Point::Withdrawal => "deltakernes uttreden",
        Point::Dissolution => "oppløsning med oppbevaring av arkivene",
    }
}

/// Once a share is written, those of all members make the whole.
fn judge_shares(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let members = workspace.people.members.iter().filter(|member| member.is_member_on(workspace.today));
    let (mut sum, mut first, mut last, mut without) = (Some(Fraction::NOTHING), None, None, Vec::new());
    for member in members {
        match member.share {
            Some(share) => {
                sum = sum.and_then(|sum| sum.plus(share.value));
                first = first.or(Some(share.span));
                last = Some(share.span);
            }
            None => without.push(member),
        }
    }
    let (Some(first), Some(last)) = (first, last) else { return };
    for member in &without {
        found.push(
            RULE.at(member.name.span, format!("{} har ingen ansvarsandel", member.name.value))
                .with_basis("koml. § 18-2")
                .with_label(first, "andre deltakere har en")
                .with_advice("Skriv ansvarsandel i prosent for alle deltakerne, eller for ingen."),
        );
    }
    let Some(sum) = sum.filter(|sum| *sum != Fraction::WHOLE) else { return };
    if without.is_empty() {
        let sum = sum.hundredths_of_percent();
        let percent = format!("{},{:02}", sum / 100, sum % 100);
        let percent = percent.trim_end_matches('0').trim_end_matches(',');
        found.push(
            RULE.at(last, format!("Ansvarsandelene er {percent} prosent til sammen"))
                .with_basis("koml. § 18-2")
                .with_label(first, "den første andelen")
                .with_advice(
                    "Andelene skal til sammen være nøyaktig 100 prosent. Rett dem etter avtalen; tre like \
                    deler skrives 1/3.",
                ),
        );
    }
}
