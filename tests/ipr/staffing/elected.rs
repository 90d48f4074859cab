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
