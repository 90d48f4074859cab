//! The meetings, each with its fault and its twin.

use super::{BOARD, COMMITTEE, COUNCIL, Fault, Minutes, WRITTEN};

const SIX_AWAY: &[&str] = &["eli-strand", "finn-bakke", "grete-lund", "jan-aas", "kari-holm", "svein-myhre"];
const SEVEN_CAME: Minutes = Minutes {
    away: SIX_AWAY,
    rows: &[("nils-berge", "til: \"13:10\"")],
    item: "kl: \"13:20\", avstemning: enstemmig",
    ..BOARD
};
const TWELVE_CAME: Minutes = Minutes { away: &["svein-myhre"], ..BOARD };
const RECUSED: Minutes = Minutes {
    item: "inhabile: [{person: kari-holm, hjemmel: fvl. § 6 andre ledd}], avstemning: {for: 11, mot: \
        [nils-berge]}",
    ..BOARD
};
const SUBSTITUTE: Minutes =
    Minutes { away: &["kari-holm"], rows: &[("even-tveit", "vara-for: kari-holm")], ..BOARD };
const LATE: Minutes = Minutes { item: "tillegg: ja, motsatte-seg: 0, avstemning: enstemmig", ..TWELVE_CAME };
const ELECTION: Minutes = Minutes {
    item: "valg: {runder: [{dag-haug: 9, oda-ruud: 7, tone-lien: 4}, {dag-haug: 11, oda-ruud: 9}], valgt: \
        dag-haug}",
    ..COUNCIL
};
const HASTE: Minutes = Minutes {
    lines: "form: digitalt\nhaste: ja\nmøteleder: anna-nordby",
    item: "krevd-utsatt: [bjorn-lie, finn-bakke], avstemning: {for: 5, mot: [bjorn-lie, finn-bakke]}",
    ..COMMITTEE
};
const CLOSED: Minutes = Minutes {
    item: "lukket: {hjemmel: koml. § 11-5 tredje ledd bokstav a, for: 13, mot: 0, kl: \"12:30\", fra: \
        \"12:35\", til: \"13:00\"}, avstemning: enstemmig",
    ..BOARD
};
const AMENDMENT: Minutes = Minutes {
    item: "avstemning: {for: 14, mot: [dag-haug, eli-strand, finn-bakke, lars-eide, oda-ruud, ulf-brekke]}",
    ..AGREEMENT
};

pub const FAULTS: &[Fault] = &[
    Fault {
        what: "Sju av 13 møtte, én gikk kl. 13.10, og det ble stemt kl. 13.20",
        day: "2025-02-14",
        codes: &["M05"],
        wrong: SEVEN_CAME,
        mended: "han ble til kl. 13.30",
        right: Minutes { rows: &[("nils-berge", "til: \"13:30\"")], ..SEVEN_CAME },
    },
    Fault {
        what: "Ni av 20 møtte og var enige, og ti må til",
        day: "2025-06-13",
        codes: &["M05"],
        wrong: Minutes { away: &ELEVEN_AWAY, ..AGREEMENT },
        mended: "ti møtte, nøyaktig halvparten",
        right: Minutes { away: ELEVEN_AWAY.split_at(10).0, ..AGREEMENT },
    },
    Fault {
        what: "Én stemte blankt i en sak som ikke er valg eller ansettelse",
        day: "2025-03-14",
        codes: &["M06"],
        wrong: Minutes { item: "avstemning: {for: 12, mot: 0, blanke: [jan-aas]}", ..BOARD },
        mended: "han stemte mot",
        right: Minutes { item: "avstemning: {for: 12, mot: [jan-aas]}", ..BOARD },
    },
    Fault {
        what: "Tolv møtte, og det er ført 13 stemmer",
        day: "2025-03-28",
        codes: &["M06"],
        wrong: Minutes { item: "avstemning: {for: 12, mot: [jan-aas]}", ..TWELVE_CAME },
        mended: "elleve stemte for",
        right: Minutes { item: "avstemning: {for: 11, mot: [jan-aas]}", ..TWELVE_CAME },
    },
    Fault {
        what: "Stemmene var like ved et valg, og møtelederens stemme fikk avgjøre",
        day: "2025-06-20",
        codes: &["M07"],
        wrong: Minutes {
            item: "avstemning: {for: 10, mot: [dag-haug, eli-strand, finn-bakke, grete-lund, jan-aas, \
                lars-eide, nils-berge, oda-ruud, tone-lien, ulf-brekke], møtelederen: for}",
            ..COUNCIL
        },
        mended: "det ble holdt en ny runde, og lodd trukket da også den ga likhet",
        right: Minutes {
            item: "valg: {runder: [{dag-haug: 10, oda-ruud: 10}, {dag-haug: 10, oda-ruud: 10}], valgt: \
                oda-ruud, loddtrekning: ja}",
            ..COUNCIL
        },
    },
    Fault {
        what: "Stemmene var like, og det står ikke hvem som ledet møtet eller hva møtelederen stemte",
        day: "2025-04-04",
        codes: &["M07"],
        wrong: Minutes { lines: "merknad: Møtelederen er ikke ført", item: TIE, ..TWELVE_CAME },
        mended: "Anna Nordby er ført som møteleder, og hun var ikke blant dem som stemte mot",
        right: Minutes { item: TIE, ..TWELVE_CAME },
    },
    Fault {
        what: "Stemmene falt seks for og sju mot, og saken er ført som vedtatt",
        day: "2025-04-25",
        codes: &["M07"],
        wrong: Minutes { item: LOST, ..BOARD },
        mended: "utfallet er ikke vedtatt",
        right: Minutes { item: LOST, outcome: "ikke vedtatt", ..BOARD },
    },
    Fault {
        what: "Kari Holm var inhabil og stemte likevel",
        day: "2025-05-09",
        codes: &["M04"],
        wrong: Minutes {
            item: "inhabile: [{person: kari-holm, hjemmel: fvl. § 6 andre ledd}], avstemning: {for: 11, mot: \
                [nils-berge, kari-holm]}",
            ..BOARD
        },
        mended: "hun er ikke ført med stemme",
        right: RECUSED,
    },
    Fault {
        what: "Den inhabile er talt med blant dem som stemte for",
        day: "2025-05-16",
        codes: &["M06"],
        wrong: Minutes {
            item: "inhabile: [{person: kari-holm, hjemmel: fvl. § 6 andre ledd}], avstemning: {for: 12, mot: \
                [nils-berge]}",
            ..BOARD
        },
        mended: "elleve stemte for",
        right: RECUSED,
    },
    Fault {
        what: "Inhabiliteten er ført uten hjemmel",
        day: "2025-05-23",
        codes: &["M04"],
        wrong: Minutes { item: "inhabile: [kari-holm], avstemning: {for: 11, mot: [nils-berge]}", ..BOARD },
        mended: "hjemmelen er fvl. § 6 andre ledd",
        right: RECUSED,
    },
    Fault {
        what: "For Kari Holm fra Øst-Vidda møtte en vara for Vest-Vidda",
        day: "2025-06-06",
        codes: &["M11"],
        wrong: Minutes { rows: &[("ivar-lunde", "vara-for: kari-holm")], ..SUBSTITUTE },
        mended: "første vara for Øst-Vidda møtte",
        right: SUBSTITUTE,
    },
    Fault {
        what: "Andre vara møtte, og det står ikke hvorfor første vara ikke gjorde det",
        day: "2025-08-22",
        codes: &["M11"],
        wrong: Minutes { rows: &[("frida-oien", "vara-for: kari-holm")], ..SUBSTITUTE },
        mended: "første vara er ført med forfall",
        right: Minutes {
            rows: &[("even-tveit", "forfall: reise"), ("frida-oien", "vara-for: kari-holm")],
            ..SUBSTITUTE
        },
    },
    Fault {
        what: "Kari Holm kom kl. 12.45, varaen ble sittende, og begge stemte",
        day: "2025-09-05",
        codes: &["M06"],
        wrong: Minutes {
            away: &[],
            rows: &[("kari-holm", "fra: \"12:45\""), ("even-tveit", "vara-for: kari-holm")],
            item: "kl: \"13:00\", avstemning: {for: 12, mot: [kari-holm, even-tveit]}",
            ..BOARD
        },
        mended: "varaen gikk fra kl. 12.45 og stemte ikke",
        right: Minutes {
            away: &[],
            rows: &[("kari-holm", "fra: \"12:45\""), ("even-tveit", "vara-for: kari-holm, til: \"12:45\"")],
            item: "kl: \"13:00\", avstemning: {for: 12, mot: [kari-holm]}",
            ..BOARD
        },
    },
    Fault {
        what: "Møtet ble ledet av et medlem som verken er leder, nestleder eller valgt til det",
        day: "2025-09-12",
        codes: &["M10"],
        wrong: Minutes { lines: "møteleder: mona-dahl", away: &["anna-nordby", "bjorn-lie"], ..BOARD },
        mended: "møtet valgte henne, for begge hadde forfall",
        right: Minutes {
            lines: "møteleder: mona-dahl\nmøteleder-valgt: ja",
            away: &["anna-nordby", "bjorn-lie"],
            ..BOARD
        },
    },
    Fault {
        what: "En sak utenfor sakslisten ble avgjort, enda fire av tolv motsatte seg det",
        day: "2025-09-26",
        codes: &["M09"],
        wrong: Minutes { item: "tillegg: ja, motsatte-seg: 4, avstemning: enstemmig", ..TWELVE_CAME },
        mended: "tre motsatte seg det, som er mindre enn en tredel",
        right: Minutes { item: "tillegg: ja, motsatte-seg: 3, avstemning: enstemmig", ..TWELVE_CAME },
    },
    Fault {
        what: "En sak utenfor sakslisten ble avgjort, enda møtelederen motsatte seg det",
        day: "2025-10-03",
        codes: &["M09"],
        wrong: Minutes {
            item: "tillegg: ja, motsatte-seg: [anna-nordby], avstemning: enstemmig",
            ..TWELVE_CAME
        },
        mended: "ingen motsatte seg det",
        right: LATE,
    },
    Fault {
        what: "Ingen fikk mer enn halvparten av stemmene i første runde, og det ble ikke holdt noen andre",
        day: "2025-10-10",
        codes: &["M08"],
        wrong: Minutes {
            item: "valg: {runder: [{dag-haug: 9, oda-ruud: 7, tone-lien: 4}], valgt: dag-haug}",
            ..ELECTION
        },
        mended: "det ble holdt en andre runde",
        right: ELECTION,
    },
    Fault {
        what: "Det ble trukket lodd, enda den ene fikk elleve av 20 stemmer",
        day: "2025-10-17",
        codes: &["M08"],
        wrong: Minutes {
            item: "valg: {runder: [{dag-haug: 11, oda-ruud: 9}], valgt: oda-ruud, loddtrekning: ja}",
            ..ELECTION
        },
        mended: "den som fikk elleve stemmer, ble valgt",
        right: Minutes { item: "valg: {runder: [{dag-haug: 11, oda-ruud: 9}], valgt: dag-haug}", ..ELECTION },
    },
    Fault {
        what: "Seks av sju var enige i et skriftlig vedtak, og én var imot",
        day: "2025-10-24",
        codes: &["M13"],
        wrong: Minutes { item: "avstemning: {for: 6, mot: [mona-dahl]}", ..WRITTEN },
        mended: "saken ble utsatt til neste møte",
        right: Minutes { item: "avstemning: {for: 6, mot: [mona-dahl]}", outcome: "utsatt", ..WRITTEN },
    },
    Fault {
        what: "Tre av sju krevde at en hastesak i et fjernmøte ble utsatt, og den ble avgjort",
        day: "2025-10-31",
        codes: &["M14"],
        wrong: Minutes {
            item: "krevd-utsatt: [bjorn-lie, finn-bakke, mona-dahl], avstemning: {for: 5, mot: [bjorn-lie, \
                finn-bakke]}",
            ..HASTE
        },
        mended: "bare to krevde det, som er mindre enn en tredel",
        right: HASTE,
    },
    Fault {
        what: "Møtet ble lukket etter offentleglova, som ikke gir noen grunn til å lukke møter",
        day: "2025-11-07",
        codes: &["M03"],
        wrong: Minutes {
            item: "lukket: {hjemmel: offl. § 23 første ledd, for: 13, mot: 0, kl: \"12:30\", fra: \"12:35\", \
                til: \"13:00\"}, avstemning: enstemmig",
            ..CLOSED
        },
        mended: "hjemmelen er koml. § 11-5 tredje ledd bokstav a",
        right: CLOSED,
    },
    Fault {
        what: "Dørene ble lukket kl. 12.35, og først kl. 12.45 ble det stemt over om møtet skulle lukkes",
        day: "2025-11-14",
        codes: &["M03"],
        wrong: Minutes {
            item: "lukket: {hjemmel: koml. § 11-5 tredje ledd bokstav a, for: 13, mot: 0, kl: \"12:45\", \
                fra: \"12:35\", til: \"13:00\"}, avstemning: enstemmig",
            ..CLOSED
        },
        mended: "det ble stemt kl. 12.30, før dørene ble lukket",
        right: CLOSED,
    },
    Fault {
        what: "Observatøren la fram et forslag",
        day: "2025-11-21",
        codes: &["M12"],
        wrong: Minutes { item: "forslag-fra: [ellen-ask], avstemning: enstemmig", ..BOARD },
        mended: "et medlem la det fram",
        right: Minutes { item: "forslag-fra: [jan-aas], avstemning: enstemmig", ..BOARD },
    },
    Fault {
        what: "En endring av samarbeidsavtalen fikk 13 av 20 stemmer, som er mindre enn to tredeler",
        day: "2025-12-05",
        codes: &["V02"],
        wrong: Minutes {
            item: "avstemning: {for: 13, mot: [dag-haug, eli-strand, finn-bakke, lars-eide, oda-ruud, \
                tone-lien, ulf-brekke]}",
            ..AMENDMENT
        },
        mended: "den fikk 14 stemmer",
        right: AMENDMENT,
    },
];

const AGREEMENT: Minutes = Minutes { case_type: "avtaleendring", ..COUNCIL };
const ELEVEN_AWAY: [&str; 11] = [
    "cecilie-moen",
    "dag-haug",
    "eli-strand",
    "finn-bakke",
    "grete-lund",
    "oda-ruud",
    "pal-hagen",
    "svein-myhre",
    "tone-lien",
    "ulf-brekke",
    "lars-eide",
];
const TIE: &str =
    "avstemning: {for: 6, mot: [cecilie-moen, eli-strand, finn-bakke, jan-aas, kari-holm, nils-berge]}";
const LOST: &str = "avstemning: {for: 6, mot: [cecilie-moen, eli-strand, finn-bakke, jan-aas, kari-holm, \
    nils-berge, svein-myhre]}";
