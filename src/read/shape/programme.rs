//! The keys of program.yaml.

use super::key::{NOTE, Shape, ValueShape, key, required, words};
use crate::model::{MoneyUnit, PointKind, PointStatus, ProgrammeKind};

pub(super) static PROGRAMMES: Shape = Shape::new(
    "program.yaml",
    &[key(
        "program",
        ValueShape::List(&ValueShape::Object(&PROGRAMME)),
        "De strategiske føringene og handlingsprogrammene.",
    )],
);

/// A goal of the United Nations.
const GOAL: ValueShape = ValueShape::Form("^([1-9]|1[0-7])$", "11");

/// An amount, or that it is shared.
const SHARE: ValueShape = ValueShape::Form("^delt$|^[-−–]?[0-9][0-9 \u{a0}]*([,.][0-9]{1,5})?$", "150");

static PROGRAMME: Shape = Shape::new(
    "programmet",
    &[
        required("slag", ValueShape::Words(|| words(&ProgrammeKind::WORDS)), "Hva slags program det er."),
        required("tittel", ValueShape::Text, "Tittelen."),
        required("fra", ValueShape::Date, "Første dag det gjelder."),
        required("til", ValueShape::Date, "Siste dag det gjelder."),
        key("vedtatt", ValueShape::Date, "Dagen det ble vedtatt."),
        key("av", ValueShape::Text, "Organet som vedtok det."),
        key("bærekraftsmål", ValueShape::OneOrMore(&GOAL), "FNs bærekraftsmål det bidrar til, med nummer."),
        key(
            "enhet",
            ValueShape::Words(|| words(&MoneyUnit::WORDS)),
            "Hva beløpene er regnet i; ellers kroner.",
        ),
        key("tekst", ValueShape::Text, "Innledningen på papiret, med avsnitt."),
        key(
            "områder",
            ValueShape::Map(&ValueShape::Text),
            "Teksten på papiret om hvert innsatsområde, med navnet fra bodies.yaml.",
        ),
        key("punkter", ValueShape::List(&ValueShape::Object(&POINT)), "Punktene."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);

static POINT: Shape = Shape::new(
    "punktet",
    &[
        required("navn", ValueShape::Id, "Det sakene kaller det i «grunnlag»."),
        key("het", ValueShape::OneOrMore(&ValueShape::Id), "Navn det har hatt før; de virker fortsatt."),
        required("slag", ValueShape::Words(|| words(&PointKind::WORDS)), "Hva slags punkt det er."),
        required("tittel", ValueShape::Text, "Hva det går ut på."),
        key("innsatsområde", ValueShape::Text, "Området, et navn under innsatsområder i bodies.yaml."),
        key("ansvarlig", ValueShape::Text, "Organet, gruppen eller personen som har ansvaret."),
        key("fra", ValueShape::Date, "Første dag punktet gjelder, når det ikke er programmets første."),
        key("til", ValueShape::Date, "Siste dag punktet gjelder, når det ikke er programmets siste."),
        key("frist", ValueShape::Date, "Dagen det skal ha kommet en sak."),
        key(
            "midler",
            ValueShape::Map(&SHARE),
            "Postene i budsjettet som gjelder punktet, med beløp, eller «delt» når flere deler posten.",
        ),
        key("bærekraftsmål", ValueShape::OneOrMore(&GOAL), "Mål punktet bidrar til utover programmets."),
        key("status", ValueShape::Words(|| words(&PointStatus::WORDS)), "Hvor langt det er kommet."),
        key("tekst", ValueShape::Text, "Teksten på papiret."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);
