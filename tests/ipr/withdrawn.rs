//! A case that is taken back before the meeting, and lists that say what they could not read.

use crate::program::Folder;

const DAY: [&str; 2] = ["--dato", "2024-02-06"];
const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";

/// The standard folder, in which the meeting of styret is planned and nobody has been called.
fn planned() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(
        MEETING,
        "status: innkalt\nsendt: 2024-02-06\nkunngjort: 2024-02-06\n",
        "status: planlagt\n",
    );
    folder
}

fn run(folder: &Folder, arguments: &[&str]) -> String {
    folder.ok(&[arguments, &DAY[..]].concat())
}

#[test]
fn a_case_withdrawn_before_the_meeting_leaves_the_agenda() {
    let folder = planned();
    let said = run(&folder, &["sak", "advance", "2024-003", "--utfall", "trukket"]);
    assert!(
        said.contains("Sak 2024-003 er trukket, og tatt av sakslisten til styret 16. februar 2024."),
        "{said}"
    );
    assert!(!folder.read(MEETING).contains("2024-003"));
    let case = folder.read(CASE);
    assert!(case.contains("status: trukket") && !case.contains("utfall: trukket"), "{case}");
    // The one after it moves up, so that the series has no hole.
    assert!(folder.read(MEETING).contains("{sak: 05/24, fast: eventuelt}"), "{}", folder.read(MEETING));
    // To name the meeting makes no difference while it is still to come.
    let named = planned();
    run(&named, &["sak", "advance", "2024-003", "--møte", "2024-02-16-styret", "--utfall", "trukket"]);
    assert_eq!(named.read(MEETING), folder.read(MEETING));
    assert_eq!(named.read(CASE), case);
}

#[test]
fn an_agenda_that_has_been_sent_stays_as_it_was() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let before = folder.read(MEETING);
    let asked = ["sak", "advance", "2024-003", "--utfall", "trukket", "--dato", "2024-02-08"];
    let said = folder.ok(&asked);
    assert!(
        said.contains("er sendt til styret 16. februar 2024") && said.contains("Si fra til medlemmene"),
        "{said}"
    );
    assert_eq!(folder.read(MEETING), before);
    let case = folder.read(CASE);
    assert!(case.contains("status: trukket") && !case.contains("utfall: trukket"), "{case}");
    // When the meeting has been held, it is told what became of the case there.
    let checked = folder.ipr(&["check", "--dato", "2024-02-08"]).out;
    assert!(checked.contains("L18"), "{checked}");
}

#[test]
fn no_notice_leaves_with_a_case_that_is_withdrawn() {
    let folder = planned();
    folder.replace(MEETING, "status:", "tid: 10:00–12:00\nsted: Fjordvik\nstatus:");
    folder.replace(CASE, "status: til behandling", "status: trukket");
    let said = folder.ipr(&["innkalling", "2024-02-16-styret", "--dry-run", "--dato", "2024-02-06"]);
    assert!(said.code == 1 && said.out.contains("feil[L18]"), "{}{}", said.out, said.err);
    let told = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("ipr mote ta-av 2024-02-16-styret 2024-003"), "{}", said.out);
}

#[test]
fn a_list_says_what_it_could_not_read() {
    let folder = planned();
    folder.replace(CASE, "id: 2024-003", "id: [2024-003");
    for list in [&["sak", "list"][..], &["vedtak"], &["oppfolging"], &["sok", "prinsipper"]] {
        let said = folder.ipr(&[list, &DAY[..]].concat());
        assert!(
            said.out.contains(CASE) && said.code == 1,
            "{list:?} {}\n{}{}",
            said.code,
            said.out,
            said.err
        );
    }
    let folder = planned();
    folder.replace(MEETING, "organ: styret", "organ: [styret");
    let said = folder.ipr(&["mote", "list", "--dato", "2024-02-06"]);
    assert!(said.out.contains(MEETING) && said.code == 1, "{}{}", said.out, said.err);
}

/// What one body is to treat first, on a day that is set, is planned and not skipped: the next body's agenda
/// can be made before it.
#[test]
fn a_case_is_planned_ahead_in_the_order_of_the_bodies() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for (body, day) in [("interessepolitisk-utvalg", "2024-03-06"), ("styret", "2024-03-20")] {
        run(&folder, &["mote", "new", body, day]);
    }
    run(&folder, &["sak", "new", "Prinsipper for hurtigbåten", "--type", "prinsippsak", "--politisk"]);
    let put =
        |meeting: &str| folder.ipr(&[&["sak", "advance", "2024-004", "--møte", meeting], &DAY[..]].concat());
    let early = put("2024-03-20-styret");
    assert!(early.code == 1 && early.out.contains("feil[L01]"), "{}{}", early.out, early.err);
    assert!(early.out.contains("Saken står der den stod, og ingenting er endret."), "{}", early.out);
    assert_eq!(put("2024-03-06-interessepolitisk-utvalg").code, 0);
    let planned = put("2024-03-20-styret");
    assert_eq!(planned.code, 0, "{}{}", planned.out, planned.err);
    let remark = "Innstillingen fra interessepolitisk utvalg 6. mars 2024 gjenstår før det.";
    assert!(planned.out.contains(remark), "{}", planned.out);
    let checked = folder.ipr(&["check", "--dato", "2024-02-06"]);
    assert!(checked.code == 0 && checked.out.contains("L01"), "{}{}", checked.out, checked.err);
    // When that meeting has been held and nothing is known of it, the papers do not leave.
    let checked = folder.ipr(&["check", "--dato", "2024-03-14"]);
    assert!(checked.code == 1 && checked.out.contains("feil[L01]"), "{}{}", checked.out, checked.err);
}

#[test]
fn what_looks_like_the_wrong_meeting_is_told() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    const GROUP: &str = "2024-03-05-faggruppe-areal-og-transport";
    run(&folder, &["mote", "new", "faggruppe-areal-og-transport", "2024-03-05"]);
    for (id, area) in
        [("2024-004", None), ("2024-005", Some("klima-og-natur")), ("2024-006", Some("areal-og-transport"))]
    {
        let mut new = vec!["sak", "new", "Felles plan", "--type", "prinsippsak"];
        new.extend(area.iter().flat_map(|area| ["--innsatsområde", area]));
        run(&folder, &new);
        let said = run(&folder, &["sak", "advance", id, "--møte", GROUP]);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said.contains("Se om det er riktig møte"), id != "2024-006", "{said}");
        assert_eq!(said.contains("Sak 2024-004 på sakslisten har samme tittel"), id != "2024-004", "{said}");
    }
}

#[test]
fn a_draft_that_nothing_rests_on_is_deleted() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    run(&folder, &["sak", "new", "Laget ved en feil", "--type", "prinsippsak"]);
    let path = "cases/2024/2024-004-laget-ved-en-feil.md";
    let delete = |id: &str| folder.ipr(&[&["sak", "slett", id], &DAY[..]].concat());
    // What somebody has begun on, names or has laid beside it stays.
    let begun = delete("2024-003");
    assert!(begun.code == 2 && begun.err.contains("ikke et utkast lenger"), "{}", begun.err);
    let before = folder.read(CASE);
    folder.write(CASE, format!("{before}\nSe sak 2024-004.\n"));
    let named = delete("2024-004");
    assert!(named.code == 2 && named.err.contains(CASE), "{}", named.err);
    folder.write(CASE, format!("{before}\nSe sak 2024-0041.\n"));
    folder.write("cases/2024/2024-004-laget-ved-en-feil/kart.pdf", "%PDF");
    let beside = delete("2024-004");
    assert!(beside.code == 2 && beside.err.contains("kart.pdf"), "{}", beside.err);
    std::fs::remove_file(folder.path().join("cases/2024/2024-004-laget-ved-en-feil/kart.pdf"))
        .expect("removed");
    let done = delete("2024-4");
    assert!(
        done.code == 0 && done.out.contains("Utkastet til sak 2024-004 er slettet"),
        "{}{}",
        done.out,
        done.err
    );
    assert!(!folder.path().join(path).exists());
    assert!(!folder.git(&["ls-files"]).contains("2024-004"), "git has been told");
}
