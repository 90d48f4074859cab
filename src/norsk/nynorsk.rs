//! Papers in nynorsk, with «vert» and e-infinitives throughout.

mod agenda;
mod arrangement;
mod assessment;
mod correction;
mod letter;
mod members;
mod membership_fee;
mod mail;
mod programme;
mod register;
mod year;

use super::wording::{
    BookWords, CancellationWords, CircumstanceWords, CommonWords, HeadingWords, MinutesWords, NoticeWords,
    SupplementWords, Wording,
};

pub(super) const WEEKDAYS: [&str; 7] =
    ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"];

/// The words of files that are otherwise in nynorsk, with the form that papers give them.
pub(super) const FILE_WORDS: [(&str, &str); 23] = [
    ("videreført", "vidareført"),
    ("drøftet", "drøfta"),
    ("vedtatt", "vedteke"),
    ("ikke vedtatt", "ikkje vedteke"),
    ("tatt til orientering", "teke til orientering"),
    ("utsatt", "utsett"),
    ("trukket", "trekt"),
    ("ikke tatt opp", "ikkje teken opp"),
    ("leder", "leiar"),
    ("nestleder", "nestleiar"),
    ("skriftlig", "skriftleg"),
    ("som foreslått", "som føreslått"),
    ("endret", "endra"),
    ("ikke i samsvar med innstillingen", "ikkje i samsvar med innstillinga"),
    ("ikke i samsvar med forslaget", "ikkje i samsvar med framlegget"),
    ("til behandling", "til handsaming"),
    ("avsluttet", "avslutta"),
    ("sendt tilbake", "send tilbake"),
    ("sendt på høring", "send på høyring"),
    ("skjærtorsdag", "skjertorsdag"),
    ("offentlig høytidsdag", "offentleg høgtidsdag"),
    ("kommunevalg", "kommuneval"),
    ("stortingsvalg", "stortingsval"),
];

/// How words for cases end, with the article and what makes them several.
pub(super) const CASE_NOUNS: [(&str, &str, &str); 16] = [
    ("fråsegn", "ei", "er"),
    ("ing", "ei", "ar"),
    ("sak", "ei", "er"),
    ("avtale", "ein", "r"),
    ("rapport", "ein", "ar"),
    ("søknad", "ein", "ar"),
    ("plan", "ein", "ar"),
    ("strategi", "ein", "ar"),
    ("tekt", "ei", "er"),
    ("svar", "eit", ""),
    ("vedtak", "eit", ""),
    ("val", "eit", ""),
    ("program", "eit", ""),
    ("budsjett", "eit", ""),
    ("rekneskap", "ein", "ar"),
    ("innspel", "eit", ""),
];

pub(super) static WORDING: Wording = Wording {
    headings: HeadingWords {
        proposal: "Framlegg til vedtak",
        recommendation: "Innstilling frå {organ}",
        decision: "Vedtak i {organ}",
        presentation: "Saksframstilling",
        opening: "Det vert vist til",
    },
    common: CommonWords {
        exempt_title: "Sak unnateken offentlegheit",
        body: "Organ",
        date: "Dato",
        time: "Tid",
        place: "Stad",
        form: "Møteform",
        sent: "Sendt",
        updated: "Oppdatert",
        logo: "Logoen til {råd}",
        previous: "førre {møte}",
        meeting_in: "møte i {organ} {dato}",
        minutes_of: "{referat} frå {møte}",
        agenda: "Sakliste",
        agenda_summary: "Sakliste for {møte}",
        number: "Sak nr.",
        case: "Sak",
        responsible: "Saksansvarleg",
        name: "Namn",
        represents: "Representerer",
        seat: "Verv",
        table_summary: "Tabell med kolonnane {kolonner}",
        wordless_picture: "Bilete utan skildring: {fil}",
        restriction: "Unnateke offentlegheit, {hjemmel}",
        passage_left_out: "[Avsnitt unnateke offentlegheit, {hjemmel}]",
        passage_from: "[Unnateke offentlegheit herifrå, {hjemmel}]",
        passage_to: "[Unnateke offentlegheit hit]",
        spoken_behind_doors: "[Teksten vart gjeven for lukka dører og står ikkje her]",
    },
    agenda: agenda::AGENDA,
    notice: NoticeWords {
        kind: "Møteinnkalling",
        title: "Innkalling til {møte}",
        invitation: "Det vert med dette kalla inn til {møte} i {organ} {dato}{tid}{sted}.",
        in_writing: ". Sakene vert handsama skriftleg",
        remote: ". Møtet vert halde digitalt",
        remote_at: ". Møtet vert halde digitalt ({sted})",
        pointed_out: "{hvem} vert gjorde særskilt merksame på at møtet skal handsame {hva}: {saker}.",
        of_type: ["ei sak av typen {sakstype}", "saker av typen {sakstype}"],
        about: "Om møtet",
        exempt: "Unnateke offentlegheit, {hjemmel}",
        partly_exempt: "Delvis unnateke offentlegheit, {hjemmel}",
        papers_heading: "Sakspapir og forfall",
        papers: "Sakspapira følgjer denne innkallinga.",
        published: "Dei er tilgjengelege på {nettsted} frå same dag, med unntak av det som er unnateke \
            offentlegheit.",
        enclosed: "Vedlagt følgjer {referater}.",
        absence: "Den som ikkje kan møte, melder forfall til {sekretariat} {når}.",
        absence_by: "innan {dato}",
        absence_soon: "så snart som råd",
        called_by_secretariat: " Sekretariatet kallar inn varamedlemen.",
        called_by_member: " Medlemen syter sjølv for at varamedlemen blir kalla inn.",
        recipients: "Sendt til",
        members_of: "Medlemene i {organ}.",
        recipients_summary: "Medlemer i {organ} som innkallinga er send til",
        office: "Stilling",
        mayors: &["ordførere", "ordførarar"],
        copy_to_mayors: "Kopi: ordførarane i dei {antall} medlemskommunane.",
        copy_to: "Kopi: {hvem}.",
    },
    circumstances: CircumstanceWords {
        moved: "Møtet er flytt frå {dato}.",
        moved_because: "Møtet er flytt frå {dato}: {grunn}.",
        first_called_to: "Det var fyrst sett til {dato}.",
        joint: "Møtet vert halde saman med {organer}. Kvart organ har si eiga sakliste.",
        demanded: "Møtet vert halde fordi minst ein tredel av medlemene har kravd det (koml. § 11-2 andre \
            ledd).",
        answer: "Svar skriftleg til {sekretariat} innan {dato}{tid}: om du sluttar deg til framlegget til \
            vedtak i kvar sak, og om du er samd i at sakene vert handsama skriftleg.",
        all_must_agree: "Eit framlegg er vedteke berre om alle medlemene sluttar seg til både framlegget og \
            framgangsmåten (koml. § 11-8 fjerde ledd).",
    },
    arrangement: arrangement::ARRANGEMENT,
    cancellation: CancellationWords {
        kind: "Avlysing",
        title: "Avlysing av {møte}",
        day: "Avlyst",
        cancelled: "Møtet i {organ} {dato} er avlyst.",
        cancelled_because: "Møtet i {organ} {dato} er avlyst: {grunn}.",
        cases: "Desse sakene skulle vore handsama i møtet, og vert sette opp på nytt:",
    },
    book: BookWords {
        kind: "Sakspapir",
        title: "Sakspapir til {møte}",
        page: "Side",
        agenda_summary: "Sakliste for {møte} med framlegg til vedtak i dei faste sakene",
        case_paper: "Saksframlegg",
        meeting: "Møte",
        exempt: "Saka er unnateken offentlegheit etter {hjemmel}. Sakspapira vert sende særskilt til \
            medlemene.",
        earlier: "Tidlegare handsaming",
        earlier_summary: "Kvar saka er handsama før dette møtet",
        hearing: "Høyring",
        input: ["Innspel frå {organ} {dato}", "[Innspela er unnatekne offentlegheit]"],
        hearing_sent: "{organ} sende saka på høyring {dato}",
        hearing_to: " til {hvem}",
        hearing_until: ", med frist {dato}",
        no_answers: "Det er ikkje kome svar.",
        answers_summary: "Dei som har svart på høyringa",
        answer_from: "Svar frå",
        answer_on: "Motteke",
        outcome: "Utfall",
        attachments: "Vedlegg (eigne filer)",
        exempt_attachment: "Vedlegget er unnateke offentlegheit, {hjemmel}",
        closed_kind: "Sakspapir, unnatekne offentlegheit",
        closed_title: "Sakspapir til {møte}, unnatekne offentlegheit",
        partly_exempt: "Delar av saka er unnatekne offentlegheit etter {hjemmel} og utelatne her. Dei vert \
            sende særskilt til medlemene.",
        closed_paper: "Saka er unnateken offentlegheit etter {hjemmel}. Papiret skal ikkje gjevast vidare.",
        partly_closed_paper: "Delar av saka er unnatekne offentlegheit etter {hjemmel}. Papiret skal ikkje \
            gjevast vidare.",
        exempt_heading: "{overskrift} (unnateke offentlegheit)",
        public_attachment: "utan det som er unnateke offentlegheit, {hjemmel}",
    },
    minutes: MinutesWords {
        called_to: "Kalla inn til",
        notice_sent: "Innkalling send",
        began: "Møtet sett kl.",
        chair: "Møteleiar",
        attendance: "Til stades og forfall",
        attendance_lines: ["Til stades", "Forfall", "Varamedlemer som møtte, og for kven"],
        attendance_summary: "Kven som møtte, kven som var fråverande, og kven som møtte i staden",
        came: "Møtte",
        substitute: "Vara som møtte",
        remark: "Merknad",
        quorum: "{organ} har {medlemmer}. Minst {flertall} må vere til stades og røyste i kvar sak for at \
            det kan gjerast vedtak (koml. § 11-9).",
        members: ["medlem", "medlemer"],
        others: "Dessutan møtte",
        invited: ["Dessutan kalla inn", "Til"],
        invited_leave: "Dei som berre er inviterte til andre saker, går ut før denne.",
        overview: "Sakene i korte trekk",
        overview_summary: "Sakene i {møte} og korleis dei enda",
        cases: "Saker",
        advisory_lines: ["Drøfting", "Oppsummering", "Innspel til neste handsaming"],
        help: "Slik fyller du ut: skriv etter kolonet, eller på linjene under det. Det som ikkje trengst, \
            kan\nstå tomt eller slettast. Når alt er skrive, vert det lese inn i sakene med\n\n    ipr \
            referat --les {møte}",
        attendance_help: "Møtte: «ja», «forfall», eller «frå 10:30» og «til 11:15» for den som kom \
            seinare\neller gjekk før. Vara som møtte: namnet, og «frå 11:15» om det ikkje var heile møtet.",
        advisory_help: "Bør styret eller eit anna organ ta opp noko, så skriv det under saka det kom opp i, \
            ei line for\nkvart: «Framlegg til sakliste: Nattog til Stockholm (styret)». Er det ei sak \
            allereie, skriv id-en.",
        cases_help: "Habilitet: namn og heimel, som «Kari Nord, fvl. § 6 fyrste ledd bokstav e».\n\
            Røysting: «samrøystes», «8 mot 3 (namn, namn og namn)», eller «For: namn. Mot: namn.»\n\
            Vedtak og innstilling: «Som framlegget» eller «Som innstilt» når det er likt framlegget. Er \
            noko\nendra, vert alt skrive ut slik det lyder. Elles: «Ikkje vedteke», «Saka vert teken til \
            orientering»,\n«Saka vert utsett», «Saka vert send tilbake», «Saka er trekt» eller\n\
            «Saka vert send på høyring til …».\n\
            Oppfølging: kva, og i parentes kven og når: «Sende svaret (Kari Nord, 1. mars)».\n\
            Kom eller gjekk nokon undervegs: «Kl.: 10:40» seier når det vart røysta.\n\
            Kom saka eller papira etter innkallinga: «Tillegg: ja» og «Sette seg imot: ingen».\n\
            Vart møtet lukka: «Lukka: koml. § 11-5 andre ledd, kl. 10:15–10:40, samrøystes».",
        prefilled_help: "Utkastet er fylt ut på førehand: alle møtte, og kvar sak vart som framlegget eller \
            innstillinga,\nsamrøystes. Rett det som vart annleis. Når det vert lese inn, viser ipr korleis \
            det er forstått, og fører\ningenting inn før nokon har sett over det og stadfesta det.",
        there: "ja",
        unanimous: "Samrøystes",
        followed: ["Som framlegget", "Som innstilt"],
        follow_up: "Oppfølging",
        substitutes: "Varamedlemer, i den rekkjefølgja dei er valde:",
        absent_substitutes: "Varamedlemer med forfall",
        late: "Tillegg: ja",
        objectors: "Motsette seg",
        recused: "Habilitet",
        closed: "Lukka",
        closed_help: "Heimelen for å lukke møtet, klokkesletta og røystinga om det, som vert gjord i ope \
            møte (koml. §§ 11-4 og 11-5).",
        treatment: "Handsaming",
        proposals: "Framlegg sette fram i møtet",
        ballot: "Røysting",
        election_lines: ["Fyrste runde", "Andre runde", "Loddtrekking", "Vald"],
        decision: "Vedtak",
        recommendation: "Innstilling",
        changed: ["endra frå framlegget", "endra frå innstillinga"],
        statement: "Protokolltilførsel",
        exempt: "Saka er unnateken offentlegheit, {hjemmel}. Det som gjeld henne, står ikkje i den \
            offentlege utgåva.",
        exempt_alone: "Saka er unnateken offentlegheit. Det som gjeld henne, står ikkje i den offentlege \
            utgåva.",
        closed_item: "Saka vart handsama for lukka dører, {hjemmel}. Det som gjeld henne, står ikkje i den \
            offentlege utgåva.",
        was_closed: "Møtet vart {lukket}{tid}, jf. {hjemmel}.",
        closed_vote: ["lukka", "samrøystes vedteke lukka", "vedteke lukka med {for} mot {mot} røyster"],
        review_of_day: "{dato} (vedtak {dag})",
        review: "Det kan krevjast lovlegkontroll av vedtaka til og med {dato}: tre veker etter møtet. Kravet \
            skal setjast fram for {organ} (koml. § 27-1 og dl. §§ 148–149).",
        signature: "Underskrift",
        ended: "Møtet heva kl.",
        secretary: "Referent",
    },
    appointment: mail::APPOINTMENT,
    calendar: mail::CALENDAR,
    extract: register::EXTRACT,
    letter: letter::LETTER,
    mail: mail::MAIL,
    status_report: register::STATUS_REPORT,
    membership_fee: membership_fee::MEMBERSHIP_FEE,
    programme: programme::PROGRAMME,
    supplement: SupplementWords {
        kind: "Tilleggsinnkalling",
        title: "Tilleggsinnkalling {versjon} til {møte}",
        book_title: "Sakspapir til tilleggsinnkalling {versjon}, {møte}",
        opening: "Innkallinga til {møte} vart send {sendt}. Nytt sidan førre utsending:",
        time: "Ny tid: {nå}",
        place: "Ny stad: {nå}",
        form: "Ny møteform: {nå}",
        instead_of: "{nå} (før: {før})",
        unknown: "ikkje fastsett",
        about: "Teksten om møtet er endra, sjå under",
        arrangement: "Opplysningane øvst om møtet er endra: tittel, dagar, lenkje, kontaktperson eller \
            påmelding",
        added: "Ny sak: {sak}",
        changed: "Endra i {sak}: {deler}",
        marks: ["Ny", "Endra"],
        removed: "Teken av saklista: {sak}",
        order: "Sakene har fått ei anna rekkjefølgje",
        minutes: "Vedlagt følgjer {referater}",
        parts: [
            "tittelen",
            "framlegget til vedtak",
            "saksframstillinga",
            "vedlegga",
            "sakspapira",
            "saksnummeret",
            "klokkeslettet",
            "opplysninga",
            "når sakspapira vert ettersende",
        ],
        proposal: "Framlegg til vedtak: {forslag}",
        late_items: "Dette var ikkje med i innkallinga slik det er no: {saker}. Ei slik sak kan berre \
            avgjerast i møtet dersom verken møteleiaren eller minst ein tredel av dei møtande medlemene set \
            seg mot det (koml. § 11-3 femte ledd).",
        late_items_advisory: "Dette var ikkje med i innkallinga slik det er no: {saker}. Møtet tek stilling \
            til om det likevel skal takast opp.",
        papers: "Sakspapira til dei nye og endra sakene følgjer denne tilleggsinnkallinga.",
        rest: "Elles gjeld innkallinga av {sendt}{tillegg}.",
        earlier: "tilleggsinnkalling {versjon} av {sendt}",
    },
    correction: correction::CORRECTION,
    assessment: assessment::ASSESSMENT,
    members: members::MEMBERS,
    year: year::YEAR,
};
