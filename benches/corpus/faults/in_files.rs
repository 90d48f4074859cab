//! Faults that stand in a case's file, whatever was done with the case.

use ipr::norsk;

use super::{FaultKind, add, cut, have_own_title, in_case, in_plan, replace, set};

pub const FAULTS: &[FaultKind] = &[
    in_case("F01", |text| replace(text, "\ntittel: ", "\ntittel: Sak: ")),
    in_case("F02", |text| cut(text, "tittel: ", "sakstype: ")),
    in_case("F03", |text| replace(text, "\nsaksansvarlig: ", "\nsaksansvarleg: ")),
    in_case("F04", |text| set(text, "status", "vedtat")),
    in_case("F05", |text| replace(text, "\nsakstype: ", "\ntittel: En til\nsakstype: ")),
    FaultKind { is_copy: true, ..in_plan("F06", |_| ()) },
    in_plan("F07", |case| case.stem = format!("sak-{}", case.stem)),
    in_case("F08", |text| text.push_str("\nSe [tallene fra i fjor](tall-som-ikke-finnes.csv).\n")),
    in_case("F09", |text| text.push_str("\n<<<<<<< HEAD\nI mai.\n=======\nI juni.\n>>>>>>> endring\n")),
    in_case("F10", |text| replace(text, "\ntittel: ", "\ntittel: &tittel ")),
    in_case("F11", |text| set(text, "saksansvarlig", "kari-nordmann")),
    in_case("F12", |text| text.push_str("\n<u>Haster</u>.\n")),
    in_case("F13", |text| add(text, "avvik:\n  - {regel: L05, grunn: Haster., av: styret}")),
    in_case("T08", |text| text.push_str("\nFristen var mandag 2. april 2024.\n")),
    exempt("O01", |text| exempt_by(text, "offl. § 23")),
    exempt("O02", |text| exempt_by(text, "offl. § 13 første ledd")),
    exempt("O03", |text| exempt_by(text, "offl. § 14 første ledd")),
    exempt("O05", |text| exempt_by(text, "offl. § 5 første ledd, opphører: 2024-01-31")),
    in_case("O08", |text| add(text, "innsynskrav:\n  - {mottatt: 2024-01-29}")),
    // The name of the file tells what the title does not.
    FaultKind {
        case: |text| {
            add(
                text,
                "offentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 23 første ledd, omfang: tittel}",
            );
        },
        ..in_plan("O09", |case| {
            have_own_title(case);
            case.stem = format!("{}-{}", case.id, norsk::slug(&case.title, 60));
        })
    },
    in_case("F15", |text| text.push_str("\n| Post | Beløp |\n|---|---:|\n| Leie | 850 |\n| Sum | 906 |\n")),
    in_case("P01", |text| text.push_str("\nSøkeren har fødselsnummer 01010750160.\n")),
    in_case("P03", |text| text.push_str("\nSøkeren er sykmeldt, og hun har bedt om utsettelse.\n")),
    exempt("P05", |text| exempt_by(text, "offl. § 23 første ledd, omfang: deler")),
    in_case("S01", |text| {
        text.push_str(
            "\nDet er ikkje mykje som manglar, og ikkje noko hastar.\n\n\
            Det er ikke noe som haster, og ikke mye som er fra i fjor.\n",
        );
    }),
    in_case("V01", |text| add(text, "gjelder: [enkeltvedtak]")),
];

/// A fault of a case with an attachment that is exempt.
const fn exempt(code: &'static str, case: fn(&mut String)) -> FaultKind {
    FaultKind { case, ..in_plan(code, |case| case.has_attachment = true) }
}

fn exempt_by(text: &mut String, basis: &str) {
    replace(text, "tittel: Tidsplan for arbeidet}", &format!("unntatt: {{hjemmel: {basis}}}}}"));
}
