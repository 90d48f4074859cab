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

/// All of them are followed up or none, and everything that is in the way is told.
#[test]
fn of_several_that_are_followed_up_all_refusals_are_told() {
    let folder = with_cases();
    let day = "2024-02-20";
    folder.ok(&["oppfolging", "2024-004", "--ny", "Ringe Asker", "--frist", "2024-03-01", "--dato", day]);
    let before = (folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]));
    let ids = ["oppfolging", "2024-004", "2024-005", "2024-776", "2024-777"];
    let (code, said) = on(&folder, day, &[&ids[..], &["--ny", "Ringe Asker"]].concat());
    assert_eq!(code, 2, "{said}");
    for why in ["Sak 2024-004 har allerede", "ingen sak 2024-776", "ingen sak 2024-777"] {
        assert_eq!(said.matches(why).count(), 1, "{why}: {said}");
    }
    let (code, said) = on(&folder, day, &["oppfolging", "2024-004", "2024-005", "2024-006", "--avslutt"]);
    assert!(code == 2 && said.matches("ikke avgjort og kan ikke avsluttes").count() == 3, "{said}");
    let (code, said) = on(&folder, day, &["oppfolging", "2024-004", "2024-005", "--gjort", "1"]);
    assert!(code == 2 && said.contains("--gjort gjelder én sak om gangen"), "{said}");
    let after = (folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]));
    assert_eq!(after, before);
    let (code, said) = on(&folder, day, &["oppfolging", "2024-4", "2024-005", "2024-004", "--ny", "Rydde"]);
    assert!(code == 0 && said.contains("Sakene 2024-004 og 2024-005 skal følges opp."), "{said}");
    let count = folder.git(&["rev-list", "--count", &format!("{}..HEAD", before.0.trim())]);
    assert_eq!(count.trim(), "1", "one deed is one commit");
    let rows = folder.ok(&["oppfolging", "--dato", day]);
    assert_eq!(rows.matches("Rydde").count(), 2, "{rows}");
}

#[test]
fn of_several_that_are_taken_off_all_refusals_are_told() {
    let folder = with_cases();
    let day = "2024-01-08";
    let ids = ["2024-004", "2024-005", "2024-006"];
    folder.ok(&[&["sak", "advance"][..], &ids, &["--møte", "styret 15.3", "--dato", day]].concat());
    let state = || (folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]));
    let before = state();
    let off = ["mote", "ta-av", "styret 15.3"];
    let (code, said) = on(&folder, day, &[&off[..], &["2024-004", "2024-776", "Fergesaken"]].concat());
    assert!(
        code == 2 && said.contains("«2024-776» står ikke") && said.contains("«Fergesaken» står ikke"),
        "{said}"
    );
    assert_eq!(state(), before);
    let (code, said) = on(&folder, day, &[&off[..], &["2024-006", "2024-004"]].concat());
    assert!(code == 0 && said.contains("Sakene har ikke noen dag lenger"), "{said}");
    assert!(
        said.contains("«ipr sak advance 2024-004 2024-006 --møte MØTE» setter dem opp på nytt"),
        "{said}"
    );
    let agenda = folder.read(MARCH);
    assert!(agenda.contains("2024-005") && !agenda.contains("2024-004") && !agenda.contains("2024-006"));
    for id in ["2024-004-en", "2024-006-tre"] {
        assert!(!folder.read(&format!("cases/2024/{id}.md")).contains("2024-03-15"), "{id}");
    }
    let commits = folder.git(&["rev-list", "--count", &format!("{}..HEAD", before.0.trim())]);
    assert_eq!(commits.trim(), "1");
}

/// What is wrong with the meeting is said once, and what is wrong with a case with its id.
#[test]
fn of_several_that_are_advanced_all_refusals_are_told() {
    let folder = with_cases();
    let day = "2024-01-08";
    folder.ok(&["sak", "advance", "2024-005", "--utfall", "trukket", "--dato", day]);
    let put = ["sak", "advance", "2024-004", "2024-005", "2024-777", "--møte", "styret 15.3"];
    let (code, said) = on(&folder, day, &put);
    assert!(
        code == 2 && said.contains("Sak 2024-005 er trukket") && said.contains("ingen sak 2024-777"),
        "{said}"
    );
    let put = ["sak", "advance", "2024-004", "2024-006", "--møte", "styret 1. mai"];
    let (code, said) = on(&folder, day, &put);
    assert!(code == 2 && said.matches("ikke satt opp noe slikt møte").count() == 1, "{said}");
    assert!(!said.contains("Sak 2024"), "{said}");
}

/// A body that recommends comes after those that are to be heard first, also when it waits for a day again.
#[test]
fn what_is_taken_off_waits_in_the_order_of_treatment() {
    for off in [&["mote", "ta-av", "IPU 4. april", "2024-004"][..], &["mote", "avlys", "IPU 4. april"]] {
        let folder = folder();
        let run = |words: &[&str]| folder.ok(&[words, &DAY].concat());
        for (body, day) in [("IPU", "2024-04-04"), ("koordineringsgruppen", "2024-04-18")] {
            run(&["mote", "new", body, day, "--tid", "10-12", "--sted", "Fjordvik"]);
        }
        run(&["sak", "new", "Uttalelse om tog", "--type", "uttalelse", "--møte", "IPU 4. april"]);
        run(&["sak", "advance", "2024-004", "--møte", "2024-04-18-koordineringsgruppen"]);
        run(off);
        let case = folder.read("cases/2024/2024-004-uttalelse-om-tog.md");
        let at = |body: &str| case.find(&format!("organ: {body}")).expect(body);
        let order = [at("koordineringsgruppen"), at("interessepolitisk-utvalg"), at("styret")];
        assert!(order.is_sorted(), "{off:?}\n{case}");
    }
}
