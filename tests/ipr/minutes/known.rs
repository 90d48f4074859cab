//! What the folder knows already, beside what the minutes say.

use super::{MEETING, MINUTES, SMOOTH, STYRET, filled, read_back, skeleton, smooth_but};
use crate::program::Folder;

#[test]
fn a_reading_says_whether_the_proposal_was_followed() {
    for (words, told) in [
        ("Som innstilt", "Sak 2024-001: vedtatt som innstilt."),
        ("Styret vedtar uttalelsen, og ber om svar.", "Sak 2024-001: vedtatt, endret fra innstillingen."),
        ("Ferjene skal gå hver time.", "Sak 2024-001: vedtatt, ikke i samsvar med innstillingen."),
    ] {
        let folder = skeleton();
        let own = [("Avstemning", "Enstemmig"), ("Vedtak", words)];
        folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own)));
        let said = read_back(&folder);
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn the_skeleton_has_what_the_meeting_s_file_has() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = folder
        .read(MEETING)
        .replace("saksliste:\n", "oppmøte:\n  - {person: anne-lund, forfall: ferie}\nsaksliste:\n");
    let meeting = meeting.replace("id: 2024-003}", "id: 2024-003, tillegg: ja}");
    folder.write(MEETING, meeting);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    let text = folder.read(MINUTES);
    let row = text.lines().find(|line| line.starts_with("| Anne Lund")).unwrap_or_default();
    assert!(row.contains("| forfall (ferie) |"), "{text}");
    assert!(text.contains("Tillegg: ja\n\nMotsatte seg:\n"), "{text}");
    let said = folder.ipr(&["check", "--dato", "2024-02-12"]);
    assert!(!said.out.contains("F14"), "{}", said.out);

    let text = filled(&text, &SMOOTH);
    folder.write(MINUTES, text.replace("Tillegg: ja\n", ""));
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    let out = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.code == 1 && out.contains("Skriv «Tillegg: ja» under saken"), "{out}");
    assert!(out.contains("saken i møtefilen"), "{out}");
}

#[test]
fn lines_of_a_refusal_that_are_not_written_yet_are_said_to_be_so() {
    let folder = skeleton();
    let own = [("Avstemning", "2 mot 0"), ("Vedtak", "Som innstilt")];
    folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own)));
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert!(said.code == 1 && said.out.contains("feil[M06]"), "{}", said.out);
    let told = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(&format!("rett i {MINUTES}")), "{}", said.out);
}

#[test]
fn hours_that_cannot_be_are_told() {
    for (began, ended, told) in [
        ("11:00", "09:00", "Møtet ble hevet før det ble satt"),
        ("25:70", "11:00", "«25:70» er ikke et klokkeslett"),
        ("09:00", "ved lunsjtid", "«ved lunsjtid» er ikke et klokkeslett"),
        ("24", "11:00", "«24» er ikke et klokkeslett"),
        ("90", "11:00", "«90» er ikke et klokkeslett"),
        // The meeting is called to 9, so it is no half of 11.
        ("1", "11:00", "«1» er ikke et klokkeslett"),
    ] {
        let folder = skeleton();
        folder.replace(MEETING, "status:", "tid: 09:00–11:00\nstatus:");
        folder.git(&["commit", "--quiet", "--all", "--message", "tid"]);
        let text = filled(&folder.read(MINUTES), &SMOOTH);
        let text = text.replace("kl.: 09:00", &format!("kl.: {began}"));
        folder.write(MINUTES, text.replace("Møtet hevet kl.:", &format!("Møtet hevet kl.: {ended}")));
        let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
        assert!(said.code == 1 && said.out.contains("feil[F14]"), "{}", said.out);
        assert!(said.out.contains(told), "{told}\n{}", said.out);
    }
}

/// As on the command line, «--tid 9–11».
#[test]
fn a_bare_hour_is_a_time() {
    let folder = skeleton();
    folder.replace(MEETING, "status:", "tid: 09:00–11:00\nstatus:");
    let own = [
        ("Lukket", "koml. § 11-5 andre ledd, kl. 9-10:30, enstemmig"),
        ("Avstemning", "Enstemmig"),
        ("Vedtak", "Som innstilt"),
    ];
    let text = filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own));
    let text = text.replace("Behandling:\n\nForslag", "Kl.: kl. 10\n\nForslag");
    let text = text.replace("kl.: 09:00", "kl.: 9").replace("| medlem | ja | ", "| medlem | fra 10 | ");
    folder.write(MINUTES, text.replace("hevet kl.: 11:00", "hevet kl.: kl. 11"));
    read_back(&folder);
    let meeting = folder.read(MEETING);
    for words in [
        "tid: 09:00–11:00\n",
        "{person: per-nes, fra: \"10:00\"}",
        "kl: \"10:00\", lukket: {hjemmel: koml. § 11-5 andre ledd, fra: \"09:00\", til: \"10:30\"",
    ] {
        assert!(meeting.contains(words), "{words}\n{meeting}");
    }
}

#[test]
fn in_the_supreme_body_everybody_stands_with_the_kommune_that_elected_them() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let mut members = folder.read("members.yaml");
    for (person, rest) in [
        ("ola-berg", "rolle: leder"),
        ("anne-lund", "rolle: medlem"),
        ("per-nes", "rolle: medlem"),
        ("siri-dal", "rolle: vara, nummer: 1"),
        ("jon-moe", "rolle: vara, nummer: 1"),
        // She comes from the secretariat, and sits for a kommune all the same.
        ("kari-vik", "rolle: vara, representerer: Strandås, nummer: 1"),
    ] {
        members.push_str(&format!(
            "  - {{organ: representantskapet, person: {person}, {rest}, fra: 2023-12-15}}\n"
        ));
    }
    folder.write("members.yaml", &members);
    let meeting = "2024-06-14-representantskapet";
    folder.write(
        &format!("meetings/{meeting}/meeting.md"),
        "---\norgan: representantskapet\ndato: 2024-06-14\ntid: 10:00–12:00\nsted: Fjordvik rådhus\n\
            form: fysisk\nstatus: planlagt\nsaksliste:\n  - {fast: godkjenning-av-innkalling}\n---\n",
    );
    folder.ok(&["referat", meeting, "--dato", "2024-05-01"]);
    let draft = folder.read(&format!("meetings/{meeting}/protokoll.md"));
    let lines: Vec<String> =
        draft.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "| Navn | Representerer | Verv | Møtte | Vara som møtte |",
        "| Ola Berg | Fjordvik | leder | ja | |",
        "| Per Nes | Strandås | medlem | ja | |",
        "- Fjordvik: Siri Dal (nr. 1)",
        "- Holmsund: Jon Moe (nr. 1)",
        "- Strandås: Kari Vik (nr. 1)",
    ] {
        assert!(lines.iter().any(|written| written == line), "{line}\n{draft}");
    }
    let check = || folder.ipr(&["check", "--dato", "2024-05-01", "--format", "kort"]).out;
    assert!(!check().contains("F11"), "{}", check());
    folder.write("members.yaml", members.replace("representerer: Strandås", "representerer: Strandaas"));
    let said = check();
    assert!(said.contains("«Strandaas» er ikke kjent som delregion eller deltaker"), "{said}");
}
