//! The keys of bodies.yaml.

use super::{Kind, MAIL_ADDRESS, NOTE, Shape, YES_NO, key, meeting, required, words, yes_no};
use crate::model::{
    BodyKind, Condition, Counted, Form, GeneralElection, Matter, Need, Placement, Power, Role, Series,
};
use crate::norsk::{self, written::WEEKDAYS};
use crate::read::body::LANGUAGES;
use crate::read::wishes;

pub(super) static BODIES: Shape = Shape::new(
    "bodies.yaml",
    &[
        required("råd", Kind::Object(&COUNCIL), "Rådet selv."),
        key("kilder", Kind::Named(&SOURCE), "Dokumentene som rader bygger på, med korte navn."),
        required("organer", Kind::Named(&BODY), "Organene, hvert med sin id."),
        key(
            "saksgang",
            Kind::List(&Kind::Object(&ROUTING_RULE)),
            "Hva som må eller bør være gjort før et organ får en sak.",
        ),
        key("sakstyper", Kind::Named(&CASE_TYPE), "Sakstypene, hver med sitt navn."),
        key(
            "innsatsområder",
            Kind::List(&Kind::Object(&FOCUS_AREA)),
            "Innsatsområdene i handlingsprogrammet.",
        ),
        key("lover", Kind::Object(&LAWS), "Når lover som er vedtatt, trer i kraft."),
    ],
);

static COUNCIL: Shape = Shape::new(
    "rådet",
    &[
        required("navn", Kind::Text, "Rådets fulle navn."),
        key("kortnavn", Kind::Text, "Navnet i løpende tekst."),
        key("målform", Kind::Words(|| words(&LANGUAGES)), "Målformen på papirene."),
        key(
            "overskrifter",
            Kind::Object(&HEADINGS),
            "Overskriftene i sakene, når rådet har andre enn de vanlige.",
        ),
        key("sekretariat", Kind::Text, "Hva sekretariatet heter."),
        key("epost", MAIL_ADDRESS, "Sekretariatets e-postadresse, som innkallinger sendes fra."),
        key("nettsted", Kind::Text, "Rådets nettsted."),
        key("logo", Kind::Text, "En PNG eller JPEG øverst i mappen."),
        key("samarbeidsavtale", Kind::Object(&AGREEMENT), "Samarbeidsavtalen."),
        key("journal", Kind::Rows(&JOURNAL), "Når rådet fører journal."),
        key("lagring", Kind::Rows(&STORAGE), "Hvor mappen ligger når den er delt."),
        key(
            "arbeidsfrister",
            Kind::Rows(&WORKING_TIMES),
            "Virkedagene sekretariatet setter av til eget arbeid før utsending og etter møter.",
        ),
        key("unngå", Kind::Rows(&AVOIDANCE), "Dager rådet helst ikke har møter, til forslag til møteplan."),
        key("administrative-grupper", Kind::Rows(&GROUPS), "Hvor mange administrative grupper rådet har."),
        key("kontingent", Kind::Rows(&RATE), "Satsen som deltakerne betaler kontingent etter."),
        NOTE,
    ],
);

static AGREEMENT: Shape = Shape::new(
    "samarbeidsavtalen",
    &[
        key("vedtatt", Kind::Date, "Dagen avtalen ble vedtatt."),
        yes_no("eget-rettssubjekt", "Om rådet er eget rettssubjekt."),
        key("medlemmer-per-deltaker", Kind::Count, "Hvor mange hver deltaker har i det øverste organet."),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder."),
        key(
            "momenter",
            Kind::Object(&POINTS),
            "Hvor i avtalen det loven krever, er avtalt (koml. § 18-4 fjerde ledd).",
        ),
        NOTE,
    ],
);

static POINTS: Shape = Shape::new(
    "momentene",
    &[
        key("navn", Kind::Text, "Stedet i avtalen om rådets navn, som pkt. 3."),
        key("eget-rettssubjekt", Kind::Text, "Stedet om rådet er eget rettssubjekt."),
        key("medlemmer", Kind::Text, "Stedet om hvor mange medlemmer deltakerne har."),
        key("saker", Kind::Text, "Stedet om hvilke saker rådet behandler."),
        key("myndighet", Kind::Text, "Stedet om hva rådet kan treffe vedtak om."),
        key("andeler", Kind::Text, "Stedet om deltakernes andel av ansvaret."),
        key("uttreden", Kind::Text, "Stedet om uttreden."),
        key("oppløsning", Kind::Text, "Stedet om oppløsning."),
    ],
);

static HEADINGS: Shape = Shape::new(
    "overskriftene",
    &[
        key("forslag", Kind::Text, "Overskriften over forslaget."),
        key("saksfremstilling", Kind::Text, "Overskriften over saksfremstillingen."),
        key(
            "innstilling",
            WITH_BODY,
            "Overskriften over en innstilling, med {organ} der organets navn skal stå.",
        ),
        key("vedtak", WITH_BODY, "Overskriften over et vedtak, med {organ} der organets navn skal stå."),
    ],
);

/// A heading that names a body.
const WITH_BODY: Kind = Kind::Form("^[^{}]*\\{organ\\}[^{}]*$", "Innstilling fra {organ}");

static GROUPS: Shape = Shape::row("antallet", &[required("antall", Kind::Count, "Antall grupper.")]);

static WORKING_TIMES: Shape = Shape::row(
    "arbeidsfristene",
    &[
        key(
            "papirer",
            Kind::Count,
            "Virkedager fra papirene er ferdige til de sendes. Én når ikke annet står.",
        ),
        key(
            "referat",
            Kind::Count,
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
            Kind::Words(|| words(&Counted::WORDS)),
            "Hvilket års 1. januar innbyggerne telles; ellers året før.",
        ),
        key("av", Kind::Id, "Organet som vedtok satsen."),
        key("vedtatt", Kind::Date, "Dagen satsen ble vedtatt."),
    ],
);

/// Kroner, exact to the øre.
const MONEY: Kind = Kind::Form("^[0-9]{1,3}([,.][0-9]{1,2})?$", "2,80");

static JOURNAL: Shape = Shape::row("journalen", &[]);

static STORAGE: Shape = Shape::row(
    "lagringen",
    &[
        required("sted", Kind::Text, "Stedet eller tjenesten."),
        key("land", Kind::Text, "Landet."),
        yes_no("offentlig", "ja når alle kan lese den."),
    ],
);

static LAWS: Shape =
    Shape::new("lovene", &[key("forvaltningsloven-2025", Kind::Object(&LAW), "Forvaltningsloven av 2025.")]);

static LAW: Shape =
    Shape::new("loven", &[key("i-kraft", Kind::Date, "Dagen loven trer i kraft, når den er kjent."), NOTE]);

static SOURCE: Shape = Shape::new(
    "kilden",
    &[
        required("tittel", Kind::Text, "Dokumentets tittel."),
        key("dato", Kind::Date, "Dokumentets dato."),
        key("viser-til", Kind::List(&Kind::Date), "Datoene dokumentet viser til."),
        NOTE,
    ],
);

static BODY: Shape = Shape::new(
    "organet",
    &[
        required("navn", Kind::OrRows(&Kind::Text, &NAME), "Navnet på papirene."),
        key("bestemt", Kind::Text, "Navnet i løpende tekst."),
        key("forkortelse", Kind::Text, "Kortformen, som IPU."),
        key("møtenavn", Kind::Text, "Hva et møte heter, som styremøte."),
        key("referat-heter", Kind::Text, "Hva referatet heter, som protokoll."),
        required("slag", Kind::Words(|| words(&BodyKind::WORDS)), "Folkevalgt eller rådgivende."),
        key("gruppe", Kind::Id, "En gruppe av organer, så en rad i saksgang kan vise til alle."),
        key("fra", Kind::Date, "Første dag organet finnes."),
        key("til", Kind::Date, "Siste dag organet finnes."),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder, eller en paragraf."),
        key("kan", Kind::OrRows(&POWERS, &POWERS_ROW), "Hva organet har myndighet til."),
        key("saksnummer", Kind::Rows(&NUMBERING), "Hvordan organets saker nummereres."),
        key("utsending", Kind::Rows(&DISPATCH), "Når papirene må ut."),
        key("kopi-til", Kind::Rows(&COPY), "Hvem andre som får innkallingen."),
        key("følger-innkallingen", Kind::Rows(&ENCLOSURE), "Hva som må følge innkallingen."),
        key("innsatsområder", Kind::List(&Kind::Id), "De innsatsområdene en faggruppe drøfter."),
        key("faste-saker", Kind::Rows(&STANDING_ITEM), "Saker som står på hver saksliste."),
        key("møter-i-året", Kind::Rows(&MEETINGS), "Hvor mange møter organet skal ha."),
        key("medlemmer", Kind::Rows(&SIZE), "Hvor mange medlemmer organet kan ha."),
        key("velges-blant", Kind::OrRows(&Kind::Id, &ELECTED_AMONG), "Organet som medlemmene må sitte i."),
        key("valgperiode", Kind::Rows(&TERM), "Hvor lenge medlemmene er valgt."),
        key(
            "speiler",
            Kind::OrRows(&Kind::Id, &MIRROR),
            "Organet som gruppen har de samme delregionene som.",
        ),
        key("en-per-delregion", Kind::OrRows(&YES_NO, &REGULATION), "ja når hver delregion har én plass."),
        key(
            "etterfølger-overtar",
            Kind::OrRows(&YES_NO, &REGULATION),
            "ja når etterfølgeren i vervet kan overta plassen.",
        ),
        key("utenforstående", Kind::Rows(&OUTSIDERS), "Om andre enn deltakerne kan være med."),
        key(
            "fjernmøte",
            Kind::Rows(&REMOTE),
            "Når det er besluttet at organet kan møtes digitalt (koml. § 11-7).",
        ),
        key("velges-av", Kind::Rows(&ELECTED_BY), "Hvem som velger medlemmene."),
        key("møter-før", Kind::Rows(&MEETS_BEFORE), "Hvor lenge før et annet organ dette skal møtes."),
        key("helst", Kind::Rows(&WISH), "Hvordan organet helst møtes, til forslag til møteplan."),
        NOTE,
    ],
);

static NAME: Shape = Shape::value("navnet");

static NUMBERING: Shape = Shape::row(
    "saksnummeret",
    &[
        required(
            "serie",
            Kind::Words(|| words(&Series::WORDS)),
            "Om nummereringen begynner på nytt hvert år eller hvert møte.",
        ),
        required(
            "form",
            Kind::Form("^[^N0-9]*N+[^N0-9]*$", "NN/ÅÅ"),
            "N for hvert siffer, ÅÅ eller ÅÅÅÅ for året, som NN/ÅÅ.",
        ),
    ],
);

static POWERS: Kind = Kind::List(&Kind::Words(|| words(&Power::WORDS)));

static POWERS_ROW: Shape = Shape::row(
    "myndigheten",
    &[required("verdi", Kind::List(&Kind::Words(|| words(&Power::WORDS))), "Hva organet kan gjøre.")],
);

static DISPATCH: Shape = Shape::row(
    "utsendingen",
    &[required("dager", Kind::Count, "Kalenderdager før møtet, regnet bakover til en virkedag.")],
);

static COPY: Shape = Shape::row(
    "kopien",
    &[
        required("hvem", Kind::Text, "Hvem som får kopi, som ordførere."),
        key("merk-særskilt", Kind::Id, "En sakstype de skal gjøres særskilt oppmerksom på."),
    ],
);

static ENCLOSURE: Shape = Shape::row(
    "vedlegget",
    &[required("referat-fra", Kind::Id, "Organet, eller gruppen, som referatet er fra.")],
);

static STANDING_ITEM: Shape = Shape::row(
    "den faste saken",
    &[
        required("navn", Kind::Id, "Navnet møtefilene bruker."),
        required("tittel", Kind::Text, "Tittelen; {forrige} er møtet før."),
        key("forslag", Kind::Text, "Forslaget til vedtak."),
        required("plass", Kind::Words(|| words(&Placement::WORDS)), "Før eller etter sakene."),
    ],
);

static MEETINGS: Shape = Shape::row("antallet", &[required("antall", Kind::Count, "Antall møter i året.")]);

static SIZE: Shape = Shape::row("antallet", &[required("inntil", Kind::Count, "Høyeste antall medlemmer.")]);

static ELECTED_BY: Shape =
    Shape::row("valget", &[required("av", Kind::Text, "Organet eller de deltakerne som velger.")]);

static ELECTED_AMONG: Shape = Shape::value("valget");

static TERM: Shape = Shape::row(
    "valgperioden",
    &[yes_no("omtrent", "Om lengden er omtrentlig."), required("år", Kind::Count, "Hvor mange år.")],
);

static MIRROR: Shape = Shape::value("speilingen");

static REGULATION: Shape = Shape::yes_no("regelen");

static OUTSIDERS: Shape = Shape::row(
    "deltakelsen",
    &[
        yes_no("kommuner", "nei når kommuner som ikke er deltakere, ikke kan være med."),
        key("andre", Kind::Words(|| words(&Role::WORDS)), "Den rollen andre høyst kan ha."),
    ],
);

static REMOTE: Shape = Shape::row("fjernmøtet", &[]);

static MEETS_BEFORE: Shape = Shape::row(
    "møteregelen",
    &[
        yes_no("omtrent", "Om antallet dager er omtrentlig."),
        required("organ", Kind::Id, "Organet som møtes etter dette."),
        required("dager", Kind::Count, "Dager før det møtet."),
    ],
);

static WISH: Shape = Shape::row(
    "ønsket",
    &[
        key("ukedag", Kind::List(&Kind::Words(|| words(&WEEKDAYS))), "Ukedagene, hvilken som helst av dem."),
        key("tid", Kind::Form(meeting::TIME, "12:00–15:00"), "Fra og til, som 12:00–15:00."),
        key("sted", Kind::Text, "Stedet."),
        key("form", Kind::Words(|| words(&Form::WORDS)), "Møteformen."),
    ],
);

static AVOIDANCE: Shape = Shape::row(
    "perioden",
    &[
        required("hva", Kind::Text, "Hva det er, som vinterferien."),
        key("uker", Kind::List(&Kind::Count), "Ukenumre som kommer igjen hvert år."),
        key("måneder", Kind::List(&MONTH), "Måneder."),
        key("dager", YEARLY, "Dager som kommer igjen hvert år, fra og til."),
        key("datoer", DATES, "Ett bestemt tidsrom."),
        yes_no("påskeuken", "ja for dagene før skjærtorsdag og tirsdagen etter påske."),
        key("valguken", Kind::List(&ELECTION), "Uken et slikt valg holdes."),
    ],
)
.with_one_of(&wishes::PERIODS);

/// A month.
const MONTH: Kind = Kind::Words(|| norsk::MONTHS.to_vec());

/// An election.
const ELECTION: Kind = Kind::Words(|| words(&GeneralElection::WORDS));

/// From a day of the year to another.
const YEARLY: Kind =
    Kind::Form("^[0-9]{1,2}[.][0-9]{1,2}[.]? ?[–-] ?[0-9]{1,2}[.][0-9]{1,2}[.]?$", "20.12–06.01");

/// From a date to another.
const DATES: Kind =
    Kind::Form("^[0-9]{4}-[0-9]{2}-[0-9]{2}( ?– ?[0-9]{4}-[0-9]{2}-[0-9]{2})?$", "2027-05-03–2027-05-07");

static ROUTING_RULE: Shape = Shape::row(
    "saksgangen",
    &[
        required("før", Kind::Id, "Organet som må vente."),
        key("når", Kind::Words(|| words(&Condition::WORDS)), "Bare slike saker; ellers alle."),
        required("av", Kind::Id, "Organet, eller gruppen, som skal ha hatt saken."),
        key("krever", Kind::Words(|| words(&Need::WORDS)), "Det som må være gjort."),
        key("bør", Kind::Words(|| words(&Need::WORDS)), "Det som vanligvis gjøres."),
    ],
)
.with_one_of(&["krever", "bør"]);

static CASE_TYPE: Shape = Shape::new(
    "sakstypen",
    &[
        key("navn", Kind::Text, "Navnet på papirer og i lister."),
        key("gjelder", Kind::List(&Kind::Words(|| words(&Matter::WORDS))), "Hva slike saker er."),
        key("forankres", Kind::Rows(&ANCHORING), "Fra når slike saker skal ha innsatsområde eller grunnlag."),
        key("årshjul", Kind::Rows(&ANNUAL_CYCLE), "Når i året et organ skal ha en slik sak."),
        yes_no("politisk", "Om slike saker har politisk innhold."),
        key(
            "avgjøres-av",
            Kind::OrRows(&Kind::Id, &DECIDED_BY),
            "Organet som avgjør; ellers det som får saken.",
        ),
        yes_no("lovbestemt", "Om loven selv sier hvem som avgjør."),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder, eller en paragraf."),
        key("seksjoner", Kind::List(&Kind::Text), "Avsnittene en ny sak får."),
        NOTE,
    ],
);

static ANCHORING: Shape = Shape::row("forankringen", &[]);

static ANNUAL_CYCLE: Shape = Shape::row(
    "årshjulet",
    &[
        required("organ", Kind::Id, "Organet."),
        required("måned", MONTH, "Måneden."),
        key("når", ELECTION, "Bare i år med et slikt valg; ellers hvert år."),
    ],
);

static DECIDED_BY: Shape = Shape::value("avgjørelsen");

static FOCUS_AREA: Shape = Shape::row(
    "innsatsområdet",
    &[
        required("navn", Kind::Id, "Navnet sakene bruker."),
        key("tittel", Kind::Text, "Tittelen på papirer og i lister."),
    ],
);
