//! Meetings that are moved, cancelled, held jointly or demanded: the real meeting of interessepolitisk utvalg
//! that was called to 6 June 2024 and held 12 June, with the program in a git repository.

use crate::program::{Folder, Said, files};

const OLD: &str = "2024-06-06-interessepolitisk-utvalg";
const NEW: &str = "2024-06-12-interessepolitisk-utvalg";
const STYRET: &str = "2024-06-21-styret";
const STRATEGY: &str = "cases/2024/2024-001-strategiske-foringer.md";
const TODAY: [&str; 2] = ["--dato", "2024-06-03"];
/// What stands in the title of an exempt case.
const SECRET: &str = "Hemmeligstad";

fn folder() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/moved", ""),
    ])
}

fn file_of(id: &str) -> String {
    format!("meetings/{id}/meeting.md")
}

fn on_the_day(folder: &Folder, arguments: &[&str]) -> Said {
    folder.ipr(&[arguments, &TODAY].concat())
}

fn ok(folder: &Folder, arguments: &[&str]) -> String {
    folder.ok(&[arguments, &TODAY].concat())
}

/// Runs what must be refused without a trace; what it said.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let before = folder.git(&["rev-parse", "HEAD"]);
    let said = on_the_day(folder, arguments);
    assert_ne!(said.code, 0, "{arguments:?}\n{}", said.out);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    format!("{}{}", said.out, said.err).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs what must be done; every word on one line.
fn done(folder: &Folder, arguments: &[&str]) -> String {
    let said = ok(folder, arguments);
    assert!(!said.contains(SECRET), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert!(!folder.git(&["log", "--format=%B"]).contains(SECRET));
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn move_to_12_june(folder: &Folder) -> String {
    let day = ["mote", "flytt", OLD, "2024-06-12"];
    done(folder, &[&day[..], &["--tid", "14:30-15:45", "--grunn", "Stortinget har høring."]].concat())
}

#[test]
fn the_meeting_of_6_june_is_moved_to_12_june() {
    let folder = folder();
    ok(&folder, &["check"]);
    let before = folder.read(&file_of(OLD));
    let said = move_to_12_june(&folder);
    for part in [
        "06.06.2024 12.06.2024 Møtet i interessepolitisk utvalg",
        "30.05.2024 05.06.2024 Papirene til interessepolitisk utvalg sendes senest",
        "06.06.2024 12.06.2024 Sak 2024-001 i interessepolitisk utvalg",
        "06.06.2024 12.06.2024 Sak 2024-004 i interessepolitisk utvalg",
        "15 dager ni dager Tid fram til styret 21. juni 2024",
        "blir liggende i mappen 2024-06-06-interessepolitisk-utvalg",
        "Forfall er meldt til den gamle dagen",
        "Teksten i 2024-06-12-interessepolitisk-utvalg nevner 6. juni 2024",
        "Sakslisten i 2024-06-21-styret nevner 6. juni 2024",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let subject = folder.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Møtet i interessepolitisk utvalg 6. juni 2024 er flyttet til 12. juni 2024\n");
    assert_eq!(folder.read(&file_of(OLD)), before.replace("status: innkalt", "status: flyttet"));
    let (head, rest) = before.split_once("oppmøte:").expect("attendance");
    let (_, agenda) = rest.split_once("saksliste:").expect("an agenda");
    let expected = format!(
        "{}saksliste:{}",
        head.replace(
            "dato: 2024-06-06\nukedag: torsdag\ntid: 09:00–11:00",
            "dato: 2024-06-12\nukedag: onsdag\ntid: 14:30–15:45"
        )
        .replace("sendt: 2024-05-29   # antatt\nkunngjort: 2024-05-29\n", "")
        .replace(
            "status: innkalt",
            &format!("status: planlagt\nflyttet-fra: {OLD}\nflyttet-fordi: Stortinget har høring")
        ),
        agenda.replace(", tillegg: ja", "").replace("(kart.md)", &format!("(../{OLD}/kart.md)"))
    );
    assert_eq!(folder.read(&file_of(NEW)), expected);
    let case = folder.read(STRATEGY);
    assert!(case.contains("{organ: interessepolitisk-utvalg, møte: 2024-06-12, sak: 17/24}"), "{case}");
    assert!(case.contains("{organ: styret, møte: 2024-06-21}"), "{case}");
    let checked = ok(&folder, &["check"]);
    for code in ["I09", "N01", "N04", "L07", "F08", "F11"] {
        assert!(!checked.contains(code), "{code}\n{checked}");
    }
    let since = ok(&folder, &["check", "--siden", "HEAD~1"]);
    assert!(!since.contains("L15") && !said.contains("L05"), "{since}");
    let listed = done(&folder, &["mote", "list"]);
    assert!(listed.contains(&format!("flyttet til 12.06.2024 6 saker {OLD}")), "{listed}");
    let shown = done(&folder, &["mote", "show", NEW]);
    assert!(
        shown.contains("Flyttet fra torsdag 6. juni 2024 Flyttet fordi Stortinget har høring"),
        "{shown}"
    );
    let json = done(&folder, &["mote", "show", OLD, "--format", "json"]);
    assert!(json.contains(&format!("\"flyttet-til\": \"{NEW}\"")), "{json}");
}

#[test]
fn a_trial_writes_nothing_and_tells_the_same() {
    let folder = folder();
    let before = (folder.git(&["rev-parse", "HEAD"]), files(folder.path()));
    for command in [&["mote", "flytt", OLD, "2024-06-12"][..], &["mote", "avlys", OLD]] {
        let said = done(&folder, &[command, &["--dry-run"]].concat());
        assert!(said.contains("ingenting er skrevet") && said.contains("@@"), "{said}");
        assert!(said.contains("Sak 2024-001 i interessepolitisk utvalg"), "{said}");
        assert_eq!((folder.git(&["rev-parse", "HEAD"]), files(folder.path())), before);
    }
}

#[test]
fn a_meeting_is_moved_twice_and_never_back_or_onto_another() {
    let folder = folder();
    move_to_12_june(&folder);
    let again = done(&folder, &["mote", "flytt", NEW, "2024-06-10", "--sted", "Oslo rådhus"]);
    assert!(again.contains("12.06.2024 10.06.2024 Møtet"), "{again}");
    let newest = folder.read("meetings/2024-06-10-interessepolitisk-utvalg/meeting.md");
    assert!(
        newest.contains(&format!("flyttet-fra: {NEW}\n")) && !newest.contains("flyttet-fordi"),
        "{newest}"
    );
    assert!(newest.contains("sted: Oslo rådhus\n") && newest.contains("ukedag: mandag\n"), "{newest}");
    assert!(folder.read(&file_of(NEW)).contains(&format!("status: flyttet\nflyttet-fra: {OLD}")));
    let checked = ok(&folder, &["check"]);
    assert!(!checked.contains("I09") && !checked.contains("N01"), "{checked}");
    for (meeting, day, part) in [
        (NEW, "2024-06-13", "er allerede flyttet. Nå heter det 2024-06-10-interessepolitisk-utvalg"),
        ("2024-06-10-interessepolitisk-utvalg", "2024-06-10", "er allerede mandag 10. juni 2024"),
        ("2024-06-10-interessepolitisk-utvalg", "2024-06-06", "ipr angre"),
        ("2024-06-10-interessepolitisk-utvalg", "2024-06-32", "2024-06-32"),
        ("2024-06-10-interessepolitisk-utvalg", "2024-06-28", "L04"),
        ("2024-09-09-styret", "2024-06-28", "finnes ikke noe møte"),
    ] {
        let said = refused(&folder, &["mote", "flytt", meeting, day]);
        assert!(said.contains(part), "{part}\n{said}");
    }
    for command in
        [&["flytt", "2024-06-10-interessepolitisk-utvalg", "2024-06-13"][..], &["avlys", "2024-06-10"]]
    {
        let said = refused(
            &folder,
            &[&["mote"], command, &["--grunn", "Hemmeligstad har klaget, sies det"]].concat(),
        );
        assert!(said.contains("I04") && !said.contains("Hemmeligstad"), "{said}");
    }
    let said = refused(&folder, &["mote", "flytt", STYRET, "2024-06-20", "--tid", "snart"]);
    assert!(said.contains("ikke et tidsrom"), "{said}");
    ok(&folder, &["mote", "new", "styret", "2024-06-20"]);
    let said = refused(&folder, &["mote", "flytt", STYRET, "2024-06-20"]);
    assert!(said.contains("finnes allerede et møte den dagen: 2024-06-20-styret"), "{said}");
}

#[test]
fn another_year_gives_other_numbers() {
    let folder = folder();
    let styret =
        folder.read(STRATEGY).replace("  - {organ: styret, møte: 2024-06-21}", "  - {organ: styret}");
    folder.write(STRATEGY, styret);
    folder.write(&file_of(STYRET), folder.read(&file_of(STYRET)).replace("  - {id: 2024-001}\n", ""));
    folder.git(&["commit", "--quiet", "--all", "--message", "uten styret"]);
    let said = done(&folder, &["mote", "flytt", OLD, "2025-01-15"]);
    assert!(said.contains("nye numre i 2025"), "{said}");
    let moved = folder.read("meetings/2025-01-15-interessepolitisk-utvalg/meeting.md");
    assert!(!moved.contains("sak: ") && moved.contains("{id: 2024-001}"), "{moved}");
    assert!(folder.read(STRATEGY).contains("{organ: interessepolitisk-utvalg, møte: 2025-01-15}"));
}

#[test]
fn a_meeting_is_cancelled_and_its_cases_are_found_again() {
    let folder = folder();
    let said = done(&folder, &["mote", "avlys", OLD, "--grunn", "For få kan møte."]);
    assert!(said.contains("06.06.2024 – Sak 2024-001 i interessepolitisk utvalg"), "{said}");
    assert!(said.contains("Sakene 2024-001, 2024-002, 2024-003 og 2024-004 har ikke noen dag"), "{said}");
    assert_eq!(
        folder.git(&["log", "-1", "--format=%s"]),
        "Møtet i interessepolitisk utvalg 6. juni 2024 er avlyst\n"
    );
    let meeting = folder.read(&file_of(OLD));
    assert!(meeting.contains("status: avlyst\navlyst-fordi: For få kan møte\n"), "{meeting}");
    assert!(meeting.contains("{sak: 17/24, id: 2024-001}"), "{meeting}");
    let case = folder.read("cases/2024/2024-002-naturrisiko.md");
    assert!(
        case.contains("status: utkast") && case.contains("  - {organ: interessepolitisk-utvalg}\n"),
        "{case}"
    );
    let paper = folder.read(&format!("meetings/{OLD}/avlysning.md"));
    for part in [
        "Laget av ipr",
        "6. juni 2024 er avlyst: For få kan møte.",
        "Sak 17/24 Strategiske",
        "Sak 20/24 Klage",
    ] {
        assert!(paper.contains(part), "{part}\n{paper}");
    }
    assert!(!paper.contains(SECRET), "{paper}");
    let checked = ok(&folder, &["check"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let left = "Saken skulle opp i interessepolitisk utvalg 6. juni 2024, som er avlyst, og er ikke satt opp \
        på nytt";
    assert!(checked.contains("L07") && checked.contains(left), "{checked}");
    let since = ok(&folder, &["check", "--siden", "HEAD~1"]);
    assert!(!since.contains("L15"), "{since}");
    for command in [&["mote", "avlys", OLD][..], &["mote", "flytt", OLD, "2024-06-12"]] {
        let said = refused(&folder, command);
        assert!(said.contains("er avlyst. «ipr mote new interessepolitisk-utvalg"), "{said}");
    }
    ok(&folder, &["mote", "new", "ipu", "2024-06-12", "--form", "digitalt"]);
    ok(&folder, &["sak", "advance", "2024-002", "--møte", NEW]);
    let case = folder.read("cases/2024/2024-002-naturrisiko.md");
    assert!(case.contains("{organ: interessepolitisk-utvalg, møte: 2024-06-12}"), "{case}");
}

#[test]
fn what_has_been_held_stays() {
    let folder = folder();
    let held = folder.read(&file_of(OLD)).replace("status: innkalt", "status: avholdt");
    folder.write(&file_of(OLD), held.replace("2024-06-06", "2024-05-31").replace("torsdag", "fredag"));
    let new = "2024-05-31-interessepolitisk-utvalg";
    folder.git(&["mv", &format!("meetings/{OLD}"), &format!("meetings/{new}")]);
    folder.git(&["commit", "--quiet", "--all", "--message", "holdt"]);
    for command in [&["mote", "avlys", new][..], &["mote", "flytt", new, "2024-06-12"]] {
        assert!(refused(&folder, command).contains("er avholdt og kan ikke"), "{command:?}");
    }
    // What a third of the members have demanded is not called off, but it may be moved.
    let demanded = self::folder();
    let krevd =
        "\nkrevd: {av: [elin-saheim-bjorkli, saxe-froshaug, lene-conradi], dato: 2024-05-20}\nsaksliste:";
    demanded.write(&file_of(OLD), demanded.read(&file_of(OLD)).replace("\nsaksliste:", krevd));
    demanded.git(&["commit", "--quiet", "--all", "--message", "krevd"]);
    assert!(refused(&demanded, &["mote", "avlys", OLD]).contains("feil[I05]"));
    move_to_12_june(&demanded);
    assert!(demanded.read(&file_of(NEW)).contains("krevd: {av: [elin-saheim-bjorkli"));
    // Those who were called to one day are told that it is cancelled on another.
    let again = self::folder();
    move_to_12_june(&again);
    done(&again, &["mote", "avlys", NEW]);
    assert!(again.read(&format!("meetings/{NEW}/avlysning.md")).contains("12. juni 2024 er avlyst."));
    // One that was never called is cancelled without a paper.
    done(&folder, &["mote", "avlys", STYRET]);
    assert!(!files(folder.path()).iter().any(|path| path.contains("avlysning")));
}

#[test]
fn joint_meetings_are_moved_together_with_a_series_each() {
    let folder = folder();
    let joint = |id: &str, with: &str, place: &str| {
        let text = folder.read(&file_of(id));
        let text = text.replace("2024-06-21", "2024-06-06").replace("tid: 09:00–12:00", "tid: 09:00–11:00");
        let text = text.replace("sted: Oslo rådhus\nform: fysisk", "sted: Teams\nform: digitalt");
        text.replace("\nsaksliste:", &format!("\nfelles-med: [{with}]\nsaksliste:"))
            .replace("sted: Teams", place)
    };
    let case = folder.read(STRATEGY).replace("2024-06-21", "2024-06-06");
    folder.write(STRATEGY, case);
    folder.write(&file_of(OLD), joint(OLD, "styret", "sted: Teams"));
    folder.write(&file_of("2024-06-06-styret"), joint(STYRET, "interessepolitisk-utvalg", "sted: Teams"));
    std::fs::remove_dir_all(folder.path().join(format!("meetings/{STYRET}"))).expect("removed");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "felles"]);
    let checked = on_the_day(&folder, &["check"]).out;
    assert!(!checked.contains("T07") && !checked.contains("I09"), "{checked}");
    let listed = done(&folder, &["mote", "list"]);
    assert!(listed.contains("6 saker, felles"), "{listed}");
    done(&folder, &["mote", "flytt", OLD, "2024-06-12"]);
    let subject = folder.git(&["log", "-1", "--format=%s"]);
    assert_eq!(
        subject,
        "Fellesmøtet i interessepolitisk utvalg og styret 6. juni 2024 er flyttet til 12. juni 2024\n"
    );
    assert!(folder.read("meetings/2024-06-12-styret/meeting.md").contains("flyttet-fra: 2024-06-06-styret"));
    let case = folder.read(STRATEGY);
    assert!(
        case.contains("møte: 2024-06-12, sak: 17/24") && case.contains("{organ: styret, møte: 2024-06-12}")
    );
    let json = done(&folder, &["mote", "show", NEW, "--format", "json"]);
    assert!(json.contains("\"felles-med\": [ \"styret\" ]"), "{json}");
}

#[cfg(feature = "pdf")]
#[test]
fn the_new_notice_keeps_the_numbers_and_says_where_the_meeting_was() {
    let folder = folder();
    move_to_12_june(&folder);
    let before = folder.read(STRATEGY);
    ok(&folder, &["innkalling", NEW]);
    let notice = folder.read(&format!("meetings/{NEW}/innkalling.md"));
    assert!(notice.contains("Møtet er flyttet fra 6. juni 2024: Stortinget har høring."), "{notice}");
    assert!(notice.contains("17/24") && !notice.contains(SECRET), "{notice}");
    let meeting = folder.read(&file_of(NEW));
    assert!(meeting.contains("status: innkalt\nflyttet-fra"), "{meeting}");
    assert!(meeting.contains("\nsendt: 2024-06-03\n"), "{meeting}");
    assert_eq!(folder.read(STRATEGY), before);
    let head = folder.git(&["rev-parse", "HEAD"]);
    ok(&folder, &["innkalling", NEW]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
}
