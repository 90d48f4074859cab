//! The keys of budsjett.yaml.

use super::key::{NOTE, Shape, ValueShape, key, required, words};
use crate::model::{BudgetKind, Figure, MoneyUnit};

pub(super) static BUDGETS: Shape = Shape::new(
    "budsjett.yaml",
    &[key(
        "budsjett",
        ValueShape::List(&ValueShape::Object(&BUDGET)),
        "Budsjettene og regnskapene, år for år.",
    )],
);

/// An amount.
const AMOUNT: ValueShape = ValueShape::Form("^[-−–]?[0-9][0-9 \u{a0}]*([,.][0-9]{1,5})?$", "6283");

static BUDGET: Shape = Shape::new(
    "budsjettet",
    &[
        required("år", ValueShape::Form("^[12][0-9]{3}$", "2024"), "Året."),
        required(
            "slag",
            ValueShape::Words(|| words(&BudgetKind::WORDS)),
            "Det som er vedtatt, ventes eller ble.",
        ),
        key("per", ValueShape::Date, "Dagen en prognose er laget."),
        key(
            "enhet",
            ValueShape::Words(|| words(&MoneyUnit::WORDS)),
            "Hva beløpene er regnet i; ellers kroner.",
        ),
        key("overført", AMOUNT, "Det som er igjen fra tidligere år."),
        key("inntekter", ValueShape::Map(&AMOUNT), "Inntektene, post for post."),
        key("utgifter", ValueShape::Map(&AMOUNT), "Utgiftene, post for post."),
        key("kontingent", ValueShape::Text, "Inntektsposten som er kontingenten fra deltakerne."),
        key(
            "fordelt",
            ValueShape::Map(&ValueShape::Map(&AMOUNT)),
            "Hva en post er fordelt på, som prosjekter.",
        ),
        key("oppgitt", ValueShape::Object(&STATED), "Summene slik kilden selv oppgir dem."),
        key(
            "oppgitt-endring",
            ValueShape::Map(&AMOUNT),
            "Endringen fra budsjettet året før, slik kilden selv oppgir den, for en post eller en sum.",
        ),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);

static STATED: Shape = Shape::new(
    "de oppgitte summene",
    &[
        key(Figure::WORDS[0].0, AMOUNT, "Overført fra tidligere år."),
        key(Figure::WORDS[1].0, AMOUNT, "Summen av inntektene."),
        key(Figure::WORDS[2].0, AMOUNT, "Summen av utgiftene."),
        key(Figure::WORDS[3].0, AMOUNT, "Inntektene minus utgiftene."),
        key(Figure::WORDS[4].0, AMOUNT, "Det som er igjen til neste år."),
    ],
);
