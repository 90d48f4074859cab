//! The keys of one body in bodies.yaml.

use super::key::{KRONER, NOTE, Shape, ValueShape, YES_NO, key, required, words, yes_no};
use super::meeting;
use crate::model::{BodyKind, Form, Placement, Power, Role, Series, TakingTurns};
use crate::norsk::{TextLanguage, written::WEEKDAYS};
use crate::read::wishes;

pub(super) static BODY: Shape = Shape::new(
    "organet",
    &[
        required("navn", ValueShape::OrRows(&ValueShape::Text, &NAME), "Navnet på papirene."),
        key("bestemt", ValueShape::Text, "Navnet i løpende tekst."),
        key("forkortelse", ValueShape::Text, "Kortformen, som IPU."),
        key("møtenavn", ValueShape::Text, "Hva et møte heter, som styremøte."),
        key("referat-heter", ValueShape::Text, "Hva referatet heter, som protokoll."),
        key(
            "språk",
            ValueShape::Words(|| words(&TextLanguage::WORDS)),
            "Språket organet skriver sine egne tekster på, når det er et annet enn rådets.",
        ),
        required("slag", ValueShape::Words(|| words(&BodyKind::WORDS)), "Folkevalgt eller rådgivende."),
        key("gruppe", ValueShape::Id, "En gruppe av organer, så en rad i saksgang kan vise til alle."),
        key("mandat", ValueShape::Text, "Hva gruppen eller prosjektet skal gjøre, eller hvor det står."),
        key("eier", ValueShape::Text, "Organet som eier det, eller en annen eier med egne ord."),
        key(
            "finansiering",
            ValueShape::OrRows(&ValueShape::Text, &FUNDING),
            "Hvem som betaler, og hvor mye.",
        ),
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
        key(
            "ledes-av",
            ValueShape::OrRows(&ValueShape::Id, &LED_BY),
            "Organet som har leder og nestleder felles med dette; navnet på organet selv når det velger sin \
             egen leder.",
        ),
        key(
            "inviterer",
            ValueShape::Rows(&INVITATION),
            "Hvem som inviteres til møtene i de sakene som er deres.",
        ),
        key("lederskifte", ValueShape::Rows(&ROTATION), "At ledervervet går på omgang."),
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
        key(
            "medlemmet-kaller-vara",
            ValueShape::OrRows(&YES_NO, &REGULATION),
            "ja når den som har forfall, selv kaller inn varamedlemmet; ellers gjør sekretariatet det.",
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
        yes_no("uten-nummer", "ja når punktet ikke skal ha saksnummer, som en pause."),
    ],
);

static MEETINGS: Shape =
    Shape::row("antallet", &[required("antall", MEETING_COUNT, "Antall møter i året, som 4 eller 4–5.")]);

const MEETING_COUNT: ValueShape = ValueShape::Form(wishes::MEETING_COUNT, "4–5");

static SIZE: Shape =
    Shape::row("antallet", &[required("inntil", ValueShape::Count, "Høyeste antall medlemmer.")]);

static ELECTED_BY: Shape =
    Shape::row("valget", &[required("av", ValueShape::Text, "Organet eller de deltakerne som velger.")]);

static ELECTED_AMONG: Shape = Shape::value("valget");

static LED_BY: Shape = Shape::value("ledelsen");

static FUNDING: Shape = Shape::row(
    "finansieringen",
    &[
        required("av", ValueShape::Text, "Den som betaler."),
        key("beløp", KRONER, "Hvor mye, i kroner."),
        key("år", ValueShape::Form("^[0-9]{4}$", "2023"), "Året det gjelder."),
        key("post", ValueShape::Text, "Posten i budsjettet for det året, slik den står i budsjett.yaml."),
    ],
);

static INVITATION: Shape = Shape::row(
    "invitasjonen",
    &[required("ledere-for", ValueShape::Id, "Organet eller gruppen, i saker i deres innsatsområder.")],
);

static ROTATION: Shape = Shape::row(
    "lederskiftet",
    &[
        required("år", ValueShape::Count, "Hvor mange år hver har vervet."),
        required(
            "mellom",
            ValueShape::Words(|| words(&TakingTurns::WORDS)),
            "Hvem det går på omgang mellom.",
        ),
        key(
            "rekkefølge",
            ValueShape::List(&ValueShape::Text),
            "Rekkefølgen, med navnene fra members.yaml; uten den er enhver annen den neste.",
        ),
    ],
);

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
