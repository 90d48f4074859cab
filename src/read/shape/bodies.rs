//! The keys of bodies.yaml.

use super::key::{MAIL_ADDRESS, NOTE, Shape, ValueShape, YES_NO, key, required, words, yes_no};
use super::meeting;
use crate::model::{
    BodyKind, Condition, Counted, Form, GeneralElection, Matter, Need, Placement, Power, Role, Series,
};
use crate::norsk::{self, written::WEEKDAYS};
use crate::read::body::LANGUAGES;
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
        key("lover", ValueShape::Object(&LAWS), "Når lover som er vedtatt, trer i kraft."),
    ],
);

static COUNCIL: Shape = Shape::new(
    "rådet",
    &[
        required("navn", ValueShape::Text, "Rådets fulle navn."),
        key("kortnavn", ValueShape::Text, "Navnet i løpende tekst."),
        key("målform", ValueShape::Words(|| words(&LANGUAGES)), "Målformen på papirene."),
        key(
            "overskrifter",
            ValueShape::Object(&HEADINGS),
            "Overskriftene i sakene, når rådet har andre enn de vanlige.",
        ),
        key("sekretariat", ValueShape::Text, "Hva sekretariatet heter."),
        key("epost", MAIL_ADDRESS, "Sekretariatets e-postadresse, som innkallinger sendes fra."),
        key("nettsted", ValueShape::Text, "Rådets nettsted."),
        key("logo", ValueShape::Text, "En PNG eller JPEG øverst i mappen."),
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
            "Virkedager fra et møte til referat og innstilling kan følge en innkalling. Én når ikke annet står.",
        ),
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
        NOTE,
    ],
);

static BODY: Shape = Shape::new(
    "organet",
    &[
        required("navn", ValueShape::OrRows(&ValueShape::Text, &NAME), "Navnet på papirene."),
        key("bestemt", ValueShape::Text, "Navnet i løpende tekst."),
        key("forkortelse", ValueShape::Text, "Kortformen, som IPU."),
        key("møtenavn", ValueShape::Text, "Hva et møte heter, som styremøte."),
        key("referat-heter", ValueShape::Text, "Hva referatet heter, som protokoll."),
        required("slag", ValueShape::Words(|| words(&BodyKind::WORDS)), "Folkevalgt eller rådgivende."),
        key("gruppe", ValueShape::Id, "En gruppe av organer, så en rad i saksgang kan vise til alle."),
        key("fra", ValueShape::Date, "Første dag organet finnes."),
        key("til", ValueShape::Date, "Siste dag organet finnes."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder, eller en paragraf."),
        key("kan", ValueShape::OrRows(&POWERS, &POWERS_ROW), "Hva organet har myndighet til."),
        key("saksnummer", ValueShape::Rows(&NUMBERING), "Hvordan organets saker nummereres."),
        key("utsending", ValueShape::Rows(&DISPATCH), "Når papirene må ut."),
        key("kopi-til", ValueShape::Rows(&COPY), "Hvem andre som får innkallingen."),
        key("følger-innkallingen", ValueShape::Rows(&ENCLOSURE), "Hva som må følge innkallingen."),
        key("innsatsområder", ValueShape::List(&ValueShape::Id), "De innsatsområdene en faggruppe drøfter."),
        key("faste-saker", ValueShape::Rows(&STANDING_ITEM), "Saker som står på hver saksliste."),
        key("møter-i-året", ValueShape::Rows(&MEETINGS), "Hvor mange møter organet skal ha."),
        key("medlemmer", ValueShape::Rows(&SIZE), "Hvor mange medlemmer organet kan ha."),
        key(
            "velges-blant",
            ValueShape::OrRows(&ValueShape::Id, &ELECTED_AMONG),
            "Organet som medlemmene må sitte i.",
        ),
        key("valgperiode", ValueShape::Rows(&TERM), "Hvor lenge medlemmene er valgt."),
        key(
            "speiler",
            ValueShape::OrRows(&ValueShape::Id, &MIRROR),
            "Organet som gruppen har de samme delregionene som.",
        ),
        key(
            "en-per-delregion",
            ValueShape::OrRows(&YES_NO, &REGULATION),
            "ja når hver delregion har én plass.",
        ),
        key(
            "etterfølger-overtar",
            ValueShape::OrRows(&YES_NO, &REGULATION),
            "ja når etterfølgeren i vervet kan overta plassen.",
        ),
        key("utenforstående", ValueShape::Rows(&OUTSIDERS), "Om andre enn deltakerne kan være med."),
        key(
            "fjernmøte",
            ValueShape::Rows(&REMOTE),
            "Når det er besluttet at organet kan møtes digitalt (koml. § 11-7).",
        ),
        key("velges-av", ValueShape::Rows(&ELECTED_BY), "Hvem som velger medlemmene."),
        key("møter-før", ValueShape::Rows(&MEETS_BEFORE), "Hvor lenge før et annet organ dette skal møtes."),
        key("helst", ValueShape::Rows(&WISH), "Hvordan organet helst møtes, til forslag til møteplan."),
        NOTE,
    ],
);

static NAME: Shape = Shape::value("navnet");

static NUMBERING: Shape = Shape::row(
    "saksnummeret",
    &[
        required(
            "serie",
            ValueShape::Words(|| words(&Series::WORDS)),
            "Om nummereringen begynner på nytt hvert år eller hvert møte.",
        ),
        required(
            "form",
            ValueShape::Form("^[^N0-9]*N+[^N0-9]*$", "NN/ÅÅ"),
            "N for hvert siffer, ÅÅ eller ÅÅÅÅ for året, som NN/ÅÅ.",
        ),
    ],
);

static POWERS: ValueShape = ValueShape::List(&ValueShape::Words(|| words(&Power::WORDS)));

static POWERS_ROW: Shape = Shape::row(
    "myndigheten",
    &[required(
        "verdi",
        ValueShape::List(&ValueShape::Words(|| words(&Power::WORDS))),
        "Hva organet kan gjøre.",
    )],
);

static DISPATCH: Shape = Shape::row(
    "utsendingen",
    &[required("dager", ValueShape::Count, "Kalenderdager før møtet, regnet bakover til en virkedag.")],
);

static COPY: Shape = Shape::row(
    "kopien",
    &[
        required("hvem", ValueShape::Text, "Hvem som får kopi, som ordførere."),
        key("merk-særskilt", ValueShape::Id, "En sakstype de skal gjøres særskilt oppmerksom på."),
    ],
);

static ENCLOSURE: Shape = Shape::row(
    "vedlegget",
    &[required("referat-fra", ValueShape::Id, "Organet, eller gruppen, som referatet er fra.")],
);

static STANDING_ITEM: Shape = Shape::row(
    "den faste saken",
    &[
        required("navn", ValueShape::Id, "Navnet møtefilene bruker."),
        required("tittel", ValueShape::Text, "Tittelen; {forrige} er møtet før."),
        key("forslag", ValueShape::Text, "Forslaget til vedtak."),
        required("plass", ValueShape::Words(|| words(&Placement::WORDS)), "Før eller etter sakene."),
    ],
);

static MEETINGS: Shape =
    Shape::row("antallet", &[required("antall", ValueShape::Count, "Antall møter i året.")]);

static SIZE: Shape =
    Shape::row("antallet", &[required("inntil", ValueShape::Count, "Høyeste antall medlemmer.")]);

static ELECTED_BY: Shape =
    Shape::row("valget", &[required("av", ValueShape::Text, "Organet eller de deltakerne som velger.")]);

static ELECTED_AMONG: Shape = Shape::value("valget");

static TERM: Shape = Shape::row(
    "valgperioden",
    &[yes_no("omtrent", "Om lengden er omtrentlig."), required("år", ValueShape::Count, "Hvor mange år.")],
);

static MIRROR: Shape = Shape::value("speilingen");

static REGULATION: Shape = Shape::yes_no("regelen");

static OUTSIDERS: Shape = Shape::row(
    "deltakelsen",
    &[
        yes_no("kommuner", "nei når kommuner som ikke er deltakere, ikke kan være med."),
        key("andre", ValueShape::Words(|| words(&Role::WORDS)), "Den rollen andre høyst kan ha."),
    ],
);

static REMOTE: Shape = Shape::row("fjernmøtet", &[]);

static MEETS_BEFORE: Shape = Shape::row(
    "møteregelen",
    &[
        yes_no("omtrent", "Om antallet dager er omtrentlig."),
        required("organ", ValueShape::Id, "Organet som møtes etter dette."),
        required("dager", ValueShape::Count, "Dager før det møtet."),
    ],
);

static WISH: Shape = Shape::row(
    "ønsket",
    &[
        key(
            "ukedag",
            ValueShape::List(&ValueShape::Words(|| words(&WEEKDAYS))),
            "Ukedagene, hvilken som helst av dem.",
        ),
        key("tid", ValueShape::Form(meeting::TIME, "12:00–15:00"), "Fra og til, som 12:00–15:00."),
        key("sted", ValueShape::Text, "Stedet."),
        key("form", ValueShape::Words(|| words(&Form::WORDS)), "Møteformen."),
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
        required("av", ValueShape::Id, "Organet, eller gruppen, som skal ha hatt saken."),
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
        required("måned", MONTH, "Måneden."),
        key("når", ELECTION, "Bare i år med et slikt valg; ellers hvert år."),
    ],
);

static DECIDED_BY: Shape = Shape::value("avgjørelsen");

static FOCUS_AREA: Shape = Shape::row(
    "innsatsområdet",
    &[
        required("navn", ValueShape::Id, "Navnet sakene bruker."),
        key("tittel", ValueShape::Text, "Tittelen på papirer og i lister."),
    ],
);
