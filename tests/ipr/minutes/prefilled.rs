//! A draft in which the usual stands beforehand: only what differs is written, and nothing of it becomes a
//! decision before somebody has seen how it is understood.

use super::{MEETING, MINUTES, PARKING, STYRET, filled};
use crate::program::{Folder, Said, asked_to_confirm};

const DAY: &str = "2024-02-17";

/// The board's draft as it is made, and what differed written in it.
fn drafted(entries: &[(&str, &[(&str, &str)])]) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["referat", "styret", "--dato", "2024-02-10"]);
    folder.write(MINUTES, filled(&folder.read(MINUTES), entries));
    folder
}

/// The chair and the hours, which nobody can know beforehand.
const OPENED: (&str, &[(&str, &str)]) =
    ("Referat fra", &[("Sted", "Fjordvik rådhus"), ("Møtet satt kl.", "09:00"), ("Møteleder", "Ola Berg")]);

fn reads(folder: &Folder, more: &[&str]) -> (Said, String) {
    let said = folder.ipr(&[&["referat", "--les", "styret", "--dato", DAY], more].concat());
    let words = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    (said, words)
}

#[test]
fn the_usual_stands_in_the_draft() {
    let folder = drafted(&[]);
    let text = folder.read(MINUTES);
    let rows: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| ") && line.contains("| ja ")).collect();
    assert_eq!(rows.len(), 3, "{text}");
    for part in [
        "Avstemning: Enstemmig\n\nVedtak: Som innstilt\n",
        "Avstemning: Enstemmig\n\nInnstilling: Som foreslått\n",
        "Utkastet er fylt ut på forhånd",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let checked = folder.ok(&["check", "--dato", "2024-02-12"]);
    assert!(!checked.contains("F14") && !checked.contains("L14"), "{checked}");
}

#[test]
fn a_draft_that_nobody_has_written_in_is_no_minutes() {
    let folder = drafted(&[]);
    for more in [&[][..], &["--bekreft", "4004"]] {
        let (said, words) = reads(&folder, more);
        assert!(said.code == 1 && words.contains("Ingenting er skrevet"), "{words}");
    }
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

#[test]
fn nothing_is_recorded_before_somebody_has_seen_what_was_understood() {
    let folder = drafted(&[
        OPENED,
        ("Sak 04/24", &[("Avstemning", "2 mot 1 (Per Nes)")]),
        ("Sak 05/24", &[("Avstemning", ""), ("Vedtak", "Saken utsettes.")]),
    ]);
    let before = folder.git(&["status", "--porcelain"]);
    let (said, words) = reads(&folder, &[]);
    assert_eq!(said.code, 1, "{words}");
    for part in [
        "Møteleder Ola Berg",
        "Satt 09:00",
        "Hevet ikke skrevet",
        "Tre møtte, ingen forfall.",
        "vedtatt som innstilt, enstemmig.",
        "innstilt som foreslått, 2 mot 1.",
        "utsatt.",
        "2 punkter står slik utkastet var fylt ut.",
        "Ingenting er ført inn ennå.",
        "«ipr referat 2024-02-16-styret --les --bekreft",
    ] {
        assert!(words.contains(part), "{part}\n{}", said.out);
    }
    assert_eq!(words.matches("[som i utkastet]").count(), 2, "{}", said.out);
    // What is confirmed is what stands there, not what stood there once.
    let number = asked_to_confirm(&words).expect("a number");
    let text = folder.read(MINUTES);
    folder.write(MINUTES, format!("{text}\n"));
    let (said, others) = reads(&folder, &["--bekreft", &number]);
    assert!(said.code == 1 && asked_to_confirm(&others).is_some_and(|other| other != number), "{others}");
    folder.write(MINUTES, text);
    let (said, _) = reads(&folder, &["--bekreft", "2"]);
    assert_eq!(said.code, 1, "{}", said.out);
    let sent = folder.ipr(&["utsending", STYRET, "--dato", DAY]);
    assert_ne!(sent.code, 0, "{}", sent.out);
    assert_eq!(folder.git(&["status", "--porcelain"]), before);

    let (said, words) = reads(&folder, &["--bekreft", &number]);
    assert!(said.code == 0 && words.contains("Sak 2024-001: vedtatt som innstilt."), "{words}");
    let meeting = folder.read(MEETING);
    assert_eq!(meeting.matches("avstemning: enstemmig").count(), 1, "{meeting}");
    assert!(meeting.contains("{person: per-nes}"), "{meeting}");
    // What has been recorded is asked about no more.
    let (said, words) = reads(&folder, &[]);
    assert!(said.code == 0 && !words.contains("skrevet "), "{words}");
}

#[test]
fn the_first_line_of_a_draft_may_be_gone() {
    let folder = drafted(&[OPENED]);
    let text = folder.read(MINUTES);
    let (_, rest) = text.split_once("-->").expect("the first line");
    folder.write(MINUTES, rest.trim_start());
    let (said, words) = reads(&folder, &[]);
    assert!(said.code == 1 && words.contains("4 punkter står"), "{words}");
}

#[test]
fn a_meeting_that_was_recorded_in_another_way_is_not_taken_for_looked_at() {
    let folder = drafted(&[OPENED]);
    folder.replace(MEETING, "status: innkalt", "status: avholdt");
    let sent = folder.ipr(&["utsending", STYRET, "--dato", DAY]);
    assert!(sent.code == 1 && sent.out.contains("Ingenting er ført inn"), "{}{}", sent.out, sent.err);
}

#[test]
fn a_draft_says_nothing_of_how_a_case_ended_before_it_is_recorded() {
    let folder = drafted(&[]);
    let words = ["--utfall", "vedtatt", "--tekst", "Styret sier nei.", "--dato", "2024-02-16"];
    folder.ok(&[&["sak", "advance", "2024-001"], &words[..]].concat());
    let checked = folder.ok(&["check", "--dato", "2024-02-16"]);
    assert!(!checked.contains("L14"), "{checked}");
    folder.write(MINUTES, filled(&folder.read(MINUTES), &[OPENED]));
    let (said, words) = reads(&folder, &[]);
    assert!(said.code == 1 && words.contains("Saken har allerede en tekst"), "{words}");
}

#[test]
fn what_must_be_said_is_not_filled_in() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = folder.read(MEETING).replace("id: 2024-002}", "id: 2024-002, tillegg: ja}");
    folder.write(MEETING, meeting);
    let case =
        folder.read(PARKING).replace("sakstype:", "unntatt: {hjemmel: offl. § 13 første ledd}\nsakstype:");
    folder.write(PARKING, case);
    folder.ok(&["referat", "styret", "--dato", "2024-02-10"]);
    let text = folder.read(MINUTES);
    for (number, end) in [("04/24", "Innstilling:"), ("05/24", "Vedtak:")] {
        let (_, rest) = text.split_once(&format!("### Sak {number}")).expect(number);
        let item = rest.split("\n### ").next().unwrap_or_default();
        assert!(item.contains(&format!("Avstemning:\n\n{end}\n")), "{number}\n{item}");
    }
    folder.ok(&["referat", "2024-01-30-koordineringsgruppen", "--dato", "2024-02-10"]);
}

#[test]
fn what_is_to_be_done_is_read_from_the_minutes() {
    let tasks = "\n- Sende svaret (Kari Vik, 1. mars)\n- Følge saken i departementet\n  til den er avgjort \
        (sekretariatet)\n- Ringe";
    let folder = drafted(&[OPENED, ("Sak 03/24", &[("Oppfølging", tasks)])]);
    let (_, words) = reads(&folder, &[]);
    assert!(words.contains("Oppfølging: Sende svaret (Kari Vik, 1. mars 2024)."), "{words}");
    folder.records(STYRET, DAY);
    let case = folder.read("cases/2024/2024-001-horing-om-ferjetakster.md");
    let list = "oppfølging:\n  - {hva: Sende svaret, hvem: kari-vik, frist: 2024-03-01}\n  - {hva: Følge \
        saken i departementet til den er avgjort, hvem: sekretariatet}\n  - {hva: Ringe}\n";
    assert!(case.contains(list) && case.contains("status: under oppfølging"), "{case}");
    // Read again, also when it has been done, nothing is written twice.
    folder.ok(&["oppfolging", "2024-001", "--gjort", "1", "--dato", "2024-02-20"]);
    let done = folder.read("cases/2024/2024-001-horing-om-ferjetakster.md");
    folder.records(STYRET, "2024-02-21");
    assert_eq!(folder.read("cases/2024/2024-001-horing-om-ferjetakster.md"), done);
}

#[test]
fn a_slip_in_what_is_to_be_done_is_told() {
    for (words, told) in [
        ("Sende svaret (Kari Wik, 1. mars)", "Mente du Kari Vik?"),
        ("Sende svaret (Kari Vik, 31. februar)", "kan ikke tolkes som en frist"),
        ("Sende svaret (1. mars, 2. mars)", "to frister"),
        ("(Kari Vik, 1. mars)", "hva som skal gjøres"),
    ] {
        let folder = drafted(&[OPENED, ("Sak 03/24", &[("Oppfølging", words)])]);
        let (said, out) = reads(&folder, &[]);
        assert!(said.code == 1 && out.contains(told), "{words}: {out}");
    }
    let folder = drafted(&[OPENED, ("Sak 01/24", &[("Vedtak", "Godkjent.\n\nOppfølging: Ringe")])]);
    let (said, out) = reads(&folder, &[]);
    assert!(said.code == 1 && out.contains("ikke en sak, så det kan ikke føres oppfølging"), "{out}");
}

/// An item that is only noted leaves nothing in the files to be known by, and is not asked about again.
#[test]
fn what_is_only_noted_is_looked_over_once() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let item = "{sak: 06/24, fast: eventuelt, forslag: Saken tas til orientering.}";
    folder.replace(MEETING, "{sak: 06/24, fast: eventuelt}", item);
    folder.ok(&["referat", "styret", "--dato", "2024-02-10"]);
    let text = folder.read(MINUTES);
    assert!(text.contains("Avstemning:\n\nVedtak: Som foreslått"), "{text}");
    folder.write(MINUTES, filled(&text, &[OPENED]));
    let (_, words) = reads(&folder, &[]);
    assert!(words.contains("5 punkter står"), "{words}");
    folder.records(STYRET, DAY);
    let (said, words) = reads(&folder, &[]);
    assert!(said.code == 0, "{words}");
}
