//! The fields of a meeting.

use super::case::WAIVER;
use super::key::{CLOCK, NOTE, Shape, ValueShape, key, required, words, yes_no};
use super::proceedings;
use super::proceedings::{ATTENDANCE, RECUSALS};
use crate::model::{Form, MeetingStatus};
use crate::norsk::written::WEEKDAYS;

/// From and to, or a beginning.
pub(super) const TIME: &str = "^[0-9]{1,2}[:.][0-9]{2}( *[–-] *[0-9]{1,2}[:.][0-9]{2})?$";

pub(super) static MEETING: Shape = Shape::new(
    "møtet",
    &[
        required("organ", ValueShape::Id, "Organet, et navn under organer i bodies.yaml."),
        required("dato", ValueShape::Date, "Dagen møtet holdes."),
        key(
            "flere-dager",
            ValueShape::List(&ValueShape::Object(&DAY)),
            "Dagene etter den første, når møtet går over flere.",
        ),
        key("ukedag", ValueShape::Words(|| words(&WEEKDAYS)), "Ukedagen, som holdes opp mot datoen."),
        key("tid", ValueShape::Form(TIME, "12:00–15:00"), "Fra og til, som 12:00–15:00."),
        key("sted", ValueShape::Text, "Stedet, som det skal stå på innkallingen."),
        key("form", ValueShape::Words(|| words(&Form::WORDS)), "Hvordan møtet holdes."),
        key("tittel", ValueShape::Text, "Møtets egen tittel, som Stormøte; kommer på alle papirene."),
        key("nummer", ValueShape::Text, "Møtets eget nummer, som 21-01."),
        key(
            "lenke",
            ValueShape::Form("^https?://[^ ]+$", "https://møte.example/abc"),
            "Lenken til et digitalt møte; står bare på åpne papirer når hele møtet er åpent.",
        ),
        key("kontakt", ValueShape::Id, "Den som svarer på spørsmål, et navn under personer i members.yaml."),
        key("påmelding", ValueShape::Date, "Siste dag for påmelding."),
        required("status", ValueShape::Words(|| words(&MeetingStatus::WORDS)), "Hvor langt møtet er kommet."),
        key(
            "flyttet-fra",
            ValueShape::Text,
            "Mappen til møtet som er flyttet hit; ipr mote flytt skriver den.",
        ),
        key("flyttet-fordi", ValueShape::Text, "Hvorfor møtet er flyttet; kommer på innkallingen."),
        key("avlyst-fordi", ValueShape::Text, "Hvorfor møtet er avlyst; kommer på avlysningen."),
        key("sendt", ValueShape::Date, "Dagen innkallingen ble sendt; ipr innkalling skriver den."),
        key(
            "oppdatert",
            ValueShape::Date,
            "Dagen papirene sist ble endret etter det; ipr innkalling skriver den.",
        ),
        key("kunngjort", ValueShape::Date, "Dagen møtet ble kunngjort for allmennheten."),
        key("møteleder", ValueShape::Id, "Den som ledet møtet, et navn under personer i members.yaml."),
        yes_no("møteleder-valgt", "Om møtet måtte velge en møteleder."),
        key(
            "oppmøte",
            ValueShape::List(&ValueShape::Object(&ATTENDANCE)),
            "Hvem som møtte, og hvem som hadde forfall.",
        ),
        yes_no("haste", "ja når møtet er innkalt med kort frist etter koml. § 11-8."),
        key(
            "enige-i-fremgangsmåten",
            ValueShape::Votes,
            "Antallet eller de som var enige i at møtet er skriftlig.",
        ),
        yes_no("utdrag", "ja når bare en del av en gammel saksliste er kjent."),
        key(
            "felles-med",
            ValueShape::List(&ValueShape::Id),
            "Organene dette er fellesmøte med, hvert med sitt møte samme dag.",
        ),
        key(
            "krevd",
            ValueShape::Object(&DEMAND),
            "Når medlemmer har krevd at møtet holdes (koml. § 11-2 andre ledd).",
        ),
        key(
            "rettelser",
            ValueShape::List(&ValueShape::Object(&CORRECTION)),
            "Det som er rettet etter at møtet er holdt; ipr mote rett skriver det.",
        ),
        key("avvik", ValueShape::List(&ValueShape::Object(&WAIVER)), "Regler rådet har fraveket i møtet."),
        key("saksliste", ValueShape::List(&ValueShape::Object(&ITEM)), "Det møtet behandler, i rekkefølge."),
        NOTE,
    ],
);

static DAY: Shape = Shape::new(
    "dagen",
    &[
        required("dato", ValueShape::Date, "Dagen."),
        key("tid", ValueShape::Form(TIME, "09:00–14:00"), "Fra og til den dagen."),
    ],
);

static DEMAND: Shape = Shape::new(
    "kravet om møtet",
    &[
        key("av", ValueShape::List(&ValueShape::Id), "De som har krevd det, med navn fra members.yaml."),
        key("dato", ValueShape::Date, "Dagen de krevde det."),
    ],
);

static CORRECTION: Shape = Shape::new(
    "rettelsen",
    &[
        required("dato", ValueShape::Date, "Dagen det ble rettet."),
        required("av", ValueShape::Id, "Den som står for det, et navn under personer i members.yaml."),
        required("grunn", ValueShape::Text, "Hvorfor; kommer på referatet."),
        key("gjelder", ValueShape::Text, "Hva som er rettet; uten dette gjelder det hele møtet."),
    ],
);

static ITEM_ATTACHMENT: Shape = Shape::new(
    "vedlegget",
    &[
        required("fil", ValueShape::Text, "Filen, med veien fra møtets mappe."),
        key("tittel", ValueShape::Text, "Hva vedlegget heter på papirene."),
    ],
);

static ITEM: Shape = Shape::new(
    "punktet på sakslisten",
    &[
        key("sak", ValueShape::Text, "Saksnummeret; ipr innkalling gir det."),
        key("id", ValueShape::CaseId, "Id-en til en sak."),
        key("fast", ValueShape::Id, "En av organets faste saker, et navn under faste-saker i bodies.yaml."),
        key(
            "tittel",
            ValueShape::Text,
            "Tittelen, når den er en annen enn sakens, eller når punktet ikke er en sak.",
        ),
        key("forslag", ValueShape::Text, "Forslaget til vedtak, når det er et annet enn sakens."),
        yes_no("uten-nummer", "ja for et punkt uten saksnummer, som en pause eller en innledning."),
        key("dato", ValueShape::Date, "Dagen punktet ble behandlet, når møtet går over flere dager."),
        key("tid", ValueShape::Form(TIME, "12:00–12:30"), "Når punktet begynner, eller fra og til."),
        key(
            "opplysning",
            ValueShape::Text,
            "Det papirene skal si under tittelen, som «Ingen skriftlige sakspapirer».",
        ),
        key(
            "inviterte",
            ValueShape::List(&ValueShape::Text),
            "De som er invitert til punktet: navn fra members.yaml, eller andre med egne ord.",
        ),
        key(
            "vedlegg",
            ValueShape::List(&ValueShape::Or(&ValueShape::Text, &ITEM_ATTACHMENT)),
            "Filer som følger med punktet, med veien fra møtets mappe.",
        ),
        key("ettersendes", ValueShape::Date, "Dagen sakspapirene sendes, når de ikke følger innkallingen."),
        key("ettersendt", ValueShape::Date, "Dagen de ble sendt; ipr utsending --ettersend skriver den."),
        key("kl", CLOCK, "Når det ble stemt, i anførselstegn: \"12:30\"."),
        yes_no("tillegg", "ja når saken eller papirene ikke var med i innkallingen."),
        key(
            "motsatte-seg",
            ValueShape::Or(&ValueShape::Votes, &proceedings::OBJECTIONS),
            "De som ikke ville ha en slik sak avgjort.",
        ),
        key("lukket", ValueShape::Object(&proceedings::CLOSING), "Når møtet ble lukket for saken."),
        key("inhabile", RECUSALS, "De som var inhabile."),
        key("fritatt", RECUSALS, "De som ble fritatt av personlige grunner."),
        key("forslag-fra", ValueShape::List(&ValueShape::Id), "De som la fram forslag i møtet."),
        key(
            "avstemning",
            ValueShape::Or(&proceedings::UNANIMITY, &proceedings::BALLOT),
            "enstemmig, eller hvordan stemmene falt.",
        ),
        key("valg", ValueShape::Object(&proceedings::ELECTION), "Et valg, av én eller av flere sammen."),
        key(
            "hastevedtak-for",
            ValueShape::Id,
            "Organet som saken er avgjort i stedet for (koml. § 11-8 første ledd).",
        ),
        key(
            "krevd-utsatt",
            ValueShape::Votes,
            "De som krevde en hastesak utsatt (koml. § 11-8 tredje ledd).",
        ),
        key(
            "dessuten-til-stede",
            ValueShape::List(&ValueShape::Text),
            "De inviterte som møtte til punktet, uten stemme.",
        ),
        key(
            "foreslår",
            ValueShape::List(&ValueShape::Object(&proceedings::AGENDA_PROPOSAL)),
            "Det organet foreslår at andre organer tar opp.",
        ),
        NOTE,
    ],
)
.with_one_of(&["id", "fast", "tittel"]);
