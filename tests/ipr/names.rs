//! Several cases in one command, and meetings called by what people call them.

use crate::program::Folder;

const DAY: [&str; 2] = ["--dato", "2024-01-08"];
const MARCH: &str = "meetings/2024-03-15-styret/meeting.md";

/// The folder that pages build on, with a second meeting of the board that nobody has been called to.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let on = |words: &[&str]| folder.ok(&[words, &DAY].concat());
    on(&["mote", "new", "styret", "2024-03-15", "--tid", "10:00–12:00", "--sted", "Fjordvik"]);
    folder
}

fn on(folder: &Folder, day: &str, arguments: &[&str]) -> (i32, String) {
    let said = folder.ipr(&[arguments, &["--dato", day]].concat());
    let words = format!("{}{}", said.out, said.err);
    (said.code, words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Three cases that no other body need have seen.
fn with_cases() -> Folder {
    let folder = folder();
    for title in ["En", "To", "Tre"] {
        folder.ok(&[&["sak", "new", title, "--type", "orienteringssak"][..], &DAY].concat());
    }
    folder
}

#[test]
fn several_cases_go_onto_an_agenda_together() {
    let folder = with_cases();
    let ids = ["2024-004", "2024-005", "2024-006"];
    let before = folder.git(&["rev-parse", "HEAD"]);
    let put = [&["sak", "advance"][..], &ids, &["2024-4", "--møte", "styret 15. mars"]].concat();
    let (code, said) = on(&folder, "2024-01-08", &put);
    assert_eq!(code, 0, "{said}");
    let told = "Sakene 2024-004, 2024-005 og 2024-006 er satt på sakslisten til styret 15. mars 2024.";
    assert!(said.contains(told), "{said}");
    let agenda = folder.read(MARCH);
    let places = ids.map(|id| agenda.find(&format!("id: {id}")).expect(id));
    assert!(places[0] < places[1] && places[1] < places[2], "{agenda}");
    let commits = folder.git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())]);
    assert_eq!(commits.trim(), "1", "one deed is one commit");
}

#[test]
fn all_of_them_are_taken_or_none() {
    let folder = with_cases();
    folder.ok(&[&["sak", "new", "Fire", "--type", "uttalelse"][..], &DAY].concat());
    let state = || (folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]));
    let before = state();
    for (last, code, why) in [("2024-777", 2, "Det finnes ingen sak 2024-777"), ("2024-007", 1, "feil[L01]")]
    {
        let put = ["sak", "advance", "2024-004", last, "--møte", "styret 15.3"];
        let (is, said) = on(&folder, "2024-01-08", &put);
        assert!(is == code && said.contains(why), "{is} {said}");
        assert_eq!(state(), before);
    }
    let words = [
        "sak", "advance", "2024-004", "2024-005", "--utfall", "vedtatt", "--tekst", "Ja", "--møte", "styret",
    ];
    let (_, said) = on(&folder, "2024-03-15", &words);
    assert!(said.contains("--tekst er ordlyden i én sak"), "{said}");
    assert_eq!(state(), before);
}

#[test]
fn a_new_case_is_put_on_an_agenda_in_the_same_deed() {
    let folder = folder();
    let before = folder.git(&["rev-parse", "HEAD"]);
    let new = ["sak", "new", "Nytt nettsted", "--type", "orienteringssak", "--møte", "styret 15.3."];
    let (code, said) = on(&folder, "2024-01-08", &new);
    assert!(
        code == 0 && said.contains("Ny sak 2024-004: Nytt nettsted, satt på sakslisten til styret"),
        "{said}"
    );
    assert!(folder.read(MARCH).contains("id: 2024-004"));
    let case = folder.read("cases/2024/2024-004-nytt-nettsted.md");
    assert!(case.contains("organ: styret") && case.contains("2024-03-15"), "{case}");
    let commits = folder.git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())]);
    assert_eq!(commits.trim(), "1");
}

#[test]
fn a_new_case_that_may_not_stand_there_is_not_made() {
    let folder = folder();
    let head = folder.git(&["rev-parse", "HEAD"]);
    let new = ["sak", "new", "Uttalelse om tog", "--type", "uttalelse", "--møte", "styret"];
    let (code, said) = on(&folder, "2024-02-10", &new);
    assert!(code == 1 && said.contains("L01"), "{said}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_body_s_name_is_its_next_meeting() {
    let folder = folder();
    for (day, name, meant) in [
        ("2024-02-10", "styret", "16. februar 2024"),
        ("2024-02-16", "Styret", "16. februar 2024"),
        ("2024-02-17", "styremøtet", "15. mars 2024"),
        ("2024-02-10", "styret 15. mars", "15. mars 2024"),
        ("2024-02-10", "styret den 15.03.2024", "15. mars 2024"),
        ("2024-02-10", "styret-15.3", "15. mars 2024"),
        ("2024-02-10", "15/3 styret", "15. mars 2024"),
        ("2024-02-10", "15. mars", "15. mars 2024"),
        ("2024-02-10", "2024-03", "15. mars 2024"),
        ("2024-04-01", "styret", "15. mars 2024"),
        ("2024-04-01", "styret 16. februar", "16. februar 2024"),
    ] {
        let (code, said) = on(&folder, day, &["mote", "show", name]);
        assert!(code == 0 && said.contains(meant), "{day} {name}: {said}");
    }
    let (code, said) = on(&folder, "2024-04-01", &["innkalling", "styret"]);
    assert!(code != 0 && said.contains("Styret har ikke satt opp noe slikt møte"), "{said}");
    let (code, said) = on(&folder, "2024-02-10", &["mote", "show", "styret 1. mai"]);
    assert!(code != 0 && said.contains("Styret har ikke satt opp noe slikt møte"), "{said}");
}

#[test]
fn meetings_that_are_held_moved_or_called_off_are_passed_over() {
    let folder = folder();
    folder.ok(&["mote", "flytt", "styret", "2024-02-23", "--dato", "2024-01-08"]);
    let (_, said) = on(&folder, "2024-02-10", &["mote", "show", "styret"]);
    assert!(said.contains("23. februar 2024"), "{said}");
    folder.ok(&["mote", "avlys", "styret", "--dato", "2024-01-08"]);
    let (_, said) = on(&folder, "2024-02-10", &["mote", "show", "styret"]);
    assert!(said.contains("15. mars 2024"), "{said}");
    let (_, said) = on(&folder, "2024-02-10", &["innkalling", "styret 16. februar"]);
    assert!(said.contains("flyttet"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_not_passed_over_for_the_next_meeting() {
    let folder = folder();
    let board = "meetings/2024-02-16-styret/meeting.md";
    folder.write(board, folder.read(board).replacen("status:", "status: [", 1));
    for name in ["styret", "styret 16.2"] {
        let (code, said) = on(&folder, "2024-02-10", &["mote", "flytt", name, "2024-04-01"]);
        assert!(code != 0 && said.contains("har feil og kan ikke leses"), "{name}: {said}");
    }
    let (code, said) = on(&folder, "2024-02-10", &["mote", "show", "styret 15.3"]);
    assert!(code == 0 && said.contains("15. mars"), "{said}");
}

#[test]
fn the_minutes_that_wait_and_the_notice_that_comes_are_not_taken_for_each_other() {
    let folder = folder();
    let (code, said) = on(&folder, "2024-02-20", &["utsending", "styret"]);
    assert!(code != 0 && said.contains("der referatet ikke er sendt"), "{said}");
    assert!(said.contains("2024-02-16-styret") && said.contains("«styret 15.3»"), "{said}");
    let (_, said) = on(&folder, "2024-02-20", &["referat", "styret"]);
    assert!(said.contains("16. februar 2024"), "{said}");
}
