//! What a meeting file holds of its minutes.

use super::{CLOCK, Kind, NOTE, Shape, key, required, words, yes_no};
use crate::model::Side;
use crate::read::proceedings::UNANIMOUS;

pub(super) static ATTENDANCE: Shape = Shape::new(
    "oppmøtet",
    &[
        required("person", Kind::Id, "Personen, et navn under personer i members.yaml."),
        key("fra", CLOCK, "Når personen kom, om det var etter at møtet begynte."),
        key("til", CLOCK, "Når personen gikk, om det var før møtet sluttet."),
        key("forfall", Kind::Text, "Hvorfor personen ikke møtte."),
        key("vara-for", Kind::Id, "Den personen møtte for."),
        NOTE,
    ],
);

pub(super) static OBJECTIONS: Shape = Shape::new(
    "innvendingene",
    &[
        key("antall", Kind::Votes, "Hvor mange, eller hvem."),
        yes_no("møteleder", "Om møtelederen motsatte seg det."),
    ],
);

/// Those who took no part, each as a name or with the provision.
pub(super) const RECUSALS: Kind = Kind::List(&Kind::Or(&Kind::Id, &RECUSAL));

static RECUSAL: Shape = Shape::new(
    "raden",
    &[
        required("person", Kind::Id, "Personen, et navn under personer i members.yaml."),
        key("hjemmel", Kind::Text, "Bestemmelsen, som fvl. § 6 første ledd bokstav e."),
        NOTE,
    ],
);

/// That all agreed.
pub(super) static UNANIMITY: Kind = Kind::Words(|| words(&UNANIMOUS));

pub(super) static CLOSING: Shape = Shape::new(
    "lukkingen",
    &[
        key("hjemmel", Kind::Text, "Bestemmelsen møtet ble lukket etter, som koml. § 11-5 andre ledd."),
        key("kl", CLOCK, "Når det ble stemt om å lukke møtet."),
        key("fra", CLOCK, "Når møtet ble lukket."),
        key("til", CLOCK, "Når møtet ble åpnet igjen."),
        key("avstemning", Kind::Words(|| words(&UNANIMOUS)), "enstemmig, når alle ville lukke møtet."),
        key("for", Kind::Votes, "Antallet eller de som ville lukke møtet."),
        key("mot", Kind::Votes, "Antallet eller de som ikke ville det."),
        key("blanke", Kind::Votes, "Antallet eller de som stemte blankt."),
        key("møtelederen", Kind::Words(|| words(&Side::WORDS)), "Møtelederens stemme når stemmene var like."),
        NOTE,
    ],
);

pub(super) static BALLOT: Shape = Shape::new(
    "avstemningen",
    &[
        key("for", Kind::Votes, "Antallet eller de som stemte for."),
        key("mot", Kind::Votes, "Antallet eller de som stemte mot."),
        key("blanke", Kind::Votes, "Antallet eller de som stemte blankt."),
        key("møtelederen", Kind::Words(|| words(&Side::WORDS)), "Møtelederens stemme når stemmene var like."),
        NOTE,
    ],
)
.with_one_of(&["for", "mot", "blanke"]);

pub(super) static ELECTION: Shape = Shape::new(
    "valget",
    &[
        key(
            "runder",
            Kind::List(&Kind::Map(&Kind::Votes)),
            "Rundene: hver kandidat med sine stemmer, og blanke.",
        ),
        key("valgt", Kind::Id, "Den som ble valgt."),
        yes_no("loddtrekning", "Om valget ble avgjort ved loddtrekning."),
        NOTE,
    ],
);
