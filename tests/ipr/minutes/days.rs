//! A meeting over two days, in which not everybody was there on both: who was there is counted day by day.

use super::{MEETING, MINUTES, SMOOTH, STYRET, filled};
use crate::program::Folder;

/// Minutes that say who was there in lines, and not in the table.
fn in_lines(lines: &str) -> Folder {
    let folder = two_days();
    let voted = [("Avstemning", "2 mot 0"), ("Vedtak", "Som foreslått")];
    let mut entries = SMOOTH.to_vec();
    entries[1].1 = &[];
    entries[6].1 = &voted;
    let text = filled(&folder.read(MINUTES), &entries);
    let is_of_table = |line: &&str| !line.starts_with('|');
    let text: Vec<&str> = text.lines().filter(is_of_table).collect();
    folder.write(MINUTES, text.join("\n").replacen("\n## ", &format!("\n{lines}\n\n## "), 1) + "\n");
    folder
}

#[test]
fn a_line_says_who_was_there_on_one_day() {
    let anne = "{person: anne-lund, dato: 2024-02-16}";
    let both = ["{person: ola-berg}", anne, "{person: anne-lund, dato: 2024-02-19, forfall: sykdom}"];
    for (lines, rows) in [
        (
            "Til stede: Ola Berg, Anne Lund (bare fredag 16. februar), Per Nes",
            ["{person: ola-berg}", anne, "{person: per-nes}"],
        ),
        ("Til stede: Ola Berg og Per Nes\n\nForfall: Anne Lund 19. februar (sykdom)", both),
        (
            "Til stede fredag 16. februar: Ola Berg, Anne Lund og Per Nes\n\n\
             Til stede mandag 19. februar: Ola Berg og Per Nes",
            ["{person: ola-berg, dato: 2024-02-16}", anne, "{person: per-nes, dato: 2024-02-19}"],
        ),
        ("Til stede: Ola Berg og Per Nes\n\nForfall 19. februar: Anne Lund (sykdom)", both),
    ] {
        let folder = in_lines(lines);
        folder.records(STYRET, "2024-02-20");
        let text = folder.read(MEETING);
        for row in rows {
            assert!(text.contains(row), "{lines}\n{row}\n{text}");
        }
        assert_eq!(votes(&folder), [""; 0], "{lines}");
    }
    let folder = in_lines("Til stede 17. februar: Ola Berg, Anne Lund og Per Nes");
    let said = folder.ipr(&["referat", STYRET, "--les", "--dato", "2024-02-20"]);
    assert!(said.out.contains("Møtet varte ikke den dagen"), "{}", said.out);
}

/// The minutes of two days, to be filled in: the parking is treated on the second.
fn two_days() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let second = "dato: 2024-02-16\nflere-dager: [{dato: 2024-02-19, tid: 09:00–12:00}]\n";
    folder.replace(MEETING, "dato: 2024-02-16\n", second);
    folder.replace(MEETING, "id: 2024-003}", "id: 2024-003, dato: 2024-02-19}");
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    folder.write(MINUTES, super::blank(&folder.read(MINUTES)));
    folder.git(&["commit", "--quiet", "--all", "--message", "utkast"]);
    folder
}

/// What the rules about votes say of the minutes, when these met.
fn votes(folder: &Folder) -> Vec<String> {
    let said = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-20"]).out;
    let is_ours = |line: &&str| line.contains("[M05]") || line.contains("[M06]") || line.contains("[M01]");
    said.lines().filter(is_ours).map(str::to_owned).collect()
}

fn written(anne: &str, per: &str, parking: &str) -> Folder {
    let folder = two_days();
    let present = [("Ola Berg", "ja | "), ("Anne Lund", anne), ("Per Nes", per)];
    let voted = [("Avstemning", parking), ("Vedtak", "Som foreslått")];
    let mut entries = SMOOTH.to_vec();
    entries[1].1 = &present;
    entries[6].1 = &voted;
    folder.write(MINUTES, filled(&folder.read(MINUTES), &entries));
    folder.records(STYRET, "2024-02-20");
    folder
}

#[test]
fn who_was_there_on_one_day_is_counted_on_that_day() {
    let folder = written("forfall 16. februar | ", "bare fredag 16. februar | ", "2 mot 0");
    let text = folder.read(MEETING);
    for row in [
        "{person: anne-lund, dato: 2024-02-16, forfall: ikke oppgitt}",
        "{person: anne-lund, dato: 2024-02-19}",
        "{person: per-nes, dato: 2024-02-16}",
    ] {
        assert!(text.contains(row), "{row}\n{text}");
    }
    assert_eq!(votes(&folder), [""; 0]);
    // Both days have two members; three votes are one too many.
    folder.replace(MEETING, "avstemning: {for: 2, mot: 0}", "avstemning: {for: 3, mot: 0}");
    let found = votes(&folder);
    assert!(
        found.len() == 1 && found[0].contains("M06") && found[0].contains("to med stemmerett"),
        "{found:#?}"
    );
    folder.replace(MEETING, "avstemning: {for: 3, mot: 0}", "avstemning: {for: [ola-berg], mot: [per-nes]}");
    let found = votes(&folder);
    let away = "Per Nes er ført med stemme i sak 05/24, men var ikke til stede 19. februar 2024";
    assert!(found.iter().any(|line| line.contains(away)), "{found:#?}");
    // Who had the vote on the first day has it there.
    folder.replace(MEETING, "avstemning: {for: [ola-berg], mot: [per-nes]}", "avstemning: enstemmig");
    folder.replace(MEETING, "dato: 2024-02-16}\n", "dato: 2024-02-17}\n");
    let found = votes(&folder);
    assert!(found.iter().any(|line| line.contains("M01") && line.contains("17. februar 2024")), "{found:#?}");
}

#[test]
fn who_came_late_on_one_day_was_there_on_the_other() {
    let folder = written("fra 10:30 mandag 19.02. | ", "ikke 19. februar | ", "enstemmig");
    let text = folder.read(MEETING);
    for row in [
        "{person: anne-lund, dato: 2024-02-16}",
        "{person: anne-lund, dato: 2024-02-19, fra: \"10:30\"}",
        "{person: per-nes, dato: 2024-02-16}",
        "{person: per-nes, dato: 2024-02-19, forfall: ikke oppgitt}",
    ] {
        assert!(text.contains(row), "{row}\n{text}");
    }
    assert_eq!(votes(&folder), [""; 0]);
    // Ola Berg alone until half past ten, which is too few.
    folder.replace(
        MEETING,
        "id: 2024-003, dato: 2024-02-19",
        "id: 2024-003, kl: \"09:30\", dato: 2024-02-19",
    );
    let found = votes(&folder);
    assert!(found.iter().any(|line| line.contains("M05")), "{found:#?}");
}
