//! What a notice says of a meeting that is not like any other, in both forms of Norwegian.

use chrono::NaiveDate;
use ipr::plans::{Subject, book, cancellation, notice};
use ipr::read::{self, Content, Files};
use ipr::render;
use ipr::workspace::Workspace;

use crate::program::{files, repository};

/// The standard folder with these files over it.
fn workspace(is_nynorsk: bool, over: &[(&str, &str)]) -> Workspace {
    let root = repository().join("tests/folders/standard");
    let mut texts: Vec<(String, Content)> = Vec::new();
    for path in files(&root) {
        let text = std::fs::read_to_string(root.join(&path)).expect("a text");
        let text = if is_nynorsk { text.replace("målform: bokmål", "målform: nynorsk") } else { text };
        texts.push((path, Content::Text(text)));
    }
    for (path, text) in over {
        texts.retain(|(known, _)| known != path);
        texts.push(((*path).to_owned(), Content::Text((*text).to_owned())));
    }
    let files = Files { texts, ..Files::default() };
    read::read(files, NaiveDate::from_ymd_opt(2024, 2, 6).expect("a day")).0
}

/// The notice, the book and the cancellation of one meeting, each as one line.
fn papers(workspace: &Workspace, id: &str) -> [String; 3] {
    let meeting = workspace.meeting(id).expect("the meeting");
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
    "---\norgan: styret\ndato: 2024-03-08\nstatus: flyttet\nflyttet-fra: 2024-03-01-styret\nsaksliste: []\n---\n",
);
const THIRD: (&str, &str) = (
    "meetings/2024-03-15-styret/meeting.md",
    "---\norgan: styret\ndato: 2024-03-15\ntid: 10:00–12:00\nform: skriftlig\nstatus: innkalt\nflyttet-fra: 2024-03-08-styret\n\
     flyttet-fordi: snøvær\navlyst-fordi: streik\nfelles-med: [interessepolitisk-utvalg]\nkrevd: {av: [per-nes]}\n\
     saksliste:\n  - {sak: 07/24, id: 2024-003}\n---\n",
);
const OTHER: (&str, &str) = (
    "meetings/2024-03-15-interessepolitisk-utvalg/meeting.md",
    "---\norgan: interessepolitisk-utvalg\ndato: 2024-03-15\nstatus: innkalt\nkrevd: {av: [siri-dal]}\nsaksliste: []\n---\n",
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
        let meeting = workspace.meeting("2024-03-15-styret").expect("the meeting");
        workspace.earlier_meetings(meeting).iter().map(|earlier| earlier.id.clone()).collect()
    };
    assert_eq!(ids(&straight), ["2024-03-01-styret", "2024-03-08-styret"]);
    let ring = workspace(false, &[(FIRST.0, &first), SECOND, THIRD]);
    assert_eq!(ids(&ring), ["2024-03-01-styret", "2024-03-08-styret"]);
}
