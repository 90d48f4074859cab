//! What the made-up cases are about. Invented, in bokmål.

use super::Seat;
use super::random::Random;

/// The groups that take turns, with the focus area each covers before and after 2025.
pub const GROUPS: [(&str, [&str; 2]); 3] = [
    ("faggruppe-areal-og-transport", ["areal-transport-mobilitet-og-logistikk", "transport-og-mobilitet"]),
    ("faggruppe-klima-miljo-og-natur", ["klima-og-miljo", "klima-miljo-og-natur"]),
    (
        "faggruppe-naeringssamarbeid",
        ["konkurransekraft-og-attraktivitet", "konkurransekraft-og-naeringsutvikling"],
    ),
];

/// The focus area of the group whose turn it is.
pub fn focus_area(round: usize, year: i32) -> &'static str {
    GROUPS[round % GROUPS.len()].1[usize::from(year >= 2025)]
}

/// A focus area that no group covers, in the years when there is one.
pub fn common_area(year: i32) -> Option<&'static str> {
    (year < 2025).then_some("fellesskap-og-samarbeid")
}

/// The standing items at the end of an agenda.
pub fn last_items(seat: Seat) -> &'static [&'static str] {
    match seat {
        Seat::Group => &["orienteringssaker", "eventuelt"],
        Seat::Coordination | Seat::Committee => &["eventuelt"],
        Seat::Board => &["orientering-fra-sekretariatet", "eventuelt"],
        Seat::Assembly => &[],
    }
}

/// A title, without a colon.
pub fn title(random: &mut Random) -> String {
    format!("{} {} i {}", random.pick(&FORMS), random.pick(&TOPICS), random.pick(&PLACES))
}

/// Some sentences and a line feed.
pub fn paragraph(random: &mut Random, sentences: &[&str], count: usize) -> String {
    let chosen: Vec<&str> = (0..count).map(|_| *random.pick(sentences)).collect();
    chosen.join(" ") + "\n"
}

/// Persons in members.yaml who work in the secretariat.
pub const PERSONS: [&str; 2] = ["eva-naess-karlsen", "oyvind-satvedt"];

/// An attachment.
pub const SCHEDULE: &str = "når;hva\njanuar;utkast\nmars;høring\njuni;vedtak\n";

const FORMS: [&str; 8] = [
    "Forslag til",
    "Orientering om",
    "Innspill til",
    "Oppfølging av",
    "Felles uttalelse om",
    "Videre arbeid med",
    "Statusrapport for",
    "Sluttbehandling av",
];

const TOPICS: [&str; 16] = [
    "invitasjon til fylkeskommunene",
    "jernbane mot grensen",
    "høring om Nasjonal transportplan",
    "klimatilpasning i delregionene",
    "samordnet areal og transport",
    "kollektivtilskudd",
    "profilering av regionen i Brüssel",
    "grønn omstilling i næringslivet",
    "massehåndtering på tvers av kommunegrenser",
    "jordvern og boligbygging",
    "godsterminaler og omlasting",
    "hydrogenforsyning langs E6 og E18",
    "strømnett og kraftbehov",
    "beredskap og vannforsyning",
    "elbåtruter på fjorden",
    "flomsikring i vassdragene",
];

const PLACES: [&str; 10] = [
    "Nordåsen",
    "Øvre Elvedal",
    "Ytre fjord",
    "Ås- og Vestbyområdet",
    "Romerike",
    "Ringerike",
    "Hadeland",
    "Follo",
    "Gjøvikregionen",
    "Mosseregionen",
];

/// Sentences on how a case came about.
pub const BACKGROUND: [&str; 14] = [
    "Det vises til vedtatt handlingsprogram og budsjett, der saken er en av hovedprioriteringene under \
        innsatsområdet «Fellesskap og samarbeid».",
    "Sekretariatet foreslår at det tas initiativ på politisk nivå, og at sekretariatet bistår med \
        forberedelser og oppfølging.",
    "Saken har vært drøftet administrativt, og hovedtrekkene i forslaget fikk tilslutning.",
    "Flere ordførere har pekt på at spørsmålet bør løftes til behandling før årets slutt.",
    "Kostnadene dekkes innenfor rammen som representantskapet har vedtatt, og krever ingen økning i \
        kontingenten.",
    "Det er innhentet innspill fra delregionene, og åtte av ni støtter at arbeidet videreføres.",
    "Fylkeskommunene har ansvar for kollektivtrafikken, og en god dialog er derfor en forutsetning for \
        gjennomføringen.",
    "Kommunene rår over arealplanleggingen, men virkningene følger sjelden kommunegrensene.",
    "Rådet har ingen formell myndighet ut over det som følger av samarbeidsavtalen, og må vinne fram gjennom \
        påvirkning.",
    "Høringsfristen er satt slik at medlemskommunene rekker egen behandling før styret gjør sitt vedtak.",
    "Næringslivet etterspør forutsigbare rammer, særlig for gods på bane og for tilgang til ny kraft.",
    "Vurderingen bygger på tall fra tre år med reisevaneundersøkelser og på kommunenes egne planer.",
    "En trinnvis gjennomføring gir mulighet for å justere kursen dersom forutsetningene endres underveis.",
    "Klimaregnskapet viser nedgang i utslipp fra vegtrafikk, men økning fra bygg og anlegg.",
];

/// Sentences on what to do about it.
pub const ASSESSMENT: [&str; 7] = [
    "Sekretariatet vurderer at nytten er større enn ulempene, og at forslaget bør fremmes.",
    "Etter en samlet vurdering anbefales det at saken sendes videre med positiv innstilling.",
    "Det er usikkert om alle medlemmene vil slutte seg til, men et flertall er tilstrekkelig etter \
        vedtektene.",
    "Alternativet er å avvente, noe som etter sekretariatets syn vil svekke rådets stilling i det videre \
        arbeidet.",
    "De økonomiske følgene er små, og de juridiske sidene er avklart.",
    "Forslaget vurderes å være i tråd med strategien og med tidligere vedtak i samme sak.",
    "Hensynet til likebehandling av kommunene taler for en felles frist.",
];

/// When something is to be done.
pub const WHEN: [&str; 8] =
    ["Januar–februar", "Mars–april", "Mai–juni", "August", "September", "Oktober", "Våren", "Høsten"];

/// What is to be done.
pub const WHAT: [&str; 7] = [
    "Forankring i interessepolitisk utvalg og styret",
    "Møter på politisk nivå, hver for seg eller samlet",
    "Administrativ oppfølging ved sekretariatet",
    "Behandling i medlemskommunene",
    "Endelig behandling i representantskapet",
    "Utarbeiding av saksunderlag",
    "Evaluering og rapport til styret",
];

/// What weighs.
pub const POINTS: [&str; 6] = [
    "en felles framdriftsplan for alle delregionene",
    "tydelig fordeling av ansvar mellom kommune og fylke",
    "åpenhet om kostnader og finansiering",
    "jevnlig rapportering til styret",
    "kobling til gjeldende planer",
    "ivaretaking av natur og dyrket jord",
];
