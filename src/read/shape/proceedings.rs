//! What a meeting file holds of its minutes.

use super::key::{CLOCK, NOTE, Shape, ValueShape, key, required, words, yes_no};
use crate::model::{ElectionMethod, Role, Side};
use crate::read::proceedings::UNANIMOUS;

pub(super) static ATTENDANCE: Shape = Shape::new(
    "oppmøtet",
    &[
        required("person", ValueShape::Id, "Personen, et navn under personer i members.yaml."),
        key("dato", ValueShape::Date, "Den ene dagen raden gjelder, når møtet går over flere dager."),
        key("fra", CLOCK, "Når personen kom, om det var etter at møtet begynte."),
        key("til", CLOCK, "Når personen gikk, om det var før møtet sluttet."),
        key(
            "forfall",
            ValueShape::Text,
            "At personen ikke møtte, som «meldt». Grunnen trengs ikke, og sykdom skrives ikke.",
        ),
        key("vara-for", ValueShape::Id, "Den personen møtte for."),
        NOTE,
    ],
);

pub(super) static OBJECTIONS: Shape = Shape::new(
    "innvendingene",
    &[
        key("antall", ValueShape::Votes, "Hvor mange, eller hvem."),
        yes_no("møteleder", "Om møtelederen motsatte seg det."),
    ],
);

/// Those who took no part, each as a name or with the provision.
pub(super) const RECUSALS: ValueShape = ValueShape::List(&ValueShape::Or(&ValueShape::Id, &RECUSAL));

static RECUSAL: Shape = Shape::new(
    "raden",
    &[
        required("person", ValueShape::Id, "Personen, et navn under personer i members.yaml."),
        key("hjemmel", ValueShape::Text, "Bestemmelsen, som fvl. § 6 første ledd bokstav e."),
        NOTE,
    ],
);

/// That all agreed.
pub(super) static UNANIMITY: ValueShape = ValueShape::Words(|| words(&UNANIMOUS));

pub(super) static CLOSING: Shape = Shape::new(
    "lukkingen",
    &[
        key("hjemmel", ValueShape::Text, "Bestemmelsen møtet ble lukket etter, som koml. § 11-5 andre ledd."),
        key("kl", CLOCK, "Når det ble stemt om å lukke møtet."),
        key("fra", CLOCK, "Når møtet ble lukket."),
        key("til", CLOCK, "Når møtet ble åpnet igjen."),
        key("avstemning", ValueShape::Words(|| words(&UNANIMOUS)), "enstemmig, når alle ville lukke møtet."),
        key("for", ValueShape::Votes, "Antallet eller de som ville lukke møtet."),
        key("mot", ValueShape::Votes, "Antallet eller de som ikke ville det."),
        key("blanke", ValueShape::Votes, "Antallet eller de som stemte blankt."),
        key(
            "møtelederen",
            ValueShape::Words(|| words(&Side::WORDS)),
            "Møtelederens stemme når stemmene var like.",
        ),
        NOTE,
    ],
);

pub(super) static BALLOT: Shape = Shape::new(
    "avstemningen",
    &[
        key("for", ValueShape::Votes, "Antallet eller de som stemte for."),
        key("mot", ValueShape::Votes, "Antallet eller de som stemte mot."),
        key("blanke", ValueShape::Votes, "Antallet eller de som stemte blankt."),
        key(
            "møtelederen",
            ValueShape::Words(|| words(&Side::WORDS)),
            "Møtelederens stemme når stemmene var like.",
        ),
        NOTE,
    ],
)
.with_one_of(&["for", "mot", "blanke"]);

pub(super) static AGENDA_PROPOSAL: Shape = Shape::new(
    "forslaget til saksliste",
    &[
        required("organ", ValueShape::Id, "Organet som bør ta det opp."),
        required("hva", ValueShape::Text, "Sakens id, eller en tittel når det ikke er noen sak ennå."),
        key("avvist", ValueShape::Text, "Hvorfor det ikke settes opp."),
    ],
);

static ELECTION_LIST: Shape = Shape::new(
    "listen",
    &[
        required("navn", ValueShape::Text, "Hva listen heter: partiet, gruppen eller kommunen."),
        required("stemmer", ValueShape::Votes, "Antallet, eller de som stemte på den."),
        key(
            "kandidater",
            ValueShape::List(&ValueShape::Id),
            "Kandidatene, i rekkefølge; uten dem er det de blanke stemmene.",
        ),
    ],
);

pub(super) static ELECTION: Shape = Shape::new(
    "valget",
    &[
        key(
            "måte",
            ValueShape::Words(|| words(&ElectionMethod::WORDS)),
            "Hvordan det ble valgt; leder og nestleder velges ved flertallsvalg, flere sammen på en av de \
                andre måtene.",
        ),
        yes_no("skriftlig", "Om det ble stemt skriftlig, som bare går an ved forholdsvalg."),
        key(
            "runder",
            ValueShape::List(&ValueShape::Map(&ValueShape::Votes)),
            "Rundene: hver kandidat med sine stemmer, og blanke.",
        ),
        key("plasser", ValueShape::Count, "Plassene listene deler ved et forholdsvalg."),
        key("lister", ValueShape::List(&ValueShape::Object(&ELECTION_LIST)), "Listene ved et forholdsvalg."),
        key("valgt", ValueShape::Id, "Den som ble valgt."),
        key("valgte", ValueShape::List(&ValueShape::Id), "De som ble valgt sammen."),
        yes_no("loddtrekning", "Om valget ble avgjort ved loddtrekning."),
        key("organ", ValueShape::Id, "Organet de ble valgt til, når tittelen på saken ikke sier det."),
        key("rolle", ValueShape::Words(|| words(&Role::WORDS)), "Rollen de ble valgt til der."),
        yes_no("utenfor", "ja når valget ikke er til et av rådets organer."),
        NOTE,
    ],
);
