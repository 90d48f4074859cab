//! Examples of each command, as its help and a mistake in it show them.

/// A command by its names, and command lines that give it.
const EXAMPLES: [(&str, &[&str]); 54] = [
    ("init", &["ipr init", "ipr init --navn \"Fjordregionen interkommunalt politisk råd\" --organer styre"]),
    (
        "sak new",
        &[
            "ipr sak new \"Uttalelse om jernbanen\" --type uttalelse",
            "ipr sak new \"Svar på høring\" --type uttalelse --høringsfrist 15.06.2027 --møte styret",
        ],
    ),
    (
        "sak advance",
        &[
            "ipr sak advance 2027-005 --møte styret",
            "ipr sak advance 2027-005 2027-006 --møte IPU",
            "ipr sak advance 2027-005 --utfall innstilt --som-foreslått",
            "ipr sak advance 2027-005 --utfall vedtatt --tekst \"Styret vedtar planen.\"",
        ],
    ),
    (
        "sak vurder",
        &[
            "ipr sak vurder 2027-005",
            "ipr sak vurder 2027-005 --svar forankring ja --svar rekkevidde \"delvis: gjelder mest kysten\"",
        ],
    ),
    ("sak avvis", &["ipr sak avvis 2027-009 --grunn \"Østlandssamarbeidet har saken\""]),
    ("sak ta-opp", &["ipr sak ta-opp 2027-009"]),
    (
        "sak fullmakt",
        &[
            "ipr sak fullmakt 2027-005 innkjop --beløp \"80 000\" --post Kommunikasjon",
            "ipr sak fullmakt 2027-005 innkjop --meldt 2027-04-26",
        ],
    ),
    ("sak ny-id", &["ipr sak ny-id 2027-004", "ipr sak ny-id 2027-004-turveier.md"]),
    ("sak nytt-navn", &["ipr sak nytt-navn 2027-003"]),
    ("sak slett", &["ipr sak slett 2027-009"]),
    (
        "sak list",
        &["ipr sak list", "ipr sak list --forslag", "ipr sak list --organ styret --status innstilt"],
    ),
    ("sak show", &["ipr sak show 2027-005", "ipr sak show 2027-5 --format json"]),
    ("apne", &["ipr apne 2027-005", "ipr apne styret", "ipr apne styret --referat"]),
    (
        "plan",
        &["ipr plan 2027", "ipr plan 2027 --organ styret --bindinger", "ipr plan 2027 --foreslå --skriv"],
    ),
    (
        "mote new",
        &[
            "ipr mote new styret 2027-06-18",
            "ipr mote new IPU \"31. januar 2027\" --tid 09:00–11:00 --sted Teams --form digitalt",
        ],
    ),
    (
        "mote flytt",
        &[
            "ipr mote flytt styret 23.02.2027 --grunn \"Lederen er syk\" --tørr",
            "ipr mote flytt styret 23.02.2027",
        ],
    ),
    ("mote avlys", &["ipr mote avlys styret --grunn \"Det er ingen saker\""]),
    ("mote rett", &["ipr mote rett styret --av \"Ola Berg\" --grunn \"Stemmene var talt feil\""]),
    (
        "mote plasser",
        &["ipr mote plasser styret 2027-005 --foran 2027-003", "ipr mote plasser styret Eventuelt"],
    ),
    ("mote ta-av", &["ipr mote ta-av styret 2027-005", "ipr mote ta-av styret 2027-005 2027-006"]),
    ("mote list", &["ipr mote list", "ipr mote list --organ styret"]),
    ("mote show", &["ipr mote show styret", "ipr mote show 2027-02-16-styret"]),
    (
        "person ny",
        &[
            "ipr person ny \"Ola Berg\" --tittel ordfører --kommune Fjordvik --epost ola.berg@fjordvik.no",
            "ipr person ny \"Kari Vik\" --tittel rådgiver --arbeidssted Sekretariatet",
        ],
    ),
    (
        "person endre",
        &[
            "ipr person endre \"Ola Berg\" --epost ola.berg@fjordvik.kommune.no",
            "ipr person endre \"Ola Berg\" --tittel varaordfører --fra 15.10.2027",
        ],
    ),
    (
        "person slutt",
        &["ipr person slutt \"Ola Berg\" 30.09.2027 --tørr", "ipr person slutt \"Ola Berg\" 30.09.2027"],
    ),
    (
        "verv nytt",
        &[
            "ipr verv nytt \"Ola Berg\" styret 10.11.2027 --representerer Fjordvik",
            "ipr verv nytt \"Ola Berg\" IPU 10.11.2027 --rolle vara --nummer 2",
        ],
    ),
    (
        "verv slutt",
        &["ipr verv slutt \"Ola Berg\" styret 30.09.2027", "ipr verv slutt \"Ola Berg\" alle 30.09.2027"],
    ),
    (
        "verv bytt",
        &[
            "ipr verv bytt \"Ola Berg\" \"Kari Vik\" styret 01.10.2027",
            "ipr verv bytt \"Ola Berg\" \"Kari Vik\" alle 01.10.2027 --rolle medlem",
        ],
    ),
    ("kalender", &["ipr kalender", "ipr kalender --år 2027"]),
    (
        "innkalling",
        &[
            "ipr innkalling styret",
            "ipr innkalling 2027-02-16-styret --sendes 2027-02-05",
            "ipr innkalling styret --sak 2027-005",
        ],
    ),
    ("utsending", &["ipr utsending styret", "ipr utsending styret --ettersend 2027-005"]),
    ("referat", &["ipr referat styret", "ipr referat styret --les"]),
    ("utskrift", &["ipr utskrift 2027-005", "ipr utskrift --møte styret"]),
    (
        "brev",
        &[
            "ipr brev 2027-005 --til \"Klima- og miljødepartementet\" --deres-ref 27/1234",
            "ipr brev 2027-005 --send",
            "ipr brev 2027-005 --rett \"Et tall var feil.\"",
        ],
    ),
    (
        "oppfolging",
        &[
            "ipr oppfolging",
            "ipr oppfolging 2027-005 --ny \"Sende uttalelsen\" --hvem \"Ola Berg\" --frist 01.03.2027",
            "ipr oppfolging 2027-005 --gjort 1,2",
            "ipr oppfolging 2027-005 2027-006 --avslutt",
        ],
    ),
    ("status", &["ipr status", "ipr status --uke 48", "ipr status --ansvarlig \"Eva Næss Karlsen\""]),
    ("vedtak", &["ipr vedtak --organ styret --fra 2027-01-01", "ipr vedtak --format csv"]),
    ("sok", &["ipr sok jernbanen", "ipr sok felles høring"]),
    (
        "statusrapport",
        &[
            "ipr statusrapport 2027 --kvartal 3 --sak 2027-011",
            "ipr statusrapport 2027 --årsrapport --sak 2028-003",
        ],
    ),
    ("medlemmer", &["ipr medlemmer", "ipr medlemmer styret --format csv", "ipr medlemmer --papir"]),
    ("kontingent", &["ipr kontingent 2028", "ipr kontingent 2028 --papir"]),
    (
        "budsjett",
        &["ipr budsjett 2028", "ipr budsjett 2028 --format csv", "ipr budsjett 2028 --sak 2027-014"],
    ),
    ("program", &["ipr program", "ipr program jernbanekampanje", "ipr program 2028 --sak 2027-014"]),
    ("lagre", &["ipr lagre"]),
    ("angre", &["ipr angre", "ipr angre --liste", "ipr angre 3"]),
    ("hent", &["ipr hent", "ipr hent --tørr", "ipr hent --behold min 2027-005 --behold deres members.yaml"]),
    ("del", &["ipr del", "ipr del --behold deres 2027-005", "ipr del --til /felles/raad.git"]),
    ("check", &["ipr check", "ipr check cases/2027", "ipr check --siden origin/main"]),
    ("rydd", &["ipr rydd --tørr", "ipr rydd"]),
    ("explain", &["ipr explain L01", "ipr explain"]),
    ("regler", &["ipr regler", "ipr regler saksgang"]),
    ("skjema", &["ipr skjema sak"]),
    ("fullforing", &["ipr fullforing bash", "ipr fullforing powershell"]),
    ("manualsider", &["ipr manualsider /usr/local/share/man/man1"]),
];

/// Command lines that give the command with these names; none for one that takes nothing.
pub fn examples(command: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(known, _)| *known == command).map_or(&[], |(_, lines)| *lines)
}
