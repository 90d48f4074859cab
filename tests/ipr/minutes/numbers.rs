//! However a council writes its numbers, its own draft of minutes is read back, and the next number follows.

use super::{FEE, FERRIES, MEETING, MINUTES, PARKING, SMOOTH, STYRET, filled, read_back};
use crate::program::Folder;

/// Forms that real councils use, and some that the schema allows; each with what 1 is in 2024.
const FORMS: [(&str, &str); 15] = [
    ("NN/ÅÅ", "01/24"),
    ("N/ÅÅ", "1/24"),
    ("NNN/ÅÅÅÅ", "001/2024"),
    ("NN-ÅÅÅÅ", "01-2024"),
    ("ÅÅÅÅ/NN", "2024/01"),
    ("N", "1"),
    ("PS NN/ÅÅ", "PS 01/24"),
    ("SR-sak NN/ÅÅ", "SR-sak 01/24"),
    ("TR-sak NN.ÅÅ", "TR-sak 01.24"),
    ("AU NN/ÅÅ", "AU 01/24"),
    ("Sak NN/ÅÅ", "Sak 01/24"),
    ("N /ÅÅ", "1 /24"),
    ("NN ÅÅ", "01 24"),
    ("#NN/ÅÅ", "#01/24"),
    ("NN/ÅÅ-AU", "01/24-AU"),
];

/// The standard folder, in which styret writes its numbers in `form`, where 1 is `first`.
fn folder_with(form: &str, first: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let bodies = folder.read("bodies.yaml");
    let rows = "saksnummer: {serie: år, form: NN/ÅÅ, grunnlag: reglement-2023 pkt. 3}";
    assert_eq!(bodies.matches(rows).count(), 1, "styrets row");
    folder.write("bodies.yaml", bodies.replace(rows, &rows.replace("NN/ÅÅ", &format!("\"{form}\""))));
    for path in [MEETING, FERRIES, FEE, PARKING] {
        let mut lines = Vec::new();
        for line in folder.read(path).lines() {
            let mut line = line.to_owned();
            for of in 1..=6 {
                if path == MEETING || line.contains("organ: styret") {
                    line = line.replace(&format!("0{of}/24"), &format!("\"{}\"", number(first, of)));
                }
            }
            lines.push(line);
        }
        folder.write(path, lines.join("\n") + "\n");
    }
    folder
}

/// What `of` is where 1 is `first`.
fn number(first: &str, of: usize) -> String {
    first.replacen('1', &of.to_string(), 1)
}

/// How a heading says a number.
fn said(number: &str) -> String {
    if number.starts_with(char::is_alphabetic) { number.to_owned() } else { format!("Sak {number}") }
}

#[test]
fn every_form_goes_from_agenda_to_minutes_and_back() {
    for (form, first) in FORMS {
        let folder = folder_with(form, first);
        folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
        let draft = folder.read(MINUTES);
        let mut entries = SMOOTH.to_vec();
        let starts: Vec<String> = (1..=5).map(|of| format!("{} ", said(&number(first, of)))).collect();
        for ((heading, _), start) in entries[2..].iter_mut().zip(&starts) {
            assert!(draft.contains(&format!("# {start}")), "{form}: {draft}");
            *heading = start;
        }
        entries.push(("Underskrift", &[("Møtet hevet kl.", "11:00")]));
        folder.write(MINUTES, filled(&draft, &entries));
        let told = read_back(&folder);
        let meeting = folder.read(MEETING);
        assert_eq!(meeting.matches("avstemning:").count(), 5, "{form}: {told}\n{meeting}");
    }
}

#[test]
fn a_late_case_gets_the_next_number() {
    for (form, first) in FORMS {
        let folder = folder_with(form, first);
        let new = ["sak", "new", "Høring om rutetider", "--type", "uttalelse", "--dato", "2024-02-12"];
        folder.ok(&new);
        let step = ["sak", "advance", "2024-004", "--møte", STYRET, "--dato", "2024-02-12", "--dry-run"];
        let told = folder.ipr(&step);
        assert!(told.out.contains(&number(first, 7)), "{form}: {}{}", told.out, told.err);
    }
}

#[test]
fn a_number_that_is_not_on_the_agenda_is_told() {
    for (form, first, heading) in
        [("PS NN/ÅÅ", "PS 01/24", "PS 99/24 Noe annet"), ("NN/ÅÅ", "01/24", "Sak 99/24 Noe annet")]
    {
        let folder = folder_with(form, first);
        folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
        folder.write(MINUTES, folder.read(MINUTES) + &format!("\n### {heading}\n\nVedtak: Ja.\n"));
        let told = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
        assert!(told.out.contains("99/24 står ikke på sakslisten"), "{form}: {}{}", told.out, told.err);
    }
}

/// A meeting that nobody was called to through here has no numbers. That is told once, with what can be done
/// after the meeting.
#[test]
fn minutes_of_a_meeting_that_was_never_called_ask_for_numbers_once() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let on = |day: &str, words: &[&str]| folder.ipr(&[words, &["--dato", day]].concat());
    let meeting = "2024-03-15-styret";
    let path = format!("meetings/{meeting}/meeting.md");
    let minutes = format!("meetings/{meeting}/referat.md");
    on("2024-01-08", &["mote", "new", "styret", "2024-03-15", "--tid", "10-12", "--sted", "Fjordvik"]);
    for title in ["En", "To"] {
        on("2024-01-08", &["sak", "new", title, "--type", "orienteringssak", "--møte", meeting]);
    }
    on("2024-03-14", &["referat", meeting]);
    let text = folder.read(&minutes).replace("\nAvstemning:\n", "\nAvstemning: Enstemmig\n");
    let text = text.replacen("Møtet satt kl.:", "Møtet satt kl.: 10", 1);
    let text = text.replacen("Møteleder:", "Møteleder: Ola Berg", 1);
    let text = text.replacen("Møtet hevet kl.:", "Møtet hevet kl.: 12", 1);
    folder.write(&minutes, text.replace("\nVedtak:\n", "\nVedtak: Tatt til orientering\n"));
    for day in ["2024-03-15", "2024-03-16"] {
        let said = on(day, &["referat", "--les", meeting]);
        assert_eq!((said.code, said.out.matches("[N03]").count()), (1, 1), "{}", said.out);
        assert!(said.out.contains("Skriv de neste ledige"), "{}", said.out);
    }
    let mut numbered = String::new();
    let mut next = 7;
    for line in folder.read(&path).lines() {
        let is_item = line.starts_with("  - {");
        numbered.push_str(&line.replacen("  - {", &format!("  - {{sak: {next:02}/24, "), 1));
        numbered.push('\n');
        next += usize::from(is_item);
    }
    folder.write(&path, numbered);
    let mut text = folder.read(&minutes);
    for (place, title) in
        ["Godkjenning av innk", "Godkjenning av ref", "En\n", "To\n", "Eventuelt"].iter().enumerate()
    {
        text = text.replacen(&format!("### {title}"), &format!("### Sak {:02}/24 {title}", place + 7), 1);
    }
    folder.write(&minutes, text);
    folder.records(meeting, "2024-03-16");
    assert!(folder.read("cases/2024/2024-004-en.md").contains("sak: 09/24"), "the case has it too");
}
