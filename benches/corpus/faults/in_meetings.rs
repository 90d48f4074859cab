//! Faults in the file of a meeting that treats the case.

use chrono::Days;

use super::in_routing::go_as;
use super::{Case, FaultKind, MeetingEdit, Seat, add, have_own_title, in_meeting, replace, set};

pub const FAULTS: &[FaultKind] = &[
    in_meeting("T01", Seat::Coordination, |text, meeting, _| {
        set(text, "sendt", &(meeting.day - Days::new(2)).to_string());
    }),
    in_meeting("T07", Seat::Board, |text, _, _| set(text, "tid", "09:00–12:00")),
    in_meeting("T10", Seat::Coordination, |text, _, _| set(text, "status", "innkalt")),
    in_meeting("T09", Seat::Board, |text, _, _| {
        replace(text, "fast: godkjenning-av-referat", "tittel: Møteplan for høsten");
    }),
    in_meeting("I03", Seat::Board, |text, meeting, _| {
        set(text, "kunngjort", &(meeting.day + Days::new(1)).to_string());
    }),
    in_meeting("N01", Seat::Coordination, |text, _, _| renumber_last(text, "1")),
    in_meeting("N02", Seat::Coordination, |text, _, _| renumber_last(text, "99")),
    in_meeting("N03", Seat::Coordination, |text, _, _| renumber_last(text, "A")),
    recorded("M01", |text, _, id| {
        record(text, id, ", avstemning: enstemmig");
        replace(text, "\nsted: Oslo rådhus", "");
    }),
    recorded("M02", |text, _, id| record(text, id, ", avstemning: {for: 10, mot: 5}")),
    recorded("M03", |text, _, id| {
        record(text, id, ", avstemning: enstemmig, lukket: {hjemmel: offl. § 13, avstemning: enstemmig}");
    }),
    recorded("M04", |text, _, id| {
        record(
            text,
            id,
            ", avstemning: enstemmig, fritatt: [{person: lene-conradi, hjemmel: koml. § 11-10 første ledd}]",
        );
    }),
    recorded("I06", |text, _, id| {
        set(text, "form", "digitalt");
        record(
            text,
            id,
            ", avstemning: enstemmig, lukket: {hjemmel: koml. § 11-5 andre ledd, avstemning: enstemmig}",
        );
    }),
    FaultKind {
        plan: hide_name,
        case: |text| add(text, "offentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 23 første ledd}"),
        ..in_meeting("I04", Seat::Board, |text, _, id| {
            let item = format!("id: {id}");
            replace(text, &item, &format!("{item}, forslag: Kari Nordmann ansettes."));
        })
    },
    FaultKind {
        plan: go_by_board,
        case: |text| {
            add(
                text,
                "offentlig-tittel: Personalsak\n\
                    unntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1}",
            );
        },
        ..in_meeting("O04", Seat::Board, |_, _, _| ())
    },
    FaultKind {
        plan: |case| {
            go_by_board(case);
            case.has_attachment = true;
        },
        case: |text| add(text, "gjelder: [ansettelse]\nsøkerliste: tidsplan.csv"),
        ..in_meeting("O06", Seat::Board, |_, _, _| ())
    },
    recorded("M05", |text, _, id| {
        record(text, id, ", kl: \"11:30\", avstemning: enstemmig");
        for person in &MEMBERS[7..] {
            replace(text, &format!("{{person: {person}}}"), &format!("{{person: {person}, til: \"11:00\"}}"));
        }
    }),
    recorded("M08", |text, _, id| {
        record(
            text,
            id,
            ", valg: {runder: [{lene-conradi: 5, kai-ove-berg: 8, blanke: 2}], valgt: lene-conradi}",
        )
    }),
    recorded("M11", |text, _, id| {
        record(text, id, ", avstemning: enstemmig");
        replace(
            text,
            "{person: alf-johan-svele}
",
            "{person: alf-johan-svele, forfall: sykdom}
  - {person: oyvind-satvedt, vara-for: alf-johan-svele}
",
        );
    }),
    recorded("M13", |text, _, id| {
        record(text, id, ", avstemning: enstemmig");
        set(text, "form", "skriftlig");
    }),
    recorded("M14", |text, _, id| {
        record(text, id, ", avstemning: enstemmig, krevd-utsatt: 6");
        replace(text, "\nmøteleder: ", "\nhaste: ja\nmøteleder: ");
    }),
    recorded("M15", |text, _, id| {
        record(text, id, ", avstemning: enstemmig, hastevedtak-for: representantskapet")
    }),
    recorded("M06", |text, _, id| record(text, id, ", avstemning: {for: 17, mot: 0}")),
    recorded("M07", |text, _, id| {
        let (against, favour) = MEMBERS.split_at(10);
        let (favour, against) = (favour.join(", "), against.join(", "));
        record(text, id, &format!(", avstemning: {{for: [{favour}], mot: [{against}]}}"));
    }),
    recorded("M09", |text, _, id| {
        record(
            text,
            id,
            ", avstemning: enstemmig, tillegg: ja, motsatte-seg: [lene-conradi, kjell-arne-hermansen, \
                harald-tyrdal, kai-ove-berg, line-spiten, roger-evjen]",
        );
    }),
    recorded("M10", |text, _, id| {
        record(text, id, ", avstemning: enstemmig");
        set(text, "møteleder", "lene-conradi");
    }),
    recorded("I05", |text, _, _| replace(text, "\nsaksliste:", "\nkrevd: {av: [lene-conradi]}\nsaksliste:")),
    recorded("I09", |text, _, _| {
        replace(text, "\nsaksliste:", "\nfelles-med: [koordineringsgruppen]\nsaksliste:")
    }),
    recorded("M12", |text, _, id| record(text, id, ", avstemning: enstemmig, forslag-fra: [oyvind-satvedt]")),
];

/// The members of the board, the leader first.
const MEMBERS: [&str; 15] = [
    "eirik-lae-solberg",
    "elin-saheim-bjorkli",
    "lene-conradi",
    "kjell-arne-hermansen",
    "bengt-nost-klemmetsen",
    "stale-lien-hansen",
    "ola-tore-dokken",
    "harald-tyrdal",
    "kai-ove-berg",
    "saxe-froshaug",
    "line-spiten",
    "tom-anders-ludvigsen",
    "morten-lafton",
    "roger-evjen",
    "alf-johan-svele",
];

/// A fault in what is written down of a meeting of the board.
const fn recorded(code: &'static str, edit: MeetingEdit) -> FaultKind {
    in_meeting(code, Seat::Board, edit)
}

/// Gives the file a name that tells nothing of the title, which is its own.
fn hide_name(case: &mut Case) {
    have_own_title(case);
    case.stem = format!("{}-unntatt", case.id);
}

/// Makes it a case that no other elected body than the board treats.
fn go_by_board(case: &mut Case) {
    hide_name(case);
    go_as(case, "prinsippsak");
}

/// Writes down the meeting: all were there and agreed, and of one case `said`.
fn record(text: &mut String, id: &str, said: &str) {
    let wanted = format!("id: {id}}}");
    let lines = text.split_inclusive('\n').map(|line| match line.split_once("}\n") {
        Some((start, "")) if line.contains(&wanted) => format!("{start}{said}}}\n"),
        Some((start, "")) if line.contains("id: ") => format!("{start}, avstemning: enstemmig}}\n"),
        _ => line.to_owned(),
    });
    *text = lines.collect();
    let rows = MEMBERS.map(|person| format!("  - {{person: {person}}}\n")).concat();
    replace(text, "\nsaksliste:\n", &format!("\nmøteleder: {}\noppmøte:\n{rows}saksliste:\n", MEMBERS[0]));
}

/// Gives the last item another number.
fn renumber_last(text: &mut String, number: &str) {
    let start = text.rfind("{sak: ").expect("the items have numbers") + "{sak: ".len();
    let end = start + text[start..].find(',').expect("and more than that");
    text.replace_range(start..end, number);
}
