//! The keys of members.yaml.

use super::key::{MAIL_ADDRESS, NOTE, Shape, ValueShape, key, required, words, yes_no};
use crate::model::Role;

pub(super) static MEMBERS: Shape = Shape::new(
    "members.yaml",
    &[
        key("delregioner", ValueShape::Named(&REGION), "Gruppene av deltakere som verv representerer."),
        key(
            "deltakere",
            ValueShape::List(&ValueShape::Object(&MEMBER)),
            "Kommunene og fylkeskommunene i rådet.",
        ),
        key("personer", ValueShape::Named(&PERSON), "Personene, hver med sitt korte navn."),
        key(
            "verv",
            ValueShape::List(&ValueShape::Object(&SEAT)),
            "Hvem som sitter i hvilket organ, fra dag til dag.",
        ),
        key(
            "innbyggere",
            ValueShape::List(&ValueShape::Object(&CENSUS)),
            "Hvor mange innbyggere deltakerne hadde, med én tabell for hver dag.",
        ),
    ],
);

static REGION: Shape =
    Shape::new("delregionen", &[required("navn", ValueShape::Text, "Navnet på papirene."), NOTE]);

static MEMBER: Shape = Shape::new(
    "deltakeren",
    &[
        key("kommune", ValueShape::Text, "Kommunens navn."),
        key("fylkeskommune", ValueShape::Text, "Fylkeskommunens navn, når det er en slik."),
        key("nummer", ValueShape::Text, "Kommunenummeret, i anførselstegn når det begynner med 0."),
        key("delregion", ValueShape::Id, "Et navn under delregioner."),
        key(
            "ansvarsandel",
            ValueShape::Form("^[0-9]{1,3}([,.][0-9]{1,2})? *%*$|^[0-9]{1,4}/[0-9]{1,4}$", "1,5"),
            "Andelen av ansvaret i prosent, som 1,5, eller som brøk, som 1/3.",
        ),
        key(
            "medlemmer",
            ValueShape::Count,
            "Antall medlemmer i det øverste organet, når det er et annet enn avtalens.",
        ),
        key("fra", ValueShape::Date, "Første dag som deltaker."),
        key("til", ValueShape::Date, "Siste dag som deltaker."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
)
.with_one_of(&["kommune", "fylkeskommune"]);

static PERSON: Shape = Shape::new(
    "personen",
    &[
        required("navn", ValueShape::Text, "Navnet på papirene."),
        key("tittel", ValueShape::Text, "Stillingen eller vervet, som ordfører."),
        key("fra", ValueShape::Date, "Første dag i stillingen eller vervet som tittelen viser."),
        key("til", ValueShape::Date, "Siste dag i det."),
        key("kommune", ValueShape::Text, "Kommunen personen kommer fra, et navn under deltakere."),
        key("fylkeskommune", ValueShape::Text, "Fylkeskommunen personen kommer fra."),
        key("arbeidssted", ValueShape::Text, "Arbeidsstedet, når det ikke er en kommune."),
        key("epost", MAIL_ADDRESS, "E-postadressen."),
        key("telefon", ValueShape::Text, "Telefonnummeret."),
        yes_no("kontakt-offentlig", "ja når e-post og telefon kan stå i medlemslisten for alle."),
        NOTE,
    ],
);

static SEAT: Shape = Shape::new(
    "vervet",
    &[
        required("organ", ValueShape::Id, "Organet, et navn under organer i bodies.yaml."),
        required("person", ValueShape::Id, "Personen, et navn under personer."),
        required("rolle", ValueShape::Words(|| words(&Role::WORDS)), "Hva vervet gir rett til."),
        key("representerer", ValueShape::Id, "Delregionen eller deltakeren vervet representerer."),
        key("nummer", ValueShape::Count, "Rekkefølgen blant varamedlemmer."),
        key("fra", ValueShape::Date, "Første dag i vervet."),
        key("til", ValueShape::Date, "Siste dag i vervet."),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);

static CENSUS: Shape = Shape::new(
    "innbyggertallene",
    &[
        required("per", ValueShape::Date, "Dagen tallene gjelder, som regel 1. januar."),
        required(
            "antall",
            ValueShape::Map(&ValueShape::Form("^[0-9]+( [0-9]{3})*$", "12345")),
            "Navnet på hver deltaker med antall innbyggere; en fylkeskommune som «Innlandet fylkeskommune».",
        ),
        key(
            "sum",
            ValueShape::Form("^[0-9]+( [0-9]{3})*$", "123456"),
            "Hvor mange det er i alt etter kilden; holdes opp mot tallene.",
        ),
        key("grunnlag", ValueShape::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);
