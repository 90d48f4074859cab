//! The keys of bodies.yaml.

use super::body::BODY;
use super::key::{KRONER, MAIL_ADDRESS, NOTE, Shape, ValueShape, key, required, words, yes_no};
use crate::model::{Condition, Counted, CycleYears, GeneralElection, Matter, Need};
use crate::norsk::{self, Language};
use crate::read::wishes;

pub(super) static BODIES: Shape = Shape::new(
    "bodies.yaml",
    &[
        required("råd", ValueShape::Object(&COUNCIL), "Rådet selv."),
        key("kilder", ValueShape::Named(&SOURCE), "Dokumentene som rader bygger på, med korte navn."),
        required("organer", ValueShape::Named(&BODY), "Organene, hvert med sin id."),
        key(
            "saksgang",
            ValueShape::List(&ValueShape::Object(&ROUTING_RULE)),
            "Hva som må eller bør være gjort før et organ får en sak.",
        ),
        key("sakstyper", ValueShape::Named(&CASE_TYPE), "Sakstypene, hver med sitt navn."),
        key(
            "innsatsområder",
            ValueShape::List(&ValueShape::Object(&FOCUS_AREA)),
            "Innsatsområdene i handlingsprogrammet.",
        ),
        key(
            "vurdering",
            ValueShape::List(&ValueShape::Object(&CRITERION)),
            "Spørsmålene som besvares før en sak tas opp.",
        ),
        key("lover", ValueShape::Object(&LAWS), "Når lover som er vedtatt, trer i kraft."),
    ],
);

static COUNCIL: Shape = Shape::new(
    "rådet",
    &[
        required("navn", ValueShape::Text, "Rådets fulle navn."),
        key("kortnavn", ValueShape::Text, "Navnet i løpende tekst."),
        key("målform", ValueShape::Words(|| words(&Language::WORDS)), "Målformen på papirene."),
        key(
            "overskrifter",
            ValueShape::Object(&HEADINGS),
            "Overskriftene i sakene, når rådet har andre enn de vanlige.",
        ),
        key("sekretariat", ValueShape::Text, "Hva sekretariatet heter."),
        key("epost", MAIL_ADDRESS, "Sekretariatets e-postadresse, som innkallinger sendes fra."),
        key("nettsted", ValueShape::Text, "Rådets nettsted."),
        key(
            "eksempeldag",
            ValueShape::Date,
            "Dagen det er i en mappe som er et eksempel, når --dato ikke er gitt. Et råd i drift har den \
                ikke.",
        ),
        key("logo", ValueShape::Text, "En PNG eller JPEG øverst i mappen."),
        key(
            "farge",
            ValueShape::Form("^#[0-9A-Fa-f]{6}$", "#143f6b"),
            "Rådets farge på papirene, så mørk at skrift i den kan leses på hvitt.",
        ),
        key("samarbeidsavtale", ValueShape::Object(&AGREEMENT), "Samarbeidsavtalen."),
        key("journal", ValueShape::Rows(&JOURNAL), "Når rådet fører journal."),
        key("lagring", ValueShape::Rows(&STORAGE), "Hvor mappen ligger når den er delt."),
        key(
            "arbeidsfrister",
            ValueShape::Rows(&WORKING_TIMES),
            "Virkedagene sekretariatet setter av til eget arbeid før utsending og etter møter.",
        ),
        key(
            "unngå",
            ValueShape::Rows(&AVOIDANCE),
            "Dager rådet helst ikke har møter, til forslag til møteplan.",
        ),
        key(
            "administrative-grupper",
            ValueShape::Rows(&GROUPS),
            "Hvor mange administrative grupper rådet har.",
        ),
        key("kontingent", ValueShape::Rows(&RATE), "Satsen som deltakerne betaler kontingent etter."),
        key("fullmakter", ValueShape::Rows(&AUTHORITY), "Det et organ har overlatt til sekretariatet."),
        NOTE,
    ],
);

static AGREEMENT: Shape = Shape::new(
    "samarbeidsavtalen",
    &[
        key("vedtatt", ValueShape::Date, "Dagen avtalen ble vedtatt."),
        yes_no("eget-rettssubjekt", "Om rådet er eget rettssubjekt."),
        key(
            "medlemmer-per-deltaker",
            ValueShape::Count,
            "Hvor mange hver deltaker har i det øverste organet.",
        ),
        key(
            "endringsflertall",
            ValueShape::Form("^[0-9]{1,4}/[0-9]{1,4}$|^flertall$|^enstemmig$|^kommunestyrene$", "3/4"),
            "Hva det tar å endre resten av avtalen, når den sier noe annet enn to tredeler (koml. § 18-4 \
                tredje ledd): en brøk, flertall, enstemmig eller kommunestyrene.",
        ),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder."),
        key(
            "momenter",
            ValueShape::Object(&POINTS),
            "Hvor i avtalen det loven krever, er avtalt (koml. § 18-4 fjerde ledd).",
        ),
        NOTE,
    ],
);

static POINTS: Shape = Shape::new(
    "momentene",
    &[
        key("navn", ValueShape::Text, "Stedet i avtalen om rådets navn, som pkt. 3."),
        key("eget-rettssubjekt", ValueShape::Text, "Stedet om rådet er eget rettssubjekt."),
        key("medlemmer", ValueShape::Text, "Stedet om hvor mange medlemmer deltakerne har."),
        key("saker", ValueShape::Text, "Stedet om hvilke saker rådet behandler."),
        key("myndighet", ValueShape::Text, "Stedet om hva rådet kan treffe vedtak om."),
        key("andeler", ValueShape::Text, "Stedet om deltakernes andel av ansvaret."),
        key("uttreden", ValueShape::Text, "Stedet om uttreden."),
        key("oppløsning", ValueShape::Text, "Stedet om oppløsning."),
    ],
);

static HEADINGS: Shape = Shape::new(
    "overskriftene",
    &[
        key("forslag", ValueShape::Text, "Overskriften over forslaget."),
        key("saksfremstilling", ValueShape::Text, "Overskriften over saksfremstillingen."),
        key(
            "innstilling",
            WITH_BODY,
            "Overskriften over en innstilling, med {organ} der organets navn skal stå.",
        ),
        key("vedtak", WITH_BODY, "Overskriften over et vedtak, med {organ} der organets navn skal stå."),
    ],
);

/// A heading that names a body.
const WITH_BODY: ValueShape = ValueShape::Form("^[^{}]*\\{organ\\}[^{}]*$", "Innstilling fra {organ}");

static GROUPS: Shape = Shape::row("antallet", &[required("antall", ValueShape::Count, "Antall grupper.")]);

static WORKING_TIMES: Shape = Shape::row(
    "arbeidsfristene",
    &[
        key(
            "papirer",
            ValueShape::Count,
            "Virkedager fra papirene er ferdige til de sendes. Én når ikke annet står.",
        ),
        key(
            "referat",
            ValueShape::Count,
            "Virkedager fra et møte til referat og innstilling kan følge en innkalling. Én når ikke annet \
                står.",
        ),
        key(
            "forfall",
            ValueShape::Count,
            "Virkedager før møtet som forfall meldes innen; innkallingen sier dagen. Uten den står det «så \
                snart som mulig».",
        ),
    ],
);

static AUTHORITY: Shape = Shape::row(
    "fullmakten",
    &[
        required("navn", ValueShape::Id, "Navnet sakene bruker."),
        required("hva", ValueShape::Text, "Hva som kan avgjøres."),
        required("gitt-av", ValueShape::Id, "Organet som har gitt den."),
        key("sak", ValueShape::Text, "Saken den ble gitt i, som 58/20."),
        key(
            "brukes-av",
            ValueShape::List(&ValueShape::Id),
            "De som kan bruke den; ellers hele sekretariatet.",
        ),
        key("inntil", KRONER, "Kroner den gjelder inntil, hver gang den brukes."),
        yes_no("innenfor-budsjettet", "Om den bare gjelder innenfor posten i budsjettet for året."),
        key("meldes", ValueShape::Id, "Organet som får vite om bruken på sitt neste møte."),
    ],
);

static RATE: Shape = Shape::row(
    "kontingenten",
    &[
        required("sats", MONEY, "Kroner per innbygger i en kommune."),
        key("sats-fylkeskommune", MONEY, "Kroner per innbygger i en fylkeskommune, når slike også betaler."),
        key(
            "innbyggere",
            ValueShape::Words(|| words(&Counted::WORDS)),
            "Hvilket års 1. januar innbyggerne telles; ellers året før.",
        ),
        key("av", ValueShape::Id, "Organet som vedtok satsen."),
        key("vedtatt", ValueShape::Date, "Dagen satsen ble vedtatt."),
        key(
            "oppgitt-økning",
            ValueShape::Form("^[0-9]{1,3}([,.][0-9]0?)?$", "3,3"),
            "Hvor mange prosent kilden selv sier at satsen steg.",
        ),
    ],
);

/// Kroner, exact to the øre.
const MONEY: ValueShape = ValueShape::Form("^[0-9]{1,3}([,.][0-9]{1,2})?$", "2,80");

static JOURNAL: Shape = Shape::row("journalen", &[]);

static STORAGE: Shape = Shape::row(
    "lagringen",
    &[
        required("sted", ValueShape::Text, "Stedet eller tjenesten."),
        key("land", ValueShape::Text, "Landet."),
        yes_no("offentlig", "ja når alle kan lese den."),
    ],
);

static LAWS: Shape = Shape::new(
    "lovene",
    &[key("forvaltningsloven-2025", ValueShape::Object(&LAW), "Forvaltningsloven av 2025.")],
);

static LAW: Shape = Shape::new(
    "loven",
    &[key("i-kraft", ValueShape::Date, "Dagen loven trer i kraft, når den er kjent."), NOTE],
);

static SOURCE: Shape = Shape::new(
    "kilden",
    &[
        required("tittel", ValueShape::Text, "Dokumentets tittel."),
        key("dato", ValueShape::Date, "Dokumentets dato."),
        key("viser-til", ValueShape::List(&ValueShape::Date), "Datoene dokumentet viser til."),
        key(
            "sier",
            ValueShape::List(&ValueShape::Object(&CLAIM)),
            "Det dokumentet sier om noe som også står et annet sted.",
        ),
        NOTE,
    ],
);

static CLAIM: Shape = Shape::new(
    "utsagnet",
    &[
        required(
            "om",
            ValueShape::Text,
            "Hva det gjelder, likt skrevet alle steder, som når rådet ble stiftet.",
        ),
        required("verdi", ValueShape::Text, "Det som står."),
        key("sted", ValueShape::Text, "Stedet i dokumentet, som pkt. 3."),
        NOTE,
    ],
);

static AVOIDANCE: Shape = Shape::row(
    "perioden",
    &[
        required("hva", ValueShape::Text, "Hva det er, som vinterferien."),
        key("uker", ValueShape::List(&ValueShape::Count), "Ukenumre som kommer igjen hvert år."),
        key("måneder", ValueShape::List(&MONTH), "Måneder."),
        key("dager", YEARLY, "Dager som kommer igjen hvert år, fra og til."),
        key("datoer", DATES, "Ett bestemt tidsrom."),
        yes_no("påskeuken", "ja for dagene før skjærtorsdag og tirsdagen etter påske."),
        key("valguken", ValueShape::List(&ELECTION), "Uken et slikt valg holdes."),
    ],
)
.with_one_of(&wishes::PERIODS);

/// A month.
const MONTH: ValueShape = ValueShape::Words(|| norsk::MONTHS.to_vec());

/// An election.
const ELECTION: ValueShape = ValueShape::Words(|| words(&GeneralElection::WORDS));

/// From a day of the year to another.
const YEARLY: ValueShape =
    ValueShape::Form("^[0-9]{1,2}[.][0-9]{1,2}[.]? ?[–-] ?[0-9]{1,2}[.][0-9]{1,2}[.]?$", "20.12–06.01");

/// From a date to another.
const DATES: ValueShape = ValueShape::Form(
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}( ?– ?[0-9]{4}-[0-9]{2}-[0-9]{2})?$",
    "2027-05-03–2027-05-07",
);

static ROUTING_RULE: Shape = Shape::row(
    "saksgangen",
    &[
        required("før", ValueShape::Id, "Organet som må vente."),
        key("når", ValueShape::Words(|| words(&Condition::WORDS)), "Bare slike saker; ellers alle."),
        key("sakstype", ValueShape::OneOrMore(&ValueShape::Id), "Bare saker av disse typene; ellers alle."),
        required(
            "av",
            ValueShape::OneOrMore(&ValueShape::Id),
            "Organet, eller gruppen, som skal ha hatt saken; står det flere, hvert av dem.",
        ),
        key("krever", ValueShape::Words(|| words(&Need::WORDS)), "Det som må være gjort."),
        key("bør", ValueShape::Words(|| words(&Need::WORDS)), "Det som vanligvis gjøres."),
    ],
)
.with_one_of(&["krever", "bør"]);

static CASE_TYPE: Shape = Shape::new(
    "sakstypen",
    &[
        key("navn", ValueShape::Text, "Navnet på papirer og i lister."),
        key("gjelder", ValueShape::List(&ValueShape::Words(|| words(&Matter::WORDS))), "Hva slike saker er."),
        key(
            "forankres",
            ValueShape::Rows(&ANCHORING),
            "Fra når slike saker skal ha innsatsområde eller grunnlag.",
        ),
        key("årshjul", ValueShape::Rows(&ANNUAL_CYCLE), "Når i året et organ skal ha en slik sak."),
        yes_no("politisk", "Om slike saker har politisk innhold."),
        key(
            "avgjøres-av",
            ValueShape::OrRows(&ValueShape::Id, &DECIDED_BY),
            "Organet som avgjør; ellers det som får saken.",
        ),
        yes_no("lovbestemt", "Om loven selv sier hvem som avgjør."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder, eller en paragraf."),
        key("seksjoner", ValueShape::List(&ValueShape::Text), "Avsnittene en ny sak får."),
        NOTE,
    ],
);

static ANCHORING: Shape = Shape::row("forankringen", &[]);

static ANNUAL_CYCLE: Shape = Shape::row(
    "årshjulet",
    &[
        required("organ", ValueShape::Id, "Organet."),
        key("måned", ValueShape::OneOrMore(&MONTH), "Måneden; står det flere, i hver av dem."),
        key("kvartal", ValueShape::OneOrMore(&QUARTER), "Kvartalet; står det flere, i hvert av dem."),
        key(
            "når",
            ValueShape::Words(|| words(&CycleYears::WORDS)),
            "Bare i år med et slikt valg, eller annethvert år; ellers hvert år.",
        ),
    ],
)
.with_one_of(&["måned", "kvartal"]);

const QUARTER: ValueShape = ValueShape::Form("^[1-4]$", "3");

static DECIDED_BY: Shape = Shape::value("avgjørelsen");

static FOCUS_AREA: Shape = Shape::row(
    "innsatsområdet",
    &[
        required("navn", ValueShape::Id, "Navnet sakene bruker."),
        key("tittel", ValueShape::Text, "Tittelen på papirer og i lister."),
    ],
);

static CRITERION: Shape = Shape::row(
    "spørsmålet",
    &[
        required("navn", ValueShape::Id, "Navnet sakene bruker."),
        required("spørsmål", ValueShape::Text, "Spørsmålet, som besvares med ja, delvis eller nei."),
        required("før", ValueShape::Id, "Organet som leser svaret, og som saken skal være vurdert før."),
        yes_no(
            "rekkevidde",
            "ja når svaret sier hvor mye av regionen saken gjelder; forslag rangeres etter det.",
        ),
        yes_no("forankring", "ja når svaret sier om saken er i programmet, med punktet under grunnlag."),
    ],
);
