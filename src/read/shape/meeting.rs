//! The fields of a meeting.

use super::case::WAIVER;
use super::proceedings::{ATTENDANCE, RECUSALS};
use super::{CLOCK, Kind, NOTE, Shape, key, proceedings, required, words, yes_no};
use crate::model::{Form, MeetingStatus};
use crate::norsk::written::WEEKDAYS;

/// From and to, or a beginning.
pub(super) const TIME: &str = "^[0-9]{1,2}[:.][0-9]{2}( *[–-] *[0-9]{1,2}[:.][0-9]{2})?$";

pub(super) static MEETING: Shape = Shape::new(
    "møtet",
    &[
        required("organ", Kind::Id, "Organet, et navn under organer i bodies.yaml."),
        required("dato", Kind::Date, "Dagen møtet holdes."),
        key("ukedag", Kind::Words(|| words(&WEEKDAYS)), "Ukedagen, som holdes opp mot datoen."),
        key("tid", Kind::Form(TIME, "12:00–15:00"), "Fra og til, som 12:00–15:00."),
        key("sted", Kind::Text, "Stedet, som det skal stå på innkallingen."),
        key("form", Kind::Words(|| words(&Form::WORDS)), "Hvordan møtet holdes."),
        required("status", Kind::Words(|| words(&MeetingStatus::WORDS)), "Hvor langt møtet er kommet."),
        key("sendt", Kind::Date, "Dagen innkallingen ble sendt; ipr innkalling skriver den."),
        key("oppdatert", Kind::Date, "Dagen papirene sist ble endret etter det; ipr innkalling skriver den."),
        key("kunngjort", Kind::Date, "Dagen møtet ble kunngjort for allmennheten."),
        key("møteleder", Kind::Id, "Den som ledet møtet, et navn under personer i members.yaml."),
        yes_no("møteleder-valgt", "Om møtet måtte velge en møteleder."),
        key("oppmøte", Kind::List(&Kind::Object(&ATTENDANCE)), "Hvem som møtte, og hvem som hadde forfall."),
        yes_no("haste", "ja når møtet er innkalt med kort frist etter koml. § 11-8."),
        key(
            "enige-i-fremgangsmåten",
            Kind::Votes,
            "Antallet eller de som var enige i at møtet er skriftlig.",
        ),
        yes_no("utdrag", "ja når bare en del av en gammel saksliste er kjent."),
        key("flyttet-fra", Kind::Text, "Mappen til møtet som er flyttet hit; ipr mote flytt skriver den."),
        key("flyttet-fordi", Kind::Text, "Hvorfor møtet er flyttet; kommer på innkallingen."),
        key("avlyst-fordi", Kind::Text, "Hvorfor møtet er avlyst; kommer på avlysningen."),
        key(
            "felles-med",
            Kind::List(&Kind::Id),
            "Organene dette er fellesmøte med, hvert med sitt møte samme dag.",
        ),
        key(
            "krevd",
            Kind::Object(&DEMAND),
            "Når medlemmer har krevd at møtet holdes (koml. § 11-2 andre ledd).",
        ),
        key("avvik", Kind::List(&Kind::Object(&WAIVER)), "Regler rådet har fraveket i møtet."),
        key("saksliste", Kind::List(&Kind::Object(&ITEM)), "Det møtet behandler, i rekkefølge."),
        NOTE,
    ],
);

static DEMAND: Shape = Shape::new(
    "kravet om møtet",
    &[
        key("av", Kind::List(&Kind::Id), "De som har krevd det, med navn fra members.yaml."),
        key("dato", Kind::Date, "Dagen de krevde det."),
    ],
);

static ITEM: Shape = Shape::new(
    "punktet på sakslisten",
    &[
        key("sak", Kind::Text, "Saksnummeret; ipr innkalling gir det."),
        key("id", Kind::CaseId, "Id-en til en sak."),
        key("fast", Kind::Id, "En av organets faste saker, et navn under faste-saker i bodies.yaml."),
        key(
            "tittel",
            Kind::Text,
            "Tittelen, når den er en annen enn sakens, eller når punktet ikke er en sak.",
        ),
        key("forslag", Kind::Text, "Forslaget til vedtak, når det er et annet enn sakens."),
        key("kl", CLOCK, "Når det ble stemt, i anførselstegn: \"12:30\"."),
        yes_no("tillegg", "ja når saken eller papirene ikke var med i innkallingen."),
        key(
            "motsatte-seg",
            Kind::Or(&Kind::Votes, &proceedings::OBJECTIONS),
            "De som ikke ville ha en slik sak avgjort.",
        ),
        key("lukket", Kind::Object(&proceedings::CLOSING), "Når møtet ble lukket for saken."),
        key("inhabile", RECUSALS, "De som var inhabile."),
        key("fritatt", RECUSALS, "De som ble fritatt av personlige grunner."),
        key("forslag-fra", Kind::List(&Kind::Id), "De som la fram forslag i møtet."),
        key(
            "avstemning",
            Kind::Or(&proceedings::UNANIMITY, &proceedings::BALLOT),
            "enstemmig, eller hvordan stemmene falt.",
        ),
        key("valg", Kind::Object(&proceedings::ELECTION), "Flertallsvalg av én person."),
        key(
            "hastevedtak-for",
            Kind::Id,
            "Organet som saken er avgjort i stedet for (koml. § 11-8 første ledd).",
        ),
        key("krevd-utsatt", Kind::Votes, "De som krevde en hastesak utsatt (koml. § 11-8 tredje ledd)."),
        NOTE,
    ],
)
.with_one_of(&["id", "fast", "tittel"]);
