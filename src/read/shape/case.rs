//! The fields of a case.

use super::key::{KRONER, NOTE, Shape, ValueShape, key, required, words, yes_no};
use crate::model::{BetweenMeetings, Matter, Outcome, Scope, Status, Verdict};
use crate::norsk::TextLanguage;

pub(super) static CASE: Shape = Shape::new(
    "saken",
    &[
        required("id", ValueShape::CaseId, "Sakens id, år og løpenummer; filnavnet begynner med den."),
        required("tittel", ValueShape::Text, "Tittelen, som den skal stå på papirene."),
        key(
            "offentlig-tittel",
            ValueShape::Text,
            "Tittelen offentligheten kan se, når tittelen selv er unntatt.",
        ),
        required(
            "sakstype",
            ValueShape::Id,
            "Et navn under sakstyper i bodies.yaml; sier hvem som avgjør saken.",
        ),
        key(
            "gjelder",
            ValueShape::List(&ValueShape::Words(|| words(&Matter::WORDS))),
            "Hva saken er, i tillegg til det sakstypen sier.",
        ),
        yes_no("politisk", "Om saken har politisk innhold, når svaret er et annet enn sakstypens."),
        key(
            "innsatsområde",
            ValueShape::OneOrMore(&ValueShape::Id),
            "Et navn under innsatsområder i bodies.yaml, det viktigste først.",
        ),
        key(
            "språk",
            ValueShape::Words(|| words(&TextLanguage::WORDS)),
            "Språket saken er skrevet på, når det er et annet enn rådets.",
        ),
        key(
            "grunnlag",
            ValueShape::OneOrMore(&ValueShape::Text),
            "Hva saken bygger på: punkter i program.yaml, med navn, eller med ord.",
        ),
        key(
            "saksansvarlig",
            ValueShape::Id,
            "Den som er ansvarlig for saken, et navn under personer i members.yaml.",
        ),
        key("frist", ValueShape::Date, "Dagen saken skal være avgjort."),
        key("høringsfrist", ValueShape::Date, "Siste dag for høringssvaret."),
        key("unntatt", ValueShape::Object(&EXEMPT), "Når noe i saken er unntatt offentlighet."),
        required("status", ValueShape::Words(|| words(&Status::WORDS)), "Hvor saken står; ipr skriver den."),
        key(
            "hører-sammen-med",
            ValueShape::List(&ValueShape::CaseId),
            "Id-ene til saker denne henger sammen med.",
        ),
        key("arkivsak", ValueShape::Text, "Saksnummeret i arkivet, som 2024/00123."),
        key(
            "innsynskrav",
            ValueShape::List(&ValueShape::Object(&ACCESS_REQUEST)),
            "De som har bedt om innsyn i saken.",
        ),
        key("søkerliste", ValueShape::Text, "Filen med den offentlige søkerlisten i en tilsettingssak."),
        key(
            "endrer-avtalen",
            ValueShape::List(&ValueShape::Words(agreement_letters)),
            "Momentene i samarbeidsavtalen som saken endrer, bokstavene i koml. § 18-4 fjerde ledd.",
        ),
        key(
            "kommunevedtak",
            ValueShape::List(&ValueShape::Object(&MEMBER_DECISION)),
            "Hva deltakerne har vedtatt om endringen av avtalen.",
        ),
        key("krevd", ValueShape::Object(&DEMAND), "Når medlemmer har krevd at et organ behandler saken."),
        key("venter", ValueShape::Object(&WAITING), "Hva saken venter på når den står stille med vilje."),
        key(
            "vurdering",
            ValueShape::List(&ValueShape::Object(&ASSESSMENT)),
            "Svarene på spørsmålene under vurdering i bodies.yaml, runde for runde.",
        ),
        key(
            "fullmakt",
            ValueShape::List(&ValueShape::Object(&AUTHORITY_USE)),
            "Det som er avgjort på en fullmakt i bodies.yaml.",
        ),
        key(
            "avvist",
            ValueShape::List(&ValueShape::Object(&TURNED_DOWN)),
            "Når og hvorfor saken ikke ble tatt opp.",
        ),
        key(
            "oppfølging",
            ValueShape::List(&ValueShape::Object(&FOLLOW_UP)),
            "Det som skal gjøres etter vedtaket.",
        ),
        key(
            "brev",
            ValueShape::Object(&LETTER),
            "Brevet som sender det som er vedtatt; «ipr brev» lager det.",
        ),
        key("avvik", ValueShape::List(&ValueShape::Object(&WAIVER)), "Regler rådet har fraveket i saken."),
        key(
            "saksgang",
            ValueShape::List(&ValueShape::Object(&STEP)),
            "Organene saken har vært i og skal til, i rekkefølge.",
        ),
        key(
            "vedlegg",
            ValueShape::List(&ValueShape::Or(&ValueShape::Text, &ATTACHMENT)),
            "Filer i mappen ved siden av saken.",
        ),
        NOTE,
    ],
);

static EXEMPT: Shape = Shape::new(
    "unntaket",
    &[
        required("hjemmel", ValueShape::Text, "Bestemmelsen som unntar, som offl. § 13 første ledd."),
        key("jf", ValueShape::Text, "Taushetsplikten hjemmelen viser til, som fvl. § 13 første ledd nr. 1."),
        key(
            "omfang",
            ValueShape::Words(|| words(&Scope::WORDS)),
            "Hvor mye som er unntatt; uten omfang også tittelen.",
        ),
        key("vurdert", ValueShape::Date, "Dagen unntaket sist ble vurdert."),
        key("av", ValueShape::Text, "Den som vurderte det."),
        key("opphører", ValueShape::Date, "Siste dag unntaket gjelder."),
        NOTE,
    ],
);

static ACCESS_REQUEST: Shape = Shape::new(
    "innsynskravet",
    &[
        required("mottatt", ValueShape::Date, "Dagen kravet kom inn."),
        key("avgjort", ValueShape::Date, "Dagen kravet ble besvart."),
        NOTE,
    ],
);

static MEMBER_DECISION: Shape = Shape::new(
    "kommunevedtaket",
    &[
        required("deltaker", ValueShape::Text, "Deltakeren, et navn under deltakere i members.yaml."),
        key("dato", ValueShape::Date, "Dagen kommunestyret eller fylkestinget vedtok endringen."),
        key("sak", ValueShape::Anything, "Saksnummeret der."),
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
        required("organ", ValueShape::Id, "Organet som skal behandle saken."),
        key("av", ValueShape::List(&ValueShape::Id), "De som har krevd det, med navn fra members.yaml."),
        key("dato", ValueShape::Date, "Dagen de krevde det."),
    ],
);

static WAITING: Shape = Shape::new(
    "ventingen",
    &[
        required("på", ValueShape::Text, "Hva saken venter på."),
        key("til", ValueShape::Date, "Siste dag den skal vente."),
    ],
);

static ASSESSMENT: Shape = Shape::new(
    "vurderingen",
    &[
        required("spørsmål", ValueShape::Id, "Et navn under vurdering i bodies.yaml."),
        required("svar", ValueShape::Words(|| words(&Verdict::WORDS)), "Svaret."),
        key("fordi", ValueShape::Text, "Hvorfor."),
        required("dato", ValueShape::Date, "Dagen svaret ble gitt; det nyeste gjelder."),
        required("av", ValueShape::Id, "Den som svarte, et navn under personer i members.yaml."),
        NOTE,
    ],
);

static AUTHORITY_USE: Shape = Shape::new(
    "bruken av fullmakten",
    &[
        required("navn", ValueShape::Id, "Et navn under fullmakter i bodies.yaml."),
        required("dato", ValueShape::Date, "Dagen det ble avgjort."),
        required("av", ValueShape::Id, "Den som avgjorde det, et navn under personer i members.yaml."),
        key("beløp", KRONER, "Hva det koster, i kroner."),
        key("post", ValueShape::Text, "Posten i budsjettet for året som betaler."),
        key("meldt", ValueShape::Date, "Dagen for møtet som fikk vite om det."),
        NOTE,
    ],
);

static TURNED_DOWN: Shape = Shape::new(
    "avvisningen",
    &[
        required("grunn", ValueShape::Text, "Hvorfor."),
        required("dato", ValueShape::Date, "Dagen."),
        required("av", ValueShape::Id, "Den som avgjorde det, et navn under personer i members.yaml."),
        NOTE,
    ],
);

static FOLLOW_UP: Shape = Shape::new(
    "oppfølgingen",
    &[
        required("hva", ValueShape::Text, "Det som skal gjøres."),
        key("hvem", ValueShape::Text, "En person, et organ, eller hvem det er, med egne ord."),
        key("frist", ValueShape::Date, "Siste dag."),
        key("gjort", ValueShape::Date, "Dagen det ble gjort."),
        NOTE,
    ],
);

static LETTER: Shape = Shape::new(
    "brevet",
    &[
        key("til", ValueShape::Text, "Den brevet er til."),
        key("epost", ValueShape::Text, "E-postadressen det sendes til."),
        key("deres-ref", ValueShape::Text, "Mottakerens saksnummer, som 23/4567."),
        key("emne", ValueShape::Text, "Hva brevet gjelder, når det er noe annet enn sakens tittel."),
        key("kopi", ValueShape::List(&ValueShape::Text), "De som får kopi."),
        key(
            "underskrives-av",
            ValueShape::List(&ValueShape::Id),
            "De som underskriver, når det ikke er lederen av organet.",
        ),
        key("sendt", ValueShape::Date, "Dagen brevet ble sendt; «ipr brev --send» skriver den."),
        key(
            "rettelser",
            ValueShape::List(&ValueShape::Object(&LETTER_CORRECTION)),
            "Når brevet er sendt på nytt, rettet; «ipr brev --rett» skriver det.",
        ),
    ],
);

static LETTER_CORRECTION: Shape = Shape::new(
    "rettelsen av brevet",
    &[
        required("dato", ValueShape::Date, "Dagen det rettede brevet ble sendt."),
        required("grunn", ValueShape::Text, "Hvorfor; står i brevet."),
    ],
);

static STEP: Shape = Shape::new(
    "behandlingen",
    &[
        required("organ", ValueShape::Id, "Organet, et navn under organer i bodies.yaml."),
        key("møte", ValueShape::Date, "Datoen for møtet, når saken er på en saksliste."),
        key("sak", ValueShape::Text, "Saksnummeret i dette organet; ipr innkalling gir det."),
        key("utfall", ValueShape::Words(|| words(&Outcome::WORDS)), "Hva møtet gjorde med saken."),
        key(
            "form",
            ValueShape::Words(|| words(&BetweenMeetings::WORDS)),
            "En behandling mellom møtene: på e-post, eller av lederen alene når det hastet.",
        ),
        key(
            "høring",
            ValueShape::Object(&HEARING),
            "Hvem saken ble sendt på høring til, og hvem som svarte.",
        ),
        NOTE,
    ],
);

static HEARING: Shape = Shape::new(
    "høringen",
    &[
        key("til", ValueShape::List(&ValueShape::Text), "De som ble spurt, som medlemskommunene."),
        key("frist", ValueShape::Date, "Siste dag for å svare."),
        key("svar", ValueShape::List(&ValueShape::Object(&HEARING_ANSWER)), "De som har svart."),
        NOTE,
    ],
);

static HEARING_ANSWER: Shape = Shape::new(
    "høringssvaret",
    &[
        required("fra", ValueShape::Text, "Den som har svart."),
        key("dato", ValueShape::Date, "Dagen svaret kom."),
        NOTE,
    ],
);

static ATTACHMENT: Shape = Shape::new(
    "vedlegget",
    &[
        required("fil", ValueShape::Text, "Filens navn i mappen ved siden av saken."),
        key("tittel", ValueShape::Text, "Hva vedlegget heter på papirene."),
        key("unntatt", ValueShape::Object(&EXEMPT), "Når vedlegget er unntatt offentlighet."),
        key("offentlig-fil", ValueShape::Text, "Den offentlige utgaven, når bare deler er unntatt."),
    ],
);

pub(super) static WAIVER: Shape = Shape::new(
    "avviket",
    &[
        required("regel", ValueShape::Text, "Koden til regelen, som L05; «ipr regler» lister dem."),
        required("grunn", ValueShape::Text, "Hvorfor; vises i rapporten."),
        required("av", ValueShape::Id, "Organet eller personen som har tillatt det."),
        key("til", ValueShape::Date, "Siste dag avviket gjelder."),
        key(
            "grunnlag",
            ValueShape::Text,
            "Kilden, om avviket er vedtatt: et navn under kilder, eller en paragraf.",
        ),
        NOTE,
    ],
);
