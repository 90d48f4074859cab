//! Votes and elections, however they are written.

use super::{MEETING, MINUTES, PARKING, STYRET, filled, read_back, skeleton, smooth_but};
use crate::program::Folder;

#[test]
fn a_vote_is_understood_however_it_is_written() {
    let all = "{for: 3, mot: 0}";
    let two = "{for: 2, mot: [per-nes]}";
    let named = "{for: [ola-berg, anne-lund], mot: [per-nes]}";
    for (words, expected) in [
        ("Samrøystes.", "enstemmig"),
        ("Enstemmig vedtatt", "enstemmig"),
        ("3 stemmer for og ingen mot", all),
        ("3-0", all),
        ("3 – 0", all),
        ("tre mot null", all),
        ("2 mot 1 (Nes)", two),
        ("2 for, 1 mot (Per Nes).", two),
        ("Vedtatt mot én stemme (ordfører Per Nes)", two),
        ("For: Indre Fjord og Holmsund. Mot (1): P. Nes", named),
        ("For: Ola Berg, Fjordvik; Anne Lund, Holmsund / Mot: Per Nes, Strandås", named),
        ("\n- For: Berg, Lund (2)\n- Mot: per-nes", named),
    ] {
        let folder = skeleton();
        let own = [("Avstemning", words), ("Vedtak", "Som innstilt")];
        folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own)));
        read_back(&folder);
        let meeting = folder.read(MEETING);
        assert!(meeting.contains(&format!("id: 2024-001, avstemning: {expected}}}")), "{words}\n{meeting}");
    }
}

#[test]
fn an_election_is_read_with_its_rounds() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case =
        folder.read(PARKING).replace("sakstype: prinsippsak", "sakstype: prinsippsak\ngjelder: [valg]");
    folder.write(PARKING, case);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    let text = folder.read(MINUTES);
    assert!(text.contains("Første runde:\n\nAndre runde:\n\nLoddtrekning:\n\nValgt:"), "{text}");
    let own = [
        ("Første runde", "Ola Berg 1, Anne Lund: 1, blanke 1"),
        ("Andre runde", "Ola Berg 2 stemmer, Anne Lund 1"),
        ("Valgt", "Ola Berg"),
        ("Vedtak", "Ola Berg er valgt."),
    ];
    folder.write(MINUTES, filled(&text, &smooth_but("Sak 05/24", &own)));
    read_back(&folder);
    let meeting = folder.read(MEETING);
    let election = "valg: {runder: [{ola-berg: 1, anne-lund: 1, blanke: 1}, {ola-berg: 2, anne-lund: 1}], \
        valgt: ola-berg}";
    assert!(meeting.contains(election), "{meeting}");
}

#[test]
fn an_election_by_lists_is_read_with_its_count() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case =
        folder.read(PARKING).replace("sakstype: prinsippsak", "sakstype: prinsippsak\ngjelder: [valg]");
    folder.write(PARKING, case);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    let own = [("Valgt", "Anne Lund og Per Nes."), ("Vedtak", "Anne Lund og Per Nes er valgt.")];
    let text = filled(&folder.read(MINUTES), &smooth_but("Sak 05/24", &own));
    let lists = "Valgmåte: Forholdsvalg.\n\nPlasser: to, 2\n\nListe: Indre, 1 stemme: Ola Berg\n\n\
                 Liste: Ytre – 2 stemmer (Anne Lund og Per Nes)\n\nValgt: Anne";
    folder.write(MINUTES, text.replacen("Valgt: Anne", lists, 1));
    read_back(&folder);
    let meeting = folder.read(MEETING);
    let election = "valg: {måte: forholdsvalg, plasser: 2, lister: [{navn: Indre, stemmer: 1, kandidater: \
        [ola-berg]}, {navn: Ytre, stemmer: 2, kandidater: [anne-lund, per-nes]}], valgte: [anne-lund, \
        per-nes]}";
    assert!(meeting.contains(election), "{meeting}");
}

/// The lists of an election by lists stand in the meeting's file, and reading the minutes leaves them there.
#[test]
fn an_election_of_several_stays_as_it_is_written() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case =
        folder.read(PARKING).replace("sakstype: prinsippsak", "sakstype: prinsippsak\ngjelder: [valg]");
    folder.write(PARKING, case);
    let election = "valg: {måte: forholdsvalg, plasser: 2, lister: [{navn: Indre, stemmer: 1, kandidater: \
        [ola-berg]}, {navn: Ytre, stemmer: 2, kandidater: [anne-lund, per-nes]}], valgte: [anne-lund, \
        per-nes]}";
    let meeting = folder.read(MEETING).replace("id: 2024-003}", &format!("id: 2024-003, {election}}}"));
    assert!(meeting.contains(election), "{meeting}");
    folder.write(MEETING, meeting);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    let own = [("Vedtak", "Anne Lund og Per Nes er valgt.")];
    folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 05/24", &own)));
    read_back(&folder);
    assert!(folder.read(MEETING).contains("måte: forholdsvalg"), "{}", folder.read(MEETING));
}
