//! The keys of members.yaml.

use super::{Kind, MAIL_ADDRESS, NOTE, Shape, key, required, words};
use crate::model::Role;

pub(super) static MEMBERS: Shape = Shape::new(
    "members.yaml",
    &[
        key("delregioner", Kind::Named(&REGION), "Gruppene av deltakere som verv representerer."),
        key("deltakere", Kind::List(&Kind::Object(&MEMBER)), "Kommunene og fylkeskommunene i rådet."),
        key("personer", Kind::Named(&PERSON), "Personene, hver med sitt korte navn."),
        key("verv", Kind::List(&Kind::Object(&SEAT)), "Hvem som sitter i hvilket organ, fra dag til dag."),
        key(
            "innbyggere",
            Kind::List(&Kind::Object(&CENSUS)),
            "Hvor mange innbyggere deltakerne hadde, med én tabell for hver dag.",
        ),
    ],
);

static REGION: Shape =
    Shape::new("delregionen", &[required("navn", Kind::Text, "Navnet på papirene."), NOTE]);

static MEMBER: Shape = Shape::new(
    "deltakeren",
    &[
        key("kommune", Kind::Text, "Kommunens navn."),
        key("fylkeskommune", Kind::Text, "Fylkeskommunens navn, når det er en slik."),
        key("nummer", Kind::Text, "Kommunenummeret, i anførselstegn når det begynner med 0."),
        key("delregion", Kind::Id, "Et navn under delregioner."),
        key(
            "ansvarsandel",
            Kind::Form("^[0-9]{1,3}([,.][0-9]{1,2})? *%*$", "1,5"),
            "Andelen av ansvaret i prosent, som 1,5.",
        ),
        key(
            "medlemmer",
            Kind::Count,
            "Antall medlemmer i det øverste organet, når det er et annet enn avtalens.",
        ),
        key("fra", Kind::Date, "Første dag som deltaker."),
        key("til", Kind::Date, "Siste dag som deltaker."),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
)
.with_one_of(&["kommune", "fylkeskommune"]);

static PERSON: Shape = Shape::new(
    "personen",
    &[
        required("navn", Kind::Text, "Navnet på papirene."),
        key("tittel", Kind::Text, "Stillingen eller vervet, som ordfører."),
        key("fra", Kind::Date, "Første dag i stillingen eller vervet som tittelen viser."),
        key("til", Kind::Date, "Siste dag i det."),
        key("kommune", Kind::Text, "Kommunen personen kommer fra, et navn under deltakere."),
        key("fylkeskommune", Kind::Text, "Fylkeskommunen personen kommer fra."),
        key("arbeidssted", Kind::Text, "Arbeidsstedet, når det ikke er en kommune."),
        key("epost", MAIL_ADDRESS, "E-postadressen."),
        NOTE,
    ],
);

static SEAT: Shape = Shape::new(
    "vervet",
    &[
        required("organ", Kind::Id, "Organet, et navn under organer i bodies.yaml."),
        required("person", Kind::Id, "Personen, et navn under personer."),
        required("rolle", Kind::Words(|| words(&Role::WORDS)), "Hva vervet gir rett til."),
        key("representerer", Kind::Id, "Delregionen vervet representerer."),
        key("nummer", Kind::Count, "Rekkefølgen blant varamedlemmer."),
        key("fra", Kind::Date, "Første dag i vervet."),
        key("til", Kind::Date, "Siste dag i vervet."),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);

static CENSUS: Shape = Shape::new(
    "innbyggertallene",
    &[
        required("per", Kind::Date, "Dagen tallene gjelder, som regel 1. januar."),
        required(
            "antall",
            Kind::Map(&Kind::Form("^[0-9]+( [0-9]{3})*$", "12345")),
            "Navnet på hver deltaker med antall innbyggere; en fylkeskommune som «Innlandet fylkeskommune».",
        ),
        key("grunnlag", Kind::Text, "Kilden, et navn under kilder i bodies.yaml."),
        NOTE,
    ],
);
