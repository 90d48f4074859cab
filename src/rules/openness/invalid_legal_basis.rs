use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::exemptions::exemptions;
use crate::model::{Case, ExemptDoubt, Provision, Unfit, Unread};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "O01",
    name: "invalid-legal-basis",
    title: "Hjemmelen for unntaket er ufullstendig eller finnes ikke",
    severity: Severity::Error,
    basis: "offl. § 31",
    page: include_str!("invalid_legal_basis.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

/// The parts of a paragraph, by number.
const ORDINALS: [&str; 7] = ["", "første", "andre", "tredje", "fjerde", "femte", "sjette"];

fn check(_: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if let Some(Placed { value: ExemptDoubt::PublicTitleAlone, span }) = case.doubt() {
        found.push(RULE.at(span, "Saken har offentlig tittel, men ikke noe unntak").with_advice(
            "Legg til «unntatt:» med hjemmelen, eller fjern «offentlig-tittel:» om alt er offentlig. Til da \
             holdes hele saken tilbake.",
        ));
    }
    for (exempt, _) in exemptions(case) {
        if let Some(written) = &exempt.legal_basis {
            found.extend(judge(written));
        }
    }
}

fn judge(written: &Placed<String>) -> Option<Diagnostic> {
    let text = &written.value;
    let (message, advice) = match Provision::parse(text) {
        Err(unread) => unreadable(text, unread),
        Ok(provision) => unfit(text, &provision, provision.unfit_to_exempt()?),
    };
    Some(RULE.at(written.span, message).with_advice(advice))
}

fn unreadable(text: &str, unread: Unread) -> (String, String) {
    let message = match unread {
        Unread::NoLaw => format!("Hjemmelen «{text}» sier ikke hvilken lov"),
        Unread::NoSection => format!("Hjemmelen «{text}» sier ikke hvilken paragraf"),
        Unread::HasInViewOf => "Hjemmelen har med bestemmelsen etter «jf.»".to_owned(),
        Unread::Rest => format!("Hjemmelen «{text}» er ikke skrevet slik at den kan leses"),
    };
    let advice = match unread {
        Unread::HasInViewOf => {
            "La «hjemmel:» være bestemmelsen i offentleglova alene, og skriv den andre i «jf:».".to_owned()
        }
        _ => "Skriv lov, paragraf og ledd, som «offl. § 23 første ledd».".to_owned(),
    };
    (message, advice)
}

fn unfit(text: &str, provision: &Provision, unfit: Unfit) -> (String, String) {
    let section = provision.section;
    match unfit {
        Unfit::OtherLaw => (
            format!("«{text}» er ikke en bestemmelse i offentleglova"),
            "Er noe taushetsbelagt, er hjemmelen offl. § 13, og regelen om taushet står i «jf:».".to_owned(),
        ),
        Unfit::NoSuchSection => (
            format!("«{text}» er ikke en bestemmelse et råd kan unnta etter"),
            "Bruk den bestemmelsen i offl. §§ 13–26 som passer, eller § 5 når innsynet bare er utsatt."
                .to_owned(),
        ),
        Unfit::NoPart(parts) => (
            format!("Hjemmelen «{text}» sier ikke hvilket ledd"),
            format!(
                "§ {section} har {}; skriv det som passer, som «offl. § {section} første ledd».",
                norsk::count(parts.into(), "ledd", "ledd")
            ),
        ),
        Unfit::ExemptsNothing(parts) => {
            let parts: Vec<&str> =
                parts.iter().filter_map(|part| ORDINALS.get(usize::from(*part))).copied().collect();
            (
                format!("«{text}» gir ikke noe unntak"),
                format!(
                    "Leddet sier hvor et unntak ikke gjelder, eller er for andre enn et råd. I § {section} \
                        er det {} ledd som kan brukes.",
                    norsk::list(&parts)
                ),
            )
        }
        Unfit::NoSuchLetter => (
            format!("Hjemmelen «{text}» viser til en bokstav som ikke finnes"),
            format!("Slå opp § {section}, og skriv leddet uten bokstav når det ikke har noen."),
        ),
        Unfit::NoSuchPart(parts) => (
            format!("Hjemmelen «{text}» viser til et ledd som ikke finnes"),
            format!("§ {section} har {}; skriv det som passer.", norsk::count(parts.into(), "ledd", "ledd")),
        ),
    }
}
