//! What `ipr sak new` and `ipr sak show` say of when a case must be where.

use super::{TODAY, cycle, on_the_day};
use crate::program::Folder;

const NEW: [&str; 8] = [
    "sak",
    "new",
    "Høring om fergeleier",
    "--type",
    "uttalelse",
    "--grunnlag",
    "Handlingsprogram 2025",
    "--høringsfrist",
];

/// A day after which koordineringsgruppen meets first in May.
const APRIL: [&str; 2] = ["--dato", "2025-04-10"];

/// What is said in April.
fn in_april(folder: &Folder, arguments: &[&str]) -> String {
    folder.ok(&[arguments, &APRIL].concat())
}

/// The words, each line end as a space.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cycle, mended before styret in June.
fn mended() -> Folder {
    let folder = cycle();
    on_the_day(&folder, &["mote", "flytt", "2025-05-30-interessepolitisk-utvalg", "2025-06-02"]);
    on_the_day(&folder, &["mote", "flytt", "2025-05-30-koordineringsgruppen", "2025-05-23"]);
    folder
}

#[test]
fn a_new_case_is_told_when_it_must_be_in_the_first_body() {
    let folder = mended();
    let before = folder.git(&["rev-parse", "HEAD"]);
    let asked = [&NEW[..], &["2025-07-03"]].concat();
    let answer = "For å rekke høringsfristen 3. juli 2025 må saken inn i administrativ koordineringsgruppe \
        senest fredag 23. mai 2025. Papirene dit må være ferdige torsdag 15. mai 2025 og sendes fredag 16. \
        mai 2025. De siste møtene i mappen som rekker, er administrativ koordineringsgruppe 23. mai 2025, \
        interessepolitisk utvalg 2. juni 2025 og styret 13. juni 2025.";
    let said = on_the_day(&folder, &[&asked[..], &["--dry-run"]].concat());
    assert!(words(&said).contains(answer), "{said}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), before, "a trial writes nothing");
    let said = on_the_day(&folder, &asked);
    assert!(words(&said).contains(answer), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let shown = on_the_day(&folder, &["sak", "show", "2025-001"]);
    for part in [
        "– 23.05.2025 16.05.2025 0 virkedager Administrativ koordineringsgruppe",
        "– 02.06.2025 26.05.2025 0 virkedager Interessepolitisk utvalg",
        "– 03.07.2025 03.06.2025 14 virkedager Styret",
        "referatet skal følge papirene til interessepolitisk utvalg 2. juni 2025 (mandat-2025 pkt. 3)",
        "innstillingen skal være i papirene til styret 13. juni 2025 (handlingsprogram-2023 pkt. 4.3)",
        "«ipr sak advance 2025-001 --møte 2025-05-23-koordineringsgruppen»",
    ] {
        assert!(words(&shown).contains(part), "{part}\n{shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
}

#[test]
fn a_case_that_cannot_reach_its_deadline_is_told_what_is_left() {
    let folder = cycle();
    let said = words(&in_april(&folder, &[&NEW[..], &["2025-07-03"]].concat()));
    for part in [
        "Høringsfristen 3. juli 2025 rekkes ikke: administrativ koordineringsgruppe må møtes senest 22. mai \
            2025, og møtes først 30. mai 2025.",
        "«ipr mote flytt 2025-05-30-interessepolitisk-utvalg 2025-06-02»",
        "Be om utsatt høringsfrist, til fredag 26. september 2025 eller senere.",
        "uten referat fra administrativ koordineringsgruppe, som krever avvik fra mandat-2025 pkt. 3",
        "uten å være drøftet i administrativ koordineringsgruppe, som krever avvik fra presentasjon-2023",
        "(koml. § 11-8)",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    // The meetings tell it already, so the case adds nothing.
    assert!(!said.contains("[T02]"), "{said}");
    let json = in_april(&folder, &["sak", "show", "2025-001", "--format", "json"]);
    let case: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let first = &case["tidsplan"][0];
    assert_eq!((first["for-sent"].as_bool(), first["senest"].as_str()), (Some(true), Some("2025-05-22")));
    assert_eq!(first["grunnlag"], "mandat-2025 pkt. 3");
    assert_eq!(case["utveier"][0]["kommandoer"].as_array().map(Vec::len), Some(2));
    let costs = case["utveier"].as_array().expect("a list").iter().map(|way| way["kostnad"].as_u64());
    assert!(costs.is_sorted());
}

#[test]
fn a_deadline_before_any_meeting_is_found_by_the_rule() {
    let folder = cycle();
    let said = words(&on_the_day(&folder, &[&NEW[..], &["2025-02-10"]].concat()));
    assert!(said.contains("advarsel[T02]: Saken rekker ikke høringsfristen 10. februar 2025"), "{said}");
    assert!(said.contains("Be om utsatt høringsfrist, til"), "{said}");
}

#[test]
fn without_meetings_in_the_folder_the_last_days_are_told() {
    let folder = Folder::with(&[("bodies.yaml", "bodies.yaml"), ("members.yaml", "members.yaml")]);
    let said = words(&on_the_day(&folder, &[&NEW[..], &["2025-07-03"]].concat()));
    // Styret on the day itself: papers 23 June. The committee 20 June: papers 13 June. The group 12 June.
    for part in [
        "må saken inn i administrativ koordineringsgruppe senest torsdag 12. juni 2025.",
        "Møte mangler i administrativ koordineringsgruppe senest 12. juni 2025, interessepolitisk utvalg \
            senest 20. juni 2025 og styret senest 3. juli 2025.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let shown = on_the_day(&folder, &["sak", "show", "2025-001"]);
    assert!(shown.contains("03.07.2025  23.06.2025"), "{shown}");
}

#[test]
fn without_a_deadline_nothing_is_answered_and_nothing_binds() {
    let folder = cycle();
    let asked = &NEW[..7];
    let said = on_the_day(&folder, asked);
    assert!(!said.contains("For å rekke") && !said.contains("rekkes ikke"), "{said}");
    let shown = on_the_day(&folder, &["sak", "show", "2025-001"]);
    assert!(words(&shown).contains("Tidsplan Møte Senest Papirene ut Margin Organ – – – –"), "{shown}");
}

#[test]
fn two_meetings_of_a_case_too_close_are_found_at_the_case() {
    let folder = mended();
    on_the_day(&folder, &[&NEW[..], &["2025-07-03"]].concat());
    let path = "cases/2025/2025-001-horing-om-fergeleier.md";
    let text = folder.read(path);
    let planned = text
        .replace("{organ: interessepolitisk-utvalg}", "{organ: interessepolitisk-utvalg, møte: 2025-06-11}")
        .replace("{organ: styret}", "{organ: styret, møte: 2025-06-13}");
    folder.write(path, planned);
    let said = words(&folder.ipr(&[&["check"][..], &TODAY].concat()).out);
    let message = "Papirene til styret 13. juni 2025 må sendes 3. juni 2025, før interessepolitisk utvalg \
        har gitt innstilling 11. juni 2025";
    assert!(said.contains(message), "{said}");
    assert!(said.contains("Saken må være i interessepolitisk utvalg senest mandag 2. juni 2025."), "{said}");
}

#[test]
fn an_exempt_title_is_told_nowhere_in_the_timetable() {
    let folder = cycle();
    let asked = [
        "sak",
        "new",
        "Hemmeligstad",
        "--type",
        "uttalelse",
        "--unntatt",
        "offl. § 23 første ledd",
        "--høringsfrist",
        "2025-07-03",
    ];
    let said = in_april(&folder, &asked);
    let shown = in_april(&folder, &["sak", "show", "2025-001"]);
    assert!(!said.contains("Hemmeligstad") && !shown.contains("Hemmeligstad"), "{said}{shown}");
    assert!(shown.contains("Utveier, den rimeligste først"), "{shown}");
}

#[test]
fn broken_files_leave_the_rest_of_the_timetable() {
    let folder = cycle();
    on_the_day(&folder, &[&NEW[..], &["2025-07-03"]].concat());
    folder.write("meetings/2025-05-30-interessepolitisk-utvalg/meeting.md", "---\norgan: [\n---\n");
    let said = folder.ipr(&[&["sak", "show", "2025-001"][..], &TODAY].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("Tidsplan"), "{}", said.out);
    let wrong = folder.ipr(&[&NEW[..], &["2025-02-30"], &TODAY].concat());
    assert_eq!(wrong.code, 2, "{}{}", wrong.out, wrong.err);
}

#[test]
fn another_council_has_its_timetable_by_its_own_rules() {
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let said = folder.ok(&["sak", "show", "2024-002", "--dato", "2024-06-03"]);
    assert!(said.contains("Tidsplan"), "{said}");
    let none = folder.ok(&["sak", "show", "2022-002", "--dato", "2024-06-03"]);
    assert!(!none.contains("Tidsplan"), "{none}");
}
