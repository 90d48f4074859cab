//! The long way of one case: koordineringsgruppen, the committee, styret, which sends it to its members for
//! their opinion, the committee once more, styret once more, and representantskapet.

use super::compare;
use crate::program::Folder;

const CASE: &str = "cases/2024/2024-001-strategiske-foringer-for-osloregionen.md";
const KG: &str = "2024-01-30-koordineringsgruppen";
const IPU_APRIL: &str = "2024-04-11-interessepolitisk-utvalg";
const STYRET_APRIL: &str = "2024-04-26-styret";
const IPU_JUNE: &str = "2024-06-05-interessepolitisk-utvalg";
const STYRET_JUNE: &str = "2024-06-19-styret";
const REPRESENTANTSKAPET: &str = "2024-08-29-representantskapet";
const ASKED: &str = "1. Forslag til strategiske føringer for 2025–2028 sendes på høring til medlemmene.\n\
    2. Sekretariatet legger saken fram på nytt når høringen er avsluttet.";
const PROPOSED: &str = "Strategiske føringer for 2025–2028 vedtas slik de er lagt fram.";
const CHANGED: &str =
    "Strategiske føringer for 2025–2028 vedtas slik de er lagt fram, med tillegg om vannmiljø.";

fn calls_the_meetings(folder: &Folder) {
    for (body, day, time) in [
        ("interessepolitisk-utvalg", "2024-04-11", "09:00–11:00"),
        ("styret", "2024-04-26", "09:00–12:00"),
        ("interessepolitisk-utvalg", "2024-06-05", "09:00–11:00"),
        ("styret", "2024-06-19", "09:00–12:00"),
        ("representantskapet", "2024-08-29", "16:00–17:30"),
    ] {
        let place = ["--tid", time, "--sted", "Oslo rådhus", "--dato", "2024-01-08"];
        folder.ok(&[&["mote", "new", body, day][..], &place].concat());
    }
}

/// The case is put on the agenda of a meeting, and its papers leave.
fn puts_before(folder: &Folder, meeting: &str, put: &str, sent: &str) {
    folder.ok(&["sak", "advance", "2024-001", "--møte", meeting, "--dato", put]);
    folder.ok(&["innkalling", meeting, "--dato", sent]);
}

fn ends(folder: &Folder, outcome: &[&str], day: &str) -> String {
    let step = [&["sak", "advance", "2024-001", "--utfall"][..], outcome, &["--dato", day]].concat();
    folder.ok(&step)
}

/// What the secretary writes in the draft of the board's minutes.
fn writes_the_minutes(folder: &Folder) {
    let path = format!("meetings/{STYRET_APRIL}/referat.md");
    let mut text = folder.read(&path);
    for (was, is) in [
        ("Møtet satt kl.:", "Møtet satt kl.: 09:00"),
        ("Møtet hevet kl.:", "Møtet hevet kl.: 11:30"),
        ("Møteleder:\n\n## Til", "Møteleder: Eirik Lae Solberg\n\n## Til"),
    ] {
        assert!(text.contains(was), "{was}\n{text}");
        text = text.replace(was, is);
    }
    folder.write(&path, text);
}

/// Who was asked and who has answered, and what the secretariat proposes then.
fn writes_of_the_hearing(folder: &Folder) {
    let sent = "utfall: sendt på høring}";
    let hearing = "utfall: sendt på høring, høring: {til: [medlemmene], frist: 2024-05-29, \
        svar: [{fra: Asker, dato: 2024-05-20}, {fra: Fredrikstad, dato: 2024-05-28}]}}";
    folder.replace(CASE, sent, hearing);
    let heading = "## Innstilling fra interessepolitisk utvalg\n";
    let proposal = format!("## Forslag til vedtak 30. mai 2024\n\n{PROPOSED}\n\n{heading}");
    folder.replace(CASE, heading, &proposal);
}

#[test]
fn a_case_is_asked_about_and_comes_back() {
    let folder = Folder::at_the_start();
    let title = "Strategiske føringer for Osloregionen 2025–2028";
    let new = ["sak", "new", title, "--type", "strategi", "--ansvarlig", "Eva Næss Karlsen"];
    let area = ["--innsatsområde", "Fellesskap og samarbeid", "--dato", "2024-01-08"];
    folder.ok(&[&new[..], &area[..]].concat());
    let text = folder.read(CASE);
    let prompts: Vec<&str> = text.lines().filter(|line| line.starts_with("<!--")).collect();
    let paper = "Gjeldende føringer gjelder ut 2024. Nye vedtas av representantskapet.";
    folder.write(CASE, text.replace(prompts[0], ASKED).replace(prompts[1], paper));
    calls_the_meetings(&folder);

    puts_before(&folder, KG, "2024-01-15", "2024-01-23");
    ends(&folder, &["drøftet"], "2024-01-31");
    puts_before(&folder, IPU_APRIL, "2024-03-15", "2024-04-03");
    ends(&folder, &["innstilt", "--som-foreslått"], "2024-04-12");
    puts_before(&folder, STYRET_APRIL, "2024-04-12", "2024-04-15");
    folder.ok(&["referat", STYRET_APRIL, "--dato", "2024-04-26"]);
    writes_the_minutes(&folder);
    let said = folder.records(STYRET_APRIL, "2024-04-29");
    assert!(said.contains("Sak 2024-001: sendt på høring som innstilt."), "{said}");
    assert!(folder.read(CASE).contains("utfall: sendt på høring}\n  - {organ: styret}\n"));

    writes_of_the_hearing(&folder);
    puts_before(&folder, IPU_JUNE, "2024-05-30", "2024-05-29");
    ends(&folder, &["innstilt", "--som-foreslått"], "2024-06-06");
    puts_before(&folder, STYRET_JUNE, "2024-06-06", "2024-06-07");
    ends(&folder, &["innstilt", "--tekst", CHANGED], "2024-06-20");
    puts_before(&folder, REPRESENTANTSKAPET, "2024-06-21", "2024-08-15");
    ends(&folder, &["vedtatt", "--som-foreslått"], "2024-08-30");
    folder.ok(&["utskrift", "2024-001", "--dato", "2024-08-30"]);

    // How a PDF is made of the Markdown beside it is held elsewhere.
    compare(&folder, "long-way/end", &["bodies.yaml", "members.yaml", ".pdf"]);
}
