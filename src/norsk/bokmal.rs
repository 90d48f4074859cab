//! Papers in bokmål.

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
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

/// How words for cases end, with the article and what makes them several.
pub(super) const CASE_NOUNS: [(&str, &str, &str); 16] = [
    ("else", "en", "r"),
    ("ing", "en", "er"),
    ("sak", "en", "er"),
    ("avtale", "en", "r"),
    ("rapport", "en", "er"),
    ("søknad", "en", "er"),
    ("plan", "en", "er"),
    ("strategi", "en", "er"),
    ("tekt", "en", "er"),
    ("svar", "et", ""),
    ("vedtak", "et", ""),
    ("valg", "et", ""),
    ("program", "et", "mer"),
    ("budsjett", "et", "er"),
    ("regnskap", "et", "er"),
    ("innspill", "et", ""),
];

pub(super) static WORDING: Wording = Wording {
    headings: HeadingWords {
        proposal: "Forslag til vedtak",
        recommendation: "Innstilling fra {organ}",
        decision: "Vedtak i {organ}",
        presentation: "Saksfremstilling",
        opening: "Det vises til",
    },
    common: CommonWords {
        exempt_title: "Sak unntatt offentlighet",
        body: "Organ",
        date: "Dato",
        time: "Tid",
        place: "Sted",
        form: "Møteform",
        sent: "Sendt",
        updated: "Oppdatert",
        logo: "Logoen til {råd}",
        previous: "forrige {møte}",
        meeting_in: "møte i {organ} {dato}",
        minutes_of: "{referat} fra {møte}",
        agenda: "Saksliste",
        agenda_summary: "Saksliste for {møte}",
        number: "Sak nr.",
        case: "Sak",
        responsible: "Saksansvarlig",
        name: "Navn",
        represents: "Representerer",
        seat: "Verv",
        table_summary: "Tabell med kolonnene {kolonner}",
        wordless_picture: "Bilde uten beskrivelse: {fil}",
        restriction: "Unntatt offentlighet, {hjemmel}",
        passage_left_out: "[Avsnitt unntatt offentlighet, {hjemmel}]",
        passage_from: "[Unntatt offentlighet herfra, {hjemmel}]",
        passage_to: "[Unntatt offentlighet hit]",
        spoken_behind_doors: "[Teksten ble gitt for lukkede dører og står ikke her]",
    },
    agenda: agenda::AGENDA,
    notice: NoticeWords {
        kind: "Møteinnkalling",
        title: "Innkalling til {møte}",
        invitation: "Det innkalles til {møte} i {organ} {dato}{tid}{sted}.",
        in_writing: ". Sakene behandles skriftlig",
        remote: ". Møtet holdes digitalt",
        remote_at: ". Møtet holdes digitalt ({sted})",
        pointed_out: "{hvem} gjøres særskilt oppmerksom på at møtet skal behandle {hva}: {saker}.",
        of_type: ["en sak av typen {sakstype}", "saker av typen {sakstype}"],
        about: "Om møtet",
        exempt: "Unntatt offentlighet, {hjemmel}",
        partly_exempt: "Delvis unntatt offentlighet, {hjemmel}",
        papers_heading: "Sakspapirer og forfall",
        papers: "Sakspapirene følger denne innkallingen.",
        published: "De er tilgjengelige på {nettsted} fra samme dag, med unntak av det som er unntatt \
            offentlighet.",
        enclosed: "Vedlagt følger {referater}.",
        absence: "Den som ikke kan møte, melder forfall til {sekretariat} {når}.",
        absence_by: "innen {dato}",
        absence_soon: "så snart som mulig",
        called_by_secretariat: " Sekretariatet kaller inn varamedlemmet.",
        called_by_member: " Medlemmet sørger selv for at varamedlemmet blir kalt inn.",
        recipients: "Sendt til",
        members_of: "Medlemmene av {organ}.",
        recipients_summary: "Medlemmer av {organ} som innkallingen er sendt til",
        office: "Stilling",
        mayors: &["ordførere"],
        copy_to_mayors: "Kopi: ordførerne i de {antall} medlemskommunene.",
        copy_to: "Kopi: {hvem}.",
    },
    circumstances: CircumstanceWords {
        moved: "Møtet er flyttet fra {dato}.",
        moved_because: "Møtet er flyttet fra {dato}: {grunn}.",
        first_called_to: "Det var først satt til {dato}.",
        joint: "Møtet holdes sammen med {organer}. Hvert organ har sin egen saksliste.",
        demanded: "Møtet holdes fordi minst en tredel av medlemmene har krevd det (koml. § 11-2 andre ledd).",
        answer: "Svar skriftlig til {sekretariat} innen {dato}{tid}: om du slutter deg til forslaget til \
            vedtak i hver sak, og om du er enig i at sakene behandles skriftlig.",
        all_must_agree: "Et forslag er vedtatt bare hvis alle medlemmene slutter seg til både forslaget og \
            fremgangsmåten (koml. § 11-8 fjerde ledd).",
    },
    arrangement: arrangement::ARRANGEMENT,
    cancellation: CancellationWords {
        kind: "Avlysning",
        title: "Avlysning av {møte}",
        day: "Avlyst",
        cancelled: "Møtet i {organ} {dato} er avlyst.",
        cancelled_because: "Møtet i {organ} {dato} er avlyst: {grunn}.",
        cases: "Disse sakene skulle vært behandlet i møtet, og settes opp på nytt:",
    },
    book: BookWords {
        kind: "Sakspapirer",
        title: "Sakspapirer til {møte}",
        page: "Side",
        agenda_summary: "Saksliste for {møte} med forslag til vedtak i de faste sakene",
        case_paper: "Saksframlegg",
        meeting: "Møte",
        exempt: "Saken er unntatt offentlighet etter {hjemmel}. Sakspapirene sendes medlemmene særskilt.",
        earlier: "Tidligere behandling",
        earlier_summary: "Hvor saken er behandlet før dette møtet",
        hearing: "Høring",
        input: ["Innspill fra {organ} {dato}", "[Innspillene er unntatt offentlighet]"],
        hearing_sent: "{organ} sendte saken på høring {dato}",
        hearing_to: " til {hvem}",
        hearing_until: ", med frist {dato}",
        no_answers: "Det er ikke kommet noen svar.",
        answers_summary: "De som har svart på høringen",
        answer_from: "Svar fra",
        answer_on: "Mottatt",
        outcome: "Utfall",
        attachments: "Vedlegg (egne filer)",
        exempt_attachment: "Vedlegget er unntatt offentlighet, {hjemmel}",
        closed_kind: "Sakspapirer, unntatt offentlighet",
        closed_title: "Sakspapirer til {møte}, unntatt offentlighet",
        partly_exempt: "Deler av saken er unntatt offentlighet etter {hjemmel} og utelatt her. De sendes \
            medlemmene særskilt.",
        closed_paper: "Saken er unntatt offentlighet etter {hjemmel}. Papiret skal ikke gis videre.",
        partly_closed_paper: "Deler av saken er unntatt offentlighet etter {hjemmel}. Papiret skal ikke gis \
            videre.",
        exempt_heading: "{overskrift} (unntatt offentlighet)",
        public_attachment: "uten det som er unntatt offentlighet, {hjemmel}",
    },
    minutes: MinutesWords {
        called_to: "Innkalt til",
        notice_sent: "Innkalling sendt",
        began: "Møtet satt kl.",
        chair: "Møteleder",
        attendance: "Til stede og forfall",
        attendance_lines: ["Til stede", "Forfall", "Varamedlemmer som møtte, og for hvem"],
        attendance_summary: "Hvem som møtte, hvem som var fraværende, og hvem som møtte i stedet",
        came: "Møtte",
        substitute: "Vara som møtte",
        remark: "Merknad",
        quorum: "{organ} har {medlemmer}. Minst {flertall} må være til stede og avgi stemme i hver sak for \
            at vedtak kan treffes (koml. § 11-9).",
        members: ["medlem", "medlemmer"],
        others: "Dessuten møtte",
        invited: ["Dessuten innkalt", "Til"],
        invited_leave: "De som bare er invitert til andre saker, går ut før denne.",
        overview: "Sakene i korte trekk",
        overview_summary: "Sakene i {møte} og hvordan de endte",
        cases: "Saker",
        advisory_lines: ["Drøfting", "Oppsummering", "Innspill til neste behandling"],
        help: "Slik fyller du ut: skriv etter kolonet, eller på linjene under det. Det som ikke trengs, kan\n\
            stå tomt eller slettes. Når alt er skrevet, leses det inn i sakene med\n\n    ipr referat --les \
            {møte}",
        attendance_help: "Møtte: «ja», «forfall», eller «fra 10:30» og «til 11:15» for den som \
            kom senere\neller gikk før. Vara som møtte: navnet, og «fra 11:15» om det ikke var hele møtet.",
        advisory_help: "Bør styret eller et annet organ ta opp noe, så skriv det under saken det kom opp i, \
            en linje for\nhvert: «Forslag til saksliste: Nattog til Stockholm (styret)». Er det en sak \
            allerede, skriv id-en.",
        cases_help: "Habilitet: navn og hjemmel, som «Kari Nord, fvl. § 6 første ledd bokstav e».\n\
            Avstemning: «enstemmig», «8 mot 3 (navn, navn og navn)», eller «For: navn. Mot: navn.»\n\
            Vedtak og innstilling: «Som foreslått» eller «Som innstilt» når det er likt forslaget. Er noe\n\
            endret, skrives alt ut slik det lyder. Ellers: «Ikke vedtatt», «Saken tas til orientering»,\n\
            «Saken utsettes», «Saken sendes tilbake», «Saken er trukket» eller\n\
            «Saken sendes på høring til …».\n\
            Oppfølging: hva, og i parentes hvem og når: «Sende svaret (Kari Nord, 1. mars)».\n\
            Kom eller gikk noen underveis: «Kl.: 10:40» sier når det ble stemt.\n\
            Kom saken eller papirene etter innkallingen: «Tillegg: ja» og «Motsatte seg: ingen».\n\
            Ble møtet lukket: «Lukket: koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig».",
        prefilled_help: "Utkastet er fylt ut på forhånd: alle møtte, og hver sak ble som foreslått eller \
            innstilt, enstemmig.\nRett det som ble annerledes. Når det leses inn, viser ipr hvordan det er \
            forstått, og fører ingenting\ninn før noen har sett over det og bekreftet det.",
        there: "ja",
        unanimous: "Enstemmig",
        followed: ["Som foreslått", "Som innstilt"],
        follow_up: "Oppfølging",
        substitutes: "Varamedlemmer, i den rekkefølgen de er valgt:",
        absent_substitutes: "Varamedlemmer med forfall",
        late: "Tillegg: ja",
        objectors: "Motsatte seg",
        recused: "Habilitet",
        closed: "Lukket",
        closed_help: "Hjemmelen for å lukke møtet, klokkeslettene og avstemningen om det, som tas i åpent \
            møte (koml. §§ 11-4 og 11-5).",
        treatment: "Behandling",
        proposals: "Forslag fremsatt i møtet",
        ballot: "Avstemning",
        election_lines: ["Første runde", "Andre runde", "Loddtrekning", "Valgt"],
        decision: "Vedtak",
        recommendation: "Innstilling",
        changed: ["endret fra forslaget", "endret fra innstillingen"],
        statement: "Protokolltilførsel",
        exempt: "Saken er unntatt offentlighet, {hjemmel}. Det som gjelder den, står ikke i den offentlige \
            utgaven.",
        exempt_alone: "Saken er unntatt offentlighet. Det som gjelder den, står ikke i den offentlige \
            utgaven.",
        closed_item: "Saken ble behandlet for lukkede dører, {hjemmel}. Det som gjelder den, står ikke i den \
            offentlige utgaven.",
        was_closed: "Møtet ble {lukket}{tid}, jf. {hjemmel}.",
        closed_vote: ["lukket", "enstemmig vedtatt lukket", "vedtatt lukket med {for} mot {mot} stemmer"],
        review_of_day: "{dato} (vedtak {dag})",
        review: "Lovlighetskontroll av vedtakene kan kreves til og med {dato}: tre uker etter møtet. Kravet \
            skal settes fram for {organ} (koml. § 27-1 og dl. §§ 148–149).",
        signature: "Underskrift",
        ended: "Møtet hevet kl.",
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
        book_title: "Sakspapirer til tilleggsinnkalling {versjon}, {møte}",
        opening: "Innkallingen til {møte} ble sendt {sendt}. Nytt siden forrige utsending:",
        time: "Ny tid: {nå}",
        place: "Nytt sted: {nå}",
        form: "Ny møteform: {nå}",
        instead_of: "{nå} (før: {før})",
        unknown: "ikke fastsatt",
        about: "Teksten om møtet er endret, se under",
        arrangement: "Opplysningene øverst om møtet er endret: tittel, dager, lenke, kontaktperson eller \
            påmelding",
        added: "Ny sak: {sak}",
        changed: "Endret i {sak}: {deler}",
        marks: ["Ny", "Endret"],
        removed: "Tatt av sakslisten: {sak}",
        order: "Sakene har fått en annen rekkefølge",
        minutes: "Vedlagt følger {referater}",
        parts: [
            "tittelen",
            "forslaget til vedtak",
            "saksfremstillingen",
            "vedleggene",
            "sakspapirene",
            "saksnummeret",
            "klokkeslettet",
            "opplysningen",
            "når sakspapirene ettersendes",
        ],
        proposal: "Forslag til vedtak: {forslag}",
        late_items: "Dette var ikke med i innkallingen slik det er nå: {saker}. En slik sak kan bare \
            avgjøres i møtet hvis verken møtelederen eller minst en tredel av de møtende medlemmene \
            motsetter seg det (koml. § 11-3 femte ledd).",
        late_items_advisory: "Dette var ikke med i innkallingen slik det er nå: {saker}. Møtet tar stilling \
            til om det likevel skal tas opp.",
        papers: "Sakspapirene til de nye og endrede sakene følger denne tilleggsinnkallingen.",
        rest: "For øvrig gjelder innkallingen av {sendt}{tillegg}.",
        earlier: "tilleggsinnkalling {versjon} av {sendt}",
    },
    correction: correction::CORRECTION,
    assessment: assessment::ASSESSMENT,
    members: members::MEMBERS,
    year: year::YEAR,
};
