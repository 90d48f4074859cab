//! What an election in a meeting gave is asked for until it stands in members.yaml.

use super::{folder, ok};

#[test]
fn who_was_elected_is_asked_for_by_name() {
    let folder = folder();
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    folder.replace(
        meeting,
        "fast: eventuelt}",
        "fast: eventuelt, tittel: Val av styremedlemmer og varamedlemmer, avstemning: enstemmig, valg: \
         {måte: avtalevalg, valgte: [siri-dal, jon-moe, per-nes]}}",
    );
    let check = |day: &str| {
        folder.ipr(&["check", "--dato", day]).out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = check("2024-02-15");
    assert!(
        said.contains("Siri Dal og Jon Moe ble valgt til medlem eller vara i styret 31. januar 2024"),
        "{said}"
    );
    let told = "«ipr verv nytt jon-moe styret 2024-01-31»";
    assert!(said.contains("«ipr verv nytt siri-dal styret 2024-01-31»") && said.contains(told), "{said}");
    ok(&folder, "verv nytt siri-dal styret 2024-01-31");
    ok(&folder, "verv nytt jon-moe styret 2024-02-16 --rolle vara");
    assert!(!check("2024-02-15").contains("D09"), "{}", check("2024-02-15"));
    // Who leads takes over from whoever does.
    folder.replace(meeting, "Val av styremedlemmer og varamedlemmer", "Valg av styreleder");
    folder.replace(
        meeting,
        "måte: avtalevalg, valgte: [siri-dal, jon-moe, per-nes]",
        "runder: [{per-nes: 3}], valgt: per-nes",
    );
    let line = "verv bytt ola-berg per-nes styret 2024-01-31 --rolle leder";
    assert!(check("2024-02-15").contains(line), "{}", check("2024-02-15"));
    let status = folder.ok(&["status", "--dato", "2024-02-07"]);
    assert!(status.contains(line), "{status}");
    folder.replace(meeting, "Valg av styreleder", "Valg av representant til selskapet");
    assert!(!check("2024-02-15").contains("D09"), "{}", check("2024-02-15"));
}

/// A meeting in which case 2024-001, an election with this title, was adopted in these words.
fn elected(title: &str, decision: &str) -> (String, crate::program::Folder) {
    let folder = folder();
    let case = "cases/2024/2024-001-horing-om-ferjetakster.md";
    folder.replace(case, "Høringsuttalelse om ferjetakster", title);
    folder.replace(case, "status: innstilt", "status: vedtatt");
    folder.replace(
        case,
        "utfall: innstilt}\n  - {organ: styret, møte: 2024-02-16, sak: 03/24}",
        "utfall: vedtatt}",
    );
    folder.replace(
        case,
        "## Innstilling fra interessepolitisk utvalg\n\nStyret vedtar uttalelsen.",
        decision,
    );
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    folder.replace(meeting, "id: 2024-001}", "id: 2024-001, avstemning: enstemmig}");
    (check(&folder), folder)
}

fn check(folder: &crate::program::Folder) -> String {
    folder.ipr(&["check", "--dato", "2024-02-15"]).out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn who_a_decision_elects_is_read_where_no_key_says_it() {
    let cases = [
        (
            "Valg av nestleder i styret",
            "Siri Dal, Fjordvik, velges som nestleder.",
            "Siri Dal ble valgt til nestleder i styret 31. januar 2024",
        ),
        (
            "Valg av leder og nestleder for ett år",
            "1. Per Nes velges som leder.\n2. Til nestleder velges Siri Dal.",
            "Per Nes ble valgt til leder i interessepolitisk utvalg",
        ),
        (
            "Valg av leder og nestleder for ett år",
            "1. Per Nes velges som leder.\n2. Til nestleder velges Siri Dal.",
            "Siri Dal ble valgt til nestleder i interessepolitisk utvalg",
        ),
        (
            "Valg",
            "Følgende velges som medlemmer av styret:\n\n- Siri Dal, Fjordvik\n- Jon Moe",
            "Siri Dal og Jon Moe ble valgt til medlem i styret",
        ),
        // Somebody who is not in members.yaml yet.
        (
            "Valg av medlem til styret",
            "Turid Helle velges.",
            "«ipr person ny \"Turid Helle\"» og «ipr verv nytt turid-helle styret 2024-01-31»",
        ),
        // What nothing tells is asked.
        (
            "Valg av styremedlemmer",
            "De foreslåtte kandidatene velges.",
            "Det ble valgt til styret 31. januar",
        ),
        ("Valg av styremedlemmer", "Siri Dall velges.", "men det kan ikke leses hvem"),
        ("Valg av nye medlemmer", "Siri Dal velges.", "men det står ikke til hvilket organ"),
        ("Valg av leder av arbeidsgruppen", "Siri Dal velges.", "men det står ikke til hvilket organ"),
    ];
    for (title, decision, expected) in cases {
        let (said, _) = elected(title, &format!("## Vedtak i interessepolitisk utvalg\n\n{decision}"));
        assert!(said.contains("D09") && said.contains(expected), "{title}: {decision}\n{said}");
    }
    for (title, decision) in [
        ("Valg av møteleder", "Siri Dal velges."),
        ("Valg av to til å underskrive protokollen", "Siri Dal og Jon Moe velges."),
        ("Valg av representant til selskapet", "Siri Dal velges."),
        ("Valg av nestleder", "Anne Lund velges."),
        ("Ny havn", "Ola Berg velges som nestleder."),
        ("Valg av styremedlem", "Det velges ikke noe nytt medlem."),
    ] {
        let (said, _) = elected(title, &format!("## Vedtak i interessepolitisk utvalg\n\n{decision}"));
        let is_asked = said.contains("D09") && !decision.contains("ikke");
        assert!(!is_asked, "{title}: {decision}\n{said}");
    }
}

#[test]
fn who_is_what_is_read_where_several_are_elected_or_one_for_another() {
    for (title, decision, expected) in [
        (
            "Valg av leder og nestleder",
            "Per Nes og Siri Dal velges til leder og nestleder.",
            "Siri Dal ble valgt til nestleder i interessepolitisk utvalg",
        ),
        (
            "Val av leiar og nestleiar",
            "Utvalet valde Per Nes som leiar. Som nestleiar velges en av de andre.",
            "Det ble valgt til interessepolitisk utvalg 31. januar 2024",
        ),
        (
            "Valg av varamedlem til styret",
            "Jon Moe velges som varamedlem for Siri Dal.",
            "Jon Moe ble valgt til vara i styret",
        ),
    ] {
        let (said, _) = elected(title, &format!("## Vedtak i interessepolitisk utvalg\n\n{decision}"));
        assert!(said.contains(expected), "{title}: {decision}\n{said}");
    }
}

#[test]
fn what_is_asked_of_an_election_is_answered_by_keys_or_seats() {
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let (_, folder) = elected(
        "Valg av leder av arbeidsgruppen",
        "## Vedtak i interessepolitisk utvalg\n\nSiri Dal velges.",
    );
    folder.replace(
        meeting,
        "avstemning: enstemmig}",
        "avstemning: enstemmig, valg: {utenfor: ja, valgt: siri-dal}}",
    );
    assert!(!check(&folder).contains("D09") && !check(&folder).contains("M08"), "{}", check(&folder));
    folder.replace(meeting, "utenfor: ja", "organ: styret, rolle: vara");
    let said = check(&folder);
    assert!(said.contains("Siri Dal ble valgt til vara i styret"), "{said}");
    folder.replace(meeting, "organ: styret", "organ: stryet");
    assert!(check(&folder).contains("stryet"), "{}", check(&folder));
    let (_, folder) = elected(
        "Valg av styremedlemmer",
        "## Vedtak i interessepolitisk utvalg\n\nDe foreslåtte kandidatene velges.",
    );
    ok(&folder, "verv nytt siri-dal styret 2024-01-31");
    assert!(!check(&folder).contains("D09"), "{}", check(&folder));
}

/// Who moves to another kommune may have lost the seats, and who comes back leaves nothing behind.
#[test]
fn who_moves_and_who_comes_back() {
    let folder = folder();
    let said = ok(&folder, "person endre \"Anne Lund\" --kommune Fjordvik");
    let told = "Anne Lund har fortsatt verv i styret og interessepolitisk utvalg.";
    assert!(said.contains(told) && said.contains("Den som er flyttet fra Holmsund"), "{said}");
    ok(&folder, "person slutt \"Anne Lund\" 2024-02-10");
    let said = ok(&folder, "verv nytt \"Anne Lund\" styret 2024-02-20 --rolle nestleder");
    assert!(!said.contains("Anne Lund er fortsatt"), "{said}");
}
