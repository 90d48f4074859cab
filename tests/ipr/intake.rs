//! What is weighed before a case is taken up: the answers, the papers that show them, the order in which
//! proposals are taken, and those that are not taken up.

use ipr::plans::{Subject, book};
use ipr::read::{self, FileContent, Files};
use ipr::render;

use crate::program::Folder;

const DAY: [&str; 2] = ["--dato", "2024-01-08"];
const EVA: &str = "Eva Næss Karlsen";
const CASE: &str = "cases/2024/2024-001-innspill-om-jernbanen.md";

fn run(folder: &Folder, arguments: &[&str]) -> String {
    folder.ok(&[arguments, &DAY[..]].concat())
}

/// Without the ends of lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The public book of papers to koordineringsgruppen, and the closed one.
fn books(folder: &Folder) -> [String; 2] {
    let meeting = "meetings/2024-01-30-koordineringsgruppen/meeting.md";
    let texts = ["bodies.yaml", "members.yaml", CASE, meeting];
    let texts = texts.map(|path| (path.to_owned(), FileContent::Text(folder.read(path))));
    let files = Files { texts: texts.into(), ..Files::default() };
    let workspace = read::read(files, "2024-01-23".parse().expect("a day")).0;
    let meeting = workspace.meeting_in("2024-01-30-koordineringsgruppen").expect("the meeting");
    let subject = Subject::new(&workspace, meeting).expect("its body");
    [subject, subject.closed()].map(|subject| render::markdown::render(&book::book(&subject)))
}

/// What is written under every heading of the case.
fn written(folder: &Folder) {
    let text = folder.read(CASE);
    let lines =
        text.lines().map(|line| if line.starts_with("<!--") { "Styret slutter seg til det." } else { line });
    folder.write(CASE, lines.collect::<Vec<_>>().join("\n") + "\n");
}

/// What is said when it is refused.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let said = folder.ipr(&[arguments, &DAY[..]].concat());
    assert_ne!(said.code, 0, "{}", said.out);
    flat(&said.err)
}

/// The folder with one case on the agenda of koordineringsgruppen, and nothing weighed.
fn proposed() -> Folder {
    let folder = Folder::at_the_start();
    let new = ["sak", "new", "Innspill om jernbanen", "--type", "prinsippsak", "--ansvarlig", EVA];
    run(&folder, &[&new[..], &["--møte", "koordineringsgruppen", "--grunnlag", "Handlingsprogram"]].concat());
    folder
}

#[test]
fn answers_are_kept_round_by_round_and_the_latest_counts() {
    let folder = proposed();
    let missing = run(&folder, &["check"]);
    let names = "forankring, rekkevidde, kapasitet, samarbeid, innspill, tid og enighet";
    let missing = missing.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(missing.contains("L24") && missing.contains(names), "{missing}");
    let one = ["sak", "vurder", "2024-001", "--svar", "forankring", "ja: Hovedprioritering i programmet"];
    let said = run(&folder, &[&one[..], &["--svar", "Kapasitet", "nei"]].concat());
    assert!(said.contains("Sak 2024-001 er vurdert: 2 av 7 spørsmål er besvart"), "{said}");
    // The same once more is nothing new; another answer is another round.
    run(&folder, &one);
    folder.ok(&[
        "sak",
        "vurder",
        "2024-1",
        "--svar",
        "kapasitet",
        "delvis, med hjelp",
        "--dato",
        "2024-01-12",
    ]);
    let case = folder.read(CASE);
    for row in [
        "  - {spørsmål: forankring, svar: ja, fordi: Hovedprioritering i programmet, dato: 2024-01-08, av: \
         eva-naess-karlsen}\n",
        "  - {spørsmål: kapasitet, svar: nei, dato: 2024-01-08, av: eva-naess-karlsen}\n",
        "  - {spørsmål: kapasitet, svar: delvis, fordi: med hjelp, dato: 2024-01-12, av: \
         eva-naess-karlsen}\n",
    ] {
        assert_eq!(case.matches(row).count(), 1, "{case}");
    }
    let shown = run(&folder, &["sak", "vurder", "2024-001"]);
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        shown.contains("(kapasitet) – delvis: med hjelp") && shown.contains("(tid) – ikke besvart"),
        "{shown}"
    );
    let shown = run(&folder, &["sak", "show", "2024-001", "--format", "json"]);
    assert!(shown.contains("\"fordi\": \"med hjelp\""), "{shown}");
}

#[test]
fn the_paper_shows_what_was_answered_to_the_body_that_asks() {
    let folder = proposed();
    written(&folder);
    let answers = ["--svar", "forankring", "ja: Står i programmet", "--svar", "tid", "ja"];
    run(&folder, &[&["sak", "vurder", "2024-001"][..], &answers].concat());
    let [book, _] = books(&folder);
    assert!(book.contains("## Om saken bør tas opp"), "{book}");
    let row = "| Er saken i tråd med vedtatt handlingsprogram og budsjett? | ja | Står i programmet |";
    assert!(flat(&book).contains(row), "{book}");
    assert!(book.contains("| ikke vurdert |"), "{book}");
    assert!(book.contains("Vurdert av Eva Næss Karlsen 8. januar 2024."), "{book}");
}

#[test]
fn an_exempt_case_keeps_its_answers_to_itself() {
    let folder = proposed();
    written(&folder);
    folder.replace(
        CASE,
        "status:",
        "unntatt: {hjemmel: offl. § 23 første ledd}\noffentlig-tittel: En sak\nstatus:",
    );
    run(&folder, &["sak", "vurder", "2024-001", "--svar", "tid", "ja: Zqgrunn"]);
    for command in
        [&["sak", "vurder", "2024-001"][..], &["sak", "show", "2024-001"], &["sak", "list", "--forslag"]]
    {
        for format in ["plain", "json"] {
            let said = run(&folder, &[command, &["--format", format]].concat());
            assert!(!said.contains("Zqgrunn"), "{said}");
        }
    }
    let [book, closed] = books(&folder);
    assert!(closed.contains("Zqgrunn"), "{closed}");
    assert!(!book.contains("Zqgrunn") && !book.contains("Om saken bør tas opp"), "{book}");
}

#[test]
fn an_answer_that_cannot_be_meant_changes_nothing() {
    let folder = proposed();
    let before = folder.read(CASE);
    let ask = |pairs: &[&str]| refused(&folder, &[&["sak", "vurder", "2024-001"][..], pairs].concat());
    assert!(ask(&["--svar", "forankrng", "ja"]).contains("Mente du forankring?"));
    assert!(ask(&["--svar", "tid", "kanskje"]).contains("Skriv ja, delvis eller nei"));
    assert!(ask(&["--svar", "tid", "ja", "--svar", "Tid", "nei"]).contains("besvart to ganger"));
    assert!(ask(&["--svar", "tid", "ja", "--av", "Ingen Slik"]).contains("Ingen Slik"));
    assert_eq!(folder.read(CASE), before);
    // A question that holds only from 2025 is not asked before.
    assert!(ask(&["--svar", "politikere", "ja"]).contains("Det finnes ikke noe spørsmål «politikere»"));
    let other = Folder::with(&[("tests/folders/standard", "")]);
    let said = refused(&other, &["sak", "vurder", "2024-003", "--svar", "tid", "ja"]);
    assert!(said.contains("ingen spørsmål under vurdering"), "{said}");
}

#[test]
fn a_case_can_be_weighed_as_it_is_made() {
    let folder = Folder::at_the_start();
    let new =
        ["sak", "new", "Innspill om jernbanen", "--type", "prinsippsak", "--svar", "tid", "ja: god tid"];
    assert!(refused(&folder, &new).contains("--ansvarlig"));
    run(&folder, &[&new[..], &["--ansvarlig", EVA]].concat());
    assert!(folder.read(CASE).contains("{spørsmål: tid, svar: ja, fordi: god tid, dato: 2024-01-08"));
    let said = run(&folder, &["sak", "new", "Noe ganske annet", "--type", "prinsippsak", "--vurder"]);
    assert!(said.contains("«ipr sak vurder 2024-002» stiller spørsmålene"), "{said}");
}

#[test]
fn what_is_turned_down_is_kept_found_again_and_taken_up() {
    let folder = proposed();
    let turn_down = ["sak", "avvis", "2024-001", "--grunn", "Østlandssamarbeidet har saken"];
    let said = refused(&folder, &turn_down);
    assert!(said.contains("«ipr mote ta-av 2024-01-30-koordineringsgruppen 2024-001» tar den av"), "{said}");
    run(&folder, &["mote", "ta-av", "koordineringsgruppen", "2024-001"]);
    run(&folder, &turn_down);
    let case = folder.read(CASE);
    assert!(case.contains("status: ikke tatt opp\n"), "{case}");
    assert!(
        case.contains(
            "  - {grunn: Østlandssamarbeidet har saken, dato: 2024-01-08, av: eva-naess-karlsen}\n"
        ),
        "{case}"
    );
    let checked = run(&folder, &["check"]);
    assert!(!checked.contains("2024-001-innspill"), "{checked}");
    let shown = run(&folder, &["sak", "show", "2024-001"]);
    assert!(shown.contains("8. januar 2024 (Eva Næss Karlsen): Østlandssamarbeidet har saken"), "{shown}");
    let listed = run(&folder, &["sak", "list", "--status", "ikke tatt opp"]);
    assert!(listed.contains("2024-001"), "{listed}");
    // Nothing is done with it where it lies.
    for command in [
        &["sak", "advance", "2024-001", "--møte", "koordineringsgruppen"][..],
        &["sak", "vurder", "2024-001", "--svar", "tid", "ja"],
        &turn_down,
    ] {
        assert!(refused(&folder, command).contains("«ipr sak ta-opp 2024-001» tar den opp igjen"));
    }
    let said = run(&folder, &["sak", "new", "Nytt innspill om jernbane", "--type", "prinsippsak"]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains(
            "ble ikke tatt opp 8. januar 2024: Østlandssamarbeidet har saken. Er det den, tar «ipr"
        ),
        "{said}"
    );
    run(&folder, &["sak", "ta-opp", "2024-001"]);
    assert_eq!(folder.read(CASE), case.replace("status: ikke tatt opp", "status: utkast"));
    assert!(refused(&folder, &["sak", "ta-opp", "2024-001"]).contains("kan ikke tas opp igjen"));
    run(&folder, &["sak", "advance", "2024-001", "--møte", "koordineringsgruppen"]);
    // The whole way may be one push.
    folder.git(&["push", "--quiet", ".", "HEAD:refs/heads/later"]);
    let said = folder.ipr(&["check", "--siden", "HEAD~3", "--dato", "2024-01-08"]);
    assert!(!said.out.contains("L15"), "{}", said.out);
}

#[test]
fn proposals_are_ranked_by_deadline_and_reach() {
    let folder = Folder::at_the_start();
    run(&folder, &["mote", "new", "styret", "2024-02-16"]);
    let new = |title: &str, more: &[&str]| {
        let new = ["sak", "new", title, "--type", "prinsippsak", "--ansvarlig", EVA];
        run(&folder, &[&new[..], more].concat());
    };
    new("Skog og myr", &["--svar", "rekkevidde", "nei"]);
    new("Båttrafikk", &["--svar", "rekkevidde", "ja"]);
    new("Felles kart", &[]);
    // Both go to the meeting of styret on 16 February, and then reach decides.
    new("Svar til departementet", &["--høringsfrist", "2024-02-20", "--svar", "rekkevidde", "delvis"]);
    new("Svar til direktoratet", &["--høringsfrist", "2024-03-01", "--svar", "rekkevidde", "ja"]);
    let listed = run(&folder, &["sak", "list", "--forslag", "--format", "json"]);
    let places: Vec<usize> =
        ["Svar til direktoratet", "Svar til departementet", "Båttrafikk", "Felles kart", "Skog"]
            .iter()
            .map(|title| listed.find(title).expect("a proposal"))
            .collect();
    assert!(places.is_sorted(), "{listed}");
    let listed = run(&folder, &["sak", "list", "--forslag"]);
    let listed = listed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(listed.contains("og siste møte før den er 16. februar 2024; gjelder hele regionen"), "{listed}");
    assert!(listed.contains("Ingen frist; rekkevidden er ikke vurdert"), "{listed}");
}

#[test]
fn what_is_decided_by_authority_is_entered_shown_and_reported() {
    let folder = proposed();
    run(&folder, &["mote", "new", "styret", "2024-02-16"]);
    let used = ["sak", "fullmakt", "2024-001", "lopende-okonomi", "--beløp", "80 000"];
    run(&folder, &[&used[..], &["--post", "Kommunikasjon"]].concat());
    // A row that cannot be read has its place in the list too.
    let broken = "fullmakt:\n  - {navn: lopende-okonomi, dato: 2024-01-07}\n";
    folder.write(CASE, folder.read(CASE).replacen("fullmakt:\n", broken, 1));
    let row = "{navn: lopende-okonomi, dato: 2024-01-08, av: eva-naess-karlsen, beløp: 80 000, post: \
        Kommunikasjon}";
    assert!(folder.read(CASE).contains(row), "{}", folder.read(CASE));
    let said =
        "lopende-okonomi 8. januar 2024 (fra styret: Den løpende økonomien i samsvar med vedtatt budsjett)";
    let (more, due) = ("80 000 kroner av «Kommunikasjon»", "Skal meldes styret 16. februar 2024");
    let shown = |arguments: &[&str]| flat(&run(&folder, arguments)).replace('\u{a0}', " ");
    let case = shown(&["sak", "show", "2024-001"]);
    assert!(case.contains(said) && case.contains(more) && case.contains(due), "{case}");
    let report = "ipr sak fullmakt 2024-001 lopende-okonomi --meldt 2024-02-16";
    let status = folder.ipr(&["status", "--uke", "7", "--dato", "2024-01-08"]);
    assert!(flat(&status.out).contains(report), "{} {}", status.out, status.err);
    // Of an exempt case nobody is told how much and from what.
    let open = folder.read(CASE);
    folder.replace(CASE, "status:", "unntatt: {hjemmel: offl. § 23 første ledd}\nstatus:");
    let case = shown(&["sak", "show", "2024-001"]);
    assert!(case.contains(due) && !case.contains("80 000") && !case.contains("«Kommunikasjon»"), "{case}");
    folder.write(CASE, open);
    for (arguments, why) in [
        (
            &["lopende", "--beløp", "1"][..],
            "Det finnes ingen fullmakt «lopende» i bodies.yaml (fullmakter: lopende-okonomi)",
        ),
        (&["lopende-okonomi", "--meldt", "2024-01-07"], "ingen bruk av «lopende-okonomi» som ikke er meldt"),
    ] {
        let said = refused(&folder, &[&["sak", "fullmakt", "2024-001"][..], arguments].concat());
        assert!(said.contains(why), "{said}");
    }
    folder.ok(&[&report.split(' ').skip(1).collect::<Vec<_>>()[..], &["--dato", "2024-02-17"]].concat());
    assert!(folder.read(CASE).contains("post: Kommunikasjon, meldt: 2024-02-16}"), "{}", folder.read(CASE));
    assert!(shown(&["sak", "show", "2024-001"]).contains("Meldt 16. februar 2024"));
}
