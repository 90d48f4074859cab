//! What goes with a notice: its day, attachments, and the minutes of other meetings.

use std::fs;

use super::{CASE, DAY, MANIFEST, MEETING, STYRET, commit, sealed_folder, send, told};
use crate::program::Folder;

#[test]
fn minutes_that_were_sent_are_sealed_too() {
    let folder = sealed_folder();
    let minutes = "meetings/2023-12-01-styret/referat.md";
    assert!(folder.read(MANIFEST).contains(minutes));
    folder.write(minutes, folder.read(minutes) + "\nEn linje til.\n");
    let said = told(&folder, "2024-02-08");
    assert!(said.iter().any(|said| said.starts_with("I07") && said.contains(minutes)), "{said:#?}");
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Vedlagt følger referat fra styret 1. desember 2023"), "{supplement}");
    assert!(!told(&folder, "2024-02-08").iter().any(|said| said.starts_with("I07")));
}

#[test]
fn the_day_that_was_sealed_is_the_day() {
    let folder = sealed_folder();
    folder.replace(MEETING, "sendt: 2024-02-06", "sendt: 2024-02-07");
    let said = told(&folder, "2024-02-08");
    assert_eq!(said, ["I07 Møtet sier en annen dag enn 6. februar 2024, da innkallingen ble sendt"]);
    let said = folder.ok(&["mote", "show", STYRET, "--dato", "2024-02-08"]);
    assert!(said.contains("Sendt           tirsdag 6. februar 2024"), "{said}");
}

#[test]
fn an_attachment_that_is_changed_is_found() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus:");
    folder.replace(CASE, "status:", "vedlegg: [kart.pdf]\nstatus:");
    let map = format!("{}/kart.pdf", CASE.trim_end_matches(".md"));
    folder.write(&map, "%PDF kart");
    send(&folder, DAY);
    assert_eq!(told(&folder, DAY), [""; 0]);
    folder.write(&map, "%PDF et annet kart");
    let said = "I07 Sak 05/24 (2024-003) er endret etter utsendingen: vedleggene";
    assert_eq!(told(&folder, DAY), [said]);
    commit(&folder);
    let in_git = folder.ipr(&["check", "--fra-git", "HEAD", "--format", "kort", "--dato", DAY]);
    assert!(in_git.out.contains("I07") && in_git.out.contains("vedleggene"), "{}", in_git.out);
}

#[test]
fn minutes_that_come_late_go_with_a_supplement() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let minutes = "meetings/2023-12-01-styret/referat.md";
    let text = folder.read(minutes);
    fs::remove_file(folder.path().join(minutes)).expect("removed");
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus:");
    send(&folder, DAY);
    assert!(!folder.read(MANIFEST).contains("vedlagt"));
    folder.write(minutes, text);
    let said = told(&folder, "2024-02-08");
    assert_eq!(said, ["I08 Referat fra styret 1. desember 2023 fulgte ikke med innkallingen"]);
    assert!(folder.ok(&["innkalling", STYRET, "--dato", "2024-02-08"]).contains("uendret"));
    assert!(send(&folder, "2024-02-08").contains("Vedlagt følger referat fra styret 1. desember 2023"));
    assert_eq!(told(&folder, "2024-02-08"), [""; 0]);
}

/// What a row wants enclosed and nobody has written is not said to be enclosed.
#[test]
fn a_notice_encloses_only_what_is_there() {
    let minutes = "meetings/2024-01-31-interessepolitisk-utvalg/referat.md";
    let row = "      - {fra: 2023-11-01, dager: 10, grunnlag: reglement-2023 pkt. 3}\n";
    let wanted =
        "    følger-innkallingen: {referat-fra: interessepolitisk-utvalg, grunnlag: reglement-2023 pkt. 3}\n";
    for is_there in [true, false] {
        let folder = Folder::with(&[("tests/folders/standard", "")]);
        folder.replace("bodies.yaml", row, &format!("{row}{wanted}"));
        folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus:");
        if !is_there {
            fs::remove_file(folder.path().join(minutes)).expect("removed");
        }
        let notice = send(&folder, DAY);
        assert_eq!(
            notice.contains("referat fra interessepolitisk utvalg 31. januar 2024"),
            is_there,
            "{notice}"
        );
        assert_eq!(folder.read(MANIFEST).contains(minutes), is_there);
    }
}
