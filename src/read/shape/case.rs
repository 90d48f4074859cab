//! The fields of a case.

use super::{Kind, NOTE, Shape, key, required, words, yes_no};
use crate::model::{Matter, Outcome, Scope, Status};
use crate::read::case::BETWEEN_MEETINGS;

pub(super) static CASE: Shape = Shape::new(
    "saken",
    &[
        required("id", Kind::CaseId, "Sakens id, år og løpenummer; filnavnet begynner med den."),
        required("tittel", Kind::Text, "Tittelen, som den skal stå på papirene."),
        key("offentlig-tittel", Kind::Text, "Tittelen offentligheten kan se, når tittelen selv er unntatt."),
        required("sakstype", Kind::Id, "Et navn under sakstyper i bodies.yaml; sier hvem som avgjør saken."),
        key(
            "gjelder",
            Kind::List(&Kind::Words(|| words(&Matter::WORDS))),
            "Hva saken er, i tillegg til det sakstypen sier.",
        ),
        yes_no("politisk", "Om saken har politisk innhold, når svaret er et annet enn sakstypens."),
        key("innsatsområde", Kind::Id, "Et navn under innsatsområder i bodies.yaml."),
        key("grunnlag", Kind::Text, "Hva i handlingsprogrammet saken bygger på."),
        key(
            "saksansvarlig",
            Kind::Id,
            "Den som er ansvarlig for saken, et navn under personer i members.yaml.",
        ),
        required("status", Kind::Words(|| words(&Status::WORDS)), "Hvor saken står; ipr skriver den."),
        key("høringsfrist", Kind::Date, "Siste dag for høringssvaret."),
        key("frist", Kind::Date, "Dagen saken skal være avgjort."),
        key("hører-sammen-med", Kind::List(&Kind::CaseId), "Id-ene til saker denne henger sammen med."),
        key("unntatt", Kind::Object(&EXEMPT), "Når noe i saken er unntatt offentlighet."),
        key("arkivsak", Kind::Text, "Saksnummeret i arkivet, som 2024/00123."),
        key("innsynskrav", Kind::List(&Kind::Object(&ACCESS_REQUEST)), "De som har bedt om innsyn i saken."),
        key("søkerliste", Kind::Text, "Filen med den offentlige søkerlisten i en tilsettingssak."),
        key(
            "endrer-avtalen",
            Kind::List(&Kind::Words(agreement_letters)),
            "Momentene i samarbeidsavtalen som saken endrer, bokstavene i koml. § 18-4 fjerde ledd.",
        ),
        key(
            "kommunevedtak",
            Kind::List(&Kind::Object(&MEMBER_DECISION)),
            "Hva deltakerne har vedtatt om endringen av avtalen.",
        ),
        key("krevd", Kind::Object(&DEMAND), "Når medlemmer har krevd at et organ behandler saken."),
        key("venter", Kind::Object(&WAITING), "Hva saken venter på når den står stille med vilje."),
        key("oppfølging", Kind::List(&Kind::Object(&FOLLOW_UP)), "Det som skal gjøres etter vedtaket."),
        key("avvik", Kind::List(&Kind::Object(&WAIVER)), "Regler rådet har fraveket i saken."),
        key(
            "saksgang",
            Kind::List(&Kind::Object(&STEP)),
            "Organene saken har vært i og skal til, i rekkefølge.",
        ),
        key("vedlegg", Kind::List(&Kind::Or(&Kind::Text, &ATTACHMENT)), "Filer i mappen ved siden av saken."),
        NOTE,
    ],
);

static EXEMPT: Shape = Shape::new(
    "unntaket",
    &[
        required("hjemmel", Kind::Text, "Bestemmelsen som unntar, som offl. § 13 første ledd."),
        key("jf", Kind::Text, "Taushetsplikten hjemmelen viser til, som fvl. § 13 første ledd nr. 1."),
        key(
            "omfang",
            Kind::Words(|| words(&Scope::WORDS)),
            "Hvor mye som er unntatt; uten omfang også tittelen.",
        ),
        key("vurdert", Kind::Date, "Dagen unntaket sist ble vurdert."),
        key("av", Kind::Text, "Den som vurderte det."),
        key("opphører", Kind::Date, "Siste dag unntaket gjelder."),
        NOTE,
    ],
);

static ACCESS_REQUEST: Shape = Shape::new(
    "innsynskravet",
    &[
        required("mottatt", Kind::Date, "Dagen kravet kom inn."),
        key("avgjort", Kind::Date, "Dagen kravet ble besvart."),
        NOTE,
    ],
);

static MEMBER_DECISION: Shape = Shape::new(
    "kommunevedtaket",
    &[
        required("deltaker", Kind::Text, "Deltakeren, et navn under deltakere i members.yaml."),
        key("dato", Kind::Date, "Dagen kommunestyret eller fylkestinget vedtok endringen."),
        key("sak", Kind::Anything, "Saksnummeret der."),
        NOTE,
    ],
);

/// The letters of koml. § 18-4 (4).
fn agreement_letters() -> Vec<&'static str> {
    vec!["a", "b", "c", "d", "e", "f", "g", "h"]
}

static DEMAND: Shape = Shape::new(
    "kravet",
    &[
        required("organ", Kind::Id, "Organet som skal behandle saken."),
        key("av", Kind::List(&Kind::Id), "De som har krevd det, med navn fra members.yaml."),
        key("dato", Kind::Date, "Dagen de krevde det."),
    ],
);

static WAITING: Shape = Shape::new(
    "ventingen",
    &[
        required("på", Kind::Text, "Hva saken venter på."),
        key("til", Kind::Date, "Siste dag den skal vente."),
    ],
);

static FOLLOW_UP: Shape = Shape::new(
    "oppfølgingen",
    &[
        required("hva", Kind::Text, "Det som skal gjøres."),
        key("hvem", Kind::Text, "En person, et organ, eller hvem det er, med egne ord."),
        key("frist", Kind::Date, "Siste dag."),
        key("gjort", Kind::Date, "Dagen det ble gjort."),
        NOTE,
    ],
);

static STEP: Shape = Shape::new(
    "behandlingen",
    &[
        required("organ", Kind::Id, "Organet, et navn under organer i bodies.yaml."),
        key("møte", Kind::Date, "Datoen for møtet, når saken er på en saksliste."),
        key("sak", Kind::Text, "Saksnummeret i dette organet; ipr innkalling gir det."),
        key("utfall", Kind::Words(|| words(&Outcome::WORDS)), "Hva møtet gjorde med saken."),
        key("form", Kind::Words(|| words(&BETWEEN_MEETINGS)), "e-post for en behandling mellom møtene."),
        NOTE,
    ],
);

static ATTACHMENT: Shape = Shape::new(
    "vedlegget",
    &[
        required("fil", Kind::Text, "Filens navn i mappen ved siden av saken."),
        key("tittel", Kind::Text, "Hva vedlegget heter på papirene."),
        key("unntatt", Kind::Object(&EXEMPT), "Når vedlegget er unntatt offentlighet."),
        key("offentlig-fil", Kind::Text, "Den offentlige utgaven, når bare deler er unntatt."),
    ],
);

pub(super) static WAIVER: Shape = Shape::new(
    "avviket",
    &[
        required("regel", Kind::Text, "Koden til regelen, som L05; «ipr regler» lister dem."),
        required("grunn", Kind::Text, "Hvorfor; vises i rapporten."),
        required("av", Kind::Id, "Organet eller personen som har tillatt det."),
        key("til", Kind::Date, "Siste dag avviket gjelder."),
        key(
            "grunnlag",
            Kind::Text,
            "Kilden, om avviket er vedtatt: et navn under kilder, eller en paragraf.",
        ),
        NOTE,
    ],
);
