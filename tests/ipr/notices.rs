//! What a notice says of a meeting that is not like any other, in both forms of Norwegian.

use std::path::Path;

use chrono::NaiveDate;
use ipr::plans::{Subject, book, cancellation, notice};
use ipr::read::{self, FileContent, Files};
use ipr::render;
use ipr::rules;
use ipr::workspace::Workspace;

use crate::program::{files, repository};

/// The standard folder with these files over it.
fn workspace(is_nynorsk: bool, over: &[(&str, &str)]) -> Workspace {
    let root = repository().join("tests/folders/standard");
    let change = |text: String| {
        if is_nynorsk { text.replace("målform: bokmål", "målform: nynorsk") } else { text }
    };
    read::read(laid_over(&texts_of(&root, &change), over), day("2024-02-06")).0
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Every text that belongs to a workspace in `root`, changed.
fn texts_of(root: &Path, change: &dyn Fn(String) -> String) -> Vec<(String, String)> {
    let is_of_workspace = |path: &String| read::is_read(path);
    let paths = files(root).into_iter().filter(is_of_workspace);
    let text = |path: &str| std::fs::read_to_string(root.join(path)).expect("a text");
    paths.map(|path| (path.clone(), change(text(&path)))).collect()
}

fn laid_over(texts: &[(String, String)], over: &[(&str, &str)]) -> Files {
    let mut texts: Vec<(String, FileContent)> =
        texts.iter().map(|(path, text)| (path.clone(), FileContent::Text(text.clone()))).collect();
    for (path, text) in over {
        texts.retain(|(known, _)| known != path);
        texts.push(((*path).to_owned(), FileContent::Text((*text).to_owned())));
    }
    Files { texts, ..Files::default() }
}

/// The notice, the book and the cancellation of one meeting, each as one line.
fn papers(workspace: &Workspace, id: &str) -> [String; 3] {
    let meeting = workspace.meeting_in(id).expect("the meeting");
    let subject = Subject::new(workspace, meeting).expect("its body");
    [notice::notice(&subject), book::book(&subject), cancellation::cancellation(&subject)].map(|document| {
        let text = render::markdown::render(&document).replace("**", "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

const FIRST: (&str, &str) = (
    "meetings/2024-03-01-styret/meeting.md",
    "---\norgan: styret\ndato: 2024-03-01\nstatus: flyttet\nsaksliste: []\n---\n",
);
const SECOND: (&str, &str) = (
    "meetings/2024-03-08-styret/meeting.md",
    "---\norgan: styret\ndato: 2024-03-08\nstatus: flyttet\nflyttet-fra: 2024-03-01-styret\nsaksliste: []\n\
        ---\n",
);
const THIRD: (&str, &str) = (
    "meetings/2024-03-15-styret/meeting.md",
    "---\norgan: styret\ndato: 2024-03-15\ntid: 10:00–12:00\nform: skriftlig\nstatus: innkalt\n\
        flyttet-fra: 2024-03-08-styret\n\
     flyttet-fordi: snøvær\navlyst-fordi: streik\nfelles-med: [interessepolitisk-utvalg]\n\
     krevd: {av: [per-nes]}\n\
     saksliste:\n  - {sak: 07/24, id: 2024-003}\n---\n",
);
const OTHER: (&str, &str) = (
    "meetings/2024-03-15-interessepolitisk-utvalg/meeting.md",
    "---\norgan: interessepolitisk-utvalg\ndato: 2024-03-15\nstatus: innkalt\nkrevd: {av: [siri-dal]}\n\
        saksliste: []\n---\n",
);

#[test]
fn what_is_out_of_the_ordinary_is_said() {
    for (is_nynorsk, said) in [
        (
            false,
            [
                "Møtet er flyttet fra 8. mars 2024: snøvær. Det var først satt til 1. mars 2024.",
                "Møtet holdes sammen med interessepolitisk utvalg. Hvert organ har sin egen saksliste.",
                "minst en tredel av medlemmene har krevd det (koml. § 11-2 andre ledd).",
                "Svar skriftlig til Sekretariatet for Fjordregionen innen fredag 15. mars 2024 kl. 12:00:",
                "Et forslag er vedtatt bare hvis alle",
                "Møtet i styret fredag 15. mars 2024 er avlyst: streik.",
            ],
        ),
        (
            true,
            [
                "Møtet er flytt frå 8. mars 2024: snøvær. Det var fyrst sett til 1. mars 2024.",
                "Møtet vert halde saman med interessepolitisk utvalg. Kvart organ har si eiga sakliste.",
                "minst ein tredel av medlemene har kravd det (koml. § 11-2 andre ledd).",
                "Svar skriftleg til Sekretariatet for Fjordregionen innan fredag 15. mars 2024 kl. 12:00:",
                "Eit framlegg er vedteke berre om alle",
                "Møtet i styret fredag 15. mars 2024 er avlyst: streik.",
            ],
        ),
    ] {
        let workspace = workspace(is_nynorsk, &[FIRST, SECOND, THIRD, OTHER]);
        let [notice, book, cancellation] = papers(&workspace, "2024-03-15-styret");
        for part in &said[..5] {
            assert!(notice.to_lowercase().contains(&part.to_lowercase()), "{part}\n{notice}");
        }
        assert!(book.contains(said[1]), "{book}");
        assert!(
            cancellation.contains(said[5]) && cancellation.contains("Sak 07/24 Felles"),
            "{cancellation}"
        );
        // Nobody comes to a meeting in writing.
        assert!(!notice.contains("melder forfall"), "{notice}");
    }
}

/// Whom to tell, and by when, is said as the council has written it; what it has not written is not made up.
#[test]
fn who_cannot_come_is_told_whom_to_tell_and_by_when() {
    let bodies = read_bodies();
    let council = "  sekretariat: Sekretariatet for Fjordregionen\n";
    let address = format!("{council}  epost: post@fjordregionen.example\n");
    let days = "  arbeidsfrister: {forfall: 3, grunnlag: mandat-2024}\n";
    let written = [
        (bodies.clone(), "til sekretariatet for Fjordregionen så snart som mulig."),
        (
            bodies.replace(council, &address),
            "til sekretariatet for Fjordregionen (post@fjordregionen.example) så snart som mulig.",
        ),
        (
            bodies.replace(council, &(address.clone() + days)),
            "sekretariatet for Fjordregionen (post@fjordregionen.example) innen tirsdag 13. februar 2024.",
        ),
        // The day has passed before the papers leave.
        (
            bodies.replace(council, &(address + &days.replace('3', "12"))),
            "til sekretariatet for Fjordregionen (post@fjordregionen.example) så snart som mulig.",
        ),
    ];
    for (text, said) in written {
        let workspace = workspace(false, &[("bodies.yaml", &text)]);
        let [notice, ..] = papers(&workspace, "2024-02-16-styret");
        assert!(notice.contains(said), "{said}\n{notice}");
    }
}

fn read_bodies() -> String {
    std::fs::read_to_string(repository().join("tests/folders/standard/bodies.yaml")).expect("a text")
}

#[test]
fn an_ordinary_meeting_says_nothing_of_it() {
    let workspace = workspace(false, &[OTHER]);
    let [notice, ..] = papers(&workspace, "2024-02-16-styret");
    for word in ["flyttet", "sammen med", "tredel", "Svar skriftlig"] {
        assert!(!notice.contains(word), "{word}\n{notice}");
    }
    // Substitutes are no third of the members.
    let [notice, ..] = papers(&workspace, "2024-03-15-interessepolitisk-utvalg");
    assert!(!notice.contains("tredel"), "{notice}");
}

#[test]
fn a_chain_of_moves_ends_also_in_a_ring() {
    let first = FIRST.1.replace("status: flyttet", "status: flyttet\nflyttet-fra: 2024-03-08-styret");
    let straight = workspace(false, &[FIRST, SECOND, THIRD]);
    let ids = |workspace: &Workspace| -> Vec<String> {
        let meeting = workspace.meeting_in("2024-03-15-styret").expect("the meeting");
        workspace.earlier_meetings(meeting).iter().map(|earlier| earlier.id.to_string()).collect()
    };
    assert_eq!(ids(&straight), ["2024-03-01-styret", "2024-03-08-styret"]);
    let ring = workspace(false, &[(FIRST.0, &first), SECOND, THIRD]);
    assert_eq!(ids(&ring), ["2024-03-01-styret", "2024-03-08-styret"]);
}

/// The evening of 28 October 2020: samarbeidsrådet of the old alliance and representantskapet met one after
/// the other, with a series each from 1. The meeting should have been held 18 March.
#[test]
fn two_bodies_meet_in_one_evening_with_a_series_each() {
    let council = "samarbeidsradet";
    let body = "organer:\n  samarbeidsradet:\n    navn: Samarbeidsrådet\n    slag: rådgivende\n    kan: \
        []\n    grunnlag: agenda-2020\n    saksnummer: {serie: møte, form: N, grunnlag: agenda-2020}\n";
    let change = |text: String| {
        let text = text.replacen("\norganer:\n", &format!("\n{body}"), 1);
        let of_the_evening = "organ: representantskapet\ndato: 2020-10-28\n";
        let joint =
            format!("{of_the_evening}felles-med: [{council}]\nflyttet-fra: 2020-03-18-representantskapet\n");
        text.replacen(of_the_evening, &joint, 1)
    };
    let real = texts_of(&repository(), &change)
        .into_iter()
        .filter(|(path, _)| !path.starts_with("tests/"))
        .collect::<Vec<_>>();
    let titles = [
        "Godkjenning av innkalling",
        "Godkjenning av dagsorden",
        "Protokoll fra møte i Samarbeidsrådet 11. april 2019",
    ];
    let titles = titles.into_iter().chain([
        "Årsrapport for 2019",
        "Vedtak om overføring av budsjettmidler og eiendeler",
        "Oppløsning av samarbeidsalliansen Osloregionen",
    ]);
    let items = titles.enumerate().map(|(at, title)| format!("  - {{sak: {}, tittel: {title}}}\n", at + 1));
    let evening = format!(
        "---\norgan: {council}\ndato: 2020-10-28\ntid: 16:30–19:00\nsted: Digitalt møte\nform: digitalt\n\
            status: avholdt\n\
         felles-med: [representantskapet]\nsaksliste:\n{}---\n",
        items.collect::<String>()
    );
    let march = "---\norgan: representantskapet\ndato: 2020-03-18\nstatus: flyttet\nsaksliste: []\n---\n";
    let over = [
        ("meetings/2020-10-28-samarbeidsradet/meeting.md", evening.as_str()),
        ("meetings/2020-03-18-representantskapet/meeting.md", march),
    ];
    let (workspace, faults) = read::read(laid_over(&real, &over), day("2020-11-02"));
    let found = rules::check(&workspace, faults);
    let of_the_evening = found.iter().filter(|finding| {
        let path = &workspace.source(finding.place.source).path;
        path.starts_with("meetings/2020-10-28") || path.starts_with("meetings/2020-03-18")
    });
    let codes: Vec<&str> = of_the_evening.map(|finding| finding.code).collect();
    for code in ["T07", "I09", "N01", "N02", "F11", "T01"] {
        assert!(!codes.contains(&code), "{code} in {codes:?}");
    }
    let [notice, book, _] = papers(&workspace, "2020-10-28-representantskapet");
    assert!(notice.contains("Møtet er flyttet fra 18. mars 2020. Møtet holdes sammen med"), "{notice}");
    assert!(
        notice.contains("holdes sammen med samarbeidsrådet.") && book.contains("samarbeidsrådet."),
        "{book}"
    );
    let [other, ..] = papers(&workspace, "2020-10-28-samarbeidsradet");
    assert!(other.contains("holdes sammen med representantskapet."), "{other}");
}
